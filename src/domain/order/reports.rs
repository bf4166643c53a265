//! What the buyer reports that others did. A report beats what the clock assumes.

use super::asked::Asked;
use super::command::{Named, Report};
use super::conditions::answerable;
use super::fact::{Content, Fact, Parcel, Scope, Source, Statement};
use super::line_ref::LineRef;
use super::moments::{not_before, not_before_last, not_before_sending};
use super::parcel::{OrderParcel, Packed};
use super::refusal::Refusal;
use super::remedies;
use super::stage::{Cause, Stage};
use super::standing::Order;
use super::subject::{Meaning, named_lines, named_parcels, subject};
use super::which;
use crate::domain::promise::PromiseKind;
use crate::domain::time::Moment;

/// The facts of a report, or why it cannot be: about the lines and parcels that it names, else about all
/// of the order that it fits.
pub(super) fn report(
    order: &Order,
    report: Report,
    about: &Named,
    by: Source,
    asked: Asked<'_>,
) -> Result<Vec<Fact>, Refusal> {
    if let Report::Tracking { parcel } = report {
        return tracked(order, parcel, about, by, asked);
    }
    if let (Source::Seller, Report::Shipped { parcel, .. }) = (by, &report)
        && let Ok(mut facts) = self::report(order, Report::ClaimedShipped, about, by, asked)
    {
        // A word in the chat ships nothing, and a number in it is not the order's.
        let said = |parcel: &Parcel| Statement::Tracked(parcel.clone());
        let said = parcel.iter().map(said);
        facts.extend(said.map(|what| Fact { source: by, ..Fact::of_buyer(asked.at, what) }));
        return Ok(facts);
    }
    closes_something(order, &report, about)?;
    let subject = subject(order, about, meaning(&report), |part| {
        on_part(part, &report, !about.lines.is_empty(), asked)
    })?;
    let (at, mut what) = subject.answer;
    let answers = std::iter::once(&what).chain(subject.others.iter().map(|(_, what)| what));
    which::one_request(order, answers.filter_map(Statement::about))?;
    let mut scopes = subject.scopes;
    let mut facts = Vec::new();
    // Of a rest that cannot be named it is said of the whole order.
    let is_rest = scopes.is_empty();
    if let Report::Shipped { parcel: Some(parcel), partly } = report {
        let parcel = packed(with_contents(order, parcel), &subject.lines);
        if by == Source::Buyer && (partly || is_rest || !parcel.contents.is_empty()) {
            // What was sent was sent in this parcel, whole.
            what = Statement::Shipped { partly: false };
            let number = Some(parcel.number.clone());
            if is_rest {
                scopes.push(Scope { lines: Vec::new(), parcel: number });
            } else {
                for scope in &mut scopes {
                    scope.parcel.clone_from(&number);
                }
            }
        }
        // A number that the seller only wrote in a message is not the order's.
        facts.push(Fact { source: by, ..Fact::of_buyer(at, Statement::Tracked(parcel)) });
    }
    scopes.extend(is_rest.then(Scope::default));
    let of = |scope| Fact { scope, ..Fact::of_buyer(at, what.clone()) };
    facts.extend(scopes.into_iter().map(of));
    Ok(facts)
}

/// Refuses to close what was sent for a reason of what was not, where that was closed before.
fn closes_something(order: &Order, report: &Report, about: &Named) -> Result<(), Refusal> {
    let is_of_unsent =
        matches!(report, Report::Closed { cause: Some(cause) } if cause.is_of_unsent());
    let is_named = !about.lines.is_empty() || !about.parcels.is_empty();
    let is_closed = |part: &Order| part.as_known().stage() == Stage::Closed;
    let parts = order.parts();
    if is_of_unsent && !is_named && parts.iter().any(is_closed) && !parts.iter().any(is_unsent) {
        return Err(Refusal::by_state(order));
    }
    Ok(())
}

/// A tracking number: of a new parcel, or a new one of a parcel that is named.
fn tracked(
    order: &Order,
    parcel: Parcel,
    about: &Named,
    by: Source,
    asked: Asked<'_>,
) -> Result<Vec<Fact>, Refusal> {
    paid_and_open(order.as_known())?;
    let lines: Vec<LineRef> =
        named_lines(order, &about.lines)?.into_iter().map(super::line::OrderLine::name).collect();
    let of_parcel = named_parcels(order, &about.parcels)?;
    of_parcel.iter().try_for_each(|old| replaces(order, old, &parcel.number))?;
    let parcel = if lines.is_empty() { parcel } else { with_contents(order, parcel) };
    let parcel = Statement::Tracked(packed(parcel, &lines));
    let fact = Fact { source: by, ..Fact::of_buyer(asked.at, parcel) };
    if of_parcel.is_empty() {
        return Ok(vec![fact]);
    }
    let scope = |number: String| Scope { lines: Vec::new(), parcel: Some(number) };
    let of = |number| Fact { scope: scope(number), ..fact.clone() };
    Ok(of_parcel.into_iter().map(|old| of(old.number.clone())).collect())
}

/// A parcel with these lines beside what is in it.
fn packed(mut parcel: Parcel, lines: &[LineRef]) -> Parcel {
    for line in lines {
        if !parcel.contents.iter().any(|content| content.line == *line) {
            parcel.contents.push(Content { line: line.clone(), count: None });
        }
    }
    parcel
}

/// A parcel with what is known to be in the one with its number.
fn with_contents(order: &Order, parcel: Parcel) -> Parcel {
    let known = order.parcels.iter().find(|known| known.has(&parcel.number));
    let packed = known.into_iter().flat_map(|known| &known.contents);
    let content = |packed: &Packed| {
        let line = order.line(packed.line)?.name();
        Some(Content { line, count: packed.count })
    };
    Parcel { contents: packed.filter_map(content).collect(), ..parcel }
}

/// Refuses a new number that is of another parcel: one with other lines, or where the old one came.
fn replaces(order: &Order, old: &OrderParcel, new: &str) -> Result<(), Refusal> {
    let mut others = order.parcels.iter().filter(|other| other.number != old.number);
    let Some(other) = others.find(|other| other.has(new)) else { return Ok(()) };
    let has = |parcel: &OrderParcel, line: u32| parcel.contents.iter().any(|it| it.line == line);
    let is_apart = !old.contents.is_empty()
        && !other.contents.is_empty()
        && !old.contents.iter().any(|it| has(other, it.line));
    let is_there = old.delivered_at.is_some();
    if is_apart || is_there {
        let (old, new) = (old.number.clone(), other.number.clone());
        return Err(Refusal::ParcelOfItsOwn { old, new });
    }
    Ok(())
}

/// What a report is about where nothing is named: of the parcel, one that is under way; of what was not
/// sent, the rest.
#[expect(clippy::wildcard_enum_match_arm, reason = "any other is about all that it fits")]
fn meaning(report: &Report) -> Meaning {
    match report {
        Report::ShipmentCancelled
        | Report::ReadyForPickup
        | Report::Delivered
        | Report::Lost
        | Report::ReturnedToSeller => Meaning {
            of_one_parcel: true,
            first: |part| {
                matches!(
                    part.stage(),
                    Stage::PartiallyShipped | Stage::Shipped | Stage::ShipmentCancelled
                )
            },
        },
        Report::Shipped { .. } => Meaning { first: is_unsent, ..Meaning::ALL },
        Report::Closed { cause: Some(cause) } if cause.is_of_unsent() => {
            Meaning { first: is_unsent, ..Meaning::ALL }
        }
        _ => Meaning::ALL,
    }
}

fn is_unsent(part: &Order) -> bool {
    BEFORE_SHIPPING.contains(&part.as_known().stage())
}

/// What a report says of an order, or a part of one, that stands alike, and when it happened.
fn on_part(
    order: &Order,
    report: &Report,
    names_lines: bool,
    asked: Asked<'_>,
) -> Result<(Moment, Statement), Refusal> {
    let known = order.as_known();
    let in_stage = |stages, what| only_in(known, stages).map(|()| what);
    let of_parcel = |stages, what| {
        only_in(known, stages)?;
        not_before_sending(asked.at, known).map(|()| what)
    };
    let what = match report {
        Report::NothingChanged | Report::Tracking { .. } => Statement::NothingChanged,
        Report::PaymentVerified => in_stage(BEFORE_SHIPPING, Statement::PaymentVerified)?,
        Report::PaymentFailed => in_stage(BEFORE_SHIPPING, Statement::PaymentFailed)?,
        Report::CancellationApproved => Statement::CancellationApproved(request(known, asked.at)?),
        Report::CancellationRejected => Statement::CancellationRejected(request(known, asked.at)?),
        Report::ShipBy { until } => in_stage(UNSHIPPED, Statement::ShipBy(*until))?,
        Report::ClaimedShipped => in_stage(UNSHIPPED, Statement::ClaimedShipped)?,
        Report::Shipped { partly, .. } => {
            paid_and_open(known)?;
            if matches!(known.stage(), Stage::Delivered | Stage::InDispute) {
                return Err(Refusal::FactDoesNotFit { stage: known.stage() });
            }
            if let Some(shipped) = shipped_earlier(known, asked.at) {
                return Err(Refusal::ShippedEarlier { shipped });
            }
            // Lines that are named were shipped whole.
            Statement::Shipped { partly: *partly && !names_lines }
        }
        Report::ShipmentCancelled => of_parcel(SENT, Statement::ShipmentCancelled)?,
        Report::ReadyForPickup => of_parcel(NOT_DELIVERED, Statement::ReadyForPickup)?,
        Report::Lost => of_parcel(ON_ITS_WAY, Statement::Lost)?,
        Report::ReturnedToSeller => of_parcel(ON_ITS_WAY, Statement::ReturnedToSeller)?,
        Report::Delivered => {
            paid_and_open(known)?;
            // Goods that a dispute says did not come may come while it is open.
            let is_disputed = known.stage() == Stage::InDispute && !known.has_arrived();
            if is_disputed {
                Statement::Delivered
            } else {
                in_stage(NOT_DELIVERED, Statement::Delivered)?
            }
        }
        Report::ArrivedAnyway if order.stage() == Stage::Closed => Statement::ArrivedAnyway,
        Report::ArrivedAnyway => return Err(Refusal::FactDoesNotFit { stage: order.stage() }),
        Report::ProtectionUntil { until } => {
            paid_and_open(known)?;
            let begun = known.purchase().shipped().or(known.purchase().placed()).copied();
            begun.map_or(Ok(()), |begun| not_before(*until, begun))?;
            Statement::ProtectionUntil(*until)
        }
        Report::Frozen => {
            paid_and_open(known)?;
            hold(known, asked.at, known.stage() != Stage::Frozen, Refusal::Frozen)?;
            Statement::Frozen
        }
        Report::Unfrozen => {
            hold(known, asked.at, known.stage() == Stage::Frozen, Refusal::NotFrozen)?;
            Statement::Unfrozen
        }
        Report::SellerRating { rating } => Statement::SellerRating(*rating),
        Report::SellerCountry { country } => Statement::SellerCountry(*country),
        Report::Promise { kind, until } => promised(known, *kind, *until)?,
        Report::AccountRestricted => Statement::AccountRestricted,
        Report::Remedy { remedy, step } => {
            let (remedy, step) = (*remedy, *step);
            remedies::may_step(order, remedy, step, asked.at, asked.policy)?;
            Statement::Remedy { remedy, step }
        }
        Report::Closed { cause } => {
            // Of an order that is closed the cause may still be told where no page did.
            if let (Some(cause), Some(Cause::Unknown)) = (cause, known.state().cause()) {
                let seen = known.since.filter(|seen| seen.last() < asked.at.first_anywhere());
                return Ok((seen.unwrap_or(asked.at), Statement::Closed(*cause)));
            }
            not_ended(known)?;
            let assumed = order.assumed_by().and_then(|_| order.state().cause());
            Statement::Closed(cause.or(assumed).unwrap_or(Cause::Unknown))
        }
    };
    Ok((asked.at, what))
}

/// What was promised, where the order can still come to it.
fn promised(known: &Order, kind: PromiseKind, until: Moment) -> Result<Statement, Refusal> {
    match kind {
        PromiseKind::PayBy => only_in(known, &[Stage::Unknown, Stage::AwaitingPayment])?,
        // What was received and confirmed can still go back.
        PromiseKind::FreeReturn if known.stage() == Stage::Completed => {}
        PromiseKind::FreeReturn
        | PromiseKind::RefundIfLate
        | PromiseKind::CouponIfLate
        | PromiseKind::Delivery => not_ended(known)?,
    }
    let begun = known.purchase().placed().copied();
    begun.map_or(Ok(()), |begun| not_before(until, begun))?;
    Ok(Statement::Promised { kind, until })
}

const BEFORE_SHIPPING: &[Stage] = &[
    Stage::Unknown,
    Stage::AwaitingPayment,
    Stage::VerifyingPayment,
    Stage::AwaitingShipment,
    Stage::CancellationPending,
];

const UNSHIPPED: &[Stage] =
    &[Stage::Unknown, Stage::VerifyingPayment, Stage::AwaitingShipment, Stage::CancellationPending];

const ON_ITS_WAY: &[Stage] = &[
    Stage::Unknown,
    Stage::PartiallyShipped,
    Stage::Shipped,
    Stage::ShipmentCancelled,
    Stage::Delivered,
    Stage::InDispute,
];

const SENT: &[Stage] = &[Stage::Unknown, Stage::Shipped, Stage::ShipmentCancelled];

const NOT_DELIVERED: &[Stage] = &[
    Stage::Unknown,
    Stage::VerifyingPayment,
    Stage::AwaitingShipment,
    Stage::CancellationPending,
    Stage::PartiallyShipped,
    Stage::Shipped,
    Stage::ShipmentCancelled,
];

/// Refuses to freeze what is frozen or to let go what is not, and either before the last of them.
fn hold(order: &Order, at: Moment, fits: bool, refusal: Refusal) -> Result<(), Refusal> {
    if !fits {
        return Err(refusal);
    }
    not_before_last(at, order, |what| matches!(what, Statement::Frozen | Statement::Unfrozen))
}

/// The request that an answer at `at` names.
fn request(order: &Order, at: Moment) -> Result<super::fact::FactId, Refusal> {
    let request = answerable(order)?;
    not_before(at, request.asked)?;
    request.id().ok_or(Refusal::NoRequest)
}

/// When the order shipped or was seen shipped, where that was before: a later word would only move the
/// dates that are counted from it, which a correction alone may.
fn shipped_earlier(order: &Order, at: Moment) -> Option<Moment> {
    let known = order.purchase().shipped().copied().or(order.since);
    let is_earlier = |known: &Moment| known.day() < at.day() && known.last() < at.first_anywhere();
    known.filter(is_earlier).filter(|_| order.stage() == Stage::Shipped)
}

fn not_ended(order: &Order) -> Result<(), Refusal> {
    if order.stage().is_ended() { Err(Refusal::by_state(order)) } else { Ok(()) }
}

/// Refuses what cannot be said of the stage that the order is in.
fn only_in(order: &Order, stages: &[Stage]) -> Result<(), Refusal> {
    not_ended(order)?;
    if stages.contains(&order.stage()) {
        return Ok(());
    }
    Err(Refusal::FactDoesNotFit { stage: order.stage() })
}

fn paid_and_open(order: &Order) -> Result<(), Refusal> {
    if order.stage() == Stage::AwaitingPayment {
        return Err(Refusal::NotPaid);
    }
    not_ended(order)
}
