//! The rules that the report names, with what they give and who says so.

use serde::Serialize;

use super::super::language::{fill, named};
use super::localizer::Localizer;
use crate::app::{Case, OwnedRule, source};
use crate::domain::rule::Rule;
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
pub(super) fn rules(case: &Case, localizer: &Localizer) -> Vec<RuleCard> {
    let mut cited: Vec<Rule> = localizer.cited().into_iter().collect();
    cited.sort_by_key(|rule| rule.id());
    cited
        .into_iter()
        .filter_map(|rule| {
            let owned = case.rules.iter().find(|owned| owned.entry.id == rule.id())?;
            Some(card(Some(localizer.due(rule)), owned, localizer))
        })
        .chain(localizer.named().into_iter().filter_map(|rule| {
            let owned = case.rules.iter().find(|owned| owned.entry.id == rule)?;
            Some(card(None, owned, localizer))
        }))
        .collect()
}

fn card(due: Option<&str>, owned: &OwnedRule, localizer: &Localizer) -> RuleCard {
    let sources = owned.entry.sources.iter().filter_map(|key| source(key));
    RuleCard {
        id: owned.entry.id,
        due: due.map(str::to_owned),
        says: owned.entry.says,
        gives: gives(owned, localizer),
        is_own: owned.own.is_some(),
        sources: sources
            .map(|source| SourceRow {
                title: source.title,
                class: named(&localizer.words().classes, source.class.id()).to_owned(),
                date: source.date,
                address: source.address,
            })
            .collect(),
    }
}

/// How long a rule gives.
fn gives(owned: &OwnedRule, localizer: &Localizer) -> Option<String> {
    let times = &localizer.words().times;
    let window = owned.value()?.window()?;
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
