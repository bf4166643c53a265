//! `redress message draft`.

use super::{MONDAY, OTHER, PAID, takes_an_order_by_its_beginning_or_end, text};
use crate::harness::Place;

const INBOX: &str = "https://www.aliexpress.com/p/message/index.html";

#[test]
fn the_message_stands_alone_on_stdout_and_what_to_do_with_it_on_stderr() {
    let place = Place::with_request();
    let before = place.bytes();
    let ran = place.run(&["message", "draft", PAID]);
    assert_eq!(
        ran.stdout,
        format!(
            "Hello,\n\n\
             Please don't ship order {PAID}.\n\
             I asked to cancel it on 3 March 2026, 10:00 (Pacific time).\n\
             Reason: the wrong goods were ordered by mistake.\n\
             Please accept the request by 6 March 2026, 10:00 (Pacific time).\n\
             Once you accept, I'm refunded.\n\n\
             Thank you.\n"
        )
    );
    assert_eq!(
        ran.stderr,
        format!(
            "write there: {INBOX}\nkeep what you sent: redress message log {PAID} --from me -\n"
        )
    );
    assert_eq!((ran.exit, place.bytes()), (0, before));
}

#[test]
fn the_topic_follows_the_order_and_can_be_named() {
    let mut place = Place::with_request();
    place.at("2026-03-05T18:00:00Z");
    let draft = place.json(&["message", "draft", PAID]);
    assert_eq!(text(&draft, "/schema"), "redress.draft/1");
    assert_eq!(text(&draft, "/order"), PAID);
    assert_eq!(text(&draft, "/topic"), "answer-request");
    assert_eq!(
        draft["fitting"],
        serde_json::json!([
            "answer-request",
            "do-not-ship",
            "tracking",
            "off-platform",
            "pressed-reason"
        ])
    );
    assert_eq!((text(&draft, "/lang"), text(&draft, "/tone")), ("en", "polite"));
    assert_eq!(text(&draft, "/deadline/rule"), "cancel-seller-answer");
    assert_eq!(text(&draft, "/deadline/due_at"), super::ANSWER_DUE);
    assert_eq!(text(&draft, "/url"), INBOX);
    assert!(text(&draft, "/text").ends_with("Thank you."));

    let firm = ["message", "draft", PAID, "--about", "off-platform", "--tone", "firm"];
    let ran = place.run(&firm);
    assert!(
        ran.stdout.contains("I don't pay or accept money outside AliExpress"),
        "{}",
        ran.stdout
    );
    assert!(!ran.stdout.contains("Thank you") && !ran.stderr.contains("doesn't fit"));
    let ran = place.run(&["message", "draft", PAID, "--about", "damaged"]);
    assert_eq!(ran.exit, 0);
    assert!(ran.stderr.contains("damaged doesn't fit"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("answer-request, do-not-ship, tracking, off-platform, pressed-reason"),
        "{}",
        ran.stderr
    );
    assert_eq!(
        place.json(&["message", "draft", PAID, "--about", "damaged"])["deadline"],
        serde_json::Value::Null
    );
    for wrong in [["--about", "nothing"], ["--lang", "xx"], ["--tone", "rude"]] {
        assert_eq!(place.run(&[&["message", "draft", PAID][..], &wrong].concat()).exit, 2);
    }
}

#[test]
fn dates_and_amounts_are_those_of_the_language() {
    let place = Place::with_request();
    place.does(&["order", "record", PAID, "cancellation-approved"]);
    let draft = place.json(&["message", "draft", PAID, "--lang", "de"]);
    assert_eq!(text(&draft, "/topic"), "refund");
    assert!(text(&draft, "/text").contains("25,66 USD"), "{draft:#}");
    assert!(text(&draft, "/text").contains("März 2026"), "{draft:#}");
}

#[test]
fn what_a_page_told_is_cut_and_made_safe() {
    let place = Place::new();
    let title = format!("pliers \u{1b}[31m\u{202e}{}", "大".repeat(200));
    place.adds(PAID, &["--paid", MONDAY, "--item", &title]);
    let ran = place.run(&["message", "draft", PAID, "--about", "wrong"]);
    assert!(ran.stdout.contains("- 1 × pliers"), "{}", ran.stdout);
    assert!(!ran.stdout.contains(['\u{1b}', '\u{202e}']), "{:?}", ran.stdout);
    assert!(ran.stdout.matches('大').count() < 30 && ran.stdout.contains("大…"), "{}", ran.stdout);
}

#[test]
fn a_text_of_the_buyers_own_stands_in_for_the_one_of_the_program() {
    let place = Place::with_request();
    let folder = place.config().join("messages/de");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("do-not-ship.txt");
    let draft = ["message", "draft", PAID, "--lang", "de"];
    std::fs::write(&file, "Nicht senden: {{ order }}, {{ reason }}{{ total }} 👩‍🔧\n\n").unwrap();
    assert!(place.does(&draft).starts_with(&format!("Nicht senden: {PAID}, ")));
    assert!(place.does(&draft).ends_with(" 👩‍🔧\n"));
    assert!(place.does(&["message", "draft", PAID]).starts_with("Hello"));
    for (wrong, why) in [
        ("Hallo\n{{ ordr }}", "there is no variable ordr"),
        ("Hallo\n{% if order }", "syntax error"),
    ] {
        std::fs::write(&file, wrong).unwrap();
        let error = place.error(&draft, 1);
        assert_eq!(text(&error, "/code"), "message.template");
        let message = text(&error, "/message");
        assert!(
            message.contains("do-not-ship.txt, line 2: ") && message.contains(why),
            "{message}"
        );
        assert_eq!(error["data"]["line"], 2);
        assert_eq!(error["data"]["variables"][9], "deadline");
        // Their list helps who missed one, and nobody else.
        let is_listed = error.to_string().contains("the variables are: ");
        assert_eq!(is_listed, why.contains("variable"), "{error:#}");
    }
    std::fs::write(&file, "Hallo\n\u{1b}]0;x\u{7}{{ order }}\n").unwrap();
    let safe = format!("Hallo\n\u{fffd}]0;x\u{fffd}{PAID}\n");
    assert_eq!(place.does(&draft), safe);
    assert_eq!(place.json(&draft)["text"], format!("Hallo\n\u{1b}]0;x\u{7}{PAID}"));
    std::fs::write(&file, vec![b'x'; 70_000]).unwrap();
    assert_eq!(text(&place.error(&draft, 1), "/code"), "settings.unreadable");
}

#[test]
fn without_a_terminal_nothing_is_copied_and_that_is_said() {
    let place = Place::with_request();
    let ran = place.run(&["message", "draft", PAID, "--copy"]);
    assert_eq!(ran.exit, 0);
    assert!(ran.stderr.starts_with("there is no terminal to copy with\n"), "{}", ran.stderr);
    assert!(!ran.stderr.contains('\u{1b}') && !ran.stdout.contains('\u{1b}'));
}

#[test]
fn people_are_told_what_experience_tells() {
    let mut place = Place::with_request();
    let told = place.in_terminal(80).run(&["message", "draft", PAID]).stderr.replace('\n', " ");
    assert!(told.contains("Send this in the AliExpress chat"), "{told}");
    assert!(told.contains("Never pay or be paid outside AliExpress"), "{told}");
}

#[test]
fn an_order_without_facts_gets_a_message_too() {
    let place = Place::with(OTHER, &[]);
    for about in ["hold", "return", "refund", "keep-dispute", "shows-nothing"] {
        let message = place.does(&["message", "draft", OTHER, "--about", about, "--tone", "firm"]);
        assert!(message.contains(OTHER), "{message}");
    }
    assert_eq!(place.json(&["message", "draft", OTHER])["topic"], "off-platform");
}

#[test]
fn a_number_that_cannot_be_the_parcels_is_told_so() {
    let mut place = Place::with_paid();
    place.adds(OTHER, &["--paid", MONDAY]);
    let sent = |order, number| {
        place.does(&["order", "record", order, "shipped", "--tracking", number]);
    };
    sent(PAID, "RX123456784CN");
    sent(OTHER, "RX123456785CN");
    let draft = place.json(&["message", "draft", PAID]);
    assert_eq!(text(&draft, "/topic"), "shows-nothing");
    assert!(text(&draft, "/text").contains("its check digit is wrong"), "{draft:#}");
    assert_eq!(place.json(&["message", "draft", OTHER])["topic"], "early-confirmation");
    let status = place.in_terminal(80).run(&["order", "status", PAID]).stdout;
    assert!(status.contains("write to the seller"), "{status}");

    place.piped().does(&["order", "record", PAID, "tracking", "--tracking", "RX123456785CN"]);
    let draft = place.json(&["message", "draft", OTHER]);
    assert_eq!(text(&draft, "/topic"), "shows-nothing");
    assert!(text(&draft, "/text").contains("belongs to another parcel"), "{draft:#}");
}

#[test]
fn a_draft_takes_an_order_by_its_beginning_or_end() {
    takes_an_order_by_its_beginning_or_end(|digits| {
        ["message", "draft", digits].map(str::to_owned).to_vec()
    });
}

/// Of two items one is cancelled; whether its price is known to the cent is for the total to tell.
#[test]
fn a_refund_of_an_item_is_asked_for_that_item_and_an_estimate_is_never_demanded() {
    for (total, amount) in [("30.00 USD", Some("Amount: 20.00 USD.")), ("24.00 USD", None)] {
        let mut place = Place::new();
        place.at("2026-03-20T18:00:00Z");
        let items = ["--item", "Red mug; 1; 10", "--item", "Blue mug; 2; 10"];
        let add = ["order", "add", PAID, "--seller", "Orion", "--total", total, "--placed"];
        place.does(&[&add[..], &["2026-03-02", "--paid", "2026-03-02"], &items].concat());
        let closed = ["order", "record", PAID, "closed", "--cause", "seller", "--line", "2"];
        place.does(&[&closed[..], &["--at", "2026-03-04"]].concat());
        let draft = place.does(&["message", "draft", PAID, "--about", "refund"]);
        let begin = format!("I'm owed a refund for order {PAID}.\n- 2 × Blue mug\n");
        assert!(draft.contains(&begin) && !draft.contains("Red mug"), "{draft}");
        assert_eq!(draft.contains("Amount:"), amount.is_some(), "{draft}");
        assert!(draft.contains(amount.unwrap_or_default()), "{draft}");
    }
}

/// A paid order of three items on 2 March.
fn three_items() -> Place {
    let mut place = Place::new();
    place.at("2026-03-02T18:00:00Z");
    let items =
        ["--item", "Red cup; 3; 10 USD", "--item", "Plate; 1; 5 USD", "--item", "Bowl; 1; 8 USD"];
    let add =
        ["order", "add", PAID, "--seller", "Orion", "--total", "46 USD", "--shipping", "3 USD"];
    place.does(&[&add[..], &["--placed", "2026-03-01", "--paid", "2026-03-01"], &items].concat());
    place
}

/// All three items came, on different days.
fn three_that_came() -> Place {
    let mut place = three_items();
    place.at("2026-03-05T18:00:00Z");
    let ship =
        |number, lines| ["order", "record", PAID, "shipped", "--tracking", number, "--line", lines];
    place.does(&ship("LP00000000000001", "1"));
    place.does(&ship("LP00000000000002", "2,3"));
    place.at("2026-03-20T18:00:00Z");
    place.does(&["order", "record", PAID, "delivered", "--line", "2,3"]);
    place
}

fn dispute(place: &mut Place, line: &str, reason: &str, when: &str, submitted: bool) {
    place.at(when);
    let photo = place.file("photo.jpg", b"\xff\xd8\xff\xe0photo").display().to_string();
    let open = ["dispute", "open", PAID, "--line", line, "--reason", reason, "--want", "refund"];
    let rest = ["--amount", "5 USD", "--describe", "bad", "--evidence", &photo];
    let is_submitted: &[&str] = if submitted { &["--submitted"] } else { &[] };
    place.does(&[&open[..], &rest, is_submitted].concat());
}

#[test]
fn of_two_requests_the_one_that_waits_is_written_about_with_its_items_and_reason() {
    let mut place = three_items();
    let cancel =
        |line, reason| ["order", "cancel", PAID, "--line", line, "--reason", reason, "--submitted"];
    place.does(&cancel("1", "wrong-item"));
    place.at("2026-03-02T20:00:00Z");
    place.does(&cancel("2", "better-price"));
    place.does(&["order", "record", PAID, "cancellation-rejected", "--line", "2"]);
    let draft = place.does(&["message", "draft", PAID, "--about", "do-not-ship"]);
    assert!(draft.contains(&format!("Please don't ship order {PAID} (Red cup ×3).\n")), "{draft}");
    assert!(draft.contains("I asked to cancel it on 2 March 2026, 10:00"), "{draft}");
    assert!(draft.contains("Reason: the wrong goods were ordered by mistake.\n"), "{draft}");
    assert!(draft.contains("by 5 March 2026, 10:00"), "{draft}");
    let draft = place.does(&["message", "draft", PAID, "--about", "do-not-ship", "--lang", "zh"]);
    assert!(draft.contains(&format!("订单 {PAID} (Red cup ×3) 麻烦您先不要发货。\n")), "{draft}");
    let draft = place.does(&["message", "draft", PAID, "--line", "plate"]);
    let rejected = format!("My request to cancel order {PAID} (Plate ×1) was rejected.\n");
    assert!(draft.contains(&rejected) && draft.contains("cost less elsewhere"), "{draft}");
    let error = place.error(&["message", "draft", PAID, "--line", "9"], 4);
    assert_eq!(text(&error, "/code"), "order.no-such-line");
}

#[test]
fn a_dispute_names_its_items_and_the_most_urgent_comes_first() {
    let mut place = three_that_came();
    place.does(&["order", "record", PAID, "delivered", "--line", "1"]);
    dispute(&mut place, "2", "not-as-described", "2026-03-21T18:00:00Z", true);
    dispute(&mut place, "1", "damaged", "2026-03-22T18:00:00Z", true);
    let draft = place.does(&["message", "draft", PAID]);
    let begin =
        format!("A dispute is open for order {PAID} (Plate ×1).\nReason: the goods are not");
    assert!(draft.contains(&begin) && draft.contains("26 March 2026, 11:00"), "{draft}");
    // Now the buyer has time until later than the seller of the other one.
    place.at("2026-03-23T18:00:00Z");
    place.does(&["dispute", "record", PAID, "seller-rejected", "--line", "2"]);
    let draft = place.does(&["message", "draft", PAID]);
    let begin =
        format!("A dispute is open for order {PAID} (Red cup ×3).\nReason: the goods are da");
    assert!(draft.contains(&begin) && draft.contains("27 March 2026, 11:00"), "{draft}");
    let draft = place.does(&["message", "draft", PAID, "--about", "wrong"]);
    assert!(draft.contains("(Plate ×1)") && !draft.contains("cup"), "{draft}");
    // Answering one of two names it, as it must.
    place.does(&["dispute", "answer", PAID, "counter", "--line", "2", "--amount", "3 USD"]);
    let ran = place.run(&["message", "draft", PAID]);
    let hint = format!("redress dispute answer {PAID} counter --submitted --line 2");
    assert!(ran.stderr.contains(&hint), "{}", ran.stderr);
    let words: Vec<&str> = hint.split(' ').skip(1).collect();
    place.does(&words);
}

#[test]
fn a_prepared_dispute_tells_which_items_are_bad() {
    let mut place = three_that_came();
    place.does(&["order", "record", PAID, "delivered", "--line", "1"]);
    dispute(&mut place, "1", "damaged", "2026-03-21T18:00:00Z", false);
    for about in ["damaged", "wrong", "short"] {
        let draft = place.does(&["message", "draft", PAID, "--about", about]);
        assert!(draft.contains("\n- 3 × Red cup\n") && !draft.contains("Plate"), "{draft}");
    }
}

#[test]
fn more_time_is_asked_for_what_has_not_arrived() {
    let place = three_that_came();
    let draft = place.does(&["message", "draft", PAID, "--about", "extend"]);
    let begin = format!("My order {PAID} (Red cup ×3) hasn't arrived yet.\n");
    assert!(draft.contains(&begin) && draft.contains("number: LP00000000000001.\n"), "{draft}");

    // Nobody said what is in which parcel.
    let mut place = three_items();
    place.at("2026-03-05T18:00:00Z");
    for number in ["LP00000000000001", "LP00000000000002"] {
        place.does(&["order", "record", PAID, "shipped", "--tracking", number]);
    }
    place.at("2026-03-20T18:00:00Z");
    place.does(&["order", "record", PAID, "delivered", "--parcel", "LP00000000000002"]);
    let draft = place.does(&["message", "draft", PAID, "--about", "extend"]);
    assert!(draft.contains(&format!("My order {PAID} (LP00000000000001) hasn't")), "{draft}");
    assert!(draft.contains("number: LP00000000000001.\n"), "{draft}");
}
