//! Lines and parcels that stand differently, and the order as the sum of them.

use super::given::{
    Tale, amount, approved, came, cancel, claim, claim_of, clock, closed, done, extend, item, line,
    lines, lists, minor, moment, nothing, of_lines, of_parcel, open, open_about, page, parcel,
    partly_shipped, receive, refuse, rejected, report, said_by_seller, ship_by, shipped,
    shipped_in, wall, withdraw,
};
use crate::domain::deadline::Deadline;
use crate::domain::details::Details;
use crate::domain::order::{
    ActionKind, Cause, Command, Content, DisputeReason, Fact, LineMoney, LineRef, Look, NewOrder,
    Order, Parcel, Report, ShownStage, Source, Stage, accounts, bill,
};
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

/// Three items of 10.00 and 3.00 shipping, entered by hand and paid on Monday 2 March.
fn three() -> Tale {
    let items = vec![item("red cup", 1000), item("blue cup", 1000), item("green cup", 1000)];
    let shipping = Some(amount(300));
    let new = NewOrder { shipping, ..of_lines(items, 3300) };
    nothing().when(Command::Add(Box::new(new)), "2026-03-02 10:00")
}

/// The same with the first cancelled on 4 March.
fn one_cancelled() -> Tale {
    three().when(lines(&["1"], cancel()), "2026-03-03").when(approved(), "2026-03-04")
}

/// A page of the order that names no line.
fn sees(tale: &Tale, stage: Stage, seen: &str) -> Tale {
    tale.clone().sees(page(stage, seen))
}

fn delivered() -> Command {
    report(Report::Delivered)
}

/// The money of each line in hundredths, shipping last: `paid refunded expected`.
fn money(order: &Order) -> Vec<String> {
    let row = |line: &LineMoney| {
        format!("{} {} {}", minor(line.paid), line.refunded.minor(), minor(line.expected))
    };
    bill(order).lines.iter().map(row).collect()
}

/// A page that shows these parcels, each with the lines that it says are in it.
fn page_with(stage: Stage, parcels: &[(&str, &[&str])], seen: &str) -> Fact {
    let content = |line: &&str| Content { line: LineRef::Id((*line).to_owned()), count: None };
    let parcel = |(number, lines): &(&str, &[&str])| Parcel {
        contents: lines.iter().map(content).collect(),
        ..parcel(number)
    };
    let listed = vec![line("811", "red cup", 1000), line("812", "blue cup", 2000)];
    let look = Look {
        stage: Some(ShownStage { stage, cause: None }),
        details: Details { placed: Some(moment("2026-03-02")), ..lists(listed, 3000) },
        parcels: parcels.iter().map(parcel).collect(),
    };
    Fact::look(Source::OrderPage, Moment::At(clock(seen)), look)
}

/// Two lines, each in a parcel of its own: LP1 was shipped on 5 March, LP2 on 9 March.
fn two_parcels() -> Tale {
    let items = vec![item("red cup", 1000), item("blue cup", 2000)];
    nothing()
        .when(Command::Add(Box::new(of_lines(items, 3000))), "2026-03-02 10:00")
        .when(lines(&["1"], shipped_in("LP1")), "2026-03-05")
        .when(lines(&["2"], shipped_in("LP2")), "2026-03-09")
}

/// The same of which nobody said what is in which.
fn two_unknown_parcels() -> Tale {
    let items = vec![item("red cup", 1000), item("blue cup", 2000)];
    let new = NewOrder {
        shipped: Some(moment("2026-03-05")),
        parcels: vec![parcel("LP1"), parcel("LP2")],
        ..of_lines(items, 3000)
    };
    nothing().when(Command::Add(Box::new(new)), "2026-03-05")
}

#[test]
fn one_of_three_is_cancelled_and_the_others_go_on() {
    let tale = one_cancelled();
    assert_eq!(tale.stands_at("2026-03-04"), "awaiting-shipment");
    assert_eq!(tale.lines_at("2026-03-04"), ["cancelled", "to-ship", "to-ship"]);
    assert_eq!(tale.owed_at("2026-03-04"), 1000);
    assert_eq!(
        tale.due(Rule::SellerShipBy, "2026-03-04"),
        three().due(Rule::SellerShipBy, "2026-03-04")
    );
    // The page of the whole order says nothing of the one, and a newer one neither.
    for stage in [Stage::AwaitingShipment, Stage::Shipped, Stage::Delivered, Stage::Completed] {
        let seen = sees(&tale, stage, "2026-03-06");
        assert_eq!(seen.lines_at("2026-03-06")[0], "cancelled", "{stage:?}");
        assert_eq!(seen.owed_at("2026-03-06"), 1000, "{stage:?}");
    }
    let came = tale.when(came(1000), "2026-03-12");
    assert_eq!(came.owed_at("2026-06-30"), 0);
    assert_eq!(money(&came.at("2026-03-12")), ["1000 1000 0", "1000 0 0", "1000 0 0", "300 0 0"]);
    assert_eq!(came.lines_at("2026-03-12"), ["cancelled", "to-ship", "to-ship"]);
    let sent = came.when(shipped(), "2026-03-13");
    assert_eq!(sent.stands_at("2026-03-13"), "shipped");
    assert_eq!(sent.lines_at("2026-03-13"), ["cancelled", "shipped", "shipped"]);
    let there = sent.when(delivered(), "2026-03-30").when(receive(), "2026-03-31");
    assert_eq!(there.stands_at("2026-03-31"), "completed");
    assert_eq!(there.lines_at("2026-03-31"), ["cancelled", "completed", "completed"]);
    assert_eq!(there.owed_at("2026-06-30"), 0);
}

#[test]
fn an_answer_may_be_of_one_of_two_that_were_asked_for() {
    let asked = three().when(lines(&["1", "2"], cancel()), "2026-03-03");
    assert_eq!(asked.lines_at("2026-03-03"), ["cancelling", "cancelling", "to-ship"]);
    let one = asked.clone().when(lines(&["1"], approved()), "2026-03-04");
    assert_eq!(one.lines_at("2026-03-04"), ["cancelled", "cancelling", "to-ship"]);
    assert_eq!(one.owed_at("2026-03-04"), 1000);
    let rest = one.clone().when(rejected(), "2026-03-05");
    assert_eq!(rest.lines_at("2026-03-05"), ["cancelled", "to-ship", "to-ship"]);
    assert_eq!(rest.owed_at("2026-03-05"), 1000);
    let both = one.when(approved(), "2026-03-05");
    assert_eq!(both.lines_at("2026-03-05"), ["cancelled", "cancelled", "to-ship"]);
    assert_eq!(both.owed_at("2026-03-05"), 2000);
    // Of the one that nobody asked for there is nothing to answer.
    assert_eq!(asked.refuses(lines(&["3"], approved()), "2026-03-04"), "order.no-request");
    let taken_back = asked.when(withdraw(), "2026-03-04");
    assert_eq!(taken_back.lines_at("2026-03-04"), ["to-ship", "to-ship", "to-ship"]);
}

#[test]
fn the_rest_of_what_was_shipped_keeps_its_date_and_may_be_cancelled() {
    let by = three().due(Rule::SellerShipBy, "2026-03-05");
    let tale = three().when(lines(&["1"], shipped()), "2026-03-05");
    assert_eq!(tale.stands_at("2026-03-05"), "partially-shipped");
    assert_eq!(tale.lines_at("2026-03-05"), ["shipped", "to-ship", "to-ship"]);
    assert_eq!(tale.due(Rule::SellerShipBy, "2026-03-05"), by);
    assert!(tale.offers("2026-03-05").contains(&ActionKind::Cancel));
    assert!(tale.offers("2026-03-05").contains(&ActionKind::Receive));
    assert_eq!(tale.refuses(lines(&["1"], cancel()), "2026-03-06"), "order.already-shipped");

    let asked = tale.when(cancel(), "2026-03-06");
    assert_eq!(asked.lines_at("2026-03-06"), ["shipped", "cancelling", "cancelling"]);
    let closed = asked.clone().when(approved(), "2026-03-07");
    assert_eq!(closed.lines_at("2026-03-07"), ["shipped", "cancelled", "cancelled"]);
    assert_eq!(closed.stands_at("2026-03-07"), "shipped");
    // The rest alone is owed: shipping was paid for what is under way.
    assert_eq!(closed.owed_at("2026-03-07"), 2000);
    assert_eq!(
        money(&closed.at("2026-03-07")),
        ["1000 0 0", "1000 0 1000", "1000 0 1000", "300 0 0"]
    );
    // The seller may ship one of them all the same.
    let sent = asked.when(lines(&["2"], shipped()), "2026-03-07");
    assert_eq!(sent.lines_at("2026-03-07"), ["shipped", "shipped", "cancelling"]);
    // A later end of the seller's time is of the line that it was told of.
    let longer = three()
        .when(lines(&["1"], shipped()), "2026-03-05")
        .when(lines(&["2"], ship_by("2026-03-20")), "2026-03-06");
    let at = longer.at("2026-03-06");
    let of = |number: u32| at.part_of(&[number], &[]).state().ship_by().map(|by| wall(by.due()));
    assert_eq!(of(2), Some("2026-03-20 23:59:59".to_owned()));
    assert_eq!(of(3), Some(by));
}

#[test]
fn shipping_is_owed_once_everything_is_closed() {
    let all = one_cancelled().when(cancel(), "2026-03-05");
    assert_eq!(all.lines_at("2026-03-05"), ["cancelled", "cancelling", "cancelling"]);
    let all = all.when(approved(), "2026-03-06");
    assert_eq!(all.stands_at("2026-03-06"), "closed cancellation-approved");
    assert_eq!(all.owed_at("2026-03-06"), 3300);
    assert_eq!(
        money(&all.at("2026-03-06")),
        ["1000 0 1000", "1000 0 1000", "1000 0 1000", "300 0 300"]
    );
    let came_back = all.clone().when(came(3300), "2026-03-20");
    assert_eq!(came_back.owed_at("2026-03-20"), 0);
    // At one time it is one refund, in two it is two.
    let at_once = three().when(cancel(), "2026-03-03").when(approved(), "2026-03-04");
    assert_eq!(at_once.accounts_at("2026-03-04").len(), 1);
    assert_eq!(all.accounts_at("2026-03-06").len(), 2);
}

#[test]
fn one_parcel_that_came_leaves_the_other_its_dates() {
    let tale = two_parcels();
    assert_eq!(tale.parcels_at("2026-03-09"), ["LP1 shipped", "LP2 shipped"]);
    let both = tale.clone();
    let tale = tale.when(of_parcel("LP1", delivered()), "2026-03-20");
    assert_eq!(tale.parcels_at("2026-03-20"), ["LP1 delivered", "LP2 shipped"]);
    assert_eq!(tale.lines_at("2026-03-20"), ["delivered", "shipped"]);
    let part =
        |tale: &Tale, number: u32| tale.at("2026-03-20").part_of(&[number], &[]).windows().copied();
    assert_eq!(part(&tale, 2), part(&both, 2));
    assert!(part(&tale, 1).is_some());
    // Sent on 9 March, it has 60 days to come and 15 more for a dispute.
    assert_eq!(tale.due(Rule::DeliveryDeadline, "2026-03-20"), "2026-05-08 12:00:00");
    let lost = || claim_of(2000, DisputeReason::NotReceived);
    assert_eq!(tale.refuses(open_about(&["2"], lost()), "2026-04-10"), "dispute.in-transit");
    let late = "2026-05-20";
    let open = tale.clone().when(open_about(&["2"], lost()), late);
    assert_eq!(open.lines_at(late)[1], "in-dispute");
    assert_eq!(tale.refuses(open_about(&["2"], lost()), "2026-05-25"), "dispute.too-late");
    // Of what came nobody says that it did not.
    let damaged = claim_of(1000, DisputeReason::Damaged);
    assert_eq!(tale.refuses(open_about(&["1"], damaged), late), "dispute.too-late");
}

#[test]
fn of_several_parcels_under_way_one_must_be_named() {
    let tale = two_parcels();
    for command in [
        delivered(),
        report(Report::Lost),
        report(Report::ReadyForPickup),
        report(Report::ReturnedToSeller),
        report(Report::ShipmentCancelled),
        refuse(),
    ] {
        let name = format!("{command:?}");
        assert_eq!(tale.refuses(command.clone(), "2026-03-20"), "order.which-parcel", "{name}");
        assert!(tale.admit(of_parcel("lp-1", command.clone()), "2026-03-20").is_ok(), "{name}");
        let unknown = of_parcel("LP3", command.clone());
        assert_eq!(tale.refuses(unknown, "2026-03-20"), "order.no-such-parcel", "{name}");
    }
    // Once one is there, only the other can be meant.
    let one = tale.clone().when(of_parcel("LP1", delivered()), "2026-03-19");
    for command in
        [delivered(), report(Report::ReadyForPickup), report(Report::ShipmentCancelled), refuse()]
    {
        let facts = one.admit(command, "2026-03-20").unwrap_or_default();
        let about =
            [LineRef::Like { title: "blue cup".to_owned(), price: Some(amount(2000)), nth: 1 }];
        let lines: Vec<&[LineRef]> = facts.iter().map(|fact| &fact.scope.lines[..]).collect();
        assert_eq!(lines, [&about], "{facts:?}");
    }
    // More time, and that the goods are fine, is said of all of them.
    for command in [extend(), receive()] {
        assert!(tale.admit(command, "2026-03-20").is_ok());
    }
}

#[test]
fn each_parcel_goes_its_own_way() {
    for (what, stage, line) in [
        (Report::ReadyForPickup, "ready-for-pickup", "shipped"),
        (Report::Lost, "lost", "shipped"),
        (Report::ReturnedToSeller, "returned", "shipped"),
        (Report::ShipmentCancelled, "shipment-cancelled", "shipment-cancelled"),
        (Report::Delivered, "delivered", "delivered"),
    ] {
        let tale = two_parcels().when(of_parcel("LP2", report(what)), "2026-03-20");
        let parcels = ["LP1 shipped".to_owned(), format!("LP2 {stage}")];
        assert_eq!(tale.parcels_at("2026-03-20"), parcels);
        assert_eq!(tale.lines_at("2026-03-20"), ["shipped", line]);
    }
    let refused = two_parcels().when(of_parcel("LP1", refuse()), "2026-03-20");
    assert_eq!(refused.parcels_at("2026-03-20"), ["LP1 refused", "LP2 shipped"]);
    // What is known not to come can be disputed at once; the other still waits.
    let lost = two_parcels().when(of_parcel("LP2", report(Report::Lost)), "2026-03-20");
    let missing = || claim(DisputeReason::NotReceived);
    let open = lost.clone().when(open(missing()), "2026-03-21");
    assert_eq!(open.lines_at("2026-03-21"), ["shipped", "in-dispute"]);
    assert_eq!(lost.refuses(open_about(&["1"], missing()), "2026-03-21"), "dispute.in-transit");
}

#[test]
fn a_line_is_there_once_all_of_its_parcels_are() {
    // What is in which, nobody said: any line may be in both.
    let tale = two_unknown_parcels();
    assert_eq!(tale.refuses(delivered(), "2026-03-20"), "order.which-parcel");
    let one = tale.when(of_parcel("LP1", delivered()), "2026-03-20");
    // What came is not claimed with what did not.
    let lost = |lines: &[&str]| open_about(lines, claim_of(1000, DisputeReason::NotReceived));
    assert_eq!(one.refuses(lost(&[]), "2026-05-06"), "dispute.which-items");
    assert!(one.admit(lost(&["1"]), "2026-05-06").is_ok());
    assert_eq!(one.parcels_at("2026-03-20"), ["LP1 delivered", "LP2 shipped"]);
    assert_eq!(one.lines_at("2026-03-20"), ["shipped", "shipped"]);
    assert_eq!(one.due(Rule::DeliveryDeadline, "2026-03-20"), "2026-05-04 23:59:59");
    let both = one.when(of_parcel("LP2", delivered()), "2026-03-22");
    assert_eq!(both.lines_at("2026-03-22"), ["delivered", "delivered"]);
    assert_eq!(both.at("2026-03-22").received_at, Some(moment("2026-03-22 12:00")));
    // A page says that the blue cups are in both.
    let split = nothing().sees(page_with(
        Stage::Shipped,
        &[("LP1", &["811", "812"]), ("LP2", &["812"])],
        "2026-03-09",
    ));
    let one = split.clone().when(of_parcel("LP1", delivered()), "2026-03-20");
    assert_eq!(one.lines_at("2026-03-20"), ["delivered", "shipped"]);
    // Of the cups that are in both, the parcel that has not come is waited for.
    let lost = || open_about(&["2"], claim_of(2000, DisputeReason::NotReceived));
    assert_eq!(one.refuses(lost(), "2026-03-21"), "dispute.in-transit");
    assert!(one.admit(lost(), "2026-05-06 23:59").is_ok());
    let other = split.when(of_parcel("LP2", delivered()), "2026-03-20");
    assert_eq!(other.lines_at("2026-03-20"), ["shipped", "shipped"]);
    let both = one.when(delivered(), "2026-03-22");
    assert_eq!(both.lines_at("2026-03-22"), ["delivered", "delivered"]);
    // And that a line may be in the parcel of which it does not tell what is in it.
    let some =
        nothing().sees(page_with(Stage::Shipped, &[("LP1", &["811"]), ("LP2", &[])], "2026-03-09"));
    let some = some.when(of_parcel("LP2", delivered()), "2026-03-20");
    assert_eq!(some.lines_at("2026-03-20"), ["shipped", "delivered"]);
}

/// Of one parcel of several, that which is said to be there is meant, and not the one on its way.
#[test]
fn a_delivery_on_record_is_claimed_against_for_its_own_lines() {
    let one = two_parcels().when(of_parcel("LP1", delivered()), "2026-03-20");
    let opened = one.when(open(claim(DisputeReason::DeliveredNotReceived)), "2026-03-21");
    assert_eq!(opened.lines_at("2026-03-21"), ["in-dispute", "shipped"]);
    let lost = two_parcels().when(of_parcel("LP2", report(Report::Lost)), "2026-03-11");
    let opened = lost.when(open(claim(DisputeReason::LostInTransit)), "2026-03-11");
    assert_eq!(opened.lines_at("2026-03-11"), ["shipped", "in-dispute"]);
}

#[test]
fn a_number_that_replaces_another_is_no_other_parcel() {
    let renumber =
        |old: &str, new: &str| of_parcel(old, report(Report::Tracking { parcel: parcel(new) }));
    let tale = two_parcels().when(renumber("LP1", "RR9"), "2026-03-12");
    assert_eq!(tale.parcels_at("2026-03-12"), ["RR9 shipped", "LP2 shipped"]);
    assert_eq!(tale.at("2026-03-12").parcels[0].earlier, ["LP1"]);
    // By either number it is the same one, with what is in it.
    for number in ["LP1", "RR9", "rr 9"] {
        let there = tale.clone().when(of_parcel(number, delivered()), "2026-03-20");
        assert_eq!(there.lines_at("2026-03-20"), ["delivered", "shipped"], "{number}");
    }
    // What was said of it by its old number is said of it still.
    let late = two_parcels()
        .when(of_parcel("LP1", delivered()), "2026-03-11")
        .when(renumber("LP2", "RR9"), "2026-03-12");
    assert_eq!(late.parcels_at("2026-03-12"), ["LP1 delivered", "RR9 shipped"]);
    // A page that shows both numbers shows one parcel.
    let seen = tale.sees(page_with(Stage::Shipped, &[("LP1", &[]), ("RR9", &[])], "2026-03-13"));
    assert_eq!(seen.at("2026-03-13").parcels.len(), 2);
    // One that was known under both is one from then on.
    let both = two_parcels().when(report(Report::Tracking { parcel: parcel("RR9") }), "2026-03-10");
    assert_eq!(both.at("2026-03-10").parcels.len(), 3);
    let both = both.when(renumber("LP2", "RR9"), "2026-03-12");
    assert_eq!(both.parcels_at("2026-03-12"), ["LP1 shipped", "RR9 shipped"]);
}

#[test]
fn a_number_that_the_seller_wrote_is_not_the_orders() {
    let no_tracking = || claim(DisputeReason::NoTracking);
    let wrong = || claim(DisputeReason::WrongTracking);
    let shipped = three().when(shipped(), "2026-03-05");
    let track = || report(Report::Tracking { parcel: parcel("LP1") });
    let said = shipped.clone().when(said_by_seller(track()), "2026-03-06");
    assert_eq!(said.parcels_at("2026-03-06"), ["LP1 only-said"]);
    assert!(said.admit(open(no_tracking()), "2026-03-20").is_ok());
    assert_eq!(said.refuses(open(wrong()), "2026-03-20"), "dispute.reason-does-not-fit");
    let named = of_parcel("LP1", delivered());
    assert_eq!(said.refuses(named.clone(), "2026-03-20"), "order.no-such-parcel");
    // It is, once the order shows it.
    let look = Look { parcels: vec![parcel("LP1")], ..Look::default() };
    let at = Moment::At(clock("2026-03-07"));
    let seen = said.sees(Fact::look(Source::OrderPage, at, look));
    assert_eq!(seen.parcels_at("2026-03-07"), ["LP1 shipped"]);
    assert_eq!(seen.refuses(open(no_tracking()), "2026-03-20"), "dispute.reason-does-not-fit");
    assert!(seen.admit(named, "2026-03-20").is_ok());
    // A word of the seller's ships nothing either: it is a claim, which waits for its number.
    let in_chat = Report::Shipped { partly: false, parcel: Some(parcel("LP1")) };
    let claimed = three().when(said_by_seller(report(in_chat)), "2026-03-05");
    assert_eq!(claimed.stands_at("2026-03-06"), "awaiting-shipment");
    assert!(claimed.at("2026-03-06").tracking_due.is_some());
    assert_eq!(claimed.parcels_at("2026-03-06"), ["LP1 only-said"]);
    // The buyer's own word declares one, and the seller's takes nothing from that.
    let told = shipped.when(track(), "2026-03-06").when(said_by_seller(track()), "2026-03-07");
    assert_eq!(told.parcels_at("2026-03-07"), ["LP1 shipped"]);
}

#[test]
fn a_page_that_shows_a_part_shipped_is_explained_by_what_was_told() {
    let maybe = sees(&three(), Stage::PartiallyShipped, "2026-03-06");
    assert_eq!(maybe.lines_at("2026-03-06"), ["maybe-shipped"; 3]);
    let told = three().when(lines(&["1"], shipped()), "2026-03-05");
    let seen = sees(&told, Stage::PartiallyShipped, "2026-03-06");
    assert_eq!(seen.lines_at("2026-03-06"), ["shipped", "to-ship", "to-ship"]);
    assert_eq!(seen.stands_at("2026-03-06"), "partially-shipped");
    // Told after the page it explains it as well.
    let later = maybe.when(lines(&["2"], shipped()), "2026-03-07");
    assert_eq!(later.lines_at("2026-03-07"), ["to-ship", "shipped", "to-ship"]);
    // What a later page shows of the whole is of all that goes on.
    let all = sees(&seen, Stage::Shipped, "2026-03-10");
    assert_eq!(all.lines_at("2026-03-10"), ["shipped"; 3]);
    let none = three().when(partly_shipped(), "2026-03-05");
    assert_eq!(none.lines_at("2026-03-05"), ["maybe-shipped"; 3]);
}

#[test]
fn a_page_of_a_request_or_a_dispute_is_explained_by_what_was_told() {
    let asked = three().when(lines(&["2"], cancel()), "2026-03-03");
    let seen = sees(&asked, Stage::CancellationPending, "2026-03-04");
    assert_eq!(seen.lines_at("2026-03-04"), ["to-ship", "cancelling", "to-ship"]);
    assert_eq!(seen.at("2026-03-04").cancellations.len(), 1);
    let nobody = sees(&three(), Stage::CancellationPending, "2026-03-04");
    assert_eq!(nobody.lines_at("2026-03-04"), ["cancelling"; 3]);

    let there = three()
        .when(done(shipped(), "2026-03-04"), "2026-03-04")
        .when(done(delivered(), "2026-03-20"), "2026-03-20");
    let damaged = || claim_of(1000, DisputeReason::Damaged);
    let disputed = there.clone().when(open_about(&["3"], damaged()), "2026-03-21");
    let seen = sees(&disputed, Stage::InDispute, "2026-03-22");
    assert_eq!(seen.lines_at("2026-03-22"), ["delivered", "delivered", "in-dispute"]);
    assert_eq!(seen.stands_at("2026-03-22"), "in-dispute");
    let nobody = sees(&there, Stage::InDispute, "2026-03-22");
    assert_eq!(nobody.lines_at("2026-03-22"), ["in-dispute"; 3]);
    // The others can be disputed beside it.
    let beside = seen.when(open_about(&["1"], damaged()), "2026-03-23");
    assert_eq!(beside.lines_at("2026-03-23"), ["in-dispute", "delivered", "in-dispute"]);
}

#[test]
fn a_part_is_assumed_while_the_rest_is_known() {
    let asked = three().when(lines(&["1"], cancel()), "2026-03-03 10:00");
    let before = asked.at("2026-03-03 11:00");
    let answer_by = before.part_of(&[1], &[]).state().answer_by().map(Deadline::due);
    let answer_by = wall(answer_by.expect("a time to answer"));
    assert_eq!(asked.stands_at(&answer_by), "cancellation-pending");
    // The seller's silence closes the one, and of the others it says nothing.
    let later = "2026-03-10";
    assert!(answer_by.as_str() < later, "{answer_by}");
    assert_eq!(asked.lines_at(later), ["cancelled", "to-ship", "to-ship"]);
    let order = asked.at(later);
    let certainty = |number: u32| order.part_of(&[number], &[]).certainty.id();
    assert_eq!((certainty(1), certainty(2), order.certainty.id()), ("assumed", "known", "assumed"));
    let owed = accounts(&order);
    assert!(owed.iter().all(|one| one.refund.is_assumed && one.refund.lines == [1]));
    assert_eq!(asked.owed_at(later), 1000);
    assert!(!owed[0].is_overdue(clock("2026-12-31")));
}

#[test]
fn parts_grow_old_each_by_itself() {
    // LP1 is taken as received fifteen days after it came; LP2 has until May.
    let tale = two_parcels().when(of_parcel("LP1", delivered()), "2026-03-20");
    let certainty = |now: &str, number: u32| tale.at(now).part_of(&[number], &[]).certainty.id();
    assert_eq!(tale.at("2026-04-02").certainty.id(), "known");
    let later = "2026-04-20";
    assert_eq!(certainty(later, 2), "known");
    assert_ne!(certainty(later, 1), "known");
    assert!(!tale.at(later).is_outdated(), "the one that is under way is known");
    // It is outdated once all that goes on is.
    let much_later = "2026-09-01";
    assert_eq!(certainty(much_later, 2), "outdated");
    assert!(tale.at(much_later).is_outdated());
}

/// The word that an order was cancelled is lost where each part of it was told to be under way.
#[test]
fn a_closing_of_what_was_all_sent_closes_it() {
    let gone = two_parcels().when(closed(Cause::CancelledByBuyer), "2026-03-10");
    assert_eq!(gone.stands_at("2026-03-10"), "closed cancelled-by-buyer");
    assert_eq!(gone.lines_at("2026-03-10"), ["cancelled", "cancelled"]);
    // Of one of which something is not sent only that is closed.
    let one = three().when(lines(&["1"], shipped()), "2026-03-05");
    let rest = one.when(closed(Cause::CancelledByBuyer), "2026-03-10");
    assert_eq!(rest.lines_at("2026-03-10"), ["shipped", "cancelled", "cancelled"]);
    // Said again it is not of what was sent, unless that is named.
    let again = || closed(Cause::NotShipped);
    assert_eq!(rest.refuses(again(), "2026-03-11"), "order.already-shipped");
    assert!(rest.admit(lines(&["1"], again()), "2026-03-11").is_ok());
}

#[test]
fn what_is_lost_is_not_received_with_what_came() {
    let tale = two_parcels()
        .when(of_parcel("LP1", delivered()), "2026-03-20")
        .when(of_parcel("LP2", report(Report::Lost)), "2026-03-22");
    let received = tale.when(receive(), "2026-03-23");
    assert_eq!(received.lines_at("2026-03-23"), ["completed", "shipped"]);
}

#[test]
fn what_came_is_not_among_the_parcels_that_may_be_lost() {
    let tale = two_parcels().when(of_parcel("LP1", delivered()), "2026-03-19");
    for report in [report(Report::Lost), report(Report::ReturnedToSeller)] {
        let refusal = tale.admit(report.clone(), "2026-03-20").map_err(|refusal| refusal.code());
        assert!(refusal.is_ok(), "{report:?}: {refusal:?}");
    }
}
