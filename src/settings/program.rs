//! `config.toml`: what concerns the program and no order.
//!
//! ```toml
//! output = "table"
//! color = "auto"
//! ```
//!
//! An unknown key or value is ignored, and said.

use std::path::{Path, PathBuf};

use toml_edit::Item;

use super::document::{key_span, parse, parse_mut, remove, set, with_rest, wrong};
use super::error::SettingsError;
use super::file;
use crate::domain::ids::ids;

/// The name of the file in the folder.
const NAME: &str = "config.toml";

ids! {
/// A setting of the program.
pub(crate) enum ProgramKey {
    /// The format of what is printed.
    Output = "output",
    /// When to use colour.
    Color = "color",
}
}

impl ProgramKey {
    /// The values that it takes.
    pub(crate) const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Output => &["table", "wide", "tsv", "csv", "json", "ndjson", "id"],
            Self::Color => &["auto", "always", "never"],
        }
    }

    /// Reads a value.
    fn read(self, text: &str) -> Result<&'static str, String> {
        let known = self.values().iter().copied().find(|known| *known == text);
        let wrong = || format!("{text} is not a value; there are {}", self.values().join(", "));
        known.ok_or_else(wrong)
    }
}

/// The settings of the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Program {
    /// The format of what is printed.
    pub(crate) output: Option<&'static str>,
    /// When to use colour.
    pub(crate) color: Option<&'static str>,
    /// What is ignored.
    pub(crate) faults: Vec<SettingsError>,
}

impl Program {
    /// Reads the file of a folder, where there is one.
    pub(crate) fn read(folder: Option<&Path>) -> Self {
        let mut program = Self::default();
        let Some(path) = folder.map(config_file) else { return program };
        let read = file::read(&path).and_then(|text| match &text {
            Some(text) => program.take(&path, text),
            None => Ok(()),
        });
        program.faults.extend(read.err());
        program
    }

    fn take(&mut self, path: &Path, text: &str) -> Result<(), SettingsError> {
        let document = parse(path, text)?;
        let root = document.as_table();
        for (key, item) in root {
            match entry(key, item) {
                Ok((ProgramKey::Output, value)) => self.output = Some(value),
                Ok((ProgramKey::Color, value)) => self.color = Some(value),
                Err(why) => self.faults.push(wrong(path, text, key, key_span(root, key), why)),
            }
        }
        Ok(())
    }

    /// The value of a key; `None` where it is not set.
    pub(crate) fn value(&self, key: ProgramKey) -> Option<&'static str> {
        match key {
            ProgramKey::Output => self.output,
            ProgramKey::Color => self.color,
        }
    }
}

fn entry(key: &str, item: &Item) -> Result<(ProgramKey, &'static str), String> {
    let known = ProgramKey::from_id(key).ok_or_else(|| {
        let known = ProgramKey::ALL.map(ProgramKey::id).join(", ");
        format!("`{key}` is not a setting of the program; there are {known}")
    })?;
    let text = item.as_str().ok_or_else(|| format!("{key} is not text"))?;
    known.read(text).map(|value| (known, value))
}

/// The file of the program's settings in a folder.
pub(crate) fn config_file(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// Sets a key of the program. With `keep` false nothing is written.
pub(crate) fn set_program(
    folder: &Path,
    key: ProgramKey,
    text: &str,
    keep: bool,
) -> Result<(), SettingsError> {
    let path = config_file(folder);
    let value = key.read(text).map_err(|why| SettingsError::Wrong {
        path: path.clone(),
        line: None,
        why,
        entry: key.id().to_owned(),
    })?;
    let edit = |text: &str| {
        let mut document = parse_mut(&path, text)?;
        set(document.as_table_mut(), key.id(), value);
        Ok(Some(document.to_string()))
    };
    file::change(&path, keep, edit).map(drop)
}

/// Takes a key of the program back; whether it was set. With `keep` false nothing is written.
pub(crate) fn reset_program(folder: &Path, key: &str, keep: bool) -> Result<bool, SettingsError> {
    let path = config_file(folder);
    if !path.exists() {
        return Ok(false);
    }
    file::change(&path, keep, |text| {
        let mut document = parse_mut(&path, text)?;
        let removed = remove(document.as_table_mut(), key);
        Ok(removed.map(|rest| with_rest(document, &rest)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(text: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(config_file(folder.path()), text).expect("a file");
        folder
    }

    #[test]
    fn what_is_unknown_is_ignored_and_named_with_its_line() {
        for (text, why) in [
            ("\noutputs = \"json\"", "line 2: `outputs` is not a setting of the program"),
            ("output = \"xml\"", "line 1: xml is not a value; there are table"),
            ("color = 3", "line 1: color is not text"),
            ("output = ", "line 1: it is not TOML"),
        ] {
            let folder = folder_with(text);
            let program = Program::read(Some(folder.path()));
            assert_eq!(program.output, None, "{text}");
            assert!(program.faults[0].to_string().contains(why), "{text}: {:?}", program.faults);
        }
        let folder = folder_with("color = \"never\"\nmoon = 1\n");
        let program = Program::read(Some(folder.path()));
        assert_eq!((program.color, program.faults.len()), (Some("never"), 1));
        assert_eq!(Program::read(None), Program::default());
    }

    #[test]
    fn a_change_keeps_comments_and_a_trial_writes_nothing() {
        let text = "# mine\noutput = \"json\" # for scripts\n";
        let folder = folder_with(text);
        let read = || std::fs::read_to_string(config_file(folder.path())).expect("a file");
        set_program(folder.path(), ProgramKey::Output, "csv", false).expect("tried");
        assert_eq!(read(), text);
        set_program(folder.path(), ProgramKey::Output, "csv", true).expect("set");
        assert_eq!(read(), text.replace("json", "csv"));
        assert!(set_program(folder.path(), ProgramKey::Output, "xml", true).is_err());
        assert_eq!(reset_program(folder.path(), "output", true), Ok(true));
        assert_eq!(reset_program(folder.path(), "output", true), Ok(false));
        assert_eq!(read(), "# mine\n");
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_for_its_owner_alone_and_a_link_stays_one() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("a/config");
        set_program(&folder, ProgramKey::Color, "never", true).expect("set");
        let mode = |path: &Path| path.metadata().expect("it").permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&config_file(&folder))), (0o700, 0o600));
        let elsewhere = place.path().join("elsewhere.toml");
        std::fs::rename(config_file(&folder), &elsewhere).expect("moved");
        std::os::unix::fs::symlink(&elsewhere, config_file(&folder)).expect("a link");
        assert_eq!(reset_program(&folder, "color", true), Ok(true));
        assert!(config_file(&folder).symlink_metadata().expect("a link").is_symlink());
    }
}
