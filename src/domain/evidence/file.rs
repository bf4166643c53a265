//! A kept file: what it is to the case, what it shows, and what the buyer says of it.

use std::fmt;

use crate::domain::ids::ids;
use crate::domain::instant::Instant;
use crate::domain::time::Moment;

/// The SHA-256 of a file's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Digest([u8; 32]);

impl Digest {
    pub(crate) const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads 64 hexadecimal digits in lower case.
    pub(crate) fn parse(hex: &str) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _others => None,
        };
        let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
        let mut bytes = [0; 32];
        if pairs.len() != bytes.len() || !rest.is_empty() {
            return None;
        }
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

ids! {
/// What a file is to the case.
pub(crate) enum Kind {
    Photo = "photo",
    Video = "video",
    Screenshot = "screenshot",
    /// A receipt of the post, the carrier or the bank.
    Receipt = "receipt",
    Chat = "chat",
    /// A paper of an authority, an expert or a brand, and anything else.
    Document = "document",
}
}

ids! {
/// One thing that proves a claim.
pub(crate) enum Proof {
    /// A clear, well-lit photo of what is broken.
    PhotoOfDamage = "photo-of-damage",
    PhotoOfGoods = "photo-of-goods",
    /// A photo with a ruler or a scale beside the goods.
    PhotoWithRuler = "photo-with-ruler",
    /// A photo of everything that came, in one picture.
    PhotoOfCount = "photo-of-count",
    /// A photo of the parcel from outside, with its label.
    PhotoOfParcel = "photo-of-parcel",
    /// A video of the parcel being opened, without a cut.
    UnpackingVideo = "unpacking-video",
    /// A video in which the goods do not work.
    FaultVideo = "fault-video",
    /// A picture of the product page with what it promises.
    ListingScreenshot = "listing-screenshot",
    /// A picture of the order page, with the country of the address, the variant or the carrier.
    OrderPage = "order-page",
    TrackingPage = "tracking-page",
    /// The post's or the carrier's word, or the seller's postal receipt.
    PostalWord = "postal-proof",
    /// What the carrier has of the delivery: its photo, its position, the address or the name.
    DeliveryRecord = "delivery-proof",
    /// The weight of the parcel, on its label or on a scale.
    ParcelWeight = "parcel-weight",
    /// The official paper of the customs.
    CustomsPaper = "customs-paper",
    /// The word of an expert, a repair shop or the brand.
    ExpertPaper = "expert-paper",
    SellerChat = "seller-chat",
}
}

impl Proof {
    /// The kinds of files that can show it.
    pub(crate) const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::PhotoOfDamage
            | Self::PhotoOfGoods
            | Self::PhotoWithRuler
            | Self::PhotoOfCount => &[Kind::Photo],
            Self::PhotoOfParcel | Self::ParcelWeight => &[Kind::Photo, Kind::Receipt],
            Self::UnpackingVideo | Self::FaultVideo => &[Kind::Video],
            Self::ListingScreenshot | Self::OrderPage | Self::TrackingPage => &[Kind::Screenshot],
            Self::PostalWord => &[Kind::Receipt, Kind::Document],
            Self::DeliveryRecord => &[Kind::Photo, Kind::Screenshot, Kind::Document],
            Self::CustomsPaper | Self::ExpertPaper => &[Kind::Document],
            Self::SellerChat => &[Kind::Chat],
        }
    }
}

/// A file that proves something, as it was when it was kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Evidence {
    pub(crate) digest: Digest,
    /// Its name, without the folders on the way to it. Whatever a file system allows stands in it.
    pub(crate) name: String,
    pub(crate) bytes: u64,
    /// What its content is, as a media type such as `image/jpeg`.
    pub(crate) media: String,
    pub(crate) kind: Kind,
    /// What the checklist asks for that it shows, where the buyer says so.
    pub(crate) shows: Option<Proof>,
    /// When it was last changed, as the file system tells.
    pub(crate) changed: Option<Instant>,
    pub(crate) note: Option<String>,
}

/// A kept file with the time at which it was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) evidence: Evidence,
    pub(crate) added: Moment,
    /// The numbers of the lines that it is about; none for the whole order.
    pub(crate) lines: Vec<u32>,
}
