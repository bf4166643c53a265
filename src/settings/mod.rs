//! The marketplace's rules as data, and the policy that the lifecycle computes with.

mod rules;

use crate::domain::policy::{Limit, Policy, Rule, Window};
pub(crate) use rules::{
    Class, Confidence, RULES, RuleEntry, SOURCES, Source as SourceEntry, Unit, Value, Who, rule,
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
