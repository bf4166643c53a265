//! What can be done instead of what is refused, as hints.

use super::command::{self, Command};
use super::failure::Problem;
use super::next_steps::{actions, records};
use crate::app::OrderView;

/// How many next steps a refusal offers.
const MAX_STEPS: usize = 5;

/// The problem with a command that helps, and what for.
pub(super) fn hint(problem: Problem, words: &str, command: &Command) -> Problem {
    problem.hint(format!("{words}: {}", command.line()))
}

/// The problem with what can be done and recorded instead.
pub(super) fn with_steps(problem: Problem, view: &OrderView) -> Problem {
    let records =
        records(view).into_iter().map(|step| (format!("when {}", step.words), step.command()));
    let steps = actions(view).into_iter().map(|step| (step.words.to_owned(), step.command()));
    let all = steps.chain(records).take(MAX_STEPS);
    let offered = all.fold(problem, |problem, (words, command)| hint(problem, &words, &command));
    if offered.hints.is_empty() {
        return hint(offered, "how it stands", &command::status(view.order.id()));
    }
    offered
}
