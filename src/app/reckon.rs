//! How a rule comes to its date on one order: the fact it counts from, and each step.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::error::AppError;
use super::orders::status;
use super::session::Session;
use super::standing::Standing;
use super::start::{NoDate, Start, start};
use crate::domain::order::State;
use crate::domain::policy::{Policy, Rule, Window};
use crate::domain::time::{Calendar, Instant, Moment, SetBy, Span};
use crate::settings::{Other, RuleEntry};

/// What a rule gives on one order.
#[derive(Debug, Clone)]
pub(crate) struct Reckoning {
    /// The order.
    pub(crate) standing: Standing,
    /// The date of this rule that the order has now, as it was recorded, and who set it.
    pub(crate) recorded: Option<(Instant, SetBy)>,
    /// What the rule gives today, or why it gives nothing.
    pub(crate) counted: Result<Counted, NoDate>,
}

/// A date, counted.
#[derive(Debug, Clone)]
pub(crate) struct Counted {
    /// What it is counted from.
    pub(crate) start: Start,
    /// What the rule gives today.
    pub(crate) reach: Reach,
    /// What each differing opinion with a length of time would give.
    pub(crate) others: Vec<(&'static Other, Reach)>,
}

/// Where a length of time, or a range of them, leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reach {
    /// The earlier end of a range.
    pub(crate) earliest: Option<Sum>,
    /// The only end, or the later one.
    pub(crate) latest: Sum,
}

/// One addition of a length of time to a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sum {
    /// The length.
    pub(crate) span: Span,
    /// Whether it is counted backwards.
    pub(crate) is_backwards: bool,
    /// How many Saturdays and Sundays are passed over.
    pub(crate) weekend: usize,
    /// The other days that are passed over, in order.
    pub(crate) holidays: Vec<NaiveDate>,
    /// Where it ends.
    pub(crate) end: Instant,
}

/// Which way a rule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// To the last moment of a time.
    Until,
    /// To the first moment after it.
    From,
    /// Back to the moment that lies so long before.
    Before,
}

/// What this rule gives on the order that the digits name.
pub(crate) fn reckon(
    session: &Session,
    entry: &'static RuleEntry,
    digits: &str,
) -> Result<Reckoning, AppError> {
    let standing = status(session, digits)?;
    let Some(rule) = Rule::from_id(entry.id) else {
        return Ok(Reckoning { standing, recorded: None, counted: Err(NoDate::NoTime) });
    };
    let policy = &session.policy;
    let counted = start(rule, &standing, policy).map(|start| Counted {
        reach: reach(rule, start.moment, policy.window(rule), policy),
        others: entry
            .others
            .iter()
            .filter_map(|other| {
                Some((other, reach(rule, start.moment, other.value?.window()?, policy)))
            })
            .collect(),
        start,
    });
    Ok(Reckoning { recorded: recorded(rule, &standing), standing, counted })
}

/// The date of this rule that the order has now. What lies so long before another date is never
/// recorded itself.
fn recorded(rule: Rule, standing: &Standing) -> Option<(Instant, SetBy)> {
    if way(rule) == Way::Before {
        return None;
    }
    let dues = standing.dues.iter().map(|due| due.deadline);
    let dated = dues.chain(standing.step_ins.iter().copied());
    if let Some(due) = dated.into_iter().find(|due| due.rule() == rule) {
        return Some((due.due(), due.set_by()));
    }
    let State::Shipped(windows) = standing.order.state() else { return None };
    let (opens, ends) = (windows.dispute_from, windows.complete_by);
    if opens.rule() == rule {
        Some((opens.from(), opens.set_by()))
    } else {
        (ends.rule() == rule).then(|| (ends.due(), ends.set_by()))
    }
}

fn way(rule: Rule) -> Way {
    if rule == Rule::DisputeOpenFrom {
        Way::From
    } else if matches!(rule, Rule::ProtectionExtend | Rule::ProtectionLastCall) {
        Way::Before
    } else {
        Way::Until
    }
}

fn reach(rule: Rule, start: Moment, window: Window, policy: &Policy) -> Reach {
    let calendar = &policy.calendar;
    let way = way(rule);
    let earlier = if way == Way::Before { Way::Before } else { Way::From };
    Reach {
        earliest: window.from.map(|from| sum(calendar, start, from, earlier)),
        latest: sum(calendar, start, window.span, way),
    }
}

fn sum(calendar: &Calendar, start: Moment, span: Span, way: Way) -> Sum {
    let end = match way {
        Way::Until => calendar.end_after(start, span),
        Way::From => calendar.start_after(start, span),
        Way::Before => calendar.before(start.last(), span),
    };
    let (weekend, holidays) = match span {
        Span::BusinessDays(_) => passed_over(calendar, start.day(), Moment::At(end).day()),
        Span::Hours(_) | Span::Days(_) | Span::Years(_) => (0, Vec::new()),
    };
    Sum { span, is_backwards: way == Way::Before, weekend, holidays, end }
}

/// How many Saturdays and Sundays lie between two days, and which holidays on other days.
fn passed_over(calendar: &Calendar, start: NaiveDate, end: NaiveDate) -> (usize, Vec<NaiveDate>) {
    let is_weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let (first, last) = (start.min(end), start.max(end));
    let weekend = first.iter_days().take_while(|day| *day < last).filter(is_weekend).count();
    let between = |day: &&NaiveDate| first < **day && **day < last && !is_weekend(day);
    (weekend, calendar.holidays().iter().filter(between).copied().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Instant;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn at(text: &str) -> Instant {
        text.parse().expect("a time")
    }

    #[test]
    fn a_sum_names_the_days_that_it_passes_over() {
        let calendar = Calendar::new(vec![day("2026-03-05"), day("2026-03-07"), day("2026-04-01")]);
        let start = Moment::Day(day("2026-03-02"));
        let counted = sum(&calendar, start, Span::BusinessDays(7), Way::Until);
        assert_eq!(counted.end, at("2026-03-13T06:59:59Z"));
        assert_eq!((counted.weekend, counted.holidays), (2, vec![day("2026-03-05")]));
        let counted = sum(&calendar, start, Span::Days(7), Way::From);
        assert_eq!((counted.weekend, counted.holidays), (0, Vec::new()));
        assert_eq!(counted.end, at("2026-03-09T07:00:00Z"));
        let end = Moment::At(at("2026-03-10T06:59:59Z"));
        let counted = sum(&calendar, end, Span::BusinessDays(2), Way::Before);
        assert_eq!(counted.end, at("2026-03-05T07:59:59Z"));
        assert_eq!((counted.weekend, counted.holidays), (2, vec![day("2026-03-05")]));
        assert!(counted.is_backwards);
    }
}
