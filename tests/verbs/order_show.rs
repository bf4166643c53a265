//! `redress order show`.

use super::{AN_HOUR_LATER, PAID, takes_an_order_by_its_beginning_or_end, text, texts};
use crate::harness::{NOW, Place, list_page, page_order};

#[test]
fn what_status_says_is_in_it_too() {
    let place = Place::with_request();
    let (status, whole) = (place.status(PAID), place.whole(PAID));
    for (member, value) in status.as_object().expect("an object") {
        assert_eq!(&whole[member], value, "{member}");
    }
    for member in ["lines", "parcels", "cancellations", "disputes", "refunds", "notes", "history"] {
        assert!(whole[member].is_array(), "{member}");
    }
}

#[test]
fn the_history_says_what_happened_when_by_whom_and_who_told() {
    let mut place = Place::with_request();
    let page = place.file(
        "later.json",
        list_page("2026-03-05T18:00:00Z", &[page_order(PAID, "Awaiting delivery")]),
    );
    place.at("2026-03-05T19:00:00Z").does(&["import", &page.display().to_string()]);
    let order = place.whole(PAID);
    let history = order["history"].as_array().expect("a history");
    let revisions: Vec<u64> =
        history.iter().filter_map(|event| event["revision"].as_u64()).collect();
    assert!(revisions.iter().copied().eq((1..).take(history.len())), "{revisions:?}");
    let find = |event: &str| {
        history
            .iter()
            .find(|entry| entry["event"] == event)
            .unwrap_or_else(|| panic!("{event} in {order:#}"))
    };
    assert_eq!(text(find("paid"), "/by"), "buyer");
    assert_eq!(text(find("paid"), "/happened_at"), "2026-03-02T16:00:00Z");
    assert_eq!(text(find("paid"), "/recorded_at"), NOW);
    // The next write has put down what the clock presumed before it.
    assert_eq!(text(find("payment-verified"), "/presumed_by"), "payment-verification");
    assert_eq!(text(find("cancellation-requested"), "/command"), "order cancel");
    let shipped = find("shipped");
    assert!(text(shipped, "/source/file").ends_with("later.json"));
    assert_eq!(text(shipped, "/source/captured_at"), "2026-03-05T18:00:00Z");
    assert!(text(shipped, "/source/place").contains("pc_om_list_order_0"), "{shipped:#}");
    assert_eq!(texts(&order["cancellations"], "outcome"), ["overtaken"]);
}

#[test]
fn a_presumption_is_shown_and_not_in_the_history() {
    let mut place = Place::with_request();
    let recorded = place.whole(PAID)["history"].clone();
    place.at(AN_HOUR_LATER);
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "closed");
    assert_eq!(texts(&order["cancellations"], "outcome"), ["unanswered"]);
    assert_eq!(order["history"], recorded);
}

#[test]
fn a_person_reads_lines_parcels_cancellations_notes_and_history() {
    let mut place = Place::with(PAID, &["--paid", super::MONDAY, "--item", "Pliers; 2; 12.83"]);
    place.does(&["order", "note", PAID, "asked in chat"]);
    place.does(&["order", "cancel", PAID, "--reason", "out-of-stock", "--complain"]);
    place.does(&[
        "order",
        "record",
        PAID,
        "shipped",
        "--tracking",
        "RX123456785CN",
        "--carrier",
        "China Post",
    ]);
    let shown = place.in_terminal(80).does(&["order", "show", PAID]);
    for part in [
        "Pliers ×2",
        "$12.83",
        "RX123456785CN",
        "China Post",
        "The seller says it is out of stock",
        "complaint",
        "asked in chat",
        "Shipped",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    for line in
        shown.lines().filter(|line| !line.contains("redress ") && !line.contains("https://"))
    {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn piped_it_is_one_field_a_line() {
    let shown = Place::with_request().does(&["order", "show", PAID]);
    assert!(shown.contains("cancellation\t2026-03-03T18:00:00Z\twrong-item\tpending\n"), "{shown}");
    assert!(
        shown.lines().any(|line| line.starts_with("event\t2026-03-02T16:00:00Z\tbuyer\tpaid")),
        "{shown}"
    );
}

#[test]
fn showing_takes_an_order_by_its_beginning_or_end() {
    takes_an_order_by_its_beginning_or_end(|digits| {
        ["order", "show", digits].map(str::to_owned).to_vec()
    });
}
