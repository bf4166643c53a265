//! The words for values, units, and those who act or tell.

use chrono::NaiveDate;

use crate::app::{Cited, OwnedRule, RuleUnit, RuleValue, RuleWho, SourceClass};
use crate::view::phrase::counted;

/// The number or the range, without its unit.
pub(super) fn amount(value: RuleValue) -> String {
    match value.from {
        Some(from) => format!("{from}-{}", value.amount),
        None => value.amount.to_string(),
    }
}

/// A value in words: `72 hours`, `3-20 business days`, `1 day`.
pub(super) fn value_words(value: RuleValue) -> String {
    let unit = match value.unit {
        RuleUnit::Hours => "hour",
        RuleUnit::Days => "day",
        RuleUnit::BusinessDays => "business day",
        RuleUnit::Years | RuleUnit::YearsOld => "year",
        RuleUnit::Percent => return format!("{} %", amount(value)),
        RuleUnit::Times => "time",
        RuleUnit::Pounds => "pound",
        RuleUnit::Euros => "euro",
    };
    let plural = if value.amount == 1 { "" } else { "s" };
    format!("{} {unit}{plural}", amount(value))
}

/// The value that holds, with the default behind it where the buyer has another.
pub(super) fn owned_words(rule: &OwnedRule) -> Option<String> {
    let default = rule.entry.value.map(value_words);
    match (rule.own, default) {
        (Some(own), Some(default)) => Some(format!("{} (default: {default})", value_words(own))),
        (Some(own), None) => Some(value_words(own)),
        (None, default) => default,
    }
}

pub(super) fn who_words(who: RuleWho) -> &'static str {
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

/// A source by its title, with the part of it that says so.
pub(in crate::view) fn titled(&Cited { source, article }: &Cited) -> String {
    let article = article.map(|article| format!(", {article}")).unwrap_or_default();
    format!("{}{article}", source.title)
}

/// How old a source is: `8 years`, `under a year`, `in force`, `undated`.
pub(super) fn age_words(&Cited { source, .. }: &Cited, today: NaiveDate) -> String {
    match source.years_old(today) {
        _ if source.date.is_some_and(|date| date.is_in_force) => "in force".to_owned(),
        None => "undated".to_owned(),
        Some(0) => "under a year".to_owned(),
        Some(years) => counted(years, "year"),
    }
}

pub(super) fn class_words(class: SourceClass) -> &'static str {
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
