//! Why a whole file gives nothing.

use serde_json::error::Category;

/// Why a whole file gives nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unreadable {
    /// It has no content.
    #[error("the file is empty")]
    Empty,
    /// It is of no known format.
    #[error("this looks like {looks_like}, not like a saved order page")]
    NotKnown {
        /// What it looks like, with its article.
        looks_like: &'static str,
    },
    /// It is larger than [`LIMIT`](super::document::LIMIT).
    #[error("the file is larger than 1 GiB")]
    TooLarge,
    /// It is no UTF-8 text.
    #[error("the file is not UTF-8 text: byte {at} does not belong in it")]
    NotUtf8 {
        /// How many bytes before the first bad one are good.
        at: usize,
    },
    /// Its JSON is damaged.
    #[error("{message}: line {line} column {column}")]
    Syntax {
        /// The line, counted from 1.
        line: usize,
        /// The column in bytes, counted from 1.
        column: usize,
        /// What is wrong, in plain words.
        message: String,
    },
    /// It is in order, but holds no response of the order pages.
    #[error(
        "the file holds no order page; open My Orders with the developer tools open, switch to \
         another tab of the list and back, and save again"
    )]
    NoOrders,
    /// All that the marketplace answered in it is that nobody was signed in.
    #[error(
        "AliExpress answered that the session had expired; sign in, open My Orders and save again"
    )]
    SessionExpired,
    /// All that the marketplace answered in it is an error.
    #[error("AliExpress answered with the error {ret}; open My Orders again and save again")]
    Failed {
        /// The code of the error.
        ret: String,
    },
    /// It cannot be read from where it lies.
    #[error("the file cannot be read: {}", io_words(.0))]
    Io(#[from] std::io::Error),
}

impl Unreadable {
    /// What is wrong with the JSON that begins after `start` bytes of a file.
    pub(super) fn syntax(file: &str, start: usize, error: &serde_json::Error) -> Self {
        let before = file.get(..start).unwrap_or_default();
        let lines = before.matches('\n').count();
        let last = before.rsplit('\n').next().unwrap_or_default();
        let column = error.column() + if error.line() <= 1 { last.len() } else { 0 };
        let message = match error.classify() {
            Category::Eof => "the file ends in the middle".to_owned(),
            Category::Syntax => {
                let words = error.to_string();
                let words = words.split(" at line ").next().unwrap_or_default();
                format!("the file is damaged ({words})")
            }
            Category::Data | Category::Io => "the file has not the shape of its format".to_owned(),
        };
        Self::Syntax { line: lines + error.line().max(1), column, message }
    }
}

/// Why a file cannot be opened or read, in plain words.
fn io_words(error: &std::io::Error) -> String {
    if error.kind() == std::io::ErrorKind::NotFound {
        "there is no such file".to_owned()
    } else if error.kind() == std::io::ErrorKind::IsADirectory {
        "it is a folder".to_owned()
    } else if error.kind() == std::io::ErrorKind::PermissionDenied {
        "its permissions do not allow it".to_owned()
    } else {
        error.to_string()
    }
}
