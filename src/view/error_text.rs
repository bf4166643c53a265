//! Why a use case did not happen, as one error with causes, hints and a code.

use serde_json::json;

use super::command::{self, operation_id};
use super::date::when;
use super::failure::Problem;
use super::operations::command_words;
use super::page::Page;
use super::refusal::refused;
use crate::app::{AppError, CopyHealth, NoTarget, ProgramKey, Setting, SettingsError};
use crate::domain::details::Seller;
use crate::domain::id::OrderId;
use crate::domain::listing::ListedOperation;
use crate::domain::seller::folded;

/// How many sellers an ambiguous name is answered with.
const CANDIDATES: usize = 20;

/// Copies that whoever gets the case could not check.
fn broken(files: &[(String, CopyHealth)]) -> Problem {
    let message = match files {
        [(name, health)] => format!("the copy of {name} {}", health_words(*health)),
        several => format!("{} copies of files are not what was kept", several.len()),
    };
    let each = files.iter().filter(|_| files.len() > 1);
    Problem::new("evidence.broken", message)
        .causes(each.map(|(name, health)| format!("{name} {}", health_words(*health))))
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
            Problem::new("order.not-found", format!("no order matches \"{digits}\""))
                .hint("all orders: redress order list --all")
        }
        AppError::NoSeller { text } => {
            Problem::new("seller.not-found", format!("no seller matches \"{text}\""))
                .hint("all sellers: redress seller list")
        }
        AppError::AmbiguousSeller { text, candidates } => ambiguous_seller(text, candidates),
        AppError::NoRule { id, alike } => {
            let is_setting = Setting::from_id(id).is_some() || ProgramKey::from_id(id).is_some();
            Problem::new("policy.not-found", format!("there is no rule {id}"))
                .hints(alike.iter().map(|id| format!("redress policy show {id}")))
                .hint(if is_setting { "redress config list" } else { "redress policy list" })
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
                Setting::Name => "\"Ann Example\"",
                Setting::EvidenceCount => "5",
                Setting::EvidenceSize => "\"20 MB\"",
                Setting::EvidenceTypes => "jpg,png,mp4",
            };
            Problem::new("policy.value", why.clone())
                .hint(format!("redress config set {} {example}", setting.id()))
        }
        AppError::NoSetting { key } => {
            Problem::new("config.not-found", format!("there is no setting {key}"))
                .hint("redress config list")
        }
        AppError::NothingToUndo => {
            Problem::new("operation.nothing-to-undo", error.to_string()).hint("redress log")
        }
        AppError::NothingToRedo => {
            Problem::new("operation.nothing-to-redo", error.to_string()).hint("redress log")
        }
        AppError::NoOperation { id, alike } => no_operation(id, *alike),
        AppError::ReliedUpon { operations } => relied_upon(operations, page),
        AppError::Ambiguous { digits, candidates } => {
            let all: Vec<&str> = candidates.iter().map(OrderId::as_str).collect();
            let message = format!("several orders match \"{digits}\"");
            Problem::new("order.ambiguous", message)
                .data(json!({ "candidates": all }))
                .hints(candidates.iter().map(|id| format!("redress order status {id}")))
        }
        AppError::Refused { view, refusal } => refused(view, refusal, page),
    }
}

fn no_operation(id: &str, alike: usize) -> Problem {
    let problem = match alike {
        0 => Problem::new("operation.not-found", format!("there is no operation {id}")),
        several => Problem::new(
            "operation.ambiguous",
            format!("{several} operations have an id that begins with {id}"),
        ),
    };
    problem.data(json!({ "id": id, "alike": alike })).hint("redress log")
}

/// Later operations that would lose their ground.
fn relied_upon(operations: &[ListedOperation], page: &Page) -> Problem {
    let message = match operations.len() {
        1 => "a later operation relies on what would be undone".to_owned(),
        several => format!("{several} later operations rely on what would be undone"),
    };
    let ids: Vec<String> = operations.iter().map(|one| operation_id(one.id)).collect();
    let told = |one: &ListedOperation| format!("{}  {}", when(one.at, page), command_words(one));
    Problem::new("operation.relied-upon", message)
        .data(json!({ "operations": ids }))
        .causes(operations.iter().map(told))
        // The newest first, so that each undo is possible.
        .hints(operations.iter().rev().map(|one| command::undo(one.id).line()))
        .hint("to undo it all the same, add --yes")
}

fn ambiguous_seller(text: &str, candidates: &[Seller]) -> Problem {
    let mut problem = Problem::new("seller.ambiguous", format!("several sellers match \"{text}\""));
    let known = |seller: &Seller| json!({ "name": seller.name, "store_id": seller.store_id });
    problem.data = json!({ "candidates": candidates.iter().map(known).collect::<Vec<_>>() });
    // Where others of its name have numbers, the name alone would lead here again.
    let has_twin = |seller: &Seller| {
        let name = folded(&seller.name);
        candidates.iter().any(|other| other.store_id.is_some() && folded(&other.name) == name)
    };
    problem.hints(candidates.iter().take(CANDIDATES).map(|seller| match &seller.store_id {
        Some(number) => format!("{}: redress seller show {number}", seller.name),
        None if has_twin(seller) => {
            format!("redress seller show {} --numberless", quoted(&seller.name))
        }
        None => format!("redress seller show {}", quoted(&seller.name)),
    }))
}

/// A name as one word of a shell.
fn quoted(name: &str) -> String {
    format!("'{}'", name.replace('\'', "'\\''"))
}

fn not_settable(id: &str, why: NoTarget) -> Problem {
    let problem = match why {
        NoTarget::NoNumber => {
            Problem::new("policy.no-value", format!("{id} has no value that can be set"))
        }
        NoTarget::NotComputed => {
            let message =
                format!("{id} sets no date in redress, so another value would change nothing");
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
        problem = problem.hint(format!("redress config reset {entry}"));
    }
    match error {
        SettingsError::Unreadable { path, .. } | SettingsError::Wrong { path, .. } => {
            problem.hint(format!("correct {}", path.display()))
        }
        SettingsError::Unwritable { .. } => problem,
        SettingsError::NoFolder => problem.hint("name the folder with REDRESS_CONFIG"),
    }
}
