//! The buyer's own rules and settings as the record tells them, laid over the shipped rules.

use super::amount::{self, Target};
use super::embedded::{DIGEST, EMBEDDED};
use super::rules::{RuleEntry, Value, rule};
use super::setting::{Choice, Setting};
use crate::domain::buyer::{Buyer, Country};
use crate::domain::evidence::Limits;
use crate::domain::home::Home;
use crate::domain::instant::Instant;
use crate::domain::listing::OwnSetting;
use crate::domain::payment::Method;
use crate::domain::policy::{Override, Policy};
use crate::domain::time::Calendar;
use crate::domain::zone::Zone;

/// The buyer's own rules and settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Where the buyer may live.
    home: Home,
    rules: Vec<OwnRule>,
    country: Option<Country>,
    method: Option<Method>,
    holidays: Option<Vec<chrono::NaiveDate>>,
    name: Option<String>,
    evidence: Limits,
    /// Names and values that this version does not know: they count for nothing.
    pub(crate) unknown: Vec<String>,
    digest: u64,
}

/// The buyer's word about one rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct OwnRule {
    entry: &'static RuleEntry,
    target: Target,
    /// The buyer's value; the shipped one again where it was reset.
    value: Value,
    is_reset: bool,
    since: Instant,
}

impl Settings {
    /// The settings that these words give, oldest first, on a machine in this zone.
    pub(crate) fn of_record(told: &[OwnSetting], zone: Zone) -> Self {
        let mut settings = Self {
            home: Home::UNKNOWN,
            rules: Vec::new(),
            country: None,
            method: None,
            holidays: None,
            name: None,
            evidence: Limits::NONE,
            unknown: Vec::new(),
            digest: digest(told, zone),
        };
        for one in told {
            if settings.take(one).is_none() {
                settings.unknown.push(one.name.clone());
            }
        }
        settings.home = Home::new(settings.country, zone);
        settings
    }

    fn take(&mut self, one: &OwnSetting) -> Option<()> {
        let value = one.value.as_deref();
        if let Some(setting) = Setting::from_id(&one.name) {
            return self.choose(setting, value);
        }
        let entry = rule(&one.name)?;
        let target = amount::target(entry).ok()?;
        let own = match value {
            Some(text) => Some(amount::read(entry, target, text).ok()?),
            None => None,
        };
        let is_reset = own.is_none();
        let value = own.or(entry.value)?;
        self.rules.push(OwnRule { entry, target, value, is_reset, since: one.since });
        Some(())
    }

    fn choose(&mut self, setting: Setting, value: Option<&str>) -> Option<()> {
        let choice = match value {
            Some(text) => Some(Choice::read(setting, text).ok()?),
            None => None,
        };
        match setting {
            Setting::Country => self.country = None,
            Setting::PaymentMethod => self.method = None,
            Setting::Holidays => self.holidays = None,
            Setting::Name => self.name = None,
            Setting::EvidenceCount => self.evidence.count = None,
            Setting::EvidenceSize => self.evidence.bytes = None,
            Setting::EvidenceTypes => self.evidence.types = None,
        }
        match choice {
            Some(Choice::Country(country)) => self.country = Some(country),
            Some(Choice::Method(method)) => self.method = Some(method),
            Some(Choice::Holidays(days)) => self.holidays = Some(days),
            Some(Choice::Name(name)) => self.name = Some(name),
            Some(Choice::EvidenceCount(count)) => self.evidence.count = Some(count),
            Some(Choice::EvidenceSize(bytes)) => self.evidence.bytes = Some(bytes),
            Some(Choice::EvidenceTypes(types)) => self.evidence.types = Some(types),
            None => {}
        }
        Some(())
    }

    /// The buyer's own value of a rule; `None` where the shipped one holds.
    pub(crate) fn value_of(&self, id: &str) -> Option<Value> {
        let last = self.rules.iter().rev().find(|own| own.entry.id == id)?;
        (!last.is_reset).then_some(last.value)
    }

    /// The value of a setting; `None` where it is not set.
    pub(crate) fn choice(&self, setting: Setting) -> Option<Choice> {
        match setting {
            Setting::Country => self.country.map(Choice::Country),
            Setting::PaymentMethod => self.method.map(Choice::Method),
            Setting::Holidays => self.holidays.clone().map(Choice::Holidays),
            Setting::Name => self.name.clone().map(Choice::Name),
            Setting::EvidenceCount => self.evidence.count.map(Choice::EvidenceCount),
            Setting::EvidenceSize => self.evidence.bytes.map(Choice::EvidenceSize),
            Setting::EvidenceTypes => self.evidence.types.clone().map(Choice::EvidenceTypes),
        }
    }

    /// The shipped rules with everything of the buyer's laid over them.
    pub(crate) fn policy(&self) -> Policy {
        let mut policy = EMBEDDED.clone();
        for own in &self.rules {
            match (own.target, own.value.window()) {
                (Target::Window(rule), Some(window)) => {
                    policy.override_rule(Override { rule, window, since: own.since });
                }
                (Target::Limit(limit), None) => {
                    policy = policy.with_limit(limit, own.value.amount);
                }
                (Target::Window(_), None) | (Target::Limit(_), Some(_)) => {}
            }
        }
        policy.calendar = Calendar::new(self.holidays.clone().unwrap_or_default());
        policy.evidence = self.evidence.clone();
        policy.buyer = Buyer { country: self.country, method: self.method };
        policy.home = self.home.clone();
        policy
    }

    /// A number that is another one when the shipped rules or the buyer's own are others.
    pub(crate) fn digest(&self) -> u64 {
        self.digest
    }
}

/// The digest of the shipped rules, the machine's zone and these words.
fn digest(told: &[OwnSetting], zone: Zone) -> u64 {
    let words = told.iter().flat_map(|one| {
        let value = one.value.as_deref().unwrap_or("\u{1}");
        let since = one.since.timestamp_millis().to_le_bytes();
        let text = [one.name.as_bytes(), b"\0", value.as_bytes(), b"\0", &since].concat();
        text.into_iter()
    });
    zone.name().bytes().chain(words).fold(DIGEST, fnv)
}

/// One step of the hash FNV-1a.
const fn fnv(hash: u64, byte: u8) -> u64 {
    #![expect(clippy::as_conversions, reason = "a byte fits into 64 bits")]
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deadline::{Baseline, Event, SetBy};
    use crate::domain::rule::{Limit, Rule};
    use crate::domain::time::{Moment, Span};

    fn at(text: &str) -> Instant {
        text.parse().expect("a time")
    }

    fn told(name: &str, value: Option<&str>, since: &str) -> OwnSetting {
        OwnSetting { name: name.to_owned(), value: value.map(str::to_owned), since: at(since) }
    }

    fn shipped() -> Policy {
        let mut policy = EMBEDDED.clone();
        policy.home = Home::new(None, Zone::PACIFIC);
        policy
    }

    const MARCH: &str = "2026-03-01T00:00:00Z";
    const APRIL: &str = "2026-04-01T00:00:00Z";

    #[test]
    fn without_a_word_the_shipped_rules_hold() {
        assert_eq!(Settings::of_record(&[], Zone::PACIFIC).policy(), shipped());
    }

    #[test]
    fn the_newest_word_holds_and_a_reset_takes_it_back() {
        let words = [
            told("cancel-seller-answer", Some("48h"), MARCH),
            told("dispute-appeal-once", Some("2"), MARCH),
            told("country", Some("DE"), MARCH),
            told("country", Some("FR"), APRIL),
        ];
        let settings = Settings::of_record(&words, Zone::PACIFIC);
        let policy = settings.policy();
        assert_eq!(policy.window(Rule::CancelSellerAnswer).span, Span::Hours(48));
        assert_eq!(policy.limit(Limit::Appeals), 2);
        assert_eq!(policy.buyer.country, Country::parse("FR"));
        let own = settings.rules.iter().find(|own| own.entry.id == "cancel-seller-answer");
        assert_eq!(own.map(|own| own.since), Some(at(MARCH)));
        let reset = [words[0].clone(), told("cancel-seller-answer", None, APRIL)];
        let settings = Settings::of_record(&reset, Zone::PACIFIC);
        assert_eq!(settings.value_of("cancel-seller-answer"), None);
        let shipped = EMBEDDED.window(Rule::CancelSellerAnswer);
        assert_eq!(settings.policy().window(Rule::CancelSellerAnswer), shipped);
    }

    #[test]
    fn a_date_that_passed_keeps_the_value_it_passed_by() {
        let words = [
            told("cancel-seller-answer", Some("48h"), MARCH),
            told("cancel-seller-answer", None, APRIL),
        ];
        let policy = Settings::of_record(&words, Zone::PACIFIC).policy();
        let asked = |day: &str| {
            let from = Baseline::new(Event::CancellationRequested, Moment::At(at(day)));
            let deadline = policy.deadline(Rule::CancelSellerAnswer, from, SetBy::Rule);
            (deadline.due(), policy.span_of(deadline))
        };
        let before = asked("2026-02-20T00:00:00Z");
        assert_eq!(before, (at("2026-02-23T00:00:00Z"), Span::Hours(72)));
        let between = asked("2026-03-03T00:00:00Z");
        assert_eq!(between, (at("2026-03-05T00:00:00Z"), Span::Hours(48)));
        let pending = asked("2026-03-31T00:00:00Z");
        assert_eq!(pending, (at("2026-04-03T00:00:00Z"), Span::Hours(72)));
    }

    #[test]
    fn what_this_version_does_not_know_counts_for_nothing_and_is_named() {
        let words = [
            told("moon-phase", Some("full"), MARCH),
            told("country", Some("Germany"), MARCH),
            told("cancel-seller-answer", Some("soon"), MARCH),
        ];
        let settings = Settings::of_record(&words, Zone::PACIFIC);
        assert_eq!(settings.policy(), shipped());
        assert_eq!(settings.unknown, ["moon-phase", "country", "cancel-seller-answer"]);
    }

    #[test]
    fn each_word_gives_another_digest() {
        let one =
            Settings::of_record(&[told("country", Some("DE"), MARCH)], Zone::PACIFIC).digest();
        let other =
            Settings::of_record(&[told("country", Some("FR"), MARCH)], Zone::PACIFIC).digest();
        let later =
            Settings::of_record(&[told("country", Some("DE"), APRIL)], Zone::PACIFIC).digest();
        let none = Settings::of_record(&[], Zone::PACIFIC).digest();
        let there = Settings::of_record(&[], Zone::UTC).digest();
        let all = std::collections::BTreeSet::from([one, other, later, none, there]);
        assert_eq!(all.len(), 5);
    }
}
