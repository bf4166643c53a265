//! What a claim about some lines is worth.

use super::accounts::left_of;
use super::claim::{Claim, Want};
use super::standing::Order;
use crate::domain::money::Money;

/// What a claim about these lines asks for where the buyer names no amount: what was paid for them and is
/// not granted yet. `None` for the whole order, and where that is not known to the cent.
pub(super) fn worth(order: &Order, lines: &[u32]) -> Option<Money> {
    let (left, is_exact) = left_of(order, lines)?;
    Some(left).filter(|_| is_exact && !lines.is_empty())
}

/// What one unit of a line costs, where there are several: a part of its share.
pub(crate) fn unit_share(order: &Order, line: u32) -> Option<Money> {
    let line = order.line(line)?;
    let share = line.share?;
    let units = i64::from(line.line.quantity);
    if units < 2 {
        return None;
    }
    // Half a cent goes to the buyer.
    let unit = (share.amount.minor() * 2 + units) / (units * 2);
    Money::from_minor(unit, share.amount.currency()).ok()
}

/// Whether a return of some lines may cost the free shipping of all: where what is kept falls short of its
/// minimum, the shipping is taken off the refund. Nobody knows the minimum; where shipping was paid there
/// was none.
pub(crate) fn may_lose_free_shipping(order: &Order, claim: &Claim) -> bool {
    let is_partial = !order.unless_all(order.line_numbers(&claim.lines)).is_empty();
    let is_free = order.purchase().shipping().is_none_or(|shipping| shipping.minor() == 0);
    claim.want == Want::ReturnAndRefund && is_partial && is_free
}
