//! Whole files, read as the application reads them.

mod fixtures;
mod hostile;
mod numbers;
mod prices;

use std::convert::Infallible;

use chrono::{DateTime, Utc};

use super::record::Tally;
use super::{Document, FileError, Format, Item, Located, Rejected, Stopped};
use crate::domain::instant::Instant;
use crate::import::Observation;

/// What a file gave.
#[derive(Debug)]
struct Outcome {
    format: Format,
    records: Vec<Located<Observation>>,
    rejected: Vec<Rejected>,
    end: Result<Tally, FileError>,
}

/// A time.
fn at(time: &str) -> Instant {
    DateTime::parse_from_rfc3339(time).expect("a time").with_timezone(&Utc)
}

/// What of a file that says when it was captured was read.
fn tally(responses: usize, records: usize, rejected: usize) -> Tally {
    Tally { responses, records, undated: 0, rejected }
}

/// The time that files without one are said to be captured at.
fn fallback() -> Instant {
    at("2026-11-01T12:00:00Z")
}

/// Reads a file.
fn read(bytes: &[u8]) -> Result<Outcome, FileError> {
    read_as(bytes, None)
}

/// Reads a file as a format.
fn read_as(bytes: &[u8], forced: Option<Format>) -> Result<Outcome, FileError> {
    let document = Document::load(bytes, forced)?;
    assert_eq!(document.bytes(), bytes);
    let (mut records, mut rejected) = (Vec::new(), Vec::new());
    let end = document.items(fallback(), |item| {
        match item {
            Item::Record(record) => records.push(*record),
            Item::Rejected(one) => rejected.push(one),
        }
        Ok::<_, Infallible>(())
    });
    let end = end.map_err(|stopped| match stopped {
        Stopped::File(error) => error,
        Stopped::Taker(never) => match never {},
    });
    Ok(Outcome { format: document.format(), records, rejected, end })
}

/// Reads a file that must be good.
fn good(bytes: &[u8]) -> Outcome {
    let outcome = read(bytes).expect("readable");
    assert!(outcome.end.is_ok(), "{:?}", outcome.end);
    outcome
}

/// Everything that can't be read, as `place: reason`.
fn rejected(outcome: &Outcome) -> Vec<String> {
    outcome.rejected.iter().map(|one| format!("{}: {}", one.place, one.reason)).collect()
}

/// A list response with these blocks.
fn list(blocks: &str) -> String {
    format!(
        r#"{{"api":"mtop.aliexpress.trade.buyer.order.list","data":{{"data":{{{blocks}}}}},"ret":["SUCCESS::ok"]}}"#
    )
}

/// A block with an order of these fields.
fn order(fields: &str) -> String {
    format!(r#""o":{{"tag":"pc_om_list_order","fields":{{{fields}}}}}"#)
}
