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
    let given: Vec<Moment> = [Some(placed), paid, shipped].into_iter().flatten().collect();
    for pair in given.windows(2) {
        if let [earlier, later] = pair {
            not_before(*later, *earlier)?;
        }
    }
    for moment in &given {
        not_in_future(*moment, now)?;
    }
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

pub(super) fn correct(set: Details, lift: Vec<String>, now: Instant) -> Vec<Fact> {
    let at = Moment::At(now);
    let set = (!set.is_empty()).then(|| Statement::Corrected(Box::new(set)));
    let lift = (!lift.is_empty()).then_some(Statement::CorrectionLifted(lift));
    set.into_iter().chain(lift).map(|what| Fact::of_buyer(at, what)).collect()
}
