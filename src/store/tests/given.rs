//! Events, orders and histories as they may come.

use chrono::{TimeDelta, TimeZone as _, Utc};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::domain::evidence::{Digest, Evidence, Kind, Proof};
use crate::domain::id::OrderId;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{
    Actor, Cause, Claim, Command, DisputeCommand, DisputeEvent, DisputeFact, DisputeReason, Ending,
    Event, Expected, Fact, Happened, NewOrder, Offer, Order, Owed, Parcel, Reason, RefundFact,
    Road, RoadStep, Ruling, Seen, Snapshot, Stage, Step as MoneyStep, Want, Windows, Witness,
    decide, observe,
};
use crate::domain::payment::Method;
use crate::domain::policy::Rule;
use crate::domain::purchase::{Facts, Line, PriceRow, Promise, Repeats, Seller};
use crate::domain::rating::Rating;
use crate::domain::time::{Deadline, Instant, Moment, Opening, SetBy};
use crate::settings::EMBEDDED;

/// The order that is written about.
pub(super) fn number() -> OrderId {
    OrderId::parse("8212313961591322").expect("an order number")
}

/// A time of no importance.
pub(super) fn noon() -> Instant {
    second(1_772_560_800)
}

fn second(second: i64) -> Instant {
    Utc.timestamp_opt(second, 0).single().expect("in range")
}

/// Any text: empty, long, with controls, quotes and every script.
fn text() -> BoxedStrategy<String> {
    prop_oneof![any::<String>(), "[a-zA-Z ]{0,12}", Just("\u{0}\"\\\n\u{1b}\u{202e}大".to_owned())]
        .boxed()
}

fn instant() -> impl Strategy<Value = Instant> {
    (-2_000_000_000..8_000_000_000_i64, prop_oneof![Just(0_u32), 0..1_000_000_000_u32])
        .prop_map(|(second, nano)| Utc.timestamp_opt(second, nano).single().expect("in range"))
}

pub(super) fn moment() -> BoxedStrategy<Moment> {
    (instant(), any::<bool>())
        .prop_map(
            |(instant, whole)| {
                if whole { Moment::Day(instant.date_naive()) } else { Moment::At(instant) }
            },
        )
        .boxed()
}

fn rule() -> impl Strategy<Value = Rule> {
    select(Rule::ALL)
}

fn set_by() -> impl Strategy<Value = SetBy> {
    select(&[SetBy::Rule, SetBy::Estimate, SetBy::Page, SetBy::Buyer][..])
}

fn deadline() -> BoxedStrategy<Deadline> {
    (instant(), rule(), set_by()).prop_map(|(due, rule, by)| Deadline::at(due, rule, by)).boxed()
}

fn windows() -> BoxedStrategy<Windows> {
    let opening =
        (instant(), rule(), set_by()).prop_map(|(from, rule, by)| Opening::at(from, rule, by));
    (opening, deadline(), deadline(), deadline())
        .prop_map(|(dispute_from, deliver_by, complete_by, dispute_until)| Windows {
            dispute_from,
            deliver_by,
            complete_by,
            dispute_until,
        })
        .boxed()
}

fn money() -> impl Strategy<Value = Money> {
    (0..i64::MAX, select(&["USD", "KRW", "KWD", "BRL"][..])).prop_map(|(minor, code)| {
        Money::from_minor(minor, Currency::parse(code).expect("a currency")).expect("an amount")
    })
}

fn seller() -> BoxedStrategy<Seller> {
    (text(), of(text()), of(text()), of(text()))
        .prop_map(|(name, store_id, url, message_url)| Seller { name, store_id, url, message_url })
        .boxed()
}

fn line() -> BoxedStrategy<Line> {
    let names = (of(text()), of(text()), of(text()), text(), of(text()), of(text()));
    (names, any::<u32>(), of(money()))
        .prop_map(|((id, product_id, sku_id, title, variant, url), quantity, unit_price)| Line {
            id,
            product_id,
            sku_id,
            title,
            variant,
            quantity,
            unit_price,
            url,
        })
        .boxed()
}

fn facts() -> BoxedStrategy<Facts> {
    let times = (of(moment()), of(moment()), of(moment()), of(moment()), of(moment()));
    let rows =
        (of(vec(line(), 0..3)), of(vec((text(), text()), 0..3)), of(vec((text(), text()), 0..3)));
    let rating = (0..=1000_u16).prop_map(|share| Rating::from_per_mille(share).expect("a share"));
    let rest = (of(seller()), of(rating), of(any::<bool>()), of(money()), of(text()), of(text()));
    (times, rows, rest)
        .prop_map(|(times, (lines, prices, promises), rest)| {
            let (placed, paid, shipped, ended, protected_until) = times;
            let (seller, seller_rating, was_paid, total, payment_method, said) = rest;
            let price = |(title, value)| PriceRow { title, value };
            let promise = |(title, text)| Promise { title, text };
            Facts {
                seller,
                seller_rating,
                placed,
                paid,
                was_paid,
                shipped,
                ended,
                protected_until,
                total,
                payment_method,
                lines,
                prices: prices.map(|rows| rows.into_iter().map(price).collect()),
                promises: promises.map(|rows| rows.into_iter().map(promise).collect()),
                said,
            }
        })
        .boxed()
}

fn repeats() -> BoxedStrategy<Repeats> {
    any::<[bool; 14]>()
        .prop_map(
            |[
                seller,
                seller_rating,
                placed,
                paid,
                was_paid,
                shipped,
                ended,
                protected_until,
                total,
                payment_method,
                lines,
                prices,
                promises,
                said,
            ]| Repeats {
                seller,
                seller_rating,
                placed,
                paid,
                was_paid,
                shipped,
                ended,
                protected_until,
                total,
                payment_method,
                lines,
                prices,
                promises,
                said,
            },
        )
        .boxed()
}

fn parcel() -> BoxedStrategy<Parcel> {
    (text(), of(text())).prop_map(|(number, carrier)| Parcel { number, carrier }).boxed()
}

fn reason() -> impl Strategy<Value = Reason> {
    prop_oneof![select(&Reason::UNPAID[..]), select(&Reason::PAID[..])]
}

fn seen() -> impl Strategy<Value = Seen> {
    (select(&Stage::ALL[..]), of(select(&Cause::ALL[..])))
        .prop_map(|(stage, cause)| Seen { stage, cause })
}

/// Any event of any kind.
pub(super) fn event() -> BoxedStrategy<Event> {
    let request = (of(reason()), of(text()), any::<bool>(), deadline(), deadline());
    let plain = select(
        &[
            Event::Retold,
            Event::CancellationWithdrawn,
            Event::PartlyShipped,
            Event::ShipmentCancelled,
            Event::ReturnedToSeller,
            Event::Disputed,
            Event::DeliveryRefused,
            Event::ExtensionAsked,
            Event::RefundMoved(MoneyStep::Failed),
            Event::Unfrozen,
        ][..],
    );
    let before_shipping = prop_oneof![
        deadline().prop_map(|pay_by| Event::Placed { pay_by }),
        facts().prop_map(|facts| Event::Learned(Box::new(facts))),
        repeats().prop_map(Event::Repeated),
        seen().prop_map(Event::Seen),
        (deadline(), deadline())
            .prop_map(|(verified_by, ship_by)| Event::Paid { verified_by, ship_by }),
        deadline().prop_map(|ship_by| Event::PaymentVerified { ship_by }),
        deadline().prop_map(|ship_by| Event::ShipByMoved { ship_by }),
        request.prop_map(|(reason, note, complaint, answer_by, ship_by)| {
            Event::CancellationRequested { reason, note, complaint, answer_by, ship_by }
        }),
        deadline().prop_map(|ship_by| Event::CancellationRejected { ship_by }),
        deadline().prop_map(|ship_by| Event::CancellationLapsed { ship_by }),
    ]
    .boxed();
    let after =
        prop_oneof![
            (reason(), of(text()), of(owed()))
                .prop_map(|(reason, note, refund)| Event::Cancelled { reason, note, refund }),
            windows().prop_map(Event::Shipped),
            windows().prop_map(Event::ProtectionMoved),
            parcel().prop_map(Event::Tracked),
            (deadline(), deadline()).prop_map(|(complete_by, dispute_until)| Event::Delivered {
                complete_by,
                dispute_until
            }),
            of(deadline()).prop_map(|dispute_until| Event::Completed { dispute_until }),
            (select(&Cause::ALL[..]), of(owed()))
                .prop_map(|(cause, refund)| Event::Closed { cause, refund }),
            of(deadline()).prop_map(|until| Event::Frozen { until }),
            deadline().prop_map(|number_by| Event::ShippingClaimed { number_by }),
            text().prop_map(|text| Event::Noted { text }),
            text().prop_map(|text| Event::Said { text }),
            evidence().prop_map(|evidence| Event::EvidenceAdded(Box::new(evidence))),
        ]
        .boxed();
    prop_oneof![before_shipping, after, plain, about_money()].boxed()
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let file = (any::<[u8; 32]>().prop_map(Digest::new), text(), any::<u64>(), text());
    let told = (select(&Kind::ALL[..]), of(select(&Proof::ALL[..])), of(instant()), of(text()));
    (file, told).prop_map(|((digest, name, bytes, media), (kind, shows, changed, note))| Evidence {
        digest,
        name,
        bytes,
        media,
        kind,
        shows,
        changed,
        note,
    })
}

fn method() -> impl Strategy<Value = Option<Method>> {
    of(select(&Method::ALL[..]))
}

fn expected() -> impl Strategy<Value = Expected> {
    (method(), instant(), deadline()).prop_map(|(method, from, by)| Expected { method, from, by })
}

fn owed() -> impl Strategy<Value = Owed> {
    (of(money()), expected()).prop_map(|(amount, expected)| Owed { amount, expected })
}

fn claim() -> impl Strategy<Value = Claim> {
    let reasons: Vec<DisputeReason> = DisputeReason::all().collect();
    let what = (select(reasons), select(&Want::ALL[..]), of(money()));
    (what, vec(text(), 0..3), of(text()), vec(text(), 0..3), any::<bool>()).prop_map(
        |((reason, want, amount), lines, description, evidence, free_return)| Claim {
            reason,
            want,
            amount,
            lines,
            description,
            evidence,
            free_return,
        },
    )
}

fn ending() -> impl Strategy<Value = Ending> {
    prop_oneof![
        money().prop_map(|part| Ending::Ruled(Ruling::Partial(part))),
        select(
            &[
                Ending::Agreed,
                Ending::Unanswered,
                Ending::Ruled(Ruling::Full),
                Ending::Ruled(Ruling::None),
                Ending::Cancelled,
                Ending::ReturnReceived,
                Ending::ReturnMissed,
                Ending::EvidenceMissed,
            ][..]
        ),
    ]
}

/// Disputes, refunds and roads outside.
fn about_money() -> BoxedStrategy<Event> {
    let offer = (select(&Actor::ALL[..]), of(money()), any::<bool>())
        .prop_map(|(by, amount, returns)| Offer { by, amount, returns });
    let moved = prop_oneof![
        (of(offer), deadline())
            .prop_map(|(offer, answer_by)| DisputeEvent::Proposed { offer, answer_by }),
        (of(money()), of(deadline()))
            .prop_map(|(counter, decide_by)| DisputeEvent::Declined { counter, decide_by }),
        deadline().prop_map(|decide_by| DisputeEvent::SteppedIn { decide_by }),
        deadline().prop_map(|evidence_by| DisputeEvent::EvidenceAsked { evidence_by }),
        (vec(text(), 0..3), deadline())
            .prop_map(|(files, decide_by)| DisputeEvent::EvidenceGiven { files, decide_by }),
        (deadline(), of(money()))
            .prop_map(|(ship_by, amount)| DisputeEvent::ReturnAgreed { ship_by, amount }),
        parcel().prop_map(|parcel| DisputeEvent::ReturnSent { parcel }),
        (ending(), of(owed()), of(deadline())).prop_map(|(ending, refund, appeal_by)| {
            DisputeEvent::Ended { ending, refund, appeal_by }
        }),
        deadline().prop_map(|decide_by| DisputeEvent::Appealed { decide_by }),
    ];
    let steps = [RoadStep::Opened, RoadStep::Offered, RoadStep::Escalated, RoadStep::Ended];
    prop_oneof![
        1 => (claim(), deadline(), deadline()).prop_map(|(claim, answer_by, step_in_by)| {
            Event::DisputeOpened { claim: Box::new(claim), answer_by, step_in_by }
        }),
        4 => (0..3_u32, moved)
            .prop_map(|(place, event)| Event::DisputeMoved { place, event: Box::new(event) }),
        1 => expected().prop_map(|expected| Event::RefundMoved(MoneyStep::Started(expected))),
        1 => money().prop_map(|amount| Event::RefundMoved(MoneyStep::Received(amount))),
        1 => (select(&Road::ALL[..]), select(steps.to_vec()), of(deadline()))
            .prop_map(|(road, step, next)| Event::RoadTaken { road, step, next }),
    ]
    .boxed()
}

/// Any event with what stands beside it.
pub(super) fn happened() -> BoxedStrategy<Happened> {
    let witness =
        prop_oneof![Just(Witness::Buyer), Just(Witness::Page), rule().prop_map(Witness::Rule)];
    (event(), moment(), instant(), select(&Actor::ALL[..]), witness)
        .prop_map(|(event, at, known, by, witness)| Happened { event, at, known, by, witness })
        .boxed()
}

/// The command that enters an order.
pub(super) fn entered() -> Command {
    Command::Add(Box::new(by_hand()))
}

/// An order as a buyer enters it.
fn by_hand() -> NewOrder {
    NewOrder {
        seller: Seller { name: "Vega Store".to_owned(), ..Seller::default() },
        rating: None,
        total: Money::from_minor(2_566, Currency::parse("USD").expect("a currency"))
            .expect("an amount"),
        placed: Moment::At(noon()),
        paid: Some(Moment::At(noon())),
        method: None,
        shipped: None,
        parcels: Vec::new(),
        lines: Vec::new(),
    }
}

/// Something that happens to an order.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Does(Command),
    Shows(Box<Snapshot>),
}

impl Step {
    /// What it makes happen; nothing when it is refused.
    pub(super) fn happens(&self, order: &Order, now: Instant) -> Vec<Happened> {
        match self.clone() {
            Self::Does(command) => decide(order, command, now, &EMBEDDED).unwrap_or_default(),
            Self::Shows(page) => observe(order, *page, &EMBEDDED).expect("a page"),
        }
    }
}

fn day_near(now: Instant) -> impl Strategy<Value = Moment> {
    (-20..20_i64).prop_map(move |days| Moment::At(now + TimeDelta::days(days)))
}

fn command(now: Instant) -> impl Strategy<Value = Command> {
    let at = None;
    let facts = prop_oneof![
        select(
            &[
                Fact::PaymentVerified,
                Fact::PaymentFailed,
                Fact::CancellationApproved,
                Fact::CancellationRejected,
                Fact::Shipped { partly: false, parcel: None },
                Fact::Shipped { partly: true, parcel: None },
                Fact::ShipmentCancelled,
                Fact::Delivered,
                Fact::ReturnedToSeller,
                Fact::Frozen,
                Fact::Unfrozen,
                Fact::Closed { cause: Some(Cause::Seller) },
            ][..]
        ),
        day_near(now).prop_map(|until| Fact::ShipBy { until }),
        day_near(now).prop_map(|until| Fact::ProtectionUntil { until }),
    ];
    prop_oneof![
        3 => reason().prop_map(move |reason| Command::Cancel { reason, note: None, complaint: false, at }),
        1 => Just(Command::Withdraw { at }),
        1 => Just(Command::Pay { at }),
        1 => Just(Command::Receive { at }),
        1 => Just(Command::Note { text: "a word".to_owned() }),
        1 => text().prop_map(move |text| Command::Say { by: Actor::Seller, text, at }),
        1 => evidence().prop_map(|evidence| Command::AddEvidence(Box::new(evidence))),
        6 => facts.prop_map(move |fact| Command::Record { fact, at }),
        4 => small_claim().prop_map(move |claim| Command::OpenDispute { claim: Box::new(claim), at }),
        2 => dispute_command().prop_map(move |command| Command::Dispute { line: None, command, at }),
        4 => dispute_fact().prop_map(move |fact| Command::RecordDispute { line: None, fact, at }),
        3 => refund_fact().prop_map(move |fact| Command::RecordRefund { fact, at }),
        1 => Just(Command::AskExtension { at }),
    ]
}

fn dollars() -> impl Strategy<Value = Money> {
    (1..2_600_i64).prop_map(|minor| {
        Money::from_minor(minor, Currency::parse("USD").expect("a currency")).expect("an amount")
    })
}

/// A claim that an order like ours can have.
fn small_claim() -> impl Strategy<Value = Claim> {
    let reasons: Vec<DisputeReason> = DisputeReason::all().collect();
    (select(reasons), select(&Want::ALL[..]), of(dollars())).prop_map(|(reason, want, amount)| {
        Claim {
            reason,
            want,
            amount,
            lines: Vec::new(),
            description: None,
            evidence: vec!["photo.jpg".to_owned()],
            free_return: true,
        }
    })
}

fn dispute_command() -> impl Strategy<Value = DisputeCommand> {
    prop_oneof![
        Just(DisputeCommand::Accept),
        Just(DisputeCommand::Reject),
        Just(DisputeCommand::Escalate),
        Just(DisputeCommand::Cancel),
        Just(DisputeCommand::Appeal),
        parcel().prop_map(|parcel| DisputeCommand::ShipReturn { parcel }),
    ]
}

fn dispute_fact() -> impl Strategy<Value = DisputeFact> {
    prop_oneof![
        Just(DisputeFact::SellerAccepted),
        Just(DisputeFact::SellerRejected),
        (of(dollars()), any::<bool>())
            .prop_map(|(amount, returns)| DisputeFact::SellerOffered { amount, returns }),
        Just(DisputeFact::SteppedIn { proposal: None }),
        Just(DisputeFact::MoreEvidenceAsked { until: None }),
        prop_oneof![Just(Ruling::Full), Just(Ruling::None), dollars().prop_map(Ruling::Partial)]
            .prop_map(|ruling| DisputeFact::Ruled { ruling, returns: false }),
        of(dollars()).prop_map(|amount| DisputeFact::ReturnAgreed { amount, until: None }),
        Just(DisputeFact::ReturnReceived),
    ]
}

fn refund_fact() -> impl Strategy<Value = RefundFact> {
    prop_oneof![
        method().prop_map(|method| RefundFact::Started { method }),
        of(dollars()).prop_map(|amount| RefundFact::Received { amount }),
        Just(RefundFact::Failed),
    ]
}

fn snapshot(now: Instant) -> impl Strategy<Value = Snapshot> {
    (of(seen()), of(day_near(now)), 0..40_i64, vec(Just("Vega"), 0..2)).prop_map(
        move |(stage, protected_until, age, sellers)| Snapshot {
            order: number(),
            seen: now - TimeDelta::days(age),
            stage,
            facts: Facts {
                protected_until,
                placed: Some(Moment::At(now - TimeDelta::days(60))),
                seller: sellers
                    .first()
                    .map(|name| Seller { name: (*name).to_owned(), ..Seller::default() }),
                ..Facts::default()
            },
            parcels: Vec::new(),
        },
    )
}

/// A life of an order: steps, each with its time, on a clock that moves by hours or by weeks.
pub(super) fn life() -> impl Strategy<Value = Vec<(Instant, Step)>> {
    vec(prop_oneof![1..90_000_i64, 90_000..4_000_000_i64], 1..10).prop_flat_map(|pauses| {
        let mut now = noon();
        let paid = any::<bool>().prop_map(|paid| {
            let new = NewOrder { paid: paid.then(|| Moment::At(noon())), ..by_hand() };
            Step::Does(Command::Add(Box::new(new)))
        });
        let first = prop_oneof![
            3 => paid,
            1 => snapshot(now).prop_map(|page| Step::Shows(Box::new(page))),
        ];
        let mut steps = vec![(Just(now), first.boxed())];
        for pause in pauses {
            now += TimeDelta::seconds(pause);
            let step = prop_oneof![
                3 => command(now).prop_map(Step::Does),
                1 => snapshot(now).prop_map(|page| Step::Shows(Box::new(page))),
            ];
            steps.push((Just(now), step.boxed()));
        }
        steps
    })
}
