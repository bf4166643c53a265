//! What is owed, by when it is to arrive, and what came of it.

use super::given::{
    Tale, about, amount, approved, by_hand, came, cancel, claim, claim_of, clock, closed, details,
    dispute, done, in_currency, line, minor, moment, note, nothing, offered, open, open_about,
    page, page_closed, paid, placed, price, receive, refund, rejected, report, ruled, shipped,
    tell, wall,
};
use crate::domain::deadline::SetBy;
use crate::domain::details::Details;
use crate::domain::money::Money;
use crate::domain::order::accounts::above_paid;
use crate::domain::order::{
    Account, ActionKind, Cause, Command, Consequence, DisputeFact, DisputeReason, DisputeStep,
    NewOrder, Progress, RefundReport, Report, Ruling, Stage, dues_at, needed_since,
};
use crate::domain::payment::Method;
use crate::domain::rule::Rule;

fn paid_with(method: Option<&str>) -> Tale {
    let new = by_hand("2026-03-02", Some("2026-03-02"), None);
    let new = NewOrder { method: method.map(str::to_owned), ..new };
    nothing().when(Command::Add(Box::new(new)), "2026-03-02")
}

/// Cancelled with the seller's consent on Wednesday 4 March.
fn granted_to(method: Option<&str>) -> Tale {
    paid_with(method)
        .when(cancel(), "2026-03-03 10:00")
        .when(done(approved(), "2026-03-04"), "2026-03-04")
}

fn granted() -> Tale {
    granted_to(None)
}

/// Goods with two lines that were delivered on 1 April.
fn delivered() -> Tale {
    let new = NewOrder {
        lines: vec![line("811", "red cup", 6000), line("812", "blue cup", 7274)],
        ..by_hand("2026-03-02", Some("2026-03-02"), Some("2026-03-09"))
    };
    nothing()
        .when(Command::Add(Box::new(new)), "2026-03-10")
        .when(done(report(Report::Delivered), "2026-04-01"), "2026-04-02")
}

/// The same with both lines in dispute, for all that each cost.
fn two_disputes() -> Tale {
    delivered()
        .when(open_about(&["1"], claim_of(6000, DisputeReason::Damaged)), "2026-04-10")
        .when(open_about(&["2"], claim_of(7274, DisputeReason::Damaged)), "2026-04-10")
}

fn started() -> Command {
    refund(RefundReport::Started { method: None })
}

fn failed() -> Command {
    refund(RefundReport::Failed)
}

fn all_came() -> Command {
    refund(RefundReport::Received { amount: None, arrived: None, method: None })
}

fn window(account: &Account) -> (String, String) {
    (wall(account.expected.from), wall(account.expected.by.due()))
}

#[test]
fn everything_is_owed_after_a_closing_that_is_not_the_payments_fault() {
    let to_ship = || paid("2026-03-02");
    let asked = || to_ship().when(cancel(), "2026-03-03 10:00");
    for (name, tale, owed) in vec![
        ("agreed", asked().when(approved(), "2026-03-04"), 13274),
        ("seen closed after the request", asked().sees(page(Stage::Closed, "2026-03-04")), 13274),
        ("security", to_ship().when(closed(Cause::Security), "2026-03-04"), 13274),
        ("the seller", to_ship().when(closed(Cause::Seller), "2026-03-04"), 13274),
        ("not shipped", to_ship().sees(page_closed(Cause::NotShipped, "2026-03-13")), 13274),
        ("nobody said", to_ship().when(closed(Cause::Unknown), "2026-03-04"), 13274),
        ("a dispute", to_ship().when(closed(Cause::Dispute), "2026-03-04"), 13274),
        ("seen closed", to_ship().sees(page(Stage::Closed, "2026-03-04")), 13274),
        ("unpaid", placed("2026-03-02").sees(page(Stage::Closed, "2026-03-24")), 0),
        ("unpaid and cancelled", placed("2026-03-02").when(cancel(), "2026-03-03"), 0),
        (
            "the payment failed",
            to_ship().when(report(Report::PaymentFailed), "2026-03-02 13:00"),
            0,
        ),
    ] {
        assert_eq!(tale.at("2026-03-30").stage(), Stage::Closed, "{name}");
        assert_eq!(tale.owed_at("2026-03-30"), owed, "{name}");
        assert_eq!(tale.accounts_at("2026-03-30").len(), usize::from(owed > 0), "{name}");
    }
    for tale in [to_ship(), placed("2026-03-02")] {
        assert_eq!(tale.owed_at("2026-03-30"), 0, "nobody saw it closed");
    }
}

#[test]
fn an_order_that_was_closed_when_first_seen_is_followed_once_the_buyer_speaks_of_its_money() {
    let total = Details { total: Some(price()), ..Details::default() };
    let seen = nothing().sees(page(Stage::Closed, "2026-03-10"));
    let seen = seen.sees(details(total, "2026-03-10"));
    assert!(seen.accounts_at("2026-03-11").is_empty());
    assert!(!seen.at("2026-03-11").is_followed);
    let got = seen.clone().when(came(5000), "2026-03-12");
    assert_eq!(got.owed_at("2026-03-12"), 8274, "a part came, so it was paid");
    let before = seen.reads(page(Stage::AwaitingShipment, "2026-03-05"), "2026-03-11");
    assert_eq!(before.owed_at("2026-03-11"), 13274, "it was seen paid before");
}

#[test]
fn money_of_an_assumed_closing_is_expected_and_never_overdue() {
    let silent = paid_with(None).when(cancel(), "2026-03-03 10:00");
    assert_eq!(silent.owed_at("2026-03-06 10:00:00"), 0);
    for tale in [silent.clone(), silent.when(note(), "2026-03-20")] {
        let account = tale.account_at("2026-03-30");
        assert!(account.refund.is_assumed);
        assert_eq!(account.refund.granted, moment("2026-03-06 10:00"));
        assert_eq!(window(&account).1, "2026-04-03 10:00:00");
        assert!(!account.is_overdue(clock("2026-12-31")));
        assert_eq!(tale.due(Rule::RefundDefault, "2026-04-03 10:00:00"), "2026-04-03 10:00:00");
        assert_eq!(tale.due(Rule::RefundDefault, "2026-04-03 10:00:01"), "no date");
        assert_eq!(tale.stands_at("2026-04-03 10:00:01"), "cancellation-pending, outdated");
        assert!(tale.accounts_at("2026-04-03 10:00:01").is_empty());
        assert_eq!(needed_since(&tale.at("2026-04-10"), clock("2026-04-10")), None, "no ground");
    }
}

#[test]
fn money_that_is_known_to_be_owed_stays_when_the_rest_is_outdated() {
    let part = delivered().when(open_about(&["1"], claim(DisputeReason::Damaged)), "2026-04-10");
    let part = part.when(tell(DisputeFact::SellerAccepted), "2026-04-11");
    assert_eq!(part.stands_at("2026-06-01"), "delivered, outdated");
    assert_eq!(part.owed_at("2026-06-01"), 6000);
    assert_eq!(part.due(Rule::RefundDefault, "2026-06-01"), "2026-05-08 12:00:00", "and overdue");
    assert_eq!(part.due(Rule::OrderAutoComplete, "2026-06-01"), "no date");
}

#[test]
fn each_method_has_its_own_days() {
    for (words, method, from, by) in [
        (Some("card"), Some(Method::Card), "2026-03-09 00:00:00", "2026-04-01 23:59:59"),
        (Some("VISA **** 1234"), Some(Method::Card), "2026-03-09 00:00:00", "2026-04-01 23:59:59"),
        (Some("balance"), Some(Method::Balance), "2026-03-04 00:00:00", "2026-03-05 23:59:59"),
        (Some("alipay"), Some(Method::Alipay), "2026-03-04 00:00:00", "2026-03-05 23:59:59"),
        (Some("QIWI"), Some(Method::Ewallet), "2026-03-13 00:00:00", "2026-03-18 23:59:59"),
        (
            Some("western-union"),
            Some(Method::WesternUnion),
            "2026-03-13 00:00:00",
            "2026-03-18 23:59:59",
        ),
        (
            Some("bank-transfer"),
            Some(Method::BankTransfer),
            "2026-03-13 00:00:00",
            "2026-03-18 23:59:59",
        ),
        (Some("boleto"), Some(Method::Boleto), "2026-03-04 00:00:00", "2026-04-01 23:59:59"),
        (Some("PayPal"), Some(Method::Paypal), "2026-03-09 00:00:00", "2026-04-01 23:59:59"),
        (Some("klarna"), Some(Method::Klarna), "2026-03-09 00:00:00", "2026-04-01 23:59:59"),
        (Some("ideal"), Some(Method::Ideal), "2026-03-09 00:00:00", "2026-04-01 23:59:59"),
        (Some("sofort"), Some(Method::Sofort), "2026-03-09 00:00:00", "2026-04-01 23:59:59"),
        (Some("cash"), Some(Method::Cash), "2026-03-09 00:00:00", "2026-04-01 23:59:59"),
        (Some("Pix"), Some(Method::Pix), "2026-03-09 00:00:00", "2026-04-01 23:59:59"),
        (Some("Trustly"), Some(Method::Other), "2026-03-09 00:00:00", "2026-04-01 23:59:59"),
        (None, None, "2026-03-09 00:00:00", "2026-04-01 23:59:59"),
    ] {
        let account = granted_to(words).account_at("2026-03-04");
        assert_eq!(account.expected.method, method, "{words:?}");
        assert_eq!(window(&account), (from.to_owned(), by.to_owned()), "{words:?}");
        let set_by = account.expected.by.set_by();
        assert_eq!(set_by, SetBy::Estimate, "the days count from the sending");
        let rule = method.unwrap_or(Method::Other).refund_rule();
        assert_eq!(account.expected.by.rule(), rule);
    }
}

#[test]
fn the_buyers_usual_method_counts_where_no_page_tells_one() {
    for (told, counts) in [(None, Method::Balance), (Some("card"), Method::Card)] {
        let mut tale = paid_with(told);
        tale.policy.buyer.method = Some(Method::Balance);
        let tale = tale.when(closed(Cause::Seller), "2026-03-04 09:00");
        assert_eq!(tale.account_at("2026-03-04 09:00").expected.method, Some(counts));
    }
}

#[test]
fn the_day_of_the_sending_moves_the_window() {
    let tale = granted_to(Some("card")).when(done(started(), "2026-03-10"), "2026-03-10");
    let account = tale.account_at("2026-03-10");
    assert_eq!(account.progress, Progress::Started);
    assert_eq!(window(&account), ("2026-03-13 00:00:00".into(), "2026-04-07 23:59:59".into()));
    assert_eq!(account.expected.by.set_by(), SetBy::Rule);
    assert_eq!(tale.due(Rule::RefundCard, "2026-04-02"), "2026-04-07 23:59:59");
    let balance = refund(RefundReport::Started { method: Some(Method::Balance) });
    let tale = tale.when(done(balance, "2026-03-11"), "2026-03-11");
    let last = window(&tale.account_at("2026-03-11")).1;
    assert_eq!(last, "2026-03-12 23:59:59", "the last one counts");
}

#[test]
fn parts_sum_up_to_the_last_hundredth() {
    let tale = granted().when(came(10000), "2026-03-10");
    let account = tale.account_at("2026-03-10");
    assert_eq!((account.progress, minor(account.received)), (Progress::Part, 10000));
    assert_eq!(tale.owed_at("2026-03-10"), 3274);
    let tale = tale.when(came(3273), "2026-03-11");
    assert_eq!(tale.owed_at("2026-03-11"), 1);
    let tale = tale.when(all_came(), "2026-03-12");
    assert_eq!(tale.owed_at("2026-03-12"), 0);
    assert_eq!(tale.at("2026-03-12").received(), Some(price()));
    let account = tale.account_at("2026-12-31");
    assert!(account.is_settled() && !account.is_overdue(clock("2026-12-31")));
    assert_eq!(tale.due(Rule::RefundDefault, "2026-03-12"), "no date");
    assert_eq!(tale.refuses(all_came(), "2026-03-13"), "refund.nothing-owed");
    assert!(!tale.offers("2026-03-13").contains(&ActionKind::RefundReceived));
}

#[test]
fn the_very_same_part_on_one_day_counts_twice_only_where_the_buyer_says_so() {
    let part = || done(came(500), "2026-03-10");
    let tale = granted().when(part(), "2026-03-11");
    assert_eq!(tale.refuses(part(), "2026-03-12"), "order.already-told");
    let Command::ReportRefund { report, lines, at, .. } = part() else { panic!("a report") };
    let again = Command::ReportRefund { report, lines, again: true, at };
    let twice = tale.when(again.clone(), "2026-03-12");
    assert_eq!(minor(twice.at("2026-03-12").received()), 1000);
    let thrice = twice.when(again, "2026-03-13");
    assert_eq!(minor(thrice.at("2026-03-13").received()), 1500);
    // An hour later on the same day it may be the same command once more.
    let now = granted().when(came(500), "2026-03-12 10:00");
    assert_eq!(now.refuses(came(500), "2026-03-12 11:00"), "order.already-told");
    assert!(now.admit(came(501), "2026-03-12 11:00").is_ok());
    assert!(now.admit(came(500), "2026-03-13 10:00").is_ok());
}

#[test]
fn what_comes_above_what_was_paid_is_a_surplus_and_never_refused() {
    let part = paid("2026-03-02").when(done(shipped(), "2026-03-09"), "2026-03-10");
    let part = part
        .when(open(claim_of(5000, DisputeReason::NoTracking)), "2026-04-10")
        .when(tell(DisputeFact::SellerAccepted), "2026-04-11");
    let tale = part.clone().when(came(6000), "2026-04-20");
    assert_eq!(minor(tale.at("2026-04-20").received()), 6000);
    let held = minor(tale.account_at("2026-04-20").received);
    assert_eq!(held, 5000, "no account holds more than its own");
    assert_eq!(above_paid(&tale.at("2026-04-20")), None, "it is within what was paid");
    let more = tale.when(came(7275), "2026-04-21");
    assert_eq!(above_paid(&more.at("2026-04-21")), Some(amount(1)));
    let order = more.at("2026-04-21");
    let [disagreement] = &order.disagreements[..] else { panic!("{:?}", order.disagreements) };
    assert_eq!(disagreement.about, "refund");
    let gift = placed("2026-03-02").refuses(came(1), "2026-03-03");
    assert_eq!(gift, "order.not-paid");
}

#[test]
fn money_that_cannot_have_come_is_refused() {
    let dollars = refund(RefundReport::Received {
        amount: Some(in_currency(100, "USD")),
        arrived: None,
        method: None,
    });
    assert_eq!(granted().refuses(dollars, "2026-03-10"), "money.other-currency");
    for command in [all_came(), came(1), started(), failed()] {
        let unpaid = placed("2026-03-02");
        assert_eq!(unpaid.refuses(command.clone(), "2026-03-03"), "order.not-paid");
        let sooner = done(command.clone(), "2026-03-03");
        assert_eq!(granted().refuses(sooner, "2026-03-10"), "order.date-too-early");
        let later = done(command, "2026-03-20");
        assert_eq!(granted().refuses(later, "2026-03-10"), "order.date-in-future");
    }
    let open = paid("2026-03-02");
    for command in [all_came(), started(), failed()] {
        assert_eq!(open.refuses(command, "2026-03-03"), "refund.nothing-owed");
    }
    let gift = open.when(came(500), "2026-03-03");
    let received = minor(gift.at("2026-03-03").received());
    assert_eq!(received, 500, "money that comes unasked came all the same");
}

#[test]
fn money_may_have_come_before_its_closing_was_seen() {
    let seen = paid("2026-03-02").sees(page(Stage::Closed, "2026-03-20"));
    let got = seen.when(done(all_came(), "2026-03-15"), "2026-03-21");
    assert_eq!(got.owed_at("2026-03-21"), 0);
}

#[test]
fn a_refund_that_failed_is_overdue_at_once_until_it_is_sent_again() {
    let tale = granted_to(Some("card")).when(started(), "2026-03-05");
    assert!(!tale.account_at("2026-03-06").is_overdue(clock("2026-03-06")));
    let tale = tale.when(done(failed(), "2026-03-06"), "2026-03-06");
    let account = tale.account_at("2026-03-06");
    assert_eq!(account.progress, Progress::Failed);
    assert!(account.is_overdue(clock("2026-03-06")));
    assert_eq!(tale.due(Rule::RefundCard, "2026-03-06"), "2026-03-06 23:59:59");
    let again = tale.when(done(started(), "2026-03-09"), "2026-03-09");
    let account = again.account_at("2026-03-09");
    assert_eq!((account.progress, account.failed), (Progress::Started, None));
    assert!(!account.is_overdue(clock("2026-03-09")));
}

#[test]
fn a_dispute_owes_the_part_it_gave() {
    let open_for =
        |minor| delivered().when(open(claim_of(minor, DisputeReason::Damaged)), "2026-04-10");
    let ruled = open_for(9000).when(ruled(Ruling::Partial(amount(4000))), "2026-04-12");
    assert_eq!(ruled.owed_at("2026-04-12"), 4000);
    assert_eq!(ruled.account_at("2026-04-12").refund.granted, moment("2026-04-12 12:00"));
    let taken = open_for(9000).when(offered(2500), "2026-04-12");
    let taken = taken.when(dispute(DisputeStep::Accept), "2026-04-13");
    assert_eq!(taken.owed_at("2026-04-13"), 2500);
    let got = taken.when(came(2500), "2026-04-20");
    assert_eq!((got.owed_at("2026-04-20"), got.stands_at("2026-04-20")), (0, "completed".into()));
}

#[test]
fn a_closing_for_another_cause_owes_the_rest_of_what_a_dispute_gave() {
    let part = delivered().when(open_about(&["1"], claim(DisputeReason::Damaged)), "2026-04-10");
    let part = part.when(tell(DisputeFact::SellerAccepted), "2026-04-11");
    let closed = part.sees(page_closed(Cause::Security, "2026-04-20"));
    let owed: Vec<i64> =
        closed.accounts_at("2026-04-20").iter().map(|account| minor(account.owed)).collect();
    assert_eq!(owed, [6000, 7274]);
}

#[test]
fn two_disputes_never_owe_more_than_was_paid() {
    let both = two_disputes()
        .when(about("1", tell(DisputeFact::SellerAccepted)), "2026-04-11")
        .when(about("2", tell(DisputeFact::SellerAccepted)), "2026-04-12");
    let owed: Vec<i64> =
        both.accounts_at("2026-04-12").iter().map(|account| minor(account.owed)).collect();
    assert_eq!(owed, [6000, 7274]);
    assert_eq!(both.stands_at("2026-04-12"), "closed dispute", "together they give all back");
    assert_eq!(both.owed_at("2026-04-12"), 13274);
    let got = both.when(came(12000), "2026-04-20");
    let received: Vec<i64> =
        got.accounts_at("2026-04-20").iter().map(|account| minor(account.received)).collect();
    assert_eq!(received, [6000, 6000], "the older debt is paid first");
    assert_eq!(got.owed_at("2026-04-20"), 1274);
}

#[test]
fn what_was_sent_for_the_first_refund_tells_nothing_of_the_second() {
    let first = two_disputes().when(about("1", tell(DisputeFact::SellerAccepted)), "2026-04-11");
    let sent =
        first.when(done(started(), "2026-04-12"), "2026-04-12").when(came(6000), "2026-04-16");
    let both =
        sent.when(about("2", done(tell(DisputeFact::SellerAccepted), "2026-04-13")), "2026-04-17");
    let accounts = both.accounts_at("2026-04-17");
    assert_eq!(accounts[1].progress, Progress::Expected);
    let by = window(&accounts[1]).1;
    assert_eq!(by, "2026-05-11 23:59:59", "twenty business days from the 13th");
}

#[test]
fn a_page_that_shows_the_order_going_on_takes_the_debt_back_and_never_what_came() {
    let silent = paid_with(None).when(cancel(), "2026-03-03 10:00");
    let got = silent.when(came(5000), "2026-03-10");
    assert_eq!(got.owed_at("2026-03-10"), 8274, "expected");
    let open_again = got.sees(page(Stage::AwaitingShipment, "2026-03-11"));
    assert_eq!(open_again.stands_at("2026-03-11 12:00:01"), "awaiting-shipment");
    assert_eq!(open_again.owed_at("2026-03-11 12:00:01"), 0);
    assert!(open_again.accounts_at("2026-03-11 12:00:01").is_empty());
    assert_eq!(minor(open_again.at("2026-03-11 12:00:01").received()), 5000);
    let closed = open_again.when(closed(Cause::Seller), "2026-03-11 13:00");
    assert_eq!(closed.owed_at("2026-03-11 13:00"), 8274, "and it counts when the debt is there");
    let told = granted().when(came(5000), "2026-03-10");
    let refuted = told.sees(page(Stage::Shipped, "2026-03-11"));
    assert_eq!(refuted.stands_at("2026-03-11"), "shipped");
    assert_eq!(refuted.owed_at("2026-03-11"), 0);
    assert_eq!(refuted.at("2026-03-11").disagreements[0].about, "ending", "and says so");
}

#[test]
fn a_debt_of_an_unknown_amount_is_settled_by_what_came() {
    let tale =
        nothing().sees(page(Stage::Shipped, "2026-03-10")).sees(page(Stage::Closed, "2026-04-01"));
    assert_eq!(tale.account_at("2026-04-02").owed, None);
    assert_eq!(tale.owed_at("2026-04-02"), 0, "nobody told how much it is");
    assert_eq!(tale.refuses(all_came(), "2026-04-02"), "refund.amount-unknown");
    let got = tale.clone().when(came(700), "2026-04-02");
    assert!(got.account_at("2026-04-02").is_settled());
    let priced = Details { total: Some(price()), ..Details::default() };
    let priced = got.sees(details(priced, "2026-04-03"));
    assert_eq!(priced.owed_at("2026-04-03"), 12574, "until a page tells the price");
}

#[test]
fn a_price_that_is_learned_later_caps_what_is_owed() {
    let unpriced = nothing().sees(page(Stage::Delivered, "2026-04-01"));
    let tale = unpriced
        .when(open(claim_of(20000, DisputeReason::Damaged)), "2026-04-02")
        .when(tell(DisputeFact::SellerAccepted), "2026-04-03");
    assert_eq!(tale.owed_at("2026-04-03"), 20000);
    let priced = Details { total: Some(price()), ..Details::default() };
    assert_eq!(tale.sees(details(priced, "2026-04-04")).owed_at("2026-04-04"), 13274);
}

#[test]
fn a_claim_that_names_no_amount_is_for_what_is_left() {
    let one = two_disputes().when(about("1", tell(DisputeFact::SellerAccepted)), "2026-04-11");
    let rest = one
        .when(about("2", dispute(DisputeStep::Cancel)), "2026-04-11")
        .when(open_about(&["2"], claim(DisputeReason::Damaged)), "2026-04-12")
        .when(about("2", tell(DisputeFact::SellerAccepted)), "2026-04-13");
    assert_eq!(rest.owed_at("2026-04-13"), 13274);
}

#[test]
fn a_remedy_outside_is_needed_only_for_what_is_known() {
    let since = |tale: &Tale, now: &str| needed_since(&tale.at(now), clock(now));
    let late = granted();
    assert_eq!(since(&late, "2026-04-01"), None);
    assert_eq!(since(&late, "2026-04-02").map(wall).as_deref(), Some("2026-04-01 23:59:59"));
    let lost = granted().when(failed(), "2026-03-12");
    assert_eq!(since(&lost, "2026-03-12").map(wall).as_deref(), Some("2026-03-12 12:00:00"));
    let rejected = paid_with(None).when(cancel(), "2026-03-03").when(rejected(), "2026-03-04");
    assert_eq!(since(&rejected, "2026-04-10"), None, "nothing is lost");
    let silent = paid_with(None).when(done(shipped(), "2026-03-09"), "2026-03-10");
    assert_eq!(since(&silent, "2026-06-10"), None, "it may have come: nobody looked");
    let received = silent.when(receive(), "2026-04-01");
    assert_eq!(since(&received, "2026-06-10"), None);
}

#[test]
fn a_failed_refund_is_the_buyers_to_act_on_and_an_outstanding_one_the_banks() {
    let who = |tale: &Tale, now: &str| -> Vec<_> {
        let dues = dues_at(&tale.at(now), clock(now), &tale.policy);
        let owed = dues.into_iter().filter(|due| due.then == Consequence::RefundOverdue);
        owed.map(|due| (due.who.id(), due.money.map(Money::minor))).collect()
    };
    assert_eq!(who(&granted(), "2026-03-10"), [("bank", Some(13274))]);
    let failed = granted().when(came(3274), "2026-03-10").when(failed(), "2026-03-12");
    assert_eq!(who(&failed, "2026-03-12"), [("buyer", Some(10000))]);
}
