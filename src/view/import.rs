//! What an import did, file by file.

use std::fmt::Write as _;

use super::clean::clean;
use super::command;
use super::date::when;
use super::doubt::{doubt_json, doubt_words, number_words};
use super::json::{Json, object};
use super::page::{Format, Page};
use super::phrase::stage_words;
use super::rows::Rows;
use super::table::{fold, tsv};
use crate::app::{Doubtful, Duplicate, FileFormat, FileReport};

/// How many orders and records a person is shown of each file; programs get all.
const SHOWN: usize = 20;

const ROWS: Rows =
    Rows { id: "file", columns: "file format new changed unchanged rejected error", between: " " };

pub(crate) fn report(reports: &[FileReport], page: &Page) -> String {
    let changed = || reports.iter().flat_map(|report| &report.changed);
    match page.format {
        Format::Tsv => return reports.iter().map(rows).collect(),
        Format::Id => return changed().map(|changed| format!("{}\n", changed.id)).collect(),
        Format::Csv | Format::Json | Format::Ndjson | Format::Table | Format::Wide => {}
    }
    ROWS.many(reports.iter().map(|report| file_json(report, page)), page, || {
        let texts: Vec<String> = reports.iter().map(|report| text(report, page)).collect();
        texts.join("\n")
    })
}

/// What reading one file did, schema `redress.import/1`.
fn file_json(report: &FileReport, page: &Page) -> Json {
    let changes = report
        .changed
        .iter()
        .map(|one| object! { "order": &one.id, "from": one.from.id(), "to": one.to.id() });
    let doubts = report.doubtful.iter().flat_map(|Doubtful { id, parcel }| {
        doubt_json(parcel).map(move |doubt| object! { "order": id }.and(doubt))
    });
    let duplicates = report.duplicates.iter();
    let duplicates = duplicates.map(|one| object! { "order": &one.order, "like": &one.like });
    let rejected = report
        .rejected
        .iter()
        .map(|rejected| object! { "where": &rejected.place, "reason": &rejected.reason });
    let json = object! {
        "schema": "redress.import/1",
        "file": &report.file,
        "format": report.format.map(FileFormat::id),
        "captured_at": report.captured,
        "new": report.new,
        "changed": report.changed.len(),
        "unchanged": report.unchanged,
        "changes": Json::list(changes),
        "forgotten": Json::list(&report.forgotten),
        "doubts": Json::list(doubts),
        "duplicates": Json::list(duplicates),
        "rejected": Json::list(rejected),
        "error": report.unreadable.as_ref().map(ToString::to_string),
    };
    if page.is_separated() { json.with("rejected", report.rejected.len()) } else { json }
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
    for Duplicate { order, like } in &report.duplicates {
        text.push_str(&tsv(&["duplicate", &file, order.as_str(), like.as_str()]));
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
    let mut section = |label: &str, lines: Vec<String>| {
        for line in lines.iter().take(SHOWN) {
            text.push_str(&fold(&format!("  {label:8}  {line}"), page.width, "            "));
        }
        if let Some(rest) = lines.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
            let _infallible = writeln!(text, "            and {rest} more: --json shows all");
        }
    };
    let changed = report.changed.iter().map(|changed| {
        let (id, to) = (&changed.id, stage_words(changed.to));
        if changed.from == changed.to {
            return format!("{id}  {to}, details");
        }
        format!("{id}  {} → {to}", stage_words(changed.from))
    });
    section("changed", changed.collect());
    let erased = report.forgotten.iter();
    section(
        "erased",
        erased.map(|id| format!("{id}  you erased it, so it was left out")).collect(),
    );
    let doubtful = report.doubtful.iter().map(|Doubtful { id, parcel }| {
        let facts: Vec<String> =
            parcel.doubts.iter().map(|doubt| doubt_words(doubt, parcel)).collect();
        format!("{id}  tracking number {} {}", number_words(parcel), facts.join("; "))
    });
    section("doubt", doubtful.collect());
    section("twice?", report.duplicates.iter().map(duplicate_sentence).collect());
    let rejected = report.rejected.iter();
    let rejected = rejected.map(|one| format!("{}: {}", clean(&one.place), clean(&one.reason)));
    section("rejected", rejected.collect());
    text
}

/// That an order looks like another one, and what to do about it.
pub(crate) fn duplicate_sentence(found: &Duplicate) -> String {
    format!(
        "{} looks like order {}: same store, total and items, placed on the same day or nearly. If you \
         ordered it twice: {}",
        found.order,
        found.like,
        command::cancel_duplicate(&found.order).unbroken()
    )
}

fn format_words(id: &str) -> &str {
    match id {
        "har" => "browser capture (HAR)",
        "mtop" => "page data",
        "capture" => "capture script's file",
        other => other,
    }
}
