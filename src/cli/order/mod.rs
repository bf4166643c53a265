//! `redress order`: a file for each verb.

pub(super) mod add;
pub(super) mod cancel;
pub(super) mod correct;
pub(super) mod extend;
pub(super) mod forget;
pub(super) mod list;
pub(super) mod note;
pub(super) mod pay;
pub(super) mod receive;
pub(super) mod record;
pub(super) mod refuse;
pub(super) mod show;
pub(super) mod status;
pub(super) mod withdraw;
