//! The index for lists, dates and lookups, made anew from the record at will.
//!
//! Beside what is known of an order stands what the clock makes of it: from when on its stage is
//! assumed or may have changed, and of each date from when until when it counts. So one expression
//! tells what is so at any time, and a read touches the rows that it prints and few others.

mod about;
mod agenda;
mod build;
mod changes;
mod dates;
mod entries;
mod find;
mod list;
mod refunds;
mod rows;
mod segments;
mod tables;
mod time;
mod what;

pub(super) use build::{differences, put, put_first, rebuild, remove, shadow, strangers};
pub(super) use find::keeping;
