//! The program `redress`.

use std::process::ExitCode;

fn main() -> ExitCode {
    // `run` says in the person's words what a panic means.
    std::panic::set_hook(Box::new(|_| {}));
    redress::run(redress::World::real()).into()
}
