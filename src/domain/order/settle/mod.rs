//! How facts add up to an order.
//!
//! Nothing is replayed: each question about the order takes the strongest claim by a written order;
//! only cancellation requests and disputes, which come in rounds, are told as sequences. Which claim
//! is the strongest:
//!
//! | question | strongest to weakest |
//! |---|---|
//! | goods in hand | buyer, tracking page, order page |
//! | how far, how ended, frozen | a word told after the newest page; that page; older ones |
//! | money received | the buyer alone |
//! | a detail | corrected, the newest page that shows it, entered by hand |
//! | a date | printed or told, the newest; then the rule |

mod assumed;
mod dates;
mod details;
mod disagreements;
mod dispute_rounds;
mod endings;
mod known;
mod ledger;
mod lines;
mod looks;
mod money;
mod parcels;
mod parts;
mod progress;
mod promises;
mod requests;
mod settling;
mod steps;
mod whole;

pub(crate) use known::{Known, settle};
