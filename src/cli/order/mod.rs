//! `redress order`: a file for each verb.

mod add;
mod cancel;
mod correct;
mod extend;
mod forget;
mod list;
mod note;
mod pay;
mod receive;
mod record;
mod refuse;
mod show;
mod status;
mod withdraw;

pub(super) use add::VERB as ADD;
pub(super) use cancel::VERB as CANCEL;
pub(super) use correct::VERB as CORRECT;
pub(super) use extend::VERB as EXTEND;
pub(super) use forget::VERB as FORGET;
pub(super) use list::VERB as LIST;
pub(super) use note::VERB as NOTE;
pub(super) use pay::VERB as PAY;
pub(super) use receive::VERB as RECEIVE;
pub(super) use record::VERB as RECORD;
pub(super) use refuse::VERB as REFUSE;
pub(super) use show::VERB as SHOW;
pub(super) use status::VERB as STATUS;
pub(super) use withdraw::VERB as WITHDRAW;
