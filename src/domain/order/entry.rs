//! Orders that the buyer enters by hand, and corrections.

use super::command::NewOrder;
use super::fact::{Fact, Statement};
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
    if let (Some(total), true) = (set.total.or(known.total().copied()), is_any_sum) {
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

/// Refuses a total that cannot be what was paid by the other sums: the lines without the discount, where
/// the total is what they cost with it.
fn adds_up(lines: &[Line], total: Money, sums: [Option<Money>; 3]) -> Result<(), Refusal> {
    let [discount, shipping, tax] = sums.map(|money| money.map_or(0, Money::minor));
    let price = |line: &Line| line.unit_price?.times(line.quantity).map(Money::minor);
    let prices: Option<Vec<i64>> = lines.iter().map(price).collect();
    let goods: i64 = prices.filter(|prices| !prices.is_empty()).map_or(-1, |it| it.iter().sum());
    if goods < 0 {
        return Ok(());
    }
    let sum = goods - discount + shipping + tax;
    let off = total.minor() - sum;
    let is_all_told = sums.iter().all(Option::is_some);
    // Where a sum is not told, only a total that leaves the discount out is known to be wrong.
    let is_wrong = if is_all_told { off.abs() > ROUNDING } else { discount > 0 && off == discount };
    match Money::from_minor(sum, total.currency()) {
        Ok(sum) if is_wrong => Err(Refusal::SumsDoNotFit { total, sum }),
        Ok(_) | Err(_) => Ok(()),
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
