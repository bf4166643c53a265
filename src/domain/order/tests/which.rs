//! Which of several requests, prepared steps and disputes a command means.

use super::given::{
    Tale, about, amount, approved, cancel, claim, claim_of, clock, dispute, extend, item, lines,
    nothing, of_lines, of_parcel, open_about, parcel, prepare, refund, rejected, report, ruled,
    shipped_in, submit, tell, withdraw,
};
use crate::domain::order::{
    Action, ActionKind, Command, DisputeFact, DisputeReason, DisputeStep, Named, Order, Outcome,
    Prepared, RefundReport, Report, Ruling, StepRequest, actions, open_steps,
};

/// Two items, entered by hand and paid on Monday 2 March.
fn two() -> Tale {
    let items = vec![item("red cup", 1000), item("blue cup", 2000)];
    nothing().when(Command::Add(Box::new(of_lines(items, 3000))), "2026-03-02 10:00")
}

/// Each of them in a parcel of its own.
fn two_parcels() -> Tale {
    two()
        .when(lines(&["1"], shipped_in("LP1")), "2026-03-05")
        .when(lines(&["2"], shipped_in("LP2")), "2026-03-09")
}

fn outcomes(order: &Order) -> Vec<&'static str> {
    order.cancellations.iter().map(|asked| asked.outcome.id()).collect()
}

/// What each prepared step does, and the lines and the parcel that it is about.
fn prepared(order: &Order) -> Vec<String> {
    let words = |one: &Prepared| {
        let parcel = one.parcel.as_deref().unwrap_or("");
        format!("{} {:?}{parcel}", one.step.kind().id(), one.lines)
    };
    order.prepared.iter().map(words).collect()
}

fn prepared_cancel() -> Command {
    submit(StepRequest::Cancel { reason: None, note: None, complaint: false, lines: vec![] })
}

/// The newest request is taken back though another was meant, or a request is passed over.
#[test]
fn of_two_requests_the_one_about_the_line_is_withdrawn() {
    let one = two().when(lines(&["1"], cancel()), "2026-03-03");
    let both = one.when(lines(&["2"], cancel()), "2026-03-03 12:00");
    let refusal = both.refusal(withdraw(), "2026-03-04");
    assert_eq!(refusal.code(), "order.which-request");
    let choices: Vec<_> = refusal.choices().iter().map(|one| one.lines.clone()).collect();
    assert_eq!(choices, [[1], [2]]);
    for (line, left) in [("1", ["withdrawn", "pending"]), ("2", ["pending", "withdrawn"])] {
        let taken = both.clone().when(lines(&[line], withdraw()), "2026-03-04");
        assert_eq!(outcomes(&taken.at("2026-03-04")), left, "{line}");
        let other = taken.when(withdraw(), "2026-03-05").at("2026-03-05");
        assert_eq!(outcomes(&other), ["withdrawn", "withdrawn"], "{line}");
    }
    let answered = both.when(lines(&["1"], rejected()), "2026-03-04");
    let last = answered.when(withdraw(), "2026-03-05");
    assert_eq!(outcomes(&last.at("2026-03-05")), [Outcome::Rejected.id(), "withdrawn"]);
}

/// An answer to one of two requests answers the other as well.
#[test]
fn of_two_requests_the_one_about_the_line_is_answered() {
    let one = two().when(lines(&["1"], cancel()), "2026-03-03");
    let both = one.when(lines(&["2"], cancel()), "2026-03-03 12:00");
    for answer in [approved, rejected] {
        assert_eq!(both.refuses(answer(), "2026-03-04"), "order.which-request");
        assert_eq!(both.refuses(lines(&["1-2"], answer()), "2026-03-04"), "order.which-request");
    }
    let agreed = both.when(lines(&["2"], approved()), "2026-03-04");
    assert_eq!(outcomes(&agreed.at("2026-03-04")), ["pending", "granted"]);
    let refused = agreed.when(rejected(), "2026-03-05");
    assert_eq!(outcomes(&refused.at("2026-03-05")), ["rejected", "granted"]);
}

/// A line without a request takes back that of another.
#[test]
fn a_request_is_not_withdrawn_for_a_line_that_it_is_not_about() {
    let one = two().when(lines(&["1"], cancel()), "2026-03-03");
    assert_eq!(one.refuses(lines(&["2"], withdraw()), "2026-03-04"), "order.no-request");
    let agreed = one.when(lines(&["1"], approved()), "2026-03-04");
    assert_eq!(agreed.refuses(lines(&["1"], withdraw()), "2026-03-05"), "order.already-closed");
}

/// The first of several prepared steps is submitted or dropped, whichever was meant.
#[test]
fn of_two_prepared_steps_the_named_one_is_submitted_or_dropped() {
    let one = two().when(prepare(lines(&["1"], cancel())), "2026-03-03");
    let both = one.when(prepare(lines(&["2"], cancel())), "2026-03-03");
    assert_eq!(both.refuses(prepared_cancel(), "2026-03-04"), "order.which-prepared");
    let one = both.clone().when(lines(&["2"], prepared_cancel()), "2026-03-04").at("2026-03-04");
    assert_eq!(prepared(&one), ["cancel [1]"]);
    assert_eq!(one.cancellations[0].lines, [2]);
    assert_eq!(both.refuses(withdraw(), "2026-03-04"), "order.which-request");
    let dropped = both.when(lines(&["1"], withdraw()), "2026-03-04").at("2026-03-04");
    assert_eq!(prepared(&dropped), ["cancel [2]"]);
    assert!(dropped.cancellations.is_empty());
}

/// A step that was prepared about a parcel asks for all parcels, or stays after it was submitted.
#[test]
fn a_step_prepared_about_a_parcel_is_submitted_about_that_parcel() {
    let asked = two_parcels().when(prepare(of_parcel("LP2", extend())), "2026-03-12");
    assert_eq!(prepared(&asked.at("2026-03-12")), ["extend []LP2"]);
    let done = asked.when(extend(), "2026-03-13").at("2026-03-13");
    assert_eq!(prepared(&done), [""; 0]);
    let asked: Vec<bool> =
        done.parts().iter().map(|part| part.extension_requested_at.is_some()).collect();
    assert_eq!(asked, [false, true]);
}

/// A dispute that was only prepared can't be dropped, or dropping it takes an open one back.
#[test]
fn cancelling_drops_a_dispute_that_is_only_prepared() {
    let claim = || claim(DisputeReason::NotReceived);
    let take_back = || dispute(DisputeStep::Cancel);
    let late = two_parcels();
    let one = late.when(prepare(open_about(&["1"], claim())), "2026-05-10");
    assert_eq!(prepared(&one.at("2026-05-10")), ["open-dispute [1]"]);
    let dropped = one.clone().when(take_back(), "2026-05-11");
    assert_eq!(prepared(&dropped.at("2026-05-11")), [""; 0]);
    assert_eq!(dropped.refuses(take_back(), "2026-05-12"), "dispute.none");
    let other = one.when(open_about(&["2"], claim()), "2026-05-11");
    let both = other.clone().when(about("1", take_back()), "2026-05-12");
    assert_eq!(prepared(&both.at("2026-05-12")), [""; 0]);
    assert_eq!(both.disputes_at("2026-05-12").len(), 1);
    let open = other.when(about("2", tell(DisputeFact::SellerRejected)), "2026-05-12");
    assert_eq!(prepared(&open.at("2026-05-12")), ["open-dispute [1]"]);
}

/// What came is booked on the first of two refunds, or nothing at all is booked as money.
#[test]
fn of_two_refunds_the_one_that_came_is_named() {
    let one = two().when(lines(&["1"], cancel()), "2026-03-03");
    let one = one.when(lines(&["1"], approved()), "2026-03-04");
    let both = one.when(lines(&["2"], cancel()), "2026-03-04");
    let both = both.when(lines(&["2"], approved()), "2026-03-05");
    let all_came = || refund(RefundReport::Received { amount: None, arrived: None, method: None });
    let refusal = both.refusal(all_came(), "2026-03-10");
    assert_eq!(refusal.code(), "refund.which");
    let choices: Vec<_> = refusal.choices().iter().map(|one| one.lines.clone()).collect();
    assert_eq!(choices, [[1], [2]]);
    let offered = actions(&both.at("2026-03-10"), clock("2026-03-10"), &both.policy);
    let received = offered.iter().filter(|one| one.kind == ActionKind::RefundReceived);
    assert_eq!(received.map(|one| one.lines.clone()).collect::<Vec<_>>(), [[1], [2]]);
    let came = both.when(lines(&["2"], all_came()), "2026-03-10");
    assert_eq!(came.owed_at("2026-03-10"), 1000);
    assert_eq!(came.refuses(lines(&["2"], all_came()), "2026-03-11"), "refund.nothing-owed");
    assert_eq!(came.when(all_came(), "2026-03-11").owed_at("2026-03-11"), 0);
}

/// A claim that the parcel hasn't arrived is made of the one that has.
#[test]
fn a_claim_is_about_what_it_is_likely_for() {
    let claim = || claim(DisputeReason::NotReceived);
    let came = two_parcels().when(of_parcel("LP1", report(Report::Delivered)), "2026-03-15");
    let early = came.refusal(open_about(&[], claim()), "2026-03-15 12:00");
    assert_eq!(early.code(), "dispute.too-early", "the one that came is claimed: {early:?}");
    let late = came.when(open_about(&[], claim()), "2026-05-12");
    let order = late.at("2026-05-12");
    assert_eq!(order.line_numbers(&order.disputes[0].claim.lines), [2]);
}

/// A dispute that was ruled can't be appealed while another one is open.
#[test]
fn each_of_several_disputes_offers_what_it_allows() {
    let damaged = || claim_of(500, DisputeReason::Damaged);
    let came = two_parcels().when(of_parcel("LP1", report(Report::Delivered)), "2026-03-15");
    let came = came.when(of_parcel("LP2", report(Report::Delivered)), "2026-03-15");
    let both = came.when(open_about(&["1"], damaged()), "2026-03-20");
    let both = both.when(open_about(&["2"], damaged()), "2026-03-20");
    let ruled = both.when(about("1", ruled(Ruling::None)), "2026-03-22");
    let offered = actions(&ruled.at("2026-03-22 12:00"), clock("2026-03-22 12:00"), &ruled.policy);
    let words = |one: &Action| format!("{} {:?}", one.kind.id(), one.lines);
    let of_disputes: Vec<String> =
        offered.iter().filter(|one| one.kind.is_of_dispute()).map(words).collect();
    assert_eq!(of_disputes, ["appeal [1]", "cancel-dispute [2]"]);
}

/// A step about a parcel stays prepared for ever where the parcel got another number.
#[test]
fn a_step_is_prepared_about_a_parcel_by_whatever_number_it_has() {
    let asked = two_parcels().when(prepare(of_parcel("LP2", extend())), "2026-03-12");
    let number = report(Report::Tracking { parcel: parcel("LP3") });
    let moved = asked.when(of_parcel("LP2", number), "2026-03-13");
    assert_eq!(prepared(&moved.at("2026-03-13")), ["extend []LP3"]);
    let done = moved.when(extend(), "2026-03-14").at("2026-03-14");
    assert_eq!(prepared(&done), [""; 0]);
}

/// What is told of a line and a parcel that doesn't hold it is taken and counts for nothing.
#[test]
fn a_line_is_not_in_a_parcel_that_holds_others() {
    let odd = of_parcel("LP1", lines(&["2"], report(Report::Delivered)));
    let both = Named { lines: vec!["2".to_owned()], parcels: vec!["LP1".to_owned()] };
    let Command::Report { report, by, at, .. } = odd else { panic!("a report") };
    let odd = Command::Report { report, about: both, by, at };
    assert_eq!(two_parcels().refuses(odd, "2026-03-12"), "order.not-in-parcel");
}

/// A part shipment that came is claimed not to have, with the rest that nobody sent.
#[test]
fn what_was_not_sent_is_not_claimed_with_what_came() {
    let sent = report(Report::Shipped { partly: true, parcel: Some(parcel("LP1")) });
    let came = two().when(sent, "2026-03-05");
    let came = came.when(of_parcel("LP1", report(Report::Delivered)), "2026-03-12");
    let claim = claim(DisputeReason::NotReceived);
    assert_eq!(came.refuses(open_about(&[], claim), "2026-03-13"), "order.not-shipped");
}

/// A claim about all is taken for one about some, or is called too late.
#[test]
fn a_prepared_claim_about_all_is_told_from_one_about_some() {
    let damaged = || claim_of(500, DisputeReason::Damaged);
    let came = two_parcels().when(of_parcel("LP1", report(Report::Delivered)), "2026-03-15");
    let came = came.when(of_parcel("LP2", report(Report::Delivered)), "2026-03-15");
    let both = came.when(prepare(open_about(&["1"], damaged())), "2026-03-20");
    let both = both.when(prepare(open_about(&[], damaged())), "2026-03-20");
    let order = both.at("2026-03-20");
    assert_eq!(prepared(&order), ["open-dispute [1]", "open-dispute []"]);
    assert_eq!(open_steps(&order, clock("2026-03-20"), &both.policy).len(), 2);
    // Each of them is dropped by its own lines: unnamed nobody knows which.
    let mut offered = actions(&order, clock("2026-03-20"), &both.policy);
    offered.retain(|action| action.kind == ActionKind::CancelDispute);
    let lines: Vec<Vec<u32>> = offered.into_iter().map(|action| action.lines).collect();
    assert_eq!(lines, [vec![1], vec![1, 2]]);
    let open = StepRequest::OpenDispute { claim: None, lines: vec!["1-2".to_owned()] };
    let all = both.when(submit(open), "2026-03-21").at("2026-03-21");
    assert_eq!(prepared(&all), ["open-dispute [1]"]);
}

/// A claim asks for nothing: all that its item cost came back.
#[test]
fn what_came_back_whole_is_not_claimed_again() {
    let came = two_parcels().when(of_parcel("LP1", report(Report::Delivered)), "2026-03-15");
    let amount = Some(amount(1000));
    let back = refund(RefundReport::Received { amount, arrived: None, method: None });
    let back = came.when(lines(&["1"], back), "2026-03-16");
    let damaged = open_about(&["1"], claim(DisputeReason::Damaged));
    assert_eq!(back.refuses(damaged, "2026-03-20"), "order.all-came-back");
}

/// An arrival can't be told while a dispute says that nothing came, or ends that dispute.
#[test]
fn a_parcel_may_come_while_its_dispute_is_open() {
    let claim = claim(DisputeReason::NotReceived);
    let open = two_parcels().when(open_about(&[], claim), "2026-05-12");
    let came = open.when(of_parcel("LP1", report(Report::Delivered)), "2026-05-13");
    let order = came.at("2026-05-13");
    let arrived: Vec<bool> = order.parts().iter().map(Order::has_arrived).collect();
    assert_eq!(arrived, [true, false]);
    assert!(order.disputes.iter().all(|dispute| !dispute.phase.is_ended()));
    let again = of_parcel("LP1", report(Report::Delivered));
    assert_eq!(came.refuses(again, "2026-05-14"), "order.fact-does-not-fit");
}
