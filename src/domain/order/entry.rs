//! Orders that the buyer enters by hand, and corrections.

use super::command::NewOrder;
use super::fact::{Fact, Source, Statement};
use super::moments::{not_before, not_in_future};
use super::refusal::Refusal;
use super::standing::Order;
use crate::domain::details::{Details, Line};
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::time::Moment;

pub(super) fn add(order: &Order, new: NewOrder, now: Instant) -> Result<Vec<Fact>, Refusal> {
    if order.exists() {
        return Err(Refusal::AlreadyRecorded);
    }
    let NewOrder {
        seller,
        rating,
        country,
        total,
        discount,
        shipping,
        tax,
        placed,
        paid,
        method,
        shipped,
        parcels,
        lines,
    } = new;
    adds_up(&lines, total, [discount, shipping, tax])?;
    let dates = [Some(placed), paid, shipped];
    for moment in dates.into_iter().flatten() {
        not_in_future(moment, now)?;
    }
    in_order(dates.into_iter().flatten().map(|moment| (moment, true)))?;
    let details = Details {
        seller: Some(seller),
        seller_rating: rating,
        seller_country: country,
        total: Some(total),
        discount,
        shipping,
        tax,
        placed: Some(placed),
        paid,
        payment_method: method,
        shipped,
        lines: (!lines.is_empty()).then_some(lines),
        ..Details::default()
    };
    let sent = shipped.unwrap_or(placed);
    let tracked =
        parcels.into_iter().map(|parcel| Fact::of_buyer(sent, Statement::Tracked(parcel)));
    let entered = Fact::of_buyer(placed, Statement::Entered(Box::new(details)));
    Ok(std::iter::once(entered).chain(tracked).collect())
}

pub(super) fn correct(
    order: &Order,
    set: Details,
    lift: Vec<String>,
    now: Instant,
) -> Result<Vec<Fact>, Refusal> {
    let known = order.purchase();
    let sums = [
        (set.discount, known.discount()),
        (set.shipping, known.shipping()),
        (set.tax, known.tax()),
    ];
    let is_any_sum = sums.iter().any(|(set, _)| set.is_some());
    // What the buyer said before must fit what is corrected now; a page may be wrong in any of it.
    let known_sums = [&known.discount, &known.shipping, &known.tax];
    let is_of_buyer = known_sums.into_iter().flatten().any(|sum| sum.source == Source::Buyer);
    let is_base = set.total.is_some() || set.lines.is_some();
    let is_asked = is_any_sum || is_base && is_of_buyer;
    if let (Some(total), true) = (set.total.or(known.total().copied()), is_asked) {
        let lines: Vec<Line> = match &set.lines {
            Some(lines) => lines.clone(),
            None => order.lines.iter().map(|line| line.line.clone()).collect(),
        };
        adds_up(&lines, total, sums.map(|(set, known)| set.or(known.copied())))?;
    }
    let dates =
        [(set.placed, known.placed()), (set.paid, known.paid()), (set.shipped, known.shipped())];
    in_order(
        dates.into_iter().filter_map(|(set, known)| Some((set.or(known.copied())?, set.is_some()))),
    )?;
    let at = Moment::At(now);
    let set = (!set.is_empty()).then(|| Statement::Corrected(Box::new(set)));
    let lift = (!lift.is_empty()).then_some(Statement::CorrectionLifted(lift));
    Ok(set.into_iter().chain(lift).map(|what| Fact::of_buyer(at, what)).collect())
}

/// Refuses sums that cannot make the total. One that is not told is no contradiction: shipping and tax
/// may add to what is told, and a discount may take from it. Yet no discount takes off more than is told,
/// and a total that leaves the discount out is known to be wrong.
fn adds_up(lines: &[Line], total: Money, sums: [Option<Money>; 3]) -> Result<(), Refusal> {
    // What is in another currency tells nothing of it.
    let of = |sum: Money| (sum.currency() == total.currency()).then(|| sum.minor());
    let price = |line: &Line| line.price().and_then(of);
    let prices: Option<Vec<i64>> = lines.iter().map(price).collect();
    let goods: Option<i64> = prices.filter(|it| !it.is_empty()).map(|it| it.iter().sum());
    let [discount, shipping, tax] = sums.map(|sum| sum.and_then(of));
    let before = goods.unwrap_or(0) + shipping.unwrap_or(0) + tax.unwrap_or(0);
    let money = |minor| Money::from_minor(minor, total.currency()).ok();
    let too_large = discount.filter(|given| goods.is_some() && *given > before + ROUNDING);
    if let (Some(discount), Some(sum)) = (too_large.and_then(money), money(before)) {
        return Err(Refusal::DiscountTooLarge { discount, sum });
    }
    let sum = before - discount.unwrap_or(0);
    let off = total.minor() - sum;
    let is_most = goods.is_some() && shipping.is_some() && tax.is_some();
    let is_without_discount =
        goods.is_some() && discount.is_some_and(|discount| discount > 0 && off == discount);
    let is_wrong =
        off > ROUNDING && (is_most || is_without_discount) || off < -ROUNDING && discount.is_some();
    match money(sum.max(0)) {
        Some(sum) if is_wrong => Err(Refusal::SumsDoNotFit { total, sum }),
        Some(_) | None => Ok(()),
    }
}

/// How many minor units a page's own sums may miss its total by.
const ROUNDING: i64 = 3;

/// Refuses dates that do not follow each other, where one of two is given now.
fn in_order(dates: impl Iterator<Item = (Moment, bool)>) -> Result<(), Refusal> {
    let dates: Vec<_> = dates.collect();
    for pair in dates.windows(2) {
        if let [(earlier, is_one_given), (later, is_other_given)] = *pair
            && (is_one_given || is_other_given)
        {
            not_before(later, earlier)?;
        }
    }
    Ok(())
}
