//! What was packed, or would be: where, how many files, how many bytes.

use super::clean::clean;
use super::json::{Json, object};
use super::page::{Format, Page};
use super::proof_phrase::size_words;
use super::rows::Rows;
use super::table::{aligned, tsv};
use crate::app::{Case, Packed};

const ROWS: Rows = Rows { id: "order", columns: "name bytes sha256", between: " " };

/// What was packed into the file of this name, schema `redress.pack/1`; a trial says what would be.
pub(crate) fn packed(case: &Case, packed: &Packed, file: &str, page: &Page) -> String {
    let files = || {
        packed.files.iter().map(|one| {
            object! { "name": &one.name, "bytes": one.bytes, "sha256": one.digest.to_string() }
        })
    };
    match page.format {
        Format::Tsv => {
            let bytes = packed.bytes.map(|bytes| bytes.to_string()).unwrap_or_default();
            let head = tsv(&["pack", &clean(file), &packed.files.len().to_string(), &bytes]);
            let row = |one| tsv(&[&["file".to_owned()], &*ROWS.cells(&one)].concat());
            head + &files().map(row).collect::<String>()
        }
        Format::Csv => ROWS.many(files(), page, String::new),
        Format::Table | Format::Wide | Format::Json | Format::Ndjson | Format::Id => {
            let json = || {
                object! {
                    "schema": "redress.pack/1",
                    "order": case.view.order.id(),
                    "file": file.to_owned(),
                    "bytes": packed.bytes,
                    "files": Json::list(files()),
                }
            };
            ROWS.one(json, page, || table(packed, file, page))
        }
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
