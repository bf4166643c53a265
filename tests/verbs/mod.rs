//! The verbs, each by its contract: what it takes, prints and refuses, and with which exit code.

mod agenda;
mod config;
mod demo;
mod dispute;
mod evidence;
mod evidence_pack;
mod evidence_remove;
mod import;
mod message_draft;
mod message_log;
mod order_add;
mod order_cancel;
mod order_correct;
mod order_forget;
mod order_list;
mod order_note;
mod order_pay;
mod order_receive;
mod order_record;
mod order_show;
mod order_show_long;
mod order_status;
mod order_withdraw;
mod outdated;
mod overview;
mod policy;
mod policy_for;
mod policy_set;
mod prepared;
mod refund_list;
mod refund_record;
mod seller_list;
mod seller_show;
mod store_path;
mod sums;
mod tracking_check;
mod undo;

use serde_json::Value;

use crate::harness::Place;

/// An order that is paid, and another.
const PAID: &str = "8212313961591322";
const OTHER: &str = "8000222333323327";
/// A time in the morning of Mon 2 Mar 2026: one day before the harness's clock and two hours.
const MONDAY: &str = "2026-03-02T08:00";
/// 72 hours after the harness's clock.
const ANSWER_DUE: &str = "2026-03-06T18:00:00Z";
const AN_HOUR_LATER: &str = "2026-03-06T19:00:00Z";

impl Place {
    /// A place in which an order is recorded that was placed, and with `--paid` in `more` paid.
    fn with(id: &str, more: &[&str]) -> Self {
        let place = Self::new();
        place.adds(id, more);
        place
    }

    /// A place with an order that waits for its shipment.
    fn with_paid() -> Self {
        Self::with(PAID, &["--paid", MONDAY])
    }

    /// A place with an order whose cancellation was submitted at the harness's time.
    fn with_request() -> Self {
        let place = Self::with_paid();
        place.does(&["order", "cancel", PAID, "--reason", "wrong-item", "--submitted"]);
        place
    }

    /// Records an order an hour before the clock.
    fn adds(&self, id: &str, more: &[&str]) {
        let add = ["order", "add", id, "--seller", "Orion Tools", "--total", "25.66 USD"];
        let when = ["--placed", MONDAY, "--now", &self.hour_ago()];
        self.does(&[&add[..], &when, more].concat());
    }

    /// Runs it and expects it to succeed; returns what it printed.
    fn does(&self, words: &[&str]) -> String {
        let ran = self.run(words);
        assert_eq!(ran.exit, 0, "{words:?}: {}", ran.stderr);
        ran.stdout
    }

    fn status(&self, id: &str) -> Value {
        self.json(&["order", "status", id])
    }

    /// The order with its history, which a change of any kind makes longer.
    fn whole(&self, id: &str) -> Value {
        self.json(&["order", "show", id])
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.db()).expect("a store")
    }

    /// What a dry run of these words would change: what, before and after; it keeps nothing.
    fn difference(&self, words: &[&str]) -> Vec<[String; 3]> {
        let before = self.db().exists().then(|| self.bytes());
        let trial = self.run(&[words, &["--dry-run", "-o", "json"]].concat());
        assert_eq!(trial.exit, 0, "{words:?}: {}", trial.stderr);
        assert_eq!(trial.stderr, "Dry run: nothing saved.\n", "{words:?}");
        assert_eq!(self.db().exists().then(|| self.bytes()), before, "{words:?}");
        let trial: Value = serde_json::from_str(&trial.stdout).expect("JSON");
        assert_eq!(text(&trial, "/schema"), "redress.difference/1");
        let side = |change: &Value, member: &str| change[member].as_str().unwrap_or("").to_owned();
        let changes = trial["changes"].as_array().expect("changes").iter();
        changes
            .map(|change| ["what", "before", "after"].map(|member| side(change, member)))
            .collect()
    }

    /// Expects a dry run of the words to keep nothing, to tell the stage that they lead to, and
    /// them to lead there.
    fn tries_then_does(&self, id: &str, words: &[&str]) {
        let stage = |place: &Self| place.db().exists().then(|| place.status(id)["stage"].clone());
        let before = stage(self);
        let changes = self.difference(words);
        self.does(words);
        let told = changes.iter().find(|[what, ..]| what == "stage");
        // A stage may have its cause or its certainty behind it.
        let after = told.and_then(|[_, _, after]| after.split([' ', ',']).next()).map(Value::from);
        assert_eq!(stage(self), after.or(before), "{words:?}: {changes:?}");
    }
}

/// The text at a JSON pointer.
fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("{pointer} in {value:#}"))
}

/// The texts of one member of each object in a list.
fn texts<'a>(list: &'a Value, member: &str) -> Vec<&'a str> {
    list.as_array()
        .expect("a list")
        .iter()
        .map(|element| text(element, &format!("/{member}")))
        .collect()
}

/// The hints of an error in one text.
/// A word of a named command, or a value where the word stands for any.
fn any_value(word: &str) -> &str {
    if word == "METHOD" { "card" } else { word }
}

fn hints(error: &Value) -> String {
    let hints: Vec<&str> =
        error["hints"].as_array().expect("hints").iter().filter_map(Value::as_str).collect();
    hints.join("\n")
}

/// Expects a change word to name exactly one order that is there, by its beginning or its end.
fn takes_an_order_by_its_beginning_or_end(words: impl Fn(&str) -> Vec<String>) {
    for digits in [PAID, "1322", "8212", "…1322"] {
        let place = Place::with_request();
        place.adds(OTHER, &[]);
        let ran = place.run(&words(digits));
        assert!(matches!(ran.exit, 0 | 4), "{digits}: {} {}", ran.exit, ran.stderr);
        assert!(format!("{}{}", ran.stdout, ran.stderr).contains(PAID), "{digits}");
    }
    let place = Place::with_request();
    place.adds(OTHER, &[]);
    let before = place.bytes();
    let error = place.error(&words("8"), 3);
    assert_eq!(text(&error, "/code"), "order.ambiguous");
    assert_eq!(error["data"]["candidates"], serde_json::json!([OTHER, PAID]));
    assert!(hints(&error).contains(OTHER) && hints(&error).contains(PAID), "{error:#}");
    let error = place.error(&words("777"), 3);
    assert_eq!(text(&error, "/code"), "order.not-found");
    assert_eq!(error["exit"], 3);
    for wrong in ["abc", "", "82123139615913220000"] {
        assert_eq!(text(&place.error(&words(wrong), 2), "/code"), "usage.order-number", "{wrong}");
    }
    assert_eq!(place.bytes(), before);
    // Without a store there is no order, and none is made.
    let place = Place::new();
    assert_eq!(text(&place.error(&words(PAID), 3), "/code"), "order.not-found");
    assert!(!place.db().exists());
}
