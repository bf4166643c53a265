//! `redress tracking check`: whether a number can exist, whose it is, and what it means.

use serde_json::{Value, json};

use super::{OTHER, PAID, texts};
use crate::harness::Place;

const VALID: &str = "RX123456785CN";
const WRONG: &str = "RX123456784CN";

/// The one number of a check.
fn checked(place: &Place, number: &str) -> Value {
    place.json(&["tracking", "check", number])[0].clone()
}

fn urls(checked: &Value) -> Vec<String> {
    texts(&checked["lookup"], "url").into_iter().map(str::to_owned).collect()
}

/// A place in which two orders have one number, written differently.
fn sharing() -> Place {
    let place = Place::new();
    for (id, number) in [(PAID, VALID), (OTHER, "rx 1234 5678 5 cn")] {
        place
            .adds(id, &["--paid", super::MONDAY, "--shipped", super::MONDAY, "--tracking", number]);
    }
    place
}

#[test]
fn a_postal_number_has_a_country_a_service_and_pages() {
    let place = Place::new();
    let number = checked(&place, " rx 123-456.785 cn ");
    assert_eq!(number["schema"], "redress.tracking/1");
    assert_eq!(number["number"], "rx 123-456.785 cn");
    assert_eq!(number["normalized"], VALID);
    assert_eq!(number["verdict"], "valid");
    let reading = json!({
        "form": "upu-s10",
        "service": "registered",
        "proof": "check-digit",
        "posted_in": "CN",
        "delivers_in": null,
    });
    assert_eq!(number["carriers"], json!([reading]));
    assert_eq!(number["doubts"], json!([]));
    assert_eq!(number["rules"], json!(["tracking-first-scan"]));
    assert_eq!(
        urls(&number),
        [
            "https://global.cainiao.com/detail.htm?mailNoList=RX123456785CN",
            "https://t.17track.net/en#nums=RX123456785CN",
        ]
    );
    assert!(!place.db().exists(), "a check made a store");
}

#[test]
fn a_wrong_digit_is_told_with_its_rule_and_refuses_nothing() {
    let number = checked(&Place::new(), WRONG);
    assert_eq!(number["verdict"], "wrong-check-digit");
    assert_eq!(number["expected_check_digit"], "5");
    assert_eq!(
        number["rules"],
        json!(["tracking-format", "tracking-give", "fake-shipment", "dispute-open-from"])
    );
    let doubt = &number["doubts"][0];
    assert_eq!(doubt["doubt"], "wrong-check-digit");
    assert_eq!(doubt["dispute_reason"], "wrong-tracking");
}

#[test]
fn numbers_of_the_marketplace_are_plausible_and_never_valid() {
    let place = Place::new();
    for (number, form) in [
        ("JY26CAA0D000551012", "aliexpress"),
        ("HM0000010001198611", "aliexpress"),
        ("AP00823271816356", "cainiao"),
        ("LP00123456789012", "cainiao"),
        ("YT2229521272164446", "yunexpress"),
        ("4PX3000123456789CN", "4px"),
    ] {
        let number = checked(&place, number);
        assert_eq!(number["verdict"], "plausible", "{number}");
        assert_eq!(number["carriers"][0]["form"], form);
        assert_eq!(number["doubts"], json!([]));
    }
}

#[test]
fn another_country_is_doubted_once_the_buyers_is_set() {
    let place = Place::new();
    let number = "RX123456785BR";
    assert_eq!(checked(&place, number)["doubts"], json!([]));
    place.does(&["config", "set", "country", "DE"]);
    let doubt = checked(&place, number)["doubts"][0].clone();
    assert_eq!(doubt["doubt"], "other-country");
    assert_eq!((&doubt["country"], &doubt["buyer_country"]), (&json!("BR"), &json!("DE")));
    place.does(&["config", "set", "country", "BR"]);
    assert_eq!(checked(&place, number)["doubts"], json!([]));
}

#[test]
fn a_number_of_an_order_opens_its_page_and_one_of_two_is_doubted() {
    let place = sharing();
    let number = checked(&place, VALID);
    assert_eq!(number["orders"], json!([OTHER, PAID]));
    assert_eq!(number["doubts"][0]["doubt"], "reused");
    assert_eq!(number["doubts"][0]["orders"], json!([OTHER, PAID]));
    let page = format!("https://www.aliexpress.com/p/tracking/index.html?tradeOrderId={OTHER}");
    assert_eq!(urls(&number)[0], page);

    let place = Place::new();
    place.adds(PAID, &["--paid", super::MONDAY, "--shipped", super::MONDAY, "--tracking", VALID]);
    let number = checked(&place, VALID);
    assert_eq!(number["orders"], json!([PAID]));
    assert_eq!(number["doubts"], json!([]), "its own order is no other");
}

#[test]
fn the_orders_of_a_reused_number_name_each_other() {
    let mut place = sharing();
    for (id, other) in [(PAID, OTHER), (OTHER, PAID)] {
        let order = place.status(id);
        assert_eq!(texts(&order["doubts"], "doubt"), ["reused"]);
        assert_eq!(order["doubts"][0]["orders"], json!([other]));
    }
    let piped = place.does(&["order", "status", PAID]);
    let line = "doubt\treused\tRX123456785CN\ttracking-give,dispute-open-from\twrong-tracking\n";
    assert!(piped.contains(line), "{piped}");
    let shown = place.in_terminal(200).does(&["order", "status", PAID]);
    let said = format!("The tracking number RX123456785CN is the number of order {OTHER} too.");
    assert!(shown.contains(&said), "{shown}");
}

#[test]
fn recording_an_odd_number_is_done_and_doubted_at_once() {
    let mut place = Place::with_paid();
    let record = ["order", "record", PAID, "shipped", "--tracking", WRONG];
    let shown = place.in_terminal(200).does(&record);
    assert!(shown.contains("can't exist: its check digit should be 5."), "{shown}");
    assert!(shown.contains("reason wrong-tracking"), "{shown}");
    place.adds(OTHER, &["--paid", super::MONDAY, "--shipped", super::MONDAY, "--tracking", "📦"]);
    assert_eq!(texts(&place.status(OTHER)["doubts"], "doubt"), ["unknown-shape"]);
    assert_eq!(texts(&place.whole(PAID)["doubts"], "doubt"), ["wrong-check-digit"]);
    // Once the order is closed there is nothing to ask the seller for.
    place.does(&["order", "record", PAID, "closed", "--cause", "seller"]);
    let shown = place.does(&["order", "status", PAID]);
    assert!(!shown.contains("can't exist"), "{shown}");
}

#[test]
fn an_order_without_parcels_has_no_doubts() {
    assert_eq!(Place::with_paid().status(PAID)["doubts"], json!([]));
}

#[test]
fn whatever_is_typed_is_answered_and_shown_clean() {
    let mut place = Place::new();
    place.in_terminal(80);
    let long = "9".repeat(500);
    for number in ["\u{1b}]0;x\u{7}", "\u{202e}123", "📦📦", "ÄÖÜ", &long, "--"] {
        let ran = place.run(&["tracking", "check", "-o", "table", "--", number]);
        assert_eq!(ran.exit, 0, "{number}: {}", ran.stderr);
        assert!(ran.stdout.contains("Unknown: "), "{}", ran.stdout);
        assert!(!ran.stdout.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{:?}", ran.stdout);
        let is_text = |line: &&str| !line.contains("https://");
        for line in ran.stdout.lines().filter(is_text) {
            assert!(line.chars().count() <= 80, "{line}");
        }
        let whole = place.run(&["tracking", "check", "--json", "--", number]).stdout;
        let whole: Value = serde_json::from_str(&whole).expect("JSON");
        assert_eq!(whole[0]["number"], number, "JSON is lossless");
    }
    // The letter that looks like an X is another one.
    let shown = place.does(&["tracking", "check", "R\u{425}123456785CN"]);
    assert!(shown.contains("Unknown: "), "{shown}");
}

#[test]
fn numbers_come_from_the_standard_input_one_a_line() {
    let place = Place::new();
    let ran = place.run_with(&["tracking", "check", "-"], b"RX123456785CN\r\n\n RX123456784CN\n");
    let cells: Vec<Vec<&str>> =
        ran.stdout.lines().map(|line| line.split('\t').take(2).collect()).collect();
    assert_eq!(cells, [[VALID, "valid"], [WRONG, "wrong-check-digit"]]);
    let csv = place.does(&["tracking", "check", VALID, "-o", "csv"]);
    let columns =
        "number,verdict,expected_check_digit,carriers,service,posted_in,doubts,rules,orders,url\n";
    assert!(csv.starts_with(columns), "{csv}");
    assert_eq!(place.does(&["tracking", "check", "rx 123456785 cn", "-q"]), "RX123456785CN\n");
}

#[test]
fn an_empty_number_is_a_usage_error() {
    let place = Place::new();
    assert_eq!(place.error(&["tracking", "check", " "], 2)["code"], "usage.empty");
    assert_eq!(place.error(&["tracking", "check", "-"], 2)["code"], "usage.empty");
    let beside = place.does(&["tracking", "check", "RX123456785CN", " ", ""]);
    assert_eq!(beside, place.does(&["tracking", "check", "RX123456785CN"]));
    assert_eq!(place.error(&["tracking", "check"], 2)["code"], "usage");
}

#[test]
fn a_person_reads_what_it_is_what_it_means_and_where_to_look() {
    let mut place = Place::new();
    let shown = place.in_terminal(80).does(&["tracking", "check", WRONG]);
    assert_eq!(
        shown,
        "\
RX123456784CN
Wrong check digit: it should be 5, so this number can't exist. It has the shape
of a registered letter posted in China.
It's mistyped or made up: ask the seller for the right one and for a photo of
the postal receipt.
A number that isn't your parcel's is grounds for a dispute (reason
wrong-tracking).

Rules       redress policy show tracking-format
            redress policy show tracking-give
            redress policy show fake-shipment
            redress policy show dispute-open-from
Look up     https://global.cainiao.com/detail.htm?mailNoList=RX123456784CN
            https://t.17track.net/en#nums=RX123456784CN
"
    );
    for line in shown.lines().filter(|line| line.contains("policy show")) {
        let words: Vec<&str> =
            line.split_whitespace().skip_while(|word| *word != "policy").collect();
        place.does(&words);
    }
}

#[cfg(unix)]
#[test]
fn the_first_page_is_opened_where_that_is_asked_for() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::time::{Duration, Instant};

    let place = Place::new();
    let opened = place.folder().join("opened");
    let script = format!(
        "#!/bin/sh\nprintf %s \"$1\" > '{0}.part' && mv '{0}.part' '{0}'\n",
        opened.display()
    );
    let browser = place.file("browser", script);
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o700)).expect("a program");
    let mut command = place.command();
    command.env("REDRESS_BROWSER", &browser).env("PATH", "/usr/bin:/bin");
    let ran = command.args(["tracking", "check", "R\u{425} 1&x=2", "--web"]).output();
    assert!(ran.expect("a run").status.success());
    let begun = Instant::now();
    while !opened.exists() && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(
        std::fs::read_to_string(&opened).expect("a page"),
        "https://global.cainiao.com/detail.htm?mailNoList=R%D0%A5%201%26x%3D2"
    );
}
