//! How a rule comes to its date on one order, step by step, for people.
//!
//! The steps are shown on the clock that the rule is counted on; the buyer's own stands beside the
//! result where it shows another time.

use chrono::{NaiveDate, NaiveDateTime, Timelike as _};

use crate::app::{Counted, Explanation, Other, OwnedRule, Setting, Sum};
use crate::domain::buyer::Buyer;
use crate::domain::deadline::{Baseline, Event, SetBy};
use crate::domain::instant::Instant;
use crate::domain::order::Certainty;
use crate::domain::time::{Moment, Span};
use crate::domain::zone::Zone;
use crate::view::command::{self, Command};
use crate::view::date::{day_in, when};
use crate::view::page::Page;
use crate::view::phrase::{span_words, stage_words};
use crate::view::table::fold;

/// Where the second column begins.
const INDENT: &str = "                ";

/// What a rule gives on an order: what it counts from, the sum, and who set the date.
pub(super) fn explanation_text(rule: &OwnedRule, given: &Explanation, page: &Page) -> String {
    let order = &given.view.order;
    let mark = match order.certainty {
        Certainty::Known => "",
        Certainty::Assumed { .. } => " (assumed)",
        Certainty::Outdated { .. } => " (when last seen)",
    };
    let stage = format!("{}{mark}", stage_words(order.stage()));
    let mut text = format!("On order {}, {stage}\n", order.id());
    let mut row = |label: &str, words: &str| {
        text.push_str(&fold(&format!("  {label:14}{words}"), page.width, INDENT));
    };
    let Some(date) = &given.date else {
        row("no date", "this rule sets none now");
        if let Some((why, command)) = missing_setting(rule, given.view.policy().buyer) {
            row("", why);
            row("", &command.unbroken());
        }
        return text;
    };
    if let Some(counted) = &date.counted {
        row("counted from", &baseline_words(&counted.from, page));
        row("by the rule", &sum_words(counted.from.at, &counted.sum, page));
        if date.set_by == SetBy::Estimate {
            row("estimated", "the date that the rule counts from isn't known exactly");
        }
    } else {
        let by = match date.set_by {
            SetBy::Page => "the order page prints this date",
            SetBy::Buyer => "you gave this date",
            SetBy::Rule | SetBy::Estimate => "set with another date",
        };
        row("date", &format!("{}; {by}", instant_words(date.due, Zone::PACIFIC, page)));
    }
    text
}

/// What an opinion would give; `None` where it gives no length of time or nothing is counted.
pub(super) fn opinion_date(other: &Other, given: &Explanation, page: &Page) -> Option<String> {
    let counted: &Counted = given.date.as_ref()?.counted.as_ref()?;
    let (_, sum) = counted.others.iter().find(|(held, _)| *held == other)?;
    Some(instant_words(sum.end, sum.zone, page))
}

/// The setting without which the rule gives no date.
fn missing_setting(rule: &OwnedRule, buyer: Buyer) -> Option<(&'static str, Command)> {
    let id = rule.entry.id;
    let is_law = ["us-", "uk-", "eu-"].iter().any(|law| id.starts_with(law));
    if is_law && buyer.country.is_none() {
        let command = command::set_config(Setting::Country.id(), "CODE");
        return Some(("it depends on where you live:", command));
    }
    let is_by_method = ["refund-", "card-", "paypal-"].iter().any(|firm| id.starts_with(firm));
    (is_by_method && buyer.method.is_none()).then(|| {
        let command = command::set_config(Setting::PaymentMethod.id(), "METHOD");
        ("it depends on how you paid:", command)
    })
}

fn baseline_words(from: &Baseline, page: &Page) -> String {
    let moment = match from.at {
        Moment::Day(day) => day_words(day, page),
        Moment::At(instant) => instant_words(instant, Zone::PACIFIC, page),
    };
    format!("{}, {moment}", event_words(from.event))
}

fn event_words(event: Event) -> &'static str {
    match event {
        Event::Placed => "the order date",
        Event::Paid => "the payment",
        Event::PaymentVerified => "the verified payment",
        Event::CancellationRequested => "the cancellation request",
        Event::Shipped => "the shipment",
        Event::ShippingClaimed => "the seller's claim to have shipped",
        Event::Delivered => "the delivery",
        Event::DeliveryDue => "the end of the delivery time",
        Event::Completed => "the completion",
        Event::Closed => "the closing",
        Event::ProtectionEnds => "the end of buyer protection",
        Event::DisputeOpened => "the opening of the dispute",
        Event::Proposed => "the proposal",
        Event::EvidenceAsked => "the request for evidence",
        Event::SteppedIn => "AliExpress stepping in",
        Event::DisputeEnded => "the end of the dispute",
        Event::ReturnAgreed => "the agreed return",
        Event::ReturnSent => "the return being sent",
        Event::Frozen => "the freeze",
        Event::RefundGranted => "what made the refund due",
        Event::RefundSent => "the sending of the refund",
        Event::RemedyStep => "the last step outside AliExpress",
        Event::Seen => "the last look at the order",
    }
}

/// One sum: `Mon 2 Mar + 7 business days (Sat/Sun skipped) = Wed 11 Mar, 23:59:59 Pacific`.
fn sum_words(start: Moment, sum: &Sum, page: &Page) -> String {
    let sign = if sum.is_backwards { '−' } else { '+' };
    let from = match start {
        Moment::Day(day) => day_words(day, page),
        Moment::At(instant) => clock_words(sum.zone.wall(instant), page),
    };
    let as_days = match (start, sum.span) {
        (Moment::Day(_), Span::Hours(hours)) if !sum.is_backwards => {
            format!(", which is {} on a bare date,", span_words(Span::Days(hours.div_ceil(24))))
        }
        (Moment::Day(_) | Moment::At(_), _) => String::new(),
    };
    let span = span_words(sum.span);
    let skipped = skipped_words(sum, page);
    format!("{from} {sign} {span}{as_days}{skipped} = {}", instant_words(sum.end, sum.zone, page))
}

/// The days that are passed over, by name where they are holidays.
fn skipped_words(sum: &Sum, page: &Page) -> String {
    let holidays: Vec<String> = sum.holidays.iter().map(|day| day_words(*day, page)).collect();
    let holidays = match &holidays[..] {
        [] => None,
        [only] => Some(format!("the holiday {only}")),
        several => Some(format!("the holidays {}", several.join(", "))),
    };
    let weekend = (sum.weekend > 0).then(|| "Sat/Sun".to_owned());
    let skipped: Vec<String> = weekend.into_iter().chain(holidays).collect();
    if skipped.is_empty() { String::new() } else { format!(" ({} skipped)", skipped.join(" and ")) }
}

/// An instant on the clock that it is counted on, and on the person's where that shows another time.
fn instant_words(instant: Instant, zone: Zone, page: &Page) -> String {
    let there = zone.wall(instant);
    let place = if zone == Zone::PACIFIC { "Pacific" } else { zone.name() };
    let words = format!("{} {place}", clock_words(there, page));
    if page.zone.wall(instant) == there {
        return words;
    }
    format!("{words}, {} here", when(instant, page))
}

/// A time of a clock: to the second where it is not on the minute.
fn clock_words(wall: NaiveDateTime, page: &Page) -> String {
    let day = day_words(wall.date(), page);
    if wall.second() == 0 {
        format!("{day} {}", wall.format("%H:%M"))
    } else {
        format!("{day}, {}", wall.format("%H:%M:%S"))
    }
}

/// A day of the marketplace's calendar, with the year when it is another one.
fn day_words(day: NaiveDate, page: &Page) -> String {
    day_in(day, Zone::PACIFIC, page)
}
