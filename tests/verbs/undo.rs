//! `redress undo`, `redo` and `log`.

use serde_json::{Value, json};

use super::{MONDAY, OTHER, PAID, hints, text, texts};
use crate::harness::{Place, list_page, page_order};

/// An hour before the harness's clock, when orders are recorded.
const HOUR_AGO: &str = "2026-03-03T17:00:00Z";

/// All that is printed of all orders, but for who told it when: what was undone and redone is told
/// anew.
fn record(place: &Place) -> Vec<String> {
    [
        "order list --all --limit 0 --json",
        "agenda --json",
        "refund list --all --json",
        "config list",
    ]
    .map(|words| place.does(&words.split(' ').collect::<Vec<_>>()))
    .to_vec()
}

/// The operations, newest first.
fn log(place: &Place) -> Vec<Value> {
    place.json(&["log"]).as_array().expect("operations").clone()
}

fn id(operation: &Value) -> String {
    text(operation, "/id").to_owned()
}

/// A place with an order whose request was refused, and a setting.
fn place() -> Place {
    let mut place = Place::with_request();
    place.at("2026-03-04T18:00:00Z");
    place.does(&["order", "record", PAID, "cancellation-rejected"]);
    place.does(&["config", "set", "country", "DE"]);
    place
}

#[test]
fn a_session_undone_in_reverse_leaves_nothing_and_is_redone_step_by_step() {
    let place = place();
    let mut states = Vec::new();
    for _ in 0..4 {
        states.push(record(&place));
        place.does(&["undo"]);
    }
    let empty = Place::new();
    assert_eq!(record(&place), record(&empty));
    assert_eq!(text(&place.error(&["undo"], 3), "/code"), "operation.nothing-to-undo");
    assert_eq!(text(&place.error(&["order", "status", PAID], 3), "/code"), "order.not-found");
    for state in states.iter().rev() {
        place.does(&["redo"]);
        assert_eq!(&record(&place), state);
    }
    assert_eq!(text(&place.error(&["redo"], 3), "/code"), "operation.nothing-to-redo");
}

#[test]
fn an_undo_tells_what_it_changes_and_a_dry_run_of_it_changes_nothing() {
    let mut place = place();
    place.does(&["undo"]);
    let before = place.bytes();
    let words = ["undo", "--dry-run", "--json"];
    let trial = place.run(&words);
    assert_eq!((trial.exit, trial.stderr.as_str()), (0, "Dry run: nothing saved.\n"));
    assert_eq!(place.bytes(), before);
    let told = place.json(&["undo"]);
    assert_eq!(serde_json::from_str::<Value>(&trial.stdout).expect("JSON"), told);
    assert_eq!(text(&told, "/schema"), "redress.operation/1");
    assert_eq!((&told["withdrawn"], text(&told, "/changed/0/order")), (&json!(true), PAID));
    let stage = json!({
        "what": "stage", "before": "awaiting-shipment", "after": "cancellation-pending",
    });
    assert_eq!(told["changed"][0]["changes"][0], stage);
    assert_eq!(place.status(PAID)["stage"], "cancellation-pending");
    let said = place.in_terminal(80).does(&["redo"]);
    assert!(said.starts_with("Redone: order record"), "{said}");
    assert!(said.contains("cancellation-pending → awaiting-shipment"), "{said}");
}

#[test]
fn a_new_operation_ends_what_can_be_redone() {
    let place = place();
    place.does(&["undo"]);
    place.does(&["undo"]);
    place.does(&["order", "note", PAID, "they say Friday"]);
    assert_eq!(text(&place.error(&["redo"], 3), "/code"), "operation.nothing-to-redo");
    // Each undo goes one further back, past what is undone already.
    place.does(&["undo"]);
    place.does(&["undo"]);
    let order = place.whole(PAID);
    assert_eq!((&order["stage"], &order["notes"]), (&json!("awaiting-shipment"), &json!([])));
    assert_eq!(order["cancellations"], json!([]));
}

#[test]
fn settings_of_the_record_are_undone_with_the_dates_that_follow_from_them() {
    let place = Place::with_paid();
    let ship_by = |place: &Place| text(&place.status(PAID), "/deadlines/0/due_at").to_owned();
    let before = ship_by(&place);
    place.does(&["policy", "set", "seller-ship-by", "9bd"]);
    let changed = ship_by(&place);
    assert_ne!(changed, before);
    place.does(&["undo"]);
    assert_eq!(ship_by(&place), before);
    assert_eq!(text(&place.json(&["agenda"]), "/0/due_at"), before, "lists count by it too");
    place.does(&["redo"]);
    assert_eq!(ship_by(&place), changed);
    assert_eq!(text(&place.json(&["agenda"]), "/0/due_at"), changed);
}

#[test]
fn what_later_operations_rely_on_is_undone_only_with_a_yes() {
    let place = place();
    let log = log(&place);
    let commands: Vec<&str> = log.iter().map(|one| text(one, "/command")).collect();
    assert!(commands[2].starts_with("order cancel") && commands[1].starts_with("order record"));
    let (answer, request) = (id(&log[1]), id(&log[2]));
    let before = place.bytes();
    let error = place.error(&["undo", &request], 6);
    assert_eq!(text(&error, "/code"), "operation.relied-upon");
    assert_eq!(error["data"]["operations"], json!([&answer[..12]]));
    assert!(hints(&error).contains("--yes"), "{error:#}");
    assert_eq!(place.bytes(), before);
    place.does(&["undo", &request, "--yes"]);
    let order = place.whole(PAID);
    assert_eq!(
        (&order["stage"], &order["cancellations"]),
        (&json!("awaiting-shipment"), &json!([]))
    );
    // The answer waits for its request to come back.
    place.does(&["redo", &request]);
    assert_eq!(texts(&place.whole(PAID)["cancellations"], "outcome"), ["rejected"]);
}

#[test]
fn the_beginning_of_an_order_is_relied_on_by_all_that_was_told_of_it() {
    let place = place();
    let add = id(log(&place).last().expect("an operation"));
    assert_eq!(text(&place.error(&["undo", &add], 6), "/code"), "operation.relied-upon");
    place.does(&["undo", &add, "--yes"]);
    // Its facts wait, unlisted, until something begins the order again.
    assert_eq!(place.json(&["order", "list", "--all"]), json!([]));
    assert_eq!(place.json(&["agenda"]), json!([]));
    place.does(&["redo", &add]);
    assert_eq!(texts(&place.whole(PAID)["cancellations"], "outcome"), ["rejected"]);
}

#[test]
fn an_operation_is_named_by_the_beginning_of_its_id() {
    let place = place();
    let first = id(&log(&place)[0]);
    let error = place.error(&["undo", "zzz"], 3);
    assert_eq!(text(&error, "/code"), "operation.not-found");
    assert_eq!(text(&place.error(&["undo", "01"], 3), "/code"), "operation.ambiguous");
    place.does(&["undo", &first[..20]]);
    assert_eq!(place.json(&["config", "get", "country"])["value"], Value::Null);
    let error = place.error(&["undo", &first], 3);
    assert_eq!(text(&error, "/code"), "operation.nothing-to-undo");
    place.does(&["redo", &first.to_uppercase()]);
    assert_eq!(place.json(&["config", "get", "country"])["value"], "DE");
}

#[test]
fn the_log_tells_each_operation_with_its_command_and_whether_it_is_in_force() {
    let mut place = place();
    place.does(&["undo"]);
    let log = log(&place);
    assert_eq!(log.len(), 4, "an undo is no operation of its own");
    let first = log.last().expect("an operation");
    assert_eq!((text(first, "/schema"), text(first, "/at")), ("redress.operation/1", HOUR_AGO));
    assert!(
        text(first, "/command").starts_with(&format!("order add {PAID} --seller 'Orion Tools'"))
    );
    assert_eq!((&first["orders"], &first["own"]), (&json!([PAID]), &json!(true)));
    let withdrawn: Vec<&Value> = log.iter().map(|one| &one["withdrawn"]).collect();
    assert_eq!(withdrawn, [&json!(true), &json!(false), &json!(false), &json!(false)]);
    assert_eq!(log[0]["settings"], 1);
    // What only looks is no operation, and the log of one order holds its own alone.
    place.adds(OTHER, &["--paid", MONDAY]);
    place.does(&["order", "show", OTHER]);
    let of_other = place.json(&["log", OTHER]);
    assert_eq!(of_other.as_array().map(Vec::len), Some(1));
    assert_eq!(place.json(&["log", PAID]).as_array().map(Vec::len), Some(3));
    assert_eq!(place.json(&["log", "--limit", "2"]).as_array().map(Vec::len), Some(2));
    assert_eq!(text(&place.error(&["log", "777"], 3), "/code"), "order.not-found");
    for columns in [40, 80] {
        for line in place.in_terminal(columns).does(&["log"]).lines() {
            assert!(line.chars().count() <= usize::from(columns), "{columns}: {line}");
        }
    }
}

/// Imports a page that shows these orders.
fn import(place: &Place, name: &str, captured: &str, orders: &[(&str, &str)]) -> Value {
    let orders: Vec<Value> = orders.iter().map(|(id, status)| page_order(id, status)).collect();
    let page = place.file(name, list_page(captured, &orders)).display().to_string();
    place.json(&["import", &page])[0].clone()
}

#[test]
fn undoing_an_import_takes_back_that_import_alone() {
    let mut place = Place::with_request();
    place.at("2026-03-05T18:00:00Z");
    let before = record(&place);
    let shown = [(PAID, "Awaiting delivery"), (OTHER, "Awaiting shipment")];
    import(&place, "page.json", "2026-03-05T17:00:00Z", &shown);
    let after = record(&place);
    assert_eq!(place.status(PAID)["stage"], "shipped");
    place.does(&["order", "note", PAID, "said in chat"]);
    let of_import = id(&log(&place)[1]);
    place.does(&["undo", &of_import]);
    assert_eq!(record(&place), before);
    assert_eq!(place.whole(PAID)["notes"].as_array().map(Vec::len), Some(1), "the note stays");
    place.does(&["redo", &of_import]);
    assert_eq!(record(&place), after);
}

#[test]
fn what_two_imports_told_stays_known_when_one_of_them_is_undone() {
    let mut place = Place::new();
    place.at("2026-03-05T18:00:00Z");
    let shown = [(PAID, "Awaiting delivery")];
    let first = import(&place, "page.json", "2026-03-05T17:00:00Z", &shown);
    assert_eq!(first["new"], 1);
    let known = record(&place);
    // The same page once more, beside another order: two tellings of one fact.
    let both = [(PAID, "Awaiting delivery"), (OTHER, "Awaiting shipment")];
    let second = import(&place, "again.json", "2026-03-05T17:00:00Z", &both);
    assert_eq!((&second["new"], &second["unchanged"]), (&json!(1), &json!(1)));
    let all = record(&place);
    let log = log(&place);
    let (second, first) = (id(&log[0]), id(&log[1]));
    place.does(&["undo", &first]);
    assert_eq!(record(&place), all, "the second told it too");
    place.does(&["undo", &second]);
    assert_eq!(place.json(&["order", "list", "--all"]), json!([]));
    place.does(&["redo", &first]);
    assert_eq!(record(&place), known);
    place.does(&["redo", &second]);
    assert_eq!(record(&place), all);
}
