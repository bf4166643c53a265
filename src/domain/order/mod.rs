//! The life of an order, from placing it to the money or the goods: facts in, order out.
//!
//! [`settle()`] says what the facts add up to and knows no clock; [`Known::at`] says how the order
//! stands at a moment; [`admit()`] turns a command into facts or refuses it; [`actions()`] and
//! [`dues`] say what can be done and what has a deadline, by the same conditions.

mod accounts;
mod actions;
mod admit;
mod asked;
mod bill;
mod cancellation;
mod checklist;
mod choice;
mod claim;
mod claims;
mod command;
mod conditions;
mod consequence;
mod deadlines;
mod dispute;
mod dispute_reason;
mod entry;
mod fact;
mod free_return;
mod line;
mod line_ref;
mod moments;
mod money_limits;
mod options;
mod parcel;
mod pricing;
mod promised;
mod promises;
mod purchase;
mod purchased;
mod reason;
mod refund;
mod refusal;
mod remedies;
mod remedy_name;
mod reports;
mod settle;
mod share;
mod stage;
mod standing;
mod state;
mod story;
mod subject;
mod telling;
mod till;
mod topics;
mod turns;
mod which;
mod window;

pub(crate) use accounts::{accounts, bill, left_of, refund_owed, refund_to_demand};
pub(crate) use actions::{Action, actions, open_steps};
pub(crate) use admit::admit;
pub(crate) use asked::Asked;
pub(crate) use bill::{Bill, LineMoney};
pub(crate) use cancellation::{Cancellation, Outcome};
pub(crate) use checklist::{Check, Found, Weight, checklist};
pub(crate) use choice::Choice;
pub(crate) use claim::{Claim, Ruling, Want};
pub(crate) use claims::{OpenClaim, open_claims};
pub(crate) use command::{Command, Named, NewOrder, RefundReport, Report, StepRequest};
pub(crate) use conditions::{ActionKind, may, may_complain};
pub(crate) use consequence::Consequence;
pub(crate) use deadlines::{Due, deadline_of_rule, dispute_due, dues, dues_at, look_by};
pub(crate) use dispute::{Dispute, Ending, Offer, Phase};
pub(crate) use dispute_reason::DisputeReason;
pub(crate) use fact::{
    Content, DisputeFact, DisputeStep, Fact, FactId, Look, Parcel, Proposal, Scope, Source,
    Statement, Step, StepKind,
};
pub(crate) use free_return::{are_free_returns_used, free_return, is_further_return};
pub(crate) use line::{LineStage, OrderLine, Origin, find as find_line, meets};
pub(crate) use line_ref::LineRef;
pub(crate) use money_limits::most_granted;
pub(crate) use options::{Grounds, Way, WayOut, options};
pub(crate) use parcel::{OrderParcel, ParcelStage};
pub(crate) use pricing::{may_lose_free_shipping, unit_share};
pub(crate) use promised::Promised;
pub(crate) use promises::{PromiseOf, promises_of};
pub(crate) use purchase::Known as KnownDetail;
pub(crate) use purchased::Purchased;
pub(crate) use reason::{Fault, FormEntry, Reason};
pub(crate) use refund::{
    Account, Grant, LineAccount, Progress, RefundCause, Transfer, TransferStep,
};
pub(crate) use refusal::{DisputeRefusal, MoneyRefusal, OpeningRefusal, PartRefusal, Refusal};
pub(crate) use remedies::{OpenRemedy, needed_since, remedies};
pub(crate) use remedy_name::{Remedy, RemedyStep};
pub(crate) use settle::{Known, settle};
pub(crate) use share::{Basis, Share, unknown_sums};
pub(crate) use stage::{Cause, ShownStage, Stage};
pub(crate) use standing::{Certainty, Disagreement, Order, Prepared, Side, UsedRemedy};
pub(crate) use state::{State, Windows};
pub(crate) use story::{StoryEntry, StoryEvent, story};
pub(crate) use telling::{OperationId, Place, RecordedFact, Telling};
pub(crate) use topics::{Matter, deadline_of, matter, named_numbers, others, topics};
pub(crate) use turns::turns;
pub(crate) use which::of_prepared;
pub(crate) use window::{Reasons, dispute_reasons, dispute_window_after};

#[cfg(test)]
pub(crate) mod tests;
