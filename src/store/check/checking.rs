//! Whether a store is sound: its pages, its facts, its index and its files. Changes nothing.
//!
//! Whatever is found to be wrong hides nothing else that can still be looked at, and no writer waits
//! for longer than a few orders take to be read.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _};

use super::flaw::{Checked, Flaw};
use super::{files, pages};
use crate::domain::evidence::Digest;
use crate::domain::id::OrderId;
use crate::domain::listing::OwnSetting;
use crate::domain::order::{Fact, FactId, Statement};
use crate::domain::policy::Policy;
use crate::store::codec::encode;
use crate::store::connection::{open_as_it_is, recognise};
use crate::store::error::{Failure, Fault, StoreError};
use crate::store::files::journal_of;
use crate::store::forget::is_wiping_due;
use crate::store::handle::{Rules, Store};
use crate::store::number::order_of;
use crate::store::shelf::Shelf;
use crate::store::{busy, index, marks, setting};

/// How many orders are read before writers get their turn.
const AT_ONCE: usize = 100;

/// What to look at, and by what.
pub(crate) struct Check<'a> {
    /// Called once when other processes hold the store for longer than a second.
    pub(crate) waiting: fn(),
    /// The rules that the buyer's words about rules and settings make; `None` where they make none.
    pub(crate) rules: &'a mut dyn FnMut(&[OwnSetting]) -> Option<Rules>,
    /// The folder in which nothing but the record lives.
    pub(crate) own: Option<&'a Path>,
    /// Told now and then how many orders were looked at.
    pub(crate) looked: &'a mut dyn FnMut(usize),
}

impl Store {
    /// Whether the store at this path is sound; `None` when there is none. Changes nothing.
    pub(crate) fn check(path: &Path, asked: &mut Check<'_>) -> Result<Option<Checked>, StoreError> {
        busy::notify_with(asked.waiting);
        let Some(connection) = open_as_it_is(path)? else { return Ok(None) };
        let mut checked = Checked::default();
        let mut checking = Checking { path, connection: &connection, checked: &mut checked };
        let begun = recognise(path, &connection)
            .and_then(|()| checking.contents(asked.rules, asked.looked));
        match begun {
            Err(error) if matches!(error.fault(), Fault::Unfinished) => {
                checked.flaws.push(Flaw::HalfDone { journal: journal_of(path) });
            }
            done => done?,
        }
        files::look(path, asked.own, &mut checked)?;
        Ok(Some(checked))
    }
}

struct Checking<'a> {
    path: &'a Path,
    connection: &'a Connection,
    checked: &'a mut Checked,
}

impl Checking<'_> {
    /// Does a part of the check. Where something that cannot be read ends that part, it is noted and
    /// the others go on.
    fn attempt(
        &mut self,
        part: impl FnOnce(&mut Self) -> Result<(), Failure>,
    ) -> Result<(), StoreError> {
        let Err(failure) = part(self) else { return Ok(()) };
        let error = StoreError::of(self.path, failure);
        let (Fault::Damaged(detail) | Fault::Unreadable(detail)) = error.fault() else {
            return Err(error);
        };
        let is_damaged = |flaw: &Flaw| matches!(flaw, Flaw::PageDamaged { .. });
        if !self.checked.flaws.iter().any(is_damaged) {
            self.checked.flaws.push(Flaw::PageDamaged { details: vec![detail.clone()] });
        }
        Ok(())
    }

    fn contents(
        &mut self,
        rules: &mut dyn FnMut(&[OwnSetting]) -> Option<Rules>,
        looked: &mut dyn FnMut(usize),
    ) -> Result<(), StoreError> {
        self.attempt(|checking| {
            let details = pages::damages(checking.connection)?;
            if !details.is_empty() {
                checking.checked.flaws.push(Flaw::PageDamaged { details });
            }
            Ok(())
        })?;
        let mut is_whole = true;
        self.attempt(|checking| {
            let unlike = pages::unlike(checking.connection)?;
            is_whole = !unlike
                .iter()
                .any(|flaw| matches!(flaw, Flaw::SchemaDiffers { kind, .. } if kind == "table"));
            checking.checked.flaws.extend(unlike);
            Ok(())
        })?;
        if !is_whole {
            return Ok(());
        }
        self.attempt(|checking| {
            checking.checked.flaws.extend(pages::loose_rows(checking.connection)?);
            if is_wiping_due(checking.connection)? {
                checking.checked.flaws.push(Flaw::NotWiped);
            }
            Ok(())
        })?;
        let mut policy = None;
        self.attempt(|checking| {
            let made = rules(&setting::settings(checking.connection)?);
            let digest = marks::read(checking.connection)?.digest;
            policy = made.filter(|made| digest == Some(made.digest)).map(|made| made.policy);
            Ok(())
        })?;
        self.checked.is_index_compared = policy.is_some();
        self.record(policy.as_ref(), looked)?;
        if policy.is_some() { self.strangers() } else { Ok(()) }
    }

    /// Reads every order and, with a policy, compares the index with it.
    fn record(
        &mut self,
        policy: Option<&Policy>,
        looked: &mut dyn FnMut(usize),
    ) -> Result<(), StoreError> {
        let (mut orders, mut facts, mut after) = (0, 0, i64::MIN);
        let mut is_all = false;
        self.attempt(|checking| {
            let connection = checking.connection;
            let sql = "SELECT order_key FROM fact WHERE order_key > ?1 ORDER BY order_key LIMIT 1";
            let mut next = connection.prepare(sql)?;
            while !is_all {
                // Of one moment, whatever others write in the meantime.
                let snapshot = connection.unchecked_transaction()?;
                for _ in 0..AT_ONCE {
                    let key = next.query_row([after], |row| row.get::<_, i64>("order_key"));
                    let Some(key) = key.optional()? else {
                        is_all = true;
                        break;
                    };
                    after = key;
                    orders += 1;
                    checking.order(key, policy, &mut facts)?;
                }
                drop(snapshot);
                looked(orders);
            }
            Ok(())
        })?;
        if is_all {
            (self.checked.orders, self.checked.facts) = (Some(orders), Some(facts));
        }
        Ok(())
    }

    fn order(
        &mut self,
        key: i64,
        policy: Option<&Policy>,
        facts: &mut usize,
    ) -> Result<(), Failure> {
        let Some(id) = order_of(key) else {
            let why = "it isn't an order number".to_owned();
            let flaw = Flaw::FactDamaged { order: key.to_string(), fact: None, why };
            self.checked.flaws.push(flaw);
            return Ok(());
        };
        let before = self.checked.flaws.len();
        let damaged = |fact: FactId, why: String| Flaw::FactDamaged {
            order: id.to_string(),
            fact: Some(fact.bytes().iter().map(|byte| format!("{byte:02x}")).collect()),
            why,
        };
        let shelf = Shelf::load_or(self.connection, &id, &mut |fact, why| {
            *facts += 1;
            self.checked.flaws.push(damaged(fact, why.to_string()));
            Ok(())
        })?;
        for (fact_id, fact) in shelf.all() {
            *facts += 1;
            if !is_named_so(&id, fact_id, fact) {
                let why = "its id is not made of what it says".to_owned();
                self.checked.flaws.push(damaged(fact_id, why));
            }
        }
        if self.checked.flaws.len() > before {
            return Ok(());
        }
        let kept: Vec<Digest> = shelf.all().filter_map(|(_, fact)| kept(fact)).collect();
        let known = match policy {
            Some(policy) => {
                let (parts, known) = index::differences(self.connection, shelf, policy)?;
                if !parts.is_empty() {
                    let order = id.to_string();
                    self.checked.flaws.push(Flaw::IndexDiffers { order, parts, is_known: true });
                }
                known
            }
            None => return Ok(()),
        };
        let evidence = &known.base().evidence;
        let is_former =
            |digest: &Digest| !evidence.iter().any(|kept| kept.evidence.digest == *digest);
        self.checked.former_evidence.extend(kept.into_iter().filter(is_former));
        let evidence = evidence.iter().map(|kept| (id.clone(), kept.evidence.clone()));
        self.checked.evidence.extend(evidence);
        Ok(())
    }

    /// Looks for rows of the index that belong to no order.
    fn strangers(&mut self) -> Result<(), StoreError> {
        self.attempt(|checking| {
            for (key, parts) in index::strangers(checking.connection)? {
                let order = order_of(key).map_or(key.to_string(), |id| id.to_string());
                checking.checked.flaws.push(Flaw::IndexDiffers { order, parts, is_known: false });
            }
            Ok(())
        })
    }
}

/// Whether a fact says what its id is made of.
fn is_named_so(order: &OrderId, id: FactId, fact: &Fact) -> bool {
    encode(fact).is_ok_and(|encoded| encoded.id(order) == id)
}

/// The file that a fact says is kept.
fn kept(fact: &Fact) -> Option<Digest> {
    if let Statement::EvidenceAdded(evidence) = &fact.what { Some(evidence.digest) } else { None }
}
