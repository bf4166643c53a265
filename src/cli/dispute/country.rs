//! Where the buyer lives: it decides which law helps, so that a dispute asks for it and keeps it.

use crate::app::{Session, remember_country};
use crate::cli::ask::Asker;
use crate::cli::failure::Failure;
use crate::domain::buyer::Country;
use crate::view::Problem;

/// Reads a country.
pub(super) fn read(text: &str) -> Result<Country, Failure> {
    Country::parse(text.trim()).ok_or_else(|| {
        Failure::Usage(Box::new(
            Problem::new("usage.country", format!("{text} is not a country"))
                .hint("two letters, such as DE, GB or US"),
        ))
    })
}

/// Asks where the buyer lives, until it is known, and keeps it.
pub(super) fn ask(session: &mut Session, asker: &Asker) -> Result<(), Failure> {
    loop {
        let text = asker.line("Your country, such as DE or US (optional)")?;
        if text.is_empty() {
            return Ok(());
        }
        match read(&text) {
            Ok(country) => return Ok(remember_country(session, country)?),
            Err(Failure::Usage(problem)) => {
                asker.say(&format!("{}; Esc to leave", problem.message))?;
            }
            Err(other) => return Err(other),
        }
    }
}
