//! Promises of a page or the seller, in words.

use crate::domain::promise::PromiseKind;

/// What is promised, as a date completes it: `free return until Fri 25 Apr`.
pub(super) fn promise_words(kind: PromiseKind) -> &'static str {
    match kind {
        PromiseKind::FreeReturn => "free return",
        PromiseKind::RefundIfLate => "refund promised if not delivered",
        PromiseKind::CouponIfLate => "coupon promised if not delivered",
        PromiseKind::Delivery => "delivery promised",
        PromiseKind::PayBy => "can be paid",
    }
}
