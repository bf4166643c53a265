//! What happens by itself when a deadline passes.

use super::stage::Stage;

macro_rules! consequences {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)+) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Consequence {
            Stage(Stage),
            $($(#[$doc])* $name,)+
        }

        impl Consequence {
            pub(crate) const fn id(self) -> &'static str {
                match self {
                    Self::Stage(stage) => stage.id(),
                    $(Self::$name => $id,)+
                }
            }

            pub(crate) fn from_id(id: &str) -> Option<Self> {
                match id {
                    $($id => Some(Self::$name),)+
                    stage => Stage::from_id(stage).map(Self::Stage),
                }
            }
        }
    };
}

consequences! {
    /// A dispute for goods that did not arrive can be opened.
    DisputeOpens = "dispute-opens",
    DisputeCloses = "dispute-closes",
    /// It is time to open a dispute instead of waiting.
    LastCall = "dispute-instead",
    ProtectionEnds = "protection-ends",
    GoesAsAsked = "goes-as-asked",
    StepsIn = "platform-steps-in",
    /// The marketplace decides without the answer.
    DecidesWithout = "decided-without-you",
    Decides = "ruling",
    ClaimDropped = "claim-dropped",
    RulingStands = "ruling-stands",
    SellerKeepsMoney = "seller-keeps-money",
    /// The marketplace decides on a return that has not come.
    ReturnDecided = "return-decided",
    FreeReturnCloses = "free-return-closes",
    /// The parcel is later than promised, and the refund for it has a date of its own.
    DeliveryLate = "delivery-late",
    /// A coupon for the late parcel can be asked for.
    CouponOpens = "coupon-opens",
    RefundOverdue = "refund-overdue",
    /// The seller must have paid back by law.
    RepaymentOverdue = "repayment-overdue",
    /// The claim that the seller shipped is empty.
    ClaimIsEmpty = "ask-again-then-wait",
    RemedyCloses = "remedy-closes",
    StepLapses = "step-lapses",
    /// What has not shipped is closed, and paid back.
    RestCloses = "rest-closed",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_consequence_reads_back() {
        for id in ["closed", "dispute-opens", "step-lapses", "remedy-closes"] {
            assert_eq!(Consequence::from_id(id).map(Consequence::id), Some(id));
        }
        assert_eq!(Consequence::from_id("nonsense"), None);
    }
}
