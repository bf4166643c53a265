//! A parcel of an order: its numbers, what is in it, and how far it is.

use crate::domain::ids::ids;
use crate::domain::time::Moment;

ids! {
/// How far a parcel is.
pub(crate) enum ParcelStage {
    /// The seller wrote the number in a message; the order has no such parcel.
    OnlySaid = "only-said",
    /// Its number is known, and nobody said that it was sent.
    Announced = "announced",
    Shipped = "shipped",
    /// The carrier has it.
    OnTheWay = "on-the-way",
    ReadyForPickup = "ready-for-pickup",
    Delivered = "delivered",
    /// The buyer refused it at the door.
    Refused = "refused",
    Lost = "lost",
    Returned = "returned",
    /// The carrier did not take it, or gave it back.
    ShipmentCancelled = "shipment-cancelled",
}
}

/// A line, or some units of one, in a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Packed {
    /// The number of the line.
    pub(crate) line: u32,
    /// How many of it; `None` where nobody said.
    pub(crate) count: Option<u32>,
}

/// A parcel of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OrderParcel {
    pub(crate) number: String,
    /// The numbers that it had before.
    pub(crate) earlier: Vec<String>,
    pub(crate) carrier: Option<String>,
    /// What is in it; nothing where nobody said.
    pub(crate) contents: Vec<Packed>,
    pub(crate) stage: ParcelStage,
    pub(crate) delivered_at: Option<Moment>,
}

impl OrderParcel {
    /// Whether the number is declared in the order: one that the seller only wrote in a message is not.
    pub(crate) fn is_declared(&self) -> bool {
        self.stage != ParcelStage::OnlySaid
    }

    /// Whether any of these lines may be in it: anything may be where nobody told, and none stands
    /// for all.
    pub(crate) fn may_hold(&self, lines: &[u32]) -> bool {
        let is_in = |packed: &Packed| lines.contains(&packed.line);
        lines.is_empty() || self.contents.is_empty() || self.contents.iter().any(is_in)
    }

    /// Whether this is a number of it, now or before.
    pub(crate) fn has(&self, number: &str) -> bool {
        let known = std::iter::once(&self.number).chain(&self.earlier);
        known.into_iter().any(|known| is_same(known, number))
    }
}

/// Whether two texts are one tracking number, apart from what people write between its characters.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    fn plain(text: &str) -> impl Iterator<Item = u8> {
        let kept = text.bytes().filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
        kept.map(|byte| byte.to_ascii_uppercase())
    }
    one == other || plain(one).eq(plain(other))
}
