//! Where the buyer lives: it decides which law helps, so that a dispute asks for it and keeps it.

use crate::app::{Session, remember_country};
use crate::cli::ask::Asker;
use crate::cli::failure::Failure;
use crate::cli::parse;

/// Asks where the buyer lives, until it is known, and keeps it.
pub(super) fn ask(session: &mut Session, asker: &Asker) -> Result<(), Failure> {
    let country = asker.read("Your country, such as DE or US (optional)", |text| {
        if text.is_empty() { Ok(None) } else { parse::country(text).map(Some) }
    })?;
    if let Some(country) = country {
        remember_country(session, country)?;
    }
    Ok(())
}
