//! Tellings: which operation said a fact, when, and where it stood.

use std::collections::BTreeMap;

use std::fmt;

use super::fact::{Fact, FactId};
use crate::domain::instant::Instant;

/// The id of an operation (a UUID, version 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct OperationId([u8; 16]);

impl OperationId {
    pub(crate) const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    pub(crate) const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for OperationId {
    /// The id as 32 hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) format: String,
    pub(crate) within: String,
}

/// One time that a fact was told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Telling {
    pub(crate) told: Instant,
    pub(crate) operation: OperationId,
    /// Where it was read; `None` for the buyer's word.
    pub(crate) place: Option<Place>,
}

/// A fact with its id and the tellings of it that are in force, oldest first, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RecordedFact {
    pub(crate) id: FactId,
    pub(crate) fact: Fact,
    pub(crate) tellings: Vec<Telling>,
}

impl RecordedFact {
    pub(crate) fn told(&self) -> Instant {
        self.tellings.iter().map(|telling| telling.told).max().unwrap_or(Instant::MIN_UTC)
    }

    pub(crate) fn first_told(&self) -> Instant {
        self.tellings.iter().map(|telling| telling.told).min().unwrap_or(Instant::MIN_UTC)
    }

    pub(crate) fn speaks_for(&self) -> Instant {
        self.fact.speaks_for(self.told())
    }
}

/// The facts, each once, with all its tellings: what two copies of a record, or one read twice, are
/// together.
pub(super) fn merged(facts: &[RecordedFact]) -> Vec<RecordedFact> {
    let mut merged: BTreeMap<FactId, RecordedFact> = BTreeMap::new();
    for fact in facts {
        let known = merged
            .entry(fact.id)
            .or_insert_with(|| RecordedFact { tellings: Vec::new(), ..fact.clone() });
        known.tellings.extend(fact.tellings.iter().cloned());
    }
    let tidy = |mut fact: RecordedFact| {
        fact.tellings.sort();
        fact.tellings.dedup();
        fact
    };
    merged.into_values().map(tidy).collect()
}
