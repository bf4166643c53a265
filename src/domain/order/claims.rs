//! The claims of a buyer that are not settled: prepared ones, and those of open disputes.

use super::claim::Claim;
use super::deadlines::dispute_due;
use super::dispute::Dispute;
use super::fact::Step;
use super::line::meets;
use super::standing::Order;

/// A claim in a dispute that is open, or that is only prepared.
#[derive(Debug, Clone)]
pub(crate) struct OpenClaim<'a> {
    pub(crate) claim: &'a Claim,
    /// The numbers of its lines; none for the whole order.
    pub(crate) lines: Vec<u32>,
    /// The dispute; `None` where it is only prepared.
    pub(crate) dispute: Option<&'a Dispute>,
}

/// The claims about any of these lines, or all where none is named: the prepared ones, then those of
/// disputes, whose next date comes first first.
pub(crate) fn open_claims<'a>(order: &'a Order, lines: &[u32]) -> Vec<OpenClaim<'a>> {
    let prepared = order.prepared.iter().filter_map(|prepared| {
        let Step::OpenDispute(claim) = &prepared.step else { return None };
        Some(OpenClaim { claim, lines: prepared.lines.clone(), dispute: None })
    });
    let disputed = order.open_disputes().map(|dispute| OpenClaim {
        claim: &dispute.claim,
        lines: order.line_numbers(&dispute.claim.lines),
        dispute: Some(dispute),
    });
    let mut claims: Vec<_> =
        prepared.chain(disputed).filter(|claim| meets(&claim.lines, lines)).collect();
    claims.sort_by_key(|claim| {
        let due = claim.dispute.and_then(|dispute| dispute_due(&dispute.phase));
        let due = due.map(|due| due.deadline.due());
        (claim.dispute.is_some(), due.is_none(), due)
    });
    claims
}
