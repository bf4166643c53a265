//! How the cancellations went that a seller was asked for.

use super::days::Days;
use crate::domain::order::{Cancellation, Cause, Order, Outcome};

/// The cancellations that the seller was asked for, by how they went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Requests {
    /// The seller agreed.
    pub(crate) granted: u32,
    /// The seller stayed silent, and that closed the order.
    pub(crate) unanswered: u32,
    /// The seller refused.
    pub(crate) rejected: u32,
    /// The order was shipped or ended in another way before an answer.
    pub(crate) overtaken: u32,
    /// Nobody told an answer, and the order went on.
    pub(crate) lapsed: u32,
    /// The buyer took it back.
    pub(crate) withdrawn: u32,
    /// Nobody has answered yet.
    pub(crate) pending: u32,
    /// From the request to the end of the order, where that succeeded.
    pub(crate) days: Days,
}

impl Requests {
    /// How many ended the order: silence closes it as an answer does.
    pub(crate) fn succeeded(&self) -> u32 {
        self.granted + self.unanswered
    }

    /// How many went one way or the other without the buyer's taking them back.
    pub(crate) fn decided(&self) -> u32 {
        self.succeeded() + self.rejected + self.overtaken + self.lapsed
    }

    /// How many there were.
    pub(crate) fn asked(&self) -> u32 {
        self.decided() + self.withdrawn + self.pending
    }

    pub(super) fn count(&mut self, asked: &Cancellation, order: &Order) {
        let counter = match asked.outcome {
            Outcome::Pending => &mut self.pending,
            Outcome::Granted => &mut self.granted,
            Outcome::Rejected => &mut self.rejected,
            Outcome::Withdrawn => &mut self.withdrawn,
            Outcome::Unanswered => &mut self.unanswered,
            Outcome::Lapsed => &mut self.lapsed,
            Outcome::Superseded => &mut self.overtaken,
        };
        *counter += 1;
        let is_success = matches!(asked.outcome, Outcome::Granted | Outcome::Unanswered);
        if let Some(closed) = order.since().filter(|_| is_success && is_cancelled(order)) {
            self.days.between(asked.asked, closed);
        }
    }

    pub(super) fn absorb(&mut self, other: Self) {
        self.granted += other.granted;
        self.unanswered += other.unanswered;
        self.rejected += other.rejected;
        self.overtaken += other.overtaken;
        self.lapsed += other.lapsed;
        self.withdrawn += other.withdrawn;
        self.pending += other.pending;
        self.days.absorb(other.days);
    }
}

/// Whether a cancellation closed the order.
fn is_cancelled(order: &Order) -> bool {
    order.state().cause().is_some_and(|cause| {
        matches!(
            cause,
            Cause::CancellationApproved | Cause::CancellationUnanswered | Cause::CancelledByBuyer
        )
    })
}
