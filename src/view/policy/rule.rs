//! One rule with everything that is known of it.

use super::json::{reckoning_json, rule_json};
use super::list::{COLUMNS, borrowed, cells};
use super::reckoning::{opinion_date, reckoning_text};
use super::words::{class_words, value_words, who_words};
use crate::app::{Other, Reckoning, Ruling, source};
use crate::view::date::{moment_stamp, stamp};
use crate::view::json::json_line;
use crate::view::page::{Format, Page};
use crate::view::table::{csv_row, fold, tsv};

/// Where the second column begins.
const INDENT: &str = "            ";

/// The columns behind those of the rule, where an order is named.
const ON_ORDER: [&str; 5] = ["order", "start", "earliest_at", "due_at", "recorded_at"];

/// One rule with everything that is known of it.
pub(crate) fn rule_text(ruling: &Ruling, page: &Page) -> String {
    shown(ruling, None, page)
}

/// The same, with the dates that it gives on one order.
pub(crate) fn rule_on_order(ruling: &Ruling, reckoning: &Reckoning, page: &Page) -> String {
    shown(ruling, Some(reckoning), page)
}

fn shown(ruling: &Ruling, reckoning: Option<&Reckoning>, page: &Page) -> String {
    let reckoned = || reckoning.map(reckoning_json);
    match page.format {
        Format::Json => json_line(&rule_json(ruling, reckoned()), true),
        Format::Ndjson => json_line(&rule_json(ruling, reckoned()), false),
        Format::Id => format!("{}\n", ruling.entry.id),
        Format::Tsv => tsv(&borrowed(&row_of(ruling, reckoning))),
        Format::Csv => {
            let on_order: &[&str] = if reckoning.is_some() { &ON_ORDER } else { &[] };
            let header = [&COLUMNS[..], on_order].concat();
            csv_row(&header) + &csv_row(&borrowed(&row_of(ruling, reckoning)))
        }
        Format::Table | Format::Wide => text(ruling, reckoning, page),
    }
}

/// A rule as a row, with its dates behind it where an order is named.
fn row_of(ruling: &Ruling, reckoning: Option<&Reckoning>) -> Vec<String> {
    let dates = reckoning.map(|reckoning| {
        let counted = reckoning.counted.as_ref().ok();
        let reach = counted.map(|counted| &counted.reach);
        let earliest = reach.and_then(|reach| reach.earliest.as_ref());
        [
            Some(reckoning.standing.order.id().to_string()),
            counted.map(|counted| moment_stamp(counted.start.moment)),
            earliest.map(|earliest| stamp(earliest.end)),
            reach.map(|reach| stamp(reach.latest.end)),
            reckoning.recorded.map(|(recorded, _)| stamp(recorded)),
        ]
    });
    let dates = dates.into_iter().flatten().map(Option::unwrap_or_default);
    cells(ruling).into_iter().chain(dates).collect()
}

fn text(ruling: &Ruling, reckoning: Option<&Reckoning>, page: &Page) -> String {
    let rule = ruling.entry;
    let mut text = page.subject(rule.id) + "\n";
    text.push_str(&fold(rule.says, page.width, ""));
    text.push('\n');
    let default = rule.value.map_or_else(|| "no number is given".to_owned(), value_words);
    let from = rule.counted_from.map(|from| format!(", counted from: {from}")).unwrap_or_default();
    match ruling.own {
        Some(own) => {
            text.push_str(&row(&format!("value       {}, yours{from}", value_words(own)), page));
            text.push_str(&row(&format!("default     {default}"), page));
        }
        None => text.push_str(&row(&format!("value       {default}{from}"), page)),
    }
    for line in [
        format!("who acts    {}", who_words(rule.who)),
        format!("then        {}", rule.then),
        format!("trust       {}", rule.confidence.id()),
    ] {
        text.push_str(&row(&line, page));
    }
    if let Some(note) = rule.note {
        text.push_str(&row(&format!("note        {note}"), page));
    }
    if let Some(reckoning) = reckoning {
        text.push('\n');
        text.push_str(&reckoning_text(ruling, reckoning, page));
    }
    if !rule.sources.is_empty() {
        text.push_str("\nSources\n");
    }
    for key in rule.sources {
        text.push_str(&source_lines(key, "  ", page));
    }
    if !rule.others.is_empty() {
        text.push_str("\nOthers say\n");
    }
    for other in rule.others {
        text.push_str(&other_lines(other, reckoning, page));
    }
    text
}

fn row(line: &str, page: &Page) -> String {
    fold(line, page.width, INDENT)
}

/// An opinion that differs, with the date that it would give, and who holds it.
fn other_lines(other: &'static Other, reckoning: Option<&Reckoning>, page: &Page) -> String {
    let mut lines = fold(&format!("  {}", other.says), page.width, "    ");
    if let Some(date) = reckoning.and_then(|reckoning| opinion_date(other, reckoning, page)) {
        lines.push_str(&fold(&format!("    → {date}"), page.width, "      "));
    }
    for key in other.sources {
        lines.push_str(&source_lines(key, "    ", page));
    }
    lines
}

/// A source: what it is and of when; and where, in a line that is never broken.
fn source_lines(key: &str, indent: &str, page: &Page) -> String {
    let Some(source) = source(key) else { return format!("{indent}{key}\n") };
    let date = source.date.map(|date| format!(", {date}")).unwrap_or_default();
    let what = format!("{indent}{} ({}{date})", source.title, class_words(source.class));
    let mut lines = fold(&what, page.width, &format!("{indent}  "));
    if let Some(address) = source.address {
        lines.extend([indent, "  ", address, "\n"]);
    }
    lines
}
