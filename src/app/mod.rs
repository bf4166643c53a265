//! What the product does: opens the record once, loads, admits, appends, and answers with a model.
//!
//! Nothing here prints, asks, or knows the command line.

mod case;
mod check;
mod disputes;
mod drafts;
mod duplicates;
mod error;
mod evidence;
mod explain;
mod history;
mod imports;
mod order_view;
mod orders;
mod parcel_check;
mod payments;
mod rules;
mod sellers;
mod session;
mod settings;
mod tracked;

pub(crate) use case::{Case, Exhibit, Packed, case, pack};
pub(crate) use check::{Check, EvidenceFlaw, Finding, Looked, check as check_store};
pub(crate) use disputes::{Conduct, dispute_reasons, disputes, risky_conduct};
pub(crate) use drafts::{Draft, draft};
pub(crate) use duplicates::{Duplicate, duplicates};
pub(crate) use error::AppError;
pub(crate) use evidence::{Checklist, FileDetails, KeptFiles, evidence_check, keep as keep_files};
pub(crate) use explain::{Counted, Explanation, Sum, explain};
pub(crate) use history::{Switched, forget, forgettable, log, redo, undo};
pub(crate) use imports::{Content, Doubtful, FileReport, Input, Progress, import};
pub(crate) use order_view::{OrderView, PaidOrder, Prospect};
pub(crate) use orders::{
    Done, act, add, agenda, list, open_orders, order_at, orders_allowing, refunds, reindex, status,
    views,
};
pub(crate) use parcel_check::check as check_tracking;
pub(crate) use rules::{Cited, OwnedRule, cited, named_rule, rule_entry, rules};
pub(crate) use sellers::{SellerSort, seller, seller_of, sellers};
pub(crate) use session::{Session, Setup};
pub(crate) use settings::{
    Changed, Subject, Verdict, configure, program, remember_country, remember_method, reset_rule,
    set_rule, unset,
};
pub(crate) use tracked::Tracked;

// What outcomes hold, for those who show them.
pub(crate) use crate::import::{FileError, Format as FileFormat, LIMIT};
pub(crate) use crate::settings::{
    Choice, Class as SourceClass, Letter, NoTarget, Other, Program, ProgramKey, Setting, Settings,
    SettingsError, Unit as RuleUnit, Value as RuleValue, Who as RuleWho,
};
pub(crate) use crate::store::Flaw;
pub(crate) use crate::vault::{Glance, Health as CopyHealth, Thumbnail};
