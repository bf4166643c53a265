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

    /// The place of the line among these; `None` where none of them is it.
    pub(crate) fn place_in(&self, lines: &[Line]) -> Option<usize> {
        (0..lines.len()).find(|place| Self::of(*place, lines).as_ref() == Some(self))
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

impl LineRef {
    /// The line that a text names: by its place from 1, its number on the page, or words of its title
    /// that only one has.
    pub(crate) fn find(text: &str, lines: &[Line]) -> Option<Self> {
        let by_place = text.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
        let by_id = lines.iter().position(|line| line.id.as_deref() == Some(text));
        let by_words = || {
            let words = text.to_lowercase();
            let has = |line: &Line| line.title.to_lowercase().contains(&words);
            let mut found = (0..).zip(lines).filter(|(_, line)| has(line)).map(|(place, _)| place);
            found.next().filter(|_| found.next().is_none())
        };
        let by_place = by_place.filter(|place| *place < lines.len());
        Self::of(by_id.or(by_place).or_else(by_words)?, lines)
    }
}
