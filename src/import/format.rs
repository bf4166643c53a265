//! The file formats that can be imported.

/// The maximum size of a file in bytes: 1 GiB.
pub(crate) const LIMIT: u64 = 1 << 30;

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Har,
    /// The body of one response of the order pages, bare or as JSONP.
    Mtop,
    /// The output of a capture script: a list of addresses and bodies.
    Capture,
}

impl Format {
    pub(crate) const ALL: [Self; 3] = [Self::Har, Self::Mtop, Self::Capture];

    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Har => "har",
            Self::Mtop => "mtop",
            Self::Capture => "capture",
        }
    }
}
