//! The value of a rule as the buyer writes it: `48h`, `14d`, `5bd`, `2y`, `3-20bd`, or `2`.

use std::fmt;

use super::rules::{RuleEntry, Unit, Value};
use crate::domain::policy::Window;
use crate::domain::rule::{Limit, Rule};
use crate::domain::time::Span;

/// What a hundred years are at most in hours, days and business days.
const CENTURY: [(Unit, u32); 4] = [
    (Unit::Hours, 876_600),
    (Unit::Days, 36_525),
    (Unit::BusinessDays, 26_090),
    (Unit::Years, 100),
];

/// The largest number that is no length of time.
const MOST: u32 = 1_000_000;

/// The largest share, in percent.
const ALL_OF_IT: u32 = 100;

/// What a rule sets in the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Window(Rule),
    Limit(Limit),
}

/// Why a rule has no value that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoTarget {
    NoNumber,
    /// It has one, but nothing here computes with it.
    NotComputed,
}

/// Why a text is no value for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ValueError {
    /// It is not of the form.
    #[error("it is no number with a unit, such as 48h, 14d, 5bd, 2y or 3-20bd")]
    NotATime,
    #[error("it needs a unit: h for hours, d for days, bd for business days, y for years")]
    NoUnit,
    /// A length of time where a number is wanted.
    #[error("it is no bare number, and this rule counts {0}")]
    NotANumber(&'static str),
    /// A range where there is one number.
    #[error("it is a range, and this rule has one number")]
    Range,
    /// The ends of a range are the wrong way round.
    #[error("the range does not go from the smaller number to the larger one")]
    Backwards,
    /// It is nothing.
    #[error("zero is no value")]
    Zero,
    #[error("it is more than {0}")]
    TooMuch(&'static str),
}

/// What this rule sets, if anything.
pub(crate) fn target(entry: &RuleEntry) -> Result<Target, NoTarget> {
    if let Some(rule) = Rule::from_id(entry.id) {
        return Ok(Target::Window(rule));
    }
    if let Some(limit) = Limit::ALL.iter().find(|limit| limit.id() == entry.id) {
        return Ok(Target::Limit(*limit));
    }
    Err(if entry.value.is_some() { NoTarget::NotComputed } else { NoTarget::NoNumber })
}

/// Reads a value for a rule that sets this.
pub(crate) fn read(entry: &RuleEntry, target: Target, text: &str) -> Result<Value, ValueError> {
    match target {
        Target::Window(_) => read_time(entry, text.trim()),
        Target::Limit(_) => read_number(entry, text.trim()),
    }
}

fn read_number(entry: &RuleEntry, text: &str) -> Result<Value, ValueError> {
    let unit = entry.value.map_or(Unit::Times, |value| value.unit);
    let is_share = unit == Unit::Percent;
    let digits = text.strip_suffix('%').filter(|_| is_share).map_or(text, str::trim_end);
    let amount = number(digits).ok_or(ValueError::NotANumber(counted(unit)))?;
    if amount == 0 {
        return Err(ValueError::Zero);
    }
    if is_share && amount > ALL_OF_IT {
        return Err(ValueError::TooMuch("a hundred percent"));
    }
    if amount > MOST {
        return Err(ValueError::TooMuch("a million"));
    }
    Ok(Value { from: None, amount, unit })
}

fn read_time(entry: &RuleEntry, text: &str) -> Result<Value, ValueError> {
    let digits = text.trim_end_matches(|last: char| last.is_ascii_alphabetic());
    let unit = match text.get(digits.len()..).unwrap_or_default() {
        "h" => Unit::Hours,
        "d" => Unit::Days,
        "bd" => Unit::BusinessDays,
        "y" => Unit::Years,
        "" if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            return Err(ValueError::NoUnit);
        }
        _other => return Err(ValueError::NotATime),
    };
    let (from, amount) = match digits.split_once(['-', '–']) {
        Some((from, amount)) => (Some(from), amount),
        None => (None, digits),
    };
    let from = from.map(|from| number(from).ok_or(ValueError::NotATime)).transpose()?;
    let amount = number(amount).ok_or(ValueError::NotATime)?;
    if amount == 0 {
        return Err(ValueError::Zero);
    }
    if CENTURY.iter().any(|(known, most)| *known == unit && amount > *most) {
        return Err(ValueError::TooMuch("a hundred years"));
    }
    if from.is_some_and(|from| from >= amount) {
        return Err(ValueError::Backwards);
    }
    let is_range = entry.value.is_some_and(|value| value.from.is_some());
    if from.is_some() && !is_range {
        return Err(ValueError::Range);
    }
    Ok(Value { from, amount, unit })
}

/// A number that is written with digits alone; what is too large for any rule is the largest.
fn number(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u32::MAX))
}

fn counted(unit: Unit) -> &'static str {
    match unit {
        Unit::Hours | Unit::Days | Unit::BusinessDays | Unit::Years => "time",
        Unit::Percent => "percent",
        Unit::Times => "how often",
        Unit::Pounds => "pounds",
        Unit::Euros => "euros",
        Unit::YearsOld => "years",
    }
}

impl Value {
    /// The length of time that it is; `None` where it is another number.
    pub(crate) const fn window(self) -> Option<Window> {
        let from = match self.from {
            Some(from) => self.unit.span(from),
            None => None,
        };
        match self.unit.span(self.amount) {
            Some(span) => Some(Window { from, span }),
            None => None,
        }
    }
}

impl Unit {
    /// So many of it, as a length of time; `None` where it is none.
    const fn span(self, amount: u32) -> Option<Span> {
        Some(match self {
            Self::Hours => Span::Hours(amount),
            Self::Days => Span::Days(amount),
            Self::BusinessDays => Span::BusinessDays(amount),
            Self::Years => Span::Years(amount),
            Self::Percent | Self::Times | Self::Pounds | Self::Euros | Self::YearsOld => {
                return None;
            }
        })
    }
}

/// The form that [`read`] reads.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(from) = self.from {
            write!(f, "{from}-")?;
        }
        let unit = match self.unit {
            Unit::Hours => "h",
            Unit::Days => "d",
            Unit::BusinessDays => "bd",
            Unit::Years => "y",
            Unit::Percent | Unit::Times | Unit::Pounds | Unit::Euros | Unit::YearsOld => "",
        };
        write!(f, "{}{unit}", self.amount)
    }
}

#[cfg(test)]
mod tests {
    use super::super::rules::{RULES, rule};
    use super::*;

    /// The rules that nothing here computes with; without any other the program does not build.
    const TOLD_ONLY: &[&str] = &[
        "account-risk",
        "bp-start",
        "br-consumidor",
        "cancel-accepted",
        "cancel-after-ship",
        "cancel-complaint",
        "cancel-during-verification",
        "cancel-form",
        "cancel-reason-fault",
        "cancel-reason-pressed",
        "cancel-rejected",
        "cancel-repeat",
        "cancel-request-window",
        "cancel-silence",
        "cancel-withdraw",
        "card-chargeback-nodate",
        "choice-cancel",
        "coupon-back",
        "delivery-by-parcel",
        "delivery-days",
        "dispute-accept-final",
        "dispute-cancel",
        "dispute-delivered-not-received",
        "dispute-late-korea",
        "dispute-not-received",
        "dispute-one-per-order",
        "dispute-open-in-transit",
        "dispute-reopen",
        "dispute-shipped-after-request",
        "early-confirmation",
        "eu-delivery",
        "eu-dsa-body",
        "eu-duty",
        "eu-duty-up-to",
        "eu-ecc-net",
        "eu-last-day",
        "eu-odr",
        "eu-withdrawal-before-delivery",
        "eu-withdrawal-function",
        "eu-withdrawal-uninformed",
        "fake-shipment",
        "free-cancel-minutes",
        "free-return-limits",
        "frozen-in-dispute",
        "frozen-paid",
        "frozen-risk-check",
        "frozen-unpaid",
        "klarna-report",
        "lost-in-transit",
        "not-shipped-auto-cancel",
        "off-platform",
        "order-frozen",
        "part-shipment",
        "post-office-pickup",
        "processing-extension",
        "refund-amount",
        "refund-card-expired",
        "refund-cod",
        "refund-status-delay",
        "refuse-delivery",
        "return-cost",
        "return-dropoff-scan",
        "return-seller-confirm",
        "review-window",
        "shipment-cancelled",
        "shipping-deducted",
        "small-claims",
        "tracking-declared",
        "tracking-format",
        "unpaid-cancel-instant",
        "unpaid-repeat-penalty",
    ];

    fn read_for(id: &str, text: &str) -> Result<String, ValueError> {
        let entry = rule(id).expect("a rule");
        read(entry, target(entry).expect("a target"), text).map(|value| value.to_string())
    }

    #[test]
    fn a_value_is_read_as_it_is_written() {
        for (id, text) in [
            ("cancel-seller-answer", "48h"),
            ("cancel-seller-answer", "14d"),
            ("seller-ship-by", "5bd"),
            ("uk-s75", "2y"),
            ("refund-card", "3-20bd"),
            ("refund-card", "10d"),
            ("dispute-appeal-once", "2"),
            ("uk-s75-above", "150"),
            ("seller-rating-floor", "95"),
        ] {
            assert_eq!(read_for(id, text), Ok(text.to_owned()), "{id} {text}");
        }
    }

    #[test]
    fn a_share_may_have_its_sign() {
        assert_eq!(read_for("seller-rating-floor", "95 %"), Ok("95".to_owned()));
        assert_eq!(read_for("seller-rating-floor", "95%"), Ok("95".to_owned()));
    }

    #[test]
    fn a_value_that_means_nothing_is_refused_with_its_reason() {
        for (id, text, why) in [
            ("cancel-seller-answer", "48", ValueError::NoUnit),
            ("cancel-seller-answer", "48w", ValueError::NotATime),
            ("cancel-seller-answer", "two days", ValueError::NotATime),
            ("cancel-seller-answer", "-3d", ValueError::NotATime),
            ("cancel-seller-answer", "1.5d", ValueError::NotATime),
            ("cancel-seller-answer", "h", ValueError::NotATime),
            ("cancel-seller-answer", "", ValueError::NotATime),
            ("cancel-seller-answer", "0h", ValueError::Zero),
            ("cancel-seller-answer", "24-48h", ValueError::Range),
            ("cancel-seller-answer", "101y", ValueError::TooMuch("a hundred years")),
            ("cancel-seller-answer", "36526d", ValueError::TooMuch("a hundred years")),
            ("cancel-seller-answer", "99999999999h", ValueError::TooMuch("a hundred years")),
            ("refund-card", "20-3bd", ValueError::Backwards),
            ("refund-card", "3-3bd", ValueError::Backwards),
            ("dispute-appeal-once", "2d", ValueError::NotANumber("how often")),
            ("dispute-appeal-once", "0", ValueError::Zero),
            ("seller-rating-floor", "101%", ValueError::TooMuch("a hundred percent")),
            ("seller-rating-floor", "9.5", ValueError::NotANumber("percent")),
            ("dispute-appeal-once", "2%", ValueError::NotANumber("how often")),
            ("uk-s75-up-to", "1000001", ValueError::TooMuch("a million")),
        ] {
            assert_eq!(read_for(id, text), Err(why), "{id} {text}");
        }
    }

    #[test]
    fn every_rule_is_there_and_no_other() {
        let told_only = RULES.iter().filter(|entry| target(entry).is_err()).map(|entry| entry.id);
        assert_eq!(told_only.collect::<Vec<_>>(), TOLD_ONLY);
    }

    #[test]
    fn every_shipped_value_that_can_be_set_reads_back() {
        for entry in RULES {
            match (target(entry), entry.value) {
                (Ok(target), Some(value)) => {
                    assert_eq!(read(entry, target, &value.to_string()), Ok(value), "{}", entry.id);
                }
                (Ok(_), None) => panic!("{} sets something and has no value", entry.id),
                (Err(why), value) => {
                    assert_eq!(why == NoTarget::NotComputed, value.is_some(), "{}", entry.id);
                }
            }
        }
    }
}
