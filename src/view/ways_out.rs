//! The roads outside the marketplace in sentences: those that are taken, and those that are left.

use super::date::{last_day, moment};
use super::dispute_phrase::road_words;
use super::outside::road_warnings;
use super::page::Page;
use super::phrase::due_words;
use crate::app::Standing;
use crate::domain::order::{MoveKind, OpenRoad, Stage, State, Taken, Then};
use crate::domain::time::{Deadline, Instant, SetBy};

/// The roads that are taken, with what they risk; else those that are left where the road inside
/// is closed or runs out.
pub(super) fn road_sentences(standing: &Standing, page: &Page) -> Vec<String> {
    let taken: Vec<&Taken> = standing.order.roads().iter().filter(|road| !road.is_ended).collect();
    if !taken.is_empty() {
        let on = taken.iter().map(|road| taken_sentence(road, page));
        let warnings = road_warnings(standing).into_iter().map(str::to_owned);
        let words: Vec<String> = on.chain(warnings).collect();
        return vec![words.join(" ")];
    }
    let is_over = is_window_over(standing, page.now).is_some();
    if !standing.needs_roads && !is_over {
        return Vec::new();
    }
    let open: Vec<&OpenRoad> =
        standing.roads.iter().filter(|road| !road.by.passed(page.now)).collect();
    if open.is_empty() {
        let had_some = standing.needs_roads && !standing.roads.is_empty();
        return if had_some {
            vec!["No road outside AliExpress is left: the time for each is over.".to_owned()]
        } else {
            Vec::new()
        };
    }
    let roads: Vec<String> = open.iter().map(|road| open_words(road, page)).collect();
    let on_its_way = matches!(standing.order.stage(), Stage::Shipped | Stage::ShipmentCancelled);
    if !standing.needs_roads && !on_its_way {
        return vec![format!(
            "Where something is wrong, outside AliExpress there is: {}.",
            roads.join("; ")
        )];
    }
    let can_appeal = standing.moves.iter().any(|one| one.kind == MoveKind::Appeal);
    let when = if can_appeal { "After the appeal, outside" } else { "Outside" };
    let mut text = format!("{when} AliExpress there is: {}.", roads.join("; "));
    if open.len() > 1 {
        text.push_str(" Take one at a time: two at once risk both.");
    }
    if open.iter().any(|road| road.road.takes_the_payment_back()) {
        text.push_str(" Taking the payment back freezes the order on AliExpress.");
    }
    vec![text]
}

fn open_words(road: &OpenRoad, page: &Page) -> String {
    let estimated = if road.by.set_by() == SetBy::Estimate { " (estimated)" } else { "" };
    format!("{} until {}{estimated}", road_words(road.road), last_day(road.by.due(), page))
}

fn taken_sentence(taken: &Taken, page: &Page) -> String {
    let next = taken.next.map(|next| {
        let by = if next.passed(page.now) { "was due by" } else { "by" };
        format!("; {} ({by} {})", due_words(next.rule()), last_day(next.due(), page))
    });
    format!(
        "Outside AliExpress: {}, last step {}{}.",
        road_words(taken.road),
        moment(taken.at, page),
        next.unwrap_or_default()
    )
}

/// When the time for a dispute ended, where it has and nothing is open inside any more.
pub(super) fn is_window_over(standing: &Standing, now: Instant) -> Option<Deadline> {
    let order = &standing.order;
    let until = match order.state() {
        State::Completed { dispute_until } => *dispute_until,
        State::Shipped(_) | State::ShipmentCancelled | State::Delivered { .. } => {
            order.windows().map(|windows| windows.dispute_until)
        }
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. }
        | State::PartiallyShipped
        | State::InDispute { .. }
        | State::Frozen { .. }
        | State::Closed { .. } => None,
    };
    let is_open = standing.dues.iter().any(|due| due.then == Then::DisputeCloses);
    until.filter(|until| until.passed(now) && !is_open)
}
