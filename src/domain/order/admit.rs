//! Turns a command into facts, or refuses it.

use super::accounts::accounts;
use super::asked::Asked;
use super::claim::{Claim, Ruling};
use super::command::{Command, Named, RefundReport, StepRequest};
use super::conditions::{
    ActionKind, as_assumed_or_known, is_charged, is_open, may, may_complain, may_in_dispute,
    may_part, not_before_granting,
};
use super::dispute::{Dispute, Ending, Phase};
use super::entry;
use super::fact::{DisputeFact, DisputeStep, Fact, Scope, Statement, Step, StepKind};
use super::line::{OrderLine, Origin};
use super::moments::{dated, exists, not_before};
use super::money_limits::{
    in_another_currency, in_its_currency, within_grant, within_granted, within_left,
};
use super::pricing::worth;
use super::reason::Reason;
use super::refund::Account;
use super::refusal::{DisputeRefusal, MoneyRefusal, Refusal};
use super::reports;
use super::standing::{Order, Prepared};
use super::state::State;
use super::subject::{Meaning, Subject, named_lines, subject};
use super::telling::RecordedFact;
use super::which::{self, Withdrawn};
use super::window::{labelled, may_open};
use crate::domain::evidence::Evidence;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
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
        Command::MatchLine { line, id } => vec![match_line(order, &line, id, asked(None)?)?],
        Command::PaidWith(other) => {
            exists(order)?;
            if other == *order.id() {
                return Err(Refusal::PaidWithItself);
            }
            vec![Fact::of_buyer(Moment::At(now), Statement::PaidWith(other))]
        }
        Command::Pay { at } => done(order, ActionKind::Pay, Statement::Paid, asked(at)?)?,
        Command::Refuse { about, at } => {
            let asked = asked(at)?;
            let meaning = Meaning { of_one_parcel: true, ..Meaning::ALL };
            let told =
                subject(order, &about, meaning, |part| may_part(part, ActionKind::Refuse, asked))?;
            let fact = |scope| Fact { scope, ..Fact::of_buyer(asked.at, Statement::RefusedAtDoor) };
            told.scopes.into_iter().map(fact).collect()
        }
        Command::Step { step, submitted, at } => step_facts(order, step, submitted, asked(at)?)?,
        Command::Report { report, about, by, at } => {
            reports::report(order, report, &about, by, asked(at)?)?
        }
        Command::ReportDispute { lines, fact, at } => {
            vec![report_dispute(order, &lines, fact, asked(at)?)?]
        }
        Command::ReportRefund { report, lines, again, at } => {
            let fact = refund_fact(order, report, &lines, asked(at)?)?;
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
        Command::AddEvidence { file, lines } => {
            exists(order)?;
            let lines = named_lines(order, &lines)?;
            if is_kept(order, &file, &lines) {
                return Ok(Vec::new());
            }
            let scope = scope_of(&lines);
            vec![Fact { scope, ..Fact::of_buyer(Moment::At(now), Statement::EvidenceAdded(file)) }]
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

/// Numbers a fact that says the very same as one of that day; refuses it unless it happened again.
fn counted(order: &Order, fact: Fact, again: bool) -> Result<Fact, Refusal> {
    let same = order.facts.iter().filter(|known| {
        let known = &known.fact;
        known.source == fact.source
            && known.scope == fact.scope
            && known.at.day() == fact.at.day()
            && known.what == fact.what
    });
    match same.max_by_key(|known| known.fact.nth) {
        Some(last) if again => Ok(Fact { nth: last.fact.nth.saturating_add(1), ..fact }),
        Some(last) => Err(Refusal::AlreadyTold { told: last.told() }),
        None => Ok(fact),
    }
}

/// Whether a file is kept already, and nothing new is said of it.
fn is_kept(order: &Order, evidence: &Evidence, lines: &[&OrderLine]) -> bool {
    let mut same = order.evidence.iter().filter(|kept| kept.evidence.digest == evidence.digest);
    same.any(|kept| {
        let known = &kept.evidence;
        let is_about = lines.iter().all(|line| kept.lines.contains(&line.number));
        known.kind == evidence.kind
            && is_about
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
    let whole = |step| (step, vec![Scope::default()]);
    let (step, scopes) = match request {
        StepRequest::Cancel { reason, note, complaint, lines } => {
            let about = Named { lines, parcels: Vec::new() };
            let prepared = submittable(order, StepKind::Cancel, &about, submitted)?;
            let about = prepared.map_or(about, |one| which::of_prepared(order, one).named());
            let chosen = subject(order, &about, Meaning::ALL, |part| {
                may_part(part, ActionKind::Cancel, asked)
            })?;
            let (reason, note, complaint) = match (reason, prepared.map(|one| &one.step)) {
                (Some(reason), _) => (reason, note, complaint),
                (
                    None,
                    Some(Step::Cancel { reason, note: kept, complaint: kept_complaint, .. }),
                ) => (*reason, note.or_else(|| kept.clone()), complaint || *kept_complaint),
                (None, _) => return Err(which::nothing_prepared(order, StepKind::Cancel)),
            };
            (cancel(chosen.part, reason, note, complaint)?, chosen.scopes)
        }
        StepRequest::Withdraw { lines } => {
            let numbers = numbers_of(order, &lines)?;
            let about = Named { lines, parcels: Vec::new() };
            allowed_of(order, &about, ActionKind::Withdraw, Meaning::ALL, asked)?;
            let request = match which::request(order, &numbers)? {
                Withdrawn::Request(request) => request.id().ok_or(Refusal::NoRequest)?,
                Withdrawn::Prepared(prepared) => return Ok(vec![dropped(order, prepared, asked)]),
            };
            whole(Step::Withdraw { request })
        }
        StepRequest::Receive { about } => {
            let prepared = submittable(order, StepKind::Receive, &about, submitted)?;
            let about = prepared.map_or(about, |one| which::of_prepared(order, one).named());
            // Where something came, that is meant, and nothing that may be lost.
            let meaning = Meaning { first: Order::has_arrived, ..Meaning::ALL };
            (Step::Receive, allowed_of(order, &about, ActionKind::Receive, meaning, asked)?.scopes)
        }
        StepRequest::Extend { about } => {
            let prepared = submittable(order, StepKind::Extend, &about, submitted)?;
            let about = prepared.map_or(about, |one| which::of_prepared(order, one).named());
            let of = allowed_of(order, &about, ActionKind::Extend, Meaning::ALL, asked)?;
            (Step::Extend, of.scopes)
        }
        StepRequest::OpenDispute { claim: Some(claim), lines } => {
            let numbers = numbers_of(order, &lines)?;
            whole(Step::OpenDispute(Box::new(opened(order, &claim, &numbers, asked)?)))
        }
        StepRequest::OpenDispute { claim: None, lines } => {
            let kind = StepKind::OpenDispute;
            let about = Named { lines, parcels: Vec::new() };
            let prepared = submittable(order, kind, &about, true)?.map(|one| &one.step);
            let Some(Step::OpenDispute(claim)) = prepared else {
                return Err(which::nothing_prepared(order, kind));
            };
            let numbers = order.line_numbers(&claim.lines);
            whole(Step::OpenDispute(Box::new(opened(order, claim, &numbers, asked)?)))
        }
        StepRequest::InDispute { lines, step } => {
            let numbers = numbers_of(order, &lines)?;
            let is_open = which::dispute(order, &numbers).is_ok_and(|one| !one.phase.is_ended());
            if step == DisputeStep::Cancel && !is_open {
                let about = Named { lines, parcels: Vec::new() };
                if let Some(prepared) = submittable(order, StepKind::OpenDispute, &about, true)? {
                    return Ok(vec![dropped(order, prepared, asked)]);
                }
            }
            whole(in_dispute(order, &numbers, step, asked)?)
        }
    };
    let step = Box::new(step);
    let what = if submitted { Statement::Submitted(step) } else { Statement::Prepared(step) };
    let fact = |scope| Fact { scope, ..Fact::of_buyer(asked.at, what.clone()) };
    Ok(scopes.into_iter().map(fact).collect())
}

/// The prepared step that is submitted now.
fn submittable<'a>(
    order: &'a Order,
    kind: StepKind,
    about: &Named,
    submitted: bool,
) -> Result<Option<&'a Prepared>, Refusal> {
    if !submitted {
        return Ok(None);
    }
    which::prepared(order, kind, &numbers_of(order, &about.lines)?, &about.parcels)
}

/// A prepared step is dropped.
fn dropped(order: &Order, prepared: &Prepared, asked: Asked<'_>) -> Fact {
    let lines = prepared.lines.iter().filter_map(|line| order.line(*line));
    let lines = lines.map(OrderLine::name).collect();
    let scope = Scope { lines, parcel: prepared.parcel.clone() };
    Fact { scope, ..Fact::of_buyer(asked.at, Statement::Dropped(prepared.step.kind())) }
}

/// The numbers of the lines that the buyer names.
fn numbers_of(order: &Order, lines: &[String]) -> Result<Vec<u32>, Refusal> {
    Ok(named_lines(order, lines)?.into_iter().map(|line| line.number).collect())
}

fn allowed_of<'a>(
    order: &'a Order,
    about: &Named,
    action: ActionKind,
    meaning: Meaning,
    asked: Asked<'_>,
) -> Result<Subject<'a, ()>, Refusal> {
    subject(order, about, meaning, |part| may_part(part, action, asked))
}

/// The line of the page that a line entered by hand is.
fn match_line(order: &Order, line: &str, id: String, asked: Asked<'_>) -> Result<Fact, Refusal> {
    let text = |text: &str| [text.to_owned()];
    let lines = named_lines(order, &text(line))?;
    let [line] = lines[..] else { return Err(Refusal::NoSuchLine { text: line.to_owned() }) };
    let page = named_lines(order, &text(&id))?;
    let page_id = page.first().and_then(|line| line.line.id.clone());
    let id = page_id.ok_or(Refusal::NoSuchLine { text: id })?;
    let by_hand = line.by_hand().filter(|_| line.origin == Origin::ByHand);
    let by_hand = by_hand.ok_or(Refusal::LineIsOnPage { line: line.number })?;
    Ok(Fact::of_buyer(asked.at, Statement::LineIs { line: by_hand, id }))
}

fn cancel(
    order: &Order,
    reason: Reason,
    note: Option<String>,
    complaint: bool,
) -> Result<Step, Refusal> {
    as_assumed_or_known(order, |order| {
        if complaint && !may_complain(order, reason) {
            return Err(Refusal::ComplaintDoesNotFit { reason });
        }
        Ok(())
    })?;
    // An unpaid order closes at once; of a paid one the seller is asked.
    let is_unpaid = matches!(order.as_known().state(), State::AwaitingPayment { .. });
    Ok(Step::Cancel { reason, note, complaint, needs_consent: !is_unpaid })
}

/// The claim with its lines and what they cost, where a dispute about them can be opened.
fn opened(order: &Order, claim: &Claim, lines: &[u32], asked: Asked<'_>) -> Result<Claim, Refusal> {
    as_assumed_or_known(order, |order| {
        let lines = may_open(order, claim, lines, asked)?;
        let parts = order.parts_with(&lines);
        let is_free = |part: &&Order| labelled(part, claim).free_return;
        let free_return = parts.iter().all(is_free);
        let names = lines.iter().filter_map(|number| order.line(*number)).map(OrderLine::name);
        let amount = claim.amount.or_else(|| worth(order, &lines));
        if let Some(amount) = amount {
            within_left(order, &lines, amount)?;
            if amount.minor() == 0 {
                let received = order.received().unwrap_or(amount);
                return Err(Refusal::AllCameBack { received });
            }
        }
        Ok(Claim { amount, lines: names.collect(), free_return, ..claim.clone() })
    })
}

fn in_dispute(
    order: &Order,
    lines: &[u32],
    step: DisputeStep,
    asked: Asked<'_>,
) -> Result<Step, Refusal> {
    let action = ActionKind::of(step.kind());
    let (dispute, claimed) = as_assumed_or_known(order, |order| {
        let dispute = which::dispute(order, lines)?;
        not_before(asked.at, dispute.opened)?;
        may_in_dispute(order, dispute, action, asked)?;
        Ok((dispute.id, order.line_numbers(&dispute.claim.lines)))
    })?;
    if let DisputeStep::Counter(amount) = step {
        within_left(order, &claimed, amount)?;
    }
    Ok(Step::InDispute { dispute, step })
}

/// What others did in a dispute. A fact beats what was expected: it is taken wherever the dispute is
/// open, and never refused because of what is only assumed.
fn report_dispute(
    order: &Order,
    lines: &[String],
    fact: DisputeFact,
    asked: Asked<'_>,
) -> Result<Fact, Refusal> {
    let known = order.as_known();
    let dispute = which::dispute(known, &numbers_of(order, lines)?)?;
    may_be_told(order, dispute, &fact, asked.at)?;
    if let Some(until) = fact.until() {
        not_before(until, asked.at)?;
    }
    if let Some(amount) = granted(dispute, &fact) {
        match dispute.grant {
            Some(owed) => within_grant(known, owed, amount)?,
            None => within_granted(known, amount)?,
        }
    }
    Ok(Fact::of_buyer(asked.at, Statement::Dispute { dispute: dispute.id, fact }))
}

/// Refuses what cannot have happened where the dispute stands.
fn may_be_told(
    order: &Order,
    dispute: &Dispute,
    fact: &DisputeFact,
    at: Moment,
) -> Result<(), Refusal> {
    let is_checked =
        matches!(fact, DisputeFact::ReturnAccepted { .. } | DisputeFact::ReturnRejected { .. });
    // Whoever has the goods may still find something wrong with them.
    if !(is_checked && dispute.phase.ending() == Some(Ending::ReturnReceived)) {
        is_open(dispute)?;
    }
    not_before(at, dispute.opened)?;
    match fact {
        DisputeFact::ReturnReceived
        | DisputeFact::ReturnAccepted { .. }
        | DisputeFact::ReturnRejected { .. } => {
            // A return that is only assumed to be agreed, or to be missed, may have been received.
            let assumed = order.disputes.iter().find(|one| one.id == dispute.id);
            let by_assumption = || came_back(assumed.unwrap_or(dispute), at);
            came_back(dispute, at).or_else(|refusal| by_assumption().map_err(|_| refusal))
        }
        DisputeFact::AnswerUntil(_) if dispute.phase.awaits_buyer() => Ok(()),
        DisputeFact::AnswerUntil(_) => {
            let phase = Box::new(dispute.phase.clone());
            Err(DisputeRefusal::NothingToAnswer { phase }.into())
        }
        DisputeFact::DecisionUntil(_) if dispute.phase.awaits_decision() => Ok(()),
        DisputeFact::DecisionUntil(_) => Err(Refusal::FactDoesNotFit { stage: order.stage() }),
        DisputeFact::SellerAccepted
        | DisputeFact::SellerRejected
        | DisputeFact::SellerOffered(_)
        | DisputeFact::SteppedIn(_)
        | DisputeFact::MoreEvidenceAsked { .. }
        | DisputeFact::EvidenceGiven { .. }
        | DisputeFact::Ruled { .. }
        | DisputeFact::ReturnAgreed { .. } => Ok(()),
    }
}

/// How much a fact offers or grants, where it says so.
fn granted(dispute: &Dispute, fact: &DisputeFact) -> Option<Money> {
    match fact {
        DisputeFact::ReturnAgreed { amount, .. } | DisputeFact::ReturnAccepted { amount } => {
            *amount
        }
        DisputeFact::SellerOffered(proposal) | DisputeFact::SteppedIn(Some(proposal)) => {
            proposal.amount
        }
        DisputeFact::Ruled { ruling, .. } => match ruling {
            Ruling::Full => dispute.claim.amount,
            Ruling::Partial(amount) => Some(*amount),
            Ruling::None => None,
        },
        DisputeFact::SellerAccepted
        | DisputeFact::SellerRejected
        | DisputeFact::MoreEvidenceAsked { .. }
        | DisputeFact::SteppedIn(None)
        | DisputeFact::EvidenceGiven { .. }
        | DisputeFact::ReturnReceived
        | DisputeFact::ReturnRejected { .. }
        | DisputeFact::AnswerUntil(_)
        | DisputeFact::DecisionUntil(_) => None,
    }
}

/// Refuses that goods came back before they were sent, or where no return was agreed on.
fn came_back(dispute: &Dispute, at: Moment) -> Result<(), Refusal> {
    match &dispute.phase {
        Phase::ReturnSent { sent, .. } => not_before(at, *sent),
        Phase::ReturnReceived { received, .. } => not_before(at, *received),
        Phase::Ended { ending: Ending::ReturnReceived, at: received, .. } => {
            not_before(at, *received)
        }
        Phase::ReturnAgreed { .. } => Ok(()),
        Phase::SellerAnswers { .. }
        | Phase::BuyerAnswers { .. }
        | Phase::Disagreed { .. }
        | Phase::SteppedIn { .. }
        | Phase::EvidenceAsked { .. }
        | Phase::Appealed { .. }
        | Phase::Ended { .. } => Err(DisputeRefusal::NoReturnAgreed.into()),
    }
}

fn refund_fact(
    order: &Order,
    report: RefundReport,
    lines: &[String],
    asked: Asked<'_>,
) -> Result<Fact, Refusal> {
    is_charged(order)?;
    if let RefundReport::Received { amount, arrived: Some(arrived), .. } = report {
        in_another_currency(order, amount, arrived)?;
    }
    let lines = named_lines(order, lines)?;
    let accounts = accounts(order);
    let is_for = |account: &&Account| {
        let about = &account.refund.lines;
        about.is_empty() || lines.is_empty() || lines.iter().any(|it| about.contains(&it.number))
    };
    let open = || accounts.iter().filter(is_for).filter(|account| !account.is_settled());
    if let Some(open) = open().next() {
        not_before_granting(asked.at, open, order)?;
    }
    // An order that was closed when first seen owes a refund as soon as the buyer speaks of one.
    let is_new = accounts.is_empty() && matches!(order.state(), State::Closed { .. });
    let owed = || -> Result<(), Refusal> {
        if open().next().is_none() && !is_new {
            return Err(MoneyRefusal::NothingOwed.into());
        }
        match which::refunds(order) {
            choices if lines.is_empty() && choices.len() > 1 => {
                Err(Refusal::WhichRefund { choices })
            }
            _ => Ok(()),
        }
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
        RefundReport::Received { amount: Some(amount), arrived, method } => {
            in_its_currency(order, amount)?;
            Statement::RefundReceived { amount, arrived, method }
        }
        RefundReport::Received { amount: None, arrived, method } => {
            owed()?;
            let all = order.purchase().total().copied().filter(|_| is_new);
            let numbers: Vec<u32> = lines.iter().map(|line| line.number).collect();
            let left =
                |account: &Account| account.outstanding_of(&numbers).filter(|_| account.is_exact);
            // Where nothing is named, refunds that no line tells apart come one by one.
            let count = if lines.is_empty() { 1 } else { usize::MAX };
            let of_each: Option<Vec<Money>> = open().take(count).map(left).collect();
            let amount = of_each.and_then(|left| Money::sum(left.into_iter())).or(all);
            let amount = amount.ok_or(MoneyRefusal::AmountUnknown { lines: numbers })?;
            if amount.minor() == 0 {
                return Err(MoneyRefusal::NothingOwed.into());
            }
            Statement::RefundReceived { amount, arrived, method }
        }
    };
    // All that is owed by one refund is for the lines of that.
    let is_all = matches!(report, RefundReport::Received { amount: None, .. }) && lines.is_empty();
    let of_refund = open().next().filter(|_| is_all).map(|account| &account.refund.lines);
    let of_refund = of_refund.into_iter().flatten().filter_map(|line| order.line(*line));
    let lines: Vec<&OrderLine> = lines.into_iter().chain(of_refund).collect();
    Ok(Fact { scope: scope_of(&lines), ..Fact::of_buyer(asked.at, what) })
}

/// What is about these lines alone.
fn scope_of(lines: &[&OrderLine]) -> Scope {
    Scope { lines: lines.iter().map(|line| line.name()).collect(), parcel: None }
}
