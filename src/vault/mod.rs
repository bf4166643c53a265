//! Copies of the files that prove a case: kept by the SHA-256 of their content, checked, made small
//! for a report, and packed.
//!
//! A source is only ever read. Nothing here knows an order or prints.

mod archive;
mod camera;
mod coarse;
mod error;
mod folder;
mod name;
mod private;
mod sniff;
mod stream;
mod survey;
mod thumbnail;
mod unfinished;

#[cfg(test)]
mod tests;

pub(crate) use archive::Archive;
pub(crate) use camera::is_located;
pub(crate) use error::VaultError;
#[cfg(test)]
use folder::{Copied, Found};
pub(crate) use folder::{Glance, Health, Vault};
pub(crate) use name::{archive_name, sha256sums};
pub(crate) use sniff::is_compressed;
pub(crate) use thumbnail::{Thumbnail, thumbnail};
