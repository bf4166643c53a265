//! A file that is told once more without being read.

use chrono::TimeDelta;
use rusqlite::types::Value;

use super::given::{entered, look, noon, number, operation, store, tell};
use crate::domain::time::Moment;
use crate::store::{Origin, SourceFile, Store, StoreError, Writer};

const FILE: SourceFile =
    SourceFile { name: String::new(), format: "har", bytes: 1, sha256: [7; 32], readers: "1" };

/// Reads the file: three orders, one of which it shows in two places.
fn read(writer: &mut Writer<'_>) -> Result<(), StoreError> {
    let source = writer.source(&FILE)?;
    for (place, within) in [(0, &["a", "b"][..]), (1, &["c"]), (2, &["d"])] {
        let shown = look(noon(), &format!("lamp {place}"));
        let origins = within.iter().map(|within| Origin { source, within });
        let facts = origins.map(|origin| (shown.clone(), origin)).collect();
        writer.take_in(&number(place), facts)?;
    }
    writer.set_whole(source, FILE.readers)
}

/// A store with an order that the buyer entered too, which has read the file in one operation with
/// another.
fn read_once() -> Store {
    let mut store = store();
    tell(&mut store, &number(1), noon(), vec![entered()]);
    let read = store.write(&operation(noon()), true, |writer| {
        let other = SourceFile { sha256: [8; 32], ..FILE };
        let source = writer.source(&other)?;
        let shown = look(noon() - TimeDelta::days(1), "another lamp");
        writer.take_in(&number(0), vec![(shown, Origin { source, within: "z" })])?;
        read(writer)
    });
    read.expect("a write");
    store
}

/// Every row of the record and of its index.
fn rows(store: &Store) -> Vec<String> {
    let of_table = |table: &str| {
        let sql = format!("SELECT * FROM {table}");
        let mut statement = store.connection().prepare(&sql).expect("a table");
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            let values = (0..columns).map(|column| row.get::<_, Value>(column).expect("a value"));
            Ok(format!("{table} {:?}", values.collect::<Vec<_>>()))
        };
        let rows = statement.query_map([], row).expect("rows");
        rows.map(|row| row.expect("a row")).collect::<Vec<_>>()
    };
    ["fact", "source", "entry", "date", "lookup"].into_iter().flat_map(of_table).collect()
}

/// Retold in another way than read: a row is missing, stands twice, or has another number; the index of
/// what was entered by hand is behind.
#[test]
fn a_file_that_is_told_once_more_leaves_what_reading_it_again_leaves() {
    let (mut told, mut read_again) = (read_once(), read_once());
    for _ in 0..2 {
        let retold = told.write(&operation(noon()), true, |writer| writer.retell(&FILE));
        let retold = retold.expect("a write").expect("a file that was read");
        assert_eq!((retold.orders, retold.captured), (3, Some(Moment::At(noon()))));
        read_again.write(&operation(noon()), true, read).expect("a write");
        assert_eq!(rows(&told), rows(&read_again));
    }
}

/// A file is taken for another, or for one that was withdrawn, read by others, or not read whole.
#[test]
fn only_what_the_same_readers_read_whole_and_is_in_force_is_told_once_more() {
    let mut store = read_once();
    let mut retells = |file: &SourceFile| {
        let tried = store.write(&operation(noon()), false, |writer| writer.retell(file));
        tried.expect("a trial").is_some()
    };
    assert!(retells(&FILE));
    assert!(!retells(&SourceFile { sha256: [8; 32], ..FILE }), "it was not read whole");
    assert!(!retells(&SourceFile { readers: "2", ..FILE }));
    assert!(!retells(&SourceFile { format: "mtop", ..FILE }));
    let newest = store.latest_in_force().expect("an answer").expect("an operation");
    store.write(&operation(noon()), true, |writer| writer.withdraw(newest)).expect("a write");
    let tried = store.write(&operation(noon()), false, |writer| writer.retell(&FILE));
    assert_eq!(tried.expect("a trial"), None);
}

/// An order of which nothing else tells is lost, or one that others show is made anew for nothing.
#[test]
fn what_others_show_does_not_change_when_a_file_is_withdrawn() {
    let mut store = read_once();
    store.write(&operation(noon()), true, |writer| writer.retell(&FILE)).expect("a write");
    let newest = store.latest_in_force().expect("an answer").expect("an operation");
    // When the buyer's own word was told of it, it counts when it was shown.
    assert_eq!(store.orders_of(newest).expect("orders"), [number(1)]);
    let first = store.operations(None, 0).expect("operations")[1].id;
    for operation in [newest, first] {
        store
            .write(&super::given::operation(noon()), true, |writer| writer.withdraw(operation))
            .expect("a write");
        let is_left = operation == newest;
        assert_eq!(store.known(&number(2)).expect("an answer").is_some(), is_left);
        assert_eq!(!store.find(number(2).as_str()).expect("orders").is_empty(), is_left);
    }
}

#[test]
fn a_file_that_told_of_a_forgotten_order_is_read_again() {
    let mut store = read_once();
    store.write(&operation(noon()), true, |writer| writer.forget(&number(0))).expect("a write");
    let tried = store.write(&operation(noon()), false, |writer| writer.retell(&FILE));
    assert_eq!(tried.expect("a trial"), None);
}
