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
//! | `domain` | what an order is, what may be done to it, when: total functions over values |
//! | `store` | SQLite: operations, facts, index, migrations, codec |
//! | `import` | foreign files, read into facts with their place |
//! | `settings` | the marketplace's rules as data, and the program's own settings |
//! | `vault` | copies of the files that prove a case, and the case file |
//! | `app` | use cases: open once, load, admit, append, answer with a model |
//! | `view` | models as tables, sentences and JSON |
//! | `cli` | arguments and questions, exit codes |
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
