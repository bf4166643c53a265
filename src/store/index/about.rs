//! What of an order a date is about, as one column holds it.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, Value, ValueRef};

use crate::store::codec::Unknown;

/// What of an order a date is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct About {
    /// The numbers of its lines.
    pub(super) lines: Vec<u32>,
    /// The tracking number of its parcel, where no lines tell it apart.
    pub(super) parcel: Option<String>,
    /// The title of the first of its lines; empty where nobody said.
    pub(super) title: String,
}

impl About {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '\n');
        let (lines, parcel, title) = (parts.next()?, parts.next()?, parts.next()?);
        let lines = lines.split(',').filter(|number| !number.is_empty());
        let parcel = Some(parcel.to_owned()).filter(|number| !number.is_empty());
        let lines: Result<Vec<u32>, _> = lines.map(str::parse).collect();
        Some(Self { lines: lines.ok()?, parcel, title: title.to_owned() })
    }
}

/// Nothing for the whole order.
impl From<About> for Value {
    fn from(about: About) -> Self {
        if about.lines.is_empty() && about.parcel.is_none() {
            return Self::Null;
        }
        let lines: Vec<String> = about.lines.iter().map(u32::to_string).collect();
        // A number of one line, as all texts of pages are.
        let parcel = about.parcel.unwrap_or_default().replace('\n', " ");
        Self::Text([&lines.join(","), &parcel, &about.title].map(|it| &**it).join("\n"))
    }
}

impl FromSql for About {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        if value == ValueRef::Null {
            return Ok(Self::default());
        }
        let text = value.as_str()?;
        Self::read(text).ok_or_else(|| FromSqlError::other(Unknown::new("what it is about", text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A date loses its lines or its parcel, or takes them from a title.
    #[test]
    fn what_a_date_is_about_reads_back() {
        let title = "Cup\nwith, a line".to_owned();
        for about in [
            About::default(),
            About { lines: vec![1, 40], parcel: None, title: title.clone() },
            About { lines: Vec::new(), parcel: Some("LP1".to_owned()), title: String::new() },
            About { lines: vec![7], parcel: Some("LP 2".to_owned()), title },
        ] {
            let value = Value::from(about.clone());
            assert_eq!(About::column_result(ValueRef::from(&value)), Ok(about));
        }
        for text in ["", "Cup", "a\n\nCup", "1,\n"] {
            assert_eq!(About::read(text), None, "{text:?}");
        }
    }
}
