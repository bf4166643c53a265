//! Random lives of an order: two devices tell facts, look at pages and give commands, on clocks that
//! move by seconds or by months, also backwards, over leap days and the days on which clocks change.
//!
//! A command that is refused is left out, as a person would. Now and then a device tells something
//! that no command would, as the record of another device or of a later version may.

use std::fmt;

use chrono::{NaiveDate, TimeDelta};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::given::{amount, by_hand, in_currency, line, number, parcel, price, record};
use crate::domain::actor::Actor;
use crate::domain::buyer::{Buyer, Country};
use crate::domain::details::{Details, Seller};
use crate::domain::evidence::{Digest, Evidence, Kind};
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::order::{
    Cause, Claim, Command, DisputeFact, DisputeReason, DisputeStep, Fact, FactId, Known, LineRef,
    Look, Named, NewOrder, OperationId, Parcel, Proposal, Reason, RecordedFact, RefundReport,
    Remedy, RemedyStep, Report, Ruling, Scope, ShownStage, Source, Stage, Statement, Step,
    StepKind, StepRequest, Telling, Want, admit, settle,
};
use crate::domain::payment::Method;
use crate::domain::policy::{Override, Policy, Window};
use crate::domain::promise::PromiseKind;
use crate::domain::rating::Rating;
use crate::domain::rule::Rule;
use crate::domain::time::{Moment, Span};
use crate::settings::EMBEDDED;

/// Days around which the calendar is not plain: both changes of the clocks, a leap day, New Year.
const DAYS: [&str; 5] = ["2026-03-06", "2026-10-30", "2028-02-27", "2027-12-30", "2026-03-02"];

/// What a device does.
#[derive(Debug, Clone)]
pub(super) enum Deed {
    /// It gives a command.
    Does(Box<Command>),
    /// It tells a fact; ids in it are places in its record.
    Tells(Box<Fact>),
    /// Both records become one.
    Exchanges,
}

/// What a device does, by its clock.
#[derive(Debug, Clone)]
pub(super) struct Happening {
    device: usize,
    now: Instant,
    deed: Deed,
}

/// What has been told of an order, when that was, and by which rules it is judged.
#[derive(Clone)]
pub(crate) struct Life {
    pub(crate) facts: Vec<RecordedFact>,
    pub(crate) now: Instant,
    pub(crate) policy: Policy,
    /// How many operations there were.
    pub(super) operations: u16,
}

impl fmt::Debug for Life {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "by {} for {:?}", self.now, self.policy.buyer.country)?;
        let mut facts = self.facts.clone();
        facts.sort_by_key(RecordedFact::first_told);
        for fact in facts {
            let told: Vec<_> = fact.tellings.iter().map(|telling| telling.told).collect();
            writeln!(f, "  told {told:?} by {:?} at {:?}", fact.fact.source, fact.fact.at)?;
            writeln!(f, "    {}", without_none(&format!("{:?}", fact.fact.what)))?;
        }
        Ok(())
    }
}

/// The same without the fields that say nothing.
fn without_none(text: &str) -> String {
    let fields = text.split(", ").filter(|field| !field.ends_with(": None"));
    fields.collect::<Vec<_>>().join(", ")
}

impl Life {
    pub(crate) fn known(&self) -> Known {
        settle(&number(), &self.facts, &self.policy)
    }

    /// The time of the next operation by a clock: never before what was told.
    pub(super) fn next(&self, now: Instant) -> Instant {
        next_telling(&self.facts, now)
    }

    /// The same with one more operation.
    pub(super) fn with(&self, facts: Vec<Fact>, told: Instant) -> Self {
        let mut after = self.clone();
        after.operations += 1;
        after.now = told;
        let telling = telling(after.operations, told);
        for fact in facts {
            record(&mut after.facts, fact, telling.clone());
        }
        after
    }

    /// The same without an operation.
    pub(super) fn without(&self, operation: OperationId) -> Self {
        let mut left = self.clone();
        for fact in &mut left.facts {
            fact.tellings.retain(|telling| telling.operation != operation);
        }
        left.facts.retain(|fact| !fact.tellings.is_empty());
        left
    }
}

fn next_telling(facts: &[RecordedFact], now: Instant) -> Instant {
    let newest = facts.iter().map(RecordedFact::told).max();
    newest.map_or(now, |newest| now.max(newest + TimeDelta::milliseconds(1)))
}

fn telling(operation: u16, told: Instant) -> Telling {
    Telling { told, operation: super::given::operation(operation), place: None }
}

/// The union of two records.
pub(super) fn union(one: &[RecordedFact], other: &[RecordedFact]) -> Vec<RecordedFact> {
    let mut both = one.to_vec();
    for fact in other {
        for telling in &fact.tellings {
            record(&mut both, fact.fact.clone(), telling.clone());
        }
    }
    both
}

/// Lives through what happens; the records of both devices are one at the end.
pub(super) fn live(happenings: &[Happening], policy: &Policy) -> Life {
    let mut devices: [Vec<RecordedFact>; 2] = [Vec::new(), Vec::new()];
    let mut life =
        Life { facts: Vec::new(), now: Instant::default(), policy: policy.clone(), operations: 0 };
    for Happening { device, now, deed } in happenings {
        let facts = &mut devices[*device];
        let told = next_telling(facts, *now);
        let telling = telling(life.operations + 1, told);
        let new = match deed {
            Deed::Does(command) => {
                let order = settle(&number(), facts, policy).at(told);
                admit(&order, (**command).clone(), told, policy).unwrap_or_default()
            }
            Deed::Tells(fact) => vec![with_ids((**fact).clone(), facts)],
            Deed::Exchanges => {
                let both = union(&devices[0], &devices[1]);
                devices = [both.clone(), both];
                continue;
            }
        };
        life.operations += 1;
        life.now = told;
        for fact in new {
            record(facts, fact, telling.clone());
        }
    }
    life.facts = union(&devices[0], &devices[1]);
    life
}

/// The fact with ids of the record in place of places in it.
fn with_ids(mut fact: Fact, facts: &[RecordedFact]) -> Fact {
    let named = |id: &mut FactId| {
        let place = usize::from(id.bytes()[0]);
        if let Some(known) = facts.get(place % (facts.len() + 1)) {
            *id = known.id;
        }
    };
    if let Statement::CancellationApproved(id)
    | Statement::CancellationRejected(id)
    | Statement::Dispute { dispute: id, .. } = &mut fact.what
    {
        named(id);
    } else if let Statement::Submitted(step) | Statement::Prepared(step) = &mut fact.what
        && let Step::Withdraw { request: id } | Step::InDispute { dispute: id, .. } = &mut **step
    {
        named(id);
    }
    fact
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub(super) fn start() -> impl Strategy<Value = Instant> {
    (select(&DAYS[..]), 0..86_400_i64)
        .prop_map(|(text, second)| Moment::Day(day(text)).first() + TimeDelta::seconds(second))
}

/// How far a clock moves: seconds, about the length of a window, long, or back.
pub(crate) fn pause() -> impl Strategy<Value = TimeDelta> {
    prop_oneof![
        6 => (0..90_000_i64).prop_map(TimeDelta::seconds),
        6 => (0..16_i64, -1..2_i64).prop_map(|(days, second)| TimeDelta::days(days) + TimeDelta::seconds(second)),
        2 => (16..120_i64).prop_map(TimeDelta::days),
        1 => (0..300_000_i64).prop_map(|seconds| TimeDelta::seconds(-seconds)),
    ]
}

/// A moment up to some weeks before or after an instant, as a day or to the second.
pub(super) fn near(now: Instant) -> impl Strategy<Value = Moment> {
    (-30..10_i64, any::<bool>()).prop_map(move |(days, whole)| {
        let moment = Moment::At(now + TimeDelta::days(days));
        if whole { Moment::Day(moment.day()) } else { moment }
    })
}

/// A moment up to some weeks before an instant.
fn before(now: Instant) -> impl Strategy<Value = Moment> {
    near(now).prop_map(move |moment| if moment.first() > now { Moment::At(now) } else { moment })
}

/// Most often when it is told.
fn at(now: Instant) -> impl Strategy<Value = Option<Moment>> {
    prop_oneof![2 => Just(None), 1 => near(now).prop_map(Some)]
}

fn parcels() -> impl Strategy<Value = Parcel> {
    (select(&["RR123456785CN", "LP00123456789012"][..]), of(select(&["Cainiao", "YunExpress"][..])))
        .prop_map(|(number, carrier)| Parcel {
            number: number.to_owned(),
            carrier: carrier.map(str::to_owned),
            contents: Vec::new(),
        })
}

fn money() -> impl Strategy<Value = Money> {
    prop_oneof![
        9 => select(vec![1, 5000, 9000, 13274, 20000]).prop_map(amount),
        1 => Just(in_currency(1, "USD")),
    ]
}

/// The two lines that the order has.
pub(super) fn lines() -> Vec<crate::domain::details::Line> {
    vec![line("811", "red cup", 6000), line("812", "blue cup", 7274)]
}

fn reason() -> impl Strategy<Value = Reason> {
    select(&Reason::ALL[..])
}

fn report(now: Instant) -> impl Strategy<Value = Report> {
    prop_oneof![
        Just(Report::NothingChanged),
        Just(Report::PaymentVerified),
        Just(Report::PaymentFailed),
        Just(Report::CancellationApproved),
        Just(Report::CancellationRejected),
        near(now).prop_map(|until| Report::ShipBy { until }),
        (any::<bool>(), of(parcels()))
            .prop_map(|(partly, parcel)| Report::Shipped { partly, parcel }),
        Just(Report::Shipped { partly: false, parcel: None }),
        Just(Report::ClaimedShipped),
        parcels().prop_map(|parcel| Report::Tracking { parcel }),
        Just(Report::ShipmentCancelled),
        Just(Report::ReadyForPickup),
        Just(Report::Delivered),
        Just(Report::Lost),
        Just(Report::ReturnedToSeller),
        Just(Report::ArrivedAnyway),
        near(now).prop_map(|until| Report::ProtectionUntil { until }),
        Just(Report::Frozen),
        Just(Report::Unfrozen),
        Just(Report::SellerRating { rating: Rating::from_per_mille(945).expect("a share") }),
        select(&["CN", "DE", "BR", "US"][..]).prop_map(|code| {
            Report::SellerCountry { country: Country::parse(code).expect("a country") }
        }),
        (select(&PromiseKind::ALL[..]), near(now))
            .prop_map(|(kind, until)| Report::Promise { kind, until }),
        Just(Report::AccountRestricted),
        (select(&Remedy::ALL[..]), select(&RemedyStep::ALL[..]))
            .prop_map(|(remedy, step)| Report::Remedy { remedy, step }),
        of(select(&Cause::ALL[..])).prop_map(|cause| Report::Closed { cause }),
    ]
}

/// A claim, apart from the lines that it is about.
fn claim() -> impl Strategy<Value = Claim> {
    (
        select(&DisputeReason::ALL[..]),
        select(&Want::ALL[..]),
        of(money()),
        prop_oneof![1 => Just(0_usize), 4 => Just(1)],
        any::<bool>(),
    )
        .prop_map(|(reason, want, amount, files, free_return)| Claim {
            reason,
            want,
            amount,
            lines: Vec::new(),
            description: None,
            evidence: vec!["photo.jpg".to_owned(); files],
            free_return,
        })
}

fn named_lines() -> impl Strategy<Value = Vec<String>> {
    select(vec![vec![], vec![], vec!["1"], vec!["blue"], vec!["811", "812"]])
        .prop_map(|lines| lines.into_iter().map(str::to_owned).collect())
}

/// What a command is about: most often the whole order.
fn named() -> impl Strategy<Value = Named> {
    let parcels = select(vec![vec![], vec![], vec![], vec!["RR123456785CN"]]);
    (named_lines(), parcels).prop_map(|(lines, parcels)| Named {
        lines,
        parcels: parcels.into_iter().map(str::to_owned).collect(),
    })
}

fn dispute_step() -> impl Strategy<Value = DisputeStep> {
    prop_oneof![
        Just(DisputeStep::Accept),
        Just(DisputeStep::Reject),
        money().prop_map(DisputeStep::Counter),
        Just(DisputeStep::Escalate),
        Just(DisputeStep::Cancel),
        Just(DisputeStep::Appeal),
        Just(DisputeStep::ShipReturn(parcel("RR123456785CN"))),
    ]
}

fn proposal(now: Instant) -> impl Strategy<Value = Proposal> {
    (of(money()), any::<bool>(), of(near(now))).prop_map(|(amount, returns, until)| Proposal {
        amount,
        returns,
        until,
    })
}

fn dispute_fact(now: Instant) -> impl Strategy<Value = DisputeFact> {
    let ruling =
        prop_oneof![Just(Ruling::Full), money().prop_map(Ruling::Partial), Just(Ruling::None)];
    prop_oneof![
        Just(DisputeFact::SellerAccepted),
        Just(DisputeFact::SellerRejected),
        proposal(now).prop_map(DisputeFact::SellerOffered),
        of(proposal(now)).prop_map(DisputeFact::SteppedIn),
        of(near(now)).prop_map(|until| DisputeFact::MoreEvidenceAsked { until }),
        Just(DisputeFact::EvidenceGiven { files: vec!["film.mp4".to_owned()] }),
        (ruling, any::<bool>(), of(near(now)))
            .prop_map(|(ruling, returns, until)| DisputeFact::Ruled { ruling, returns, until }),
        (of(money()), of(near(now)))
            .prop_map(|(amount, until)| DisputeFact::ReturnAgreed { amount, until }),
        Just(DisputeFact::ReturnReceived),
        of(money()).prop_map(|amount| DisputeFact::ReturnAccepted { amount }),
        of(near(now)).prop_map(|until| DisputeFact::ReturnRejected { until }),
        near(now).prop_map(DisputeFact::AnswerUntil),
        near(now).prop_map(DisputeFact::DecisionUntil),
    ]
}

fn refund_report() -> impl Strategy<Value = RefundReport> {
    prop_oneof![
        of(select(&Method::ALL[..])).prop_map(|method| RefundReport::Started { method }),
        (of(money()), of(money()), of(select(&Method::ALL[..]))).prop_map(
            |(amount, arrived, method)| RefundReport::Received { amount, arrived, method }
        ),
        Just(RefundReport::Failed),
    ]
}

fn new_order(now: Instant) -> impl Strategy<Value = NewOrder> {
    (near(now), of(near(now)), of(near(now))).prop_map(|(placed, paid, shipped)| NewOrder {
        placed,
        paid,
        shipped: shipped.filter(|_| paid.is_some()),
        lines: lines(),
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

/// A step that the marketplace must be told, most often told to it.
pub(super) fn step_command(now: Instant) -> impl Strategy<Value = Command> {
    let cancel =
        (of(reason()), any::<bool>(), named_lines()).prop_map(|(reason, complaint, lines)| {
            StepRequest::Cancel { reason, note: None, complaint, lines }
        });
    let open = (of(claim().prop_map(Box::new)), named_lines())
        .prop_map(|(claim, lines)| StepRequest::OpenDispute { claim, lines });
    let step = prop_oneof![
        4 => cancel,
        2 => named_lines().prop_map(|lines| StepRequest::Withdraw { lines }),
        1 => named().prop_map(|about| StepRequest::Receive { about }),
        1 => named().prop_map(|about| StepRequest::Extend { about }),
        4 => open,
        5 => (named_lines(), dispute_step())
            .prop_map(|(lines, step)| StepRequest::InDispute { lines, step }),
    ];
    (step, prop_oneof![3 => Just(true), 1 => Just(false)], at(now))
        .prop_map(|(step, submitted, at)| Command::Step { step, submitted, at })
}

pub(super) fn command(now: Instant) -> impl Strategy<Value = Command> {
    prop_oneof![
        1 => new_order(now).prop_map(|new| Command::Add(Box::new(new))),
        9 => step_command(now),
        2 => at(now).prop_map(|at| Command::Pay { at }),
        1 => (named(), at(now)).prop_map(|(about, at)| Command::Refuse { about, at }),
        9 => (report(now), named(), at(now)).prop_map(|(report, about, at)| {
            Command::Report { report, about, by: Source::Buyer, at }
        }),
        5 => (named_lines(), dispute_fact(now), at(now))
            .prop_map(|(lines, fact, at)| Command::ReportDispute { lines, fact, at }),
        3 => (refund_report(), named_lines(), any::<bool>(), at(now))
            .prop_map(|(report, lines, again, at)| Command::ReportRefund { report, lines, again, at }),
        1 => Just(Command::Note { text: "a word".to_owned() }),
        1 => at(now).prop_map(|at| Command::Say { by: Actor::Seller, text: "sent".to_owned(), at }),
        1 => (evidence(), named_lines()).prop_map(|(file, lines)| Command::AddEvidence {
            file: Box::new(file),
            lines,
        }),
        1 => (0..3_u8).prop_map(|byte| Command::RemoveEvidence(Digest::new([byte; 32]))),
        1 => (page_details(now), any::<bool>()).prop_map(|(set, lifts)| Command::Correct {
            set: Box::new(set),
            lift: if lifts { vec!["total".to_owned()] } else { Vec::new() },
        }),
    ]
}

/// What a page may say: nothing that lies in its future but the end of the protection.
fn page_details(seen: Instant) -> impl Strategy<Value = Details> {
    let days =
        (of(before(seen)), of(before(seen)), of(before(seen)), of(before(seen)), of(near(seen)));
    let words = (of(select(&["Processing", "Closed"][..])), any::<[bool; 3]>());
    (days, words).prop_map(
        |((placed, paid, shipped, ended, protected_until), (said, [priced, sold, listed]))| {
            Details {
                placed,
                paid,
                shipped,
                ended,
                protected_until,
                status_text: said.map(str::to_owned),
                total: priced.then(price),
                seller: sold.then(Seller::default),
                lines: listed.then(lines),
                ..Details::default()
            }
        },
    )
}

/// What a source shows at an instant.
pub(super) fn look_at(source: Source, seen: Instant) -> impl Strategy<Value = Fact> {
    let stage = (select(&Stage::ALL[..]), of(select(&Cause::ALL[..])))
        .prop_map(|(stage, cause)| ShownStage { stage, cause });
    (of(stage), page_details(seen), vec(parcels(), 0..2)).prop_map(
        move |(stage, details, parcels)| {
            Fact::look(source, Moment::At(seen), Look { stage, details, parcels })
        },
    )
}

/// A look captured up to forty days before `now`, or just then.
pub(super) fn look(now: Instant) -> impl Strategy<Value = Fact> {
    let age = prop_oneof![2 => Just(0_i64), 1 => 0..40 * 86_400_i64];
    let source = prop_oneof![
        6 => Just(Source::OrderPage),
        2 => Just(Source::OrderList),
        1 => Just(Source::Mail),
        1 => Just(Source::Export),
        1 => Just(Source::TrackingPage),
    ];
    (age, source).prop_flat_map(move |(age, source)| look_at(source, now - TimeDelta::seconds(age)))
}

/// An id that stands for a place in the record.
fn place() -> impl Strategy<Value = FactId> {
    any::<u8>().prop_map(|byte| FactId::new([byte; 16]))
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (reason(), any::<[bool; 2]>()).prop_map(|(reason, [complaint, needs_consent])| {
            Step::Cancel { reason, note: None, complaint, needs_consent }
        }),
        place().prop_map(|request| Step::Withdraw { request }),
        Just(Step::Receive),
        Just(Step::Extend),
        (claim(), any::<bool>()).prop_map(|(claim, is_unknown)| {
            let line = LineRef::Id(if is_unknown { "999" } else { "811" }.to_owned());
            Step::OpenDispute(Box::new(Claim { lines: vec![line], ..claim }))
        }),
        (place(), dispute_step()).prop_map(|(dispute, step)| Step::InDispute { dispute, step }),
    ]
}

/// Anything that can be said, whether or not a command would.
pub(super) fn statement(now: Instant) -> impl Strategy<Value = Statement> {
    prop_oneof![
        4 => any_step().prop_map(|step| Statement::Submitted(Box::new(step))),
        2 => any_step().prop_map(|step| Statement::Prepared(Box::new(step))),
        1 => select(&StepKind::ALL[..]).prop_map(Statement::Dropped),
        2 => place().prop_map(Statement::CancellationApproved),
        2 => place().prop_map(Statement::CancellationRejected),
        4 => (place(), dispute_fact(now))
            .prop_map(|(dispute, fact)| Statement::Dispute { dispute, fact }),
        2 => money().prop_map(|amount| Statement::RefundReceived {
            amount,
            arrived: None,
            method: None,
        }),
        1 => of(select(&Method::ALL[..])).prop_map(|method| Statement::RefundStarted { method }),
        6 => select(vec![
            Statement::NothingChanged,
            Statement::Paid,
            Statement::PaymentVerified,
            Statement::PaymentFailed,
            Statement::ClaimedShipped,
            Statement::Shipped { partly: true },
            Statement::Shipped { partly: false },
            Statement::ShipmentCancelled,
            Statement::ReadyForPickup,
            Statement::Delivered,
            Statement::Lost,
            Statement::ReturnedToSeller,
            Statement::ArrivedAnyway,
            Statement::RefusedAtDoor,
            Statement::Frozen,
            Statement::Unfrozen,
            Statement::RefundFailed,
        ]),
        1 => select(&Cause::ALL[..]).prop_map(Statement::Closed),
        1 => near(now).prop_map(Statement::ShipBy),
        1 => near(now).prop_map(Statement::ProtectionUntil),
        1 => page_details(now).prop_map(|details| Statement::Entered(Box::new(details))),
        1 => page_details(now).prop_map(|details| Statement::Corrected(Box::new(details))),
        1 => select(vec!["total", "lines", "placed"])
            .prop_map(|field| Statement::CorrectionLifted(vec![field.to_owned()])),
    ]
}

/// What a fact is about: most often the whole order.
pub(super) fn scope() -> impl Strategy<Value = Scope> {
    let id = |id: &str| LineRef::Id(id.to_owned());
    let like = |title: &str| LineRef::Like { title: title.to_owned(), price: None, nth: 1 };
    let lines = select(vec![
        vec![],
        vec![],
        vec![],
        vec![id("811")],
        vec![id("812")],
        vec![id("811"), id("812")],
        vec![id("999")],
        vec![like("green cup")],
    ]);
    let parcel = select(vec![None, None, None, Some("RR123456785CN"), Some("XX1")]);
    (lines, parcel).prop_map(|(lines, parcel)| Scope { lines, parcel: parcel.map(str::to_owned) })
}

/// A fact that a device tells unasked.
fn told(now: Instant) -> impl Strategy<Value = Fact> {
    let source = prop_oneof![4 => Just(Source::Buyer), 1 => select(&Source::ALL[..])];
    (source, scope(), before(now), statement(now)).prop_map(|(source, scope, at, what)| Fact {
        source,
        scope,
        at,
        nth: 1,
        what,
    })
}

fn deed(now: Instant) -> impl Strategy<Value = Deed> {
    prop_oneof![
        8 => command(now).prop_map(|command| Deed::Does(Box::new(command))),
        5 => look(now).prop_map(|fact| Deed::Tells(Box::new(fact))),
        1 => told(now).prop_map(|fact| Deed::Tells(Box::new(fact))),
        1 => Just(Deed::Exchanges),
    ]
}

/// An order that was shipped twelve days ago and is disputed and answered.
fn disputed(start: Instant) -> (Instant, Vec<(Instant, BoxedStrategy<Deed>)>) {
    let shipped = start + TimeDelta::days(3);
    let now = shipped + TimeDelta::days(12);
    let new = NewOrder {
        placed: Moment::At(start),
        paid: Some(Moment::At(start)),
        shipped: Some(Moment::At(shipped)),
        lines: lines(),
        ..by_hand("2026-03-02", None, None)
    };
    let opened = (claim(), named_lines()).prop_map(|(claim, lines)| {
        let step = StepRequest::OpenDispute { claim: Some(Box::new(claim)), lines };
        Deed::Does(Box::new(Command::Step { step, submitted: true, at: None }))
    });
    let answered = prop_oneof![
        2 => Just(DisputeFact::SellerAccepted),
        1 => Just(DisputeFact::Ruled { ruling: Ruling::None, returns: false, until: None }),
        1 => Just(DisputeFact::Ruled { ruling: Ruling::Partial(amount(1)), returns: false, until: None }),
        4 => dispute_fact(now),
    ];
    let answered = answered.prop_map(|fact| {
        Deed::Does(Box::new(Command::ReportDispute { lines: Vec::new(), fact, at: None }))
    });
    let entered = Just(Deed::Does(Box::new(Command::Add(Box::new(new))))).boxed();
    (now, vec![(shipped, entered), (now, opened.boxed()), (now, answered.boxed())])
}

/// Up to a dozen deeds, the first most often the entry of the order; every second time the next ones
/// open a dispute and answer it.
pub(super) fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    (start(), vec((pause(), prop_oneof![3 => Just(0_usize), 1 => Just(1)]), 1..12), any::<bool>())
        .prop_flat_map(|(start, pauses, is_disputed)| {
            let (mut now, first) = if is_disputed {
                disputed(start)
            } else {
                let first = prop_oneof![
                    3 => new_order(start).prop_map(|new| {
                        Deed::Does(Box::new(Command::Add(Box::new(new))))
                    }),
                    2 => look(start).prop_map(|fact| Deed::Tells(Box::new(fact))),
                ];
                (start, vec![(start, first.boxed())])
            };
            let mut deeds: Vec<_> =
                first.into_iter().map(|(now, deed)| (Just(0_usize), Just(now), deed)).collect();
            for (pause, device) in pauses {
                now += pause;
                deeds.push((Just(device), Just(now), deed(now).boxed()));
            }
            deeds
        })
        .prop_map(|deeds| {
            let happening = |(device, now, deed)| Happening { device, now, deed };
            deeds.into_iter().map(happening).collect()
        })
}

/// The rules, for a buyer of some country or of none, now and then with a window of the buyer's own.
fn policy() -> impl Strategy<Value = Policy> {
    let rules = [
        Rule::CancelSellerAnswer,
        Rule::SellerShipBy,
        Rule::DisputeSellerAnswer,
        Rule::DisputeOpenUntil,
        Rule::ProtectionLength,
        Rule::LookAgain,
    ];
    let own = (select(rules.to_vec()), 0..100_u32, start(), 0..100_i64);
    let own = own.prop_map(|(rule, days, start, later)| Override {
        rule,
        window: Window { from: None, span: Span::Days(days) },
        since: start + TimeDelta::days(later),
    });
    let country = of(select(&["DE", "UK", "US", "BR"][..]));
    (country, prop_oneof![3 => Just(None), 1 => own.prop_map(Some)]).prop_map(|(country, own)| {
        let mut policy = EMBEDDED.clone();
        policy.buyer = Buyer { country: country.and_then(Country::parse), method: None };
        if let Some(own) = own {
            policy.override_rule(own);
        }
        policy
    })
}

/// A life.
pub(crate) fn lives() -> impl Strategy<Value = Life> {
    (happenings(), policy()).prop_map(|(happenings, policy)| live(&happenings, &policy))
}

/// A life, and a command some time after it.
pub(super) fn lives_and_commands() -> impl Strategy<Value = (Life, Command, Instant)> {
    (lives(), pause()).prop_flat_map(|(life, later)| {
        let now = life.next(life.now + later);
        (Just(life), command(now), Just(now))
    })
}
