//! The versioned JSON contract.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Serialize;

use super::clean::is_safe;
use super::date::{moment_stamp, stamp};
use super::dispute::DisputeJson;
use super::doubt::DoubtJson;
use super::evidence::EvidenceJson;
use super::messages::MessageJson;
use super::money_json::{MoneyJson, RefundJson, RoadJson, TransferJson};
use crate::app::{Standing, Told};
use crate::domain::order::{
    Cancellation, DisputeEvent, Due, Event, Move, MoveKind, Order, Parcel, Reason, Step, Witness,
};
use crate::domain::purchase::Line;
use crate::domain::time::SetBy;

#[derive(Debug, Serialize)]
struct PresumedJson {
    rule: &'static str,
    since: Option<String>,
    recorded_stage: &'static str,
}

#[derive(Debug, Serialize)]
struct SellerJson<'a> {
    name: &'a str,
    store_id: Option<&'a str>,
    url: Option<&'a str>,
    message_url: Option<&'a str>,
    rating_percent: Option<String>,
}

#[derive(Debug, Serialize)]
struct ClosedJson {
    cause: &'static str,
    at: Option<String>,
}

#[derive(Debug, Serialize)]
struct DeadlineJson {
    rule: &'static str,
    who: &'static str,
    due_at: String,
    then: &'static str,
    overdue: bool,
    set_by: &'static str,
    money: Option<MoneyJson>,
}

#[derive(Debug, Serialize)]
struct MoveJson {
    r#move: &'static str,
    command: Vec<String>,
    until: Option<String>,
}

/// One order, schema `redress.order/1`.
#[derive(Debug, Serialize)]
pub(super) struct OrderJson<'a> {
    schema: &'static str,
    id: &'a str,
    stage: &'static str,
    since: Option<String>,
    presumed: Option<PresumedJson>,
    said: Option<&'a str>,
    seller: Option<SellerJson<'a>>,
    placed_at: Option<String>,
    paid_at: Option<String>,
    shipped_at: Option<String>,
    protected_until: Option<String>,
    payment_method: Option<&'a str>,
    total: Option<MoneyJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<ClosedJson>,
    refund_owed: Option<MoneyJson>,
    deadlines: Vec<DeadlineJson>,
    moves: Vec<MoveJson>,
    disputes: Vec<DisputeJson<'a>>,
    refunds: Vec<RefundJson<'a>>,
    outside: Vec<RoadJson>,
    doubts: Vec<DoubtJson<'a>>,
    url: String,
}

/// The page of an order.
pub(crate) fn order_url(id: &str) -> String {
    format!("https://www.aliexpress.com/p/order/detail.html?orderId={id}")
}

/// The command that makes a move.
pub(super) fn move_command(order: &Order, r#move: &Move) -> Vec<String> {
    let id = order.id().as_str();
    let words: &[&str] = match r#move.kind {
        MoveKind::Pay => &["order", "pay", id],
        MoveKind::Cancel => &["order", "cancel", id],
        MoveKind::Withdraw => &["order", "withdraw", id],
        MoveKind::Receive => &["order", "receive", id],
        MoveKind::Refuse => &["order", "refuse", id],
        MoveKind::AskExtension => &["order", "extend", id],
        MoveKind::OpenDispute => &["dispute", "open", id],
        MoveKind::Accept => &["dispute", "answer", id, "accept"],
        MoveKind::Reject => &["dispute", "answer", id, "reject"],
        MoveKind::Escalate => &["dispute", "escalate", id],
        MoveKind::ShipReturn => &["dispute", "ship-return", id],
        MoveKind::Appeal => &["dispute", "appeal", id],
        MoveKind::CancelDispute => &["dispute", "cancel", id],
        MoveKind::RefundReceived => &["refund", "record", id, "received"],
    };
    std::iter::once("redress").chain(words.iter().copied()).map(str::to_owned).collect()
}

/// Who set a date.
pub(super) fn set_by(set_by: SetBy) -> &'static str {
    match set_by {
        SetBy::Rule => "rule",
        SetBy::Estimate => "estimate",
        SetBy::Page => "page",
        SetBy::Buyer => "buyer",
    }
}

impl<'a> OrderJson<'a> {
    pub(super) fn of(standing: &'a Standing, now: crate::domain::time::Instant) -> Self {
        let order = &standing.order;
        let purchase = order.purchase();
        let since = order.since().map(moment_stamp);
        let closed =
            order.state().cause().map(|cause| ClosedJson { cause: cause.id(), at: since.clone() });
        Self {
            schema: "redress.order/1",
            id: order.id().as_str(),
            stage: order.stage().id(),
            since: since.clone(),
            presumed: order.presumed().map(|rule| PresumedJson {
                rule: rule.id(),
                since,
                recorded_stage: standing.recorded.stage().id(),
            }),
            said: purchase.said().map(String::as_str),
            seller: purchase.seller().map(|seller| SellerJson {
                name: &seller.name,
                store_id: seller.store_id.as_deref(),
                url: seller.url.as_deref(),
                message_url: seller.message_url.as_deref(),
                rating_percent: purchase.seller_rating().map(ToString::to_string),
            }),
            placed_at: purchase.placed().copied().map(moment_stamp),
            paid_at: purchase.paid().copied().map(moment_stamp),
            shipped_at: purchase.shipped().copied().map(moment_stamp),
            protected_until: purchase.protected_until().copied().map(moment_stamp),
            payment_method: purchase.payment_method().map(String::as_str),
            total: purchase.total().copied().map(MoneyJson::of),
            closed,
            refund_owed: order.refund_owed().map(MoneyJson::of),
            deadlines: standing.dues.iter().map(|due| deadline(due, now)).collect(),
            moves: standing
                .moves
                .iter()
                .map(|r#move| MoveJson {
                    r#move: r#move.kind.id(),
                    command: move_command(order, r#move),
                    until: r#move.until.map(|until| stamp(until.due())),
                })
                .collect(),
            disputes: DisputeJson::all(order, now),
            refunds: RefundJson::all(standing, now),
            outside: RoadJson::all(standing, now),
            doubts: DoubtJson::all(standing),
            url: order_url(order.id().as_str()),
        }
    }
}

fn deadline(due: &Due, now: crate::domain::time::Instant) -> DeadlineJson {
    DeadlineJson {
        rule: due.deadline.rule().id(),
        who: due.who.id(),
        due_at: stamp(due.deadline.due()),
        then: due.then.id(),
        overdue: due.deadline.passed(now),
        set_by: set_by(due.deadline.set_by()),
        money: due.money.map(MoneyJson::of),
    }
}

#[derive(Debug, Serialize)]
pub(super) struct LineJson<'a> {
    line_id: Option<&'a str>,
    product_id: Option<&'a str>,
    sku_id: Option<&'a str>,
    title: &'a str,
    variant: Option<&'a str>,
    quantity: u32,
    unit_price: Option<MoneyJson>,
    url: Option<&'a str>,
}

impl<'a> LineJson<'a> {
    pub(super) fn of(line: &'a Line) -> Self {
        Self {
            line_id: line.id.as_deref(),
            product_id: line.product_id.as_deref(),
            sku_id: line.sku_id.as_deref(),
            title: &line.title,
            variant: line.variant.as_deref(),
            quantity: line.quantity,
            unit_price: line.unit_price.map(MoneyJson::of),
            url: line.url.as_deref(),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct TextJson<'a> {
    title: &'a str,
    text: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct ParcelJson<'a> {
    tracking: &'a str,
    carrier: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub(super) struct CancellationJson<'a> {
    asked_at: String,
    reason: Option<&'static str>,
    fault: Option<&'static str>,
    pub(super) note: Option<Cow<'a, str>>,
    complaint: bool,
    outcome: &'static str,
}

#[derive(Debug, Serialize)]
struct NoteJson<'a> {
    at: String,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct HistoryJson<'a> {
    revision: u32,
    event: &'static str,
    happened_at: String,
    known_at: String,
    recorded_at: String,
    by: &'static str,
    presumed_by: Option<&'static str>,
    command: &'a str,
    source: Option<SourceJson<'a>>,
}

#[derive(Debug, Serialize)]
struct SourceJson<'a> {
    file: &'a str,
    place: &'a str,
    captured_at: String,
}

impl<'a> TextJson<'a> {
    pub(super) fn of(title: &'a str, text: &'a str) -> Self {
        Self { title, text }
    }
}

impl<'a> ParcelJson<'a> {
    pub(super) fn of(parcel: &'a Parcel) -> Self {
        Self { tracking: &parcel.number, carrier: parcel.carrier.as_deref() }
    }
}

impl<'a> CancellationJson<'a> {
    pub(super) fn of(asked: &'a Cancellation) -> Self {
        Self {
            asked_at: moment_stamp(asked.asked),
            reason: asked.reason.map(Reason::id),
            fault: asked.reason.map(|reason| reason.fault().id()),
            note: asked.note.as_deref().map(Cow::Borrowed),
            complaint: asked.complaint,
            outcome: asked.outcome.id(),
        }
    }
}

/// One order with everything known of it.
#[derive(Debug, Serialize)]
pub(super) struct WholeJson<'a> {
    #[serde(flatten)]
    order: OrderJson<'a>,
    lines: Vec<LineJson<'a>>,
    prices: Vec<TextJson<'a>>,
    promises: Vec<TextJson<'a>>,
    parcels: Vec<ParcelJson<'a>>,
    cancellations: Vec<CancellationJson<'a>>,
    transfers: Vec<TransferJson>,
    notes: Vec<NoteJson<'a>>,
    messages: Vec<MessageJson<'a>>,
    evidence: Vec<EvidenceJson<'a>>,
    history: Vec<HistoryJson<'a>>,
}

impl<'a> WholeJson<'a> {
    pub(super) fn of(standing: &'a Standing, now: crate::domain::time::Instant) -> Self {
        let order = &standing.order;
        let purchase = order.purchase();
        let prices = purchase.prices().into_iter().flatten();
        let promises = purchase.promises().into_iter().flatten();
        Self {
            order: OrderJson::of(standing, now),
            lines: purchase.lines().into_iter().flatten().map(LineJson::of).collect(),
            prices: prices.map(|row| TextJson::of(&row.title, &row.value)).collect(),
            promises: promises.map(|row| TextJson::of(&row.title, &row.text)).collect(),
            parcels: order.parcels().iter().map(ParcelJson::of).collect(),
            cancellations: order.cancellations().iter().map(CancellationJson::of).collect(),
            transfers: order.transfers().iter().map(TransferJson::of).collect(),
            notes: order
                .notes()
                .iter()
                .map(|(at, text)| NoteJson { at: moment_stamp(*at), text })
                .collect(),
            messages: MessageJson::all(order),
            evidence: EvidenceJson::all(standing),
            history: standing.history.iter().map(history_json).collect(),
        }
    }
}

fn history_json(told: &Told) -> HistoryJson<'_> {
    let happened = &told.entry.happened;
    HistoryJson {
        revision: told.entry.revision,
        event: event_id(&happened.event),
        happened_at: moment_stamp(happened.at),
        known_at: stamp(happened.known),
        recorded_at: stamp(told.recorded),
        by: happened.by.id(),
        presumed_by: match happened.witness {
            Witness::Rule(rule) => Some(rule.id()),
            Witness::Buyer | Witness::Page => None,
        },
        command: &told.command,
        source: told.origin.as_ref().map(|origin| SourceJson {
            file: &origin.file,
            place: &origin.place,
            captured_at: stamp(origin.captured),
        }),
    }
}

/// The stable name of an event.
pub(super) fn event_id(event: &Event) -> &'static str {
    match event {
        Event::Placed { .. } => "placed",
        Event::Learned(_) => "learned",
        Event::Seen(_) => "seen",
        Event::Repeated(_) => "repeated",
        Event::Retold => "retold",
        Event::Paid { .. } => "paid",
        Event::PaymentVerified { .. } => "payment-verified",
        Event::ShipByMoved { .. } => "ship-by-moved",
        Event::CancellationRequested { .. } => "cancellation-requested",
        Event::CancellationWithdrawn => "cancellation-withdrawn",
        Event::CancellationRejected { .. } => "cancellation-rejected",
        Event::CancellationLapsed { .. } => "cancellation-lapsed",
        Event::Cancelled { .. } => "cancelled",
        Event::PartlyShipped => "partly-shipped",
        Event::Shipped(_) => "shipped",
        Event::Tracked(_) => "tracked",
        Event::ShipmentCancelled => "shipment-cancelled",
        Event::ReturnedToSeller => "returned-to-seller",
        Event::ProtectionMoved(_) => "protection-moved",
        Event::Delivered { .. } => "delivered",
        Event::Disputed => "disputed",
        Event::ShippingClaimed { .. } => "shipping-claimed",
        Event::DeliveryRefused => "delivery-refused",
        Event::ExtensionAsked => "extension-asked",
        Event::DisputeOpened { .. } => "dispute-opened",
        Event::DisputeMoved { event, .. } => dispute_event_id(event),
        Event::RefundMoved(step) => match step {
            Step::Started(_) => "refund-started",
            Step::Received(_) => "refund-received",
            Step::Failed => "refund-failed",
        },
        Event::RoadTaken { .. } => "road-taken",
        Event::Frozen { .. } => "frozen",
        Event::Unfrozen => "unfrozen",
        Event::Completed { .. } => "completed",
        Event::Closed { .. } => "closed",
        Event::Noted { .. } => "noted",
        Event::Said { .. } => "said",
        Event::EvidenceAdded(_) => "evidence-added",
    }
}

fn dispute_event_id(event: &DisputeEvent) -> &'static str {
    match event {
        DisputeEvent::Proposed { .. } => "dispute-proposed",
        DisputeEvent::Declined { .. } => "dispute-declined",
        DisputeEvent::SteppedIn { .. } => "dispute-stepped-in",
        DisputeEvent::EvidenceAsked { .. } => "dispute-evidence-asked",
        DisputeEvent::EvidenceGiven { .. } => "dispute-evidence-given",
        DisputeEvent::ReturnAgreed { .. } => "dispute-return-agreed",
        DisputeEvent::ReturnSent { .. } => "dispute-return-sent",
        DisputeEvent::Ended { .. } => "dispute-ended",
        DisputeEvent::Appealed { .. } => "dispute-appealed",
    }
}

/// A value as JSON, indented for one value, on one line for one of many. What a terminal would
/// obey or a reader could not see is written as `\u….`: the text is the same to a program.
pub(crate) fn json_line(value: &impl Serialize, pretty: bool) -> String {
    let text =
        if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    // Values of text, numbers and lists always have a JSON form.
    let text = text.unwrap_or_default() + "\n";
    if text.chars().all(|character| character == '\n' || is_safe(character)) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '\n' || is_safe(character) {
            escaped.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _infallible = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn json_is_lossless_and_holds_nothing_that_a_terminal_obeys(words in any::<String>()) {
            for pretty in [false, true] {
                let text = json_line(&vec![&words], pretty);
                prop_assert!(text.chars().all(|character| character == '\n' || is_safe(character)));
                prop_assert_eq!(serde_json::from_str::<Vec<String>>(&text).expect("JSON"), vec![words.clone()]);
            }
        }
    }
}
