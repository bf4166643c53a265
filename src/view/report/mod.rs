//! The report of a case, for others than the buyer: one page of HTML that needs nothing beside it,
//! and the same facts for programs.
//!
//! Nothing in it is of the clock: the same case gives the same bytes. The buyer is not named, and
//! the buyer's private notes are not in it.

mod amounts;
mod cases;
mod dates;
mod details;
mod events;
mod exhibits;
mod facts;
mod goods;
mod manifest;
mod pen;
mod points;
mod privacy;
mod rules;
mod summary;
#[cfg(test)]
mod tests;
mod timeline;

pub(crate) use manifest::manifest;

use super::failure::Problem;
use super::language::Lang;
use super::template::page;
use crate::app::Case;
use facts::Facts;
use pen::Pen;

const TEMPLATE: &str = include_str!("report.html");
const STYLE: &str = include_str!("style.css");

/// The report in a language. Fails only by a bug.
pub(crate) fn report(case: &Case, lang: Lang) -> Result<String, Problem> {
    let pen = Pen::new(lang);
    let templates = [("report.html", TEMPLATE), ("style.css", STYLE)];
    page("report.html", &templates, &Facts::of(case, &pen)).map_err(|flaw| {
        let line = flaw.line.map(|line| format!("line {line}: ")).unwrap_or_default();
        Problem::new("report.failed", "the report was not made").cause(line + &flaw.why)
    })
}
