//! Reads what a buyer can save from the order pages of the marketplace into snapshots.
//!
//! Three kinds of file are known: a HAR saved by a browser, the body of one response, and the
//! envelope of a capture script. [`Document::load`] looks at the first bytes before it reads the
//! rest, [`Document::items`] hands over what the file says, one order at a time. Nothing here
//! touches a store, a clock or the environment, and nothing is read from a file but the facts of
//! orders: cookies, headers, addresses and names of people are never taken into any value.

mod address;
mod asked;
mod capture;
mod clean;
mod date_text;
mod detail;
mod document;
mod flaw;
mod har;
mod jsonp;
mod labelled;
mod lenient;
mod line;
mod list;
mod money_text;
mod month_names;
mod mtop;
mod number_text;
mod once;
mod outlet;
mod page;
mod record;
mod ret;
mod sniff;
mod status_names;
mod status_text;
mod unreadable;

pub(crate) use document::{Document, Format, LIMIT};
pub(crate) use record::{Item, Located, Rejected, Stopped};
pub(crate) use unreadable::Unreadable;

#[cfg(test)]
mod tests;
