//! `redress dispute …` from a script.

use serde_json::Value;

use crate::harness::Place;

const ID: &str = "8301000000000033";

/// An order over 132.74 BRL in two lines, shipped on 9 March and read on 10 April.
fn shipped() -> Place {
    let mut place = Place::new();
    place.at("2026-04-10T18:00:00Z");
    let add = ["order", "add", ID, "--seller", "Altair", "--total", "132.74 BRL"];
    let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02", "--shipped", "2026-03-09"];
    let items = ["--item", "Lamp; 1; 100.00", "--item", "Bulb; 2; 16.37"];
    let ran = place.run(&[&add[..], &dates, &items].concat());
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    place.file("photo.jpg", "a photo");
    place
}

fn photo(place: &Place) -> String {
    place.folder().join("photo.jpg").display().to_string()
}

/// The same with a dispute over everything, opened on 10 April.
fn disputed() -> Place {
    let place = shipped();
    let photo = photo(&place);
    let open = ["dispute", "open", ID, "--reason", "damaged", "--evidence", &photo];
    let ran = place.run(&open);
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    place
}

fn phase(place: &Place) -> Value {
    place.json(&["dispute", "status", ID])[0]["phase"].clone()
}

#[test]
#[ignore = "speaks of the store and the words before operations: to be ported"]
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
    assert_eq!(dispute["evidence"], serde_json::json!(["photo.jpg"]));
    assert_eq!(place.json(&["order", "status", ID])["stage"], "in-dispute");
    assert_eq!(place.json(&["dispute", "list"]).as_array().map(Vec::len), Some(1));
}

#[test]
#[ignore = "speaks of the store and the words before operations: to be ported"]
fn a_seller_who_stays_silent_gives_what_was_asked_for() {
    let mut place = disputed();
    place.at("2026-04-15T18:00:01Z");
    let order = place.json(&["order", "status", ID]);
    assert_eq!(order["stage"], "closed");
    assert_eq!(order["closed"]["cause"], "dispute");
    assert_eq!(order["presumed"]["rule"], "dispute-seller-answer");
    assert_eq!(order["refund_owed"]["minor"], 13274);
    assert_eq!(place.json(&["dispute", "list"]), serde_json::json!([]));
    let ended = &place.json(&["dispute", "list", "--all"])[0];
    assert_eq!(ended["ending"], "unanswered");
}

#[test]
#[ignore = "speaks of the store and the words before operations: to be ported"]
fn an_answer_that_is_known_later_beats_the_presumed_silence() {
    let mut place = disputed();
    place.at("2026-04-20T18:00:00Z");
    let told = ["dispute", "record", ID, "seller-rejected", "--at", "2026-04-14T10:00"];
    assert_eq!(place.run(&told).exit, 0);
    assert_eq!(place.json(&["order", "status", ID])["stage"], "in-dispute");
    assert_eq!(phase(&place), "stepped-in", "nobody agreed by day 7");
}

#[test]
#[ignore = "speaks of the store and the words before operations: to be ported"]
fn each_step_leads_to_the_next() {
    let place = disputed();
    for (words, then) in [
        (&["record", ID, "seller-offered", "--amount", "40 BRL"][..], "buyer-answers"),
        (&["answer", ID, "counter", "--amount", "90 BRL"], "disagreed"),
        (&["escalate", ID], "stepped-in"),
        (&["record", ID, "more-evidence-asked", "--until", "2026-04-13"], "evidence-asked"),
        (&["record", ID, "evidence-given", "--evidence", &photo(&place)], "stepped-in"),
        (&["record", ID, "stepped-in", "--amount", "60 BRL"], "buyer-answers"),
        (&["answer", ID, "reject"], "stepped-in"),
        (&["record", ID, "ruled", "--outcome", "partial", "--amount", "60 BRL"], "ended"),
        (&["appeal", ID], "appealed"),
        (&["record", ID, "ruled", "--outcome", "full"], "ended"),
    ] {
        let words = [&["dispute"][..], words].concat();
        let ran = place.run(&words);
        assert_eq!(ran.exit, 0, "{words:?}: {}", ran.stderr);
        assert_eq!(phase(&place), then, "{words:?}");
    }
    let order = place.json(&["order", "status", ID]);
    assert_eq!(order["refund_owed"]["minor"], 9000, "the full claim was the countered amount");
    assert_eq!(order["stage"], "completed");
}

#[test]
#[ignore = "speaks of the store and the words before operations: to be ported"]
fn goods_are_sent_back_in_time_or_the_money_is_gone() {
    let photo = |place: &Place| photo(place);
    let agreed = || {
        let place = shipped();
        let photo = photo(&place);
        let want = ["--want", "return-and-refund", "--evidence", &photo];
        let open = [&["dispute", "open", ID, "--reason", "wrong-item"][..], &want].concat();
        assert_eq!(place.run(&open).exit, 0);
        assert_eq!(place.run(&["dispute", "record", ID, "seller-accepted"]).exit, 0);
        place
    };
    let mut place = agreed();
    place.at("2026-04-20T18:00:00Z");
    let sent = ["dispute", "ship-return", ID, "--tracking", "RX123456785DE"];
    assert_eq!(place.run(&sent).exit, 0, "on the deadline is in time");
    assert_eq!(phase(&place), "return-sent");
    assert_eq!(place.run(&["dispute", "record", ID, "return-received"]).exit, 0);
    assert_eq!(place.json(&["order", "status", ID])["refund_owed"]["minor"], 13274);

    let mut place = agreed();
    place.at("2026-04-20T18:00:01Z");
    let error = place.error(&sent, 4);
    assert_eq!(error["code"], "dispute.ended");
    let late = place.json(&["order", "status", ID]);
    assert_eq!(late["stage"], "completed");
    assert_eq!(late["refund_owed"], Value::Null);
}

#[test]
#[ignore = "speaks of the store and the words before operations: to be ported"]
fn accepting_needs_a_yes_and_is_final() {
    let place = disputed();
    let offer = ["dispute", "record", ID, "seller-offered", "--amount", "40.00 BRL"];
    assert_eq!(place.run(&offer).exit, 0);
    let accept = ["dispute", "answer", ID, "accept"];
    assert_eq!(place.error(&accept, 6)["code"], "input.needed");
    assert_eq!(place.run(&[&accept[..], &["--yes"]].concat()).exit, 0);
    assert_eq!(place.json(&["order", "status", ID])["refund_owed"]["minor"], 4000);
    let again = ["dispute", "open", ID, "--reason", "not-received"];
    assert_eq!(place.error(&again, 4)["code"], "dispute.ended");
    assert_eq!(place.error(&["dispute", "appeal", ID], 4)["code"], "dispute.not-ruled");
}

#[test]
#[ignore = "speaks of the store and the words before operations: to be ported"]
fn lines_can_be_disputed_one_by_one() {
    let place = shipped();
    let photo = photo(&place);
    let open = |line: &str| {
        vec!["dispute", "open", ID, "--reason", "damaged", "--evidence", &photo, "--line"]
            .into_iter()
            .map(str::to_owned)
            .chain([line.to_owned()])
            .collect::<Vec<_>>()
    };
    assert_eq!(place.run(&open("1")).exit, 0);
    assert_eq!(place.error(&open("1"), 4)["code"], "dispute.already-open");
    assert_eq!(place.error(&open("3"), 2)["code"], "usage.line");
    assert_eq!(place.run(&open("2")).exit, 0);
    assert_eq!(place.error(&["dispute", "escalate", ID], 4)["code"], "dispute.which");
    let record = ["dispute", "record", ID, "seller-accepted", "--line", "2"];
    assert_eq!(place.run(&record).exit, 0);
    assert_eq!(place.json(&["order", "status", ID])["stage"], "in-dispute");
}

#[test]
#[ignore = "speaks of the store and the words before operations: to be ported"]
fn a_dispute_that_is_taken_back_can_be_opened_again_until_the_window_closes() {
    let mut place = disputed();
    assert_eq!(place.run(&["dispute", "cancel", ID]).exit, 0);
    assert_eq!(place.json(&["order", "status", ID])["stage"], "shipped");
    let photo = photo(&place);
    let open = ["dispute", "open", ID, "--reason", "damaged", "--evidence", &photo];
    assert_eq!(place.run(&open).exit, 0);
    let reject = ["dispute", "record", ID, "seller-rejected", "--at", "2026-04-12"];
    place.at("2026-04-13T18:00:00Z");
    assert_eq!(place.run(&reject).exit, 0);
    place.at("2026-05-24T18:00:00Z");
    // Now it would be lost for good: a script must say that it knows.
    assert_eq!(place.error(&["dispute", "cancel", ID], 6)["code"], "input.needed");
    assert_eq!(place.run(&["dispute", "cancel", ID, "--yes"]).exit, 0);
    assert_eq!(place.error(&open, 4)["code"], "dispute.too-late");
}

#[test]
#[ignore = "speaks of the store and the words before operations: to be ported"]
fn what_cannot_be_is_refused_and_the_store_stays_as_it_was() {
    let place = disputed();
    let before = std::fs::read(place.db()).unwrap();
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
        assert_eq!(std::fs::read(place.db()).unwrap(), before, "{words:?}");
    }
    let mut place = place;
    place.at("2026-04-16T18:00:00Z");
    for words in [&["answer", ID, "reject"][..], &["record", ID, "ruled", "--outcome", "none"]] {
        let words = [&["dispute"][..], words].concat();
        if words.contains(&"record") {
            continue;
        }
        assert_eq!(place.error(&words, 4)["code"], "dispute.ended", "{words:?}");
    }
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
    assert!(hints.contains("chargeback") && hints.contains("PayPal"), "{hints}");
}

#[test]
fn evidence_is_asked_for_where_goods_came_and_must_be_there() {
    let place = shipped();
    let open = ["dispute", "open", ID, "--reason", "damaged"];
    assert_eq!(place.error(&open, 6)["data"]["flags"], serde_json::json!(["--evidence"]));
    let missing = [&open[..], &["--evidence", "/nowhere/photo.jpg"]].concat();
    assert_eq!(place.error(&missing, 1)["code"], "evidence.unreadable");
    assert_eq!(place.error(&["dispute", "open", ID], 6)["data"]["flags"][0], "--reason");
}
