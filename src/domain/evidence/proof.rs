//! What the checklist of a dispute asks for.

use super::kind::Kind;
use crate::domain::ids::ids;

ids! {
/// One thing that proves a claim.
pub(crate) enum Proof {
    /// A clear, well-lit photo of what is broken.
    PhotoOfDamage = "photo-of-damage",
    /// A photo of what came.
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
    /// A picture of the tracking page.
    TrackingPage = "tracking-page",
    /// The post's or the carrier's word, or the seller's postal receipt.
    PostalWord = "postal-proof",
    /// The weight of the parcel, on its label or on a scale.
    ParcelWeight = "parcel-weight",
    /// The official paper of the customs.
    CustomsPaper = "customs-paper",
    /// The word of an expert, a repair shop or the brand.
    ExpertPaper = "expert-paper",
    /// What the seller wrote.
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
            Self::CustomsPaper | Self::ExpertPaper => &[Kind::Document],
            Self::SellerChat => &[Kind::Chat],
        }
    }
}
