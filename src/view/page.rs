//! What output is made for: a format, a width, a zone, a time, and whether there is colour.

use anstyle::{AnsiColor, Style};
use chrono::NaiveDate;

use crate::domain::instant::Instant;
use crate::domain::zone::Zone;

/// The formats of the output, as the help tells them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Table,
    Wide,
    Tsv,
    Csv,
    Json,
    Ndjson,
    Id,
}

impl Format {
    pub(crate) const fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Ndjson)
    }
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

    /// The day of the person's calendar.
    pub(crate) fn today(&self) -> NaiveDate {
        self.zone.wall(self.now).date()
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
