//! Orders that look like another one, which the buyer may have placed twice.

use std::collections::BTreeMap;

use super::error::AppError;
use super::orders::list;
use super::session::Session;
use crate::domain::id::OrderId;
use crate::domain::listing::{ListFilter, ListedOrder};
use crate::domain::money::Money;
use crate::domain::order::{ActionKind, Asked, Known, Order, Purchased, Stage, may};
use crate::domain::time::Moment;

/// An order that can be cancelled and looks like another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Duplicate {
    pub(crate) order: OrderId,
    pub(crate) like: OrderId,
}

/// What an order buys, and the order.
type Bought = (Purchased, Order);

/// Orders by their store and their total.
type Groups<T> = BTreeMap<(String, Money), Vec<T>>;

/// Those of these new orders that look like another one of their store, each pair once: of two that can
/// be cancelled, the one with the later number is named. What ends already is none of two. The store
/// may have the new ones or, after a trial, not.
pub(crate) fn duplicates(session: &Session, new: Vec<Order>) -> Result<Vec<Duplicate>, AppError> {
    let mut groups: Groups<Bought> = Groups::new();
    let bought = |order: Order| Some((Purchased::of(&order).filter(|_| goes_on(&order))?, order));
    for (purchased, order) in new.into_iter().filter_map(bought) {
        groups.entry(purchased.key()).or_default().push((purchased, order));
    }
    let listed = listed(session, &groups)?;
    let mut found: Vec<Duplicate> = Vec::new();
    for (key, new) in groups {
        let is_new = |id: &&OrderId| new.iter().any(|(_, order)| order.id() == *id);
        let ids = listed.get(&key).into_iter().flatten().filter(|id| !is_new(id));
        let mut others = Vec::new();
        for id in ids {
            let known = session.read(|store| store.known(id))?;
            others.extend(known.as_ref().map(Known::base).cloned().and_then(bought));
        }
        for (own, order) in &new {
            let is_like = |(it, other): &&Bought| other.id() != order.id() && own.is_like(it);
            let other = new.iter().chain(&others).find(is_like);
            let pair = other.and_then(|(_, other)| pair(session, order, other));
            found.extend(pair.filter(|pair| !found.contains(pair)));
        }
    }
    Ok(found)
}

/// The orders that were placed about when these were, by what the list shows of what they buy.
fn listed(session: &Session, new: &Groups<Bought>) -> Result<Groups<OrderId>, AppError> {
    let mut listed = Groups::new();
    let times = new.values().flatten().map(|(purchased, _)| purchased.about_when());
    let Some((since, until)) = times.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1))) else {
        return Ok(listed);
    };
    let (since, until) = (Some(since), Some(until));
    let filter = ListFilter { since, until, all: true, limit: 0, ..ListFilter::default() };
    for ListedOrder { id, seller, total, .. } in list(session, &filter)?.rows {
        if let Some(total) = total {
            listed.entry((seller.trim().to_owned(), total)).or_insert_with(Vec::new).push(id);
        }
    }
    Ok(listed)
}

/// Which of two that look alike can be cancelled; `None` where neither can.
fn pair(session: &Session, one: &Order, other: &Order) -> Option<Duplicate> {
    let (earlier, later) = if one.id() < other.id() { (one, other) } else { (other, one) };
    let (at, now, policy) = (Moment::At(session.now), session.now, &session.policy);
    let can_cancel =
        |order: &Order| may(order, ActionKind::Cancel, Asked { at, now, policy }).is_ok();
    let (order, like) = if can_cancel(later) { (later, earlier) } else { (earlier, later) };
    let pair = Duplicate { order: order.id().clone(), like: like.id().clone() };
    can_cancel(order).then_some(pair)
}

/// Whether an order has not ended, and is not to be cancelled already.
fn goes_on(order: &Order) -> bool {
    let is_ending = matches!(order.stage(), Stage::Closed | Stage::CancellationPending);
    !is_ending && order.prepared.is_empty()
}
