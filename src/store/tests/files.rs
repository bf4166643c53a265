//! The file: its marks, its settings, what is refused, and what is left when an order is forgotten.

use std::path::Path;

use chrono::TimeDelta;
use rusqlite::Connection;

use super::given::{entered, evidence, look, noon, note, number, operation, rules, tell};
use super::writes::others;
use crate::domain::evidence::Digest;
use crate::domain::listing::AgendaFilter;
use crate::store::forget::Forgotten;
use crate::store::{Origin, SourceFile, Store, StoreError};

fn made(path: &Path) -> Store {
    let opened = Store::open_or_create(path, || ()).expect("a store");
    opened.with_rules(rules()).expect("its rules")
}

fn pragma(connection: &Connection, name: &str) -> String {
    let sql = format!("SELECT CAST(\"{name}\" AS TEXT) FROM pragma_{name}");
    connection.query_row(&sql, [], |row| row.get(0)).expect(name)
}

#[test]
fn a_store_is_made_with_its_marks_reads_safely_and_writes_when_asked_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("deep").join("redress.db");
    assert!(Store::open(&path, || ()).expect("no failure").is_none());
    let mut store = made(&path);
    for (name, value) in [
        ("application_id", "1380209235"),
        ("user_version", "1"),
        ("journal_mode", "delete"),
        ("query_only", "1"),
    ] {
        assert_eq!(pragma(store.connection(), name), value, "{name}");
    }
    assert!(store.connection().execute("DELETE FROM meta", []).is_err());
    tell(&mut store, &number(0), noon(), vec![entered()]);
    for (name, value) in [("synchronous", "3"), ("foreign_keys", "1"), ("query_only", "0")] {
        assert_eq!(pragma(store.connection(), name), value, "{name}");
    }
    let loose = "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' \
                 AND name NOT LIKE 'sqlite_%' AND NOT strict";
    assert_eq!(store.connection().query_row(loose, [], |row| row.get(0)), Ok(0));
}

#[test]
fn what_is_no_store_of_this_program_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("redress.db");
    let refused = |make: &dyn Fn(&Path)| {
        make(&path);
        let before = std::fs::read(&path).ok();
        let error = Store::open_or_create(&path, || ()).expect_err("a refusal");
        assert!(error.to_string().contains("redress.db"), "{error}");
        assert_eq!(std::fs::read(&path).ok(), before);
        drop(std::fs::remove_file(&path));
        drop(std::fs::remove_dir(&path));
        error.code()
    };
    let marked = |version: i64, sql: &'static str| {
        move |path: &Path| {
            let connection = Connection::open(path).expect("a file");
            connection.pragma_update(None, "application_id", 0x5244_5253).expect("a mark");
            connection.pragma_update(None, "user_version", version).expect("a mark");
            connection.execute_batch(sql).expect("its tables");
        }
    };
    let old = "CREATE TABLE journal (a)";
    for version in 1..=3 {
        assert_eq!(refused(&marked(version, old)), "store.unreleased", "{version}");
    }
    assert_eq!(refused(&marked(1, "CREATE TABLE source (a)")), "store.unreleased");
    assert_eq!(refused(&marked(2, "CREATE TABLE meta (a)")), "store.newer");
    assert_eq!(refused(&marked(1, "CREATE TABLE a (b)")), "store.damaged");
    assert_eq!(refused(&|path| std::fs::write(path, "").expect("a file")), "store.empty");
    assert_eq!(refused(&|path| std::fs::write(path, "words").expect("a file")), "store.foreign");
    assert_eq!(refused(&|path| std::fs::create_dir(path).expect("a folder")), "store.folder");
}

#[test]
fn an_index_made_by_other_rules_is_made_anew_in_the_file_or_in_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("redress.db");
    let mut store = made(&path);
    tell(&mut store, &number(0), noon(), vec![entered()]);
    drop(store);
    let copy = folder.path().join("copy.db");
    std::fs::copy(&path, &copy).expect("a copy");
    let dates = |store: &Store| {
        let page = store.agenda(AgendaFilter::default(), noon()).expect("an agenda");
        page.rows.iter().map(|row| row.due).collect::<Vec<_>>()
    };
    let opened = |path: &Path| Store::open(path, || ()).expect("a store").expect("it is there");
    let written = opened(&path).with_rules(others()).expect("its rules");
    let marks = crate::store::marks::read(written.connection()).expect("marks");
    assert_eq!(marks.digest, Some([2; 32]));
    let before = std::fs::read(&copy).expect("bytes");
    let read = {
        // Another process that writes is as good as a place that cannot be written, and sooner over.
        let connection =
            Connection::open_with_flags(&copy, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY);
        let connection = connection.expect("a store");
        crate::store::index::shadow(&connection, &others().policy).expect("an index");
        Store::new(crate::store::handle::Handle::new(connection, &copy, false), others())
    };
    assert_eq!(dates(&read), dates(&written));
    assert_ne!(dates(&read), dates(&made(&copy)));
    assert_eq!(std::fs::read(&copy).expect("bytes"), before);
}

#[test]
fn of_a_forgotten_order_nothing_is_left_in_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("redress.db");
    let mut store = made(&path);
    let (id, other) = (number(0), number(1));
    let secret = "eigenartig";
    for place in 0..40 {
        let at = noon() + TimeDelta::days(place);
        tell(&mut store, &id, at, vec![look(at, &format!("{secret} lamp {place}")), note(secret)]);
        tell(&mut store, &other, at, vec![look(at, &format!("plain lamp {place}"))]);
    }
    let files = vec![evidence(7), evidence(8)];
    tell(&mut store, &id, noon(), files);
    tell(&mut store, &other, noon(), vec![evidence(8)]);
    let mut command = operation(noon());
    command.command = format!("redress order note 1322 {secret}");
    let file = SourceFile {
        name: format!("{secret}.html"),
        format: "page",
        bytes: 1,
        sha256: [0; 32],
        readers: "1",
    };
    let told = store.write(&command, true, |writer| {
        let source = writer.source(&file)?;
        writer.tell(&id, vec![note("more")], Some(Origin { source, within: secret })).map(drop)
    });
    told.expect("a write");
    let before = store.facts(&other).expect("facts");
    let is_there = |path: &Path| {
        let bytes = std::fs::read(path).expect("bytes");
        bytes.windows(secret.len()).any(|window| window.eq_ignore_ascii_case(secret.as_bytes()))
    };
    assert!(is_there(&path));
    let forget = |store: &mut Store, keep| {
        store.write(&operation(noon()), keep, |writer| {
            let forgotten = writer.forget(&id)?;
            Ok::<_, StoreError>((forgotten, writer.forgotten(&id)?, writer.at()))
        })
    };
    let (trial, ..) = forget(&mut store, false).expect("a trial");
    assert!(is_there(&path));
    let (forgotten, buried, at) = forget(&mut store, true).expect("a write");
    assert_eq!(forgotten, trial);
    let files = vec![Digest::new([7; 32])];
    assert_eq!(forgotten, Some(Forgotten { facts: 44, files, linked: Vec::new() }));
    assert_eq!(buried, Some(at));
    for file in std::fs::read_dir(folder.path()).expect("a folder") {
        let file = file.expect("a file").path();
        assert!(!is_there(&file), "{}", file.display());
    }
    assert!(store.facts(&id).expect("facts").is_empty());
    assert_eq!(store.find("1322").expect("orders"), []);
    assert_eq!(store.facts(&other).expect("facts"), before);
    assert_eq!(forget(&mut store, true).expect("a write").0, None);
    let lifted = store.write(&operation(noon()), true, |writer| {
        assert!(writer.forgotten(&other)?.is_none());
        assert!(writer.lift_tombstone(&id)?);
        writer.forgotten(&id)
    });
    assert_eq!(lifted.expect("a write"), None);
    assert!(store.connection().execute("DELETE FROM fact", []).is_err(), "the guards are back");
}
