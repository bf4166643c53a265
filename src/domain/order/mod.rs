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
//!   From every paid stage: in-dispute (its own machine) and frozen (and back).
//!   In awaiting-payment and before shipping the dates are the seller's and the marketplace's;
//!   from shipping on, the buyer's: the last day to open a dispute.
//! ```
//!
//! [`decide()`] turns a command into events or a refusal; [`observe()`] turns a page into events;
//! [`apply()`] builds the order from events and asks no rule; [`lapsed`] says what the clock
//! presumes; [`moves()`] and [`dues`] say what can be done and what has a date.

mod apply;
mod cancel;
mod command;
mod dates;
mod decide;
mod event;
mod lapse;
mod moves;
mod observe;
mod reason;
mod record;
mod refusal;
mod snapshot;
mod stage;
mod state;
#[cfg(test)]
mod tests;

pub(crate) use apply::{Corrupt, apply, replay};
pub(crate) use cancel::{may_complain, reasons, refused};
pub(crate) use command::{Command, Fact, NewOrder};
pub(crate) use dates::{shipped_at_the_earliest, shipped_at_the_latest};
pub(crate) use decide::decide;
pub(crate) use event::{Event, Happened, Windows, Witness};
pub(crate) use lapse::{at, lapsed};
pub(crate) use moves::{Due, Move, MoveKind, dues, dues_at, moves};
pub(crate) use observe::observe;
pub(crate) use reason::{Fault, Reason};
pub(crate) use refusal::Refusal;
pub(crate) use snapshot::{Parcel, Seen, Snapshot};
pub(crate) use stage::{Actor, Cause, Stage};
pub(crate) use state::{Cancellation, Order, Outcome, State};
