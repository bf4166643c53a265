//! What of an order a command is about, picked where there are several.

use super::ask::asker;
use super::context::Context;
use super::failure::Failure;
use crate::app::{AppError, OrderView, Session, act};
use crate::domain::order::{ActionKind, Command, Named, OrderLine};
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
    let asker = asker(context, &["--line"], false)?;
    let items = view::items_to_pick(&lines, asker.room_of_several());
    let picked = asker.several(question, &items)?;
    if picked.len() == view.order.lines.len() {
        return Ok(Vec::new());
    }
    let picked = picked.into_iter().filter_map(|place| lines.get(place));
    Ok(picked.map(|line| line.number.to_string()).collect())
}

/// What a command is about, with what a person picks where it is asked which of several is meant.
pub(super) fn clarified(
    context: &Context,
    session: &mut Session,
    order: &str,
    about: Named,
    command: impl Fn(Named) -> Command,
) -> Result<Named, Failure> {
    let picked = picked(context, session, order, command(about.clone()))?;
    Ok(picked.map_or(about.clone(), |picked| Named {
        lines: if picked.lines.is_empty() { about.lines } else { picked.lines },
        parcels: if picked.parcels.is_empty() { about.parcels } else { picked.parcels },
    }))
}

/// What a person picks where the command is refused because one of several must be named.
pub(super) fn picked(
    context: &Context,
    session: &mut Session,
    order: &str,
    command: Command,
) -> Result<Option<Named>, Failure> {
    if !context.may_ask() {
        return Ok(None);
    }
    let tried = session.trial(|trial| act(trial, order, vec![command]));
    let Err(AppError::Refused { refusal, view }) = tried else { return Ok(None) };
    let choices = refusal.choices();
    let Some(first) = choices.first() else { return Ok(None) };
    let flag = if first.parcel.is_some() { "--parcel" } else { "--line" };
    let items: Vec<String> =
        choices.iter().map(|choice| view::choice_words(&view.order, choice)).collect();
    let asker = asker(context, &[flag], false)?;
    asker.say(&view::headline(&view.order))?;
    Ok(Some(asker.pick("Which one?", choices, &items)?.named()))
}
