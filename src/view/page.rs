//! What output is made for: a format, a width, a zone, a time, and whether there is colour.

use anstyle::{AnsiColor, Style};

use crate::domain::instant::Instant;
use crate::domain::zone::Zone;

/// The formats of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people, as wide as the terminal.
    Table,
    /// For people, all columns.
    Wide,
    /// Tab-separated, no header.
    Tsv,
    /// Comma-separated, with a header.
    Csv,
    /// One JSON value.
    Json,
    /// One JSON value a line.
    Ndjson,
    /// Order numbers only.
    Id,
}

/// What output is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Page {
    /// The format.
    pub(crate) format: Format,
    /// The columns of the terminal.
    pub(crate) width: usize,
    /// Whether colour is wanted.
    pub(crate) color: bool,
    /// The person's zone.
    pub(crate) zone: Zone,
    /// The present.
    pub(crate) now: Instant,
}

impl Page {
    /// Whether people read it.
    pub(crate) fn is_for_people(&self) -> bool {
        matches!(self.format, Format::Table | Format::Wide)
    }

    /// Whether a program reads rows.
    pub(crate) fn is_separated(&self) -> bool {
        matches!(self.format, Format::Tsv | Format::Csv)
    }

    /// What is urgent.
    pub(crate) fn urgent(&self, text: &str) -> String {
        self.styled(AnsiColor::Yellow.on_default().bold(), text)
    }

    /// What is known already.
    pub(crate) fn known(&self, text: &str) -> String {
        self.styled(Style::new().dimmed(), text)
    }

    /// What is the subject.
    pub(crate) fn subject(&self, text: &str) -> String {
        self.styled(Style::new().bold(), text)
    }

    fn styled(&self, style: Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}
