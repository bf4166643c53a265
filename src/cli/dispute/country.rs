//! Where the buyer lives: it decides which law helps, so that a dispute asks for it and keeps it.

use super::super::ask::Asker;
use super::super::context::Context;
use super::super::failure::Failure;
use crate::app::{AppError, reindex};
use crate::domain::buyer::Country;
use crate::settings;
use crate::view::Problem;

/// Reads a country.
pub(super) fn read(text: &str) -> Result<Country, Failure> {
    Country::parse(text.trim()).ok_or_else(|| {
        Failure::Usage(Box::new(
            Problem::new("usage.country", format!("{text} is no country"))
                .hint("two letters, such as DE, GB or US"),
        ))
    })
}

/// Keeps where the buyer lives, so that it is asked once; a trial keeps nothing.
pub(super) fn remember(context: &Context, country: Country) -> Result<(), Failure> {
    let folder = context.config_folder().filter(|_| !context.globals.dry_run);
    match folder {
        Some(folder) => {
            settings::remember_country(&folder, country).map_err(AppError::from)?;
            reindex(&context.session()?)?;
            Ok(())
        }
        None => Ok(()),
    }
}

/// Asks where the buyer lives, until it is told once.
pub(super) fn ask(context: &Context, asker: &Asker) -> Result<(), Failure> {
    loop {
        let text = asker.line("Where do you live, such as DE or US (Enter alone: not told)")?;
        if text.is_empty() {
            return Ok(());
        }
        match read(&text) {
            Ok(country) => return remember(context, country),
            Err(Failure::Usage(problem)) => {
                asker.say(&format!("{}; Esc leaves", problem.message))?;
            }
            Err(other) => return Err(other),
        }
    }
}
