//! An order in one line.

use super::clean::clean;
use super::line::{first_of, names, title};
use super::money::{about_or_exact, money};
use super::table::fitted;
use crate::domain::id::OrderId;
use crate::domain::order::Order;

/// The columns that a title takes among other things.
const TITLE: usize = 40;

/// What an order is about in one line: title, store, money, number.
pub(crate) fn headline(order: &Order) -> String {
    let title = title(order).map(|title| fitted(&first_of(order.line_count(), title), TITLE));
    let parts = title.into_iter().chain(about(order)).chain([order.id().to_string()]);
    parts.collect::<Vec<_>>().join(" · ")
}

/// The same of these items of it alone, with what was paid for them.
pub(crate) fn headline_of(order: &Order, lines: &[u32]) -> String {
    let lines = order.unless_all(lines.to_vec());
    if lines.is_empty() {
        return headline(order);
    }
    let paid = order.cost_of(&lines);
    let paid = paid.map(|paid| about_or_exact(paid, order.is_cost_exact(&lines)));
    let seller = order.purchase().seller().map(|seller| clean(&seller.name));
    let parts = paid.into_iter().chain(seller).chain([order.id().to_string()]);
    [names(order, &lines)].into_iter().chain(parts).collect::<Vec<_>>().join(" · ")
}

/// The end of an order's number, where there is no room for more.
pub(crate) fn short_number(id: &OrderId) -> String {
    let digits = id.as_str();
    format!("…{}", digits.get(digits.len().saturating_sub(4)..).unwrap_or(digits))
}

/// Store and money of an order.
pub(super) fn about(order: &Order) -> Vec<String> {
    let purchase = order.purchase();
    let seller = purchase.seller().map(|seller| clean(&seller.name));
    seller.into_iter().chain(purchase.total().map(|total| money(*total))).collect()
}
