//! What facts say.

use super::coded::{Coded, Unknown, cases, record};
use crate::domain::actor::Actor;
use crate::domain::buyer::Country;
use crate::domain::details::Details;
use crate::domain::evidence::{Digest, Evidence};
use crate::domain::id::OrderId;
use crate::domain::money::Money;
use crate::domain::order::{
    Cause, Claim, Content, DisputeFact, DisputeReason, DisputeStep, FactId, LineRef, Look, Parcel,
    Proposal, Reason, Remedy, RemedyStep, Ruling, Scope, ShownStage, Stage, Statement, Step,
    StepKind, Want,
};
use crate::domain::payment::Method;
use crate::domain::promise::PromiseKind;
use crate::domain::rating::Rating;
use crate::domain::time::Moment;

record!(Parcel { number: String; carrier: String; contents: Content });
record!(Content { line: LineRef; count: u32 });
record!(ShownStage { stage: Stage; cause: Cause });
record!(Look { details: Details; stage: ShownStage; parcels: Parcel });
record!(Scope { ; parcel: String; lines: LineRef });
record!(Proposal { returns: bool; amount: Money, until: Moment });
record!(Claim {
    reason: DisputeReason, want: Want, free_return: bool;
    amount: Money, description: String;
    lines: LineRef, evidence: String
});

cases!(LineRef {
    with_value { Id = "id": String, }
    with_fields { Like = "like" { title: String, nth: u32; price: Money }, }
});

cases!(Ruling {
    alone {
        Full = "full",
        None = "none",
    }
    with_value { Partial = "partial": Money, }
});

cases!(DisputeStep {
    alone {
        Accept = "accept",
        Reject = "reject",
        Escalate = "escalate",
        Cancel = "cancel",
        Appeal = "appeal",
    }
    with_value {
        Counter = "counter": Money,
        ShipReturn = "ship-return": Parcel,
    }
});

cases!(Step {
    alone {
        Receive = "receive",
        Extend = "extend",
    }
    with_value { OpenDispute = "open-dispute": Box<Claim>, }
    with_fields {
        Cancel = "cancel" { reason: Reason, complaint: bool, needs_consent: bool; note: String },
        Withdraw = "withdraw" { request: FactId },
        InDispute = "in-dispute" { dispute: FactId, step: DisputeStep },
    }
});

cases!(DisputeFact {
    alone {
        SellerAccepted = "seller-accepted",
        SellerRejected = "seller-rejected",
        ReturnReceived = "return-received",
    }
    with_value {
        SellerOffered = "seller-offered": Proposal,
        SteppedIn = "stepped-in": Option<Proposal>,
        AnswerUntil = "answer-until": Moment,
        DecisionUntil = "decision-until": Moment,
    }
    with_fields {
        MoreEvidenceAsked = "more-evidence-asked" { ; until: Moment },
        EvidenceGiven = "evidence-given" { files: Vec<String> },
        Ruled = "ruled" { ruling: Ruling, returns: bool; until: Moment },
        ReturnAgreed = "return-agreed" { ; amount: Money, until: Moment },
        ReturnAccepted = "return-accepted" { ; amount: Money },
        ReturnRejected = "return-rejected" { ; until: Moment },
    }
});

cases!(Statement {
    alone {
        NothingChanged = "nothing-changed",
        Paid = "paid",
        PaymentVerified = "payment-verified",
        PaymentFailed = "payment-failed",
        ClaimedShipped = "claimed-shipped",
        ShipmentCancelled = "shipment-cancelled",
        ReadyForPickup = "ready-for-pickup",
        Delivered = "delivered",
        Lost = "lost",
        ReturnedToSeller = "returned-to-seller",
        ArrivedAnyway = "arrived-anyway",
        RefusedAtDoor = "refused-at-door",
        Frozen = "frozen",
        Unfrozen = "unfrozen",
        RefundFailed = "refund-failed",
        AccountRestricted = "account-restricted",
    }
    with_value {
        Looked = "looked": Box<Look>,
        Entered = "entered": Box<Details>,
        Corrected = "corrected": Box<Details>,
        CorrectionLifted = "correction-lifted": Vec<String>,
        PaidWith = "paid-with": OrderId,
        Prepared = "prepared": Box<Step>,
        Submitted = "submitted": Box<Step>,
        Dropped = "dropped": StepKind,
        CancellationApproved = "cancellation-approved": FactId,
        CancellationRejected = "cancellation-rejected": FactId,
        ShipBy = "ship-by": Moment,
        Tracked = "tracked": Parcel,
        ProtectionUntil = "protection-until": Moment,
        Closed = "closed": Cause,
        SellerRating = "seller-rating": Rating,
        SellerCountry = "seller-country": Country,
        Noted = "noted": String,
        EvidenceAdded = "evidence-added": Box<Evidence>,
        EvidenceRemoved = "evidence-removed": Digest,
    }
    with_fields {
        Shipped = "shipped" { partly: bool },
        LineIs = "line-is" { line: LineRef, id: String },
        Promised = "promised" { kind: PromiseKind, until: Moment },
        Remedy = "remedy" { remedy: Remedy, step: RemedyStep },
        Dispute = "dispute" { dispute: FactId, fact: DisputeFact },
        RefundStarted = "refund-started" { ; method: Method },
        RefundReceived = "refund-received" { amount: Money; arrived: Money, method: Method },
        Said = "said" { by: Actor, text: String },
    }
});
