//! Rules and settings as JSON: schemas `redress.rule/1` and `redress.setting/1`.

use serde::Serialize;

use super::words::class_words;
use crate::app::{Choice, Explanation, OwnedRule, RuleValue, Sum, source};
use crate::domain::time::{Moment, Span};
use crate::view::clean::clean;
use crate::view::date::{moment_stamp, stamp};
use crate::view::json::set_by;

#[derive(Debug, Serialize)]
struct ValueJson {
    from: Option<u32>,
    amount: u32,
    unit: &'static str,
}

#[derive(Debug, Serialize)]
struct OverrideJson {
    value: u32,
    from: Option<u32>,
    unit: &'static str,
}

#[derive(Debug, Serialize)]
struct SourceJson {
    key: &'static str,
    title: Option<&'static str>,
    address: Option<&'static str>,
    class: Option<&'static str>,
    date: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct OtherJson {
    says: &'static str,
    value: Option<ValueJson>,
    sources: Vec<SourceJson>,
}

/// One rule, schema `redress.rule/1`.
#[derive(Debug, Serialize)]
pub(in crate::view) struct RuleJson<'a> {
    schema: &'static str,
    id: &'static str,
    says: &'static str,
    value: Option<ValueJson>,
    r#override: Option<OverrideJson>,
    counted_from: Option<&'static str>,
    who: &'static str,
    then: &'static str,
    confidence: &'static str,
    sources: Vec<SourceJson>,
    others: Vec<OtherJson>,
    note: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#for: Option<ExplanationJson<'a>>,
}

/// What a rule gives on one order.
#[derive(Debug, Serialize)]
pub(in crate::view) struct ExplanationJson<'a> {
    order: &'a str,
    stage: &'static str,
    counted_from: Option<&'static str>,
    start: Option<String>,
    step: Option<StepJson>,
    due_at: Option<String>,
    set_by: Option<&'static str>,
    others: Vec<OpinionJson>,
}

#[derive(Debug, Serialize)]
struct StepJson {
    from: String,
    count: u32,
    unit: &'static str,
    backwards: bool,
    weekend_days_skipped: usize,
    holidays_skipped: Vec<String>,
    to: String,
}

#[derive(Debug, Serialize)]
struct OpinionJson {
    says: &'static str,
    due_at: String,
    sources: Vec<SourceJson>,
}

/// A setting that is no rule, schema `redress.setting/1`.
#[derive(Debug, Serialize)]
pub(super) struct SettingJson<'a> {
    schema: &'static str,
    pub(super) id: &'a str,
    value: Option<String>,
    kept_in: &'static str,
}

impl SettingJson<'_> {
    /// The same as a row.
    pub(super) fn row(&self, separated: fn(&[&str]) -> String) -> String {
        let value = self.value.as_deref().map(clean).unwrap_or_default();
        separated(&[&clean(self.id), &value, self.kept_in])
    }
}

pub(in crate::view) fn rule_json<'a>(
    owned: &OwnedRule,
    r#for: Option<ExplanationJson<'a>>,
) -> RuleJson<'a> {
    let rule = owned.entry;
    RuleJson {
        schema: "redress.rule/1",
        id: rule.id,
        says: rule.says,
        value: rule.value.map(value_json),
        r#override: owned.own.map(|own| OverrideJson {
            value: own.amount,
            from: own.from,
            unit: own.unit.id(),
        }),
        counted_from: rule.counted_from,
        who: rule.who.id(),
        then: rule.then,
        confidence: rule.confidence.id(),
        sources: sources_json(rule.sources),
        others: rule
            .others
            .iter()
            .map(|other| OtherJson {
                says: other.says,
                value: other.value.map(value_json),
                sources: sources_json(other.sources),
            })
            .collect(),
        note: rule.note,
        r#for,
    }
}

/// A setting of the record.
pub(super) fn setting_json<'a>(id: &'a str, choice: Option<&Choice>) -> SettingJson<'a> {
    let value = choice.map(Choice::text);
    SettingJson { schema: "redress.setting/1", id, value, kept_in: "record" }
}

/// A setting of the program.
pub(super) fn program_json<'a>(id: &'a str, value: Option<&str>) -> SettingJson<'a> {
    let value = value.map(str::to_owned);
    SettingJson { schema: "redress.setting/1", id, value, kept_in: "program" }
}

fn value_json(value: RuleValue) -> ValueJson {
    ValueJson { from: value.from, amount: value.amount, unit: value.unit.id() }
}

fn sources_json(keys: &'static [&'static str]) -> Vec<SourceJson> {
    keys.iter().map(|key| source_json(key)).collect()
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

pub(super) fn explanation_json(given: &Explanation) -> ExplanationJson<'_> {
    let order = &given.view.order;
    let date = given.date.as_ref();
    let counted = date.and_then(|date| date.counted.as_ref());
    let opinions = counted.into_iter().flat_map(|counted| &counted.others);
    ExplanationJson {
        order: order.id().as_str(),
        stage: order.stage().id(),
        counted_from: counted.map(|counted| counted.from.event.id()),
        start: counted.map(|counted| moment_stamp(counted.from.at)),
        step: counted.map(|counted| step_json(counted.from.at, &counted.sum)),
        due_at: date.map(|date| stamp(date.due)),
        set_by: date.map(|date| set_by(date.set_by)),
        others: opinions
            .map(|(other, sum)| OpinionJson {
                says: other.says,
                due_at: stamp(sum.end),
                sources: sources_json(other.sources),
            })
            .collect(),
    }
}

fn step_json(start: Moment, sum: &Sum) -> StepJson {
    let (count, unit) = match sum.span {
        Span::Hours(hours) => (hours, "hours"),
        Span::Days(days) => (days, "days"),
        Span::BusinessDays(days) => (days, "business-days"),
        Span::Years(years) => (years, "years"),
    };
    StepJson {
        from: moment_stamp(start),
        count,
        unit,
        backwards: sum.is_backwards,
        weekend_days_skipped: sum.weekend,
        holidays_skipped: sum.holidays.iter().map(ToString::to_string).collect(),
        to: stamp(sum.end),
    }
}
