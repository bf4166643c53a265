//! A check sees the store at one moment, whatever others write.

use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

use super::given::{Step, entered, noon, number};
use crate::domain::order::Order;
use crate::settings::EMBEDDED;
use crate::store::{Operation, Store, StoreError};

#[test]
fn nobody_changes_what_is_being_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("redress.db");
    let mut store = Store::open_or_make(&path, &EMBEDDED, || ()).expect("a store");
    store
        .write(
            &Operation::new("test", noon()),
            &EMBEDDED,
            true,
            |writer| -> Result<(), StoreError> {
                let order = Order::new(number());
                let happened = Step::Does(entered()).happens(&order, noon());
                writer.append(order, happened, None).map(drop)
            },
        )
        .expect("a write");
    let write = || {
        let other = Connection::open(&path).expect("a store");
        other.busy_timeout(Duration::ZERO).expect("no waiting");
        other.execute("DELETE FROM deadline", []).map_err(|error| error.sqlite_error_code())
    };
    let mut met = None;
    let mut looked = |_| met = Some(write());
    let checked = Store::check(&path, &EMBEDDED, None, || (), &mut looked);
    let checked = checked.expect("a check").expect("a store");
    assert_eq!((checked.orders, checked.flaws), (Some(1), Vec::new()));
    assert_eq!(met, Some(Err(Some(ErrorCode::DatabaseBusy))));
    assert!(write().is_ok_and(|rows| rows > 0));
}
