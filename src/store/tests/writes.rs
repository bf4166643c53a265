//! A write is done whole or not at all, and what was told stays told.

use chrono::TimeDelta;

use super::given::{entered, look, noon, note, number, operation, rules, store, tell};
use crate::domain::listing::{AgendaFilter, OwnSetting};
use crate::domain::order::{OperationId, RecordedFact};
use crate::store::error::Fault;
use crate::store::{Origin, Rules, SourceFile, Store, StoreError, Writer};

fn enter(writer: &mut Writer<'_>) -> Result<(), StoreError> {
    writer.tell(&number(0), vec![entered()], None).map(drop)
}

/// How many rows each table holds that a write fills.
fn counts(store: &Store) -> Vec<i64> {
    ["operation", "fact", "source", "entry", "date", "lookup"]
        .iter()
        .map(|table| {
            let sql = format!("SELECT count(*) FROM {table}");
            store.connection().query_row(&sql, [], |row| row.get(0)).expect("a count")
        })
        .collect()
}

fn facts(store: &Store) -> Vec<RecordedFact> {
    store.facts(&number(0)).expect("facts")
}

#[test]
fn work_that_fails_and_a_trial_leave_nothing() {
    let mut store = store();
    let before = counts(&store);
    let failed: Result<(), StoreError> = store.write(&operation(noon()), true, |writer| {
        enter(writer)?;
        Err(StoreError::new("x".as_ref(), Fault::Other("a change of mind".to_owned())))
    });
    assert!(failed.is_err());
    assert_eq!(counts(&store), before);
    assert!(store.write(&operation(noon()), false, enter).is_ok());
    assert_eq!(counts(&store), before);
    assert!(store.write(&operation(noon()), true, enter).is_ok(), "the store goes on");
    assert_ne!(counts(&store), before);
}

#[test]
fn work_that_tells_nothing_leaves_no_operation() {
    let mut store = store();
    let before = counts(&store);
    let done = store.write(&operation(noon()), true, |writer| writer.known(&number(0)));
    assert!(!done.expect("an answer").base().exists());
    assert_eq!(counts(&store), before);
}

#[test]
fn a_part_that_fails_is_taken_back_and_the_rest_is_kept() {
    let mut store = store();
    let file =
        SourceFile { name: "a".to_owned(), format: "har", bytes: 1, sha256: [0; 32], readers: "1" };
    let part = |writer: &mut Writer<'_>, good: bool| {
        writer.all_or_nothing(|writer| -> Result<Result<(), &str>, StoreError> {
            let source = writer.source(&file)?;
            writer.take_in(&number(0), vec![(entered(), Origin { source, within: "it" })])?;
            writer.tell(&number(1), vec![entered()], None)?;
            Ok(if good { Ok(()) } else { Err("a bad end") })
        })
    };
    let before = counts(&store);
    let done = store.write(&operation(noon()), true, |writer| part(writer, false));
    assert_eq!(done.expect("no failure of the store"), Err("a bad end"));
    assert_eq!(counts(&store), before, "not even the operation is left");
    let done = store.write(&operation(noon()), true, |writer| -> Result<(), StoreError> {
        assert_eq!(part(writer, false)?, Err("a bad end"));
        assert_eq!(part(writer, true)?, Ok(()));
        Ok(())
    });
    assert!(done.is_ok());
    let counts = counts(&store);
    assert_eq!((counts[0], counts[2], counts[4]), (1, 1, 2), "{counts:?}");
}

#[test]
fn the_record_can_neither_be_changed_nor_shortened() {
    let mut store = store();
    let operation = tell(&mut store, &number(0), noon(), vec![entered()]);
    for sql in [
        "UPDATE fact SET what = '{}'",
        "DELETE FROM fact",
        "UPDATE operation SET command = ''",
        "UPDATE operation SET at = 0",
        "DELETE FROM operation",
    ] {
        let error = store.connection().execute(sql, []).expect_err(sql);
        assert!(error.to_string().contains("not authorized"), "{error}");
    }
    assert_eq!(facts(&store)[0].tellings[0].operation, operation);
}

#[test]
fn a_fact_told_twice_holds_while_one_telling_does() {
    let mut store = store();
    let first = tell(&mut store, &number(0), noon(), vec![entered(), entered()]);
    assert_eq!(facts(&store)[0].tellings.len(), 1, "one operation tells it once");
    let second = tell(&mut store, &number(0), noon(), vec![entered()]);
    let told = facts(&store);
    assert_eq!((told.len(), told[0].tellings.len()), (1, 2));
    let say = |store: &mut Store, operation: OperationId, withdraw: bool| {
        let said = store.write(&super::given::operation(noon()), true, |writer| {
            if withdraw { writer.withdraw(operation) } else { writer.restore(operation) }
        });
        let reached = said.expect("a write").expect("an operation");
        assert_eq!((reached.orders, reached.settings), (vec![number(0)], false));
    };
    say(&mut store, first, true);
    assert_eq!(facts(&store)[0].tellings[0].operation, second);
    assert_eq!(store.latest_in_force().expect("an answer"), Some(second));
    say(&mut store, second, true);
    assert!(facts(&store).is_empty());
    assert!(store.known(&number(0)).expect("an answer").is_none());
    assert_eq!(store.redoable().expect("an answer"), Some(second));
    say(&mut store, first, false);
    assert_eq!(facts(&store)[0].tellings[0].operation, first);
    let third = tell(&mut store, &number(0), noon(), vec![entered()]);
    assert_eq!(facts(&store)[0].tellings.last().map(|it| it.operation), Some(third));
}

#[test]
fn of_two_words_about_an_operation_the_newer_counts() {
    use crate::store::operation::{Word, say};
    let mut store = store();
    let told = tell(&mut store, &number(0), noon(), vec![entered()]);
    let word = |seconds: i64, id: u8, is_withdrawn: bool| Word {
        is_withdrawn,
        at: noon() + TimeDelta::seconds(seconds),
        id: OperationId::new([id; 16]),
    };
    let mut is_in_force_after = |word: Word| {
        say(store.connection(), told, word).expect("a word").expect("an operation");
        store.write(&operation(noon()), true, |_| Ok::<_, StoreError>(())).expect("a write");
        !store.operations(None, 0).expect("operations")[0].is_withdrawn
    };
    assert!(!is_in_force_after(word(2, 5, true)));
    assert!(!is_in_force_after(word(1, 9, false)), "an older word");
    assert!(!is_in_force_after(word(2, 4, false)), "a word of the same time and a lower id");
    assert!(is_in_force_after(word(2, 6, false)));
}

#[test]
fn an_operation_is_later_than_all_before_whatever_the_clock_says() {
    let mut store = store();
    let millisecond = TimeDelta::milliseconds(1);
    let first = tell(&mut store, &number(0), noon(), vec![entered()]);
    tell(&mut store, &number(0), noon() - TimeDelta::days(1), vec![note("a")]);
    let newest = store.operations(None, 1).expect("listed").remove(0);
    assert_eq!(newest.at, noon() + millisecond);
    let write = |store: &mut Store, undo| {
        store.write(&operation(noon()), true, |writer| {
            if undo {
                writer.withdraw(first).map(drop)?;
            }
            Ok::<_, StoreError>(writer.at())
        })
    };
    assert_eq!(write(&mut store, true).expect("a time"), noon() + millisecond * 2);
    assert_eq!(write(&mut store, false).expect("a time"), noon() + millisecond * 3, "undo counts");
    let told = store.operations(None, 0).expect("operations");
    assert!(told.is_sorted_by(|newer, older| newer.at > older.at && newer.id > older.id));
}

#[test]
fn operations_tell_what_they_did() {
    let mut store = store();
    let ids: Vec<_> = (0..3).map(number).collect();
    let done = store.write(&operation(noon()), true, |writer| {
        for id in &ids {
            writer.tell(id, vec![entered(), note("a")], None)?;
        }
        writer.set(&own("method", Some("card")))
    });
    done.expect("a write");
    tell(&mut store, &ids[0], noon(), vec![note("b")]);
    let all = store.operations(None, 0).expect("operations");
    let told: Vec<_> =
        all.iter().map(|one| (one.order_count, one.facts, one.settings, one.is_own)).collect();
    assert_eq!(told, [(1, 1, 0, true), (3, 6, 1, true)]);
    assert_eq!(store.operations(Some(&ids[1]), 0).expect("operations"), all[1..]);
    assert_eq!(store.operations(None, 1).expect("operations"), all[..1]);
    let mut orders = store.orders_of(all[1].id).expect("orders");
    orders.sort_by_key(|id| ids.iter().position(|known| known == id));
    assert_eq!(orders, ids);
}

#[test]
fn what_looks_show_stands_once() {
    let mut store = store();
    for week in 0..3 {
        let at = noon() + TimeDelta::days(7 * week);
        tell(&mut store, &number(0), at, vec![look(at, "a lamp")]);
    }
    let at = noon() + TimeDelta::days(30);
    tell(&mut store, &number(0), at, vec![look(at, "two lamps")]);
    let sql = "SELECT count(what), count(*), max(body) FROM fact";
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    assert_eq!(store.connection().query_row(sql, [], row), Ok((2, 4, 2)));
    assert_eq!(facts(&store).len(), 4);
}

fn own(name: &str, value: Option<&str>) -> OwnSetting {
    OwnSetting { name: name.to_owned(), value: value.map(str::to_owned), since: noon() }
}

#[test]
fn settings_are_words_that_are_undone_like_all_others() {
    let mut store = store();
    let mut set = |value: Option<&str>| {
        let done = store.write(&operation(noon()), true, |writer| {
            writer.set(&own("country", value))?;
            Ok::<_, StoreError>((writer.id(), writer.settings()?))
        });
        done.expect("a write")
    };
    let (_, settings) = set(Some("DE"));
    assert_eq!(settings, [own("country", Some("DE"))]);
    let (second, settings) = set(None);
    assert_eq!(settings, [own("country", Some("DE")), own("country", None)]);
    let undone = store.write(&operation(noon()), true, |writer| {
        let reached = writer.withdraw(second)?.expect("an operation");
        Ok::<_, StoreError>((reached, writer.settings()?))
    });
    let (reached, settings) = undone.expect("a write");
    assert!(reached.orders.is_empty() && reached.settings);
    assert_eq!(settings, [own("country", Some("DE"))]);
}

#[test]
fn other_rules_make_the_index_anew() {
    let mut store = store();
    tell(&mut store, &number(0), noon(), vec![entered()]);
    let due = |store: &Store| {
        let page = store.agenda(AgendaFilter::default(), noon()).expect("an agenda");
        page.rows.iter().map(|row| row.due).collect::<Vec<_>>()
    };
    let before = due(&store);
    let others = others();
    let changed = store.write(&operation(noon()), true, |writer| {
        writer.use_rules(others.clone());
        Ok::<_, StoreError>(())
    });
    changed.expect("a write");
    assert_ne!(due(&store), before);
    assert_eq!(store.rules(), &others);
}

/// Rules by which every date is another.
pub(super) fn others() -> Rules {
    use crate::domain::policy::Window;
    use crate::domain::rule::Rule;
    use crate::domain::time::Span;
    let window = Window { from: None, span: Span::Days(3) };
    let policy =
        Rule::ALL.into_iter().fold(rules().policy, |policy, rule| policy.with(rule, window));
    Rules { policy, digest: [2; 32] }
}
