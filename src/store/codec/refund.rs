//! Refunds as rows.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::NotAnEvent;
use super::dates::Date;
use super::facts::MoneyRow;
use super::text::{Unknown, instant, instant_text, unknown};
use crate::domain::order::{Expected, Owed, Step};
use crate::domain::payment::Method;

#[derive(Serialize, Deserialize)]
pub(super) struct ExpectedRow<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    method: Option<Cow<'a, str>>,
    from: Cow<'a, str>,
    #[serde(borrow)]
    by: Date<'a>,
}

impl ExpectedRow<'_> {
    fn of(expected: Expected) -> Self {
        Self {
            method: expected.method.map(|method| Cow::Borrowed(method.id())),
            from: Cow::Owned(instant_text(expected.from)),
            by: Date::of(expected.by),
        }
    }

    fn expected(&self) -> Result<Expected, Unknown> {
        let method = self
            .method
            .as_deref()
            .map(|id| Method::from_id(id).ok_or_else(|| unknown("the means of payment", id)));
        Ok(Expected {
            method: method.transpose()?,
            from: instant(&self.from)?,
            by: self.by.deadline()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct OwedRow<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    amount: Option<MoneyRow>,
    #[serde(borrow)]
    expected: ExpectedRow<'a>,
}

impl OwedRow<'_> {
    pub(super) fn of(owed: Owed) -> Self {
        Self { amount: owed.amount.map(MoneyRow::of), expected: ExpectedRow::of(owed.expected) }
    }

    pub(super) fn owed(&self) -> Result<Owed, Unknown> {
        Ok(Owed {
            amount: self.amount.as_ref().map(MoneyRow::money).transpose()?,
            expected: self.expected.expected()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct Starting<'a> {
    #[serde(borrow)]
    expected: ExpectedRow<'a>,
}

#[derive(Serialize, Deserialize)]
struct Receipt {
    amount: MoneyRow,
}

/// The kind and the body of what happened to a refund.
pub(super) fn encode(step: &Step) -> (&'static str, Result<String, serde_json::Error>) {
    match step {
        Step::Started(expected) => {
            let row = Starting { expected: ExpectedRow::of(*expected) };
            ("refund-started", serde_json::to_string(&row))
        }
        Step::Received(amount) => {
            ("refund-received", serde_json::to_string(&Receipt { amount: MoneyRow::of(*amount) }))
        }
        Step::Failed => ("refund-failed", Ok("{}".to_owned())),
    }
}

/// What happened to a refund; `None` when the kind is not one of a refund.
pub(super) fn decode(kind: &str, body: &str) -> Result<Option<Step>, NotAnEvent> {
    Ok(Some(match kind {
        "refund-started" => {
            Step::Started(serde_json::from_str::<Starting<'_>>(body)?.expected.expected()?)
        }
        "refund-received" => Step::Received(serde_json::from_str::<Receipt>(body)?.amount.money()?),
        "refund-failed" => Step::Failed,
        _not_of_a_refund => return Ok(None),
    }))
}
