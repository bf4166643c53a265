//! The table of stages, row by row: what moves an order from each, what is refused there, and what
//! is only assumed or out of date where nobody looked.

use super::given::{
    Tale, approved, by_hand, cancel, cancel_for, closed, done, extend, moment, note, nothing, page,
    paid, parcel, partly_shipped, pay, placed, prepare, receive, refuse, rejected, report, seen,
    ship_by, shipped, stands, submit, wall, withdraw,
};
use crate::domain::order::{
    ActionKind, Cause, Command, Fact, Outcome, Reason, Report, Stage, State, StepKind, StepRequest,
    open_steps,
};
use crate::domain::rule::Rule;

/// How a row of the table happens.
enum By {
    /// The buyer does it, or reports that others did.
    Told(Command),
    /// A page shows it.
    Shown(Fact),
    /// Only the time passes.
    Waited,
}
use By::{Shown, Told, Waited};

/// One row of the table: where from, by what, at what time, and where to.
type Row = (&'static str, Tale, By, &'static str, &'static str);

fn walk(rows: Vec<Row>) {
    for (name, from, by, now, to) in rows {
        let tale = match by {
            Told(command) => from.when(command, now),
            Shown(page) => from.sees(page),
            Waited => from,
        };
        assert_eq!(tale.stands_at(now), to, "{name}");
    }
}

/// Paid on Monday, past the check of the payment.
fn awaiting_shipment() -> Tale {
    paid("2026-03-02 09:00").when(report(Report::PaymentVerified), "2026-03-02 15:00")
}

fn checked() -> Tale {
    paid("2026-03-02 09:00").sees(page(Stage::VerifyingPayment, "2026-03-02 10:00"))
}

fn pending() -> Tale {
    awaiting_shipment().when(cancel(), "2026-03-03 10:00")
}

fn partial() -> Tale {
    awaiting_shipment().when(partly_shipped(), "2026-03-05")
}

fn on_its_way() -> Tale {
    awaiting_shipment().when(shipped(), "2026-03-09")
}

fn delivered() -> Tale {
    on_its_way().when(report(Report::Delivered), "2026-04-01")
}

fn shipment_cancelled() -> Tale {
    on_its_way().when(report(Report::ShipmentCancelled), "2026-03-12")
}

fn shows(stage: Stage, seen: &str) -> By {
    Shown(page(stage, seen))
}

#[test]
fn an_unpaid_order_is_paid_cancelled_or_looked_at_again() {
    let unpaid = || placed("2026-03-02");
    walk(vec![
        ("paid", unpaid(), Told(pay()), "2026-03-03", "awaiting-shipment"),
        ("paid on the last day", unpaid(), Told(pay()), "2026-03-22 23:59:59", "awaiting-shipment"),
        (
            "seen paid",
            unpaid(),
            shows(Stage::VerifyingPayment, "2026-03-03"),
            "2026-03-03",
            "verifying-payment",
        ),
        (
            "told to be verified",
            unpaid(),
            Told(report(Report::PaymentVerified)),
            "2026-03-03",
            "awaiting-shipment",
        ),
        ("cancelled", unpaid(), Told(cancel()), "2026-03-03", "closed cancelled-by-buyer"),
        ("prepared", unpaid(), Told(prepare(cancel())), "2026-03-03", "awaiting-payment"),
        ("told closed", unpaid(), Told(closed(Cause::Unpaid)), "2026-03-10", "closed unpaid"),
        (
            "seen closed early",
            unpaid(),
            shows(Stage::Closed, "2026-03-10"),
            "2026-03-10",
            "closed unknown",
        ),
        (
            "seen closed after the time to pay",
            unpaid(),
            shows(Stage::Closed, "2026-03-24"),
            "2026-03-24",
            "closed unknown",
        ),
        ("waited", unpaid(), Waited, "2026-03-23 00:00", "awaiting-payment, outdated"),
        ("still in time", unpaid(), Waited, "2026-03-22 23:59:59", "awaiting-payment"),
    ]);
}

#[test]
fn a_payment_in_check_is_found_good_fails_or_is_cancelled_by_request() {
    walk(vec![
        ("being checked", checked(), Waited, "2026-03-05", "verifying-payment"),
        ("nobody saw it shipped", checked(), Waited, "2026-03-12", "verifying-payment, outdated"),
        (
            "told to be good",
            checked(),
            Told(report(Report::PaymentVerified)),
            "2026-03-02 15:00",
            "awaiting-shipment",
        ),
        (
            "seen to be good",
            checked(),
            shows(Stage::AwaitingShipment, "2026-03-02 15:00"),
            "2026-03-02 15:00",
            "awaiting-shipment",
        ),
        (
            "told to have failed",
            checked(),
            Told(report(Report::PaymentFailed)),
            "2026-03-02 15:00",
            "closed payment-failed",
        ),
        (
            "told to be closed for security",
            checked(),
            Told(closed(Cause::Security)),
            "2026-03-02 15:00",
            "closed security",
        ),
        ("asked to cancel", checked(), Told(cancel()), "2026-03-02 12:00", "cancellation-pending"),
        (
            "the page closes it at once",
            checked().when(cancel(), "2026-03-02 12:00"),
            shows(Stage::Closed, "2026-03-02 12:10"),
            "2026-03-02 12:10",
            "closed cancellation-approved",
        ),
        (
            "rejected",
            checked().when(cancel(), "2026-03-02 12:00"),
            Told(rejected()),
            "2026-03-02 13:00",
            "verifying-payment",
        ),
    ]);
}

#[test]
fn an_order_that_awaits_shipment_is_shipped_asked_back_or_looked_at_again() {
    let moved = || awaiting_shipment().when(ship_by("2026-03-20"), "2026-03-05");
    walk(vec![
        (
            "asked to cancel",
            awaiting_shipment(),
            Told(cancel()),
            "2026-03-03 10:00",
            "cancellation-pending",
        ),
        (
            "seen asked to cancel",
            awaiting_shipment(),
            shows(Stage::CancellationPending, "2026-03-03 10:00"),
            "2026-03-03 10:00",
            "cancellation-pending",
        ),
        ("all shipped", awaiting_shipment(), Told(shipped()), "2026-03-09", "shipped"),
        (
            "seen shipped",
            awaiting_shipment(),
            shows(Stage::Shipped, "2026-03-09"),
            "2026-03-09",
            "shipped",
        ),
        (
            "part shipped",
            awaiting_shipment(),
            Told(partly_shipped()),
            "2026-03-09",
            "partially-shipped",
        ),
        (
            "seen part shipped",
            awaiting_shipment(),
            shows(Stage::PartiallyShipped, "2026-03-09"),
            "2026-03-09",
            "partially-shipped",
        ),
        ("more time given", moved(), Waited, "2026-03-05", "awaiting-shipment"),
        ("more time holds", moved(), Waited, "2026-03-20 23:59:59", "awaiting-shipment"),
        ("and ends", moved(), Waited, "2026-03-21 00:00", "awaiting-shipment, outdated"),
        (
            "nobody looked",
            awaiting_shipment(),
            Waited,
            "2026-03-12 00:00",
            "awaiting-shipment, outdated",
        ),
        (
            "seen closed after the time to ship",
            awaiting_shipment(),
            shows(Stage::Closed, "2026-03-13"),
            "2026-03-13",
            "closed unknown",
        ),
        ("shipped late", awaiting_shipment(), Told(shipped()), "2026-03-14", "shipped"),
        (
            "shipped in time, told late",
            awaiting_shipment(),
            Told(done(shipped(), "2026-03-10")),
            "2026-03-20",
            "shipped",
        ),
        (
            "more time, told late",
            awaiting_shipment(),
            Told(ship_by("2026-03-30")),
            "2026-03-20",
            "awaiting-shipment",
        ),
    ]);
}

#[test]
fn a_pending_request_is_answered_withdrawn_superseded_or_assumed_granted() {
    let soon = || pending().when(ship_by("2026-03-04"), "2026-03-03 11:00");
    walk(vec![
        ("agreed", pending(), Told(approved()), "2026-03-04", "closed cancellation-approved"),
        (
            "seen closed before the answer was due",
            pending(),
            shows(Stage::Closed, "2026-03-04"),
            "2026-03-04",
            "closed cancellation-approved",
        ),
        ("still in time", pending(), Waited, "2026-03-06 10:00:00", "cancellation-pending"),
        (
            "silence",
            pending(),
            Waited,
            "2026-03-06 10:00:01",
            "closed cancellation-unanswered, assumed",
        ),
        (
            "silence, and the money should have come",
            pending(),
            Waited,
            "2026-04-04",
            "cancellation-pending, outdated",
        ),
        (
            "seen closed after silence",
            pending(),
            shows(Stage::Closed, "2026-03-07"),
            "2026-03-07",
            "closed cancellation-unanswered",
        ),
        ("rejected", pending(), Told(rejected()), "2026-03-04", "awaiting-shipment"),
        (
            "rejected after silence was assumed",
            pending(),
            Told(rejected()),
            "2026-03-08",
            "awaiting-shipment",
        ),
        (
            "a note in between changes nothing",
            pending().when(note(), "2026-03-08"),
            Told(rejected()),
            "2026-03-09",
            "awaiting-shipment",
        ),
        (
            "seen to go on",
            pending(),
            shows(Stage::AwaitingShipment, "2026-03-07"),
            "2026-03-07",
            "awaiting-shipment",
        ),
        ("withdrawn", pending(), Told(withdraw()), "2026-03-04", "awaiting-shipment"),
        (
            "only prepared",
            pending(),
            Told(prepare(withdraw())),
            "2026-03-04",
            "cancellation-pending",
        ),
        ("shipped", pending(), Told(shipped()), "2026-03-05", "shipped"),
        ("silent, but shipped", pending(), Told(shipped()), "2026-03-08", "shipped"),
        ("seen shipped", pending(), shows(Stage::Shipped, "2026-03-05"), "2026-03-05", "shipped"),
        (
            "the time to ship ends first, and what the marketplace does then is not known",
            soon(),
            Waited,
            "2026-03-05 00:00",
            "cancellation-pending, outdated",
        ),
        (
            "and silence changes nothing of that",
            soon(),
            Waited,
            "2026-03-07",
            "cancellation-pending, outdated",
        ),
    ]);
}

#[test]
fn how_a_request_went_is_written_down() {
    for (by, outcome) in [
        (Told(approved()), Outcome::Granted),
        (Told(rejected()), Outcome::Rejected),
        (Told(withdraw()), Outcome::Withdrawn),
        (Told(shipped()), Outcome::Superseded),
        (Told(partly_shipped()), Outcome::Superseded),
        (Told(closed(Cause::CancellationApproved)), Outcome::Granted),
        (Told(closed(Cause::CancellationUnanswered)), Outcome::Unanswered),
        (Told(closed(Cause::Seller)), Outcome::Superseded),
        (Told(note()), Outcome::Pending),
        (shows(Stage::Closed, "2026-03-05"), Outcome::Granted),
        (shows(Stage::Closed, "2026-03-07"), Outcome::Unanswered),
        (shows(Stage::AwaitingShipment, "2026-03-05"), Outcome::Pending),
        (shows(Stage::AwaitingShipment, "2026-03-07"), Outcome::Lapsed),
        (shows(Stage::Completed, "2026-03-07"), Outcome::Superseded),
        (shows(Stage::Frozen, "2026-03-04"), Outcome::Pending),
    ] {
        let tale = match by {
            Told(command) => pending().when(command, "2026-03-05"),
            Shown(page) => pending().sees(page),
            Waited => pending(),
        };
        let order = tale.known().base().clone();
        let went: Vec<_> = order.cancellations.iter().map(|one| one.outcome).collect();
        assert_eq!(went, [outcome]);
    }
    let silent = pending().at("2026-03-07");
    assert_eq!(silent.cancellations[0].outcome, Outcome::Unanswered);
    assert_eq!(silent.as_known().cancellations[0].outcome, Outcome::Pending);
}

#[test]
fn goods_on_their_way_arrive_come_back_or_are_confirmed() {
    walk(vec![
        ("the rest is shipped", partial(), Told(shipped()), "2026-03-10", "shipped"),
        (
            "the rest is seen shipped",
            partial(),
            shows(Stage::Shipped, "2026-03-10"),
            "2026-03-10",
            "shipped",
        ),
        ("the rest has its time", partial(), Waited, "2026-03-11 15:00:00", "partially-shipped"),
        (
            "and is closed then",
            partial(),
            Waited,
            "2026-03-11 15:00:01",
            "partially-shipped, outdated",
        ),
        (
            "a parcel of several is lost",
            partial(),
            Told(report(Report::Lost)),
            "2026-03-20",
            "partially-shipped",
        ),
        ("delivered", on_its_way(), Told(report(Report::Delivered)), "2026-04-01", "delivered"),
        (
            "seen delivered",
            on_its_way(),
            shows(Stage::Delivered, "2026-04-01"),
            "2026-04-01",
            "delivered",
        ),
        (
            "given back",
            on_its_way(),
            Told(report(Report::ShipmentCancelled)),
            "2026-03-12",
            "shipment-cancelled",
        ),
        (
            "seen given back",
            on_its_way(),
            shows(Stage::ShipmentCancelled, "2026-03-12"),
            "2026-03-12",
            "shipment-cancelled",
        ),
        (
            "back at the seller",
            on_its_way(),
            Told(report(Report::ReturnedToSeller)),
            "2026-04-01",
            "shipped",
        ),
        ("confirmed on the way", on_its_way(), Told(receive()), "2026-04-01", "completed"),
        ("confirmed", delivered(), Told(receive()), "2026-04-02", "completed"),
        ("only prepared", delivered(), Told(prepare(receive())), "2026-04-02", "delivered"),
        (
            "seen completed",
            delivered(),
            shows(Stage::Completed, "2026-04-02"),
            "2026-04-02",
            "completed",
        ),
        ("not yet", delivered(), Waited, "2026-04-16 12:00:00", "delivered"),
        ("time passes", delivered(), Waited, "2026-04-16 12:00:01", "delivered, outdated"),
        ("still promised", on_its_way(), Waited, "2026-05-08 12:00:00", "shipped"),
        ("the promise ends", on_its_way(), Waited, "2026-05-08 12:00:01", "shipped, outdated"),
        (
            "looked at since",
            on_its_way().when(report(Report::NothingChanged), "2026-05-10"),
            Waited,
            "2026-06-07 12:00:00",
            "shipped",
        ),
        (
            "and protection ends",
            on_its_way().when(report(Report::NothingChanged), "2026-05-10"),
            Waited,
            "2026-06-07 12:00:01",
            "shipped, outdated",
        ),
    ]);
}

#[test]
fn a_page_enters_a_dispute_before_and_after_completion() {
    for from in [on_its_way(), delivered(), delivered().when(receive(), "2026-04-02")] {
        let tale = from.sees(page(Stage::InDispute, "2026-04-05"));
        assert_eq!(tale.stands_at("2026-04-05"), "in-dispute");
        assert_eq!(tale.stands_at("2026-05-05 12:00:01"), "in-dispute, outdated");
    }
}

#[test]
fn a_second_word_of_the_shipment_moves_no_date() {
    let tale = on_its_way();
    let known = tale.at("2026-04-01").purchase().shipped().copied();
    assert_eq!(tale.refuses(shipped(), "2026-04-01"), "order.shipped-earlier");
    let seen = awaiting_shipment().sees(page(Stage::Shipped, "2026-03-09"));
    assert_eq!(seen.refuses(shipped(), "2026-04-01"), "order.shipped-earlier");
    let earlier = seen.when(done(shipped(), "2026-03-08"), "2026-04-01");
    assert_eq!(earlier.stands_at("2026-04-01"), "shipped");
    assert!(known.is_some());
}

#[test]
fn a_cancelled_shipment_gets_a_new_parcel_is_closed_or_disputed() {
    let again = Report::Shipped { partly: false, parcel: Some(parcel("LP00123456789012")) };
    walk(vec![
        ("shipped again", shipment_cancelled(), Told(report(again)), "2026-03-15", "shipped"),
        (
            "seen shipped again",
            shipment_cancelled(),
            shows(Stage::Shipped, "2026-03-15"),
            "2026-03-15",
            "shipped",
        ),
        (
            "closed",
            shipment_cancelled(),
            Told(closed(Cause::Seller)),
            "2026-03-15",
            "closed seller",
        ),
        (
            "seen closed",
            shipment_cancelled(),
            shows(Stage::Closed, "2026-03-15"),
            "2026-03-15",
            "closed unknown",
        ),
        (
            "disputed",
            shipment_cancelled(),
            shows(Stage::InDispute, "2026-03-15"),
            "2026-03-15",
            "in-dispute",
        ),
        (
            "nothing by itself",
            shipment_cancelled(),
            Waited,
            "2026-04-12",
            "shipment-cancelled, outdated",
        ),
        (
            "told late, after a page that showed it shipped",
            on_its_way().sees(page(Stage::Shipped, "2026-03-13")),
            Told(done(report(Report::ShipmentCancelled), "2026-03-12")),
            "2026-03-14",
            "shipment-cancelled",
        ),
    ]);
}

#[test]
fn every_paid_open_stage_can_be_frozen_and_goes_back_where_it_was() {
    for from in [
        checked(),
        awaiting_shipment(),
        pending(),
        partial(),
        on_its_way(),
        shipment_cancelled(),
        delivered(),
    ] {
        let before = from.known().base().state().clone();
        let told = from.clone().when(report(Report::Frozen), "2026-04-02");
        assert_eq!(told.stands_at("2026-04-20"), "frozen", "no timer runs: {before:?}");
        let told = told.when(report(Report::Unfrozen), "2026-04-05");
        assert_eq!(*told.known().base().state(), before);

        let shown = from.sees(page(Stage::Frozen, "2026-04-02"));
        assert_eq!(stands(shown.known().base()), "frozen");
        let shown = shown.sees(page(before.stage(), "2026-04-05"));
        let after = shown.known().base().state().clone();
        assert_eq!(after.stage(), before.stage(), "seen to go on");
    }
    walk(vec![
        (
            "frozen and refunded",
            pending().when(report(Report::Frozen), "2026-03-04"),
            Told(closed(Cause::Security)),
            "2026-03-08",
            "closed security",
        ),
        (
            "frozen and seen closed",
            on_its_way().when(report(Report::Frozen), "2026-03-14"),
            shows(Stage::Closed, "2026-03-18"),
            "2026-03-18",
            "closed unknown",
        ),
        (
            "told late, after a page that showed it going on",
            on_its_way().sees(page(Stage::Shipped, "2026-03-13")),
            Told(done(report(Report::Frozen), "2026-03-12")),
            "2026-03-14",
            "frozen",
        ),
    ]);
}

/// What is refused: the order, the command, its time, and the code without `order.`.
fn refuses(rows: Vec<(Tale, Command, &str, &str)>) {
    for (tale, command, now, code) in rows {
        let before = tale.stands_at(now);
        let refused = tale.refuses(command.clone(), now);
        assert_eq!(refused, format!("order.{code}"), "{before}: {command:?}");
    }
}

fn rejected_then() -> Tale {
    pending().when(rejected(), "2026-03-04")
}

fn granted() -> Tale {
    pending().when(approved(), "2026-03-04")
}

fn taken_back() -> Tale {
    pending().when(withdraw(), "2026-03-04")
}

fn unpaid_and_cancelled() -> Tale {
    placed("2026-03-02").when(cancel(), "2026-03-03")
}

fn completed() -> Tale {
    delivered().when(receive(), "2026-04-02")
}

fn disputed() -> Tale {
    on_its_way().sees(page(Stage::InDispute, "2026-03-20"))
}

fn frozen() -> Tale {
    awaiting_shipment().when(report(Report::Frozen), "2026-03-03")
}

#[test]
fn nothing_is_cancelled_after_shipping_or_twice() {
    for command in [cancel(), prepare(cancel())] {
        refuses(vec![
            (on_its_way(), command.clone(), "2026-03-10", "already-shipped"),
            (shipment_cancelled(), command.clone(), "2026-03-13", "shipment-cancelled"),
            (delivered(), command.clone(), "2026-04-02", "already-delivered"),
            (completed(), command.clone(), "2026-04-03", "already-completed"),
            (disputed(), command.clone(), "2026-03-21", "in-dispute"),
            (frozen(), command.clone(), "2026-03-04", "frozen"),
            (pending(), command.clone(), "2026-03-04", "already-requested"),
            (unpaid_and_cancelled(), command.clone(), "2026-03-04", "already-closed"),
            (nothing(), command, "2026-03-12", "stage-unknown"),
        ]);
    }
    let late = awaiting_shipment().when(cancel(), "2026-03-12");
    assert_eq!(late.stands_at("2026-03-12"), "cancellation-pending", "nobody saw it closed");
}

#[test]
fn nothing_is_paid_too_late_after_it_is_closed_or_twice() {
    refuses(vec![
        (unpaid_and_cancelled(), pay(), "2026-03-04", "already-closed"),
        (placed("2026-03-02"), pay(), "2026-03-23", "payment-too-late"),
        (placed("2026-03-02"), cancel(), "2026-03-23", "payment-too-late"),
        (paid("2026-03-02"), pay(), "2026-03-02", "already-paid"),
        (awaiting_shipment(), pay(), "2026-03-03", "already-paid"),
        (completed(), pay(), "2026-04-03", "already-paid"),
    ]);
    let in_time = placed("2026-03-02").when(done(pay(), "2026-03-20"), "2026-03-24");
    assert_eq!(in_time.stands_at("2026-03-24"), "awaiting-shipment", "paid in time, told late");
    let open = placed("2026-03-02").sees(page(Stage::AwaitingPayment, "2026-03-24"));
    assert_eq!(open.stands_at("2026-03-24"), "awaiting-payment", "the time passed without effect");
    assert_eq!(open.due(Rule::UnpaidAutoClose, "2026-03-24"), "no date");
    assert_eq!(open.when(pay(), "2026-03-25").stands_at("2026-03-25"), "awaiting-shipment");
}

#[test]
fn nothing_is_confirmed_before_it_is_shipped_or_twice() {
    refuses(vec![
        (placed("2026-03-02"), receive(), "2026-03-03", "not-paid"),
        (checked(), receive(), "2026-03-02 10:00", "not-shipped"),
        (awaiting_shipment(), receive(), "2026-03-04", "not-shipped"),
        (pending(), receive(), "2026-03-04", "not-shipped"),
        (partial(), receive(), "2026-03-06", "partly-shipped"),
        (shipment_cancelled(), receive(), "2026-03-13", "shipment-cancelled"),
        (disputed(), receive(), "2026-03-21", "in-dispute"),
        (frozen(), receive(), "2026-03-04", "frozen"),
        (granted(), receive(), "2026-03-05", "already-closed"),
        (completed(), receive(), "2026-04-03", "already-completed"),
        (
            on_its_way().when(report(Report::ReturnedToSeller), "2026-03-20"),
            receive(),
            "2026-03-21",
            "fact-does-not-fit",
        ),
    ]);
}

#[test]
fn a_parcel_is_refused_only_on_its_way() {
    refuses(vec![
        (awaiting_shipment(), refuse(), "2026-03-04", "not-shipped"),
        (delivered(), refuse(), "2026-04-02", "already-delivered"),
        (shipment_cancelled(), refuse(), "2026-03-13", "shipment-cancelled"),
        (on_its_way().when(refuse(), "2026-03-12"), refuse(), "2026-03-13", "fact-does-not-fit"),
    ]);
    let part = partial().when(refuse(), "2026-03-12");
    assert_eq!(part.stands_at("2026-03-12"), "partially-shipped", "it says nothing of the rest");
    assert_eq!(on_its_way().refuses(extend(), "2026-05-08 12:00:01"), "order.protection-over");
}

#[test]
fn only_a_request_that_waits_is_withdrawn() {
    refuses(vec![
        (awaiting_shipment(), withdraw(), "2026-03-04", "no-request"),
        (rejected_then(), withdraw(), "2026-03-05", "no-request"),
        (taken_back(), withdraw(), "2026-03-05", "no-request"),
        (granted(), withdraw(), "2026-03-05", "already-closed"),
    ]);
    let silent = pending().when(withdraw(), "2026-03-06 10:00:01");
    assert_eq!(silent.stands_at("2026-03-07"), "awaiting-shipment", "nobody saw it closed");
}

#[test]
fn what_is_only_prepared_is_dropped_submitted_or_no_longer_offered() {
    let steps = |tale: &Tale, now: &str| -> Vec<StepKind> {
        let order = tale.at(now);
        let open = open_steps(&order, super::given::clock(now), &tale.policy);
        open.into_iter().map(|(prepared, _)| prepared.step.kind()).collect()
    };
    let prepared = awaiting_shipment().when(prepare(cancel()), "2026-03-03 10:00");
    assert_eq!(steps(&prepared, "2026-03-04"), [StepKind::Cancel]);
    let dropped = prepared.clone().when(withdraw(), "2026-03-04");
    assert!(steps(&dropped, "2026-03-05").is_empty());
    assert_eq!(dropped.refuses(withdraw(), "2026-03-05"), "order.no-request");

    let as_prepared = submit(StepRequest::Cancel {
        reason: None,
        note: None,
        complaint: false,
        lines: Vec::new(),
    });
    let submitted = prepared.clone().when(as_prepared.clone(), "2026-03-04 10:00");
    assert_eq!(submitted.stands_at("2026-03-05"), "cancellation-pending");
    assert_eq!(submitted.due(Rule::CancelSellerAnswer, "2026-03-05"), "2026-03-07 10:00:00");
    assert!(steps(&submitted, "2026-03-05").is_empty());
    assert_eq!(
        awaiting_shipment().refuses(as_prepared.clone(), "2026-03-04"),
        "order.nothing-prepared"
    );

    let seen = prepared.clone().sees(page(Stage::CancellationPending, "2026-03-04"));
    assert!(steps(&seen, "2026-03-05").is_empty(), "a page shows that it was submitted");

    let overtaken = prepared.clone().when(shipped(), "2026-03-05");
    assert!(steps(&overtaken, "2026-03-06").is_empty(), "it can no longer be submitted");
    assert_eq!(overtaken.refuses(withdraw(), "2026-03-06"), "order.no-request");
    assert!(!overtaken.offers("2026-03-06").contains(&ActionKind::Withdraw));

    let unpaid = placed("2026-03-02").when(prepare(cancel_for(Reason::ChangeCoupon)), "2026-03-02");
    let now_paid = unpaid.when(pay(), "2026-03-03");
    assert_eq!(
        steps(&now_paid, "2026-03-03"),
        [StepKind::Cancel],
        "every reason holds until it ships"
    );
    let asked = now_paid.when(as_prepared, "2026-03-03");
    assert_eq!(asked.stands_at("2026-03-03"), "cancellation-pending", "the seller is asked now");
}

#[test]
fn only_a_request_that_nobody_answered_is_answered() {
    let overtaken = pending().when(shipped(), "2026-03-05");
    let overtaken = overtaken.when(report(Report::Frozen), "2026-03-12");
    refuses(vec![
        (awaiting_shipment(), approved(), "2026-03-04", "no-request"),
        (awaiting_shipment(), rejected(), "2026-03-04", "no-request"),
        (granted(), approved(), "2026-03-05", "no-request"),
        (granted(), rejected(), "2026-03-05", "no-request"),
        (rejected_then(), approved(), "2026-03-05", "no-request"),
        (rejected_then(), rejected(), "2026-03-05", "no-request"),
        // The time to ship ran out afterwards: that answers no request either.
        (rejected_then(), approved(), "2026-03-15", "no-request"),
        (taken_back(), rejected(), "2026-03-05", "no-request"),
        (overtaken, rejected(), "2026-03-12", "no-request"),
        (unpaid_and_cancelled(), approved(), "2026-03-05", "no-request"),
        (unpaid_and_cancelled(), rejected(), "2026-03-05", "no-request"),
    ]);
    refuses(vec![(pending(), done(approved(), "2026-03-02"), "2026-03-04", "date-too-early")]);
    let late = pending().sees(page(Stage::AwaitingShipment, "2026-03-07"));
    let late = late.when(approved(), "2026-03-08");
    assert_eq!(late.stands_at("2026-03-08"), "closed cancellation-approved", "it may still come");
}

#[test]
fn no_fact_is_taken_where_it_cannot_be() {
    let verified = || report(Report::PaymentVerified);
    let freeze = || report(Report::Frozen);
    refuses(vec![
        (placed("2026-03-02"), shipped(), "2026-03-05", "not-paid"),
        (granted(), shipped(), "2026-03-05", "already-closed"),
        (completed(), shipped(), "2026-04-05", "already-completed"),
        (delivered(), shipped(), "2026-04-05", "fact-does-not-fit"),
        (completed(), closed(Cause::Seller), "2026-04-05", "already-completed"),
        (placed("2026-03-02"), freeze(), "2026-03-05", "not-paid"),
        (frozen(), freeze(), "2026-03-05", "frozen"),
        (pending(), report(Report::Unfrozen), "2026-03-05", "not-frozen"),
        (on_its_way(), ship_by("2026-03-20"), "2026-03-10", "fact-does-not-fit"),
        (on_its_way(), verified(), "2026-03-10", "fact-does-not-fit"),
        (delivered(), report(Report::Delivered), "2026-04-02", "fact-does-not-fit"),
        (awaiting_shipment(), report(Report::ShipmentCancelled), "2026-03-05", "fact-does-not-fit"),
        (delivered(), report(Report::ShipmentCancelled), "2026-04-05", "fact-does-not-fit"),
        (partial(), report(Report::ShipmentCancelled), "2026-03-06", "fact-does-not-fit"),
        (on_its_way(), report(Report::ArrivedAnyway), "2026-03-20", "fact-does-not-fit"),
    ]);
    let anyway = granted().when(report(Report::ArrivedAnyway), "2026-03-20");
    assert_eq!(anyway.stands_at("2026-03-20"), "closed cancellation-approved");
    assert!(anyway.at("2026-03-20").has_arrived(), "the money is owed all the same");
    assert_eq!(anyway.owed_at("2026-03-20"), 13274);
}

#[test]
fn no_date_lies_before_the_order_or_in_the_future() {
    let again = || Command::Add(Box::new(by_hand("2026-03-02", None, None)));
    let coming = Command::Add(Box::new(by_hand("2026-03-04", None, None)));
    let backwards = Command::Add(Box::new(by_hand("2026-03-02", Some("2026-03-01"), None)));
    refuses(vec![
        (pending(), again(), "2026-03-05", "already-recorded"),
        (nothing(), coming, "2026-03-02", "date-in-future"),
        (nothing(), backwards, "2026-03-02", "date-too-early"),
        (pending(), done(withdraw(), "2026-03-06"), "2026-03-04", "date-in-future"),
        (pending(), done(withdraw(), "2026-03-01"), "2026-03-04", "date-too-early"),
    ]);
}

#[test]
fn a_buyer_whose_day_has_begun_before_the_marketplaces_gives_a_date_of_today() {
    // Three in the morning of 3 March in Berlin is the evening of 2 March in Los Angeles.
    let berlin = "2026-03-02 18:00";
    let today = Command::Add(Box::new(by_hand("2026-03-03", Some("2026-03-03"), None)));
    let tale = nothing().when(today, berlin).when(cancel(), "2026-03-02 18:30");
    assert_eq!(tale.stands_at(berlin), "cancellation-pending");
}

#[test]
fn every_reason_is_taken_before_shipping_and_a_complaint_only_with_the_sellers_fault() {
    let ask = |reason, complaint| {
        submit(StepRequest::Cancel {
            reason: Some(reason),
            note: None,
            complaint,
            lines: Vec::new(),
        })
    };
    let unpaid = placed("2026-03-02");
    let paid = awaiting_shipment();
    for reason in Reason::ALL {
        let closed = unpaid.clone().when(ask(reason, false), "2026-03-03");
        assert_eq!(closed.stands_at("2026-03-03"), "closed cancelled-by-buyer", "{reason:?}");
        let asked = paid.clone().when(ask(reason, false), "2026-03-03");
        assert_eq!(asked.stands_at("2026-03-03"), "cancellation-pending", "{reason:?}");
    }
    let code = unpaid.refuses(ask(Reason::SellerLate, true), "2026-03-03");
    assert_eq!(code, "order.complaint-does-not-fit", "no seller is asked");
    let code = paid.refuses(ask(Reason::BetterPrice, true), "2026-03-03");
    assert_eq!(code, "order.complaint-does-not-fit");
    let asked = paid.when(ask(Reason::SellerLate, true), "2026-03-03");
    assert!(asked.at("2026-03-03").cancellations[0].complaint);
}

#[test]
fn no_action_is_a_dispute_before_shipping() {
    use ActionKind::{Cancel, Extend, Pay, Receive, RefundReceived, Refuse, Withdraw};
    assert_eq!(placed("2026-03-02").offers("2026-03-03"), [Pay, Cancel]);
    assert!(placed("2026-03-02").offers("2026-03-23").is_empty(), "only to look is left");
    assert_eq!(checked().offers("2026-03-02 10:00"), [Cancel]);
    assert_eq!(awaiting_shipment().offers("2026-03-03"), [Cancel]);
    assert_eq!(awaiting_shipment().offers("2026-03-12"), [Cancel], "nobody saw it closed");
    assert_eq!(pending().offers("2026-03-04"), [Withdraw]);
    let silent = pending().offers("2026-03-07");
    assert_eq!(silent, [Withdraw, RefundReceived], "silence is assumed, and not seen");
    let on_the_way = on_its_way().offers("2026-03-10");
    let expected = [Receive, Refuse, Extend];
    assert_eq!(on_the_way, expected, "neither a cancellation nor, yet, a dispute");
    assert!(nothing().offers("2026-03-10").is_empty());
}

#[test]
fn a_told_fact_beats_what_a_timer_makes_of_the_order() {
    walk(vec![
        (
            "the check is over: more time",
            checked(),
            Told(ship_by("2026-03-30")),
            "2026-03-05",
            "verifying-payment",
        ),
        ("the check is over: shipped", checked(), Told(shipped()), "2026-03-05", "shipped"),
        (
            "the check is over: it was good",
            checked(),
            Told(report(Report::PaymentVerified)),
            "2026-03-05",
            "awaiting-shipment",
        ),
        (
            "the check is over: it failed",
            checked().when(note(), "2026-03-05"),
            Told(report(Report::PaymentFailed)),
            "2026-03-05",
            "closed payment-failed",
        ),
        (
            "the check is over: delivered",
            checked(),
            Told(report(Report::Delivered)),
            "2026-03-09",
            "delivered",
        ),
    ]);
    let moved = checked().when(ship_by("2026-03-30"), "2026-03-05");
    assert_eq!(moved.due(Rule::SellerShipBy, "2026-03-05"), "2026-03-30 23:59:59");
}

#[test]
fn a_receipt_after_the_end_of_protection_counts_from_the_receipt() {
    for tale in [on_its_way(), on_its_way().when(note(), "2026-06-09")] {
        let tale = tale.when(receive(), "2026-06-10 08:00");
        let until = tale.due(Rule::DisputeOpenUntil, "2026-06-11");
        assert_eq!(until, "2026-06-25 08:00:00");
    }
}

#[test]
fn an_order_is_not_let_go_before_it_was_frozen() {
    let late = done(report(Report::Unfrozen), "2026-03-02 18:00");
    refuses(vec![(frozen(), late, "2026-03-05", "date-too-early")]);
    let free = frozen().when(report(Report::Unfrozen), "2026-03-05");
    let before = done(report(Report::Frozen), "2026-03-04");
    refuses(vec![(free, before, "2026-03-06", "date-too-early")]);
}

#[test]
fn an_answer_reaches_a_request_whose_order_is_frozen() {
    let tale = pending().when(report(Report::Frozen), "2026-03-04");
    let tale = tale.when(rejected(), "2026-03-05");
    assert_eq!(tale.stands_at("2026-03-05"), "frozen");
    let tale = tale.when(report(Report::Unfrozen), "2026-03-06");
    assert_eq!(tale.stands_at("2026-03-06"), "awaiting-shipment");
    let granted =
        pending().when(report(Report::Frozen), "2026-03-04").when(approved(), "2026-03-05");
    assert_eq!(granted.stands_at("2026-03-05"), "closed cancellation-approved");
}

#[test]
fn a_request_while_the_check_runs_keeps_the_time_to_ship() {
    let refused = checked().when(cancel(), "2026-03-02 12:00").when(rejected(), "2026-03-02 13:00");
    let known = refused.known();
    let State::VerifyingPayment { ship_by, .. } = known.base().state() else { panic!("checked") };
    assert_eq!(wall(ship_by.due()), "2026-03-11 10:00:00");
}

#[test]
fn an_order_of_which_only_its_number_is_known_waits() {
    let facts = [Fact::of_buyer(moment("2026-03-02"), crate::domain::order::Statement::Paid)];
    let waits = nothing().told(facts.to_vec(), super::given::clock("2026-03-02"));
    assert!(!waits.at("2026-03-03").exists());
    assert_eq!(waits.refuses(note(), "2026-03-03"), "order.stage-unknown");
    let begun = waits.sees(page(Stage::AwaitingShipment, "2026-03-03"));
    assert!(begun.at("2026-03-03").exists());
    assert_eq!(begun.at("2026-03-03").purchase().paid(), Some(&moment("2026-03-02")));
    assert_eq!(seen(Stage::Unknown, "2026-03-03").stands_at("2026-03-04"), "unknown");
}
