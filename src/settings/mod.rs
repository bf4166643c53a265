//! The marketplace's rules as data, the buyer's own settings, and the policy that the lifecycle
//! computes with.
//!
//! The buyer's own lie in two files of one folder: `policy.toml` for rules, `config.toml` for the
//! rest. They are read only where they exist. Beside them lie the buyer's own messages to sellers.

mod amount;
mod document;
mod embedded;
mod error;
mod file;
mod letter;
mod limits;
mod overrides;
mod own;
mod profile;
mod rules;

pub(crate) use amount::{NoTarget, ValueError, read as read_value, target};
#[cfg(test)]
pub(crate) use embedded::EMBEDDED;
pub(crate) use error::SettingsError;
pub(crate) use letter::{Letter, own_letter};
pub(crate) use own::{
    Settings, choose, config_file, load, policy_file, remember_country, remember_method,
    reset_choice, reset_rule, set_rule,
};
pub(crate) use profile::{Choice, Setting};
pub(crate) use rules::{
    Class, Other, RULES, RuleEntry, SOURCES, Source as SourceEntry, Unit, Value, Who, rule,
};
