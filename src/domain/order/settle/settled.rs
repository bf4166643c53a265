//! What the facts add up to.

use super::assumed::{assumed, look_again, own_end};
use super::known::Known;
use super::ledger::{Ledger, in_order};
use super::settling::Settling;
use crate::domain::id::OrderId;
use crate::domain::order::telling::{RecordedFact, merged};
use crate::domain::policy::Policy;

/// What the facts add up to, whatever the order of their arrival. Knows no clock.
pub(crate) fn settle(id: &OrderId, facts: &[RecordedFact], policy: &Policy) -> Known {
    let begins = facts.iter().any(|known| known.fact.begins_order());
    let facts = in_order(if begins { merged(facts) } else { Vec::new() });
    let ledger = Ledger::new(&facts);
    let settling = Settling::new(id, &facts, &ledger, policy);
    let base = settling.order(&settling.rounds, None);
    let end = own_end(&base, &ledger);
    // What was outdated before the timer ran out stays so.
    let assumed = assumed(&settling).filter(|it| end.is_none_or(|end| it.since < end));
    let is_going_on = !base.stage().is_ended() && assumed.is_none();
    let look_again = || base.as_of().map(|seen| look_again(seen, policy));
    let stale_after = end.or_else(look_again).filter(|_| is_going_on);
    Known::new(base, assumed, stale_after)
}
