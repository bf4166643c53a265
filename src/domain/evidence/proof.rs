//! What the checklist of a dispute asks for.

use super::Kind;

/// One thing that proves a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Proof {
    /// A clear, well-lit photo of what is broken.
    PhotoOfDamage,
    /// A photo of what came.
    PhotoOfGoods,
    /// A photo with a ruler or a scale beside the goods.
    PhotoWithRuler,
    /// A photo of everything that came, in one picture.
    PhotoOfCount,
    /// A photo of the parcel from outside, with its label.
    PhotoOfParcel,
    /// A video of the parcel being opened, without a cut.
    UnpackingVideo,
    /// A video in which the goods do not work.
    FaultVideo,
    /// A picture of the product page with what it promises.
    ListingScreenshot,
    /// A picture of the order page, with the country of the address, the variant or the carrier.
    OrderPage,
    /// A picture of the tracking page.
    TrackingPage,
    /// The post's or the carrier's word, or the seller's postal receipt.
    PostalWord,
    /// The weight of the parcel, on its label or on a scale.
    ParcelWeight,
    /// The official paper of the customs.
    CustomsPaper,
    /// The word of an expert, a repair shop or the brand.
    ExpertPaper,
    /// What the seller wrote.
    SellerChat,
}

impl Proof {
    /// Everything that can be asked for.
    pub(crate) const ALL: [Self; 15] = [
        Self::PhotoOfDamage,
        Self::PhotoOfGoods,
        Self::PhotoWithRuler,
        Self::PhotoOfCount,
        Self::PhotoOfParcel,
        Self::UnpackingVideo,
        Self::FaultVideo,
        Self::ListingScreenshot,
        Self::OrderPage,
        Self::TrackingPage,
        Self::PostalWord,
        Self::ParcelWeight,
        Self::CustomsPaper,
        Self::ExpertPaper,
        Self::SellerChat,
    ];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::PhotoOfDamage => "photo-of-damage",
            Self::PhotoOfGoods => "photo-of-goods",
            Self::PhotoWithRuler => "photo-with-ruler",
            Self::PhotoOfCount => "photo-of-count",
            Self::PhotoOfParcel => "photo-of-parcel",
            Self::UnpackingVideo => "unpacking-video",
            Self::FaultVideo => "fault-video",
            Self::ListingScreenshot => "listing-screenshot",
            Self::OrderPage => "order-page",
            Self::TrackingPage => "tracking-page",
            Self::PostalWord => "postal-proof",
            Self::ParcelWeight => "parcel-weight",
            Self::CustomsPaper => "customs-paper",
            Self::ExpertPaper => "expert-paper",
            Self::SellerChat => "seller-chat",
        }
    }

    /// The one with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|proof| proof.id() == id)
    }

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
            Self::CustomsPaper | Self::ExpertPaper => &[Kind::Document],
            Self::SellerChat => &[Kind::Chat],
        }
    }
}
