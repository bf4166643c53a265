//! What is written for others than the buyer: sellers, banks, consumer centres. A folder a language.
//!
//! `words.json` holds the words of dates and of the report; every key stands in every language, and
//! no other. The `.txt` files are the messages.

mod lang;
mod letters;
mod report;
mod words;

pub(crate) use lang::Lang;
pub(super) use letters::letter;
pub(super) use report::{ById, Headings, Labels, ReportWords, Texts, named};
pub(super) use words::{Words, fill};
