//! How errors are written.

use crate::view::Format;

#[derive(Debug, Clone, Copy)]
pub(super) struct ErrorStyle {
    pub(super) format: Format,
    /// Whether the standard error stream takes colour.
    pub(super) color: bool,
}

impl ErrorStyle {
    /// The style for a command line that cannot be read.
    pub(super) fn bare(json: bool) -> Self {
        Self { format: if json { Format::Json } else { Format::Tsv }, color: false }
    }

    pub(super) fn is_json(self) -> bool {
        self.format.is_json()
    }

    pub(super) fn label(self, label: &str) -> String {
        if self.color {
            let style = anstyle::AnsiColor::Red.on_default().bold();
            format!("{style}{label}{style:#}")
        } else {
            label.to_owned()
        }
    }
}
