//! Who bought what from whom: the parties, and the goods with their prices, promises and parcels.

use super::super::clean::clean;
use super::super::json::{Json, object, order_url};
use super::super::language::{fill, named};
use super::items::{items, line_state, parcel_state};
use super::localizer::{Field, Localizer};
use crate::app::OrderView;
use crate::domain::id::OrderId;
use crate::domain::order::{
    Order, OrderLine, OrderParcel, ParcelStage, Statement, StoryEntry, StoryEvent,
};
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

/// One order line, with its price, what was paid for it, marked where that is estimated, and how far it
/// is.
pub(super) fn line(line: &OrderLine, localizer: &Localizer) -> Json {
    let (number, share, state) = (line.number, line.share, line_state(line.stage, localizer));
    let line = &line.line;
    let none = || localizer.words().labels.none.clone();
    let paid = share.map(|share| {
        let mark = if share.is_exact() { "" } else { "≈ " };
        format!("{mark}{}", localizer.money(share.amount))
    });
    let price = line.unit_price.map(|price| localizer.money(price));
    object! {
        "number": number,
        "title": clean(&line.title),
        "variant": line.variant.as_deref().map(clean),
        "product": line.product_id.as_deref().map(clean),
        "quantity": line.quantity,
        "price": price.unwrap_or_else(none),
        "amount": paid.unwrap_or_else(none),
        "state": state.to_owned(),
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

/// The parcels by their numbers, each with its carrier, what is in it, how far it is and since when, and
/// what is doubtful about its number.
pub(super) fn parcels(view: &OrderView, localizer: &Localizer) -> Json {
    Json::list(view.order.declared_parcels().map(|parcel| {
        let tracked = view.parcels.iter().find(|one| one.finding.given == parcel.number);
        let doubts = tracked.into_iter().flat_map(|tracked| &tracked.doubts).map(|doubt| {
            localizer.name(FORMAT);
            Field::new(&localizer.words().labels.tracking_check, doubted(doubt, localizer)).strong()
        });
        let inside: Vec<u32> = parcel.contents.iter().map(|packed| packed.line).collect();
        let none = || localizer.words().labels.none.clone();
        let inside = if inside.is_empty() { none() } else { items(&view.order, &inside) };
        object! {
            "number": clean(&parcel.number),
            "carrier": parcel.carrier.as_deref().map(clean).unwrap_or_default(),
            "items": inside,
            "state": parcel_state(parcel, localizer).to_owned(),
            "dates": dates_of(view, parcel, localizer).join(" – "),
            "doubts": Json::list(doubts),
        }
    }))
}

/// When it was shipped, and since when it is as far as it is.
fn dates_of(view: &OrderView, parcel: &OrderParcel, localizer: &Localizer) -> Vec<String> {
    let is_of_it = |entry: &&StoryEntry| {
        let number = entry.parcel.as_deref();
        let line = entry.lines.iter().any(|line| parcel.contents.iter().any(|it| it.line == *line));
        number.map_or(line, |number| parcel.has(number))
    };
    let told = |is_meant: fn(&Statement) -> bool| {
        let mut entries = view.story.iter().rev().filter(is_of_it);
        let found =
            entries.find(|entry| matches!(&entry.event, StoryEvent::Told(what) if is_meant(what)));
        found.map(|entry| entry.at)
    };
    let shipped = told(|what| matches!(what, Statement::Shipped { .. }));
    let tracked = || told(|what| matches!(what, Statement::Tracked(_)));
    let last = match parcel.stage {
        ParcelStage::Delivered => {
            parcel.delivered_at.or_else(|| told(|what| matches!(what, Statement::Delivered)))
        }
        ParcelStage::ReadyForPickup => told(|what| matches!(what, Statement::ReadyForPickup)),
        ParcelStage::Refused => told(|what| matches!(what, Statement::RefusedAtDoor)),
        ParcelStage::Lost => told(|what| matches!(what, Statement::Lost)),
        ParcelStage::Returned => told(|what| matches!(what, Statement::ReturnedToSeller)),
        ParcelStage::ShipmentCancelled => told(|what| matches!(what, Statement::ShipmentCancelled)),
        ParcelStage::OnlySaid
        | ParcelStage::Announced
        | ParcelStage::Shipped
        | ParcelStage::OnTheWay => None,
    };
    let all = shipped.or_else(tracked).into_iter().chain(last);
    all.map(|at| localizer.moment(at).text).collect()
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
