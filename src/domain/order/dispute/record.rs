//! What the buyer tells that the seller or the marketplace did in a dispute.

use super::super::refund::{owed, within_paid};
use super::super::refusal::{DisputeRefusal, Refusal};
use super::super::stage::Actor;
use super::super::state::Order;
use super::answer::{agreed, ended};
use super::{Dispute, DisputeEvent, Ending, Offer, Phase, Ruling, Want};
use crate::domain::money::Money;
use crate::domain::policy::{Limit, Policy, Rule};
use crate::domain::time::{Deadline, Moment, SetBy};

/// What others did in a dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DisputeFact {
    /// The seller accepted the claim.
    SellerAccepted,
    /// The seller rejected it and proposed nothing.
    SellerRejected,
    /// The seller proposed something else.
    SellerOffered {
        /// How much; all that was paid when it is not said.
        amount: Option<Money>,
        /// Whether the goods go back.
        returns: bool,
    },
    /// The marketplace stepped in, perhaps with a proposal.
    SteppedIn {
        /// The proposal.
        proposal: Option<Proposal>,
    },
    /// The marketplace wants more evidence.
    MoreEvidenceAsked {
        /// Until then, as the page says.
        until: Option<Moment>,
    },
    /// The buyer added evidence.
    EvidenceGiven {
        /// The names of the files.
        files: Vec<String>,
    },
    /// The marketplace decided.
    Ruled {
        /// What.
        ruling: Ruling,
        /// Whether the goods must go back first.
        returns: bool,
    },
    /// Both sides agreed on a return.
    ReturnAgreed {
        /// What comes back for the goods; all that was paid when it is not said.
        amount: Option<Money>,
        /// Until when they must have been sent, as the page says.
        until: Option<Moment>,
    },
    /// The seller has the goods back.
    ReturnReceived,
}

/// What the marketplace proposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Proposal {
    /// How much; all that was paid when it is not said.
    pub(crate) amount: Option<Money>,
    /// Whether the goods go back.
    pub(crate) returns: bool,
}

impl DisputeFact {
    /// Who does what the fact tells of.
    pub(in crate::domain::order) fn teller(&self) -> Actor {
        match self {
            Self::SellerAccepted
            | Self::SellerRejected
            | Self::SellerOffered { .. }
            | Self::ReturnAgreed { .. }
            | Self::ReturnReceived => Actor::Seller,
            Self::SteppedIn { .. } | Self::MoreEvidenceAsked { .. } | Self::Ruled { .. } => {
                Actor::Platform
            }
            Self::EvidenceGiven { .. } => Actor::Buyer,
        }
    }
}

/// What the told fact makes happen, or why it cannot be. A fact beats what was expected: it is taken
/// wherever the dispute is open.
pub(in crate::domain::order) fn record(
    order: &Order,
    dispute: &Dispute,
    fact: DisputeFact,
    at: Moment,
    policy: &Policy,
) -> Result<DisputeEvent, Refusal> {
    if let Some(refusal) = ended(dispute) {
        return Err(refusal);
    }
    super::super::decide::not_before(at, dispute.opened)?;
    if let DisputeFact::MoreEvidenceAsked { until: Some(until) }
    | DisputeFact::ReturnAgreed { until: Some(until), .. } = &fact
    {
        super::super::decide::not_before(*until, at)?;
    }
    let answer_by = || policy.deadline(Rule::DisputeBuyerAnswer, at, SetBy::Rule);
    let decide_by = || policy.deadline(Rule::DisputeDecision, at, SetBy::Rule);
    let on_page = |rule, until: Option<Moment>| match until {
        Some(until) => Deadline::by(until, rule, SetBy::Buyer),
        None => policy.deadline(rule, at, SetBy::Rule),
    };
    Ok(match fact {
        DisputeFact::SellerAccepted => {
            let claim = &dispute.claim;
            let returns = claim.want == Want::ReturnAndRefund;
            let offer = Offer { by: Actor::Seller, amount: claim.amount, returns };
            agreed(order, dispute, offer, at, policy)
        }
        DisputeFact::SellerRejected => {
            DisputeEvent::Proposed { offer: None, answer_by: answer_by() }
        }
        DisputeFact::SellerOffered { amount, returns } => {
            possible(order, amount)?;
            let offer = Offer { by: Actor::Seller, amount, returns };
            DisputeEvent::Proposed { offer: Some(offer), answer_by: answer_by() }
        }
        DisputeFact::SteppedIn { proposal: None } => {
            DisputeEvent::SteppedIn { decide_by: decide_by() }
        }
        DisputeFact::SteppedIn { proposal: Some(Proposal { amount, returns }) } => {
            possible(order, amount)?;
            let offer = Offer { by: Actor::Platform, amount, returns };
            DisputeEvent::Proposed { offer: Some(offer), answer_by: answer_by() }
        }
        DisputeFact::MoreEvidenceAsked { until } => {
            DisputeEvent::EvidenceAsked { evidence_by: on_page(Rule::DisputeEvidence, until) }
        }
        DisputeFact::EvidenceGiven { files } => {
            DisputeEvent::EvidenceGiven { files, decide_by: decide_by() }
        }
        DisputeFact::Ruled { ruling, returns } => {
            ruled(order, dispute, ruling, returns, at, policy)?
        }
        DisputeFact::ReturnAgreed { amount, until } => {
            possible(order, amount)?;
            let ship_by = on_page(Rule::ReturnShip, until);
            DisputeEvent::ReturnAgreed { ship_by, amount: amount.or(dispute.claim.amount) }
        }
        DisputeFact::ReturnReceived => return_received(order, dispute, at, policy)?,
    })
}

fn possible(order: &Order, amount: Option<Money>) -> Result<(), Refusal> {
    amount.map_or(Ok(()), |amount| within_paid(order, amount, None))
}

/// What a ruling ends with. What was appealed already cannot be appealed again, nor can what gives
/// everything.
fn ruled(
    order: &Order,
    dispute: &Dispute,
    ruling: Ruling,
    returns: bool,
    at: Moment,
    policy: &Policy,
) -> Result<DisputeEvent, Refusal> {
    let amount = match ruling {
        Ruling::Full => dispute.claim.amount,
        Ruling::Partial(amount) => Some(amount),
        Ruling::None => None,
    };
    possible(order, amount)?;
    if returns && ruling != Ruling::None {
        let ship_by = policy.deadline(Rule::ReturnShip, at, SetBy::Rule);
        return Ok(DisputeEvent::ReturnAgreed { ship_by, amount });
    }
    let asked = dispute.claim.amount.or(order.purchase().total().copied());
    let is_all = ruling == Ruling::Full || (amount.is_some() && amount == asked);
    let may_appeal = !is_all && dispute.appeals < policy.limit(Limit::Appeals);
    Ok(DisputeEvent::Ended {
        ending: Ending::Ruled(ruling),
        refund: (ruling != Ruling::None).then(|| owed(order, amount, at, policy)),
        appeal_by: may_appeal.then(|| policy.deadline(Rule::DisputeAppeal, at, SetBy::Rule)),
    })
}

fn return_received(
    order: &Order,
    dispute: &Dispute,
    at: Moment,
    policy: &Policy,
) -> Result<DisputeEvent, Refusal> {
    if let Phase::ReturnSent { sent, .. } = &dispute.phase {
        super::super::decide::not_before(at, *sent)?;
    }
    let amount = match &dispute.phase {
        Phase::ReturnSent { amount, .. } | Phase::ReturnAgreed { amount, .. } => *amount,
        Phase::SellerAnswers { .. }
        | Phase::BuyerAnswers { .. }
        | Phase::Disagreed { .. }
        | Phase::SteppedIn { .. }
        | Phase::EvidenceAsked { .. }
        | Phase::Appealed { .. }
        | Phase::Ended { .. } => return Err(Refusal::Dispute(DisputeRefusal::NoReturnAgreed)),
    };
    let refund = Some(owed(order, amount, at, policy));
    Ok(DisputeEvent::Ended { ending: Ending::ReturnReceived, refund, appeal_by: None })
}
