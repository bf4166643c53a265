//! What an import did, file by file.

use std::fmt::Write as _;

use serde::Serialize;

use super::clean::clean;
use super::date::{stamp, when};
use super::doubt::{DoubtJson, doubt_words, number_words};
use super::json::json_line;
use super::page::{Format, Page};
use super::phrase::stage_words;
use super::table::{csv_row, fold, tsv};
use crate::app::{Doubtful, FileFormat, FileReport};
use crate::domain::id::OrderId;

/// How many orders and records a person is shown of each file; programs get all.
const SHOWN: usize = 20;

/// What reading one file did, schema `redress.import/1`.
#[derive(Serialize)]
struct FileJson<'a> {
    schema: &'static str,
    file: &'a str,
    format: Option<&'static str>,
    captured_at: Option<String>,
    new: usize,
    changed: usize,
    unchanged: usize,
    changes: Vec<ChangeJson<'a>>,
    forgotten: Vec<&'a str>,
    doubts: Vec<DoubtfulJson<'a>>,
    rejected: Vec<RejectedJson<'a>>,
    error: Option<String>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    order: &'a str,
    from: &'static str,
    to: &'static str,
}

#[derive(Serialize)]
struct DoubtfulJson<'a> {
    order: &'a str,
    #[serde(flatten)]
    doubt: DoubtJson<'a>,
}

#[derive(Serialize)]
struct RejectedJson<'a> {
    r#where: &'a str,
    reason: &'a str,
}

/// What an import did.
pub(crate) fn report(reports: &[FileReport], page: &Page) -> String {
    match page.format {
        Format::Json => {
            let files: Vec<_> = reports.iter().map(file_json).collect();
            json_line(&files, true)
        }
        Format::Ndjson => {
            reports.iter().map(|report| json_line(&file_json(report), false)).collect()
        }
        Format::Id => reports
            .iter()
            .flat_map(|report| &report.changed)
            .flat_map(|changed| [changed.id.as_str(), "\n"])
            .collect(),
        Format::Tsv => reports.iter().map(rows).collect(),
        Format::Csv => {
            let rows = reports.iter().map(counts);
            std::iter::once(csv_row(&COLUMNS)).chain(rows).collect()
        }
        Format::Table | Format::Wide => {
            let texts: Vec<String> = reports.iter().map(|report| text(report, page)).collect();
            texts.join("\n")
        }
    }
}

fn file_json(report: &FileReport) -> FileJson<'_> {
    let changes = report.changed.iter().map(|one| ChangeJson {
        order: one.id.as_str(),
        from: one.from.id(),
        to: one.to.id(),
    });
    FileJson {
        schema: "redress.import/1",
        file: &report.file,
        format: report.format.map(FileFormat::id),
        captured_at: report.captured.map(stamp),
        new: report.new,
        changed: report.changed.len(),
        unchanged: report.unchanged,
        changes: changes.collect(),
        forgotten: report.forgotten.iter().map(OrderId::as_str).collect(),
        doubts: report
            .doubtful
            .iter()
            .flat_map(|Doubtful { id, parcel }| {
                let doubts = DoubtJson::of(parcel);
                doubts.map(|doubt| DoubtfulJson { order: id.as_str(), doubt })
            })
            .collect(),
        rejected: report
            .rejected
            .iter()
            .map(|rejected| RejectedJson { r#where: &rejected.place, reason: &rejected.reason })
            .collect(),
        error: report.unreadable.as_ref().map(ToString::to_string),
    }
}

/// The columns of the report for spreadsheets.
const COLUMNS: [&str; 7] = ["file", "format", "new", "changed", "unchanged", "rejected", "error"];

/// What one file did, in these columns.
fn counts(report: &FileReport) -> String {
    csv_row(&[
        &clean(&report.file),
        report.format.map_or("", |format| format.id()),
        &report.new.to_string(),
        &report.changed.len().to_string(),
        &report.unchanged.to_string(),
        &report.rejected.len().to_string(),
        &report.unreadable.as_ref().map(|error| clean(&error.to_string())).unwrap_or_default(),
    ])
}

/// What one file did, a line for each thing.
fn rows(report: &FileReport) -> String {
    let file = clean(&report.file);
    let mut text = tsv(&[
        "file",
        &file,
        report.format.map_or("", |format| format.id()),
        &report.new.to_string(),
        &report.changed.len().to_string(),
        &report.unchanged.to_string(),
        &report.rejected.len().to_string(),
    ]);
    for changed in &report.changed {
        let cells = ["changed", &file, changed.id.as_str(), changed.from.id(), changed.to.id()];
        text.push_str(&tsv(&cells));
    }
    for id in &report.forgotten {
        text.push_str(&tsv(&["forgotten", &file, id.as_str()]));
    }
    for Doubtful { id, parcel } in &report.doubtful {
        let number = clean(&parcel.finding.given);
        for doubt in &parcel.doubts {
            text.push_str(&tsv(&["doubt", &file, id.as_str(), doubt.id(), &number]));
        }
    }
    for rejected in &report.rejected {
        text.push_str(&tsv(&[
            "rejected",
            &file,
            &clean(&rejected.place),
            &clean(&rejected.reason),
        ]));
    }
    if let Some(error) = &report.unreadable {
        text.push_str(&tsv(&["unreadable", &file, &clean(&error.to_string())]));
    }
    text
}

fn text(report: &FileReport, page: &Page) -> String {
    let file = clean(&report.file);
    if let Some(error) = &report.unreadable {
        return fold(
            &format!("{file}  {}; nothing was imported", clean(&error.to_string())),
            page.width,
            "  ",
        );
    }
    let captured = report.captured.map(|captured| format!(", captured {}", when(captured, page)));
    let format = report.format.map_or("", |format| format_words(format.id()));
    let head = format!("{file}  {format}{}", captured.unwrap_or_default());
    let mut text = page.subject(fold(&head, page.width, "  ").trim_end()) + "\n";
    let _infallible = writeln!(
        text,
        "  {} new, {} changed, {} unchanged, {} rejected",
        report.new,
        report.changed.len(),
        report.unchanged,
        report.rejected.len()
    );
    for changed in report.changed.iter().take(SHOWN) {
        let line = if changed.from == changed.to {
            format!("  changed   {}  {}, details", changed.id, stage_words(changed.to))
        } else {
            let (from, to) = (stage_words(changed.from), stage_words(changed.to));
            format!("  changed   {}  {from} → {to}", changed.id)
        };
        text.push_str(&fold(&line, page.width, "            "));
    }
    more(&mut text, report.changed.len());
    for id in report.forgotten.iter().take(SHOWN) {
        let line = format!("  erased    {id}  you erased it, so it was left out");
        text.push_str(&fold(&line, page.width, "            "));
    }
    more(&mut text, report.forgotten.len());
    for Doubtful { id, parcel } in report.doubtful.iter().take(SHOWN) {
        let facts: Vec<String> =
            parcel.doubts.iter().map(|doubt| doubt_words(doubt, parcel)).collect();
        let number = number_words(parcel);
        let line = format!("  doubt     {id}  tracking number {number} {}", facts.join("; "));
        text.push_str(&fold(&line, page.width, "            "));
    }
    more(&mut text, report.doubtful.len());
    for rejected in report.rejected.iter().take(SHOWN) {
        let line = format!("  rejected  {}: {}", clean(&rejected.place), clean(&rejected.reason));
        text.push_str(&fold(&line, page.width, "            "));
    }
    more(&mut text, report.rejected.len());
    text
}

/// Says how many lines are not shown.
fn more(text: &mut String, count: usize) {
    if let Some(rest) = count.checked_sub(SHOWN).filter(|rest| *rest > 0) {
        let _infallible = writeln!(text, "            and {rest} more: --json shows all");
    }
}

fn format_words(id: &str) -> &str {
    match id {
        "har" => "browser capture (HAR)",
        "mtop" => "page data",
        "capture" => "capture script's file",
        other => other,
    }
}
