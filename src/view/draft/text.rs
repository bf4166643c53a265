//! The text of a message: a letter of the program, or the buyer's own, with the facts in it.

use serde_json::json;

use super::facts::{Facts, VARIABLES};
use super::style::Style;
use crate::app::{Draft, Letter};
use crate::view::failure::Problem;
use crate::view::language::letter;
use crate::view::template::{Flaw, filled};

/// The message alone, without a line end after it. Fails where the buyer's own text has a variable
/// that there is not, or cannot be read.
pub(crate) fn message(draft: &Draft, style: Style<'_>) -> Result<String, Box<Problem>> {
    let text = style.own.map_or_else(|| letter(style.lang, draft.topic), |own| own.text.as_str());
    let facts = Facts::of(draft, style);
    let filled = filled(text, &facts, VARIABLES);
    filled
        .map(|text| text.trim_end().to_owned())
        .map_err(|flaw| Box::new(problem(style.own, &flaw)))
}

fn problem(own: Option<&Letter>, flaw: &Flaw) -> Problem {
    let path = own.map(|own| own.path.display().to_string());
    let place = path.as_deref().unwrap_or("the text of this message");
    let place = match flaw.line {
        Some(line) => format!("{place}, line {line}"),
        None => place.to_owned(),
    };
    let mut problem = Problem::new("message.template", format!("{place}: {}", flaw.why))
        .data(json!({ "path": path, "line": flaw.line, "variables": VARIABLES }));
    if flaw.is_unknown {
        problem = problem.cause(format!("the variables are: {}", VARIABLES.join(" ")));
    }
    match path {
        Some(path) => problem.hint(format!("correct {path}")),
        None => problem,
    }
}
