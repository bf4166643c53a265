//! Rules and settings as JSON: schemas `redress.rule/1` and `redress.setting/1`.

use chrono::NaiveDate;

use super::words::class_words;
use crate::app::{Choice, Cited, Explanation, OwnedRule, RuleValue, Sum, cited};
use crate::domain::time::{Moment, Span};
use crate::view::json::{Json, object};

/// One rule, schema `redress.rule/1`; with what it gives on an order where one is named.
pub(in crate::view) fn rule_json(owned: &OwnedRule, given: Option<&Explanation>) -> Json {
    let rule = owned.entry;
    let others = rule.others.iter().map(|other| {
        object! {
            "says": other.says,
            "value": other.value.map(value_json),
            "until": other.until.map(|day| day.to_string()),
            "sources": sources_json(cited(other.sources)),
        }
    });
    let json = object! {
        "schema": "redress.rule/1",
        "id": rule.id,
        "says": rule.says,
        "value": rule.value.map(value_json),
        "override": owned.own.map(|own| object! {
            "value": own.amount,
            "from": own.from,
            "unit": own.unit.id(),
        }),
        "counted_from": rule.counted_from,
        "who": rule.who.id(),
        "then": rule.then,
        "confidence": rule.confidence.id(),
        "since": rule.since.map(|day| day.to_string()),
        "sources": sources_json(cited(rule.sources)),
        "others": Json::list(others),
        "note": rule.note,
    };
    match given {
        Some(given) => json.with("for", explanation_json(given)),
        None => json,
    }
}

/// A setting that is no rule, schema `redress.setting/1`.
fn kept_json(id: &str, value: Option<String>, kept_in: &'static str) -> Json {
    object! { "schema": "redress.setting/1", "id": id.to_owned(), "value": value, "kept_in": kept_in }
}

/// A setting of the record.
pub(super) fn setting_json(id: &str, choice: Option<&Choice>) -> Json {
    kept_json(id, choice.map(Choice::text), "record")
}

/// A setting of the program.
pub(super) fn program_json(id: &str, value: Option<&str>) -> Json {
    kept_json(id, value.map(str::to_owned), "program")
}

fn value_json(value: RuleValue) -> Json {
    object! { "from": value.from, "amount": value.amount, "unit": value.unit.id() }
}

fn sources_json(sources: impl Iterator<Item = Cited>) -> Json {
    Json::list(sources.map(|Cited { source, article }| {
        let date = source.date;
        object! {
            "key": source.key,
            "title": source.title,
            "article": article,
            "address": source.address,
            "class": class_words(source.class),
            "date": date.map(|date| date.words),
            "dated_from": date.and_then(|date| date.from).map(|day| day.to_string()),
            "in_force": date.is_some_and(|date| date.is_in_force),
        }
    }))
}

/// The newest source of a rule as it is today: `null` where the rule has none.
pub(super) fn newest_json(owned: &OwnedRule, today: NaiveDate) -> Option<Json> {
    let Cited { source, .. } = owned.newest_source()?;
    Some(object! {
        "key": source.key,
        "class": class_words(source.class),
        "date": source.date.map(|date| date.words),
        "years": source.years_old(today),
        "old": owned.is_old(today),
    })
}

/// What a rule gives on one order.
fn explanation_json(given: &Explanation) -> Json {
    let order = &given.view.order;
    let date = given.date.as_ref();
    let counted = date.and_then(|date| date.counted.as_ref());
    let opinions = counted.into_iter().flat_map(|counted| &counted.others).map(|(other, sum)| {
        object! {
            "says": other.says,
            "due_at": sum.end,
            "sources": sources_json(cited(other.sources)),
        }
    });
    object! {
        "order": order.id(),
        "stage": order.stage().id(),
        "counted_from": counted.map(|counted| counted.from.event.id()),
        "start": counted.map(|counted| counted.from.at),
        "step": counted.map(|counted| step_json(counted.from.at, &counted.sum)),
        "due_at": date.map(|date| date.due),
        "set_by": date.map(|date| date.set_by.id()),
        "others": Json::list(opinions),
    }
}

fn step_json(start: Moment, sum: &Sum) -> Json {
    let (count, unit) = match sum.span {
        Span::Hours(hours) => (hours, "hours"),
        Span::Days(days) => (days, "days"),
        Span::BusinessDays(days) => (days, "business-days"),
        Span::Years(years) => (years, "years"),
    };
    object! {
        "from": start,
        "count": count,
        "unit": unit,
        "backwards": sum.is_backwards,
        "weekend_days_skipped": sum.weekend,
        "holidays_skipped": Json::list(sum.holidays.iter().map(ToString::to_string)),
        "to": sum.end,
    }
}
