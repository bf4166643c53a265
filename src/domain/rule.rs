//! The names of the rules that dates and limits come from.

use super::clock::{Clock, Reading};
use super::ids::ids;

ids! {
/// A rule with a date that the lifecycle uses.
pub(crate) enum Rule {
    UnpaidAutoClose = "unpaid-auto-close",
    PaymentVerification = "payment-verification",
    SellerShipBy = "seller-ship-by",
    /// An open order is looked at again where nothing else says when its stage is out of date.
    LookAgain = "look-again",
    CancelSellerAnswer = "cancel-seller-answer",
    /// The seller who claims to have shipped names a tracking number.
    TrackingGive = "tracking-give",
    TrackingFirstScan = "tracking-first-scan",
    /// A seller corrects a wrong number that was declared first.
    TrackingCorrect = "tracking-correct",
    DeliveryDeadline = "delivery-deadline",
    /// Buyer protection ends and a shipped order completes.
    ProtectionLength = "bp-length",
    /// Longer protection is asked for, so long before its end.
    ProtectionExtend = "bp-extend",
    /// A dispute is opened and no longer protection is waited for, so long before its end.
    ProtectionLastCall = "bp-last-call",
    OrderAutoComplete = "order-auto-complete",
    DisputeOpenFrom = "dispute-open-from",
    DisputeOpenUntil = "dispute-open-until",
    DisputeSellerAnswer = "dispute-seller-answer",
    DisputeStepIn = "dispute-step-in",
    DisputeBuyerAnswer = "dispute-buyer-answer",
    DisputeEvidence = "dispute-evidence",
    DisputeDecision = "dispute-decision",
    DisputeAppeal = "dispute-appeal",
    ReturnShip = "return-ship",
    /// A return reaches the warehouse.
    ReturnWarehouse = "return-warehouse",
    /// Goods with a free return are sent back for any reason, as a page or the buyer says.
    FreeReturnWindow = "free-return-window",
    FreeReturnChina = "free-return-china",
    FreeReturnEu = "free-return-eu",
    FreeReturnBrazil = "free-return-brazil",
    /// A coupon for a parcel that came late can be used.
    LateCoupon = "late-delivery-coupon",
    /// A refund whose method has no rule of its own arrives.
    RefundDefault = "refund-default",
    RefundCard = "refund-card",
    RefundBalance = "refund-balance",
    RefundAlipay = "refund-alipay",
    RefundEwallet = "refund-ewallet",
    RefundWesternUnion = "refund-western-union",
    RefundBankTransfer = "refund-bank-transfer",
    RefundBoleto = "refund-boleto",
    RefundPaypal = "refund-paypal",
    CardChargeback = "card-chargeback",
    PaypalOpen = "paypal-open",
    PaypalEscalate = "paypal-escalate",
    PaypalOffer = "paypal-offer",
    PaypalDecision = "paypal-decision",
    /// A billing error on a US credit card is reported.
    UsFcba = "us-fcba",
    /// A UK credit card company answers with the seller.
    UkS75 = "uk-s75",
    EuWithdrawal = "eu-withdrawal",
    /// The goods go back after a withdrawal in the EU.
    EuReturn = "eu-return",
    UkWithdrawal = "uk-withdrawal",
    /// The goods go back after a withdrawal in the UK.
    UkReturn = "uk-return",
    BrWithdrawal = "br-withdrawal",
    KrWithdrawal = "kr-withdrawal",
    /// The trader pays back after a withdrawal in the EU.
    EuRefund = "eu-refund",
    /// The seller answers for the goods in the EU.
    EuGuarantee = "eu-guarantee",
    /// Klarna takes a reported problem over.
    KlarnaTakeover = "klarna-takeover",
    /// A bank wants the parcel to be waited for.
    VisaWait = "visa-wait",
}
}

/// Any of the rules by which a refund arrives, as a pattern: where only that matters, they are named
/// here alone, and a match over all rules still names every other.
macro_rules! any_refund {
    () => {
        $crate::domain::rule::Rule::RefundDefault
            | $crate::domain::rule::Rule::RefundCard
            | $crate::domain::rule::Rule::RefundBalance
            | $crate::domain::rule::Rule::RefundAlipay
            | $crate::domain::rule::Rule::RefundEwallet
            | $crate::domain::rule::Rule::RefundWesternUnion
            | $crate::domain::rule::Rule::RefundBankTransfer
            | $crate::domain::rule::Rule::RefundBoleto
            | $crate::domain::rule::Rule::RefundPaypal
    };
}

pub(crate) use any_refund;

ids! {
/// A rule with a number that is no length of time.
pub(crate) enum Limit {
    Appeals = "dispute-appeal-once",
    /// The share of disputed orders, in percent, from which on the account is at risk.
    DisputedShare = "account-risk-share",
    /// The disputed orders below which a share says nothing.
    DisputedFrom = "account-risk-from",
    /// How often the goods of one order go back free of charge.
    FreeReturns = "free-return-once",
    /// What an item must cost more than for section 75, in pounds.
    S75Above = "uk-s75-above",
    /// What an item may cost at most for section 75, in pounds.
    S75UpTo = "uk-s75-up-to",
    /// The years after which what a source says is old.
    SourceAge = "source-age",
    /// The share of good ratings, in percent, below which a seller is better not bought from.
    SellerRating = "seller-rating-floor",
}
}

impl Rule {
    /// On whose clock it is counted.
    pub(crate) const fn clock(self) -> Clock {
        self.counting().0
    }

    /// Which of several readings of its date holds.
    pub(crate) const fn reading(self) -> Reading {
        self.counting().1
    }

    #[expect(clippy::unnested_or_patterns, reason = "the macro stands for several")]
    const fn counting(self) -> (Clock, Reading) {
        match self {
            Self::UnpaidAutoClose
            | Self::LookAgain
            | Self::DeliveryDeadline
            | Self::ProtectionLength
            | Self::ProtectionExtend
            | Self::ProtectionLastCall
            | Self::OrderAutoComplete
            | Self::DisputeOpenUntil
            | Self::DisputeBuyerAnswer
            | Self::DisputeEvidence
            | Self::DisputeAppeal
            | Self::ReturnShip
            | Self::FreeReturnWindow
            | Self::FreeReturnChina
            | Self::FreeReturnEu
            | Self::FreeReturnBrazil
            | Self::LateCoupon => (Clock::Marketplace, Reading::Earliest),
            Self::PaymentVerification
            | Self::SellerShipBy
            | Self::CancelSellerAnswer
            | Self::TrackingGive
            | Self::TrackingCorrect
            | Self::TrackingFirstScan
            | Self::DisputeOpenFrom
            | Self::DisputeSellerAnswer
            | Self::DisputeStepIn
            | Self::DisputeDecision
            | Self::ReturnWarehouse => (Clock::Marketplace, Reading::Latest),
            Self::UsFcba
            | Self::UkS75
            | Self::EuWithdrawal
            | Self::EuReturn
            | Self::UkWithdrawal
            | Self::UkReturn
            | Self::BrWithdrawal
            | Self::KrWithdrawal
            | Self::EuGuarantee => (Clock::Law, Reading::Earliest),
            Self::EuRefund => (Clock::Law, Reading::Latest),
            Self::CardChargeback | Self::PaypalOpen | Self::PaypalEscalate | Self::PaypalOffer => {
                (Clock::Payment, Reading::Earliest)
            }
            any_refund!() | Self::PaypalDecision | Self::KlarnaTakeover | Self::VisaWait => {
                (Clock::Payment, Reading::Latest)
            }
        }
    }

    /// The place of the rule in a table of all of them.
    pub(crate) const fn index(self) -> usize {
        #![expect(clippy::as_conversions, reason = "a variant's place is its number")]
        self as usize
    }
}

impl Limit {
    /// The place of the limit in a table of all of them.
    pub(crate) const fn index(self) -> usize {
        #![expect(clippy::as_conversions, reason = "a variant's place is its number")]
        self as usize
    }
}
