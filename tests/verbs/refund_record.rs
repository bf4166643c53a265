//! `redress refund record ORDER started|received|failed`.

use crate::harness::Place;

const ID: &str = "8000222333323327";

/// An order over 25.66 USD, paid by card, cancelled by agreement on 4 March.
fn owed() -> Place {
    let mut place = Place::new();
    let add = ["order", "add", ID, "--seller", "Orion Tools", "--total", "25.66 USD"];
    let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02", "--method", "card"];
    assert_eq!(place.run(&[&add[..], &dates].concat()).exit, 0);
    let cancel = ["order", "cancel", ID, "--reason", "wrong-item", "--submitted"];
    assert_eq!(place.run(&cancel).exit, 0);
    place.at("2026-03-05T18:00:00Z");
    let agreed = ["order", "record", ID, "cancellation-approved", "--at", "2026-03-04"];
    assert_eq!(place.run(&agreed).exit, 0);
    place
}

fn owes(place: &Place) -> Option<i64> {
    place.json(&["order", "status", ID])["refunds"][0]["outstanding"]["minor"].as_i64()
}

fn due(place: &Place) -> String {
    let order = place.json(&["order", "status", ID]);
    let deadlines = order["deadlines"].as_array().unwrap();
    let refund = deadlines.iter().find(|one| one["who"] == "bank").expect("a refund");
    refund["due_at"].as_str().unwrap().to_owned()
}

#[test]
fn a_refund_counts_from_its_sending_and_comes_in_parts() {
    let mut place = owed();
    assert_eq!(owes(&place), Some(2566));
    let started = ["refund", "record", ID, "started", "--at", "2026-03-05"];
    assert_eq!(place.run(&started).exit, 0);
    assert_eq!(due(&place), "2026-04-03T06:59:59Z", "20 business days, to the end of 2 April");
    place.at("2026-03-20T18:00:00Z");
    let part = ["refund", "record", ID, "received", "--amount", "10.00 USD"];
    assert_eq!(place.run(&part).exit, 0);
    assert_eq!(owes(&place), Some(1566));
    assert_eq!(place.run(&["refund", "record", ID, "received"]).exit, 0);
    assert_eq!(owes(&place), None);
    assert_eq!(
        place.error(&["refund", "record", ID, "received"], 4)["code"],
        "refund.nothing-owed"
    );
}

#[test]
fn a_refund_that_failed_is_due_at_once() {
    let place = owed();
    assert_eq!(place.run(&["refund", "record", ID, "failed"]).exit, 0);
    let order = place.json(&["order", "status", ID]);
    let refund = &order["deadlines"][0];
    assert_eq!(
        (refund["rule"].as_str(), refund["who"].as_str()),
        (Some("refund-card"), Some("buyer"))
    );
    assert_eq!(refund["due_at"], "2026-03-05T18:00:00Z");
}

#[test]
fn what_cannot_be_is_refused_and_the_store_stays_as_it_was() {
    let place = owed();
    let before = std::fs::read(place.db()).unwrap();
    for (words, code) in [
        (&["received", "--amount", "10 EUR"][..], "money.other-currency"),
        (&["received", "--at", "2026-03-01"], "order.date-too-early"),
        (&["received", "--at", "2026-03-03"], "order.date-too-early"),
        (&["received", "--at", "2026-04-01"], "order.date-in-future"),
    ] {
        let words = [&["refund", "record", ID][..], words].concat();
        assert_eq!(place.error(&words, 4)["code"], code, "{words:?}");
        assert_eq!(std::fs::read(place.db()).unwrap(), before, "{words:?}");
    }
    for words in [
        &["started", "--amount", "1 USD"][..],
        &["failed", "--method", "card"],
        &["started", "--as", "1 EUR"],
        &["received", "--amount", "0 USD"],
        &["received", "--amount", "-1 USD"],
    ] {
        let words = [&["refund", "record", ID][..], words].concat();
        assert_eq!(place.run(&words).exit, 2, "{words:?}");
    }
}

#[test]
fn more_than_was_owed_is_taken_and_said() {
    let mut place = Place::new();
    place.at("2026-04-10T18:00:00Z");
    let add = ["order", "add", ID, "--seller", "Orion Tools", "--total", "25.66 USD"];
    let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02", "--shipped", "2026-03-09"];
    assert_eq!(place.run(&[&add[..], &dates].concat()).exit, 0);
    let open = ["dispute", "open", ID, "--reason", "wrong-tracking", "--amount", "10 USD"];
    assert_eq!(place.error(&open, 4)["code"], "dispute.reason-does-not-fit");
    let open = ["dispute", "open", ID, "--reason", "no-tracking", "--amount", "10 USD"];
    assert_eq!(place.run(&[&open[..], &["--submitted"]].concat()).exit, 0);
    assert_eq!(place.run(&["dispute", "record", ID, "seller-accepted"]).exit, 0);
    let ran = place.run(&["refund", "record", ID, "received", "--amount", "12 USD"]);
    assert_eq!((ran.exit, ran.stderr.as_str()), (0, ""));
    // It is said as long as it is so, and not only when it is recorded.
    for verb in ["status", "show"] {
        let order = place.json(&["order", verb, ID]);
        assert_eq!(order["surplus"], serde_json::Value::Null, "it's within what was paid");
        let said = place.in_terminal(80).does(&["order", verb, ID]);
        assert!(said.contains("$2.00 more arrived than was owed."), "{said}");
    }
}

#[test]
fn money_above_what_was_paid_is_kept_as_a_disagreement() {
    let place = owed();
    place.does(&["refund", "record", ID, "received", "--amount", "25.67 USD"]);
    let order = place.json(&["order", "show", ID]);
    assert_eq!((&order["surplus"]["minor"], &order["surplus_is"]), (&1.into(), &"exact".into()));
    let refund = &order["refunds"][0];
    assert_eq!(
        (&refund["progress"], &refund["received"]["minor"]),
        (&"received".into(), &2566.into())
    );
    let disagreement = &order["disagreements"][0];
    assert_eq!(disagreement["about"], "refund");
    assert_eq!(disagreement["falls"]["says"], "25.67 USD");
}

#[test]
fn the_very_same_amount_on_one_day_needs_again() {
    let place = owed();
    let part = ["refund", "record", ID, "received", "--amount", "5 USD", "--at", "2026-03-05"];
    assert_eq!(place.run(&part).exit, 0);
    let before = std::fs::read(place.db()).unwrap();
    let error = place.error(&part, 4);
    assert_eq!(error["code"], "order.already-told");
    assert!(error["hints"].to_string().contains("--again"), "{error:#}");
    assert_eq!(std::fs::read(place.db()).unwrap(), before);
    assert_eq!(owes(&place), Some(2066));
    assert_eq!(place.run(&[&part[..], &["--again"]].concat()).exit, 0);
    assert_eq!(owes(&place), Some(1566));
}
