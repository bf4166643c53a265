//! What the report tells, as the template takes it: fields, rows and cards, in the words of one
//! language. Each section is made in a file of its own.

use serde::Serialize;

use super::super::clean::clean;
use super::super::language::{Headings, Labels, Texts, fill};
use super::amounts::{money, refund};
use super::dates::{DateRow, dates};
use super::events::{Row, is_for_others, rows};
use super::exhibits::{ExhibitCard, MessageRow, exhibit, messages};
use super::goods::{LineRow, line, parcels, parties, prices, promises};
use super::localizer::{Field, Localizer};
use super::points::{points, signs};
use super::requests::{DisputeCard, cancellation, disputes, outside};
use super::rules::{RuleCard, rules};
use super::summary::{asked, outdated, sentences, stage};
use super::timeline::{Panel, Sign, panels};
use crate::app::Case;
use crate::domain::instant::Instant;

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
    has_assumptions: bool,
    outdated: Option<String>,
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
    pub(super) fn of(case: &'a Case, localizer: &'a Localizer) -> Self {
        let words = localizer.words();
        let order = &case.view.order;
        let events = rows(&case.view, localizer);
        let dates = dates(case, localizer);
        let points = points(case, &events, localizer);
        let slots = [("order", order.id().as_str()), ("count", &*points.len().to_string())];
        let about_timeline = fill(&words.timeline.about, &slots);
        let disputes = disputes(order, &events, localizer);
        let mut facts = Self {
            lang: localizer.lang.id(),
            is_english: localizer.lang.id() == "en",
            id: order.id().as_str(),
            order: fill(&words.headings.order, &[("order", order.id().as_str())]),
            identity: identity(case, localizer),
            summary: sentences(case, localizer),
            asked: asked(case, localizer),
            parties: parties(order, localizer),
            lines: order
                .purchase()
                .lines()
                .into_iter()
                .flatten()
                .map(|l| line(l, localizer))
                .collect(),
            prices: prices(order),
            promises: promises(order),
            parcels: parcels(&case.view, localizer),
            money: money(order, localizer),
            refunds: case.view.accounts.iter().map(|one| refund(one, localizer)).collect(),
            about_timeline,
            signs: signs(&points, localizer),
            panels: panels(&points),
            has_assumptions: order.assumed_by().is_some(),
            outdated: outdated(order, localizer),
            dates,
            cancellations: order
                .cancellations()
                .iter()
                .map(|one| cancellation(order, one, localizer))
                .collect(),
            disputes,
            outside: outside(order, localizer),
            messages: messages(order, localizer),
            exhibits: case.exhibits.iter().map(|one| exhibit(one, localizer)).collect(),
            events,
            rules: Vec::new(),
            headings: &words.headings,
            labels: &words.labels,
            texts: &words.texts,
            times_said: &words.times.said,
            about: fill(&words.texts.about, &[("version", env!("CARGO_PKG_VERSION"))]),
        };
        // Only now is known which rules were named.
        facts.rules = rules(case, localizer);
        facts
    }
}

fn identity(case: &Case, localizer: &Localizer) -> Vec<Field> {
    let labels = &localizer.words().labels;
    let order = &case.view.order;
    let purchase = order.purchase();
    let store = purchase.seller().map(|seller| Field::new(&labels.store, clean(&seller.name)));
    let total = purchase.total().map(|total| Field::new(&labels.total, localizer.money(*total)));
    let status = Field::new(&labels.status, stage(order, localizer));
    let as_of = newest(case).map(|at| Field::new(&labels.as_of, localizer.until(at).text));
    store.into_iter().chain(total).chain([status]).chain(as_of).collect()
}

/// The newest time that anything in the case is known of: the clock has no say.
pub(super) fn newest(case: &Case) -> Option<Instant> {
    let view = &case.view;
    let told = view.story.iter().filter(|entry| is_for_others(&entry.event));
    told.map(|entry| entry.at.first()).chain(view.order.as_of()).max()
}
