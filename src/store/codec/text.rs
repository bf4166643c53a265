//! Times and names as text.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

use crate::domain::order::{Actor, Witness};
use crate::domain::policy::Rule;
use crate::domain::time::{Instant, Moment, SetBy};

/// A value on the disk that cannot be understood: damaged, or written by a newer program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} `{found}` is not known")]
pub(in crate::store) struct Unknown {
    what: &'static str,
    found: String,
}

pub(super) fn unknown(what: &'static str, found: &str) -> Unknown {
    Unknown { what, found: found.to_owned() }
}

/// An instant as text, in UTC.
pub(in crate::store) fn instant_text(instant: Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Reads an instant.
pub(in crate::store) fn instant(text: &str) -> Result<Instant, Unknown> {
    DateTime::parse_from_rfc3339(text)
        .map(|time| time.with_timezone(&Utc))
        .map_err(|_| unknown("the time", text))
}

/// A moment as text: a date alone when only the day is known.
pub(in crate::store) fn moment_text(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::At(instant) => instant_text(instant),
    }
}

/// Reads a moment.
pub(in crate::store) fn moment(text: &str) -> Result<Moment, Unknown> {
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Ok(Moment::Day(day));
    }
    instant(text).map(Moment::At)
}

/// Who acted, as text.
pub(in crate::store) fn actor(text: &str) -> Result<Actor, Unknown> {
    Actor::from_id(text).ok_or_else(|| unknown("the actor", text))
}

/// Who says so, as text: `buyer`, `page`, or the name of a rule.
pub(in crate::store) fn witness_text(witness: Witness) -> &'static str {
    match witness {
        Witness::Buyer => "buyer",
        Witness::Page => "page",
        Witness::Rule(rule) => rule.id(),
    }
}

/// Reads who says so.
pub(in crate::store) fn witness(text: &str) -> Result<Witness, Unknown> {
    match text {
        "buyer" => Ok(Witness::Buyer),
        "page" => Ok(Witness::Page),
        rule => self::rule(rule).map(Witness::Rule),
    }
}

pub(super) fn rule(text: &str) -> Result<Rule, Unknown> {
    Rule::from_id(text).ok_or_else(|| unknown("the rule", text))
}

/// Who set a date, as text.
pub(in crate::store) fn set_by_text(set_by: SetBy) -> &'static str {
    match set_by {
        SetBy::Rule => "rule",
        SetBy::Estimate => "estimate",
        SetBy::Page => "page",
        SetBy::Buyer => "buyer",
    }
}

pub(super) fn set_by(text: &str) -> Result<SetBy, Unknown> {
    match text {
        "rule" => Ok(SetBy::Rule),
        "estimate" => Ok(SetBy::Estimate),
        "page" => Ok(SetBy::Page),
        "buyer" => Ok(SetBy::Buyer),
        other => Err(unknown("the origin of a date", other)),
    }
}
