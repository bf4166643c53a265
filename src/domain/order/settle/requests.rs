//! Cancellation requests, told in rounds: asked, shown waiting, answered, over.
//!
//! An answer names its request, and comes after it. What pages show decides only where nobody
//! answered, and of several the last one: one in between starts a new round where the buyer asks
//! again after it, and changes nothing else.

use super::endings::Kind;
use super::ledger::{Entry, Ledger, Partly};
use super::progress::Reach;
use crate::domain::deadline::{Baseline, Deadline, Event, SetBy};
use crate::domain::instant::Instant;
use crate::domain::order::cancellation::{Cancellation, Outcome};
use crate::domain::order::fact::{FactId, Statement, Step};
use crate::domain::order::stage::{Cause, Stage};
use crate::domain::policy::Policy;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

/// The requests of an order, oldest first. How one that nobody answered went may follow from where
/// the order is, which [`close_pending`] writes down.
pub(super) fn requests(ledger: &Ledger<'_>, policy: &Policy) -> Vec<Cancellation> {
    let mut rounds = Rounds { all: Vec::new(), shown: None, was_partly: false, policy };
    for entry in ledger.from(|entry| stands_from(entry, ledger)) {
        rounds.take(entry, ledger);
    }
    rounds.finished()
}

/// The request that a fact answers, and how.
#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else answers a request")]
fn answer_of(entry: &Entry<'_>) -> Option<(FactId, Outcome)> {
    match &entry.fact.what {
        Statement::CancellationApproved(request) => Some((*request, Outcome::Granted)),
        Statement::CancellationRejected(request) => Some((*request, Outcome::Rejected)),
        Statement::Submitted(step) => match **step {
            Step::Withdraw { request } => Some((request, Outcome::Withdrawn)),
            _ => None,
        },
        _ => None,
    }
}

/// From when on a fact counts: an answer not before its request, and, where it was told late, not
/// before the pages that showed the request waiting until then or until the buyer asked anew.
fn stands_from(entry: &Entry<'_>, ledger: &Ledger<'_>) -> Instant {
    let Some((request, _)) = answer_of(entry) else { return entry.at };
    let asks = |entry: &&Entry<'_>| matches!(entry.submitted(), Some(Step::Cancel { .. }));
    let anew = ledger.entries.iter().filter(asks).map(|asked| asked.at).find(|at| *at > entry.at);
    let until = anew.map_or(entry.told, |anew| anew.min(entry.told));
    let waited = ledger
        .shown
        .iter()
        .filter(|shown| shown.page.stage == Stage::CancellationPending && shown.at < until);
    let waited = waited.map(|shown| shown.at).next_back();
    [ledger.at_of(request), waited].into_iter().flatten().fold(entry.at, Instant::max)
}

struct Rounds<'a> {
    all: Vec<Cancellation>,
    /// How the last request went, as the last page shows it.
    shown: Option<Outcome>,
    /// Whether a part of the order had shipped by then.
    was_partly: bool,
    policy: &'a Policy,
}

impl Rounds<'_> {
    fn take(&mut self, entry: &Entry<'_>, ledger: &Ledger<'_>) {
        if let Some((request, outcome)) = answer_of(entry) {
            self.answer(request, outcome, entry.fact.at);
        } else if matches!(entry.fact.what, Statement::Shipped { partly: true }) {
            self.was_partly = ledger.partly == Partly::Unknown;
        } else if entry.submitted().is_some() {
            self.ask(entry);
        } else if let Some(shown) = ledger.shown.iter().find(|shown| shown.id == entry.id) {
            self.see(shown.page.stage, entry);
        }
    }

    /// The last request, where nobody answered it.
    fn open(&mut self) -> Option<&mut Cancellation> {
        self.all.last_mut().filter(|round| round.outcome == Outcome::Pending)
    }

    /// The last request, where it waits, as far as pages show; one that they show over is.
    fn waiting(&mut self) -> Option<&mut Cancellation> {
        let shown = self.shown.take();
        let open = self.open()?;
        open.outcome = shown.unwrap_or(Outcome::Pending);
        self.open()
    }

    fn finished(mut self) -> Vec<Cancellation> {
        self.waiting();
        self.all
    }

    fn start(&mut self, round: Cancellation) {
        self.shown = None;
        self.all.push(round);
    }

    /// A submission while one waits is the same request; the earlier moment counts.
    fn ask(&mut self, entry: &Entry<'_>) {
        let Some(Step::Cancel { reason, note, complaint, needs_consent }) = entry.submitted()
        else {
            return;
        };
        let asked = entry.fact.at;
        let answer_by = self.deadline(asked, SetBy::Rule);
        let outcome = if *needs_consent { Outcome::Pending } else { Outcome::Granted };
        let Some(open) = self.waiting() else {
            let answer_by = needs_consent.then_some(answer_by);
            self.start(Cancellation {
                is_told: true,
                reason: Some(*reason),
                note: note.clone(),
                complaint: *complaint,
                outcome,
                // What is cancelled outright was not paid, and nothing of it sent.
                of_rest: self.was_partly && *needs_consent,
                ..only_shown(entry.id, asked, answer_by)
            });
            return;
        };
        // The buyer's word names the request before any page that showed it.
        open.ids.insert(0, entry.id);
        open.outcome = outcome;
        if !open.is_told {
            open.is_told = true;
            open.reason = Some(*reason);
            open.note.clone_from(note);
            open.complaint = *complaint;
        }
        if asked.first() < open.asked.first() {
            open.asked = asked;
            open.answer_by = Some(answer_by);
        }
    }

    fn deadline(&self, asked: Moment, set_by: SetBy) -> Deadline {
        let from = Baseline::new(Event::CancellationRequested, asked);
        self.policy.deadline(Rule::CancelSellerAnswer, from, set_by)
    }

    fn answer(&mut self, request: FactId, outcome: Outcome, at: Moment) {
        let named = self.all.iter_mut().rev().find(|round| round.ids.contains(&request));
        if let Some(round) = named {
            round.outcome = outcome;
            round.answered = Some(at);
        }
    }

    fn see(&mut self, stage: Stage, entry: &Entry<'_>) {
        self.was_partly |= stage == Stage::PartiallyShipped;
        let Some(open) = self.open() else { return self.see_waiting(stage, entry) };
        let is_due = open.answer_by.is_none_or(|by| by.passed(entry.at));
        let was_shown = !open.is_told || open.ids.len() > 1;
        self.shown = match stage {
            Stage::CancellationPending => return self.see_waiting(stage, entry),
            // Until the answer is due, the page of an order with a request may read as before,
            // unless one has shown the request.
            Stage::AwaitingPayment | Stage::VerifyingPayment | Stage::AwaitingShipment => {
                (is_due || was_shown).then_some(Outcome::Lapsed)
            }
            Stage::PartiallyShipped if open.of_rest => self.shown,
            Stage::PartiallyShipped
            | Stage::Shipped
            | Stage::ShipmentCancelled
            | Stage::Delivered
            | Stage::InDispute
            | Stage::Completed => Some(Outcome::Superseded),
            Stage::Closed if is_due => Some(Outcome::Unanswered),
            Stage::Closed => Some(Outcome::Granted),
            Stage::Unknown | Stage::Frozen => self.shown,
        };
    }

    /// Matches a page that shows a pending request with the pending one, or begins one that was never
    /// recorded.
    fn see_waiting(&mut self, stage: Stage, entry: &Entry<'_>) {
        if stage != Stage::CancellationPending {
            return;
        }
        if let Some(open) = self.waiting() {
            open.ids.push(entry.id);
            return;
        }
        let asked = Moment::At(entry.at);
        let answer_by = Some(self.deadline(asked, SetBy::Estimate));
        self.start(only_shown(entry.id, asked, answer_by));
    }
}

/// A request of which no more is known than that it waits.
fn only_shown(id: FactId, asked: Moment, answer_by: Option<Deadline>) -> Cancellation {
    Cancellation {
        ids: vec![id],
        asked,
        is_told: false,
        reason: None,
        note: None,
        complaint: false,
        answer_by,
        outcome: Outcome::Pending,
        answered: None,
        of_rest: false,
        lines: Vec::new(),
    }
}

/// Writes down what became of a request by where the order is now: of the last one that nobody
/// answered, and of any whose grant fell to a page that shows the order going on.
pub(super) fn close_pending(
    rounds: &mut [Cancellation],
    reach: Option<Reach>,
    ending: Option<Kind>,
) {
    let closed = match ending {
        Some(Kind::Closed(cause)) => Some(cause),
        Some(Kind::Completed) | None => None,
    };
    for round in rounds {
        let is_rest_open = round.of_rest && reach == Some(Reach::PartlyShipped);
        let went_on =
            (reach > Some(Reach::ToShip) && !is_rest_open) || ending == Some(Kind::Completed);
        round.outcome = match (round.outcome, closed) {
            (Outcome::Pending, Some(Cause::CancellationApproved)) => Outcome::Granted,
            (Outcome::Pending, Some(Cause::CancellationUnanswered)) => Outcome::Unanswered,
            (Outcome::Pending, Some(_)) => Outcome::Superseded,
            (Outcome::Pending | Outcome::Granted | Outcome::Unanswered, None) if went_on => {
                Outcome::Superseded
            }
            (Outcome::Granted | Outcome::Unanswered, None) if !is_rest_open => Outcome::Lapsed,
            (kept, _) => kept,
        };
    }
}
