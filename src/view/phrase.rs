//! The words for stages, causes, reasons and rules.

use crate::domain::order::{Actor, Cause, Fault, Outcome, Reason, Stage};
use crate::domain::policy::{Rule, any_refund};
use crate::domain::time::Span;

/// A stage in a sentence.
pub(crate) fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Unknown => "unknown",
        Stage::AwaitingPayment => "awaiting payment",
        Stage::VerifyingPayment => "payment being verified",
        Stage::AwaitingShipment => "awaiting shipment",
        Stage::CancellationPending => "cancellation requested",
        Stage::PartiallyShipped => "partly shipped",
        Stage::Shipped => "shipped",
        Stage::ShipmentCancelled => "shipment cancelled",
        Stage::Delivered => "delivered",
        Stage::InDispute => "in dispute",
        Stage::Frozen => "frozen",
        Stage::Completed => "completed",
        Stage::Closed => "closed",
    }
}

/// A stage in a narrow column.
pub(super) fn stage_label(stage: Stage, presumed: bool) -> String {
    let label = match stage {
        Stage::Unknown => "unknown",
        Stage::AwaitingPayment => "to pay",
        Stage::VerifyingPayment => "verifying",
        Stage::AwaitingShipment => "to ship",
        Stage::CancellationPending => "cancel asked",
        Stage::PartiallyShipped => "part shipped",
        Stage::Shipped => "shipped",
        Stage::ShipmentCancelled => "ship cancelled",
        Stage::Delivered => "delivered",
        Stage::InDispute => "in dispute",
        Stage::Frozen => "frozen",
        Stage::Completed => "completed",
        Stage::Closed => "closed",
    };
    if presumed { format!("{label} (?)") } else { label.to_owned() }
}

/// Why an order is closed.
pub(super) fn cause_words(cause: Cause) -> &'static str {
    match cause {
        Cause::CancelledByBuyer => "you cancelled it",
        Cause::CancellationApproved => "the seller agreed to cancel",
        Cause::CancellationUnanswered => "the seller did not answer",
        Cause::Unpaid => "it was not paid",
        Cause::NotShipped => "the seller did not ship in time",
        Cause::PaymentFailed => "the payment failed",
        Cause::Security => "AliExpress closed it for security",
        Cause::Dispute => "a dispute ended it",
        Cause::Seller => "the seller closed it",
        Cause::Unknown => "nobody said why",
    }
}

/// How a cancellation went.
pub(super) fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pending => "waits for the seller",
        Outcome::Granted => "granted",
        Outcome::Rejected => "rejected",
        Outcome::Withdrawn => "withdrawn",
        Outcome::Unanswered => "not answered",
        Outcome::Lapsed => "without effect; no answer was told",
        Outcome::Overtaken => "overtaken",
    }
}

/// Who must act.
pub(super) fn actor_words(actor: Actor) -> &'static str {
    match actor {
        Actor::Buyer => "you",
        Actor::Seller => "seller",
        Actor::Platform => "AliExpress",
        Actor::Carrier => "carrier",
        Actor::Bank => "bank",
    }
}

/// Who must act, from the name in the index.
pub(super) fn actor_label(id: &str) -> &str {
    match Actor::from_id(id) {
        Some(actor) => actor_words(actor),
        None => id,
    }
}

/// What must happen by a date of this rule, and what happens otherwise.
pub(super) fn due_words(rule: Rule) -> &'static str {
    match rule {
        Rule::UnpaidAutoClose => "you pay, or it closes",
        Rule::PaymentVerification => "the payment is checked by then",
        Rule::SellerShipBy => "seller ships, or it closes",
        Rule::CancelSellerAnswer => "seller answers, or it closes",
        Rule::DeliveryDeadline => "parcel arrives, or open a dispute",
        Rule::ProtectionLength => "buyer protection ends",
        Rule::OrderAutoComplete => "completes by itself",
        Rule::TrackingGive => "seller names a tracking number, or you complain",
        Rule::TrackingFirstScan => "the number shows something, or ask the seller",
        Rule::ProtectionExtend => "ask for more protection time",
        Rule::ProtectionLastCall => "open the dispute now",
        Rule::DisputeOpenFrom => "a dispute can be opened",
        Rule::DisputeOpenUntil => "your last moment to open a dispute",
        Rule::DisputeSellerAnswer => "seller answers, or it goes as you asked",
        Rule::DisputeStepIn => "AliExpress steps in",
        Rule::DisputeBuyerAnswer => "answer the proposal",
        Rule::DisputeEvidence => "add the evidence, or the claim is dropped",
        Rule::DisputeDecision => "AliExpress decides",
        Rule::DisputeAppeal => "your last moment to appeal",
        Rule::ReturnShip => "send it back, or the seller keeps the money",
        Rule::FreeReturnWindow => "your last moment for a free return",
        any_refund!() => "the refund arrives",
        Rule::OrderFrozen => "AliExpress lets it go on, or pays back",
        Rule::CardChargeback => "your last moment for a chargeback",
        Rule::PaypalOpen => "your last moment for a PayPal dispute",
        Rule::PaypalEscalate => "make it a claim, or PayPal closes it",
        Rule::PaypalOffer => "answer the seller's offer at PayPal",
        Rule::PaypalDecision => "PayPal decides",
        Rule::UsFcba => "your last moment to report a billing error",
        Rule::UkS75 => "your last moment for section 75",
        Rule::EuWithdrawal | Rule::UkWithdrawal => "your last moment to withdraw",
        Rule::EuReturn | Rule::UkReturn => "send it back after the withdrawal",
    }
}

/// How long a rule gives.
pub(super) fn span_words(span: Span) -> String {
    let counted = |count: u32, one: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {one}s"),
    };
    match span {
        Span::Hours(hours) => format!("{hours} h"),
        Span::Days(days) => counted(days, "day"),
        Span::BusinessDays(days) => counted(days, "business day"),
        Span::Years(years) => counted(years, "year"),
    }
}

/// A cancellation reason in the marketplace's words.
pub(crate) fn reason_words(reason: Reason) -> &'static str {
    match reason {
        Reason::NoLongerNeeded => "I no longer need it",
        Reason::ChangeProduct => "I want to change the product",
        Reason::ChangeAddress => "I need to change the address",
        Reason::ChangeCoupon => "I want to change the coupon",
        Reason::ChangeShipping => "I want another shipping method",
        Reason::CannotPay => "I cannot pay",
        Reason::BetterPrice => "I found a better price",
        Reason::WrongItem => "I ordered the wrong item",
        Reason::DuplicateOrder => "I placed a duplicate order",
        Reason::WrongAddress => "The shipping address is wrong",
        Reason::PaymentFee => "The payment fee was too high",
        Reason::ShippingTooLong => "Shipping takes too long",
        Reason::SellerLate => "The seller did not ship on time as agreed",
        Reason::SellerNoContact => "I am not able to contact the seller",
        Reason::OutOfStock => "The seller says it is out of stock",
        Reason::SellerRaisedPrice => "The seller raised the price",
        Reason::SellerOtherCarrier => "The seller does not use the agreed shipping method",
        Reason::SellerRefuses => "The seller refuses to ship",
        Reason::Other => "Other reasons",
    }
}

/// Whose side a reason lies on.
pub(crate) fn fault_words(fault: Fault) -> &'static str {
    match fault {
        Fault::Buyer => "your side",
        Fault::Seller => "seller's side",
        Fault::Nobody => "",
    }
}
