//! What names a line of an order.

use std::fmt;

use crate::domain::details::Line;
use crate::domain::money::Money;

/// What names a line in a fact: never a position.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum LineRef {
    Id(String),
    /// A line without a number: what it says, and which of those that say the same, from 1.
    Like {
        title: String,
        price: Option<Money>,
        nth: u32,
    },
}

impl LineRef {
    /// The name of the line at this place among these.
    pub(crate) fn of(place: usize, lines: &[Line]) -> Option<Self> {
        let line = lines.get(place)?;
        if let Some(id) = &line.id {
            return Some(Self::Id(id.clone()));
        }
        let is_equal = |other: &&Line| {
            other.id.is_none() && other.title == line.title && other.unit_price == line.unit_price
        };
        let before = lines.iter().take(place).filter(is_equal).count();
        let nth = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
        Some(Self::Like { title: line.title.clone(), price: line.unit_price, nth })
    }
}

impl fmt::Display for LineRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => f.write_str(id),
            Self::Like { title, .. } => f.write_str(title),
        }
    }
}
