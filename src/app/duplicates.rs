//! Orders that look like another one, which the buyer may have placed twice.

use std::collections::BTreeMap;

use super::error::AppError;
use super::order_view::OrderView;
use super::orders::{list, views};
use super::session::Session;
use crate::domain::id::OrderId;
use crate::domain::listing::{ListFilter, ListedOrder};
use crate::domain::money::Money;
use crate::domain::order::{ActionKind, Known, Purchased, Stage};

/// An order that can be cancelled and looks like another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Duplicate {
    pub(crate) order: OrderId,
    pub(crate) like: OrderId,
}

/// Those of these new orders that look like another one of their store, each pair once: of two that can
/// be cancelled, the one with the later number is named. What ends already is none of two.
pub(crate) fn duplicates(
    session: &Session,
    new: &[(OrderId, Purchased)],
) -> Result<Vec<Duplicate>, AppError> {
    let listed = listed(session, new)?;
    let mut known: BTreeMap<(String, Money), Vec<(OrderId, Purchased)>> = BTreeMap::new();
    let mut found: Vec<Duplicate> = Vec::new();
    for (id, own) in new {
        let key = own.key();
        let ids = listed.get(&key).filter(|ids| ids.len() > 1);
        let Some(ids) = ids else { continue };
        if !known.contains_key(&key) {
            known.insert(key.clone(), purchased(session, ids)?);
        }
        let others = known.get(&key).into_iter().flatten();
        let like = others.filter(|(other, bought)| other != id && own.is_like(bought));
        for (other, _) in like {
            let Some(pair) = pair(session, id, other)? else { continue };
            if !found.contains(&pair) {
                found.push(pair);
            }
            break;
        }
    }
    Ok(found)
}

/// What these orders buy, as far as that is known and they have not ended.
fn purchased(session: &Session, ids: &[OrderId]) -> Result<Vec<(OrderId, Purchased)>, AppError> {
    let mut all = Vec::new();
    for id in ids {
        let known = session.read(|store| store.known(id))?;
        let order = known.as_ref().map(Known::base).filter(|it| it.stage() != Stage::Closed);
        all.extend(order.and_then(Purchased::of).map(|bought| (id.clone(), bought)));
    }
    Ok(all)
}

/// Which of two that look alike can be cancelled; `None` where neither can, or one is to be already.
fn pair(session: &Session, one: &OrderId, other: &OrderId) -> Result<Option<Duplicate>, AppError> {
    let (earlier, later) = if one < other { (one, other) } else { (other, one) };
    let views = views(session, [earlier, later])?;
    let [first, second] = &views[..] else { return Ok(None) };
    if !goes_on(first) || !goes_on(second) {
        return Ok(None);
    }
    let of =
        |order: &OrderId, like: &OrderId| Duplicate { order: order.clone(), like: like.clone() };
    Ok(match (can_cancel(first), can_cancel(second)) {
        (_, true) => Some(of(later, earlier)),
        (true, false) => Some(of(earlier, later)),
        (false, false) => None,
    })
}

/// The orders that were placed about when these were, by what the list shows of what they buy.
fn listed(
    session: &Session,
    new: &[(OrderId, Purchased)],
) -> Result<BTreeMap<(String, Money), Vec<OrderId>>, AppError> {
    let mut listed: BTreeMap<(String, Money), Vec<OrderId>> = BTreeMap::new();
    let times = new.iter().map(|(_, own)| own.about_when());
    let Some((since, until)) = times.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1))) else {
        return Ok(listed);
    };
    let (since, until) = (Some(since), Some(until));
    let filter = ListFilter { since, until, all: true, limit: 0, ..ListFilter::default() };
    for ListedOrder { id, seller, total, .. } in list(session, &filter)?.rows {
        if let Some(total) = total {
            listed.entry((seller.trim().to_owned(), total)).or_default().push(id);
        }
    }
    Ok(listed)
}

/// Whether an order has not ended, and is not to be cancelled already.
fn goes_on(view: &OrderView) -> bool {
    let is_ending = matches!(view.order.stage(), Stage::Closed | Stage::CancellationPending);
    !is_ending && view.prepared.is_empty()
}

fn can_cancel(view: &OrderView) -> bool {
    view.actions.iter().any(|action| action.kind == ActionKind::Cancel)
}
