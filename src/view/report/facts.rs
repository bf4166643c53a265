//! What the report tells, as the template takes it: fields, rows and cards, in the words of one
//! language.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use super::super::clean::clean;
use super::super::json::order_url;
use super::super::language::{Headings, Labels, Texts, named};
use super::events::{Row, rows};
use super::pen::{Field, Pen, Time, clean_lines};
use super::summary::{asked, fill, phase, sentences, stage};
use super::timeline::{Panel, Point, Sign, panels};
use crate::app::{Case, Exhibit, Picture, Ruling, SourceClass, source};
use crate::domain::money::Money;
use crate::domain::order::{Account, Cancellation, Dispute, Ground, Order};
use crate::domain::policy::Rule;
use crate::domain::purchase::Line;
use crate::domain::time::{Instant, Moment, Span};

/// The whole report.
#[derive(Debug, Serialize)]
pub(super) struct Facts<'a> {
    lang: &'static str,
    is_english: bool,
    id: &'a str,
    order: String,
    identity: Vec<Field>,
    summary: Vec<String>,
    asked: String,
    parties: Vec<Field>,
    lines: Vec<LineRow>,
    prices: Vec<Field>,
    promises: Vec<Field>,
    parcels: Vec<Field>,
    money: Vec<Field>,
    refunds: Vec<Vec<Field>>,
    about_timeline: String,
    signs: Vec<(Sign, &'a str)>,
    panels: Vec<Panel>,
    has_presumptions: bool,
    events: Vec<Row>,
    dates: Vec<DateRow>,
    cancellations: Vec<Vec<Field>>,
    disputes: Vec<DisputeCard>,
    outside: Vec<Vec<Field>>,
    messages: Vec<MessageRow>,
    exhibits: Vec<ExhibitCard>,
    rules: Vec<RuleCard>,
    headings: &'a Headings,
    labels: &'a Labels,
    texts: &'a Texts,
    times_said: &'a str,
    about: String,
}

#[derive(Debug, Serialize)]
struct LineRow {
    title: String,
    variant: Option<String>,
    product: Option<String>,
    quantity: u32,
    price: String,
    amount: String,
}

#[derive(Debug, Serialize)]
struct DateRow {
    at: Time,
    who: String,
    what: String,
    money: Option<String>,
    source: String,
}

#[derive(Debug, Serialize)]
struct DisputeCard {
    heading: String,
    fields: Vec<Field>,
    course: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct MessageRow {
    at: Time,
    who: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct ExhibitCard {
    heading: String,
    name: String,
    link: String,
    picture: Option<PictureCard>,
    fields: Vec<Field>,
}

#[derive(Debug, Serialize)]
struct PictureCard {
    /// A type and Base64: nothing in it is to be escaped.
    address: String,
    width: u32,
    height: u32,
}

#[derive(Debug, Serialize)]
struct RuleCard {
    id: &'static str,
    due: String,
    says: &'static str,
    gives: Option<String>,
    is_own: bool,
    sources: Vec<SourceRow>,
}

#[derive(Debug, Serialize)]
struct SourceRow {
    title: &'static str,
    class: String,
    date: Option<&'static str>,
    address: Option<&'static str>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(case: &'a Case, pen: &'a Pen) -> Self {
        let words = pen.words();
        let order = &case.standing.order;
        let events = rows(&case.standing, pen);
        let dates = dates(case, pen);
        let points = points(case, &events, pen);
        let slots = [("order", order.id().as_str()), ("count", &*points.len().to_string())];
        let about_timeline = fill(&words.timeline.about, &slots);
        let disputes = disputes(order, &events, pen);
        let mut facts = Self {
            lang: pen.lang.id(),
            is_english: pen.lang.id() == "en",
            id: order.id().as_str(),
            order: fill(&words.headings.order, &[("order", order.id().as_str())]),
            identity: identity(case, pen),
            summary: sentences(case, pen),
            asked: asked(case, pen),
            parties: parties(order, pen),
            lines: order.purchase().lines().into_iter().flatten().map(|l| line(l, pen)).collect(),
            prices: prices(order),
            promises: promises(order),
            parcels: parcels(order),
            money: money(order, pen),
            refunds: case.standing.accounts.iter().map(|one| refund(one, pen)).collect(),
            about_timeline,
            signs: signs(&points, pen),
            panels: panels(&points),
            has_presumptions: events.iter().any(|row| row.is_presumed),
            dates,
            cancellations: order.cancellations().iter().map(|one| cancellation(one, pen)).collect(),
            disputes,
            outside: outside(order, pen),
            messages: messages(order, pen),
            exhibits: case.exhibits.iter().map(|one| exhibit(one, pen)).collect(),
            events,
            rules: Vec::new(),
            headings: &words.headings,
            labels: &words.labels,
            texts: &words.texts,
            times_said: &words.times.said,
            about: fill(&words.texts.about, &[("version", env!("CARGO_PKG_VERSION"))]),
        };
        // Only now is known which rules were named.
        facts.rules = rules(case, pen);
        facts
    }
}

fn identity(case: &Case, pen: &Pen) -> Vec<Field> {
    let labels = &pen.words().labels;
    let order = &case.standing.order;
    let purchase = order.purchase();
    let store = purchase.seller().map(|seller| Field::new(&labels.store, clean(&seller.name)));
    let total = purchase.total().map(|total| Field::new(&labels.total, pen.money(*total)));
    let stands = Field::new(&labels.stands, stage(order, pen));
    let as_of = newest(case).map(|at| Field::new(&labels.as_of, pen.at(at).text));
    store.into_iter().chain(total).chain([stands]).chain(as_of).collect()
}

/// The newest time that anything in the case is known of: the clock has no say.
pub(super) fn newest(case: &Case) -> Option<Instant> {
    let standing = &case.standing;
    let told = standing.history.iter().map(|told| told.entry.happened.known);
    let presumed = standing.presumed.iter().map(|happened| happened.at.first());
    told.chain(presumed).max()
}

fn parties(order: &Order, pen: &Pen) -> Vec<Field> {
    let words = pen.words();
    let labels = &words.labels;
    let mut fields = vec![Field::new(&labels.buyer, &*words.texts.buyer)];
    if let Some(seller) = order.purchase().seller() {
        fields.push(Field::new(&labels.seller, clean(&seller.name)));
        let number = seller.store_id.as_ref();
        fields.extend(number.map(|id| Field::new(&labels.store_number, clean(id))));
        fields.extend(seller.url.as_ref().map(|url| Field::address(&labels.address, url)));
    } else {
        fields.push(Field::new(&labels.seller, &*labels.unknown));
    }
    fields.push(Field::new(&labels.marketplace, "AliExpress"));
    fields.push(Field::address(&labels.order_page, &order_url(order.id().as_str())));
    fields
}

fn line(line: &Line, pen: &Pen) -> LineRow {
    let none = || pen.words().labels.none.clone();
    let amount = line.unit_price.and_then(|price| price.times(line.quantity));
    LineRow {
        title: clean(&line.title),
        variant: line.variant.as_deref().map(clean),
        product: line.product_id.as_deref().map(clean),
        quantity: line.quantity,
        price: line.unit_price.map_or_else(none, |price| pen.money(price)),
        amount: amount.map_or_else(none, |amount| pen.money(amount)),
    }
}

fn prices(order: &Order) -> Vec<Field> {
    let rows = order.purchase().prices().into_iter().flatten();
    rows.map(|row| Field::new(&clean(&row.title), clean(&row.value))).collect()
}

fn promises(order: &Order) -> Vec<Field> {
    let rows = order.purchase().promises().into_iter().flatten();
    rows.map(|row| Field::new(&clean(&row.title), clean(&row.text))).collect()
}

fn parcels(order: &Order) -> Vec<Field> {
    let parcels = order.parcels().iter();
    parcels
        .map(|parcel| {
            let carrier = parcel.carrier.as_deref().map(clean).unwrap_or_default();
            Field::new(&clean(&parcel.number), carrier)
        })
        .collect()
}

fn money(order: &Order, pen: &Pen) -> Vec<Field> {
    let words = pen.words();
    let labels = &words.labels;
    let purchase = order.purchase();
    let amount = |name: &str, amount: Option<Money>| {
        amount.map(|amount| Field::new(name, pen.money(amount)))
    };
    let paid = match (purchase.paid(), order.is_paid()) {
        (Some(at), _) => Some(pen.moment(*at).text),
        (None, true) => Some(labels.yes.clone()),
        (None, false) => None,
    };
    let mut fields: Vec<Field> = Vec::new();
    fields.extend(amount(&labels.total, purchase.total().copied()));
    fields.extend(paid.map(|paid| Field::new(&labels.paid, paid)));
    let method = purchase.payment_method();
    fields.extend(method.map(|method| {
        let known = words.methods.get(method).cloned();
        Field::new(&labels.paid_with, known.unwrap_or_else(|| clean(method)))
    }));
    fields.extend(amount(&labels.received, order.received()));
    fields.extend(amount(&labels.outstanding, order.refund_owed()).map(Field::strong));
    fields
}

fn refund(account: &Account, pen: &Pen) -> Vec<Field> {
    let words = pen.words();
    let labels = &words.labels;
    let ground = match account.refund.ground {
        Ground::Closing => labels.for_closing.clone(),
        Ground::Dispute(place) => {
            let number = place.saturating_add(1).to_string();
            fill(&words.headings.dispute, &[("number", &number)])
        }
    };
    let amount = |name: &str, amount: Option<Money>| {
        amount.map(|amount| Field::new(name, pen.money(amount)))
    };
    let mut fields = vec![Field::new(&labels.refund_for, ground)];
    fields.extend(amount(&labels.owed, account.owed));
    fields.push(Field::new(&labels.granted, pen.moment(account.refund.granted).text));
    let method = account.expected.method;
    fields.extend(
        method.map(|method| Field::new(&labels.way_back, named(&words.methods, method.id()))),
    );
    fields.push(Field::new(&labels.expected_by, pen.deadline(account.expected.by)));
    fields.push(Field::new(&labels.state, named(&words.progress, account.progress.id())));
    fields.extend(amount(&labels.received, account.received));
    fields.extend(amount(&labels.outstanding, account.outstanding()).map(Field::strong));
    fields
}

fn dates(case: &Case, pen: &Pen) -> Vec<DateRow> {
    let dues = case.standing.dues.iter();
    dues.map(|due| DateRow {
        at: pen.until(due.deadline.due()),
        who: pen.actor(due.who).to_owned(),
        what: pen.due(due.deadline.rule()).to_owned(),
        money: due.money.map(|money| pen.money(money)),
        source: pen.set_by(due.deadline),
    })
    .collect()
}

/// The points of the timeline. Files that were kept, or what one side wrote, one after the other on
/// one day are one of them.
fn points(case: &Case, events: &[Row], pen: &Pen) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for group in events.chunk_by(|one, next| {
        let is_many = matches!(one.id, "evidence-added" | "said");
        let same = |row: &Row| (row.id, row.moment.day(), row.who.clone(), row.is_presumed);
        is_many && same(one) == same(next)
    }) {
        let Some(row) = group.first() else { continue };
        let day = row.moment.day();
        let what = match (row.id, &row.brief) {
            ("said", _) => format!("{}: {}", row.what, row.who),
            (_, Some(brief)) if group.len() == 1 => format!("{}: {}", row.what, short(brief)),
            (_, _) => row.what.clone(),
        };
        let (words, date) = match group.len() {
            1 => (what, row.at.text.clone()),
            several => (format!("{what} ({several})"), pen.moment(Moment::Day(day)).text),
        };
        let sign = if row.is_presumed { Sign::Presumed } else { Sign::Past };
        points.push(Point { date, words, source: row.source.clone(), sign });
    }
    for due in &case.standing.dues {
        let at = due.deadline.due();
        points.push(Point {
            date: pen.until(at).text,
            words: format!("{}: {}", pen.actor(due.who), pen.due(due.deadline.rule())),
            source: pen.set_by(due.deadline),
            sign: Sign::ToCome,
        });
    }
    points
}

/// So much of a text as a label has room for.
fn short(text: &str) -> String {
    const MOST: usize = 90;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}

/// What the signs of the timeline mean, as far as they stand in it.
fn signs<'a>(points: &[Point], pen: &'a Pen) -> Vec<(Sign, &'a str)> {
    let words = &pen.words().timeline;
    let all = [
        (Sign::Past, &*words.past),
        (Sign::Presumed, &*words.presumed),
        (Sign::ToCome, &*words.to_come),
    ];
    all.into_iter().filter(|(sign, _)| points.iter().any(|point| point.sign == *sign)).collect()
}

fn cancellation(asked: &Cancellation, pen: &Pen) -> Vec<Field> {
    let words = pen.words();
    let labels = &words.labels;
    let mut fields = vec![Field::new(&labels.date, pen.moment(asked.asked).text)];
    fields.extend(asked.reason.map(|reason| Field::new(&labels.reason, pen.cancel_reason(reason))));
    fields.extend(asked.note.as_ref().map(|note| Field::quoted(&labels.note, note)));
    fields.extend(asked.complaint.then(|| Field::new(&labels.complaint, &*labels.yes)));
    let ship_by = asked.ship_by.map(|by| Field::new(&labels.ship_by, pen.deadline(by)));
    fields.extend(ship_by);
    let outcome = named(&words.outcomes, asked.outcome.id());
    fields.push(Field::new(&labels.outcome, outcome).strong());
    fields
}

fn disputes(order: &Order, events: &[Row], pen: &Pen) -> Vec<DisputeCard> {
    let words = pen.words();
    let all = order.disputes().iter().zip(0_u32..);
    all.map(|(dispute, place)| DisputeCard {
        heading: fill(&words.headings.dispute, &[("number", &place.saturating_add(1).to_string())]),
        fields: dispute_fields(order, dispute, pen),
        course: events.iter().filter(|row| row.dispute == Some(place)).cloned().collect(),
    })
    .collect()
}

fn dispute_fields(order: &Order, dispute: &Dispute, pen: &Pen) -> Vec<Field> {
    let words = pen.words();
    let labels = &words.labels;
    let claim = &dispute.claim;
    let mut fields = vec![
        Field::new(&labels.opened, pen.moment(dispute.opened).text),
        Field::new(&labels.reason, pen.dispute_reason(claim.reason)),
        Field::new(&labels.asked, named(&words.wants, claim.want.id())),
    ];
    let total = order.purchase().total().copied();
    let amount = claim.amount.or(total.filter(|_| claim.lines.is_empty()));
    fields.extend(amount.map(|amount| Field::new(&labels.amount, pen.money(amount))));
    fields.push(Field::new(&labels.lines, claimed(order, dispute, pen)));
    let description = claim.description.as_ref();
    fields.extend(description.map(|text| Field::quoted(&labels.description, text)));
    if !claim.evidence.is_empty() {
        let files: Vec<String> = claim.evidence.iter().map(|file| clean(file)).collect();
        fields.push(Field::new(&labels.files, files.join(", ")));
    }
    let offer = dispute.phase.offer();
    fields.extend(offer.map(|offer| {
        let who = pen.actor(offer.by);
        Field::new(&labels.offer, format!("{who}: {}", pen.offer(&offer, total)))
    }));
    fields.push(Field::new(&labels.phase, phase(dispute, pen)).strong());
    if let Some(end) = dispute.phase.end() {
        fields.push(Field::new(&labels.ended, pen.moment(end.at).text));
        fields.extend(end.appeal_by.map(|by| Field::new(&labels.appeal_by, pen.deadline(by))));
    }
    fields
}

/// The titles of the lines that a dispute is about.
fn claimed(order: &Order, dispute: &Dispute, pen: &Pen) -> String {
    if dispute.claim.lines.is_empty() {
        return pen.words().labels.whole_order.clone();
    }
    let lines = order.purchase().lines().map(Vec::as_slice).unwrap_or_default();
    let title = |name: &String| {
        let by_id = lines.iter().find(|line| line.id.as_ref() == Some(name));
        let by_place = || {
            let place = name.parse::<usize>().ok()?.checked_sub(1)?;
            lines.get(place)
        };
        by_id.or_else(by_place).map_or_else(|| clean(name), |line| clean(&line.title))
    };
    dispute.claim.lines.iter().map(title).collect::<Vec<_>>().join("; ")
}

fn outside(order: &Order, pen: &Pen) -> Vec<Vec<Field>> {
    let words = pen.words();
    let labels = &words.labels;
    let taken = order.roads().iter();
    taken
        .map(|taken| {
            let mut fields = vec![
                Field::new(&labels.step, named(&words.roads, taken.road.id())),
                Field::new(&labels.date, pen.moment(taken.at).text),
            ];
            if taken.is_ended {
                let ended = named(&words.road_steps, "ended");
                fields.push(Field::new(&labels.state, ended));
            }
            fields.extend(taken.next.map(|next| {
                let text = format!("{}: {}", pen.deadline(next), pen.due(next.rule()));
                Field::new(&labels.next_date, text)
            }));
            fields
        })
        .collect()
}

/// What was said, oldest first.
fn messages(order: &Order, pen: &Pen) -> Vec<MessageRow> {
    let mut messages: Vec<_> = order.messages().iter().collect();
    messages.sort_by_key(|message| message.at.day());
    messages
        .into_iter()
        .map(|message| MessageRow {
            at: pen.moment(message.at),
            who: pen.actor(message.by).to_owned(),
            text: clean_lines(&message.text),
        })
        .collect()
}

fn exhibit(exhibit: &Exhibit, pen: &Pen) -> ExhibitCard {
    let words = pen.words();
    let labels = &words.labels;
    let evidence = &exhibit.kept.evidence;
    let mut fields = vec![Field::new(&labels.kind, named(&words.kinds, evidence.kind.id()))];
    fields.extend(
        evidence.shows.map(|proof| Field::new(&labels.shows, named(&words.proofs, proof.id()))),
    );
    let note = evidence.note.as_ref();
    fields.extend(note.map(|note| Field::quoted(&labels.note, note)));
    let changed = evidence.changed.map(|at| Field::new(&labels.file_time, pen.at(at).text));
    fields.extend(changed);
    fields.push(Field::new(&labels.added, pen.moment(exhibit.kept.added).text));
    let bytes = labels.bytes.replace("{count}", &grouped(evidence.bytes));
    fields.push(Field::new(&labels.size, bytes));
    fields.push(Field::new("SHA-256", evidence.digest.to_string()));
    fields.push(Field::new(&labels.file, clean(&exhibit.path)));
    ExhibitCard {
        heading: fill(&words.headings.exhibit, &[("number", &exhibit.number.to_string())]),
        name: clean(&evidence.name),
        link: encoded(&exhibit.path),
        picture: exhibit.picture.as_ref().map(picture),
        fields,
    }
}

fn picture(picture: &Picture) -> PictureCard {
    PictureCard {
        address: format!("data:image/jpeg;base64,{}", STANDARD.encode(&picture.jpeg)),
        width: picture.width,
        height: picture.height,
    }
}

/// A number with its digits in groups of three, apart by a narrow space that does not break.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place % 3 == first {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// A path within the case file as a relative address.
fn encoded(path: &str) -> String {
    let mut address = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_') {
            address.push(char::from(byte));
        } else {
            let _infallible = write!(address, "%{byte:02X}");
        }
    }
    address
}

/// The rules that were named, in the order of their names.
fn rules(case: &Case, pen: &Pen) -> Vec<RuleCard> {
    let mut cited: Vec<Rule> = pen.cited().into_iter().collect();
    cited.sort_by_key(|rule| rule.id());
    cited
        .into_iter()
        .filter_map(|rule| {
            let ruling = case.rules.iter().find(|ruling| ruling.entry.id == rule.id())?;
            Some(card(rule, ruling, pen))
        })
        .collect()
}

fn card(rule: Rule, ruling: &Ruling, pen: &Pen) -> RuleCard {
    let sources = ruling.entry.sources.iter().filter_map(|key| source(key));
    RuleCard {
        id: rule.id(),
        due: pen.due(rule).to_owned(),
        says: ruling.entry.says,
        gives: gives(ruling, pen),
        is_own: ruling.own.is_some(),
        sources: sources
            .map(|source| SourceRow {
                title: source.title,
                class: named(&pen.words().classes, class_id(source.class)).to_owned(),
                date: source.date,
                address: source.address,
            })
            .collect(),
    }
}

/// How long a rule gives.
fn gives(ruling: &Ruling, pen: &Pen) -> Option<String> {
    let times = &pen.words().times;
    let window = ruling.value()?.window()?;
    let to = times.span(window.span);
    Some(match window.from {
        Some(from) => fill(&times.range, &[("from", &number(from).to_string()), ("to", &to)]),
        None => to,
    })
}

const fn number(span: Span) -> u32 {
    match span {
        Span::Hours(number)
        | Span::Days(number)
        | Span::BusinessDays(number)
        | Span::Years(number) => number,
    }
}

const fn class_id(class: SourceClass) -> &'static str {
    match class {
        SourceClass::Official => "official",
        SourceClass::Law => "law",
        SourceClass::Mirror => "mirror",
        SourceClass::Api => "api",
        SourceClass::Seller => "seller",
        SourceClass::Guide => "guide",
        SourceClass::BuyerGuide => "buyer-guide",
    }
}
