//! What is written about as an order stands, and which date a message names.

use super::given::{
    Tale, added, approved, cancel, claim, claim_of, clock, closed, dispute, done, item, lines,
    nothing, of_lines, open, open_about, paid, parcel, placed, receive, refuse, rejected, report,
    ruled, seen, send_back, shipped, tell, wall,
};
use crate::domain::evidence::{Digest, Evidence, Kind, Proof};
use crate::domain::message::Topic;
use crate::domain::order::{
    Cause, Command, DisputeFact, DisputeReason, DisputeStep, Proposal, Report, Ruling, Stage,
    deadline_of, matter, others, topics,
};

/// Paid on Monday 2 March, and asked to cancel on the next day.
fn asked() -> Tale {
    paid("2026-03-02").when(cancel(), "2026-03-03 10:00")
}

/// Shipped on Monday 9 March, in a parcel with a number.
fn on_its_way() -> Tale {
    let shipped = Report::Shipped { partly: false, parcel: Some(parcel("LP001")) };
    paid("2026-03-02").when(done(report(shipped), "2026-03-09"), "2026-03-10")
}

fn delivered() -> Tale {
    on_its_way().when(report(Report::Delivered), "2026-04-01")
}

fn disputed() -> Tale {
    delivered().when(open(claim(DisputeReason::Damaged)), "2026-04-02 10:00")
}

fn to_send_back() -> Tale {
    let offer = DisputeFact::SellerOffered(Proposal { amount: None, returns: true, until: None });
    disputed()
        .when(tell(offer), "2026-04-03 10:00")
        .when(dispute(DisputeStep::Accept), "2026-04-03 12:00")
}

fn fitting(tale: &Tale, is_doubtful: bool, now: &str) -> String {
    let found = topics(&tale.at(now), is_doubtful, clock(now), &tale.policy);
    found.into_iter().map(Topic::id).collect::<Vec<_>>().join(" ")
}

fn due(tale: &Tale, topic: Topic, now: &str) -> Option<String> {
    let order = tale.at(now);
    let matter = matter(&order, topic, &[]);
    deadline_of(&order, topic, &matter, clock(now), &tale.policy).map(|by| wall(by.due()))
}

#[test]
fn the_topic_that_fits_an_order_most_comes_first() {
    let no = || asked().when(rejected(), "2026-03-04 10:00");
    let overtaken = || asked().when(done(shipped(), "2026-03-04"), "2026-03-04 12:00");
    for (tale, now, expected) in vec![
        (placed("2026-03-02"), "2026-03-03", "off-platform"),
        (paid("2026-03-02"), "2026-03-04", "off-platform pressed-reason"),
        (
            asked(),
            "2026-03-03 12:00",
            "do-not-ship answer-request tracking off-platform pressed-reason",
        ),
        (
            asked(),
            "2026-03-04 12:00",
            "answer-request do-not-ship tracking off-platform pressed-reason",
        ),
        (asked(), "2026-03-07", "off-platform refund"),
        (no(), "2026-03-04 12:00", "reconsider off-platform pressed-reason"),
        (
            no().when(report(Report::ClaimedShipped), "2026-03-05 10:00"),
            "2026-03-05 12:00",
            "tracking reconsider off-platform pressed-reason",
        ),
        (overtaken(), "2026-03-05", "hold tracking early-confirmation extend refuse off-platform"),
        (
            on_its_way(),
            "2026-03-12",
            "early-confirmation extend hold refuse fake-shipment off-platform",
        ),
        (
            on_its_way(),
            "2026-03-18",
            "shows-nothing fake-shipment early-confirmation extend hold refuse off-platform",
        ),
        (
            on_its_way().when(report(Report::ReadyForPickup), "2026-03-17"),
            "2026-03-18",
            "early-confirmation extend hold refuse fake-shipment off-platform",
        ),
        (
            on_its_way().when(report(Report::Lost), "2026-03-17"),
            "2026-03-18",
            "early-confirmation extend hold refuse fake-shipment off-platform",
        ),
        (
            on_its_way(),
            "2026-05-02",
            "extend shows-nothing fake-shipment early-confirmation hold refuse off-platform",
        ),
        (
            on_its_way(),
            "2026-05-09",
            "shows-nothing fake-shipment early-confirmation hold refuse off-platform",
        ),
        (on_its_way().when(refuse(), "2026-03-20"), "2026-03-21", "refuse off-platform"),
        (
            delivered(),
            "2026-04-02",
            "early-confirmation damaged wrong short fake-shipment off-platform",
        ),
        (
            disputed(),
            "2026-04-02 12:00",
            "keep-dispute early-confirmation fake-shipment off-platform",
        ),
        (to_send_back(), "2026-04-04", "return keep-dispute off-platform"),
        (
            to_send_back().when(send_back("RB001"), "2026-04-05 10:00"),
            "2026-04-06",
            "return keep-dispute off-platform",
        ),
        (
            asked().when(closed(Cause::CancellationApproved), "2026-03-04 10:00"),
            "2026-03-05",
            "refund off-platform",
        ),
    ] {
        assert_eq!(fitting(&tale, false, now), expected, "{} at {now}", tale.stands_at(now));
    }
}

#[test]
fn a_doubtful_number_comes_before_all_else_of_a_parcel_on_its_way() {
    let doubtful = fitting(&on_its_way(), true, "2026-03-12");
    assert_eq!(
        doubtful,
        "shows-nothing fake-shipment early-confirmation extend hold refuse off-platform"
    );
    let unnumbered = added("2026-03-02", Some("2026-03-02"), Some("2026-03-09"), "2026-03-10");
    assert_eq!(
        fitting(&unnumbered, true, "2026-03-12"),
        "tracking early-confirmation extend hold refuse off-platform"
    );
}

#[test]
fn an_order_whose_time_for_a_dispute_is_over_has_no_goods_to_complain_of() {
    let completed = delivered().when(receive(), "2026-04-02");
    assert_eq!(fitting(&completed, false, "2026-04-10"), "off-platform damaged wrong short");
    assert_eq!(fitting(&completed, false, "2026-04-20"), "off-platform");
}

#[test]
fn what_a_dispute_has_settled_for_good_is_not_asked_for_again() {
    let lost = disputed()
        .when(tell(DisputeFact::SteppedIn(None)), "2026-04-03 10:00")
        .when(ruled(Ruling::None), "2026-04-04 10:00");
    assert_eq!(fitting(&lost, false, "2026-04-05"), "off-platform");
}

#[test]
fn an_overdue_refund_comes_first() {
    let approved = asked().when(closed(Cause::CancellationApproved), "2026-03-04 10:00");
    assert_eq!(fitting(&approved, false, "2026-04-02"), "refund off-platform");
    assert_eq!(due(&approved, Topic::Refund, "2026-05-01").as_deref(), Some("2026-04-01 10:00:00"));
}

#[test]
fn each_topic_names_its_date() {
    let claimed = || asked().when(report(Report::ClaimedShipped), "2026-03-04 10:00");
    for (tale, topic, now, expected) in vec![
        (asked(), Topic::DoNotShip, "2026-03-03 12:00", Some("2026-03-06 10:00:00")),
        (asked(), Topic::AnswerRequest, "2026-03-05", Some("2026-03-06 10:00:00")),
        (asked(), Topic::Reconsider, "2026-03-05", Some("2026-03-11 23:59:59")),
        // From the claim, and where it is over or there was none, from now.
        (claimed(), Topic::Tracking, "2026-03-05", Some("2026-03-11 10:00:00")),
        (asked(), Topic::Tracking, "2026-03-05 09:00", Some("2026-03-12 09:00:00")),
        (on_its_way(), Topic::ShowsNothing, "2026-03-18", Some("2026-03-19 00:00:00")),
        (on_its_way(), Topic::ShowsNothing, "2026-04-18", Some("2026-03-19 00:00:00")),
        (on_its_way(), Topic::Reconsider, "2026-03-12", Some("2026-03-19 00:00:00")),
        (on_its_way(), Topic::Reconsider, "2026-04-12", None),
        (on_its_way(), Topic::Hold, "2026-03-12", Some("2026-05-23 23:59:59")),
        (on_its_way(), Topic::Extend, "2026-05-02", Some("2026-05-08 23:59:59")),
        (on_its_way(), Topic::Extend, "2026-05-09", None),
        (paid("2026-03-02"), Topic::OffPlatform, "2026-03-03", None),
        (on_its_way(), Topic::OffPlatform, "2026-03-12", Some("2026-05-08 23:59:59")),
        (on_its_way(), Topic::EarlyConfirmation, "2026-03-12", Some("2026-05-08 23:59:59")),
        (asked(), Topic::PressedReason, "2026-03-05", Some("2026-03-06 10:00:00")),
        (paid("2026-03-02"), Topic::PressedReason, "2026-03-05", None),
        // Ten business days after Monday 9 March; after that a correction is too late.
        (on_its_way(), Topic::FakeShipment, "2026-03-12", Some("2026-03-23 23:59:59")),
        (on_its_way(), Topic::FakeShipment, "2026-03-24", None),
        (to_send_back(), Topic::Return, "2026-04-04", Some("2026-04-13 12:00:00")),
        (
            to_send_back().when(send_back("RB001"), "2026-04-05 10:00"),
            Topic::Return,
            "2026-04-06",
            None,
        ),
        (disputed(), Topic::KeepDispute, "2026-04-03", Some("2026-04-07 10:00:00")),
        (placed("2026-03-02"), Topic::Refund, "2026-03-03", None),
    ] {
        let found = due(&tale, topic, now);
        assert_eq!(found.as_deref(), expected, "{topic:?} at {now}");
    }
}

/// A photo of these lines is kept.
fn kept(shows: Proof, lines: &[&str]) -> Command {
    let evidence = Evidence {
        digest: Digest::new([7; 32]),
        name: "photo.jpg".to_owned(),
        bytes: 7,
        media: "image/jpeg".to_owned(),
        kind: Kind::Photo,
        shows: Some(shows),
        changed: None,
        note: None,
    };
    let lines = lines.iter().map(|line| (*line).to_owned()).collect();
    Command::AddEvidence { file: Box::new(evidence), lines }
}

#[test]
fn what_is_wrong_with_goods_is_told_by_what_the_buyer_keeps() {
    let keeps = |shows: Proof| delivered().when(kept(shows, &[]), "2026-04-02");
    for (shows, expected) in [
        (Proof::PhotoOfDamage, "damaged wrong short fake-shipment off-platform"),
        (Proof::PhotoOfGoods, "wrong damaged short fake-shipment off-platform"),
        (Proof::PhotoOfCount, "short damaged wrong fake-shipment off-platform"),
    ] {
        assert_eq!(fitting(&keeps(shows), false, "2026-04-02"), expected);
    }
}

#[test]
fn no_date_lets_the_buyer_wait_beyond_the_last_moment_to_claim() {
    let unnumbered = added("2026-03-02", Some("2026-03-02"), Some("2026-03-09"), "2026-03-10");
    let until = due(&unnumbered, Topic::Hold, "2026-05-21");
    assert_eq!(due(&unnumbered, Topic::Tracking, "2026-05-21"), until);
    assert!(until.is_some());
    assert_eq!(due(&unnumbered, Topic::Tracking, "2026-06-01"), None);
    assert_eq!(fitting(&unnumbered, false, "2026-06-01"), "off-platform");
    // Nobody told when it was shipped: whether it was is the question, and no date of shipping runs.
    let seen_shipped = seen(Stage::Shipped, "2026-03-10");
    assert_eq!(due(&seen_shipped, Topic::Reconsider, "2026-03-11"), None);
}

/// Two of three items, each with a request of its own.
fn asked_twice() -> Tale {
    let items = ["red cup", "blue cup", "green cup"].map(|title| item(title, 1000));
    let new = Command::Add(Box::new(of_lines(items.into(), 3000)));
    nothing()
        .when(new, "2026-03-02 10:00")
        .when(lines(&["1"], cancel()), "2026-03-03 10:00")
        .when(lines(&["2"], cancel()), "2026-03-03 11:00")
}

/// A message is written about one of several requests as if it were the only one.
#[test]
fn a_message_about_one_of_several_knows_the_others() {
    let tale = asked_twice();
    let order = tale.at("2026-03-03 12:00");
    let of = |named: &[u32]| {
        let meant = matter(&order, Topic::AnswerRequest, named);
        let others = others(&order, Topic::AnswerRequest, &meant);
        (meant.lines, others)
    };
    assert_eq!(of(&[]), (vec![1], vec![vec![2]]));
    assert_eq!(of(&[2]), (vec![2], vec![vec![1]]));
    // What was answered is no other.
    let one = tale.when(lines(&["1"], rejected()), "2026-03-04").at("2026-03-04 12:00");
    let meant = matter(&one, Topic::AnswerRequest, &[]);
    assert_eq!(meant.lines, [2]);
    assert!(others(&one, Topic::AnswerRequest, &meant).is_empty());
}

/// Once a part is shipped, the request for the rest is no longer written about.
#[test]
fn a_request_for_the_rest_is_written_about_after_a_part_was_shipped() {
    let sent = asked_twice().when(lines(&["3"], shipped()), "2026-03-04 10:00");
    let found = fitting(&sent, false, "2026-03-04 12:00");
    assert!(found.starts_with("answer-request do-not-ship"), "{found}");
    // What can be written about the part that was is not lost.
    assert!(found.contains("hold"), "{found}");
    // What the seller refused is asked for anew, and not to be accepted.
    let refused = asked_twice()
        .when(lines(&["1"], rejected()), "2026-03-04 10:00")
        .when(lines(&["2"], rejected()), "2026-03-04 10:00")
        .when(lines(&["3"], shipped()), "2026-03-04 11:00");
    let found = fitting(&refused, false, "2026-03-04 12:00");
    assert!(found.starts_with("reconsider") && !found.contains("do-not-ship"), "{found}");
}

/// A message names one day for refunds that are due on several.
#[test]
fn a_message_about_money_is_about_what_is_due_first() {
    let one = asked_twice().when(lines(&["1"], approved()), "2026-03-04");
    let both = one.clone().when(lines(&["2"], approved()), "2026-03-20");
    let of = |tale: &Tale| {
        let order = tale.at("2026-03-21");
        let meant = matter(&order, Topic::Refund, &[]);
        let others = others(&order, Topic::Refund, &meant);
        (meant.lines, others)
    };
    assert_eq!(of(&both), (vec![1], vec![vec![2]]));
    let same = one.when(lines(&["2"], approved()), "2026-03-04");
    assert_eq!(of(&same), (vec![1, 2], Vec::new()));
}

/// Evidence of one item makes a message say that another is damaged.
#[test]
fn what_shows_one_item_says_nothing_of_another() {
    let items = vec![item("red cup", 1000), item("blue cup", 1000)];
    let sent = nothing()
        .when(Command::Add(Box::new(of_lines(items, 2000))), "2026-03-02 10:00")
        .when(report(Report::Shipped { partly: false, parcel: None }), "2026-03-09")
        .when(report(Report::Delivered), "2026-04-01");
    let fitting_with = |line: &str| {
        let tale = sent
            .clone()
            .when(kept(Proof::PhotoOfDamage, &[line]), "2026-04-02")
            .when(open_about(&["2"], claim_of(1000, DisputeReason::Damaged)), "2026-04-03")
            .when(tell(DisputeFact::SellerAccepted), "2026-04-04");
        fitting(&tale, false, "2026-04-05")
    };
    assert!(fitting_with("1").starts_with("damaged"), "{}", fitting_with("1"));
    assert!(fitting_with("2").starts_with("early-confirmation"), "{}", fitting_with("2"));
}
