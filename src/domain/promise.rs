//! What a page, or the seller, promises of an order: of which kind, and until when.

use super::ids::ids;
use super::time::Moment;

ids! {
/// What is promised by a date.
pub(crate) enum PromiseKind {
    /// The goods can go back free of charge, for any reason.
    FreeReturn = "free-return",
    /// The money comes back where the parcel has not come by then.
    RefundIfLate = "refund-if-late",
    /// A coupon is given where the parcel has not come by then.
    CouponIfLate = "coupon-if-late",
    /// The parcel comes by then.
    Delivery = "delivery",
    /// The order can be paid until then.
    PayBy = "pay-by",
}
}

/// A promise that a page prints, where its words are recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Term {
    pub(crate) kind: PromiseKind,
    pub(crate) end: TermEnd,
}

/// How a promise says when it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum TermEnd {
    Date(Moment),
    /// So many days, counted from what such promises are counted from.
    Days(u32),
    /// It says no more than that it holds.
    Unstated,
}
