//! How a rule comes to its date on one order, step by step, for people.
//!
//! The marketplace counts in Pacific time, so the steps are shown there; the buyer's own clock
//! stands beside the result where it shows another time.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};

use super::words::{span_words, value_words};
use crate::app::{Counted, NoDate, Other, Reach, Reckoning, Ruling, Start, Sum, Teller, What};
use crate::domain::time::{Instant, Moment, SetBy, Span};
use crate::domain::zone::Zone;
use crate::view::date::when;
use crate::view::page::Page;
use crate::view::phrase::stage_words;
use crate::view::table::fold;

/// Where the second column begins.
const INDENT: &str = "                ";

/// What a rule gives on an order: the fact it counts from, the sum, and what is recorded.
pub(super) fn reckoning_text(ruling: &Ruling, reckoning: &Reckoning, page: &Page) -> String {
    let order = &reckoning.standing.order;
    let mut text = format!("On order {}, {}\n", order.id(), stage_words(order.stage()));
    let mut row = |label: &str, words: &str| {
        text.push_str(&fold(&format!("  {label:14}{words}"), page.width, INDENT));
    };
    match &reckoning.counted {
        Ok(counted) => {
            row("counted from", &start_words(&counted.start, page));
            let moment = counted.start.moment;
            if let Some(earliest) = &counted.reach.earliest {
                row("earliest", &sum_words(moment, earliest, page));
                row("latest", &sum_words(moment, &counted.reach.latest, page));
            } else {
                row("by the rule", &sum_words(moment, &counted.reach.latest, page));
            }
        }
        Err(why) => row("no date", &no_date_words(*why, ruling)),
    }
    let is_backwards =
        reckoning.counted.as_ref().is_ok_and(|counted| counted.reach.latest.is_backwards);
    if !is_backwards {
        row("recorded", &recorded_words(ruling, reckoning, page));
    }
    text
}

/// What an opinion would give; `None` where it gives no length of time or nothing is counted.
pub(super) fn opinion_date(
    other: &'static Other,
    reckoning: &Reckoning,
    page: &Page,
) -> Option<String> {
    let counted: &Counted = reckoning.counted.as_ref().ok()?;
    let (_, Reach { earliest, latest }) = counted.others.iter().find(|(held, _)| *held == other)?;
    let latest = instant_words(latest.end, page);
    Some(match earliest {
        Some(earliest) => format!("from {} to {latest}", instant_words(earliest.end, page)),
        None => latest,
    })
}

fn start_words(start: &Start, page: &Page) -> String {
    let moment = match start.moment {
        Moment::Day(day) => day_words(day, page),
        Moment::At(instant) => instant_words(instant, page),
    };
    let by = match start.by {
        Teller::Page => "from the page".to_owned(),
        Teller::Buyer => "you recorded it".to_owned(),
        Teller::Rule(rule) => format!("by the rule {}", rule.id()),
        Teller::Estimate => "estimated: nobody told the exact time".to_owned(),
    };
    format!("{}, {moment} ({by})", what_words(start.what))
}

/// What a rule counts from, in words.
pub(super) fn what_words(what: What) -> &'static str {
    match what {
        What::Placed => "placing the order",
        What::Paid => "the payment",
        What::PaymentVerified => "the verified payment",
        What::CancellationAsked => "the request to cancel",
        What::Shipped => "shipping",
        What::Delivered => "the delivery",
        What::DeliveryDue => "the end of the delivery time",
        What::Completed => "the completion",
        What::ProtectionEnds => "the end of buyer protection",
        What::ShippingClaimed => "the seller's claim",
        What::Received => "the receipt",
        What::DisputeOpened => "the opening of the dispute",
        What::Proposed => "the proposal",
        What::EvidenceAsked => "the question for evidence",
        What::SteppedIn => "AliExpress stepping in",
        What::DisputeEnded => "the end of the dispute",
        What::ReturnAgreed => "the agreed return",
        What::Frozen => "the freeze",
        What::RefundGranted => "what made the refund due",
        What::RefundSent => "the sending of the refund",
        What::RoadTaken => "the last step outside AliExpress",
    }
}

/// One sum: `Mon 2 Mar + 7 business days (Sat/Sun skipped) = Wed 11 Mar, 23:59:59 Pacific`.
fn sum_words(start: Moment, sum: &Sum, page: &Page) -> String {
    let sign = if sum.is_backwards { '−' } else { '+' };
    let from = match start {
        Moment::Day(day) => day_words(day, page),
        Moment::At(instant) => clock_words(Zone::PACIFIC.wall(instant), page),
    };
    let as_days = match (start, sum.span) {
        (Moment::Day(_), Span::Hours(hours)) if !sum.is_backwards => {
            format!(", which is {} on a bare date,", span_words(Span::Days(hours.div_ceil(24))))
        }
        (Moment::Day(_) | Moment::At(_), _) => String::new(),
    };
    let span = span_words(sum.span);
    let skipped = skipped_words(sum, page);
    format!("{from} {sign} {span}{as_days}{skipped} = {}", instant_words(sum.end, page))
}

/// The days that are passed over, by name where they are holidays.
fn skipped_words(sum: &Sum, page: &Page) -> String {
    let holidays: Vec<String> = sum.holidays.iter().map(|day| day_words(*day, page)).collect();
    let holidays = match &holidays[..] {
        [] => None,
        [only] => Some(format!("the holiday {only}")),
        several => Some(format!("the holidays {}", several.join(", "))),
    };
    match (sum.weekend > 0, holidays) {
        (false, None) => String::new(),
        (true, None) => " (Sat/Sun skipped)".to_owned(),
        (false, Some(holidays)) => format!(" ({holidays} skipped)"),
        (true, Some(holidays)) => format!(" (Sat/Sun and {holidays} skipped)"),
    }
}

fn recorded_words(ruling: &Ruling, reckoning: &Reckoning, page: &Page) -> String {
    let Some((recorded, set_by)) = reckoning.recorded else {
        return "the order has no date of this rule now".to_owned();
    };
    let by = match set_by {
        SetBy::Rule => "set by the rule as it was then",
        SetBy::Estimate => "estimated by the rule as it was then",
        SetBy::Page => "printed on the page",
        SetBy::Buyer => "as you recorded it",
    };
    let today = reckoning.counted.as_ref().ok().map(|counted| counted.reach.latest.end);
    let compared = match today {
        None => String::new(),
        Some(today) if today == recorded => "; today's rule gives the same".to_owned(),
        Some(_) => {
            let value = ruling.value().map(value_words).unwrap_or_default();
            format!("; it stays, whatever today's {value} give")
        }
    };
    format!("{}, {by}{compared}", instant_words(recorded, page))
}

fn no_date_words(why: NoDate, ruling: &Ruling) -> String {
    match why {
        NoDate::NoTime => "this rule sets no date of an order".to_owned(),
        NoDate::NotPaid => "the order is not paid yet".to_owned(),
        NoDate::NotAsked => "nobody has asked to cancel this order".to_owned(),
        NoDate::NotShipped => "the order has not shipped yet".to_owned(),
        NoDate::NotDelivered => "the order is not delivered yet".to_owned(),
        NoDate::NotClaimed => {
            "the seller has not claimed to have shipped without a number".to_owned()
        }
        NoDate::NoDispute => "no dispute was opened on this order".to_owned(),
        NoDate::NotReached => "the dispute has not come to that".to_owned(),
        NoDate::NotFrozen => "AliExpress does not hold this order".to_owned(),
        NoDate::NothingOwed => "no refund is due on this order".to_owned(),
        NoDate::OtherMethod(method) => {
            format!("the order is paid by {}, and this rule is for another way", method.id())
        }
        NoDate::NoMethod => "nobody told how the order is paid; redress policy set \
                             payment-method METHOD says how you pay"
            .to_owned(),
        NoDate::OtherLaw => "it is the law of another country than yours".to_owned(),
        NoDate::NoCountry => {
            "nobody told where you live; redress policy set country CODE tells it".to_owned()
        }
        NoDate::Untold => {
            let from = ruling.entry.counted_from.unwrap_or("a moment");
            format!("it counts from: {from}; the record does not tell when that was")
        }
    }
}

/// An instant on the marketplace's clock, and on the person's where that shows another time.
fn instant_words(instant: Instant, page: &Page) -> String {
    let there = Zone::PACIFIC.wall(instant);
    let words = format!("{} Pacific", clock_words(there, page));
    if page.zone.wall(instant) == there {
        return words;
    }
    format!("{words}, {} here", when(instant, page))
}

/// A time of a clock: to the second where it is not on the minute.
fn clock_words(wall: NaiveDateTime, page: &Page) -> String {
    let day = day_words(wall.date(), page);
    if wall.time() == NaiveTime::MIN || wall.second() == 0 {
        format!("{day} {}", wall.format("%H:%M"))
    } else {
        format!("{day}, {}", wall.format("%H:%M:%S"))
    }
}

/// A day of the marketplace's calendar, with the year when it is another one.
fn day_words(day: NaiveDate, page: &Page) -> String {
    let this_year = Zone::PACIFIC.wall(page.now).year();
    let format = if day.year() == this_year { "%a %-d %b" } else { "%a %-d %b %Y" };
    day.format(format).to_string()
}
