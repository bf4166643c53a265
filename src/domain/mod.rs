//! What an order is, what may happen to it, and when.
//!
//! Total functions over values. Nothing here reads a clock, a file, a row or a word from the
//! command line, and nothing here writes text for people.

pub(crate) mod actor;
pub(crate) mod buyer;
pub(crate) mod clock;
pub(crate) mod deadline;
pub(crate) mod details;
pub(crate) mod evidence;
pub(crate) mod faults;
pub(crate) mod home;
pub(crate) mod id;
pub(crate) mod ids;
pub(crate) mod instant;
pub(crate) mod listing;
pub(crate) mod message;
pub(crate) mod money;
pub(crate) mod order;
pub(crate) mod payment;
mod payment_words;
pub(crate) mod policy;
pub(crate) mod promise;
pub(crate) mod rating;
pub(crate) mod rule;
pub(crate) mod seller;
pub(crate) mod time;
pub(crate) mod tracking;
pub(crate) mod zone;
