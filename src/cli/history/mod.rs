//! `redress undo`, `redo` and `log`: a file for each verb.

mod log;
mod redo;
mod undo;

pub(super) use log::VERB as LOG;
pub(super) use redo::VERB as REDO;
pub(super) use undo::VERB as UNDO;
