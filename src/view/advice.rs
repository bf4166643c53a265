//! What experience tells a buyer at the moment at which it matters.

use super::clean::clean;
use super::command;
use crate::domain::order::{Order, Stage, named_numbers};

/// What to keep in mind as the order stands; `None` where nothing can be lost by a word.
pub(crate) fn advice(order: &Order) -> Option<&'static str> {
    match order.stage() {
        Stage::AwaitingPayment => Some(OUTSIDE),
        Stage::VerifyingPayment | Stage::AwaitingShipment | Stage::CancellationPending => {
            Some(CLAIMS)
        }
        Stage::PartiallyShipped
        | Stage::Shipped
        | Stage::ShipmentCancelled
        | Stage::Delivered
        | Stage::Frozen => Some(RECEIPT),
        Stage::InDispute => Some(DISPUTE),
        Stage::Unknown | Stage::Completed | Stage::Closed => None,
    }
}

/// What to record once the protection of these lines and parcels is longer.
pub(crate) fn once_extended(order: &Order, lines: &[String], parcels: &[String]) -> String {
    let lines = named_numbers(order, lines).unwrap_or_default();
    let record = command::record(order.id(), "protection-until").about(&lines);
    let record =
        parcels.iter().fold(record, |words, number| words.with(&["--parcel"]).and(clean(number)));
    format!("Once it is granted: {}", record.with(&["--until", "DATE"]).line())
}

const OUTSIDE: &str = "Never pay outside AliExpress: nothing protects such a payment.";
const CLAIMS: &str = "\"Already sent\" counts only with a tracking number and the postal receipt: ask for \
     both at once. Never pay or be paid outside AliExpress.";
const RECEIPT: &str = "Never confirm receipt before you have seen the goods: it ends the order and the \
     money goes to the seller. Never pay or be paid outside AliExpress.";
const DISPUTE: &str = "Never close a dispute for a promise: once your protection is over it cannot be \
     opened again. Answer inside the dispute, and never be paid outside AliExpress.";
