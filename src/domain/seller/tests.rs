use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::domain::details::Seller;
use crate::domain::money::Money;
use crate::domain::order::tests::given::{
    self, Tale, by_hand, cancel_for, claim, clock, done, in_currency, moment, nothing, open,
    refund, report, ruled, tell, withdraw,
};
use crate::domain::order::{
    Cause, Claim, Command, DisputeFact, DisputeReason, DisputeStep, NewOrder, Proposal, Reason,
    RefundReport, Report, Ruling,
};
use crate::domain::rating::Rating;

fn seller(name: &str, store_id: Option<&str>) -> Seller {
    let store_id = store_id.map(str::to_owned);
    Seller { name: name.to_owned(), store_id, ..Seller::default() }
}

/// An order from this seller: placed on 2 March for 20.00, and paid then.
fn from(name: &str, store_id: Option<&str>) -> Tale {
    added(name, store_id, Some("2026-03-02"))
}

fn added(name: &str, store_id: Option<&str>, paid: Option<&str>) -> Tale {
    let seller = seller(name, store_id);
    let new = NewOrder { seller, total: usd(2_000), ..by_hand("2026-03-02", paid, None) };
    nothing().when(Command::Add(Box::new(new)), "2026-03-02")
}

fn orion() -> Tale {
    from("Orion Tools", None)
}

fn usd(minor: i64) -> Money {
    in_currency(minor, "USD")
}

/// What a tale of an order goes on with on a day.
trait On: Sized {
    fn on(self, today: &str, command: Command) -> Self;

    fn tells(self, today: &str, what: Report) -> Self {
        self.on(today, report(what))
    }

    fn rated(self, today: &str, percent: &str) -> Self {
        let rating = Rating::parse(percent).expect("a rating");
        self.tells(today, Report::SellerRating { rating })
    }

    fn asks_to_cancel(self, today: &str) -> Self {
        self.on(today, cancel_for(Reason::WrongItem))
    }

    fn shipped(self, today: &str) -> Self {
        self.on(today, given::shipped())
    }

    /// A dispute for so much is opened on 25 March.
    fn disputed(self, minor: Option<i64>) -> Self {
        let claim = match minor {
            Some(minor) => {
                let amount = Some(usd(minor));
                Claim { amount, ..claim(DisputeReason::Damaged) }
            }
            None => claim(DisputeReason::Damaged),
        };
        self.shipped("2026-03-05")
            .tells("2026-03-24", Report::Delivered)
            .on("2026-03-25", open(claim))
    }
}

impl On for Tale {
    /// The command is given at noon of a day about that day.
    fn on(self, today: &str, command: Command) -> Self {
        self.when(done(command, today), today)
    }
}

fn sellers(orders: Vec<Tale>, today: &str) -> Sellers {
    let mut sellers = Sellers::default();
    for order in orders {
        sellers.add(&order.at(today), clock(today));
    }
    sellers
}

fn only(given: Vec<Tale>, today: &str) -> SellerRecord {
    let mut records = sellers(given, today).records();
    assert_eq!(records.len(), 1, "{records:#?}");
    records.remove(0)
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
fn each_request_counts_by_how_it_went_and_only_what_a_page_showed_closed_is_a_success() {
    let today = "2026-03-10";
    let record = only(
        vec![
            orion().asks_to_cancel("2026-03-03").tells("2026-03-04", Report::CancellationApproved),
            orion()
                .asks_to_cancel("2026-03-03")
                .sees(given::page_closed(Cause::CancellationUnanswered, "2026-03-07")),
            orion().asks_to_cancel("2026-03-03"),
            orion().asks_to_cancel("2026-03-03").tells("2026-03-04", Report::CancellationRejected),
            orion().asks_to_cancel("2026-03-03").shipped("2026-03-04"),
            orion().asks_to_cancel("2026-03-03").on("2026-03-03", withdraw()).shipped("2026-03-05"),
            orion().asks_to_cancel(today),
        ],
        today,
    );
    let asked = &record.requests;
    assert_eq!((asked.granted, asked.unanswered, asked.rejected), (1, 1, 1));
    assert_eq!((asked.overtaken, asked.withdrawn, asked.pending), (1, 1, 2));
    assert_eq!((asked.succeeded(), asked.decided(), asked.asked()), (2, 4, 7));
    assert_eq!(asked.days, Days(vec![1, 4]));
}

#[test]
fn a_cancellation_that_needs_no_seller_is_no_request() {
    let unpaid = || added("Orion Tools", None, None);
    let cancelled = unpaid().on("2026-03-03", cancel_for(Reason::CannotPay));
    let record = only(vec![cancelled, orion()], "2026-03-04");
    assert_eq!(record.requests, Requests::default());
    assert_eq!(record.paid.each().collect::<Vec<_>>(), [usd(2_000)], "one was never paid");
}

#[test]
fn days_to_ship_need_both_dates() {
    let record = only(
        vec![orion().shipped("2026-03-05"), orion().shipped("2026-03-09"), orion()],
        "2026-03-10",
    );
    assert_eq!((record.orders, record.shipping.count()), (3, 2));
    assert_eq!(record.shipping.median(), Some(5));
    let mut days = Days::default();
    days.between(moment("2026-03-05"), moment("2026-03-02"));
    assert_eq!(days.median(), None, "what contradicts itself is left out");
}

#[test]
fn a_dispute_is_won_in_part_or_lost_by_what_it_brought() {
    let offers = |minor| {
        let amount = Some(usd(minor));
        tell(DisputeFact::SellerOffered(Proposal { amount, returns: false, until: None }))
    };
    let stepped_in = |given: Tale| {
        given
            .on("2026-03-26", tell(DisputeFact::SellerRejected))
            .on("2026-03-26", given::dispute(DisputeStep::Escalate))
    };
    let tally = |given: Tale| {
        let Disputes { won, in_part, lost, withdrawn, overtaken, open } =
            only(vec![given], "2026-04-20").disputes;
        [won, in_part, lost, withdrawn, overtaken, open]
    };
    for (name, given, expected) in [
        (
            "the seller accepts",
            orion().disputed(None).on("2026-03-26", tell(DisputeFact::SellerAccepted)),
            [1, 0, 0, 0, 0, 0],
        ),
        ("the seller seems to stay silent", orion().disputed(None), [0, 0, 0, 0, 0, 1]),
        (
            "the buyer takes half",
            orion()
                .disputed(None)
                .on("2026-03-26", offers(1_000))
                .on("2026-03-26", given::dispute(DisputeStep::Accept)),
            [0, 1, 0, 0, 0, 0],
        ),
        (
            "the buyer asked for half and gets it",
            orion().disputed(Some(1_000)).on("2026-03-26", tell(DisputeFact::SellerAccepted)),
            [1, 0, 0, 0, 0, 0],
        ),
        (
            "a full ruling",
            stepped_in(orion().disputed(None)).on("2026-03-27", ruled(Ruling::Full)),
            [1, 0, 0, 0, 0, 0],
        ),
        (
            "a partial ruling",
            stepped_in(orion().disputed(None)).on("2026-03-27", ruled(Ruling::Partial(usd(500)))),
            [0, 1, 0, 0, 0, 0],
        ),
        (
            "a ruling for the seller",
            stepped_in(orion().disputed(None)).on("2026-03-27", ruled(Ruling::None)),
            [0, 0, 1, 0, 0, 0],
        ),
        (
            "taken back",
            orion().disputed(None).on("2026-03-26", given::dispute(DisputeStep::Cancel)),
            [0, 0, 0, 1, 0, 0],
        ),
        ("AliExpress decides", stepped_in(orion().disputed(None)), [0, 0, 0, 0, 0, 1]),
    ] {
        assert_eq!(tally(given), expected, "{name}");
    }
}

#[test]
fn a_refund_counts_from_the_grant_to_its_last_part() {
    let closed = || orion().tells("2026-03-04", Report::Closed { cause: Some(Cause::Seller) });
    let came = |given: Tale, today: &str, minor| {
        given.on(
            today,
            refund(RefundReport::Received {
                amount: Some(usd(minor)),
                arrived: None,
                method: None,
            }),
        )
    };
    let whole = came(came(closed(), "2026-03-10", 500), "2026-03-14", 1_500);
    let part = came(closed(), "2026-03-10", 500);
    let record = only(vec![whole, part, closed()], "2026-06-01");
    let refunds = &record.refunds;
    assert_eq!((refunds.granted, refunds.received, refunds.overdue), (3, 1, 2));
    assert_eq!(refunds.days, Days(vec![10]));
    assert_eq!(refunds.owed.each().collect::<Vec<_>>(), [usd(3_500)]);
    assert_eq!(record.returned.each().collect::<Vec<_>>(), [usd(2_500)]);
    assert_eq!(record.paid.each().collect::<Vec<_>>(), [usd(6_000)]);
}

#[test]
fn the_newest_rating_counts_even_on_an_order_that_has_ended() {
    let ended = orion().tells("2026-03-04", Report::Closed { cause: Some(Cause::Seller) });
    let rating = Rating::parse("97").expect("a rating");
    let told_late = report(Report::SellerRating { rating });
    let told_late = orion().when(done(told_late, "2026-03-05"), "2026-03-20");
    let record = only(vec![ended.rated("2026-03-10", "88.5"), told_late], "2026-03-21");
    let rating = record.rating.map(|(rating, seen)| (rating.per_mille(), seen));
    assert_eq!(rating, Some((885, clock("2026-03-10"))));
}

#[test]
fn a_rating_leaves_what_is_presumed_alone() {
    let silent = orion().asks_to_cancel("2026-03-03").rated("2026-03-20", "91");
    let order = silent.at("2026-03-20");
    assert_eq!(order.state().cause(), Some(Cause::CancellationUnanswered));
}

#[test]
fn a_name_belongs_to_the_only_store_that_goes_by_it() {
    let given = |store: Option<&str>, name: &str| from(name, store);
    let counted = |given: Vec<Tale>| {
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
            vec![given(one, "Orion Tools"), given(None, " orion TOOLS ")],
            vec![known("1100000001", 2)],
        ),
        (
            "one store under two names",
            vec![given(one, "Orion Tools"), given(one, "Orion Pro"), given(None, "Orion Pro")],
            vec![known("1100000001", 3)],
        ),
        (
            "two stores of one name",
            vec![given(one, "Orion"), given(two, "Orion"), given(None, "Orion")],
            vec![known("", 1), known("1100000001", 1), known("1100000002", 1)],
        ),
        ("nobody told the seller", vec![given(None, "  ")], vec![]),
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
            0 => from("Orion", Some("1100000001")).rated("2026-03-03", "95"),
            1 => from("Orion", None).rated("2026-03-03", "89"),
            2 => from("Orion Pro", Some("1100000001")).shipped("2026-03-04"),
            3 => from("Orion Pro", None).asks_to_cancel("2026-03-03"),
            4 => from("Vega", Some("1100000002")),
            _ => from("Vega", Some("1100000003")),
        };
        let read = |numbers: &[u64]| {
            let given = numbers.iter().copied().map(made).collect();
            let mut records = sellers(given, "2026-03-20").records();
            for record in &mut records {
                record.shipping.0.sort_unstable();
                record.open.sort_by_key(|open| format!("{open:?}"));
            }
            records
        };
        prop_assert_eq!(read(&order), read(&[0, 1, 2, 3, 4, 5]));
    }
}
