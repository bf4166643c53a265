//! Many rules, a row each, and what else the buyer has set.

use super::json::{rule_json, setting_json};
use super::setting::setting_row;
use super::words::{amount, ruling_words, who_words};
use crate::app::{Chosen, Ruling};
use crate::view::json::json_line;
use crate::view::page::{Format, Page};
use crate::view::table::{aligned, csv_row, fitted, fold, tsv};

/// The columns of a rule; `override` is the buyer's own value, as `policy set` takes it.
pub(super) const COLUMNS: [&str; 7] =
    ["rule", "value", "unit", "who", "confidence", "then", "override"];

/// What the brackets behind a value mean.
const FOOTNOTE: &str =
    "(default: …) the value that yours replaces; redress policy reset RULE takes yours back.";

/// The rules, a row each, then the other settings that are set.
pub(crate) fn rule_list(rules: &[Ruling], chosen: &[Chosen], page: &Page) -> String {
    match page.format {
        Format::Json => {
            let rules = rules.iter().map(|rule| serde_json::json!(rule_json(rule, None)));
            let chosen = chosen.iter().map(|chosen| serde_json::json!(setting_json(chosen)));
            json_line(&rules.chain(chosen).collect::<Vec<_>>(), true)
        }
        Format::Ndjson => {
            let rules = rules.iter().map(|rule| json_line(&rule_json(rule, None), false));
            let chosen = chosen.iter().map(|chosen| json_line(&setting_json(chosen), false));
            rules.chain(chosen).collect()
        }
        Format::Id => {
            let chosen = chosen.iter().map(|chosen| chosen.setting.id());
            let ids = rules.iter().map(|rule| rule.entry.id).chain(chosen);
            ids.flat_map(|id| [id, "\n"]).collect()
        }
        Format::Tsv => rows(rules, chosen, tsv),
        Format::Csv => csv_row(&COLUMNS) + &rows(rules, chosen, csv_row),
        Format::Table | Format::Wide => table(rules, chosen, page),
    }
}

fn rows(rules: &[Ruling], chosen: &[Chosen], separated: fn(&[&str]) -> String) -> String {
    let rules = rules.iter().map(|rule| separated(&borrowed(&cells(rule))));
    let chosen = chosen.iter().map(|chosen| setting_row(chosen, separated));
    rules.chain(chosen).collect()
}

/// One rule as a row.
pub(super) fn cells(ruling: &Ruling) -> Vec<String> {
    let rule = ruling.entry;
    vec![
        rule.id.to_owned(),
        rule.value.map(amount).unwrap_or_default(),
        rule.value.map_or("", |value| value.unit.id()).to_owned(),
        rule.who.id().to_owned(),
        rule.confidence.id().to_owned(),
        rule.then.to_owned(),
        ruling.own.map(|own| own.to_string()).unwrap_or_default(),
    ]
}

/// The cells as those who separate them take them.
pub(super) fn borrowed(cells: &[String]) -> Vec<&str> {
    cells.iter().map(String::as_str).collect()
}

fn table(rules: &[Ruling], chosen: &[Chosen], page: &Page) -> String {
    let wide = page.format == Format::Wide;
    let header = ["RULE", "VALUE", "WHO", "TRUST", "THEN"];
    let rows: Vec<Vec<String>> = rules
        .iter()
        .map(|rule| {
            vec![
                rule.entry.id.to_owned(),
                ruling_words(rule).unwrap_or_default(),
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
    if !chosen.is_empty() {
        text.push_str("\nYou have set\n");
    }
    for chosen in chosen {
        let line = setting_row(chosen, |cells| {
            format!("  {:14}  {}", cells.first().unwrap_or(&""), cells.get(1).unwrap_or(&""))
        });
        text.push_str(&fold(&line, page.width, "                  "));
    }
    text
}
