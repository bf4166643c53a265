//! What proves the case: the messages and the kept files.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use super::super::clean::clean;
use super::super::language::{fill, named};
use super::localizer::{Field, Localizer, Time, clean_lines};
use crate::app::{Exhibit, Thumbnail};
use crate::domain::order::Order;

/// One message.
#[derive(Debug, Serialize)]
pub(super) struct MessageRow {
    at: Time,
    who: String,
    text: String,
}

/// One kept file.
#[derive(Debug, Serialize)]
pub(super) struct ExhibitCard {
    heading: String,
    name: String,
    link: String,
    picture: Option<PictureCard>,
    fields: Vec<Field>,
}

#[derive(Debug, Serialize)]
struct PictureCard {
    /// A type and Base64: nothing in it is to be escaped.
    address: String,
    width: u32,
    height: u32,
}

/// What was said, oldest first.
pub(super) fn messages(order: &Order, localizer: &Localizer) -> Vec<MessageRow> {
    let mut messages: Vec<_> = order.messages().iter().collect();
    messages.sort_by_key(|message| message.at.day());
    messages
        .into_iter()
        .map(|message| MessageRow {
            at: localizer.moment(message.at),
            who: localizer.actor(message.by).to_owned(),
            text: clean_lines(&message.text),
        })
        .collect()
}

/// One kept file with what is known of it.
pub(super) fn exhibit(exhibit: &Exhibit, localizer: &Localizer) -> ExhibitCard {
    let words = localizer.words();
    let labels = &words.labels;
    let evidence = &exhibit.kept.evidence;
    let mut fields = vec![Field::new(&labels.kind, named(&words.kinds, evidence.kind.id()))];
    fields.extend(
        evidence.shows.map(|proof| Field::new(&labels.shows, named(&words.proofs, proof.id()))),
    );
    let note = evidence.note.as_ref();
    fields.extend(note.map(|note| Field::quoted(&labels.note, note)));
    let changed = evidence.changed.map(|at| Field::new(&labels.file_time, localizer.at(at).text));
    fields.extend(changed);
    fields.push(Field::new(&labels.added, localizer.moment(exhibit.kept.added).text));
    let bytes = labels.bytes.replace("{count}", &grouped(evidence.bytes));
    fields.push(Field::new(&labels.size, bytes));
    fields.push(Field::new("SHA-256", evidence.digest.to_string()));
    fields.push(Field::new(&labels.file, clean(&exhibit.path)));
    ExhibitCard {
        heading: fill(&words.headings.exhibit, &[("number", &exhibit.number.to_string())]),
        name: clean(&evidence.name),
        link: encoded(&exhibit.path),
        picture: exhibit.picture.as_ref().map(picture),
        fields,
    }
}

fn picture(picture: &Thumbnail) -> PictureCard {
    PictureCard {
        address: format!("data:image/jpeg;base64,{}", STANDARD.encode(&picture.jpeg)),
        width: picture.width,
        height: picture.height,
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

/// A path within the case file as a relative address.
fn encoded(path: &str) -> String {
    let mut address = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_') {
            address.push(char::from(byte));
        } else {
            let _infallible = write!(address, "%{byte:02X}");
        }
    }
    address
}
