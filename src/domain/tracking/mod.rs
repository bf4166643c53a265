//! Tracking numbers: whether one can exist, whose it is, and what makes it doubtful.
//!
//! A number that has a check digit is valid or is not. One of the many that have none is plausible
//! at best. Nothing here refuses a number: a seller can name whatever there is on the label.

mod carriers;
mod check;
mod digits;
mod doubt;
mod finding;
mod parcel;
mod s10;

pub(crate) use check::check;
pub(crate) use doubt::{Doubt, doubts};
pub(crate) use finding::{Finding, Form, Proof, Reading, Verdict};
pub(crate) use s10::Service;
