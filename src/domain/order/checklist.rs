//! What proves a claim of each reason, and how far a buyer has it.

use super::dispute_reason::DisputeReason;
use super::line::meets;
use super::standing::Order;
use crate::domain::actor::Actor;
use crate::domain::evidence::{Kept, Proof};
use crate::domain::ids::{ids, named};

ids! {
pub(crate) enum Weight {
    /// A claim without it is most often lost.
    Needed = "needed",
    /// It makes a claim stronger.
    Helps = "helps",
}
}

named! {
/// How far a proof is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// These files show it, by their place among the evidence of the order.
    There(Vec<usize>) = "there",
    /// What the seller wrote is in the record.
    Said = "there",
    /// These files are of the right kind, and nobody said what they show.
    Perhaps(Vec<usize>) = "perhaps",
    Missing = "missing",
}
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Check {
    pub(crate) proof: Proof,
    pub(crate) weight: Weight,
    pub(crate) found: Found,
}

/// What proves a claim of this reason, the weightiest first.
const fn proofs(reason: DisputeReason) -> &'static [(Proof, Weight)] {
    use Proof as P;
    use Weight::{Helps, Needed};
    match reason {
        DisputeReason::NotReceived => {
            &[(P::TrackingPage, Helps), (P::SellerChat, Helps), (P::PostalWord, Helps)]
        }
        DisputeReason::DeliveredNotReceived => &[
            (P::PostalWord, Needed),
            (P::DeliveryRecord, Needed),
            (P::TrackingPage, Helps),
            (P::OrderPage, Helps),
            (P::SellerChat, Helps),
        ],
        DisputeReason::LostInTransit => {
            &[(P::TrackingPage, Needed), (P::PostalWord, Helps), (P::SellerChat, Helps)]
        }
        DisputeReason::NoTracking => &[(P::SellerChat, Needed), (P::OrderPage, Helps)],
        DisputeReason::WrongTracking => {
            &[(P::TrackingPage, Needed), (P::SellerChat, Helps), (P::PostalWord, Helps)]
        }
        DisputeReason::ReturnedToSeller => &[(P::TrackingPage, Needed), (P::PostalWord, Helps)],
        DisputeReason::HeldByCustoms => &[(P::CustomsPaper, Needed), (P::TrackingPage, Helps)],
        DisputeReason::WrongAddress => {
            &[(P::TrackingPage, Needed), (P::PostalWord, Needed), (P::OrderPage, Helps)]
        }
        DisputeReason::ShipmentCancelled => &[(P::TrackingPage, Helps), (P::SellerChat, Helps)],
        DisputeReason::ShippedAfterRequest => {
            &[(P::OrderPage, Needed), (P::TrackingPage, Needed), (P::SellerChat, Helps)]
        }
        DisputeReason::Damaged => &[
            (P::PhotoOfDamage, Needed),
            (P::PhotoOfParcel, Helps),
            (P::UnpackingVideo, Helps),
            (P::SellerChat, Helps),
        ],
        DisputeReason::NotAsDescribed => &[
            (P::PhotoOfGoods, Needed),
            (P::ListingScreenshot, Needed),
            (P::PhotoWithRuler, Helps),
            (P::UnpackingVideo, Helps),
            (P::SellerChat, Helps),
        ],
        DisputeReason::WrongItem => &[
            (P::PhotoOfGoods, Needed),
            (P::ListingScreenshot, Needed),
            (P::PhotoOfParcel, Helps),
            (P::UnpackingVideo, Helps),
        ],
        DisputeReason::WrongSizeOrColour => &[
            (P::PhotoWithRuler, Needed),
            (P::ListingScreenshot, Needed),
            (P::OrderPage, Helps),
            (P::PhotoOfGoods, Helps),
        ],
        DisputeReason::QuantityShort => &[
            (P::PhotoOfCount, Needed),
            (P::PhotoOfParcel, Needed),
            (P::ParcelWeight, Helps),
            (P::UnpackingVideo, Helps),
        ],
        DisputeReason::PartsMissing => &[
            (P::PhotoOfCount, Needed),
            (P::ListingScreenshot, Needed),
            (P::UnpackingVideo, Helps),
            (P::PhotoOfParcel, Helps),
        ],
        DisputeReason::EmptyParcel => &[
            (P::UnpackingVideo, Needed),
            (P::PhotoOfParcel, Needed),
            (P::ParcelWeight, Helps),
            (P::PostalWord, Helps),
        ],
        DisputeReason::PoorQuality => {
            &[(P::PhotoOfDamage, Needed), (P::ListingScreenshot, Helps), (P::FaultVideo, Helps)]
        }
        DisputeReason::DoesNotWork => {
            &[(P::FaultVideo, Needed), (P::ListingScreenshot, Helps), (P::ExpertPaper, Helps)]
        }
        DisputeReason::Counterfeit => {
            &[(P::PhotoOfGoods, Needed), (P::ListingScreenshot, Needed), (P::ExpertPaper, Helps)]
        }
        DisputeReason::UsedOrExpired => &[
            (P::PhotoOfGoods, Needed),
            (P::ListingScreenshot, Helps),
            (P::UnpackingVideo, Helps),
            (P::ExpertPaper, Helps),
        ],
        DisputeReason::OtherCarrier => {
            &[(P::TrackingPage, Needed), (P::OrderPage, Needed), (P::PhotoOfParcel, Helps)]
        }
        DisputeReason::ChangeOfMind => &[(P::PhotoOfGoods, Helps), (P::PhotoOfParcel, Helps)],
    }
}

/// The checklist of a reason for a claim about these lines, with what the order has of it: a file about
/// other lines proves nothing of these. Goods that go back need the carrier's
/// receipt too. A file counts where `is_there` says of its place that its copy is there.
pub(crate) fn checklist(
    order: &Order,
    reason: DisputeReason,
    lines: &[u32],
    is_there: &dyn Fn(usize) -> bool,
) -> Vec<Check> {
    let is_about = |place: usize| {
        let about = order.evidence.get(place).map_or(&[][..], |kept| &kept.lines);
        is_there(place) && meets(about, lines)
    };
    let is_there = &is_about;
    let goes_back = order.disputes.iter().any(|dispute| {
        dispute.phase.is_return() && meets(&order.line_numbers(&dispute.claim.lines), lines)
    });
    let mut wanted = proofs(reason).to_vec();
    if goes_back {
        wanted.retain(|(proof, _)| *proof != Proof::PostalWord);
        wanted.insert(0, (Proof::PostalWord, Weight::Needed));
    }
    let check = |(proof, weight)| Check { proof, weight, found: found(order, proof, is_there) };
    wanted.into_iter().map(check).collect()
}

fn found(order: &Order, proof: Proof, is_there: &dyn Fn(usize) -> bool) -> Found {
    let places = |fits: &dyn Fn(&Kept) -> bool| -> Vec<usize> {
        let kept = order.evidence.iter().enumerate();
        kept.filter(|(place, kept)| is_there(*place) && fits(kept))
            .map(|(place, _)| place)
            .collect()
    };
    let there = places(&|kept| kept.evidence.shows == Some(proof));
    if !there.is_empty() {
        return Found::There(there);
    }
    let is_said = order.messages.iter().any(|message| message.by == Actor::Seller);
    if proof == Proof::SellerChat && is_said {
        return Found::Said;
    }
    let perhaps = places(&|kept| {
        kept.evidence.shows.is_none() && proof.kinds().contains(&kept.evidence.kind)
    });
    if perhaps.is_empty() { Found::Missing } else { Found::Perhaps(perhaps) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_checklist_without_a_proof_twice_and_the_weightiest_first() {
        for reason in DisputeReason::ALL {
            let list = proofs(reason);
            assert!(!list.is_empty(), "{}", reason.id());
            let mut seen = std::collections::BTreeSet::new();
            assert!(list.iter().all(|(proof, _)| seen.insert(*proof)), "{}", reason.id());
            assert!(
                list.is_sorted_by_key(|(_, weight)| *weight == Weight::Helps),
                "{}",
                reason.id()
            );
            let needs = list.iter().any(|(_, weight)| *weight == Weight::Needed);
            assert!(needs || !reason.needs_evidence(), "{}: nothing is needed", reason.id());
        }
    }
}
