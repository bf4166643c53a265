//! Money on its way back, in words: how much, as what it arrived, and by which way.

use std::collections::BTreeMap;

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

/// How the money of a refund came, where that is not as it was paid: ` (as €9.12, to PayPal)`. Of a sum
/// that came for other refunds too nobody knows what is for which: as what it arrived is told with it.
pub(super) fn how_it_came(account: &Account, transfers: &[Transfer]) -> String {
    let came: Vec<&Transfer> = account.came_by(transfers).collect();
    let amounts = came.iter().filter_map(|one| match one.step {
        TransferStep::Received(amount) => Some(amount),
        TransferStep::Started(_) | TransferStep::Failed => None,
    });
    let is_of_it_alone = Money::sum(amounts) == account.received;
    let mut sums: BTreeMap<&str, Money> = BTreeMap::new();
    for arrived in came.iter().filter_map(|one| one.arrived.as_ref()).filter(|_| is_of_it_alone) {
        let before = sums.get(arrived.code()).copied();
        let sum = before.and_then(|before| before.plus(*arrived)).unwrap_or(*arrived);
        sums.insert(arrived.code(), sum);
    }
    let partly = |is_all: bool| if is_all { "" } else { "partly " };
    let is_all = came.iter().all(|one| one.arrived.is_some());
    let sums: Vec<String> = sums.into_values().map(money).collect();
    let arrived =
        (!sums.is_empty()).then(|| format!("{}as {}", partly(is_all), sums.join(" and ")));
    let mut ways: Vec<Method> = Vec::new();
    for method in came.iter().filter_map(|one| one.method) {
        if !ways.contains(&method) {
            ways.push(method);
        }
    }
    let is_all = ways.len() == 1 && came.iter().all(|one| one.method.is_some());
    let ways = ways.into_iter().map(|way| format!("{}{}", partly(is_all), way_words(way)));
    in_brackets(arrived.into_iter().chain(ways))
}

fn in_brackets(words: impl IntoIterator<Item = String>) -> String {
    let words: Vec<String> = words.into_iter().collect();
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) }
}

/// Where money goes that is paid back so.
fn way_words(method: Method) -> String {
    let words = match method {
        Method::Card => "to the card",
        Method::Paypal => "to PayPal",
        Method::Balance => "to the AliExpress balance",
        Method::Alipay => "to Alipay",
        Method::Klarna => "through Klarna",
        Method::Ideal => "through iDEAL",
        Method::Sofort => "through Sofort",
        Method::Boleto => "through boleto",
        Method::Ewallet => "to the e-wallet",
        Method::BankTransfer => "by bank transfer",
        Method::WesternUnion => "through Western Union",
        Method::Cash => "in cash",
        Method::Other => "another way",
    };
    words.to_owned()
}
