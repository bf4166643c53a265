//! `redress dispute …` from a script.

use serde_json::{Value, json};

use crate::harness::Place;

const ID: &str = "8301000000000033";

/// An order over 132.74 BRL in two lines, shipped on 9 March and recorded on 10 April, an hour before
/// the clock.
fn shipped() -> Place {
    let mut place = Place::new();
    place.at("2026-04-10T17:00:00Z");
    let add = ["order", "add", ID, "--seller", "Altair", "--total", "132.74 BRL"];
    let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02", "--shipped", "2026-03-09"];
    let items = ["--item", "Lamp; 1; 100.00", "--item", "Bulb; 2; 16.37"];
    place.does(&[&add[..], &dates, &items].concat());
    place.file("photo.jpg", "a photo");
    place.at("2026-04-10T18:00:00Z");
    place
}

fn photo(place: &Place) -> String {
    place.folder().join("photo.jpg").display().to_string()
}

/// The same with a dispute over everything, submitted on 10 April.
fn disputed() -> Place {
    let place = shipped();
    let photo = photo(&place);
    let open = ["dispute", "open", ID, "--reason", "damaged", "--evidence", &photo];
    place.does(&[&open[..], &["--submitted"]].concat());
    place
}

fn phase(place: &Place) -> Value {
    place.json(&["dispute", "status", ID])[0]["phase"].clone()
}

#[test]
fn a_script_opens_a_dispute_and_gets_its_dates() {
    let place = disputed();
    let dispute = &place.json(&["dispute", "status", ID])[0];
    assert_eq!(dispute["schema"], "redress.dispute/1");
    assert_eq!(dispute["reason"], "damaged");
    assert_eq!(dispute["want"], "refund");
    assert_eq!(dispute["phase"], "seller-answers");
    assert_eq!(dispute["due_at"], "2026-04-15T18:00:00Z");
    assert_eq!(dispute["step_in_by"], "2026-04-17T18:00:00Z");
    assert_eq!(dispute["who"], "seller");
    assert_eq!(dispute["evidence"], json!(["photo.jpg"]));
    assert_eq!(place.status(ID)["stage"], "in-dispute");
    assert_eq!(place.json(&["dispute", "list"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn a_seller_who_stays_silent_gives_what_was_asked_for() {
    let mut place = disputed();
    place.at("2026-04-15T18:00:01Z");
    let order = place.status(ID);
    assert_eq!((&order["stage"], &order["certainty"]), (&json!("closed"), &json!("assumed")));
    assert_eq!(order["closed"]["cause"], "dispute");
    assert_eq!(order["assumed"]["rule"], "dispute-seller-answer");
    assert_eq!(order["assumed"]["known_stage"], "in-dispute");
    assert_eq!(order["refunds"][0]["owed"]["minor"], 13274);
    assert_eq!(place.json(&["dispute", "list"]), json!([]));
    let ended = &place.json(&["dispute", "list", "--all"])[0];
    assert_eq!(ended["ending"], "unanswered");
}

#[test]
fn an_answer_that_is_known_later_beats_the_assumed_silence() {
    let mut place = disputed();
    place.at("2026-04-20T18:00:00Z");
    assert_eq!(place.status(ID)["certainty"], "assumed");
    place.does(&["dispute", "record", ID, "seller-rejected", "--at", "2026-04-14T10:00"]);
    assert_eq!(place.status(ID)["stage"], "in-dispute");
    assert_eq!(phase(&place), "stepped-in", "nobody agreed by day 7");
}

#[test]
fn each_step_leads_to_the_next() {
    let mut place = disputed();
    for (hour, (words, then)) in (19..).zip([
        (&["record", ID, "seller-offered", "--amount", "40 BRL"][..], "buyer-answers"),
        (&["answer", ID, "counter", "--amount", "90 BRL", "--submitted"], "disagreed"),
        (&["escalate", ID, "--submitted"], "stepped-in"),
        (&["record", ID, "more-evidence-asked", "--until", "2026-04-13"], "evidence-asked"),
        (&["record", ID, "evidence-given", "--evidence", &photo(&place)], "stepped-in"),
        (&["record", ID, "stepped-in", "--amount", "60 BRL"], "buyer-answers"),
        (&["answer", ID, "reject", "--submitted"], "stepped-in"),
        (&["record", ID, "ruled", "--outcome", "partial", "--amount", "60 BRL"], "ended"),
        (&["appeal", ID, "--submitted"], "appealed"),
        (&["record", ID, "ruled", "--outcome", "full"], "ended"),
    ]) {
        // What is said of one moment, one after the other, goes on as well.
        if hour % 2 == 0 {
            place.at(&format!("2026-04-{}T{:02}:00:00Z", 10 + hour / 24, hour % 24));
        }
        let words = [&["dispute"][..], words].concat();
        place.does(&words);
        assert_eq!(phase(&place), then, "{words:?}");
    }
    let order = place.status(ID);
    assert_eq!(
        order["refunds"][0]["owed"]["minor"], 9000,
        "the full claim was the countered amount"
    );
    assert_eq!(order["stage"], "completed");
}

#[test]
fn goods_are_sent_back_in_time_or_the_money_is_gone() {
    let photo = |place: &Place| photo(place);
    let agreed = || {
        let place = shipped();
        let photo = photo(&place);
        let want = ["--want", "return-and-refund", "--evidence", &photo, "--submitted"];
        place.does(&[&["dispute", "open", ID, "--reason", "wrong-item"][..], &want].concat());
        place.does(&["dispute", "record", ID, "seller-accepted", "--now", "2026-04-10T19:00:00Z"]);
        place
    };
    let mut place = agreed();
    place.at("2026-04-20T19:00:00Z");
    let sent = ["dispute", "ship-return", ID, "--tracking", "RX123456785DE", "--submitted"];
    assert_eq!(place.run(&sent).exit, 0, "on the deadline is in time");
    assert_eq!(phase(&place), "return-sent");
    place.does(&["dispute", "record", ID, "return-received"]);
    assert_eq!(place.status(ID)["refunds"][0]["owed"]["minor"], 13274);

    let mut place = agreed();
    place.at("2026-04-20T19:00:01Z");
    let error = place.error(&sent, 4);
    assert_eq!(error["code"], "dispute.ended");
    let late = place.status(ID);
    assert_eq!((&late["stage"], &late["certainty"]), (&json!("completed"), &json!("assumed")));
    assert_eq!(late["refunds"], json!([]));
}

#[test]
fn accepting_needs_a_yes_and_is_final() {
    let mut place = disputed();
    let offer = ["dispute", "record", ID, "seller-offered", "--amount", "40.00 BRL"];
    place.at("2026-04-10T19:00:00Z").does(&offer);
    let accept = ["dispute", "answer", ID, "accept", "--submitted"];
    assert_eq!(place.error(&accept, 6)["code"], "input.needed");
    assert_eq!(phase(&place), "buyer-answers");
    place.does(&[&accept[..], &["--yes"]].concat());
    assert_eq!(place.status(ID)["refunds"][0]["owed"]["minor"], 4000);
    let again = ["dispute", "open", ID, "--reason", "not-received"];
    assert_eq!(place.error(&again, 4)["code"], "dispute.ended");
    assert_eq!(place.error(&["dispute", "appeal", ID], 4)["code"], "dispute.not-ruled");
}

#[test]
fn lines_can_be_disputed_one_by_one() {
    let place = shipped();
    let photo = photo(&place);
    let open = |line: &'static str| {
        let open = ["dispute", "open", ID, "--reason", "damaged", "--evidence", &photo];
        [&open[..], &["--submitted", "--line", line]].concat()
    };
    place.does(&open("1"));
    assert_eq!(place.error(&open("1"), 4)["code"], "dispute.already-open");
    assert_eq!(place.error(&open("3"), 4)["code"], "order.no-such-line");
    place.does(&open("2"));
    assert_eq!(place.error(&["dispute", "escalate", ID], 6)["code"], "dispute.which");
    place.does(&["dispute", "record", ID, "seller-accepted", "--line", "2"]);
    assert_eq!(place.status(ID)["stage"], "in-dispute");
}

/// What a return of some items may cost is not said, or said of one that costs nothing more.
#[test]
fn a_return_of_a_part_of_the_order_names_the_free_shipping_that_it_may_cost() {
    let place = shipped();
    let photo = photo(&place);
    let open = |more: &[&str]| {
        let open = ["dispute", "open", ID, "--reason", "damaged", "--evidence", &photo];
        place.does(&[&open[..], more, &["-o", "table"]].concat())
    };
    let words = "the shipping is taken off the refund";
    let plain = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let returns = ["--want", "return-and-refund"];
    assert!(!plain(open(&["--line", "1"])).contains(words));
    assert!(!plain(open(&returns)).contains(words));
    let part = [&returns[..], &["--line", "1"]].concat();
    assert!(plain(open(&part)).contains(words));
    open(&[&part[..], &["--submitted"]].concat());
    for verb in [["order", "status"], ["dispute", "status"]] {
        let text = place.does(&[&verb[..], &[ID, "-o", "table"]].concat());
        assert!(plain(text).contains(words), "{verb:?}");
    }
    place.does(&["order", "correct", ID, "--shipping", "2 BRL"]);
    assert!(!plain(place.does(&["order", "status", ID, "-o", "table"])).contains(words));
}

#[test]
fn disputes_of_two_lines_are_prepared_apart_and_each_names_its_line_once() {
    let place = shipped();
    let photo = photo(&place);
    for line in ["1", "2"] {
        let open = ["dispute", "open", ID, "--reason", "damaged", "--evidence", &photo];
        place.does(&[&open[..], &["--line", line]].concat());
    }
    let text = place.does(&["order", "status", ID, "-o", "table"]);
    assert_eq!(text.matches("For: ").count(), 2, "{text}");
    for line in ["1", "2"] {
        assert!(text.contains(&format!("--submitted --line {line}")), "{text}");
    }
}

#[test]
fn a_dispute_that_is_taken_back_can_be_opened_again_until_the_window_closes() {
    let mut place = disputed();
    // A script must say that it knows what it takes back.
    let cancel = ["dispute", "cancel", ID, "--submitted"];
    assert_eq!(place.error(&cancel, 6)["code"], "input.needed");
    place.at("2026-04-11T18:00:00Z").does(&[&cancel[..], &["--yes"]].concat());
    assert_eq!(place.status(ID)["stage"], "shipped");
    let photo = photo(&place);
    let open = ["dispute", "open", ID, "--reason", "damaged", "--evidence", &photo, "--submitted"];
    place.at("2026-04-12T18:00:00Z").does(&open);
    assert_eq!(place.status(ID)["stage"], "in-dispute");
    let reject = ["dispute", "record", ID, "seller-rejected", "--at", "2026-04-13T10:00"];
    place.at("2026-04-14T18:00:00Z").does(&reject);
    place.at("2026-05-24T18:00:00Z").does(&[&cancel[..], &["--yes"]].concat());
    assert_eq!(place.error(&open, 4)["code"], "dispute.too-late");
}

#[test]
fn what_cannot_be_is_refused_and_the_store_stays_as_it_was() {
    let mut place = disputed();
    place.at("2026-04-10T19:00:00Z");
    let before = place.bytes();
    for (words, code) in [
        (&["record", ID, "seller-offered", "--amount", "132.75 BRL"][..], "money.above-paid"),
        (&["record", ID, "seller-offered", "--amount", "10 USD"], "money.other-currency"),
        (&["record", ID, "seller-rejected", "--at", "2026-03-01"], "order.date-too-early"),
        (&["record", ID, "seller-rejected", "--at", "2026-03-20"], "order.date-too-early"),
        (&["record", ID, "seller-rejected", "--at", "2026-05-01"], "order.date-in-future"),
        (&["record", ID, "return-received"], "dispute.no-return-agreed"),
        (&["answer", ID, "reject"], "dispute.nothing-to-answer"),
        (&["escalate", ID], "dispute.seller-may-still-answer"),
        (&["appeal", ID], "dispute.not-ruled"),
        (&["ship-return", ID, "--tracking", "RX123456785DE"], "dispute.no-return-agreed"),
        (&["open", ID, "--reason", "not-received"], "dispute.already-open"),
    ] {
        let words = [&["dispute"][..], words].concat();
        assert_eq!(place.error(&words, 4)["code"], code, "{words:?}");
        assert_eq!(place.bytes(), before, "{words:?}");
    }
    // It is assumed that the seller's silence ended it; what really happened can be told.
    place.at("2026-04-16T18:00:00Z");
    assert_eq!(place.error(&["dispute", "answer", ID, "reject"], 4)["code"], "dispute.ended");
    assert_eq!(place.bytes(), before);
    place.does(&["dispute", "record", ID, "seller-rejected", "--at", "2026-04-12T10:00"]);
    place.does(&["dispute", "answer", ID, "reject", "--submitted"]);
}

#[test]
fn an_order_that_cannot_be_disputed_says_from_and_until_when() {
    let mut place = Place::new();
    let add = ["order", "add", ID, "--seller", "Altair", "--total", "10 USD"];
    let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02"];
    assert_eq!(place.run(&[&add[..], &dates].concat()).exit, 0);
    let open = ["dispute", "open", ID, "--reason", "not-received"];
    assert_eq!(place.error(&open, 4)["code"], "order.not-shipped");
    place.at("2026-03-10T18:00:00Z");
    assert_eq!(place.run(&["order", "record", ID, "shipped", "--at", "2026-03-09"]).exit, 0);
    let error = place.error(&open, 4);
    assert_eq!(error["code"], "dispute.too-early");
    assert_eq!(error["data"]["dispute_from"], "2026-03-19T07:00:00Z");
    assert_eq!(error["data"]["dispute_until"], "2026-05-24T06:59:59Z");
    place.at("2026-03-20T18:00:00Z");
    let error = place.error(&open, 4);
    assert_eq!(error["code"], "dispute.in-transit");
    assert_eq!(error["data"]["deliver_by"], "2026-05-09T06:59:59Z");
    place.at("2026-05-24T06:59:59Z");
    assert_eq!(place.run(&[&open[..], &["--dry-run"]].concat()).exit, 0, "on the last second");
    place.at("2026-05-24T07:00:00Z");
    let error = place.error(&open, 4);
    assert_eq!(error["code"], "dispute.too-late");
    let hints = error["hints"].to_string();
    assert!(hints.contains("order correct 8301000000000033 --method METHOD"), "{hints}");
    for (method, said) in [("card", "chargeback"), ("paypal", "PayPal"), ("pix", "for Pix")] {
        place.does(&["order", "correct", ID, "--method", method]);
        let hints = place.error(&open, 4)["hints"].to_string();
        assert!(hints.contains(said) && !hints.contains("METHOD"), "{hints}");
    }
}

#[test]
fn evidence_is_asked_for_where_goods_came_and_must_be_there() {
    let place = shipped();
    let open = ["dispute", "open", ID, "--reason", "damaged"];
    assert_eq!(place.error(&open, 6)["data"]["flags"], json!(["--evidence"]));
    let missing = [&open[..], &["--evidence", "/nowhere/photo.jpg"]].concat();
    assert_eq!(place.error(&missing, 1)["code"], "evidence.unreadable");
    assert_eq!(place.error(&["dispute", "open", ID], 6)["data"]["flags"][0], "--reason");
}

/// What is kept for an item is asked for again, or proves another.
#[test]
fn what_is_kept_for_its_items_proves_a_claim() {
    let place = Place::new();
    let photo = place.file("vase.jpg", b"\xff\xd8\xff\xe0 vase").display().to_string();
    let add = ["order", "add", ID, "--seller", "Orion Tools", "--total", "20 USD"];
    let items = ["--item", "Cup; 1; 10", "--item", "Vase; 1; 10", "--placed", "2026-02-02"];
    place.does(&[&add[..], &items, &["--paid", "2026-02-02", "--shipped", "2026-02-03"]].concat());
    place.does(&["order", "record", ID, "delivered", "--at", "2026-03-01"]);
    place.does(&["evidence", "add", ID, &photo, "--line", "2", "--shows", "photo-of-damage"]);
    let open = |line: &'static str| {
        ["dispute", "open", ID, "--line", line, "--reason", "damaged", "--submitted"]
    };
    assert_eq!(place.error(&open("1"), 6)["data"]["flags"], json!(["--evidence"]));
    place.does(&open("2"));
    assert_eq!(place.status(ID)["lines"][1]["stage"], "in-dispute");
}
