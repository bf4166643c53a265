//! What holds for the money of every order of several lines, whatever came of each.

use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::given::{amount, cancel, claim_of, clock, minor, of_lines, report, shipped};
use super::lives::Life;
use crate::domain::details::Line;
use crate::domain::money::Money;
use crate::domain::order::{
    Claim, Command, DisputeFact, DisputeReason, Grant, LineMoney, LineStage, NewOrder, Order,
    OrderLine, RefundReport, Report, Ruling, Stage, StepRequest, accounts, admit, bill, settle,
};
use crate::settings::EMBEDDED;

/// Something that happens to some of the lines: all that it fits where none is named.
#[derive(Debug, Clone)]
enum Deed {
    Asked,
    Agreed,
    Refused,
    Shipped,
    Delivered,
    Closed,
    Claimed(Option<i64>),
    Answered(DisputeFact),
    Came(i64),
}

/// An order of up to five lines of several units, with a coupon, shipping and tax, each of which the
/// buyer may not have told; of some nor what the items cost.
fn orders() -> impl Strategy<Value = NewOrder> {
    let sums = (0..100_u8, 0..900_i64, 0..500_i64, any::<[bool; 3]>(), 0..5_u8);
    (vec((1..4_u32, 1..3000_i64), 1..6), sums).prop_map(
        |(lines, (percent, shipping, tax, told, unpriced))| {
            let goods: i64 = lines.iter().map(|(count, price)| i64::from(*count) * price).sum();
            let discount = goods * i64::from(percent) / 100;
            let line = |(nth, (quantity, price)): (usize, (u32, i64))| Line {
                quantity,
                unit_price: (unpriced > 0).then(|| amount(price)),
                title: format!("cup {}", nth + 1),
                ..Line::default()
            };
            let lines = lines.into_iter().enumerate().map(line).collect();
            let [discount_told, shipping_told, tax_told] = told;
            let sum = |minor, told: bool| told.then(|| amount(minor));
            NewOrder {
                discount: sum(discount, discount_told),
                shipping: sum(shipping, shipping_told),
                tax: sum(tax, tax_told),
                ..of_lines(lines, goods - discount + shipping + tax)
            }
        },
    )
}

fn deeds() -> impl Strategy<Value = Deed> {
    let money = || prop_oneof![4 => 1..3000_i64, 1 => Just(30_000)];
    let answers = prop_oneof![
        3 => Just(DisputeFact::SellerAccepted),
        1 => Just(Ruling::Full).prop_map(|ruling| DisputeFact::Ruled { ruling, returns: false, until: None }),
        3 => (1..3000_i64).prop_map(|minor| DisputeFact::Ruled {
            ruling: Ruling::Partial(amount(minor)),
            returns: false, until: None
        }),
        1 => Just(DisputeFact::Ruled { ruling: Ruling::None, returns: false, until: None }),
    ];
    prop_oneof![
        4 => Just(Deed::Asked),
        4 => Just(Deed::Agreed),
        1 => Just(Deed::Refused),
        3 => Just(Deed::Shipped),
        3 => Just(Deed::Delivered),
        1 => Just(Deed::Closed),
        5 => of(money()).prop_map(Deed::Claimed),
        5 => answers.prop_map(Deed::Answered),
        4 => money().prop_map(Deed::Came),
    ]
}

/// The command by which a deed is told of these lines.
fn command(deed: Deed, names: Vec<String>) -> Command {
    let of = |command: Command| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        super::given::lines(&names, command)
    };
    match deed {
        Deed::Asked => of(cancel()),
        Deed::Agreed => of(report(Report::CancellationApproved)),
        Deed::Refused => of(report(Report::CancellationRejected)),
        Deed::Shipped => of(shipped()),
        Deed::Delivered => of(report(Report::Delivered)),
        Deed::Closed => of(report(Report::Closed { cause: None })),
        Deed::Claimed(minor) => {
            let claim = claim_of(1, DisputeReason::Damaged);
            let claim = Some(Box::new(Claim { amount: minor.map(amount), ..claim }));
            let step = StepRequest::OpenDispute { claim, lines: names };
            Command::Step { step, submitted: true, at: None }
        }
        Deed::Answered(fact) => Command::ReportDispute { lines: names, fact, at: None },
        Deed::Came(minor) => {
            let amount = Some(amount(minor));
            let report = RefundReport::Received { amount, arrived: None, method: None };
            Command::ReportRefund { report, lines: names, again: true, at: None }
        }
    }
}

/// What happened to an order, about ten deeds, each some hours after the last; what is refused is left
/// out.
fn lives() -> impl Strategy<Value = Life> {
    let names = prop_oneof![
        1 => Just(Vec::new()),
        3 => vec(select(&["1", "2", "3", "4", "5"][..]), 1..4)
            .prop_map(|names| names.into_iter().map(str::to_owned).collect::<Vec<String>>()),
    ];
    let told = (deeds(), names, prop_oneof![3 => 1..40_i64, 1 => 200..900_i64]);
    (orders(), vec(told, 1..16)).prop_map(|(new, told)| {
        let start = clock("2026-03-02 10:00");
        let mut life =
            Life { facts: Vec::new(), now: start, policy: EMBEDDED.clone(), operations: 0 };
        life = does(&life, Command::Add(Box::new(new)), 0);
        for (deed, names, hours) in told {
            let count = life.known().base().lines.len();
            let is_there = |name: &String| name.parse::<usize>().is_ok_and(|it| it <= count);
            let names: Vec<String> = names.into_iter().filter(is_there).collect();
            life = does(&life, command(deed, names), hours);
        }
        life
    })
}

fn does(life: &Life, command: Command, hours: i64) -> Life {
    let now = life.now + TimeDelta::hours(hours);
    let order = life.known().at(now);
    match admit(&order, command, now, &life.policy) {
        Ok(facts) => life.with(facts, now),
        Err(_) => life.clone(),
    }
}

/// What was paid for these lines; for all of them where none is named.
fn cost(order: &Order, lines: &[u32]) -> i64 {
    if lines.is_empty() {
        return minor(order.purchase().total().copied());
    }
    minor(order.cost_of(lines))
}

fn is_exact(order: &Order, lines: &[u32]) -> bool {
    let exact = |line: &u32| order.line(*line)?.share.map(|share| share.is_exact());
    lines.iter().all(|line| exact(line) == Some(true))
}

proptest! {
    #[test]
    fn the_money_of_lines_adds_up_to_the_cent(life in lives(), later in 0..9000_i64) {
        let order = life.known().at(life.now + TimeDelta::hours(later));
        let paid = minor(order.purchase().total().copied());
        let bill = bill(&order);
        let sum = |of: fn(&LineMoney) -> Option<Money>| -> i64 { bill.lines.iter().map(|it| minor(of(it))).sum() };

        // The shares make the payment, and each line is accounted for by its own.
        prop_assert_eq!(sum(|it| it.paid), paid, "{:?}", bill);
        for line in &bill.lines {
            let share = line.line.and_then(|number| order.line(number)?.share);
            prop_assert!(line.line.is_none() || share.map(|it| it.amount) == line.paid, "{:?}", line);
            prop_assert!(line.paid.is_none() || line.not_refunded.is_some(), "more than was paid: {:?}", line);
        }

        // What came is refunded or a surplus, once; above what was paid for the order it's shown as a
        // disagreement too.
        let received = minor(order.received());
        let above = (received - paid).max(0);
        let surplus = minor(bill.surplus);
        prop_assert_eq!(received, sum(|it| Some(it.refunded)) + surplus, "{:?}", bill);
        prop_assert_eq!(sum(|it| Some(it.surplus)), surplus, "{:?}", bill);
        prop_assert!(above <= surplus && surplus <= minor(bill.unowed), "{:?}", bill);
        prop_assert_eq!(minor(bill.above_paid), above);
        // It came by a grant or without one, once.
        let granted: i64 = bill.accounts.iter().map(|it| minor(it.received)).sum();
        prop_assert_eq!(received, granted + minor(bill.unowed), "{:?}", bill);
        prop_assert_eq!(sum(|it| Some(it.unowed)), minor(bill.unowed), "{:?}", bill);
        // What the buyer said came for one line alone stands at that line.
        for line in bill.lines.iter().filter(|it| it.line.is_some()) {
            let full = line.paid.is_none_or(|paid| paid == line.refunded);
            prop_assert!(full || line.surplus.minor() == 0, "a surplus beside an open cost: {:?}", bill);
        }
        prop_assert_eq!(above > 0, order.disagreements.iter().any(|one| one.about == "refund"));

        // What is expected is what is owed and has not come.
        let outstanding: i64 = bill.accounts.iter().map(|it| minor(it.outstanding())).sum();
        prop_assert_eq!(sum(|it| it.expected), outstanding, "{:?}", bill);
        prop_assert_eq!(&accounts(&order), &bill.accounts);
        for account in &bill.accounts {
            let of_lines: i64 = account.lines.iter().map(|it| it.owed.minor()).sum();
            prop_assert!(of_lines <= minor(account.owed), "{:?}", account);
            let is_guess = account.refund.amount == Grant::All && !is_exact(&order, &account.refund.lines);
            prop_assert!(!is_guess || !account.is_exact, "a guess is demanded: {:?}", account);
        }
    }

    #[test]
    fn no_line_is_owed_or_claimed_for_more_than_it_cost(life in lives()) {
        let order = life.known().at(life.now);
        let bill = bill(&order);
        for line in &order.lines {
            let of_line = bill.accounts.iter().flat_map(|it| &it.lines).filter(|it| it.line == line.number);
            let owed: i64 = of_line.map(|it| it.owed.minor()).sum();
            prop_assert!(owed <= cost(&order, &[line.number]), "{} of {:?}", owed, line);
        }
        let mut claims = 0;
        for dispute in order.disputes.iter().filter(|dispute| !dispute.phase.is_ended()) {
            let lines = order.line_numbers(&dispute.claim.lines);
            let claimed = minor(dispute.claim.amount);
            claims += claimed;
            let most = if is_exact(&order, &lines) { cost(&order, &lines) } else { cost(&order, &[]) };
            prop_assert!(claimed <= most, "{} of {}: {:?}", claimed, most, dispute);
        }
        let all: Vec<u32> = order.lines.iter().map(|line| line.number).collect();
        prop_assert!(claims <= cost(&order, &[]) || !is_exact(&order, &all), "{:?}", order.disputes);
    }

    #[test]
    fn what_was_cancelled_is_owed_and_what_goes_on_is_not(life in lives()) {
        let order = life.known().at(life.now);
        let bill = bill(&order);
        let of = |number: u32| bill.lines.iter().find(|it| it.line == Some(number));
        let kept = |number: u32| minor(of(number).and_then(|it| it.not_refunded));
        for line in &order.lines {
            if line.stage == LineStage::Cancelled {
                prop_assert_eq!(kept(line.number), 0, "{:?}", line);
            }
            let is_granted = bill.accounts.iter().any(|it| {
                let lines = &it.refund.lines;
                // What a guess makes too much for its lines is owed from the others.
                lines.is_empty() || lines.contains(&line.number) || !is_exact(&order, lines)
            });
            let is_open = matches!(line.stage, LineStage::ToShip | LineStage::Cancelling | LineStage::Shipped | LineStage::Delivered);
            if is_open && !is_granted {
                prop_assert_eq!(minor(of(line.number).and_then(|it| it.expected)), 0, "{:?}", bill);
            }
        }
        let is_cancelled = |line: &OrderLine| line.stage == LineStage::Cancelled;
        if !order.lines.is_empty() && order.lines.iter().all(is_cancelled) {
            prop_assert_eq!(order.stage(), Stage::Closed);
            let kept: i64 = bill.lines.iter().map(|it| minor(it.not_refunded)).sum();
            let is_known = order.lines.iter().all(|line| line.share.is_some());
            prop_assert!(kept == 0 || !is_known, "shipping comes back with the last: {:?}", bill);
        }
    }

    #[test]
    fn the_money_is_the_same_in_whatever_order_the_facts_came(
        (life, facts) in lives().prop_flat_map(|life| {
            let facts = Just(life.facts.clone()).prop_shuffle();
            (Just(life), facts)
        })
    ) {
        let order = |facts: &[_]| settle(&super::given::number(), facts, &life.policy).at(life.now);
        prop_assert_eq!(bill(&order(&facts)), bill(&order(&life.facts)));
    }
}
