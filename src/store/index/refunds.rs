//! The refunds of all orders: found by the index, told by the orders themselves.

use std::collections::HashSet;

use rusqlite::Connection;

use super::rows::{Kind, due_of, unowed_since};
use crate::domain::instant::Instant;
use crate::domain::listing::{ListedGrant, ListedRefund, RefundPage, RefundedLine};
use crate::domain::money::Money;
use crate::domain::order::{Account, Basis, Order, accounts, bill};
use crate::domain::policy::Policy;
use crate::store::error::{Failure, StoreError};
use crate::store::handle::Store;
use crate::store::operation::order;
use crate::store::shelf::Shelf;

impl Store {
    /// The refunds at `now` that have not come, the first due first, and with `all` those that have
    /// after them; with a limit of 0 every one.
    pub(crate) fn refunds(
        &self,
        all: bool,
        limit: usize,
        now: Instant,
    ) -> Result<RefundPage, StoreError> {
        self.ask(|connection| {
            let reading = Reading { connection, policy: &self.rules().policy, now };
            let mut rows = Vec::new();
            for kind in if all { &[Kind::Owed, Kind::Settled][..] } else { &[Kind::Owed] } {
                let most = if limit == 0 { usize::MAX } else { limit + 1 };
                rows.extend(reading.part(*kind, most.saturating_sub(rows.len()))?);
            }
            let more = limit > 0 && rows.len() > limit;
            if more {
                rows.truncate(limit);
            }
            Ok(RefundPage { rows, more })
        })
    }
}

/// Refunds of one moment that are being read.
struct Reading<'a> {
    connection: &'a Connection,
    policy: &'a Policy,
    now: Instant,
}

impl Reading<'_> {
    /// The refunds of a kind, at least so many where there are, the first due first.
    fn part(&self, kind: Kind, most: usize) -> Result<Vec<ListedRefund>, Failure> {
        let mut statement = self.connection.prepare(&format!(
            "SELECT word, order_key FROM lookup WHERE kind = '{kind}' AND from_at < {now} AND until_at >= {now} \
             ORDER BY word, order_key",
            kind = kind.id(),
            now = self.now.timestamp()
        ))?;
        let mut rows = statement.query([])?;
        let mut seen = HashSet::new();
        let mut found: Vec<(Instant, ListedRefund)> = Vec::new();
        while let Some(row) = rows.next()? {
            let id = order(row)?;
            if seen.insert(id.clone()) {
                let order = Shelf::load(self.connection, &id)?.settled(self.policy).at(self.now);
                let of_kind = accounts(&order).into_iter();
                let of_kind = of_kind.filter(|one| one.is_settled() == (kind == Kind::Settled));
                found.extend(of_kind.map(|one| (due_of(&one), listed(&order, &one, self.now))));
                if kind == Kind::Settled {
                    found.extend(unowed_since(&order).zip(unowed(&order)));
                }
            }
            // No order that comes later has a refund that is due before this.
            let due: i64 = row.get("word")?;
            if found.iter().filter(|(at, _)| at.timestamp() <= due).count() >= most {
                break;
            }
        }
        found.sort_by(|(one, first), (other, second)| {
            (one, &first.order).cmp(&(other, &second.order))
        });
        Ok(found.into_iter().map(|(_, refund)| refund).collect())
    }
}

fn listed(order: &Order, account: &Account, now: Instant) -> ListedRefund {
    let currency = account.owed.or(account.received).map(Money::currency);
    let ways = account.ways(&order.transfers);
    let nothing = || currency.and_then(|currency| Money::from_minor(0, currency).ok());
    ListedRefund {
        order: order.id().clone(),
        seller: seller(order),
        is_whole: account.refund.lines.is_empty(),
        lines: lines(order, account),
        owed: account.owed,
        basis: account.basis(),
        received: account.received.or_else(nothing),
        grant: Some(ListedGrant {
            cause: account.refund.cause,
            granted: account.refund.granted,
            expected_from: account.expected.from,
            expected_by: account.expected.by.due(),
            rule: account.expected.by.rule(),
            method: ways.first().copied().filter(|_| ways.len() == 1),
            progress: account.progress,
            is_overdue: account.is_overdue(now),
            is_assumed: account.refund.is_assumed,
        }),
    }
}

fn seller(order: &Order) -> String {
    order.purchase().seller().map_or(String::new(), |seller| seller.name.clone())
}

/// What came of an order without a grant or above one; `None` where nothing did.
fn unowed(order: &Order) -> Option<ListedRefund> {
    let bill = bill(order);
    let received = bill.unowed?;
    let parts = bill.lines.iter().filter(|part| part.unowed.minor() > 0);
    let lines = parts.clone().filter_map(|part| {
        let line = &order.line(part.line?)?.line;
        Some(RefundedLine {
            number: part.line?,
            id: line.id.clone(),
            title: line.title.clone(),
            owed: None,
            received: Some(part.unowed),
        })
    });
    Some(ListedRefund {
        order: order.id().clone(),
        seller: seller(order),
        is_whole: parts.clone().any(|part| part.line.is_none()),
        lines: lines.collect(),
        owed: None,
        basis: if bill.is_unowed_exact() { Basis::Exact } else { Basis::Estimated },
        received: Some(received),
        grant: None,
    })
}

/// The lines that a refund is for, as far as they are known.
fn lines(order: &Order, account: &Account) -> Vec<RefundedLine> {
    let of_account = account.lines.iter().map(|part| part.line);
    let numbers = account.refund.lines.iter().copied();
    let numbers: Vec<u32> =
        if account.lines.is_empty() { numbers.collect() } else { of_account.collect() };
    let line = |number: u32| {
        let line = &order.line(number)?.line;
        let part = account.lines.iter().find(|part| part.line == number);
        Some(RefundedLine {
            number,
            id: line.id.clone(),
            title: line.title.clone(),
            owed: part.map(|part| part.owed),
            received: part.map(|part| part.received),
        })
    };
    numbers.into_iter().filter_map(line).collect()
}
