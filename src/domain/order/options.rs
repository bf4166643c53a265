//! The ways to the money that are open today: until when each is, and what it brings.
//!
//! They are what the actions, the dates and the remedies of the order say, ranked: what the buyer can do at
//! the marketplace or by telling the seller, then what comes by waiting, then what takes the payment back,
//! then what others decide.

use super::accounts::{accounts, left_of};
use super::actions::Action;
use super::conditions::ActionKind;
use super::consequence::Consequence;
use super::deadlines::Due;
use super::refund::Account;
use super::remedies::OpenRemedy;
use super::remedy_name::Remedy;
use super::stage::Stage;
use super::standing::Order;
use super::which;
use super::window::{dispute_window, is_claimable};
use crate::domain::deadline::{Deadline, Opening};
use crate::domain::instant::Instant;
use crate::domain::money::Money;

/// A way to the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Action(ActionKind),
    /// The goods go back by their free return, for whatever reason.
    FreeReturn,
    /// Nothing is done, and a timer of the marketplace gives the money back.
    Wait,
    Remedy(Remedy),
}

impl Way {
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Action(kind) => kind.id(),
            Self::FreeReturn => "free-return",
            Self::Wait => "wait",
            Self::Remedy(remedy) => remedy.id(),
        }
    }
}

/// A way to the money that is open, or opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WayOut {
    pub(crate) way: Way,
    /// The numbers of the lines that it is about; none for the whole order.
    pub(crate) lines: Vec<u32>,
    /// Not before; `None` where it is open.
    pub(crate) from: Option<Instant>,
    /// The last moment; of a wait, when it is over. `None` where nobody knows one.
    pub(crate) until: Option<Deadline>,
    /// What comes back, and whether that is exact; `None` where nobody can tell.
    pub(crate) back: Option<(Money, bool)>,
}

/// What is known of an order at one moment, from which its ways are told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grounds<'a> {
    pub(crate) actions: &'a [Action],
    pub(crate) dues: &'a [Due],
    pub(crate) remedies: &'a [OpenRemedy],
    /// Whether the way inside is closed or runs out with money owed or goods missing.
    pub(crate) needs_remedies: bool,
}

/// The ways out of an order at `now`, the best first; of an order that may have changed since it was seen
/// those outside alone, where money is known to be owed: what is open inside, only a look tells.
pub(crate) fn options(order: &Order, grounds: Grounds<'_>, now: Instant) -> Vec<WayOut> {
    if !order.is_paid {
        return Vec::new();
    }
    let mut ways = outside(order, grounds, now);
    if !order.is_outdated() {
        ways.extend(inside(order, grounds.actions));
        ways.extend(disputes(order, grounds.actions, now));
        ways.extend(free_returns(order, grounds.dues, now));
        ways.extend(waits(order, grounds.dues, now));
    }
    let is_worth = |way: &WayOut| way.back.is_none_or(|(back, _)| back.minor() > 0);
    ways.retain(is_worth);
    ways.sort_by_key(|way| {
        let ends = way.until.map_or(Instant::MAX_UTC, Deadline::due);
        (way.from.is_some(), rank(way.way), ends)
    });
    ways
}

const fn rank(way: Way) -> u8 {
    match way {
        Way::Action(_) | Way::FreeReturn | Way::Remedy(Remedy::Withdrawal) => 0,
        Way::Wait => 1,
        Way::Remedy(
            Remedy::KlarnaReport
            | Remedy::Paypal
            | Remedy::CardChargeback
            | Remedy::BillingError
            | Remedy::Section75,
        ) => 2,
        Way::Remedy(Remedy::Guarantee | Remedy::OutOfCourt) => 3,
    }
}

/// What can be done at the marketplace, apart from opening a dispute.
fn inside(order: &Order, actions: &[Action]) -> Vec<WayOut> {
    let is_way = |action: &&Action| {
        use ActionKind as Kind;
        matches!(
            action.kind,
            Kind::Cancel | Kind::Accept | Kind::Escalate | Kind::ShipReturn | Kind::Appeal
        )
    };
    let way = |action: &Action| WayOut {
        way: Way::Action(action.kind),
        lines: action.lines.clone(),
        from: None,
        until: action.until,
        back: if action.kind == ActionKind::Cancel {
            left_of(order, &action.lines)
        } else {
            in_dispute(order, action.kind, &action.lines)
        },
    };
    actions.iter().filter(is_way).map(way).collect()
}

/// What a step in the dispute about these lines brings: what is offered or agreed, else what is claimed.
fn in_dispute(order: &Order, kind: ActionKind, lines: &[u32]) -> Option<(Money, bool)> {
    let dispute = which::dispute(order, lines).ok()?;
    let about = order.unless_all(order.line_numbers(&dispute.claim.lines));
    let given = if kind == ActionKind::Accept {
        dispute.phase.offer()?.amount
    } else {
        dispute.claim.amount
    };
    given.map(|amount| (amount, true)).or_else(|| left_of(order, &about))
}

/// A dispute about each part of the order that has a time for one, open or to come.
fn disputes(order: &Order, actions: &[Action], now: Instant) -> Vec<WayOut> {
    let mut ways: Vec<WayOut> = Vec::new();
    for part in order.parts().iter().filter(|part| is_claimable(order, part)) {
        let Some(window) = dispute_window(part) else { continue };
        let from = window.from.map(Opening::from).filter(|from| now < *from);
        let is_open = actions.iter().any(|action| {
            let is_of_part = |line| part.lines.iter().any(|one| one.number == line);
            action.kind == ActionKind::OpenDispute
                && (action.lines.is_empty() || action.lines.iter().copied().any(is_of_part))
        });
        let is_over = window.until.is_some_and(|until| until.passed(now));
        if part.has_open_dispute() || is_over || !(is_open || from.is_some()) {
            continue;
        }
        let lines: Vec<u32> = part.lines.iter().map(|line| line.number).collect();
        let is_like = |way: &&mut WayOut| (way.from, way.until) == (from, window.until);
        match ways.iter_mut().find(is_like) {
            Some(way) => way.lines.extend(lines),
            None => ways.push(WayOut {
                way: Way::Action(ActionKind::OpenDispute),
                lines,
                from,
                until: window.until,
                back: None,
            }),
        }
    }
    for way in &mut ways {
        way.lines = order.unless_all(std::mem::take(&mut way.lines));
        way.back = left_of(order, &way.lines);
    }
    ways
}

/// The free returns that still run, each by its first last moment.
fn free_returns(order: &Order, dues: &[Due], now: Instant) -> Vec<WayOut> {
    let is_open =
        |due: &&Due| due.then == Consequence::FreeReturnCloses && !due.deadline.passed(now);
    let mut ways: Vec<WayOut> = Vec::new();
    for due in dues.iter().filter(is_open) {
        if ways.iter().all(|known| known.lines != due.lines) {
            ways.push(WayOut {
                way: Way::FreeReturn,
                lines: due.lines.clone(),
                from: None,
                until: Some(due.deadline),
                back: left_of(order, &due.lines),
            });
        }
    }
    ways
}

/// What comes by itself where the seller lets a time run out.
fn waits(order: &Order, dues: &[Due], now: Instant) -> Vec<WayOut> {
    let gives_back = |due: &&Due| {
        let is_given = matches!(
            due.then,
            Consequence::Stage(Stage::Closed) | Consequence::RestCloses | Consequence::GoesAsAsked
        );
        is_given && !due.deadline.passed(now)
    };
    // What two timers give back comes by the first of them.
    let mut given: Vec<u32> = Vec::new();
    let mut ways: Vec<WayOut> = Vec::new();
    for due in dues.iter().filter(gives_back) {
        let all = || order.lines.iter().map(|line| line.number).collect();
        let mut lines: Vec<u32> = if due.lines.is_empty() { all() } else { due.lines.clone() };
        lines.retain(|line| !given.contains(line));
        if lines.is_empty() && !ways.is_empty() {
            continue;
        }
        given.extend(&lines);
        let lines = order.unless_all(lines);
        let granted = due.money.filter(|_| due.then == Consequence::GoesAsAsked);
        let granted = granted.map(|money| (money, due.is_exact));
        ways.push(WayOut {
            way: Way::Wait,
            from: None,
            until: Some(due.deadline),
            back: granted.or_else(|| left_of(order, &lines)),
            lines,
        });
    }
    ways
}

/// The remedies that are not in use and not over: the law's while it runs, the others where they are needed.
fn outside(order: &Order, grounds: Grounds<'_>, now: Instant) -> Vec<WayOut> {
    let goes_on = order.stage() != Stage::Closed && !order.is_outdated();
    let is_needed = grounds.needs_remedies || is_inside_over(order, now);
    let is_used = |remedy| order.remedies.iter().any(|used| used.remedy == remedy);
    let is_open = |open: &&OpenRemedy| {
        let is_of_law = open.remedy == Remedy::Withdrawal && goes_on;
        !open.is_over(now) && !is_used(open.remedy) && (is_of_law || is_needed)
    };
    let way = |open: &OpenRemedy| WayOut {
        way: Way::Remedy(open.remedy),
        lines: Vec::new(),
        from: open.from.map(Deadline::due).filter(|from| now < *from),
        until: open.by,
        // What a repair, a body or a court gives, nobody knows.
        back: match open.remedy {
            Remedy::Guarantee | Remedy::OutOfCourt => None,
            Remedy::Withdrawal => left_of(order, &[]),
            Remedy::CardChargeback
            | Remedy::Paypal
            | Remedy::KlarnaReport
            | Remedy::BillingError
            | Remedy::Section75 => to_take_back(order, now),
        },
    };
    grounds.remedies.iter().filter(is_open).map(way).collect()
}

/// Whether the time for a dispute is over for all of the order.
fn is_inside_over(order: &Order, now: Instant) -> bool {
    let is_over = |part: &Order| {
        let until = dispute_window(part).and_then(|window| window.until);
        until.is_some_and(|until| until.passed(now)) && !part.has_settled_dispute()
    };
    !order.is_outdated() && order.parts().iter().all(is_over)
}

/// What a bank can be asked for: what was paid and nobody granted, and what was granted and is late.
fn to_take_back(order: &Order, now: Instant) -> Option<(Money, bool)> {
    let (left, is_exact) = left_of(order, &[])?;
    let late: Vec<Account> =
        accounts(order).into_iter().filter(|account| account.is_overdue(now)).collect();
    let owed = late.iter().filter_map(Account::outstanding);
    let sum = Money::sum([left].into_iter().chain(owed))?;
    Some((sum, is_exact && late.iter().all(|account| account.is_exact)))
}
