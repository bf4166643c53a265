//! Why a run failed, with its exit code; printed in one place.

use std::io;

use serde_json::json;

use super::error_style::ErrorStyle;
use super::exit::Exit;
use crate::app::{AppError, OrderView};
use crate::domain::order::Refusal;
use crate::view::{Page, Problem, clean, json_line, problem};

#[derive(Debug)]
pub(super) enum Failure {
    /// A use case did not happen.
    App(AppError),
    /// The command line cannot be understood; the problem says why.
    Usage(Box<Problem>),
    /// An answer is missing and nobody can be asked.
    InputRequired {
        flags: Vec<&'static str>,
        /// Whether the number of an order is missing.
        order: bool,
    },
    /// A yes is missing and nobody can be asked; the problem says for what.
    Unconfirmed(Box<Problem>),
    /// What is named is not there, or several are.
    NotFound(Box<Problem>),
    /// A rule refuses what was typed, whichever order it is about.
    Refused(Box<Problem>),
    Failed(Box<Problem>),
    Aborted,
    /// The report is printed already; this is only the exit code.
    Reported(Exit),
    /// What was printed could not be written.
    Output(io::Error),
    /// What was asked for is saved, but its report could not be written.
    OutputLost(io::Error),
}

impl<E: Into<AppError>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::App(error.into())
    }
}

impl Failure {
    /// A command line that cannot be understood.
    pub(super) fn usage(code: &'static str, message: impl Into<String>) -> Self {
        Self::Usage(Box::new(Problem::new(code, message)))
    }

    pub(super) fn failed(code: &'static str, message: impl Into<String>) -> Self {
        Self::Failed(Box::new(Problem::new(code, message)))
    }

    /// What the order does not allow.
    pub(super) fn refused(view: &OrderView, refusal: Refusal) -> Self {
        Self::App(AppError::Refused { view: Box::new(view.clone()), refusal })
    }

    /// The same with what to do.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        if let Self::Usage(problem) | Self::Failed(problem) = &mut self {
            problem.hints.push(hint.into());
        }
        self
    }

    /// A flag that is missing where nobody can be asked.
    pub(super) fn needs(flag: &'static str) -> Self {
        Self::InputRequired { flags: vec![flag], order: false }
    }

    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::App(error) => exit_of(error),
            Self::Failed(_) | Self::Output(_) | Self::OutputLost(_) => Exit::FAILED,
            Self::Usage(_) => Exit::USAGE,
            Self::NotFound(_) => Exit::NOT_FOUND,
            Self::Refused(_) => Exit::REFUSED,
            Self::InputRequired { .. } | Self::Unconfirmed(_) => Exit::INPUT_REQUIRED,
            Self::Aborted => Exit::ABORTED,
            Self::Reported(exit) => *exit,
        }
    }

    /// What to say about it; `None` when nothing is to be said.
    pub(super) fn problem(&self, page: &Page) -> Option<Problem> {
        match self {
            Self::App(error) => Some(problem(error, page)),
            Self::Usage(problem)
            | Self::Unconfirmed(problem)
            | Self::NotFound(problem)
            | Self::Refused(problem)
            | Self::Failed(problem) => Some((**problem).clone()),
            Self::InputRequired { flags, order } => Some(input_required(flags, *order)),
            Self::Output(error) => Some(Problem::new(
                "output.failed",
                format!("the output could not be written ({error})"),
            )),
            Self::OutputLost(error) => Some(Problem::new(
                "output.failed-after-change",
                format!("the change is saved, but the output could not be written ({error})"),
            )),
            Self::Aborted | Self::Reported(_) => None,
        }
    }
}

fn exit_of(error: &AppError) -> Exit {
    match error {
        AppError::Store(error) if error.is_busy() => Exit::BUSY,
        AppError::Store(_)
        | AppError::Vault(_)
        | AppError::EvidenceBroken { .. }
        | AppError::Settings(_) => Exit::FAILED,
        AppError::NotFound { .. }
        | AppError::NoRule { .. }
        | AppError::NoSeller { .. }
        | AppError::NoSetting { .. }
        | AppError::NoOperation { .. }
        | AppError::NothingToUndo
        | AppError::NothingToRedo
        | AppError::Ambiguous { .. }
        | AppError::AmbiguousSeller { .. } => Exit::NOT_FOUND,
        AppError::RuleValue { .. } | AppError::SettingValue { .. } => Exit::USAGE,
        AppError::ReliedUpon { .. } => Exit::INPUT_REQUIRED,
        AppError::Refused { refusal, .. } if !refusal.choices().is_empty() => Exit::INPUT_REQUIRED,
        AppError::Refused { .. } | AppError::NotSettable { .. } => Exit::REFUSED,
    }
}

fn input_required(flags: &[&str], order: bool) -> Problem {
    let number = order.then_some("the number of the order");
    let wanted: Vec<&str> = number.into_iter().chain(flags.iter().copied()).collect();
    let mut problem = Problem::new(
        "input.needed",
        format!("an answer is needed and nobody can be asked: {}", wanted.join(", ")),
    );
    problem.data = json!({ "flags": flags, "order": order });
    if order { problem.hint("redress order list") } else { problem }
}

/// A problem as text for people, or as one JSON object for programs.
pub(super) fn render(problem: &Problem, exit: Exit, style: ErrorStyle) -> String {
    if style.is_json() {
        let error = json!({"error": {
            "code": problem.code,
            "message": problem.message,
            "causes": problem.causes,
            "hints": problem.hints,
            "exit": exit.code(),
            "data": problem.data,
        }});
        return json_line(&error, false);
    }
    let mut text = format!("{} {}\n", style.label("error:"), clean(&problem.message));
    for cause in &problem.causes {
        text.extend(["cause: ", &clean(cause), "\n"]);
    }
    for hint in &problem.hints {
        text.extend(["hint: ", &clean(hint), "\n"]);
    }
    text
}
