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
             Once you accept, the order closes and I'm refunded.\n\n\
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
        serde_json::json!(["answer-request", "do-not-ship", "tracking", "stay-inside"])
    );
    assert_eq!((text(&draft, "/lang"), text(&draft, "/tone")), ("en", "polite"));
    assert_eq!(text(&draft, "/deadline/rule"), "cancel-seller-answer");
    assert_eq!(text(&draft, "/deadline/due_at"), super::ANSWER_DUE);
    assert_eq!(text(&draft, "/url"), INBOX);
    assert!(text(&draft, "/text").ends_with("Thank you."));

    let firm = ["message", "draft", PAID, "--about", "stay-inside", "--tone", "firm"];
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
        ran.stderr.contains("answer-request, do-not-ship, tracking, stay-inside"),
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
    assert_eq!(place.json(&["message", "draft", OTHER])["topic"], "stay-inside");
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
    assert_eq!(place.json(&["message", "draft", OTHER])["topic"], "stay-inside");
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
