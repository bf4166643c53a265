//! Whether the record is sound, whatever keeps it.

use std::path::{Path, PathBuf};

use super::error::AppError;
use super::session::Session;
use crate::store::{Checked, Flaw, Store};

/// Something that is wrong, by what was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    /// With the store.
    Store(Flaw),
}

impl Finding {
    /// The stable name of its kind.
    pub(crate) fn id(&self) -> &'static str {
        match self {
            Self::Store(flaw) => flaw.id(),
        }
    }
}

/// What was looked at, and what is wrong with it.
#[derive(Debug)]
pub(crate) struct Check {
    /// The store.
    pub(crate) path: PathBuf,
    /// How many orders have a history; none where that cannot be told.
    pub(crate) orders: Option<usize>,
    /// How many events these have.
    pub(crate) events: Option<usize>,
    /// The schema of a store that is older than this program. Its index was not compared.
    pub(crate) older: Option<i64>,
    /// Copies of the store beside it, the newest schema first.
    pub(crate) copies: Vec<PathBuf>,
    /// What is wrong, the store first.
    pub(crate) findings: Vec<Finding>,
}

/// Looks at all that is kept and changes nothing; `None` when there is no store yet. `own` is the
/// folder in which nothing but the record lives; `looked` is told how many orders were looked at.
pub(crate) fn check(
    session: &Session,
    own: Option<&Path>,
    looked: &mut dyn FnMut(usize),
) -> Result<Option<Check>, AppError> {
    let Session { path, policy, waiting, .. } = session;
    let Some(store) = Store::check(path, policy, own, *waiting, looked)? else {
        return Ok(None);
    };
    let Checked { orders, events, older, copies, flaws } = store;
    let findings = flaws.into_iter().map(Finding::Store).collect();
    Ok(Some(Check { path: path.clone(), orders, events, older, copies, findings }))
}
