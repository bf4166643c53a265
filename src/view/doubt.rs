//! What is doubtful about a tracking number, in words and as JSON.

use super::clean::clean;
use super::draft::REPORT;
use super::json::{Json, object};
use super::page::Page;
use super::phrase::series;
use super::table::fitted;
use super::window::dispute_ended;
use crate::app::{OrderView, Tracked};
use crate::domain::id::OrderId;
use crate::domain::order::{OrderParcel, Stage};
use crate::domain::tracking::Doubt;

/// The columns that a number takes in a sentence.
const NUMBER: usize = 40;

/// How many orders a sentence names.
const NAMED: usize = 3;

/// What a wrong number leads to.
pub(super) const GROUND: &str =
    "A number that isn't your parcel's is grounds for a dispute (reason wrong-tracking).";

/// What a wrong number that the seller only wrote in a message leads to.
const ONLY_SAID: &str = "Only a number declared in the order counts; one in a message doesn't.";

/// Where to report a seller who broke the rules for sellers, as far as the record shows it: a number that
/// cannot exist, a dispute about a wrong one, or a claim to have shipped without one.
pub(super) fn report_sentence(view: &OrderView, page: &Page) -> Option<String> {
    let order = &view.order;
    if order.is_part() || order.stage().is_ended() {
        return None;
    }
    let declared = view.parcels.iter().zip(&order.parcels).filter(|(_, one)| one.is_declared());
    let mut doubts = declared.flat_map(|(tracked, _)| &tracked.doubts);
    let is_invented =
        doubts.any(|doubt| matches!(doubt, Doubt::WrongCheckDigit { .. } | Doubt::NoSuchCountry));
    let is_claimed = order.open_disputes().any(|dispute| dispute.claim.reason == Doubt::REASON);
    let is_late = order.tracking_due.is_some_and(|by| by.passed(page.now));
    (is_invented || is_claimed || is_late).then(|| format!("Report the seller: {REPORT}"))
}

/// What is doubtful about a number, for programs.
pub(super) fn doubt_json(tracked: &Tracked) -> impl Iterator<Item = Json> {
    tracked.doubts.iter().map(|doubt| {
        let (mut digit, mut countries, mut orders) = (None, None, &[][..]);
        match doubt {
            Doubt::WrongCheckDigit { expected } => digit = Some(*expected),
            Doubt::OtherCountry { number, buyer } => countries = Some((number, buyer)),
            Doubt::Reused { orders: others } => orders = others,
            Doubt::NoSuchCountry | Doubt::UnknownShape => {}
        }
        object! {
            "tracking": &tracked.finding.given,
            "doubt": doubt.id(),
            "rules": Json::list(doubt.rules().iter().copied()),
            "dispute_reason": Doubt::REASON.id(),
            "expected_check_digit": digit,
            "country": countries.map(|(number, _)| number),
            "buyer_country": countries.map(|(_, buyer)| buyer),
            "orders": Json::list(orders),
        }
    })
}

/// A number as people are shown it: made safe, and no longer than a line.
pub(super) fn number_words(tracked: &Tracked) -> String {
    fitted(&clean(&tracked.finding.given), NUMBER)
}

/// The fact, after a number.
pub(super) fn doubt_words(doubt: &Doubt, tracked: &Tracked) -> String {
    match doubt {
        Doubt::WrongCheckDigit { expected } => {
            format!("can't exist: its check digit should be {expected}")
        }
        Doubt::NoSuchCountry => {
            let normal = &tracked.finding.normal;
            let suffix = normal.get(normal.len().saturating_sub(2)..).unwrap_or(normal);
            format!("can't exist: no country uses the ending {suffix}")
        }
        Doubt::UnknownShape => "doesn't match any carrier that redress knows".to_owned(),
        Doubt::OtherCountry { number, buyer } => {
            format!("belongs to {}, but you live in {}", number.name(), buyer.name())
        }
        // A number that is asked for by itself is no order's own.
        Doubt::Reused { orders } if orders.len() == tracked.orders.len() => {
            format!("is the number of {}", orders_words(orders))
        }
        Doubt::Reused { orders } => format!("is the number of {} too", orders_words(orders)),
    }
}

/// What to do about it.
pub(super) fn doubt_advice(doubt: &Doubt) -> &'static str {
    match doubt {
        Doubt::WrongCheckDigit { .. } | Doubt::NoSuchCountry => {
            "It's mistyped or made up: ask the seller for the right one and for a photo of the postal \
             receipt."
        }
        Doubt::UnknownShape => {
            "It may belong to a carrier that is new here: look it up, and ask the seller if nothing \
             shows."
        }
        Doubt::OtherCountry { .. } => {
            "Look up where it went, and ask the seller for proof that it's your parcel."
        }
        Doubt::Reused { .. } => {
            "One parcel can hold several orders. If the other one arrived separately, or is from \
             another seller, ask the seller for your own number."
        }
    }
}

/// A sentence or two for each doubtful number, as long as that can matter.
pub(super) fn doubt_sentences(view: &OrderView, page: &Page) -> Vec<String> {
    let stage = view.order.stage();
    let is_over = stage == Stage::Completed && dispute_ended(view, page.now).is_some();
    if is_over || stage == Stage::Closed {
        return Vec::new();
    }
    let numbers = view.parcels.iter().zip(&view.order.parcels);
    let doubtful = numbers.filter(|(parcel, _)| !parcel.doubts.is_empty());
    let (declared, said): (Vec<_>, Vec<_>) = doubtful.partition(|(_, known)| known.is_declared());
    // Who has a dispute needs no ground for one.
    let ground = if stage == Stage::InDispute { None } else { Some(GROUND) };
    let mut sentences = sentences_of(&declared, ground);
    sentences.extend(sentences_of(&said, Some(ONLY_SAID)));
    sentences
}

fn sentences_of(doubtful: &[(&Tracked, &OrderParcel)], ground: Option<&str>) -> Vec<String> {
    let mut alike: Vec<(&Tracked, Vec<&Tracked>)> = Vec::new();
    for (parcel, _) in doubtful {
        let ids = |tracked: &Tracked| -> Vec<&'static str> {
            tracked.doubts.iter().map(Doubt::id).collect()
        };
        match alike.iter_mut().find(|(first, _)| ids(first) == ids(parcel)) {
            Some((_, others)) => others.push(parcel),
            None => alike.push((parcel, Vec::new())),
        }
    }
    let sentences = alike.iter().flat_map(|(first, others)| match others.as_slice() {
        [] => vec![doubtful_sentence(first, ground)],
        [only] => vec![doubtful_sentence(first, ground), doubtful_sentence(only, ground)],
        several => {
            let named = several.iter().take(NAMED).map(|other| number_words(other));
            let more = several.len().saturating_sub(NAMED);
            let more = (more > 0).then(|| format!("{more} more"));
            let names: Vec<String> = named.chain(more).collect();
            let same = format!("The same is doubtful of {}.", series(&names, "and"));
            vec![format!("{} {same}", doubtful_sentence(first, ground))]
        }
    });
    sentences.collect()
}

/// What is doubtful about a number, what to do, and what it can lead to.
fn doubtful_sentence(tracked: &Tracked, ground: Option<&str>) -> String {
    let number = number_words(tracked);
    let each = tracked.doubts.iter().enumerate().map(|(at, doubt)| {
        let subject =
            if at == 0 { format!("The tracking number {number}") } else { "It".to_owned() };
        format!("{subject} {}. {}", doubt_words(doubt, tracked), doubt_advice(doubt))
    });
    each.chain(ground.map(str::to_owned)).collect::<Vec<_>>().join(" ")
}

fn orders_words(orders: &[OrderId]) -> String {
    let named: Vec<&str> = orders.iter().take(NAMED).map(OrderId::as_str).collect();
    let more = orders.len().saturating_sub(NAMED);
    let noun = if orders.len() == 1 { "order" } else { "orders" };
    let list = match more {
        0 => series(&named, "and"),
        more => format!("{} and {more} more", named.join(", ")),
    };
    format!("{noun} {list}")
}
