//! The promises that an order has, with their last moments.

use super::fact::Source;
use super::standing::Order;
use crate::domain::deadline::{Deadline, SetBy};
use crate::domain::policy::Policy;
use crate::domain::promise::{PromiseKind, TermEnd};
use crate::domain::rule::Rule;

/// A promise that holds for an order, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Promised {
    pub(crate) kind: PromiseKind,
    pub(crate) end: TermEnd,
    pub(crate) source: Source,
}

impl Promised {
    pub(crate) fn set_by(self) -> SetBy {
        if self.source == Source::Buyer { SetBy::Buyer } else { SetBy::Page }
    }

    /// Its last moment under this rule, where a date was printed or told.
    pub(crate) fn told(self, rule: Rule, policy: &Policy) -> Option<Deadline> {
        let TermEnd::Date(until) = self.end else { return None };
        Some(policy.told(until, rule, self.set_by()))
    }

    /// The same on the marketplace's clock, after which others are late by any.
    pub(crate) fn told_there(self, rule: Rule) -> Option<Deadline> {
        let TermEnd::Date(until) = self.end else { return None };
        Some(Deadline::told(until, rule, self.set_by()))
    }
}

/// A promise with what of the order it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PromiseOf {
    pub(crate) promised: Promised,
    /// The numbers of the lines; none for the whole order.
    pub(crate) lines: Vec<u32>,
    /// The tracking numbers of the parcels that tell it apart where no lines do.
    pub(crate) parcels: Vec<String>,
}

/// The promises of an order, each once with all parts that it holds for.
pub(crate) fn promises_of(order: &Order) -> Vec<PromiseOf> {
    let mut all: Vec<PromiseOf> = Vec::new();
    for part in order.parts() {
        for promised in &part.promises {
            let lines = part.lines.iter().map(|line| line.number);
            let parcels = part.declared_parcels().map(|parcel| parcel.number.clone());
            match all.iter_mut().find(|known| known.promised == *promised) {
                Some(known) => {
                    known.lines.extend(lines);
                    known.parcels.extend(parcels);
                }
                None => all.push(PromiseOf {
                    promised: *promised,
                    lines: lines.collect(),
                    parcels: parcels.collect(),
                }),
            }
        }
    }
    for one in &mut all {
        let is_of_parcel = one.lines.is_empty() && !order.parts.is_empty();
        one.lines = order.unless_all(std::mem::take(&mut one.lines));
        if !is_of_parcel {
            one.parcels.clear();
        }
        one.parcels.dedup();
    }
    all.sort_by_key(|one| one.promised.kind);
    all
}

impl Order {
    /// The promise of this kind, where one holds.
    pub(crate) fn promised(&self, kind: PromiseKind) -> Option<Promised> {
        self.promises.iter().find(|promised| promised.kind == kind).copied()
    }
}
