//! Files that prove a case: kept, and compared with what a claim needs.

use std::path::PathBuf;

use super::error::AppError;
use super::order_view::OrderView;
use super::orders::status;
use super::session::Session;
use crate::domain::deadline::Deadline;
use crate::domain::evidence::{Evidence, Excess, Kind, Proof};
use crate::domain::order::{
    Check, Dispute, DisputeReason, Due, Found, OpenClaim, Phase, Weight, checklist, named_numbers,
    open_claims,
};
use crate::domain::rule::Rule;
use crate::vault::{Glance, Vault};

/// What a buyer tells of files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FileDetails {
    /// What they are to the case, where their content does not tell it rightly.
    pub(crate) kind: Option<Kind>,
    pub(crate) shows: Option<Proof>,
    pub(crate) note: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct KeptFiles {
    /// Each, in the order in which they were named.
    pub(crate) files: Vec<KeptFile>,
}

/// A file that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeptFile {
    pub(crate) evidence: Evidence,
    pub(crate) is_new: bool,
    /// Whether it tells where it was taken.
    pub(crate) is_located: bool,
    /// Why the marketplace's form does not take it, by the buyer's settings.
    pub(crate) excess: Vec<Excess>,
}

/// Keeps copies of files for the order that these digits name, and tells, file by file, how many
/// bytes of how many are through. The record does not know of them yet. A trial reads the files and
/// keeps none.
pub(crate) fn keep(
    session: &Session,
    digits: &str,
    files: &[PathBuf],
    told: &FileDetails,
    progress: &mut dyn FnMut(usize, u64, u64),
) -> Result<KeptFiles, AppError> {
    let order = session.order(digits)?;
    let vault = session.vault();
    let mut kept = KeptFiles::default();
    let mut count = order.evidence.len();
    for (place, file) in files.iter().enumerate() {
        let mut progress = |done, total| progress(place, done, total);
        let copied = if session.keep {
            vault.keep(file, &mut progress)?
        } else {
            Vault::look(file, &mut progress)?
        };
        let mut known = order.evidence.iter().map(|kept| &kept.evidence);
        let known = known.find(|known| known.digest == copied.digest);
        let evidence = Evidence {
            digest: copied.digest,
            name: copied.name,
            bytes: copied.bytes,
            media: copied.media.to_owned(),
            // What the buyer told before beats a guess.
            kind: told.kind.or(known.map(|known| known.kind)).unwrap_or(copied.kind),
            shows: told.shows,
            changed: copied.changed,
            note: told.note.clone(),
        };
        let is_it = |other: &KeptFile| other.evidence.digest == evidence.digest;
        let is_new = known.is_none() && !kept.files.iter().any(is_it);
        let excess = session.policy.evidence.excess(count, &evidence);
        count += usize::from(is_new);
        kept.files.push(KeptFile { evidence, is_new, is_located: copied.located, excess });
    }
    Ok(kept)
}

/// What a claim needs, and what of it is there.
#[derive(Debug, Clone)]
pub(crate) struct Checklist {
    pub(crate) view: OrderView,
    pub(crate) reason: DisputeReason,
    /// The numbers of the lines that the claim is about; none for the whole order.
    pub(crate) lines: Vec<u32>,
    /// The other claims that are not settled: why, and about which lines.
    pub(crate) others: Vec<(DisputeReason, Vec<u32>)>,
    pub(crate) checks: Vec<Check>,
    /// By when; `None` where nothing runs.
    pub(crate) due: Option<Deadline>,
    /// What the marketplace's form does not take, by the place of the file.
    pub(crate) excess: Vec<(usize, Excess)>,
}

impl Checklist {
    /// Whether all that is needed is there.
    pub(crate) fn is_complete(&self) -> bool {
        self.checks.iter().all(|check| {
            check.weight == Weight::Helps || matches!(check.found, Found::There(_) | Found::Said)
        })
    }
}

/// The checklist of the order that these digits name, for the reason or, where none is given, for
/// that of the dispute about these lines that is prepared, or most urgent, or its newest one; the order
/// alone where there is none.
pub(crate) fn evidence_check(
    session: &Session,
    digits: &str,
    reason: Option<DisputeReason>,
    lines: &[String],
) -> Result<Result<Checklist, OrderView>, AppError> {
    let view = status(session, digits)?;
    let order = &view.order;
    let named = match named_numbers(order, lines) {
        Ok(named) => named,
        Err(refusal) => return Err(AppError::Refused { view: Box::new(view), refusal }),
    };
    let claims = open_claims(order, &named);
    let meant = claims.iter().find(|one| reason.is_none_or(|reason| one.claim.reason == reason));
    let is_about = |dispute: &&Dispute| {
        let about = order.line_numbers(&dispute.claim.lines);
        named.is_empty() || about.is_empty() || named.iter().any(|line| about.contains(line))
    };
    let last = || order.disputes.iter().rfind(is_about).filter(|_| claims.is_empty());
    let claim = meant.map(|one| one.claim).or_else(|| last().map(|dispute| &dispute.claim));
    let Some(reason) = reason.or(claim.map(|claim| claim.reason)) else { return Ok(Err(view)) };
    let lines = match meant {
        _ if !named.is_empty() => named,
        Some(claim) => claim.lines.clone(),
        None => {
            let claim = claim.filter(|claim| claim.reason == reason);
            claim.map(|claim| order.line_numbers(&claim.lines)).unwrap_or_default()
        }
    };
    let lines = order.unless_all(lines);
    // One for another reason has its date all the same.
    let near = meant.or(claims.first());
    let all = open_claims(order, &[]);
    let is_other = |one: &&OpenClaim<'_>| near.is_none_or(|it| !std::ptr::eq(it.claim, one.claim));
    let others = all.iter().filter(is_other).map(|one| (one.claim.reason, one.lines.clone()));
    let excess = order.evidence.iter().enumerate().flat_map(|(place, kept)| {
        let excess = session.policy.evidence.excess(place, &kept.evidence);
        excess.into_iter().map(move |excess| (place, excess))
    });
    Ok(Ok(Checklist {
        reason,
        others: others.collect(),
        checks: checklist(order, reason, &lines, &|place| view.copy(place) == Glance::There),
        due: evidence_due(&view, near.and_then(|claim| claim.dispute), &lines),
        lines,
        excess: excess.collect(),
        view,
    }))
}

/// Until when evidence counts: where it was asked for, that date; in a dispute, until AliExpress
/// steps in or decides; before one, until it can be opened.
fn evidence_due(view: &OrderView, dispute: Option<&Dispute>, lines: &[u32]) -> Option<Deadline> {
    let of_dispute = dispute.and_then(|dispute| match &dispute.phase {
        Phase::EvidenceAsked { evidence_by: by }
        | Phase::SteppedIn { decide_by: by }
        | Phase::Appealed { decide_by: by } => Some(*by),
        Phase::SellerAnswers { .. } | Phase::BuyerAnswers { .. } | Phase::Disagreed { .. } => {
            dispute.phase.step_in_by()
        }
        Phase::ReturnAgreed { .. }
        | Phase::ReturnSent { .. }
        | Phase::ReturnReceived { .. }
        | Phase::Ended { .. } => None,
    });
    let is_about = |due: &&Due| {
        let about = &due.lines;
        lines.is_empty() || about.is_empty() || lines.iter().any(|line| about.contains(line))
    };
    let opening = || {
        let mut dues = view.dues.iter().filter(is_about).map(|due| due.deadline);
        dues.find(|deadline| deadline.rule() == Rule::DisputeOpenUntil)
    };
    let windows = || {
        let parts = view.order.parts_with(lines).into_iter();
        let of_parts = parts.filter_map(|part| part.windows());
        of_parts.map(|windows| windows.dispute_until).min_by_key(|until| until.due())
    };
    of_dispute.or_else(opening).or_else(windows)
}
