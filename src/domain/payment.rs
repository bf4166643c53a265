//! How an order was paid: what decides when a refund arrives and which remedies there are outside the marketplace.

use super::ids::ids;
use super::rule::Rule;

ids! {
/// A means of payment.
pub(crate) enum Method {
    Card = "card",
    Paypal = "paypal",
    /// The marketplace's own balance, bonus or gift card.
    Balance = "balance",
    Alipay = "alipay",
    Klarna = "klarna",
    Ideal = "ideal",
    Sofort = "sofort",
    Boleto = "boleto",
    /// `WebMoney`, QIWI and others of their kind.
    Ewallet = "ewallet",
    BankTransfer = "bank-transfer",
    WesternUnion = "western-union",
    Cash = "cash",
    Other = "other",
}
}

/// The words by which a page tells a method, in lower case; the first that is found counts.
const WORDS: [(&str, Method); 28] = [
    ("paypal", Method::Paypal),
    ("klarna", Method::Klarna),
    ("ideal", Method::Ideal),
    ("sofort", Method::Sofort),
    ("boleto", Method::Boleto),
    ("western", Method::WesternUnion),
    ("webmoney", Method::Ewallet),
    ("qiwi", Method::Ewallet),
    ("yandex", Method::Ewallet),
    ("yoomoney", Method::Ewallet),
    ("alipay", Method::Alipay),
    ("pocket", Method::Alipay),
    ("gift card", Method::Balance),
    ("bonus", Method::Balance),
    ("balance", Method::Balance),
    ("visa", Method::Card),
    ("master", Method::Card),
    ("maestro", Method::Card),
    ("amex", Method::Card),
    ("american express", Method::Card),
    ("discover", Method::Card),
    ("diners", Method::Card),
    ("unionpay", Method::Card),
    ("jcb", Method::Card),
    ("card", Method::Card),
    ("cash", Method::Cash),
    ("transfer", Method::BankTransfer),
    ("karte", Method::Card),
];

impl Method {
    /// The method that a page names, as far as its words are known.
    pub(crate) fn of_page(words: &str) -> Option<Self> {
        let words = words.to_lowercase();
        WORDS.into_iter().find(|(word, _)| words.contains(word)).map(|(_, method)| method)
    }

    /// The rule that says when a refund arrives; the general one where the method has none.
    pub(crate) const fn refund_rule(self) -> Rule {
        match self {
            Self::Card => Rule::RefundCard,
            Self::Paypal => Rule::RefundPaypal,
            Self::Balance => Rule::RefundBalance,
            Self::Alipay => Rule::RefundAlipay,
            Self::Klarna => Rule::RefundKlarna,
            Self::Ideal => Rule::RefundIdeal,
            Self::Sofort => Rule::RefundSofort,
            Self::Boleto => Rule::RefundBoleto,
            Self::Ewallet => Rule::RefundEwallet,
            Self::BankTransfer => Rule::RefundBankTransfer,
            Self::WesternUnion => Rule::RefundWesternUnion,
            Self::Cash | Self::Other => Rule::RefundDefault,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_tells_the_method_in_its_own_words() {
        for (words, method) in [
            ("VISA **** 1234", Some(Method::Card)),
            ("MasterCard", Some(Method::Card)),
            ("Credit/Debit Card", Some(Method::Card)),
            ("PayPal", Some(Method::Paypal)),
            ("Boleto Bancário", Some(Method::Boleto)),
            ("AliExpress Balance", Some(Method::Balance)),
            ("Kreditkarte", Some(Method::Card)),
            ("Pix", None),
        ] {
            assert_eq!(Method::of_page(words), method, "{words}");
        }
        for method in Method::ALL {
            assert_eq!(Method::from_id(method.id()), Some(method));
        }
    }
}
