//! The buyer's own texts of messages to sellers: `messages/LANGUAGE/TOPIC.txt` in the folder of the
//! settings.

use std::path::{Path, PathBuf};

use super::error::SettingsError;
use super::file;

/// Beyond this a file is no message.
const LIMIT: u64 = 64 << 10;

/// A message of the buyer's own, as a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

/// The buyer's own message about a topic in a language; `None` where there is none. A file that is
/// too large or no text is an error, and so is what is no file.
pub(crate) fn own_letter(
    folder: &Path,
    lang: &str,
    topic: &str,
) -> Result<Option<Letter>, SettingsError> {
    let path = folder.join("messages").join(lang).join(format!("{topic}.txt"));
    // A pipe without a writer would wait for one.
    if std::fs::metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
        return Err(SettingsError::unreadable(&path, None, "it is a folder or a pipe, not a file"));
    }
    let text = file::read_up_to(&path, LIMIT, "64 KiB")?;
    Ok(text.map(|text| Letter { path, text }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_refused_before_it_is_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let texts = folder.path().join("messages/de");
        std::fs::create_dir_all(texts.join("folder.txt")).expect("a folder");
        let pipe = std::process::Command::new("mkfifo").arg(texts.join("pipe.txt")).status();
        assert!(pipe.expect("mkfifo").success());
        std::os::unix::fs::symlink("/dev/zero", texts.join("device.txt")).expect("a link");
        for topic in ["folder", "pipe", "device"] {
            let error = own_letter(folder.path(), "de", topic).expect_err(topic);
            assert!(error.to_string().contains("not a file"), "{error}");
        }
    }

    #[test]
    fn a_message_is_read_where_it_is_text_of_some_size() {
        let folder = tempfile::tempdir().expect("a folder");
        let read = || own_letter(folder.path(), "de", "hold");
        assert_eq!(read(), Ok(None));
        let path = folder.path().join("messages/de/hold.txt");
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        for (bytes, fits) in [
            (b"Bitte stoppen".to_vec(), true),
            (vec![b'x'; 64 << 10], true),
            (vec![b'x'; (64 << 10) + 1], false),
            (b"Gr\xfc\xdfe".to_vec(), false),
        ] {
            std::fs::write(&path, &bytes).expect("a file");
            let text = read().map(|own| own.map(|own| own.text.into_bytes()));
            assert_eq!(text.ok().flatten(), fits.then_some(bytes));
        }
    }
}
