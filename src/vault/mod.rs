//! Evidence files: stored under the SHA-256 of their content, verified, shown as small pictures in a
//! report, and packed into a case file.
//!
//! Source files are only read. Nothing here knows about orders or prints.
//!
//! Source files are untrusted: `decode` states what a picture may cost in memory.

mod archive;
mod atomic_file;
mod decode;
mod durability;
mod error;
mod exif;
mod folder;
mod heif;
mod jpeg;
mod name;
mod permissions;
mod png;
mod sniff;
mod stream;
mod thumbnail;
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
