//! Answers for programs: JSON, and the same values flattened to rows by the names of their columns.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashSet;

use super::clean::push_clean;
use super::json::{Json, json_line};
use super::page::{Format, Page};
use super::table::csv_row;

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
                let column = Column::of(self.id);
                let ids = values.filter_map(|value| {
                    let mut id = String::new();
                    self.write(&column, &value, &mut id).then_some(id)
                });
                ids.filter(|id| seen.insert(id.clone())).map(|id| id + "\n").collect()
            }
            Format::Tsv => {
                let (columns, mut rows) = (self.columns(), String::new());
                for value in values {
                    for (nth, column) in columns.iter().enumerate() {
                        rows.push_str(if nth > 0 { "\t" } else { "" });
                        self.write(column, &value, &mut rows);
                    }
                    rows.push('\n');
                }
                rows
            }
            Format::Csv => {
                let columns = self.columns();
                let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
                let rows = values.map(|value| csv_row(&self.row(&columns, &value)));
                csv_row(&names) + &rows.collect::<String>()
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

    fn columns(&self) -> Vec<Column> {
        self.columns.split(' ').map(Column::of).collect()
    }

    /// A value as a row.
    pub(super) fn cells(&self, value: &Json) -> Vec<String> {
        self.row(&self.columns(), value)
    }

    fn row(&self, columns: &[Column], value: &Json) -> Vec<String> {
        let cell = |column: &Column| {
            let mut cell = String::new();
            self.write(column, value, &mut cell);
            cell
        };
        columns.iter().map(cell).collect()
    }

    /// Writes the cell of a value; whether there is any.
    fn write(&self, column: &Column, value: &Json, row: &mut String) -> bool {
        let cell = Written { name: column.name, between: self.between };
        column.places.iter().any(|place| cell.find(value, place, row))
    }
}

/// A column and the places of its values, the first that is known counting.
struct Column {
    name: &'static str,
    places: Vec<Vec<Step>>,
}

/// A step on the way to a value.
struct Step {
    name: &'static str,
    /// Where the name stood in the last object: it mostly stands there in the next one too.
    last: Cell<usize>,
}

impl Step {
    /// The value of the name; `None` where there is none, or it is `null`.
    fn of<'a>(&self, value: &'a Json) -> Option<&'a Json> {
        let Json::Object(members) = value else { return None };
        let is_it = |member: &&(&str, Json)| member.0 == self.name;
        let (_, found) = members.get(self.last.get()).filter(is_it).or_else(|| {
            self.last.set(members.iter().position(|member| is_it(&member))?);
            members.get(self.last.get())
        })?;
        Some(found).filter(|value| **value != Json::Null)
    }
}

impl Column {
    fn of(column: &'static str) -> Self {
        let (name, places) = column.split_once(':').unwrap_or((column, column));
        let step = |name| Step { name, last: Cell::default() };
        let places = places.split('|').map(|place| place.split('.').map(step).collect());
        Self { name, places: places.collect() }
    }
}

/// A cell that is written.
#[derive(Clone, Copy)]
struct Written {
    name: &'static str,
    between: &'static str,
}

impl Written {
    /// Writes the value at a place, or every value of a list where no number names one; whether there
    /// is any.
    fn find(self, value: &Json, place: &[Step], row: &mut String) -> bool {
        let Some((first, rest)) = place.split_first() else { return self.write(value, row) };
        if let Json::List(items) = value {
            if let Ok(at) = first.name.parse::<usize>() {
                return items.get(at).is_some_and(|item| self.find(item, rest, row));
            }
            each(items, self.between, row, |item, row| self.find(item, place, row));
            return true;
        }
        first.of(value).is_some_and(|value| self.find(value, rest, row))
    }

    /// Writes a value: what is true as the name of its column, an amount with its currency.
    fn write(self, value: &Json, row: &mut String) -> bool {
        match value {
            Json::Null => return false,
            Json::Bool(value) => row.push_str(if *value { self.name } else { "" }),
            Json::Number(number) => row.push_str(&number.to_string()),
            // Only an id of the program's own is borrowed for ever.
            Json::Text(Cow::Borrowed(id)) => row.push_str(id),
            Json::Text(Cow::Owned(text)) => push_clean(text, row),
            Json::List(items) => {
                each(items, self.between, row, |item, row| self.write(item, row));
            }
            Json::Object(members) => {
                let values = members.iter().take(2).map(|(_, value)| value);
                each(values, " ", row, |value, row| self.write(value, row));
            }
        }
        true
    }
}

/// Writes those values of which something is known.
fn each<'a>(
    values: impl IntoIterator<Item = &'a Json>,
    between: &str,
    row: &mut String,
    write: impl Fn(&Json, &mut String) -> bool,
) {
    let mut is_first = true;
    for value in values {
        let end = row.len();
        row.push_str(if is_first { "" } else { between });
        if write(value, row) {
            is_first = false;
        } else {
            row.truncate(end);
        }
    }
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
