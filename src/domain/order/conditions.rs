//! The one table of conditions: what may be done to an order, asked by [`admit`], by [`actions`] and
//! by everything that offers a choice.
//!
//! [`admit`]: super::admit()
//! [`actions`]: super::actions()

use super::accounts::{accounts, came_back};
use super::asked::{Asked, of_parts};
use super::cancellation::{Cancellation, Outcome};
use super::dispute::{Dispute, Ending, Phase};
use super::fact::StepKind;
use super::moments::{exists, not_before, not_before_sending};
use super::reason::{Fault, Reason};
use super::refund::{Account, RefundCause};
use super::refusal::{DisputeRefusal, MoneyRefusal, Refusal};
use super::stage::{Cause, Stage};
use super::standing::Order;
use super::state::State;
use super::which;
use super::window::dispute_reasons;
use crate::domain::ids::ids;
use crate::domain::rule::Limit;
use crate::domain::time::Moment;

ids! {
pub(crate) enum ActionKind {
    Pay = "pay",
    Cancel = "cancel",
    /// Take the request back, or drop the prepared one.
    Withdraw = "withdraw",
    Receive = "receive",
    Refuse = "refuse",
    Extend = "extend",
    OpenDispute = "open-dispute",
    Accept = "accept",
    Reject = "reject",
    Escalate = "escalate",
    ShipReturn = "ship-return",
    Appeal = "appeal",
    CancelDispute = "cancel-dispute",
    RefundReceived = "refund-received",
}
}

impl ActionKind {
    /// The action that submits a step of this kind.
    pub(crate) const fn of(step: StepKind) -> Self {
        match step {
            StepKind::Cancel => Self::Cancel,
            StepKind::Withdraw => Self::Withdraw,
            StepKind::Receive => Self::Receive,
            StepKind::Extend => Self::Extend,
            StepKind::OpenDispute => Self::OpenDispute,
            StepKind::Accept => Self::Accept,
            StepKind::Reject | StepKind::Counter => Self::Reject,
            StepKind::Escalate => Self::Escalate,
            StepKind::CancelDispute => Self::CancelDispute,
            StepKind::Appeal => Self::Appeal,
            StepKind::ShipReturn => Self::ShipReturn,
        }
    }

    /// Whether it is about a dispute, which names its lines.
    pub(crate) fn is_of_dispute(self) -> bool {
        match self {
            Self::Accept
            | Self::Reject
            | Self::Escalate
            | Self::ShipReturn
            | Self::Appeal
            | Self::CancelDispute => true,
            Self::Pay
            | Self::RefundReceived
            | Self::Cancel
            | Self::Withdraw
            | Self::Receive
            | Self::Refuse
            | Self::Extend
            | Self::OpenDispute => false,
        }
    }

    /// Whether it is about the order as a whole, or about a dispute.
    fn is_about_all(self) -> bool {
        self.is_of_dispute() || matches!(self, Self::Pay | Self::RefundReceived)
    }
}

/// Whether the buyer may do this. What is allowed where the order is known to stand stays allowed
/// where a timer is assumed to have moved it: nobody saw that it did.
pub(crate) fn may(order: &Order, action: ActionKind, asked: Asked<'_>) -> Result<(), Refusal> {
    allowing(order, action, asked).map(|_| ())
}

/// Whether the buyer may do this to an order, or a part of one, that stands alike.
pub(super) fn may_part(part: &Order, action: ActionKind, asked: Asked<'_>) -> Result<(), Refusal> {
    as_assumed_or_known(part, |part| allowed(part, action, asked))
}

/// What allows it: the order, or those of its parts that do, each as it is assumed to stand, else as it
/// is known to. Where none does, what stands against it in the part that the order is named by.
pub(super) fn allowing<'a>(
    order: &'a Order,
    action: ActionKind,
    asked: Asked<'_>,
) -> Result<Vec<&'a Order>, Refusal> {
    exists(order)?;
    let ask = |order: &'a Order| {
        as_assumed_or_known(order, |order| allowed(order, action, asked).map(|()| order))
    };
    if action.is_about_all() {
        return ask(order).map(|order| vec![order]);
    }
    of_parts(order.parts().iter().collect(), ask)
        .map(|allowed| allowed.into_iter().map(|(_, order)| order).collect())
}

/// What the order allows as it is assumed to stand, else what it allows as it is known to.
pub(super) fn as_assumed_or_known<'a, T>(
    order: &'a Order,
    ask: impl Fn(&'a Order) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let refusal = match ask(order) {
        Ok(allowed) => return Ok(allowed),
        Err(refusal) => refusal,
    };
    if order.assumed_by().is_some() {
        ask(order.as_known()).map_err(|_| refusal)
    } else {
        Err(refusal)
    }
}

fn allowed(order: &Order, action: ActionKind, asked: Asked<'_>) -> Result<(), Refusal> {
    match action {
        ActionKind::Pay => may_pay(order, asked.at),
        ActionKind::Cancel => may_cancel(order, asked.at),
        ActionKind::Withdraw => may_withdraw(order, asked.at),
        ActionKind::Receive => may_receive(order),
        ActionKind::Refuse => {
            on_its_way(order)?;
            not_before_sending(asked.at, order)
        }
        ActionKind::Extend => may_extend(order, asked.at),
        ActionKind::OpenDispute => {
            dispute_reasons(order, &[], asked.at, asked.now, asked.policy).map(|_| ())
        }
        ActionKind::Accept
        | ActionKind::Reject
        | ActionKind::Escalate
        | ActionKind::ShipReturn
        | ActionKind::Appeal
        | ActionKind::CancelDispute => {
            let is_prepared = order.prepared_step(StepKind::OpenDispute).is_some();
            if action == ActionKind::CancelDispute && is_prepared && !order.has_open_dispute() {
                return Ok(());
            }
            may_in_dispute(order, which::dispute(order, &[])?, action, asked)
        }
        ActionKind::RefundReceived => {
            is_charged(order)?;
            let accounts = accounts(order);
            let open = accounts.iter().find(|account| !account.is_settled());
            let open = open.ok_or(MoneyRefusal::NothingOwed)?;
            not_before_granting(asked.at, open, order)
        }
    }
}

fn may_pay(order: &Order, at: Moment) -> Result<(), Refusal> {
    if let State::Closed { cause } = order.state() {
        return Err(Refusal::closed(order, *cause));
    }
    if !matches!(order.stage(), Stage::Unknown | Stage::AwaitingPayment) {
        return Err(Refusal::AlreadyPaid { paid: order.purchase().paid().copied() });
    }
    in_time_to_pay(order, at)
}

/// Refuses what comes after the time to pay, unless the order was seen unpaid after that.
fn in_time_to_pay(order: &Order, at: Moment) -> Result<(), Refusal> {
    let State::AwaitingPayment { pay_by } = order.state() else { return Ok(()) };
    let is_refuted = order.as_of.is_some_and(|seen| pay_by.passed(seen));
    if !is_refuted && at.first() > pay_by.due() {
        return Err(Refusal::PaymentTooLate { pay_by: *pay_by });
    }
    Ok(())
}

/// Whether the order is paid, something of it has not shipped, and the seller has not been asked to
/// cancel that.
fn is_to_be_sent(order: &Order) -> bool {
    match order.state() {
        State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::PartiallyShipped { answer_by: None, .. } => true,
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::CancellationPending { .. }
        | State::PartiallyShipped { answer_by: Some(_), .. }
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Frozen { .. }
        | State::Completed { .. }
        | State::Closed { .. } => false,
    }
}

/// Whether the form asks about a complaint: a request to the seller for the seller's own fault.
pub(crate) fn may_complain(order: &Order, reason: Reason) -> bool {
    reason.fault() == Fault::Seller && order.parts().iter().any(is_to_be_sent)
}

fn may_cancel(order: &Order, at: Moment) -> Result<(), Refusal> {
    if let (Some(answer_by), false) = (order.state().answer_by(), order.has_open_dispute()) {
        let asked = order.cancellations.last().map(|last| last.asked);
        return Err(Refusal::AlreadyRequested { asked, answer_by });
    }
    if order.stage() == Stage::AwaitingPayment {
        return in_time_to_pay(order, at);
    }
    if !is_to_be_sent(order) {
        return Err(Refusal::by_state(order));
    }
    came_back(order).map_or(Ok(()), |received| Err(Refusal::AllCameBack { received }))
}

/// Refuses where money was never taken.
pub(super) fn is_charged(order: &Order) -> Result<(), Refusal> {
    let known = order.as_known();
    let is_untouched = match known.state().cause() {
        Some(cause) => matches!(cause, Cause::Unpaid | Cause::PaymentFailed),
        None => known.stage() == Stage::AwaitingPayment || !order.is_paid,
    };
    if is_untouched { Err(Refusal::NotPaid) } else { Ok(()) }
}

fn may_withdraw(order: &Order, at: Moment) -> Result<(), Refusal> {
    if order.prepared_step(StepKind::Cancel).is_some() && may_cancel(order, at).is_ok() {
        return Ok(());
    }
    match order.state().cause() {
        Some(cause) => Err(Refusal::closed(order, cause)),
        None if order.state().answer_by().is_some() => {
            let last = order.cancellations.last();
            last.map_or(Ok(()), |request| not_before(at, request.asked))
        }
        None => Err(Refusal::NoRequest),
    }
}

/// Refuses where nothing is on its way or delivered whose receipt could be confirmed.
fn may_receive(order: &Order) -> Result<(), Refusal> {
    let stage = order.stage();
    if !matches!(stage, Stage::Shipped | Stage::Delivered) {
        return Err(Refusal::by_state(order));
    }
    if stage == Stage::Shipped && order.returned_at.is_some() {
        return Err(Refusal::FactDoesNotFit { stage });
    }
    Ok(())
}

/// Refuses where no parcel is on its way to the buyer.
fn on_its_way(order: &Order) -> Result<(), Refusal> {
    let stage = order.stage();
    if !matches!(stage, Stage::Shipped | Stage::PartiallyShipped) {
        return Err(Refusal::by_state(order));
    }
    let is_back = order.refused_at.is_some() || order.returned_at.is_some();
    if stage == Stage::Shipped && is_back {
        return Err(Refusal::FactDoesNotFit { stage });
    }
    Ok(())
}

fn may_extend(order: &Order, at: Moment) -> Result<(), Refusal> {
    on_its_way(order)?;
    match order.windows() {
        Some(windows) if at.first() > windows.deliver_by.due() => {
            Err(Refusal::ProtectionOver { ended: windows.deliver_by })
        }
        Some(_) | None => Ok(()),
    }
}

/// Refuses a refund before that for which it is owed. A closing that was only seen may have been earlier
/// than it was seen.
pub(super) fn not_before_granting(
    at: Moment,
    account: &Account,
    order: &Order,
) -> Result<(), Refusal> {
    let is_bound = account.refund.cause != RefundCause::Closing || !order.is_only_seen;
    if is_bound { not_before(at, account.refund.granted) } else { Ok(()) }
}

/// The request that can be answered now.
pub(super) fn answerable(order: &Order) -> Result<&Cancellation, Refusal> {
    let last = order.cancellations.last().ok_or(Refusal::NoRequest)?;
    match last.outcome {
        Outcome::Pending | Outcome::Unanswered | Outcome::Lapsed => Ok(last),
        Outcome::Granted | Outcome::Rejected | Outcome::Withdrawn | Outcome::Superseded => {
            Err(Refusal::NoRequest)
        }
    }
}

/// Whether the buyer may do this in the dispute.
pub(super) fn may_in_dispute(
    order: &Order,
    dispute: &Dispute,
    action: ActionKind,
    asked: Asked<'_>,
) -> Result<(), Refusal> {
    // What the buyer does is an answer to what was done last.
    if asked.at.last().min(asked.now) < dispute.last {
        return Err(Refusal::TooEarly { given: asked.at, earliest: Moment::At(dispute.last) });
    }
    match action {
        ActionKind::Accept if answerable_offer(dispute)? => Ok(()),
        ActionKind::Accept => Err(DisputeRefusal::NothingOffered.into()),
        ActionKind::Reject => answerable_offer(dispute).map(|_| ()),
        ActionKind::Escalate => may_escalate(dispute, asked.at),
        ActionKind::CancelDispute => may_cancel_dispute(dispute),
        ActionKind::Appeal => may_appeal(order, dispute, asked),
        ActionKind::ShipReturn => may_ship_return(dispute, asked.at),
        ActionKind::Pay
        | ActionKind::Cancel
        | ActionKind::Withdraw
        | ActionKind::Receive
        | ActionKind::Refuse
        | ActionKind::Extend
        | ActionKind::OpenDispute
        | ActionKind::RefundReceived => allowed(order, action, asked),
    }
}

/// Refuses what cannot be done to a dispute that is over.
pub(super) fn is_open(dispute: &Dispute) -> Result<(), Refusal> {
    match dispute.phase.end() {
        Some(end) => Err(DisputeRefusal::Ended {
            ending: end.ending,
            ended: end.at,
            appeal_by: end.appeal_by,
        }
        .into()),
        None => Ok(()),
    }
}

/// Whether the dispute waits for the buyer to answer an offer. Refuses where it waits for no answer.
fn answerable_offer(dispute: &Dispute) -> Result<bool, Refusal> {
    is_open(dispute)?;
    if let Phase::BuyerAnswers { offer, .. } = &dispute.phase {
        return Ok(offer.is_some());
    }
    let phase = Box::new(dispute.phase.clone());
    Err(DisputeRefusal::NothingToAnswer { phase }.into())
}

fn may_escalate(dispute: &Dispute, at: Moment) -> Result<(), Refusal> {
    is_open(dispute)?;
    match &dispute.phase {
        Phase::Disagreed { .. } | Phase::BuyerAnswers { step_in_by: Some(_), .. } => Ok(()),
        Phase::SellerAnswers { answer_by, .. } if at.first() > answer_by.due() => Ok(()),
        Phase::SellerAnswers { answer_by, step_in_by } => {
            let (answer_by, step_in_by) = (*answer_by, *step_in_by);
            Err(DisputeRefusal::SellerMayStillAnswer { answer_by, step_in_by }.into())
        }
        Phase::BuyerAnswers { step_in_by: None, .. }
        | Phase::SteppedIn { .. }
        | Phase::EvidenceAsked { .. }
        | Phase::Appealed { .. } => Err(DisputeRefusal::AlreadySteppedIn.into()),
        Phase::ReturnAgreed { .. }
        | Phase::ReturnSent { .. }
        | Phase::ReturnReceived { .. }
        | Phase::Ended { .. } => Err(DisputeRefusal::ReturnUnderWay.into()),
    }
}

fn may_cancel_dispute(dispute: &Dispute) -> Result<(), Refusal> {
    is_open(dispute)?;
    // What was agreed is final.
    if dispute.phase.is_return() {
        return Err(DisputeRefusal::ReturnUnderWay.into());
    }
    Ok(())
}

fn may_appeal(order: &Order, dispute: &Dispute, asked: Asked<'_>) -> Result<(), Refusal> {
    if matches!(dispute.phase, Phase::Appealed { .. }) {
        return Err(DisputeRefusal::AlreadyAppealed.into());
    }
    let Phase::Ended { ending: Ending::Ruled(_) | Ending::ReturnRejected, appeal_by, at } =
        &dispute.phase
    else {
        return Err(DisputeRefusal::NotRuled.into());
    };
    if dispute.appeals >= asked.policy.limit(Limit::Appeals) {
        return Err(DisputeRefusal::AlreadyAppealed.into());
    }
    // Where the part of the order is closed that it is about, all of it came back.
    let has_it = |part: &&Order| part.disputes.iter().any(|one| one.id == dispute.id);
    let part = order.parts().iter().find(has_it).unwrap_or(order);
    if let State::Closed { cause } = part.state() {
        return Err(Refusal::closed(part, *cause));
    }
    match appeal_by {
        Some(appeal_by) if asked.at.first() <= appeal_by.due() => Ok(()),
        Some(appeal_by) => Err(DisputeRefusal::AppealTooLate { appeal_by: *appeal_by }.into()),
        None => is_open(dispute)
            .and(Err(Refusal::AlreadyCompleted { completed: Some(*at), dispute_until: None })),
    }
}

fn may_ship_return(dispute: &Dispute, at: Moment) -> Result<(), Refusal> {
    is_open(dispute)?;
    let Phase::ReturnAgreed { ship_by, .. } = &dispute.phase else {
        return Err(DisputeRefusal::NoReturnAgreed.into());
    };
    if at.first() > ship_by.due() {
        return Err(DisputeRefusal::ReturnTooLate { ship_by: *ship_by }.into());
    }
    Ok(())
}
