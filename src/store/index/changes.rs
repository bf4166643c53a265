//! The stages of an order whose parts change at times of their own: in one text, as
//! `from stage rule since`, one after the other.

use super::segments::Segment;
use super::time::{instant, second};
use crate::domain::order::{Certainty, Stage};
use crate::domain::rule::Rule;
use rusqlite::types::FromSqlError;

/// How an order stands after one second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    from: i64,
    stage: Stage,
    certainty: Certainty,
}

impl Change {
    pub(super) fn of(segment: &Segment<'_>) -> Self {
        let order = &segment.order;
        Self { from: segment.from, stage: order.stage(), certainty: order.certainty }
    }

    pub(super) fn list(changes: &[Self]) -> String {
        let text = |change: &Self| {
            let (rule, since) = match change.certainty {
                Certainty::Known => ("-", 0),
                Certainty::Assumed { rule, since } => (rule.id(), second(since)),
                Certainty::Outdated { since } => ("*", second(since)),
            };
            format!("{} {} {rule} {since}", change.from, change.stage.id())
        };
        changes.iter().map(text).collect::<Vec<_>>().join(";")
    }

    /// How the order stands at `now`.
    pub(super) fn at(changes: &str, now: i64) -> rusqlite::Result<(Stage, Certainty)> {
        let wrong = || rusqlite::Error::from(FromSqlError::InvalidType);
        let changes: Option<Vec<Self>> = changes.split(';').map(Self::read).collect();
        let changes = changes.ok_or_else(wrong)?;
        let last = changes.iter().rev().find(|change| change.from < now).or(changes.first());
        last.map(|change| (change.stage, change.certainty)).ok_or_else(wrong)
    }

    fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let (from, stage) = (words.next()?.parse().ok()?, Stage::from_id(words.next()?)?);
        let (rule, since) = (words.next()?, instant(words.next()?.parse().ok()?));
        let certainty = match rule {
            "-" => Certainty::Known,
            "*" => Certainty::Outdated { since },
            rule => Certainty::Assumed { rule: Rule::from_id(rule)?, since },
        };
        Some(Self { from, stage, certainty })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_of_each_time_reads_back() {
        let since = instant(100);
        let changes = [
            Change { from: i64::MIN, stage: Stage::PartiallyShipped, certainty: Certainty::Known },
            Change {
                from: 100,
                stage: Stage::Shipped,
                certainty: Certainty::Assumed { rule: Rule::CancelSellerAnswer, since },
            },
            Change { from: 200, stage: Stage::Shipped, certainty: Certainty::Outdated { since } },
        ];
        let text = Change::list(&changes);
        for (now, expected) in [(100, changes[0]), (101, changes[1]), (201, changes[2])] {
            let stands = Change::at(&text, now).expect("changes");
            assert_eq!(stands, (expected.stage, expected.certainty), "{now}");
        }
        assert!(Change::at("nonsense", 1).is_err());
    }
}
