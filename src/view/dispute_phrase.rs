//! Disputes, refunds and roads outside in words.

use super::money::money;
use crate::domain::money::Money;
use crate::domain::order::{
    Claim, DisputeEvent, DisputeReason, Ending, Offer, Phase, Progress, Road, RoadStep, Ruling,
    Step, Then, Want,
};
use crate::domain::payment::Method;

/// A dispute's reason in a buyer's words.
pub(crate) fn dispute_reason_words(reason: DisputeReason) -> &'static str {
    match reason {
        DisputeReason::NotReceived => "the parcel has not arrived",
        DisputeReason::NoTracking => "there is no tracking number",
        DisputeReason::WrongTracking => "the tracking number is wrong",
        DisputeReason::ReturnedToSeller => "the carrier returned the parcel",
        DisputeReason::HeldByCustoms => "customs hold the parcel",
        DisputeReason::WrongAddress => "it went to another address",
        DisputeReason::ShipmentCancelled => "the shipment was cancelled",
        DisputeReason::Damaged => "the goods are damaged",
        DisputeReason::NotAsDescribed => "not as described",
        DisputeReason::WrongItem => "the wrong item came",
        DisputeReason::WrongSizeOrColour => "wrong size or colour",
        DisputeReason::QuantityShort => "some of it is missing",
        DisputeReason::EmptyParcel => "the parcel was empty",
        DisputeReason::PoorQuality => "poor quality",
        DisputeReason::DoesNotWork => "it does not work",
        DisputeReason::Counterfeit => "it is counterfeit",
        DisputeReason::OtherCarrier => "another carrier was used",
        DisputeReason::ChangeOfMind => "I changed my mind",
    }
}

/// What is asked for.
pub(crate) fn want_words(want: Want) -> &'static str {
    match want {
        Want::Refund => "refund, and I keep the goods",
        Want::ReturnAndRefund => "return the goods for a refund",
    }
}

/// How much is asked for or offered.
pub(super) fn amount_words(amount: Option<Money>) -> String {
    amount.map_or_else(
        || "a full refund".to_owned(),
        |amount| format!("a refund of {}", money(amount)),
    )
}

/// A claim in one line.
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

/// An offer in a few words.
pub(crate) fn offer_words(offer: &Offer) -> String {
    let returns = if offer.returns { ", for the goods back" } else { "" };
    format!("{}{returns}", amount_words(offer.amount))
}

/// How a dispute ended.
pub(crate) fn ending_words(ending: Ending) -> String {
    match ending {
        Ending::Agreed => "settled by agreement".to_owned(),
        Ending::Unanswered => "the seller did not answer; it goes as you asked".to_owned(),
        Ending::Ruled(Ruling::Full) => "AliExpress ruled for you".to_owned(),
        Ending::Ruled(Ruling::Partial(part)) => {
            format!("AliExpress ruled a partial refund of {}", money(part))
        }
        Ending::Ruled(Ruling::None) => "AliExpress ruled against you".to_owned(),
        Ending::Cancelled => "you took it back".to_owned(),
        Ending::ReturnReceived => "the seller has the goods back".to_owned(),
        Ending::ReturnMissed => "the goods were not sent back in time".to_owned(),
        Ending::EvidenceMissed => "the evidence was not added in time".to_owned(),
        Ending::Overtaken => "the order ended or went on without it".to_owned(),
    }
}

/// Where a dispute stands.
pub(crate) fn phase_words(phase: &Phase) -> String {
    match phase {
        Phase::SellerAnswers { .. } => "waits for the seller".to_owned(),
        Phase::BuyerAnswers { offer: None, .. } => "the seller rejected it".to_owned(),
        Phase::BuyerAnswers { offer: Some(offer), .. } => {
            let who = super::phrase::actor_words(offer.by);
            format!("{who} offers {}", offer_words(offer))
        }
        Phase::Disagreed { .. } => "you and the seller disagree".to_owned(),
        Phase::SteppedIn { .. } => "AliExpress decides".to_owned(),
        Phase::EvidenceAsked { .. } => "AliExpress wants more evidence".to_owned(),
        Phase::Appealed { .. } => "AliExpress looks at your appeal".to_owned(),
        Phase::ReturnAgreed { .. } => "send the goods back".to_owned(),
        Phase::ReturnSent { .. } => "the goods are on their way back".to_owned(),
        Phase::Ended { ending, .. } => ending_words(*ending),
    }
}

/// What happened in a dispute.
pub(super) fn dispute_event_words(event: &DisputeEvent) -> String {
    match event {
        DisputeEvent::Proposed { offer: None, .. } => "dispute: seller rejected it".to_owned(),
        DisputeEvent::Proposed { offer: Some(offer), .. } => {
            let who = super::phrase::actor_words(offer.by);
            format!("dispute: {who} offered {}", offer_words(offer))
        }
        DisputeEvent::Declined { counter: None, .. } => "dispute: you declined".to_owned(),
        DisputeEvent::Declined { counter: Some(amount), .. } => {
            format!("dispute: you asked for {} instead", money(*amount))
        }
        DisputeEvent::SteppedIn { .. } => "dispute: AliExpress stepped in".to_owned(),
        DisputeEvent::EvidenceAsked { .. } => "dispute: more evidence asked for".to_owned(),
        DisputeEvent::EvidenceGiven { .. } => "dispute: evidence added".to_owned(),
        DisputeEvent::ReturnAgreed { .. } => "dispute: return agreed".to_owned(),
        DisputeEvent::ReturnSent { parcel } => {
            format!("dispute: goods sent back, {}", super::clean::clean(&parcel.number))
        }
        DisputeEvent::Ended { ending, .. } => format!("dispute: {}", ending_words(*ending)),
        DisputeEvent::Appealed { .. } => "dispute: you appealed".to_owned(),
    }
}

/// What happened to a refund.
pub(super) fn step_words(step: &Step) -> String {
    match step {
        Step::Started(_) => "refund sent".to_owned(),
        Step::Received(amount) => format!("refund received, {}", money(*amount)),
        Step::Failed => "refund failed".to_owned(),
    }
}

/// Where a refund stands.
pub(crate) fn progress_words(progress: Progress) -> &'static str {
    match progress {
        Progress::Expected => "expected",
        Progress::Started => "on its way",
        Progress::Part => "came in part",
        Progress::Received => "received",
        Progress::Failed => "failed",
    }
}

/// A road outside the marketplace.
pub(crate) fn road_words(road: Road) -> &'static str {
    match road {
        Road::CardChargeback => "chargeback by the bank of your card",
        Road::Paypal => "dispute at PayPal",
        Road::BillingError => "billing error, written to the card issuer",
        Road::Section75 => "section 75 claim against the card company",
        Road::Withdrawal => "withdrawal by consumer law",
    }
}

/// What happened on a road outside.
pub(super) fn road_step_words(road: Road, step: RoadStep) -> String {
    let step = match step {
        RoadStep::Opened => "begun",
        RoadStep::Offered => "the seller offered something",
        RoadStep::Escalated => "made a claim",
        RoadStep::Ended => "over",
    };
    format!("{}: {step}", road_words(road))
}

/// A means of payment.
pub(crate) fn method_words(method: Method) -> &'static str {
    match method {
        Method::Card => "card",
        Method::Paypal => "PayPal",
        Method::Balance => "AliExpress balance",
        Method::Alipay => "Alipay",
        Method::Klarna => "Klarna",
        Method::Ideal => "iDEAL",
        Method::Sofort => "Sofort",
        Method::Boleto => "boleto",
        Method::Ewallet => "e-wallet",
        Method::BankTransfer => "bank transfer",
        Method::WesternUnion => "Western Union",
        Method::Cash => "cash on delivery",
        Method::Other => "another way",
    }
}

/// What happens when a date passes, from its name in the index.
pub(super) fn then_words(id: &str) -> String {
    let known = Then::ALL.into_iter().find(|then| then.id() == id);
    match known {
        Some(then) => match then {
            Then::Stage(stage) => super::phrase::stage_words(stage).to_owned(),
            Then::DisputeOpens => "not here: open a dispute".to_owned(),
            Then::DisputeCloses => "no dispute any more".to_owned(),
            Then::LastCall => "open a dispute instead".to_owned(),
            Then::ProtectionEnds => "protection ends: dispute".to_owned(),
            Then::GoesAsAsked => "no answer: as you asked".to_owned(),
            Then::StepsIn => "AliExpress steps in".to_owned(),
            Then::DecidesWithout => "decided without you".to_owned(),
            Then::Decides => "AliExpress rules".to_owned(),
            Then::ClaimDropped => "no evidence: claim dropped".to_owned(),
            Then::RulingStands => "last day to appeal".to_owned(),
            Then::SellerKeepsMoney => "not sent back: money gone".to_owned(),
            Then::RefundOverdue => "refund overdue".to_owned(),
            Then::ClaimIsEmpty => "no number: not shipped".to_owned(),
            Then::RoadCloses => "this road is closed".to_owned(),
            Then::Released => "goes on, or money back".to_owned(),
        },
        None => crate::domain::order::Stage::from_id(id)
            .map_or_else(|| id.to_owned(), |stage| super::phrase::stage_words(stage).to_owned()),
    }
}
