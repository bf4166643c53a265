//! The report of a case as one page of HTML.

use super::super::failure::Problem;
use super::super::language::Lang;
use super::super::template::page;
use super::facts::Facts;
use super::localizer::Localizer;
use crate::app::Case;

const TEMPLATE: &str = include_str!("report.html");
const STYLE: &str = include_str!("style.css");

/// The report in a language. Fails only by a bug.
pub(crate) fn report(case: &Case, lang: Lang) -> Result<String, Problem> {
    let localizer = Localizer::new(lang, &case.view.policy().home);
    let templates = [("report.html", TEMPLATE), ("style.css", STYLE)];
    page("report.html", &templates, &Facts::of(case, &localizer)).map_err(|flaw| {
        let line = flaw.line.map(|line| format!("line {line}: ")).unwrap_or_default();
        Problem::new("report.failed", "the report was not made").cause(line + &flaw.why)
    })
}
