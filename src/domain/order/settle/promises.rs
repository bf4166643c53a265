//! What is promised of an order, or of a part of one: of each kind what holds.
//!
//! What was told of the part counts before what is of all of the order, then the newest; of one printed
//! and one told on the same day the printed one.

use super::ledger::Ledger;
use crate::domain::instant::Instant;
use crate::domain::order::fact::{Source, Statement};
use crate::domain::order::promised::Promised;
use crate::domain::order::purchase::Purchase;
use crate::domain::promise::{PromiseKind, TermEnd};
use crate::domain::time::Moment;

/// How much a promise counts among those of its kind.
type Weight = (bool, Instant, bool, Instant);

/// The promises that hold, by their kinds.
pub(super) fn promises(ledger: &Ledger<'_>, purchase: &Purchase) -> Vec<Promised> {
    let mut all: Vec<(Weight, Promised)> = printed(purchase).collect();
    all.extend(told(ledger));
    let strongest = |kind: PromiseKind| {
        let of_kind = all.iter().filter(|(_, promised)| promised.kind == kind);
        of_kind.max_by_key(|(weight, promised)| (*weight, promised.end)).map(|(_, it)| *it)
    };
    PromiseKind::ALL.into_iter().filter_map(strongest).collect()
}

/// What the newest page prints that prints promises.
fn printed(purchase: &Purchase) -> impl Iterator<Item = (Weight, Promised)> {
    let terms = purchase.promises.iter().flat_map(|known| {
        let terms = known.value.iter().flat_map(|promise| &promise.terms);
        terms.map(move |term| (known, term))
    });
    terms.map(|(known, term)| {
        let (kind, end, source) = (term.kind, term.end, known.source);
        let day = Moment::Day(Moment::At(known.seen).day()).first();
        ((false, day, true, known.seen), Promised { kind, end, source })
    })
}

fn told(ledger: &Ledger<'_>) -> impl Iterator<Item = (Weight, Promised)> {
    ledger.entries.iter().filter_map(|entry| {
        let Statement::Promised { kind, until } = entry.fact.what else { return None };
        let day = Moment::Day(Moment::At(entry.told).day()).first();
        let promised = Promised { kind, end: TermEnd::Date(until), source: Source::Buyer };
        Some(((entry.is_own, day, false, entry.told), promised))
    })
}
