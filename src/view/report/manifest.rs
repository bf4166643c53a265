//! The facts of a case for programs: `manifest.json`, schema `redress.case/1`.
//!
//! Nothing in it is of the clock, of the buyer's private notes, or of the buyer's folders.

use std::borrow::Cow;

use serde::Serialize;

use super::super::date::{moment_stamp, stamp};
use super::super::json::{
    CancellationJson, LineJson, ParcelJson, TextJson, json_line, order_url, set_by,
};
use super::super::money_json::{MoneyJson, TransferJson};
use super::super::story::{Reader, has_place};
use super::events::word_id;
use super::facts::newest;
use super::pen::Pen;
use super::privacy::masked;
use crate::app::{Case, Exhibit, Ruling, Standing, Told, source};
use crate::domain::evidence::Proof;
use crate::domain::message::Message;
use crate::domain::order::{
    Account, Cancellation, Dispute, Due, Ground, Happened, Offer, Taken, Witness,
};
use crate::domain::payment::Method;
use crate::domain::policy::Rule;

#[derive(Debug, Serialize)]
struct CaseJson<'a> {
    schema: &'static str,
    order: &'a str,
    url: String,
    as_of: Option<String>,
    stage: &'static str,
    since: Option<String>,
    presumed_by: Option<&'static str>,
    cause: Option<&'static str>,
    seller: Option<SellerJson<'a>>,
    placed_at: Option<String>,
    paid_at: Option<String>,
    shipped_at: Option<String>,
    protected_until: Option<String>,
    payment_method: Option<&'a str>,
    total: Option<MoneyJson>,
    received: Option<MoneyJson>,
    outstanding: Option<MoneyJson>,
    lines: Vec<LineJson<'a>>,
    prices: Vec<TextJson<'a>>,
    promises: Vec<TextJson<'a>>,
    parcels: Vec<ParcelJson<'a>>,
    doubts: Vec<DoubtJson<'a>>,
    events: Vec<EventJson>,
    dates: Vec<DateJson>,
    cancellations: Vec<CancellationJson<'a>>,
    disputes: Vec<DisputeJson<'a>>,
    refunds: Vec<RefundJson>,
    transfers: Vec<TransferJson>,
    outside: Vec<RoadJson>,
    messages: Vec<MessageJson<'a>>,
    evidence: Vec<EvidenceJson<'a>>,
    rules: Vec<RuleJson>,
}

#[derive(Debug, Serialize)]
struct SellerJson<'a> {
    name: &'a str,
    store_id: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct DoubtJson<'a> {
    tracking: &'a str,
    doubt: &'static str,
}

#[derive(Debug, Serialize)]
struct EventJson {
    event: &'static str,
    happened_at: String,
    known_at: String,
    by: &'static str,
    presumed_by: Option<&'static str>,
    captured_at: Option<String>,
}

#[derive(Debug, Serialize)]
struct DateJson {
    rule: &'static str,
    who: &'static str,
    due_at: String,
    then: &'static str,
    set_by: &'static str,
    money: Option<MoneyJson>,
}

#[derive(Debug, Serialize)]
struct DisputeJson<'a> {
    opened_at: String,
    reason: &'static str,
    want: &'static str,
    amount: Option<MoneyJson>,
    lines: &'a [String],
    description: Option<Cow<'a, str>>,
    files: &'a [String],
    phase: &'static str,
    offer: Option<OfferJson>,
    appeals: u32,
    ending: Option<&'static str>,
    ended_at: Option<String>,
    appeal_by: Option<String>,
}

#[derive(Debug, Serialize)]
struct OfferJson {
    by: &'static str,
    amount: Option<MoneyJson>,
    returns: bool,
}

#[derive(Debug, Serialize)]
struct RefundJson {
    ground: &'static str,
    dispute: Option<u32>,
    granted_at: String,
    owed: Option<MoneyJson>,
    received: Option<MoneyJson>,
    outstanding: Option<MoneyJson>,
    expected_from: String,
    expected_by: String,
    rule: &'static str,
    set_by: &'static str,
    method: Option<&'static str>,
    progress: &'static str,
}

#[derive(Debug, Serialize)]
struct RoadJson {
    road: &'static str,
    last_step_at: String,
    is_ended: bool,
    next: Option<&'static str>,
    next_by: Option<String>,
}

#[derive(Debug, Serialize)]
struct MessageJson<'a> {
    at: String,
    by: &'static str,
    text: Cow<'a, str>,
}

#[derive(Debug, Serialize)]
struct EvidenceJson<'a> {
    number: usize,
    path: &'a str,
    name: &'a str,
    kind: &'static str,
    media: &'a str,
    shows: Option<&'static str>,
    bytes: u64,
    sha256: String,
    changed_at: Option<String>,
    added_at: String,
    note: Option<Cow<'a, str>>,
}

#[derive(Debug, Serialize)]
struct RuleJson {
    rule: &'static str,
    says: &'static str,
    value: Option<String>,
    own: bool,
    sources: Vec<SourceJson>,
}

#[derive(Debug, Serialize)]
struct SourceJson {
    title: &'static str,
    address: Option<&'static str>,
    date: Option<&'static str>,
}

/// The facts of a case.
pub(crate) fn manifest(case: &Case) -> String {
    json_line(&CaseJson::of(case), true)
}

impl<'a> CaseJson<'a> {
    fn of(case: &'a Case) -> Self {
        let standing = &case.standing;
        let order = &standing.order;
        let purchase = order.purchase();
        let pair = |title: &'a String, text: &'a String| TextJson::of(title, text);
        let prices = purchase.prices().into_iter().flatten();
        let promises = purchase.promises().into_iter().flatten();
        let mut messages: Vec<&Message> = order.messages().iter().collect();
        messages.sort_by_key(|message| message.at.day());
        Self {
            schema: "redress.case/1",
            order: order.id().as_str(),
            url: order_url(order.id().as_str()),
            as_of: newest(case).map(stamp),
            stage: order.stage().id(),
            since: order.since().map(moment_stamp),
            presumed_by: order.presumed().map(Rule::id),
            cause: order.state().cause().map(crate::domain::order::Cause::id),
            seller: purchase.seller().map(|seller| SellerJson {
                name: &seller.name,
                store_id: seller.store_id.as_deref(),
                url: seller.url.as_deref(),
            }),
            placed_at: purchase.placed().copied().map(moment_stamp),
            paid_at: purchase.paid().copied().map(moment_stamp),
            shipped_at: purchase.shipped().copied().map(moment_stamp),
            protected_until: purchase.protected_until().copied().map(moment_stamp),
            payment_method: purchase.payment_method().map(String::as_str),
            total: purchase.total().copied().map(MoneyJson::of),
            received: order.received().map(MoneyJson::of),
            outstanding: order.refund_owed().map(MoneyJson::of),
            lines: purchase.lines().into_iter().flatten().map(LineJson::of).collect(),
            prices: prices.map(|row| pair(&row.title, &row.value)).collect(),
            promises: promises.map(|row| pair(&row.title, &row.text)).collect(),
            parcels: order.parcels().iter().map(ParcelJson::of).collect(),
            doubts: doubts(standing),
            events: events(case),
            dates: standing.dues.iter().map(date).collect(),
            cancellations: order.cancellations().iter().map(cancellation).collect(),
            disputes: order.disputes().iter().map(dispute).collect(),
            refunds: standing.accounts.iter().map(refund).collect(),
            transfers: order.transfers().iter().map(TransferJson::of).collect(),
            outside: order.roads().iter().map(road).collect(),
            messages: messages.into_iter().map(message).collect(),
            evidence: case.exhibits.iter().map(exhibit).collect(),
            rules: rules(case),
        }
    }
}

/// What is doubtful about the tracking numbers.
fn doubts(standing: &Standing) -> Vec<DoubtJson<'_>> {
    let each = standing.parcels.iter();
    each.flat_map(|tracked| tracked.doubts.iter().map(move |doubt| (tracked, doubt)))
        .map(|(tracked, doubt)| DoubtJson { tracking: &tracked.finding.given, doubt: doubt.id() })
        .collect()
}

/// A request to cancel, without telephone numbers in its note.
fn cancellation(asked: &Cancellation) -> CancellationJson<'_> {
    let mut json = CancellationJson::of(asked);
    json.note = asked.note.as_deref().map(masked);
    json
}

/// What is recorded, as it was told, then what is presumed.
fn events(case: &Case) -> Vec<EventJson> {
    let told = case.standing.history.iter();
    let told = told.filter(|told| has_place(&told.entry.happened.event, Reader::Others)).map(
        |told: &Told| {
            let captured_at = told.origin.as_ref().map(|origin| stamp(origin.captured));
            EventJson { captured_at, ..event(&told.entry.happened) }
        },
    );
    told.chain(case.standing.presumed.iter().map(event)).collect()
}

fn event(happened: &Happened) -> EventJson {
    EventJson {
        event: word_id(&happened.event),
        happened_at: moment_stamp(happened.at),
        known_at: stamp(happened.known),
        by: happened.by.id(),
        presumed_by: match happened.witness {
            Witness::Rule(rule) => Some(rule.id()),
            Witness::Buyer | Witness::Page => None,
        },
        captured_at: None,
    }
}

fn date(due: &Due) -> DateJson {
    DateJson {
        rule: due.deadline.rule().id(),
        who: due.who.id(),
        due_at: stamp(due.deadline.due()),
        then: due.then.id(),
        set_by: set_by(due.deadline.set_by()),
        money: due.money.map(MoneyJson::of),
    }
}

fn dispute(dispute: &Dispute) -> DisputeJson<'_> {
    let claim = &dispute.claim;
    let end = dispute.phase.end();
    let offer = |offer: Offer| OfferJson {
        by: offer.by.id(),
        amount: offer.amount.map(MoneyJson::of),
        returns: offer.returns,
    };
    DisputeJson {
        opened_at: moment_stamp(dispute.opened),
        reason: claim.reason.id(),
        want: claim.want.id(),
        amount: claim.amount.map(MoneyJson::of),
        lines: &claim.lines,
        description: claim.description.as_deref().map(masked),
        files: &claim.evidence,
        phase: dispute.phase.id(),
        offer: dispute.phase.offer().map(offer),
        appeals: dispute.appeals,
        ending: end.map(|end| end.ending.id()),
        ended_at: end.map(|end| moment_stamp(end.at)),
        appeal_by: end.and_then(|end| end.appeal_by).map(|by| stamp(by.due())),
    }
}

fn refund(account: &Account) -> RefundJson {
    let (ground, dispute) = match account.refund.ground {
        Ground::Closing => ("closing", None),
        Ground::Dispute(place) => ("dispute", Some(place)),
    };
    RefundJson {
        ground,
        dispute,
        granted_at: moment_stamp(account.refund.granted),
        owed: account.owed.map(MoneyJson::of),
        received: account.received.map(MoneyJson::of),
        outstanding: account.outstanding().map(MoneyJson::of),
        expected_from: stamp(account.expected.from),
        expected_by: stamp(account.expected.by.due()),
        rule: account.expected.by.rule().id(),
        set_by: set_by(account.expected.by.set_by()),
        method: account.expected.method.map(Method::id),
        progress: account.progress.id(),
    }
}

fn road(taken: &Taken) -> RoadJson {
    RoadJson {
        road: taken.road.id(),
        last_step_at: moment_stamp(taken.at),
        is_ended: taken.is_ended,
        next: taken.next.map(|next| next.rule().id()),
        next_by: taken.next.map(|next| stamp(next.due())),
    }
}

fn message(message: &Message) -> MessageJson<'_> {
    MessageJson { at: moment_stamp(message.at), by: message.by.id(), text: masked(&message.text) }
}

fn exhibit(exhibit: &Exhibit) -> EvidenceJson<'_> {
    let evidence = &exhibit.kept.evidence;
    EvidenceJson {
        number: exhibit.number,
        path: &exhibit.path,
        name: &evidence.name,
        kind: evidence.kind.id(),
        media: &evidence.media,
        shows: evidence.shows.map(Proof::id),
        bytes: evidence.bytes,
        sha256: evidence.digest.to_string(),
        changed_at: evidence.changed.map(stamp),
        added_at: moment_stamp(exhibit.kept.added),
        note: evidence.note.as_deref().map(masked),
    }
}

/// The rules that the report names, whatever its language.
fn rules(case: &Case) -> Vec<RuleJson> {
    let pen = Pen::new(super::Lang::En);
    drop(super::Facts::of(case, &pen));
    let cited: Vec<&str> = pen.cited().into_iter().map(Rule::id).chain(pen.named()).collect();
    let named = case.rules.iter().filter(|ruling| cited.contains(&ruling.entry.id));
    named.map(rule).collect()
}

fn rule(ruling: &Ruling) -> RuleJson {
    let sources = ruling.entry.sources.iter().filter_map(|key| source(key));
    RuleJson {
        rule: ruling.entry.id,
        says: ruling.entry.says,
        value: ruling.value().map(|value| value.to_string()),
        own: ruling.own.is_some(),
        sources: sources
            .map(|source| SourceJson {
                title: source.title,
                address: source.address,
                date: source.date,
            })
            .collect(),
    }
}
