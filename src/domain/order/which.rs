//! Which of several requests, prepared steps or disputes of an order is meant.

use std::collections::BTreeSet;

use super::accounts::accounts;
use super::cancellation::{Cancellation, Outcome};
use super::choice::Choice;
use super::dispute::Dispute;
use super::fact::{FactId, StepKind};
use super::line::meets;
use super::refusal::{DisputeRefusal, Refusal};
use super::standing::{Order, Prepared};

/// What is about these lines; about all of the order where there are none.
fn of_lines(order: &Order, lines: &[u32]) -> Choice {
    let all = || order.lines.iter().map(|line| line.number).collect();
    let lines = if lines.is_empty() { all() } else { lines.to_vec() };
    Choice { lines, parcel: None }
}

/// A prepared step by what names it among others of its kind.
pub(crate) fn of_prepared(order: &Order, prepared: &Prepared) -> Choice {
    let mut alike = order.prepared.iter().filter(|one| one.step.kind() == prepared.step.kind());
    if alike.nth(1).is_some() {
        return named(order, prepared);
    }
    Choice { lines: prepared.lines.clone(), parcel: prepared.parcel.clone() }
}

/// The same, by all lines where it is about the whole order.
fn named(order: &Order, prepared: &Prepared) -> Choice {
    match &prepared.parcel {
        None => of_lines(order, &prepared.lines),
        parcel => Choice { lines: prepared.lines.clone(), parcel: parcel.clone() },
    }
}

/// What a withdrawal takes back.
pub(super) enum Withdrawn<'a> {
    Request(&'a Cancellation),
    /// What the marketplace never knew of is dropped.
    Prepared(&'a Prepared),
}

/// The refunds that are open, by the lines that tell them apart; one alone where they don't.
pub(super) fn refunds(order: &Order) -> Vec<Choice> {
    let accounts = accounts(order);
    let open: Vec<Choice> = accounts
        .iter()
        .filter(|account| !account.is_settled())
        .map(|account| of_lines(order, &account.refund.lines))
        .collect();
    let mut lines: Vec<u32> = open.iter().flat_map(|one| &one.lines).copied().collect();
    let count = lines.len();
    lines.sort_unstable();
    lines.dedup();
    let are_apart = lines.len() == count && !open.iter().any(|one| one.lines.is_empty());
    if are_apart { open } else { open.into_iter().take(1).collect() }
}

/// The pending or prepared cancellation request for exactly these lines, else the one for any of them;
/// where no line is named, the only one. Of several about the same, the pending one.
pub(super) fn request<'a>(order: &'a Order, lines: &[u32]) -> Result<Withdrawn<'a>, Refusal> {
    let named = order.unless_all(lines.to_vec());
    let is_exact = |about: &[u32]| !lines.is_empty() && about == named;
    let waiting = waiting(order).into_iter();
    let waiting = waiting.map(|(request, about)| (about, Withdrawn::Request(request)));
    let prepared = order.prepared.iter().filter(|one| one.step.kind() == StepKind::Cancel);
    let prepared = prepared.map(|one| (one.lines.clone(), Withdrawn::Prepared(one)));
    let mut fitting: Vec<(Vec<u32>, Withdrawn<'a>)> = Vec::new();
    for (about, one) in waiting.chain(prepared) {
        let is_apart = fitting.iter().all(|(known, _)| *known != about);
        if is_apart && meets(&about, lines) {
            fitting.push((about, one));
        }
    }
    if fitting.iter().any(|(about, _)| is_exact(about)) {
        fitting.retain(|(about, _)| is_exact(about));
    }
    if fitting.len() > 1 {
        let choices = fitting.iter().map(|(about, _)| of_lines(order, about)).collect();
        return Err(Refusal::WhichRequest { choices });
    }
    fitting.pop().map(|(_, only)| only).ok_or(Refusal::NoRequest)
}

/// The requests that wait for their answers, each with the numbers of the lines of which it does; none
/// for the whole order.
fn waiting(order: &Order) -> Vec<(&Cancellation, Vec<u32>)> {
    let mut waiting: Vec<(&Cancellation, Vec<u32>)> = Vec::new();
    for part in order.parts() {
        let asked = &part.as_known().cancellations;
        let Some(asked) = asked.iter().rfind(|one| one.outcome == Outcome::Pending) else {
            continue;
        };
        let lines = part.lines.iter().map(|line| line.number);
        match waiting.iter_mut().find(|(known, _)| known.id() == asked.id()) {
            Some((_, about)) => about.extend(lines),
            None => waiting.push((asked, lines.collect())),
        }
    }
    for (_, about) in &mut waiting {
        *about = order.unless_all(std::mem::take(about));
    }
    waiting
}

/// Refuses where these requests, by the facts that name them, are several.
pub(super) fn one_request(
    order: &Order,
    requests: impl Iterator<Item = FactId>,
) -> Result<(), Refusal> {
    let requests: BTreeSet<FactId> = requests.collect();
    if requests.len() < 2 {
        return Ok(());
    }
    let is_one = |asked: &&Cancellation| asked.ids.iter().any(|id| requests.contains(id));
    let asked = order.as_known().cancellations.iter().filter(is_one);
    let mut choices: Vec<Choice> = asked.map(|one| of_lines(order, &one.lines)).collect();
    choices.dedup();
    if choices.len() < 2 { Ok(()) } else { Err(Refusal::WhichRequest { choices }) }
}

/// The prepared step of a kind about exactly these lines and one of these parcels; the only one where
/// nothing is named.
pub(super) fn prepared<'a>(
    order: &'a Order,
    kind: StepKind,
    lines: &[u32],
    parcels: &[String],
) -> Result<Option<&'a Prepared>, Refusal> {
    let is_named = |one: &Prepared| {
        let about = order.unless_all(lines.to_vec());
        let has_parcel = one.parcel.as_ref().map_or(parcels.is_empty(), |it| parcels.contains(it));
        (lines.is_empty() && parcels.is_empty()) || (one.lines == about && has_parcel)
    };
    let all = order.prepared.iter().filter(|one| one.step.kind() == kind && is_named(one));
    match all.collect::<Vec<_>>()[..] {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        ref several => {
            let choices = several.iter().map(|one| named(order, one)).collect();
            Err(Refusal::WhichPrepared { kind, choices })
        }
    }
}

/// Why nothing is submitted as it was prepared: nothing of the kind is prepared, or about others.
pub(super) fn nothing_prepared(order: &Order, kind: StepKind) -> Refusal {
    let prepared = order.prepared.iter().filter(|one| one.step.kind() == kind);
    let choices: Vec<Choice> = prepared.map(|one| named(order, one)).collect();
    if choices.is_empty() {
        Refusal::NothingPrepared { kind }
    } else {
        Refusal::WhichPrepared { kind, choices }
    }
}

/// A dispute by its lines.
pub(super) fn of_dispute(order: &Order, dispute: &Dispute) -> Choice {
    of_lines(order, &order.line_numbers(&dispute.claim.lines))
}

/// The dispute that is meant: the only open one, the one about these lines, or about one of them, else
/// the last; of several about the same, the last.
pub(super) fn dispute<'a>(order: &'a Order, lines: &[u32]) -> Result<&'a Dispute, Refusal> {
    let about = |dispute: &Dispute| of_dispute(order, dispute).lines;
    let named = |dispute: &&Dispute| meets(&about(dispute), lines);
    let mut fitting: Vec<&Dispute> = order.disputes.iter().filter(named).collect();
    if fitting.iter().any(|dispute| about(dispute) == lines) {
        fitting.retain(|dispute| about(dispute) == lines);
    }
    let mut open: Vec<&Dispute> = Vec::new();
    for dispute in fitting.iter().rev().filter(|dispute| !dispute.phase.is_ended()) {
        if open.iter().all(|later| about(later) != about(dispute)) {
            open.push(dispute);
        }
    }
    open.reverse();
    match (&open[..], fitting.last()) {
        ([only], _) => Ok(only),
        ([], Some(last)) => Ok(last),
        ([], None) => Err(DisputeRefusal::NoDispute.into()),
        (several, _) => {
            let choices = several.iter().map(|one| of_dispute(order, one)).collect();
            Err(DisputeRefusal::WhichDispute { choices }.into())
        }
    }
}
