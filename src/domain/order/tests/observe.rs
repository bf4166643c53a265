//! What pages tell: the newest decides about a question, older ones fill in, and none is heard twice.

use super::given::{
    Tale, approved, cancel, clock, closed, details, full_page, moment, nothing, page, page_closed,
    paid, parcel, placed, rejected, report, seen, ship_by, shipped, shows, stands, wall, withdraw,
};
use crate::domain::details::Details;
use crate::domain::order::{
    Cause, Fact, Look, Order, Outcome, Parcel, Report, ShownStage, Source, Stage, State,
};
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

fn awaiting_shipment() -> Tale {
    paid("2026-03-02").sees(page(Stage::AwaitingShipment, "2026-03-03 09:00"))
}

fn asked() -> Tale {
    awaiting_shipment().when(cancel(), "2026-03-03 10:00")
}

/// The order as it is known, without what was told of it.
fn known(tale: &Tale) -> Order {
    let mut order = tale.known().base().clone();
    order.facts = std::sync::Arc::from([]);
    order
}

fn outcomes(tale: &Tale) -> Vec<Outcome> {
    known(tale).cancellations.iter().map(|one| one.outcome).collect()
}

#[test]
fn the_same_page_twice_is_one_fact_told_twice() {
    let everything = |stage| {
        let details = Details {
            placed: Some(moment("2026-03-02")),
            paid: Some(moment("2026-03-02 08:00")),
            status_text: Some("Processing".to_owned()),
            ..Details::default()
        };
        let stage = Some(ShownStage { stage, cause: None });
        let parcels = vec![parcel("RR123456785CN")];
        let seen = Moment::At(clock("2026-03-10"));
        Fact::look(Source::OrderPage, seen, Look { stage, details, parcels })
    };
    for stage in Stage::ALL {
        for tale in [nothing(), asked()] {
            let once = tale.sees(everything(stage));
            let twice = once.clone().reads(everything(stage), "2026-03-25");
            assert_eq!(known(&twice), known(&once), "{stage:?}");
            assert_eq!(twice.facts.len(), once.facts.len());
            let first_undone = twice.undone(1);
            assert_eq!(known(&first_undone), known(&once), "{stage:?}: it was told once more");
        }
    }
}

#[test]
fn the_same_page_after_the_buyers_word_does_not_take_it_back() {
    let showed = page(Stage::AwaitingShipment, "2026-03-05");
    let tale = seen(Stage::AwaitingShipment, "2026-03-05").when(shipped(), "2026-03-05 12:00:00");
    assert_eq!(tale.stands_at("2026-03-06"), "shipped");
    assert_eq!(tale.reads(showed, "2026-03-06").stands_at("2026-03-06"), "shipped");
}

#[test]
fn a_page_that_shows_nothing_new_moves_only_when_it_was_seen_last() {
    let tale = seen(Stage::AwaitingShipment, "2026-03-03");
    let later = tale.clone().sees(page(Stage::AwaitingShipment, "2026-03-05"));
    assert_eq!(known(&later).as_of, Some(clock("2026-03-05")));
    assert_eq!(known(&later).since, known(&tale).since);
    assert_eq!(known(&later).state(), known(&tale).state());
}

#[test]
fn an_older_page_never_rolls_back_and_fills_what_is_missing() {
    let fresh = Details {
        status_text: Some("Awaiting delivery".to_owned()),
        shipped: Some(moment("2026-03-09")),
        ..Details::default()
    };
    let outdated = Details {
        status_text: Some("Processing".to_owned()),
        payment_method: Some("Card".to_owned()),
        paid: Some(moment("2026-03-02")),
        ..Details::default()
    };
    let tale = nothing().sees(full_page(Stage::Shipped, fresh, "2026-03-12"));
    let before = known(&tale).state().clone();
    let old = full_page(Stage::AwaitingShipment, outdated, "2026-03-05");
    let tale = tale.reads(old, "2026-03-13");
    let order = known(&tale);
    assert_eq!(*order.state(), before);
    assert_eq!(order.as_of, Some(clock("2026-03-12")));
    assert_eq!(order.purchase().status_text().map(String::as_str), Some("Awaiting delivery"));
    assert_eq!(order.purchase().payment_method().map(String::as_str), Some("Card"));
    assert_eq!(order.purchase().paid(), Some(&moment("2026-03-02")));
}

#[test]
fn an_older_page_tells_of_a_request_that_the_newer_one_no_longer_shows() {
    for (newest, outcome) in [
        (Stage::AwaitingShipment, Outcome::Lapsed),
        (Stage::Shipped, Outcome::Superseded),
        (Stage::Closed, Outcome::Unanswered),
    ] {
        let older = page(Stage::CancellationPending, "2026-03-05");
        let tale = seen(newest, "2026-03-10").reads(older, "2026-03-11");
        assert_eq!(known(&tale).stage(), newest);
        assert_eq!(outcomes(&tale), [outcome], "{newest:?}");
    }
}

#[test]
fn an_older_page_tells_why_an_order_is_closed_and_where_a_frozen_one_stood() {
    let tale = seen(Stage::Closed, "2026-03-30");
    assert_eq!(stands(&known(&tale)), "closed unknown");
    let tale = tale.reads(page(Stage::InDispute, "2026-03-13"), "2026-03-31");
    assert_eq!(stands(&known(&tale)), "closed dispute");

    let tale =
        seen(Stage::Frozen, "2026-03-30").reads(page(Stage::Shipped, "2026-03-12"), "2026-03-31");
    let order = known(&tale);
    let State::Frozen { before, .. } = order.state() else { panic!("frozen") };
    assert_eq!(before.stage(), Stage::Shipped);
}

#[test]
fn the_page_in_the_middle_counts_as_the_middle() {
    let pages = || {
        [
            page(Stage::Closed, "2026-03-10"),
            page(Stage::AwaitingShipment, "2026-03-08"),
            page(Stage::CancellationPending, "2026-03-04"),
        ]
    };
    let backward = pages().into_iter().fold(nothing(), |tale, page| tale.reads(page, "2026-03-11"));
    let forward = pages().into_iter().rev().fold(nothing(), Tale::sees);
    assert_eq!(outcomes(&backward), [Outcome::Unanswered]);
    assert_eq!(known(&backward), known(&forward));
}

#[test]
fn a_page_overrules_what_a_timer_makes_of_the_order() {
    let unpaid = || placed("2026-03-02");
    for (tale, before, newer, then) in [
        (unpaid(), "awaiting-payment, outdated", Stage::AwaitingPayment, "awaiting-payment"),
        (unpaid(), "awaiting-payment, outdated", Stage::VerifyingPayment, "verifying-payment"),
        (
            awaiting_shipment(),
            "awaiting-shipment, outdated",
            Stage::AwaitingShipment,
            "awaiting-shipment",
        ),
        (awaiting_shipment(), "awaiting-shipment, outdated", Stage::Shipped, "shipped"),
        (
            asked(),
            "closed cancellation-unanswered, assumed",
            Stage::CancellationPending,
            "cancellation-pending",
        ),
        (
            asked(),
            "closed cancellation-unanswered, assumed",
            Stage::AwaitingShipment,
            "awaiting-shipment",
        ),
        (
            asked(),
            "closed cancellation-unanswered, assumed",
            Stage::Closed,
            "closed cancellation-unanswered",
        ),
    ] {
        assert_eq!(tale.stands_at("2026-03-25"), before);
        assert_eq!(tale.sees(page(newer, "2026-03-25")).stands_at("2026-03-25"), then);
    }
}

#[test]
fn a_page_that_reads_as_before_says_nothing_until_the_answer_is_due() {
    let reads = |time| page(Stage::AwaitingShipment, time);
    let tale = asked().sees(reads("2026-03-06 10:00:00"));
    assert_eq!(tale.stands_at("2026-03-06 10:00:00"), "cancellation-pending");
    assert_eq!(tale.stands_at("2026-03-06 10:00:01"), "closed cancellation-unanswered, assumed");
    let tale = tale.sees(reads("2026-03-06 10:00:01"));
    assert_eq!(tale.stands_at("2026-03-06 10:00:01"), "awaiting-shipment");
    assert_eq!(outcomes(&tale), [Outcome::Lapsed]);
    assert_eq!(tale.stands_at("2026-03-12"), "awaiting-shipment, outdated");
}

#[test]
fn a_page_that_reads_as_before_once_one_showed_the_request_says_that_it_is_over() {
    let tale = asked().sees(page(Stage::CancellationPending, "2026-03-04"));
    let tale = tale.sees(page(Stage::AwaitingShipment, "2026-03-05"));
    assert_eq!(tale.stands_at("2026-03-05"), "awaiting-shipment");
    assert_eq!(outcomes(&tale), [Outcome::Lapsed]);
    let only_seen = seen(Stage::CancellationPending, "2026-03-04");
    let only_seen = only_seen.sees(page(Stage::AwaitingShipment, "2026-03-05"));
    assert_eq!(only_seen.stands_at("2026-03-05"), "awaiting-shipment");
}

#[test]
fn a_page_refuses_even_a_request_that_the_buyer_held_for_answered() {
    for command in [closed(Cause::CancellationUnanswered), approved()] {
        let tale = asked().when(command, "2026-03-07");
        let tale = tale.sees(page(Stage::AwaitingShipment, "2026-03-08"));
        assert_eq!(outcomes(&tale), [Outcome::Lapsed]);
        assert_eq!(tale.stands_at("2026-03-08"), "awaiting-shipment");
        let order = known(&tale);
        assert_eq!(order.disagreements[0].about, "ending");
        assert_eq!(order.disagreements[0].counts.says, "awaiting-shipment");
        assert_eq!(order.disagreements[0].falls.says, "closed");
    }
}

#[test]
fn a_request_that_a_page_shows_after_it_was_over_is_a_new_one() {
    let tale = asked()
        .sees(page(Stage::VerifyingPayment, "2026-03-07"))
        .sees(page(Stage::CancellationPending, "2026-03-08"));
    assert_eq!(outcomes(&tale), [Outcome::Lapsed, Outcome::Pending]);
    let soon = asked()
        .sees(page(Stage::VerifyingPayment, "2026-03-04"))
        .sees(page(Stage::CancellationPending, "2026-03-05"));
    assert_eq!(outcomes(&soon), [Outcome::Pending], "until the answer is due it is the same");
}

#[test]
fn a_rejection_that_is_told_after_pages_that_showed_the_request_stands() {
    let tale = asked().sees(page(Stage::CancellationPending, "2026-03-05"));
    let told = super::given::done(rejected(), "2026-03-04");
    let tale = tale.when(told, "2026-03-05 13:00");
    assert_eq!(outcomes(&tale), [Outcome::Rejected]);
    assert_eq!(tale.stands_at("2026-03-05 13:00"), "awaiting-shipment");
    let seen_again = tale.sees(page(Stage::CancellationPending, "2026-03-06"));
    assert_eq!(outcomes(&seen_again), [Outcome::Rejected, Outcome::Pending]);
}

#[test]
fn a_request_that_only_a_page_showed_is_answered_by_that_page() {
    let tale = awaiting_shipment().sees(page(Stage::CancellationPending, "2026-03-05"));
    for (command, outcome) in [
        (approved(), Outcome::Granted),
        (rejected(), Outcome::Rejected),
        (withdraw(), Outcome::Withdrawn),
    ] {
        let answered = tale.clone().when(command, "2026-03-06");
        assert_eq!(outcomes(&answered), [outcome]);
        let earlier = page(Stage::CancellationPending, "2026-03-04");
        let with_older = answered.reads(earlier, "2026-03-07");
        assert_eq!(outcomes(&with_older), [outcome], "an older page of it changes nothing");
    }
    let other = awaiting_shipment();
    let facts = other.admit(cancel(), "2026-03-04 10:00").expect("another device's word");
    let told = tale.told(facts, clock("2026-03-06"));
    assert_eq!(told.stands_at("2026-03-06"), "cancellation-pending");
    assert_eq!(outcomes(&told), [Outcome::Pending], "the buyer's word names the same");
    assert_eq!(told.due(Rule::CancelSellerAnswer, "2026-03-06"), "2026-03-07 10:00:00");
}

#[test]
fn words_that_nobody_knows_keep_the_stage_that_was_known() {
    let words = Details { status_text: Some("Zwischenlagerung".to_owned()), ..Details::default() };
    let unknown = full_page(Stage::Unknown, words.clone(), "2026-03-05");
    for unknown in [unknown, details(words, "2026-03-05")] {
        let tale = asked().sees(unknown.clone());
        assert_eq!(tale.stands_at("2026-03-05"), "cancellation-pending");
        let text = known(&tale).purchase().status_text().cloned();
        assert_eq!(text.as_deref(), Some("Zwischenlagerung"));
        let fresh = nothing().sees(unknown);
        assert_eq!(known(&fresh).stage(), Stage::Unknown);
        assert_eq!(fresh.refuses(cancel(), "2026-03-13"), "order.stage-unknown");
    }
}

#[test]
fn a_closed_order_stays_closed_until_a_later_page_says_otherwise() {
    let tale = awaiting_shipment().when(closed(Cause::Seller), "2026-03-05");
    assert_eq!(tale.stands_at("2027-03-05"), "closed seller");
    for (stage, time, stands) in [
        (Stage::Shipped, "2026-03-04", "closed seller"),
        (Stage::Closed, "2026-03-08", "closed seller"),
        (Stage::Shipped, "2026-03-08", "shipped"),
    ] {
        let after = tale.clone().reads(page(stage, time), "2026-03-09");
        assert_eq!(after.stands_at("2026-03-09"), stands);
    }
}

#[test]
fn the_cause_of_a_closing_that_a_page_shows_can_be_told() {
    let tale = seen(Stage::Closed, "2026-03-05").when(closed(Cause::Security), "2026-03-10");
    assert_eq!(tale.stands_at("2026-03-10"), "closed security");
    let known = tale.at("2026-03-10");
    assert_eq!(known.since.map(|since| since.day().to_string()), Some("2026-03-05".to_owned()));
    assert_eq!(tale.refuses(closed(Cause::Seller), "2026-03-11"), "order.already-closed");
}

#[test]
fn of_pages_of_one_instant_the_later_stage_counts_whichever_was_imported_first() {
    let pages = [Stage::AwaitingShipment, Stage::Shipped].map(|stage| {
        let words = Details { status_text: Some(format!("{stage:?}")), ..Details::default() };
        shows(Source::OrderPage, stage, words, "2026-03-05")
    });
    let [one, other] = pages;
    for tale in [
        nothing().reads(one.clone(), "2026-03-06").reads(other.clone(), "2026-03-07"),
        nothing().reads(other, "2026-03-06").reads(one, "2026-03-07"),
    ] {
        let order = tale.at("2026-03-08");
        assert_eq!(order.stage(), Stage::Shipped);
        assert_eq!(order.purchase().status_text().map(String::as_str), Some("Shipped"));
    }
}

#[test]
fn a_newer_page_that_tells_the_cause_corrects_it() {
    let tale = seen(Stage::Closed, "2026-03-05");
    let tale = tale.sees(page_closed(Cause::Security, "2026-03-08"));
    assert_eq!(tale.stands_at("2026-03-10"), "closed security");
    let tale = tale.sees(page(Stage::Closed, "2026-03-09"));
    assert_eq!(tale.stands_at("2026-03-10"), "closed security", "silence does not take it back");
    let tale = tale.reads(page_closed(Cause::Seller, "2026-03-07"), "2026-03-10");
    assert_eq!(tale.stands_at("2026-03-10"), "closed security", "nor does an older page");
}

#[test]
fn a_page_of_shipped_goods_shows_that_they_were_paid() {
    let tale = seen(Stage::Shipped, "2026-03-12").when(closed(Cause::Seller), "2026-03-15");
    assert!(known(&tale).is_paid);
    let tale = seen(Stage::AwaitingPayment, "2026-03-12").when(closed(Cause::Unpaid), "2026-03-15");
    assert!(!known(&tale).is_paid);
    let tale = tale.reads(page(Stage::AwaitingShipment, "2026-03-11"), "2026-03-16");
    assert!(known(&tale).is_paid, "an older page shows it as well");
    assert_eq!(tale.stands_at("2026-03-16"), "closed unpaid");
}

#[test]
fn a_parcel_is_known_by_its_number_whichever_page_names_the_carrier() {
    let shows = |carrier: Option<&str>, time| {
        let number = "RR123456785CN".to_owned();
        let parcels =
            vec![Parcel { number, carrier: carrier.map(str::to_owned), contents: Vec::new() }];
        Fact::look(Source::OrderPage, Moment::At(clock(time)), Look { parcels, ..Look::default() })
    };
    let (bare, named) = (shows(None, "2026-03-10"), shows(Some("China Post"), "2026-03-11"));
    for pages in [[bare.clone(), named.clone()], [named, bare]] {
        let tale = pages.into_iter().fold(nothing(), |tale, page| tale.reads(page, "2026-03-12"));
        let parcels = known(&tale).parcels.clone();
        assert_eq!(parcels.len(), 1);
        assert_eq!(parcels[0].carrier.as_deref(), Some("China Post"));
    }
}

#[test]
fn a_page_leaves_the_dates_that_the_buyer_told() {
    let tale = awaiting_shipment().when(ship_by("2026-03-20"), "2026-03-05");
    let tale = tale.sees(page(Stage::Frozen, "2026-03-09"));
    let tale = tale.reads(page(Stage::CancellationPending, "2026-03-07"), "2026-03-09");
    let order = known(&tale);
    let State::Frozen { before, .. } = order.state() else { panic!("frozen") };
    let State::CancellationPending { ship_by, .. } = **before else { panic!("pending") };
    assert_eq!(wall(ship_by.due()), "2026-03-20 23:59:59");
}

#[test]
fn a_page_confirms_the_buyers_word_without_taking_it_over() {
    let tale = awaiting_shipment().when(shipped(), "2026-03-09");
    let after = tale.clone().sees(page(Stage::Shipped, "2026-03-12"));
    assert_eq!(known(&after).stage_source, Some(Source::Buyer));
    assert_eq!(known(&after).state(), known(&tale).state());
    assert!(known(&after).disagreements.is_empty());
}

#[test]
fn a_mail_and_an_export_only_raise_and_a_list_gives_way_to_the_page_of_that_time() {
    let at = |source, stage, time| shows(source, stage, Details::default(), time);
    let raised = awaiting_shipment().sees(at(Source::Mail, Stage::Shipped, "2026-03-09"));
    assert_eq!(raised.stands_at("2026-03-09"), "shipped");
    let kept = raised.sees(at(Source::Export, Stage::AwaitingShipment, "2026-03-10"));
    assert_eq!(kept.stands_at("2026-03-10"), "shipped");
    let lowered = kept.sees(page(Stage::AwaitingShipment, "2026-03-11"));
    assert_eq!(lowered.stands_at("2026-03-11"), "awaiting-shipment");
    let both = nothing().sees(at(Source::OrderPage, Stage::Shipped, "2026-03-09")).sees(at(
        Source::OrderList,
        Stage::AwaitingShipment,
        "2026-03-09",
    ));
    assert_eq!(both.stands_at("2026-03-09"), "shipped");
    let ended = awaiting_shipment().sees(at(Source::Mail, Stage::Closed, "2026-03-09"));
    assert_eq!(ended.stands_at("2026-03-09"), "closed unknown");
    let tracked = awaiting_shipment().sees(page(Stage::Shipped, "2026-03-12"));
    let tracked =
        tracked.reads(at(Source::TrackingPage, Stage::Delivered, "2026-03-11"), "2026-03-12");
    assert_eq!(
        tracked.stands_at("2026-03-12"),
        "delivered",
        "tracking knows the goods' way better"
    );
}

#[test]
fn a_page_that_shows_less_than_was_told_keeps_the_word_as_a_disagreement() {
    let tale = awaiting_shipment().when(shipped(), "2026-03-09");
    let tale = tale.sees(page(Stage::AwaitingShipment, "2026-03-10"));
    let order = known(&tale);
    assert_eq!(order.stage(), Stage::AwaitingShipment);
    let [disagreement] = &order.disagreements[..] else { panic!("{:?}", order.disagreements) };
    assert_eq!(disagreement.about, "stage");
    assert_eq!(disagreement.counts.says, "awaiting-shipment");
    assert_eq!(disagreement.falls.says, "shipped");
    let again = tale.clone().when(super::given::done(shipped(), "2026-03-09 12:00"), "2026-03-11");
    assert_eq!(again.stands_at("2026-03-11"), "shipped", "told again after the page it counts");
    let unchanged = tale.when(report(Report::NothingChanged), "2026-03-11");
    assert_eq!(unchanged.stands_at("2026-03-11"), "awaiting-shipment");
}
