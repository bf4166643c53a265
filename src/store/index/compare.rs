//! Whether the kept index says what the journal says.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Rows};

use super::write::{TABLES, Table, put};
use crate::domain::order::Order;
use crate::domain::policy::Policy;
use crate::store::connection;

/// The index as it would be made anew, of one order at a time and in memory: the store that is
/// compared with it is only read.
#[derive(Debug)]
pub(in crate::store) struct Likeness<'a> {
    made: Connection,
    policy: &'a Policy,
}

impl<'a> Likeness<'a> {
    /// An index of no order.
    pub(in crate::store) fn new(policy: &'a Policy) -> rusqlite::Result<Self> {
        Ok(Self { made: connection::in_memory(policy)?, policy })
    }

    /// Where the kept rows of an order are others than its history makes: a table, or a column of
    /// it where the rows can be laid side by side.
    pub(in crate::store) fn differences(
        &mut self,
        kept: &Connection,
        order: &Order,
    ) -> rusqlite::Result<Vec<String>> {
        // Rolled back when it is dropped, so that the next order is made into an empty index too.
        let made = self.made.transaction()?;
        put(&made, order, self.policy)?;
        let mut found = Vec::new();
        for table in TABLES {
            found.extend(differing(kept, &made, table, order.id().as_str())?);
        }
        Ok(found)
    }
}

/// The places in which the rows that two indexes have of an order differ.
fn differing(
    kept: &Connection,
    made: &Connection,
    table: Table,
    order: &str,
) -> rusqlite::Result<Vec<String>> {
    let Table { name, order: column, key } = table;
    let sql = format!("SELECT * FROM {name} WHERE {column} = ?1 ORDER BY {key}");
    let (mut kept, mut made) = (kept.prepare_cached(&sql)?, made.prepare_cached(&sql)?);
    let count = kept.column_count();
    let Some(columns) = unlike(kept.query([order])?, made.query([order])?, count)? else {
        return Ok(vec![name.to_owned()]);
    };
    let names = kept.column_names();
    let unlike = columns.into_iter().filter_map(|column| names.get(column));
    Ok(unlike.map(|column| format!("{name}.{column}")).collect())
}

/// The columns in which rows that stand side by side differ; `None` when one has more rows.
fn unlike(
    mut kept: Rows<'_>,
    mut made: Rows<'_>,
    columns: usize,
) -> rusqlite::Result<Option<BTreeSet<usize>>> {
    let mut unlike = BTreeSet::new();
    loop {
        match (kept.next()?, made.next()?) {
            (None, None) => return Ok(Some(unlike)),
            (Some(_), None) | (None, Some(_)) => return Ok(None),
            (Some(kept), Some(made)) => {
                for column in 0..columns {
                    if kept.get_ref(column)? != made.get_ref(column)? {
                        unlike.insert(column);
                    }
                }
            }
        }
    }
}

/// The numbers in the index that the journal knows nothing of, each with the tables that have it.
pub(in crate::store) fn strangers(
    kept: &Connection,
) -> rusqlite::Result<BTreeMap<String, Vec<String>>> {
    let mut strangers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Table { name, order, .. } in TABLES {
        let sql = format!(
            "SELECT DISTINCT {order} FROM {name} i \
             WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.order_id = i.{order})"
        );
        let mut statement = kept.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let number = String::from_utf8_lossy(row.get_ref(0)?.as_bytes()?).into_owned();
            strangers.entry(number).or_default().push(name.to_owned());
        }
    }
    Ok(strangers)
}
