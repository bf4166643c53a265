//! What to know before a road outside the marketplace is taken, and once it is.

use crate::app::Standing;

/// What a buyer risks on the roads that are taken now.
pub(crate) fn road_warnings(standing: &Standing) -> Vec<&'static str> {
    let order = &standing.order;
    let taken: Vec<_> = order.roads().iter().filter(|taken| !taken.is_ended).collect();
    let mut warnings = Vec::new();
    if taken.iter().any(|taken| taken.road.takes_the_payment_back()) {
        warnings.push(
            "AliExpress freezes an order whose payment is taken back: until the bank has decided, \
             nothing goes on there.",
        );
    }
    let is_disputed = order.disputes().iter().any(|dispute| !dispute.phase.is_ended());
    if taken.len() > 1 || (is_disputed && !taken.is_empty()) {
        warnings.push(
            "Two roads to the same money at once risk both: each side can refuse because of the other.",
        );
    }
    warnings
}
