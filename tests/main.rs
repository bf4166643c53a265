//! The product from outside: its verbs, its contracts, its store, its stories.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod architecture;
mod contracts;
mod harness;
#[cfg(unix)]
mod prompts;
mod store;
mod stories;
mod verbs;
