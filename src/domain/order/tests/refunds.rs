//! What is owed, by when it is to arrive, and what came of it.

use super::given::{
    Tale, about, added, amount, by_hand, came, cancel, claim, claim_about, claim_of, clock, closed,
    dispute, done, in_currency, moment, note, nothing, open, page, paid, placed, price, record,
    refund, ruled, shipped, tell, wall,
};
use crate::domain::money::Money;
use crate::domain::order::{
    Account, Cause, Command, DisputeCommand, DisputeFact, DisputeReason, Fact, MoneyRefusal,
    MoveKind, NewOrder, Progress, RefundFact, Refusal, Ruling, Stage,
};
use crate::domain::payment::Method;
use crate::domain::policy::Rule;
use crate::domain::purchase::Facts;
use crate::domain::time::SetBy;

fn paid_with(method: Option<&str>) -> Tale {
    let new = by_hand("2026-03-02", Some("2026-03-02"), None);
    let new = NewOrder { method: method.map(str::to_owned), ..new };
    nothing().when(Command::Add(Box::new(new)), "2026-03-02")
}

/// Cancelled with the seller's consent on Wednesday 4 March.
fn granted_to(method: Option<&str>) -> Tale {
    paid_with(method)
        .when(cancel(), "2026-03-03 10:00")
        .when(done(record(Fact::CancellationApproved), "2026-03-04"), "2026-03-04")
}

fn granted() -> Tale {
    granted_to(None)
}

/// Goods that were delivered on 1 April, with two lines in dispute: 100.00 each of 132.74.
fn two_disputes() -> Tale {
    added("2026-03-02", Some("2026-03-02"), Some("2026-03-09"), "2026-03-10")
        .when(done(record(Fact::Delivered), "2026-04-01"), "2026-04-02")
        .when(open(claim_about("1", claim_of(10000, DisputeReason::Damaged))), "2026-04-10")
        .when(open(claim_about("2", claim_of(10000, DisputeReason::Damaged))), "2026-04-10")
}

fn started() -> Command {
    refund(RefundFact::Started { method: None })
}

fn all_came() -> Command {
    refund(RefundFact::Received { amount: None })
}

fn window(account: &Account) -> (String, String) {
    (wall(account.expected.from), wall(account.expected.by.due()))
}

fn minor(money: Option<Money>) -> i64 {
    money.map_or(0, Money::minor)
}

#[test]
fn everything_is_owed_after_a_closing_that_is_not_the_payments_fault() {
    let to_ship = || added("2026-03-02", Some("2026-03-02"), None, "2026-03-02");
    let asked = || to_ship().when(cancel(), "2026-03-03 10:00");
    let rows = vec![
        (
            "cancelled in the check",
            paid("2026-03-02 09:00").when(cancel(), "2026-03-02 10:00"),
            13274,
        ),
        ("agreed", asked().when(record(Fact::CancellationApproved), "2026-03-04"), 13274),
        ("silent", asked(), 13274),
        ("not shipped", to_ship(), 13274),
        ("security", to_ship().when(closed(Cause::Security), "2026-03-04"), 13274),
        ("the seller", to_ship().when(closed(Cause::Seller), "2026-03-04"), 13274),
        ("nobody said", to_ship().when(closed(Cause::Unknown), "2026-03-04"), 13274),
        ("a dispute", to_ship().when(closed(Cause::Dispute), "2026-03-04"), 13274),
        ("seen closed", to_ship().sees(page(Stage::Closed, "2026-03-04")), 13274),
        ("unpaid", placed("2026-03-02"), 0),
        ("unpaid and cancelled", placed("2026-03-02").when(cancel(), "2026-03-03"), 0),
        (
            "the payment failed",
            paid("2026-03-02 09:00").when(record(Fact::PaymentFailed), "2026-03-02 10:00"),
            0,
        ),
    ];
    for (name, tale, owed) in rows {
        assert_eq!(tale.at("2026-03-30").stage(), Stage::Closed, "{name}");
        assert_eq!(tale.owed_at("2026-03-30"), owed, "{name}");
        assert_eq!(tale.accounts_at("2026-03-30").len(), usize::from(owed > 0), "{name}");
    }
}

#[test]
fn a_presumed_closing_owes_from_the_day_of_it_and_so_does_one_that_is_written_down() {
    let silent = paid_with(None).when(cancel(), "2026-03-03 10:00");
    assert_eq!(silent.owed_at("2026-03-06 10:00:00"), 0);
    let written = silent.clone().when(note(), "2026-03-20");
    for tale in [silent, written] {
        let account = tale.account_at("2026-03-30");
        assert_eq!(account.refund.granted, moment("2026-03-06 10:00"));
        assert_eq!(window(&account).1, "2026-04-03 10:00:00");
        assert!(!account.is_overdue(clock("2026-04-03 10:00:00")));
        assert!(account.is_overdue(clock("2026-04-03 10:00:01")));
    }
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
        (Some("Pix"), None, "2026-03-09 00:00:00", "2026-04-01 23:59:59"),
        (None, None, "2026-03-09 00:00:00", "2026-04-01 23:59:59"),
    ] {
        let account = granted_to(words).account_at("2026-03-04");
        assert_eq!(account.expected.method, method, "{words:?}");
        assert_eq!(window(&account), (from.to_owned(), by.to_owned()), "{words:?}");
        assert_eq!(
            account.expected.by.set_by(),
            SetBy::Estimate,
            "the days count from the sending"
        );
        let rule = method.unwrap_or(Method::Other).refund_rule();
        assert_eq!(account.expected.by.rule(), rule);
    }
}

#[test]
fn the_buyers_usual_method_counts_where_no_page_tells_one() {
    let mut tale = paid_with(None);
    tale.policy.buyer.method = Some(Method::Balance);
    let tale = tale.when(closed(Cause::Seller), "2026-03-04 09:00");
    assert_eq!(tale.account_at("2026-03-04 09:00").expected.method, Some(Method::Balance));
    let mut tale = paid_with(Some("card"));
    tale.policy.buyer.method = Some(Method::Balance);
    let tale = tale.when(closed(Cause::Seller), "2026-03-04 09:00");
    assert_eq!(tale.account_at("2026-03-04 09:00").expected.method, Some(Method::Card));
}

#[test]
fn the_day_of_the_sending_moves_the_window() {
    let tale = granted_to(Some("card")).when(done(started(), "2026-03-10"), "2026-03-10");
    let account = tale.account_at("2026-03-10");
    assert_eq!(account.progress, Progress::Started);
    assert_eq!(window(&account), ("2026-03-13 00:00:00".into(), "2026-04-07 23:59:59".into()));
    assert_eq!(account.expected.by.set_by(), SetBy::Rule);
    assert_eq!(tale.due(Rule::RefundCard, "2026-04-02"), "2026-04-07 23:59:59");
    let balance = refund(RefundFact::Started { method: Some(Method::Balance) });
    let tale = tale.when(done(balance, "2026-03-11"), "2026-03-11");
    assert_eq!(
        window(&tale.account_at("2026-03-11")).1,
        "2026-03-12 23:59:59",
        "the last one counts"
    );
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
    assert_eq!(tale.order.received(), Some(price()));
    let account = tale.account_at("2026-12-31");
    assert!(account.is_settled() && !account.is_overdue(clock("2026-12-31")));
    assert_eq!(tale.due(Rule::RefundDefault, "2026-03-12"), "no date");
    assert_eq!(tale.refuses(all_came(), "2026-03-13"), "refund.nothing-owed");
    assert!(!tale.offers("2026-03-13").contains(&MoveKind::RefundReceived));
}

#[test]
fn more_than_is_owed_can_come_but_never_more_than_was_paid() {
    let part = added("2026-03-02", Some("2026-03-02"), Some("2026-03-09"), "2026-03-10")
        .when(open(claim_of(5000, DisputeReason::NoTracking)), "2026-04-10")
        .when(tell(DisputeFact::SellerAccepted), "2026-04-11");
    let tale = part.clone().when(came(6000), "2026-04-20");
    assert_eq!(minor(tale.order.received()), 6000);
    assert_eq!(
        minor(tale.account_at("2026-04-20").received),
        5000,
        "no account holds more than its own"
    );
    let tale = tale.when(came(7274), "2026-04-21");
    let refusal = tale.refusal(came(1), "2026-04-22");
    assert_eq!(refusal.code(), "money.above-paid");
    let paid = price();
    assert_eq!(
        refusal,
        Refusal::Money(MoneyRefusal::AbovePaid { given: amount(1), paid, counted: 13274 })
    );
    assert_eq!(part.refuses(came(13275), "2026-04-20"), "money.above-paid");
}

#[test]
fn money_that_cannot_have_come_is_refused() {
    let dollars = refund(RefundFact::Received { amount: Some(in_currency(100, "USD")) });
    let refusal = granted().refusal(dollars, "2026-03-10");
    assert_eq!(refusal.code(), "money.other-currency");
    for command in [all_came(), came(1), started(), refund(RefundFact::Failed)] {
        let unpaid = placed("2026-03-02");
        assert_eq!(unpaid.refuses(command.clone(), "2026-03-03"), "order.not-paid");
        let sooner = done(command.clone(), "2026-03-03");
        assert_eq!(granted().refuses(sooner, "2026-03-10"), "order.date-too-early");
        let later = done(command, "2026-03-20");
        assert_eq!(granted().refuses(later, "2026-03-10"), "order.date-in-future");
    }
    let open = added("2026-03-02", Some("2026-03-02"), None, "2026-03-02");
    for command in [all_came(), started(), refund(RefundFact::Failed)] {
        assert_eq!(open.refuses(command, "2026-03-03"), "refund.nothing-owed");
    }
    let gift = open.when(came(500), "2026-03-03");
    assert_eq!(minor(gift.order.received()), 500, "money that comes unasked came all the same");
}

#[test]
fn a_refund_that_failed_is_overdue_at_once_until_it_is_sent_again() {
    let tale = granted_to(Some("card")).when(started(), "2026-03-05");
    assert!(!tale.account_at("2026-03-06").is_overdue(clock("2026-03-06")));
    let tale = tale.when(done(refund(RefundFact::Failed), "2026-03-06"), "2026-03-06");
    let account = tale.account_at("2026-03-06");
    assert_eq!(account.progress, Progress::Failed);
    assert!(account.is_overdue(clock("2026-03-06")));
    assert_eq!(tale.due(Rule::RefundCard, "2026-03-06"), "2026-03-06 00:00:00");
    let again = tale.when(done(started(), "2026-03-09"), "2026-03-09");
    let account = again.account_at("2026-03-09");
    assert_eq!((account.progress, account.failed), (Progress::Started, None));
    assert!(!account.is_overdue(clock("2026-03-09")));
}

#[test]
fn a_dispute_owes_the_part_it_gave() {
    let open_for = |minor| {
        added("2026-03-02", Some("2026-03-02"), Some("2026-03-09"), "2026-03-10")
            .when(done(record(Fact::Delivered), "2026-04-01"), "2026-04-02")
            .when(open(claim_of(minor, DisputeReason::Damaged)), "2026-04-10")
    };
    let ruled = open_for(9000).when(ruled(Ruling::Partial(amount(4000))), "2026-04-12");
    assert_eq!(ruled.owed_at("2026-04-12"), 4000);
    assert_eq!(ruled.account_at("2026-04-12").refund.granted, moment("2026-04-12 12:00"));
    let offer = tell(DisputeFact::SellerOffered { amount: Some(amount(2500)), returns: false });
    let taken = open_for(9000).when(offer, "2026-04-12");
    let taken = taken.when(dispute(DisputeCommand::Accept), "2026-04-13");
    assert_eq!(taken.owed_at("2026-04-13"), 2500);
    let got = taken.when(came(2500), "2026-04-20");
    assert_eq!((got.owed_at("2026-04-20"), got.stands_at("2026-04-20")), (0, "completed".into()));
}

#[test]
fn two_disputes_never_owe_more_than_was_paid() {
    let both = two_disputes()
        .when(about("1", tell(DisputeFact::SellerAccepted)), "2026-04-11")
        .when(about("2", tell(DisputeFact::SellerAccepted)), "2026-04-12");
    let owed: Vec<i64> =
        both.accounts_at("2026-04-12").iter().map(|account| minor(account.owed)).collect();
    assert_eq!(owed, [10000, 3274]);
    assert_eq!(both.stands_at("2026-04-12"), "closed dispute", "together they give all back");
    assert_eq!(both.owed_at("2026-04-12"), 13274);
    let got = both.when(came(12000), "2026-04-20");
    let received: Vec<i64> =
        got.accounts_at("2026-04-20").iter().map(|account| minor(account.received)).collect();
    assert_eq!(received, [10000, 2000], "the older debt is paid first");
    assert_eq!(got.owed_at("2026-04-20"), 1274);
}

#[test]
fn what_was_sent_for_the_first_refund_tells_nothing_of_the_second() {
    let first = two_disputes().when(about("1", tell(DisputeFact::SellerAccepted)), "2026-04-11");
    let sent =
        first.when(done(started(), "2026-04-12"), "2026-04-12").when(came(10000), "2026-04-16");
    let both =
        sent.when(about("2", done(tell(DisputeFact::SellerAccepted), "2026-04-13")), "2026-04-17");
    let accounts = both.accounts_at("2026-04-17");
    assert_eq!(accounts[1].progress, Progress::Expected);
    assert_eq!(window(&accounts[1]).1, "2026-05-11 23:59:59", "twenty business days from the 13th");
}

#[test]
fn a_page_that_takes_the_closing_back_takes_the_debt_back_and_never_what_came() {
    let silent = paid_with(None).when(cancel(), "2026-03-03 10:00");
    let got = silent.when(came(5000), "2026-03-10");
    assert_eq!(got.owed_at("2026-03-10"), 8274);
    let open_again = got.sees(page(Stage::AwaitingShipment, "2026-03-11"));
    assert_eq!(open_again.stands_at("2026-03-11 12:00:01"), "awaiting-shipment");
    assert_eq!(open_again.owed_at("2026-03-11 12:00:01"), 0);
    assert!(open_again.accounts_at("2026-03-11 12:00:01").is_empty());
    assert_eq!(minor(open_again.order.received()), 5000);
    let closed = open_again.when(closed(Cause::Seller), "2026-03-11 13:00");
    assert_eq!(closed.owed_at("2026-03-11 13:00"), 8274, "and it counts when the debt is back");
    let sent = added("2026-03-02", Some("2026-03-02"), None, "2026-03-02");
    assert_eq!(sent.owed_at("2026-03-12"), 13274);
    let sent = sent.when(done(shipped(), "2026-03-10"), "2026-03-13");
    assert_eq!(sent.owed_at("2026-03-13"), 0, "a told fact takes it back as well");
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
    let priced = Facts { total: Some(price()), ..Facts::default() };
    let priced = got.sees(super::given::facts(priced, "2026-04-03"));
    assert_eq!(priced.owed_at("2026-04-03"), 12574, "until a page tells the price");
}

#[test]
fn a_price_that_is_learned_later_caps_what_is_owed() {
    let unpriced = nothing().sees(page(Stage::Delivered, "2026-04-01"));
    let tale = unpriced
        .when(open(claim_of(20000, DisputeReason::Damaged)), "2026-04-02")
        .when(tell(DisputeFact::SellerAccepted), "2026-04-03");
    assert_eq!(tale.owed_at("2026-04-03"), 20000);
    let priced = Facts { total: Some(price()), ..Facts::default() };
    assert_eq!(tale.sees(super::given::facts(priced, "2026-04-04")).owed_at("2026-04-04"), 13274);
}

#[test]
fn a_claim_that_names_no_amount_is_for_what_is_left() {
    let one = two_disputes().when(about("1", tell(DisputeFact::SellerAccepted)), "2026-04-11");
    let rest = one
        .when(about("2", dispute(DisputeCommand::Cancel)), "2026-04-11")
        .when(open(claim_about("3", claim(DisputeReason::Damaged))), "2026-04-12")
        .when(about("3", tell(DisputeFact::SellerAccepted)), "2026-04-13");
    assert_eq!(rest.owed_at("2026-04-13"), 13274);
}
