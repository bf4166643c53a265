//! A line of an order as all sources together tell it, with what it cost and how far it is.

use super::line_ref::LineRef;
use super::share::Share;
use crate::domain::details::Line;
use crate::domain::ids::ids;
use crate::domain::money::Money;

ids! {
/// How far a line is.
pub(crate) enum LineStage {
    /// Nobody said, or in words that are not recognised.
    Unknown = "unknown",
    ToPay = "to-pay",
    ToShip = "to-ship",
    Cancelling = "cancelling",
    /// A part of the order was shipped, and nobody said whether this line was.
    MaybeShipped = "maybe-shipped",
    Shipped = "shipped",
    /// The carrier did not take the parcel, or gave it back.
    ShipmentCancelled = "shipment-cancelled",
    Delivered = "delivered",
    InDispute = "in-dispute",
    Returning = "returning",
    Frozen = "frozen",
    Completed = "completed",
    Cancelled = "cancelled",
    Refunded = "refunded",
    Closed = "closed",
}
}

impl LineStage {
    pub(crate) fn is_ended(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled | Self::Refunded | Self::Closed)
    }
}

ids! {
/// Where a line is known from.
pub(crate) enum Origin {
    /// The newest page that lists the lines has it, or none ever listed any.
    Listed = "listed",
    /// Only the buyer told of it; the pages list others.
    ByHand = "by-hand",
    /// An earlier page had it, and the newest has not.
    Missing = "missing",
}
}

/// A line of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OrderLine {
    /// Its number in the order, from 1: the place of its first telling, and never another line's.
    pub(crate) number: u32,
    /// What it is, each part from the source that counts most.
    pub(crate) line: Line,
    /// By what facts name it.
    pub(super) names: Vec<LineRef>,
    pub(crate) origin: Origin,
    /// What was paid for it, shipping apart; `None` where that cannot be told.
    pub(crate) share: Option<Share>,
    pub(crate) stage: LineStage,
}

impl OrderLine {
    /// What a fact names it by: its number on the page, where it has one.
    pub(crate) fn name(&self) -> LineRef {
        if let Some(id) = &self.line.id {
            return LineRef::Id(id.clone());
        }
        let first = self.names.first().cloned();
        first.unwrap_or_else(|| LineRef::Like {
            title: self.line.title.clone(),
            price: None,
            nth: 1,
        })
    }

    /// What the buyer's own word names it by, where only that word tells of it.
    pub(super) fn by_hand(&self) -> Option<LineRef> {
        let mut names = self.names.iter();
        names.find(|name| matches!(name, LineRef::Like { .. })).cloned()
    }

    pub(super) fn is_named(&self, name: &LineRef) -> bool {
        self.names.contains(name)
    }
}

/// The lines that a text names: one by its number on the page, those of a list of numbers in the order
/// (`2`, `1,3`, `4-7`), or the one that alone has these words in its title; none where it names none.
pub(crate) fn find<'a>(text: &str, lines: &'a [OrderLine]) -> Vec<&'a OrderLine> {
    let by_id = lines.iter().find(|line| line.line.id.as_deref() == Some(text));
    let by_words = || {
        let words = text.to_lowercase();
        let mut found = lines.iter().filter(|line| line.line.title.to_lowercase().contains(&words));
        found.next().filter(|_| found.next().is_none())
    };
    if let Some(line) = by_id {
        return vec![line];
    }
    by_numbers(text, lines).unwrap_or_else(|| by_words().into_iter().collect())
}

/// The lines of a list of numbers and ranges; `None` where it is none, or names a line that is not there.
fn by_numbers<'a>(text: &str, lines: &'a [OrderLine]) -> Option<Vec<&'a OrderLine>> {
    let mut found = Vec::new();
    for part in text.split(',') {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let first: u32 = first.trim().parse().ok()?;
        let last: u32 = last.trim().parse().ok()?;
        let count = usize::try_from(last.checked_sub(first)?).ok()?.saturating_add(1);
        let before = found.len();
        found.extend(lines.iter().filter(|line| (first..=last).contains(&line.number)));
        if found.len() - before != count {
            return None;
        }
    }
    Some(found)
}

/// The line that a fact names.
pub(crate) fn named<'a>(name: &LineRef, lines: &'a [OrderLine]) -> Option<&'a OrderLine> {
    lines.iter().find(|line| line.is_named(name))
}

/// The numbers of the lines with these names.
pub(super) fn numbers(names: &[LineRef], lines: &[OrderLine]) -> Vec<u32> {
    names.iter().filter_map(|name| Some(named(name, lines)?.number)).collect()
}

/// What was paid for the lines with these numbers; `None` where nobody can tell.
pub(super) fn cost(numbers: &[u32], lines: &[OrderLine]) -> Option<Money> {
    let share = |number: &u32| {
        let line = lines.iter().find(|line| line.number == *number)?;
        Some(line.share?.amount)
    };
    let shares: Option<Vec<Money>> = numbers.iter().map(share).collect();
    Money::sum(shares?.into_iter())
}

/// Whether any of these lines is among the others, where none stands for all.
pub(crate) fn meets(lines: &[u32], others: &[u32]) -> bool {
    lines.is_empty() || others.is_empty() || lines.iter().any(|line| others.contains(line))
}
