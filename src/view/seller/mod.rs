//! What the buyer's own orders tell of sellers.

mod json;
mod list;
mod one;
mod sentences;
mod words;

pub(crate) use list::sellers;
pub(crate) use one::seller;
pub(crate) use sentences::{granted_before, rating_advice};
