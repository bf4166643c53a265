//! Writes times, amounts and sources in the words of one language, and remembers which rules it
//! named.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::super::clean::clean;
use super::super::date::{moment_stamp, stamp};
use super::super::json::{Json, object};
use super::super::language::{Lang, ReportWords, Words, named};
use super::privacy::masked;
use crate::domain::actor::Actor;
use crate::domain::deadline::{Deadline, SetBy};
use crate::domain::home::Home;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::order::{DisputeReason, Reason, Source};
use crate::domain::rule::Rule;
use crate::domain::time::Moment;
use crate::domain::zone::Zone;

/// A time as it is read, and as programs read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) text: String,
    pub(super) iso: String,
}

/// A field with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    name: String,
    text: String,
    link: Option<String>,
    is_quoted: bool,
    is_strong: bool,
}

impl From<Time> for Json {
    fn from(time: Time) -> Self {
        object! { "text": time.text, "iso": time.iso }
    }
}

impl From<Field> for Json {
    fn from(field: Field) -> Self {
        object! {
            "name": field.name,
            "text": field.text,
            "link": field.link,
            "is_quoted": field.is_quoted,
            "is_strong": field.is_strong,
        }
    }
}

impl Field {
    pub(super) fn new(name: &str, text: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            text: text.into(),
            link: None,
            is_quoted: false,
            is_strong: false,
        }
    }

    /// A field whose text a person wrote; its lines are kept.
    pub(super) fn quoted(name: &str, text: &str) -> Self {
        Self { is_quoted: true, ..Self::new(name, clean_lines(text)) }
    }

    /// A field whose text is a web address. Nothing else than a web address becomes a link.
    pub(super) fn address(name: &str, address: &str) -> Self {
        let text = clean(address);
        let is_web = text.starts_with("https://") || text.starts_with("http://");
        Self { link: is_web.then(|| text.clone()), ..Self::new(name, text) }
    }

    /// The same, as what matters most beside it.
    pub(super) fn strong(self) -> Self {
        Self { is_strong: true, ..self }
    }
}

/// Text of several lines, each made safe to print and to hand over.
pub(super) fn clean_lines(text: &str) -> String {
    let text = masked(text);
    let lines: Vec<String> = text.lines().map(|line| clean(&line.replace('\t', "    "))).collect();
    lines.join("\n").trim_end().to_owned()
}

#[derive(Debug)]
pub(super) struct Localizer {
    pub(super) lang: Lang,
    /// Where the buyer may live.
    home: Home,
    dates: Words,
    cited: RefCell<BTreeSet<Rule>>,
    /// Rules without a date, by their names.
    named: RefCell<BTreeSet<&'static str>>,
}

impl Localizer {
    pub(super) fn new(lang: Lang, home: &Home) -> Self {
        let home = home.clone();
        Self {
            lang,
            home,
            dates: lang.words(),
            cited: RefCell::default(),
            named: RefCell::default(),
        }
    }

    /// The words of the report.
    pub(super) fn words(&self) -> &ReportWords {
        &self.dates.report
    }

    /// Why a buyer cancels, as a clause.
    pub(super) fn cancel_reason(&self, reason: Reason) -> &str {
        self.dates.cancel_reason(reason).unwrap_or_else(|| reason.id())
    }

    /// What is wrong in a dispute, as a clause.
    pub(super) fn dispute_reason(&self, reason: DisputeReason) -> &str {
        self.dates.dispute_reason(reason).unwrap_or_else(|| reason.id())
    }

    /// The rules that were named, in the order of their enum.
    pub(super) fn cited(&self) -> BTreeSet<Rule> {
        self.cited.borrow().clone()
    }

    /// The rules without a date that were named.
    pub(super) fn named(&self) -> BTreeSet<&'static str> {
        self.named.borrow().clone()
    }

    /// Names a rule that has no date.
    pub(super) fn name(&self, rule: &'static str) {
        self.named.borrow_mut().insert(rule);
    }

    fn cite(&self, rule: Rule) -> &'static str {
        self.cited.borrow_mut().insert(rule);
        rule.id()
    }

    /// An instant in Pacific time.
    fn clock(&self, instant: Instant) -> String {
        let wall = Zone::PACIFIC.wall(instant);
        let time = wall.format("%H:%M").to_string();
        let at = &self.words().times.at;
        at.replace("{date}", &self.dates.day(wall.date())).replace("{time}", &time)
    }

    pub(super) fn at(&self, instant: Instant) -> Time {
        Time { text: self.clock(instant), iso: stamp(instant) }
    }

    /// A moment: the day alone where no more is known.
    pub(super) fn moment(&self, moment: Moment) -> Time {
        let text = match moment {
            Moment::Day(day) => self.dates.day(day),
            Moment::At(instant) => self.clock(instant),
        };
        Time { text, iso: moment_stamp(moment) }
    }

    /// The last instant of a time: the day alone where it lasts to the end of that day, at AliExpress or
    /// where the buyer lives.
    pub(super) fn until(&self, due: Instant) -> Time {
        Time { text: self.moment(self.home.day_ended(due)).text, iso: stamp(due) }
    }

    /// A date with who set it.
    pub(super) fn deadline(&self, deadline: Deadline) -> String {
        format!("{} ({})", self.until(deadline.due()).text, self.set_by(deadline))
    }

    pub(super) fn set_by(&self, deadline: Deadline) -> String {
        let sources = &self.words().sources;
        match deadline.set_by() {
            SetBy::Page => sources.set_page.clone(),
            SetBy::Buyer => sources.set_buyer.clone(),
            SetBy::Rule => sources.set_rule.replace("{rule}", self.cite(deadline.rule())),
            SetBy::Estimate => sources.set_estimate.replace("{rule}", self.cite(deadline.rule())),
        }
    }

    /// What happens by a date of this rule.
    pub(super) fn due(&self, rule: Rule) -> &str {
        named(&self.words().due, rule.id())
    }

    /// Who says so: of a page, when it was captured.
    pub(super) fn source(&self, source: Option<Source>, seen: Instant) -> String {
        let sources = &self.words().sources;
        let of_page = |words: &String| words.replace("{at}", &self.clock(seen));
        match source {
            Some(Source::OrderPage | Source::OrderList) => of_page(&sources.page),
            Some(Source::TrackingPage) => of_page(&sources.tracking_page),
            Some(Source::Mail) => of_page(&sources.mail),
            Some(Source::Export) => of_page(&sources.export),
            Some(Source::Seller) => sources.seller.clone(),
            Some(Source::Buyer) => sources.buyer.clone(),
            None => sources.unknown.clone(),
        }
    }

    /// That only a timer says so.
    pub(super) fn by_rule(&self, rule: Rule) -> String {
        self.words().sources.rule.replace("{rule}", self.cite(rule))
    }

    /// What is only assumed, marked so.
    pub(super) fn assumed(&self, what: &str) -> String {
        self.words().event_forms.assumed.replace("{event}", what)
    }

    /// When a page showed a change: between the look before and this one.
    pub(super) fn seen(&self, after: Option<Instant>, at: Moment) -> Time {
        let Time { text, iso } = self.moment(at);
        let times = &self.words().times;
        let text = match after {
            Some(after) => {
                times.between.replace("{from}", &self.clock(after)).replace("{to}", &text)
            }
            None => times.or_earlier.replace("{at}", &text),
        };
        Time { text, iso }
    }

    pub(super) fn actor(&self, actor: Actor) -> &str {
        named(&self.words().actors, actor.id())
    }

    pub(super) fn money(&self, money: Money) -> String {
        self.dates.money(money)
    }

    pub(super) fn offer(&self, amount: Option<Money>, returns: bool) -> String {
        let labels = &self.words().labels;
        let returns = if returns { &labels.returned } else { &labels.kept };
        match amount {
            Some(amount) => format!("{}; {returns}", self.money(amount)),
            None => returns.clone(),
        }
    }
}
