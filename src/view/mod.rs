//! Outcomes as they are read: sentences and tables for people, lines for scripts, JSON for
//! programs. Changes nothing, asks nothing.

mod basis;
mod choices;
mod clean;
mod date;
mod dispute;
mod dispute_phrase;
mod dispute_refusal;
mod failure;
mod fields;
mod import;
mod json;
mod list;
mod milestone;
mod money;
mod order;
mod outside;
mod owed;
mod page;
mod phrase;
mod policy;
mod refusal;
mod sentence;
mod show;
mod table;
mod timeline;
mod ways_out;

pub(crate) use clean::clean;
pub(crate) use date::{last_day, relative, stamp};
pub(crate) use dispute::{dispute_status, disputes};
pub(crate) use dispute_phrase::{dispute_reason_words, offer_words, want_words};
pub(crate) use failure::{Problem, problem};
pub(crate) use import::report;
pub(crate) use json::{json_line, order_url};
pub(crate) use list::list;
pub(crate) use money::money;
pub(crate) use order::{after_cancel, headline, status};
pub(crate) use outside::road_warnings;
pub(crate) use page::{Format, Page};
pub(crate) use phrase::{fault_words, reason_words, stage_words};
pub(crate) use policy::{rule_list, rule_text};
pub(crate) use refusal::not_yet;
pub(crate) use show::show;
pub(crate) use table::{fitted, fold as folded};
