//! How an order was paid: what decides when a refund arrives and which remedies there are outside the marketplace.

use super::ids::ids;
use super::rule::Rule;

ids! {
/// A means of payment.
pub(crate) enum Method {
    Card = "card",
    /// The Russian cards, which no other network stands behind.
    Mir = "mir",
    ApplePay = "apple-pay",
    GooglePay = "google-pay",
    Paypal = "paypal",
    Klarna = "klarna",
    /// Afterpay, called Clearpay in Europe.
    Afterpay = "afterpay",
    CashAppPay = "cash-app-pay",
    Alipay = "alipay",
    KakaoPay = "kakaopay",
    NaverPay = "naverpay",
    MercadoPago = "mercado-pago",
    /// `WebMoney`, QIWI and others of their kind.
    Ewallet = "ewallet",
    Pix = "pix",
    Blik = "blik",
    Bancontact = "bancontact",
    Ideal = "ideal",
    Sofort = "sofort",
    Przelewy24 = "przelewy24",
    MbWay = "mb-way",
    Sbp = "sbp",
    Twint = "twint",
    BankTransfer = "bank-transfer",
    Multibanco = "multibanco",
    Boleto = "boleto",
    Oxxo = "oxxo",
    WesternUnion = "western-union",
    /// On delivery.
    Cash = "cash",
    /// The marketplace's own balance, bonus or gift card.
    Balance = "balance",
    /// One that is not in this list.
    Other = "other",
}
}

ids! {
/// What kind of payment a method is.
pub(crate) enum Kind {
    Card = "card",
    /// A phone that pays with a card.
    CardWallet = "card-wallet",
    /// Somebody pays at once and is paid by the buyer later.
    PayLater = "pay-later",
    Wallet = "wallet",
    /// Straight from a bank account.
    Bank = "bank",
    /// A slip or reference that is paid elsewhere.
    Voucher = "voucher",
    Cash = "cash",
    StoreBalance = "store-balance",
    Unknown = "unknown",
}
}

ids! {
/// A remedy outside the marketplace that comes with the method itself, whatever the law gives.
pub(crate) enum Recourse {
    /// The card's issuer takes the payment back.
    Chargeback = "card-chargeback",
    /// The card behind the wallet decides; its issuer knows.
    CardBehind = "card-behind",
    PaypalDispute = "paypal",
    /// The problem is reported in Klarna's app.
    KlarnaReport = "klarna-report",
}
}

impl Method {
    pub(crate) const fn kind(self) -> Kind {
        self.nature().0
    }

    /// The remedy of the method's own; `None` where no text names one: then only the marketplace and
    /// the law are left.
    pub(crate) const fn recourse(self) -> Option<Recourse> {
        self.nature().1
    }

    /// The rule that says when a refund arrives; the general one where no text gives the method a time.
    pub(crate) const fn refund_rule(self) -> Rule {
        self.nature().2
    }

    const fn nature(self) -> (Kind, Option<Recourse>, Rule) {
        match self {
            Self::Card => (Kind::Card, Some(Recourse::Chargeback), Rule::RefundCard),
            Self::Mir => (Kind::Card, None, Rule::RefundDefault),
            // The money goes back to the card that the phone paid with.
            Self::ApplePay | Self::GooglePay => {
                (Kind::CardWallet, Some(Recourse::CardBehind), Rule::RefundCard)
            }
            Self::Klarna => (Kind::PayLater, Some(Recourse::KlarnaReport), Rule::RefundDefault),
            Self::Afterpay => (Kind::PayLater, None, Rule::RefundDefault),
            Self::Paypal => (Kind::Wallet, Some(Recourse::PaypalDispute), Rule::RefundPaypal),
            Self::CashAppPay | Self::KakaoPay | Self::NaverPay | Self::MercadoPago => {
                (Kind::Wallet, None, Rule::RefundDefault)
            }
            Self::Alipay => (Kind::Wallet, None, Rule::RefundAlipay),
            Self::Ewallet => (Kind::Wallet, None, Rule::RefundEwallet),
            Self::Pix
            | Self::Blik
            | Self::Bancontact
            | Self::Ideal
            | Self::Sofort
            | Self::Przelewy24
            | Self::MbWay
            | Self::Sbp
            | Self::Twint => (Kind::Bank, None, Rule::RefundDefault),
            Self::BankTransfer => (Kind::Bank, None, Rule::RefundBankTransfer),
            Self::Multibanco | Self::Oxxo => (Kind::Voucher, None, Rule::RefundDefault),
            Self::Boleto => (Kind::Voucher, None, Rule::RefundBoleto),
            Self::WesternUnion => (Kind::Cash, None, Rule::RefundWesternUnion),
            Self::Cash => (Kind::Cash, None, Rule::RefundDefault),
            Self::Balance => (Kind::StoreBalance, None, Rule::RefundBalance),
            Self::Other => (Kind::Unknown, None, Rule::RefundDefault),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remedy_comes_with_few_methods_and_with_no_other() {
        let with: Vec<_> = Method::ALL
            .into_iter()
            .filter_map(|method| Some((method.id(), method.recourse()?.id())))
            .collect();
        assert_eq!(
            with,
            [
                ("card", "card-chargeback"),
                ("apple-pay", "card-behind"),
                ("google-pay", "card-behind"),
                ("paypal", "paypal"),
                ("klarna", "klarna-report"),
            ]
        );
    }
}
