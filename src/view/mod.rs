//! Outcomes as they are read: sentences and tables for people, lines for scripts, JSON for
//! programs. Changes nothing, asks nothing.

mod choices;
mod clean;
mod date;
mod failure;
mod fields;
mod import;
mod json;
mod list;
mod money;
mod order;
mod page;
mod phrase;
mod policy;
mod refusal;
mod sentence;
mod show;
mod table;

pub(crate) use clean::clean;
pub(crate) use date::{relative, stamp};
pub(crate) use failure::{Problem, fault, problem};
pub(crate) use import::report;
pub(crate) use json::{json_line, order_url};
pub(crate) use list::list;
pub(crate) use money::money;
pub(crate) use order::{after_cancel, headline, status};
pub(crate) use page::{Format, Page};
pub(crate) use phrase::{fault_words, reason_words, stage_words};
pub(crate) use policy::{changed, rule_list, rule_on_order, rule_text, setting_text};
pub(crate) use refusal::not_yet;
pub(crate) use show::show;
pub(crate) use table::{fitted, fold as folded};
