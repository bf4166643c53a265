//! Orders that were paid in one go: linked by the number of their payment, or by the buyer's word.

use std::collections::BTreeSet;

use super::order_view::PaidOrder;
use super::session::Session;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::order::{Fact, Known, Order, Refusal, Statement};
use crate::domain::time::Moment;
use crate::store::{StoreError, Writer};

/// The other orders that were paid in one go with this one: those that a payment or the buyer's word
/// links with it, and those that are so linked with them.
pub(super) fn paid_together(
    session: &Session,
    order: &Order,
) -> Result<Vec<PaidOrder>, StoreError> {
    let mut found: Vec<PaidOrder> = Vec::new();
    let mut open = linked(session, order)?;
    while let Some(id) = open.pop_first() {
        if id == *order.id() || found.iter().any(|known| known.id == id) {
            continue;
        }
        let Some(other) = session.read(|store| store.known(&id))? else { continue };
        let other = other.base();
        open.extend(linked(session, other)?);
        let title = other.lines.first().map(|line| line.line.title.clone());
        let total = other.purchase().total().copied();
        found.push(PaidOrder { id, title: title.unwrap_or_default(), total });
    }
    found.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(found)
}

/// The orders that its payment or the buyer's word links with it.
fn linked(session: &Session, order: &Order) -> Result<BTreeSet<OrderId>, StoreError> {
    let mut ids: BTreeSet<OrderId> = order.paid_with.iter().cloned().collect();
    if let Some(payment) = order.purchase().payment() {
        ids.extend(session.read(|store| store.paid_by(payment))?);
    }
    Ok(ids)
}

/// Whether both can be of one payment, as far as is known.
pub(super) fn may_link(
    writer: &Writer<'_>,
    known: &Known,
    other: &OrderId,
) -> Result<Result<(), Refusal>, StoreError> {
    let theirs = writer.known(other)?;
    let is_one = known.base().purchase().may_share_payment(theirs.base().purchase());
    Ok(if is_one { Ok(()) } else { Err(Refusal::PaidApart { other: other.clone() }) })
}

/// Tells of every two orders of a payment that they were paid together, where nobody said so.
pub(super) fn link(
    writer: &mut Writer<'_>,
    id: &OrderId,
    other: &OrderId,
    now: Instant,
) -> Result<(), StoreError> {
    let mut together = vec![id.clone(), other.clone()];
    for one in [id, other] {
        together.extend(writer.known(one)?.base().paid_with.iter().cloned());
    }
    together.sort_unstable();
    together.dedup();
    for one in &together {
        let known = writer.known(one)?;
        if !known.base().exists() {
            continue;
        }
        let missing = |two: &&OrderId| *two != one && !known.base().paid_with.contains(two);
        let word =
            |two: &OrderId| Fact::of_buyer(Moment::At(now), Statement::PaidWith(two.clone()));
        writer.tell(one, together.iter().filter(missing).map(word).collect(), None)?;
    }
    Ok(())
}
