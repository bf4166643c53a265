//! The program `redress`.

use std::process::ExitCode;

fn main() -> ExitCode {
    redress::run(redress::World::real()).into()
}
