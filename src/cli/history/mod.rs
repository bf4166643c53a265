//! `redress undo`, `redo` and `log`: a file for each verb.

pub(super) mod log;
pub(super) mod redo;
pub(super) mod undo;
