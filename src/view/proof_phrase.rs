//! The words for what proves a claim, and for a file that the form does not take.

use crate::domain::evidence::{Excess, Proof};

pub(crate) fn proof_words(proof: Proof) -> &'static str {
    match proof {
        Proof::PhotoOfDamage => "a clear photo of the damage, in good light",
        Proof::PhotoOfGoods => "a photo of what came",
        Proof::PhotoWithRuler => "a photo with a ruler beside it",
        Proof::PhotoOfCount => "a photo of all that came, in one picture",
        Proof::PhotoOfParcel => "a photo of the parcel with its label",
        Proof::UnpackingVideo => "a video of unpacking it, without a cut",
        Proof::FaultVideo => "a video in which it does not work",
        Proof::ListingScreenshot => "a screenshot of what the product page promises",
        Proof::OrderPage => "a screenshot of the order page",
        Proof::TrackingPage => "a screenshot of the tracking page",
        Proof::PostalWord => "a statement from the post, or the postal receipt",
        Proof::DeliveryRecord => {
            "the proof of delivery: its photo, its GPS position or another address on it"
        }
        Proof::ParcelWeight => "the weight of the parcel, on its label or a scale",
        Proof::CustomsPaper => "the official customs document",
        Proof::ExpertPaper => "a statement from a repair shop, an expert or the brand",
        Proof::SellerChat => "what the seller wrote",
    }
}

/// A size in the unit that people read.
pub(crate) fn size_words(bytes: u64) -> String {
    const UNITS: [(&str, u64); 4] =
        [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];
    let (unit, size) = UNITS.into_iter().find(|(_, size)| bytes >= *size).unwrap_or(("B", 1));
    let (whole, tenths) = (bytes / size, bytes % size * 10 / size);
    if tenths == 0 || whole >= 100 {
        format!("{whole} {unit}")
    } else {
        format!("{whole}.{tenths} {unit}")
    }
}

/// Why a file does not fit the form.
pub(super) fn excess_words(excess: &Excess) -> String {
    match excess {
        Excess::TooMany { most } => {
            format!("the form takes {most} files (your setting evidence-count)")
        }
        Excess::TooLarge { most } => {
            format!("the form takes {} a file (your setting evidence-size)", size_words(*most))
        }
        Excess::OtherType { taken } => {
            format!("the form takes {} (your setting evidence-types)", taken.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_never_rounded_up() {
        for (bytes, words) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1 kB"),
            (1_999, "1.9 kB"),
            (20_000_000, "20 MB"),
            (2_147_483_648, "2.1 GB"),
            (999_999_999, "999 MB"),
        ] {
            assert_eq!(size_words(bytes), words);
        }
    }
}
