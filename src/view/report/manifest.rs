//! The facts of a case for programs: `manifest.json`, schema `redress.case/1`.
//!
//! It is the order as `order show --json` tells it, as of the newest thing that is known: nothing in
//! it is of the clock. What is the buyer's own is taken out: private notes, what is only prepared or
//! could be done, telephone numbers, and the buyer's files and country.

use super::super::json::{Json, json_line, object};
use super::super::language::Lang;
use super::super::order_json::{history_json, whole_json};
use super::super::policy::rule_json;
use super::events::is_for_others;
use super::facts::{Facts, newest};
use super::localizer::Localizer;
use super::privacy::masked;
use crate::app::Case;
use crate::domain::instant::Instant;
use crate::domain::rule::Rule;

/// The facts of a case.
pub(crate) fn manifest(case: &Case) -> String {
    let files = case.exhibits.iter();
    let case = object! {
        "schema": "redress.case/1",
        "order": order(case),
        "files": Json::list(files.map(|file| object! { "number": file.number, "path": &file.path })),
        "rules": rules(case),
    };
    json_line(&case, true)
}

/// The order without what is the buyer's own.
fn order(case: &Case) -> Json {
    let view = &case.view;
    let none = || Json::List(Vec::new());
    let story = view.story.iter().filter(|entry| is_for_others(&entry.event)).map(|entry| {
        let json = history_json(entry).with("told_at", Json::Null);
        json.with("file", Json::Null).with("where", Json::Null)
    });
    let mut whole = whole_json(view, newest(case).unwrap_or(Instant::MIN_UTC))
        .with("look_by", Json::Null)
        .with("prepared", none())
        .with("actions", none())
        .with("notes", none())
        .with("disagreements", none())
        .with("history", Json::list(story));
    let used = view.order.remedies.len();
    let remedies = whole.list_mut("remedies").iter().take(used).cloned().collect();
    whole = whole.with("remedies", Json::List(remedies));
    for doubt in whole.list_mut("doubts") {
        *doubt = doubt.clone().with("buyer_country", Json::Null);
    }
    for dispute in whole.list_mut("disputes") {
        *dispute = dispute.clone().with("prepared", none());
    }
    for (list, text) in [
        ("disputes", "description"),
        ("cancellations", "note"),
        ("messages", "text"),
        ("evidence", "note"),
    ] {
        for one in whole.list_mut(list) {
            one.change(text, |text| masked(text).into_owned());
        }
    }
    whole
}

/// The rules that the report names, whatever its language.
fn rules(case: &Case) -> Json {
    let localizer = Localizer::new(Lang::En, &case.view.policy().home);
    drop(Facts::of(case, &localizer));
    let cited: Vec<&str> =
        localizer.cited().into_iter().map(Rule::id).chain(localizer.named()).collect();
    let named = case.rules.iter().filter(|rule| cited.contains(&rule.entry.id));
    Json::list(named.map(|rule| rule_json(rule, None)))
}
