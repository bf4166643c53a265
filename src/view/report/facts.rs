//! What the report tells, as the template takes it: fields, rows and cards, in the words of one
//! language. Each section is made in a file of its own.

use serde::Serialize;

use super::super::clean::clean;
use super::super::language::{Headings, Labels, Texts};
use super::amounts::{money, refund};
use super::cases::{DisputeCard, cancellation, disputes, outside};
use super::dates::{DateRow, dates};
use super::events::{Row, rows};
use super::exhibits::{ExhibitCard, MessageRow, exhibit, messages};
use super::goods::{LineRow, line, parcels, parties, prices, promises};
use super::pen::{Field, Pen};
use super::points::{points, signs};
use super::rules::{RuleCard, rules};
use super::summary::{asked, fill, sentences, stage};
use super::timeline::{Panel, Sign, panels};
use crate::app::Case;
use crate::domain::time::Instant;

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
            parcels: parcels(&case.standing, pen),
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
