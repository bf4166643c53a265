//! Deadlines and openings as rows.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::text::{Unknown, instant, instant_text, rule, set_by, set_by_text};
use crate::domain::order::Windows;
use crate::domain::policy::Rule;
use crate::domain::time::{Deadline, Instant, Opening, SetBy};

/// A deadline or an opening.
#[derive(Serialize, Deserialize)]
pub(super) struct Date<'a> {
    at: Cow<'a, str>,
    rule: Cow<'a, str>,
    by: Cow<'a, str>,
}

impl Date<'_> {
    pub(super) fn new(at: Instant, rule: Rule, by: SetBy) -> Self {
        Self {
            at: Cow::Owned(instant_text(at)),
            rule: Cow::Borrowed(rule.id()),
            by: Cow::Borrowed(set_by_text(by)),
        }
    }

    pub(super) fn of(deadline: Deadline) -> Self {
        Self::new(deadline.due(), deadline.rule(), deadline.set_by())
    }

    pub(super) fn opens(opening: Opening) -> Self {
        Self::new(opening.from(), opening.rule(), opening.set_by())
    }

    pub(super) fn deadline(&self) -> Result<Deadline, Unknown> {
        Ok(Deadline::at(instant(&self.at)?, rule(&self.rule)?, set_by(&self.by)?))
    }

    pub(super) fn opening(&self) -> Result<Opening, Unknown> {
        Ok(Opening::at(instant(&self.at)?, rule(&self.rule)?, set_by(&self.by)?))
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct WindowsRow<'a> {
    #[serde(borrow)]
    dispute_from: Date<'a>,
    deliver_by: Date<'a>,
    complete_by: Date<'a>,
    dispute_until: Date<'a>,
}

impl WindowsRow<'_> {
    pub(super) fn of(windows: &Windows) -> Self {
        Self {
            dispute_from: Date::opens(windows.dispute_from),
            deliver_by: Date::of(windows.deliver_by),
            complete_by: Date::of(windows.complete_by),
            dispute_until: Date::of(windows.dispute_until),
        }
    }

    pub(super) fn windows(&self) -> Result<Windows, Unknown> {
        Ok(Windows {
            dispute_from: self.dispute_from.opening()?,
            deliver_by: self.deliver_by.deadline()?,
            complete_by: self.complete_by.deadline()?,
            dispute_until: self.dispute_until.deadline()?,
        })
    }
}
