//! The policy of the rules that are compiled in, before the buyer's own are laid over it.

use chrono::NaiveDate;

use super::rules::{Other, RULES, RuleEntry, Value};
use crate::domain::policy::{Earlier, Policy, Window};
use crate::domain::rule::{Limit, Rule};

/// The policy of the embedded rules. A rule that is missing fails the build.
pub(crate) static EMBEDDED: Policy = Policy::new(windows(), limits()).with_earlier(&EARLIER);

/// The windows that rules had before, rule by rule.
static EARLIER: [Earlier; count_of_earlier()] = earlier();

/// A number that is another one when the shipped rules are others.
pub(super) const DIGEST: u64 = fnv(include_bytes!("aliexpress.toml"));

/// The hash FNV-1a.
const fn fnv(bytes: &[u8]) -> u64 {
    #![expect(clippy::as_conversions, reason = "a byte fits into 64 bits")]
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}

const fn windows() -> [Window; Rule::COUNT] {
    let mut windows = [window(Rule::ALL[0].id()); Rule::COUNT];
    let mut at = 1;
    while at < Rule::COUNT {
        windows[at] = window(Rule::ALL[at].id());
        at += 1;
    }
    windows
}

const fn limits() -> [u32; Limit::COUNT] {
    let mut limits = [limit(Limit::ALL[0].id()); Limit::COUNT];
    let mut at = 1;
    while at < Limit::COUNT {
        limits[at] = limit(Limit::ALL[at].id());
        at += 1;
    }
    limits
}

/// How many windows the rules had before that something is counted with.
const fn count_of_earlier() -> usize {
    let (mut count, mut at) = (0, 0);
    while at < Rule::COUNT {
        let others = entry(Rule::ALL[at].id()).others;
        let mut other = 0;
        while other < others.len() {
            count += if others[other].until.is_some() { 1 } else { 0 };
            other += 1;
        }
        at += 1;
    }
    count
}

/// Those windows; of one rule they end one after the other, which `build.rs` has checked.
#[expect(clippy::panic, reason = "in a constant, a panic is how the build is stopped")]
const fn earlier() -> [Earlier; count_of_earlier()] {
    let none = Earlier { rule: Rule::ALL[0], window: windows()[0], until: NaiveDate::MIN };
    let mut all = [none; count_of_earlier()];
    let (mut count, mut at) = (0, 0);
    while at < Rule::COUNT {
        let rule = Rule::ALL[at];
        let others = entry(rule.id()).others;
        let mut other = 0;
        while other < others.len() {
            let Other { value, until, .. } = others[other];
            if let (Some(value), Some(until)) = (value, until) {
                let Some(window) = value.window() else { panic!("this is no length of time") };
                all[count] = Earlier { rule, window, until };
                count += 1;
            }
            other += 1;
        }
        at += 1;
    }
    all
}

/// The window of a rule. One that is no length of time fails the build.
#[expect(clippy::panic, reason = "in a constant, a panic is how the build is stopped")]
const fn window(id: &str) -> Window {
    match value(id).window() {
        Some(window) => window,
        None => panic!("this rule is no length of time"),
    }
}

/// The number of a rule. One that is a length of time fails the build.
#[expect(clippy::panic, reason = "in a constant, a panic is how the build is stopped")]
const fn limit(id: &str) -> u32 {
    let value = value(id);
    match value.window() {
        Some(_) => panic!("this rule is a length of time"),
        None => value.amount,
    }
}

#[expect(clippy::panic, reason = "in a constant, a panic is how the build is stopped")]
const fn value(id: &str) -> Value {
    match entry(id).value {
        Some(value) => value,
        None => panic!("this rule has no value"),
    }
}

#[expect(clippy::panic, reason = "in a constant, a panic is how the build is stopped")]
const fn entry(id: &str) -> &'static RuleEntry {
    let mut at = 0;
    while at < RULES.len() {
        if same(RULES[at].id, id) {
            return &RULES[at];
        }
        at += 1;
    }
    panic!("no rule has this id")
}

/// Whether two texts are equal; `==` is not available in a constant.
const fn same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut at = 0;
    while at < left.len() && at < right.len() && left[at] == right[at] {
        at += 1;
    }
    at == left.len() && at == right.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deadline::Event;
    use crate::domain::time::{Moment, Span};

    #[test]
    fn the_windows_are_the_ones_decided() {
        for (rule, expected) in [
            (Rule::UnpaidAutoClose, Span::Days(20)),
            (Rule::PaymentVerification, Span::Hours(24)),
            (Rule::SellerShipBy, Span::BusinessDays(7)),
            (Rule::CancelSellerAnswer, Span::Hours(72)),
            (Rule::TrackingGive, Span::BusinessDays(5)),
            (Rule::DeliveryDeadline, Span::Days(60)),
            (Rule::OrderAutoComplete, Span::Days(15)),
            (Rule::ProtectionLength, Span::Days(90)),
            (Rule::ProtectionExtend, Span::Days(7)),
            (Rule::DisputeOpenFrom, Span::Days(10)),
            (Rule::DisputeOpenUntil, Span::Days(15)),
            (Rule::DisputeSellerAnswer, Span::Days(5)),
            (Rule::DisputeStepIn, Span::Days(7)),
            (Rule::ReturnShip, Span::Days(10)),
        ] {
            assert_eq!(EMBEDDED.window(rule), Window { from: None, span: expected }, "{rule:?}");
        }
    }

    #[test]
    fn a_refund_is_a_range() {
        let (from, span) = (Some(Span::BusinessDays(3)), Span::BusinessDays(20));
        for rule in [Rule::RefundDefault, Rule::RefundCard] {
            assert_eq!(EMBEDDED.window(rule), Window { from, span }, "{rule:?}");
        }
    }

    #[test]
    fn a_request_has_the_time_that_held_when_it_was_made() {
        let asked = |day: &str| {
            let day = Moment::Day(day.parse().expect("a day"));
            let rule = Rule::CancelSellerAnswer;
            EMBEDDED.span_of(EMBEDDED.counted(rule, Event::CancellationRequested, day))
        };
        assert_eq!(asked("2020-03-15"), Span::Days(14));
        assert_eq!(asked("2020-03-16"), Span::Hours(48));
        assert_eq!(asked("2020-12-01"), Span::Hours(48));
        assert_eq!(asked("2020-12-02"), Span::Hours(72));
        assert_eq!(asked("2026-03-02"), Span::Hours(72));
    }

    #[test]
    #[should_panic(expected = "no rule has this id")]
    fn a_rule_that_is_not_there_has_no_window() {
        let _ = window("cancel-seller-answe");
    }

    #[test]
    #[should_panic(expected = "this rule has no value")]
    fn a_rule_without_a_number_has_no_window() {
        let _ = window("cancel-silence");
    }

    #[test]
    #[should_panic(expected = "this rule is no length of time")]
    fn a_share_has_no_window() {
        let _ = window("seller-rating-floor");
    }

    #[test]
    #[should_panic(expected = "this rule is a length of time")]
    fn a_length_of_time_is_no_limit() {
        let _ = limit("cancel-seller-answer");
    }
}
