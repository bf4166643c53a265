//! What proves the case: the messages and the kept files.

use super::super::clean::clean;
use super::super::json::{Json, object};
use super::super::language::{fill, named};
use super::super::lookup::encoded;
use super::localizer::{Field, Localizer, clean_lines};
use crate::app::{Exhibit, Thumbnail};
use crate::domain::order::Order;
use crate::view::line::names;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// What was said, oldest first.
pub(super) fn messages(order: &Order, localizer: &Localizer) -> Json {
    let mut messages: Vec<_> = order.messages.iter().collect();
    messages.sort_by_key(|message| message.at.day());
    Json::list(messages.into_iter().map(|message| {
        object! {
            "at": localizer.moment(message.at),
            "who": localizer.actor(message.by).to_owned(),
            "text": clean_lines(&message.text),
        }
    }))
}

/// One kept file with what is known of it.
pub(super) fn exhibit(order: &Order, exhibit: &Exhibit, localizer: &Localizer) -> Json {
    let words = localizer.words();
    let labels = &words.labels;
    let evidence = &exhibit.kept.evidence;
    let bytes = labels.bytes.replace("{count}", &grouped(evidence.bytes));
    let lines = &exhibit.kept.lines;
    let fields = [
        (!lines.is_empty()).then(|| Field::new(&labels.lines, names(order, lines))),
        Some(Field::new(&labels.kind, named(&words.kinds, evidence.kind.id()))),
        evidence.shows.map(|proof| Field::new(&labels.shows, named(&words.proofs, proof.id()))),
        evidence.note.as_ref().map(|note| Field::quoted(&labels.note, note)),
        evidence.changed.map(|at| Field::new(&labels.file_time, localizer.at(at).text)),
        Some(Field::new(&labels.added, localizer.moment(exhibit.kept.added).text)),
        Some(Field::new(&labels.size, bytes)),
        Some(Field::new("SHA-256", evidence.digest.to_string())),
        Some(Field::new(&labels.file, clean(&exhibit.path))),
    ];
    object! {
        "heading": fill(&words.headings.exhibit, &[("number", &exhibit.number.to_string())]),
        "name": clean(&evidence.name),
        "link": encoded(&exhibit.path, "/.-_"),
        "picture": exhibit.picture.as_ref().map(picture),
        "fields": Json::list(fields.into_iter().flatten()),
    }
}

/// A picture; its address is a type and Base64: nothing in it is to be escaped.
fn picture(picture: &Thumbnail) -> Json {
    object! {
        "address": format!("data:image/jpeg;base64,{}", STANDARD.encode(&picture.jpeg)),
        "width": picture.width,
        "height": picture.height,
    }
}

/// A number with its digits in groups of three, apart by a narrow space that does not break.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place % 3 == first {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}
