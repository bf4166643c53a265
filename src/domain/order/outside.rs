//! Roads to the money that lead around the marketplace: the bank, the payment firm, the law.
//!
//! They are counted from what is known of the order and chosen by how it was paid and where the
//! buyer lives. Two roads at once risk both.

use super::event::Event;
use super::refund::{accounts, paid_by};
use super::refusal::{MoneyRefusal, Refusal};
use super::state::{Order, State};
use crate::domain::buyer::Law;
use crate::domain::money::Money;
use crate::domain::payment::Method;
use crate::domain::policy::{Limit, Policy, Rule};
use crate::domain::time::{Deadline, Instant, Moment, SetBy};

/// A way to the money outside the marketplace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Road {
    /// The bank takes a card payment back.
    CardChargeback,
    /// A case at `PayPal`.
    Paypal,
    /// A billing error, by US law.
    BillingError,
    /// The UK card company that answers with the seller.
    Section75,
    /// Withdrawal by EU or UK law.
    Withdrawal,
}

impl Road {
    /// Every road.
    pub(crate) const ALL: [Self; 5] =
        [Self::CardChargeback, Self::Paypal, Self::BillingError, Self::Section75, Self::Withdrawal];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::CardChargeback => "card-chargeback",
            Self::Paypal => "paypal",
            Self::BillingError => "billing-error",
            Self::Section75 => "section-75",
            Self::Withdrawal => "withdrawal",
        }
    }

    /// The road with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|road| road.id() == id)
    }

    /// Whether the bank or the payment firm takes the money, which freezes the order.
    pub(crate) const fn takes_the_payment_back(self) -> bool {
        match self {
            Self::CardChargeback | Self::Paypal | Self::BillingError | Self::Section75 => true,
            Self::Withdrawal => false,
        }
    }
}

/// A road that the buyer has taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Taken {
    /// Which.
    pub(crate) road: Road,
    /// When.
    pub(crate) at: Moment,
    /// The next date on it.
    pub(crate) next: Option<Deadline>,
    /// Whether it is over.
    pub(crate) is_ended: bool,
}

/// What happens on a road.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RoadStep {
    /// The buyer took it.
    Opened,
    /// The seller offered something there.
    Offered,
    /// The buyer made the dispute a claim.
    Escalated,
    /// It is over.
    Ended,
}

impl RoadStep {
    /// Every step.
    pub(crate) const ALL: [Self; 4] = [Self::Opened, Self::Offered, Self::Escalated, Self::Ended];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Offered => "offered",
            Self::Escalated => "escalated",
            Self::Ended => "ended",
        }
    }

    /// The step with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.id() == id)
    }
}

/// A road that is open to the buyer, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OpenRoad {
    /// Which.
    pub(crate) road: Road,
    /// Until then.
    pub(crate) by: Deadline,
}

/// The roads that this order has by its payment and its buyer's country, those that end first at
/// the top, whether or not they are over.
pub(crate) fn roads(order: &Order, policy: &Policy) -> Vec<OpenRoad> {
    if !order.is_paid() {
        return Vec::new();
    }
    let purchase = order.purchase();
    let (paid, paid_set_by) = match (purchase.paid(), purchase.placed()) {
        (Some(paid), _) => (Some(*paid), SetBy::Rule),
        (None, placed) => (placed.copied(), SetBy::Estimate),
    };
    let method = paid_by(purchase, policy);
    let by = |method_asked| method.is_none_or(|method| method == method_asked);
    let law = policy.buyer.law();
    let mut roads = Vec::new();
    let mut add = |road, start: Option<Moment>, rule, set_by| {
        roads
            .extend(start.map(|start| OpenRoad { road, by: policy.deadline(rule, start, set_by) }));
    };
    if by(Method::Card) {
        let promised = order.windows().map(|windows| Moment::Day(day(windows.deliver_by)));
        let arrived = order.received_at().map(|at| Moment::Day(at.day()));
        let later = arrived.or(promised).max(paid.map(|paid| Moment::Day(paid.day())));
        add(Road::CardChargeback, later, Rule::CardChargeback, paid_set_by);
    }
    if by(Method::Paypal) {
        add(Road::Paypal, paid, Rule::PaypalOpen, paid_set_by);
    }
    if law == Some(Law::Us) && by(Method::Card) {
        add(Road::BillingError, paid, Rule::UsFcba, SetBy::Estimate);
    }
    if law == Some(Law::Uk) && by(Method::Card) && is_within_section_75(order, policy) {
        add(Road::Section75, paid, Rule::UkS75, SetBy::Estimate);
    }
    match law {
        Some(Law::Eu) => {
            add(Road::Withdrawal, order.received_at(), Rule::EuWithdrawal, SetBy::Rule);
        }
        Some(Law::Uk) => {
            add(Road::Withdrawal, order.received_at(), Rule::UkWithdrawal, SetBy::Rule);
        }
        Some(Law::Us | Law::Other) | None => {}
    }
    roads.sort_by_key(|road| road.by.due());
    roads
}

fn day(deadline: Deadline) -> chrono::NaiveDate {
    Moment::At(deadline.due()).day()
}

/// Whether an item of the order costs what section 75 asks, as far as prices in pounds tell.
fn is_within_section_75(order: &Order, policy: &Policy) -> bool {
    let is_within = |price: &Money| {
        let unit = 10_i64.pow(price.currency().decimals());
        let above = i64::from(policy.limit(Limit::S75Above)) * unit;
        let up_to = i64::from(policy.limit(Limit::S75UpTo)) * unit;
        price.code() == "GBP" && (above + 1..=up_to).contains(&price.minor())
    };
    let mut prices =
        order.purchase().lines().into_iter().flatten().filter_map(|line| line.unit_price);
    prices.any(|price| is_within(&price))
}

/// Since when the road inside the marketplace is closed or runs out with money still owed or goods
/// still missing; `None` where the buyer needs no road outside.
pub(crate) fn needed_since(order: &Order, now: Instant) -> Option<Instant> {
    let ends = order.disputes().iter().filter_map(|dispute| dispute.phase.end());
    let lost = ends.filter(|end| end.ending.is_lost()).map(|end| end.at.first());
    let unpaid =
        accounts(order).into_iter().filter(|account| !account.is_settled()).map(|account| {
            match account.failed {
                Some(failed) => failed.first(),
                None => account.expected.by.due(),
            }
        });
    let missing = match order.state() {
        // Completed by the clock alone; a page or a buyer that tells of it has no goods missing.
        State::Completed { dispute_until: Some(until) }
            if !order.has_arrived() && order.presumed().is_some() =>
        {
            Some(until.due())
        }
        State::Shipped(windows) => Some(windows.dispute_until.due()),
        State::Completed { .. }
        | State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. }
        | State::PartiallyShipped
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Frozen { .. }
        | State::Closed { .. } => None,
    };
    lost.chain(unpaid).chain(missing).filter(|since| *since <= now).min()
}

/// Refuses a road whose time is over, and one that how the order was paid, where the buyer lives or
/// what it cost contradicts. What nobody told contradicts nothing.
fn is_there(order: &Order, road: Road, at: Moment, policy: &Policy) -> Result<(), Refusal> {
    let open = roads(order, policy).into_iter().find(|open| open.road == road);
    if let Some(OpenRoad { by, .. }) = open {
        if at.first() > by.due() {
            return Err(Refusal::Money(MoneyRefusal::RoadClosed { road, ended: by }));
        }
        return Ok(());
    }
    let is_told = match road {
        Road::CardChargeback | Road::Paypal => paid_by(order.purchase(), policy).is_some(),
        Road::BillingError | Road::Section75 => policy.buyer.law().is_some(),
        Road::Withdrawal => policy.buyer.law().is_some_and(|law| !matches!(law, Law::Eu | Law::Uk)),
    };
    if is_told {
        return Err(Refusal::Money(MoneyRefusal::RoadDoesNotFit { road }));
    }
    Ok(())
}

/// Takes in what the buyer tells of a road.
pub(super) fn record(
    order: &Order,
    road: Road,
    step: RoadStep,
    at: Moment,
    policy: &Policy,
) -> Result<Event, Refusal> {
    if !order.is_paid() {
        return Err(Refusal::NotPaid);
    }
    if step == RoadStep::Opened {
        is_there(order, road, at, policy)?;
    }
    let is_open = order.roads().iter().any(|taken| taken.road == road && !taken.is_ended);
    let rule = match (road, step) {
        (_, RoadStep::Opened) if is_open => {
            return Err(Refusal::Money(MoneyRefusal::RoadTaken { road }));
        }
        (Road::Paypal, RoadStep::Opened) => Some(Rule::PaypalEscalate),
        (Road::Withdrawal, RoadStep::Opened) => match policy.buyer.law() {
            Some(Law::Uk) => Some(Rule::UkReturn),
            Some(Law::Eu | Law::Us | Law::Other) | None => Some(Rule::EuReturn),
        },
        (Road::CardChargeback | Road::BillingError | Road::Section75, RoadStep::Opened) => None,
        _unopened if !is_open => return Err(Refusal::Money(MoneyRefusal::RoadNotTaken { road })),
        (Road::Paypal, RoadStep::Offered) => Some(Rule::PaypalOffer),
        (Road::Paypal, RoadStep::Escalated) => Some(Rule::PaypalDecision),
        (_, RoadStep::Offered | RoadStep::Escalated | RoadStep::Ended) => None,
    };
    let next = rule.map(|rule| policy.deadline(rule, at, SetBy::Rule));
    Ok(Event::RoadTaken { road, step, next })
}
