//! `redress refund`: a file for each verb.

pub(super) mod list;
pub(super) mod record;
