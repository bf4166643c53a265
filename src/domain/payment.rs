//! How an order was paid: what decides when a refund arrives and which roads lead outside.

use super::policy::Rule;

/// A means of payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Method {
    /// A credit or debit card.
    Card,
    /// `PayPal`.
    Paypal,
    /// The marketplace's own balance, bonus or gift card.
    Balance,
    /// The Alipay wallet.
    Alipay,
    /// Klarna.
    Klarna,
    /// iDEAL.
    Ideal,
    /// Sofort.
    Sofort,
    /// A boleto.
    Boleto,
    /// `WebMoney`, QIWI and others of their kind.
    Ewallet,
    /// A bank transfer.
    BankTransfer,
    /// Western Union.
    WesternUnion,
    /// Cash on delivery.
    Cash,
    /// Something else.
    Other,
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
    /// Every method.
    pub(crate) const ALL: [Self; 13] = [
        Self::Card,
        Self::Paypal,
        Self::Balance,
        Self::Alipay,
        Self::Klarna,
        Self::Ideal,
        Self::Sofort,
        Self::Boleto,
        Self::Ewallet,
        Self::BankTransfer,
        Self::WesternUnion,
        Self::Cash,
        Self::Other,
    ];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Paypal => "paypal",
            Self::Balance => "balance",
            Self::Alipay => "alipay",
            Self::Klarna => "klarna",
            Self::Ideal => "ideal",
            Self::Sofort => "sofort",
            Self::Boleto => "boleto",
            Self::Ewallet => "ewallet",
            Self::BankTransfer => "bank-transfer",
            Self::WesternUnion => "western-union",
            Self::Cash => "cash",
            Self::Other => "other",
        }
    }

    /// The method with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.id() == id)
    }

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
