//! Ways to the money outside the marketplace: the bank, the payment service, the law.
//!
//! They are counted from what is known of the order and chosen by how it was paid and where the
//! buyer lives. Two at once can sink both.

use super::accounts::accounts;
use super::refusal::{MoneyRefusal, Refusal};
use super::remedy_name::{Remedy, RemedyStep};
use super::stage::Stage;
use super::standing::Order;
use super::state::State;
use crate::domain::buyer::Law;
use crate::domain::deadline::{Baseline, Deadline, Event, SetBy};
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::payment::{Method, Recourse};
use crate::domain::policy::Policy;
use crate::domain::rule::{Limit, Rule};
use crate::domain::time::Moment;

/// A remedy that the order has by what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OpenRemedy {
    pub(crate) remedy: Remedy,
    /// Not before: who pays back wants the parcel to be waited for first.
    pub(crate) from: Option<Deadline>,
    /// The last moment; `None` where no text names one, or where it has not begun to run.
    pub(crate) by: Option<Deadline>,
}

impl OpenRemedy {
    /// Whether its last moment is over.
    pub(crate) fn is_over(&self, now: Instant) -> bool {
        self.by.is_some_and(|by| by.passed(now))
    }
}

/// The remedies that this order has by its payment and its buyer's country, those that end first at
/// the top, whether or not they are over. A payment that nobody told, or whose method has none of its
/// own, gives none.
pub(crate) fn remedies(order: &Order, policy: &Policy) -> Vec<OpenRemedy> {
    if !order.is_paid {
        return Vec::new();
    }
    let mut remedies = of_payment(order, policy);
    if let Some(law) = policy.buyer.law() {
        remedies.extend(of_law(order, law, policy));
    }
    remedies.sort_by_key(|open| open.by.map_or(Instant::MAX_UTC, Deadline::due));
    remedies
}

/// What comes with the means of payment: nothing where nobody told it.
fn of_payment(order: &Order, policy: &Policy) -> Vec<OpenRemedy> {
    let method = order.purchase().paid_by(policy.buyer.method);
    match method.and_then(Method::recourse) {
        Some(Recourse::Chargeback) => {
            let from = waited_for(order, policy);
            let by = charged_back_by(order, policy);
            by.map(|by| OpenRemedy { remedy: Remedy::CardChargeback, from, by: Some(by) })
        }
        Some(Recourse::PaypalDispute) => counted(order, Remedy::Paypal, Rule::PaypalOpen, policy),
        Some(Recourse::KlarnaReport) => {
            Some(OpenRemedy { remedy: Remedy::KlarnaReport, from: None, by: None })
        }
        // The card behind it decides, and nobody told that.
        Some(Recourse::CardBehind) | None => None,
    }
    .into_iter()
    .collect()
}

/// What the law of the buyer's country gives.
fn of_law(order: &Order, law: Law, policy: &Policy) -> Vec<OpenRemedy> {
    let mut remedies: Vec<OpenRemedy> = withdrawal(order, law, policy).into_iter().collect();
    let method = order.purchase().paid_by(policy.buyer.method);
    let is_by_card = method.and_then(Method::recourse) == Some(Recourse::Chargeback);
    let open = |remedy| OpenRemedy { remedy, from: None, by: None };
    match law {
        Law::Us => {
            let error = counted(order, Remedy::BillingError, Rule::UsFcba, policy);
            remedies.extend(error.filter(|_| is_by_card));
        }
        Law::Uk if is_by_card && is_within_section_75(order, policy) => {
            remedies.extend(counted(order, Remedy::Section75, Rule::UkS75, policy));
        }
        Law::Eu => {
            let by = order
                .received_at
                .map(|at| Some(policy.counted(Rule::EuGuarantee, Event::Delivered, at)));
            remedies.extend(by.map(|by| OpenRemedy { by, ..open(Remedy::Guarantee) }));
        }
        Law::Uk | Law::Brazil | Law::Korea | Law::Other => {}
    }
    let has_body = matches!(law, Law::Eu | Law::Us | Law::Brazil);
    remedies.extend(has_body.then(|| open(Remedy::OutOfCourt)));
    remedies
}

/// Withdrawal from the contract: at any time before the goods are there, and for some days after.
fn withdrawal(order: &Order, law: Law, policy: &Policy) -> Option<OpenRemedy> {
    let rule = law.withdrawal()?;
    let by = order.received_at.map(|at| policy.counted(rule, Event::Delivered, at));
    let is_to_come = match order.as_known().state().underlying() {
        State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. }
        | State::PartiallyShipped { .. }
        | State::Shipped(_)
        | State::ShipmentCancelled => true,
        // Since when the goods are there, nobody said.
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Frozen { .. }
        | State::Completed { .. }
        | State::Closed { .. } => false,
    };
    let is_open = by.is_some() || is_to_come;
    is_open.then_some(OpenRemedy { remedy: Remedy::Withdrawal, from: None, by })
}

/// A remedy that is counted from the payment.
fn counted(order: &Order, remedy: Remedy, rule: Rule, policy: &Policy) -> Option<OpenRemedy> {
    let (from, set_by) = paid(order)?;
    // A billing error is counted from the first bill, which cannot be earlier.
    let is_nearest = matches!(rule, Rule::UsFcba | Rule::UkS75);
    let set_by = if is_nearest { SetBy::Estimate } else { set_by };
    let by = policy.deadline(rule, from, set_by);
    Some(OpenRemedy { remedy, from: None, by: Some(by) })
}

/// When it was paid; else when it was placed, which is no later.
fn paid(order: &Order) -> Option<(Baseline, SetBy)> {
    let purchase = order.purchase();
    let (at, set_by) = match (purchase.paid(), purchase.placed()) {
        (Some(paid), _) => (*paid, SetBy::Rule),
        (None, placed) => (*placed?, SetBy::Estimate),
    };
    Some((Baseline::new(Event::Paid, at), set_by))
}

/// Until when the bank takes a card payment back: counted from the payment, or from the delivery, done or
/// promised, where that is later.
fn charged_back_by(order: &Order, policy: &Policy) -> Option<Deadline> {
    let (paid, set_by) = paid(order)?;
    let received = order.received_at.map(|at| Baseline::new(Event::Delivered, at));
    // What is owed for an order that was closed has nothing to do with a delivery.
    let goes_on = order.as_known().stage() != Stage::Closed;
    let arrival = received.or_else(|| promised(order, policy)).filter(|_| goes_on);
    let by = |from| policy.deadline(Rule::CardChargeback, from, set_by);
    let latest = arrival.into_iter().chain([paid]).map(by);
    latest.max_by_key(|by| (by.due(), by.from().is_some_and(|from| from.event != Event::Paid)))
}

/// From when a bank listens about goods that have not come.
fn waited_for(order: &Order, policy: &Policy) -> Option<Deadline> {
    let promised = promised(order, policy).filter(|_| !order.has_arrived())?;
    // From when the days count, no text says.
    Some(policy.deadline(Rule::VisaWait, promised, SetBy::Estimate))
}

/// The promised delivery, as the day that was named where it was one.
fn promised(order: &Order, policy: &Policy) -> Option<Baseline> {
    let by = order.windows()?.deliver_by;
    Some(Baseline::new(Event::DeliveryDue, policy.home.day_ended(by.due())))
}

/// Whether an item of the order costs what section 75 asks, as far as prices in pounds tell.
fn is_within_section_75(order: &Order, policy: &Policy) -> bool {
    let is_within = |price: &Money| {
        let unit = 10_i64.pow(price.currency().decimals());
        let above = i64::from(policy.limit(Limit::S75Above)) * unit;
        let up_to = i64::from(policy.limit(Limit::S75UpTo)) * unit;
        price.code() == "GBP" && (above + 1..=up_to).contains(&price.minor())
    };
    let mut prices = order.lines.iter().filter_map(|line| line.line.unit_price);
    prices.any(|price| is_within(&price))
}

/// Since when the way inside the marketplace is closed or runs out with money still owed or goods
/// still missing; `None` where the buyer needs no remedy outside. What is only assumed, or may have
/// changed since, is no ground.
pub(crate) fn needed_since(order: &Order, now: Instant) -> Option<Instant> {
    let known = order.as_known();
    let unpaid = accounts(known).into_iter().filter(|account| !account.is_settled());
    let unpaid = unpaid.map(|account| match account.failed {
        Some(failed) => failed.first(),
        None => account.expected.by.due(),
    });
    let ends = known.disputes.iter().filter_map(|dispute| dispute.phase.end());
    let lost = ends.filter(|end| end.ending.is_lost()).map(|end| end.at.first());
    let missing = if let State::Shipped(windows) = known.state() {
        Some(windows.dispute_until.due())
    } else {
        None
    };
    let missing = missing.filter(|_| !order.is_outdated());
    let since = unpaid.chain(lost.filter(|_| !order.is_outdated())).chain(missing);
    since.filter(|since| *since <= now).min()
}

/// Refuses a remedy whose time is over, and one that how the order was paid, where the buyer lives or
/// what it cost contradicts. What nobody told contradicts nothing.
fn is_open(order: &Order, remedy: Remedy, at: Moment, policy: &Policy) -> Result<(), Refusal> {
    let open = remedies(order, policy).into_iter().find(|open| open.remedy == remedy);
    if let Some(OpenRemedy { by, .. }) = open {
        return match by.filter(|by| at.first() > by.due()) {
            Some(ended) => Err(MoneyRefusal::RemedyTooLate { remedy, ended }.into()),
            None => Ok(()),
        };
    }
    let method = order.purchase().paid_by(policy.buyer.method);
    let may_be = |recourses: &[Recourse]| {
        let has_one =
            |method: Method| method.recourse().is_some_and(|own| recourses.contains(&own));
        method.is_none_or(has_one)
    };
    // Behind the wallet of a phone is a card that nobody told.
    let may_be_card = may_be(&[Recourse::Chargeback, Recourse::CardBehind]);
    let law = policy.buyer.law();
    let may_fit = match remedy {
        Remedy::CardChargeback => may_be_card,
        Remedy::Paypal => may_be(&[Recourse::PaypalDispute]),
        Remedy::BillingError => may_be_card && law.is_none_or(|law| law == Law::Us),
        Remedy::Section75 => {
            let has_price = is_within_section_75(order, policy);
            may_be_card && law.is_none_or(|law| law == Law::Uk && has_price)
        }
        Remedy::KlarnaReport => may_be(&[Recourse::KlarnaReport]),
        Remedy::Withdrawal => law.is_none_or(|law| law.withdrawal().is_some()),
        Remedy::Guarantee => law.is_none_or(|law| law == Law::Eu),
        Remedy::OutOfCourt => true,
    };
    if !may_fit {
        return Err(MoneyRefusal::RemedyDoesNotFit { remedy }.into());
    }
    Ok(())
}

pub(super) fn may_step(
    order: &Order,
    remedy: Remedy,
    step: RemedyStep,
    at: Moment,
    policy: &Policy,
) -> Result<(), Refusal> {
    if !order.is_paid {
        return Err(Refusal::NotPaid);
    }
    let is_used = order.remedies.iter().any(|used| used.remedy == remedy && !used.is_ended);
    match (step, is_used) {
        (RemedyStep::Opened, true) => Err(MoneyRefusal::RemedyUsed { remedy }.into()),
        (RemedyStep::Opened, false) => is_open(order, remedy, at, policy),
        (RemedyStep::Offered | RemedyStep::Escalated | RemedyStep::Ended, true) => Ok(()),
        (RemedyStep::Offered | RemedyStep::Escalated | RemedyStep::Ended, false) => {
            Err(MoneyRefusal::RemedyNotUsed { remedy }.into())
        }
    }
}
