//! What the product does: loads an order, lets the domain decide, appends, and tells the outcome.
//!
//! Nothing here prints, asks, or knows a word of the command line.

mod agenda;
mod case;
mod check;
mod disputes;
mod drafts;
mod error;
mod evidence;
mod imports;
mod orders;
mod reckon;
mod rules;
mod sellers;
mod session;
mod settings;
mod standing;
mod start;
mod tracking;

pub(crate) use agenda::{agenda, refunds, reindex};
pub(crate) use case::{Case, Exhibit, Packed, case, pack};
pub(crate) use check::{Check, EvidenceFlaw, Finding, Looked, check as check_store};
pub(crate) use disputes::{disputable, dispute_reasons, disputes};
pub(crate) use drafts::{Draft, draft};
pub(crate) use error::AppError;
pub(crate) use evidence::{
    Checklist, KeptFiles, Told as ToldOfFiles, evidence_check, keep as keep_files,
};
pub(crate) use imports::{Content, Doubtful, FileReport, Input, Progress, import};
pub(crate) use orders::{Done, act, add, cancellable, list, standings, status};
pub(crate) use reckon::{Counted, Reach, Reckoning, Sum, reckon};
pub(crate) use rules::{Ruling, named_rule, rules, source};
pub(crate) use sellers::{SellerSort, seller, seller_of, sellers};
pub(crate) use session::Session;
pub(crate) use settings::{Changed, Chosen, Subject, Verdict, own_settings, reset, set, setting};
pub(crate) use standing::Standing;
pub(crate) use start::{NoDate, Start, Teller, What};
pub(crate) use tracking::{Tracked, check as check_tracking};

// What outcomes hold, for those who show them.
pub(crate) use crate::import::{FileError as Unreadable, Format as FileFormat, LIMIT};
pub(crate) use crate::settings::{
    Choice, Class as SourceClass, Letter, NoTarget, Other, Setting, Settings, SettingsError,
    Unit as RuleUnit, Value as RuleValue, Who as RuleWho,
};
pub(crate) use crate::store::{
    AgendaFilter, AgendaPage, AgendaRow, Filter, Flaw, NextDue, RefundPage, RefundRow, Sort,
    Summary, Told,
};
pub(crate) use crate::vault::{Glance, Health as CopyHealth, Thumbnail};
