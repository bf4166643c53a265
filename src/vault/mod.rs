//! Copies of the files that prove a case: kept by the SHA-256 of their content, checked, made small
//! for a report, and packed.
//!
//! A source is only ever read. Nothing here knows an order or prints.
