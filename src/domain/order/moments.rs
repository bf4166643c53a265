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
    let is_sending = |what: &Statement| matches!(what, Statement::Shipped { partly: false });
    let sent = order.facts().iter().rev().find(|known| is_sending(&known.fact.what));
    sent.map_or(Ok(()), |sent| not_before(given, sent.fact.at))
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
