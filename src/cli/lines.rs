//! The items and the parcel of an order that a command is about, picked where there are several.

use super::ask::asker;
use super::context::Context;
use super::failure::Failure;
use crate::app::{AppError, OrderView, Session, act};
use crate::domain::order::{ActionKind, Command, Named, OrderLine, Refusal};
use crate::view;

/// The items that a person picks among those that allow the action, by their numbers; none where there
/// is only one, or where all are meant.
pub(super) fn ask(
    context: &Context,
    view: &OrderView,
    action: ActionKind,
    question: &str,
) -> Result<Vec<String>, Failure> {
    let allowing = view.actions.iter().filter(|one| one.kind == action);
    let named: Vec<u32> = allowing.clone().flat_map(|one| &one.lines).copied().collect();
    let is_all = allowing.clone().any(|one| one.lines.is_empty());
    let is_open = |line: &&OrderLine| is_all || named.contains(&line.number);
    let lines: Vec<&OrderLine> = view.order.lines.iter().filter(is_open).collect();
    if lines.len() < 2 || !context.may_ask() || allowing.count() == 0 {
        return Ok(Vec::new());
    }
    let items: Vec<String> = lines.iter().map(|line| view::item_to_pick(line)).collect();
    let asker = asker(context, &["--line"], false)?;
    let picked = asker.several(question, &items)?;
    if picked.len() == lines.len() {
        return Ok(Vec::new());
    }
    let picked = picked.into_iter().filter_map(|place| lines.get(place));
    Ok(picked.map(|line| line.number.to_string()).collect())
}

/// What a command is about, with the parcel that a person picks where several are under way and the
/// command must name one.
pub(super) fn with_parcel(
    context: &Context,
    session: &mut Session,
    order: &str,
    about: Named,
    command: impl Fn(Named) -> Command,
) -> Result<Named, Failure> {
    if !context.may_ask() {
        return Ok(about);
    }
    let tried = session.trial(|trial| act(trial, order, vec![command(about.clone())]));
    let Err(AppError::Refused { refusal: Refusal::WhichParcel { numbers }, view }) = tried else {
        return Ok(about);
    };
    let asker = asker(context, &["--parcel"], false)?;
    asker.say(&view::headline(&view.order))?;
    let number = asker.pick("Which parcel?", &numbers, &numbers)?.clone();
    Ok(Named { parcels: vec![number], ..about })
}
