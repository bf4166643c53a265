//! When a command may say that something happened.

use super::fact::Statement;
use super::refusal::Refusal;
use super::standing::Order;
use crate::domain::instant::Instant;
use crate::domain::time::Moment;

/// The moment of a command: now unless told, never in the future, never before the order.
pub(super) fn dated(order: &Order, at: Option<Moment>, now: Instant) -> Result<Moment, Refusal> {
    exists(order)?;
    let at = at.unwrap_or(Moment::At(now));
    not_in_future(at, now)?;
    if let Some(placed) = order.purchase().placed() {
        not_before(at, *placed)?;
    }
    Ok(at)
}

/// Refuses what happened to a parcel before it was sent, as far as the buyer told when.
pub(super) fn not_before_sending(given: Moment, order: &Order) -> Result<(), Refusal> {
    not_before_last(given, order, |what| matches!(what, Statement::Shipped { partly: false }))
}

/// Refuses what happened before the last thing of a kind that was told.
pub(super) fn not_before_last(
    given: Moment,
    order: &Order,
    is_of_kind: fn(&Statement) -> bool,
) -> Result<(), Refusal> {
    let last = order.facts.iter().rev().find(|known| is_of_kind(&known.fact.what));
    last.map_or(Ok(()), |last| not_before(given, last.fact.at))
}

pub(super) fn exists(order: &Order) -> Result<(), Refusal> {
    if order.exists() { Ok(()) } else { Err(Refusal::unknown_stage(order)) }
}

pub(super) fn not_in_future(given: Moment, now: Instant) -> Result<(), Refusal> {
    if given.first_anywhere() > now { Err(Refusal::InFuture { given, now }) } else { Ok(()) }
}

pub(super) fn not_before(given: Moment, earliest: Moment) -> Result<(), Refusal> {
    let too_early = match (given, earliest) {
        (Moment::Day(given), Moment::Day(earliest)) => given < earliest,
        (Moment::Day(_) | Moment::At(_), _) => given.last() < earliest.first_anywhere(),
    };
    if too_early { Err(Refusal::TooEarly { given, earliest }) } else { Ok(()) }
}
