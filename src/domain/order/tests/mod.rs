//! The core: dated cases and laws.

mod claims;
mod dates;
mod disputes;
pub(crate) mod given;
mod laws;
pub(crate) mod lives;
mod observe;
mod refunds;
mod scenarios;
mod topics;
mod transitions;
