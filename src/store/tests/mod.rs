//! The store on its own: what is written reads back, the index says what the record says, and no
//! write is half done.

#![expect(
    clippy::default_trait_access,
    clippy::needless_for_each,
    clippy::needless_pass_by_value,
    clippy::semicolon_if_nothing_returned,
    clippy::unnecessary_wraps,
    clippy::wildcard_enum_match_arm,
    reason = "a test speaks in few words"
)]

pub(crate) mod arbitrary;
mod check;
mod codec;
mod files;
mod given;
mod golden;
mod index;
mod writes;

/// How many cases a property is tried with: so many, or as the environment says.
pub(crate) fn cases(few: u32) -> u32 {
    #[expect(clippy::disallowed_methods, reason = "a longer trial is asked for from outside")]
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(few)
}
