//! What pages tell: facts beat expectations, the newest page decides, and no page is heard twice.

use super::given::{
    Tale, cancel, clock, closed, facts, moment, note, number, page, paid, parcel, placed, record,
    seen, ship_by, shipped, stands,
};
use crate::domain::order::{
    Cause, Event, Fact, Happened, Outcome, Parcel, Seen, Snapshot, Stage, State, Witness, observe,
};
use crate::domain::purchase::Facts;
use crate::settings::EMBEDDED;

fn awaiting_shipment() -> Tale {
    paid("2026-03-02").sees(page(Stage::AwaitingShipment, "2026-03-03 09:00"))
}

fn asked() -> Tale {
    awaiting_shipment().when(cancel(), "2026-03-03 10:00")
}

fn tells(tale: &Tale, page: Snapshot) -> Vec<Happened> {
    observe(&tale.order, page, &EMBEDDED).expect("a page is never corrupt")
}

fn closed_page(cause: Option<Cause>, time: &str) -> Snapshot {
    Snapshot { stage: Some(Seen { stage: Stage::Closed, cause }), ..page(Stage::Closed, time) }
}

#[test]
fn the_same_page_twice_tells_nothing() {
    let everything = |stage| Snapshot {
        facts: Facts {
            placed: Some(moment("2026-03-02")),
            paid: Some(moment("2026-03-02 08:00")),
            said: Some("Processing".to_owned()),
            ..Facts::default()
        },
        parcels: vec![parcel("RR123456785CN")],
        ..page(stage, "2026-03-10")
    };
    for stage in Stage::ALL {
        let tale = super::given::nothing().sees(everything(stage));
        assert_eq!(tells(&tale, everything(stage)), [], "{stage:?}");
        let tale = asked().sees(everything(stage));
        assert_eq!(tells(&tale, everything(stage)), [], "{stage:?} of a known order");
        let tale = tale.sees(page(Stage::Frozen, "2026-03-20"));
        assert_eq!(tells(&tale, everything(stage)), [], "{stage:?} after a newer page");
    }
}

#[test]
fn the_same_page_after_the_buyers_word_does_not_take_it_back() {
    let tale = seen(Stage::AwaitingShipment, "2026-03-05").when(shipped(), "2026-03-05 12:00:00");
    let again = page(Stage::AwaitingShipment, "2026-03-05");
    assert_eq!(tells(&tale, again), []);
}

#[test]
fn a_page_that_shows_nothing_new_is_remembered_and_moves_nothing() {
    let tale = seen(Stage::AwaitingShipment, "2026-03-03");
    let happened = tells(&tale, page(Stage::AwaitingShipment, "2026-03-05"));
    let same = Seen { stage: Stage::AwaitingShipment, cause: None };
    assert!(happened.iter().any(|happened| happened.event == Event::Seen(same)));
    assert!(happened.iter().all(|happened| happened.event.is_confirmation()));
    let later = tale.clone().take(happened);
    assert_eq!(later.order.known(), Some(clock("2026-03-05")));
    assert_eq!(later.order.since(), tale.order.since());
}

#[test]
fn an_older_page_never_rolls_back_and_fills_what_is_missing() {
    let fresh = Facts {
        said: Some("Awaiting delivery".to_owned()),
        shipped: Some(moment("2026-03-09")),
        ..Facts::default()
    };
    let tale = seen(Stage::Shipped, "2026-03-12");
    let tale = tale.sees(Snapshot { facts: fresh, ..page(Stage::Shipped, "2026-03-12") });
    let state = tale.order.state().clone();
    let outdated = Facts {
        said: Some("Processing".to_owned()),
        payment_method: Some("Card".to_owned()),
        paid: Some(moment("2026-03-02")),
        ..Facts::default()
    };
    let old = page(Stage::AwaitingShipment, "2026-03-05");
    let tale = tale.sees(Snapshot { facts: outdated, ..old });
    assert_eq!(*tale.order.state(), state);
    assert_eq!(tale.order.known(), Some(clock("2026-03-12")));
    assert_eq!(tale.order.purchase().said().map(String::as_str), Some("Awaiting delivery"));
    assert_eq!(tale.order.purchase().payment_method().map(String::as_str), Some("Card"));
    assert_eq!(tale.order.purchase().paid(), Some(&moment("2026-03-02")));
}

#[test]
fn an_older_page_tells_of_a_request_that_the_newer_one_no_longer_shows() {
    for (newest, outcome) in [
        (Stage::AwaitingShipment, Outcome::Lapsed),
        (Stage::Shipped, Outcome::Overtaken),
        (Stage::Closed, Outcome::Unanswered),
    ] {
        let tale = seen(newest, "2026-03-10").sees(page(Stage::CancellationPending, "2026-03-05"));
        assert_eq!(tale.order.stage(), newest);
        let went: Vec<_> = tale.order.cancellations().iter().map(|one| one.outcome).collect();
        assert_eq!(went, [outcome], "{newest:?}");
    }
}

#[test]
fn an_older_page_tells_why_an_order_is_closed_and_where_a_frozen_one_stood() {
    let tale = seen(Stage::Closed, "2026-03-30");
    assert_eq!(stands(&tale.order), "closed unknown");
    let unpaid = Facts { placed: Some(moment("2026-03-02")), ..Facts::default() };
    let old = page(Stage::AwaitingPayment, "2026-03-03");
    let tale = tale.sees(Snapshot { facts: unpaid, ..old });
    assert_eq!(stands(&tale.order), "closed unpaid");

    let tale = seen(Stage::Frozen, "2026-03-30").sees(page(Stage::Shipped, "2026-03-12"));
    let State::Frozen { before, .. } = tale.order.state() else { panic!("frozen") };
    assert_eq!(before.stage(), Stage::Shipped);
}

#[test]
fn the_page_in_the_middle_counts_as_the_middle() {
    let tale = seen(Stage::Closed, "2026-03-10")
        .sees(page(Stage::AwaitingShipment, "2026-03-08"))
        .sees(page(Stage::CancellationPending, "2026-03-04"));
    let forward = seen(Stage::CancellationPending, "2026-03-04")
        .sees(page(Stage::AwaitingShipment, "2026-03-08"))
        .sees(page(Stage::Closed, "2026-03-10"));
    assert_eq!(stands(&tale.order), "closed unknown", "the request was refused before");
    assert_eq!(tale.order.cancellations(), forward.order.cancellations());
}

#[test]
fn a_page_overrules_what_the_clock_presumes_recorded_or_not() {
    for (tale, presumed, newer, then) in [
        (placed("2026-03-02"), "closed unpaid", Stage::AwaitingPayment, "awaiting-payment"),
        (placed("2026-03-02"), "closed unpaid", Stage::VerifyingPayment, "verifying-payment"),
        (awaiting_shipment(), "closed not-shipped", Stage::AwaitingShipment, "awaiting-shipment"),
        (awaiting_shipment(), "closed not-shipped", Stage::Shipped, "shipped"),
        (
            asked(),
            "closed cancellation-unanswered",
            Stage::CancellationPending,
            "cancellation-pending",
        ),
        (asked(), "closed cancellation-unanswered", Stage::AwaitingShipment, "awaiting-shipment"),
        (
            asked(),
            "closed cancellation-unanswered",
            Stage::Closed,
            "closed cancellation-unanswered",
        ),
    ] {
        assert_eq!(tale.stands_at("2026-03-25"), presumed);
        let newer = page(newer, "2026-03-25");
        let plain = tale.clone().sees(newer.clone());
        let recorded = tale.when(note(), "2026-03-25").sees(newer);
        assert_eq!(stands(&plain.order), then);
        for order in [&plain.order, &recorded.order] {
            assert_eq!(order.presumed(), None);
        }
        assert_eq!(plain.order.state(), recorded.order.state());
        assert_eq!(plain.order.since(), recorded.order.since());
        assert_eq!(plain.order.cancellations(), recorded.order.cancellations());
    }
}

#[test]
fn a_page_that_reads_as_before_says_nothing_until_the_answer_is_due() {
    let reads = |time| page(Stage::AwaitingShipment, time);
    let tale = asked().sees(reads("2026-03-06 10:00:00"));
    assert_eq!(stands(&tale.order), "cancellation-pending");
    assert_eq!(tale.stands_at("2026-03-06 10:00:01"), "closed cancellation-unanswered");
    let tale = tale.sees(reads("2026-03-06 10:00:01"));
    assert_eq!(stands(&tale.order), "awaiting-shipment");
    assert_eq!(tale.order.cancellations()[0].outcome, Outcome::Lapsed);
    assert_eq!(tale.stands_at("2026-03-12"), "closed not-shipped", "the time to ship went on");
}

#[test]
fn a_page_refuses_even_a_request_that_the_buyer_held_for_answered_by_silence() {
    let tale = asked().when(closed(Cause::CancellationUnanswered), "2026-03-07");
    let tale = tale.sees(page(Stage::AwaitingShipment, "2026-03-08"));
    assert_eq!(tale.order.cancellations()[0].outcome, Outcome::Lapsed);
    assert_eq!(tale.stands_at("2026-03-08"), "awaiting-shipment");
}

#[test]
fn a_request_that_a_page_shows_anew_ends_the_one_before() {
    let tale = asked()
        .sees(page(Stage::VerifyingPayment, "2026-03-04"))
        .sees(page(Stage::CancellationPending, "2026-03-05"));
    let went: Vec<_> = tale.order.cancellations().iter().map(|one| one.outcome).collect();
    assert_eq!(went, [Outcome::Overtaken, Outcome::Pending]);
}

#[test]
fn words_that_nobody_knows_keep_the_stage_that_was_known() {
    let words = Facts { said: Some("Zwischenlagerung".to_owned()), ..Facts::default() };
    let unknown = Snapshot { facts: words.clone(), ..page(Stage::Unknown, "2026-03-12") };
    for unknown in [unknown, facts(words, "2026-03-12")] {
        let tale = asked().sees(unknown.clone());
        assert_eq!(stands(&tale.order), "cancellation-pending");
        assert_eq!(tale.order.purchase().said().map(String::as_str), Some("Zwischenlagerung"));
        let fresh = super::given::nothing().sees(unknown);
        assert_eq!(fresh.order.stage(), Stage::Unknown);
        assert_eq!(fresh.refuses(cancel(), "2026-03-13"), "order.stage-unknown");
    }
}

#[test]
fn a_page_without_a_stage_does_not_make_the_stage_older() {
    let tale = seen(Stage::Delivered, "2026-03-12");
    let words = Facts { said: Some("Delivered".to_owned()), ..Facts::default() };
    let after = tale.clone().sees(facts(words, "2026-03-05"));
    assert_eq!(after.order.since(), tale.order.since());
    assert_eq!(after.order.state(), tale.order.state());
}

#[test]
fn a_closed_order_stays_closed_until_a_later_page_says_otherwise() {
    let tale = awaiting_shipment().when(closed(Cause::Seller), "2026-03-05");
    assert_eq!(tale.stands_at("2027-03-05"), "closed seller");
    assert_eq!(
        stands(&tale.clone().sees(page(Stage::Shipped, "2026-03-04")).order),
        "closed seller"
    );
    assert_eq!(
        stands(&tale.clone().sees(page(Stage::Closed, "2026-03-08")).order),
        "closed seller"
    );
    assert_eq!(stands(&tale.sees(page(Stage::Shipped, "2026-03-08")).order), "shipped");
}

#[test]
fn a_newer_page_that_tells_the_cause_corrects_it() {
    let tale = seen(Stage::Closed, "2026-03-05");
    let tale = tale.sees(closed_page(Some(Cause::Security), "2026-03-08"));
    assert_eq!(stands(&tale.order), "closed security");
    let tale = tale.sees(closed_page(None, "2026-03-09"));
    assert_eq!(stands(&tale.order), "closed security", "silence does not take it back");
    let tale = tale.sees(closed_page(Some(Cause::Seller), "2026-03-07"));
    assert_eq!(stands(&tale.order), "closed security", "nor does an older page");
}

#[test]
fn a_page_of_shipped_goods_shows_that_they_were_paid() {
    let tale = seen(Stage::Shipped, "2026-03-12").when(closed(Cause::Seller), "2026-03-15");
    assert!(tale.order.is_paid());
    let tale = seen(Stage::AwaitingPayment, "2026-03-12").when(closed(Cause::Unpaid), "2026-03-15");
    assert!(!tale.order.is_paid());
    let tale = tale.sees(page(Stage::AwaitingShipment, "2026-03-11"));
    assert!(tale.order.is_paid(), "an older page shows it as well");
    assert_eq!(stands(&tale.order), "closed unpaid");
}

#[test]
fn a_parcel_is_known_by_its_number_whichever_page_names_the_carrier() {
    let shows = |carrier: Option<&str>, time| Snapshot {
        parcels: vec![Parcel {
            number: "RR123456785CN".to_owned(),
            carrier: carrier.map(str::to_owned),
        }],
        ..page(Stage::Shipped, time)
    };
    let (bare, named) = (shows(None, "2026-03-10"), shows(Some("China Post"), "2026-03-11"));
    let forward = super::given::nothing().sees(bare.clone()).sees(named.clone());
    let backward = super::given::nothing().sees(named.clone()).sees(bare.clone());
    for tale in [forward, backward] {
        assert_eq!(tale.order.parcels(), named.parcels);
        assert_eq!(tells(&tale, bare.clone()), []);
    }
}

#[test]
fn a_page_on_top_of_the_buyers_word_is_told_on_top_of_it() {
    let tale = awaiting_shipment().when(ship_by("2026-03-20"), "2026-03-05");
    let tale = tale.sees(page(Stage::Frozen, "2026-03-09"));
    let tale = tale.sees(page(Stage::CancellationPending, "2026-03-07"));
    let State::Frozen { before, .. } = tale.order.state() else { panic!("frozen") };
    let State::CancellationPending { ship_by, .. } = **before else { panic!("pending") };
    assert_eq!(super::given::wall(ship_by.due()), "2026-03-20 23:59:59");
    assert_eq!(tale.order.id(), &number());
}

#[test]
fn a_page_confirms_the_buyers_word_without_taking_it_over() {
    let tale = awaiting_shipment().when(shipped(), "2026-03-09");
    let after = tale.clone().sees(page(Stage::Shipped, "2026-03-12"));
    assert_eq!(after.order.witness(), Witness::Buyer);
    assert_eq!(after.order.state(), tale.order.state());
    let rejected = asked().sees(page(Stage::AwaitingShipment, "2026-03-07"));
    assert_eq!(
        rejected.refuses(record(Fact::CancellationRejected), "2026-03-08"),
        "order.no-request"
    );
}
