//! Remedies outside the marketplace, and the steps of one.

use crate::domain::ids::ids;

ids! {
/// A way to the money outside the marketplace.
pub(crate) enum Remedy {
    /// The bank takes a card payment back.
    CardChargeback = "card-chargeback",
    /// A case at `PayPal`.
    Paypal = "paypal",
    /// A billing error, by US law.
    BillingError = "billing-error",
    /// The UK card company answers with the seller.
    Section75 = "section-75",
    /// The problem is reported to Klarna, which stops the payments.
    KlarnaReport = "klarna-report",
    /// Withdrawal from the contract, by the law of the EU, the UK, Brazil or Korea.
    Withdrawal = "withdrawal",
    /// The seller answers for what the goods lack, by EU law.
    Guarantee = "guarantee",
    /// A consumer body, a dispute body or a small claims court.
    OutOfCourt = "out-of-court",
}
}

impl Remedy {
    /// Whether the bank or the payment service takes the money back, which freezes the order.
    pub(crate) const fn takes_the_payment_back(self) -> bool {
        match self {
            Self::CardChargeback | Self::Paypal | Self::BillingError | Self::Section75 => true,
            Self::KlarnaReport | Self::Withdrawal | Self::Guarantee | Self::OutOfCourt => false,
        }
    }
}

ids! {
pub(crate) enum RemedyStep {
    Opened = "opened",
    /// The seller offered something there.
    Offered = "offered",
    /// The buyer made the dispute a claim.
    Escalated = "escalated",
    Ended = "ended",
}
}
