//! The items of an order in the words of any language: their names, and how far each is.

use super::super::clean::clean;
use super::super::language::named;
use super::super::line::is_long;
use super::super::number_range::typed_numbers;
use super::super::table::fitted;
use super::localizer::Localizer;
use crate::domain::order::{LineStage, Order, OrderLine, OrderParcel, ParcelStage, Stage};

/// The columns of a title among other words.
const TITLE: usize = 60;

/// The names of these lines; their numbers where they are many.
pub(super) fn items(order: &Order, lines: &[u32]) -> String {
    if is_long(order) && lines.len() > 1 {
        return format!("#{}", typed_numbers(lines));
    }
    let lines = lines.iter().filter_map(|number| order.line(*number));
    lines.map(item).collect::<Vec<_>>().join(", ")
}

fn item(line: &OrderLine) -> String {
    let title = fitted(&clean(&line.line.title), TITLE);
    if title.is_empty() { format!("#{}", line.number) } else { title }
}

/// What is told, with the names of the lines that it is about where these are not all.
pub(super) fn with_items(order: &Order, what: &str, lines: &[u32]) -> String {
    if lines.is_empty() { what.to_owned() } else { format!("{what} ({})", items(order, lines)) }
}

/// How far a line is.
pub(super) fn line_state(stage: LineStage, localizer: &Localizer) -> &str {
    let words = localizer.words();
    let of = |stage: Stage| named(&words.stages, stage.id());
    match stage {
        LineStage::Unknown => of(Stage::Unknown),
        LineStage::ToPay => of(Stage::AwaitingPayment),
        LineStage::ToShip => of(Stage::AwaitingShipment),
        LineStage::Cancelling => of(Stage::CancellationPending),
        LineStage::MaybeShipped => of(Stage::PartiallyShipped),
        LineStage::Shipped => of(Stage::Shipped),
        LineStage::ShipmentCancelled => of(Stage::ShipmentCancelled),
        LineStage::Delivered => of(Stage::Delivered),
        LineStage::InDispute => of(Stage::InDispute),
        LineStage::Returning => named(&words.phases, "return-sent"),
        LineStage::Frozen => of(Stage::Frozen),
        LineStage::Completed => of(Stage::Completed),
        LineStage::Cancelled => &words.labels.cancelled,
        LineStage::Refunded => &words.labels.refunded,
        LineStage::Closed => of(Stage::Closed),
    }
}

/// How far a parcel is.
pub(super) fn parcel_state<'a>(parcel: &OrderParcel, localizer: &'a Localizer) -> &'a str {
    let words = localizer.words();
    match parcel.stage {
        ParcelStage::OnlySaid | ParcelStage::Announced => &words.labels.none,
        ParcelStage::Shipped | ParcelStage::OnTheWay => &words.labels.under_way,
        ParcelStage::Delivered => named(&words.events, "delivered"),
        ParcelStage::ShipmentCancelled => named(&words.stages, Stage::ShipmentCancelled.id()),
        ParcelStage::ReadyForPickup => named(&words.events, "ready-for-pickup"),
        ParcelStage::Refused => named(&words.events, "refused"),
        ParcelStage::Lost => named(&words.events, "lost"),
        ParcelStage::Returned => named(&words.events, "returned-to-seller"),
    }
}

/// How many items are how far, where they differ; `None` where all are alike.
pub(super) fn counted_states(order: &Order, localizer: &Localizer) -> Option<String> {
    let mut counts: Vec<(LineStage, usize)> = Vec::new();
    for line in &order.lines {
        match counts.iter_mut().find(|(stage, _)| *stage == line.stage) {
            Some((_, count)) => *count += 1,
            None => counts.push((line.stage, 1)),
        }
    }
    let counted =
        counts.iter().map(|(stage, count)| format!("{} ({count})", line_state(*stage, localizer)));
    (counts.len() > 1).then(|| counted.collect::<Vec<_>>().join(" · "))
}
