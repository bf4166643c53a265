//! Stores in which orders have lived, and what a store should know of them.

use chrono::TimeDelta;

use super::arbitrary::{Deed, day_zero};
use crate::domain::details::{Details, Line, Seller};
use crate::domain::evidence::{Digest, Evidence, Kind};
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{
    Fact, FactId, Known, Look, OperationId, Place, RecordedFact, ShownStage, Source, Stage,
    Statement, Step, Telling, settle,
};
use crate::domain::time::Moment;
use crate::settings::EMBEDDED;
use crate::store::codec::encode;
use crate::store::{NewOperation, Origin, Rules, SourceFile, Store, StoreError, Writer};

/// Some rules.
pub(super) fn rules() -> Rules {
    let mut policy = EMBEDDED.clone();
    policy.buyer.country = crate::domain::buyer::Country::parse("DE");
    Rules { policy, digest: [1; 32] }
}

/// An empty store in memory.
pub(super) fn store() -> Store {
    Store::in_memory().expect("a store").with_rules(rules()).expect("its rules")
}

/// The number of an order.
pub(super) fn number(place: usize) -> OrderId {
    let numbers = ["8212313961591322", "812345678901234", "00212313961591322"];
    OrderId::parse(numbers[place]).expect("a number")
}

/// The time at which lives begin.
pub(super) fn noon() -> Instant {
    day_zero().and_hms_opt(12, 0, 0).expect("noon").and_utc()
}

/// An operation of this time.
pub(super) fn operation(at: Instant) -> NewOperation {
    NewOperation { command: "redress test".to_owned(), at }
}

/// Tells facts of an order in an operation of their own.
pub(super) fn tell(store: &mut Store, id: &OrderId, at: Instant, facts: Vec<Fact>) -> OperationId {
    let told = store.write(&operation(at), true, |writer| -> Result<_, StoreError> {
        writer.tell(id, facts, None)?;
        Ok(writer.id())
    });
    told.expect("a write")
}

/// What was told, kept by the test itself.
#[derive(Debug, Default)]
pub(super) struct Model {
    operations: Vec<(OperationId, Instant, bool)>,
    told: Vec<(OrderId, FactId, Fact, usize, Option<Place>)>,
}

impl Model {
    /// The facts of an order in force.
    pub(super) fn facts(&self, id: &OrderId) -> Vec<RecordedFact> {
        let mut facts: Vec<RecordedFact> = Vec::new();
        for (order, fact_id, fact, operation, place) in &self.told {
            let (operation, told, is_withdrawn) = self.operations[*operation];
            if order != id || is_withdrawn {
                continue;
            }
            let telling = Telling { told, operation, place: place.clone() };
            match facts.iter_mut().find(|known| known.id == *fact_id) {
                Some(known) if known.tellings.contains(&telling) => {}
                Some(known) => known.tellings.push(telling),
                None => facts.push(RecordedFact {
                    id: *fact_id,
                    fact: fact.clone(),
                    tellings: vec![telling],
                }),
            }
        }
        for fact in &mut facts {
            fact.tellings.sort();
        }
        facts.sort_by_key(|fact| fact.id);
        facts
    }

    /// What is known of an order; `None` where nothing begins it.
    pub(super) fn known(&self, id: &OrderId) -> Option<Known> {
        let known = settle(id, &self.facts(id), &rules().policy);
        known.base().exists().then_some(known)
    }

    /// The last fact of an order that is such a one.
    fn last(&self, id: &OrderId, fits: impl Fn(&Step) -> bool) -> Option<FactId> {
        let submitted = self.told.iter().rev().filter(|(order, ..)| order == id);
        let mut fitting = submitted.filter(
            |(_, _, fact, ..)| matches!(&fact.what, Statement::Submitted(step) if fits(step)),
        );
        fitting.next().map(|(_, id, ..)| *id)
    }

    /// The fact with the ids of facts that are there.
    fn resolved(&self, id: &OrderId, mut fact: Fact) -> Fact {
        let open = self.last(id, |step| matches!(step, Step::OpenDispute(_)));
        let asked = self.last(id, |step| matches!(step, Step::Cancel { .. }));
        let set = |place: &mut FactId, last: Option<FactId>| *place = last.unwrap_or(*place);
        let what = &mut fact.what;
        if let Statement::Dispute { dispute, .. } = what {
            set(dispute, open);
        } else if let Statement::CancellationApproved(request)
        | Statement::CancellationRejected(request) = what
        {
            set(request, asked);
        } else if let Statement::Submitted(step) | Statement::Prepared(step) = what {
            if let Step::Withdraw { request } = &mut **step {
                set(request, asked);
            } else if let Step::InDispute { dispute, .. } = &mut **step {
                set(dispute, open);
            }
        }
        fact
    }
}

/// A store in which orders have lived so, what was told, and the time of the last deed.
pub(super) fn lived(life: Vec<(i64, Deed)>) -> (Store, Model, Instant) {
    let (mut store, mut model, mut now) = (store(), Model::default(), noon());
    for (wait, deed) in life {
        now += TimeDelta::seconds(wait);
        let done = store.write(&operation(now), true, |writer| model.live(writer, deed));
        done.expect("a write");
    }
    (store, model, now)
}

impl Model {
    /// Does a deed, in the store and here.
    fn live(&mut self, writer: &mut Writer<'_>, deed: Deed) -> Result<(), StoreError> {
        let count = self.operations.len();
        match deed {
            Deed::Tell { order, facts } => {
                let id = number(order);
                let facts = facts.into_iter().map(|fact| self.resolved(&id, fact));
                let facts: Vec<Fact> = facts.collect();
                let ids = writer.tell(&id, facts.clone(), None)?;
                self.operations.push((writer.id(), writer.at(), false));
                assert_eq!(ids, self.keep(&id, facts, None));
            }
            Deed::Import { order, facts } => self.import(writer, &number(order), facts)?,
            Deed::ImportAgain(_) | Deed::Undo(_) | Deed::Redo(_) if count == 0 => {}
            Deed::ImportAgain(place) => {
                let told = self.told.iter().filter(|(_, _, _, told, _)| *told == place % count);
                let told: Vec<_> =
                    told.map(|(id, _, fact, ..)| (id.clone(), fact.clone())).collect();
                if let Some((id, _)) = told.first().cloned() {
                    self.import(writer, &id, told.into_iter().map(|(_, fact)| fact).collect())?;
                }
            }
            Deed::Undo(place) => {
                let (operation, _, is_withdrawn) = &mut self.operations[place % count];
                let was_withdrawn = std::mem::replace(is_withdrawn, true);
                assert_eq!(writer.withdraw(*operation)?.is_none(), was_withdrawn);
            }
            Deed::Redo(place) => {
                let (operation, _, is_withdrawn) = &mut self.operations[place % count];
                let was_withdrawn = std::mem::replace(is_withdrawn, false);
                assert_eq!(writer.restore(*operation)?.is_some(), was_withdrawn);
            }
        }
        Ok(())
    }

    fn import(
        &mut self,
        writer: &mut Writer<'_>,
        id: &OrderId,
        facts: Vec<Fact>,
    ) -> Result<(), StoreError> {
        let file = SourceFile {
            name: "a.har".to_owned(),
            format: "har",
            bytes: 1,
            sha256: [0; 32],
            readers: "1",
        };
        let source = writer.source(&file)?;
        let located = facts.iter().map(|fact| (fact.clone(), Origin { source, within: "it" }));
        let before = self.loaded(id);
        let taken = writer.take_in(id, located.collect())?;
        self.operations.push((writer.id(), writer.at(), false));
        let (file, format) = ("a.har".to_owned(), "har".to_owned());
        self.keep(id, facts, Some(&Place { file, format, within: "it".to_owned() }));
        let after = self.loaded(id);
        if taken.after.is_some() {
            assert_eq!(taken.after, Some(after));
            assert!(taken.before.map_or(!before.base().exists(), |taken| taken == before));
        }
        Ok(())
    }

    /// What is known of an order as far as a change loads it: without where its facts were read.
    fn loaded(&self, id: &OrderId) -> Known {
        let mut facts = self.facts(id);
        for fact in &mut facts {
            fact.tellings.iter_mut().for_each(|telling| telling.place = None);
            fact.tellings.sort();
        }
        settle(id, &facts, &rules().policy)
    }

    /// Keeps what the last operation told; returns the ids.
    fn keep(&mut self, id: &OrderId, facts: Vec<Fact>, place: Option<&Place>) -> Vec<FactId> {
        let operation = self.operations.len() - 1;
        let keep = |fact: Fact| {
            let fact_id = encode(&fact).expect("columns").id(id);
            self.told.push((id.clone(), fact_id, fact, operation, place.cloned()));
            fact_id
        };
        facts.into_iter().map(keep).collect()
    }
}

/// The buyer enters an order.
pub(super) fn entered() -> Fact {
    let total = Money::from_minor(1_250, Currency::parse("EUR").expect("a code")).expect("a sum");
    let details = Details {
        seller: Some(Seller { name: "A store".to_owned(), ..Seller::default() }),
        placed: Some(Moment::At(noon())),
        paid: Some(Moment::At(noon())),
        total: Some(total),
        ..Details::default()
    };
    Fact::of_buyer(Moment::At(noon()), Statement::Entered(Box::new(details)))
}

/// The buyer notes something.
pub(super) fn note(text: &str) -> Fact {
    Fact::of_buyer(Moment::At(noon()), Statement::Noted(text.to_owned()))
}

/// A page shows an order on its way with this line.
pub(super) fn look(at: Instant, title: &str) -> Fact {
    let line = Line { title: title.to_owned(), quantity: 1, ..Line::default() };
    let details = Details { lines: Some(vec![line]), ..Details::default() };
    let stage = Some(ShownStage { stage: Stage::Shipped, cause: None });
    Fact::look(Source::OrderPage, Moment::At(at), Look { stage, details, parcels: Vec::new() })
}

/// A file is kept.
pub(super) fn evidence(digest: u8) -> Fact {
    let evidence = Evidence {
        digest: Digest::new([digest; 32]),
        name: "a.jpg".to_owned(),
        bytes: 1,
        media: "image/jpeg".to_owned(),
        kind: Kind::Photo,
        shows: None,
        changed: None,
        note: None,
    };
    Fact::of_buyer(Moment::At(noon()), Statement::EvidenceAdded(Box::new(evidence)))
}
