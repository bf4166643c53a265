//! All that was told of one order: read whole, added to, and handed on as facts in force.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::codec::{Encoded, NotAFact, Parts, decode, encode};
use super::columns::{At, Millis, columns};
use super::error::Failure;
use super::number::{key_of, order_of};
use super::source::Origin;
use crate::domain::details::Details;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::order::{
    Fact, FactId, Known, OperationId, Place, RecordedFact, Statement, Telling, settle,
};
use crate::domain::policy::Policy;
use crate::domain::time::Moment;

/// All that was told of one order, withdrawn or not.
#[derive(Debug, Clone)]
pub(super) struct Shelf {
    order: OrderId,
    kept: Vec<Kept>,
    /// What looks showed, each with its number.
    bodies: Vec<(i64, String)>,
    /// What rows say of the facts that are not read yet.
    unread: Vec<Unread>,
}

/// A fact that was told.
#[derive(Debug, Clone)]
struct Kept {
    id: FactId,
    /// What it says; `None` where that is not read yet, or cannot be.
    fact: Option<Fact>,
    is_look: bool,
    told: Vec<Told>,
}

impl Kept {
    fn is_in_force(&self) -> bool {
        self.told.iter().any(|told| !told.is_withdrawn)
    }
}

/// A fact that is about to be told, with its id.
#[derive(Debug)]
pub(super) struct NamedFact {
    pub(super) id: FactId,
    fact: Fact,
    encoded: Encoded,
}

impl NamedFact {
    pub(super) fn new(order: &OrderId, fact: Fact) -> Result<Self, Failure> {
        let encoded = encode(&fact).map_err(|why| Failure::Row(why.to_string()))?;
        Ok(Self { id: encoded.id(order), fact, encoded })
    }
}

/// One time that it was told.
#[derive(Debug, Clone)]
struct Told {
    by: Teller,
    is_withdrawn: bool,
    file: Option<i64>,
    within: Option<String>,
    /// The name and the format of the file, where they are asked for.
    named: Option<(String, String)>,
}

/// The operation that tells, as rows name it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Teller {
    /// Its number in this file.
    pub(super) seq: i64,
    pub(super) id: OperationId,
    /// Its time.
    pub(super) at: Instant,
}

/// What telling a fact did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was not known, or not any more.
    New,
    /// It was known, and is told once more.
    Again,
    /// This operation told it from this place before.
    Same,
}

columns!(RowColumns {
    id,
    file,
    within,
    source,
    scope,
    at,
    nth,
    body,
    what,
    seq,
    operation,
    told,
    withdrawn,
});

columns!(FileColumns { name, format });

/// The rows of an order; those of one fact stand together, the one that has it first.
macro_rules! rows_sql {
    ($files:literal, $join:literal) => {
        concat!(
            "SELECT f.id, f.file, f.within, f.source, f.scope, f.at, f.nth, f.body, f.what, \
             o.seq, o.id AS operation, o.at AS told, o.withdrawn",
            $files,
            " FROM fact f JOIN operation o ON o.seq = f.operation",
            $join,
            " WHERE f.order_key = ?1 ORDER BY f.id, f.telling"
        )
    };
}

const ROWS: &str = rows_sql!("", "");

const ROWS_WITH_FILES: &str =
    rows_sql!(", s.name, s.format", " LEFT JOIN source s ON s.seq = f.file");

const INSERT: &str = "INSERT INTO fact (order_key, id, telling, operation, file, within, source, scope, at, nth, \
     body, what) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

const INSERT_AGAIN: &str = "INSERT INTO fact (order_key, id, telling, operation, file, within) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// A fact as its first row has it.
#[derive(Debug, Clone)]
struct Unread {
    /// Its place among the facts.
    place: usize,
    source: Option<String>,
    scope: Option<String>,
    at: Option<Moment>,
    nth: Option<u32>,
    body: Option<i64>,
    what: Option<String>,
}

impl Shelf {
    /// Everything that was told of an order.
    pub(super) fn load(connection: &Connection, order: &OrderId) -> Result<Self, Failure> {
        let mut shelf = Self::load_unread(connection, order)?;
        shelf.read()?;
        Ok(shelf)
    }

    /// The same; facts that cannot be read are handed over, and left out where that is no failure.
    pub(super) fn load_or(
        connection: &Connection,
        order: &OrderId,
        unreadable: &mut dyn FnMut(FactId, NotAFact) -> Result<(), Failure>,
    ) -> Result<Self, Failure> {
        let mut shelf = Self::load_unread(connection, order)?;
        shelf.read_or(unreadable)?;
        Ok(shelf)
    }

    /// Which facts were told of an order, and by whom, before what they say is read.
    pub(super) fn load_unread(connection: &Connection, order: &OrderId) -> Result<Self, Failure> {
        Ok(rows(connection, order, false)?)
    }

    /// Reads what the facts say.
    pub(super) fn read(&mut self) -> Result<(), Failure> {
        let order = self.order.clone();
        self.read_or(&mut |fact, why| Err(Failure::Fact { order: order.clone(), fact, why }))
    }

    fn read_or(
        &mut self,
        unreadable: &mut dyn FnMut(FactId, NotAFact) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        for Unread { place, source, scope, at, nth, body, what } in std::mem::take(&mut self.unread)
        {
            let Some(kept) = self.kept.get_mut(place) else { continue };
            let shown = self.bodies.iter().find(|(number, _)| Some(*number) == body);
            let what = what.as_deref().or(shown.map(|(_, what)| what.as_str()));
            let decoded = decode(Parts {
                source: source.as_deref().unwrap_or_default(),
                scope: scope.as_deref(),
                at,
                nth: nth.unwrap_or(1),
                what: what.unwrap_or_default(),
            });
            match decoded {
                Ok(fact) => kept.fact = Some(fact),
                Err(why) => unreadable(kept.id, why)?,
            }
        }
        Ok(())
    }

    pub(super) fn order(&self) -> &OrderId {
        &self.order
    }

    /// The numbers of its store that facts in force tell, in order.
    pub(super) fn stores(&self) -> BTreeSet<String> {
        let in_force = self.kept.iter().filter(|kept| kept.is_in_force());
        let details = in_force.filter_map(|kept| details(&kept.fact.as_ref()?.what));
        let sellers = details.filter_map(|details| details.seller.as_ref());
        sellers.filter_map(|seller| seller.store_id.clone()).collect()
    }

    /// The facts with their ids, in force or not.
    pub(super) fn all(&self) -> impl Iterator<Item = (FactId, &Fact)> {
        self.kept.iter().filter_map(|kept| Some((kept.id, kept.fact.as_ref()?)))
    }

    /// Whether a fact is in force.
    pub(super) fn holds(&self, id: FactId) -> bool {
        let kept = self.kept.iter().find(|kept| kept.id == id);
        kept.is_some_and(Kept::is_in_force)
    }

    /// Whether nothing was ever told.
    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Whether nobody told anything but what pages, mails and exports show.
    pub(super) fn has_looks_alone(&self) -> bool {
        self.kept.iter().all(|kept| kept.is_look)
    }

    /// Adds a fact that an operation tells.
    pub(super) fn add(
        &mut self,
        connection: &Connection,
        named: NamedFact,
        by: Teller,
        origin: Option<Origin<'_>>,
    ) -> Result<Outcome, Failure> {
        let NamedFact { id, fact, encoded } = named;
        let file = origin.map(|origin| origin.source.seq());
        let within = origin.map(|origin| origin.within);
        let within_it = within.map(str::to_owned);
        let told = Told { by, is_withdrawn: false, file, within: within_it, named: None };
        let key = key_of(&self.order);
        if let Some(kept) = self.kept.iter_mut().find(|kept| kept.id == id) {
            let is_same = |known: &Told| {
                known.by.seq == by.seq && known.file == file && known.within.as_deref() == within
            };
            if kept.told.iter().any(is_same) {
                return Ok(Outcome::Same);
            }
            let telling = i64::try_from(kept.told.len()).unwrap_or(i64::MAX);
            let row = (key, id.bytes(), telling, by.seq, file, within);
            connection.prepare_cached(INSERT_AGAIN)?.execute(row)?;
            let was_in_force = kept.is_in_force();
            kept.told.push(told);
            return Ok(if was_in_force { Outcome::Again } else { Outcome::New });
        }
        let is_look = matches!(fact.what, Statement::Looked(_));
        let shown = self.bodies.iter().find(|(_, what)| is_look && *what == encoded.what);
        let is_first = shown.is_none();
        let next = || self.bodies.iter().map(|(number, _)| *number).max().unwrap_or(0) + 1;
        let body = is_look.then(|| shown.map_or_else(next, |(number, _)| *number));
        let Encoded { source, scope, at, nth, what } = &encoded;
        let what = is_first.then_some(what);
        connection.prepare_cached(INSERT)?.execute((
            key,
            id.bytes(),
            0,
            by.seq,
            file,
            within,
            source,
            scope,
            At(*at),
            nth,
            body,
            what,
        ))?;
        if let Some(number) = body.filter(|_| is_first) {
            self.bodies.push((number, encoded.what));
        }
        self.kept.push(Kept { id, fact: Some(fact), is_look, told: vec![told] });
        Ok(Outcome::New)
    }

    /// What the facts in force add up to.
    pub(super) fn settled(self, policy: &Policy) -> Known {
        let order = self.order.clone();
        settle(&order, &self.in_force(), policy)
    }

    /// The facts of an order in force, with the files that they come from.
    pub(super) fn facts(
        connection: &Connection,
        order: &OrderId,
    ) -> Result<Vec<RecordedFact>, Failure> {
        let mut shelf = rows(connection, order, true)?;
        shelf.read()?;
        Ok(shelf.in_force())
    }

    fn in_force(self) -> Vec<RecordedFact> {
        let telling = |told: Told| Telling {
            told: told.by.at,
            operation: told.by.id,
            place: told.named.map(|(file, format)| Place {
                file,
                format,
                within: told.within.unwrap_or_default(),
            }),
        };
        let recorded = |Kept { id, fact, told, .. }: Kept| {
            let told = told.into_iter().filter(|told| !told.is_withdrawn);
            let mut tellings: Vec<Telling> = told.map(telling).collect();
            tellings.sort();
            Some(RecordedFact { id, fact: fact?, tellings })
        };
        let facts = self.kept.into_iter().filter_map(recorded);
        facts.filter(|recorded| !recorded.tellings.is_empty()).collect()
    }
}

/// Hands over each order of which anything was told, in order of its key; none is kept.
pub(super) fn each_order(
    connection: &Connection,
    mut take: impl FnMut(OrderId) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let sql = "SELECT min(order_key) AS order_key FROM fact WHERE order_key > ?1";
    let mut next = connection.prepare(sql)?;
    let mut after = i64::MIN;
    while let Some(key) = next.query_row([after], |row| row.get::<_, Option<i64>>("order_key"))? {
        after = key;
        take(order_of(key).ok_or_else(|| Failure::Row(format!("the order {key} is none")))?)?;
    }
    Ok(())
}

/// What the rows of an order say.
fn rows(connection: &Connection, order: &OrderId, with_files: bool) -> rusqlite::Result<Shelf> {
    let sql = if with_files { ROWS_WITH_FILES } else { ROWS };
    let mut statement = connection.prepare_cached(sql)?;
    let at = RowColumns::of(&statement)?;
    let file_at = with_files.then(|| FileColumns::of(&statement)).transpose()?;
    let mut rows = statement.query([key_of(order)])?;
    let order = order.clone();
    let mut shelf = Shelf { order, kept: Vec::new(), bodies: Vec::new(), unread: Vec::new() };
    while let Some(row) = rows.next()? {
        let id = FactId::new(row.get(at.id)?);
        let name = file_at.map(|at| row.get(at.name)).transpose()?.flatten();
        let format = file_at.map(|at| row.get(at.format)).transpose()?.flatten();
        let told = Told {
            by: Teller {
                seq: row.get(at.seq)?,
                id: OperationId::new(row.get(at.operation)?),
                at: row.get::<_, Millis>(at.told)?.0,
            },
            is_withdrawn: row.get(at.withdrawn)?,
            file: row.get(at.file)?,
            within: row.get(at.within)?,
            named: name.zip(format),
        };
        if let Some(known) = shelf.kept.last_mut().filter(|known| known.id == id) {
            known.told.push(told);
            continue;
        }
        let body: Option<i64> = row.get(at.body)?;
        let mut what: Option<String> = row.get(at.what)?;
        if let Some(body) = body {
            shelf.bodies.extend(what.take().map(|what| (body, what)));
        }
        shelf.unread.push(Unread {
            place: shelf.kept.len(),
            source: row.get(at.source)?,
            scope: row.get(at.scope)?,
            // What is no time leaves the fact without one, which cannot be read; the others can.
            at: row.get(at.at).ok().map(|At(moment)| moment),
            nth: row.get(at.nth)?,
            body,
            what,
        });
        shelf.kept.push(Kept { id, fact: None, is_look: body.is_some(), told: vec![told] });
    }
    Ok(shelf)
}

/// What a statement says of an order beside its stage.
fn details(what: &Statement) -> Option<&Details> {
    if let Statement::Looked(look) = what {
        Some(&look.details)
    } else if let Statement::Entered(details) | Statement::Corrected(details) = what {
        Some(details)
    } else {
        None
    }
}
