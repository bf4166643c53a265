//! The marketplace's rules as data, the buyer's own settings, and the policy that the lifecycle
//! computes with.
//!
//! The buyer's own lie in two files of one folder: `policy.toml` for rules, `config.toml` for the
//! rest. They are read only where they exist. Beside them lie the buyer's own messages to sellers.

mod amount;
mod document;
mod error;
mod file;
mod letter;
mod limits;
mod overrides;
mod own;
mod profile;
mod rules;

use crate::domain::policy::{Limit, Policy, Rule, Window};
pub(crate) use amount::{NoTarget, ValueError, read as read_value, target};
pub(crate) use error::SettingsError;
pub(crate) use letter::{Letter, own_letter};
pub(crate) use own::{
    Settings, choose, config_file, load, policy_file, reset_choice, reset_rule, set_rule,
};
pub(crate) use own::{remember_country, remember_method};
pub(crate) use profile::{Choice, Setting};
pub(crate) use rules::{
    Class, Other, RULES, RuleEntry, SOURCES, Source as SourceEntry, Unit, Value, Who, rule,
};

use rules::{limit, window};

/// The policy of the embedded rules. A rule that is missing fails the build.
pub(crate) static EMBEDDED: Policy = Policy::new(windows(), limits());

const fn windows() -> [Window; Rule::COUNT] {
    let mut windows = [window(Rule::ALL[0].id()); Rule::COUNT];
    let mut at = 1;
    while at < Rule::COUNT {
        windows[at] = window(Rule::ALL[at].id());
        at += 1;
    }
    windows
}

const fn limits() -> [u32; Limit::COUNT] {
    let mut limits = [limit(Limit::ALL[0].id()); Limit::COUNT];
    let mut at = 1;
    while at < Limit::COUNT {
        limits[at] = limit(Limit::ALL[at].id());
        at += 1;
    }
    limits
}
