use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::id::OrderId;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{
    Cause, Claim, Command, DisputeCommand, DisputeFact, DisputeReason, Fact, NewOrder, Order,
    Reason, RefundFact, Ruling, Want, apply, at, decide,
};
use crate::domain::purchase::Seller;
use crate::domain::rating::Rating;
use crate::domain::time::{Instant, Moment};
use crate::settings::EMBEDDED;

fn day(text: &str) -> Moment {
    Moment::Day(text.parse::<NaiveDate>().expect("a date"))
}

/// The last second of a day, which every clock of the tests stands at.
fn clock(text: &str) -> Instant {
    day(text).last()
}

fn usd(minor: i64) -> Money {
    Money::from_minor(minor, Currency::parse("USD").expect("a currency")).expect("an amount")
}

/// An order under this number from this seller: placed and paid on 2 March for 20.00.
struct Given(Order);

impl Given {
    fn from(number: u64, name: &str, store_id: Option<&str>) -> Self {
        let id = OrderId::parse(&format!("{:016}", 8_000_000_000_000_000 + number));
        let seller = Seller {
            name: name.to_owned(),
            store_id: store_id.map(str::to_owned),
            ..Seller::default()
        };
        let new = NewOrder {
            seller,
            rating: None,
            total: usd(2_000),
            placed: day("2026-03-02"),
            paid: Some(day("2026-03-02")),
            method: None,
            shipped: None,
            parcels: Vec::new(),
            lines: Vec::new(),
        };
        Self(Order::new(id.expect("a number"))).on("2026-03-02", Command::Add(Box::new(new)))
    }

    /// The command is given on this day.
    fn on(self, today: &str, command: Command) -> Self {
        let happened = decide(&self.0, command, clock(today), &EMBEDDED).expect("accepted");
        let step = |order, happened| apply(order, happened).expect("sound");
        Self(happened.iter().fold(self.0, step))
    }

    fn tells(self, today: &str, fact: Fact) -> Self {
        self.on(today, Command::Record { fact, at: Some(day(today)) })
    }

    fn asks_to_cancel(self, today: &str) -> Self {
        let (reason, note, complaint) = (Reason::WrongItem, None, false);
        let at = Some(day(today));
        self.on(today, Command::Cancel { reason, note, complaint, at })
    }

    fn rated(self, today: &str, percent: &str) -> Self {
        let rating = Rating::parse(percent).expect("a rating");
        self.tells(today, Fact::SellerRating { rating })
    }

    fn shipped(self, today: &str) -> Self {
        self.tells(today, Fact::Shipped { partly: false, parcel: None })
    }

    /// A dispute for so much is opened on 25 March.
    fn disputed(self, amount: Option<i64>) -> Self {
        let claim = Claim {
            reason: DisputeReason::Damaged,
            want: Want::Refund,
            amount: amount.map(usd),
            lines: Vec::new(),
            description: None,
            evidence: vec!["photo.jpg".to_owned()],
            free_return: false,
        };
        let opened = Command::OpenDispute { claim: Box::new(claim), at: None };
        self.shipped("2026-03-05").tells("2026-03-24", Fact::Delivered).on("2026-03-25", opened)
    }

    fn dispute(self, today: &str, command: DisputeCommand) -> Self {
        self.on(today, Command::Dispute { line: None, command, at: None })
    }

    fn dispute_tells(self, today: &str, fact: DisputeFact) -> Self {
        self.on(today, Command::RecordDispute { line: None, fact, at: None })
    }
}

fn sellers(given: Vec<Given>, today: &str) -> Sellers {
    let now = clock(today);
    let mut sellers = Sellers::default();
    for given in given {
        sellers.add(&at(&given.0, now, &EMBEDDED), now);
    }
    sellers
}

fn only(given: Vec<Given>, today: &str) -> SellerRecord {
    let mut records = sellers(given, today).records();
    assert_eq!(records.len(), 1, "{records:#?}");
    records.remove(0)
}

fn orion(number: u64) -> Given {
    Given::from(number, "Orion Tools", None)
}

#[test]
fn the_median_of_an_even_count_is_a_whole_day_and_never_too_early() {
    for (days, expected) in [
        (vec![], None),
        (vec![4], Some(4)),
        (vec![9, 1], Some(5)),
        (vec![1, 2], Some(2)),
        (vec![7, 1, 3], Some(3)),
        (vec![8, 2, 2, 3], Some(3)),
        (vec![u32::MAX, u32::MAX - 1], Some(u32::MAX)),
    ] {
        assert_eq!(Days(days.clone()).median(), expected, "{days:?}");
    }
}

#[test]
fn each_request_counts_by_how_it_went_and_silence_is_a_success() {
    let today = "2026-03-10";
    let record = only(
        vec![
            orion(1).asks_to_cancel("2026-03-03").tells("2026-03-04", Fact::CancellationApproved),
            orion(2).asks_to_cancel("2026-03-03"),
            orion(3).asks_to_cancel("2026-03-03").tells("2026-03-04", Fact::CancellationRejected),
            orion(4).asks_to_cancel("2026-03-03").shipped("2026-03-04"),
            orion(5)
                .asks_to_cancel("2026-03-03")
                .on("2026-03-03", Command::Withdraw { at: None })
                .shipped("2026-03-05"),
            orion(6).asks_to_cancel(today),
        ],
        today,
    );
    let asked = &record.requests;
    assert_eq!((asked.granted, asked.unanswered, asked.rejected), (1, 1, 1));
    assert_eq!((asked.overtaken, asked.withdrawn, asked.pending), (1, 1, 1));
    assert_eq!((asked.succeeded(), asked.decided(), asked.asked()), (2, 4, 6));
    // One day to the answer, three and the rest of the day to silence.
    assert_eq!(asked.days, Days(vec![1, 3]));
}

#[test]
fn a_cancellation_that_needs_no_seller_is_no_request() {
    let unpaid = |number| {
        let given = orion(number);
        let id = given.0.id().clone();
        let new = NewOrder {
            seller: Seller { name: "Orion Tools".to_owned(), ..Seller::default() },
            rating: None,
            total: usd(2_000),
            placed: day("2026-03-02"),
            paid: None,
            method: None,
            shipped: None,
            parcels: Vec::new(),
            lines: Vec::new(),
        };
        Given(Order::new(id)).on("2026-03-02", Command::Add(Box::new(new)))
    };
    let reason = Reason::CannotPay;
    let cancel = Command::Cancel { reason, note: None, complaint: false, at: None };
    let while_checked = unpaid(2).on("2026-03-03", Command::Pay { at: None }).on(
        "2026-03-03",
        Command::Cancel { reason: Reason::Other, note: None, complaint: false, at: None },
    );
    let record = only(vec![unpaid(1).on("2026-03-03", cancel), while_checked], "2026-03-04");
    assert_eq!(record.requests, Requests::default());
    assert_eq!(record.paid.each().collect::<Vec<_>>(), [usd(2_000)], "one was never paid");
}

#[test]
fn days_to_ship_need_both_dates() {
    let record = only(
        vec![orion(1).shipped("2026-03-05"), orion(2).shipped("2026-03-09"), orion(3)],
        "2026-03-10",
    );
    assert_eq!((record.orders, record.shipping.count()), (3, 2));
    assert_eq!(record.shipping.median(), Some(5));
    let mut days = Days::default();
    days.between(day("2026-03-05"), day("2026-03-02"));
    assert_eq!(days.median(), None, "what contradicts itself is left out");
}

#[test]
fn a_dispute_is_won_in_part_or_lost_by_what_it_brought() {
    let offers = |minor| {
        let amount = Some(usd(minor));
        DisputeFact::SellerOffered { amount, returns: false }
    };
    let stepped_in = |given: Given| {
        given
            .dispute_tells("2026-03-26", DisputeFact::SellerRejected)
            .dispute("2026-03-26", DisputeCommand::Escalate)
    };
    let ruled = |ruling| DisputeFact::Ruled { ruling, returns: false };
    let tally = |given: Given| {
        let Disputes { won, in_part, lost, withdrawn, overtaken, open } =
            only(vec![given], "2026-04-20").disputes;
        [won, in_part, lost, withdrawn, overtaken, open]
    };
    for (name, given, expected) in [
        (
            "the seller accepts",
            orion(1).disputed(None).dispute_tells("2026-03-26", DisputeFact::SellerAccepted),
            [1, 0, 0, 0, 0, 0],
        ),
        ("the seller stays silent", orion(1).disputed(None), [1, 0, 0, 0, 0, 0]),
        (
            "the buyer takes half",
            orion(1)
                .disputed(None)
                .dispute_tells("2026-03-26", offers(1_000))
                .dispute("2026-03-26", DisputeCommand::Accept),
            [0, 1, 0, 0, 0, 0],
        ),
        (
            "the buyer asked for half and gets it",
            orion(1).disputed(Some(1_000)).dispute_tells("2026-03-26", DisputeFact::SellerAccepted),
            [1, 0, 0, 0, 0, 0],
        ),
        (
            "a full ruling",
            stepped_in(orion(1).disputed(None)).dispute_tells("2026-03-27", ruled(Ruling::Full)),
            [1, 0, 0, 0, 0, 0],
        ),
        (
            "a partial ruling",
            stepped_in(orion(1).disputed(None))
                .dispute_tells("2026-03-27", ruled(Ruling::Partial(usd(500)))),
            [0, 1, 0, 0, 0, 0],
        ),
        (
            "a ruling for the seller",
            stepped_in(orion(1).disputed(None)).dispute_tells("2026-03-27", ruled(Ruling::None)),
            [0, 0, 1, 0, 0, 0],
        ),
        (
            "taken back",
            orion(1).disputed(None).dispute("2026-03-26", DisputeCommand::Cancel),
            [0, 0, 0, 1, 0, 0],
        ),
        ("AliExpress decides", stepped_in(orion(1).disputed(None)), [0, 0, 0, 0, 0, 1]),
    ] {
        assert_eq!(tally(given), expected, "{name}");
    }
}

#[test]
fn a_refund_counts_from_the_grant_to_its_last_part() {
    let closed =
        |number| orion(number).tells("2026-03-04", Fact::Closed { cause: Some(Cause::Seller) });
    let came = |given: Given, today: &str, minor| {
        let fact = RefundFact::Received { amount: Some(usd(minor)) };
        given.on(today, Command::RecordRefund { fact, at: Some(day(today)) })
    };
    let whole = came(came(closed(1), "2026-03-10", 500), "2026-03-14", 1_500);
    let part = came(closed(2), "2026-03-10", 500);
    let record = only(vec![whole, part, closed(3)], "2026-06-01");
    let refunds = &record.refunds;
    assert_eq!((refunds.granted, refunds.received, refunds.overdue), (3, 1, 2));
    assert_eq!(refunds.days, Days(vec![10]));
    assert_eq!(refunds.owed.each().collect::<Vec<_>>(), [usd(3_500)]);
    assert_eq!(record.returned.each().collect::<Vec<_>>(), [usd(2_500)]);
    assert_eq!(record.paid.each().collect::<Vec<_>>(), [usd(6_000)]);
}

#[test]
fn the_newest_rating_counts_even_on_an_order_that_has_ended() {
    let ended = orion(1).tells("2026-03-04", Fact::Closed { cause: Some(Cause::Seller) });
    let told_late = orion(2).on(
        "2026-03-20",
        Command::Record {
            fact: Fact::SellerRating { rating: Rating::parse("97").expect("a rating") },
            at: Some(day("2026-03-05")),
        },
    );
    let record = only(vec![ended.rated("2026-03-10", "88.5"), told_late], "2026-03-21");
    let rating = record.rating.map(|(rating, seen)| (rating.per_mille(), seen));
    assert_eq!(rating, Some((885, clock("2026-03-10"))));
}

#[test]
fn a_rating_leaves_what_is_presumed_alone() {
    let silent = orion(1).asks_to_cancel("2026-03-03").rated("2026-03-20", "91");
    let order = at(&silent.0, clock("2026-03-20"), &EMBEDDED);
    assert_eq!(order.state().cause(), Some(Cause::CancellationUnanswered));
}

#[test]
fn a_name_belongs_to_the_only_store_that_goes_by_it() {
    let given = |store: Option<&str>, name: &str, number| Given::from(number, name, store);
    let counted = |given: Vec<Given>| {
        let records = sellers(given, "2026-03-03").records();
        let mut counted: Vec<_> = records
            .into_iter()
            .map(|record| (record.seller.store_id.unwrap_or_default(), record.orders))
            .collect();
        counted.sort();
        counted
    };
    let known = |number: &str, orders| (number.to_owned(), orders);
    let (one, two) = (Some("1100000001"), Some("1100000002"));
    for (name, given, expected) in [
        (
            "one store",
            vec![given(one, "Orion Tools", 1), given(None, " orion TOOLS ", 2)],
            vec![known("1100000001", 2)],
        ),
        (
            "one store under two names",
            vec![
                given(one, "Orion Tools", 1),
                given(one, "Orion Pro", 2),
                given(None, "Orion Pro", 3),
            ],
            vec![known("1100000001", 3)],
        ),
        (
            "two stores of one name",
            vec![given(one, "Orion", 1), given(two, "Orion", 2), given(None, "Orion", 3)],
            vec![known("", 1), known("1100000001", 1), known("1100000002", 1)],
        ),
        ("nobody told the seller", vec![given(None, "  ", 1)], vec![]),
    ] {
        assert_eq!(counted(given), expected, "{name}");
    }
}

#[test]
fn a_text_means_the_closest_names() {
    let names: BTreeSet<String> =
        ["orion", "orion tools", "big orion", "vega"].map(str::to_owned).into();
    for (text, expected) in [
        ("orion", vec!["orion"]),
        ("orio", vec!["orion", "orion tools"]),
        ("rion t", vec!["orion tools"]),
        ("big", vec!["big orion"]),
        ("lyra", vec![]),
    ] {
        assert_eq!(meant(&names, text), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn a_median_lies_between_the_least_and_the_most(
        days in proptest::collection::vec(any::<u32>(), 1..9),
    ) {
        let median = Days(days.clone()).median().expect("some");
        let (least, most) = (days.iter().min().copied(), days.iter().max().copied());
        prop_assert!(Some(median) >= least && Some(median) <= most);
        let below = days.iter().filter(|day| **day <= median).count();
        prop_assert!(2 * below >= days.len(), "half of them take no longer");
    }

    #[test]
    fn the_order_of_reading_makes_no_difference(
        order in Just((0..6_u64).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let made = |number: u64| match number {
            0 => Given::from(0, "Orion", Some("1100000001")).rated("2026-03-03", "95"),
            1 => Given::from(1, "Orion", None).rated("2026-03-03", "89"),
            2 => Given::from(2, "Orion Pro", Some("1100000001")).shipped("2026-03-04"),
            3 => Given::from(3, "Orion Pro", None).asks_to_cancel("2026-03-03"),
            4 => Given::from(4, "Vega", Some("1100000002")),
            other => Given::from(other, "Vega", Some("1100000003")),
        };
        let read = |numbers: &[u64]| {
            let given = numbers.iter().copied().map(made).collect();
            let mut records = sellers(given, "2026-03-20").records();
            for record in &mut records {
                record.shipping.0.sort_unstable();
            }
            records
        };
        prop_assert_eq!(read(&order), read(&[0, 1, 2, 3, 4, 5]));
    }
}
