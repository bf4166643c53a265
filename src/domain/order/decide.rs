//! Decides what a command makes happen. Pure: order, command, time and rules in, events out.

use super::command::{Command, NewOrder};
use super::dispute::{Answer, DisputeCommand, DisputeFact};
use super::event::{Event, Happened, Witness};
use super::observe::unpresumed;
use super::refusal::{DisputeRefusal, Refusal};
use super::stage::{Actor, Stage};
use super::state::{Order, State};
use super::{cancel, dates, dispute, lapse, record, refund};
use crate::domain::evidence::Evidence;
use crate::domain::message::Message;
use crate::domain::policy::{Policy, Rule};
use crate::domain::purchase::Facts;
use crate::domain::time::{Instant, Moment, SetBy};

/// What a command makes happen, or why it may not. What the clock presumes by then comes first.
pub(crate) fn decide(
    order: &Order,
    command: Command,
    now: Instant,
    policy: &Policy,
) -> Result<Vec<Happened>, Refusal> {
    let now_here = Moment::At(now);
    match command {
        Command::Add(new) => add(order, *new, now, policy),
        Command::Cancel { reason, note, complaint, at } => {
            let at = dated(order, at, now)?;
            after_lapse(order, at, now, policy, |order| {
                Ok(vec![cancel::cancel(order, reason, note, complaint, at, policy)?])
            })
        }
        Command::Withdraw { at } => {
            let at = dated(order, at, now)?;
            after_lapse(order, at, now, policy, |order| Ok(vec![cancel::withdraw(order)?]))
        }
        Command::Pay { at } => {
            let at = dated(order, at, now)?;
            after_lapse(order, at, now, policy, |order| {
                let facts = Facts { paid: Some(at), ..Facts::default() };
                let paid = Event::Learned(Box::new(facts));
                Ok(vec![paid, pay(order, at, policy)?])
            })
        }
        Command::Receive { at } => {
            let at = dated(order, at, now)?;
            let ended = lapse::at(order, now, policy);
            if ended.stage() == Stage::Completed && ended.presumed().is_some() {
                // The buyer's word beats the presumption that the order completed by itself.
                let then = at.last().min(now);
                let (mut happened, order) =
                    presumed(order, policy, |order| lapse::lapsed_openly(order, then, policy));
                let event = receive(&order, at, policy)?;
                happened.extend(told(vec![event], at, now, Actor::Buyer));
                return Ok(happened);
            }
            after_lapse(order, at, now, policy, |order| Ok(vec![receive(order, at, policy)?]))
        }
        Command::Refuse { at } => {
            let at = dated(order, at, now)?;
            after_lapse(order, at, now, policy, |order| Ok(vec![refuse(order)?]))
        }
        Command::AskExtension { at } => {
            let at = dated(order, at, now)?;
            after_lapse(order, at, now, policy, |order| Ok(vec![ask_extension(order, at)?]))
        }
        Command::OpenDispute { claim, at } => {
            let at = dated(order, at, now)?;
            after_lapse(order, at, now, policy, |order| {
                Ok(vec![dispute::open(order, *claim, at, now, policy)?])
            })
        }
        Command::Dispute { line, command, at } => {
            let at = dated(order, at, now)?;
            after_lapse(order, at, now, policy, |order| {
                in_dispute(order, line.as_deref(), command, at, policy)
            })
        }
        Command::RecordDispute { line, fact, at } => {
            let at = dated(order, at, now)?;
            record_dispute(order, line.as_deref(), fact, at, now, policy)
        }
        Command::RecordRefund { fact, at } => {
            let at = dated(order, at, now)?;
            after_lapse(order, at, now, policy, |order| {
                Ok(vec![refund::record(order, fact, at, policy)?])
            })
        }
        Command::Note { text } => {
            exists(order)?;
            after_lapse(order, now_here, now, policy, |_| Ok(vec![Event::Noted { text }]))
        }
        Command::Say { by, text, at } => {
            let at = dated(order, at, now)?;
            Ok(say(order, Message { at, by, text }, now, policy))
        }
        Command::AddEvidence(evidence) => {
            exists(order)?;
            if is_known(order, &evidence) {
                return Ok(Vec::new());
            }
            after_lapse(order, now_here, now, policy, |_| Ok(vec![Event::EvidenceAdded(evidence)]))
        }
        Command::Record { fact, at } => {
            let at = dated(order, at, now)?;
            record::record(order, fact, at, now, policy)
        }
    }
}

/// What a command makes of the dispute that it means.
fn in_dispute(
    order: &Order,
    line: Option<&str>,
    command: DisputeCommand,
    at: Moment,
    policy: &Policy,
) -> Result<Vec<Event>, Refusal> {
    let place = meant(order, line)?;
    let dispute = order.disputes().get(place).ok_or(Refusal::Dispute(DisputeRefusal::NoDispute))?;
    not_before(at, dispute.opened)?;
    let answer = |answer| dispute::answer(order, dispute, answer, at, policy);
    let event = match command {
        DisputeCommand::Accept => answer(Answer::Accept)?,
        DisputeCommand::Reject => answer(Answer::Reject)?,
        DisputeCommand::Counter { amount } => answer(Answer::Counter(amount))?,
        DisputeCommand::Escalate => dispute::escalate(dispute, at, policy)?,
        DisputeCommand::Cancel => dispute::cancel(dispute)?,
        DisputeCommand::Appeal => dispute::appeal(order, dispute, at, policy)?,
        DisputeCommand::ShipReturn { parcel } => dispute::ship_return(dispute, parcel, at)?,
    };
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    Ok(vec![Event::DisputeMoved { place, event: Box::new(event) }])
}

/// The place of the dispute that is meant: the only open one, the one about the line, else the last.
fn meant(order: &Order, line: Option<&str>) -> Result<usize, Refusal> {
    let places: Vec<usize> = order
        .disputes()
        .iter()
        .enumerate()
        .filter(|(_, dispute)| {
            line.is_none_or(|line| dispute.claim.lines.iter().any(|known| known == line))
        })
        .map(|(place, _)| place)
        .collect();
    let is_open = |place: &&usize| {
        order.disputes().get(**place).is_some_and(|dispute| !dispute.phase.is_ended())
    };
    let open: Vec<&usize> = places.iter().filter(is_open).collect();
    match (open.as_slice(), places.last()) {
        ([only], _) => Ok(**only),
        ([], Some(last)) => Ok(*last),
        ([], None) => Err(Refusal::Dispute(DisputeRefusal::NoDispute)),
        (several, _) => Err(Refusal::Dispute(DisputeRefusal::WhichDispute {
            lines: several
                .iter()
                .filter_map(|place| order.disputes().get(**place))
                .map(|dispute| dispute.claim.lines.clone())
                .collect(),
        })),
    }
}

/// Takes in what others did in a dispute. It beats the presumption that the dispute is over.
fn record_dispute(
    order: &Order,
    line: Option<&str>,
    fact: DisputeFact,
    at: Moment,
    now: Instant,
    policy: &Policy,
) -> Result<Vec<Happened>, Refusal> {
    let then = at.last().min(now);
    // That the goods came back says that the return was agreed on, be it by silence.
    let lapse = match fact {
        DisputeFact::ReturnReceived => lapse::lapsed_in_open_dispute,
        DisputeFact::SellerAccepted
        | DisputeFact::SellerRejected
        | DisputeFact::SellerOffered { .. }
        | DisputeFact::SteppedIn { .. }
        | DisputeFact::MoreEvidenceAsked { .. }
        | DisputeFact::EvidenceGiven { .. }
        | DisputeFact::Ruled { .. }
        | DisputeFact::ReturnAgreed { .. } => lapse::lapsed_in_dispute,
    };
    let (mut happened, order) = presumed(order, policy, |order| lapse(order, then, policy));
    let place = meant(&order, line)?;
    let known = order.disputes().get(place).ok_or(Refusal::Dispute(DisputeRefusal::NoDispute))?;
    let by = fact.teller();
    let event = Box::new(dispute::record(&order, known, fact, at, policy)?);
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    happened.extend(told(vec![Event::DisputeMoved { place, event }], at, now, by));
    Ok(happened)
}

/// The buyer does not take the parcel; that by itself gives nothing back.
fn refuse(order: &Order) -> Result<Event, Refusal> {
    on_its_way(order)?;
    Ok(Event::DeliveryRefused)
}

/// The buyer asks for longer protection while it runs.
fn ask_extension(order: &Order, at: Moment) -> Result<Event, Refusal> {
    on_its_way(order)?;
    match order.windows() {
        Some(windows) if at.first() > windows.deliver_by.due() => {
            Err(Refusal::ProtectionOver { ended: windows.deliver_by })
        }
        Some(_) | None => Ok(Event::ExtensionAsked),
    }
}

/// Refuses where no parcel is on its way to the buyer.
fn on_its_way(order: &Order) -> Result<(), Refusal> {
    match order.state() {
        State::Shipped(_) if order.refused_at_the_door().is_some() => {
            Err(Refusal::FactDoesNotFit { stage: order.stage() })
        }
        State::Shipped(_) if order.returned().is_some() => {
            Err(Refusal::FactDoesNotFit { stage: order.stage() })
        }
        State::Shipped(_) | State::PartiallyShipped => Ok(()),
        State::Delivered { dispute_until, .. } => Err(Refusal::AlreadyDelivered {
            delivered: order.since(),
            dispute_until: *dispute_until,
        }),
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. }
        | State::ShipmentCancelled
        | State::InDispute { .. }
        | State::Frozen { .. }
        | State::Completed { .. }
        | State::Closed { .. } => match receivable(order) {
            Err(refusal) => Err(refusal),
            Ok(()) => Err(Refusal::NotShipped),
        },
    }
}

/// Takes down what somebody said, once.
fn say(order: &Order, said: Message, now: Instant, policy: &Policy) -> Vec<Happened> {
    if order.messages().contains(&said) {
        return Vec::new();
    }
    let Message { at, by, text } = said;
    let then = at.last().min(now);
    let (mut happened, _) = presumed(order, policy, |order| lapse::lapsed(order, then, policy));
    happened.extend(told(vec![Event::Said { text }], at, now, by));
    happened
}

/// Whether a file is kept already, and nothing new is told of it.
fn is_known(order: &Order, evidence: &Evidence) -> bool {
    let known = order.evidence().iter().map(|kept| &kept.evidence);
    let mut same = known.filter(|known| known.digest == evidence.digest);
    same.any(|known| {
        known.kind == evidence.kind
            && (evidence.shows.is_none() || evidence.shows == known.shows)
            && (evidence.note.is_none() || evidence.note == known.note)
    })
}

/// Wraps events that the buyer tells of. Where the order stands is known at the time it is told
/// for, and a page of a later time may know better; a fact is known when it is told.
pub(super) fn told(events: Vec<Event>, at: Moment, now: Instant, by: Actor) -> Vec<Happened> {
    let stood = at.last().min(now);
    events
        .into_iter()
        .map(|event| {
            let known = if matches!(event, Event::Learned(_)) { now } else { stood };
            Happened { event, at, known, by, witness: Witness::Buyer }
        })
        .collect()
}

/// Decides on the order as it was presumed to stand at `at`, and records that presumption too.
fn after_lapse(
    order: &Order,
    at: Moment,
    now: Instant,
    policy: &Policy,
    decide: impl FnOnce(&Order) -> Result<Vec<Event>, Refusal>,
) -> Result<Vec<Happened>, Refusal> {
    let then = at.last().min(now);
    let (mut happened, order) = presumed(order, policy, |order| lapse::lapsed(order, then, policy));
    let events = decide(&order)?;
    happened.extend(told(events, at, now, Actor::Buyer));
    Ok(happened)
}

/// What the clock presumes of the order. That a presumption was written down makes no difference:
/// where it leads elsewhere, it is taken back.
pub(super) fn presumed(
    order: &Order,
    policy: &Policy,
    lapse: impl Fn(&Order) -> (Vec<Happened>, Order),
) -> (Vec<Happened>, Order) {
    let (further, written) = lapse(order);
    if order.presumed().is_none() {
        return (further, written);
    }
    let (mut happened, plain) = unpresumed(order, policy);
    let (lapses, presumed) = lapse(&plain);
    let stands = |order: &Order| (order.state().clone(), order.disputes().to_vec());
    if stands(&presumed) == stands(&written) {
        return (further, written);
    }
    happened.extend(lapses);
    (happened, presumed)
}

/// The moment of a command: now unless told, never in the future, never before the order.
fn dated(order: &Order, at: Option<Moment>, now: Instant) -> Result<Moment, Refusal> {
    exists(order)?;
    let at = at.unwrap_or(Moment::At(now));
    not_in_future(at, now)?;
    if let Some(placed) = order.purchase().placed() {
        not_before(at, *placed)?;
    }
    Ok(at)
}

fn exists(order: &Order) -> Result<(), Refusal> {
    if order.revision() == 0 {
        return Err(Refusal::StageUnknown { said: None });
    }
    Ok(())
}

fn not_in_future(given: Moment, now: Instant) -> Result<(), Refusal> {
    if given.first_anywhere() > now { Err(Refusal::InFuture { given, now }) } else { Ok(()) }
}

pub(super) fn not_before(given: Moment, earliest: Moment) -> Result<(), Refusal> {
    let too_early = match (given, earliest) {
        (Moment::Day(given), Moment::Day(earliest)) => given < earliest,
        (Moment::Day(_) | Moment::At(_), _) => given.last() < earliest.first_anywhere(),
    };
    if too_early {
        return Err(Refusal::TooEarly { given, earliest });
    }
    Ok(())
}

/// Begins the record of an order that the buyer enters by hand.
fn add(
    order: &Order,
    new: NewOrder,
    now: Instant,
    policy: &Policy,
) -> Result<Vec<Happened>, Refusal> {
    if order.revision() > 0 {
        return Err(Refusal::AlreadyRecorded);
    }
    let NewOrder { seller, rating, total, placed, paid, method, shipped, parcels, lines } = new;
    let steps = [Some(placed), paid, shipped];
    let given: Vec<Moment> = steps.into_iter().flatten().collect();
    for pair in given.windows(2) {
        if let [earlier, later] = pair {
            not_before(*later, *earlier)?;
        }
    }
    for moment in &given {
        not_in_future(*moment, now)?;
    }
    let facts = Facts {
        seller: Some(seller),
        seller_rating: rating,
        total: Some(total),
        placed: Some(placed),
        paid,
        payment_method: method,
        shipped,
        lines: (!lines.is_empty()).then_some(lines),
        ..Facts::default()
    };
    let mut purchase = order.purchase().clone();
    purchase.learn(facts.clone(), now);
    let begun = vec![
        Event::Learned(Box::new(facts)),
        Event::Placed { pay_by: dates::pay_by(placed, policy) },
    ];
    let mut happened = told(begun, placed, now, Actor::Buyer);
    if let Some(paid) = paid {
        happened.extend(told(vec![paid_event(paid, policy)], paid, now, Actor::Buyer));
    }
    let sent = shipped.unwrap_or(placed);
    let mut sending: Vec<Event> = parcels.into_iter().map(Event::Tracked).collect();
    if let Some(shipped) = shipped {
        sending.push(Event::Shipped(dates::windows(&purchase, Some(shipped), shipped, policy)));
    }
    happened.extend(told(sending, sent, now, Actor::Seller));
    Ok(happened)
}

/// The event of paying at `paid`.
///
/// The check that follows is a matter of hours, and a bare date has none: such a payment is taken
/// to be good. Then the weaker promise is made, a request that the seller answers, and never that
/// nobody has to agree.
fn paid_event(paid: Moment, policy: &Policy) -> Event {
    let ship_by = dates::ship_by(paid, SetBy::Rule, policy);
    match paid {
        Moment::Day(_) => Event::PaymentVerified { ship_by },
        Moment::At(_) => {
            let verified_by = policy.deadline(Rule::PaymentVerification, paid, SetBy::Rule);
            Event::Paid { verified_by, ship_by }
        }
    }
}

fn pay(order: &Order, at: Moment, policy: &Policy) -> Result<Event, Refusal> {
    match order.state() {
        State::AwaitingPayment { .. } | State::Unknown => Ok(paid_event(at, policy)),
        State::Closed { cause } => Err(Refusal::closed(order, *cause)),
        State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Frozen { .. }
        | State::Completed { .. } => {
            Err(Refusal::AlreadyPaid { paid: order.purchase().paid().copied() })
        }
    }
}

fn receive(order: &Order, at: Moment, policy: &Policy) -> Result<Event, Refusal> {
    receivable(order)?;
    Ok(Event::Completed { dispute_until: Some(dates::disputable_until(at, policy)) })
}

/// Refuses where there is nothing on its way or delivered whose receipt could be confirmed.
fn receivable(order: &Order) -> Result<(), Refusal> {
    match order.state() {
        State::Shipped(_) if order.returned().is_some() => {
            Err(Refusal::FactDoesNotFit { stage: order.stage() })
        }
        State::Shipped(_) | State::Delivered { .. } => Ok(()),
        State::AwaitingPayment { .. } => Err(Refusal::NotPaid),
        State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. } => Err(Refusal::NotShipped),
        State::Unknown => Err(Refusal::StageUnknown { said: order.purchase().said().cloned() }),
        State::PartiallyShipped => Err(Refusal::PartlyShipped),
        State::ShipmentCancelled => Err(Refusal::ShipmentCancelled),
        State::InDispute { .. } => Err(Refusal::InDispute),
        State::Frozen { .. } => Err(Refusal::Frozen),
        State::Completed { dispute_until } => Err(Refusal::AlreadyCompleted {
            completed: order.since(),
            dispute_until: *dispute_until,
        }),
        State::Closed { cause } => Err(Refusal::closed(order, *cause)),
    }
}
