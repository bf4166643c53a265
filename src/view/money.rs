//! Amounts as people read them.

use crate::domain::money::Money;
use crate::domain::order::Basis;

/// The amount, with a mark where it is only estimated.
pub(crate) fn about_or_exact(amount: Money, is_exact: bool) -> String {
    if is_exact { money(amount) } else { format!("about {}", money(amount)) }
}

/// How an amount is known, for programs.
pub(super) fn basis(is_exact: bool) -> &'static str {
    if is_exact { Basis::Exact.id() } else { Basis::Estimated.id() }
}

/// The amount with the sign of its currency where that is unmistakable, else with the code.
pub(crate) fn money(money: Money) -> String {
    let amount = money.decimal();
    let currency = money.currency();
    match currency.code() {
        "USD" => format!("${amount}"),
        "EUR" => format!("€{amount}"),
        "GBP" => format!("£{amount}"),
        "BRL" => format!("R${amount}"),
        "KRW" => format!("₩{amount}"),
        "JPY" => format!("¥{amount}"),
        "INR" => format!("₹{amount}"),
        "ILS" => format!("₪{amount}"),
        "UAH" => format!("₴{amount}"),
        "PLN" => format!("{amount} zł"),
        code => format!("{amount} {code}"),
    }
}
