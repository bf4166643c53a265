//! `redress order`: a file for each verb.

mod add;
mod cancel;
mod extend;
mod list;
mod note;
mod pay;
mod receive;
mod record;
mod refuse;
mod show;
mod status;
mod withdraw;

use super::chosen::{OneOrder, OrderAt, at, change, named_or_picked, open_page, show, unreadable};
use super::tree::Verb;

/// The verbs.
pub(super) const VERBS: [Verb; 12] = [
    add::VERB,
    list::VERB,
    status::VERB,
    show::VERB,
    cancel::VERB,
    withdraw::VERB,
    pay::VERB,
    receive::VERB,
    refuse::VERB,
    extend::VERB,
    record::VERB,
    note::VERB,
];
