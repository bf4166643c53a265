//! The facts of a case for programs: `manifest.json`, schema `redress.case/1`.
//!
//! It is the order as `order show --json` tells it, as of the newest thing that is known: nothing in
//! it is of the clock. What is the buyer's own is taken out: private notes, what is only prepared or
//! could be done, telephone numbers, and the buyer's files and country.

use serde::Serialize;

use super::super::json::json_line;
use super::super::language::Lang;
use super::super::order_json::{HistoryJson, WholeJson};
use super::super::policy::{RuleJson, rule_json};
use super::events::is_for_others;
use super::facts::{Facts, newest};
use super::localizer::Localizer;
use super::privacy::masked;
use crate::app::Case;
use crate::domain::instant::Instant;
use crate::domain::rule::Rule;

#[derive(Debug, Serialize)]
struct CaseJson<'a> {
    schema: &'static str,
    order: WholeJson<'a>,
    files: Vec<FileJson<'a>>,
    rules: Vec<RuleJson<'a>>,
}

/// Where in the case file the evidence of this number lies.
#[derive(Debug, Serialize)]
struct FileJson<'a> {
    number: usize,
    path: &'a str,
}

/// The facts of a case.
pub(crate) fn manifest(case: &Case) -> String {
    let files = case.exhibits.iter();
    let files = files.map(|file| FileJson { number: file.number, path: &file.path }).collect();
    let case = CaseJson { schema: "redress.case/1", order: order(case), files, rules: rules(case) };
    json_line(&case, true)
}

/// The order without what is the buyer's own.
fn order(case: &Case) -> WholeJson<'_> {
    let view = &case.view;
    let mut whole = WholeJson::of(view, newest(case).unwrap_or(Instant::MIN_UTC));
    let order = &mut whole.order;
    order.look_by = None;
    order.prepared.clear();
    order.actions.clear();
    order.remedies.truncate(view.order.remedies().len());
    for doubt in &mut order.doubts {
        doubt.buyer_country = None;
    }
    for dispute in &mut order.disputes {
        dispute.prepared.clear();
        dispute.description = dispute.description.take().map(masked);
    }
    for cancellation in &mut whole.cancellations {
        cancellation.note = cancellation.note.take().map(masked);
    }
    for message in &mut whole.messages {
        message.text = masked(std::mem::take(&mut message.text));
    }
    for evidence in &mut whole.evidence {
        evidence.note = evidence.note.take().map(masked);
    }
    whole.notes.clear();
    whole.disagreements.clear();
    let story = view.story.iter().filter(|entry| is_for_others(&entry.event));
    whole.history = story.map(|entry| HistoryJson::of(entry).without_place()).collect();
    whole
}

/// The rules that the report names, whatever its language.
fn rules(case: &Case) -> Vec<RuleJson<'_>> {
    let localizer = Localizer::new(Lang::En);
    drop(Facts::of(case, &localizer));
    let cited: Vec<&str> =
        localizer.cited().into_iter().map(Rule::id).chain(localizer.named()).collect();
    let named = case.rules.iter().filter(|rule| cited.contains(&rule.entry.id));
    named.map(|rule| rule_json(rule, None)).collect()
}
