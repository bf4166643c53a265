//! The least program that does the same: opens the store, asks once, prints.

use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest as _, Sha256};

const LIST: &str = "\
    SELECT o.id, o.stage, o.seller, o.title, o.minor, o.currency, \
           (SELECT min(due_at) FROM deadline WHERE order_id = o.id AND until_at > 1772560800) \
    FROM order_index o WHERE o.ended = 0 ORDER BY o.placed DESC, o.id LIMIT 20";

const AGENDA: &str = "\
    SELECT due_at, currency, minor, order_id, number, rule, who, after, seller FROM deadline \
    WHERE until_at = 9223372036854775807 AND due_at < 1772560800 \
    UNION ALL SELECT due_at, currency, minor, order_id, number, rule, who, after, seller FROM deadline \
    WHERE due_at >= 1772560800 AND until_at >= 1772560800 AND from_at < 1772560800 \
    ORDER BY 1, 2, 3 DESC, 4, 5 LIMIT 20";

const STATUS: &str = "\
    SELECT revision, happened, known, actor, witness, kind, body FROM journal \
    WHERE order_id = ?1 ORDER BY revision";

/// Hashes so many bytes.
pub(crate) fn hash(bytes: &str) {
    let bytes = vec![b'a'; bytes.parse().expect("a number")];
    println!("{:?}", Sha256::digest(&bytes));
}

/// How many bytes the ids of all facts are made of.
pub(crate) fn hashed_of_facts(store: &Path) -> u64 {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let store = Connection::open_with_flags(store, flags).expect("a store");
    // Beside what they say, a number, a source and a time, a line each.
    let sql = "SELECT sum(length(what) + 80) FROM fact WHERE telling = 0";
    let sum: i64 = store.query_row(sql, [], |row| row.get(0)).expect("a sum");
    sum.try_into().expect("some")
}

/// Runs it with the words of the product.
pub(crate) fn run(words: &[&str]) {
    match words {
        ["order", "list"] => list(),
        ["agenda", ..] => agenda(),
        ["order", "status", id] => status(id),
        _version => println!("mini 0.1.0"),
    }
}

/// Prints the twenty youngest open orders.
pub(crate) fn list() {
    print(LIST, &[]).expect("a store");
}

/// Prints the twenty dates that are the most urgent.
pub(crate) fn agenda() {
    print(AGENDA, &[]).expect("a store");
}

/// Prints an order with its history.
pub(crate) fn status(id: &str) {
    print(STATUS, &[id]).expect("a store");
}

fn print(sql: &str, parameters: &[&str]) -> rusqlite::Result<()> {
    let path = std::env::vars_os().find(|(name, _)| name == "REDRESS_DB").expect("a store").1;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let store = Connection::open_with_flags(path, flags)?;
    store.pragma_update(None, "query_only", true)?;
    let mut statement = store.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(parameters))?;
    let mut out = BufWriter::new(io::stdout().lock());
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Integer(number) => write!(out, "{number}\t"),
                ValueRef::Text(text) => out.write_all(text).and_then(|()| out.write_all(b"\t")),
                ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => out.write_all(b"\t"),
            }
            .expect("an open output");
        }
        writeln!(out).expect("an open output");
    }
    Ok(())
}
