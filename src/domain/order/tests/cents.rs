//! What was paid for each line, and what comes back of that, to the cent.

use super::given::{
    Tale, about, amount, approved, came, cancel, claim, claim_of, clock, dispute, full_page, id_of,
    in_currency, item, line, lines, lists, minor, moment, nothing, of_lines, offered, open_about,
    page_closed, refund, report, ruled, tell,
};
use crate::domain::details::{Details, Line};
use crate::domain::money::Money;
use crate::domain::order::{
    Cause, Claim, Command, DisputeFact, DisputeReason, DisputeStep, Fact, LineMoney, NewOrder,
    Order, Progress, RefundReport, Report, Ruling, Share, Stage, Statement, bill, left_of,
    unit_share,
};

/// An order of these lines, entered by hand and paid on 2 March.
fn entered(new: NewOrder) -> Tale {
    nothing().when(Command::Add(Box::new(new)), "2026-03-02 10:00")
}

/// Three items of 10.00 of which a coupon took 6.00 off.
fn with_coupon() -> Tale {
    let items = vec![item("red cup", 1000), item("blue cup", 1000), item("green cup", 1000)];
    entered(NewOrder { discount: Some(amount(600)), ..of_lines(items, 2400) })
}

/// The same, delivered on 1 April.
fn delivered(tale: Tale) -> Tale {
    tale.when(report(Report::Shipped { partly: false, parcel: None }), "2026-03-09")
        .when(report(Report::Delivered), "2026-04-01")
}

/// An order of a page with these details.
fn seen(details: Details) -> Tale {
    nothing().sees(full_page(Stage::AwaitingShipment, details, "2026-03-02"))
}

/// The share of each line in hundredths with how it is known: `800 exact`; `?` where nobody can tell.
fn shares(order: &Order) -> Vec<String> {
    let row = |share: Share| format!("{} {}", share.amount.minor(), share.basis.id());
    order.lines.iter().map(|line| line.share.map_or("?".to_owned(), row)).collect()
}

/// The money of each line in hundredths, shipping last: `paid refunded expected`.
fn money(order: &Order) -> Vec<String> {
    let row = |line: &LineMoney| {
        format!("{} {} {}", minor(line.paid), line.refunded.minor(), minor(line.expected))
    };
    bill(order).lines.iter().map(row).collect()
}

fn received(minor: i64, arrived: Option<Money>) -> Command {
    let amount = Some(amount(minor));
    refund(RefundReport::Received { amount, arrived, method: None })
}

fn all_came() -> Command {
    refund(RefundReport::Received { amount: None, arrived: None, method: None })
}

fn damaged(lines: &[&str], minor: Option<i64>) -> Command {
    let claim = claim(DisputeReason::Damaged);
    let claim = Claim { amount: minor.map(amount), ..claim };
    open_about(lines, claim)
}

fn accepted(line: &str) -> Command {
    about(line, tell(DisputeFact::SellerAccepted))
}

/// What a dispute claims.
fn claimed(tale: &Tale, place: usize, now: &str) -> Option<Money> {
    tale.at(now).disputes[place].claim.amount
}

/// Lines of these prices.
fn cups(prices: &[i64]) -> Vec<Line> {
    prices.iter().zip(1..).map(|(price, nth)| item(&format!("cup {nth}"), *price)).collect()
}

/// Sums of a page.
fn sums(discount: i64, shipping: i64, tax: i64) -> Details {
    Details {
        discount: Some(amount(discount)),
        shipping: Some(amount(shipping)),
        tax: Some(amount(tax)),
        ..Details::default()
    }
}

/// What a page says that lists lines of these prices.
fn of(prices: &[i64], total: i64, sums: Details) -> Details {
    Details { lines: Some(cups(prices)), total: Some(amount(total)), ..sums }
}

/// The same with what was paid for each line, where that is stated.
fn stated(mut details: Details, paid: &[Option<i64>]) -> Details {
    for (line, paid) in details.lines.iter_mut().flatten().zip(paid) {
        line.paid = paid.map(amount);
    }
    details
}

/// The same with so many of the first line.
fn times(mut details: Details, quantity: u32) -> Details {
    details.lines.iter_mut().flatten().take(1).for_each(|line| line.quantity = quantity);
    details
}

/// What a page says, the shares of the lines, and what is left for shipping.
type Shared = (&'static str, Details, Vec<&'static str>, i64);

fn are_shared(cases: Vec<Shared>) {
    for (name, details, told, rest) in cases {
        let order = seen(details).at("2026-03-03");
        assert_eq!(shares(&order), told, "{name}");
        let known: i64 =
            order.lines.iter().filter_map(|line| line.share).map(|it| it.amount.minor()).sum();
        let paid = bill(&order).lines.iter().map(|line| minor(line.paid)).sum::<i64>();
        let total = order.purchase().total().map_or(0, |total| total.minor());
        assert_eq!(paid, total, "{name}");
        assert_eq!(known + rest, if known == 0 { 0 } else { total }, "{name}");
    }
}

#[test]
fn what_was_paid_is_shared_by_price_to_the_cent() {
    are_shared(vec![
        (
            "a coupon over all",
            of(&[1000, 1000, 1000], 2400, sums(600, 0, 0)),
            vec!["800 exact", "800 exact", "800 exact"],
            0,
        ),
        (
            "a cent that is left goes to the first of equals",
            of(&[350, 350, 350], 1000, sums(50, 0, 0)),
            vec!["334 exact", "333 exact", "333 exact"],
            0,
        ),
        (
            "shipping is apart",
            of(&[1000, 2000], 3500, sums(0, 500, 0)),
            vec!["1000 exact", "2000 exact"],
            500,
        ),
        (
            "tax goes with the goods",
            of(&[1000, 2000], 3800, sums(0, 500, 300)),
            vec!["1100 exact", "2200 exact"],
            500,
        ),
        (
            "several of one count as often",
            times(of(&[500, 2000], 2700, sums(300, 0, 0)), 2),
            vec!["900 exact", "1800 exact"],
            0,
        ),
    ]);
}

#[test]
fn what_the_sums_do_not_tell_is_a_guess() {
    are_shared(vec![
        (
            "without the sums it may be shipping",
            of(&[1000, 2000], 3300, Details::default()),
            vec!["1100 estimated", "2200 estimated"],
            0,
        ),
        (
            "nor does a total that fits the prices say that no coupon paid for the shipping",
            of(&[1000, 2000], 3000, Details::default()),
            vec!["1000 estimated", "2000 estimated"],
            0,
        ),
        (
            "without shipping and tax a discount explains nothing that is left",
            of(&[1000, 2000], 2900, Details { discount: Some(amount(300)), ..Details::default() }),
            vec!["967 estimated", "1933 estimated"],
            0,
        ),
        (
            "a discount that explains all leaves nothing for shipping",
            of(&[1000, 2000], 2700, Details { discount: Some(amount(300)), ..Details::default() }),
            vec!["900 exact", "1800 exact"],
            0,
        ),
        (
            "one line has all but the shipping",
            of(&[1000], 1300, Details::default()),
            vec!["1300 exact"],
            0,
        ),
    ]);
}

#[test]
fn what_is_stated_beats_what_is_computed() {
    are_shared(vec![
        (
            "what is stated beats what is computed",
            stated(of(&[1000, 1000], 1700, sums(300, 0, 0)), &[Some(1000), None]),
            vec!["1000 stated", "700 exact"],
            0,
        ),
        (
            "all stated",
            stated(of(&[1000, 1000], 2000, Details::default()), &[Some(900), Some(800)]),
            vec!["900 stated", "800 stated"],
            300,
        ),
        (
            "what is stated beyond the payment is no share of it",
            stated(of(&[1000, 1000], 1700, Details::default()), &[Some(1800), None]),
            vec!["?", "?"],
            0,
        ),
        (
            "of one price that is not known, no share is",
            stated(
                Details {
                    lines: Some(vec![
                        item("a", 1000),
                        Line { unit_price: None, ..item("b", 0) },
                        item("c", 1),
                    ]),
                    total: Some(amount(3000)),
                    ..Details::default()
                },
                &[],
            ),
            vec!["?", "?", "?"],
            0,
        ),
        (
            "what nobody prices has the rest where all others are stated",
            stated(
                Details {
                    lines: Some(vec![item("a", 1000), Line { unit_price: None, ..item("b", 0) }]),
                    total: Some(amount(3000)),
                    ..sums(0, 500, 0)
                },
                &[Some(900)],
            ),
            vec!["900 stated", "1600 exact"],
            500,
        ),
        (
            "a total that nobody told is shared by none",
            Details { total: None, ..of(&[1000, 2000], 0, Details::default()) },
            vec!["?", "?"],
            0,
        ),
    ]);
}

#[test]
fn what_the_buyer_tells_of_the_sums_makes_shares_exact() {
    let items = || vec![item("red cup", 1000), item("blue cup", 2000)];
    // The buyer who tells what was bought and what it cost tells of a coupon, too.
    let plain = entered(of_lines(items(), 3000));
    assert_eq!(shares(&plain.at("2026-03-03")), ["1000 exact", "2000 exact"]);
    let off = entered(of_lines(items(), 2700));
    assert_eq!(shares(&off.at("2026-03-03")), ["900 estimated", "1800 estimated"]);
    let told = entered(NewOrder { discount: Some(amount(300)), ..of_lines(items(), 2700) });
    assert_eq!(shares(&told.at("2026-03-03")), ["900 exact", "1800 exact"]);
    let set = Details { discount: Some(amount(300)), ..Details::default() };
    let late = off.when(Command::Correct { set: Box::new(set), lift: Vec::new() }, "2026-03-03");
    assert_eq!(shares(&late.at("2026-03-03")), ["900 exact", "1800 exact"]);
    // A total before the coupon is what nobody paid.
    let wrong = NewOrder { discount: Some(amount(300)), ..of_lines(items(), 3000) };
    let add = |new: NewOrder| Command::Add(Box::new(new));
    assert_eq!(nothing().refuses(add(wrong), "2026-03-03"), "order.sums-do-not-fit");
    let all = |discount, shipping, tax, total| NewOrder {
        discount: Some(amount(discount)),
        shipping: Some(amount(shipping)),
        tax: Some(amount(tax)),
        ..of_lines(items(), total)
    };
    for (name, new, fits) in [
        ("exactly", all(300, 200, 100, 3000), true),
        ("apart from rounding", all(300, 200, 100, 3003), true),
        ("apart from more than that", all(300, 200, 100, 3004), false),
        ("less than that", all(300, 200, 100, 2996), false),
    ] {
        assert_eq!(nothing().admit(add(new), "2026-03-03").is_ok(), fits, "{name}");
    }
}

#[test]
fn sums_that_cannot_make_the_total_are_refused_and_what_is_not_told_is_no_contradiction() {
    const TOO_LARGE: &str = "order.discount-too-large";
    const WRONG: &str = "order.sums-do-not-fit";
    let items = || vec![item("red cup", 1000), item("blue cup", 2000)];
    let unpriced = || vec![Line { unit_price: None, ..item("cup", 0) }];
    let sums = |sums: [Option<i64>; 3], new: NewOrder| {
        let [discount, shipping, tax] = sums.map(|sum| sum.map(amount));
        NewOrder { discount, shipping, tax, ..new }
    };
    for (told, lines, total, refused) in [
        ([Some(3600), None, None], items(), 2400, Some(TOO_LARGE)),
        ([Some(3600), Some(700), None], items(), 100, None),
        ([Some(3000), None, None], items(), 0, None),
        ([Some(300), None, None], items(), 2400, Some(WRONG)),
        ([Some(300), None, None], items(), 2900, None),
        ([Some(0), None, None], items(), 2400, Some(WRONG)),
        ([Some(300), Some(500), None], items(), 3100, Some(WRONG)),
        ([None, Some(200), Some(0)], items(), 3300, Some(WRONG)),
        ([None, Some(200), None], items(), 3300, None),
        ([None, Some(200), Some(0)], items(), 2400, None),
        ([None, None, None], items(), 9900, None),
        ([Some(300), Some(200), Some(0)], unpriced(), 2400, None),
        ([Some(300), Some(2900), Some(0)], unpriced(), 2400, Some(WRONG)),
        ([Some(300), None, None], Vec::new(), 2400, None),
    ] {
        let new = sums(told, of_lines(lines, total));
        let admitted = nothing().admit(Command::Add(Box::new(new)), "2026-03-03");
        assert_eq!(admitted.err().map(|it| it.code()), refused, "{told:?} and {total}");
    }
    // What is corrected must fit what the buyer said before.
    let told = entered(sums([Some(300), Some(0), Some(0)], of_lines(items(), 2700)));
    let correct = |set: Details| Command::Correct { set: Box::new(set), lift: Vec::new() };
    let total = Details { total: Some(amount(2400)), ..Details::default() };
    assert_eq!(told.refuses(correct(total.clone()), "2026-03-03"), WRONG);
    let both = Details { discount: Some(amount(600)), ..total };
    assert!(told.admit(correct(both), "2026-03-03").is_ok());
    let large = Details { discount: Some(amount(3100)), ..Details::default() };
    assert_eq!(told.refuses(correct(large), "2026-03-03"), TOO_LARGE);
}

#[test]
fn one_line_of_a_coupon_order_comes_back_at_its_share() {
    let closed =
        with_coupon().when(lines(&["1"], cancel()), "2026-03-03").when(approved(), "2026-03-04");
    assert_eq!(closed.owed_at("2026-03-04"), 800);
    let account = closed.account_at("2026-03-04");
    assert!(account.is_exact);
    let disputed = delivered(closed).when(damaged(&["2"], None), "2026-04-02");
    assert_eq!(claimed(&disputed, 0, "2026-04-02"), Some(amount(800)));
    let more = delivered(with_coupon()).refuses(damaged(&["2"], Some(801)), "2026-04-02");
    assert_eq!(more, "money.above-paid");
    // Both together and the third are what was paid.
    let both = disputed.when(damaged(&["3"], None), "2026-04-02");
    let won = both.when(accepted("2"), "2026-04-05").when(accepted("3"), "2026-04-05");
    assert_eq!(won.owed_at("2026-04-05"), 2400);
    assert_eq!(money(&won.at("2026-04-05")), ["800 0 800", "800 0 800", "800 0 800", "0 0 0"]);
}

#[test]
fn money_for_named_lines_settles_these_and_any_other_what_is_oldest() {
    let closed = with_coupon()
        .when(lines(&["1"], cancel()), "2026-03-03")
        .when(approved(), "2026-03-04")
        .when(lines(&["2"], cancel()), "2026-03-05")
        .when(approved(), "2026-03-06");
    let named = closed.clone().when(lines(&["2"], came(800)), "2026-03-10");
    assert_eq!(money(&named.at("2026-03-10")), ["800 0 800", "800 800 0", "800 0 0", "0 0 0"]);
    let any = closed.clone().when(came(800), "2026-03-10");
    assert_eq!(money(&any.at("2026-03-10")), ["800 800 0", "800 0 800", "800 0 0", "0 0 0"]);
    // In parts, for one and for the other, in whatever order they are told.
    let parts = closed
        .clone()
        .when(came(300), "2026-03-10")
        .when(lines(&["1"], came(500)), "2026-03-11")
        .when(lines(&["2"], came(200)), "2026-03-12");
    assert_eq!(money(&parts.at("2026-03-12")), ["800 800 0", "800 200 600", "800 0 0", "0 0 0"]);
    assert_eq!(parts.owed_at("2026-03-12"), 600);
    let progress = |tale: &Tale| -> Vec<Progress> {
        tale.accounts_at("2026-03-12").iter().map(|account| account.progress).collect()
    };
    assert_eq!(progress(&parts), [Progress::Received, Progress::Part]);
    // All that is left of a line is meant where no amount is said.
    let rest = parts.clone().when(lines(&["2"], all_came()), "2026-03-13");
    assert_eq!(rest.owed_at("2026-03-13"), 0);
    assert_eq!(money(&rest.at("2026-03-13"))[1], "800 800 0");
    // More than a line cost is its surplus, and no other line's: shown, and not refused.
    let more = closed.clone().when(lines(&["1"], came(900)), "2026-03-10");
    assert_eq!(money(&more.at("2026-03-10")), ["800 800 0", "800 0 800", "800 0 0", "0 0 0"]);
    assert_eq!(bill(&more.at("2026-03-10")).surplus, Some(amount(100)));
    let both = closed.clone().when(lines(&["1", "2"], came(1700)), "2026-03-10");
    assert_eq!(money(&both.at("2026-03-10")), ["800 800 0", "800 800 0", "800 0 0", "0 0 0"]);
    assert_eq!(bill(&both.at("2026-03-10")).surplus, Some(amount(100)));
    assert_eq!(left_of(&both.at("2026-03-10"), &[3]), Some((amount(800), true)));
    let above = closed.when(came(2500), "2026-03-10");
    assert_eq!(money(&above.at("2026-03-10")), ["800 800 0", "800 800 0", "800 800 0", "0 0 0"]);
    assert_eq!(bill(&above.at("2026-03-10")).above_paid, Some(amount(100)));
    assert!(above.at("2026-03-10").disagreements.iter().any(|one| one.about == "refund"));
}

#[test]
fn money_on_which_nothing_is_owed_goes_to_the_lines_by_what_they_cost_and_then_to_shipping() {
    let items = vec![item("red cup", 1000), item("blue cup", 2000)];
    let new = NewOrder { shipping: Some(amount(300)), ..of_lines(items, 3300) };
    let tale = entered(new);
    let some = tale.clone().when(came(600), "2026-03-10");
    assert_eq!(money(&some.at("2026-03-10")), ["1000 200 0", "2000 400 0", "300 0 0"]);
    let most = tale.clone().when(came(3100), "2026-03-10");
    assert_eq!(money(&most.at("2026-03-10")), ["1000 1000 0", "2000 2000 0", "300 100 0"]);
    let named = tale.clone().when(lines(&["blue"], came(600)), "2026-03-10");
    assert_eq!(money(&named.at("2026-03-10")), ["1000 0 0", "2000 600 0", "300 0 0"]);
    let all = tale.when(lines(&["1-2"], came(3300)), "2026-03-10");
    assert_eq!(money(&all.at("2026-03-10")), ["1000 1000 0", "2000 2000 0", "300 300 0"]);
}

#[test]
fn what_arrived_in_another_currency_settles_what_it_was_told_to() {
    let closed =
        with_coupon().when(lines(&["1"], cancel()), "2026-03-03").when(approved(), "2026-03-04");
    let arrived = Some(in_currency(137, "USD"));
    let told = closed.clone().when(lines(&["1"], received(800, arrived)), "2026-03-10");
    let order = told.at("2026-03-10");
    assert_eq!(told.owed_at("2026-03-10"), 0);
    assert_eq!(order.transfers[0].arrived, arrived);
    assert_eq!(money(&order)[0], "800 800 0");
    let alone = refund(RefundReport::Received { amount: arrived, arrived: None, method: None });
    assert_eq!(closed.refuses(alone, "2026-03-10"), "money.other-currency");
    let rest = refund(RefundReport::Received { amount: None, arrived, method: None });
    assert_eq!(closed.when(rest, "2026-03-10").owed_at("2026-03-10"), 0);
}

#[test]
fn paid_is_refunded_expected_and_kept_by_line_after_all_that_happened() {
    let items = vec![item("red cup", 1000), item("blue cup", 1500), item("green cup", 700)];
    // 32.00 less 2.00, with 3.00 shipping and 1.20 tax: 31.20 for the goods.
    let new = NewOrder {
        discount: Some(amount(200)),
        shipping: Some(amount(300)),
        tax: Some(amount(120)),
        ..of_lines(items, 3420)
    };
    let tale =
        entered(new).when(lines(&["3"], cancel()), "2026-03-03").when(approved(), "2026-03-04");
    let tale = delivered(tale)
        .when(damaged(&["1"], Some(400)), "2026-04-02")
        .when(damaged(&["2"], None), "2026-04-02")
        .when(about("1", ruled(Ruling::Partial(amount(250)))), "2026-04-20")
        .when(accepted("2"), "2026-04-20")
        .when(came(1000), "2026-04-21")
        .when(lines(&["2"], came(1000)), "2026-04-22");
    let order = tale.at("2026-04-22");
    assert_eq!(shares(&order), ["975 exact", "1463 exact", "682 exact"]);
    // 10.00 pays the oldest, 6.82, and 2.50 and 0.68 of what became owed then; 10.00 are the blue cup's.
    let bill = bill(&order);
    let sum = |of: fn(&LineMoney) -> Option<Money>| -> i64 {
        bill.lines.iter().map(|it| minor(of(it))).sum()
    };
    assert_eq!(sum(|it| it.paid), 3420);
    assert_eq!(sum(|it| Some(it.refunded)), 2000);
    assert_eq!(sum(|it| it.expected), 682 + 250 + 1463 - 2000);
    assert_eq!(money(&order), ["975 250 0", "1463 1068 395", "682 682 0", "300 0 0"]);
    let kept: Vec<i64> =
        bill.lines.iter().map(|it| it.not_refunded.map_or(-1, Money::minor)).collect();
    assert_eq!(kept, [725, 0, 0, 300]);
    assert_eq!(tale.owed_at("2026-04-22"), 395);
}

#[test]
fn two_disputes_by_line_never_claim_above_their_lines() {
    let tale = delivered(with_coupon()).when(damaged(&["1"], Some(500)), "2026-04-02");
    // What is claimed is capped by the share of its own line, whatever is left of the others.
    assert_eq!(tale.refuses(damaged(&["2"], Some(1600)), "2026-04-02"), "money.above-paid");
    assert_eq!(tale.refuses(damaged(&["1"], None), "2026-04-02"), "dispute.already-open");
    let both = tale.when(damaged(&["2", "3"], None), "2026-04-02");
    assert_eq!(claimed(&both, 1, "2026-04-02"), Some(amount(1600)));
    let counter = |minor| {
        let step = DisputeStep::Counter(amount(minor));
        about("1", dispute(step))
    };
    let offered = both.clone().when(about("1", offered(100)), "2026-04-03");
    assert_eq!(offered.refuses(counter(900), "2026-04-04"), "money.above-paid");
    assert!(offered.admit(counter(800), "2026-04-04").is_ok());
    // Which of the two is meant, the line says.
    let unnamed = tell(DisputeFact::SellerAccepted);
    assert_eq!(both.refuses(unnamed, "2026-04-03"), "dispute.which");
    let won = both.when(accepted("1"), "2026-04-03").when(accepted("3"), "2026-04-03");
    assert_eq!(money(&won.at("2026-04-03")), ["800 0 500", "800 0 800", "800 0 800", "0 0 0"]);
    // A part refund is of the one that it names.
    let part = won.when(lines(&["2"], came(300)), "2026-04-10");
    assert_eq!(money(&part.at("2026-04-10")), ["800 0 500", "800 300 500", "800 0 800", "0 0 0"]);
}

#[test]
fn what_came_for_no_line_in_particular_lets_no_line_claim_more_than_it_cost() {
    let tale = delivered(with_coupon()).when(came(300), "2026-04-02");
    assert_eq!(tale.refuses(damaged(&["1"], Some(801)), "2026-04-03"), "money.above-paid");
    // Nobody knows that any of it was for the first line.
    assert!(tale.admit(damaged(&["1"], Some(800)), "2026-04-03").is_ok());
    // What the buyer said was for it counts against it, whatever else came.
    let named = tale.clone().when(lines(&["1"], came(200)), "2026-04-03");
    assert_eq!(named.refuses(damaged(&["1"], Some(601)), "2026-04-03"), "money.above-paid");
    assert!(named.admit(damaged(&["1"], Some(600)), "2026-04-03").is_ok());
    // What is left of all of them bounds each.
    let most = tale.when(came(1600), "2026-04-03");
    assert_eq!(most.refuses(damaged(&["1"], Some(501)), "2026-04-04"), "money.above-paid");
    assert!(most.admit(damaged(&["1"], Some(500)), "2026-04-04").is_ok());
}

#[test]
fn what_two_devices_claim_of_one_line_is_never_owed_twice() {
    let tale = delivered(with_coupon());
    let claims = [500, 600].map(|minor| {
        let facts = tale.admit(damaged(&["1"], Some(minor)), "2026-04-02");
        facts.unwrap_or_default().remove(0)
    });
    let accepted = claims.each_ref().map(|claim| {
        let (dispute, fact) = (id_of(claim), DisputeFact::SellerAccepted);
        Fact::of_buyer(moment("2026-04-05 10:00"), Statement::Dispute { dispute, fact })
    });
    let told = tale.told(claims.into(), clock("2026-04-02"));
    let both = told.clone().told(accepted.into(), clock("2026-04-05 10:00"));
    assert_eq!(both.at("2026-04-05").disputes.len(), 2);
    assert_eq!(money(&both.at("2026-04-05")), ["800 0 800", "800 0 0", "800 0 0", "0 0 0"]);
    assert_eq!(both.owed_at("2026-04-05"), 800);
    // No name tells them apart: what is said of one is said of the last.
    let open = told.at("2026-04-03");
    let refused = told.when(tell(DisputeFact::SellerRejected), "2026-04-03").at("2026-04-03");
    let phases = |order: &Order, place: usize| order.disputes[place].phase.clone();
    assert_eq!(phases(&refused, 0), phases(&open, 0));
    assert_ne!(phases(&refused, 1), phases(&open, 1));
}

#[test]
fn a_ruling_gives_a_part_of_what_its_lines_cost() {
    let open = delivered(with_coupon()).when(damaged(&["1", "2"], None), "2026-04-02");
    let ruling = |minor| ruled(Ruling::Partial(amount(minor)));
    let part = open.clone().when(ruling(601), "2026-04-20");
    assert_eq!(money(&part.at("2026-04-20")), ["800 0 301", "800 0 300", "800 0 0", "0 0 0"]);
    assert_eq!(part.owed_at("2026-04-20"), 601);
    // What is said to be more than the lines cost, and their sending, is owed from nothing else.
    let more = open.clone().when(ruling(1700), "2026-04-20");
    assert_eq!(money(&more.at("2026-04-20")), ["800 0 800", "800 0 800", "800 0 0", "0 0 0"]);
    assert_eq!(open.refuses(ruling(2500), "2026-04-20"), "money.above-paid");
    let none = open.when(ruled(Ruling::None), "2026-04-20");
    assert_eq!(none.owed_at("2026-04-20"), 0);
    let items = vec![item("red cup", 1000), item("blue cup", 2000)];
    let sent = NewOrder { shipping: Some(amount(300)), ..of_lines(items, 3300) };
    let open = delivered(entered(sent)).when(damaged(&["1"], None), "2026-04-02");
    let with_sending = open.when(ruling(1200), "2026-04-20");
    assert_eq!(money(&with_sending.at("2026-04-20")), ["1000 0 1000", "2000 0 0", "300 0 200"]);
}

#[test]
fn one_of_three_cups_is_worth_a_third_of_what_the_line_cost() {
    let cups = || vec![Line { quantity: 3, ..item("cup", 400) }, item("vase", 800)];
    // 20.00 less 3.00: the cups cost 10.20, each 3.40.
    let tale = entered(NewOrder { discount: Some(amount(300)), ..of_lines(cups(), 1700) });
    let order = tale.at("2026-03-03");
    assert_eq!(shares(&order), ["1020 exact", "680 exact"]);
    assert_eq!(unit_share(&order, 1), Some(amount(340)));
    assert_eq!(unit_share(&order, 2), None, "of one there is no part");
    assert_eq!(unit_share(&order, 3), None, "there is no such line");
    for (total, unit) in [(1000, 333), (1001, 334), (1100, 367)] {
        let cups = vec![Line { quantity: 3, ..item("cup", 400) }];
        let order = entered(of_lines(cups, total)).at("2026-03-03");
        assert_eq!(unit_share(&order, 1), Some(amount(unit)), "{total}");
    }
    // Three claims, one after the other, never get more than the line cost.
    let open = delivered(tale).when(damaged(&["1"], Some(340)), "2026-04-02");
    let won = open.when(tell(DisputeFact::SellerAccepted), "2026-04-03");
    assert_eq!(money(&won.at("2026-04-03"))[0], "1020 0 340");
}

#[test]
fn a_guess_is_never_demanded() {
    // Whether a coupon or the shipping makes the difference, no page tells.
    let listed = vec![line("811", "red cup", 1000), line("812", "blue cup", 2000)];
    let tale = seen(lists(listed, 2700)).sees(full_page(
        Stage::Delivered,
        Details::default(),
        "2026-04-01",
    ));
    assert_eq!(shares(&tale.at("2026-04-01")), ["900 estimated", "1800 estimated"]);
    let open = tale.clone().when(damaged(&["1"], None), "2026-04-02");
    assert_eq!(claimed(&open, 0, "2026-04-02"), None);
    let won = open.when(tell(DisputeFact::SellerAccepted), "2026-04-03");
    let account = won.account_at("2026-04-03");
    assert_eq!((account.owed, account.is_exact), (Some(amount(900)), false));
    let late = clock("2026-08-01");
    assert!(account.is_overdue(late));
    // Once something came, nobody knows that anything is missing.
    let some = won.clone().when(came(700), "2026-04-20").account_at("2026-04-20");
    assert_eq!(some.progress, Progress::Part);
    assert!(!some.is_overdue(late));
    assert_eq!(won.refuses(all_came(), "2026-04-20"), "refund.amount-unknown");
    // A claim that the buyer makes is held by the whole payment alone.
    let own = |minor| claim_of(minor, DisputeReason::Damaged);
    assert!(tale.admit(open_about(&["1"], own(1100)), "2026-04-02").is_ok());
    assert_eq!(tale.refuses(open_about(&["1"], own(2701)), "2026-04-02"), "money.above-paid");
    // What is agreed on is known, from whichever line it is taken.
    let agreed = tale
        .when(open_about(&["1"], own(1100)), "2026-04-02")
        .when(tell(DisputeFact::SellerAccepted), "2026-04-03");
    let account = agreed.account_at("2026-04-03");
    assert_eq!((account.owed, account.is_exact), (Some(amount(1100)), true));
    // All that is left is known to the cent, however it is shared.
    let listed = vec![line("811", "red cup", 1000), line("812", "blue cup", 2000)];
    let closed = seen(lists(listed, 2700)).sees(page_closed(Cause::Seller, "2026-03-10"));
    let account = closed.account_at("2026-03-10");
    assert_eq!((account.owed, account.is_exact), (Some(amount(2700)), true));
}

#[test]
fn what_nobody_knows_the_share_of_owes_no_sum_that_could_be_demanded() {
    let unpriced = || Line { unit_price: None, ..item("cup", 0) };
    let tale = entered(of_lines(vec![unpriced(), item("vase", 500)], 2000));
    let asked = tale.clone().when(lines(&["1"], cancel()), "2026-03-03");
    let closed = asked.when(approved(), "2026-03-04");
    assert_eq!(shares(&closed.at("2026-03-04")), ["?", "?"]);
    let disputed = delivered(tale).when(damaged(&["1"], None), "2026-04-02");
    let won = disputed.when(tell(DisputeFact::SellerAccepted), "2026-04-03");
    for (name, tale) in [("cancelled", closed), ("disputed", won)] {
        let account = tale.account_at("2026-04-03");
        assert!(!account.is_exact, "{name}: the whole payment is demanded for one: {account:?}");
        assert_eq!(tale.refuses(all_came(), "2026-04-10"), "refund.amount-unknown", "{name}");
        let some = tale.when(came(700), "2026-04-10").account_at("2026-04-10");
        assert!(!some.is_overdue(clock("2026-08-01")), "{name}: {some:?}");
    }
}

#[test]
fn shipping_that_became_owed_with_the_last_line_is_not_overdue_since_the_first() {
    let items = vec![item("red cup", 1000), item("blue cup", 1000)];
    let new = NewOrder { shipping: Some(amount(300)), ..of_lines(items, 2300) };
    let one = entered(new).when(lines(&["1"], cancel()), "2026-03-03");
    let one = one.when(approved(), "2026-03-04").when(came(1000), "2026-03-12");
    let disputed = delivered(one.clone()).when(damaged(&["2"], None), "2026-04-03");
    assert_eq!(disputed.when(accepted("2"), "2026-04-04").owed_at("2026-04-04"), 1000);
    let all = one.when(lines(&["2"], cancel()), "2026-04-03").when(approved(), "2026-04-04");
    assert_eq!(all.owed_at("2026-04-04"), 1300);
    let late = all.accounts_at("2026-04-04").iter().any(|it| it.is_overdue(clock("2026-04-05")));
    assert!(!late, "{:?}", all.accounts_at("2026-04-04"));
}
