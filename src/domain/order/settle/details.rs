//! The details of an order: corrected before printed on the newest page before entered by hand.

use std::borrow::Cow;

use super::ledger::{Entry, Ledger, page_rank};
use super::progress::{Progress, Reach};
use crate::domain::details::{Details, for_each_detail};
use crate::domain::instant::Instant;
use crate::domain::order::fact::{Source, Statement};
use crate::domain::order::purchase::{Known, Purchase};
use crate::domain::order::stage::ShownStage;
use crate::domain::promise::PromiseKind;
use crate::domain::time::Moment;

/// What one fact says, and how much that counts.
struct Telling<'a> {
    level: Level,
    seen: Instant,
    page: Option<ShownStage>,
    told: Instant,
    source: Source,
    /// Whether it is about a part of the order alone.
    is_own: bool,
    details: Cow<'a, Details>,
}

impl Telling<'_> {
    /// How many lines it speaks of; `None` where it names none.
    fn line_count(&self) -> Option<usize> {
        let counted = self.details.line_count.and_then(|count| usize::try_from(count).ok());
        counted.or(self.details.lines.as_ref().map(Vec::len))
    }
}

/// Whether a detail is a sum over the lines that stand beside it: one over fewer lines says nothing of
/// the order.
fn is_sum(field: &str) -> bool {
    matches!(field, "total" | "discount" | "coupons" | "shipping" | "tax")
}

/// Whether what is told of a part of the order counts before what is told of all of it.
fn is_of_part(field: &str) -> bool {
    matches!(field, "shipped" | "protected_until")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Entered,
    Seen,
    Corrected,
}

macro_rules! define {
    ($($(#[$doc:meta])+ $field:ident: $kind:ty,)+) => {
        /// All details, each from the source that counts most.
        pub(super) fn details(ledger: &Ledger<'_>, progress: &Progress) -> Purchase {
            let tellings: Vec<Telling<'_>> =
                ledger.entries.iter().filter_map(|entry| telling(entry, progress)).collect();
            let seen = tellings.iter().filter(|telling| telling.level == Level::Seen);
            let most = seen.filter_map(Telling::line_count).max();
            let is_whole = |telling: &Telling<'_>| {
                telling.level != Level::Seen
                    || telling.line_count().is_none_or(|count| Some(count) >= most)
            };
            let mut purchase = Purchase::default();
            $({
                let said = tellings.iter().filter(|telling| {
                    telling.level != Level::Corrected
                        || telling.told >= ledger.lifted(stringify!($field))
                });
                let best = said
                    .filter_map(|telling| Some((telling, telling.details.$field.as_ref()?)))
                    .max_by_key(|(telling, value)| {
                        let rank = page_rank(telling.source);
                        let whole = !is_sum(stringify!($field)) || is_whole(telling);
                        let own = is_of_part(stringify!($field)) && telling.is_own;
                        let newest = (telling.seen, rank, telling.page, telling.told);
                        (telling.level, whole, own, newest, *value)
                    });
                purchase.$field = best.map(|(telling, value)| Known {
                    value: value.clone(),
                    seen: telling.seen,
                    source: telling.source,
                    is_corrected: telling.level == Level::Corrected,
                });
            })+
            purchase
        }
    };
}

for_each_detail!(define);

#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else gives a detail")]
fn telling<'a>(entry: &Entry<'a>, progress: &Progress) -> Option<Telling<'a>> {
    let said = |level, seen, details: Cow<'a, Details>| Telling {
        level,
        seen,
        // Of pages of one instant the one that shows the later stage, whenever each was imported.
        page: entry.look().and_then(|look| look.stage),
        told: if entry.look().is_some() { entry.at } else { entry.told },
        source: entry.fact.source,
        is_own: entry.is_own,
        details,
    };
    let at = entry.fact.at;
    // Of one printed and one told on the same day, the printed one counts.
    let day = Moment::Day(Moment::At(entry.told).day()).first();
    let stands =
        |reach: Reach| progress.words.iter().any(|word| word.id == entry.id && word.reach == reach);
    Some(match &entry.fact.what {
        Statement::Looked(look) => said(Level::Seen, entry.at, Cow::Borrowed(&look.details)),
        Statement::Entered(details) => said(Level::Entered, entry.told, Cow::Borrowed(&**details)),
        Statement::Corrected(details) => {
            said(Level::Corrected, entry.told, Cow::Borrowed(&**details))
        }
        Statement::Paid => {
            let details = Details { paid: Some(at), ..Details::default() };
            said(Level::Seen, day, Cow::Owned(details))
        }
        Statement::Shipped { partly: false } if stands(Reach::Shipped) => {
            let details = Details { shipped: Some(at), ..Details::default() };
            said(Level::Seen, day, Cow::Owned(details))
        }
        Statement::ProtectionUntil(until)
        | Statement::Promised { kind: PromiseKind::RefundIfLate, until } => {
            let details = Details { protected_until: Some(*until), ..Details::default() };
            said(Level::Seen, day, Cow::Owned(details))
        }
        Statement::SellerRating(rating) => {
            let details = Details { seller_rating: Some(*rating), ..Details::default() };
            said(Level::Seen, entry.at, Cow::Owned(details))
        }
        Statement::SellerCountry(country) => {
            let details = Details { seller_country: Some(*country), ..Details::default() };
            said(Level::Seen, entry.at, Cow::Owned(details))
        }
        _ => return None,
    })
}
