//! One rule with everything that is known of it.

use super::explanation::{explanation_text, opinion_date};
use super::list::{ROWS, ROWS_ON_ORDER, shown_json};
use super::words::{age_words, class_words, titled, value_words, who_words};
use crate::app::{Cited, Explanation, Other, OwnedRule, cited};
use crate::view::page::Page;
use crate::view::phrase::counted;
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
    if let Some(since) = rule.since {
        row("since", &since.to_string());
    }
    if let Some(cited) = owned.newest_source() {
        row("rests on", &newest_words(owned, &cited, page));
    }
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
    for cited in cited(rule.sources) {
        text.push_str(&source_lines(&cited, "  ", page));
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
    let until = other.until.map(|until| format!("; that held until {until}")).unwrap_or_default();
    let mut lines = fold(&format!("  {}{until}", other.says), page.width, "    ");
    if let Some(date) = given.and_then(|given| opinion_date(other, given, page)) {
        lines.push_str(&fold(&format!("    → {date}"), page.width, "      "));
    }
    for cited in cited(other.sources) {
        lines.push_str(&source_lines(&cited, "    ", page));
    }
    lines
}

/// The newest source, and whether it is too old to be relied on.
fn newest_words(owned: &OwnedRule, cited: &Cited, page: &Page) -> String {
    let is_old = owned.is_old(page.today());
    let years = counted(owned.max_age, "year");
    let warning = match cited.source.years_old(page.today()) {
        _ if !is_old => String::new(),
        Some(_) => format!("; that is older than {years}: a date on the page counts"),
        None => "; nobody knows of when: a date on the page counts".to_owned(),
    };
    format!("{}, {}{warning}", class_words(cited.source.class), date_words(cited, page))
}

/// Of when a source is, and how old that makes it.
fn date_words(cited: &Cited, page: &Page) -> String {
    let age = age_words(cited, page.today());
    match cited.source.date {
        Some(date) if !date.is_in_force && date.from.is_some() => {
            format!("{}, {age} old", date.words)
        }
        Some(date) => date.words.to_owned(),
        None => age,
    }
}

/// A source: what it is and of when; and where, in a line that is never broken.
fn source_lines(cited: &Cited, indent: &str, page: &Page) -> String {
    let source = cited.source;
    let (class, date) = (class_words(source.class), date_words(cited, page));
    let what = format!("{indent}{} ({class}, {date})", titled(cited));
    let mut lines = fold(&what, page.width, &format!("{indent}  "));
    if let Some(address) = source.address {
        lines.extend([indent, "  ", address, "\n"]);
    }
    lines
}
