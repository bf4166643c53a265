//! The lines of an order: its title, what each is called, how far it is, and what it cost.

use super::clean::clean;
use super::money::about_or_exact;
use super::number_range::item_numbers;
use super::table::{columns, fitted_apart};
use crate::domain::order::{LineRef, LineStage, Order, OrderLine, Origin, Share};

/// How long the name of a line in a sentence is at most.
const NAME: usize = 40;
/// The columns that a title keeps at least in a list to pick from.
const PICKED: usize = 16;
/// An order of more items or parcels is a long one.
const TITLED: usize = 4;

/// The title of the first line.
pub(super) fn title(order: &Order) -> Option<&str> {
    let first = order.lines.first();
    first.map(|line| line.line.title.as_str()).filter(|title| !title.is_empty())
}

/// What a line is called: its title, else its number on the page, else its number in the order.
pub(super) fn name(line: &OrderLine) -> String {
    called(line.number, line.line.id.as_deref(), &line.line.title)
}

/// The title of the first of so many lines, after how many they are.
pub(super) fn first_of(count: Option<u32>, title: &str) -> String {
    let title = clean(title);
    match count {
        Some(count @ 2..) if !title.is_empty() => format!("{count} items: {title}"),
        Some(_) | None => title,
    }
}

/// What a line with this number, number on the page and title is called.
pub(super) fn called(number: u32, id: Option<&str>, title: &str) -> String {
    let title = clean(title);
    match (id, title.is_empty()) {
        (_, false) => title,
        (Some(id), true) => clean(id),
        (None, true) => format!("item {number}"),
    }
}

/// A line with how many of it.
pub(super) fn with_quantity(line: &OrderLine) -> String {
    format!("{} ×{}", name(line), line.line.quantity)
}

/// Whether an order has so many items or parcels that sentences name them by their numbers.
pub(super) fn is_long(order: &Order) -> bool {
    order.lines.len() > TITLED || order.parcels.len() > TITLED
}

/// The names of these lines, for a sentence.
pub(super) fn names(order: &Order, numbers: &[u32]) -> String {
    if is_long(order) && numbers.len() > 1 {
        return item_numbers(numbers);
    }
    let lines: Vec<&OrderLine> = numbers.iter().filter_map(|number| order.line(*number)).collect();
    let of_lines: Vec<String> = lines.iter().map(|line| name(line)).collect();
    if of_lines.iter().all(|name| columns(name) <= NAME) {
        return of_lines.join(", ");
    }
    // Cut as beside all others of the order, so that each sentence names a line alike.
    let all: Vec<String> = order.lines.iter().map(name).collect();
    let all: Vec<&str> = of_lines.iter().chain(&all).map(String::as_str).collect();
    let cut = fitted_apart(&all, NAME);
    cut.into_iter().take(lines.len()).collect::<Vec<_>>().join(", ")
}

/// The names of the lines that a fact names, where the items stand in a table with their numbers.
pub(super) fn told_lines(order: &Order, lines: &[LineRef]) -> String {
    let numbers = order.line_numbers(lines);
    if is_long(order) && numbers.len() > 1 {
        return item_numbers(&numbers);
    }
    line_words(order, lines)
}

/// The names of the lines that a fact names.
pub(super) fn line_words(order: &Order, lines: &[LineRef]) -> String {
    let name = |one: &LineRef| match order.line_numbers(std::slice::from_ref(one))[..] {
        [number] => order.line(number).map(name),
        _ => None,
    };
    let names = lines.iter().map(|one| name(one).unwrap_or_else(|| clean(&one.to_string())));
    names.collect::<Vec<_>>().join(", ")
}

pub(super) const fn line_stage_words(stage: LineStage) -> &'static str {
    match stage {
        LineStage::Unknown => "unknown",
        LineStage::ToPay => "to pay",
        LineStage::ToShip => "to ship",
        LineStage::Cancelling => "cancellation requested",
        LineStage::MaybeShipped => "perhaps shipped",
        LineStage::Shipped => "shipped",
        LineStage::ShipmentCancelled => "shipment cancelled",
        LineStage::Delivered => "delivered",
        LineStage::InDispute => "in dispute",
        LineStage::Returning => "going back",
        LineStage::Frozen => "frozen",
        LineStage::Completed => "completed",
        LineStage::Cancelled => "cancelled",
        LineStage::Refunded => "refunded",
        LineStage::Closed => "closed",
    }
}

/// What a share is, with a mark where it is only estimated.
pub(super) fn share_words(share: Share) -> String {
    about_or_exact(share.amount, share.is_exact())
}

/// Where a line is from, where that is worth a word.
pub(super) const fn origin_words(origin: Origin) -> Option<&'static str> {
    match origin {
        Origin::Listed => None,
        Origin::ByHand => Some("entered by hand, not on the page"),
        Origin::Missing => Some("not on the last page"),
    }
}

/// Items as they stand in a list to pick from: where there is no room, the title is cut, never the sum.
pub(crate) fn items_to_pick(lines: &[&OrderLine], room: usize) -> Vec<String> {
    let rest = |line: &OrderLine, with_stage: bool| {
        let variant = line.line.variant.as_deref().map(|it| format!(" ({})", clean(it)));
        let paid = line.share.map(|share| format!("  {}", share_words(share)));
        let stage = with_stage.then(|| format!("  {}", line_stage_words(line.stage)));
        let more = [variant, Some(format!(" ×{}", line.line.quantity)), paid, stage];
        more.into_iter().flatten().collect::<String>()
    };
    let widest =
        |with_stage| lines.iter().map(|line| columns(&rest(line, with_stage))).max().unwrap_or(0);
    let with_stage = widest(true) + PICKED <= room;
    let room = room.saturating_sub(widest(with_stage)).max(1);
    let names: Vec<String> = lines.iter().map(|line| name(line)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let cut = fitted_apart(&names, room);
    cut.into_iter().zip(lines).map(|(name, line)| name + &rest(line, with_stage)).collect()
}
