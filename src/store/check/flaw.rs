//! What can be wrong with a store.

use std::path::PathBuf;

use crate::domain::evidence::{Digest, Evidence};
use crate::domain::id::OrderId;

/// Something that is wrong with a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// The file does not hold what SQLite wrote.
    PageDamaged {
        /// What SQLite says of it, a line each.
        details: Vec<String>,
    },
    /// A part of the schema is not there, or is not as this program makes it.
    SchemaDiffers {
        /// What it is: `table` or `index`.
        kind: String,
        name: String,
        sql: String,
        /// Whether one of this name is there.
        is_there: bool,
    },
    /// Rows of a table name rows of another that are not there.
    ForeignKey { table: String, parent: String, count: usize },
    /// A fact cannot be read, or is not the one that its id names.
    FactDamaged {
        /// The number of the order, or the key that is none.
        order: String,
        /// The id of the fact; none for what belongs to the whole order.
        fact: Option<String>,
        why: String,
    },
    /// Lists show of an order what its facts do not say.
    IndexDiffers {
        /// The number of the order, or the key that is none.
        order: String,
        /// The tables, or columns of them, in which it does.
        parts: Vec<String>,
        /// Whether anything was told of such an order at all.
        is_known: bool,
    },
    /// Free parts of the file may still hold what was forgotten.
    NotWiped,
    /// Others than its owner can get at a file.
    FileModeTooWide { path: PathBuf, mode: u32 },
    /// Others than its owner can get at the folder.
    FolderModeTooWide {
        path: PathBuf,
        mode: u32,
        /// Whether nothing but the record lives in it.
        is_own: bool,
    },
    /// A change that a crash left half done, which the next command takes back.
    HalfDone { journal: PathBuf },
    /// A file that was begun and never finished.
    Unfinished { path: PathBuf },
}

impl Flaw {
    /// The stable name of its kind.
    pub(crate) fn id(&self) -> &'static str {
        match self {
            Self::PageDamaged { .. } => "store.page-damaged",
            Self::SchemaDiffers { .. } => "store.schema-differs",
            Self::ForeignKey { .. } => "store.foreign-key",
            Self::FactDamaged { .. } => "store.fact-damaged",
            Self::IndexDiffers { .. } => "store.index-differs",
            Self::NotWiped => "store.not-wiped",
            Self::FileModeTooWide { .. } | Self::FolderModeTooWide { .. } => "store.mode-too-wide",
            Self::HalfDone { .. } | Self::Unfinished { .. } => "store.left-over",
        }
    }
}

/// What was looked at, and what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    /// Of how many orders something was told; none where that cannot be told.
    pub(crate) orders: Option<usize>,
    pub(crate) facts: Option<usize>,
    /// Whether the index was compared: not where it was made by other rules, since the next command
    /// makes it anew.
    pub(crate) is_index_compared: bool,
    /// The evidence of the orders that can be read.
    pub(crate) evidence: Vec<(OrderId, Evidence)>,
    /// The files that were kept by operations that are withdrawn, or are evidence no more.
    pub(crate) former_evidence: Vec<Digest>,
    pub(crate) flaws: Vec<Flaw>,
}
