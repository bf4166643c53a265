//! Whether an order was paid, and what is owed of that.

use super::dates;
use super::dispute_rounds::Terms;
use super::endings::{Ending, Kind};
use super::ledger::{Entry, Ledger};
use super::progress::{Progress, Reach};
use crate::domain::deadline::{Baseline, Event, SetBy};
use crate::domain::order::cancellation::{Cancellation, Outcome};
use crate::domain::order::dispute::Dispute;
use crate::domain::order::fact::{Statement, Step};
use crate::domain::order::purchase::Purchase;
use crate::domain::order::refund::{Expected, Grant, Refund, RefundCause};
use crate::domain::order::stage::Cause;
use crate::domain::time::Moment;

/// Whether the buyer has paid, as far as anybody said.
#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else says so")]
pub(super) fn is_paid(ledger: &Ledger<'_>, purchase: &Purchase, progress: &Progress) -> bool {
    let says_so = |entry: &Entry<'_>| match &entry.fact.what {
        Statement::Looked(look) => look.stage.is_some_and(|page| page.stage.implies_payment()),
        Statement::RefundStarted { .. }
        | Statement::RefundReceived { .. }
        | Statement::RefundFailed
        | Statement::Dispute { .. } => true,
        Statement::Submitted(step) => matches!(**step, Step::OpenDispute(_)),
        _ => false,
    };
    purchase.paid().is_some()
        || progress.words.iter().any(|word| word.reach > Reach::Placed)
        || ledger.entries.iter().any(says_so)
}

/// Whether the money of a closing is followed.
#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else speaks of it")]
pub(super) fn is_followed(ledger: &Ledger<'_>) -> bool {
    let speaks = |entry: &Entry<'_>| match &entry.fact.what {
        Statement::Looked(look) => {
            look.stage.is_some_and(|page| page.stage.implies_payment() && !page.stage.is_ended())
        }
        Statement::Entered(_)
        | Statement::Paid
        | Statement::PaymentVerified
        | Statement::CancellationApproved(_)
        | Statement::CancellationRejected(_)
        | Statement::Closed(_)
        | Statement::Dispute { .. }
        | Statement::RefundStarted { .. }
        | Statement::RefundReceived { .. }
        | Statement::RefundFailed => true,
        Statement::Submitted(step) => {
            matches!(**step, Step::Cancel { .. } | Step::OpenDispute(_))
        }
        _ => false,
    };
    ledger.entries.iter().any(speaks)
}

/// What is owed by how each dispute ended, in the order in which it became so. Only assumed is what
/// was not granted without the assumption.
pub(super) fn by_disputes(disputes: &[Dispute], known: &[Dispute]) -> Vec<Refund> {
    let of_dispute = |(place, dispute): (u32, &Dispute)| {
        let (end, owed) = (dispute.phase.end()?, dispute.grant?);
        let before = known.get(usize::try_from(place).unwrap_or(usize::MAX));
        let is_assumed = before.is_some_and(|before| before.grant.is_none());
        let amount = Grant::of(owed.amount);
        Some(refund(amount, owed.expected, RefundCause::Dispute(place), end.at, is_assumed))
    };
    let mut refunds: Vec<Refund> = (0..).zip(disputes).filter_map(of_dispute).collect();
    refunds.sort_by_key(|refund| (refund.granted.last(), refund.granted));
    refunds
}

/// What is owed by the closing of a paid order: all, or the rest of what disputes gave. What a
/// dispute gave is all that its closing gives.
pub(super) fn by_closing(
    ending: &Ending,
    disputes: &[Dispute],
    terms: Terms<'_>,
    is_assumed: bool,
) -> Option<Refund> {
    let Kind::Closed(cause) = ending.kind else { return None };
    let is_charged = !matches!(cause, Cause::PaymentFailed | Cause::Unpaid);
    let gives_rest = cause != Cause::Dispute && !terms.give_all_back(disputes);
    let is_first = disputes.iter().all(|dispute| dispute.grant.is_none());
    if !is_charged || !(is_first || gives_rest) {
        return None;
    }
    let from = Baseline::new(Event::Closed, ending.at);
    let (purchase, policy) = (terms.purchase, terms.policy);
    let expected = dates::expected(purchase, None, from, SetBy::Estimate, policy);
    Some(refund(Grant::All, expected, RefundCause::Closing, ending.at, is_assumed))
}

/// What is owed of an order that was shipped in part, where the seller agreed to cancel the rest, or is
/// assumed to: of which nobody said how much it is.
pub(super) fn by_rest(
    requests: &[Cancellation],
    known: &[Cancellation],
    terms: Terms<'_>,
) -> Vec<Refund> {
    let is_over =
        |request: &Cancellation| matches!(request.outcome, Outcome::Granted | Outcome::Unanswered);
    let owed = |(request, known): (&Cancellation, &Cancellation)| {
        let at = request.answered.filter(|_| request.of_rest && is_over(request))?;
        let from = Baseline::new(Event::Closed, at);
        let (purchase, policy) = (terms.purchase, terms.policy);
        let expected = dates::expected(purchase, None, from, SetBy::Estimate, policy);
        Some(refund(Grant::Part, expected, RefundCause::Closing, at, !is_over(known)))
    };
    requests.iter().zip(known).filter_map(owed).collect()
}

fn refund(
    amount: Grant,
    expected: Expected,
    cause: RefundCause,
    granted: Moment,
    is_assumed: bool,
) -> Refund {
    let (lines, with_shipping) = (Vec::new(), false);
    Refund { cause, lines, with_shipping, amount, granted, expected, is_assumed }
}
