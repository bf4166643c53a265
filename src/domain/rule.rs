//! The names of the rules that dates and limits come from.

use super::ids::ids;

ids! {
/// A rule with a date that the lifecycle uses.
pub(crate) enum Rule {
    /// An unpaid order is closed.
    UnpaidAutoClose = "unpaid-auto-close",
    /// The marketplace checks a payment.
    PaymentVerification = "payment-verification",
    /// The seller ships a paid order.
    SellerShipBy = "seller-ship-by",
    /// An open order is looked at again where nothing else says when its stage is out of date.
    LookAgain = "look-again",
    /// The seller answers a cancellation request.
    CancelSellerAnswer = "cancel-seller-answer",
    /// The seller who claims to have shipped names a tracking number.
    TrackingGive = "tracking-give",
    /// A fresh tracking number shows something.
    TrackingFirstScan = "tracking-first-scan",
    /// The parcel is delivered.
    DeliveryDeadline = "delivery-deadline",
    /// Buyer protection ends and a shipped order completes.
    ProtectionLength = "bp-length",
    /// Longer protection is asked for, so long before its end.
    ProtectionExtend = "bp-extend",
    /// A dispute is opened and no longer protection is waited for, so long before its end.
    ProtectionLastCall = "bp-last-call",
    /// A delivered order completes by itself.
    OrderAutoComplete = "order-auto-complete",
    /// A dispute can be opened from here.
    DisputeOpenFrom = "dispute-open-from",
    /// A dispute can be opened until here.
    DisputeOpenUntil = "dispute-open-until",
    /// The seller answers a dispute.
    DisputeSellerAnswer = "dispute-seller-answer",
    /// The marketplace steps in.
    DisputeStepIn = "dispute-step-in",
    /// The buyer answers a proposal.
    DisputeBuyerAnswer = "dispute-buyer-answer",
    /// The buyer adds the evidence that was asked for.
    DisputeEvidence = "dispute-evidence",
    /// The marketplace decides.
    DisputeDecision = "dispute-decision",
    /// The buyer appeals a ruling.
    DisputeAppeal = "dispute-appeal",
    /// The buyer sends the goods back.
    ReturnShip = "return-ship",
    /// Goods with a free return are sent back for any reason.
    FreeReturnWindow = "free-return-window",
    /// A refund whose method has no rule of its own arrives.
    RefundDefault = "refund-default",
    /// A refund to a card arrives.
    RefundCard = "refund-card",
    /// A refund to the balance arrives.
    RefundBalance = "refund-balance",
    /// A refund to the Alipay wallet arrives.
    RefundAlipay = "refund-alipay",
    /// A refund to an electronic wallet arrives.
    RefundEwallet = "refund-ewallet",
    /// A refund by Western Union arrives.
    RefundWesternUnion = "refund-western-union",
    /// A refund by bank transfer arrives.
    RefundBankTransfer = "refund-bank-transfer",
    /// A refund of a boleto arrives.
    RefundBoleto = "refund-boleto",
    /// A refund to PayPal arrives.
    RefundPaypal = "refund-paypal",
    /// A refund to Klarna arrives.
    RefundKlarna = "refund-klarna",
    /// A refund to iDEAL arrives.
    RefundIdeal = "refund-ideal",
    /// A refund to Sofort arrives.
    RefundSofort = "refund-sofort",
    /// The marketplace releases a frozen order or gives the money back.
    OrderFrozen = "order-frozen",
    /// A card payment is charged back.
    CardChargeback = "card-chargeback",
    /// A PayPal dispute is opened.
    PaypalOpen = "paypal-open",
    /// A PayPal dispute is made a claim.
    PaypalEscalate = "paypal-escalate",
    /// A seller's offer in a PayPal case is answered.
    PaypalOffer = "paypal-offer",
    /// PayPal decides a claim.
    PaypalDecision = "paypal-decision",
    /// A billing error on a US credit card is reported.
    UsFcba = "us-fcba",
    /// A UK credit card company answers with the seller.
    UkS75 = "uk-s75",
    /// A consumer in the EU withdraws.
    EuWithdrawal = "eu-withdrawal",
    /// The goods go back after a withdrawal in the EU.
    EuReturn = "eu-return",
    /// A consumer in the UK withdraws.
    UkWithdrawal = "uk-withdrawal",
    /// The goods go back after a withdrawal in the UK.
    UkReturn = "uk-return",
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
            | $crate::domain::rule::Rule::RefundKlarna
            | $crate::domain::rule::Rule::RefundIdeal
            | $crate::domain::rule::Rule::RefundSofort
    };
}

pub(crate) use any_refund;

ids! {
/// A rule with a number that is no length of time.
pub(crate) enum Limit {
    /// How often a ruling can be appealed.
    Appeals = "dispute-appeal-once",
    /// What an item must cost more than for section 75, in pounds.
    S75Above = "uk-s75-above",
    /// What an item may cost at most for section 75, in pounds.
    S75UpTo = "uk-s75-up-to",
    /// The share of good ratings, in percent, below which a seller is better not bought from.
    SellerRating = "seller-rating-floor",
}
}

impl Rule {
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
