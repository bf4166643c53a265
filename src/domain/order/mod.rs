//! The life of an order, from placing it to the money or the goods.
//!
//! ```text
//!                     pay                    check is over
//!   awaiting-payment ──────► verifying-payment ─────────────────► awaiting-shipment ◄─┐
//!      │   │                    │    │                              │   │    │        │
//!      │   └ too late ─► closed │    └ fails ─► closed  ┌───────────┘   │    │ cancel │ rejected,
//!      │      (unpaid)          │                       │ not shipped   │    ▼        │ withdrawn
//!      └ cancel ─► closed       └ cancel ─► closed      ▼ in time       │  cancellation-pending
//!                              (may be refused)       closed            │    │        │
//!                                                   (not-shipped)       │    │        └ agreed, or
//!                                                                       │    │          silent
//!         partially-shipped ◄────── a part ─────────────────────────────┤    │            ▼
//!                 │                                                     │    │          closed
//!                 └────────────────► shipped ◄──────────────────────────┴────┘
//!                                    │ │  ▲                       shipped all the same
//!          carrier gives it back ────┘ │  │ new number
//!                  ▼                   │  │
//!          shipment-cancelled ─────────┼──┘
//!                                      ▼
//!                                  delivered ─── confirmed, or its time is over ───► completed
//!
//!   From every paid stage: frozen (and back). From shipped, delivered, completed and a cancelled
//!   shipment: in-dispute, whose own machine is drawn in `dispute`; it ends in closed with everything
//!   paid back, in completed with a part, or where the order stood before.
//!   In awaiting-payment and before shipping the dates are the seller's and the marketplace's;
//!   from shipping on, the buyer's: the last day to open a dispute.
//! ```
//!
//! [`decide()`] turns a command into events or a refusal; [`observe()`] turns a page into events;
//! [`apply()`] builds the order from events and asks no rule; [`lapsed`] says what the clock
//! presumes; [`moves()`] and [`dues`] say what can be done and what has a date.

mod agenda;
mod apply;
mod cancel;
mod command;
mod dates;
mod decide;
mod dispute;
mod event;
mod lapse;
mod moves;
mod observe;
mod outside;
mod reason;
mod record;
mod refund;
mod refusal;
mod snapshot;
mod stage;
mod state;
#[cfg(test)]
mod tests;
mod topic;

pub(crate) use agenda::{Due, Then, dispute_due, dues, dues_at};
pub(crate) use apply::{Corrupt, apply, replay};
pub(crate) use cancel::{may_complain, reasons, refused};
pub(crate) use command::{Command, Fact, NewOrder};
pub(crate) use dates::{shipped_at_the_earliest, shipped_at_the_latest};
pub(crate) use decide::decide;
pub(crate) use dispute::{
    Check, Claim, Dispute, DisputeCommand, DisputeEvent, DisputeFact, DisputeReason, Ending, Found,
    Offer, Phase, Proposal, Reasons, Ruling, Want, Weight, checklist, dispute_reasons,
    gate_after as dispute_gate_after,
};
pub(crate) use event::{Event, Happened, Windows, Witness};
pub(crate) use lapse::{at, lapsed};
pub(crate) use moves::{Move, MoveKind, moves};
pub(crate) use observe::observe;
pub(crate) use outside::{OpenRoad, Road, RoadStep, Taken, needed_since, roads};
pub(crate) use reason::{Fault, Reason};
pub(crate) use refund::{
    Account, Expected, Ground, Owed, Progress, RefundFact, Step, Transfer, accounts, paid_by,
};
pub(crate) use refusal::{DisputeRefusal, MoneyRefusal, OpeningRefusal, Refusal};
pub(crate) use snapshot::{Parcel, Seen, Snapshot};
pub(crate) use stage::{Actor, Cause, Stage};
pub(crate) use state::{Cancellation, Order, Outcome, State};
pub(crate) use topic::{deadline_of, topics};
