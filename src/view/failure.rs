//! Why a use case did not happen, as one error with causes, hints and a code.

use serde_json::{Value, json};

use super::page::Page;
use super::refusal::refused;
use crate::app::AppError;
use crate::domain::id::OrderId;

/// An error as a person and a program get it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Problem {
    /// The stable code.
    pub(crate) code: &'static str,
    /// One line.
    pub(crate) message: String,
    /// The facts behind it.
    pub(crate) causes: Vec<String>,
    /// What to do, as commands where there are some.
    pub(crate) hints: Vec<String>,
    /// The facts for programs.
    pub(crate) data: Value,
}

impl Problem {
    /// A problem that needs no explanation.
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            causes: Vec::new(),
            hints: Vec::new(),
            data: json!({}),
        }
    }

    /// The same with one more hint.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same with one more cause.
    #[must_use]
    pub(crate) fn cause(mut self, cause: impl Into<String>) -> Self {
        self.causes.push(cause.into());
        self
    }
}

/// An error of a use case in words.
pub(crate) fn problem(error: &AppError, page: &Page) -> Problem {
    match error {
        AppError::Store(error) => Problem::new(error.code(), error.to_string()),
        AppError::NotFound { digits } => {
            Problem::new("order.not-found", format!("there is no order {digits}"))
                .hint("redress order list --all")
        }
        AppError::NoRule { id, alike } => {
            let problem = Problem::new("policy.not-found", format!("there is no rule {id}"));
            let problem = alike
                .iter()
                .fold(problem, |problem, id| problem.hint(format!("redress policy show {id}")));
            problem.hint("redress policy list")
        }
        AppError::Ambiguous { digits, candidates } => {
            let mut problem = Problem::new(
                "order.ambiguous",
                format!("several orders begin or end with {digits}"),
            );
            problem.data = json!({
                "candidates": candidates.iter().map(OrderId::as_str).collect::<Vec<_>>(),
            });
            candidates
                .iter()
                .fold(problem, |problem, id| problem.hint(format!("redress order status {id}")))
        }
        AppError::Refused { standing, refusal } => refused(standing, refusal, page),
    }
}
