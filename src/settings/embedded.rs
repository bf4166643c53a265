//! The policy of the rules that are compiled in, before the buyer's own are laid over it.

use super::rules::{RULES, Value};
use crate::domain::policy::{Policy, Window};
use crate::domain::rule::{Limit, Rule};

/// The policy of the embedded rules. A rule that is missing fails the build.
pub(crate) static EMBEDDED: Policy = Policy::new(windows(), limits());

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
    let mut at = 0;
    while at < RULES.len() {
        if same(RULES[at].id, id) {
            let Some(value) = RULES[at].value else { panic!("this rule has no value") };
            return value;
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
    use crate::domain::time::Span;

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
