//! Times, amounts and ids as text.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

use super::coded::{Coded, Unknown, named};
use crate::domain::actor::Actor;
use crate::domain::buyer::Country;
use crate::domain::evidence::{Digest, Kind, Proof};
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{
    Cause, DisputeReason, FactId, Reason, Remedy, RemedyStep, Source, Stage, StepKind, Want,
};
use crate::domain::payment::Method;
use crate::domain::promise::PromiseKind;
use crate::domain::rating::Rating;
use crate::domain::time::Moment;

named! {
    Actor = "the actor",
    Cause = "the cause",
    DisputeReason = "the reason",
    Kind = "the kind of file",
    Method = "the method",
    PromiseKind = "the promise",
    Proof = "the proof",
    Reason = "the reason",
    Remedy = "the remedy",
    RemedyStep = "the step of a remedy",
    Source = "the source",
    Stage = "the stage",
    StepKind = "the step",
    Want = "the wish",
}

/// Gives a value the shape of a text.
macro_rules! text {
    ($kind:ident, $what:literal, $to:expr, $from:expr) => {
        impl Coded for $kind {
            type Shape<'a> = Cow<'a, str>;

            fn shape(&self) -> Cow<'_, str> {
                Cow::Owned($to(*self))
            }

            fn value(shape: Cow<'_, str>) -> Result<Self, Unknown> {
                $from(&shape).ok_or_else(|| Unknown::new($what, shape))
            }
        }
    };
}

text!(Instant, "the time", instant_text, instant);
text!(Moment, "the time", moment_text, moment);
text!(Money, "the amount", money_text, money);
text!(Country, "the country", |country: Country| country.code().to_owned(), Country::parse);
text!(Digest, "the digest", |digest: Digest| digest.to_string(), Digest::parse);
text!(FactId, "the id", |id: FactId| hex(id.bytes()), fact_id);

impl Coded for Rating {
    type Shape<'a> = u16;

    fn shape(&self) -> u16 {
        self.per_mille()
    }

    fn value(shape: u16) -> Result<Self, Unknown> {
        Self::from_per_mille(shape).ok_or_else(|| Unknown::new("the rating", shape.to_string()))
    }
}

impl Coded for OrderId {
    type Shape<'a> = Cow<'a, str>;

    fn shape(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }

    fn value(shape: Cow<'_, str>) -> Result<Self, Unknown> {
        Self::parse(&shape).map_err(|_| Unknown::new("the order number", shape))
    }
}

/// An instant as text, in UTC, as exactly as it is known.
fn instant_text(instant: Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

fn instant(text: &str) -> Option<Instant> {
    DateTime::parse_from_rfc3339(text).map(|time| time.with_timezone(&Utc)).ok()
}

/// A moment as text: a date alone where only the day is known.
pub(in crate::store) fn moment_text(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::At(instant) => instant_text(instant),
    }
}

/// Reads a moment.
pub(in crate::store) fn moment(text: &str) -> Option<Moment> {
    match text.parse::<NaiveDate>() {
        Ok(day) => Some(Moment::Day(day)),
        Err(_) => instant(text).map(Moment::At),
    }
}

/// An amount as text: `12.50 EUR`.
fn money_text(money: Money) -> String {
    [&money.decimal(), " ", money.code()].concat()
}

fn money(text: &str) -> Option<Money> {
    let (amount, code) = text.split_once(' ')?;
    Money::from_decimal(amount, Currency::parse(code)?).ok()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn fact_id(hex: &str) -> Option<FactId> {
    let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
    let is_lower = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
    if !rest.is_empty() || !hex.as_bytes().iter().all(is_lower) {
        return None;
    }
    let byte = |pair: &[u8; 2]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Vec<u8> = pairs.iter().map(byte).collect::<Option<_>>()?;
    bytes.try_into().ok().map(FactId::new)
}
