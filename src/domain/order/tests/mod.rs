//! The core: dated cases and laws.

mod cents;
mod claims;
mod dates;
mod disputes;
pub(crate) mod given;
mod laws;
mod laws_of_lines;
mod lines;
pub(crate) mod lives;
mod observe;
mod parts;
mod promises;
mod refunds;
mod scenarios;
mod topics;
mod transitions;
mod which;
