//! What holds for every order, whatever has happened to it.
//!
//! A history is a row of steps: commands, facts and pages, on a clock that moves by seconds or by
//! months, over leap days and the days on which the clocks change. A step that is refused is left
//! out, as a person would. Every second life has a dispute from early on.
//!
//! How many lives each law is tried on is set by `PROPTEST_CASES`.

use chrono::{Days, NaiveDate, TimeDelta};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::given::{
    amount, by_hand, came, claim_about, claim_of, in_currency, number, parcel, price,
};
use crate::domain::evidence::{Digest, Evidence, Kind};
use crate::domain::money::Money;
use crate::domain::order::lapse;
use crate::domain::order::refund::Refund;
use crate::domain::order::{
    Account, Actor, Cancellation, Cause, Claim, Command, Dispute, DisputeCommand, DisputeEvent,
    DisputeFact, DisputeReason, Ending, Event, Fact, Ground, Happened, MoveKind, NewOrder, Order,
    Parcel, Phase, Proposal, Reason, RefundFact, Road, RoadStep, Ruling, Seen, Snapshot, Stage,
    State, Taken, Transfer, Want, Windows, Witness, accounts, apply, at, decide, lapsed, moves,
    observe, refused, replay,
};
use crate::domain::payment::Method;
use crate::domain::policy::Limit;
use crate::domain::purchase::{Facts, Purchase, Seller};
use crate::domain::time::{Instant, Moment};
use crate::settings::EMBEDDED;

/// Days around which the calendar is not plain: both changes of the clocks, a leap day, New Year.
const DAYS: [&str; 5] = ["2026-03-06", "2026-10-30", "2028-02-27", "2027-12-30", "2026-03-02"];

/// Something that happens to an order, at a distance from what came before.
#[derive(Debug, Clone)]
enum Step {
    Does(Command),
    Shows(Box<Snapshot>),
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn start() -> impl Strategy<Value = Instant> {
    (select(&DAYS[..]), 0..86_400_i64)
        .prop_map(|(text, second)| Moment::Day(day(text)).first() + TimeDelta::seconds(second))
}

/// How far the clock moves: seconds, about the length of a window, or long.
fn pause() -> impl Strategy<Value = TimeDelta> {
    prop_oneof![
        3 => (0..90_000_i64).prop_map(TimeDelta::seconds),
        3 => (0..16_i64, -1..2_i64)
            .prop_map(|(days, second)| TimeDelta::days(days) + TimeDelta::seconds(second.max(-days))),
        1 => (16..120_i64).prop_map(TimeDelta::days),
    ]
}

/// A moment up to some weeks before or after an instant, as a day or to the second.
fn near(now: Instant) -> impl Strategy<Value = Moment> {
    (-30..10_i64, any::<bool>()).prop_map(move |(days, whole)| {
        let moment = Moment::At(now + TimeDelta::days(days));
        if whole { Moment::Day(moment.day()) } else { moment }
    })
}

fn parcels() -> impl Strategy<Value = Parcel> {
    (select(&["RR123456785CN", "LP00123456789012"][..]), of(select(&["Cainiao", "YunExpress"][..])))
        .prop_map(|(number, carrier)| Parcel {
            number: number.to_owned(),
            carrier: carrier.map(str::to_owned),
        })
}

fn fact(now: Instant) -> impl Strategy<Value = Fact> {
    prop_oneof![
        Just(Fact::PaymentVerified),
        Just(Fact::PaymentFailed),
        Just(Fact::CancellationApproved),
        Just(Fact::CancellationRejected),
        near(now).prop_map(|until| Fact::ShipBy { until }),
        (any::<bool>(), of(parcels()))
            .prop_map(|(partly, parcel)| Fact::Shipped { partly, parcel }),
        parcels().prop_map(|parcel| Fact::Tracking { parcel }),
        Just(Fact::ShipmentCancelled),
        Just(Fact::Delivered),
        Just(Fact::ReturnedToSeller),
        near(now).prop_map(|until| Fact::ProtectionUntil { until }),
        Just(Fact::Frozen),
        Just(Fact::Unfrozen),
        of(select(&Cause::ALL[..])).prop_map(|cause| Fact::Closed { cause }),
        Just(Fact::ClaimedShipped),
        (select(&Road::ALL[..]), select(&RoadStep::ALL[..]))
            .prop_map(|(road, step)| Fact::Outside { road, step }),
    ]
}

fn money() -> impl Strategy<Value = Money> {
    prop_oneof![
        8 => select(vec![1, 5000, 9000, 13274, 20000]).prop_map(amount),
        1 => Just(in_currency(1, "USD")),
    ]
}

/// A claim about the whole order, one of its two lines, or both.
fn claim() -> impl Strategy<Value = Claim> {
    let reasons: Vec<DisputeReason> = DisputeReason::all().collect();
    let lines = select(vec![vec![], vec![], vec!["1"], vec!["2"], vec!["1", "2"]]);
    (
        select(reasons),
        select(&Want::ALL[..]),
        of(money()),
        lines,
        prop_oneof![1 => Just(0_usize), 4 => Just(1)],
        any::<bool>(),
    )
        .prop_map(|(reason, want, amount, lines, files, free_return)| Claim {
            reason,
            want,
            amount,
            lines: lines.into_iter().map(str::to_owned).collect(),
            description: None,
            evidence: vec!["photo.jpg".to_owned(); files],
            free_return,
        })
}

/// Both lines are disputed, and the seller accepts, for more than was paid together.
fn both_lines() -> [Step; 4] {
    let opens = |line| {
        let claim = claim_about(line, claim_of(9000, DisputeReason::Damaged));
        Step::Does(Command::OpenDispute { claim: Box::new(claim), at: None })
    };
    let accepts = |line: &str| {
        let (line, fact) = (Some(line.to_owned()), DisputeFact::SellerAccepted);
        Step::Does(Command::RecordDispute { line, fact, at: None })
    };
    [opens("1"), opens("2"), accepts("1"), accepts("2")]
}

fn line() -> impl Strategy<Value = Option<String>> {
    of(select(&["1", "2"][..])).prop_map(|line| line.map(str::to_owned))
}

fn dispute_command() -> impl Strategy<Value = DisputeCommand> {
    prop_oneof![
        Just(DisputeCommand::Accept),
        Just(DisputeCommand::Reject),
        money().prop_map(|amount| DisputeCommand::Counter { amount }),
        Just(DisputeCommand::Escalate),
        Just(DisputeCommand::Cancel),
        Just(DisputeCommand::Appeal),
        Just(DisputeCommand::ShipReturn { parcel: parcel("RR123456785CN") }),
    ]
}

fn dispute_fact(now: Instant) -> impl Strategy<Value = DisputeFact> {
    let ruling =
        prop_oneof![Just(Ruling::Full), money().prop_map(Ruling::Partial), Just(Ruling::None),];
    let offer = || (of(money()), any::<bool>());
    prop_oneof![
        Just(DisputeFact::SellerAccepted),
        Just(DisputeFact::SellerRejected),
        offer().prop_map(|(amount, returns)| DisputeFact::SellerOffered { amount, returns }),
        of(offer()).prop_map(|offer| DisputeFact::SteppedIn {
            proposal: offer.map(|(amount, returns)| Proposal { amount, returns }),
        }),
        of(near(now)).prop_map(|until| DisputeFact::MoreEvidenceAsked { until }),
        Just(DisputeFact::EvidenceGiven { files: vec!["film.mp4".to_owned()] }),
        (ruling, any::<bool>())
            .prop_map(|(ruling, returns)| DisputeFact::Ruled { ruling, returns }),
        (of(money()), of(near(now)))
            .prop_map(|(amount, until)| DisputeFact::ReturnAgreed { amount, until }),
        Just(DisputeFact::ReturnReceived),
    ]
}

fn refund_fact() -> impl Strategy<Value = RefundFact> {
    prop_oneof![
        of(select(&Method::ALL[..])).prop_map(|method| RefundFact::Started { method }),
        of(money()).prop_map(|amount| RefundFact::Received { amount }),
        Just(RefundFact::Failed),
    ]
}

fn reason() -> impl Strategy<Value = Reason> {
    prop_oneof![select(&Reason::UNPAID[..]), select(&Reason::PAID[..])]
}

fn new_order(now: Instant) -> impl Strategy<Value = NewOrder> {
    (near(now), of(near(now)), of(near(now))).prop_map(|(placed, paid, shipped)| NewOrder {
        placed,
        paid,
        shipped: shipped.filter(|_| paid.is_some()),
        ..by_hand("2026-03-02", None, None)
    })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (0..3_u8, select(&Kind::ALL[..])).prop_map(|(byte, kind)| Evidence {
        digest: Digest::new([byte; 32]),
        name: "photo.jpg".to_owned(),
        bytes: 7,
        media: "image/jpeg".to_owned(),
        kind,
        shows: None,
        changed: None,
        note: None,
    })
}

fn command(now: Instant) -> impl Strategy<Value = Command> {
    prop_oneof![
        1 => new_order(now).prop_map(|new| Command::Add(Box::new(new))),
        4 => (reason(), any::<bool>(), of(near(now)))
            .prop_map(|(reason, complaint, at)| Command::Cancel { reason, note: None, complaint, at }),
        2 => of(near(now)).prop_map(|at| Command::Withdraw { at }),
        2 => of(near(now)).prop_map(|at| Command::Pay { at }),
        1 => of(near(now)).prop_map(|at| Command::Receive { at }),
        1 => Just(Command::Note { text: "a word".to_owned() }),
        1 => of(near(now)).prop_map(|at| Command::Say { by: Actor::Seller, text: "sent".to_owned(), at }),
        1 => evidence().prop_map(|evidence| Command::AddEvidence(Box::new(evidence))),
        8 => (fact(now), of(near(now))).prop_map(|(fact, at)| Command::Record { fact, at }),
        1 => of(near(now)).prop_map(|at| Command::Refuse { at }),
        1 => of(near(now)).prop_map(|at| Command::AskExtension { at }),
        4 => (claim(), of(near(now)))
            .prop_map(|(claim, at)| Command::OpenDispute { claim: Box::new(claim), at }),
        5 => (line(), dispute_command(), of(near(now)))
            .prop_map(|(line, command, at)| Command::Dispute { line, command, at }),
        6 => (line(), dispute_fact(now), of(near(now)))
            .prop_map(|(line, fact, at)| Command::RecordDispute { line, fact, at }),
        3 => (refund_fact(), of(near(now)))
            .prop_map(|(fact, at)| Command::RecordRefund { fact, at }),
    ]
}

/// A moment up to some weeks before an instant.
fn before(now: Instant) -> impl Strategy<Value = Moment> {
    near(now).prop_map(move |moment| if moment.first() > now { Moment::At(now) } else { moment })
}

/// What a page may say: nothing that lies in its future but the end of the protection.
fn page_facts(seen: Instant) -> impl Strategy<Value = Facts> {
    let days =
        (of(before(seen)), of(before(seen)), of(before(seen)), of(before(seen)), of(near(seen)));
    let words = (of(select(&["Processing", "Closed"][..])), any::<bool>(), any::<bool>());
    (days, words).prop_map(
        |((placed, paid, shipped, ended, protected_until), (said, priced, sold))| Facts {
            placed,
            paid,
            shipped,
            ended,
            protected_until,
            said: said.map(str::to_owned),
            total: priced.then(price),
            seller: sold.then(Seller::default),
            ..Facts::default()
        },
    )
}

/// A page captured up to forty days before `now`, or just then.
fn snapshot(now: Instant) -> impl Strategy<Value = Snapshot> {
    let stage = (select(&Stage::ALL[..]), of(select(&Cause::ALL[..])))
        .prop_map(|(stage, cause)| Seen { stage, cause });
    let age = prop_oneof![2 => Just(0_i64), 1 => 0..40 * 86_400_i64];
    age.prop_map(move |age| now - TimeDelta::seconds(age)).prop_flat_map(move |seen| {
        (of(stage.clone()), page_facts(seen), vec(parcels(), 0..2)).prop_map(
            move |(stage, facts, parcels)| Snapshot {
                order: number(),
                seen,
                stage,
                facts,
                parcels,
            },
        )
    })
}

fn step(now: Instant) -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => command(now).prop_map(Step::Does),
        1 => snapshot(now).prop_map(|page| Step::Shows(Box::new(page))),
    ]
}

/// Up to a dozen steps with the time of each, the first most often the entry of the order; every
/// second time the next ones open a dispute and answer it.
fn steps() -> impl Strategy<Value = Vec<(Instant, Step)>> {
    (start(), vec(pause(), 1..12), any::<bool>()).prop_flat_map(|(start, pauses, disputed)| {
        let mut now = start;
        let mut steps = if disputed {
            let shipped = now + TimeDelta::days(3);
            now = shipped + TimeDelta::days(12);
            let new = NewOrder {
                placed: Moment::At(start),
                paid: Some(Moment::At(start)),
                shipped: Some(Moment::At(shipped)),
                ..by_hand("2026-03-02", None, None)
            };
            let entered = Just(Step::Does(Command::Add(Box::new(new))));
            let opened = claim().prop_map(|claim| {
                Step::Does(Command::OpenDispute { claim: Box::new(claim), at: None })
            });
            let answered = prop_oneof![
                2 => Just(DisputeFact::SellerAccepted),
                1 => Just(DisputeFact::Ruled { ruling: Ruling::None, returns: false }),
                1 => Just(DisputeFact::Ruled { ruling: Ruling::Partial(amount(1)), returns: false }),
                4 => dispute_fact(now),
            ];
            let answered = (line(), answered).prop_map(|(line, fact)| {
                Step::Does(Command::RecordDispute { line, fact, at: None })
            });
            let mut steps = vec![
                (Just(shipped), entered.boxed()),
                (Just(now), opened.boxed()),
                (Just(now), answered.boxed()),
            ];
            if pauses.len() % 3 == 0 {
                steps.splice(1.., both_lines().map(|step| (Just(now), Just(step).boxed())));
            }
            steps
        } else {
            let first = prop_oneof![
                3 => new_order(now).prop_map(|new| Step::Does(Command::Add(Box::new(new)))),
                2 => snapshot(now).prop_map(|page| Step::Shows(Box::new(page))),
            ];
            vec![(Just(now), first.boxed())]
        };
        for pause in pauses {
            now += pause;
            steps.push((Just(now), step(now).boxed()));
        }
        steps
    })
}

/// What has happened to an order by the last step, and when that was.
#[derive(Debug, Clone)]
struct Life {
    history: Vec<Happened>,
    order: Order,
    now: Instant,
}

/// Lives through the steps. Says where what was decided does not apply, or a page is corrupt.
fn live(steps: Vec<(Instant, Step)>) -> Result<Life, TestCaseError> {
    let mut life =
        Life { history: Vec::new(), order: Order::new(number()), now: Instant::default() };
    for (now, step) in steps {
        let happened = match step {
            Step::Does(command) => decide(&life.order, command, now, &EMBEDDED).unwrap_or_default(),
            Step::Shows(page) => sees(&life.order, *page)?,
        };
        for event in &happened {
            life.order = takes(life.order, event)?;
        }
        life.history.extend(happened);
        life.now = now;
    }
    Ok(life)
}

fn takes(order: Order, event: &Happened) -> Result<Order, TestCaseError> {
    apply(order, event).map_err(|corrupt| TestCaseError::fail(format!("{corrupt}: {event:?}")))
}

fn sees(order: &Order, page: Snapshot) -> Result<Vec<Happened>, TestCaseError> {
    observe(order, page, &EMBEDDED).map_err(|corrupt| TestCaseError::fail(corrupt.to_string()))
}

fn read(mut order: Order, pages: &[Snapshot]) -> Result<Order, TestCaseError> {
    for page in pages {
        for event in sees(&order, page.clone())? {
            order = takes(order, &event)?;
        }
    }
    Ok(order)
}

/// All that is known of an order but how often it was written to.
#[derive(Debug, PartialEq)]
struct Told {
    state: State,
    since: Option<Moment>,
    known: Option<Instant>,
    witness: Witness,
    paid: bool,
    purchase: Purchase,
    parcels: Vec<Parcel>,
    cancellations: Vec<Cancellation>,
    disputes: Vec<Dispute>,
    refunds: Vec<Refund>,
    accounts: Vec<Account>,
    transfers: Vec<Transfer>,
    roads: Vec<Taken>,
    windows: Option<Windows>,
    received_at: Option<Moment>,
    returned: Option<Moment>,
}

fn told(order: &Order) -> Told {
    let mut parcels = order.parcels().to_vec();
    parcels.sort();
    Told {
        state: order.state().clone(),
        since: order.since(),
        known: order.known(),
        witness: order.witness(),
        paid: order.is_paid(),
        purchase: order.purchase().clone(),
        parcels,
        cancellations: order.cancellations().to_vec(),
        disputes: order.disputes().to_vec(),
        refunds: order.refunds().to_vec(),
        accounts: accounts(order),
        transfers: order.transfers().to_vec(),
        roads: order.roads().to_vec(),
        windows: order.windows().copied(),
        received_at: order.received_at(),
        returned: order.returned(),
    }
}

/// The order before each event of its history, with the event.
fn passages(history: &[Happened]) -> Vec<(Order, &Happened)> {
    let mut order = Order::new(number());
    let mut passages = Vec::new();
    for happened in history {
        let after = apply(order.clone(), happened).expect("a history applies");
        passages.push((std::mem::replace(&mut order, after), happened));
    }
    passages
}

fn minor(money: Option<Money>) -> i64 {
    money.map_or(0, Money::minor)
}

/// Pages of one order at different times.
fn pages(count: usize) -> impl Strategy<Value = Vec<Snapshot>> {
    start().prop_flat_map(move |now| vec(snapshot(now), count)).prop_map(|mut pages| {
        for (place, page) in (0..).zip(&mut pages) {
            page.seen += TimeDelta::milliseconds(place);
        }
        pages
    })
}

/// Where an order stands at a time.
fn state(order: &Order, now: Instant) -> State {
    at(order, now, &EMBEDDED).state().clone()
}

fn a_command(order: &Order, kind: MoveKind, reason: Reason) -> Command {
    let reasons = crate::domain::order::reasons(order);
    let fits = reasons.iter().find(|fitting| **fitting == reason).or(reasons.first());
    let reason = fits.copied().unwrap_or(reason);
    match kind {
        MoveKind::Pay => Command::Pay { at: None },
        MoveKind::Cancel => Command::Cancel { reason, note: None, complaint: false, at: None },
        MoveKind::Withdraw => Command::Withdraw { at: None },
        MoveKind::Receive
        | MoveKind::Refuse
        | MoveKind::AskExtension
        | MoveKind::OpenDispute
        | MoveKind::Accept
        | MoveKind::Reject
        | MoveKind::Escalate
        | MoveKind::ShipReturn
        | MoveKind::Appeal
        | MoveKind::CancelDispute
        | MoveKind::RefundReceived => kind.command(order),
    }
}

proptest! {
    #[test]
    fn what_is_decided_applies_and_no_page_is_corrupt(steps in steps()) {
        live(steps)?;
    }

    #[test]
    fn an_order_is_the_fold_of_its_history_at_any_split(steps in steps(), split in 0..100_usize) {
        let life = live(steps)?;
        let (head, tail) = life.history.split_at(split.min(life.history.len()));
        let before = replay(number(), head).expect("a part of a history");
        let after = tail.iter().try_fold(before, apply).expect("the rest of it");
        prop_assert_eq!(&after, &life.order);
        prop_assert_eq!(replay(number(), &life.history).expect("all of it"), life.order);
    }

    #[test]
    fn once_too_late_is_always_too_late(steps in steps(), soon in pause(), late in pause()) {
        let life = live(steps)?;
        let (first, _) = lapsed(&life.order, life.now + soon, &EMBEDDED);
        let (second, _) = lapsed(&life.order, life.now + soon + late, &EMBEDDED);
        prop_assert!(second.starts_with(&first), "{:?} then {:?}", first, second);
    }

    #[test]
    fn what_the_clock_presumes_is_the_same_written_down_or_not(steps in steps(), soon in pause(), late in pause()) {
        let life = live(steps)?;
        let then = life.now + soon;
        let (_, written) = lapsed(&life.order, then, &EMBEDDED);
        prop_assert_eq!(state(&written, then + late), state(&life.order, then + late));
    }

    #[test]
    fn a_command_does_the_same_whether_what_is_presumed_was_written_down_or_not(
        (steps, command, later) in steps_and_command()
    ) {
        let life = live(steps)?;
        let now = life.now + later;
        let (_, written) = lapsed(&life.order, now, &EMBEDDED);
        let fresh = decide(&life.order, command.clone(), now, &EMBEDDED);
        match (fresh, decide(&written, command, now, &EMBEDDED)) {
            (Ok(fresh), Ok(late)) => {
                let fresh = fresh.iter().try_fold(life.order, takes)?;
                let late = late.iter().try_fold(written, takes)?;
                let told = |order: &Order| {
                    let stands = order.stage();
                    let told = told(order);
                    // The dates of a shipping that a later page contradicted are counted from the
                    // facts that were known when pages were told last.
                    let is_past = stands < Stage::Shipped || stands == Stage::Closed;
                    Told { windows: told.windows.filter(|_| !is_past), ..told }
                };
                prop_assert_eq!(told(&fresh), told(&late));
            }
            (fresh, late) => prop_assert_eq!(fresh.err(), late.err()),
        }
    }

    #[test]
    fn on_the_deadline_is_in_time(steps in steps()) {
        let life = live(steps)?;
        if let Some(next) = lapse::next_lapse(&life.order, &EMBEDDED) {
            let due = next.at.last();
            let stands = |order: &Order| (order.state().clone(), order.disputes().to_vec());
            let by = |now| stands(&at(&life.order, now, &EMBEDDED));
            prop_assert_eq!(by(due), stands(&life.order));
            prop_assert_ne!(by(due + TimeDelta::seconds(1)), stands(&life.order));
        }
    }

    #[test]
    fn every_move_offered_is_accepted(steps in steps(), later in pause(), reason in reason()) {
        let life = live(steps)?;
        let now = life.now + later;
        let order = at(&life.order, now, &EMBEDDED);
        let offers = moves(&life.order, now, &EMBEDDED);
        for offer in &offers {
            let command = a_command(&order, offer.kind, reason);
            prop_assert!(decide(&life.order, command, now, &EMBEDDED).is_ok(), "{:?}", offer);
            prop_assert!(offer.until.is_none_or(|until| !until.passed(now)), "{:?}", offer);
        }
        let may_cancel = offers.iter().any(|offer| offer.kind == MoveKind::Cancel);
        prop_assert_eq!(may_cancel, refused(&order).is_none());
    }

    #[test]
    fn no_more_is_owed_than_was_paid(steps in steps(), later in pause()) {
        let life = live(steps)?;
        let order = at(&life.order, life.now + later, &EMBEDDED);
        let accounts = accounts(&order);
        prop_assert!(accounts.is_empty() || order.is_paid());
        if let Some(paid) = order.purchase().total() {
            let of_order = |account: &&Account| {
                account.owed.is_some_and(|owed| owed.currency() == paid.currency())
            };
            let owed: i64 = accounts.iter().filter(of_order).map(|one| minor(one.owed)).sum();
            prop_assert!(owed <= paid.minor(), "{:?}", accounts);
        }
        for account in accounts {
            if account.refund.ground == Ground::Closing {
                prop_assert_eq!(order.stage(), Stage::Closed);
            }
        }
    }

    #[test]
    fn what_came_is_what_the_accounts_hold_up_to_what_is_owed(steps in steps(), later in pause()) {
        let life = live(steps)?;
        let order = at(&life.order, life.now + later, &EMBEDDED);
        let accounts = accounts(&order);
        let came = minor(order.received());
        let held: i64 = accounts.iter().map(|account| minor(account.received)).sum();
        let owed: Option<i64> =
            accounts.iter().map(|account| account.owed.map(Money::minor)).sum();
        prop_assert_eq!(held, owed.map_or(came, |owed| came.min(owed)));
        let outstanding: i64 = accounts.iter().map(|account| minor(account.outstanding())).sum();
        prop_assert_eq!(minor(order.refund_owed()), outstanding);
    }

    #[test]
    fn no_more_came_than_was_paid_where_no_page_speaks(mut steps in steps()) {
        steps.retain(|(_, step)| matches!(step, Step::Does(_)));
        let Life { mut order, now, .. } = live(steps)?;
        for minor in [13274, 1] {
            for event in decide(&order, came(minor), now, &EMBEDDED).unwrap_or_default() {
                order = takes(order, &event)?;
            }
        }
        if let Some(paid) = order.purchase().total() {
            prop_assert!(minor(order.received()) <= paid.minor());
        }
    }

    #[test]
    fn a_line_is_in_one_open_dispute_at_most(steps in steps(), later in pause()) {
        let life = live(steps)?;
        let order = at(&life.order, life.now + later, &EMBEDDED);
        let open: Vec<&Dispute> =
            order.disputes().iter().filter(|dispute| !dispute.phase.is_ended()).collect();
        for (place, one) in open.iter().enumerate() {
            prop_assert!(open[..place].iter().all(|other| !one.claim.overlaps(&other.claim)));
        }
        if !open.is_empty() {
            prop_assert!(matches!(order.stage(), Stage::InDispute | Stage::Frozen), "{:?}", order);
        }
        for dispute in order.disputes() {
            prop_assert!(dispute.appeals <= EMBEDDED.limit(Limit::Appeals));
        }
    }

    #[test]
    fn a_dispute_that_ended_stays_so_unless_it_is_appealed(steps in steps()) {
        let life = live(steps)?;
        for (before, happened) in passages(&life.history) {
            // What was only presumed may be taken back.
            if happened.event == Event::Retold {
                continue;
            }
            let after = apply(before.clone(), happened).expect("it applied before");
            for (place, (was, is)) in (0..).zip(before.disputes().iter().zip(after.disputes())) {
                let is_appealed = matches!(
                    &happened.event,
                    Event::DisputeMoved { place: moved, event }
                        if *moved == place && matches!(**event, DisputeEvent::Appealed { .. })
                );
                prop_assert!(!was.phase.is_ended() || was == is || is_appealed, "{:?}", happened);
            }
        }
    }

    #[test]
    fn what_was_agreed_is_final(steps in steps(), command in dispute_command()) {
        let life = live(steps)?;
        let order = at(&life.order, life.now, &EMBEDDED);
        let is_agreed = |dispute: &Dispute| {
            matches!(dispute.phase, Phase::Ended { ending: Ending::Agreed, .. })
        };
        for dispute in order.disputes().iter().filter(|dispute| is_agreed(dispute)) {
            let lines = dispute.claim.lines.clone();
            let claim = claim_of(1, DisputeReason::Damaged);
            let again = Claim { lines, ..claim };
            let again = Command::OpenDispute { claim: Box::new(again), at: None };
            prop_assert!(decide(&life.order, again, life.now, &EMBEDDED).is_err());
        }
        if order.disputes().iter().all(is_agreed) {
            let command = Command::Dispute { line: None, command, at: None };
            prop_assert!(decide(&life.order, command, life.now, &EMBEDDED).is_err());
        }
    }

    #[test]
    fn nothing_happens_to_a_dispute_of_a_closed_order(
        steps in steps(),
        command in prop_oneof![Just(DisputeCommand::Appeal), dispute_command()]
    ) {
        let life = live(steps)?;
        for (before, happened) in passages(&life.history) {
            if matches!(happened.event, Event::DisputeOpened { .. } | Event::DisputeMoved { .. }) {
                prop_assert_ne!(before.stage(), Stage::Closed, "{:?}", happened);
            }
        }
        if life.order.stage() == Stage::Closed && life.order.presumed().is_none() {
            for line in [None, Some("1".to_owned()), Some("2".to_owned())] {
                let command = Command::Dispute { line, command: command.clone(), at: None };
                prop_assert!(decide(&life.order, command, life.now, &EMBEDDED).is_err());
            }
        }
    }

    #[test]
    fn no_page_takes_away_what_came((steps, page) in steps_and_page()) {
        let life = live(steps)?;
        let after = read(life.order.clone(), &[page])?;
        prop_assert_eq!(after.received(), life.order.received());
        prop_assert_eq!(after.transfers(), life.order.transfers());
    }

    #[test]
    fn at_most_one_request_waits(steps in steps()) {
        use crate::domain::order::Outcome;
        let life = live(steps)?;
        let pending = |one: &&Cancellation| one.outcome == Outcome::Pending;
        let waiting = life.order.cancellations().iter().filter(pending).count();
        prop_assert!(waiting <= 1, "{:?}", life.order.cancellations());
        if life.order.stage() == Stage::CancellationPending {
            prop_assert_eq!(waiting, 1);
        }
    }

    #[test]
    fn an_order_that_ended_stays_so_until_a_fact_says_otherwise(steps in steps(), later in pause()) {
        let life = live(steps)?;
        if life.order.stage().is_ended() {
            prop_assert_eq!(&state(&life.order, life.now + later), life.order.state());
        }
    }

    #[test]
    fn a_page_read_twice_is_read_once((steps, page) in steps_and_page()) {
        let life = live(steps)?;
        let once = read(life.order, std::slice::from_ref(&page))?;
        prop_assert_eq!(sees(&once, page)?, []);
    }

    #[test]
    fn two_pages_tell_the_same_in_either_order(pages in pages(2)) {
        let blank = || Order::new(number());
        let forward = read(blank(), &pages)?;
        let backward = read(blank(), &[pages[1].clone(), pages[0].clone()])?;
        prop_assert_eq!(told(&forward), told(&backward));
    }

    #[test]
    fn two_pages_tell_the_same_of_an_order_with_a_past(steps in steps(), days in (1..30_u64, 1..30_u64), two in pages(2)) {
        let life = live(steps)?;
        let mut pages = two;
        pages[0].seen = life.now + Days::new(days.0);
        pages[1].seen = life.now + Days::new(days.0 + days.1);
        let forward = read(life.order.clone(), &pages)?;
        pages.reverse();
        let backward = read(life.order, &pages)?;
        // A presumption that was written down may stand or be taken back: by then it is the same.
        for later in [days.0 + days.1, 400] {
            let then = life.now + Days::new(later);
            let (forward, backward) = (at(&forward, then, &EMBEDDED), at(&backward, then, &EMBEDDED));
            prop_assert_eq!(told(&forward), told(&backward));
        }
    }

    #[test]
    fn pages_tell_the_same_in_whatever_order_they_are_read(
        (first, second) in pages(4).prop_flat_map(|pages| (Just(pages.clone()), Just(pages).prop_shuffle()))
    ) {
        let blank = || Order::new(number());
        prop_assert_eq!(told(&read(blank(), &first)?), told(&read(blank(), &second)?));
    }

    #[test]
    fn the_buyers_word_is_not_taken_back_by_an_older_page(steps in steps(), seconds in 0..4_000_000_i64) {
        let life = live(steps)?;
        let note = Fact::Closed { cause: Some(Cause::Seller) };
        let told = decide(&life.order, Command::Record { fact: note, at: None }, life.now, &EMBEDDED);
        if let Ok(told) = told {
            let order = told.iter().try_fold(life.order, takes)?;
            let seen = life.now - TimeDelta::seconds(seconds);
            let page = Snapshot {
                seen,
                ..super::given::page(Stage::Shipped, "2026-03-02")
            };
            let after = read(order.clone(), &[page])?;
            prop_assert_eq!(after.state(), order.state());
        }
    }
}

/// A life, and one more page at its end.
fn steps_and_page() -> impl Strategy<Value = (Vec<(Instant, Step)>, Snapshot)> {
    steps().prop_flat_map(|steps| {
        let now = steps.last().map_or_else(Instant::default, |(now, _)| *now);
        (Just(steps), snapshot(now))
    })
}

/// A life, and a command some time after it.
fn steps_and_command() -> impl Strategy<Value = (Vec<(Instant, Step)>, Command, TimeDelta)> {
    (steps(), pause()).prop_flat_map(|(steps, later)| {
        let now = steps.last().map_or_else(Instant::default, |(now, _)| *now) + later;
        (Just(steps), command(now), Just(later))
    })
}
