//! Answers for programs: JSON, and the same values flattened to rows by the names of their columns.

use std::collections::HashSet;

use super::clean::clean;
use super::json::{Json, json_line};
use super::page::{Format, Page};
use super::table::{csv_row, tsv};

/// How values are flattened to rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows {
    /// The column that `-o id` prints, each of its values once.
    pub(super) id: &'static str,
    /// The columns, apart by blanks: `name` or `name:place`, where a place is names and numbers in
    /// lists apart by dots, or several of them apart by bars, of which the first that is known
    /// counts.
    pub(super) columns: &'static str,
    /// What stands between the values of a list in a cell.
    pub(super) between: &'static str,
}

impl Rows {
    /// Many values in the format of the page; `text` is for people.
    pub(super) fn many(
        &self,
        values: impl IntoIterator<Item = Json>,
        page: &Page,
        text: impl FnOnce() -> String,
    ) -> String {
        let values = values.into_iter();
        match page.format {
            Format::Table | Format::Wide => text(),
            Format::Json => json_line(&Json::list(values), true),
            Format::Ndjson => values.map(|value| json_line(&value, false)).collect(),
            Format::Id => {
                let mut seen = HashSet::new();
                let ids = values.filter_map(|value| self.cell(self.id, &value));
                ids.filter(|id| seen.insert(id.clone())).map(|id| id + "\n").collect()
            }
            Format::Tsv => values.map(|value| tsv(&self.cells(&value))).collect(),
            Format::Csv => {
                let header = csv_row(&self.names());
                header + &values.map(|value| csv_row(&self.cells(&value))).collect::<String>()
            }
        }
    }

    /// One value in the format of the page.
    pub(super) fn one(
        &self,
        value: impl FnOnce() -> Json,
        page: &Page,
        text: impl FnOnce() -> String,
    ) -> String {
        if page.format == Format::Json {
            return json_line(&value(), true);
        }
        self.many(std::iter::once_with(value), page, text)
    }

    fn names(&self) -> Vec<&str> {
        let columns = self.columns.split(' ');
        columns.map(|column| column.split_once(':').map_or(column, |(name, _)| name)).collect()
    }

    /// A value as a row.
    pub(super) fn cells(&self, value: &Json) -> Vec<String> {
        let columns = self.columns.split(' ');
        columns.map(|column| self.cell(column, value).unwrap_or_default()).collect()
    }

    fn cell(&self, column: &str, value: &Json) -> Option<String> {
        let (name, places) = column.split_once(':').unwrap_or((column, column));
        places.split('|').find_map(|place| found(name, value, place, self.between))
    }
}

/// The cell of the value at a place; of every value of a list, where no number names one.
fn found(name: &str, value: &Json, place: &str, between: &str) -> Option<String> {
    let (first, rest) =
        place.split_once('.').map_or((place, None), |(first, rest)| (first, Some(rest)));
    if let Json::List(items) = value {
        if let Ok(at) = first.parse::<usize>() {
            let item = items.get(at)?;
            return rest.map_or_else(
                || cell(name, item, between),
                |rest| found(name, item, rest, between),
            );
        }
        let cells = items.iter().filter_map(|item| found(name, item, place, between));
        return Some(cells.collect::<Vec<_>>().join(between));
    }
    let value = value.get(first)?;
    rest.map_or_else(|| cell(name, value, between), |rest| found(name, value, rest, between))
}

/// A value in a cell: what is true as the name of its column, an amount with its currency.
fn cell(name: &str, value: &Json, between: &str) -> Option<String> {
    Some(match value {
        Json::Null => return None,
        Json::Bool(true) => name.to_owned(),
        Json::Bool(false) => String::new(),
        Json::Number(number) => number.to_string(),
        Json::Text(text) => clean(text),
        Json::List(items) => {
            let cells = items.iter().filter_map(|item| cell(name, item, between));
            cells.collect::<Vec<_>>().join(between)
        }
        Json::Object(members) => {
            let cells = members.iter().take(2).filter_map(|(_, value)| cell(name, value, between));
            cells.collect::<Vec<_>>().join(" ")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::json::object;
    use super::*;

    /// A place is misread: a list by its number, of each of its values, or where the first is unknown.
    #[test]
    fn a_cell_is_found_by_its_place() {
        let value = object! {
            "id": "1",
            "late": true,
            "left": Json::Null,
            "sum": object! { "amount": "2.50", "currency": "EUR", "minor": 250_u32 },
            "lines": Json::list(["a", "b"].map(|title| object! { "title": title, "count": 2_u32 })),
        };
        for (column, cell) in [
            ("id", "1"),
            ("overdue:late", "overdue"),
            ("left", ""),
            ("left|id", "1"),
            ("sum", "2.50 EUR"),
            ("sum.amount", "2.50"),
            ("lines.title", "a;b"),
            ("lines.1.title", "b"),
            ("lines.2.title", ""),
            ("lines.title.more", ""),
        ] {
            let rows = Rows { id: "id", columns: column, between: ";" };
            assert_eq!(rows.cells(&value), [cell], "{column}");
        }
    }
}
