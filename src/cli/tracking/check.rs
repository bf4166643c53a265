//! `redress tracking check NUMBER…`.

use std::io::Read as _;

use crate::app::check_tracking;
use crate::cli::browse;
use crate::cli::verb::{Context, Failure, Run};
use crate::view::{first_lookup, tracking};

/// The most bytes of numbers that are read from the standard input.
const LIMIT: u64 = 16 * 1024 * 1024;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Check {
    /// The tracking numbers; `-` reads them from the standard input, one a line
    #[arg(required = true, value_name = "NUMBER")]
    numbers: Vec<String>,
}

impl Run for Check {
    const NAME: &str = "check";
    const ABOUT: &str =
        "Tell whether a tracking number can exist, whose it is, and where to look it up";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let mut numbers = Vec::new();
        for number in self.numbers {
            if number == "-" {
                numbers.extend(lines(context)?);
            } else if !number.trim().is_empty() {
                numbers.push(number);
            }
        }
        if numbers.is_empty() {
            return Err(Failure::usage("usage.empty", "a tracking number is empty"));
        }
        let checked = check_tracking(&context.open()?, &numbers)?;
        context.print(&tracking(&checked, &context.page))?;
        if let Some(url) = checked.first().and_then(first_lookup) {
            browse::open_if_wanted(context, &url);
        }
        Ok(())
    }
}

/// The numbers on the standard input; lines without any are passed over.
fn lines(context: &mut Context) -> Result<Vec<String>, Failure> {
    let mut bytes = Vec::new();
    let failed = |error: std::io::Error| {
        let message = format!("the standard input cannot be read ({error})");
        Failure::failed("input.unreadable", message)
    };
    context.world.stdin.by_ref().take(LIMIT).read_to_end(&mut bytes).map_err(failed)?;
    let text = String::from_utf8_lossy(&bytes);
    let numbers: Vec<String> =
        text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    if numbers.is_empty() {
        return Err(Failure::usage("usage.empty", "the standard input holds no tracking number"));
    }
    Ok(numbers)
}
