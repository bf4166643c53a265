//! Why a use case did not happen, as one error with causes, hints and a code.

use serde_json::{Value, json};

use super::page::Page;
use super::refusal::refused;
use crate::app::{AppError, CopyHealth, NoTarget, Setting, SettingsError};
use crate::domain::id::OrderId;
use crate::domain::purchase::Seller;
use crate::domain::seller::folded;

/// How many sellers an ambiguous name is answered with.
const CANDIDATES: usize = 20;

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

/// Copies that whoever gets the case could not check.
fn broken(files: &[(String, CopyHealth)]) -> Problem {
    let message = match files {
        [(name, health)] => format!("the copy of {name} {}", health_words(*health)),
        several => format!("{} copies of files are not what was kept", several.len()),
    };
    let problem = Problem::new("evidence.broken", message);
    let each = files.iter().filter(|_| files.len() > 1);
    each.fold(problem, |problem, (name, health)| {
        problem.cause(format!("{name} {}", health_words(*health)))
    })
    .hint("redress store check")
}

const fn health_words(health: CopyHealth) -> &'static str {
    match health {
        CopyHealth::Whole => "is whole",
        CopyHealth::Missing => "is missing",
        CopyHealth::Altered(_) => "was altered",
        CopyHealth::Unreadable(_) => "cannot be read",
    }
}

/// An error of a use case in words.
pub(crate) fn problem(error: &AppError, page: &Page) -> Problem {
    match error {
        AppError::Store(error) => Problem::new(error.code(), error.to_string()),
        AppError::Vault(error) => Problem::new(error.code(), error.to_string()),
        AppError::EvidenceBroken { files } => broken(files),
        AppError::NotFound { digits } => {
            Problem::new("order.not-found", format!("there is no order {digits}"))
                .hint("redress order list --all")
        }
        AppError::NoSeller { text } => {
            Problem::new("seller.not-found", format!("no order is from a seller {text}"))
                .hint("redress seller list")
        }
        AppError::AmbiguousSeller { text, candidates } => ambiguous_seller(text, candidates),
        AppError::NoRule { id, alike } => {
            let problem = Problem::new("policy.not-found", format!("there is no rule {id}"));
            let problem = alike
                .iter()
                .fold(problem, |problem, id| problem.hint(format!("redress policy show {id}")));
            problem.hint("redress policy list")
        }
        AppError::Settings(error) => fault(error),
        AppError::NotSettable { id, why } => not_settable(id, *why),
        AppError::RuleValue { rule, text, why } => {
            let message = format!("{} cannot be \"{text}\": {why}", rule.id);
            let example = rule.value.map_or_else(|| "VALUE".to_owned(), |value| value.to_string());
            Problem::new("policy.value", message)
                .hint(format!("redress policy set {} {example}", rule.id))
        }
        AppError::SettingValue { setting, why } => {
            let example = match setting {
                Setting::Country => "DE",
                Setting::PaymentMethod => "card",
                Setting::Holidays => "2026-10-01,2026-10-02",
                Setting::EvidenceCount => "5",
                Setting::EvidenceSize => "\"20 MB\"",
                Setting::EvidenceTypes => "jpg,png,mp4",
            };
            Problem::new("policy.value", why.clone())
                .hint(format!("redress policy set {} {example}", setting.id()))
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

fn ambiguous_seller(text: &str, candidates: &[Seller]) -> Problem {
    let mut problem = Problem::new("seller.ambiguous", format!("several sellers fit {text}"));
    let known = |seller: &Seller| json!({ "name": seller.name, "store_id": seller.store_id });
    problem.data = json!({ "candidates": candidates.iter().map(known).collect::<Vec<_>>() });
    // Where others of its name have numbers, the name alone would lead here again.
    let has_twin = |seller: &Seller| {
        let name = folded(&seller.name);
        candidates.iter().any(|other| other.store_id.is_some() && folded(&other.name) == name)
    };
    candidates.iter().take(CANDIDATES).fold(problem, |problem, seller| {
        problem.hint(match &seller.store_id {
            Some(number) => format!("redress seller show {number} ({})", seller.name),
            None if has_twin(seller) => {
                format!("redress seller show {} --numberless", quoted(&seller.name))
            }
            None => format!("redress seller show {}", quoted(&seller.name)),
        })
    })
}

/// A name as one word of a shell.
fn quoted(name: &str) -> String {
    format!("'{}'", name.replace('\'', "'\\''"))
}

fn not_settable(id: &str, why: NoTarget) -> Problem {
    let problem = match why {
        NoTarget::NoNumber => {
            Problem::new("policy.no-value", format!("{id} has no number that could be set"))
        }
        NoTarget::NotComputed => {
            let message =
                format!("{id} decides no date in redress, so another value changes nothing");
            Problem::new("policy.not-computed", message)
        }
    };
    problem.hint(format!("redress policy show {id}"))
}

/// What is wrong with the buyer's own settings, and how to go on.
pub(crate) fn fault(error: &SettingsError) -> Problem {
    let mut problem = Problem::new(error.code(), error.to_string());
    problem.data = json!({
        "path": error.path().map(|path| path.display().to_string()),
        "line": error.line(),
        "entry": error.entry(),
    });
    let is_word = |entry: &&str| {
        entry.chars().all(|character| character.is_ascii_alphanumeric() || character == '-')
    };
    if let Some(entry) = error.entry().filter(is_word) {
        problem = problem.hint(format!("redress policy reset {entry}"));
    }
    match error {
        SettingsError::Unreadable { path, .. } | SettingsError::Wrong { path, .. } => {
            problem.hint(format!("correct {}", path.display()))
        }
        SettingsError::Unwritable { .. } => problem,
        SettingsError::NoFolder => problem.hint("name the folder with REDRESS_CONFIG"),
    }
}
