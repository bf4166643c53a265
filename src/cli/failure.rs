//! Why a run failed, with its exit code; printed in one place.

use std::io;

use serde_json::json;

use super::context::Output;
use super::exit::Exit;
use crate::app::AppError;
use crate::view::{Page, Problem, clean, json_line, problem};

/// Why a run failed.
#[derive(Debug)]
pub(super) enum Failure {
    /// A use case did not happen.
    App(AppError),
    /// The command line cannot be understood; the problem says why.
    Usage(Box<Problem>),
    /// An answer is missing and nobody can be asked.
    Unanswered {
        /// The flags that would give it.
        flags: Vec<&'static str>,
        /// The number of an order, where that is the missing word.
        order: bool,
    },
    /// A yes is missing and nobody can be asked; the problem says for what.
    Unconfirmed(Box<Problem>),
    /// A rule refuses what was typed, whichever order it is about.
    Refused(Box<Problem>),
    /// Something outside failed.
    Failed(Box<Problem>),
    /// The person left at a prompt.
    Left,
    /// The report is printed already; this is only the exit code.
    Told(Exit),
    /// What was printed could not be written.
    Output(io::Error),
    /// What was asked for is done and kept, but its report could not be written.
    Untold(io::Error),
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

    /// The exit code.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::App(AppError::Store(error)) if error.is_busy() => Exit::BUSY,
            Self::App(
                AppError::Store(_)
                | AppError::Vault(_)
                | AppError::EvidenceBroken { .. }
                | AppError::Settings(_),
            )
            | Self::Failed(_)
            | Self::Output(_)
            | Self::Untold(_) => Exit::FAILED,
            Self::App(AppError::Refused { .. } | AppError::NotSettable { .. })
            | Self::Refused(_) => Exit::REFUSED,
            Self::App(
                AppError::NotFound { .. }
                | AppError::NoRule { .. }
                | AppError::NoSeller { .. }
                | AppError::Ambiguous { .. }
                | AppError::AmbiguousSeller { .. },
            ) => Exit::NOT_FOUND,
            Self::App(AppError::RuleValue { .. } | AppError::SettingValue { .. })
            | Self::Usage(_) => Exit::USAGE,
            Self::Unanswered { .. } | Self::Unconfirmed(_) => Exit::UNANSWERED,
            Self::Left => Exit::LEFT,
            Self::Told(exit) => *exit,
        }
    }

    /// What to say about it; `None` when nothing is to be said.
    pub(super) fn problem(&self, page: &Page) -> Option<Problem> {
        match self {
            Self::App(error) => Some(problem(error, page)),
            Self::Usage(problem)
            | Self::Unconfirmed(problem)
            | Self::Refused(problem)
            | Self::Failed(problem) => Some((**problem).clone()),
            Self::Unanswered { flags, order } => Some(unanswered(flags, *order)),
            Self::Output(error) => Some(Problem::new(
                "output.failed",
                format!("the output could not be written ({error})"),
            )),
            Self::Untold(error) => Some(Problem::new(
                "output.failed-after-change",
                format!("the change is kept, but the output could not be written ({error})"),
            )),
            Self::Left | Self::Told(_) => None,
        }
    }
}

fn unanswered(flags: &[&str], order: bool) -> Problem {
    let mut wanted: Vec<String> = Vec::new();
    if order {
        wanted.push("the number of the order".to_owned());
    }
    wanted.extend(flags.iter().map(|flag| (*flag).to_owned()));
    let mut problem = Problem::new(
        "input.needed",
        format!("an answer is needed and nobody can be asked: {}", wanted.join(", ")),
    );
    problem.data = json!({ "flags": flags, "order": order });
    if order { problem.hint("redress order list") } else { problem }
}

/// A problem as text for people, or as one JSON object for programs.
pub(super) fn render(problem: &Problem, exit: Exit, output: Output) -> String {
    if output.is_json() {
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
    let mut text = format!("{} {}\n", output.label("error:"), clean(&problem.message));
    for cause in &problem.causes {
        text.extend(["cause: ", &clean(cause), "\n"]);
    }
    for hint in &problem.hints {
        text.extend(["hint: ", &clean(hint), "\n"]);
    }
    text
}
