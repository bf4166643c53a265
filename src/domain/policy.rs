//! The rules that the lifecycle computes with, as values.
//!
//! No number stands here: the settings fill them in from the rules file and the buyer's own.

use super::buyer::Buyer;
use super::evidence::Limits;
use super::time::{Calendar, Deadline, Instant, Moment, Opening, SetBy, Span};

macro_rules! named {
    ($(#[$outer:meta])+ $kind:ident { $($(#[$doc:meta])+ $name:ident = $id:literal,)+ }) => {
        $(#[$outer])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum $kind { $($(#[$doc])+ $name,)+ }

        impl $kind {
            /// Every one.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name),+];

            /// How many there are.
            pub(crate) const COUNT: usize = Self::ALL.len();

            /// The stable name, the same as in the rules file.
            pub(crate) const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            const fn index(self) -> usize {
                #![expect(clippy::as_conversions, reason = "a variant's place is its number")]
                self as usize
            }
        }
    };
}

named! {
/// A rule with a date that the lifecycle uses.
Rule {
    /// An unpaid order is closed.
    UnpaidAutoClose = "unpaid-auto-close",
    /// The marketplace checks a payment.
    PaymentVerification = "payment-verification",
    /// The seller ships a paid order.
    SellerShipBy = "seller-ship-by",
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
        $crate::domain::policy::Rule::RefundDefault
            | $crate::domain::policy::Rule::RefundCard
            | $crate::domain::policy::Rule::RefundBalance
            | $crate::domain::policy::Rule::RefundAlipay
            | $crate::domain::policy::Rule::RefundEwallet
            | $crate::domain::policy::Rule::RefundWesternUnion
            | $crate::domain::policy::Rule::RefundBankTransfer
            | $crate::domain::policy::Rule::RefundBoleto
            | $crate::domain::policy::Rule::RefundPaypal
            | $crate::domain::policy::Rule::RefundKlarna
            | $crate::domain::policy::Rule::RefundIdeal
            | $crate::domain::policy::Rule::RefundSofort
    };
}

pub(crate) use any_refund;

impl Rule {
    /// The rule with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }
}

named! {
/// A rule with a number that is no length of time.
Limit {
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

/// How long a rule gives, and from when on, where it is a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    /// The earlier end of a range.
    pub(crate) from: Option<Span>,
    /// The only end, or the later one.
    pub(crate) span: Span,
}

/// How long each rule gives. Total: every rule has a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Policy {
    windows: [Window; Rule::COUNT],
    limits: [u32; Limit::COUNT],
    /// The days that are no business days.
    pub(crate) calendar: Calendar,
    /// Who buys, as far as the law and the bank ask.
    pub(crate) buyer: Buyer,
    /// What the marketplace's form for evidence takes.
    pub(crate) evidence: Limits,
}

impl Policy {
    /// A policy of these windows and limits, in the order of their enums.
    #[expect(clippy::large_types_passed_by_value, reason = "it is moved once, at build time")]
    pub(crate) const fn new(windows: [Window; Rule::COUNT], limits: [u32; Limit::COUNT]) -> Self {
        Self {
            windows,
            limits,
            calendar: Calendar::EMPTY,
            buyer: Buyer::UNKNOWN,
            evidence: Limits::NONE,
        }
    }

    /// The same with another window for one rule.
    #[must_use]
    pub(crate) fn with(mut self, rule: Rule, window: Window) -> Self {
        if let Some(known) = self.windows.get_mut(rule.index()) {
            *known = window;
        }
        self
    }

    /// The same with another limit.
    #[must_use]
    pub(crate) fn with_limit(mut self, limit: Limit, value: u32) -> Self {
        if let Some(known) = self.limits.get_mut(limit.index()) {
            *known = value;
        }
        self
    }

    /// The window of a rule.
    pub(crate) fn window(&self, rule: Rule) -> Window {
        self.windows[rule.index()]
    }

    /// The number of a limit.
    pub(crate) fn limit(&self, limit: Limit) -> u32 {
        self.limits[limit.index()]
    }

    /// The deadline that a rule sets when it is counted from `start`.
    pub(crate) fn deadline(&self, rule: Rule, start: Moment, set_by: SetBy) -> Deadline {
        let due = self.calendar.end_after(start, self.window(rule).span);
        Deadline::at(due, rule, set_by)
    }

    /// The opening that a rule sets when it is counted from `start`.
    pub(crate) fn opening(&self, rule: Rule, start: Moment, set_by: SetBy) -> Opening {
        let from = self.calendar.start_after(start, self.window(rule).span);
        Opening::at(from, rule, set_by)
    }

    /// The first moment at which what a rule with a range promises can come, counted from `start`;
    /// `start` itself where there is no range.
    pub(crate) fn earliest(&self, rule: Rule, start: Moment) -> Instant {
        match self.window(rule).from {
            Some(from) => self.calendar.start_after(start, from),
            None => start.first(),
        }
    }

    /// The moment that lies so long as a rule says before `end`.
    pub(crate) fn ahead_of(&self, end: Deadline, rule: Rule) -> Instant {
        self.calendar.before(end.due(), self.window(rule).span)
    }
}
