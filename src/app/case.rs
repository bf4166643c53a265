//! The case of one order: how it stands, the rules it relies on, and the files that prove it; and
//! its pack, one file with all of it.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::error::AppError;
use super::order_view::OrderView;
use super::orders::status;
use super::rules::{OwnedRule, rules};
use super::session::Session;
use crate::domain::evidence::{Digest, Kept};
use crate::settings::Settings;
use crate::vault::{
    Archive, Health, Thumbnail, Vault, archive_name, is_compressed, is_located, sha256sums,
    thumbnail,
};

/// The name of the list of sums in a pack.
const SUMS: &str = "SHA256SUMS";

/// Everything that a buyer hands over about one order.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) view: OrderView,
    /// Its files, in the order in which they were added.
    pub(crate) exhibits: Vec<Exhibit>,
    /// All rules, in the order of their names.
    pub(crate) rules: Vec<OwnedRule>,
}

/// A file of the case.
#[derive(Debug, Clone)]
pub(crate) struct Exhibit {
    /// Its number, from 1.
    pub(crate) number: usize,
    pub(crate) kept: Kept,
    pub(crate) path: String,
    /// What it shows, made small; `None` for what is no picture.
    pub(crate) picture: Option<Thumbnail>,
    /// Whether it tells where it was taken.
    pub(crate) is_located: bool,
}

/// What is in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Packed {
    /// Each file, in the order of the pack.
    pub(crate) files: Vec<PackedFile>,
    /// The bytes of the pack itself; `None` for a trial.
    pub(crate) bytes: Option<u64>,
}

/// A file in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PackedFile {
    pub(crate) name: String,
    /// How many bytes it has.
    pub(crate) bytes: u64,
    /// The SHA-256 of its content.
    pub(crate) digest: Digest,
}

impl Case {
    /// The case of an order with these files.
    pub(crate) fn new(view: OrderView, exhibits: Vec<Exhibit>, settings: &Settings) -> Self {
        Self { view, exhibits, rules: rules(settings) }
    }
}

/// The case of the order that these digits name. Reads its files, and tells how many bytes of how
/// many are through.
///
/// # Errors
///
/// Fails where a copy of a file is not what was kept: whoever gets the case could not check it.
pub(crate) fn case(
    session: &Session,
    digits: &str,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Case, AppError> {
    let view = status(session, digits)?;
    let vault = session.vault();
    let evidence = &view.order.evidence;
    let copies: Vec<_> =
        evidence.iter().map(|kept| (kept.evidence.digest, kept.evidence.bytes)).collect();
    let healths = evidence.iter().zip(vault.verify_all(&copies, progress));
    let broken: Vec<(String, Health)> = healths
        .filter(|(_, health)| *health != Health::Whole)
        .map(|(kept, health)| (kept.evidence.name.clone(), health))
        .collect();
    if !broken.is_empty() {
        return Err(AppError::EvidenceBroken { files: broken });
    }
    let is_picture = |kept: &&Kept| kept.evidence.media.starts_with("image/");
    let longest = longest_side(evidence.iter().filter(is_picture).count());
    let mut exhibits = Vec::new();
    for (kept, number) in evidence.iter().zip(1..) {
        exhibits.push(exhibit(&vault, number, kept, longest)?);
    }
    Ok(Case::new(view, exhibits, &session.settings))
}

/// The longest side of each small picture among so many, in pixels: all of them stand in the memory
/// and in the report at once. `None` where there are too many to show any.
const fn longest_side(pictures: usize) -> Option<u32> {
    match pictures {
        0..=20 => Some(640),
        21..=60 => Some(400),
        61..=200 => Some(240),
        201..=600 => Some(160),
        601..=1_500 => Some(96),
        _more => None,
    }
}

fn exhibit(
    vault: &Vault,
    number: usize,
    kept: &Kept,
    longest: Option<u32>,
) -> Result<Exhibit, AppError> {
    let evidence = &kept.evidence;
    let mut file = vault.open(evidence.digest)?;
    let picture = longest.and_then(|side| thumbnail(&mut file, &evidence.media, side));
    Ok(Exhibit {
        number,
        path: archive_name(number, &evidence.name, &evidence.media),
        picture,
        is_located: is_located(&mut file),
        kept: kept.clone(),
    })
}

/// Writes a case with these documents, each a name and its text, into one file, and tells how many
/// bytes of how many are through. The same case gives the same bytes. A trial writes nothing.
pub(crate) fn pack(
    session: &Session,
    case: &Case,
    documents: &[(&str, String)],
    target: &Path,
    overwrite: bool,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Packed, AppError> {
    let described = documents.iter().map(|(name, text)| described(name, text));
    let kept = case.exhibits.iter().map(|exhibit| PackedFile {
        name: exhibit.path.clone(),
        bytes: exhibit.kept.evidence.bytes,
        digest: exhibit.kept.evidence.digest,
    });
    let mut files: Vec<PackedFile> = described.chain(kept).collect();
    let sums = sha256sums(files.iter().map(|file| (&*file.name, file.digest)));
    files.insert(documents.len(), self::described(SUMS, &sums));
    if !session.keep {
        return Ok(Packed { files, bytes: None });
    }
    let vault = session.vault();
    let mut archive = Archive::create(target, overwrite)?;
    for (name, text) in documents {
        archive.add_bytes(name, text.as_bytes())?;
    }
    archive.add_bytes(SUMS, sums.as_bytes())?;
    let total: u64 = case.exhibits.iter().map(|exhibit| exhibit.kept.evidence.bytes).sum();
    let mut before = 0;
    for exhibit in &case.exhibits {
        let evidence = &exhibit.kept.evidence;
        let mut file = vault.open(evidence.digest)?;
        let stored = is_compressed(&evidence.media);
        let content = (evidence.digest, evidence.bytes);
        let mut told = |done: u64, _of: u64| progress(before + done, total);
        archive.add_file(&exhibit.path, &mut file, content, stored, &mut told)?;
        before += evidence.bytes;
    }
    archive.finish()?;
    let bytes = std::fs::metadata(target).map(|metadata| metadata.len()).ok();
    Ok(Packed { files, bytes })
}

fn described(name: &str, text: &str) -> PackedFile {
    PackedFile {
        name: name.to_owned(),
        bytes: u64::try_from(text.len()).unwrap_or(u64::MAX),
        digest: Digest::new(Sha256::digest(text.as_bytes()).into()),
    }
}
