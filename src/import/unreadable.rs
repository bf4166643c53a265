//! Why a whole file gives nothing.

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
    /// It is larger than [`LIMIT`](super::LIMIT).
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
    /// All that AliExpress answered in it is that nobody was signed in.
    #[error(
        "AliExpress answered that the session had expired; sign in, open My Orders and save again"
    )]
    SessionExpired,
    /// All that AliExpress answered in it is an error.
    #[error("AliExpress answered with the error {ret}; open My Orders again and save again")]
    Failed {
        /// The code of the error.
        ret: String,
    },
    /// It cannot be read from where it lies.
    #[error("the file cannot be read")]
    Io(#[from] std::io::Error),
}
