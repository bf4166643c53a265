//! The marketplace's rules as data, and the policy that the lifecycle computes with.

mod rules;

use crate::domain::policy::Policy;
pub(crate) use rules::{
    Class, Confidence, RULES, RuleEntry, SOURCES, Source as SourceEntry, Unit, Value, Who, rule,
};

use rules::window;

/// The policy of the embedded rules. A rule that is missing fails the build.
pub(crate) const EMBEDDED: Policy = Policy {
    unpaid_auto_close: window("unpaid-auto-close"),
    payment_verification: window("payment-verification"),
    seller_ship_by: window("seller-ship-by"),
    cancel_seller_answer: window("cancel-seller-answer"),
    delivery_deadline: window("delivery-deadline"),
    protection_length: window("bp-length"),
    order_auto_complete: window("order-auto-complete"),
    dispute_open_from: window("dispute-open-from"),
    dispute_open_until: window("dispute-open-until"),
};
