//! How a rule comes to its date on one order: what it counts from, and each step. A read: every
//! deadline carries what it was counted from.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::error::AppError;
use super::order_view::OrderView;
use super::orders::status;
use super::session::Session;
use crate::domain::deadline::{Baseline, SetBy};
use crate::domain::instant::Instant;
use crate::domain::order::{State, deadline_of_rule};
use crate::domain::policy::Policy;
use crate::domain::rule::Rule;
use crate::domain::time::{Calendar, Moment, Span};
use crate::domain::zone::Zone;
use crate::settings::{Other, RuleEntry};

/// What a rule gives on one order.
#[derive(Debug, Clone)]
pub(crate) struct Explanation {
    pub(crate) view: OrderView,
    /// The date of this rule on the order; `None` where it has none.
    pub(crate) date: Option<ExplainedDate>,
}

#[derive(Debug, Clone)]
pub(crate) struct ExplainedDate {
    pub(crate) due: Instant,
    pub(crate) set_by: SetBy,
    /// What it is counted from, and each step; `None` where somebody told the date itself.
    pub(crate) counted: Option<Counted>,
}

#[derive(Debug, Clone)]
pub(crate) struct Counted {
    pub(crate) from: Baseline,
    pub(crate) sum: Sum,
    /// What each differing opinion with a length of time would give.
    pub(crate) others: Vec<(&'static Other, Sum)>,
}

/// One addition of a length of time to a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sum {
    pub(crate) span: Span,
    pub(crate) is_backwards: bool,
    /// How many Saturdays and Sundays are passed over.
    pub(crate) weekend: usize,
    /// The other days that are passed over, in order.
    pub(crate) holidays: Vec<NaiveDate>,
    /// Where it ends.
    pub(crate) end: Instant,
    /// On whose clock it is counted.
    pub(crate) zone: Zone,
}

/// What this rule gives on the order that the digits name.
pub(crate) fn explain(
    session: &Session,
    entry: &'static RuleEntry,
    digits: &str,
) -> Result<Explanation, AppError> {
    let view = status(session, digits)?;
    let rule = Rule::from_id(entry.id);
    let policy = &session.policy;
    let date = rule.and_then(|rule| date(rule, entry, &view, policy));
    Ok(Explanation { view, date })
}

fn date(
    rule: Rule,
    entry: &'static RuleEntry,
    view: &OrderView,
    policy: &Policy,
) -> Option<ExplainedDate> {
    let is_shipped = matches!(view.order.state(), State::Shipped(_));
    let opening = view.order.windows().map(|windows| windows.dispute_from.date());
    let opening = opening.filter(|date| is_shipped && date.rule() == rule);
    let deadline = opening.or_else(|| deadline_of_rule(&view.order, rule, policy))?;
    let (due, set_by) = (deadline.due(), deadline.set_by());
    let counted = deadline.from().map(|from| counted(rule, entry, from, due, policy));
    let due = counted.as_ref().map_or(due, |counted| counted.sum.end);
    Some(ExplainedDate { due, set_by, counted })
}

fn counted(
    rule: Rule,
    entry: &'static RuleEntry,
    from: Baseline,
    end: Instant,
    policy: &Policy,
) -> Counted {
    let way = way(rule);
    let span = match way {
        Way::Before => policy.window(rule).span,
        Way::Until | Way::From => {
            policy.span(rule, from.at, |span| way.end(rule, policy, from.at, span).0)
        }
    };
    let others = entry.others.iter().filter_map(|other| {
        let span = other.value?.window()?.span;
        Some((other, sum(rule, policy, from.at, span, way)))
    });
    let mut sum = sum(rule, policy, from.at, span, way);
    // What is counted backwards tells when something begins to count; its deadline is the end of that.
    if way != Way::Before {
        sum.end = end;
    }
    Counted { from, sum, others: others.collect() }
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

impl Way {
    /// Where a length of time counted this way from `start` ends, and on whose clock.
    fn end(self, rule: Rule, policy: &Policy, start: Moment, span: Span) -> (Instant, Zone) {
        let calendar = &policy.calendar;
        match self {
            Self::Until => policy.end(rule, start, span),
            Self::From => (calendar.start_after(start, span), Zone::PACIFIC),
            Self::Before => (calendar.before(start.last(), span), Zone::PACIFIC),
        }
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

fn sum(rule: Rule, policy: &Policy, start: Moment, span: Span, way: Way) -> Sum {
    let calendar = &policy.calendar;
    let (end, zone) = way.end(rule, policy, start, span);
    let (weekend, holidays) = match span {
        Span::BusinessDays(_) => passed_over(calendar, start.day(), Moment::At(end).day()),
        Span::Hours(_) | Span::Days(_) | Span::Years(_) => (0, Vec::new()),
    };
    Sum { span, is_backwards: way == Way::Before, weekend, holidays, end, zone }
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
    use crate::settings::EMBEDDED;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn at(text: &str) -> Instant {
        text.parse().expect("a time")
    }

    #[test]
    fn a_sum_names_the_days_that_it_passes_over() {
        let holidays = vec![day("2026-03-05"), day("2026-03-07"), day("2026-04-01")];
        let calendar = Calendar::new(holidays);
        let mut policy = EMBEDDED.clone();
        policy.calendar = calendar;
        let policy = &policy;
        let rule = Rule::SellerShipBy;
        let start = Moment::Day(day("2026-03-02"));
        let counted = sum(rule, policy, start, Span::BusinessDays(7), Way::Until);
        assert_eq!(counted.end, at("2026-03-13T06:59:59Z"));
        assert_eq!((counted.weekend, counted.holidays), (2, vec![day("2026-03-05")]));
        let counted = sum(rule, policy, start, Span::Days(7), Way::From);
        assert_eq!((counted.weekend, counted.holidays), (0, Vec::new()));
        assert_eq!(counted.end, at("2026-03-09T07:00:00Z"));
        let end = Moment::At(at("2026-03-10T06:59:59Z"));
        let counted = sum(rule, policy, end, Span::BusinessDays(2), Way::Before);
        assert_eq!(counted.end, at("2026-03-05T07:59:59Z"));
        assert_eq!((counted.weekend, counted.holidays), (2, vec![day("2026-03-05")]));
        assert!(counted.is_backwards);
    }
}
