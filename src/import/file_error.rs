//! Why a whole file can't be read.

use serde_json::error::Category;

/// Why a whole file can't be read. The text is for the buyer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FileError {
    #[error("the file is empty")]
    Empty,
    #[error("this looks like {looks_like}, not like a saved order page")]
    NotKnown { looks_like: &'static str },
    #[error("the file is larger than 1 GiB")]
    TooLarge,
    #[error("the file is not UTF-8 text: byte {at} is invalid")]
    NotUtf8 {
        /// The index of the first invalid byte.
        at: usize,
    },
    #[error("{message}: line {line} column {column}")]
    Syntax {
        /// The line, counted from 1.
        line: usize,
        /// The column in bytes, counted from 1.
        column: usize,
        message: String,
    },
    #[error(
        "the file holds no order page; open My Orders with the developer tools open, switch to \
         another tab of the list and back, and save again"
    )]
    NoOrders,
    #[error(
        "AliExpress answered that the session had expired; sign in, open My Orders and save again"
    )]
    SessionExpired,
    #[error("AliExpress answered with the error {ret}; open My Orders again and save again")]
    Failed { ret: String },
    #[error("the file cannot be read: {}", io_words(.0))]
    Io(#[from] std::io::Error),
}

impl FileError {
    /// The error in JSON that begins after `start` bytes of a file.
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
            Category::Data | Category::Io => {
                "the file does not have the structure of its format".to_owned()
            }
        };
        Self::Syntax { line: lines + error.line().max(1), column, message }
    }
}

/// Why a file can't be opened or read.
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
