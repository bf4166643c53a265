//! What the record says beside the stage: prepared steps, transfers, remedies, words, files.
#![expect(clippy::wildcard_enum_match_arm, reason = "each question asks some statements alone")]

use super::dates;
use super::dispute_rounds::Terms;
use super::ledger::{Entry, Ledger};
use crate::domain::buyer::Law;
use crate::domain::deadline::{Baseline, Event, SetBy};
use crate::domain::evidence::Kept;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::message::Message;
use crate::domain::order::fact::{Scope, Statement, Step, StepKind};
use crate::domain::order::line::{OrderLine, numbers};
use crate::domain::order::parcel::OrderParcel;
use crate::domain::order::refund::{Transfer, TransferStep};
use crate::domain::order::remedy_name::{Remedy, RemedyStep};
use crate::domain::order::stage::Stage;
use crate::domain::order::standing::{Prepared, UsedRemedy};
use crate::domain::policy::Policy;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

/// The steps that are prepared, one of a kind about the same: not submitted since, not dropped since,
/// and not shown by a page since.
pub(super) fn prepared(
    ledger: &Ledger<'_>,
    lines: &[OrderLine],
    parcels: &[OrderParcel],
) -> Vec<Prepared> {
    let mut kept: Vec<(Instant, Prepared)> = Vec::new();
    for entry in &ledger.entries {
        let Statement::Prepared(step) = &entry.fact.what else { continue };
        let next = as_prepared(ledger, entry, step, (lines, parcels));
        if is_done(ledger, &next, entry, (lines, parcels)) {
            continue;
        }
        match kept.iter_mut().find(|(_, known)| known.is_alike(&next)) {
            Some(known) if known.0 <= entry.told => *known = (entry.told, next),
            Some(_) => {}
            None => kept.push((entry.told, next)),
        }
    }
    kept.into_iter().map(|(_, prepared)| prepared).collect()
}

/// A step with what it is about: what it names, else what the request or the dispute is about.
fn as_prepared(
    ledger: &Ledger<'_>,
    entry: &Entry<'_>,
    step: &Step,
    (lines, parcels): (&[OrderLine], &[OrderParcel]),
) -> Prepared {
    let begun = step.about().map(|about| ledger.lines_of(&[about], lines));
    let about = match numbers(entry.fact.line_names(), lines) {
        named if named.is_empty() => begun.unwrap_or_default(),
        named => named,
    };
    let about = if about.len() == lines.len() { Vec::new() } else { about };
    // A request or a claim is about lines, whatever parcel they are in.
    let is_of_parcel = matches!(step.kind(), StepKind::Receive | StepKind::Extend);
    let parcel = entry.fact.scope.parcel.as_ref().filter(|_| is_of_parcel);
    let parcel = parcel.map(|number| {
        // A parcel may have got another number since.
        let now = parcels.iter().find(|parcel| parcel.has(number));
        now.map_or(number, |parcel| &parcel.number).clone()
    });
    Prepared { id: entry.id, step: step.clone(), at: entry.fact.at, lines: about, parcel }
}

/// Whether something later says that the step was submitted, or dropped.
fn is_done(
    ledger: &Ledger<'_>,
    prepared: &Prepared,
    told: &Entry<'_>,
    known: (&[OrderLine], &[OrderParcel]),
) -> bool {
    let kind = prepared.step.kind();
    ledger.entries.iter().any(|entry| match &entry.fact.what {
        Statement::Submitted(step) => {
            entry.told >= told.told && as_prepared(ledger, entry, step, known).is_alike(prepared)
        }
        Statement::Dropped(dropped) => {
            let is_all = entry.fact.scope == Scope::default();
            *dropped == kind
                && entry.told >= told.told
                && (is_all || as_prepared(ledger, entry, &prepared.step, known).is_alike(prepared))
        }
        Statement::Looked(look) => {
            let shown = look.stage.map(|page| page.stage);
            let shows = shown.is_some_and(|stage| shows(stage, kind));
            entry.at > told.at && shows && !shows_another(ledger, &prepared.step, entry)
        }
        _ => false,
    })
}

/// Whether a page with this stage shows that such a step was submitted.
fn shows(stage: Stage, kind: StepKind) -> bool {
    [
        (StepKind::Cancel, Stage::CancellationPending),
        (StepKind::Receive, Stage::Completed),
        (StepKind::OpenDispute, Stage::InDispute),
    ]
    .contains(&(kind, stage))
}

/// Whether a dispute that a page shows can be one that was opened before.
fn shows_another(ledger: &Ledger<'_>, step: &Step, page: &Entry<'_>) -> bool {
    let opened = |entry: &&Entry<'_>| matches!(entry.submitted(), Some(Step::OpenDispute(_)));
    step.kind() == StepKind::OpenDispute
        && ledger.entries.iter().filter(opened).any(|entry| entry.at <= page.at)
}

/// What happened to money on its way back, oldest first.
pub(super) fn transfers(ledger: &Ledger<'_>, terms: Terms<'_>) -> Vec<Transfer> {
    let transfer = |entry: &Entry<'_>| {
        let at = entry.fact.at;
        let (step, method, arrived) = match &entry.fact.what {
            Statement::RefundStarted { method } => {
                let from = Baseline::new(Event::RefundSent, at);
                let (purchase, policy) = (terms.purchase, terms.policy);
                let expected = dates::expected(purchase, *method, from, SetBy::Rule, policy);
                (TransferStep::Started(expected), *method, None)
            }
            Statement::RefundReceived { amount, arrived, method } => {
                (TransferStep::Received(*amount), *method, *arrived)
            }
            Statement::RefundFailed => (TransferStep::Failed, None, None),
            _ => return None,
        };
        let lines = numbers(entry.fact.line_names(), terms.lines);
        Some(Transfer { at, lines, step, arrived, method })
    };
    ledger.entries.iter().filter_map(transfer).collect()
}

/// The remedies outside the marketplace that the buyer uses, each with its last step.
pub(super) fn remedies(ledger: &Ledger<'_>, has_arrived: bool, policy: &Policy) -> Vec<UsedRemedy> {
    let mut used: Vec<UsedRemedy> = Vec::new();
    for entry in &ledger.entries {
        let Statement::Remedy { remedy, step } = entry.fact.what else { continue };
        let at = entry.fact.at;
        let date = |rule| policy.counted(rule, Event::RemedyStep, at);
        let is_withdrawn = remedy == Remedy::Withdrawal && step == RemedyStep::Opened;
        // Goods that were not received need not be sent back.
        let is_due = !is_withdrawn || has_arrived;
        let next = next_date(remedy, step, policy).filter(|_| is_due).map(date);
        let law = policy.buyer.law().filter(|_| is_withdrawn);
        let repaid_by = law.and_then(Law::paid_back_by).map(date);
        let is_ended = step == RemedyStep::Ended;
        used.retain(|known| known.remedy != remedy);
        used.push(UsedRemedy { remedy, at, next, repaid_by, is_ended });
    }
    used
}

fn next_date(remedy: Remedy, step: RemedyStep, policy: &Policy) -> Option<Rule> {
    match (remedy, step) {
        (Remedy::Paypal, RemedyStep::Opened) => Some(Rule::PaypalEscalate),
        (Remedy::Paypal, RemedyStep::Offered) => Some(Rule::PaypalOffer),
        (Remedy::Paypal, RemedyStep::Escalated) => Some(Rule::PaypalDecision),
        (Remedy::KlarnaReport, RemedyStep::Opened) => Some(Rule::KlarnaTakeover),
        (Remedy::Withdrawal, RemedyStep::Opened) => policy.buyer.law().and_then(Law::sent_back_by),
        _ => None,
    }
}

/// The orders that the buyer said were paid in one go with it.
pub(super) fn paid_with(ledger: &Ledger<'_>) -> Vec<OrderId> {
    let mut orders: Vec<OrderId> = Vec::new();
    for entry in &ledger.entries {
        if let Statement::PaidWith(order) = &entry.fact.what
            && !orders.contains(order)
        {
            orders.push(order.clone());
        }
    }
    orders
}

pub(super) fn notes(ledger: &Ledger<'_>) -> Vec<(Moment, String)> {
    let note = |entry: &Entry<'_>| match &entry.fact.what {
        Statement::Noted(text) => Some((entry.fact.at, text.clone())),
        _ => None,
    };
    ledger.entries.iter().filter_map(note).collect()
}

pub(super) fn messages(ledger: &Ledger<'_>) -> Vec<Message> {
    let message = |entry: &Entry<'_>| match &entry.fact.what {
        Statement::Said { by, text } => {
            Some(Message { at: entry.fact.at, by: *by, text: text.clone() })
        }
        _ => None,
    };
    ledger.entries.iter().filter_map(message).collect()
}

/// The kept files, in the order in which they were first told, those of one command by their names;
/// removed ones are left out.
pub(super) fn evidence(ledger: &Ledger<'_>, lines: &[OrderLine]) -> Vec<Kept> {
    let mut told: Vec<&Entry<'_>> = ledger.entries.iter().collect();
    let name = |entry: &&Entry<'_>| match &entry.fact.what {
        Statement::EvidenceAdded(evidence) => evidence.name.clone(),
        _ => String::new(),
    };
    told.sort_by_cached_key(|entry| (entry.first_told, name(entry), entry.id));
    let mut kept: Vec<Kept> = Vec::new();
    for entry in told {
        match &entry.fact.what {
            Statement::EvidenceAdded(evidence) => {
                let lines = numbers(entry.fact.line_names(), lines);
                keep(
                    &mut kept,
                    Kept { evidence: (**evidence).clone(), added: entry.fact.at, lines },
                );
            }
            Statement::EvidenceRemoved(digest) => kept.retain(|one| one.evidence.digest != *digest),
            _ => {}
        }
    }
    kept
}

/// Adds a file, or what is told anew of one that is kept.
fn keep(kept: &mut Vec<Kept>, told: Kept) {
    let evidence = &told.evidence;
    match kept.iter_mut().find(|known| known.evidence.digest == evidence.digest) {
        Some(known) => {
            known.lines.extend(&told.lines);
            known.lines.sort_unstable();
            known.lines.dedup();
            let before = &mut known.evidence;
            before.kind = evidence.kind;
            before.shows = evidence.shows.or(before.shows);
            if evidence.note.is_some() {
                before.note.clone_from(&evidence.note);
            }
        }
        None => kept.push(told),
    }
}

/// The moment of the last fact that `fits`.
pub(super) fn last(ledger: &Ledger<'_>, fits: impl Fn(&Statement) -> bool) -> Option<Moment> {
    ledger.entries.iter().rev().find(|entry| fits(&entry.fact.what)).map(|entry| entry.fact.at)
}

/// When the buyer asked for longer protection, where the end of it has not moved since.
pub(super) fn extension(ledger: &Ledger<'_>) -> Option<Moment> {
    let is_extension = |entry: &&Entry<'_>| matches!(entry.submitted(), Some(Step::Extend));
    let asked = ledger.entries.iter().rev().find(is_extension)?;
    let printed = |entry: &Entry<'_>| match &entry.fact.what {
        Statement::Looked(look) => look.details.protected_until,
        Statement::ProtectionUntil(until) => Some(*until),
        _ => None,
    };
    let until = |is_before: bool| {
        let entries = ledger.entries.iter().filter(|entry| (entry.told <= asked.told) == is_before);
        entries.filter_map(printed).next_back()
    };
    let has_moved = until(false).is_some_and(|now| until(true) != Some(now));
    (!has_moved).then_some(asked.fact.at)
}
