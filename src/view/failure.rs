//! An error as one message with causes, hints and a code.

use serde_json::{Value, json};

/// An error as a person and a program get it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Problem {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) causes: Vec<String>,
    /// What to do, as commands where there are some.
    pub(crate) hints: Vec<String>,
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

    /// The same with facts for programs.
    #[must_use]
    pub(crate) fn data(self, data: Value) -> Self {
        Self { data, ..self }
    }

    /// The same with one more hint.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same with more hints.
    #[must_use]
    pub(crate) fn hints(mut self, hints: impl IntoIterator<Item = String>) -> Self {
        self.hints.extend(hints);
        self
    }

    /// The same with one more cause.
    #[must_use]
    pub(crate) fn cause(mut self, cause: impl Into<String>) -> Self {
        self.causes.push(cause.into());
        self
    }

    /// The same with more causes.
    #[must_use]
    pub(crate) fn causes(mut self, causes: impl IntoIterator<Item = String>) -> Self {
        self.causes.extend(causes);
        self
    }
}
