//! The rules that the report names, with what they give and who says so.

use serde::Serialize;

use super::super::language::named;
use super::pen::Pen;
use super::summary::fill;
use crate::app::{Case, Ruling, source};
use crate::domain::policy::Rule;
use crate::domain::time::Span;

/// One rule that is named.
#[derive(Debug, Serialize)]
pub(super) struct RuleCard {
    id: &'static str,
    due: Option<String>,
    says: &'static str,
    gives: Option<String>,
    is_own: bool,
    sources: Vec<SourceRow>,
}

#[derive(Debug, Serialize)]
struct SourceRow {
    title: &'static str,
    class: String,
    date: Option<&'static str>,
    address: Option<&'static str>,
}

/// The rules that were named, in the order of their names.
pub(super) fn rules(case: &Case, pen: &Pen) -> Vec<RuleCard> {
    let mut cited: Vec<Rule> = pen.cited().into_iter().collect();
    cited.sort_by_key(|rule| rule.id());
    cited
        .into_iter()
        .filter_map(|rule| {
            let ruling = case.rules.iter().find(|ruling| ruling.entry.id == rule.id())?;
            Some(card(rule.id(), Some(pen.due(rule)), ruling, pen))
        })
        .chain(pen.named().into_iter().filter_map(|rule| {
            let ruling = case.rules.iter().find(|ruling| ruling.entry.id == rule)?;
            Some(card(rule, None, ruling, pen))
        }))
        .collect()
}

fn card(rule: &'static str, due: Option<&str>, ruling: &Ruling, pen: &Pen) -> RuleCard {
    let sources = ruling.entry.sources.iter().filter_map(|key| source(key));
    RuleCard {
        id: rule,
        due: due.map(str::to_owned),
        says: ruling.entry.says,
        gives: gives(ruling, pen),
        is_own: ruling.own.is_some(),
        sources: sources
            .map(|source| SourceRow {
                title: source.title,
                class: named(&pen.words().classes, source.class.id()).to_owned(),
                date: source.date,
                address: source.address,
            })
            .collect(),
    }
}

/// How long a rule gives.
fn gives(ruling: &Ruling, pen: &Pen) -> Option<String> {
    let times = &pen.words().times;
    let window = ruling.value()?.window()?;
    let to = times.span(window.span);
    Some(match window.from {
        Some(from) => fill(&times.range, &[("from", &number(from).to_string()), ("to", &to)]),
        None => to,
    })
}

const fn number(span: Span) -> u32 {
    match span {
        Span::Hours(number)
        | Span::Days(number)
        | Span::BusinessDays(number)
        | Span::Years(number) => number,
    }
}
