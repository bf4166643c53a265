//! The store under stress: many processes, sudden deaths, damaged files, full disks, bad input.
//!
//! Each test says in its name what must hold and prints what it counted. The sizes are small here;
//! `REDRESS_FULL=1 cargo test --release --locked store -- --nocapture --test-threads=1` runs all of
//! it, and each size has a variable of its own (see `scene::size`).
#![expect(clippy::print_stdout, reason = "the figures are printed for who asks with --nocapture")]

mod bag;
mod check;
mod concurrency;
mod crash;
mod damage;
mod input;
mod modes;
mod scene;
mod sessions;
mod space;
mod streams;
mod trials;
