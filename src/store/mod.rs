//! The buyer's record in one SQLite file: facts that only grow, each with who told it when, and an
//! index for lists that is made from them.
//!
//! Every write is one immediate transaction; what was acknowledged is on the disk. Nothing here
//! decides anything or prints. A run opens the store once: first its settings, from which the rules
//! follow, then, with these, everything else; a store that was opened to read writes when it is asked
//! to.
//!
//! | step | asks | gives |
//! |---|---|---|
//! | [`Store::open`], [`Store::open_or_create`], [`Store::in_memory`] | path, `waiting` | [`Opened`]; `None` where there is none |
//! | [`Opened::settings`] | | the buyer's words about rules and settings in force |
//! | [`Opened::with_rules`] | [`Rules`] | [`Store`]; an index made by other rules is made anew |
//!
//! | reading ([`Store`]) | gives |
//! |---|---|
//! | `find(digits)`, `ids()` | orders by the beginning or end of their numbers; all |
//! | `facts(id)`, `known(id)`, `tells_of(id)` | the facts in force; what they add up to; whether there are any, in force or not |
//! | `list(filter, now)`, `agenda(filter, now)`, `refunds(all, limit, now)` | pages of `domain::listing` |
//! | `disputed(open, now)`, `carried_by(number)`, `paid_by(payment)`, `keeping(digest)` | orders |
//! | `seller_names()`, `orders_of_name(name)`, `orders_of_stores(numbers)` | sellers and their orders |
//! | `each_order(f)` | every order with what is known of it, one at a time |
//! | `operations(of, limit)`, `operations_named(id)`, `orders_of(operation)` | what commands did |
//! | `latest_in_force()`, `redoable()` | for undo, redo and the clock |
//! | `rebuild(keep)`, [`Store::check`] | the index anew; whether all is sound |
//!
//! | writing ([`Writer`], inside [`Store::write`]) | does |
//! |---|---|
//! | `at()`, `id()` | the time and the id of the operation: later than all before |
//! | `facts(id)`, `known(id)`, `settings()` | read as of now |
//! | `tell(id, facts, origin)` | tells facts; an operation tells one from one place once |
//! | `take_in(id, facts)` | the same for imports, in sorted batches, with the order before and after |
//! | `source(file)`, `all_or_nothing(work)` | a file that facts come from; a part that may fail |
//! | `set_whole(source, readers)`, `retell(file)` | a file that was read whole; it tells the same again |
//! | `set(setting)`, `use_rules(rules)` | the buyer's words, and the rules that follow from them |
//! | `withdraw(operation)`, `restore(operation)` | undo and redo; what they reach |
//! | `forget(id)`, `forgotten(id)`, `lift_tombstone(id)` | takes an order out of the record for good |

mod busy;
mod check;
mod codec;
mod columns;
mod connection;
mod error;
mod files;
mod forget;
mod guard;
mod handle;
mod index;
mod marks;
mod number;
mod opening;
mod operation;
mod record;
mod retell;
mod schema;
mod setting;
mod shelf;
mod source;
#[cfg(test)]
mod tests;
mod tombstone;
mod writer;

pub(crate) use check::{Check, Checked, Flaw};
pub(crate) use error::StoreError;
pub(crate) use handle::{Rules, Store};
pub(crate) use opening::Opened;
pub(crate) use operation::NewOperation;
pub(crate) use retell::Retold;
pub(crate) use source::{Origin, SourceFile, SourceRow};
pub(crate) use writer::Writer;
