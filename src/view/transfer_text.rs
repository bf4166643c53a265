//! Money on its way back, in words: how much, as what it arrived, and by which way.

use super::method::way_words;
use super::money::money;
use crate::domain::money::Money;
use crate::domain::order::{Account, Transfer, TransferStep};
use crate::domain::payment::Method;

/// What happened to money on its way back.
pub(super) fn transfer_words(transfer: &Transfer) -> String {
    match transfer.step {
        TransferStep::Started(_) => started_words(transfer.method),
        TransferStep::Received(amount) => received_words(amount, transfer.arrived, transfer.method),
        TransferStep::Failed => "refund failed".to_owned(),
    }
}

/// That a refund was sent: `refund sent (to the AliExpress balance)`.
pub(super) fn started_words(method: Option<Method>) -> String {
    format!("refund sent{}", in_brackets(method.map(way_words)))
}

/// That money arrived: `refund received, $10.00 (as €9.12, to the AliExpress balance)`.
pub(super) fn received_words(
    amount: Money,
    arrived: Option<Money>,
    method: Option<Method>,
) -> String {
    let arrived = arrived.map(|arrived| format!("as {}", money(arrived)));
    let how = arrived.into_iter().chain(method.map(way_words));
    format!("refund received, {}{}", money(amount), in_brackets(how))
}

/// How the money of a refund came, where that is not as it was paid: ` (as €9.12, to PayPal)`, or each sum
/// where they came in several ways. Of a sum that came for other refunds too nobody knows what is for
/// which: it isn't told.
pub(super) fn how_it_came(account: &Account, transfers: &[Transfer]) -> String {
    let came = account.came_by(transfers).filter_map(|one| match one.step {
        TransferStep::Received(amount) => Some((amount, one.arrived, one.method)),
        TransferStep::Started(_) | TransferStep::Failed => None,
    });
    let came: Vec<(Money, Option<Money>, Option<Method>)> = came.collect();
    let is_of_it_alone = Money::sum(came.iter().map(|(amount, ..)| *amount)) == account.received;
    let way = |arrived: Option<Money>, method: Option<Method>| {
        let arrived = arrived.map(|arrived| format!("as {}", money(arrived)));
        arrived.into_iter().chain(method.map(way_words))
    };
    let Some((_, first, method)) = came.first().copied() else { return String::new() };
    let currency = |arrived: Option<Money>| arrived.map(Money::currency);
    let is_like =
        |(_, other, way): &(_, _, _)| (currency(*other), *way) == (currency(first), method);
    let is_told = came.iter().any(|(_, arrived, method)| arrived.is_some() || method.is_some());
    match (is_told, came.iter().all(is_like), is_of_it_alone) {
        (false, ..) => String::new(),
        (true, true, _) => {
            let sum = Money::sum(came.iter().filter_map(|(_, arrived, _)| *arrived));
            in_brackets(way(sum.filter(|_| is_of_it_alone), method))
        }
        (true, false, true) => in_brackets(came.into_iter().map(|(amount, arrived, method)| {
            let way: Vec<String> = way(arrived, method).collect();
            if way.is_empty() {
                money(amount)
            } else {
                format!("{} {}", money(amount), way.join(" "))
            }
        })),
        (true, false, false) => in_brackets(["in several ways".to_owned()]),
    }
}

fn in_brackets(words: impl IntoIterator<Item = String>) -> String {
    let words: Vec<String> = words.into_iter().collect();
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) }
}
