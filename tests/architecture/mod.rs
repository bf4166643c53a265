//! Imports run downhill only, no file joins a circle, and each layer names only its own crates.
//!
//! Names are followed through modules and re-exports to the file that defines them, so an import
//! counts against that file, whatever it goes through.

mod circles;
mod contents;
mod known;
mod layers;
mod resolving;
mod tokens;
mod tree;
