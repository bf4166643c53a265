//! The rules: what they say, how far they can be trusted, and who says otherwise.

use serde::Serialize;

use super::json::json_line;
use super::page::{Format, Page};
use super::table::{aligned, csv_row, fitted, fold, tsv};
use crate::app::{Confidence, RuleEntry, RuleUnit, RuleValue, RuleWho, SourceClass, source};

const COLUMNS: [&str; 6] = ["rule", "value", "unit", "who", "confidence", "then"];

#[derive(Serialize)]
struct ValueJson {
    from: Option<u32>,
    amount: u32,
    unit: &'static str,
}

#[derive(Serialize)]
struct SourceJson {
    key: &'static str,
    title: Option<&'static str>,
    address: Option<&'static str>,
    class: Option<&'static str>,
    date: Option<&'static str>,
}

#[derive(Serialize)]
struct OtherJson {
    says: &'static str,
    value: Option<ValueJson>,
    sources: Vec<SourceJson>,
}

/// One rule, schema `redress.rule/1`.
#[derive(Serialize)]
struct RuleJson {
    schema: &'static str,
    id: &'static str,
    says: &'static str,
    value: Option<ValueJson>,
    counted_from: Option<&'static str>,
    who: &'static str,
    then: &'static str,
    confidence: &'static str,
    sources: Vec<SourceJson>,
    others: Vec<OtherJson>,
    note: Option<&'static str>,
}

/// The rules, a row each.
pub(crate) fn rule_list(rules: &[RuleEntry], page: &Page) -> String {
    match page.format {
        Format::Json => json_line(&rules.iter().map(rule_json).collect::<Vec<_>>(), true),
        Format::Ndjson => rules.iter().map(|rule| json_line(&rule_json(rule), false)).collect(),
        Format::Id => rules.iter().flat_map(|rule| [rule.id, "\n"]).collect(),
        Format::Tsv => rules.iter().map(|rule| cells(rule, tsv)).collect(),
        Format::Csv => {
            let rows = rules.iter().map(|rule| cells(rule, csv_row));
            std::iter::once(csv_row(&COLUMNS)).chain(rows).collect()
        }
        Format::Table | Format::Wide => table(rules, page),
    }
}

/// One rule with everything that is known of it.
pub(crate) fn rule_text(rule: &RuleEntry, page: &Page) -> String {
    match page.format {
        Format::Json => json_line(&rule_json(rule), true),
        Format::Ndjson => json_line(&rule_json(rule), false),
        Format::Id => format!("{}\n", rule.id),
        Format::Tsv => cells(rule, tsv),
        Format::Csv => csv_row(&COLUMNS) + &cells(rule, csv_row),
        Format::Table | Format::Wide => text(rule, page),
    }
}

fn cells(rule: &RuleEntry, separated: fn(&[&str]) -> String) -> String {
    separated(&[
        rule.id,
        &rule.value.map(amount).unwrap_or_default(),
        rule.value.map_or("", |value| unit_id(value.unit)),
        who_words(rule.who),
        confidence_words(rule.confidence),
        rule.then,
    ])
}

fn table(rules: &[RuleEntry], page: &Page) -> String {
    let wide = page.format == Format::Wide;
    let header = ["RULE", "VALUE", "WHO", "TRUST", "THEN"];
    let rows: Vec<Vec<String>> = rules
        .iter()
        .map(|rule| {
            vec![
                rule.id.to_owned(),
                rule.value.map(value_words).unwrap_or_default(),
                who_words(rule.who).to_owned(),
                confidence_words(rule.confidence).to_owned(),
                rule.then.to_owned(),
            ]
        })
        .collect();
    let lines = aligned(&header, &rows);
    lines
        .iter()
        .map(|line| if wide { line.clone() } else { fitted(line, page.width) } + "\n")
        .collect()
}

fn text(rule: &RuleEntry, page: &Page) -> String {
    let mut text = page.subject(rule.id) + "\n";
    text.push_str(&fold(rule.says, page.width, ""));
    text.push('\n');
    let value = rule.value.map_or_else(|| "no number is given".to_owned(), value_words);
    let from = rule.counted_from.map(|from| format!(", counted from: {from}")).unwrap_or_default();
    for line in [
        format!("value       {value}{from}"),
        format!("who acts    {}", who_words(rule.who)),
        format!("then        {}", rule.then),
        format!("trust       {}", confidence_words(rule.confidence)),
    ] {
        text.push_str(&fold(&line, page.width, "            "));
    }
    if let Some(note) = rule.note {
        text.push_str(&fold(&format!("note        {note}"), page.width, "            "));
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
        text.push_str(&fold(&format!("  {}", other.says), page.width, "    "));
        for key in other.sources {
            text.push_str(&source_lines(key, "    ", page));
        }
    }
    text
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

fn rule_json(rule: &RuleEntry) -> RuleJson {
    RuleJson {
        schema: "redress.rule/1",
        id: rule.id,
        says: rule.says,
        value: rule.value.map(value_json),
        counted_from: rule.counted_from,
        who: who_words(rule.who),
        then: rule.then,
        confidence: confidence_words(rule.confidence),
        sources: rule.sources.iter().map(|key| source_json(key)).collect(),
        others: rule
            .others
            .iter()
            .map(|other| OtherJson {
                says: other.says,
                value: other.value.map(value_json),
                sources: other.sources.iter().map(|key| source_json(key)).collect(),
            })
            .collect(),
        note: rule.note,
    }
}

fn value_json(value: RuleValue) -> ValueJson {
    ValueJson { from: value.from, amount: value.amount, unit: unit_id(value.unit) }
}

fn source_json(key: &'static str) -> SourceJson {
    let source = source(key);
    SourceJson {
        key,
        title: source.map(|source| source.title),
        address: source.and_then(|source| source.address),
        class: source.map(|source| class_words(source.class)),
        date: source.and_then(|source| source.date),
    }
}

/// The number or the range, without its unit.
fn amount(value: RuleValue) -> String {
    match value.from {
        Some(from) => format!("{from}-{}", value.amount),
        None => value.amount.to_string(),
    }
}

/// A value in words: `72 hours`, `3-20 business days`, `1 day`.
fn value_words(value: RuleValue) -> String {
    let unit = match value.unit {
        RuleUnit::Hours => "hour",
        RuleUnit::Days => "day",
        RuleUnit::BusinessDays => "business day",
        RuleUnit::Years => "year",
        RuleUnit::Percent => return format!("{} %", amount(value)),
        RuleUnit::Times => "time",
        RuleUnit::Pounds => "pound",
    };
    let plural = if value.amount == 1 { "" } else { "s" };
    format!("{} {unit}{plural}", amount(value))
}

fn unit_id(unit: RuleUnit) -> &'static str {
    match unit {
        RuleUnit::Hours => "hours",
        RuleUnit::Days => "days",
        RuleUnit::BusinessDays => "business-days",
        RuleUnit::Years => "years",
        RuleUnit::Percent => "percent",
        RuleUnit::Times => "times",
        RuleUnit::Pounds => "pounds",
    }
}

fn who_words(who: RuleWho) -> &'static str {
    match who {
        RuleWho::Buyer => "buyer",
        RuleWho::Seller => "seller",
        RuleWho::AliExpress => "AliExpress",
        RuleWho::Carrier => "carrier",
        RuleWho::Bank => "bank",
        RuleWho::Trader => "trader",
        RuleWho::PayPal => "PayPal",
        RuleWho::Nobody => "nobody",
    }
}

fn confidence_words(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Mid => "mid",
        Confidence::Low => "low",
    }
}

fn class_words(class: SourceClass) -> &'static str {
    match class {
        SourceClass::Official => "official",
        SourceClass::Law => "law",
        SourceClass::Mirror => "mirror of a help page",
        SourceClass::Api => "interface documentation",
        SourceClass::Seller => "advice to sellers",
        SourceClass::Guide => "guide",
        SourceClass::BuyerGuide => "buyer's guide",
    }
}
