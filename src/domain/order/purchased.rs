//! What an order buys, by which two orders of the same things are told: placed twice by mistake, perhaps.

use chrono::{NaiveDate, TimeDelta};

use super::standing::Order;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::time::Moment;

/// How far apart two orders may be placed to be one that was placed twice.
const NEARLY: TimeDelta = TimeDelta::days(1);

/// What an order buys: from which store, for how much, which items, and when it was placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Purchased {
    seller: String,
    total: Money,
    /// The titles in small letters, each with how many; never none.
    items: Vec<(String, u32)>,
    placed: NaiveDate,
}

impl Purchased {
    /// What this order buys; `None` where a part of it is not known, for of that nothing is the same.
    pub(crate) fn of(order: &Order) -> Option<Self> {
        let purchase = order.purchase();
        let seller = purchase.seller().map(|seller| seller.name.trim().to_owned());
        let item = |title: &str, quantity| (title.trim().to_lowercase(), quantity);
        let lines = order.lines.iter().map(|line| item(&line.line.title, line.line.quantity));
        let mut items: Vec<(String, u32)> = lines.collect();
        items.sort_unstable();
        let is_known = !items.is_empty() && items.iter().all(|(title, _)| !title.is_empty());
        Some(Self {
            seller: seller.filter(|name| !name.is_empty())?,
            total: *purchase.total()?,
            items: Some(items).filter(|_| is_known)?,
            placed: purchase.placed().copied().map(Moment::day)?,
        })
    }

    /// The store and the money, by which a list tells what may be alike.
    pub(crate) fn key(&self) -> (String, Money) {
        (self.seller.clone(), self.total)
    }

    /// From when to when an order that is like it was placed.
    pub(crate) fn about_when(&self) -> (Instant, Instant) {
        let (first, last) = (Moment::Day(self.placed).first(), Moment::Day(self.placed).last());
        (first - NEARLY, last + NEARLY)
    }

    /// Whether both buy the same from the same store, on the same day or nearly.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let apart = self.placed.signed_duration_since(other.placed).abs();
        self.total == other.total
            && self.seller == other.seller
            && self.items == other.items
            && apart <= NEARLY
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::tests::given::{amount, item, nothing, of_lines};
    use crate::domain::order::{Command, NewOrder};

    fn bought(items: &[&str], total: i64, placed: &str) -> Option<Purchased> {
        let items = items.iter().map(|title| item(title, 1000)).collect();
        let placed = crate::domain::order::tests::given::moment(placed);
        let new = NewOrder { placed, paid: None, total: amount(total), ..of_lines(items, total) };
        let tale = nothing().when(Command::Add(Box::new(new)), "2026-03-10");
        Purchased::of(&tale.at("2026-03-10"))
    }

    #[test]
    fn two_orders_of_the_same_on_the_same_day_or_the_next_are_alike_and_no_others() {
        let one = bought(&["red cup", "blue cup"], 2000, "2026-03-02").expect("known");
        for (other, is_like) in [
            (bought(&["Blue cup ", "red cup"], 2000, "2026-03-02"), true),
            (bought(&["red cup", "blue cup"], 2000, "2026-03-03"), true),
            (bought(&["red cup", "blue cup"], 2000, "2026-03-01"), true),
            (bought(&["red cup", "blue cup"], 2000, "2026-03-04"), false),
            (bought(&["red cup", "blue cup"], 1999, "2026-03-02"), false),
            (bought(&["red cup", "red cup"], 2000, "2026-03-02"), false),
            (bought(&["red cup"], 2000, "2026-03-02"), false),
        ] {
            let other = other.expect("known");
            assert_eq!(one.is_like(&other), is_like, "{other:?}");
        }
        assert_eq!(bought(&[], 2000, "2026-03-02"), None, "nobody knows what it buys");
    }
}
