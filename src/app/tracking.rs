//! Tracking numbers that the buyer asks about.

use super::error::AppError;
use super::parcel_check::{Tracked, tracked};
use super::session::Session;

/// What each number is; creates no store where there is none.
pub(crate) fn check(session: &Session, numbers: &[String]) -> Result<Vec<Tracked>, AppError> {
    let carried_by = |normal: &str| session.carried_by(normal);
    let country = session.policy.buyer.country;
    let checked = numbers.iter().map(|number| tracked(number, country, None, carried_by));
    Ok(checked.collect::<Result<_, _>>()?)
}
