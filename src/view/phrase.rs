//! The words for stages, causes, reasons and rules.

use std::borrow::Borrow;
use std::fmt::Display;

use crate::domain::actor::Actor;
use crate::domain::instant::Instant;
use crate::domain::order::{
    Action, ActionKind, Cause, Certainty, Consequence, Due, Fault, FormEntry, Order, Outcome,
    Prepared, Reason, ShownStage, Stage, StepKind,
};
use crate::domain::rule::{Rule, any_refund};
use crate::domain::time::Span;

/// Words as the beginning of a sentence.
pub(crate) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

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

/// A stage as a page shows it, with why it is closed.
pub(super) fn shown_stage_words(shown: ShownStage) -> String {
    let stage = stage_words(shown.stage);
    let cause = shown.cause.filter(|cause| *cause != Cause::Unknown);
    cause.map_or_else(|| stage.to_owned(), |cause| format!("{stage}, {}", cause_words(cause)))
}

/// A stage in a narrow column, with a mark where it is not certain.
pub(super) fn stage_label(stage: Stage, certainty: Certainty) -> String {
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
    match certainty {
        Certainty::Known => label.to_owned(),
        Certainty::Assumed { .. } => format!("{label} (?)"),
        Certainty::Outdated { .. } => format!("{label} (old)"),
    }
}

pub(super) fn cause_words(cause: Cause) -> &'static str {
    match cause {
        Cause::CancelledByBuyer => "you cancelled it",
        Cause::CancellationApproved => "the seller agreed to cancel",
        Cause::CancellationUnanswered => "the seller didn't answer",
        Cause::Unpaid => "it wasn't paid",
        Cause::NotShipped => "the seller didn't ship in time",
        Cause::PaymentFailed => "the payment failed",
        Cause::Security => "AliExpress closed it for security",
        Cause::Dispute => "a dispute ended it",
        Cause::Seller => "the seller closed it",
        Cause::Unknown => "no reason given",
    }
}

pub(super) fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pending => "waiting for the seller",
        Outcome::Granted => "granted",
        Outcome::Rejected => "rejected",
        Outcome::Withdrawn => "withdrawn",
        Outcome::Unanswered => "not answered",
        Outcome::Lapsed => "not granted; the order continues",
        Outcome::Superseded => "no longer needed; the order shipped or ended first",
    }
}

/// Whether a date passed without what it asked for. Of an order that may have changed nobody knows,
/// and what only a timer says was due to nobody.
pub(super) fn is_overdue(due: &Due, order: &Order, now: Instant) -> bool {
    let is_owed = matches!(due.then, Consequence::RefundOverdue | Consequence::RepaymentOverdue);
    let is_certain = !order.is_outdated() || is_owed;
    due.deadline.passed(now) && is_certain && !is_to_ask_for(due.who, due.then)
}

/// What the buyer can do, in a few words.
pub(super) fn action_words(action: &Action, order: &Order) -> &'static str {
    let is_prepared =
        |one: &Prepared| one.step.kind() == StepKind::Cancel && one.lines == action.lines;
    match action.kind {
        ActionKind::Pay => "you paid",
        ActionKind::Cancel if order.is_paid => "ask to cancel",
        ActionKind::Cancel => "cancel it",
        ActionKind::Withdraw if order.prepared.iter().any(is_prepared) => "drop the request",
        ActionKind::Withdraw => "withdraw the request",
        ActionKind::Receive => "the goods are fine",
        ActionKind::Refuse => "refuse the parcel",
        ActionKind::Extend => "ask for more time",
        ActionKind::OpenDispute => "open a dispute",
        ActionKind::Accept => "accept for good",
        ActionKind::Reject if has_offer(order) => "reject the offer",
        ActionKind::Reject => "go on with the dispute",
        ActionKind::Escalate => "ask AliExpress to step in",
        ActionKind::ShipReturn => "send the goods back",
        ActionKind::Appeal => "appeal, once",
        ActionKind::CancelDispute if !order.has_open_dispute() => "drop the dispute",
        ActionKind::CancelDispute => "cancel the dispute",
        ActionKind::RefundReceived => "the money arrived",
    }
}

fn has_offer(order: &Order) -> bool {
    order.disputes.iter().any(|dispute| dispute.phase.offer().is_some())
}

pub(super) fn actor_words(actor: Actor) -> &'static str {
    match actor {
        Actor::Buyer => "you",
        Actor::Seller => "seller",
        Actor::Platform => "AliExpress",
        Actor::Carrier => "carrier",
        Actor::Bank => "bank",
    }
}

/// The same of a date, whose consequence may say more than its rule.
pub(super) fn deadline_words(rule: Rule, who: Actor, then: Consequence) -> &'static str {
    if is_to_ask_for(who, then) {
        "ask for the coupon on the page"
    } else if then == Consequence::DeliveryLate {
        "parcel arrives, as promised"
    } else {
        due_words(rule)
    }
}

/// Whether it is a coupon that the buyer can ask for: its time has come, and nothing is overdue.
pub(super) fn is_to_ask_for(who: Actor, then: Consequence) -> bool {
    who == Actor::Buyer && then == Consequence::CouponOpens
}

/// What must happen by a date of this rule, and what happens otherwise; short, for a column.
pub(super) fn due_words(rule: Rule) -> &'static str {
    match rule {
        Rule::UnpaidAutoClose => "pay, or it closes",
        Rule::PaymentVerification => "payment verified by AliExpress",
        Rule::SellerShipBy => "seller ships, else it closes",
        Rule::LookAgain => "look at the page again",
        Rule::CancelSellerAnswer => "seller's answer, else it closes",
        Rule::TrackingGive => "tracking number from the seller",
        Rule::TrackingFirstScan => "first scan of the parcel",
        Rule::TrackingCorrect => "seller corrects the tracking number",
        Rule::DeliveryDeadline => "parcel arrives, else open a dispute",
        Rule::ProtectionLength => "buyer protection ends",
        Rule::ProtectionExtend => "ask for more protection time",
        Rule::ProtectionLastCall => "open the dispute now",
        Rule::OrderAutoComplete => "completes by itself",
        Rule::DisputeOpenFrom => "a dispute can be opened",
        Rule::DisputeOpenUntil => "last day to open a dispute",
        Rule::DisputeSellerAnswer => "seller's answer to the dispute",
        Rule::DisputeStepIn => "AliExpress steps in",
        Rule::DisputeBuyerAnswer => "answer in the dispute",
        Rule::DisputeEvidence => "add evidence, or the claim is dropped",
        Rule::DisputeDecision => "decision by AliExpress",
        Rule::DisputeAppeal => "last day to appeal",
        Rule::ReturnShip => "send it back, or the money is lost",
        Rule::ReturnWarehouse => "return arrives there",
        Rule::FreeReturnWindow
        | Rule::FreeReturnChina
        | Rule::FreeReturnEu
        | Rule::FreeReturnBrazil => "last day for a free return",
        Rule::LateCoupon => "parcel arrives, else ask for the coupon",
        any_refund!() => "refund",
        Rule::CardChargeback => "last day for a chargeback",
        Rule::PaypalOpen => "last day for a PayPal dispute",
        Rule::PaypalEscalate => "escalate at PayPal, or it closes",
        Rule::PaypalOffer => "answer the seller's offer at PayPal",
        Rule::PaypalDecision => "decision by PayPal",
        Rule::UsFcba => "last day to report a billing error",
        Rule::UkS75 => "last day for section 75",
        Rule::EuWithdrawal | Rule::UkWithdrawal | Rule::BrWithdrawal | Rule::KrWithdrawal => {
            "last day to withdraw by law"
        }
        Rule::EuRefund => "money back from the seller, by law",
        Rule::EuGuarantee => "end of the legal guarantee",
        Rule::KlarnaTakeover => "Klarna takes it over",
        Rule::VisaWait => "the bank takes a claim",
        Rule::EuReturn | Rule::UkReturn => "last day to send it back",
    }
}

/// What to press on the marketplace's pages to submit a step.
pub(super) fn press_words(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Cancel => "press \"Cancel order\" on the page",
        StepKind::Withdraw => "withdraw the cancellation on the page",
        StepKind::Receive => "confirm receipt on the page",
        StepKind::Extend => "ask for longer protection on the page",
        StepKind::OpenDispute => "open the dispute on the page",
        StepKind::Accept => "accept the offer in the dispute",
        StepKind::Reject => "reject the offer in the dispute",
        StepKind::Counter => "ask for your amount in the dispute",
        StepKind::Escalate => "ask AliExpress to step in on the page",
        StepKind::CancelDispute => "cancel the dispute on its page",
        StepKind::Appeal => "appeal in the dispute on the page",
        StepKind::ShipReturn => "enter the return's tracking number",
    }
}

/// Names with a word before the last of them: `A, B or C`.
pub(super) fn series<T: Borrow<str> + Display>(names: &[T], word: &str) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {word} {last}", rest.join(", ")),
        Some(_) | None => names.concat(),
    }
}

/// A number of things: `1 day`, `2 days`.
pub(super) fn counted(count: impl Display, noun: &str) -> String {
    let count = count.to_string();
    let plural = if count == "1" { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

pub(super) fn span_words(span: Span) -> String {
    match span {
        Span::Hours(hours) => counted(hours, "hour"),
        Span::Days(days) => counted(days, "day"),
        Span::BusinessDays(days) => counted(days, "business day"),
        Span::Years(years) => counted(years, "year"),
    }
}

pub(crate) fn reason_words(reason: Reason) -> &'static str {
    match reason {
        Reason::NoLongerNeeded => "I no longer need it",
        Reason::CreatedByMistake => entry_words(FormEntry::CreatedByMistake),
        Reason::ModifyOrder => entry_words(FormEntry::ModifyOrder),
        Reason::ModifyAddress => entry_words(FormEntry::ModifyAddress),
        Reason::ChangeProduct => "I want to change the product",
        Reason::ChangeAddress => "I need to change the address",
        Reason::ChangeCoupon => "I want to change the coupon",
        Reason::ChangeShipping => "I want another shipping method",
        Reason::CannotPay => "I cannot pay",
        Reason::BetterPrice => "I found a better price",
        Reason::WrongItem => "I ordered the wrong item",
        Reason::DuplicateOrder => "I placed a duplicate order",
        Reason::WrongAddress => "The shipping address is wrong",
        Reason::PaymentFee => entry_words(FormEntry::PaymentFee),
        Reason::ShippingTooLong => "Shipping takes too long",
        Reason::SellerLate => "The seller did not ship on time as agreed",
        Reason::SellerNoContact => "I am not able to contact the seller",
        Reason::OutOfStock => "The seller says it is out of stock",
        Reason::SellerRaisedPrice => "The seller raised the price",
        Reason::SellerOtherCarrier => "The seller does not use the agreed shipping method",
        Reason::SellerRefuses => "The seller refuses to ship",
        Reason::Other => entry_words(FormEntry::Other),
    }
}

/// An entry of the cancellation form as the page of 2026 words it.
pub(super) const fn entry_words(entry: FormEntry) -> &'static str {
    match entry {
        FormEntry::ModifyOrder => "Need to modify the order",
        FormEntry::CreatedByMistake => "Order created by mistake",
        FormEntry::ModifyAddress => "Need to modify shipping address",
        FormEntry::PaymentFee => "Payment fee was too high",
        FormEntry::Other => "Other reasons",
    }
}

pub(crate) fn fault_words(fault: Fault) -> &'static str {
    match fault {
        Fault::Buyer => "your choice",
        Fault::Seller => "seller's fault",
        Fault::Nobody => "",
    }
}
