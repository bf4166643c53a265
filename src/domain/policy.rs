//! The rules that the lifecycle computes with, as values.
//!
//! No number stands here: the settings fill them in from the rules file and the buyer's own.

use super::time::{Deadline, Moment, Opening, SetBy, Span, end_after, start_after};

/// A rule with a date that the lifecycle uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Rule {
    /// An unpaid order is closed.
    UnpaidAutoClose,
    /// The marketplace checks a payment.
    PaymentVerification,
    /// The seller ships a paid order.
    SellerShipBy,
    /// The seller answers a cancellation request.
    CancelSellerAnswer,
    /// The parcel is delivered.
    DeliveryDeadline,
    /// Buyer protection ends and a shipped order completes.
    ProtectionLength,
    /// A delivered order completes by itself.
    OrderAutoComplete,
    /// A dispute can be opened from here.
    DisputeOpenFrom,
    /// A dispute can be opened until here.
    DisputeOpenUntil,
}

impl Rule {
    /// Every rule.
    pub(crate) const ALL: [Self; 9] = [
        Self::UnpaidAutoClose,
        Self::PaymentVerification,
        Self::SellerShipBy,
        Self::CancelSellerAnswer,
        Self::DeliveryDeadline,
        Self::ProtectionLength,
        Self::OrderAutoComplete,
        Self::DisputeOpenFrom,
        Self::DisputeOpenUntil,
    ];

    /// The stable name, the same as in the rules file.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::UnpaidAutoClose => "unpaid-auto-close",
            Self::PaymentVerification => "payment-verification",
            Self::SellerShipBy => "seller-ship-by",
            Self::CancelSellerAnswer => "cancel-seller-answer",
            Self::DeliveryDeadline => "delivery-deadline",
            Self::ProtectionLength => "bp-length",
            Self::OrderAutoComplete => "order-auto-complete",
            Self::DisputeOpenFrom => "dispute-open-from",
            Self::DisputeOpenUntil => "dispute-open-until",
        }
    }

    /// The rule with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.id() == id)
    }
}

/// How long each rule gives. Total: every rule has a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Policy {
    /// From placing the order.
    pub(crate) unpaid_auto_close: Span,
    /// From paying.
    pub(crate) payment_verification: Span,
    /// From the verified payment.
    pub(crate) seller_ship_by: Span,
    /// From the request.
    pub(crate) cancel_seller_answer: Span,
    /// From shipping.
    pub(crate) delivery_deadline: Span,
    /// From shipping.
    pub(crate) protection_length: Span,
    /// From delivery.
    pub(crate) order_auto_complete: Span,
    /// From shipping.
    pub(crate) dispute_open_from: Span,
    /// From the end of the order.
    pub(crate) dispute_open_until: Span,
}

impl Policy {
    /// The window of a rule.
    pub(crate) fn window(&self, rule: Rule) -> Span {
        match rule {
            Rule::UnpaidAutoClose => self.unpaid_auto_close,
            Rule::PaymentVerification => self.payment_verification,
            Rule::SellerShipBy => self.seller_ship_by,
            Rule::CancelSellerAnswer => self.cancel_seller_answer,
            Rule::DeliveryDeadline => self.delivery_deadline,
            Rule::ProtectionLength => self.protection_length,
            Rule::OrderAutoComplete => self.order_auto_complete,
            Rule::DisputeOpenFrom => self.dispute_open_from,
            Rule::DisputeOpenUntil => self.dispute_open_until,
        }
    }

    /// The deadline that a rule sets when it is counted from `start`.
    pub(crate) fn deadline(&self, rule: Rule, start: Moment, set_by: SetBy) -> Deadline {
        Deadline::at(end_after(start, self.window(rule)), rule, set_by)
    }

    /// The opening that a rule sets when it is counted from `start`.
    pub(crate) fn opening(&self, rule: Rule, start: Moment, set_by: SetBy) -> Opening {
        Opening::at(start_after(start, self.window(rule)), rule, set_by)
    }
}
