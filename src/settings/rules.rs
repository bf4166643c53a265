//! The marketplace's rules as data: what is promised, by whom, until when, and who says so.
//!
//! The table is `aliexpress.toml`, compiled in by `build.rs`, which has checked it: ids are unique
//! and sorted, every source is known and used, a value has its unit. Nothing is parsed at run
//! time. The buyer's own overrides are laid over it elsewhere, and what a rule means for an order
//! is for the domain to decide.

use crate::domain::policy::Window;
use crate::domain::time::Span;

/// A kind that the rules file names by its id.
macro_rules! named {
    ($(#[$doc:meta])+ $kind:ident { $($(#[$its:meta])+ $name:ident = $id:literal,)+ }) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $kind { $($(#[$its])+ $name,)+ }

        impl $kind {
            /// The stable name, the same as in the rules file.
            pub(crate) const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }
        }
    };
}

include!("kinds.rs");
include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// One rule of the marketplace, of a payment firm or of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RuleEntry {
    /// The stable name that files, messages and overrides use.
    pub(crate) id: &'static str,
    /// The rule in one sentence.
    pub(crate) says: &'static str,
    /// How long or how much; none where no text gives a number.
    pub(crate) value: Option<Value>,
    /// The event that the value counts from.
    pub(crate) counted_from: Option<&'static str>,
    /// Who has to act.
    pub(crate) who: Who,
    /// What follows, on time or too late.
    pub(crate) then: &'static str,
    /// How far the value can be trusted.
    pub(crate) confidence: Confidence,
    /// The keys of the sources that support it; empty only where the note says why.
    pub(crate) sources: &'static [&'static str],
    /// What differing texts say.
    pub(crate) others: &'static [Other],
    /// What to know before relying on it.
    pub(crate) note: Option<&'static str>,
}

/// A number or a range of numbers with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Value {
    /// The lower end of a range; none when there is only one number.
    pub(crate) from: Option<u32>,
    /// The number, or the upper end of a range.
    pub(crate) amount: u32,
    /// What is counted.
    pub(crate) unit: Unit,
}

/// What other texts say instead of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Other {
    /// Their opinion in a few words.
    pub(crate) says: &'static str,
    /// Their number, where they give one.
    pub(crate) value: Option<Value>,
    /// The keys of their sources; empty when nobody in particular is named.
    pub(crate) sources: &'static [&'static str],
}

/// A text that a rule is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Source {
    /// The stable name that rules cite.
    pub(crate) key: &'static str,
    /// What the text is.
    pub(crate) title: &'static str,
    /// Its web address, where one is known.
    pub(crate) address: Option<&'static str>,
    /// What kind of text it is.
    pub(crate) class: Class,
    /// Its age, exact or in words, where it is known.
    pub(crate) date: Option<&'static str>,
}

/// The rule with this id.
pub(crate) fn rule(id: &str) -> Option<&'static RuleEntry> {
    let index = RULES.binary_search_by(|entry| entry.id.cmp(id)).ok()?;
    RULES.get(index)
}

/// The window of a rule in time.
///
/// Called in a constant it costs nothing at run time, and a missing rule, or one that is not
/// measured in hours, days, business days or years, fails the build. It does not look at overrides.
#[expect(clippy::panic, reason = "in a constant, a panic is how the build is stopped")]
pub(crate) const fn window(id: &str) -> Window {
    let Some(Value { from, amount, unit }) = found(id).value else {
        panic!("this rule has no value")
    };
    let from = match from {
        Some(from) => Some(span(from, unit)),
        None => None,
    };
    Window { from, span: span(amount, unit) }
}

/// The number of a rule that is no length of time; a missing rule fails the build.
#[expect(clippy::panic, reason = "in a constant, a panic is how the build is stopped")]
pub(crate) const fn limit(id: &str) -> u32 {
    match found(id).value {
        Some(Value { amount, unit: Unit::Times | Unit::Percent | Unit::Pounds, .. }) => amount,
        Some(Value {
            unit: Unit::Hours | Unit::Days | Unit::BusinessDays | Unit::Years, ..
        })
        | None => panic!("this rule has no number that is no length of time"),
    }
}

#[expect(clippy::panic, reason = "in a constant, a panic is how the build is stopped")]
const fn found(id: &str) -> &'static RuleEntry {
    let mut index = 0;
    while index < RULES.len() {
        if same(RULES[index].id, id) {
            return &RULES[index];
        }
        index += 1;
    }
    panic!("no rule has this id")
}

#[expect(clippy::panic, reason = "in a constant, a panic is how the build is stopped")]
const fn span(amount: u32, unit: Unit) -> Span {
    match unit {
        Unit::Hours => Span::Hours(amount),
        Unit::Days => Span::Days(amount),
        Unit::BusinessDays => Span::BusinessDays(amount),
        Unit::Years => Span::Years(amount),
        Unit::Percent | Unit::Times | Unit::Pounds => {
            panic!("this rule is not measured in hours, days, business days or years")
        }
    }
}

/// Whether two texts are equal; `==` is not available in a constant.
const fn same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every rule there must be, in the order in which an order lives through them.
    const EXPECTED: &[&str] = &[
        "unpaid-auto-close",
        "unpaid-cancel-instant",
        "unpaid-repeat-penalty",
        "payment-verification",
        "cancel-during-verification",
        "free-cancel-minutes",
        "seller-ship-by",
        "not-shipped-auto-cancel",
        "processing-extension",
        "cancel-request-window",
        "cancel-seller-answer",
        "cancel-silence",
        "cancel-accepted",
        "cancel-rejected",
        "cancel-reason-fault",
        "cancel-withdraw",
        "cancel-repeat",
        "cancel-complaint",
        "cancel-after-ship",
        "tracking-give",
        "tracking-first-scan",
        "tracking-format",
        "shipment-cancelled",
        "delivery-deadline",
        "order-auto-complete",
        "refuse-delivery",
        "post-office-pickup",
        "review-window",
        "bp-length",
        "bp-start",
        "bp-extend",
        "bp-last-call",
        "dispute-open-from",
        "dispute-open-in-transit",
        "dispute-open-until",
        "dispute-not-received",
        "dispute-late-korea",
        "dispute-one-per-order",
        "dispute-seller-answer",
        "dispute-step-in",
        "dispute-buyer-answer",
        "dispute-evidence",
        "dispute-decision",
        "dispute-accept-final",
        "dispute-cancel",
        "dispute-reopen",
        "dispute-appeal",
        "dispute-appeal-once",
        "return-ship",
        "return-seller-confirm",
        "return-cost",
        "free-return-window",
        "free-return-once",
        "free-return-limits",
        "return-dropoff-scan",
        "choice-cancel",
        "refund-default",
        "refund-card",
        "refund-balance",
        "refund-alipay",
        "refund-ewallet",
        "refund-western-union",
        "refund-bank-transfer",
        "refund-boleto",
        "refund-cod",
        "refund-paypal",
        "refund-klarna",
        "refund-ideal",
        "refund-sofort",
        "refund-status-delay",
        "refund-card-expired",
        "refund-amount",
        "order-frozen",
        "card-chargeback",
        "card-chargeback-nodate",
        "paypal-open",
        "paypal-escalate",
        "paypal-offer",
        "paypal-decision",
        "us-fcba",
        "uk-s75",
        "uk-s75-above",
        "uk-s75-up-to",
        "eu-withdrawal",
        "eu-return",
        "eu-refund",
        "eu-delivery",
        "eu-guarantee",
        "uk-withdrawal",
        "uk-return",
        "eu-odr",
        "seller-rating-floor",
    ];

    /// The rules that each buyer guide supports or contradicts.
    const GUIDES: &[(&str, &[&str])] = &[
        ("guide-finserv", &["seller-ship-by", "cancel-rejected", "tracking-give"]),
        (
            "guide-comprehensive",
            &[
                "unpaid-cancel-instant",
                "cancel-request-window",
                "cancel-seller-answer",
                "cancel-silence",
                "cancel-accepted",
                "cancel-rejected",
                "cancel-reason-fault",
                "cancel-after-ship",
                "refuse-delivery",
                "dispute-open-from",
                "dispute-step-in",
                "dispute-decision",
                "free-return-window",
                "refund-default",
                "refund-amount",
            ],
        ),
        (
            "guide-sellingtotheworld",
            &[
                "unpaid-cancel-instant",
                "cancel-during-verification",
                "cancel-accepted",
                "cancel-rejected",
                "tracking-give",
                "seller-rating-floor",
            ],
        ),
        (
            "guide-sovetclub",
            &[
                "unpaid-auto-close",
                "unpaid-repeat-penalty",
                "payment-verification",
                "cancel-during-verification",
                "cancel-seller-answer",
                "cancel-silence",
                "cancel-complaint",
                "tracking-give",
                "refund-default",
            ],
        ),
        ("guide-cancelling", &["cancel-accepted", "cancel-after-ship", "refund-amount"]),
    ];

    fn cited(entry: &RuleEntry) -> impl Iterator<Item = &'static str> {
        let others = entry.others.iter().flat_map(|other| other.sources);
        entry.sources.iter().chain(others).copied()
    }

    #[test]
    fn every_rule_is_there_and_no_other() {
        let expected: BTreeSet<_> = EXPECTED.iter().copied().collect();
        let found: BTreeSet<_> = RULES.iter().map(|entry| entry.id).collect();
        assert_eq!(found, expected);
        assert_eq!(RULES.len(), EXPECTED.len());
    }

    #[test]
    fn the_five_buyer_guides_are_heard_wherever_they_have_a_say() {
        let guides: Vec<_> =
            SOURCES.iter().filter(|source| source.class == Class::BuyerGuide).collect();
        assert_eq!(guides.len(), 5);
        for guide in guides {
            assert!(GUIDES.iter().any(|(key, _)| *key == guide.key), "{}", guide.key);
        }
        for (guide, ids) in GUIDES {
            for id in *ids {
                let entry = rule(id).unwrap();
                assert!(cited(entry).any(|key| key == *guide), "{guide} in {id}");
            }
        }
    }

    #[test]
    fn the_search_finds_every_rule_and_only_rules() {
        for entry in RULES {
            assert_eq!(rule(entry.id), Some(entry));
        }
        for id in ["", "a", "cancel", "cancel-silence ", "CANCEL-SILENCE", "zzz"] {
            assert_eq!(rule(id), None, "{id:?}");
        }
    }

    #[test]
    fn the_windows_are_the_ones_decided() {
        for (id, expected) in [
            ("unpaid-auto-close", Span::Days(20)),
            ("payment-verification", Span::Hours(24)),
            ("seller-ship-by", Span::BusinessDays(7)),
            ("cancel-seller-answer", Span::Hours(72)),
            ("tracking-give", Span::BusinessDays(5)),
            ("delivery-deadline", Span::Days(60)),
            ("order-auto-complete", Span::Days(15)),
            ("bp-length", Span::Days(90)),
            ("bp-extend", Span::Days(7)),
            ("dispute-open-from", Span::Days(10)),
            ("dispute-open-until", Span::Days(15)),
            ("dispute-seller-answer", Span::Days(5)),
            ("dispute-step-in", Span::Days(7)),
            ("return-ship", Span::Days(10)),
            ("refund-default", Span::BusinessDays(20)),
        ] {
            assert_eq!(window(id).span, expected, "{id}");
        }
    }

    #[test]
    fn a_refund_is_a_range() {
        let expected = Value { from: Some(3), amount: 20, unit: Unit::BusinessDays };
        for id in ["refund-default", "refund-card"] {
            assert_eq!(rule(id).unwrap().value, Some(expected), "{id}");
        }
    }

    #[test]
    fn a_window_can_be_a_constant() {
        const ANSWER: Span = window("cancel-seller-answer").span;
        assert_eq!(ANSWER, Span::Hours(72));
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
    #[should_panic(expected = "not measured in hours, days, business days or years")]
    fn a_share_has_no_window() {
        let _ = window("seller-rating-floor");
    }
}
