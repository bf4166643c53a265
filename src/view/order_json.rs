//! An order in the versioned JSON contract.

use std::borrow::Cow;

use serde::Serialize;

use super::command;
use super::date::{moment_stamp, stamp};
use super::dispute::DisputeJson;
use super::doubt::DoubtJson;
use super::evidence::EvidenceJson;
use super::history::{event_detail, event_id};
use super::json::{PreparedJson, order_url, set_by};
use super::line::{line_stage, title};
use super::messages::MessageJson;
use super::money_json::{MoneyJson, RefundJson, RemedyJson, TransferJson};
use super::phrase::{action_words, is_overdue};
use crate::app::OrderView;
use crate::domain::details::Line;
use crate::domain::instant::Instant;
use crate::domain::order::{
    Action, Cancellation, Certainty, Disagreement, Due, Order, Parcel, Reason, Side, Source,
    StoryEntry, StoryEvent,
};

#[derive(Debug, Serialize)]
struct AssumedJson {
    rule: &'static str,
    since: String,
    known_stage: &'static str,
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
    from: Option<String>,
    from_event: Option<&'static str>,
    then: &'static str,
    overdue: bool,
    set_by: &'static str,
    money: Option<MoneyJson>,
}

#[derive(Debug, Serialize)]
pub(super) struct ActionJson {
    action: &'static str,
    text: &'static str,
    command: Vec<String>,
    from: Option<String>,
    until: Option<String>,
}

/// One order, schema `redress.order/1`.
#[derive(Debug, Serialize)]
pub(super) struct OrderJson<'a> {
    schema: &'static str,
    id: &'a str,
    title: Option<&'a str>,
    stage: &'static str,
    since: Option<String>,
    as_of: Option<String>,
    certainty: &'static str,
    assumed: Option<AssumedJson>,
    pub(super) look_by: Option<String>,
    said: Option<&'a str>,
    seller: Option<SellerJson<'a>>,
    placed_at: Option<String>,
    paid_at: Option<String>,
    total: Option<MoneyJson>,
    payment_method: Option<&'a str>,
    lines: Vec<OrderLineJson<'a>>,
    deadlines: Vec<DeadlineJson>,
    pub(super) prepared: Vec<PreparedJson>,
    pub(super) actions: Vec<ActionJson>,
    shipped_at: Option<String>,
    protected_until: Option<String>,
    closed: Option<ClosedJson>,
    pub(super) disputes: Vec<DisputeJson<'a>>,
    refunds: Vec<RefundJson<'a>>,
    pub(super) remedies: Vec<RemedyJson>,
    pub(super) doubts: Vec<DoubtJson<'a>>,
    url: String,
}

impl<'a> OrderJson<'a> {
    pub(super) fn of(view: &'a OrderView, now: Instant) -> Self {
        let order = &view.order;
        let purchase = order.purchase();
        let since = order.since().map(moment_stamp);
        let closed =
            order.state().cause().map(|cause| ClosedJson { cause: cause.id(), at: since.clone() });
        Self {
            schema: "redress.order/1",
            id: order.id().as_str(),
            title: title(order),
            stage: order.stage().id(),
            since,
            as_of: order.as_of().map(stamp),
            certainty: order.certainty().id(),
            assumed: assumed(order),
            look_by: view.look_by.map(|by| stamp(by.due())),
            said: purchase.status_text().map(String::as_str),
            seller: purchase.seller().map(|seller| SellerJson {
                name: &seller.name,
                store_id: seller.store_id.as_deref(),
                url: seller.url.as_deref(),
                message_url: seller.message_url.as_deref(),
                rating_percent: purchase.seller_rating().map(ToString::to_string),
            }),
            placed_at: purchase.placed().copied().map(moment_stamp),
            paid_at: purchase.paid().copied().map(moment_stamp),
            total: purchase.total().copied().map(MoneyJson::of),
            payment_method: purchase.payment_method().map(String::as_str),
            lines: OrderLineJson::all(order),
            deadlines: view.dues.iter().map(|due| deadline(due, order, now)).collect(),
            prepared: view.prepared.iter().map(PreparedJson::of).collect(),
            actions: view.actions.iter().map(|action| action_json(order, *action)).collect(),
            shipped_at: purchase.shipped().copied().map(moment_stamp),
            protected_until: purchase.protected_until().copied().map(moment_stamp),
            closed,
            disputes: DisputeJson::all(view, now),
            refunds: RefundJson::all(view, now),
            remedies: RemedyJson::all(view, now),
            doubts: DoubtJson::all(view),
            url: order_url(order.id().as_str()),
        }
    }
}

fn assumed(order: &Order) -> Option<AssumedJson> {
    match order.certainty() {
        Certainty::Assumed { rule, since } => Some(AssumedJson {
            rule: rule.id(),
            since: stamp(since),
            known_stage: order.as_known().stage().id(),
        }),
        Certainty::Known | Certainty::Outdated { .. } => None,
    }
}

fn action_json(order: &Order, action: Action) -> ActionJson {
    ActionJson {
        action: action.kind.id(),
        text: action_words(action.kind, order),
        command: command::action(order.id(), action.kind).into_words(),
        from: None,
        until: action.until.map(|until| stamp(until.due())),
    }
}

fn deadline(due: &Due, order: &Order, now: Instant) -> DeadlineJson {
    DeadlineJson {
        rule: due.deadline.rule().id(),
        who: due.who.id(),
        due_at: stamp(due.deadline.due()),
        from: due.deadline.from().map(|from| moment_stamp(from.at)),
        from_event: due.deadline.from().map(|from| from.event.id()),
        then: due.then.id(),
        overdue: is_overdue(due, order, now),
        set_by: set_by(due.deadline.set_by()),
        money: due.money.map(MoneyJson::of),
    }
}

/// A line of an order.
#[derive(Debug, Serialize)]
pub(super) struct OrderLineJson<'a> {
    line: usize,
    #[serde(flatten)]
    details: LineJson<'a>,
    paid: Option<MoneyJson>,
    stage: Option<&'static str>,
}

impl<'a> OrderLineJson<'a> {
    /// The lines of an order, in its order.
    fn all(order: &'a Order) -> Vec<Self> {
        let lines = order.purchase().lines().map_or(&[][..], Vec::as_slice);
        let line = |(place, line): (usize, &'a Line)| Self {
            line: place + 1,
            details: LineJson::of(line),
            paid: None,
            stage: line_stage(order, place),
        };
        lines.iter().enumerate().map(line).collect()
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
pub(super) struct NoteJson<'a> {
    at: String,
    text: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct HistoryJson<'a> {
    event: &'static str,
    detail: Option<&'static str>,
    at: String,
    after: Option<String>,
    by: &'static str,
    source: Option<&'static str>,
    rule: Option<&'static str>,
    told_at: Option<String>,
    file: Option<&'a str>,
    r#where: Option<&'a str>,
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
    pub(super) order: OrderJson<'a>,
    prices: Vec<TextJson<'a>>,
    promises: Vec<TextJson<'a>>,
    parcels: Vec<ParcelJson<'a>>,
    pub(super) cancellations: Vec<CancellationJson<'a>>,
    transfers: Vec<TransferJson>,
    pub(super) notes: Vec<NoteJson<'a>>,
    pub(super) messages: Vec<MessageJson<'a>>,
    pub(super) evidence: Vec<EvidenceJson<'a>>,
    pub(super) history: Vec<HistoryJson<'a>>,
    pub(super) disagreements: Vec<DisagreementJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct DisagreementJson<'a> {
    about: &'static str,
    counts: SideJson<'a>,
    falls: SideJson<'a>,
}

#[derive(Debug, Serialize)]
struct SideJson<'a> {
    says: &'a str,
    source: &'static str,
    at: String,
}

impl<'a> SideJson<'a> {
    fn of(side: &'a Side) -> Self {
        Self { says: &side.says, source: side.source.id(), at: stamp(side.at) }
    }
}

impl<'a> DisagreementJson<'a> {
    fn of(one: &'a Disagreement) -> Self {
        let (counts, falls) = (SideJson::of(&one.counts), SideJson::of(&one.falls));
        Self { about: one.about, counts, falls }
    }
}

impl<'a> WholeJson<'a> {
    pub(super) fn of(view: &'a OrderView, now: Instant) -> Self {
        let order = &view.order;
        let purchase = order.purchase();
        let prices = purchase.prices().into_iter().flatten();
        let promises = purchase.promises().into_iter().flatten();
        Self {
            order: OrderJson::of(view, now),
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
            evidence: EvidenceJson::all(view),
            history: view.story.iter().map(HistoryJson::of).collect(),
            disagreements: order.disagreements().iter().map(DisagreementJson::of).collect(),
        }
    }
}

impl<'a> HistoryJson<'a> {
    /// The same without where it was read and when it was told.
    pub(super) fn without_place(self) -> Self {
        Self { told_at: None, file: None, r#where: None, ..self }
    }

    /// What happened, with who says so and where it was read.
    pub(super) fn of(entry: &'a StoryEntry) -> Self {
        let place = entry.telling.as_ref().and_then(|telling| telling.place.as_ref());
        Self {
            event: event_id(&entry.event),
            detail: event_detail(&entry.event),
            at: moment_stamp(entry.at),
            after: entry.after.map(stamp),
            by: entry.by.id(),
            source: entry.source.map(Source::id),
            rule: match entry.event {
                StoryEvent::Assumed { rule, .. } => Some(rule.id()),
                StoryEvent::Placed
                | StoryEvent::Paid
                | StoryEvent::Shipped
                | StoryEvent::Ended(_)
                | StoryEvent::Seen(_)
                | StoryEvent::Told(_) => None,
            },
            told_at: entry.telling.as_ref().map(|telling| stamp(telling.told)),
            file: place.map(|place| &*place.file),
            r#where: place.map(|place| &*place.within),
        }
    }
}
