//! Ways to the money outside the marketplace: the bank, the payment service, the law.
//!
//! They are counted from what is known of the order and chosen by how it was paid and where the
//! buyer lives. Two at once can sink both.

use super::accounts::accounts;
use super::refusal::{MoneyRefusal, Refusal};
use super::remedy_name::{Remedy, RemedyStep};
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

/// A remedy that is open to the buyer, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OpenRemedy {
    pub(crate) remedy: Remedy,
    pub(crate) by: Deadline,
}

/// The remedies that this order has by its payment and its buyer's country, those that end first at
/// the top, whether or not they are over. A payment that nobody told, or whose method has none of its
/// own, gives none.
pub(crate) fn remedies(order: &Order, policy: &Policy) -> Vec<OpenRemedy> {
    if !order.is_paid {
        return Vec::new();
    }
    let purchase = order.purchase();
    let (paid, paid_set_by) = match (purchase.paid(), purchase.placed()) {
        (Some(paid), _) => (Some(*paid), SetBy::Rule),
        (None, placed) => (placed.copied(), SetBy::Estimate),
    };
    let recourse = purchase.paid_by(policy.buyer.method).and_then(Method::recourse);
    let is_by_card = recourse == Some(Recourse::Chargeback);
    let law = policy.buyer.law();
    let mut remedies = Vec::new();
    let mut add = |remedy, start: Option<Baseline>, rule, set_by| {
        let by = start.map(|start| policy.deadline(rule, start, set_by));
        remedies.extend(by.map(|by| OpenRemedy { remedy, by }));
    };
    let paid = paid.map(|paid| Baseline::new(Event::Paid, paid));
    let received = order.received_at.map(|at| Baseline::new(Event::Delivered, at));
    if is_by_card {
        let promised = order.windows().map(|windows| windows.deliver_by);
        let promised = promised.map(|by| Baseline::at_end_of(Event::DeliveryDue, by));
        let by_day = |from: Baseline| Baseline { at: Moment::Day(from.at.day()), ..from };
        let later = received.or(promised).into_iter().chain(paid).map(by_day);
        let later = later.max_by_key(|from| (from.at, from.event != Event::Paid));
        add(Remedy::CardChargeback, later, Rule::CardChargeback, paid_set_by);
    }
    if recourse == Some(Recourse::PaypalDispute) {
        add(Remedy::Paypal, paid, Rule::PaypalOpen, paid_set_by);
    }
    if law == Some(Law::Us) && is_by_card {
        add(Remedy::BillingError, paid, Rule::UsFcba, SetBy::Estimate);
    }
    if law == Some(Law::Uk) && is_by_card && is_within_section_75(order, policy) {
        add(Remedy::Section75, paid, Rule::UkS75, SetBy::Estimate);
    }
    match law {
        Some(Law::Eu) => {
            add(Remedy::Withdrawal, received, Rule::EuWithdrawal, SetBy::Rule);
        }
        Some(Law::Uk) => {
            add(Remedy::Withdrawal, received, Rule::UkWithdrawal, SetBy::Rule);
        }
        Some(Law::Us | Law::Other) | None => {}
    }
    remedies.sort_by_key(|remedy| remedy.by.due());
    remedies
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
        if at.first() > by.due() {
            return Err(MoneyRefusal::RemedyTooLate { remedy, ended: by }.into());
        }
        return Ok(());
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
        Remedy::Withdrawal => law.is_none_or(|law| matches!(law, Law::Eu | Law::Uk)),
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
