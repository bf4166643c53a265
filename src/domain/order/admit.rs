//! Turns a command into facts, or refuses it.

use super::accounts::{accounts, in_its_currency, within_paid};
use super::claim::{Claim, Ruling};
use super::command::{Command, RefundReport, StepRequest};
use super::conditions::{
    ActionKind, Asked, as_assumed_or_known, cancel_reasons, is_charged, is_open, may, may_complain,
    may_in_dispute, not_before_granting, which,
};
use super::dispute::{Dispute, Phase};
use super::entry;
use super::fact::{DisputeFact, DisputeStep, Fact, Statement, Step, StepKind};
use super::line_ref::LineRef;
use super::moments::{dated, exists, not_before};
use super::pricing::{granted, priced};
use super::reason::Reason;
use super::refund::Account;
use super::refusal::{DisputeRefusal, MoneyRefusal, Refusal};
use super::reports;
use super::standing::Order;
use super::state::State;
use super::telling::RecordedFact;
use super::window::may_open;
use crate::domain::evidence::Evidence;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::time::Moment;

/// The facts that a command adds, or why it may not. No facts where nothing new is said.
pub(crate) fn admit(
    order: &Order,
    command: Command,
    now: Instant,
    policy: &Policy,
) -> Result<Vec<Fact>, Refusal> {
    let asked = |at: Option<Moment>| -> Result<Asked<'_>, Refusal> {
        Ok(Asked { at: dated(order, at, now)?, now, policy })
    };
    let facts = match command {
        Command::Add(new) => return entry::add(order, *new, now),
        Command::Correct { set, lift } => {
            exists(order)?;
            entry::correct(order, *set, lift, now)?
        }
        Command::Pay { at } => done(order, ActionKind::Pay, Statement::Paid, asked(at)?)?,
        Command::Refuse { at } => {
            done(order, ActionKind::Refuse, Statement::RefusedAtDoor, asked(at)?)?
        }
        Command::Step { step, submitted, at } => step_facts(order, step, submitted, asked(at)?)?,
        Command::Report { report, at } => reports::report(order, report, asked(at)?)?,
        Command::ReportDispute { line, fact, at } => {
            vec![report_dispute(order, line.as_deref(), fact, asked(at)?)?]
        }
        Command::ReportRefund { report, again, at } => {
            let fact = refund_fact(order, report, asked(at)?)?;
            vec![counted(order, fact, again)?]
        }
        Command::Note { text } => {
            exists(order)?;
            vec![Fact::of_buyer(Moment::At(now), Statement::Noted(text))]
        }
        Command::Say { by, text, at } => {
            let at = asked(at)?.at;
            vec![Fact::of_buyer(at, Statement::Said { by, text })]
        }
        Command::AddEvidence(evidence) => {
            exists(order)?;
            if is_kept(order, &evidence) {
                return Ok(Vec::new());
            }
            vec![Fact::of_buyer(Moment::At(now), Statement::EvidenceAdded(evidence))]
        }
        Command::RemoveEvidence(digest) => {
            exists(order)?;
            if !order.evidence.iter().any(|kept| kept.evidence.digest == digest) {
                return Err(Refusal::NoSuchEvidence);
            }
            vec![Fact::of_buyer(Moment::At(now), Statement::EvidenceRemoved(digest))]
        }
    };
    Ok(facts.into_iter().filter(|fact| is_new(order, fact)).collect())
}

/// What the buyer did, where that may be.
fn done(
    order: &Order,
    action: ActionKind,
    what: Statement,
    asked: Asked<'_>,
) -> Result<Vec<Fact>, Refusal> {
    may(order, action, asked)?;
    Ok(vec![Fact::of_buyer(asked.at, what)])
}

/// Whether a fact says anything: it is not known, or was told before the newest look, which it may
/// contradict.
fn is_new(order: &Order, fact: &Fact) -> bool {
    let looks = order.facts.iter().filter(|known| known.fact.as_look().is_some());
    let newest = looks.map(RecordedFact::speaks_for).max();
    let mut same = order.facts.iter().filter(|known| known.fact == *fact);
    same.all(|known| newest.is_some_and(|newest| known.told() <= newest))
}

/// Numbers a fact that says the very same as one before; refuses it unless it happened again.
fn counted(order: &Order, fact: Fact, again: bool) -> Result<Fact, Refusal> {
    let same = order.facts.iter().filter(|known| {
        let known = &known.fact;
        known.source == fact.source
            && known.scope == fact.scope
            && known.at == fact.at
            && known.what == fact.what
    });
    match same.max_by_key(|known| known.fact.nth) {
        Some(last) if again => Ok(Fact { nth: last.fact.nth.saturating_add(1), ..fact }),
        Some(last) => Err(Refusal::AlreadyTold { told: last.told() }),
        None => Ok(fact),
    }
}

/// Whether a file is kept already, and nothing new is said of it.
fn is_kept(order: &Order, evidence: &Evidence) -> bool {
    let known = order.evidence.iter().map(|kept| &kept.evidence);
    let mut same = known.filter(|known| known.digest == evidence.digest);
    same.any(|known| {
        known.kind == evidence.kind
            && (evidence.shows.is_none() || evidence.shows == known.shows)
            && (evidence.note.is_none() || evidence.note == known.note)
    })
}

/// Prepares or submits what the marketplace must be told.
fn step_facts(
    order: &Order,
    request: StepRequest,
    submitted: bool,
    asked: Asked<'_>,
) -> Result<Vec<Fact>, Refusal> {
    let step = match request {
        StepRequest::Cancel { reason, note, complaint } => {
            may(order, ActionKind::Cancel, asked)?;
            let (reason, note, complaint) = match (reason, prepared(order, StepKind::Cancel)) {
                (Some(reason), _) => (reason, note, complaint),
                (_, Some(Step::Cancel { reason, note, complaint, .. })) => {
                    (reason, note, complaint)
                }
                (None, _) => return Err(Refusal::NothingPrepared { kind: StepKind::Cancel }),
            };
            cancel(order, reason, note, complaint)?
        }
        StepRequest::Withdraw => {
            may(order, ActionKind::Withdraw, asked)?;
            let Some(step) = withdrawn(order)? else {
                let dropped = Statement::Dropped(StepKind::Cancel);
                return Ok(vec![Fact::of_buyer(asked.at, dropped)]);
            };
            step
        }
        StepRequest::Receive => {
            may(order, ActionKind::Receive, asked)?;
            Step::Receive
        }
        StepRequest::Extend => {
            may(order, ActionKind::Extend, asked)?;
            Step::Extend
        }
        StepRequest::OpenDispute { claim, lines } => {
            let claim = match (claim, prepared(order, StepKind::OpenDispute)) {
                (Some(claim), _) => Claim { lines: named_lines(order, &lines)?, ..*claim },
                (None, Some(Step::OpenDispute(claim))) => *claim,
                (None, _) => return Err(Refusal::NothingPrepared { kind: StepKind::OpenDispute }),
            };
            Step::OpenDispute(Box::new(opened(order, &claim, asked)?))
        }
        StepRequest::InDispute { line, step } => {
            let line = line.map(|line| named_line(order, &line)).transpose()?;
            in_dispute(order, line.as_ref(), step, asked)?
        }
    };
    let step = Box::new(step);
    let what = if submitted { Statement::Submitted(step) } else { Statement::Prepared(step) };
    Ok(vec![Fact::of_buyer(asked.at, what)])
}

fn prepared(order: &Order, kind: StepKind) -> Option<Step> {
    order.prepared_step(kind).map(|prepared| prepared.step.clone())
}

fn cancel(
    order: &Order,
    reason: Reason,
    note: Option<String>,
    complaint: bool,
) -> Result<Step, Refusal> {
    as_assumed_or_known(order, |order| {
        let fitting = cancel_reasons(order);
        if !fitting.contains(&reason) {
            return Err(Refusal::ReasonDoesNotFit { reason, fitting });
        }
        if complaint && !may_complain(order, reason) {
            return Err(Refusal::ComplaintDoesNotFit { reason });
        }
        Ok(())
    })?;
    // An unpaid order closes at once; of a paid one the seller is asked.
    let is_unpaid = matches!(order.as_known().state(), State::AwaitingPayment { .. });
    Ok(Step::Cancel { reason, note, complaint, needs_consent: !is_unpaid })
}

/// The request that is taken back; `None` where only a prepared one is dropped.
fn withdrawn(order: &Order) -> Result<Option<Step>, Refusal> {
    let known = order.as_known();
    if !matches!(known.state(), State::CancellationPending { .. }) {
        return Ok(None);
    }
    let request = known.cancellations.last().ok_or(Refusal::NoRequest)?;
    let request = request.id().ok_or(Refusal::NoRequest)?;
    Ok(Some(Step::Withdraw { request }))
}

fn named_lines(order: &Order, texts: &[String]) -> Result<Vec<LineRef>, Refusal> {
    texts.iter().map(|text| named_line(order, text)).collect()
}

fn named_line(order: &Order, text: &str) -> Result<LineRef, Refusal> {
    let lines = order.purchase().lines().map_or(&[][..], Vec::as_slice);
    LineRef::find(text, lines).ok_or_else(|| Refusal::NoSuchLine { text: text.to_owned() })
}

/// The claim with its price, where a dispute about it can be opened.
fn opened(order: &Order, claim: &Claim, asked: Asked<'_>) -> Result<Claim, Refusal> {
    as_assumed_or_known(order, |order| {
        may_open(order, claim, asked.at, asked.now, asked.policy)?;
        let claim = priced(order, claim.clone());
        if let Some(amount) = claim.amount {
            within_paid(order, amount, granted(order))?;
        }
        Ok(claim)
    })
}

fn in_dispute(
    order: &Order,
    line: Option<&LineRef>,
    step: DisputeStep,
    asked: Asked<'_>,
) -> Result<Step, Refusal> {
    let action = ActionKind::of(step.kind());
    let dispute = as_assumed_or_known(order, |order| {
        let dispute = which(order, line)?;
        not_before(asked.at, dispute.opened)?;
        may_in_dispute(order, dispute, action, asked)?;
        Ok(dispute.id)
    })?;
    if let DisputeStep::Counter(amount) = step {
        within_paid(order, amount, None)?;
    }
    Ok(Step::InDispute { dispute, step })
}

/// What others did in a dispute. A fact beats what was expected: it is taken wherever the dispute is
/// open, and never refused because of what is only assumed.
fn report_dispute(
    order: &Order,
    line: Option<&str>,
    fact: DisputeFact,
    asked: Asked<'_>,
) -> Result<Fact, Refusal> {
    let line = line.map(|line| named_line(order, line)).transpose()?;
    let known = order.as_known();
    let dispute = which(known, line.as_ref())?;
    is_open(dispute)?;
    not_before(asked.at, dispute.opened)?;
    if let DisputeFact::MoreEvidenceAsked { until: Some(until) }
    | DisputeFact::ReturnAgreed { until: Some(until), .. } = fact
    {
        not_before(until, asked.at)?;
    }
    let amount = match &fact {
        DisputeFact::ReturnAgreed { amount, .. } => *amount,
        DisputeFact::SellerOffered(proposal) | DisputeFact::SteppedIn(Some(proposal)) => {
            proposal.amount
        }
        DisputeFact::Ruled { ruling, .. } => match ruling {
            Ruling::Full => dispute.claim.amount,
            Ruling::Partial(amount) => Some(*amount),
            Ruling::None => None,
        },
        DisputeFact::ReturnReceived => {
            // A return that is only assumed to be agreed, or to be missed, may have been received.
            let assumed = order.disputes.iter().find(|one| one.id == dispute.id);
            let by_assumption = || received_back(assumed.unwrap_or(dispute), asked.at);
            received_back(dispute, asked.at)
                .or_else(|refusal| by_assumption().map_err(|_| refusal))?;
            None
        }
        DisputeFact::SellerAccepted
        | DisputeFact::SellerRejected
        | DisputeFact::MoreEvidenceAsked { .. }
        | DisputeFact::SteppedIn(None)
        | DisputeFact::EvidenceGiven { .. } => None,
    };
    if let Some(amount) = amount {
        within_paid(order, amount, None)?;
    }
    Ok(Fact::of_buyer(asked.at, Statement::Dispute { dispute: dispute.id, fact }))
}

fn received_back(dispute: &Dispute, at: Moment) -> Result<(), Refusal> {
    if let Phase::ReturnSent { sent, .. } = &dispute.phase {
        return not_before(at, *sent);
    }
    let is_agreed = matches!(dispute.phase, Phase::ReturnAgreed { .. });
    if is_agreed { Ok(()) } else { Err(DisputeRefusal::NoReturnAgreed.into()) }
}

fn refund_fact(order: &Order, report: RefundReport, asked: Asked<'_>) -> Result<Fact, Refusal> {
    is_charged(order)?;
    let accounts = accounts(order);
    let open = accounts.iter().find(|account| !account.is_settled());
    if let Some(open) = open {
        not_before_granting(asked.at, open, order)?;
    }
    // An order that was closed when first seen owes a refund as soon as the buyer speaks of one.
    let is_new = accounts.is_empty() && matches!(order.state(), State::Closed { .. });
    let owed = || match (open, is_new) {
        (None, false) => Err(MoneyRefusal::NothingOwed),
        (Some(_), _) | (None, true) => Ok(()),
    };
    let what = match report {
        RefundReport::Started { method } => {
            owed()?;
            Statement::RefundStarted { method }
        }
        RefundReport::Failed => {
            owed()?;
            Statement::RefundFailed
        }
        RefundReport::Received { amount: Some(amount) } => {
            in_its_currency(order, amount)?;
            Statement::RefundReceived { amount }
        }
        RefundReport::Received { amount: None } => {
            owed()?;
            let all = order.purchase().total().copied().filter(|_| is_new);
            let amount = open.and_then(Account::outstanding).or(all);
            let amount = amount.ok_or(MoneyRefusal::AmountUnknown)?;
            Statement::RefundReceived { amount }
        }
    };
    Ok(Fact::of_buyer(asked.at, what))
}
