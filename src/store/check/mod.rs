//! Whether a store is sound.

mod checking;
mod files;
mod flaw;
mod pages;

pub(crate) use checking::Check;
pub(crate) use flaw::{Checked, Flaw};
