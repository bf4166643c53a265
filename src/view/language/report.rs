//! The words of the report: what a bank, AliExpress or a consumer centre reads of a case.
//!
//! Names of fields and sentences stand in structs, so that none is missing; words for the ids of
//! the domain stand in maps by their stable ids, and a test holds each map against its enum.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::time::Span;

/// Words by the stable ids of the domain.
pub(in crate::view) type ById = BTreeMap<String, String>;

/// A number of things, written for one and for any other count.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::view) struct Counted {
    one: String,
    other: String,
}

/// How times and lengths of time are written.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::view) struct Times {
    pub(in crate::view) at: String,
    pub(in crate::view) between: String,
    pub(in crate::view) or_earlier: String,
    pub(in crate::view) said: String,
    pub(in crate::view) hours: Counted,
    pub(in crate::view) days: Counted,
    #[serde(rename = "business-days")]
    pub(in crate::view) business_days: Counted,
    pub(in crate::view) years: Counted,
    pub(in crate::view) range: String,
}

/// Words by their names: of each struct every name must be there, and no other.
macro_rules! words {
    ($(#[$doc:meta])+ $kind:ident { $($by_id:ident,)+ ; $($name:ident: $type:ty,)+ }) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(in crate::view) struct $kind {
            $(pub(in crate::view) $by_id: ById,)+
            $(pub(in crate::view) $name: $type,)+
        }
    };
    ($($(#[$doc:meta])+ $kind:ident { $($name:ident,)+ })+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, Default, Deserialize, Serialize)]
        #[serde(deny_unknown_fields)]
        pub(in crate::view) struct $kind { $(pub(in crate::view) $name: String,)+ }
    )+};
}

words! {
    /// All words of the report.
    ReportWords {
        stages, causes, outcomes, actors, events, steps, due, kinds, proofs, doubts, endings, wants,
        phases, progress, methods, remedies, remedy_steps, classes,
        ;
        headings: Headings, labels: Labels, times: Times, summary: Summary, event_forms: EventForms,
        sources: Sources, timeline: TimelineWords, texts: Texts,
    }
}

words! {
    /// The headings of the report.
    Headings {
        title, order, summary, parties, goods, money, timeline, events, dates, cancellations,
        disputes, dispute, outside, messages, evidence, exhibit, rules, check, about,
    }

    /// The names of fields and columns.
    Labels {
        store, store_number, address, buyer, seller, marketplace, order_page, status, as_of, total,
        discount, shipping, tax,
        paid, paid_with, owed, expected, received, outstanding, item, quantity, unit_price, amount,
        product, printed_prices, printed_promises, parcels, tracking, tracking_check, carrier, date,
        who, what, source, by_then, set_by, reason, note, complaint, outcome, answer_by, ship_by,
        until, number, opened, asked, lines, whole_order, description, files, phase, offer,
        returned, kept, ended, appeal_by, course, refund_for, for_closing, granted, expected_since,
        way_back, expected_by, state, cancelled, refunded,
        under_way, step, next_date, kind, shows, size, bytes, file_time, added,
        file, open_file, no_picture, rule, gives, says, original, sources, version_of, none,
        unknown, yes,
    }

    /// The sentences of the summary, and what is asked for.
    Summary {
        order, order_store, placed, placed_total, total, paid, cancelled, cancelled_items, disputed, status, assumed,
        closed, received, outstanding, expected, evidence, asks, asks_nothing, by, ask_refund,
        ask_refund_all, ask_refund_not_received, ask_refund_all_not_received, ask_return,
        ask_return_all, ask_outstanding, ask_outstanding_all, ask_cancel, ask_cancel_all,
        ask_remedy, ask_remedy_all,
    }

    /// How an event or a status is told that a page only showed, that only a timer says, or that was last
    /// seen so; and a cancellation to which nobody had to agree.
    EventForms {
        seen, assumed, outdated, cancelled,
    }

    /// Who says so.
    Sources {
        page, tracking_page, mail, export, seller, buyer, rule, set_page, set_buyer, set_rule,
        set_estimate, unknown,
    }

    /// What stands beside the drawn timeline.
    TimelineWords {
        about, past, assumed, to_come,
    }

    /// The paragraphs of the report.
    Texts {
        buyer, assumed, outdated, conditions, no_events, money_counted, quoted, rules, own_rule,
        check, check_limits, manifest, about, no_advice,
    }
}

impl Counted {
    fn of(&self, count: u32) -> String {
        let words = if count == 1 { &self.one } else { &self.other };
        words.replace("{count}", &count.to_string())
    }
}

impl Times {
    /// A length of time, such as `15 days`.
    pub(in crate::view) fn span(&self, span: Span) -> String {
        match span {
            Span::Hours(hours) => self.hours.of(hours),
            Span::Days(days) => self.days.of(days),
            Span::BusinessDays(days) => self.business_days.of(days),
            Span::Years(years) => self.years.of(years),
        }
    }
}

/// The words of an id. Every id has words, as a test proves; without them the id itself is read.
pub(in crate::view) fn named<'a>(words: &'a ById, id: &'a str) -> &'a str {
    words.get(id).map_or(id, String::as_str)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::Lang;
    use super::*;
    use crate::domain::actor::Actor;
    use crate::domain::evidence::{Kind, Proof};
    use crate::domain::order::{
        Cause, DisputeReason, Outcome, Progress, Reason, Remedy, RemedyStep, Stage, StepKind, Want,
    };
    use crate::domain::rule::Rule;

    /// A map of words: its name, where it stands, and the ids that it has.
    type Named = (&'static str, fn(&ReportWords) -> &ById, Vec<&'static str>);

    /// The names of events, as the code that names them writes them.
    fn events() -> BTreeSet<&'static str> {
        let code = include_str!("../history.rs");
        let code = code.split("fn event_id").nth(1).expect("the names");
        let code = code.split("/// What an event is about").next().expect("their end");
        let names = code.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next());
        let untold = [
            "looked",
            "nothing-changed",
            "entered",
            "corrected",
            "correction-lifted",
            "line-is",
            "paid-with",
            "prepared",
            "submitted",
            "dropped",
            "seller-rating",
            "seller-country",
            "account-restricted",
            "noted",
            "evidence-removed",
            "seen",
            "assumed",
        ];
        let mut names: BTreeSet<&str> = names.filter(|name| !untold.contains(name)).collect();
        names.extend(["completed", "closed"]);
        names
    }

    #[test]
    fn every_id_of_every_enum_has_words_in_every_language_and_nothing_else_has() {
        let ids: [Named; 18] = [
            ("stages", |words| &words.stages, Stage::ALL.map(Stage::id).to_vec()),
            ("causes", |words| &words.causes, Cause::ALL.map(Cause::id).to_vec()),
            ("outcomes", |words| &words.outcomes, Outcome::ALL.map(Outcome::id).to_vec()),
            ("actors", |words| &words.actors, Actor::ALL.map(Actor::id).to_vec()),
            ("events", |words| &words.events, events().into_iter().collect()),
            ("steps", |words| &words.steps, StepKind::ALL.map(StepKind::id).to_vec()),
            ("due", |words| &words.due, Rule::ALL.iter().map(|rule| rule.id()).collect()),
            ("kinds", |words| &words.kinds, Kind::ALL.map(Kind::id).to_vec()),
            ("proofs", |words| &words.proofs, Proof::ALL.map(Proof::id).to_vec()),
            (
                "doubts",
                |words| &words.doubts,
                vec![
                    "wrong-check-digit",
                    "no-such-country",
                    "unknown-shape",
                    "other-country",
                    "reused",
                ],
            ),
            (
                "endings",
                |words| &words.endings,
                vec![
                    "agreed",
                    "unanswered",
                    "ruled-full",
                    "ruled-partial",
                    "ruled-none",
                    "cancelled",
                    "return-received",
                    "return-accepted",
                    "return-accepted-in-part",
                    "return-rejected",
                    "return-missed",
                    "evidence-missed",
                    "superseded",
                ],
            ),
            ("wants", |words| &words.wants, Want::ALL.map(Want::id).to_vec()),
            (
                "phases",
                |words| &words.phases,
                vec![
                    "seller-answers",
                    "buyer-answers",
                    "disagreed",
                    "stepped-in",
                    "evidence-asked",
                    "appealed",
                    "return-agreed",
                    "return-sent",
                    "return-received",
                    "ended",
                ],
            ),
            ("progress", |words| &words.progress, Progress::ALL.map(Progress::id).to_vec()),
            (
                "methods",
                |words| &words.methods,
                vec!["balance", "bank-transfer", "card", "cash", "ewallet", "other"],
            ),
            ("remedies", |words| &words.remedies, Remedy::ALL.map(Remedy::id).to_vec()),
            (
                "remedy_steps",
                |words| &words.remedy_steps,
                RemedyStep::ALL.map(RemedyStep::id).to_vec(),
            ),
            (
                "classes",
                |words| &words.classes,
                vec!["official", "law", "mirror", "api", "seller", "guide", "buyer-guide"],
            ),
        ];
        for lang in Lang::ALL {
            let words = lang.words();
            for (name, map, ids) in &ids {
                let map = map(&words.report);
                let ids: BTreeSet<&str> = ids.iter().copied().collect();
                let known: BTreeSet<&str> = map.keys().map(String::as_str).collect();
                assert_eq!(known, ids, "{name} in {}", lang.id());
                assert!(map.values().all(|words| !words.trim().is_empty()), "{name}");
            }
            for reason in Reason::ALL {
                assert!(words.cancel_reason(reason).is_some(), "{}", lang.id());
            }
            for reason in DisputeReason::ALL {
                assert!(words.dispute_reason(reason).is_some(), "{}", lang.id());
            }
        }
    }

    /// The slots of every text, by its place.
    fn slots(value: &serde_json::Value, place: &str, found: &mut BTreeMap<String, Vec<String>>) {
        if let Some(map) = value.as_object() {
            for (key, value) in map {
                slots(value, &format!("{place}.{key}"), found);
            }
            return;
        }
        let rest = value.as_str().expect(place).split('{').skip(1);
        let mut names: Vec<String> =
            rest.filter_map(|rest| rest.split_once('}').map(|(name, _)| name.to_owned())).collect();
        names.sort();
        found.insert(place.to_owned(), names);
    }

    #[test]
    fn every_language_has_the_slots_of_the_english_words() {
        let of = |lang: Lang| {
            let all: serde_json::Value = serde_json::from_str(lang.source()).expect("JSON");
            let mut found = BTreeMap::new();
            slots(&all["report"], "report", &mut found);
            found
        };
        let english = of(Lang::En);
        for lang in Lang::ALL {
            assert_eq!(of(lang), english, "{}", lang.id());
        }
    }

    #[test]
    fn lengths_of_time_are_counted() {
        let words = Lang::En.words();
        let times = &words.report.times;
        assert_eq!(times.span(Span::BusinessDays(1)), "1 business day");
        assert_eq!(times.span(Span::Hours(72)), "72 hours");
    }
}
