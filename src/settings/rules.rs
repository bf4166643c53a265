//! The marketplace's rules as data: what is promised, by whom, until when, and who says so.
//!
//! The table is `aliexpress.toml`, compiled in by `build.rs`, which has checked it: ids are unique
//! and sorted, every source is known and used, a value has its unit. Nothing is parsed at run
//! time. The buyer's own overrides are laid over it elsewhere, and what a rule means for an order
//! is for the domain to decide.

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
