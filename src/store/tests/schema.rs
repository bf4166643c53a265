//! The marks and the settings of a store on the disk: the design's table of settings, held.

use crate::settings::EMBEDDED;
use crate::store::connection::{open_for_reading, open_for_writing};

#[test]
fn a_store_is_made_with_its_marks_and_opened_with_the_safe_settings() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("redress.db");
    assert!(open_for_reading(&path, &EMBEDDED, || ()).expect("no failure").is_none());
    let writer = open_for_writing(&path, &EMBEDDED).expect("a store");
    let tell = |connection: &rusqlite::Connection, pragma: &str| -> String {
        connection
            .query_row(
                &format!("SELECT CAST(\"{pragma}\" AS TEXT) FROM pragma_{pragma}"),
                [],
                |row| row.get(0),
            )
            .expect(pragma)
    };
    for (pragma, value) in [
        ("application_id", "1380209235"),
        ("user_version", "3"),
        ("journal_mode", "delete"),
        ("synchronous", "3"),
        ("foreign_keys", "1"),
        ("query_only", "0"),
    ] {
        assert_eq!(tell(&writer, pragma), value, "{pragma}");
    }
    drop(writer);
    let reader = open_for_reading(&path, &EMBEDDED, || ()).expect("a store").expect("it is there");
    assert_eq!(tell(&reader, "query_only"), "1");
    assert!(reader.execute("DELETE FROM device", []).is_err());
}

#[test]
fn every_table_is_strict() {
    let connection = crate::store::connection::in_memory(&EMBEDDED).expect("a store");
    let loose: i64 = connection
        .query_row(
            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' \
             AND name NOT LIKE 'sqlite_%' AND NOT strict",
            [],
            |row| row.get(0),
        )
        .expect("a count");
    assert_eq!(loose, 0);
}
