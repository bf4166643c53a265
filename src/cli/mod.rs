//! Arguments and questions: what a person types, is asked and is told, and how a run ends.

mod agenda;
mod ask;
mod attach;
mod browse;
mod command_line;
mod completions;
mod config;
mod context;
mod demo;
mod dispute;
mod error_style;
mod evidence;
mod exit;
mod fact_args;
mod failure;
mod globals;
mod history;
mod import;
mod message;
mod order;
mod order_arg;
mod parse;
mod policy;
mod progress;
mod refund;
mod run;
mod seller;
mod store;
mod submit;
mod tracking;
mod tree;
mod verb;
mod words;

pub use exit::Exit;
pub use run::run;
