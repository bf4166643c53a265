//! A write is done whole or not at all.

use super::given::{Step, entered, noon, number};
use crate::domain::order::{Command, Happened, Order};
use crate::settings::EMBEDDED;
use crate::store::error::Fault;
use crate::store::{Operation, SourceFile, Store, StoreError, Writer};

fn note(order: &Order) -> Vec<Happened> {
    Step::Does(Command::Note { text: "a word".to_owned() }).happens(order, noon())
}

fn enter(writer: &mut Writer<'_>) -> Result<Order, StoreError> {
    let order = writer.order(&number())?;
    let happened = Step::Does(entered()).happens(&order, noon());
    writer.append(order, happened, None)
}

/// How many rows each table holds that a write fills.
fn counts(store: &Store) -> Vec<i64> {
    ["operation", "journal", "source", "provenance", "order_index", "deadline"]
        .iter()
        .map(|table| {
            let sql = format!("SELECT count(*) FROM {table}");
            store.connection.query_row(&sql, [], |row| row.get(0)).expect("a count")
        })
        .collect()
}

fn operation() -> Operation {
    Operation::new("test", noon())
}

#[test]
fn work_that_fails_leaves_nothing() {
    let mut store = Store::in_memory(&EMBEDDED).expect("a store");
    let before = counts(&store);
    let failed: Result<(), StoreError> = store.write(&operation(), &EMBEDDED, true, |writer| {
        enter(writer)?;
        Err(StoreError::new(writer.path, Fault::Other("a change of mind".to_owned())))
    });
    assert!(failed.is_err());
    assert_eq!(counts(&store), before);
    assert!(store.write(&operation(), &EMBEDDED, true, enter).is_ok(), "the store goes on");
}

#[test]
fn a_trial_leaves_nothing() {
    let mut store = Store::in_memory(&EMBEDDED).expect("a store");
    let before = counts(&store);
    assert!(store.write(&operation(), &EMBEDDED, false, enter).is_ok());
    assert_eq!(counts(&store), before);
}

#[test]
fn work_that_changes_nothing_leaves_no_operation() {
    let mut store = Store::in_memory(&EMBEDDED).expect("a store");
    let before = counts(&store);
    let done = store.write(&operation(), &EMBEDDED, true, |writer| {
        let order = writer.order(&number())?;
        writer.append(order, Vec::new(), None)
    });
    assert!(done.is_ok());
    assert_eq!(counts(&store), before);
}

#[test]
fn a_part_that_fails_is_taken_back_and_the_rest_is_kept() {
    let mut store = Store::in_memory(&EMBEDDED).expect("a store");
    let file = SourceFile { name: "a".to_owned(), format: "har", bytes: 1, sha256: [0; 32] };
    let part = |writer: &mut Writer<'_>, good: bool| {
        writer.all_or_nothing(|writer| -> Result<Result<(), &str>, StoreError> {
            writer.source(&file)?;
            enter(writer)?;
            Ok(if good { Ok(()) } else { Err("a bad end") })
        })
    };
    let before = counts(&store);
    let done = store.write(&operation(), &EMBEDDED, true, |writer| part(writer, false));
    assert_eq!(done.expect("no failure of the store"), Err("a bad end"));
    assert_eq!(counts(&store), before, "not even the operation is left");
    let done = store.write(&operation(), &EMBEDDED, true, |writer| -> Result<(), StoreError> {
        assert_eq!(part(writer, false)?, Err("a bad end"));
        assert_eq!(part(writer, true)?, Ok(()));
        Ok(())
    });
    assert!(done.is_ok());
    let counts = counts(&store);
    assert_eq!((counts[0], counts[2], counts[4]), (1, 1, 1), "{counts:?}");
}

#[test]
fn of_two_that_append_to_the_same_state_the_second_fails_and_changes_nothing() {
    let mut store = Store::in_memory(&EMBEDDED).expect("a store");
    let stale = store.write(&operation(), &EMBEDDED, true, enter).expect("a write");
    let first = note(&stale);
    let append = |store: &mut Store| {
        store.write(&operation(), &EMBEDDED, true, |writer| {
            writer.append(stale.clone(), first.clone(), None)
        })
    };
    assert!(append(&mut store).is_ok());
    let before = counts(&store);
    assert!(append(&mut store).is_err());
    assert_eq!(counts(&store), before);
}

#[test]
fn the_journal_can_neither_be_changed_nor_shortened() {
    let mut store = Store::in_memory(&EMBEDDED).expect("a store");
    assert!(store.write(&operation(), &EMBEDDED, true, enter).is_ok());
    let before = counts(&store);
    for sql in ["UPDATE journal SET body = '{}'", "DELETE FROM journal", "DELETE FROM operation"] {
        let error = store.connection.execute(sql, []).expect_err(sql);
        assert!(!error.to_string().is_empty());
    }
    assert_eq!(counts(&store), before);
}
