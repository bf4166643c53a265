//! Many rules, a row each.

use super::json::rule_json;
use super::words::{amount, owned_words, who_words};
use crate::app::OwnedRule;
use crate::view::json::json_line;
use crate::view::page::{Format, Page};
use crate::view::table::{aligned, csv_row, fitted, fold, tsv};

/// The columns of a rule; `override` is the buyer's own value, as `policy set` takes it.
pub(super) const COLUMNS: [&str; 7] =
    ["rule", "value", "unit", "who", "confidence", "then", "override"];

/// What the brackets behind a value mean.
const FOOTNOTE: &str =
    "(default: …) the value that yours replaces; redress policy reset RULE takes yours back.";

/// The rules, a row each.
pub(crate) fn rule_list(rules: &[OwnedRule], page: &Page) -> String {
    match page.format {
        Format::Json => {
            json_line(&rules.iter().map(|rule| rule_json(rule, None)).collect::<Vec<_>>(), true)
        }
        Format::Ndjson => {
            rules.iter().map(|rule| json_line(&rule_json(rule, None), false)).collect()
        }
        Format::Id => rules.iter().flat_map(|rule| [rule.entry.id, "\n"]).collect(),
        Format::Tsv => rows(rules, tsv),
        Format::Csv => csv_row(&COLUMNS) + &rows(rules, csv_row),
        Format::Table | Format::Wide => table(rules, page),
    }
}

fn rows(rules: &[OwnedRule], separated: fn(&[&str]) -> String) -> String {
    rules.iter().map(|rule| separated(&borrowed(&cells(rule)))).collect()
}

/// One rule as a row.
pub(super) fn cells(owned: &OwnedRule) -> Vec<String> {
    let rule = owned.entry;
    vec![
        rule.id.to_owned(),
        rule.value.map(amount).unwrap_or_default(),
        rule.value.map_or("", |value| value.unit.id()).to_owned(),
        rule.who.id().to_owned(),
        rule.confidence.id().to_owned(),
        rule.then.to_owned(),
        owned.own.map(|own| own.to_string()).unwrap_or_default(),
    ]
}

/// The cells as those who separate them take them.
pub(super) fn borrowed(cells: &[String]) -> Vec<&str> {
    cells.iter().map(String::as_str).collect()
}

fn table(rules: &[OwnedRule], page: &Page) -> String {
    let wide = page.format == Format::Wide;
    let header = ["RULE", "VALUE", "WHO", "TRUST", "THEN"];
    let rows: Vec<Vec<String>> = rules
        .iter()
        .map(|rule| {
            vec![
                rule.entry.id.to_owned(),
                owned_words(rule).unwrap_or_default(),
                who_words(rule.entry.who).to_owned(),
                rule.entry.confidence.id().to_owned(),
                rule.entry.then.to_owned(),
            ]
        })
        .collect();
    let lines = aligned(&header, &rows);
    let mut text: String = lines
        .iter()
        .map(|line| if wide { line.clone() } else { fitted(line, page.width) } + "\n")
        .collect();
    if rules.iter().any(|rule| rule.own.is_some()) {
        text.push('\n');
        text.push_str(&fold(FOOTNOTE, page.width, ""));
    }
    text
}
