//! What the marketplace's form takes, as far as the buyer has told.

use super::file::Evidence;

/// How many files, how large and of which types; no source tells any, so each is the buyer's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) count: Option<u32>,
    /// The bytes of the largest file.
    pub(crate) bytes: Option<u64>,
    /// The media types that are taken, such as `image/jpeg` or `video/*`.
    pub(crate) types: Option<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Excess {
    TooMany { most: u32 },
    TooLarge { most: u64 },
    OtherType { taken: Vec<String> },
}

impl Limits {
    pub(crate) const NONE: Self = Self { count: None, bytes: None, types: None };

    /// Why the file at this place among those of a claim, from 0, does not fit.
    pub(crate) fn excess(&self, place: usize, evidence: &Evidence) -> Vec<Excess> {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        let many = self.count.filter(|most| place >= *most).map(|most| Excess::TooMany { most });
        let large = self.bytes.filter(|most| evidence.bytes > *most);
        let large = large.map(|most| Excess::TooLarge { most });
        let other = self
            .types
            .as_ref()
            .filter(|taken| !taken.iter().any(|taken| is_of(&evidence.media, taken)))
            .map(|taken| Excess::OtherType { taken: taken.clone() });
        [many, large, other].into_iter().flatten().collect()
    }
}

/// Whether a media type is the one that is taken, or one of a family such as `image/*`.
fn is_of(media: &str, taken: &str) -> bool {
    match taken.strip_suffix('*') {
        Some(family) => media.starts_with(family),
        None => media == taken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evidence::{Digest, Kind};

    fn file(bytes: u64, media: &str) -> Evidence {
        Evidence {
            digest: Digest::new([7; 32]),
            name: "clip".to_owned(),
            bytes,
            media: media.to_owned(),
            kind: Kind::Video,
            shows: None,
            changed: None,
            note: None,
        }
    }

    #[test]
    fn without_limits_everything_fits_and_with_them_each_tells_why_not() {
        assert_eq!(Limits::NONE.excess(900, &file(u64::MAX, "font/otf")), Vec::new());
        let types = vec!["image/*".to_owned(), "video/mp4".to_owned()];
        let limits = Limits { count: Some(2), bytes: Some(100), types: Some(types.clone()) };
        assert_eq!(limits.excess(1, &file(100, "video/mp4")), Vec::new());
        assert_eq!(limits.excess(1, &file(100, "image/webp")), Vec::new());
        assert_eq!(
            limits.excess(2, &file(101, "video/quicktime")),
            [
                Excess::TooMany { most: 2 },
                Excess::TooLarge { most: 100 },
                Excess::OtherType { taken: types },
            ]
        );
    }
}
