//! The marketplace's rules as data: what is promised, by whom, until when, and who says so.
//!
//! The table is `aliexpress.toml`, compiled in by `build.rs`, which has checked it: ids are unique
//! and sorted, every source is known and used, a value has its unit. Nothing is parsed at run
//! time. The buyer's own overrides are laid over it elsewhere, and what a rule means for an order
//! is for the domain to decide.

use chrono::{Months, NaiveDate};

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
    /// The day since which it holds, where a text tells it.
    pub(crate) since: Option<NaiveDate>,
    /// The sources that support it; empty only where the note says why.
    pub(crate) sources: &'static [Citation],
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
    /// The day on which it was true no more, where it is what the rule gave before.
    pub(crate) until: Option<NaiveDate>,
    /// Their sources; empty when nobody in particular is named.
    pub(crate) sources: &'static [Citation],
}

/// A source that a rule names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Citation {
    pub(crate) key: &'static str,
    /// The part of it that says so.
    pub(crate) article: Option<&'static str>,
}

/// Of when a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dated {
    /// The date as it is known: `2025-12-10`, `about 2013 to 2015`, `2011-10-25, in force`.
    pub(crate) words: &'static str,
    /// The first day that this can be.
    pub(crate) from: Option<NaiveDate>,
    /// Whether it is a law that holds today, however old it is.
    pub(crate) is_in_force: bool,
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
    /// Of when it is, where that is known.
    pub(crate) date: Option<Dated>,
}

impl RuleEntry {
    /// The newest source that supports it. Mirrors, advice and guides count only where nothing official
    /// and no law speaks.
    pub(crate) fn newest_source(&self) -> Option<&'static Source> {
        let cited = || self.sources.iter().filter_map(|cited| source(cited.key));
        let is_first_hand = |source: &Source| matches!(source.class, Class::Official | Class::Law);
        let best = cited().filter(|source| is_first_hand(source)).max_by_key(|one| one.newness());
        best.or_else(|| cited().max_by_key(|one| one.newness()))
    }
}

impl Source {
    fn newness(&self) -> (bool, Option<NaiveDate>) {
        self.date.map_or((false, None), |date| (date.is_in_force, date.from))
    }

    /// How many whole years it is old; `None` where nobody knows. A law in force does not age.
    pub(crate) fn years_old(&self, today: NaiveDate) -> Option<u32> {
        let date = self.date?;
        let from = if date.is_in_force { today } else { date.from? };
        Some(today.years_since(from).unwrap_or(0))
    }

    /// Whether it is older than so many years, or of an unknown age.
    pub(crate) fn is_old(&self, years: u32, today: NaiveDate) -> bool {
        let Some(date) = self.date else { return true };
        let end = date.from.and_then(|from| from.checked_add_months(Months::new(years * 12)));
        !date.is_in_force && end.is_none_or(|end| end < today)
    }
}

/// The source that a rule cites by this key.
pub(crate) fn source(key: &str) -> Option<&'static Source> {
    let index = SOURCES.binary_search_by(|entry| entry.key.cmp(key)).ok()?;
    SOURCES.get(index)
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
                "dispute-shipped-after-request",
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
        entry.sources.iter().chain(others).map(|cited| cited.key)
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
    fn a_source_is_old_after_its_years_and_a_law_in_force_never() {
        let of = |date: Option<(&'static str, &str, bool)>| Source {
            key: "a",
            title: "A",
            address: None,
            class: Class::Official,
            date: date.map(|(words, from, is_in_force)| Dated {
                words,
                from: from.parse().ok(),
                is_in_force,
            }),
        };
        let today = NaiveDate::from_ymd_opt(2026, 11, 27).expect("a day");
        for (date, years, is_old) in [
            (Some(("2025-12-10", "2025-12-10", false)), Some(0), false),
            (Some(("2021-11-27", "2021-11-27", false)), Some(5), false),
            (Some(("2021-11-26", "2021-11-26", false)), Some(5), true),
            (Some(("about 2013 to 2015", "2013-01-01", false)), Some(13), true),
            (Some(("old, undated", "", false)), None, true),
            (Some(("1971-06-03, in force", "1971-06-03", true)), Some(0), false),
            (None, None, true),
        ] {
            let source = of(date);
            assert_eq!(source.years_old(today), years, "{date:?}");
            assert_eq!(source.is_old(5, today), is_old, "{date:?}");
        }
    }

    #[test]
    fn guides_count_only_where_nothing_official_speaks() {
        let newest =
            |id: &str| rule(id).and_then(RuleEntry::newest_source).map(|source| source.key);
        // An official text of 2020 beside guides of 2022.
        assert_eq!(newest("seller-ship-by"), Some("aliexpress-non-fulfilment"));
        // Help texts and guides alone: the newest of them.
        assert_eq!(newest("bp-last-call"), Some("megabonus"));
        assert_eq!(newest("free-cancel-minutes"), None);
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
