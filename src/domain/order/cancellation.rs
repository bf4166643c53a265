//! A cancellation that the buyer submitted, and how it went.

use super::fact::FactId;
use super::reason::Reason;
use crate::domain::deadline::Deadline;
use crate::domain::ids::ids;
use crate::domain::time::Moment;

ids! {
pub(crate) enum Outcome {
    Pending = "pending",
    Granted = "granted",
    Rejected = "rejected",
    Withdrawn = "withdrawn",
    Unanswered = "unanswered",
    /// Not granted; the order went on.
    Lapsed = "lapsed",
    /// The order was shipped or ended in another way before an answer.
    Superseded = "superseded",
}
}

/// A cancellation that the buyer submitted, with how it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cancellation {
    /// The facts that say it was submitted: the buyer's word, and each page that showed it waiting.
    pub(crate) ids: Vec<FactId>,
    pub(crate) asked: Moment,
    /// Whether the buyer said so; else only a page showed it.
    pub(crate) is_told: bool,
    /// Why; unknown where only a page showed it.
    pub(crate) reason: Option<Reason>,
    pub(crate) note: Option<String>,
    /// Whether the buyer complained about the seller with it.
    pub(crate) complaint: bool,
    /// When the seller must have answered; an unpaid order is cancelled without one.
    pub(crate) answer_by: Option<Deadline>,
    pub(crate) outcome: Outcome,
    /// When it was answered, where somebody told.
    pub(crate) answered: Option<Moment>,
    /// Whether it is about what had not shipped of an order of which a part had.
    pub(crate) of_rest: bool,
    /// The numbers of the lines that it is about; none for the whole order.
    pub(crate) lines: Vec<u32>,
}

impl Cancellation {
    /// Whether the seller had to agree: not while the order was unpaid.
    pub(crate) fn was_asked_of_seller(&self) -> bool {
        self.answer_by.is_some()
    }

    /// The fact by which an answer names it.
    pub(crate) fn id(&self) -> Option<FactId> {
        self.ids.first().copied()
    }
}
