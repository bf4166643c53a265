//! What pages and the buyer say of an order beside its stage.

use super::coded::{Coded, Unknown, cases, record};
use crate::domain::buyer::Country;
use crate::domain::details::{Details, Line, PriceRow, Promise, Seller, for_each_detail};
use crate::domain::evidence::{Digest, Evidence, Kind, Proof};
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::promise::{PromiseKind, Term, TermEnd};
use crate::domain::rating::Rating;
use crate::domain::time::Moment;

record!(Seller { name: String; store_id: String, url: String, message_url: String });
record!(Line {
    title: String, quantity: u32;
    id: String, product_id: String, sku_id: String, variant: String, unit_price: Money,
    paid: Money, url: String
});
record!(PriceRow { title: String, value: String });
record!(Promise { title: String, text: String; ; terms: Term });
record!(Term { kind: PromiseKind, end: TermEnd });
record!(Evidence {
    digest: Digest, name: String, bytes: u64, media: String, kind: Kind;
    shows: Proof, changed: Instant, note: String
});

cases!(TermEnd {
    alone { Unstated = "unstated", }
    with_value {
        Date = "date": Moment,
        Days = "days": u32,
    }
});

macro_rules! define {
    ($($(#[$doc:meta])+ $field:ident: $kind:ty,)+) => {
        record!(Details { ; $($field: $kind),+ });
    };
}

for_each_detail!(define);
