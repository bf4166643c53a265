//! Disputes, refunds and remedies in words.

use super::date::moment;
use super::money::money;
use super::page::Page;
use super::phrase::actor_words;
use crate::domain::money::Money;
use crate::domain::order::{
    Claim, DisputeFact, DisputeReason, Ending, Offer, Order, Phase, Progress, Proposal, Remedy,
    RemedyStep, Ruling, Want, may_lose_free_shipping,
};

pub(crate) fn dispute_reason_words(reason: DisputeReason) -> &'static str {
    match reason {
        DisputeReason::NotReceived => "the parcel hasn't arrived",
        DisputeReason::DeliveredNotReceived => "it says delivered, and I don't have it",
        DisputeReason::LostInTransit => "the carrier lost the parcel",
        DisputeReason::NoTracking => "there is no tracking number",
        DisputeReason::WrongTracking => "the tracking number is wrong",
        DisputeReason::ReturnedToSeller => "the carrier returned the parcel",
        DisputeReason::HeldByCustoms => "customs is holding the parcel",
        DisputeReason::WrongAddress => "it went to another address",
        DisputeReason::ShipmentCancelled => "the shipment was cancelled",
        DisputeReason::ShippedAfterRequest => "shipped after I asked to cancel",
        DisputeReason::Damaged => "the goods are damaged",
        DisputeReason::NotAsDescribed => "not as described",
        DisputeReason::WrongItem => "the wrong item arrived",
        DisputeReason::WrongSizeOrColour => "wrong size or colour",
        DisputeReason::QuantityShort => "some of it is missing",
        DisputeReason::PartsMissing => "parts or accessories are missing",
        DisputeReason::EmptyParcel => "the parcel was empty",
        DisputeReason::PoorQuality => "poor quality",
        DisputeReason::DoesNotWork => "it doesn't work",
        DisputeReason::Counterfeit => "it is counterfeit",
        DisputeReason::UsedOrExpired => "used, opened or expired",
        DisputeReason::OtherCarrier => "another carrier was used",
        DisputeReason::ChangeOfMind => "I changed my mind",
    }
}

pub(crate) fn want_words(want: Want) -> &'static str {
    match want {
        Want::Refund => "refund, and I keep the goods",
        Want::ReturnAndRefund => "return the goods for a refund",
    }
}

pub(super) fn amount_words(amount: Option<Money>) -> String {
    amount.map_or_else(
        || "a full refund".to_owned(),
        |amount| format!("a refund of {}", money(amount)),
    )
}

/// What a return of a part of the order may cost.
pub(super) fn shipping_at_stake(order: &Order, claim: &Claim) -> Option<&'static str> {
    may_lose_free_shipping(order, claim).then_some(
        "You send back a part of the order: if what you keep costs less than the minimum for free \
         shipping, the shipping is taken off the refund.",
    )
}

pub(super) fn claim_words(claim: &Claim) -> String {
    let back = match claim.want {
        Want::Refund => "",
        Want::ReturnAndRefund => " for the goods back",
    };
    format!(
        "{}; {}{back} asked for",
        dispute_reason_words(claim.reason),
        amount_words(claim.amount)
    )
}

pub(crate) fn offer_words(offer: &Offer) -> String {
    asked_words(offer.amount, offer.returns)
}

fn proposal_words(proposal: &Proposal) -> String {
    asked_words(proposal.amount, proposal.returns)
}

fn asked_words(amount: Option<Money>, returns: bool) -> String {
    amount_words(amount) + if returns { ", for the goods back" } else { "" }
}

pub(crate) fn ending_words(ending: Ending) -> String {
    match ending {
        Ending::Agreed => "settled by agreement".to_owned(),
        Ending::Unanswered => "the seller didn't answer; you get what you asked for".to_owned(),
        Ending::Ruled(Ruling::Full) => "AliExpress ruled for you".to_owned(),
        Ending::Ruled(Ruling::Partial(part)) => {
            format!("AliExpress ruled a partial refund of {}", money(part))
        }
        Ending::Ruled(Ruling::None) => "AliExpress ruled against you".to_owned(),
        Ending::Cancelled => "you cancelled it".to_owned(),
        Ending::ReturnReceived => "the seller has the goods back".to_owned(),
        Ending::ReturnAccepted => "the return was accepted".to_owned(),
        Ending::ReturnAcceptedInPart(part) => {
            format!("the return was accepted in part, for {}", money(part))
        }
        Ending::ReturnRejected => "the return was rejected".to_owned(),
        Ending::ReturnMissed => "the goods weren't sent back in time".to_owned(),
        Ending::EvidenceMissed => "the evidence wasn't added in time".to_owned(),
        Ending::Superseded => "the order ended or went on without it".to_owned(),
    }
}

pub(crate) fn phase_words(phase: &Phase) -> String {
    match phase {
        Phase::SellerAnswers { .. } => "waiting for the seller".to_owned(),
        Phase::BuyerAnswers { offer: None, .. } => "the seller rejected it".to_owned(),
        Phase::BuyerAnswers { offer: Some(offer), .. } => {
            let who = actor_words(offer.by);
            format!("{who} offers {}", offer_words(offer))
        }
        Phase::Disagreed { .. } => "you and the seller disagree".to_owned(),
        Phase::SteppedIn { .. } => "AliExpress decides".to_owned(),
        Phase::EvidenceAsked { .. } => "AliExpress wants more evidence".to_owned(),
        Phase::Appealed { .. } => "AliExpress is reviewing your appeal".to_owned(),
        Phase::ReturnAgreed { .. } => "send the goods back".to_owned(),
        Phase::ReturnSent { .. } => "the goods are on their way back".to_owned(),
        Phase::ReturnReceived { .. } => "the returned goods are being checked".to_owned(),
        Phase::Ended { ending, .. } => ending_words(*ending),
    }
}

pub(super) fn dispute_fact_words(fact: &DisputeFact, page: &Page) -> String {
    match fact {
        DisputeFact::SellerAccepted => "dispute: seller accepted it".to_owned(),
        DisputeFact::SellerRejected => "dispute: seller rejected it".to_owned(),
        DisputeFact::SellerOffered(proposal) => {
            format!("dispute: seller offered {}", proposal_words(proposal))
        }
        DisputeFact::SteppedIn(None) => "dispute: AliExpress stepped in".to_owned(),
        DisputeFact::SteppedIn(Some(proposal)) => {
            format!("dispute: AliExpress offered {}", proposal_words(proposal))
        }
        DisputeFact::MoreEvidenceAsked { .. } => "dispute: more evidence asked for".to_owned(),
        DisputeFact::EvidenceGiven { .. } => "dispute: evidence added".to_owned(),
        DisputeFact::Ruled { ruling, .. } => {
            format!("dispute: {}", ending_words(Ending::Ruled(*ruling)))
        }
        DisputeFact::ReturnAgreed { .. } => "dispute: return agreed".to_owned(),
        DisputeFact::ReturnReceived => "dispute: the returned goods arrived".to_owned(),
        DisputeFact::ReturnAccepted { amount: None } => "dispute: return accepted".to_owned(),
        DisputeFact::ReturnAccepted { amount: Some(amount) } => {
            format!("dispute: return accepted, {} for it", money(*amount))
        }
        DisputeFact::ReturnRejected { .. } => "dispute: return rejected".to_owned(),
        DisputeFact::AnswerUntil(until) => {
            format!("dispute: your answer by {}", moment(*until, page))
        }
        DisputeFact::DecisionUntil(until) => {
            format!("dispute: decision by {}", moment(*until, page))
        }
    }
}

pub(crate) fn progress_words(progress: Progress) -> &'static str {
    match progress {
        Progress::Expected => "expected",
        Progress::Started => "on its way",
        Progress::Part => "received in part",
        Progress::Received => "received",
        Progress::Failed => "failed",
    }
}

pub(crate) fn remedy_words(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::CardChargeback => "chargeback through your card's bank",
        Remedy::Paypal => "dispute at PayPal",
        Remedy::BillingError => "billing error notice to the card issuer",
        Remedy::Section75 => "section 75 claim against the card company",
        Remedy::KlarnaReport => "report to Klarna",
        Remedy::Withdrawal => "withdrawal under consumer law",
        Remedy::Guarantee => "the seller's legal guarantee",
        Remedy::OutOfCourt => "a consumer body or a court",
    }
}

/// A step of a remedy outside the marketplace.
pub(super) fn remedy_step_words(remedy: Remedy, step: RemedyStep) -> String {
    let step = match step {
        RemedyStep::Opened => "opened",
        RemedyStep::Offered => "the seller offered something",
        RemedyStep::Escalated => "escalated to a claim",
        RemedyStep::Ended => "over",
    };
    format!("{}: {step}", remedy_words(remedy))
}
