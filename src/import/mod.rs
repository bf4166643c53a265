//! Reads what a buyer can save from the order pages of AliExpress into observations of orders.
//!
//! Three file formats are supported: a HAR file saved by a browser, the body of one response, and
//! the output of a capture script. [`Document::load`] recognises the format by the first bytes
//! before it reads the rest; [`Document::items`] hands over the content, one order at a time.
//! Nothing here touches the store, the clock or the environment. Only facts about orders are read:
//! no cookie, header, postal address or name of a person gets into any value.
//!
//! A field that can't be read is never guessed and never kept as something else: it is reported as
//! a [`Rejected`] detail, and the rest of its record still counts.

mod address;
mod api_error;
mod block;
mod capture;
mod date_field;
mod date_text;
mod dedup;
mod detail;
mod document;
mod field_error;
mod fields;
mod file_error;
mod format;
mod har;
mod jsonp;
mod lenient;
mod line;
mod list;
mod money_text;
mod month_names;
mod mtop;
mod number_text;
mod page;
mod price_names;
mod price_rows;
mod promise_text;
mod record;
mod request;
mod sanitize;
mod sink;
mod sniff;
mod status_names;
mod status_text;

pub(crate) use document::{Document, READERS};
pub(crate) use file_error::FileError;
pub(crate) use format::{Format, LIMIT};
pub(crate) use record::{Item, Located, Observation, Rejected, Stopped, Tally};

#[cfg(test)]
mod tests;
