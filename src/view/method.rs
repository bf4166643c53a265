//! Means of payment in words, and what the payment itself gives the buyer.

use super::json::{Json, object};
use super::language::ById;
use crate::app::OrderView;
use crate::domain::payment::{Kind, Method, Recourse};

/// The name that a method has in every language; `None` where it is a common word.
const fn brand(method: Method) -> Option<&'static str> {
    Some(match method {
        Method::Mir => "Mir",
        Method::ApplePay => "Apple Pay",
        Method::GooglePay => "Google Pay",
        Method::Paypal => "PayPal",
        Method::Klarna => "Klarna",
        Method::Afterpay => "Afterpay/Clearpay",
        Method::CashAppPay => "Cash App Pay",
        Method::Alipay => "Alipay",
        Method::KakaoPay => "KakaoPay",
        Method::NaverPay => "Naver Pay",
        Method::MercadoPago => "Mercado Pago",
        Method::Pix => "Pix",
        Method::Blik => "BLIK",
        Method::Bancontact => "Bancontact",
        Method::Ideal => "iDEAL",
        Method::Sofort => "Sofort",
        Method::Przelewy24 => "Przelewy24",
        Method::MbWay => "MB WAY",
        Method::Sbp => "SBP",
        Method::Twint => "TWINT",
        Method::Multibanco => "Multibanco",
        Method::Boleto => "boleto",
        Method::Oxxo => "OXXO",
        Method::WesternUnion => "Western Union",
        Method::Card
        | Method::Ewallet
        | Method::BankTransfer
        | Method::Cash
        | Method::Balance
        | Method::Other => return None,
    })
}

/// A method as a sentence takes it.
pub(crate) fn method_words(method: Method) -> &'static str {
    brand(method).unwrap_or(match method.kind() {
        Kind::Card | Kind::CardWallet => "card",
        Kind::Wallet => "e-wallet",
        Kind::Bank => "bank transfer",
        Kind::Cash => "cash on delivery",
        Kind::StoreBalance => "AliExpress balance",
        Kind::PayLater | Kind::Voucher | Kind::Unknown => "another way",
    })
}

/// The same in the language of these words.
pub(super) fn method_in(words: &ById, method: Method) -> String {
    let common = || words.get(method.id()).map_or(method.id(), String::as_str);
    brand(method).unwrap_or_else(common).to_owned()
}

/// Where money goes that is paid back so: `to the card`, `through iDEAL`.
pub(super) fn way_words(method: Method) -> String {
    let name = method_words(method);
    match (method, method.kind()) {
        (Method::Other, _) => name.to_owned(),
        (Method::Cash, _) => "in cash".to_owned(),
        (Method::BankTransfer, _) => format!("by {name}"),
        (Method::Card | Method::Ewallet | Method::Balance, _) => format!("to the {name}"),
        (_, Kind::Card | Kind::CardWallet | Kind::Wallet) => format!("to {name}"),
        (_, _) => format!("through {name}"),
    }
}

/// Whom to ask for money that is late, one after the other.
pub(super) fn overdue_steps(method: Option<Method>) -> String {
    let Some(method) = method else { return bank_steps() };
    let name = method_words(method);
    match (method.recourse(), method.kind()) {
        (Some(Recourse::KlarnaReport), _) => {
            "Report the return in the Klarna app, which pauses your payments there; then ask \
             AliExpress support, then Klarna with the refund's reference."
                .to_owned()
        }
        (_, Kind::StoreBalance) => {
            format!("Check your {name} first; then ask AliExpress support.")
        }
        (_, Kind::Wallet | Kind::PayLater) => format!(
            "Look for it in your {name} account; then ask AliExpress support; then {name}, with the \
             refund's reference."
        ),
        (
            _,
            Kind::Card | Kind::CardWallet | Kind::Bank | Kind::Voucher | Kind::Cash | Kind::Unknown,
        ) => bank_steps(),
    }
}

fn bank_steps() -> String {
    "Look for it on the statement under the date of the purchase; then ask AliExpress support; then \
     the bank, with the refund's reference."
        .to_owned()
}

/// How an order was paid, as far as anybody told.
pub(super) fn paid_by(view: &OrderView) -> Option<Method> {
    view.order.purchase().paid_by(view.policy().buyer.method)
}

/// How an order was paid, for programs; `null` where nobody told.
pub(super) fn paid_by_json(view: &OrderView) -> Option<Json> {
    let method = paid_by(view)?;
    Some(object! {
        "method": method.id(),
        "kind": method.kind().id(),
        "remedy": method.recourse().map(Recourse::id),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_has_a_name_of_its_own() {
        let mut names: Vec<_> = Method::ALL.map(method_words).to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Method::COUNT);
    }

    #[test]
    fn money_goes_back_the_way_of_its_method() {
        for (method, words) in [
            (Method::Card, "to the card"),
            (Method::GooglePay, "to Google Pay"),
            (Method::Paypal, "to PayPal"),
            (Method::Balance, "to the AliExpress balance"),
            (Method::Ewallet, "to the e-wallet"),
            (Method::Klarna, "through Klarna"),
            (Method::Pix, "through Pix"),
            (Method::Oxxo, "through OXXO"),
            (Method::WesternUnion, "through Western Union"),
            (Method::BankTransfer, "by bank transfer"),
            (Method::Cash, "in cash"),
            (Method::Other, "another way"),
        ] {
            assert_eq!(way_words(method), words);
        }
    }
}
