//! What a date is, as one column holds it: a table of few columns is parsed faster, which every run does.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, Value, ValueRef};

use crate::domain::actor::Actor;
use crate::domain::deadline::SetBy;
use crate::domain::listing::AgendaItem;
use crate::domain::order::{Consequence, StepKind};
use crate::domain::rule::Rule;
use crate::store::codec::Unknown;

/// A word more where the date holds only if the order has not changed.
const CONDITION: &str = "condition";
/// A word more where its money is only estimated.
const ABOUT: &str = "about";

/// What stands for the end of a step that has none.
const NO_END: &str = "-";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct What {
    pub(super) item: AgendaItem,
    /// By when a prepared step must be submitted; it may have no end.
    pub(super) by_at: Option<i64>,
    /// Whether it holds only if the order has not changed.
    pub(super) is_condition: bool,
    /// Whether its money is known to the cent.
    pub(super) is_exact: bool,
}

impl What {
    fn read(text: &str) -> Option<Self> {
        let mut words: Vec<&str> = text.split(' ').collect();
        let is_exact = words.pop_if(|word| *word == ABOUT).is_none();
        let is_condition = words.pop_if(|word| *word == CONDITION).is_some();
        let (item, by_at) = match words[..] {
            [rule, who, then, set_by] => {
                let (rule, who) = (Rule::from_id(rule)?, Actor::from_id(who)?);
                let (then, set_by) = (Consequence::from_id(then)?, SetBy::from_id(set_by)?);
                (AgendaItem::Deadline { rule, who, then, set_by }, None)
            }
            [step, by_at] => {
                let by_at = if by_at == NO_END { None } else { Some(by_at.parse().ok()?) };
                (AgendaItem::Prepared { step: StepKind::from_id(step)? }, by_at)
            }
            _ => return None,
        };
        Some(Self { item, by_at, is_condition, is_exact })
    }
}

impl From<What> for Value {
    fn from(What { item, by_at, is_condition, is_exact }: What) -> Self {
        let mut text = match item {
            AgendaItem::Deadline { rule, who, then, set_by } => {
                [rule.id(), who.id(), then.id(), set_by.id()].join(" ")
            }
            AgendaItem::Prepared { step } => {
                let by_at = by_at.map_or_else(|| NO_END.to_owned(), |by_at| by_at.to_string());
                [step.id(), &by_at].join(" ")
            }
        };
        if is_condition {
            text.extend([" ", CONDITION]);
        }
        if !is_exact {
            text.extend([" ", ABOUT]);
        }
        Self::Text(text)
    }
}

impl FromSql for What {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        Self::read(text).ok_or_else(|| FromSqlError::other(Unknown::new("the date", text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_date_reads_back() {
        let deadline = AgendaItem::Deadline {
            rule: Rule::SellerShipBy,
            who: Actor::Seller,
            then: Consequence::RefundOverdue,
            set_by: SetBy::Estimate,
        };
        let prepared = AgendaItem::Prepared { step: StepKind::OpenDispute };
        for (item, by_at) in [(deadline, None), (prepared, Some(1_772_560_800)), (prepared, None)] {
            for (is_condition, is_exact) in
                [(false, true), (true, true), (false, false), (true, false)]
            {
                let what = What { item, by_at, is_condition, is_exact };
                assert_eq!(What::column_result(ValueRef::from(&Value::from(what))), Ok(what));
            }
        }
        for text in ["", "bp-length", "bp-length seller", "cancel soon", "a b c d"] {
            assert_eq!(What::read(text), None, "{text}");
        }
    }
}
