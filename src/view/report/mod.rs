//! The report of a case, for others than the buyer: one page of HTML that needs nothing beside it,
//! and the same facts for programs.
//!
//! Nothing in it is of the clock: the same case gives the same bytes. The buyer is not named, and
//! the buyer's private notes are not in it.

mod amounts;
mod dates;
mod details;
mod events;
mod exhibits;
mod facts;
mod goods;
mod html;
mod items;
mod localizer;
mod manifest;
mod points;
mod privacy;
mod requests;
mod rules;
mod summary;
#[cfg(test)]
mod tests;
mod timeline;

pub(crate) use html::report;
pub(crate) use manifest::manifest;
