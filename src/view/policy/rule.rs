//! One rule with everything that is known of it.

use super::explanation::{explanation_text, opinion_date};
use super::list::{ROWS, ROWS_ON_ORDER, shown_json};
use super::words::{class_words, value_words, who_words};
use crate::app::{Explanation, Other, OwnedRule, source};
use crate::view::page::Page;
use crate::view::table::fold;

/// Where the second column begins.
const INDENT: &str = "            ";

/// One rule with everything that is known of it, and with the dates that it gives on an order.
pub(crate) fn rule_text(owned: &OwnedRule, given: Option<&Explanation>, page: &Page) -> String {
    let rows = if given.is_some() { ROWS_ON_ORDER } else { ROWS };
    rows.one(|| shown_json(owned, given, page), page, || text(owned, given, page))
}

fn text(owned: &OwnedRule, given: Option<&Explanation>, page: &Page) -> String {
    let rule = owned.entry;
    let mut text = page.subject(rule.id) + "\n";
    text.push_str(&fold(rule.says, page.width, ""));
    text.push('\n');
    let default = rule.value.map_or_else(|| "no number is given".to_owned(), value_words);
    let from = rule.counted_from.map(|from| format!(", counted from: {from}")).unwrap_or_default();
    let mut row = |label: &str, words: &str| {
        text.push_str(&fold(&format!("{label:12}{words}"), page.width, INDENT));
    };
    match owned.own {
        Some(own) => {
            row("value", &format!("{}, yours{from}", value_words(own)));
            row("default", &default);
        }
        None => row("value", &format!("{default}{from}")),
    }
    row("who acts", who_words(rule.who));
    row("then", rule.then);
    row("trust", rule.confidence.id());
    if let Some(note) = rule.note {
        row("note", note);
    }
    if let Some(given) = given {
        text.push('\n');
        text.push_str(&explanation_text(owned, given, page));
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
        text.push_str(&other_lines(other, given, page));
    }
    text
}

/// An opinion that differs, with the date that it would give, and who holds it.
fn other_lines(other: &'static Other, given: Option<&Explanation>, page: &Page) -> String {
    let mut lines = fold(&format!("  {}", other.says), page.width, "    ");
    if let Some(date) = given.and_then(|given| opinion_date(other, given, page)) {
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
