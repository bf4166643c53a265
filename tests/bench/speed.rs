//! How fast `redress` is, beside the least programs that do the same.
//!
//! `cargo bench --locked --bench speed` makes stores of 1,000, 10,000 and 100,000 orders through
//! `redress import` and prints times, instructions and memory; numbers after `--` are other sizes.
//! `-- --gate` counts instructions alone and fails when a limit of [`gate`] is passed.
//!
//! Times are medians of interleaved runs: machines are noisy, ratios less so. Instructions are
//! counted by valgrind and are the same from run to run.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops when it cannot go on"
)]

mod count;
mod gate;
mod mini;
mod miniclap;
mod page;
mod place;
mod program;
mod rival;
mod table;

use std::process::ExitCode;

/// The sizes of the stores when nobody says.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        // This program is the minimal programs too: all are built by one command in one way.
        ["mini", rest @ ..] => mini::run(rest),
        ["miniclap", ..] => miniclap::run(),
        ["hash", bytes] => mini::hash(bytes),
        ["--gate", "--bench"] => return gate::run(),
        [sizes @ .., "--bench"] => {
            let sizes: Vec<usize> = sizes.iter().filter_map(|size| size.parse().ok()).collect();
            table::run(if sizes.is_empty() { &SIZES } else { &sizes });
        }
        _not_as_a_benchmark => println!("cargo bench --locked --bench speed"),
    }
    ExitCode::SUCCESS
}
