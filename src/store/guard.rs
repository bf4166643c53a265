//! Keeps the record from being changed: facts and operations are only ever added, but where an order is
//! forgotten.

use std::cell::Cell;

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

/// What an operation is made of; the rest is the register of undo, and what the index counts.
const OF_OPERATION: [&str; 5] = ["seq", "id", "device", "at", "command"];

thread_local! {
    static IS_FORGETTING: Cell<bool> = const { Cell::new(false) };
}

/// Refuses every statement of this connection that would change the record. In the file each read would
/// parse triggers that do so.
pub(super) fn guard(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.authorizer(Some(|context: AuthContext<'_>| {
        if changes_record(&context.action) && !IS_FORGETTING.get() {
            Authorization::Deny
        } else {
            Authorization::Allow
        }
    }))
}

/// Does what is refused otherwise.
pub(super) fn forgetting<T>(work: impl FnOnce() -> T) -> T {
    IS_FORGETTING.set(true);
    let done = work();
    IS_FORGETTING.set(false);
    done
}

fn changes_record(action: &AuthAction<'_>) -> bool {
    if let AuthAction::Delete { table_name } = action {
        ["fact", "operation"].contains(table_name)
    } else if let AuthAction::Update { table_name, column_name } = action {
        *table_name == "fact" || *table_name == "operation" && OF_OPERATION.contains(column_name)
    } else {
        false
    }
}
