//! The transition table of the policy, row by row and road by road, and what it forbids.

use super::given::{
    Tale, by_hand, cancel, closed, done, note, nothing, page, paid, parcel, partly_shipped, pay,
    placed, receive, record, ship_by, shipped, stands, withdraw,
};
use crate::domain::order::{
    Cause, Command, Fact, MoveKind, Outcome, Reason, Snapshot, Stage, State,
};
use crate::domain::policy::Rule;

/// How a row of the table happens.
enum Road {
    /// The buyer does it, or records that others did.
    Told(Command),
    /// A page shows it.
    Shown(Box<Snapshot>),
    /// Only the time passes.
    Waited,
}
use Road::{Shown, Told, Waited};

/// One row of the table: where from, by what, at what time, and where to.
type Row = (&'static str, Tale, Road, &'static str, &'static str);

fn walk(rows: Vec<Row>) {
    for (name, from, road, now, to) in rows {
        let tale = match road {
            Told(command) => from.when(command, now),
            Shown(page) => from.sees(*page),
            Waited => from,
        };
        assert_eq!(tale.stands_at(now), to, "{name}");
    }
}

/// Paid on Monday, past the check of the payment.
fn awaiting_shipment() -> Tale {
    paid("2026-03-02 09:00").when(record(Fact::PaymentVerified), "2026-03-02 15:00")
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
    on_its_way().when(record(Fact::Delivered), "2026-04-01")
}

fn shipment_cancelled() -> Tale {
    on_its_way().when(record(Fact::ShipmentCancelled), "2026-03-12")
}

fn shows(stage: Stage, seen: &str) -> Road {
    Shown(Box::new(page(stage, seen)))
}

#[test]
fn an_unpaid_order_is_paid_cancelled_or_closed_by_time() {
    walk(vec![
        ("paid", placed("2026-03-02"), Told(pay()), "2026-03-03", "verifying-payment"),
        (
            "paid on the last day",
            placed("2026-03-02"),
            Told(pay()),
            "2026-03-22 23:59:59",
            "verifying-payment",
        ),
        (
            "seen paid",
            placed("2026-03-02"),
            shows(Stage::VerifyingPayment, "2026-03-03"),
            "2026-03-03",
            "verifying-payment",
        ),
        (
            "recorded as verified",
            placed("2026-03-02"),
            Told(record(Fact::PaymentVerified)),
            "2026-03-03",
            "awaiting-shipment",
        ),
        (
            "cancelled",
            placed("2026-03-02"),
            Told(cancel()),
            "2026-03-03",
            "closed cancelled-by-buyer",
        ),
        (
            "told to be closed",
            placed("2026-03-02"),
            Told(closed(Cause::Unpaid)),
            "2026-03-10",
            "closed unpaid",
        ),
        (
            "seen closed early",
            placed("2026-03-02"),
            shows(Stage::Closed, "2026-03-10"),
            "2026-03-10",
            "closed unknown",
        ),
        (
            "seen closed after the time to pay",
            placed("2026-03-02"),
            shows(Stage::Closed, "2026-03-24"),
            "2026-03-24",
            "closed unpaid",
        ),
        ("waited in vain", placed("2026-03-02"), Waited, "2026-03-23 00:00", "closed unpaid"),
        ("still in time", placed("2026-03-02"), Waited, "2026-03-22 23:59:59", "awaiting-payment"),
    ]);
}

#[test]
fn a_payment_in_check_is_found_good_fails_or_is_cancelled() {
    let checked = || paid("2026-03-02 09:00");
    walk(vec![
        ("being checked", checked(), Waited, "2026-03-03 09:00", "verifying-payment"),
        ("checked by time", checked(), Waited, "2026-03-03 09:00:01", "awaiting-shipment"),
        (
            "told to be good",
            checked(),
            Told(record(Fact::PaymentVerified)),
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
            Told(record(Fact::PaymentFailed)),
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
        ("cancelled", checked(), Told(cancel()), "2026-03-02 12:00", "closed cancelled-by-buyer"),
        (
            "the page refuses that",
            checked().when(cancel(), "2026-03-02 12:00"),
            Told(record(Fact::CancellationRejected)),
            "2026-03-02 13:00",
            "verifying-payment",
        ),
        (
            "the page refuses that after the check",
            checked().when(cancel(), "2026-03-02 12:00"),
            Told(record(Fact::CancellationRejected)),
            "2026-03-03 13:00",
            "awaiting-shipment",
        ),
    ]);
}

#[test]
fn an_order_that_awaits_shipment_is_shipped_asked_back_or_closed_by_time() {
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
        (
            "more time given",
            awaiting_shipment(),
            Told(ship_by("2026-03-20")),
            "2026-03-05",
            "awaiting-shipment",
        ),
        (
            "more time holds",
            awaiting_shipment().when(ship_by("2026-03-20"), "2026-03-05"),
            Waited,
            "2026-03-20 23:59:59",
            "awaiting-shipment",
        ),
        ("never shipped", awaiting_shipment(), Waited, "2026-03-12 00:00", "closed not-shipped"),
        (
            "seen closed after the time to ship",
            awaiting_shipment(),
            shows(Stage::Closed, "2026-03-13"),
            "2026-03-13",
            "closed not-shipped",
        ),
        (
            "presumed closed, shipped all the same",
            awaiting_shipment(),
            Told(shipped()),
            "2026-03-14",
            "shipped",
        ),
    ]);
}

#[test]
fn a_pending_request_is_answered_withdrawn_overtaken_or_timed_out() {
    walk(vec![
        (
            "agreed",
            pending(),
            Told(record(Fact::CancellationApproved)),
            "2026-03-04",
            "closed cancellation-approved",
        ),
        (
            "seen closed before the answer was due",
            pending(),
            shows(Stage::Closed, "2026-03-04"),
            "2026-03-04",
            "closed cancellation-approved",
        ),
        ("silence", pending(), Waited, "2026-03-06 10:00:01", "closed cancellation-unanswered"),
        (
            "seen closed after silence",
            pending(),
            shows(Stage::Closed, "2026-03-07"),
            "2026-03-07",
            "closed cancellation-unanswered",
        ),
        (
            "refused",
            pending(),
            Told(record(Fact::CancellationRejected)),
            "2026-03-04",
            "awaiting-shipment",
        ),
        (
            "refused after silence was presumed",
            pending(),
            Told(record(Fact::CancellationRejected)),
            "2026-03-08",
            "awaiting-shipment",
        ),
        (
            "refused after the presumption was recorded",
            pending().when(note(), "2026-03-08"),
            Told(record(Fact::CancellationRejected)),
            "2026-03-09",
            "awaiting-shipment",
        ),
        (
            "seen refused",
            pending(),
            shows(Stage::AwaitingShipment, "2026-03-07"),
            "2026-03-07",
            "awaiting-shipment",
        ),
        ("withdrawn", pending(), Told(withdraw()), "2026-03-04", "awaiting-shipment"),
        ("shipped", pending(), Told(shipped()), "2026-03-05", "shipped"),
        ("seen shipped", pending(), shows(Stage::Shipped, "2026-03-05"), "2026-03-05", "shipped"),
        (
            "the time to ship ends first",
            pending().when(ship_by("2026-03-04"), "2026-03-03 11:00"),
            Waited,
            "2026-03-05 00:00",
            "closed not-shipped",
        ),
        (
            "seen closed after the time to ship that ended first",
            pending().when(ship_by("2026-03-04"), "2026-03-03 11:00"),
            shows(Stage::Closed, "2026-03-05"),
            "2026-03-05",
            "closed not-shipped",
        ),
    ]);
}

#[test]
fn how_a_request_went_is_written_down() {
    for (road, outcome) in [
        (Told(record(Fact::CancellationApproved)), Outcome::Granted),
        (Told(record(Fact::CancellationRejected)), Outcome::Rejected),
        (Told(withdraw()), Outcome::Withdrawn),
        (Told(shipped()), Outcome::Overtaken),
        (Told(partly_shipped()), Outcome::Overtaken),
        (Told(note()), Outcome::Pending),
        (shows(Stage::Closed, "2026-03-05"), Outcome::Granted),
        (shows(Stage::Closed, "2026-03-07"), Outcome::Unanswered),
        (shows(Stage::AwaitingShipment, "2026-03-07"), Outcome::Lapsed),
        (shows(Stage::Frozen, "2026-03-04"), Outcome::Pending),
    ] {
        let tale = match road {
            Told(command) => pending().when(command, "2026-03-05"),
            Shown(page) => pending().sees(*page),
            Waited => pending(),
        };
        let went: Vec<_> = tale.order.cancellations().iter().map(|one| one.outcome).collect();
        assert_eq!(went, [outcome]);
    }
    let silent = pending().at("2026-03-07");
    assert_eq!(silent.cancellations()[0].outcome, Outcome::Unanswered);
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
        ("a part has no timer", partial(), Waited, "2027-03-10", "partially-shipped"),
        ("delivered", on_its_way(), Told(record(Fact::Delivered)), "2026-04-01", "delivered"),
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
            Told(record(Fact::ShipmentCancelled)),
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
            Told(record(Fact::ReturnedToSeller)),
            "2026-04-01",
            "shipped",
        ),
        ("confirmed on the way", on_its_way(), Told(receive()), "2026-04-01", "completed"),
        ("confirmed", delivered(), Told(receive()), "2026-04-02", "completed"),
        (
            "seen completed",
            delivered(),
            shows(Stage::Completed, "2026-04-02"),
            "2026-04-02",
            "completed",
        ),
        ("delivered, and time passes", delivered(), Waited, "2026-04-16 12:00:01", "completed"),
        ("not yet", delivered(), Waited, "2026-04-16 12:00:00", "delivered"),
        ("shipped, and protection ends", on_its_way(), Waited, "2026-06-07 12:00:01", "completed"),
    ]);
}

#[test]
fn a_page_enters_a_dispute_before_and_after_completion() {
    walk(vec![
        (
            "a dispute is seen",
            on_its_way(),
            shows(Stage::InDispute, "2026-04-01"),
            "2026-04-01",
            "in-dispute",
        ),
        (
            "a dispute is seen after delivery",
            delivered(),
            shows(Stage::InDispute, "2026-04-05"),
            "2026-04-05",
            "in-dispute",
        ),
        (
            "a dispute is seen after completion",
            delivered().when(receive(), "2026-04-02"),
            shows(Stage::InDispute, "2026-04-05"),
            "2026-04-05",
            "in-dispute",
        ),
    ]);
}

#[test]
fn a_cancelled_shipment_gets_a_new_parcel_is_closed_or_disputed() {
    let again = Fact::Shipped { partly: false, parcel: Some(parcel("LP00123456789012")) };
    walk(vec![
        ("shipped again", shipment_cancelled(), Told(record(again)), "2026-03-15", "shipped"),
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
        ("nothing by itself", shipment_cancelled(), Waited, "2027-03-15", "shipment-cancelled"),
    ]);
}

#[test]
fn every_paid_open_stage_can_be_frozen_and_goes_back_where_it_was() {
    let checked = paid("2026-03-02 09:00").when(record(Fact::Frozen), "2026-03-02 10:00");
    let checked = checked.when(record(Fact::Unfrozen), "2026-03-05");
    assert_eq!(checked.stands_at("2026-03-05"), "verifying-payment", "the check waited too");
    for from in
        [awaiting_shipment(), pending(), partial(), on_its_way(), shipment_cancelled(), delivered()]
    {
        let before = from.order.state().clone();
        let told = from.clone().when(record(Fact::Frozen), "2026-04-02");
        assert_eq!(told.stands_at("2026-04-20"), "frozen", "no timer runs: {before:?}");
        let told = told.when(record(Fact::Unfrozen), "2026-04-05");
        assert_eq!(*told.order.state(), before);

        let shown = from.sees(page(Stage::Frozen, "2026-04-02"));
        assert_eq!(stands(&shown.order), "frozen");
        let shown = shown.sees(page(before.stage(), "2026-04-05"));
        assert_eq!(*shown.order.state(), before, "seen to go on");
    }
    walk(vec![
        (
            "frozen and refunded",
            pending().when(record(Fact::Frozen), "2026-03-04"),
            Told(closed(Cause::Security)),
            "2026-03-08",
            "closed security",
        ),
        (
            "frozen and seen closed",
            on_its_way().when(record(Fact::Frozen), "2026-03-14"),
            shows(Stage::Closed, "2026-03-18"),
            "2026-03-18",
            "closed unknown",
        ),
    ]);
}

/// What is refused: the order, the command, its time, and the code without `order.`.
fn refuse(rows: Vec<(Tale, Command, &str, &str)>) {
    for (tale, command, now, code) in rows {
        let before = tale.stands_at(now);
        let refused = tale.refuses(command.clone(), now);
        assert_eq!(refused, format!("order.{code}"), "{before}: {command:?}");
    }
}

fn rejected() -> Tale {
    pending().when(record(Fact::CancellationRejected), "2026-03-04")
}

fn approved() -> Tale {
    pending().when(record(Fact::CancellationApproved), "2026-03-04")
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
    awaiting_shipment().when(record(Fact::Frozen), "2026-03-03")
}

#[test]
fn nothing_is_cancelled_after_shipping_or_twice() {
    refuse(vec![
        (on_its_way(), cancel(), "2026-03-10", "already-shipped"),
        (partial(), cancel(), "2026-03-10", "partly-shipped"),
        (shipment_cancelled(), cancel(), "2026-03-13", "shipment-cancelled"),
        (delivered(), cancel(), "2026-04-02", "already-delivered"),
        (completed(), cancel(), "2026-04-03", "already-completed"),
        (disputed(), cancel(), "2026-03-21", "in-dispute"),
        (frozen(), cancel(), "2026-03-04", "frozen"),
        (pending(), cancel(), "2026-03-04", "already-requested"),
        (unpaid_and_cancelled(), cancel(), "2026-03-04", "already-closed"),
        (awaiting_shipment(), cancel(), "2026-03-12", "already-closed"),
        (nothing(), cancel(), "2026-03-12", "stage-unknown"),
    ]);
}

#[test]
fn nothing_is_paid_after_it_is_closed_or_twice() {
    refuse(vec![
        (unpaid_and_cancelled(), pay(), "2026-03-04", "already-closed"),
        (placed("2026-03-02"), pay(), "2026-03-23", "already-closed"),
        (paid("2026-03-02"), pay(), "2026-03-02", "already-paid"),
        (awaiting_shipment(), pay(), "2026-03-03", "already-paid"),
        (completed(), pay(), "2026-04-03", "already-paid"),
    ]);
}

#[test]
fn nothing_is_confirmed_before_it_is_shipped_or_twice() {
    refuse(vec![
        (placed("2026-03-02"), receive(), "2026-03-03", "not-paid"),
        (paid("2026-03-02 09:00"), receive(), "2026-03-02 10:00", "not-shipped"),
        (awaiting_shipment(), receive(), "2026-03-04", "not-shipped"),
        (pending(), receive(), "2026-03-04", "not-shipped"),
        (shipment_cancelled(), receive(), "2026-03-13", "shipment-cancelled"),
        (disputed(), receive(), "2026-03-21", "in-dispute"),
        (frozen(), receive(), "2026-03-04", "frozen"),
        (approved(), receive(), "2026-03-05", "already-closed"),
        (completed(), receive(), "2026-04-03", "already-completed"),
    ]);
}

#[test]
fn only_a_request_that_waits_is_withdrawn() {
    refuse(vec![
        (awaiting_shipment(), withdraw(), "2026-03-04", "no-request"),
        (rejected(), withdraw(), "2026-03-05", "no-request"),
        (taken_back(), withdraw(), "2026-03-05", "no-request"),
        (approved(), withdraw(), "2026-03-05", "already-closed"),
        (pending(), withdraw(), "2026-03-06 10:00:01", "already-closed"),
    ]);
}

#[test]
fn only_a_request_that_nobody_answered_is_answered() {
    let approve = || record(Fact::CancellationApproved);
    let reject = || record(Fact::CancellationRejected);
    let overtaken = pending().when(shipped(), "2026-03-05");
    let overtaken = overtaken.when(record(Fact::Frozen), "2026-03-12");
    refuse(vec![
        (awaiting_shipment(), approve(), "2026-03-04", "no-request"),
        (awaiting_shipment(), reject(), "2026-03-04", "no-request"),
        (approved(), approve(), "2026-03-05", "no-request"),
        (approved(), reject(), "2026-03-05", "no-request"),
        (rejected(), approve(), "2026-03-05", "no-request"),
        (rejected(), reject(), "2026-03-05", "no-request"),
        // The time to ship ran out afterwards: that answers no request either.
        (rejected(), approve(), "2026-03-15", "no-request"),
        (taken_back(), reject(), "2026-03-05", "no-request"),
        (overtaken, reject(), "2026-03-12", "no-request"),
        (unpaid_and_cancelled(), approve(), "2026-03-05", "no-request"),
        (unpaid_and_cancelled(), reject(), "2026-03-05", "no-request"),
    ]);
}

#[test]
fn no_fact_is_taken_where_it_cannot_be() {
    let verified = || record(Fact::PaymentVerified);
    let freeze = || record(Fact::Frozen);
    refuse(vec![
        (placed("2026-03-02"), shipped(), "2026-03-05", "not-paid"),
        (approved(), shipped(), "2026-03-05", "already-closed"),
        (completed(), shipped(), "2026-04-05", "already-completed"),
        (delivered(), shipped(), "2026-04-05", "fact-does-not-fit"),
        (completed(), closed(Cause::Seller), "2026-04-05", "already-completed"),
        (placed("2026-03-02"), freeze(), "2026-03-05", "not-paid"),
        (frozen(), freeze(), "2026-03-05", "frozen"),
        (pending(), record(Fact::Unfrozen), "2026-03-05", "not-frozen"),
        (on_its_way(), ship_by("2026-03-20"), "2026-03-10", "fact-does-not-fit"),
        (on_its_way(), verified(), "2026-03-10", "fact-does-not-fit"),
        (delivered(), record(Fact::Delivered), "2026-04-02", "fact-does-not-fit"),
        (awaiting_shipment(), record(Fact::ShipmentCancelled), "2026-03-05", "fact-does-not-fit"),
    ]);
}

#[test]
fn no_date_lies_before_the_order_or_in_the_future() {
    let again = || Command::Add(Box::new(by_hand("2026-03-02", None, None)));
    let coming = Command::Add(Box::new(by_hand("2026-03-04", None, None)));
    let backwards = Command::Add(Box::new(by_hand("2026-03-02", Some("2026-03-01"), None)));
    refuse(vec![
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
fn a_reason_goes_only_with_its_form_and_a_complaint_only_with_the_sellers_fault() {
    let ask = |reason, complaint| Command::Cancel { reason, note: None, complaint, at: None };
    let unpaid = placed("2026-03-02");
    assert_eq!(
        unpaid.refuses(ask(Reason::SellerLate, false), "2026-03-03"),
        "order.reason-does-not-fit"
    );
    let paid = awaiting_shipment();
    assert_eq!(
        paid.refuses(ask(Reason::ChangeCoupon, false), "2026-03-03"),
        "order.reason-does-not-fit"
    );
    assert_eq!(
        paid.refuses(ask(Reason::BetterPrice, true), "2026-03-03"),
        "order.complaint-does-not-fit"
    );
    let asked = paid.when(ask(Reason::SellerLate, true), "2026-03-03");
    assert!(asked.order.cancellations()[0].complaint);
}

#[test]
fn no_move_is_a_dispute_before_shipping() {
    assert_eq!(placed("2026-03-02").offers("2026-03-03"), [MoveKind::Pay, MoveKind::Cancel]);
    assert_eq!(paid("2026-03-02 09:00").offers("2026-03-02 10:00"), [MoveKind::Cancel]);
    assert_eq!(awaiting_shipment().offers("2026-03-03"), [MoveKind::Cancel]);
    assert_eq!(
        awaiting_shipment().offers("2026-03-12"),
        [MoveKind::RefundReceived],
        "presumed closed"
    );
    assert_eq!(pending().offers("2026-03-04"), [MoveKind::Withdraw]);
    assert_eq!(pending().offers("2026-03-07"), [MoveKind::RefundReceived], "silence closed it");
    assert_eq!(
        on_its_way().offers("2026-03-10"),
        [MoveKind::Receive, MoveKind::Refuse, MoveKind::AskExtension],
        "neither a cancellation nor, yet, a dispute"
    );
}

#[test]
fn a_told_fact_beats_what_the_clock_presumes() {
    let late = "2026-03-20";
    walk(vec![
        ("silent, but shipped", pending(), Told(shipped()), "2026-03-08", "shipped"),
        ("shipped late", awaiting_shipment(), Told(shipped()), late, "shipped"),
        (
            "shipped in time, told late",
            awaiting_shipment(),
            Told(done(shipped(), "2026-03-10")),
            late,
            "shipped",
        ),
        (
            "shipped late, the presumption recorded",
            awaiting_shipment().when(note(), late),
            Told(shipped()),
            late,
            "shipped",
        ),
        (
            "more time, told late",
            awaiting_shipment(),
            Told(ship_by("2026-03-30")),
            late,
            "awaiting-shipment",
        ),
    ]);
}

#[test]
fn a_told_fact_stands_beside_the_presumed_end_of_the_check() {
    walk(vec![
        (
            "the check is presumed over: more time",
            paid("2026-03-02 09:00"),
            Told(ship_by("2026-03-30")),
            "2026-03-05",
            "awaiting-shipment",
        ),
        (
            "the check is presumed over: shipped",
            paid("2026-03-02 09:00"),
            Told(shipped()),
            "2026-03-05",
            "shipped",
        ),
        (
            "the check is presumed over: it was good",
            paid("2026-03-02 09:00"),
            Told(record(Fact::PaymentVerified)),
            "2026-03-05",
            "awaiting-shipment",
        ),
        (
            "the check is presumed over: it failed",
            paid("2026-03-02 09:00"),
            Told(record(Fact::PaymentFailed)),
            "2026-03-05",
            "closed payment-failed",
        ),
        (
            "the check is recorded as over: it failed",
            paid("2026-03-02 09:00").when(note(), "2026-03-05"),
            Told(record(Fact::PaymentFailed)),
            "2026-03-05",
            "closed payment-failed",
        ),
        (
            "the check is recorded as over: delivered",
            paid("2026-03-02 09:00").when(note(), "2026-03-05"),
            Told(record(Fact::Delivered)),
            "2026-03-09",
            "delivered",
        ),
        (
            "the check is presumed over: delivered",
            paid("2026-03-02 09:00"),
            Told(record(Fact::Delivered)),
            "2026-03-09",
            "delivered",
        ),
    ]);
}

#[test]
fn a_payment_in_time_beats_the_presumption_that_there_was_none() {
    walk(vec![
        (
            "paid in time, told late",
            placed("2026-03-02"),
            Told(done(pay(), "2026-03-20")),
            "2026-03-24",
            "awaiting-shipment",
        ),
        (
            "paid in time, the presumption recorded",
            placed("2026-03-02").when(note(), "2026-03-24"),
            Told(done(pay(), "2026-03-20")),
            "2026-03-24",
            "awaiting-shipment",
        ),
    ]);
    let unpaid = placed("2026-03-02").when(note(), "2026-03-24");
    assert_eq!(unpaid.refuses(pay(), "2026-03-24"), "order.already-closed");
}

#[test]
fn a_receipt_after_the_presumed_completion_counts_from_the_receipt() {
    for tale in [on_its_way(), on_its_way().when(note(), "2026-06-09")] {
        let tale = tale.when(receive(), "2026-06-10 08:00");
        let until = tale.due(Rule::DisputeOpenUntil, "2026-06-11");
        assert_eq!(until, "2026-06-25 08:00:00");
    }
}

#[test]
fn an_answer_reaches_a_request_whose_order_is_frozen() {
    let tale = pending().when(record(Fact::Frozen), "2026-03-04");
    let tale = tale.when(record(Fact::CancellationRejected), "2026-03-05");
    assert_eq!(tale.stands_at("2026-03-05"), "awaiting-shipment");
}

#[test]
fn a_request_while_the_check_runs_keeps_the_time_to_ship() {
    let refused = paid("2026-03-02 09:00")
        .when(cancel(), "2026-03-02 12:00")
        .when(record(Fact::CancellationRejected), "2026-03-02 13:00");
    let State::VerifyingPayment { verified_by, ship_by } = refused.order.state() else {
        panic!("back to the check")
    };
    assert_eq!(super::given::wall(verified_by.due()), "2026-03-03 09:00:00");
    assert_eq!(super::given::wall(ship_by.due()), "2026-03-11 09:00:00");
}
