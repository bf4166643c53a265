//! Who numbers parcels in which shape.

use super::s10::Service;

/// A shape of numbers, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A post's, after the standard S10.
    Post(Service),
    /// UPS.
    Ups,
    /// The post of the United States at home.
    Usps,
    /// `FedEx` Express.
    FedexExpress,
    /// `FedEx` Ground.
    FedexGround,
    /// A waybill of DHL Express.
    DhlExpress,
    /// A piece of DHL.
    DhlPiece,
    /// DHL eCommerce.
    DhlEcommerce,
    /// DHL Paket in Germany.
    DhlPaket,
    /// A shipping unit of whatever carrier uses the numbers of GS1.
    Sscc,
    /// DPD.
    Dpd,
    /// GLS.
    Gls,
    /// Evri, once Hermes.
    Evri,
    /// Canada Post at home.
    CanadaPost,
    /// The post of Russia at home.
    RussianPost,
    /// Yamato, Sagawa and Japan Post at home.
    JapanCourier,
    /// Amazon's own delivery.
    Amazon,
    /// `OnTrac` in the United States.
    OnTrac,
    /// `PostNL`.
    PostNl,
    /// Colissimo of La Poste.
    Colissimo,
    /// `InPost`.
    InPost,
    /// `UniUni` in North America.
    UniUni,
    /// GOFO in North America.
    Gofo,
    /// SF Express.
    SfExpress,
    /// J&T Express.
    JtExpress,
    /// Cainiao, the carrier of the marketplace.
    Cainiao,
    /// The marketplace's own parcels.
    Aliexpress,
    /// Yanwen.
    Yanwen,
    /// `YunExpress`.
    YunExpress,
    /// 4PX.
    FourPx,
    /// `SunYou`.
    SunYou,
}

impl Form {
    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Post(_) => "upu-s10",
            Self::Ups => "ups",
            Self::Usps => "usps",
            Self::FedexExpress => "fedex-express",
            Self::FedexGround => "fedex-ground",
            Self::DhlExpress => "dhl-express",
            Self::DhlPiece => "dhl-piece",
            Self::DhlEcommerce => "dhl-ecommerce",
            Self::DhlPaket => "dhl-paket",
            Self::Sscc => "sscc",
            Self::Dpd => "dpd",
            Self::Gls => "gls",
            Self::Evri => "evri",
            Self::CanadaPost => "canada-post",
            Self::RussianPost => "russian-post",
            Self::JapanCourier => "japan-courier",
            Self::Amazon => "amazon",
            Self::OnTrac => "ontrac",
            Self::PostNl => "postnl",
            Self::Colissimo => "colissimo",
            Self::InPost => "inpost",
            Self::UniUni => "uniuni",
            Self::Gofo => "gofo",
            Self::SfExpress => "sf-express",
            Self::JtExpress => "jt-express",
            Self::Cainiao => "cainiao",
            Self::Aliexpress => "aliexpress",
            Self::Yanwen => "yanwen",
            Self::YunExpress => "yunexpress",
            Self::FourPx => "4px",
            Self::SunYou => "sunyou",
        }
    }
}
