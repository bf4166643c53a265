//! The ids of facts, once and for all: a change here makes every store ever written unreadable.

use std::collections::HashSet;
use std::mem::discriminant;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::arbitrary::statement;
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
use crate::store::codec::encode;

fn day() -> Moment {
    Moment::Day(NaiveDate::from_ymd_opt(2026, 5, 4).expect("a day"))
}

fn time() -> Instant {
    Instant::from_timestamp(1_777_900_000, 250_000_000).expect("a time")
}

fn euros(cents: i64) -> Money {
    Money::from_minor(cents, Currency::parse("EUR").expect("a code")).expect("an amount")
}

#[expect(clippy::unnecessary_wraps, reason = "a short word for what stands in many places")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn id() -> FactId {
    FactId::new([0xA5; 16])
}

fn parcel() -> Parcel {
    Parcel { number: "LX123456789CN".to_owned(), carrier: some("Post"), contents: Vec::new() }
}

/// The same with what is in it.
fn packed() -> Parcel {
    let line = LineRef::Id("81".to_owned());
    Parcel { contents: vec![Content { line, count: Some(2) }], ..parcel() }
}

/// The same with all sums.
fn summed() -> Details {
    let plain = details();
    let paid = |line: Line| Line { paid: Some(euros(550)), ..line };
    Details {
        discount: Some(euros(98)),
        coupons: Some(euros(50)),
        shipping: Some(euros(0)),
        tax: Some(euros(98)),
        payment: some("5500"),
        line_count: Some(1),
        lines: plain.lines.clone().map(|lines| lines.into_iter().map(paid).collect()),
        ..plain
    }
}

fn details() -> Details {
    let line = Line {
        id: some("81"),
        product_id: some("1005"),
        sku_id: some("12"),
        title: "A \"lamp\"\n".to_owned(),
        variant: some("Colour: red"),
        quantity: 2,
        unit_price: Some(euros(599)),
        paid: None,
        url: some("https://example.com/1005"),
    };
    Details {
        seller: Some(Seller {
            name: "A store".to_owned(),
            store_id: some("1101"),
            url: some("https://example.com/1101"),
            message_url: some("https://example.com/write"),
        }),
        seller_rating: Rating::from_per_mille(945),
        placed: Some(Moment::At(time())),
        paid: Some(day()),
        shipped: Some(day()),
        ended: Some(day()),
        protected_until: Some(day()),
        total: Some(euros(1_198)),
        payment_method: some("Visa"),
        lines: Some(vec![line]),
        prices: Some(vec![PriceRow { title: "Total".to_owned(), value: "11,98 €".to_owned() }]),
        promises: Some(vec![Promise {
            title: "Free".to_owned(),
            text: "return".to_owned(),
            terms: Vec::new(),
        }]),
        status_text: some("Shipped"),
        ..Details::default()
    }
}

/// One statement of each kind, and of each kind of step and of what others do in a dispute.
fn statements() -> Vec<Statement> {
    use DisputeFact as Done;
    use Statement as It;
    let claim = Claim {
        reason: DisputeReason::Damaged,
        want: Want::Refund,
        amount: Some(euros(500)),
        lines: vec![
            LineRef::Id("81".to_owned()),
            LineRef::Like { title: "A lamp".to_owned(), price: Some(euros(599)), nth: 1 },
        ],
        description: some("It is broken."),
        evidence: vec!["a.jpg".to_owned()],
        free_return: false,
    };
    let stage = ShownStage { stage: Stage::Closed, cause: Some(Cause::Unpaid) };
    let look = Look { stage: Some(stage), details: details(), parcels: vec![parcel()] };
    let evidence = Evidence {
        digest: Digest::new([0x0F; 32]),
        name: "a.jpg".to_owned(),
        bytes: 1_234,
        media: "image/jpeg".to_owned(),
        kind: Kind::Photo,
        shows: Some(Proof::PhotoOfDamage),
        changed: Some(time()),
        note: some("the edge"),
    };
    let cancel = Step::Cancel {
        reason: Reason::NoLongerNeeded,
        note: some("please"),
        complaint: false,
        needs_consent: true,
    };
    let step = |step| It::Submitted(Box::new(step));
    let in_dispute = |step| It::Submitted(Box::new(Step::InDispute { dispute: id(), step }));
    let dispute = |fact| It::Dispute { dispute: id(), fact };
    let proposal = Proposal { amount: Some(euros(300)), returns: true, until: None };
    vec![
        It::Looked(Box::new(look)),
        It::NothingChanged,
        It::Entered(Box::new(details())),
        It::Corrected(Box::new(Details { total: Some(euros(1)), ..Details::default() })),
        It::CorrectionLifted(vec!["total".to_owned()]),
        It::Prepared(Box::new(cancel.clone())),
        step(cancel),
        step(Step::Withdraw { request: id() }),
        step(Step::Receive),
        step(Step::Extend),
        step(Step::OpenDispute(Box::new(claim))),
        in_dispute(DisputeStep::Accept),
        in_dispute(DisputeStep::Reject),
        in_dispute(DisputeStep::Counter(euros(400))),
        in_dispute(DisputeStep::Escalate),
        in_dispute(DisputeStep::Cancel),
        in_dispute(DisputeStep::Appeal),
        in_dispute(DisputeStep::ShipReturn(parcel())),
        It::Dropped(StepKind::Cancel),
        It::Paid,
        It::PaymentVerified,
        It::PaymentFailed,
        It::CancellationApproved(id()),
        It::CancellationRejected(id()),
        It::ShipBy(day()),
        It::ClaimedShipped,
        It::Shipped { partly: true },
        It::Tracked(parcel()),
        It::ShipmentCancelled,
        It::ReadyForPickup,
        It::Delivered,
        It::Lost,
        It::ReturnedToSeller,
        It::ArrivedAnyway,
        It::RefusedAtDoor,
        It::ProtectionUntil(Moment::At(time())),
        It::Frozen,
        It::Unfrozen,
        It::Closed(Cause::Seller),
        It::SellerRating(Rating::from_per_mille(900).expect("a share")),
        It::Remedy { remedy: Remedy::Paypal, step: RemedyStep::Opened },
        dispute(Done::SellerAccepted),
        dispute(Done::SellerRejected),
        dispute(Done::SellerOffered(proposal)),
        dispute(Done::SteppedIn(Some(proposal))),
        dispute(Done::SteppedIn(None)),
        dispute(Done::MoreEvidenceAsked { until: Some(day()) }),
        dispute(Done::EvidenceGiven { files: vec!["a.jpg".to_owned()] }),
        dispute(Done::Ruled { ruling: Ruling::Full, returns: false, until: None }),
        dispute(Done::Ruled { ruling: Ruling::Partial(euros(200)), returns: false, until: None }),
        dispute(Done::Ruled { ruling: Ruling::None, returns: false, until: None }),
        dispute(Done::ReturnAgreed { amount: Some(euros(100)), until: Some(day()) }),
        dispute(Done::ReturnReceived),
        It::RefundStarted { method: Some(Method::Card) },
        It::RefundReceived { amount: euros(500), arrived: None, method: None },
        It::RefundFailed,
        It::Noted("a word".to_owned()),
        It::Said { by: Actor::Seller, text: "soon".to_owned() },
        It::EvidenceAdded(Box::new(evidence)),
        It::EvidenceRemoved(Digest::new([0x0F; 32])),
    ]
}

/// What came with lines and parcels.
fn of_lines() -> Vec<Statement> {
    use Statement as It;
    vec![
        It::LineIs {
            line: LineRef::Like { title: "A lamp".to_owned(), price: None, nth: 2 },
            id: "81".to_owned(),
        },
        It::PaidWith(OrderId::parse("8199000000000021").expect("a number")),
        It::RefundReceived {
            amount: euros(500),
            arrived: Some(euros(480)),
            method: Some(Method::Card),
        },
        It::Tracked(packed()),
        It::Entered(Box::new(summed())),
    ]
}

/// What came with promises and returns.
fn of_promises() -> Vec<Statement> {
    use DisputeFact as Done;
    use Statement as It;
    let china = Country::parse("CN");
    let term = |kind, end| Term { kind, end };
    let terms = vec![
        term(PromiseKind::RefundIfLate, TermEnd::Date(day())),
        term(PromiseKind::FreeReturn, TermEnd::Days(15)),
        term(PromiseKind::CouponIfLate, TermEnd::Unstated),
    ];
    let promise = Promise { title: "Free".to_owned(), text: "return".to_owned(), terms };
    let details =
        Details { seller_country: china, promises: Some(vec![promise]), ..Details::default() };
    let dispute = |fact| It::Dispute { dispute: id(), fact };
    let until = Some(day());
    let proposal = Proposal { amount: None, returns: false, until };
    vec![
        It::Entered(Box::new(details)),
        It::SellerCountry(china.expect("a country")),
        It::Promised { kind: PromiseKind::Delivery, until: day() },
        It::AccountRestricted,
        dispute(Done::SellerOffered(proposal)),
        dispute(Done::Ruled { ruling: Ruling::None, returns: false, until }),
        dispute(Done::ReturnAccepted { amount: Some(euros(100)) }),
        dispute(Done::ReturnRejected { until }),
        dispute(Done::AnswerUntil(day())),
        dispute(Done::DecisionUntil(day())),
    ]
}

/// Every statement, in the order in which they came.
fn all() -> impl Iterator<Item = Statement> {
    statements().into_iter().chain(of_lines()).chain(of_promises())
}

fn id_of(fact: &Fact) -> String {
    let order = OrderId::parse("8212313961591322").expect("a number");
    let id = encode(fact).expect("columns").id(&order);
    id.bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

const IDS: &str = "\
    adfb2f775cf1648c33d10cccd31e7fa8 d26eacd77f789513f9c3779dcba6a391 \
    983340bd73c92c6ab91456790879e231 a7e5126619db4425f1ff09b5d982c4d0 \
    2091b6c7460b1bcae9a358f793d7912c 622eb3a5cbb6f5cd92bd99a96a431283 \
    7367e5904fc72ffcf92b1e5fad04d790 0fd847e522b1ca86e4124b58df0629d5 \
    6d0a6501a2478cca934f9f9e542a2618 75cee699985e850bafee22777166095e \
    0f281ab888f5c0aa91ed848c8d1bab72 761bf607fd276ce53043420c91b697e5 \
    6004f6488061316f000a1cff3b7cf5cb 6642b996ac2d52f87a90deddcafd0f0c \
    05f6fa40ae9eedb22fd3e87ea271a6f7 7a03b9b98b11715b6bbb73e8c2f4d571 \
    e732f6cdf1b976debceb154fcd1e2097 8e0ad8aeea12696f729a08ccac64857f \
    d48758636228bebd57aeae1a11e0515b ceb949edc4fdf120d09f96adda307a08 \
    75b8c8af23b39741403c698494dbbaf2 b80175fa12125d0d761b295a0186497c \
    78162364328f113f29c74ec1e286a4d2 cde306cbd7fd0df228641617ee05cee7 \
    26bf503e5b3c8f44cc6568342f791625 a2df0a1bdc1b9bd60554eb26d37b5b1d \
    f96b75837fe447d2f04af3b9366437e2 4efe66d9ad43da2dbb78e7abe0f1ea75 \
    0fcc940647b753d6fa929b6fe7ec4cab 343b90f339481235aa1207a278588e32 \
    644ad84c1ae6ac5d6c9f6b42d9ca88ae 51e866b6020bebe085c363988d37aed3 \
    88611d684e99e83325548cbf3b8cfd23 79401c9c374b7d1d36815d8c9e1477ed \
    52e95309d67cdeb86a452d73376934fb dd60cb5bd99772efc282146347556fb9 \
    347a26aca48abdb2b1e65bc726393d93 cca4825bc27d5332b0afee1192483b86 \
    b358b1599c0cb5357257203d6a704436 045ff0bac2cf51b761fa1e425825bbc8 \
    c1d3cffce99e94a47b09c16f25e9c14f deeeefd73f280dfceba2cdb94f6cf06a \
    3477e2794f50ef98613ef59246e14218 da0637f5625a355fc34fe2761b645343 \
    2da73d1f78f949c9f68de1088292809e ccf56e1dfb6bc13dafcbee6baa7b1e13 \
    969f1c7aeed69d456a189d46aa700236 c263c67574736b25133c12bf6f9e1a9a \
    45646b1b4ad8205eec44b198276b2f06 186139f710435e2b4b29b601f8446d64 \
    fd87e1d687126e8c5426c8623cbb51b7 ea2e551234c2874ffa2fe5fa8d0e3f9f \
    77173ceb64a83d36616c9d43488001ba 6be3ff201a77c8c6ff391ddd8e90ab08 \
    93446e61f500b61981cb9a2f1c1eeb9d ce3245321883b982cf6f941a5d3785e7 \
    7876de462d0f1a02e6025cb6fad17cdc a4558ec0af26f7895d35155647f70073 \
    4f9f457ebcb76782e51e0098f72796de 87c730a4278ec99db45c83762e031118 \
    bca314a046458784ff08a1aa7ea401df 0e039dd4ec153c200641d554bd593545 \
    c566b5f8d43db2c27c7a810b56011d4f 0d0d93c21d6eff6bb169c54c85eaed7b \
    ea13ce9ec5c6a613ef76287ed663a872 5067731062b279eccccedec11ca3bf5e \
    243ac1b5e334b583f4cbf3a5a70b2041 98d815efd543f39697d59fcf75cf283c \
    3857a1f49f33bad48a647682b399ebd8 7e788b9ce030b11484714e71140b13f9 \
    6139a59989e8c21eea0ce6a9c8e4980b b862f56724fa6f70d448cd6db204095d \
    5eb8532b9c6d2d50317ccb5cce724301 e0701d412d8b66398026f23cb3c3637c \
    13b01e0930ebccb1f286108daa8df5a8";

#[test]
fn every_statement_has_the_id_that_it_had() {
    let ids = all().map(|what| id_of(&Fact::of_buyer(day(), what)));
    let ids: Vec<String> = ids.collect();
    assert_eq!(ids, IDS.split_whitespace().collect::<Vec<_>>(), "{}", ids.join("\n"));
}

#[test]
fn everything_beside_the_statement_is_in_the_id_too() {
    let plain = Fact::of_buyer(day(), Statement::Paid);
    let line = LineRef::Id("81".to_owned());
    let scope = Scope { lines: vec![line], parcel: some("LX123456789CN") };
    let others = [
        Fact { source: Source::Mail, ..plain.clone() },
        Fact { scope, ..plain.clone() },
        Fact { at: Moment::At(time()), ..plain.clone() },
        Fact { nth: 2, ..plain },
    ];
    let ids: Vec<String> = others.iter().map(id_of).collect();
    assert_eq!(
        ids,
        [
            "728a7648666a21d09f565d9c48765817",
            "a99d1c346a1b2cabe22f1a5d2c6d5929",
            "fb6a93dd4fec4eb1cf38d03aa0c4461e",
            "9ff2d0f413135a7d452c0a765c2865dc",
        ]
    );
}

proptest! {
    #[test]
    fn no_kind_of_statement_is_left_out(statement in statement()) {
        let known: HashSet<_> = all().map(|one| discriminant(&one)).collect();
        prop_assert!(known.contains(&discriminant(&statement)));
    }
}
