//! The rules: what they say, how far they can be trusted, who says otherwise, which value is the
//! buyer's own, and how they come to a date.

mod json;
mod list;
mod reckoning;
mod rule;
mod setting;
mod words;

pub(crate) use list::rule_list;
pub(crate) use rule::{rule_on_order, rule_text};
pub(crate) use setting::{changed, setting_text};
