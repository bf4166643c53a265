//! Use cases of one order, and of several by what may be done to them.

use super::error::AppError;
use super::order_view::OrderView;
use super::parcel_check::parcels;
use super::payments::{self, paid_together};
use super::session::Session;
use crate::domain::deadline::Deadline;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::listing::{AgendaFilter, AgendaPage, ListFilter, OrderPage, RefundPage};
use crate::domain::order::{ActionKind, Command, Known, NewOrder, Order, Statement, admit};
use crate::domain::time::Moment;
use crate::store::StoreError;

#[derive(Debug, Clone)]
pub(crate) struct Done {
    /// The order before; `None` when it is new.
    pub(crate) before: Option<Order>,
    pub(crate) view: OrderView,
}

/// Begins the record of an order.
pub(crate) fn add(session: &mut Session, id: &OrderId, new: NewOrder) -> Result<Done, AppError> {
    change(session, id, vec![Command::Add(Box::new(new))])
}

/// Does all of the commands to the order that these digits name, or none.
pub(crate) fn act(
    session: &mut Session,
    digits: &str,
    commands: Vec<Command>,
) -> Result<Done, AppError> {
    let id = session.resolve(digits)?;
    change(session, &id, commands)
}

/// Load, admit, append: written once, for every command.
fn change(session: &mut Session, id: &OrderId, commands: Vec<Command>) -> Result<Done, AppError> {
    let (operation, now, keep) = (session.operation(), session.now, session.keep);
    let policy = std::sync::Arc::clone(&session.policy);
    let (before, view) = session.writer()?.write(&operation, keep, |writer| {
        let mut known = writer.known(id)?;
        let before = known.base().exists().then(|| known.at(now));
        for command in commands {
            let now = known.present(now);
            let linked =
                if let Command::PaidWith(other) = &command { Some(other.clone()) } else { None };
            let refused = |refusal| {
                let view = Box::new(OrderView::new(&known, now, &policy));
                AppError::Refused { view, refusal }
            };
            let facts = admit(&known.at(now), command, now, &policy).map_err(refused)?;
            if let Some(other) = &linked {
                payments::may_link(writer, &known, other)?.map_err(refused)?;
            }
            if facts.is_empty() {
                continue;
            }
            // An order that was forgotten and is entered again is remembered.
            if facts.iter().any(|fact| matches!(fact.what, Statement::Entered(_))) {
                writer.lift_tombstone(id)?;
            }
            writer.tell(id, facts, None)?;
            if let Some(other) = linked {
                payments::link(writer, id, &other, now)?;
            }
            known = writer.known(id)?;
        }
        Ok::<_, AppError>((before, OrderView::new(&known, now, &policy)))
    })?;
    Ok(Done { before, view: with_parcels(session, view)? })
}

/// The order with its parcels and a look at its copies.
fn with_parcels(session: &Session, view: OrderView) -> Result<OrderView, AppError> {
    let parcels = parcels(session, &view.order)?;
    let paid_together = paid_together(session, &view.order)?;
    let trial_at = (!session.keep).then_some(session.now);
    let view = view.with_parcels(parcels, &session.vault(), trial_at, session.now);
    Ok(view.with_payment(paid_together))
}

/// The order that these digits name, with its parcels.
pub(crate) fn status(session: &Session, digits: &str) -> Result<OrderView, AppError> {
    let known = session.known(digits)?;
    with_parcels(session, OrderView::new(&known, session.now, &session.policy))
}

/// The order that these digits name as it stood at an earlier moment of telling.
pub(crate) fn order_at(
    session: &Session,
    digits: &str,
    at: Option<Moment>,
) -> Result<Order, AppError> {
    let then = at.map_or(session.now, |at| at.last().min(session.now));
    Ok(session.known(digits)?.at(then))
}

/// The orders that the filter lets through; empty when there is no store yet.
pub(crate) fn list(session: &Session, filter: &ListFilter) -> Result<OrderPage, AppError> {
    Ok(session.read(|store| store.list(filter, session.now))?)
}

/// The open deadlines of all orders, the most urgent first; empty when there is no store yet.
pub(crate) fn agenda(session: &Session, filter: &AgendaFilter) -> Result<AgendaPage, AppError> {
    Ok(session.read(|store| store.agenda(*filter, session.now))?)
}

/// The refunds that have not arrived or, with `all`, every one; empty when there is no store yet.
pub(crate) fn refunds(session: &Session, all: bool, limit: usize) -> Result<RefundPage, AppError> {
    Ok(session.read(|store| store.refunds(all, limit, session.now))?)
}

pub(crate) fn views<'a>(
    session: &Session,
    ids: impl IntoIterator<Item = &'a OrderId>,
) -> Result<Vec<OrderView>, AppError> {
    let Some(store) = session.store() else { return Ok(Vec::new()) };
    let known = ids.into_iter().map(|id| store.known(id));
    let known = known.collect::<Result<Vec<Option<Known>>, StoreError>>()?;
    let view = |known: &Known| OrderView::new(known, session.now, &session.policy);
    Ok(known.iter().flatten().map(view).collect())
}

/// The orders to which the buyer may do this now, the one whose time ends first at the top.
pub(crate) fn orders_allowing(
    session: &Session,
    action: ActionKind,
) -> Result<Vec<OrderView>, AppError> {
    // An order that has ended allows no more of these.
    let is_of_open = matches!(
        action,
        ActionKind::Pay
            | ActionKind::Cancel
            | ActionKind::Withdraw
            | ActionKind::Receive
            | ActionKind::Refuse
            | ActionKind::Extend
    );
    let filter = ListFilter { all: !is_of_open, limit: 0, ..ListFilter::default() };
    let page = list(session, &filter)?;
    let mut views = views(session, page.rows.iter().map(|row| &row.id))?;
    views.retain(|view| view.actions.iter().any(|one| one.kind == action));
    views.sort_by_key(|view| {
        let ends = view.actions.iter().find(|one| one.kind == action).and_then(|one| one.until);
        let next = || view.dues.first().map(|due| due.deadline);
        ends.or_else(next).map_or(Instant::MAX_UTC, Deadline::due)
    });
    Ok(views)
}

pub(crate) fn open_orders(session: &Session) -> Result<Vec<OrderView>, AppError> {
    let page = list(session, &ListFilter { limit: 0, ..ListFilter::default() })?;
    views(session, page.rows.iter().map(|row| &row.id))
}

/// Makes the index anew from the facts; returns how many orders there are, and `None` when there is
/// no store yet.
pub(crate) fn reindex(session: &mut Session) -> Result<Option<usize>, AppError> {
    if session.store().is_none() {
        return Ok(None);
    }
    let keep = session.keep;
    Ok(Some(session.writer()?.rebuild(keep)?))
}
