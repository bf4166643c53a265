//! The marketplace's rules as data, the buyer's own rules and settings, and the policy that dates are
//! computed by.
//!
//! The buyer's own rules and settings are kept in the record; only what concerns the program is in a
//! file, `config.toml`. Beside it are the buyer's own texts of messages to sellers.

mod amount;
mod document;
mod embedded;
mod error;
mod file;
mod letter;
mod limits;
mod own;
mod program;
mod rules;
mod setting;

pub(crate) use amount::{NoTarget, ValueError, read as read_value, target};
#[cfg(test)]
pub(crate) use embedded::EMBEDDED;
pub(crate) use error::SettingsError;
pub(crate) use letter::{Letter, own_letter};
pub(crate) use own::Settings;
pub(crate) use program::{Program, ProgramKey, config_file, reset_program, set_program};
pub(crate) use rules::{
    Citation, Class, Other, RULES, RuleEntry, Source as SourceEntry, Unit, Value, Who, rule, source,
};
pub(crate) use setting::{Choice, Setting};
