//! What was really paid for each line of an order, to the cent.
//!
//! What was paid for the goods is the total without shipping. It is spread over the lines in proportion
//! to their list prices, by the largest remainder, so that the shares add up to it exactly: discounts,
//! coupons, coins and taxes are spread with it.

use super::purchase::Purchase;
use crate::domain::details::Line;
use crate::domain::ids::ids;
use crate::domain::money::Money;

ids! {
/// How a share is known.
pub(crate) enum Basis {
    /// A source states it.
    Stated = "stated",
    /// It follows from the order's own sums.
    Exact = "exact",
    /// It follows from the list prices, and something that bears on it is not known.
    Estimated = "estimated",
}
}

/// What was paid for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) amount: Money,
    pub(crate) basis: Basis,
}

impl Share {
    /// Whether it may be demanded: what is only estimated may not.
    pub(crate) fn is_exact(&self) -> bool {
        self.basis != Basis::Estimated
    }
}

/// So much, spread in proportion to the weights and to the last unit; what is left after rounding down
/// goes to those of whom most was cut off, the first of equals first. Without any weight all are equal.
pub(crate) fn spread(sum: i64, weights: &[i64]) -> Vec<i64> {
    let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    let equal = vec![1; weights.len()];
    let (weights, whole) = if whole > 0 {
        (weights, whole)
    } else {
        (&equal[..], i128::try_from(weights.len()).unwrap_or(1))
    };
    let exact = |weight: i64| i128::from(sum) * i128::from(weight);
    let mut parts: Vec<i64> = weights
        .iter()
        .map(|weight| i64::try_from(exact(*weight) / whole).unwrap_or(i64::MAX))
        .collect();
    let mut cut: Vec<(i128, usize)> =
        weights.iter().zip(0..).map(|(weight, place)| (exact(*weight) % whole, place)).collect();
    cut.sort_by_key(|(cut, place)| (std::cmp::Reverse(*cut), *place));
    let left = sum - parts.iter().sum::<i64>();
    for (_, place) in cut.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        if let Some(part) = parts.get_mut(place) {
            *part += 1;
        }
    }
    parts
}

/// The shares of these lines in what was paid, in their order; `None` where nobody can tell.
pub(super) fn shares(lines: &[&Line], purchase: &Purchase) -> Vec<Option<Share>> {
    let unknown = || vec![None; lines.len()];
    let Some(total) = purchase.total() else { return unknown() };
    let in_its_currency = |money: &Money| money.currency() == total.currency();
    let money = |minor: i64| Money::from_minor(minor, total.currency()).ok();
    let stated = |line: &&Line| line.paid.filter(in_its_currency).map(Money::minor);
    let price = |line: &&Line| line.price().filter(in_its_currency).map(Money::minor);
    let shipping = purchase.shipping().filter(|shipping| in_its_currency(shipping));
    let shipping = shipping.map(|shipping| shipping.minor()).filter(|it| *it <= total.minor());
    let known: i64 = lines.iter().filter_map(stated).sum();
    let goods = total.minor() - shipping.unwrap_or(0);
    let open: Vec<&Line> = lines.iter().filter(|line| stated(line).is_none()).copied().collect();
    // What is stated beyond what was paid is no share of it.
    if known > goods && !open.is_empty() || known > total.minor() {
        return unknown();
    }
    let prices: Option<Vec<i64>> = open.iter().map(price).collect();
    let parts = match (prices, open.as_slice()) {
        (_, [_]) => vec![goods - known],
        (Some(prices), _) => spread(goods - known, &prices),
        (None, _) => return unknown(),
    };
    let is_exact = lines.len() == 1 || adds_up(lines, purchase, total);
    let basis = if is_exact { Basis::Exact } else { Basis::Estimated };
    let mut parts = parts.into_iter();
    let share = |line: &&Line| match stated(line) {
        Some(minor) => Some(Share { amount: money(minor)?, basis: Basis::Stated }),
        None => Some(Share { amount: money(parts.next()?)?, basis }),
    };
    lines.iter().map(share).collect()
}

/// The sums of an order that nobody said, of those that tell each share.
pub(crate) fn unknown_sums(purchase: &Purchase) -> Vec<&'static str> {
    let sums = [
        ("discount", purchase.discount()),
        ("shipping", purchase.shipping()),
        ("tax", purchase.tax()),
    ];
    sums.into_iter().filter_map(|(name, sum)| sum.is_none().then_some(name)).collect()
}

/// Whether the sums of the order tell each share: all of them are known, or those that are known leave
/// nothing for the others.
fn adds_up(lines: &[&Line], purchase: &Purchase, total: &Money) -> bool {
    let minor = |money: Option<Money>| {
        money.filter(|money| money.currency() == total.currency()).map(Money::minor)
    };
    let [discount, shipping, tax] =
        [purchase.discount(), purchase.shipping(), purchase.tax()].map(|sum| minor(sum.copied()));
    if discount.is_some() && shipping.is_some() && tax.is_some() {
        return true;
    }
    let prices: Option<Vec<i64>> = lines.iter().map(|line| minor(line.price())).collect();
    let Some(sum) = prices.map(|prices| prices.iter().sum::<i64>()) else { return false };
    let is_of_buyer = purchase.is_told_by_buyer();
    let is_bounded = discount.is_some() || (shipping.is_some() && tax.is_some()) || is_of_buyer;
    let told = sum - discount.unwrap_or(0) + shipping.unwrap_or(0) + tax.unwrap_or(0);
    is_bounded && told == total.minor()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn what_is_left_of_rounding_goes_to_those_of_whom_most_was_cut_off() {
        for (sum, weights, parts) in [
            (1000, vec![350, 350, 350], vec![334, 333, 333]),
            (2400, vec![1000, 1000, 1000], vec![800, 800, 800]),
            (100, vec![1, 2], vec![33, 67]),
            (2, vec![1, 1, 1], vec![1, 1, 0]),
            (5, vec![0, 0], vec![3, 2]),
            (0, vec![10, 20], vec![0, 0]),
            (7, vec![], vec![]),
        ] {
            assert_eq!(spread(sum, &weights), parts, "{sum} over {weights:?}");
        }
    }

    proptest! {
        #[test]
        fn parts_add_up_and_none_is_off_by_a_unit(sum in 0..10_000_000_000_i64, weights in vec(0..10_000_000_000_i64, 1..50)) {
            let parts = spread(sum, &weights);
            prop_assert_eq!(parts.iter().sum::<i64>(), sum);
            let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
            for (part, weight) in parts.iter().zip(&weights).filter(|_| whole > 0) {
                let exact = i128::from(sum) * i128::from(*weight);
                let off = i128::from(*part) * whole - exact;
                prop_assert!(off.abs() < whole, "{part} of {sum} by {weight} of {whole}");
            }
        }
    }
}
