//! Orders that the buyer enters by hand, and corrections.

use super::command::NewOrder;
use super::fact::{Fact, Statement};
use super::moments::{not_before, not_in_future};
use super::refusal::Refusal;
use super::standing::Order;
use crate::domain::details::Details;
use crate::domain::instant::Instant;
use crate::domain::time::Moment;

pub(super) fn add(order: &Order, new: NewOrder, now: Instant) -> Result<Vec<Fact>, Refusal> {
    if order.exists() {
        return Err(Refusal::AlreadyRecorded);
    }
    let NewOrder { seller, rating, total, placed, paid, method, shipped, parcels, lines } = new;
    let dates = [Some(placed), paid, shipped];
    for moment in dates.into_iter().flatten() {
        not_in_future(moment, now)?;
    }
    in_order(dates.into_iter().flatten().map(|moment| (moment, true)))?;
    let details = Details {
        seller: Some(seller),
        seller_rating: rating,
        total: Some(total),
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
