//! What the report tells, as the template takes it: fields, rows and cards, in the words of one
//! language. Each section is made in a file of its own.

use serde::Serialize;

use super::super::clean::clean;
use super::super::json::{Json, object};
use super::super::language::{Headings, Labels, Lang, Texts, fill};
use super::amounts::{money, refund};
use super::dates::dates;
use super::events::{Row, is_for_others, rows};
use super::exhibits::{exhibit, messages};
use super::goods::{line, parcels, parties, prices, promises};
use super::localizer::{Field, Localizer};
use super::points::{points, signs};
use super::requests::{cancellation, disputes, outside};
use super::rules::rules;
use super::summary::{asked, outdated, sentences, stage};
use super::timeline::{Panel, Sign, panels};
use crate::app::Case;
use crate::domain::instant::Instant;

#[derive(Debug, Serialize)]
pub(super) struct Facts<'a> {
    #[serde(flatten)]
    told: Json,
    signs: Vec<(Sign, &'a str)>,
    panels: Vec<Panel>,
    headings: &'a Headings,
    labels: &'a Labels,
    texts: &'a Texts,
}

impl<'a> Facts<'a> {
    pub(super) fn of(case: &Case, localizer: &'a Localizer) -> Self {
        let words = localizer.words();
        let events = rows(&case.view, localizer);
        let points = points(case, &events, localizer);
        Self {
            told: told(case, &events, points.len(), localizer),
            signs: signs(&points, localizer),
            panels: panels(&points),
            headings: &words.headings,
            labels: &words.labels,
            texts: &words.texts,
        }
    }
}

fn told(case: &Case, events: &[Row], points: usize, localizer: &Localizer) -> Json {
    let words = localizer.words();
    let order = &case.view.order;
    let id = order.id().as_str();
    let slots = [("order", id), ("count", &*points.to_string())];
    let lines = order.lines.iter();
    let cancellations = order.cancellations.iter();
    object! {
        "lang": localizer.lang.id(),
        "is_english": localizer.lang == Lang::En,
        "id": order.id(),
        "order": fill(&words.headings.order, &[("order", id)]),
        "identity": identity(case, localizer),
        "summary": sentences(case, localizer),
        "asked": asked(case, localizer),
        "parties": parties(order, localizer),
        "lines": Json::list(lines.map(|one| line(one, localizer))),
        "prices": prices(order),
        "promises": promises(order),
        "parcels": parcels(&case.view, localizer),
        "money": money(order, localizer),
        "refunds": Json::list(case.view.bill.accounts.iter().map(|one| refund(order, one, localizer))),
        "about_timeline": fill(&words.timeline.about, &slots),
        "has_assumptions": order.assumed_by().is_some(),
        "outdated": outdated(order, localizer),
        "events": Json::list(events),
        "dates": dates(case, localizer),
        "cancellations": Json::list(cancellations.map(|one| cancellation(order, one, localizer))),
        "disputes": disputes(order, events, localizer),
        "outside": outside(order, localizer),
        "messages": messages(order, localizer),
        "exhibits": Json::list(case.exhibits.iter().map(|one| exhibit(order, one, localizer))),
        "times_said": &words.times.said,
        "about": fill(&words.texts.about, &[("version", env!("CARGO_PKG_VERSION"))]),
        // Only now is known which rules were named.
        "rules": rules(case, localizer),
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
    told.map(|entry| entry.at.first()).chain(view.order.as_of).max()
}
