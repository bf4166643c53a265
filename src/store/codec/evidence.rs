//! Kept files as rows.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::NotAnEvent;
use super::text::{instant, instant_text, unknown};
use crate::domain::evidence::{Digest, Evidence, Kind, Proof};

#[derive(Serialize, Deserialize)]
pub(super) struct EvidenceRow<'a> {
    sha256: Cow<'a, str>,
    name: Cow<'a, str>,
    bytes: u64,
    media: Cow<'a, str>,
    kind: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shows: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changed: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Cow<'a, str>>,
}

impl<'a> EvidenceRow<'a> {
    pub(super) fn of(evidence: &'a Evidence) -> Self {
        let Evidence { digest, name, bytes, media, kind, shows, changed, note } = evidence;
        Self {
            sha256: Cow::Owned(digest.to_string()),
            name: Cow::Borrowed(name),
            bytes: *bytes,
            media: Cow::Borrowed(media),
            kind: Cow::Borrowed(kind.id()),
            shows: shows.map(|proof| Cow::Borrowed(proof.id())),
            changed: changed.map(|changed| Cow::Owned(instant_text(changed))),
            note: note.as_deref().map(Cow::Borrowed),
        }
    }

    pub(super) fn evidence(self) -> Result<Evidence, NotAnEvent> {
        Ok(Evidence {
            digest: Digest::parse(&self.sha256)
                .ok_or_else(|| unknown("the SHA-256", &self.sha256))?,
            name: self.name.into_owned(),
            bytes: self.bytes,
            media: self.media.into_owned(),
            kind: Kind::from_id(&self.kind)
                .ok_or_else(|| unknown("the kind of evidence", &self.kind))?,
            shows: self
                .shows
                .map(|proof| Proof::from_id(&proof).ok_or_else(|| unknown("the proof", &proof)))
                .transpose()?,
            changed: self.changed.map(|changed| instant(&changed)).transpose()?,
            note: self.note.map(Cow::into_owned),
        })
    }
}
