//! How facts add up, rule by rule, each with the example that broke a simpler rule.
//!
//! d3 is 3 March at noon.

use super::given::{
    Tale, approved, by_hand, came, cancel, clock, closed, details, done, full_page, moment, note,
    nothing, number, page, page_closed, paid, price, rejected, report, seen, shipped, shows, wall,
    withdraw,
};
use crate::domain::details::Details;
use crate::domain::money::Money;
use crate::domain::order::{
    ActionKind, Cause, Command, Consequence, Fact, Order, Outcome, Reason, Report, Source, Stage,
    Statement, Step, dues, dues_at, settle,
};
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

fn day(day: u32) -> String {
    format!("2026-03-{day:02}")
}

/// The page of a day.
fn shown(stage: Stage, on: u32) -> Fact {
    page(stage, &day(on))
}

/// The buyer's word of one day about another one.
fn told(tale: Tale, what: Statement, at: u32, on: u32) -> Tale {
    let at = Moment::At(clock(&day(at)));
    tale.told(vec![Fact::of_buyer(at, what)], clock(&day(on)))
}

fn to_ship() -> Tale {
    paid("2026-03-01").sees(shown(Stage::AwaitingShipment, 2))
}

fn base(tale: &Tale) -> Order {
    tale.known().base().clone()
}

fn outcomes(tale: &Tale) -> Vec<Outcome> {
    base(tale).cancellations.iter().map(|one| one.outcome).collect()
}

#[test]
fn a1_only_the_newest_page_contradicts_a_word() {
    let asked = to_ship().when(cancel(), &day(3)).when(approved(), &day(4));
    let tale = asked.sees(shown(Stage::Completed, 9));
    let with_older = tale.clone().reads(shown(Stage::AwaitingPayment, 6), &day(10));
    assert_eq!(base(&tale).state(), base(&with_older).state());
    assert_eq!(base(&tale).disputes, base(&with_older).disputes);
    assert_eq!(base(&tale).refunds, base(&with_older).refunds);
    assert_eq!(outcomes(&tale), outcomes(&with_older));
}

#[test]
fn a2_goods_in_hand_count_whenever_they_are_told() {
    let tale = told(to_ship().sees(shown(Stage::Shipped, 7)), Statement::Delivered, 5, 10);
    assert_eq!(tale.stands_at(&day(10)), "delivered");
    assert_eq!(base(&tale).received_at, Some(moment("2026-03-05 12:00")));
    let before = told(to_ship(), Statement::Delivered, 5, 6).sees(shown(Stage::Shipped, 7));
    assert_eq!(before.stands_at(&day(10)), "delivered", "no page knows that better");
}

#[test]
fn a2_a_word_speaks_for_its_own_moment_and_a_page_that_shows_more_is_no_contradiction() {
    let is_shipped = Statement::Shipped { partly: false };
    let tale = told(to_ship().sees(shown(Stage::Completed, 7)), is_shipped.clone(), 3, 10);
    assert_eq!(tale.stands_at(&day(10)), "completed");
    assert!(base(&tale).disagreements.is_empty());
    let fallen = told(to_ship(), is_shipped, 5, 5).sees(shown(Stage::AwaitingShipment, 7));
    assert_eq!(fallen.stands_at(&day(7)), "awaiting-shipment");
    assert_eq!(base(&fallen).disagreements.len(), 1, "kept, and shown");
}

#[test]
fn a3_a_late_word_with_too_early_a_date_stands_and_its_date_moves_behind_the_page() {
    let asked = to_ship().when(cancel(), &day(3)).sees(shown(Stage::AwaitingShipment, 7));
    let tale = asked.when(done(approved(), "2026-03-04 12:00"), &day(10));
    let order = base(&tale);
    assert_eq!(tale.stands_at(&day(10)), "closed cancellation-approved");
    assert_eq!(order.since_after, Some(clock(&day(7))));
    assert_eq!(order.since.map(Moment::last), Some(clock(&day(10))));
    assert_eq!(outcomes(&tale), [Outcome::Granted]);
    let late = told(to_ship().sees(shown(Stage::AwaitingShipment, 7)), Statement::Frozen, 4, 10);
    assert_eq!(late.stands_at(&day(10)), "frozen");
    let free = told(seen(Stage::Frozen, &day(7)), Statement::Unfrozen, 4, 10);
    assert_eq!(free.stands_at(&day(10)), "unknown");
}

#[test]
fn a6_a_mail_tells_what_happened_and_never_that_less_has() {
    let by = |source, stage, on| shows(source, stage, Details::default(), &day(on));
    for source in [Source::Mail, Source::Export] {
        let tale = to_ship().sees(by(source, Stage::Shipped, 5));
        assert_eq!(tale.stands_at(&day(5)), "shipped");
        let tale = tale.sees(by(source, Stage::AwaitingPayment, 6));
        assert_eq!(tale.stands_at(&day(6)), "shipped");
        let closed = to_ship().when(closed(Cause::Seller), &day(5));
        assert_eq!(closed.sees(by(source, Stage::Shipped, 6)).stands_at(&day(6)), "closed seller");
    }
}

#[test]
fn a7_of_a_page_and_a_list_of_one_instant_the_page_counts() {
    let list = shows(Source::OrderList, Stage::AwaitingShipment, Details::default(), &day(5));
    for pages in [[list.clone(), shown(Stage::Shipped, 5)], [shown(Stage::Shipped, 5), list]] {
        let tale = pages.into_iter().fold(to_ship(), Tale::sees);
        assert_eq!(tale.stands_at(&day(5)), "shipped");
    }
}

#[test]
fn a8_an_answer_names_its_request_and_never_the_last_one() {
    let first = to_ship().when(cancel(), &day(3)).when(withdraw(), &day(4));
    let request = base(&first).cancellations[0].id().expect("an id");
    let second = first.when(cancel(), &day(5));
    let tale = told(second, Statement::CancellationRejected(request), 4, 6);
    assert_eq!(outcomes(&tale), [Outcome::Rejected, Outcome::Pending]);
    let dangling = Statement::CancellationApproved(super::given::id_of(&shown(Stage::Closed, 1)));
    let tale = told(to_ship().when(cancel(), &day(3)), dangling, 4, 4);
    assert_eq!(outcomes(&tale), [Outcome::Granted], "the word that it closed stands by itself");
}

#[test]
fn a8_an_answer_that_is_dated_before_its_request_comes_after_it() {
    let asked = to_ship().when(done(cancel(), &day(3)), "2026-03-03 15:00");
    let tale = asked.when(done(rejected(), "2026-03-03 13:00"), "2026-03-03 16:00");
    assert_eq!(outcomes(&tale), [Outcome::Rejected]);
}

#[test]
fn a9_what_is_submitted_while_it_waits_is_the_same_and_after_a_withdrawal_another() {
    let asked = |at: u32| {
        let facts = to_ship().admit(cancel(), &day(at)).expect("a request");
        (facts, clock(&day(at)))
    };
    let ((first, sooner), (second, later)) = (asked(3), asked(4));
    for tellings in
        [[(first.clone(), sooner), (second.clone(), later)], [(second, later), (first, sooner)]]
    {
        let both = tellings.into_iter().fold(to_ship(), |tale, (facts, now)| tale.told(facts, now));
        assert_eq!(outcomes(&both), [Outcome::Pending]);
        assert_eq!(
            both.due(Rule::CancelSellerAnswer, &day(4)),
            "2026-03-06 12:00:00",
            "the earlier"
        );
    }
    let again = to_ship().when(cancel(), &day(3)).when(withdraw(), &day(4)).when(cancel(), &day(5));
    assert_eq!(outcomes(&again), [Outcome::Withdrawn, Outcome::Pending]);
}

#[test]
fn a10_of_one_instant_what_was_asked_comes_before_what_was_seen_and_that_before_its_answer() {
    let asked = to_ship().when(cancel(), &day(3)).sees(shown(Stage::CancellationPending, 3));
    assert_eq!(outcomes(&asked), [Outcome::Pending], "one request, asked and seen");
    assert_eq!(outcomes(&asked.when(rejected(), &day(3))), [Outcome::Rejected]);
}

#[test]
fn b1_a_stage_is_fresh_until_the_marketplace_itself_would_change_it_or_for_thirty_days() {
    let tale = to_ship();
    assert_eq!(tale.known().moments(), [clock("2026-03-10 23:59:59")], "the time to ship");
    let looked = tale.when(report(Report::NothingChanged), &day(11));
    assert_eq!(looked.known().moments(), [clock("2026-04-10 12:00")], "thirty days");
    assert_eq!(looked.due(Rule::SellerShipBy, &day(12)), "no date", "it passed without effect");
    let unknown = seen(Stage::Unknown, &day(3));
    assert_eq!(unknown.stands_at("2026-04-02 12:00:01"), "unknown, outdated");
}

#[test]
fn b2_endings_do_not_age_and_their_money_stays() {
    let tale = to_ship().when(cancel(), &day(3)).when(approved(), &day(4));
    assert_eq!(tale.stands_at("2027-03-04"), "closed cancellation-approved");
    assert!(tale.account_at("2027-03-04").is_overdue(clock("2027-03-04")));
    assert!(tale.known().moments().is_empty());
}

#[test]
fn b3_an_outdated_order_shows_the_buyers_own_last_moments_alone() {
    let tale = to_ship().when(done(shipped(), &day(9)), &day(10));
    let shown: Vec<_> = dues_at(&tale.at("2026-05-10"), clock("2026-05-10"), &tale.policy)
        .iter()
        .map(|due| (due.then.id(), wall(due.deadline.due())))
        .collect();
    assert_eq!(shown, [("dispute-closes", "2026-05-23 23:59:59".to_owned())]);
    let ship_by = to_ship();
    let order = ship_by.at(&day(12));
    assert!(dues_at(&order, clock(&day(12)), &ship_by.policy).is_empty(), "that is the seller's");
}

#[test]
fn b4_what_is_hidden_is_not_deleted() {
    let tale = to_ship().when(done(shipped(), &day(9)), &day(10));
    let outdated = tale.at("2026-05-10");
    assert_eq!(outdated.windows(), tale.at(&day(10)).windows());
    let is_promise = |order: &Order| {
        dues(order, &tale.policy).iter().any(|it| it.then == Consequence::DisputeOpens)
    };
    assert!(is_promise(tale.known().base()) && !is_promise(&outdated));
}

#[test]
fn b5_an_assumption_carries_no_second_timer() {
    let tale = to_ship().when(cancel(), &day(3));
    assert_eq!(tale.stands_at(&day(7)), "closed cancellation-unanswered, assumed");
    let arrives = tale.account_at(&day(7)).expected.by.due();
    assert_eq!(tale.known().moments(), [clock("2026-03-06 12:00"), arrives]);
    let after = tale.known().at(arrives + chrono::TimeDelta::seconds(1));
    assert!(after.is_outdated(), "the money should have come: look");
}

#[test]
fn b6_the_money_of_a_closing_is_followed_where_it_was_seen_paid_or_spoken_of() {
    let first_sight = seen(Stage::Closed, &day(9));
    assert!(!base(&first_sight).is_followed);
    assert!(first_sight.accounts_at(&day(10)).is_empty(), "no sum, no date");
    let before = first_sight.clone().reads(shown(Stage::AwaitingShipment, 5), &day(10));
    assert_eq!(before.accounts_at(&day(10)).len(), 1);
    let unpaid = first_sight.clone().reads(shown(Stage::AwaitingPayment, 5), &day(10));
    assert!(unpaid.accounts_at(&day(10)).is_empty());
    let done = page_closed(Cause::CancellationApproved, &day(10));
    assert!(first_sight.sees(done).accounts_at(&day(10)).is_empty(), "a page is not the buyer");
}

#[test]
fn b6_what_is_only_prepared_says_nothing_of_the_money() {
    let step = Statement::Prepared(Box::new(Step::Cancel {
        reason: Reason::Other,
        note: None,
        complaint: false,
        needs_consent: true,
    }));
    let tale = told(seen(Stage::Closed, &day(9)), step, 5, 10);
    assert!(!base(&tale).is_followed && tale.accounts_at(&day(10)).is_empty());
}

#[test]
fn b7_an_order_whose_money_all_came_back_is_looked_at_again() {
    let tale = to_ship().when(came(13274), &day(5));
    assert_eq!(tale.stands_at(&day(5)), "awaiting-shipment");
    assert_eq!(tale.stands_at("2026-03-05 12:00:01"), "awaiting-shipment, outdated");
    assert_eq!(tale.due(Rule::SellerShipBy, &day(6)), "no date");
    assert!(!tale.offers(&day(6)).contains(&ActionKind::Cancel));
    assert_eq!(tale.refuses(cancel(), &day(6)), "order.all-came-back");
    let part = to_ship().when(came(13273), &day(5));
    assert_eq!(part.stands_at(&day(6)), "awaiting-shipment");
    assert!(part.offers(&day(6)).contains(&ActionKind::Cancel));
    let seen = tale.sees(shown(Stage::Closed, 6));
    assert_eq!(seen.stands_at(&day(6)), "closed unknown");
    assert_eq!(seen.owed_at(&day(6)), 0);
}

#[test]
fn b8_dates_are_those_of_the_stage_that_is_shown() {
    let tale = to_ship().when(done(shipped(), &day(5)), &day(5));
    let back = tale.sees(shown(Stage::AwaitingShipment, 7));
    assert_eq!(back.due(Rule::SellerShipBy, &day(7)), "2026-03-10 23:59:59");
    assert_eq!(back.due(Rule::DisputeOpenUntil, &day(7)), "no date");
    assert!(base(&back).windows().is_none());
}

#[test]
fn b9_facts_count_whatever_the_clock_says() {
    let tale = to_ship().when(cancel(), &day(3)).when(approved(), &day(4));
    for now in ["2026-01-01", &day(4), "2030-01-01"] {
        assert_eq!(tale.stands_at(now), "closed cancellation-approved", "{now}");
    }
}

#[test]
fn c4_an_answer_before_its_request_is_refused_with_the_moment_of_it() {
    let asked = to_ship().when(cancel(), &day(5));
    assert_eq!(asked.refuses(approved(), &day(4)), "order.date-too-early");
    assert_eq!(asked.refuses(done(rejected(), &day(4)), &day(6)), "order.date-too-early");
}

#[test]
fn f1_a_fact_that_is_told_twice_lives_while_one_telling_does() {
    let tale = nothing().sees(shown(Stage::Shipped, 5)).reads(shown(Stage::Shipped, 5), &day(6));
    assert_eq!(tale.clone().undone(1).stands_at(&day(7)), "shipped");
    let mut first_gone = tale.clone();
    first_gone.facts[0].tellings.remove(0);
    assert_eq!(first_gone.stands_at(&day(7)), "shipped");
    assert!(!tale.undone(2).at(&day(7)).exists());
}

#[test]
fn f3_entered_by_hand_gives_way_to_a_page_and_both_to_a_correction_until_it_is_lifted() {
    let total =
        |minor: i64| Details { total: Some(super::given::amount(minor)), ..Details::default() };
    let correct = |set: Details, lift: &[&str]| Command::Correct {
        set: Box::new(set),
        lift: lift.iter().map(|field| (*field).to_owned()).collect(),
    };
    let says = |tale: &Tale| base(tale).purchase().total().copied().map(Money::minor);
    let entered =
        nothing().when(Command::Add(Box::new(by_hand("2026-03-02", None, None))), &day(2));
    assert_eq!(says(&entered), Some(price().minor()));
    let paged = entered.reads(details(total(5000), "2026-03-01"), &day(3));
    assert_eq!(says(&paged), Some(5000), "even an older page");
    let corrected = paged.when(correct(total(4500), &[]), &day(4));
    let newer = corrected.sees(details(total(6000), &day(5)));
    assert_eq!(says(&newer), Some(4500), "pinned");
    let told = base(&newer);
    assert!(told.purchase().total.as_ref().is_some_and(|known| known.is_corrected));
    let lifted = newer.when(correct(Details::default(), &["total"]), &day(6));
    assert_eq!(says(&lifted), Some(6000));
    let again = lifted.clone().when(correct(total(4000), &["total"]), &day(7));
    assert_eq!(says(&again), Some(4000), "of one operation the correction counts");
    assert_eq!(says(&again.undone(1)), Some(6000));
}

#[test]
fn f4_an_order_is_there_while_a_living_fact_begins_it() {
    let noted = nothing().sees(shown(Stage::Shipped, 5)).when(note(), &day(6));
    let mut waits = noted.clone();
    waits.facts.remove(0);
    assert!(!waits.at(&day(7)).exists(), "the note waits");
    assert_eq!(waits.refuses(note(), &day(7)), "order.stage-unknown");
    let back = waits.reads(shown(Stage::Delivered, 6), &day(8));
    assert!(back.at(&day(8)).exists());
    assert_eq!(back.at(&day(8)).notes.len(), 1);
}

#[test]
fn nothing_is_asked_of_a_record_without_facts() {
    let known = settle(&number(), &[], &nothing().policy);
    assert!(!known.base().exists() && known.moments().is_empty());
    assert_eq!(known.at(clock(&day(3))).stage(), Stage::Unknown);
}

#[test]
fn a_page_that_shows_a_stage_without_details_keeps_the_details_of_older_ones() {
    let details = Details { shipped: Some(moment("2026-03-05")), ..Details::default() };
    let tale = nothing().sees(full_page(Stage::Shipped, details, &day(6)));
    let tale = tale.sees(shown(Stage::Delivered, 20));
    assert_eq!(base(&tale).shipped_at, Some(moment("2026-03-05")));
    assert_eq!(base(&tale).since, Some(Moment::At(clock(&day(20)))));
    assert_eq!(base(&tale).since_after, Some(clock(&day(6))), "between the two looks");
}
