//! What a seller's orders owe the buyer, what of it came, and how long that took.

use super::days::Days;
use super::sums::Sums;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::order::{Account, Order, TransferStep, accounts};
use crate::domain::time::Moment;

/// The refunds of a seller's orders.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Refunds {
    /// How many became owed.
    pub(crate) granted: u32,
    /// How many came whole.
    pub(crate) received: u32,
    /// How many should have come, or were lost on their way.
    pub(crate) overdue: u32,
    /// From the day on which it became owed to the day on which all of it had come.
    pub(crate) days: Days,
    /// What has not come.
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
    order.transfers().iter().find_map(|transfer| match transfer.step {
        TransferStep::Received(amount) => {
            came = came.saturating_add(amount.minor());
            (came >= minor).then_some(transfer.at)
        }
        TransferStep::Started(_) | TransferStep::Failed => None,
    })
}
