//! What was packed, or would be: where, how many files, how many bytes.

use serde::Serialize;

use super::clean::clean;
use super::json::json_line;
use super::page::{Format, Page};
use super::proof_phrase::size_words;
use super::table::{aligned, csv_row, tsv};
use crate::app::{Case, Packed};

/// A pack, schema `redress.pack/1`.
#[derive(Debug, Serialize)]
struct PackJson<'a> {
    schema: &'static str,
    order: &'a str,
    file: &'a str,
    bytes: Option<u64>,
    files: Vec<FileJson<'a>>,
}

#[derive(Debug, Serialize)]
struct FileJson<'a> {
    name: &'a str,
    bytes: u64,
    sha256: String,
}

/// What was packed into the file of this name; a trial says what would be.
pub(crate) fn packed(case: &Case, packed: &Packed, file: &str, page: &Page) -> String {
    let id = case.view.order.id();
    let json = || PackJson {
        schema: "redress.pack/1",
        order: id.as_str(),
        file,
        bytes: packed.bytes,
        files: packed
            .files
            .iter()
            .map(|one| FileJson {
                name: &one.name,
                bytes: one.bytes,
                sha256: one.digest.to_string(),
            })
            .collect(),
    };
    let rows = |separated: &dyn Fn(&[&str]) -> String| -> String {
        let each = packed.files.iter();
        each.map(|one| {
            let (bytes, digest) = (one.bytes.to_string(), one.digest.to_string());
            separated(&[&clean(&one.name), &bytes, &digest])
        })
        .collect()
    };
    match page.format {
        Format::Json => json_line(&json(), true),
        Format::Ndjson => json_line(&json(), false),
        Format::Id => format!("{id}\n"),
        Format::Tsv => {
            let bytes = packed.bytes.map(|bytes| bytes.to_string()).unwrap_or_default();
            let count = packed.files.len().to_string();
            let named = |cells: &[&str]| {
                let cells: Vec<&str> =
                    std::iter::once("file").chain(cells.iter().copied()).collect();
                tsv(&cells)
            };
            tsv(&["pack", &clean(file), &count, &bytes]) + &rows(&named)
        }
        Format::Csv => csv_row(&["name", "bytes", "sha256"]) + &rows(&csv_row),
        Format::Table | Format::Wide => table(packed, file, page),
    }
}

fn table(packed: &Packed, file: &str, page: &Page) -> String {
    let count = packed.files.len();
    let head = match packed.bytes {
        Some(bytes) => format!("{}: {count} files, {}", clean(file), size_words(bytes)),
        None => format!("{}: would hold {count} files", clean(file)),
    };
    let texts: Vec<Vec<String>> =
        packed.files.iter().map(|one| vec![clean(&one.name), size_words(one.bytes)]).collect();
    let mut text = format!("{}\n", page.subject(&head));
    for line in aligned(&["FILE", "SIZE"], &texts).iter().skip(1) {
        text.extend(["  ", line, "\n"]);
    }
    text
}
