//! redress
#![expect(dead_code, unused_imports, reason = "growing")]
mod domain;
mod settings;
