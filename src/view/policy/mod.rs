//! The rules: what they say, how far they can be trusted, who says otherwise, which value is the
//! buyer's own, and how they come to a date; and the settings that are no rules.

mod changed;
mod explanation;
mod json;
mod list;
mod rule;
mod setting;
mod words;

pub(crate) use changed::changed;
pub(super) use json::rule_json;
pub(crate) use list::rule_list;
pub(crate) use rule::rule_text;
pub(crate) use setting::{config_list, config_value};
