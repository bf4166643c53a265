//! Many rules, a row each.

use chrono::NaiveDate;

use super::json::{newest_json, rule_json};
use super::words::{age_words, amount, owned_words, who_words};
use crate::app::{Explanation, OwnedRule};
use crate::view::json::Json;
use crate::view::page::{Format, Page};
use crate::view::phrase::counted;
use crate::view::rows::Rows;
use crate::view::table::{aligned, fitted, fold};

/// The columns of a rule; `override` is the buyer's own value, as `policy set` takes it.
pub(super) const ROWS: Rows = Rows {
    id: "id",
    columns: "rule:id value unit who confidence then override source:newest_source.class \
              dated:newest_source.date years:newest_source.years old:newest_source.old",
    between: " ",
};

/// The same with what the rule gives on an order.
pub(super) const ROWS_ON_ORDER: Rows = Rows {
    columns: "rule:id value unit who confidence then override order:for.order start:for.start \
              due_at:for.due_at source:newest_source.class dated:newest_source.date \
              years:newest_source.years old:newest_source.old",
    ..ROWS
};

/// A rule for programs: in a row its values as they are set.
pub(super) fn shown_json(owned: &OwnedRule, given: Option<&Explanation>, page: &Page) -> Json {
    let newest = newest_json(owned, page.today());
    let json = rule_json(owned, given).with("newest_source", newest);
    if !page.is_separated() {
        return json;
    }
    let value = owned.entry.value;
    json.with("value", value.map(amount))
        .with("unit", value.map(|value| value.unit.id()))
        .with("override", owned.own.map(|own| own.to_string()))
}

/// What the brackets behind a value mean.
const FOOTNOTE: &str =
    "(default: …) the value that yours replaces; redress policy reset RULE takes yours back.";

/// The rules, a row each.
pub(crate) fn rule_list(rules: &[OwnedRule], page: &Page) -> String {
    let json = rules.iter().map(|rule| shown_json(rule, None, page));
    ROWS.many(json, page, || table(rules, page))
}

fn table(rules: &[OwnedRule], page: &Page) -> String {
    let wide = page.format == Format::Wide;
    let header = ["RULE", "VALUE", "WHO", "TRUST", "NEWEST SOURCE", "THEN"];
    let today = page.today();
    let rows: Vec<Vec<String>> = rules
        .iter()
        .map(|rule| {
            vec![
                rule.entry.id.to_owned(),
                owned_words(rule).unwrap_or_default(),
                who_words(rule.entry.who).to_owned(),
                rule.entry.confidence.id().to_owned(),
                newest_words(rule, today),
                rule.entry.then.to_owned(),
            ]
        })
        .collect();
    let fit = |line: String| if wide { line } else { fitted(&line, page.width) };
    let mut text: String =
        aligned(&header, &rows).into_iter().map(|line| fit(line) + "\n").collect();
    if let Some(rule) = rules.iter().find(|rule| rule.is_old(today)) {
        let years = counted(rule.max_age, "year");
        text.push('\n');
        let note = format!(
            "! The newest source is older than {years}, or nobody knows of when it is: a date on the \
             page counts, and support can tell."
        );
        text.push_str(&fold(&note, page.width, ""));
    }
    if rules.iter().any(|rule| rule.own.is_some()) {
        text.push('\n');
        text.push_str(&fold(FOOTNOTE, page.width, ""));
    }
    text
}

/// The newest source of a rule: what it is and how old, marked where that is too old.
fn newest_words(rule: &OwnedRule, today: NaiveDate) -> String {
    let mark = if rule.is_old(today) { "! " } else { "" };
    rule.newest_source().map_or_else(
        || "none".to_owned(),
        |cited| format!("{mark}{}, {}", cited.source.class.id(), age_words(&cited, today)),
    )
}
