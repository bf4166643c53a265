//! Integrity check of store and evidence.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::error::AppError;
use super::session::{Setup, rules_of, vault_of};
use crate::domain::evidence::{Digest, Evidence};
use crate::domain::id::OrderId;
use crate::domain::listing::OwnSetting;
use crate::settings::Settings;
use crate::store::{Check as StoreCheck, Checked, Flaw, Store};
use crate::vault::{Health, Vault};

/// Something that is wrong, by what was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    Store(Flaw),
    Evidence(EvidenceFlaw),
}

/// Something that is wrong with the kept files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum EvidenceFlaw {
    /// A copy is not as it was kept.
    Copy {
        order: OrderId,
        evidence: Box<Evidence>,
        /// Where the copy lies.
        path: PathBuf,
        health: Health,
    },
    Unknown {
        path: PathBuf,
    },
    /// Others than its owner can get at a file or a folder.
    ModeTooWide {
        path: PathBuf,
        mode: u32,
        is_folder: bool,
    },
    /// The folder of the copies cannot be gone through.
    Unreadable {
        why: String,
        path: PathBuf,
    },
}

impl Finding {
    /// The stable name of its kind.
    pub(crate) fn id(&self) -> &'static str {
        match self {
            Self::Store(flaw) => flaw.id(),
            Self::Evidence(EvidenceFlaw::Copy { health, .. }) => match health {
                Health::Missing => "evidence.missing",
                Health::Whole | Health::Altered(_) => "evidence.altered",
                Health::Unreadable(_) => "evidence.unreadable",
            },
            Self::Evidence(EvidenceFlaw::Unknown { .. }) => "evidence.unknown",
            Self::Evidence(EvidenceFlaw::ModeTooWide { .. }) => "evidence.mode-too-wide",
            Self::Evidence(EvidenceFlaw::Unreadable { .. }) => "evidence.unreadable",
        }
    }
}

/// What was looked at, and what is wrong with it.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) path: PathBuf,
    /// How many orders there are; none where that cannot be told.
    pub(crate) orders: Option<usize>,
    /// How many facts there are of them.
    pub(crate) facts: Option<usize>,
    /// How many different files are kept for them.
    pub(crate) files: usize,
    /// What is wrong, the store first.
    pub(crate) findings: Vec<Finding>,
}

/// How far a check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looked {
    Orders(usize),
    /// So many bytes of the kept files were read, of so many.
    Files {
        done: u64,
        total: u64,
    },
}

/// Looks at all that is kept and changes nothing; `None` when there is no store yet. `own` is the
/// folder in which nothing but the record lives; `looked` is told how far it is.
pub(crate) fn check(
    setup: &Setup,
    own: Option<&Path>,
    looked: &mut dyn FnMut(Looked),
) -> Result<Option<Check>, AppError> {
    let mut orders = |count| looked(Looked::Orders(count));
    let mut rules = |told: &[OwnSetting]| Some(rules_of(&Settings::of_record(told, setup.zone)));
    let mut asked =
        StoreCheck { waiting: setup.waiting, rules: &mut rules, own, looked: &mut orders };
    let Some(checked) = Store::check(&setup.path, &mut asked)? else { return Ok(None) };
    let Checked { orders, facts, mut evidence, former_evidence, flaws, .. } = checked;
    // Facts that cannot be read may name files, and then nobody knows which are strangers.
    let is_damaged = flaws.iter().any(|flaw| matches!(flaw, Flaw::FactDamaged { .. }));
    let is_all = orders.is_some() && !is_damaged;
    let mut findings: Vec<Finding> = flaws.into_iter().map(Finding::Store).collect();
    let mut known = BTreeSet::new();
    evidence.retain(|(_, evidence)| known.insert(evidence.digest));
    let files = evidence.len();
    // What was kept by an operation that is withdrawn comes back with it.
    known.extend(former_evidence);
    let mut told = |done, total| looked(Looked::Files { done, total });
    let vault = vault_of(&setup.path);
    let flaws = kept_files(&vault, evidence, &known, is_all, &mut told);
    findings.extend(flaws.into_iter().map(Finding::Evidence));
    Ok(Some(Check { path: setup.path.clone(), orders, facts, files, findings }))
}

/// What is wrong with the kept files, each of which is named once. Those that no order names are
/// told where all orders are known.
fn kept_files(
    vault: &Vault,
    evidence: Vec<(OrderId, Evidence)>,
    known: &BTreeSet<Digest>,
    is_all: bool,
    progress: &mut dyn FnMut(u64, u64),
) -> Vec<EvidenceFlaw> {
    let copies: Vec<_> =
        evidence.iter().map(|(_, evidence)| (evidence.digest, evidence.bytes)).collect();
    let mut flaws = Vec::new();
    for ((order, evidence), health) in evidence.into_iter().zip(vault.verify_all(&copies, progress))
    {
        if health != Health::Whole {
            let path = vault.place(evidence.digest);
            let evidence = Box::new(evidence);
            flaws.push(EvidenceFlaw::Copy { order, evidence, path, health });
        }
    }
    let unreadable = |error: &crate::vault::VaultError| EvidenceFlaw::Unreadable {
        why: error.to_string(),
        path: error.path().to_owned(),
    };
    match vault.loose(known) {
        Ok(loose) if is_all => {
            flaws.extend(loose.into_iter().map(|path| EvidenceFlaw::Unknown { path }));
        }
        Ok(_unknown) => {}
        Err(error) => flaws.push(unreadable(&error)),
    }
    match vault.modes() {
        Ok(wide) => flaws.extend(wide.into_iter().map(|(path, mode)| {
            let is_folder = path.is_dir();
            EvidenceFlaw::ModeTooWide { path, mode, is_folder }
        })),
        Err(error) => flaws.push(unreadable(&error)),
    }
    flaws
}
