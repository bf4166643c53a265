//! What the buyer does in a dispute that is open: answers, escalates, appeals, sends back, gives up.

use super::super::refund::{Ground, Refund, owed, within_paid};
use super::super::refusal::{DisputeRefusal, Refusal};
use super::super::snapshot::Parcel;
use super::super::stage::Actor;
use super::super::state::{Order, State};
use super::{Dispute, DisputeEvent, End, Ending, Offer, Phase, Want};
use crate::domain::money::Money;
use crate::domain::policy::{Limit, Policy, Rule};
use crate::domain::time::{Deadline, Moment, SetBy};

/// What the buyer answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::domain::order) enum Answer {
    /// Takes the proposal.
    Accept,
    /// Does not take it.
    Reject,
    /// Asks for another amount.
    Counter(Money),
}

/// The refusal of what cannot be done to a dispute that is over.
pub(super) fn ended(dispute: &Dispute) -> Option<Refusal> {
    dispute.phase.end().map(|End { ending, at, appeal_by }| {
        Refusal::Dispute(DisputeRefusal::Ended { ending, ended: at, appeal_by })
    })
}

/// Answers what is proposed.
pub(in crate::domain::order) fn answer(
    order: &Order,
    dispute: &Dispute,
    answer: Answer,
    at: Moment,
    policy: &Policy,
) -> Result<DisputeEvent, Refusal> {
    if let Some(refusal) = ended(dispute) {
        return Err(refusal);
    }
    let Phase::BuyerAnswers { offer, step_in_by, .. } = &dispute.phase else {
        return Err(Refusal::Dispute(DisputeRefusal::NothingToAnswer {
            phase: dispute.phase.clone(),
        }));
    };
    let decide_by =
        step_in_by.is_none().then(|| policy.deadline(Rule::DisputeDecision, at, SetBy::Rule));
    match answer {
        Answer::Reject => Ok(DisputeEvent::Declined { counter: None, decide_by }),
        Answer::Counter(amount) => {
            within_paid(order, amount, None)?;
            Ok(DisputeEvent::Declined { counter: Some(amount), decide_by })
        }
        Answer::Accept => match offer {
            None => Err(Refusal::Dispute(DisputeRefusal::NothingOffered)),
            Some(offer) => Ok(agreed(order, dispute, *offer, at, policy)),
        },
    }
}

/// What follows from an agreement.
pub(super) fn agreed(
    order: &Order,
    dispute: &Dispute,
    offer: Offer,
    at: Moment,
    policy: &Policy,
) -> DisputeEvent {
    let amount = offer.amount.or(dispute.claim.amount);
    if offer.returns {
        let ship_by = policy.deadline(Rule::ReturnShip, at, SetBy::Rule);
        return DisputeEvent::ReturnAgreed { ship_by, amount };
    }
    let refund = Some(owed(order, amount, at, policy));
    DisputeEvent::Ended { ending: Ending::Agreed, refund, appeal_by: None }
}

/// Asks the marketplace to step in before it does so by itself.
pub(in crate::domain::order) fn escalate(
    dispute: &Dispute,
    at: Moment,
    policy: &Policy,
) -> Result<DisputeEvent, Refusal> {
    if let Some(refusal) = ended(dispute) {
        return Err(refusal);
    }
    let decide_by = policy.deadline(Rule::DisputeDecision, at, SetBy::Rule);
    match &dispute.phase {
        Phase::Disagreed { .. } | Phase::BuyerAnswers { step_in_by: Some(_), .. } => {
            Ok(DisputeEvent::SteppedIn { decide_by })
        }
        // Only where a page showed that the seller's silence had no effect.
        Phase::SellerAnswers { answer_by, .. } if at.first() > answer_by.due() => {
            Ok(DisputeEvent::SteppedIn { decide_by })
        }
        Phase::SellerAnswers { answer_by, step_in_by } => {
            Err(Refusal::Dispute(DisputeRefusal::SellerMayStillAnswer {
                answer_by: *answer_by,
                step_in_by: *step_in_by,
            }))
        }
        Phase::BuyerAnswers { step_in_by: None, .. }
        | Phase::SteppedIn { .. }
        | Phase::EvidenceAsked { .. }
        | Phase::Appealed { .. } => Err(Refusal::Dispute(DisputeRefusal::AlreadySteppedIn)),
        Phase::ReturnAgreed { .. } | Phase::ReturnSent { .. } | Phase::Ended { .. } => {
            Err(Refusal::Dispute(DisputeRefusal::ReturnUnderWay))
        }
    }
}

/// Takes the dispute back.
pub(in crate::domain::order) fn cancel(dispute: &Dispute) -> Result<DisputeEvent, Refusal> {
    if let Some(refusal) = ended(dispute) {
        return Err(refusal);
    }
    // What was agreed on is final.
    if matches!(dispute.phase, Phase::ReturnAgreed { .. } | Phase::ReturnSent { .. }) {
        return Err(Refusal::Dispute(DisputeRefusal::ReturnUnderWay));
    }
    Ok(DisputeEvent::Ended { ending: Ending::Cancelled, refund: None, appeal_by: None })
}

/// Asks the marketplace to decide again.
pub(in crate::domain::order) fn appeal(
    order: &Order,
    dispute: &Dispute,
    at: Moment,
    policy: &Policy,
) -> Result<DisputeEvent, Refusal> {
    if matches!(dispute.phase, Phase::Appealed { .. }) {
        return Err(Refusal::Dispute(DisputeRefusal::AlreadyAppealed));
    }
    let Phase::Ended { ending, at: ruled, appeal_by } = &dispute.phase else {
        return Err(Refusal::Dispute(DisputeRefusal::NotRuled));
    };
    if !matches!(ending, Ending::Ruled(_)) {
        return Err(Refusal::Dispute(DisputeRefusal::NotRuled));
    }
    if dispute.appeals >= policy.limit(Limit::Appeals) {
        return Err(Refusal::Dispute(DisputeRefusal::AlreadyAppealed));
    }
    if let State::Closed { cause } = order.state() {
        return Err(Refusal::closed(order, *cause));
    }
    match appeal_by {
        Some(appeal_by) if at.first() <= appeal_by.due() => Ok(DisputeEvent::Appealed {
            decide_by: policy.deadline(Rule::DisputeDecision, at, SetBy::Rule),
        }),
        Some(appeal_by) => {
            Err(Refusal::Dispute(DisputeRefusal::AppealTooLate { appeal_by: *appeal_by }))
        }
        None => Err(Refusal::Dispute(DisputeRefusal::Ended {
            ending: *ending,
            ended: *ruled,
            appeal_by: None,
        })),
    }
}

/// The goods are sent back.
pub(in crate::domain::order) fn ship_return(
    dispute: &Dispute,
    parcel: Parcel,
    at: Moment,
) -> Result<DisputeEvent, Refusal> {
    if let Some(refusal) = ended(dispute) {
        return Err(refusal);
    }
    match &dispute.phase {
        Phase::ReturnAgreed { ship_by, .. } if at.first() > ship_by.due() => {
            Err(Refusal::Dispute(DisputeRefusal::ReturnTooLate { ship_by: *ship_by }))
        }
        Phase::ReturnAgreed { .. } => Ok(DisputeEvent::ReturnSent { parcel }),
        Phase::SellerAnswers { .. }
        | Phase::BuyerAnswers { .. }
        | Phase::Disagreed { .. }
        | Phase::SteppedIn { .. }
        | Phase::EvidenceAsked { .. }
        | Phase::Appealed { .. }
        | Phase::ReturnSent { .. }
        | Phase::Ended { .. } => Err(Refusal::Dispute(DisputeRefusal::NoReturnAgreed)),
    }
}

/// What a dispute can turn into by itself, and when that is.
pub(in crate::domain::order) fn timers(
    order: &Order,
    dispute: &Dispute,
    policy: &Policy,
) -> Vec<(Deadline, DisputeEvent)> {
    let stepping_in = |step_in_by: Deadline| {
        let at = Moment::At(step_in_by.due());
        let decide_by = policy.deadline(Rule::DisputeDecision, at, SetBy::Rule);
        (step_in_by, DisputeEvent::SteppedIn { decide_by })
    };
    match &dispute.phase {
        Phase::SellerAnswers { answer_by, step_in_by } => {
            let claim = &dispute.claim;
            let returns = claim.want == Want::ReturnAndRefund;
            let offer = Offer { by: Actor::Platform, amount: claim.amount, returns };
            let agreed = agreed(order, dispute, offer, Moment::At(answer_by.due()), policy);
            let event = if let DisputeEvent::Ended { refund, appeal_by, .. } = agreed {
                DisputeEvent::Ended { ending: Ending::Unanswered, refund, appeal_by }
            } else {
                agreed
            };
            vec![(*answer_by, event), stepping_in(*step_in_by)]
        }
        Phase::Disagreed { step_in_by }
        | Phase::BuyerAnswers { step_in_by: Some(step_in_by), .. } => {
            vec![stepping_in(*step_in_by)]
        }
        Phase::EvidenceAsked { evidence_by } => {
            let missed = DisputeEvent::Ended {
                ending: Ending::EvidenceMissed,
                refund: None,
                appeal_by: None,
            };
            vec![(*evidence_by, missed)]
        }
        Phase::ReturnAgreed { ship_by, .. } => {
            let missed =
                DisputeEvent::Ended { ending: Ending::ReturnMissed, refund: None, appeal_by: None };
            vec![(*ship_by, missed)]
        }
        Phase::BuyerAnswers { step_in_by: None, .. }
        | Phase::SteppedIn { .. }
        | Phase::Appealed { .. }
        | Phase::ReturnSent { .. }
        | Phase::Ended { .. } => Vec::new(),
    }
}

/// Whether the disputes of an order gave back everything that was paid.
pub(in crate::domain::order) fn give_all_back(order: &Order) -> bool {
    let of_disputes = |refund: &&Refund| matches!(refund.ground, Ground::Dispute(_));
    let mut granted = order.refunds().iter().filter(of_disputes).map(|refund| refund.amount);
    let paid = order.purchase().total();
    let sum = granted.try_fold(0, |sum: i64, amount| {
        let counts = paid.is_some_and(|paid| Some(paid.currency()) == amount.map(Money::currency));
        amount.map(|amount| sum.saturating_add(if counts { amount.minor() } else { 0 }))
    });
    // An amount that is not said is all that was paid.
    sum.is_none_or(|sum| paid.is_some_and(|paid| sum > 0 && sum >= paid.minor()))
}
