//! Orders that were paid in one go: a chargeback or a PayPal dispute is about all of them.

use super::clean::clean;
use super::money::money;
use super::order::short_number;
use super::table::fitted;
use crate::app::{OrderView, PaidOrder};
use crate::domain::money::Money;

/// How long the title of another order is at most.
const TITLE: usize = 30;

/// What the whole payment was; `None` where an order's total is not known, or in another currency.
pub(super) fn payment_total(view: &OrderView) -> Option<Money> {
    let own = view.order.purchase().total().copied();
    let totals = view.paid_together.iter().map(|other| other.total).chain([own]);
    totals.reduce(|sum, total| sum?.plus(total?)).flatten()
}

/// With which orders it was paid in one go.
pub(super) fn payment_sentence(view: &OrderView) -> Option<String> {
    let together = &view.paid_together;
    if together.is_empty() {
        return None;
    }
    let others: Vec<String> = together.iter().map(other_words).collect();
    let total = payment_total(view).map(|total| format!(", {} in all", money(total)));
    let total = total.unwrap_or_default();
    Some(format!(
        "Paid in one go with {}{total}. A chargeback or a PayPal dispute is about that payment; each \
         order's share of it is its total.",
        others.join(" and ")
    ))
}

fn other_words(other: &PaidOrder) -> String {
    let number = short_number(&other.id);
    let total = other.total.map(|total| format!(" ({})", money(total))).unwrap_or_default();
    if other.title.is_empty() {
        return format!("order {number}{total}");
    }
    format!("{} {number}{total}", fitted(&clean(&other.title), TITLE))
}
