//! Rules and settings as JSON: schemas `redress.rule/1` and `redress.setting/1`.

use serde::Serialize;

use super::reckoning::what_words;
use super::words::class_words;
use crate::app::{
    Choice, Chosen, NoDate, Reach, Reckoning, RuleValue, Ruling, Start, Sum, Teller, source,
};
use crate::domain::time::{Moment, SetBy, Span};
use crate::view::date::{moment_stamp, stamp};

#[derive(Serialize)]
struct ValueJson {
    from: Option<u32>,
    amount: u32,
    unit: &'static str,
}

#[derive(Serialize)]
struct OverrideJson {
    value: u32,
    from: Option<u32>,
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
pub(super) struct RuleJson<'a> {
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
    r#for: Option<ReckoningJson<'a>>,
}

/// What a rule gives on one order.
#[derive(Serialize)]
pub(super) struct ReckoningJson<'a> {
    order: &'a str,
    counted_from: Option<&'static str>,
    start: Option<String>,
    start_set_by: Option<&'static str>,
    steps: Vec<StepJson>,
    earliest_at: Option<String>,
    due_at: Option<String>,
    recorded: Option<RecordedJson>,
    none_because: Option<&'static str>,
    others: Vec<OpinionJson>,
}

#[derive(Serialize)]
struct StepJson {
    from: String,
    count: u32,
    unit: &'static str,
    backwards: bool,
    weekend_days_skipped: usize,
    holidays_skipped: Vec<String>,
    to: String,
}

#[derive(Serialize)]
struct RecordedJson {
    due_at: String,
    set_by: &'static str,
    differs: Option<bool>,
}

#[derive(Serialize)]
struct OpinionJson {
    says: &'static str,
    earliest_at: Option<String>,
    due_at: String,
    sources: Vec<SourceJson>,
}

/// A setting that is no rule, schema `redress.setting/1`.
#[derive(Serialize)]
pub(super) struct SettingJson<'a> {
    schema: &'static str,
    id: &'a str,
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<Vec<String>>,
}

pub(super) fn rule_json<'a>(ruling: &Ruling, r#for: Option<ReckoningJson<'a>>) -> RuleJson<'a> {
    let rule = ruling.entry;
    RuleJson {
        schema: "redress.rule/1",
        id: rule.id,
        says: rule.says,
        value: rule.value.map(value_json),
        r#override: ruling.own.map(|own| OverrideJson {
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

pub(super) fn setting_json(chosen: &Chosen) -> SettingJson<'static> {
    let (value, days) = match &chosen.choice {
        None => (None, None),
        Some(Choice::Country(country)) => (Some(country.code().to_owned()), None),
        Some(Choice::Method(method)) => (Some(method.id().to_owned()), None),
        Some(Choice::EvidenceCount(count)) => (Some(count.to_string()), None),
        Some(Choice::EvidenceSize(bytes)) => (Some(bytes.to_string()), None),
        Some(Choice::EvidenceTypes(types)) => (Some(types.join(",")), None),
        Some(Choice::Holidays(days)) => {
            (None, Some(days.iter().map(ToString::to_string).collect()))
        }
    };
    SettingJson { schema: "redress.setting/1", id: chosen.setting.id(), value, days }
}

/// An entry that meant nothing and is gone.
pub(super) fn stray_json(name: &str) -> SettingJson<'_> {
    SettingJson { schema: "redress.setting/1", id: name, value: None, days: None }
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

pub(super) fn reckoning_json(reckoning: &Reckoning) -> ReckoningJson<'_> {
    let counted = reckoning.counted.as_ref().ok();
    let start = counted.map(|counted| counted.start);
    let reach = counted.map(|counted| &counted.reach);
    let steps = |start: Start, reach: &Reach| {
        let sums = reach.earliest.iter().chain([&reach.latest]);
        sums.map(|sum| step_json(start.moment, sum)).collect()
    };
    let due = reach.map(|reach| reach.latest.end);
    ReckoningJson {
        order: reckoning.standing.order.id().as_str(),
        counted_from: start.map(|start| what_words(start.what)),
        start: start.map(|start| moment_stamp(start.moment)),
        start_set_by: start.map(|start| teller_id(start.by)),
        steps: start.zip(reach).map(|(start, reach)| steps(start, reach)).unwrap_or_default(),
        earliest_at: reach.and_then(earliest),
        due_at: due.map(stamp),
        recorded: reckoning.recorded.map(|(at, set_by)| RecordedJson {
            due_at: stamp(at),
            set_by: set_by_id(set_by),
            differs: due.map(|due| due != at),
        }),
        none_because: reckoning.counted.as_ref().err().map(|why| no_date_id(*why)),
        others: counted
            .into_iter()
            .flat_map(|counted| &counted.others)
            .map(|(other, reach)| OpinionJson {
                says: other.says,
                earliest_at: earliest(reach),
                due_at: stamp(reach.latest.end),
                sources: sources_json(other.sources),
            })
            .collect(),
    }
}

fn earliest(reach: &Reach) -> Option<String> {
    reach.earliest.as_ref().map(|sum| stamp(sum.end))
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

fn teller_id(teller: Teller) -> &'static str {
    match teller {
        Teller::Page => "page",
        Teller::Buyer => "buyer",
        Teller::Rule(_) => "rule",
        Teller::Estimate => "estimate",
    }
}

fn set_by_id(set_by: SetBy) -> &'static str {
    match set_by {
        SetBy::Rule => "rule",
        SetBy::Estimate => "estimate",
        SetBy::Page => "page",
        SetBy::Buyer => "buyer",
    }
}

fn no_date_id(why: NoDate) -> &'static str {
    match why {
        NoDate::NoTime => "no-date",
        NoDate::NotPaid => "not-paid",
        NoDate::NotAsked => "not-asked",
        NoDate::NotShipped => "not-shipped",
        NoDate::NotDelivered => "not-delivered",
        NoDate::NotClaimed => "not-claimed",
        NoDate::NotReached => "not-reached",
        NoDate::NoDispute => "no-dispute",
        NoDate::NotFrozen => "not-frozen",
        NoDate::NothingOwed => "nothing-owed",
        NoDate::OtherMethod(_) => "other-method",
        NoDate::NoMethod => "method-unknown",
        NoDate::OtherLaw => "other-law",
        NoDate::NoCountry => "country-unknown",
        NoDate::Untold => "untold",
    }
}
