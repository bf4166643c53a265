//! Where sources contradict each other, and which of them counts.

use super::endings::Endings;
use super::ledger::{Ledger, Shown};
use super::progress::Progress;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::order::accounts;
use crate::domain::order::fact::{Source, Statement};
use crate::domain::order::stage::Stage;
use crate::domain::order::standing::{Disagreement, Order, Side};

/// The words that a newer page contradicts.
pub(super) fn fallen(progress: &Progress, endings: &Endings) -> Vec<Disagreement> {
    let of_stage = progress.fallen.iter().filter_map(|word| {
        let (page, stage) = (progress.page?, word.reach.stage());
        Some(contradicted("stage", page, stage, word.source, word.told))
    });
    let of_ending = endings.fallen.iter().filter_map(|word| {
        let (page, stage) = (endings.page?, word.kind.stage());
        Some(contradicted("ending", page, stage, word.source, word.told))
    });
    of_stage.chain(of_ending).collect()
}

fn contradicted(
    about: &'static str,
    page: Shown,
    said: Stage,
    source: Source,
    at: Instant,
) -> Disagreement {
    let shows = page.page.stage.id().to_owned();
    let counts = Side { says: shows, source: page.source, at: page.at };
    let falls = Side { says: said.id().to_owned(), source, at };
    Disagreement { about, counts, falls }
}

/// More money than was paid.
pub(super) fn above_paid(order: &Order, ledger: &Ledger<'_>) -> Option<Disagreement> {
    let (paid, received) = (order.purchase().total.as_ref()?, order.received()?);
    accounts::above_paid(order)?;
    let came = |what: &Statement| matches!(what, Statement::RefundReceived { .. });
    let last = ledger.entries.iter().rev().find(|entry| came(&entry.fact.what))?;
    let plain = |money: Money| format!("{} {}", money.decimal(), money.code());
    let counts = Side { says: plain(paid.value), source: paid.source, at: paid.seen };
    let falls = Side { says: plain(received), source: last.fact.source, at: last.told };
    Some(Disagreement { about: "refund", counts, falls })
}
