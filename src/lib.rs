//! redress
#![expect(dead_code, unused_imports, reason = "growing")]
mod app;
mod domain;
mod import;
mod settings;
mod store;
mod world;
