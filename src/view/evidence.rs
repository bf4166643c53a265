//! The files that prove a case.

use std::collections::BTreeSet;

use super::clean::clean;
use super::date::{moment, short_stamp};
use super::json::{Json, object};
use super::line::names;
use super::messages::one_line;
use super::order::headline;
use super::page::{Format, Page};
use super::phrase::counted;
use super::proof_phrase::{excess_words, size_words};
use super::rows::Rows;
use super::table::{aligned, fitted, fold};
use crate::app::{Glance, KeptFiles, OrderView};
use crate::domain::evidence::{Kept, Proof};
use crate::domain::order::Order;

/// The columns below which a list shows less.
const NARROW: usize = 72;

const ROWS: Rows = Rows {
    id: "order",
    columns: "number kind shows name media bytes sha256 changed_at added_at note copy",
    between: " ",
};

/// The kept files of an order, schema `redress.evidence/1`.
pub(super) fn evidence_json(view: &OrderView) -> impl Iterator<Item = Json> {
    view.order.evidence.iter().enumerate().map(|(place, kept)| {
        let evidence = &kept.evidence;
        object! {
            "schema": "redress.evidence/1",
            "order": view.order.id(),
            "number": place + 1,
            "sha256": evidence.digest.to_string(),
            "name": &evidence.name,
            "kind": evidence.kind.id(),
            "media": evidence.media.clone(),
            "bytes": evidence.bytes,
            "shows": evidence.shows.map(Proof::id),
            "changed_at": evidence.changed,
            "added_at": kept.added,
            "note": evidence.note.as_ref(),
            "lines": Json::list(kept.lines.iter().copied()),
            "copy": copy_id(view.copy(place)),
        }
    })
}

const fn copy_id(copy: Glance) -> &'static str {
    match copy {
        Glance::There => "there",
        Glance::Missing => "missing",
        Glance::Altered => "altered",
    }
}

/// A line for each file of which the copy is not as it was kept.
pub(super) fn copy_lines(view: &OrderView) -> impl Iterator<Item = String> {
    let places = 0..view.order.evidence.len();
    places.filter_map(|place| {
        let is = match view.copy(place) {
            Glance::There => return None,
            Glance::Missing => "is missing",
            Glance::Altered => "was altered",
        };
        Some(format!("File {}: its copy {is}. See: redress store check", place + 1))
    })
}

/// The files of an order.
pub(crate) fn evidence(view: &OrderView, page: &Page) -> String {
    if page.format == Format::Id {
        return format!("{}\n", view.order.id());
    }
    ROWS.many(evidence_json(view), page, || list_text(view, page))
}

fn list_text(view: &OrderView, page: &Page) -> String {
    let order = &view.order;
    let head = fold(&headline(order), page.width, "");
    if order.evidence.is_empty() {
        let next = format!("Next: redress evidence add {} FILE", order.id());
        return format!("{head}\nNo evidence yet.\n\n{next}\n");
    }
    let mut text = format!("{head}\n{}", files_text(order, 0..order.evidence.len(), page));
    for line in copy_lines(view) {
        text.push_str(&fold(&page.urgent(&line), page.width, ""));
    }
    text
}

/// The files at these places in columns.
fn files_text(order: &Order, places: impl IntoIterator<Item = usize>, page: &Page) -> String {
    let is_narrow = page.width < NARROW && page.format != Format::Wide;
    let header: &[&str] = if is_narrow {
        &["  #", "KIND", "NAME"]
    } else if page.format == Format::Wide {
        &["  #", "KIND", "SIZE", "SHA-256", "NAME", "SHOWS", "MEDIA", "CHANGED", "ADDED", "NOTE"]
    } else {
        &["  #", "KIND", "SIZE", "SHA-256", "NAME", "SHOWS"]
    };
    let room = if page.format == Format::Wide { usize::MAX } else { page.width };
    let rows: Vec<Vec<String>> = places
        .into_iter()
        .filter_map(|place| order.evidence.get(place).map(|kept| (place, kept)))
        .map(|(place, kept)| {
            let file = &kept.evidence;
            let number = format!("  {}", place + 1);
            let kind = file.kind.id().to_owned();
            let name = clean(&file.name);
            if is_narrow {
                return vec![number, kind, fitted(&name, room.saturating_sub(20).max(8))];
            }
            let digest = file.digest.to_string();
            let digest = digest.get(..8).unwrap_or_default().to_owned();
            let shows = file.shows.map_or("", Proof::id).to_owned();
            let about = names(order, &kept.lines);
            let shows = match (shows.is_empty(), about.is_empty()) {
                (_, true) => shows,
                (true, false) => about,
                (false, false) => format!("{shows}: {about}"),
            };
            let name = fitted(&name, room.saturating_sub(62).max(12));
            let mut cells = vec![number, kind, size_words(file.bytes), digest, name, shows];
            if page.format == Format::Wide {
                cells.extend([
                    clean(&file.media),
                    file.changed.map(|changed| short_stamp(changed, page)).unwrap_or_default(),
                    moment(kept.added, page),
                    file.note.as_deref().map(one_line).unwrap_or_default(),
                ]);
            }
            cells
        })
        .collect();
    aligned(header, &rows).into_iter().map(|line| line + "\n").collect()
}

/// What `evidence add` kept.
pub(crate) fn kept(view: &OrderView, kept: &KeptFiles, page: &Page) -> String {
    if !page.is_for_people() {
        return evidence(view, page);
    }
    let order = &view.order;
    let new = kept.files.iter().filter(|file| file.is_new).count();
    let known = kept.files.len() - new;
    let words = match (new, known) {
        (new, 0) => format!("Kept {}.", counted(new, "file")),
        (0, known) => format!("{} kept already.", counted(known, "file")),
        (new, known) => format!("Kept {}; {} kept already.", counted(new, "file"), known),
    };
    let places = kept.files.iter().filter_map(|file| {
        let is_it = |known: &Kept| known.evidence.digest == file.evidence.digest;
        order.evidence.iter().position(is_it)
    });
    let places: BTreeSet<usize> = places.collect();
    let mut text = fold(&headline(order), page.width, "");
    text.push('\n');
    text.push_str(&fold(&words, page.width, ""));
    text.push_str(&files_text(order, places, page));
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
                "{name} contains the place where it was taken. Share a copy without it, such as a \
                 screenshot."
            ));
        }
        warnings
            .extend(file.excess.iter().map(|excess| format!("{name}: {}", excess_words(excess))));
    }
    warnings
}
