//! Events as rows: the only place that knows how a fact looks on the disk.
//!
//! The shapes here are a contract with every file ever written. A renamed field of the domain
//! changes nothing here; a new event gets a new kind; no kind ever changes its meaning.

mod dates;
mod dispute;
mod evidence;
mod facts;
mod refund;
mod text;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::order::{Cause, Event, Parcel, Reason, Road, RoadStep, Seen, Stage, Windows};
use crate::domain::time::Deadline;
use dates::{Date, WindowsRow};
use dispute::{ClaimRow, Opening};
use evidence::EvidenceRow;
use facts::{FactsRow, RepeatsRow};
use refund::OwedRow;
use text::unknown;
pub(super) use text::{
    Unknown, actor, instant, instant_text, moment, moment_text, set_by_text, witness, witness_text,
};

#[derive(Serialize, Deserialize)]
struct ParcelRow<'a> {
    number: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    carrier: Option<Cow<'a, str>>,
}

impl<'a> ParcelRow<'a> {
    fn of(parcel: &'a Parcel) -> Self {
        let Parcel { number, carrier } = parcel;
        Self { number: Cow::Borrowed(number), carrier: carrier.as_deref().map(Cow::Borrowed) }
    }
}

impl From<ParcelRow<'_>> for Parcel {
    fn from(row: ParcelRow<'_>) -> Self {
        Self { number: row.number.into_owned(), carrier: row.carrier.map(Cow::into_owned) }
    }
}

#[derive(Serialize, Deserialize)]
struct NumberBy<'a> {
    #[serde(borrow)]
    number_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct Freezing<'a> {
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    until: Option<Date<'a>>,
}

#[derive(Serialize, Deserialize)]
struct RoadRow<'a> {
    road: Cow<'a, str>,
    step: Cow<'a, str>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    next: Option<Date<'a>>,
}

#[derive(Serialize, Deserialize)]
struct SeenRow<'a> {
    stage: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cause: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize)]
struct PayBy<'a> {
    #[serde(borrow)]
    pay_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct Paying<'a> {
    #[serde(borrow)]
    verified_by: Date<'a>,
    ship_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct ShipBy<'a> {
    #[serde(borrow)]
    ship_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct Request<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Cow<'a, str>>,
    complaint: bool,
    #[serde(borrow)]
    answer_by: Date<'a>,
    ship_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct Cancel<'a> {
    reason: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Cow<'a, str>>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    refund: Option<OwedRow<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Delivery<'a> {
    #[serde(borrow)]
    complete_by: Date<'a>,
    dispute_until: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct Completion<'a> {
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    dispute_until: Option<Date<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Closing<'a> {
    cause: Cow<'a, str>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    refund: Option<OwedRow<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Note<'a> {
    text: Cow<'a, str>,
}

/// Why a row cannot be turned into an event.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotAnEvent {
    /// Its body is no JSON of its kind.
    #[error("{0}")]
    Shape(#[from] serde_json::Error),
    /// A value in it is not known.
    #[error("{0}")]
    Unknown(#[from] Unknown),
}

/// The kind and the body of an event.
#[expect(clippy::too_many_lines, reason = "one arm for each kind of event")]
pub(super) fn encode(event: &Event) -> Result<(&'static str, String), serde_json::Error> {
    let text = serde_json::to_string::<FactsRow>;
    let borrowed = |text: &Option<String>| text.clone().map(Cow::Owned);
    let ship_by = |date: &Deadline| serde_json::to_string(&ShipBy { ship_by: Date::of(*date) });
    let nothing = || Ok("{}".to_owned());
    let (kind, body) = match event {
        Event::Placed { pay_by } => {
            ("placed", serde_json::to_string(&PayBy { pay_by: Date::of(*pay_by) }))
        }
        Event::Learned(facts) => ("learned", text(&FactsRow::of(facts))),
        Event::Seen(seen) => {
            let row = SeenRow {
                stage: Cow::Borrowed(seen.stage.id()),
                cause: seen.cause.map(|cause| Cow::Borrowed(cause.id())),
            };
            ("seen", serde_json::to_string(&row))
        }
        Event::Repeated(repeats) => ("repeated", serde_json::to_string(&RepeatsRow::of(*repeats))),
        Event::Retold => ("retold", nothing()),
        Event::Paid { verified_by, ship_by } => {
            let row = Paying { verified_by: Date::of(*verified_by), ship_by: Date::of(*ship_by) };
            ("paid", serde_json::to_string(&row))
        }
        Event::PaymentVerified { ship_by: date } => ("payment-verified", ship_by(date)),
        Event::ShipByMoved { ship_by: date } => ("ship-by-moved", ship_by(date)),
        Event::CancellationRequested { reason, note, complaint, answer_by, ship_by } => {
            let row = Request {
                reason: reason.map(|reason| Cow::Borrowed(reason.id())),
                note: borrowed(note),
                complaint: *complaint,
                answer_by: Date::of(*answer_by),
                ship_by: Date::of(*ship_by),
            };
            ("cancellation-requested", serde_json::to_string(&row))
        }
        Event::CancellationWithdrawn => ("cancellation-withdrawn", nothing()),
        Event::CancellationRejected { ship_by: date } => ("cancellation-rejected", ship_by(date)),
        Event::CancellationLapsed { ship_by: date } => ("cancellation-lapsed", ship_by(date)),
        Event::Cancelled { reason, note, refund } => {
            let row = Cancel {
                reason: Cow::Borrowed(reason.id()),
                note: borrowed(note),
                refund: refund.map(OwedRow::of),
            };
            ("cancelled", serde_json::to_string(&row))
        }
        Event::PartlyShipped => ("partly-shipped", nothing()),
        Event::Shipped(windows) => ("shipped", serde_json::to_string(&WindowsRow::of(windows))),
        Event::ShippingClaimed { number_by } => {
            let row = NumberBy { number_by: Date::of(*number_by) };
            ("shipping-claimed", serde_json::to_string(&row))
        }
        Event::Tracked(parcel) => ("tracked", serde_json::to_string(&ParcelRow::of(parcel))),
        Event::DeliveryRefused => ("delivery-refused", nothing()),
        Event::ExtensionAsked => ("extension-asked", nothing()),
        Event::ShipmentCancelled => ("shipment-cancelled", nothing()),
        Event::ReturnedToSeller => ("returned-to-seller", nothing()),
        Event::ProtectionMoved(windows) => {
            ("protection-moved", serde_json::to_string(&WindowsRow::of(windows)))
        }
        Event::Delivered { complete_by, dispute_until } => {
            let row = Delivery {
                complete_by: Date::of(*complete_by),
                dispute_until: Date::of(*dispute_until),
            };
            ("delivered", serde_json::to_string(&row))
        }
        Event::Disputed => ("disputed", nothing()),
        Event::DisputeOpened { claim, answer_by, step_in_by } => {
            let row = Opening {
                claim: ClaimRow::of(claim),
                answer_by: Date::of(*answer_by),
                step_in_by: Date::of(*step_in_by),
            };
            ("dispute-opened", serde_json::to_string(&row))
        }
        Event::DisputeMoved { place, event } => dispute::encode(*place, event),
        Event::RefundMoved(step) => refund::encode(step),
        Event::RoadTaken { road, step, next } => {
            let row = RoadRow {
                road: Cow::Borrowed(road.id()),
                step: Cow::Borrowed(step.id()),
                next: next.map(Date::of),
            };
            ("road-taken", serde_json::to_string(&row))
        }
        Event::Frozen { until } => {
            ("frozen", serde_json::to_string(&Freezing { until: until.map(Date::of) }))
        }
        Event::Unfrozen => ("unfrozen", nothing()),
        Event::Completed { dispute_until } => {
            let row = Completion { dispute_until: dispute_until.map(Date::of) };
            ("completed", serde_json::to_string(&row))
        }
        Event::Closed { cause, refund } => {
            let refund = refund.map(OwedRow::of);
            let row = Closing { cause: Cow::Borrowed(cause.id()), refund };
            ("closed", serde_json::to_string(&row))
        }
        Event::Noted { text } => {
            ("noted", serde_json::to_string(&Note { text: Cow::Borrowed(text) }))
        }
        Event::Said { text } => {
            ("said", serde_json::to_string(&Note { text: Cow::Borrowed(text) }))
        }
        Event::EvidenceAdded(evidence) => {
            ("evidence-added", serde_json::to_string(&EvidenceRow::of(evidence)))
        }
    };
    Ok((kind, body?))
}

/// The event of a kind and a body.
#[expect(clippy::too_many_lines, reason = "one arm for each kind of event")]
pub(super) fn decode(kind: &str, body: &str) -> Result<Event, NotAnEvent> {
    let ship_by = || -> Result<Deadline, NotAnEvent> {
        Ok(serde_json::from_str::<ShipBy<'_>>(body)?.ship_by.deadline()?)
    };
    let windows = || -> Result<Windows, NotAnEvent> {
        Ok(serde_json::from_str::<WindowsRow<'_>>(body)?.windows()?)
    };
    Ok(match kind {
        "placed" => {
            Event::Placed { pay_by: serde_json::from_str::<PayBy<'_>>(body)?.pay_by.deadline()? }
        }
        "learned" => Event::Learned(Box::new(serde_json::from_str::<FactsRow>(body)?.facts()?)),
        "seen" => {
            let row: SeenRow<'_> = serde_json::from_str(body)?;
            let stage =
                Stage::from_id(&row.stage).ok_or_else(|| unknown("the stage", &row.stage))?;
            Event::Seen(Seen { stage, cause: row.cause.as_deref().map(cause).transpose()? })
        }
        "repeated" => Event::Repeated(serde_json::from_str::<RepeatsRow>(body)?.repeats()),
        "retold" => Event::Retold,
        "paid" => {
            let row: Paying<'_> = serde_json::from_str(body)?;
            Event::Paid {
                verified_by: row.verified_by.deadline()?,
                ship_by: row.ship_by.deadline()?,
            }
        }
        "payment-verified" => Event::PaymentVerified { ship_by: ship_by()? },
        "ship-by-moved" => Event::ShipByMoved { ship_by: ship_by()? },
        "cancellation-requested" => {
            let row: Request<'_> = serde_json::from_str(body)?;
            Event::CancellationRequested {
                reason: row.reason.as_deref().map(reason).transpose()?,
                note: row.note.map(Cow::into_owned),
                complaint: row.complaint,
                answer_by: row.answer_by.deadline()?,
                ship_by: row.ship_by.deadline()?,
            }
        }
        "cancellation-withdrawn" => Event::CancellationWithdrawn,
        "cancellation-rejected" => Event::CancellationRejected { ship_by: ship_by()? },
        "cancellation-lapsed" => Event::CancellationLapsed { ship_by: ship_by()? },
        "cancelled" => {
            let row: Cancel<'_> = serde_json::from_str(body)?;
            Event::Cancelled {
                reason: reason(&row.reason)?,
                refund: row.refund.map(|row| row.owed()).transpose()?,
                note: row.note.map(Cow::into_owned),
            }
        }
        "partly-shipped" => Event::PartlyShipped,
        "shipped" => Event::Shipped(windows()?),
        "tracked" => Event::Tracked(Parcel::from(serde_json::from_str::<ParcelRow<'_>>(body)?)),
        "shipping-claimed" => Event::ShippingClaimed {
            number_by: serde_json::from_str::<NumberBy<'_>>(body)?.number_by.deadline()?,
        },
        "delivery-refused" => Event::DeliveryRefused,
        "extension-asked" => Event::ExtensionAsked,
        "shipment-cancelled" => Event::ShipmentCancelled,
        "returned-to-seller" => Event::ReturnedToSeller,
        "protection-moved" => Event::ProtectionMoved(windows()?),
        "delivered" => {
            let row: Delivery<'_> = serde_json::from_str(body)?;
            Event::Delivered {
                complete_by: row.complete_by.deadline()?,
                dispute_until: row.dispute_until.deadline()?,
            }
        }
        "disputed" => Event::Disputed,
        "dispute-opened" => {
            let row: Opening<'_> = serde_json::from_str(body)?;
            Event::DisputeOpened {
                answer_by: row.answer_by.deadline()?,
                step_in_by: row.step_in_by.deadline()?,
                claim: Box::new(row.claim.claim()?),
            }
        }
        "road-taken" => {
            let row: RoadRow<'_> = serde_json::from_str(body)?;
            Event::RoadTaken {
                road: Road::from_id(&row.road).ok_or_else(|| unknown("the road", &row.road))?,
                step: RoadStep::from_id(&row.step)
                    .ok_or_else(|| unknown("the step on the road", &row.step))?,
                next: row.next.map(|date| date.deadline()).transpose()?,
            }
        }
        "frozen" => {
            let row: Freezing<'_> = serde_json::from_str(body)?;
            Event::Frozen { until: row.until.map(|date| date.deadline()).transpose()? }
        }
        "unfrozen" => Event::Unfrozen,
        "completed" => {
            let row: Completion<'_> = serde_json::from_str(body)?;
            let dispute_until = row.dispute_until.map(|date| date.deadline()).transpose()?;
            Event::Completed { dispute_until }
        }
        "closed" => {
            let row: Closing<'_> = serde_json::from_str(body)?;
            let refund = row.refund.map(|row| row.owed()).transpose()?;
            Event::Closed { cause: cause(&row.cause)?, refund }
        }
        "noted" => Event::Noted { text: serde_json::from_str::<Note<'_>>(body)?.text.into_owned() },
        "said" => Event::Said { text: serde_json::from_str::<Note<'_>>(body)?.text.into_owned() },
        "evidence-added" => Event::EvidenceAdded(Box::new(
            serde_json::from_str::<EvidenceRow<'_>>(body)?.evidence()?,
        )),
        other => return of_dispute_or_refund(other, body),
    })
}

fn of_dispute_or_refund(kind: &str, body: &str) -> Result<Event, NotAnEvent> {
    if let Some((place, event)) = dispute::decode(kind, body)? {
        return Ok(Event::DisputeMoved { place, event: Box::new(event) });
    }
    match refund::decode(kind, body)? {
        Some(step) => Ok(Event::RefundMoved(step)),
        None => Err(unknown("the event", kind).into()),
    }
}

fn cause(text: &str) -> Result<Cause, Unknown> {
    Cause::from_id(text).ok_or_else(|| unknown("the cause", text))
}

fn reason(text: &str) -> Result<Reason, Unknown> {
    Reason::from_id(text).ok_or_else(|| unknown("the reason", text))
}
