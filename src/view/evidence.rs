//! The files that prove a case, and what is still missing.

use serde::Serialize;

use super::clean::clean;
use super::date::{last_day, moment_stamp, relative, stamp};
use super::dispute_phrase::dispute_reason_words;
use super::json::json_line;
use super::order::headline;
use super::page::{Format, Page};
use super::proof_phrase::{kind_words, proof_words, size_words};
use super::table::{aligned, csv_row, fitted, fold, tsv};
use crate::app::{Checklist, KeptFiles};
use crate::domain::evidence::{Excess, Kept, Proof};
use crate::domain::order::{Check, Found, Order, Weight};

/// The columns below which a list shows less.
const NARROW: usize = 72;

/// One kept file, schema `redress.evidence/1`.
#[derive(Debug, Serialize)]
pub(super) struct EvidenceJson<'a> {
    schema: &'static str,
    order: &'a str,
    number: usize,
    sha256: String,
    name: &'a str,
    kind: &'static str,
    media: &'a str,
    bytes: u64,
    shows: Option<&'static str>,
    changed_at: Option<String>,
    added_at: String,
    note: Option<&'a str>,
}

impl<'a> EvidenceJson<'a> {
    pub(super) fn all(order: &'a Order) -> Vec<Self> {
        let kept = order.evidence().iter().enumerate();
        kept.map(|(place, kept)| Self::of(order, place, kept)).collect()
    }

    fn of(order: &'a Order, place: usize, kept: &'a Kept) -> Self {
        let evidence = &kept.evidence;
        Self {
            schema: "redress.evidence/1",
            order: order.id().as_str(),
            number: place + 1,
            sha256: evidence.digest.to_string(),
            name: &evidence.name,
            kind: evidence.kind.id(),
            media: &evidence.media,
            bytes: evidence.bytes,
            shows: evidence.shows.map(Proof::id),
            changed_at: evidence.changed.map(stamp),
            added_at: moment_stamp(kept.added),
            note: evidence.note.as_deref(),
        }
    }
}

const COLUMNS: [&str; 10] = [
    "number",
    "kind",
    "shows",
    "name",
    "media",
    "bytes",
    "sha256",
    "changed_at",
    "added_at",
    "note",
];

/// The files of an order.
pub(crate) fn evidence(order: &Order, page: &Page) -> String {
    match page.format {
        Format::Json => json_line(&EvidenceJson::all(order), true),
        Format::Ndjson => {
            EvidenceJson::all(order).iter().map(|file| json_line(file, false)).collect()
        }
        Format::Id => format!("{}\n", order.id()),
        Format::Tsv => rows(order, &tsv),
        Format::Csv => csv_row(&COLUMNS) + &rows(order, &csv_row),
        Format::Table | Format::Wide => list_text(order, page),
    }
}

fn rows(order: &Order, separated: &dyn Fn(&[&str]) -> String) -> String {
    EvidenceJson::all(order)
        .iter()
        .map(|file| {
            separated(&[
                &file.number.to_string(),
                file.kind,
                file.shows.unwrap_or(""),
                &clean(file.name),
                file.media,
                &file.bytes.to_string(),
                &file.sha256,
                file.changed_at.as_deref().unwrap_or(""),
                &file.added_at,
                &file.note.map(clean).unwrap_or_default(),
            ])
        })
        .collect()
}

fn list_text(order: &Order, page: &Page) -> String {
    let head = fold(&headline(order), page.width, "");
    if order.evidence().is_empty() {
        let next = format!("Next: redress evidence add {} FILE", order.id());
        return format!("{head}\nNo file is kept yet.\n\n{next}\n");
    }
    let places: Vec<usize> = (0..order.evidence().len()).collect();
    format!("{head}\n{}", files_text(order, &places, page))
}

/// The files at these places in columns.
fn files_text(order: &Order, places: &[usize], page: &Page) -> String {
    let is_narrow = page.width < NARROW && page.format != Format::Wide;
    let header: &[&str] = if is_narrow {
        &["  #", "KIND", "NAME"]
    } else {
        &["  #", "KIND", "SIZE", "SHA-256", "NAME", "SHOWS"]
    };
    let room = if page.format == Format::Wide { usize::MAX } else { page.width };
    let rows: Vec<Vec<String>> = places
        .iter()
        .filter_map(|place| order.evidence().get(*place).map(|kept| (place, kept)))
        .map(|(place, kept)| {
            let file = &kept.evidence;
            let number = format!("  {}", place + 1);
            let kind = kind_words(file.kind).to_owned();
            let name = clean(&file.name);
            if is_narrow {
                return vec![number, kind, fitted(&name, room.saturating_sub(20).max(8))];
            }
            let digest = file.digest.to_string();
            let digest = digest.get(..8).unwrap_or_default().to_owned();
            let shows = file.shows.map_or("", Proof::id).to_owned();
            let name = fitted(&name, room.saturating_sub(62).max(12));
            vec![number, kind, size_words(file.bytes), digest, name, shows]
        })
        .collect();
    let mut text = String::new();
    for line in aligned(header, &rows) {
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// What `evidence add` kept.
pub(crate) fn kept(order: &Order, kept: &KeptFiles, page: &Page) -> String {
    if !page.is_for_people() {
        return evidence(order, page);
    }
    let count = |count: usize, what: &str| {
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {what}{plural}")
    };
    let new = kept.files.iter().filter(|file| file.is_new).count();
    let known = kept.files.len() - new;
    let words = match (new, known) {
        (new, 0) => format!("Kept {}.", count(new, "file")),
        (0, known) => format!("{} kept already.", count(known, "file")),
        (new, known) => format!("Kept {}; {} kept already.", count(new, "file"), known),
    };
    let mut places: Vec<usize> = kept
        .files
        .iter()
        .filter_map(|file| {
            let is_it = |known: &Kept| known.evidence.digest == file.evidence.digest;
            order.evidence().iter().position(is_it)
        })
        .collect();
    places.sort_unstable();
    places.dedup();
    let mut text = fold(&headline(order), page.width, "");
    text.push('\n');
    text.push_str(&fold(&words, page.width, ""));
    text.push_str(&files_text(order, &places, page));
    text
}

/// What to know about the files that were kept: where a picture tells too much, and what the
/// marketplace's form does not take.
pub(crate) fn kept_warnings(kept: &KeptFiles) -> Vec<String> {
    let mut warnings = Vec::new();
    for file in &kept.files {
        let name = clean(&file.evidence.name);
        if file.is_located {
            warnings.push(format!(
                "{name} tells where it was taken. Hand over a copy without its place, such as a \
                 screenshot of it."
            ));
        }
        warnings
            .extend(file.excess.iter().map(|excess| format!("{name}: {}", excess_words(excess))));
    }
    warnings
}

/// Why a file does not fit the form.
fn excess_words(excess: &Excess) -> String {
    match excess {
        Excess::TooMany { most } => {
            format!("the form takes {most} files (your setting evidence-count)")
        }
        Excess::TooLarge { most } => {
            format!("the form takes {} a file (your setting evidence-size)", size_words(*most))
        }
        Excess::OtherType { taken } => {
            format!("the form takes {} (your setting evidence-types)", taken.join(", "))
        }
    }
}

/// The checklist of a claim, schema `redress.checklist/1`.
#[derive(Debug, Serialize)]
struct ChecklistJson<'a> {
    schema: &'static str,
    order: &'a str,
    reason: &'static str,
    due_at: Option<String>,
    rule: Option<&'static str>,
    complete: bool,
    items: Vec<ItemJson>,
    excess: Vec<ExcessJson>,
}

#[derive(Debug, Serialize)]
struct ItemJson {
    proof: &'static str,
    weight: &'static str,
    found: &'static str,
    files: Vec<usize>,
}

#[derive(Debug, Serialize)]
struct ExcessJson {
    file: usize,
    why: &'static str,
}

fn files_of(found: &Found) -> Vec<usize> {
    match found {
        Found::There(places) | Found::Perhaps(places) => {
            places.iter().map(|place| place + 1).collect()
        }
        Found::Said | Found::Missing => Vec::new(),
    }
}

fn checklist_json(list: &Checklist) -> ChecklistJson<'_> {
    ChecklistJson {
        schema: "redress.checklist/1",
        order: list.standing.order.id().as_str(),
        reason: list.reason.id(),
        due_at: list.due.map(|due| stamp(due.due())),
        rule: list.due.map(|due| due.rule().id()),
        complete: list.is_complete(),
        items: list
            .checks
            .iter()
            .map(|check| ItemJson {
                proof: check.proof.id(),
                weight: check.weight.id(),
                found: check.found.id(),
                files: files_of(&check.found),
            })
            .collect(),
        excess: list
            .excess
            .iter()
            .map(|(place, excess)| ExcessJson {
                file: place + 1,
                why: match excess {
                    Excess::TooMany { .. } => "too-many",
                    Excess::TooLarge { .. } => "too-large",
                    Excess::OtherType { .. } => "other-type",
                },
            })
            .collect(),
    }
}

/// What a claim needs, what is there, what is missing, and by when.
pub(crate) fn checklist(list: &Checklist, page: &Page) -> String {
    match page.format {
        Format::Json => json_line(&checklist_json(list), true),
        Format::Ndjson => json_line(&checklist_json(list), false),
        Format::Id => format!("{}\n", list.standing.order.id()),
        Format::Tsv => check_rows(list, &tsv),
        Format::Csv => {
            csv_row(&["proof", "weight", "found", "files", "due_at"]) + &check_rows(list, &csv_row)
        }
        Format::Table | Format::Wide => check_text(list, page),
    }
}

fn check_rows(list: &Checklist, separated: &dyn Fn(&[&str]) -> String) -> String {
    let due = list.due.map(|due| stamp(due.due())).unwrap_or_default();
    let row = |check: &Check| {
        let files: Vec<String> = files_of(&check.found).iter().map(usize::to_string).collect();
        separated(&[check.proof.id(), check.weight.id(), check.found.id(), &files.join(","), &due])
    };
    list.checks.iter().map(row).collect()
}

fn check_text(list: &Checklist, page: &Page) -> String {
    let order = &list.standing.order;
    let mut text = fold(&headline(order), page.width, "");
    let missing = list.checks.iter().filter(|check| is_open(check, Weight::Needed)).count();
    let state = match missing {
        0 if list.checks.iter().any(|check| check.weight == Weight::Needed) => {
            "all that is needed is there".to_owned()
        }
        0 => "nothing is needed; what helps stands below".to_owned(),
        1 => "1 thing that is needed is missing".to_owned(),
        more => format!("{more} things that are needed are missing"),
    };
    text.push('\n');
    let words = format!("For the claim \"{}\": {state}.", dispute_reason_words(list.reason));
    text.push_str(&fold(&words, page.width, ""));
    if let Some(due) = list.due {
        let by = format!(
            "Add it by {}, {} (rule {}).",
            last_day(due.due(), page),
            relative(due.due(), page.now),
            due.rule().id()
        );
        text.push_str(&fold(&by, page.width, ""));
    }
    text.push('\n');
    for check in &list.checks {
        let (sign, rest) = match &check.found {
            Found::There(places) => ("●", format!("file {}", numbers(places))),
            Found::Said => ("●", "in the messages".to_owned()),
            Found::Perhaps(places) => ("◌", format!("is it file {}?", numbers(places))),
            Found::Missing if check.weight == Weight::Needed => ("!", "missing".to_owned()),
            Found::Missing => ("○", "missing; it helps".to_owned()),
        };
        let line = format!("  {sign}  {}: {rest}", proof_words(check.proof));
        let line = fold(&line, page.width, "     ");
        text.push_str(&if sign == "!" { page.urgent(line.trim_end()) + "\n" } else { line });
    }
    for (place, excess) in &list.excess {
        let words = format!("File {}: {}.", place + 1, excess_words(excess));
        text.push_str(&fold(&words, page.width, ""));
    }
    if let Some(next) = next(list) {
        text.extend(["\nNext: ", &next, "\n"]);
    }
    text
}

/// Whether something of this weight is not there.
fn is_open(check: &Check, weight: Weight) -> bool {
    check.weight == weight && matches!(check.found, Found::Missing | Found::Perhaps(_))
}

/// The command for the weightiest thing that is not there.
fn next(list: &Checklist) -> Option<String> {
    let of = |weight| list.checks.iter().find(|check| is_open(check, weight));
    let check = of(Weight::Needed).or_else(|| of(Weight::Helps))?;
    let id = list.standing.order.id();
    Some(format!("redress evidence add {id} FILE --shows {}", check.proof.id()))
}

fn numbers(places: &[usize]) -> String {
    places.iter().map(|place| (place + 1).to_string()).collect::<Vec<_>>().join(", ")
}
