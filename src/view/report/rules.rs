//! The rules that the report names, with what they give and who says so.

use super::super::json::{Json, object};
use super::super::language::{fill, named};
use super::localizer::Localizer;
use crate::app::{Case, Cited, OwnedRule, cited};
use crate::domain::rule::Rule;
use crate::domain::time::Span;

/// The rules that were named, in the order of their names.
pub(super) fn rules(case: &Case, localizer: &Localizer) -> Json {
    let mut dated: Vec<Rule> = localizer.cited().into_iter().collect();
    dated.sort_by_key(|rule| rule.id());
    let dated = dated.into_iter().map(|rule| (rule.id(), Some(localizer.due(rule))));
    let named = localizer.named().into_iter().map(|rule| (rule, None));
    Json::list(dated.chain(named).filter_map(|(id, due)| {
        let owned = case.rules.iter().find(|owned| owned.entry.id == id)?;
        Some(card(due, owned, localizer))
    }))
}

fn card(due: Option<&str>, owned: &OwnedRule, localizer: &Localizer) -> Json {
    let sources = cited(owned.entry.sources).map(|Cited { source, article }| {
        let article = article.map(|article| format!(", {article}")).unwrap_or_default();
        object! {
            "title": format!("{}{article}", source.title),
            "class": named(&localizer.words().classes, source.class.id()).to_owned(),
            "date": source.date.map(|date| date.words),
            "address": source.address,
        }
    });
    object! {
        "id": owned.entry.id,
        "due": due.map(str::to_owned),
        "says": owned.entry.says,
        "gives": gives(owned, localizer),
        "is_own": owned.own.is_some(),
        "sources": Json::list(sources),
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
