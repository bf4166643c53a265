//! Facts of every kind with whatever they can hold.

use chrono::{DateTime, NaiveDate, TimeDelta};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::domain::actor::Actor;
use crate::domain::buyer::Country;
use crate::domain::details::{Details, Line, PriceRow, Promise, Seller};
use crate::domain::evidence::{Digest, Evidence, Kind, Proof};
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{
    Cause, Claim, Content, DisputeFact, DisputeReason, DisputeStep, Fact, FactId, LineRef, Look,
    Parcel, Proposal, Reason, Remedy, RemedyStep, Ruling, Scope, ShownStage, Source, Stage,
    Statement, Step, StepKind, Want,
};
use crate::domain::payment::Method;
use crate::domain::promise::{PromiseKind, Term, TermEnd};
use crate::domain::rating::Rating;
use crate::domain::time::Moment;

/// The first day of most that is told here.
pub(crate) fn day_zero() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 4).expect("a day")
}

/// A text of whatever characters.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[a-z ]{0,12}", 1 => any::<String>()]
}

/// An instant of some months, most often at a full second.
pub(crate) fn instant() -> impl Strategy<Value = Instant> {
    let nanoseconds = prop_oneof![
        6 => Just(0_i64),
        2 => (0..1_000_i64).prop_map(|milliseconds| milliseconds * 1_000_000),
        1 => 0..1_000_000_000_i64,
    ];
    (0..12_000_000_i64, nanoseconds).prop_map(|(seconds, nanoseconds)| {
        let start = day_zero().and_hms_opt(0, 0, 0).expect("midnight").and_utc();
        start + TimeDelta::seconds(seconds) + TimeDelta::nanoseconds(nanoseconds)
    })
}

/// An instant, or a day of the same time.
pub(crate) fn moment() -> impl Strategy<Value = Moment> {
    prop_oneof![
        instant().prop_map(Moment::At),
        instant().prop_map(|instant| Moment::Day(instant.date_naive())),
    ]
}

/// A moment of whatever time that a file can print.
fn any_moment() -> impl Strategy<Value = Moment> {
    let far =
        (-62_135_596_800..253_402_300_799_i64, 0..1_999_999_999_u32).prop_map(|(at, nano)| {
            // A leap second stands at the end of a minute.
            let nano = if at.rem_euclid(60) == 59 { nano } else { nano % 1_000_000_000 };
            DateTime::from_timestamp(at, nano).expect("a time")
        });
    prop_oneof![
        8 => moment(),
        1 => far.clone().prop_map(Moment::At),
        1 => far.prop_map(|far| Moment::Day(far.date_naive())),
    ]
}

/// An amount, most often in one currency.
pub(crate) fn money() -> impl Strategy<Value = Money> {
    let codes = prop_oneof![8 => Just("EUR"), 1 => select(vec!["USD", "JPY", "KWD"])];
    (0..20_000_i64, codes).prop_map(|(minor, code)| {
        Money::from_minor(minor, Currency::parse(code).expect("a code")).expect("an amount")
    })
}

/// The id of some fact.
pub(crate) fn fact_id() -> impl Strategy<Value = FactId> {
    any::<[u8; 16]>().prop_map(FactId::new)
}

fn id<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

fn digits() -> impl Strategy<Value = String> {
    "[1-9][0-9]{0,15}"
}

fn seller() -> impl Strategy<Value = Seller> {
    (text(), of(digits()), of(text()), of(text()))
        .prop_map(|(name, store_id, url, message_url)| Seller { name, store_id, url, message_url })
}

fn line() -> impl Strategy<Value = Line> {
    let ids = (of(digits()), of(digits()), of(digits()));
    (ids, text(), of(text()), 1..5_u32, of(money()), of(text())).prop_map(
        |((id, product_id, sku_id), title, variant, quantity, unit_price, url)| Line {
            id,
            product_id,
            sku_id,
            title,
            variant,
            quantity,
            unit_price,
            paid: unit_price,
            url,
        },
    )
}

fn line_ref() -> impl Strategy<Value = LineRef> {
    prop_oneof![
        digits().prop_map(LineRef::Id),
        (text(), of(money()), 1..3_u32).prop_map(|(title, price, nth)| LineRef::Like {
            title,
            price,
            nth
        }),
    ]
}

/// Details of an order, each of which may be missing.
pub(crate) fn details() -> BoxedStrategy<Details> {
    let dates = (of(moment()), of(moment()), of(moment()), of(moment()), of(any_moment()));
    let rows = of(vec((text(), text()), 0..2));
    let promises = of(vec((text(), text(), vec(term(), 0..3)), 0..2));
    let seller = (of(seller()), of(country()));
    let sold = (seller, of(rating()), of(money()), of(text()), of(vec(line(), 0..3)));
    let sums = (of(money()), of(money()), of(money()), of(money()));
    let paid = (of(digits()), of(1..9_u32));
    (dates, sold, sums, paid, rows, promises, of(text()))
        .prop_map(
            |(
                (placed, paid, shipped, ended, protected_until),
                sold,
                (discount, coupons, shipping, tax),
                (payment, line_count),
                prices,
                promises,
                status_text,
            )| {
                let ((seller, seller_country), seller_rating, total, payment_method, lines) = sold;
                let price = |(title, value)| PriceRow { title, value };
                let promise = |(title, text, terms)| Promise { title, text, terms };
                Details {
                    seller,
                    seller_rating,
                    seller_country,
                    placed,
                    paid,
                    shipped,
                    ended,
                    protected_until,
                    total,
                    discount,
                    coupons,
                    shipping,
                    tax,
                    payment_method,
                    payment,
                    lines,
                    line_count,
                    prices: prices.map(|rows: Vec<_>| rows.into_iter().map(price).collect()),
                    promises: promises.map(|rows: Vec<_>| rows.into_iter().map(promise).collect()),
                    status_text,
                }
            },
        )
        .boxed()
}

fn country() -> impl Strategy<Value = Country> {
    "[A-Z]{2}".prop_map(|code| Country::parse(&code).expect("a country"))
}

fn term() -> impl Strategy<Value = Term> {
    let end = prop_oneof![
        moment().prop_map(TermEnd::Date),
        (1..=366_u32).prop_map(TermEnd::Days),
        Just(TermEnd::Unstated),
    ];
    (id(&PromiseKind::ALL), end).prop_map(|(kind, end)| Term { kind, end })
}

fn rating() -> impl Strategy<Value = Rating> {
    (0..=1_000_u16).prop_map(|thousandths| Rating::from_per_mille(thousandths).expect("a share"))
}

/// A parcel.
pub(crate) fn parcel() -> impl Strategy<Value = Parcel> {
    let content = (line_ref(), of(1..9_u32)).prop_map(|(line, count)| Content { line, count });
    ("(LX[0-9]{9}CN|[a-z]{1,3})", of(text()), vec(content, 0..3))
        .prop_map(|(number, carrier, contents)| Parcel { number, carrier, contents })
}

fn look() -> BoxedStrategy<Look> {
    let stage = (id(&Stage::ALL), of(id(&Cause::ALL)))
        .prop_map(|(stage, cause)| ShownStage { stage, cause });
    (of(stage), details(), vec(parcel(), 0..2))
        .prop_map(|(stage, details, parcels)| Look { stage, details, parcels })
        .boxed()
}

fn claim() -> BoxedStrategy<Claim> {
    let what = (id(&DisputeReason::ALL), id(&Want::ALL), of(money()), vec(line_ref(), 0..2));
    (what, of(text()), vec(text(), 0..2), any::<bool>())
        .prop_map(|((reason, want, amount, lines), description, evidence, free_return)| Claim {
            reason,
            want,
            amount,
            lines,
            description,
            evidence,
            free_return,
        })
        .boxed()
}

fn proposal() -> impl Strategy<Value = Proposal> {
    (of(money()), any::<bool>(), of(moment())).prop_map(|(amount, returns, until)| Proposal {
        amount,
        returns,
        until,
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
        parcel().prop_map(DisputeStep::ShipReturn),
    ]
}

/// A step that names whatever request or dispute.
pub(crate) fn step() -> BoxedStrategy<Step> {
    let cancel = (id(&Reason::ALL), of(text()), any::<bool>(), any::<bool>());
    prop_oneof![
        cancel.prop_map(|(reason, note, complaint, needs_consent)| Step::Cancel {
            reason,
            note,
            complaint,
            needs_consent
        }),
        fact_id().prop_map(|request| Step::Withdraw { request }),
        Just(Step::Receive),
        Just(Step::Extend),
        claim().prop_map(|claim| Step::OpenDispute(Box::new(claim))),
        (fact_id(), dispute_step()).prop_map(|(dispute, step)| Step::InDispute { dispute, step }),
    ]
    .boxed()
}

fn dispute_fact() -> BoxedStrategy<DisputeFact> {
    let ruling =
        prop_oneof![Just(Ruling::Full), money().prop_map(Ruling::Partial), Just(Ruling::None)];
    prop_oneof![
        Just(DisputeFact::SellerAccepted),
        Just(DisputeFact::SellerRejected),
        proposal().prop_map(DisputeFact::SellerOffered),
        of(proposal()).prop_map(DisputeFact::SteppedIn),
        of(moment()).prop_map(|until| DisputeFact::MoreEvidenceAsked { until }),
        vec(text(), 0..2).prop_map(|files| DisputeFact::EvidenceGiven { files }),
        (ruling, any::<bool>(), of(moment()))
            .prop_map(|(ruling, returns, until)| DisputeFact::Ruled { ruling, returns, until }),
        (of(money()), of(moment()))
            .prop_map(|(amount, until)| DisputeFact::ReturnAgreed { amount, until }),
        Just(DisputeFact::ReturnReceived),
        of(money()).prop_map(|amount| DisputeFact::ReturnAccepted { amount }),
        of(moment()).prop_map(|until| DisputeFact::ReturnRejected { until }),
        moment().prop_map(DisputeFact::AnswerUntil),
        moment().prop_map(DisputeFact::DecisionUntil),
    ]
    .boxed()
}

fn evidence() -> BoxedStrategy<Evidence> {
    let file = (any::<[u8; 32]>(), text(), any::<u64>(), text());
    (file, id(&Kind::ALL), of(id(&Proof::ALL)), of(instant()), of(text()))
        .prop_map(|((digest, name, bytes, media), kind, shows, changed, note)| Evidence {
            digest: Digest::new(digest),
            name,
            bytes,
            media,
            kind,
            shows,
            changed,
            note,
        })
        .boxed()
}

/// A statement that needs nothing told before it, or one that names whatever fact.
pub(crate) fn statement() -> BoxedStrategy<Statement> {
    use Statement as It;
    let alone = select(vec![
        It::NothingChanged,
        It::Paid,
        It::PaymentVerified,
        It::PaymentFailed,
        It::ClaimedShipped,
        It::ShipmentCancelled,
        It::ReadyForPickup,
        It::Delivered,
        It::Lost,
        It::ReturnedToSeller,
        It::ArrivedAnyway,
        It::RefusedAtDoor,
        It::Frozen,
        It::Unfrozen,
        It::RefundFailed,
        It::AccountRestricted,
    ]);
    let told = prop_oneof![
        details().prop_map(|details| It::Entered(Box::new(details))),
        details().prop_map(|details| It::Corrected(Box::new(details))),
        vec(select(vec!["total".to_owned(), "placed".to_owned()]), 0..2)
            .prop_map(It::CorrectionLifted),
        rating().prop_map(It::SellerRating),
        country().prop_map(It::SellerCountry),
        (id(&PromiseKind::ALL), moment()).prop_map(|(kind, until)| It::Promised { kind, until }),
        parcel().prop_map(It::Tracked),
        moment().prop_map(It::ShipBy),
        moment().prop_map(It::ProtectionUntil),
        any::<bool>().prop_map(|partly| It::Shipped { partly }),
        id(&Cause::ALL).prop_map(It::Closed),
        text().prop_map(It::Noted),
        (id(&Actor::ALL), text()).prop_map(|(by, text)| It::Said { by, text }),
        evidence().prop_map(|evidence| It::EvidenceAdded(Box::new(evidence))),
        any::<[u8; 32]>().prop_map(|bytes| It::EvidenceRemoved(Digest::new(bytes))),
    ];
    let asked = prop_oneof![
        step().prop_map(|step| It::Prepared(Box::new(step))),
        step().prop_map(|step| It::Submitted(Box::new(step))),
        id(&StepKind::ALL).prop_map(It::Dropped),
        fact_id().prop_map(It::CancellationApproved),
        fact_id().prop_map(It::CancellationRejected),
        (fact_id(), dispute_fact()).prop_map(|(dispute, fact)| It::Dispute { dispute, fact }),
    ];
    let paid = prop_oneof![
        (id(&Remedy::ALL), id(&RemedyStep::ALL))
            .prop_map(|(remedy, step)| It::Remedy { remedy, step }),
        of(id(&Method::ALL)).prop_map(|method| It::RefundStarted { method }),
        (money(), of(money()), of(id(&Method::ALL))).prop_map(|(amount, arrived, method)| {
            It::RefundReceived { amount, arrived, method }
        }),
        (line_ref(), digits()).prop_map(|(line, id)| It::LineIs { line, id }),
        "[1-9][0-9]{14,16}"
            .prop_map(|number| It::PaidWith(OrderId::parse(&number).expect("a number"))),
    ];
    let looked = look().prop_map(|look| It::Looked(Box::new(look)));
    prop_oneof![
 4 => looked, 3 => alone, 3 => told.boxed(), 3 => asked.boxed(), 2 => paid.boxed()]
    .boxed()
}

/// A fact of whatever kind.
pub(crate) fn fact() -> BoxedStrategy<Fact> {
    let scope = prop_oneof![
        3 => Just(Scope::default()),
        1 => (vec(line_ref(), 0..2), of(text()))
            .prop_map(|(lines, parcel)| Scope { lines, parcel }),
    ];
    let nth = prop_oneof![4 => Just(1_u32), 1 => 1..4_u32];
    (id(&Source::ALL), scope, any_moment(), nth, statement())
        .prop_map(|(source, scope, at, nth, what)| Fact { source, scope, at, nth, what })
        .boxed()
}

/// What somebody does to the record of one of a few orders.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    /// Tells facts. Ids of other facts in them stand for the last such fact that there is.
    Tell {
        /// Which order.
        order: usize,
        /// What.
        facts: Vec<Fact>,
    },
    /// Imports a file that says so.
    Import {
        /// Of which order.
        order: usize,
        /// What.
        facts: Vec<Fact>,
    },
    /// Imports what one of the operations before told, once more.
    ImportAgain(usize),
    /// Withdraws one of the operations before.
    Undo(usize),
    /// Restores one of the operations before.
    Redo(usize),
}

/// A life of a few orders: deeds, each so many seconds after the one before.
pub(crate) fn life(orders: usize) -> BoxedStrategy<Vec<(i64, Deed)>> {
    let tell = (0..orders, vec(likely_fact(), 1..4))
        .prop_map(|(order, facts)| Deed::Tell { order, facts });
    let import = (0..orders, vec(likely_look(), 1..3))
        .prop_map(|(order, facts)| Deed::Import { order, facts });
    let deed = prop_oneof![
        8 => tell,
        4 => import,
        1 => any::<usize>().prop_map(Deed::ImportAgain),
        1 => any::<usize>().prop_map(Deed::Undo),
        1 => any::<usize>().prop_map(Deed::Redo),
    ];
    let wait = prop_oneof![2 => 0..3_i64, 3 => 0..90_000_i64, 2 => 0..2_000_000_i64];
    vec((wait, deed), 1..9).boxed()
}

/// What a page of the order shows.
fn likely_look() -> BoxedStrategy<Fact> {
    let source = prop_oneof![2 => Just(Source::OrderPage), 1 => Just(Source::OrderList)];
    (source, moment(), id(&Stage::ALL), details(), vec(parcel(), 0..2))
        .prop_map(|(source, at, stage, details, parcels)| {
            let stage = Some(ShownStage { stage, cause: None });
            Fact::look(source, at, Look { stage, details, parcels })
        })
        .boxed()
}

/// A fact as a real life has them more often than not.
fn likely_fact() -> BoxedStrategy<Fact> {
    let asked = prop_oneof![
        2 => Just(DisputeReason::NotReceived),
        1 => Just(DisputeReason::Damaged),
        1 => Just(DisputeReason::ChangeOfMind),
    ];
    let open = (asked, of(money())).prop_map(|(reason, amount)| {
        let goes_back = reason == DisputeReason::ChangeOfMind;
        Step::OpenDispute(Box::new(Claim {
            reason,
            want: if goes_back { Want::ReturnAndRefund } else { Want::Refund },
            amount,
            lines: Vec::new(),
            description: None,
            evidence: vec!["a.jpg".to_owned()],
            free_return: true,
        }))
    });
    let cancel = Just(Step::Cancel {
        reason: Reason::NoLongerNeeded,
        note: None,
        complaint: false,
        needs_consent: true,
    });
    let step = prop_oneof![2 => cancel, 2 => open, 3 => step()].boxed();
    let what = prop_oneof![
        2 => step.clone().prop_map(|step| Statement::Submitted(Box::new(step))),
        2 => step.prop_map(|step| Statement::Prepared(Box::new(step))),
        2 => (fact_id(), dispute_fact())
            .prop_map(|(dispute, fact)| Statement::Dispute { dispute, fact }).boxed(),
        1 => Just(Statement::Paid),
        1 => Just(Statement::Shipped { partly: false }),
        6 => statement(),
    ]
    .boxed();
    let source = prop_oneof![4 => Just(Source::Buyer), 1 => id(&Source::ALL)];
    let told = (source, moment(), what).prop_map(|(source, at, what)| Fact {
        source,
        scope: Scope::default(),
        at,
        nth: 1,
        what,
    });
    prop_oneof![1 => likely_look(), 4 => told.boxed()].boxed()
}
