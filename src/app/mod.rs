//! What the product does: loads an order, lets the domain decide, appends, and tells the outcome.
//!
//! Nothing here prints, asks, or knows a word of the command line.

mod error;
mod imports;
mod orders;
mod reckon;
mod rules;
mod session;
mod settings;
mod start;

pub(crate) use error::AppError;
pub(crate) use imports::{Content, FileReport, Input, Progress, import};
pub(crate) use orders::{Done, Standing, act, add, cancellable, list, show, standings, status};
pub(crate) use reckon::{Counted, Reach, Reckoning, Sum, reckon};
pub(crate) use rules::{Ruling, named_rule, rules, source};
pub(crate) use session::Session;
pub(crate) use settings::{Changed, Chosen, Subject, Verdict, own_settings, reset, set, setting};
pub(crate) use start::{NoDate, Start, Teller, What};

// What outcomes hold, for those who show them.
pub(crate) use crate::import::{Format as FileFormat, LIMIT, Unreadable};
pub(crate) use crate::settings::{
    Choice, Class as SourceClass, Confidence, Holidays, NoTarget, Other, Setting, Settings,
    SettingsError, Unit as RuleUnit, Value as RuleValue, Who as RuleWho, is_calendar,
};
pub(crate) use crate::store::{Filter, NextDue, Sort, Summary, Told};
