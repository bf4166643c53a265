//! The rules: what they say, how reliable they are, which sources disagree, whether the buyer has set
//! another value, and how a date follows from them. Also the settings that are not rules.

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
pub(super) use words::titled;
