//! The store inside one operation.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::Connection;

use super::error::{Failure, StoreError};
use super::forget::{self, Forgotten};
use super::handle::{Rules, Store};
use super::operation::{self, NewOperation, Reached, Word};
use super::retell::{self, Retold};
use super::setting;
use super::shelf::{NamedFact, Outcome, Shelf, Teller};
use super::source::{self, Origin, SourceFile, SourceRow};
use super::{index, marks, tombstone};
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::listing::OwnSetting;
use crate::domain::order::{Fact, FactId, Known, OperationId};

impl Store {
    /// Does all of `work` or nothing: it is kept when `work` returns `Ok` and `keep` is true.
    /// Waits for other writers first, so that what `work` reads stays true until it is kept.
    pub(crate) fn write<T, E: From<StoreError>>(
        &mut self,
        operation: &NewOperation,
        keep: bool,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut rules = self.rules().clone();
        let done = self.file().transact(|connection, path| {
            let failed = |failure| StoreError::of(path, failure);
            let mut writer =
                Writer::new(connection, path, &mut rules, operation).map_err(failed)?;
            let done = work(&mut writer)?;
            if keep {
                writer.finish().map_err(failed)?;
            }
            Ok::<_, E>((done, keep))
        })?;
        if keep {
            self.set_rules(rules);
            self.file().wipe()?;
        }
        Ok(done)
    }
}

/// The store inside one operation.
#[derive(Debug)]
pub(crate) struct Writer<'a> {
    connection: &'a Connection,
    path: &'a Path,
    rules: &'a mut Rules,
    id: OperationId,
    at: Instant,
    command: &'a str,
    /// The operation once it has told something.
    begun: Option<Teller>,
    /// The orders whose index is behind.
    behind: BTreeSet<OrderId>,
    index: IndexState,
    /// Whether any order was forgotten before this operation.
    has_tombstones: bool,
}

/// How the rules of the index are to those of this operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum IndexState {
    Same,
    /// Another process changed them since this one read them.
    Others,
    Changed,
}

/// What one file or place told of an order.
#[derive(Debug)]
pub(crate) struct TakenIn {
    /// The order before; `None` where nothing was told of it before, or nothing new now.
    pub(crate) before: Option<Known>,
    /// The order now; `None` where nothing new was told of it.
    pub(crate) after: Option<Known>,
}

impl<'a> Writer<'a> {
    /// A writer of an operation that has told nothing, in a transaction.
    fn new(
        connection: &'a Connection,
        path: &'a Path,
        rules: &'a mut Rules,
        operation: &'a NewOperation,
    ) -> Result<Self, Failure> {
        let (id, at) = operation::next(connection, operation.at)?;
        let marks = marks::read(connection)?;
        let mut index = IndexState::Same;
        if marks.digest != Some(rules.digest) {
            if marks::has_facts(connection)? {
                index = IndexState::Others;
            } else {
                marks::set_digest(connection, Some(rules.digest))?;
            }
        }
        let behind = BTreeSet::new();
        let command = &operation.command;
        let has_tombstones = tombstone::are_there(connection)?;
        Ok(Self {
            connection,
            path,
            rules,
            id,
            at,
            command,
            begun: None,
            behind,
            index,
            has_tombstones,
        })
    }

    /// Brings the index up with what was told.
    fn finish(self) -> Result<(), Failure> {
        if let Some(Teller { seq, .. }) = self.begun {
            operation::count(self.connection, Some(seq))?;
        }
        match self.index {
            IndexState::Changed => {
                index::rebuild(self.connection, self.rules)?;
                return Ok(());
            }
            IndexState::Others => marks::set_digest(self.connection, None)?,
            IndexState::Same => {}
        }
        for id in &self.behind {
            let shelf = Shelf::load(self.connection, id)?;
            index::put(self.connection, shelf, &self.rules.policy)?;
        }
        Ok(())
    }

    /// The time of the operation: the clock's, or a millisecond after the newest before it.
    pub(crate) fn at(&self) -> Instant {
        self.at
    }

    /// The id of the operation.
    #[cfg(test)]
    pub(crate) fn id(&self) -> OperationId {
        self.id
    }

    /// What is known of an order; of one of which nothing was told, nothing.
    pub(crate) fn known(&self, id: &OrderId) -> Result<Known, StoreError> {
        let shelf = Shelf::load(self.connection, id).map_err(|failure| self.failed(failure))?;
        Ok(shelf.settled(&self.rules.policy))
    }

    /// Tells facts of an order; those that were told before are told once more.
    pub(crate) fn tell(
        &mut self,
        id: &OrderId,
        facts: Vec<Fact>,
        origin: Option<Origin<'_>>,
    ) -> Result<Vec<FactId>, StoreError> {
        let teller = self.teller()?;
        let told = Shelf::load(self.connection, id).and_then(|mut shelf| {
            let tell = |fact| {
                let named = NamedFact::new(id, fact)?;
                let id = named.id;
                shelf.add(self.connection, named, teller, origin).map(|_| id)
            };
            facts.into_iter().map(tell).collect()
        });
        self.behind.insert(id.clone());
        told.map_err(|failure| self.failed(failure))
    }

    /// Tells what files say of an order, and brings its index up at once. Called in the order of the
    /// numbers it is fastest.
    pub(crate) fn take_in(
        &mut self,
        id: &OrderId,
        facts: Vec<(Fact, Origin<'_>)>,
    ) -> Result<TakenIn, StoreError> {
        let teller = self.teller()?;
        self.take(id, facts, teller).map_err(|failure| self.failed(failure))
    }

    fn take(
        &mut self,
        id: &OrderId,
        facts: Vec<(Fact, Origin<'_>)>,
        teller: Teller,
    ) -> Result<TakenIn, Failure> {
        let policy = &self.rules.policy;
        let mut shelf = Shelf::load_unread(self.connection, id)?;
        let named = facts.into_iter().map(|(fact, origin)| Ok((NamedFact::new(id, fact)?, origin)));
        let named = named.collect::<Result<Vec<_>, Failure>>()?;
        let is_new = named.iter().any(|(named, _)| !shelf.holds(named.id));
        let was = if is_new {
            shelf.read()?;
            Some(shelf.clone())
        } else {
            None
        };
        let mut is_told_again = false;
        for (named, origin) in named {
            let outcome = shelf.add(self.connection, named, teller, Some(origin))?;
            is_told_again |= outcome == Outcome::Again;
        }
        if let Some(was) = was {
            let before = (!was.is_empty()).then(|| was.settled(policy));
            let put = if before.is_none() { index::put_first } else { index::put };
            let after = put(self.connection, shelf, policy)?;
            self.behind.remove(id);
            return Ok(TakenIn { before, after: Some(after) });
        }
        // Of looks alone nothing depends on when they were told.
        if is_told_again && !shelf.has_looks_alone() {
            self.behind.insert(id.clone());
        }
        Ok(TakenIn { before: None, after: None })
    }

    /// Writes down the file that the next facts come from.
    pub(crate) fn source(&mut self, file: &SourceFile) -> Result<SourceRow, StoreError> {
        let teller = self.teller()?;
        source::insert(self.connection, teller.seq, file).map_err(|error| self.failed(error))
    }

    /// Tells once more what a file tells that the same readers read whole before; `None` where none is
    /// in force.
    pub(crate) fn retell(&mut self, file: &SourceFile) -> Result<Option<Retold>, StoreError> {
        let before = retell::read_before(self.connection, file);
        let Some(before) = before.map_err(|error| self.failed(error))? else { return Ok(None) };
        let (teller, source) = (self.teller()?, self.source(file)?);
        let retold = retell::retell(self.connection, before, source, teller, &mut self.behind)
            .map_err(|failure| self.failed(failure))?;
        self.set_whole(source, file.readers)?;
        Ok(Some(retold))
    }

    /// Notes that all of a file was read and kept, and that it says itself when its pages were captured.
    pub(crate) fn set_whole(&mut self, source: SourceRow, readers: &str) -> Result<(), StoreError> {
        source::set_whole(self.connection, source, readers).map_err(|error| self.failed(error))
    }

    /// Says a word about a rule or a setting. The rules that follow from it are for [`use_rules`].
    ///
    /// [`use_rules`]: Self::use_rules
    pub(crate) fn set(&mut self, own: &OwnSetting) -> Result<(), StoreError> {
        let teller = self.teller()?;
        setting::set(self.connection, teller.seq, own).map_err(|error| self.failed(error))
    }

    /// The buyer's words about rules and settings as they stand within this operation.
    pub(crate) fn settings(&self) -> Result<Vec<OwnSetting>, StoreError> {
        setting::settings(self.connection).map_err(|error| self.failed(error))
    }

    /// Takes other rules from here on; the whole index is made anew by them.
    pub(crate) fn use_rules(&mut self, rules: Rules) {
        if rules.digest != self.rules.digest {
            self.index = IndexState::Changed;
        }
        *self.rules = rules;
    }

    /// Withdraws an operation: it is as if it never was. `None` where there is none in force.
    pub(crate) fn withdraw(
        &mut self,
        operation: OperationId,
    ) -> Result<Option<Reached>, StoreError> {
        self.say(operation, true)
    }

    /// Restores an operation that was withdrawn. `None` where there is none, or none that is.
    pub(crate) fn restore(
        &mut self,
        operation: OperationId,
    ) -> Result<Option<Reached>, StoreError> {
        self.say(operation, false)
    }

    fn say(&mut self, of: OperationId, is_withdrawn: bool) -> Result<Option<Reached>, StoreError> {
        let word = Word { is_withdrawn, at: self.at, id: self.id };
        let reached = operation::say(self.connection, of, word);
        let reached = reached.map_err(|failure| self.failed(failure))?;
        self.behind.extend(reached.iter().flat_map(|reached| reached.orders.iter().cloned()));
        Ok(reached)
    }

    /// Takes an order out of the record for good, and leaves a mark of its number; `None` where nothing
    /// was told of it. Once kept, the file is written anew.
    pub(crate) fn forget(&mut self, id: &OrderId) -> Result<Option<Forgotten>, StoreError> {
        let forgotten = forget::forget(self.connection, id, self.at);
        let forgotten = forgotten.map_err(|failure| self.failed(failure))?;
        self.has_tombstones = true;
        self.behind.remove(id);
        self.behind.extend(forgotten.iter().flat_map(|forgotten| forgotten.linked.iter().cloned()));
        Ok(forgotten)
    }

    /// When an order was forgotten; `None` where it was not. What was told before is not told again.
    pub(crate) fn forgotten(&self, id: &OrderId) -> Result<Option<Instant>, StoreError> {
        if !self.has_tombstones {
            return Ok(None);
        }
        tombstone::forgotten(self.connection, id).map_err(|error| self.failed(error))
    }

    /// Lets a forgotten order be told of again; whether it was forgotten.
    pub(crate) fn lift_tombstone(&mut self, id: &OrderId) -> Result<bool, StoreError> {
        tombstone::lift(self.connection, id).map_err(|error| self.failed(error))
    }

    /// Does all of `work` or, when it returns the inner error, nothing of it.
    pub(crate) fn all_or_nothing<T, R, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<Result<T, R>, E>,
    ) -> Result<Result<T, R>, E> {
        let connection = self.connection;
        let path = self.path;
        let run =
            |sql: &str| connection.execute_batch(sql).map_err(|error| StoreError::of(path, error));
        let (begun, behind) = (self.begun, self.behind.clone());
        run("SAVEPOINT part")?;
        let done = work(self)?;
        if done.is_err() {
            run("ROLLBACK TO part")?;
            (self.begun, self.behind) = (begun, behind);
        }
        run("RELEASE part")?;
        Ok(done)
    }

    /// The operation, written down before the first thing that it tells.
    fn teller(&mut self) -> Result<Teller, StoreError> {
        if let Some(teller) = self.begun {
            return Ok(teller);
        }
        let begun = operation::begin(self.connection, self.id, self.at, self.command);
        let teller = begun.map_err(|error| self.failed(error))?;
        self.begun = Some(teller);
        Ok(teller)
    }

    fn failed(&self, failure: impl Into<Failure>) -> StoreError {
        StoreError::of(self.path, failure)
    }
}
