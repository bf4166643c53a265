//! Who bought what from whom: the parties, and the goods with their prices, promises and parcels.

use super::super::clean::clean;
use super::super::json::{Json, object, order_url};
use super::super::language::{fill, named};
use super::localizer::{Field, Localizer};
use crate::app::OrderView;
use crate::domain::id::OrderId;
use crate::domain::money::Money;
use crate::domain::order::{Order, OrderLine, Share};
use crate::domain::tracking::Doubt;

/// The rule that says how a number is checked.
const FORMAT: &str = "tracking-format";

/// The buyer, the seller and the marketplace.
pub(super) fn parties(order: &Order, localizer: &Localizer) -> Vec<Field> {
    let words = localizer.words();
    let labels = &words.labels;
    let mut fields = vec![Field::new(&labels.buyer, &*words.texts.buyer)];
    if let Some(seller) = order.purchase().seller() {
        fields.push(Field::new(&labels.seller, clean(&seller.name)));
        let number = seller.store_id.as_ref();
        fields.extend(number.map(|id| Field::new(&labels.store_number, clean(id))));
        fields.extend(seller.url.as_ref().map(|url| Field::address(&labels.address, url)));
    } else {
        fields.push(Field::new(&labels.seller, &*labels.unknown));
    }
    fields.push(Field::new(&labels.marketplace, "AliExpress"));
    fields.push(Field::address(&labels.order_page, &order_url(order.id().as_str())));
    fields
}

/// One order line, with its price and what was paid for it where that is known.
pub(super) fn line(line: &OrderLine, localizer: &Localizer) -> Json {
    let share = line.share;
    let line = &line.line;
    let money = |money: Option<Money>| {
        let none = || localizer.words().labels.none.clone();
        money.map_or_else(none, |money| localizer.money(money))
    };
    object! {
        "title": clean(&line.title),
        "variant": line.variant.as_deref().map(clean),
        "product": line.product_id.as_deref().map(clean),
        "quantity": line.quantity,
        "price": money(line.unit_price),
        "amount": money(share.filter(Share::is_exact).map(|share| share.amount)),
    }
}

/// The rows of the price as the page showed them.
pub(super) fn prices(order: &Order) -> Vec<Field> {
    let rows = order.purchase().prices().into_iter().flatten();
    rows.map(|row| Field::new(&clean(&row.title), clean(&row.value))).collect()
}

/// What was promised on the page, as it stood there.
pub(super) fn promises(order: &Order) -> Vec<Field> {
    let rows = order.purchase().promises().into_iter().flatten();
    rows.map(|row| Field::new(&clean(&row.title), clean(&row.text))).collect()
}

/// The parcels by their numbers, each with its carrier and with what is doubtful about its number.
pub(super) fn parcels(view: &OrderView, localizer: &Localizer) -> Vec<Field> {
    let mut fields = Vec::new();
    for parcel in view.order.declared_parcels() {
        let carrier = parcel.carrier.as_deref().map(clean).unwrap_or_default();
        fields.push(Field::new(&clean(&parcel.number), carrier));
        let tracked = view.parcels.iter().find(|one| one.finding.given == parcel.number);
        for doubt in tracked.into_iter().flat_map(|tracked| &tracked.doubts) {
            localizer.name(FORMAT);
            let label = &localizer.words().labels.tracking_check;
            fields.push(Field::new(label, doubted(doubt, localizer)).strong());
        }
    }
    fields
}

/// What is doubtful about a number.
fn doubted(doubt: &Doubt, localizer: &Localizer) -> String {
    let words = named(&localizer.words().doubts, doubt.id());
    match doubt {
        Doubt::WrongCheckDigit { expected } => fill(words, &[("digit", &expected.to_string())]),
        Doubt::OtherCountry { number, .. } => fill(words, &[("country", number.code())]),
        Doubt::Reused { orders } => {
            let orders: Vec<&str> = orders.iter().map(OrderId::as_str).collect();
            fill(words, &[("orders", &orders.join(", "))])
        }
        Doubt::NoSuchCountry | Doubt::UnknownShape => words.to_owned(),
    }
}
