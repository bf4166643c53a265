//! The store on its own: what is written reads back, the index says what the record says, and no
//! write is half done.

pub(crate) mod arbitrary;
mod check;
mod codec;
mod files;
mod given;
mod golden;
mod index;
mod retell;
mod writes;

/// How many cases a property is tried with: so many, or as the environment says.
pub(crate) fn cases(few: u32) -> u32 {
    #[expect(clippy::disallowed_methods, reason = "a longer trial is asked for from outside")]
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(few)
}
