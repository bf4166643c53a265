//! A buyer's own record of AliExpress orders: what can be done now, and until when.
//!
//! The crate is the program `redress`; [`run`] is all of it. Inside, imports run downhill only:
//!
//! ```text
//! main › cli › view › app › store | import | settings | vault › domain
//! ```
//!
//! | layer | what lives there |
//! |---|---|
//! | `domain` | what an order is, what may happen to it, when: total functions over values |
//! | `store` | SQLite: journal, index, provenance, migrations, codec |
//! | `import` | saved pages of the marketplace, read into records |
//! | `settings` | the marketplace's rules as data |
//! | `vault` | copies of the files that prove a case, and the case file |
//! | `app` | use cases: load, decide, append, outcome |
//! | `view` | outcomes as tables, sentences and JSON |
//! | `cli` | words and questions, exit codes |
//! | `world` | arguments, environment, clock, folders and streams, each read once |

mod app;
mod cli;
mod domain;
mod import;
mod settings;
mod store;
mod vault;
mod view;
mod world;

pub use cli::{Exit, run};
pub use world::World;
