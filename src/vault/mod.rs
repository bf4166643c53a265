//! Copies of the files that prove a case: kept by the SHA-256 of their content, checked, made small
//! for a report, and packed.
//!
//! A source is only ever read. Nothing here knows an order or prints.

mod archive;
mod decode;
mod error;
mod exif;
mod folder;
mod heif;
mod jpeg;
mod name;
mod png;
mod private;
mod sniff;
mod stream;
mod thumbnail;
mod unfinished;
mod webp;

#[cfg(test)]
mod tests;

pub(crate) use archive::Archive;
pub(crate) use error::VaultError;
pub(crate) use exif::is_located;
#[cfg(test)]
use folder::{Copied, Found};
pub(crate) use folder::{Glance, Health, Vault};
pub(crate) use name::{archive_name, sha256sums};
pub(crate) use sniff::is_compressed;
pub(crate) use thumbnail::{Thumbnail, thumbnail};
