//! The sums of a price table.
//!
//! A row that isn't understood could be anything, so the sums are told only where every row is
//! understood and all of them together come to the total.

use super::number_text::PrintedNumber;
use super::page::PageContext;
use super::price_names::{FREE, Kind, TITLES, has};
use super::status_text::plain;
use crate::domain::details::PriceRow;
use crate::domain::money::{Currency, Money};

/// By how many minor units the rows may miss the total: pages round each of them.
const MAX_ROUNDING: u64 = 3;

/// What was put on the prices of the lines, and what was taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) discount: Money,
    /// The part of the discount that coupons took off.
    pub(super) coupons: Money,
    pub(super) shipping: Money,
    pub(super) tax: Money,
}

/// The sums of the rows; `None` where a row isn't understood or they don't come to the total.
pub(super) fn sums(rows: &[PriceRow], total: Money, page: &PageContext<'_>) -> Option<Sums> {
    let read = |row: &PriceRow| {
        let kind = kind(&row.title)?;
        Some((kind, amount(kind, &row.value, total.currency(), page)?))
    };
    let rows = rows.iter().map(read).collect::<Option<Vec<_>>>()?;
    rows.iter().find(|(kind, _)| *kind == Kind::Subtotal)?;
    let nothing = Money::from_minor(0, total.currency()).ok()?;
    let sum = |wanted: Kind| {
        let mut amounts = rows.iter().filter(|(kind, _)| *kind == wanted);
        amounts.try_fold(nothing, |sum, (_, amount)| sum.plus(*amount))
    };
    let (coupons, shipping, tax) = (sum(Kind::Coupon)?, sum(Kind::Shipping)?, sum(Kind::Tax)?);
    let discount = sum(Kind::Discount)?.plus(coupons)?;
    let charged = sum(Kind::Subtotal)?.plus(shipping)?.plus(tax)?;
    let missed = charged.minor().abs_diff(total.plus(discount)?.minor());
    (missed <= MAX_ROUNDING).then_some(Sums { discount, coupons, shipping, tax })
}

fn kind(title: &str) -> Option<Kind> {
    let title = plain(&title.replace('-', " "));
    let (kind, _) = TITLES.iter().find(|(_, titles)| has(titles, &title))?;
    Some(*kind)
}

/// The amount of a row. A discount is one with and without a minus.
fn amount(kind: Kind, value: &str, currency: Currency, page: &PageContext<'_>) -> Option<Money> {
    let number = match kind {
        Kind::Shipping if has(FREE, &plain(value)) => {
            return Money::from_minor(0, currency).ok();
        }
        Kind::Subtotal | Kind::Shipping | Kind::Tax => {
            PrintedNumber::find(value, currency.decimals())
        }
        Kind::Coupon | Kind::Discount => PrintedNumber::find_unsigned(value, currency.decimals()),
    };
    number.ok()?.amount(currency, || page.sign(currency)).ok()?
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_title_means_one_kind_in_all_languages() {
        let mut meanings = BTreeMap::new();
        for (known, titles) in TITLES {
            for title in titles.split('|') {
                assert_eq!(kind(title), Some(known), "{title} is written as it is compared");
                assert_eq!(*meanings.entry(title).or_insert(known), known, "{title}");
            }
        }
        for words in FREE.split('|') {
            assert_eq!(plain(words), words, "{words} is written as it is compared");
        }
    }
}
