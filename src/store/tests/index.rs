//! The index says what the journal says, at any time.

use chrono::TimeDelta;
use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::Value;

use super::given::{Step, entered, life, noon, number};
use crate::domain::order::{self, Command, Fact, Order, Stage, dues_at};
use crate::domain::time::{Instant, Moment};
use crate::settings::EMBEDDED;
use crate::store::index::{Likeness, TABLES, Table};
use crate::store::{AgendaFilter, Filter, Operation, Store, StoreError, connection};

/// Every row of a table, in order of its key.
fn rows(connection: &Connection, table: &str, key: &str) -> Vec<Vec<Value>> {
    let mut statement =
        connection.prepare(&format!("SELECT * FROM {table} ORDER BY {key}")).expect("a table");
    let columns = statement.column_count();
    let rows = statement
        .query_map([], |row| (0..columns).map(|column| row.get(column)).collect())
        .expect("rows");
    rows.collect::<Result<_, _>>().expect("values")
}

fn kept(connection: &Connection) -> (Vec<Vec<Value>>, Vec<Vec<Value>>) {
    (
        rows(connection, "order_index", "id"),
        [
            rows(connection, "deadline", "order_id, number"),
            rows(connection, "refund", "order_id, number"),
            rows(connection, "parcel", "number, order_id"),
        ]
        .concat(),
    )
}

/// A store in which the order has lived through the steps, each written by itself.
fn lived(steps: &[(Instant, Step)]) -> (Store, Order) {
    let mut store = Store::in_memory(&EMBEDDED).expect("a store");
    for (now, step) in steps {
        let operation = Operation::new("test", *now);
        store
            .write(&operation, &EMBEDDED, true, |writer| -> Result<(), StoreError> {
                let order = writer.order(&number())?;
                let happened = step.happens(&order, *now);
                writer.append(order, happened, None).map(drop)
            })
            .expect("a write");
    }
    let order = store.order(&number()).expect("a history");
    (store, order.unwrap_or_else(|| Order::new(number())))
}

#[test]
fn a_date_that_ran_out_before_the_one_ahead_of_it_waits_for_that_one() {
    let soon = noon() + TimeDelta::seconds(1);
    let fact = Fact::ShipBy { until: Moment::At(soon) };
    let steps =
        [(noon(), Step::Does(entered())), (soon, Step::Does(Command::Record { fact, at: None }))];
    let (store, order) = lived(&steps);
    let now = soon + TimeDelta::seconds(1);
    let page = store.list(&Filter::default(), now).expect("a list");
    assert_eq!(order::at(&order, now, &EMBEDDED).stage(), Stage::VerifyingPayment);
    assert_eq!(page.rows[0].stage, Stage::VerifyingPayment);
}

#[test]
fn an_index_that_was_lost_is_made_anew_and_a_trial_of_that_keeps_nothing() {
    let (mut store, _) = lived(&[(noon(), Step::Does(entered()))]);
    let before = kept(&store.connection);
    store.connection.execute_batch("DELETE FROM deadline").expect("a loss");
    let lost = kept(&store.connection);
    assert_ne!(lost, before);
    assert_eq!(store.reindex(&EMBEDDED, false).expect("a trial"), 1);
    assert_eq!(kept(&store.connection), lost);
    assert_eq!(store.reindex(&EMBEDDED, true).expect("an index"), 1);
    assert_eq!(kept(&store.connection), before);
}

#[test]
fn every_table_is_of_the_record_or_of_the_index_that_is_made_anew_from_it() {
    let (store, _) = lived(&[]);
    let mut statement = store
        .connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .expect("a schema");
    let tables = statement.query_map([], |row| row.get(0)).expect("rows");
    let tables: Vec<String> = tables.collect::<Result<_, _>>().expect("names");
    let record = ["device", "journal", "operation", "provenance", "source"];
    let index = TABLES.map(|table| table.name);
    let mut known: Vec<_> = record.into_iter().chain(index).collect();
    known.sort_unstable();
    assert_eq!(tables, known);
}

proptest! {
    #[test]
    fn an_index_is_like_what_the_history_makes_until_a_row_of_it_is_another(steps in life()) {
        let (store, order) = lived(&steps);
        prop_assume!(order.revision() > 0);
        let mut likeness = Likeness::new(&EMBEDDED).expect("an index");
        let mut differences = || likeness.differences(&store.connection, &order).expect("rows");
        prop_assert_eq!(differences(), Vec::<String>::new());
        for Table { name, .. } in TABLES.into_iter().filter(|table| table.name != "order_index") {
            let lost = store.connection.execute(&format!("DELETE FROM {name}"), []).expect("a loss");
            let expected = if lost == 0 { vec![] } else { vec![name.to_owned()] };
            prop_assert_eq!(differences().into_iter().filter(|part| part == name).collect::<Vec<_>>(), expected);
        }
        store.connection.execute("UPDATE order_index SET ended = 1 - ended", []).expect("a change");
        prop_assert!(differences().contains(&"order_index.ended".to_owned()));
    }

    #[test]
    fn an_index_made_anew_from_the_journal_is_the_kept_one(steps in life()) {
        let (mut store, order) = lived(&steps);
        let before = kept(&store.connection);
        let count = store.reindex(&EMBEDDED, true).expect("an index");
        prop_assert_eq!(count, usize::from(order.revision() > 0));
        prop_assert_eq!(kept(&store.connection), before);
    }

    #[test]
    fn a_list_tells_of_an_order_what_the_order_tells_at_any_time(
        steps in life(),
        later in prop::collection::vec(-90_000..9_000_000_i64, 4),
    ) {
        let (store, order) = lived(&steps);
        prop_assume!(order.revision() > 0);
        let filter = Filter { all: true, ..Filter::default() };
        let last = steps.last().expect("a step").0;
        let mut times: Vec<_> =
            later.into_iter().map(|seconds| last + TimeDelta::seconds(seconds.max(0))).collect();
        // On each date, and a second after it.
        for due in order::dues(&order, &EMBEDDED) {
            let due = due.deadline.due();
            times.extend([due, due + TimeDelta::seconds(1)].into_iter().filter(|time| *time >= last));
        }
        for now in times {
            let page = store.list(&filter, now).expect("a list");
            prop_assert_eq!(page.rows.len(), 1);
            let (row, standing) = (&page.rows[0], order::at(&order, now, &EMBEDDED));
            prop_assert_eq!(row.stage, standing.stage(), "at {}", now);
            prop_assert_eq!(row.presumed, standing.presumed().is_some(), "at {}", now);
            let dues = dues_at(&standing, now, &EMBEDDED);
            let due = dues.first().map(|due| due.deadline.due());
            prop_assert_eq!(row.due.as_ref().map(|due| due.at), due, "at {}", now);
            let by_date = Filter { due: true, ..Filter::default() };
            let by_date = store.list(&by_date, now).expect("a list");
            let first = by_date.rows.first().and_then(|row| row.due.as_ref()).map(|due| due.at);
            prop_assert_eq!((by_date.rows.len(), first), (usize::from(due.is_some()), due), "at {}", now);
            let agenda = store.agenda(&AgendaFilter::default(), now).expect("an agenda");
            let mut told: Vec<_> = agenda
                .rows
                .iter()
                .map(|row| (row.due, row.rule, row.who.clone(), row.then.clone(), row.money))
                .collect();
            let mut expected: Vec<_> = dues
                .iter()
                .map(|due| {
                    let money = due.money.or(standing.purchase().total().copied());
                    let deadline = due.deadline;
                    let (who, then) = (due.who.id().to_owned(), due.then.id().to_owned());
                    (deadline.due(), Some(deadline.rule()), who, then, money)
                })
                .collect();
            prop_assert!(told.is_sorted_by_key(|one| one.0), "{:?}", told);
            told.sort_by(|a, b| format!("{a:?}").cmp(&format!("{b:?}")));
            expected.sort_by(|a, b| format!("{a:?}").cmp(&format!("{b:?}")));
            prop_assert_eq!(told, expected, "at {}", now);
            let refunds = store.refunds(true, 0, now).expect("refunds");
            let mut owed: Vec<_> =
                refunds.rows.iter().map(|row| (row.owed, row.overdue, row.progress.clone())).collect();
            let mut accounts: Vec<_> = order::accounts(&standing)
                .iter()
                .map(|one| (one.owed, one.is_overdue(now), one.progress.id().to_owned()))
                .collect();
            owed.sort_by(|a, b| format!("{a:?}").cmp(&format!("{b:?}")));
            accounts.sort_by(|a, b| format!("{a:?}").cmp(&format!("{b:?}")));
            prop_assert_eq!(owed, accounts, "at {}", now);
        }
    }

    #[test]
    fn an_order_is_found_by_every_beginning_and_every_end_of_its_number(length in 1..17_usize) {
        let steps = [(noon(), Step::Does(entered()))];
        let (store, _) = lived(&steps);
        let id = number();
        let digits = id.as_str();
        let length = length.min(digits.len());
        let found = Ok(vec![id.clone()]);
        prop_assert_eq!(store.find(&digits[..length]).map_err(|error| error.to_string()), found.clone());
        prop_assert_eq!(store.find(&digits[digits.len() - length..]).map_err(|error| error.to_string()), found);
    }
}

/// The schema of the first version, as a store of that time has it.
const FIRST: &str = include_str!("../migrations/0001_journal_index_provenance.sql");

#[test]
fn an_older_store_is_brought_up_with_its_dates_and_a_copy_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("redress.db");
    drop(connection::open_for_writing(&path, &EMBEDDED).expect("a store"));
    let (store, order) = lived(&[(noon(), Step::Does(entered()))]);
    {
        // Turns the new store into an old one, with the journal of an order in it.
        let old = Connection::open(&path).expect("a store");
        let names = [
            "parcel",
            "refund",
            "deadline",
            "order_index",
            "provenance",
            "source",
            "journal",
            "operation",
            "device",
        ];
        for name in names {
            old.execute_batch(&format!("DROP TABLE {name}")).expect("a table");
        }
        old.execute_batch(FIRST).expect("the first schema");
        old.pragma_update(None, "user_version", 1).expect("a mark");
        for table in ["device", "operation", "journal"] {
            for row in rows(&store.connection, table, "1") {
                let places = vec!["?"; row.len()].join(", ");
                old.execute(
                    &format!("INSERT INTO {table} VALUES ({places})"),
                    rusqlite::params_from_iter(row),
                )
                .expect("a row");
            }
        }
    }
    let reader = connection::open_for_reading(&path, &EMBEDDED, || ()).expect("no failure");
    let reader = reader.expect("it is there");
    assert_eq!(kept(&reader), kept(&store.connection));
    let copy = connection::open_for_reading(&folder.path().join("redress.db.v1"), &EMBEDDED, || ());
    drop(copy.expect("a copy that is a store").expect("it is there"));
    assert_eq!(
        store.order(order.id()).expect("an order").map(|one| one.revision()),
        Some(order.revision())
    );
}
