//! How a seller's requests, disputes and refunds went, in numbers, days and sums.

use std::collections::BTreeMap;

use crate::domain::instant::Instant;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{
    Account, Cancellation, Cause, Dispute, Ending, Grant, Order, Outcome, RefundCause, Ruling,
    Stage, TransferStep, accounts,
};
use crate::domain::time::Moment;

/// Numbers of days, of which the middle one is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Days(pub(super) Vec<u32>);

impl Days {
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The one in the middle; between two of them their mean, rounded up to a whole day. `None`
    /// where there are none.
    pub(crate) fn median(&self) -> Option<u32> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let upper = *sorted.get(sorted.len() / 2)?;
        if sorted.len() % 2 == 1 {
            return Some(upper);
        }
        let lower = *sorted.get((sorted.len() / 2).checked_sub(1)?)?;
        Some(lower + (upper - lower).div_ceil(2))
    }

    /// Adds the calendar days from one moment to another, unless they stand the other way round.
    pub(super) fn between(&mut self, from: Moment, to: Moment) {
        self.0.extend(u32::try_from((to.day() - from.day()).num_days()));
    }

    pub(super) fn absorb(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

/// Sums of money, one for each currency, in order of their codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sums(BTreeMap<Currency, Money>);

impl Sums {
    pub(crate) fn each(&self) -> impl Iterator<Item = Money> {
        self.0.values().copied()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds an amount; one that no number can hold is left out.
    pub(super) fn add(&mut self, amount: Money) {
        if amount.minor() == 0 {
            return;
        }
        let sum = match self.0.get(&amount.currency()) {
            Some(sum) => sum.plus(amount).unwrap_or(*sum),
            None => amount,
        };
        self.0.insert(amount.currency(), sum);
    }

    pub(super) fn absorb(&mut self, other: &Self) {
        other.each().for_each(|amount| self.add(amount));
    }
}

/// The cancellations that the seller was asked for, by how they went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Requests {
    pub(crate) granted: u32,
    /// The seller stayed silent, and that closed the order.
    pub(crate) unanswered: u32,
    pub(crate) rejected: u32,
    /// The order was shipped or ended in another way before an answer.
    pub(crate) overtaken: u32,
    /// Nobody told an answer, and the order went on.
    pub(crate) lapsed: u32,
    pub(crate) withdrawn: u32,
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
        if let Some(closed) = order.since.filter(|_| is_success && is_cancelled(order)) {
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

/// The disputes with a seller, by how they went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Disputes {
    /// They brought everything that was asked for.
    pub(crate) won: u32,
    pub(crate) in_part: u32,
    pub(crate) lost: u32,
    pub(crate) withdrawn: u32,
    /// The order ended or went on without them.
    pub(crate) overtaken: u32,
    pub(crate) open: u32,
}

impl Disputes {
    pub(crate) fn opened(&self) -> u32 {
        self.won + self.in_part + self.lost + self.withdrawn + self.overtaken + self.open
    }

    pub(super) fn count_all(&mut self, order: &Order) {
        for (place, dispute) in (0..).zip(&order.disputes) {
            *self.counter(dispute, place, order) += 1;
        }
        // A page can show a dispute of which nobody told more.
        let is_open = |dispute: &Dispute| !dispute.phase.is_ended();
        if order.stage() == Stage::InDispute && !order.disputes.iter().any(is_open) {
            self.open += 1;
        }
    }

    fn counter(&mut self, dispute: &Dispute, place: u32, order: &Order) -> &mut u32 {
        let Some(end) = dispute.phase.end() else { return &mut self.open };
        match end.ending {
            Ending::Unanswered | Ending::Ruled(Ruling::Full) => &mut self.won,
            Ending::Ruled(Ruling::Partial(_)) | Ending::ReturnAcceptedInPart(_) => {
                &mut self.in_part
            }
            Ending::Ruled(Ruling::None)
            | Ending::ReturnRejected
            | Ending::ReturnMissed
            | Ending::EvidenceMissed => &mut self.lost,
            Ending::Cancelled => &mut self.withdrawn,
            Ending::Superseded => &mut self.overtaken,
            Ending::Agreed | Ending::ReturnReceived | Ending::ReturnAccepted => {
                match share(dispute, place, order) {
                    Share::All => &mut self.won,
                    Share::Part => &mut self.in_part,
                    Share::Nothing => &mut self.lost,
                }
            }
        }
    }

    pub(super) fn absorb(&mut self, other: &Self) {
        self.won += other.won;
        self.in_part += other.in_part;
        self.lost += other.lost;
        self.withdrawn += other.withdrawn;
        self.overtaken += other.overtaken;
        self.open += other.open;
    }
}

/// How much of what was asked for.
enum Share {
    All,
    Part,
    Nothing,
}

/// What an agreement brought of what was asked for.
fn share(dispute: &Dispute, place: u32, order: &Order) -> Share {
    let ground = RefundCause::Dispute(place);
    let Some(refund) = order.refunds.iter().find(|refund| refund.cause == ground) else {
        return Share::Nothing;
    };
    let all = || match &refund.lines[..] {
        [] => order.purchase().total().copied(),
        lines => order.cost_of(lines),
    };
    let got = match refund.amount {
        Grant::All => all(),
        Grant::Of(amount) => Some(amount),
        Grant::Part => None,
    };
    match (got, dispute.claim.amount.or_else(all)) {
        (Some(got), _) if got.minor() == 0 => Share::Nothing,
        (Some(got), Some(asked)) if got.minor() < asked.minor() => Share::Part,
        (Some(_) | None, _) => Share::All,
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Refunds {
    pub(crate) granted: u32,
    pub(crate) received: u32,
    /// How many should have come, or were lost on their way.
    pub(crate) overdue: u32,
    /// From the day on which it became owed to the day on which all of it had come.
    pub(crate) days: Days,
    pub(crate) owed: Sums,
    /// Of how many that have not come nobody told the amount.
    pub(crate) unknown: u32,
}

impl Refunds {
    pub(super) fn count_all(&mut self, order: &Order, now: Instant) {
        let mut before = 0;
        for account in accounts(order) {
            self.granted += 1;
            self.overdue += u32::from(account.is_overdue(now));
            if account.is_settled() {
                self.received += 1;
                let through = before + owed_or_received(&account);
                if let Some(came) = arrived(order, through) {
                    self.days.between(account.refund.granted, came);
                }
                before = through;
            } else {
                match account.outstanding() {
                    Some(left) => self.owed.add(left),
                    None => self.unknown += 1,
                }
                before += owed_or_received(&account);
            }
        }
    }

    pub(super) fn absorb(&mut self, other: Self) {
        self.granted += other.granted;
        self.received += other.received;
        self.overdue += other.overdue;
        self.days.absorb(other.days);
        self.owed.absorb(&other.owed);
        self.unknown += other.unknown;
    }
}

fn owed_or_received(account: &Account) -> i64 {
    account.owed.or(account.received).map_or(0, Money::minor)
}

/// When so much had come back on an order.
fn arrived(order: &Order, minor: i64) -> Option<Moment> {
    let mut came: i64 = 0;
    order.transfers.iter().find_map(|transfer| match transfer.step {
        TransferStep::Received(amount) => {
            came = came.saturating_add(amount.minor());
            (came >= minor).then_some(transfer.at)
        }
        TransferStep::Started(_) | TransferStep::Failed => None,
    })
}
