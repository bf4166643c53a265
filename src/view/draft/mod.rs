//! A message to the seller: the facts of the order in a text of the program, or of the buyer's own.

mod drafted;
mod facts;
mod style;
mod text;

pub(in crate::view) use drafted::REPORT;
pub(crate) use drafted::{draft_notes, drafted, inbox};
pub(crate) use style::{Style, Tone, topic_words};
pub(crate) use text::message;
