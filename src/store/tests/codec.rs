//! What an event becomes on the disk, and back.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::given::{event, happened, moment};
use crate::domain::order::{DisputeEvent, Event, Step};
use crate::store::codec::{
    actor, decode, encode, instant, instant_text, moment as read_moment, moment_text, witness,
    witness_text,
};

/// The place of an event's kind in a row. A new kind breaks this, and shall: the strategy of events
/// must come to know it.
fn kind(event: &Event) -> usize {
    match event {
        Event::Placed { .. } => 0,
        Event::Learned(_) => 1,
        Event::Repeated(_) => 2,
        Event::Seen(_) => 3,
        Event::Retold => 4,
        Event::Paid { .. } => 5,
        Event::PaymentVerified { .. } => 6,
        Event::ShipByMoved { .. } => 7,
        Event::CancellationRequested { .. } => 8,
        Event::CancellationWithdrawn => 9,
        Event::CancellationRejected { .. } => 10,
        Event::Cancelled { .. } => 11,
        Event::PartlyShipped => 12,
        Event::Shipped(_) => 13,
        Event::Tracked(_) => 14,
        Event::ShipmentCancelled => 15,
        Event::ReturnedToSeller => 16,
        Event::ProtectionMoved(_) => 17,
        Event::Delivered { .. } => 18,
        Event::Disputed => 19,
        Event::Frozen { .. } => 20,
        Event::Unfrozen => 21,
        Event::Completed { .. } => 22,
        Event::Closed { .. } => 23,
        Event::Noted { .. } => 24,
        Event::CancellationLapsed { .. } => 25,
        Event::ShippingClaimed { .. } => 26,
        Event::DeliveryRefused => 27,
        Event::ExtensionAsked => 28,
        Event::DisputeOpened { .. } => 29,
        Event::RoadTaken { .. } => 30,
        Event::RefundMoved(step) => match step {
            Step::Started(_) => 31,
            Step::Received(_) => 32,
            Step::Failed => 33,
        },
        Event::DisputeMoved { event, .. } => match **event {
            DisputeEvent::Proposed { .. } => 34,
            DisputeEvent::Declined { .. } => 35,
            DisputeEvent::SteppedIn { .. } => 36,
            DisputeEvent::EvidenceAsked { .. } => 37,
            DisputeEvent::EvidenceGiven { .. } => 38,
            DisputeEvent::ReturnAgreed { .. } => 39,
            DisputeEvent::ReturnSent { .. } => 40,
            DisputeEvent::Ended { .. } => 41,
            DisputeEvent::Appealed { .. } => 42,
        },
        Event::Said { .. } => 43,
        Event::EvidenceAdded(_) => 44,
    }
}

#[test]
fn every_kind_of_event_is_tried_and_has_a_name_of_its_own() {
    let mut runner = TestRunner::deterministic();
    let mut names = BTreeMap::new();
    for _ in 0..6_000 {
        let event = event().new_tree(&mut runner).expect("an event").current();
        let (name, _) = encode(&event).expect("a body");
        assert_eq!(*names.entry(kind(&event)).or_insert(name), name);
    }
    assert_eq!(names.len(), 45, "{names:?}");
    let mut different: Vec<_> = names.values().collect();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), names.len(), "two kinds share a name");
}

proptest! {
    #[test]
    fn what_is_written_reads_back(happened in happened(), at in moment()) {
        let (kind, body) = encode(&happened.event).expect("a body");
        prop_assert_eq!(decode(kind, &body).expect("an event"), happened.event);
        prop_assert_eq!(read_moment(&moment_text(at)), Ok(at));
        prop_assert_eq!(read_moment(&moment_text(happened.at)), Ok(happened.at));
        prop_assert_eq!(instant(&instant_text(happened.known)), Ok(happened.known));
        prop_assert_eq!(actor(happened.by.id()), Ok(happened.by));
        prop_assert_eq!(witness(witness_text(happened.witness)), Ok(happened.witness));
    }

    #[test]
    fn a_damaged_row_is_an_error_and_never_a_panic(event in event(), cut in 0..400_usize, other in ".{0,40}") {
        let (kind, body) = encode(&event).expect("a body");
        let end = (0..=cut.min(body.len())).rev().find(|end| body.is_char_boundary(*end));
        let cut = &body[..end.unwrap_or(0)];
        if cut.len() < body.len() && body != "{}" {
            prop_assert!(decode(kind, cut).is_err(), "{} {}", kind, cut);
        }
        drop(decode(kind, &other));
        prop_assert!(decode("a kind of tomorrow", &body).is_err());
    }
}

/// Rows as stores hold them. They are a contract: each is read for ever, and read as the same.
#[test]
fn what_was_written_once_is_read_for_ever() {
    const DATE: &str = r#"{"at":"2026-03-06T18:00:00Z","rule":"cancel-seller-answer","by":"rule"}"#;
    let windows = format!(
        r#"{{"dispute_from":{DATE},"deliver_by":{DATE},"complete_by":{DATE},"dispute_until":{DATE}}}"#
    );
    for (kind, body) in [
        ("placed", format!(r#"{{"pay_by":{DATE}}}"#)),
        ("paid", format!(r#"{{"verified_by":{DATE},"ship_by":{DATE}}}"#)),
        ("payment-verified", format!(r#"{{"ship_by":{DATE}}}"#)),
        ("ship-by-moved", format!(r#"{{"ship_by":{DATE}}}"#)),
        (
            "cancellation-requested",
            format!(
                r#"{{"reason":"wrong-item","note":"sorry","complaint":true,"answer_by":{DATE},"ship_by":{DATE}}}"#
            ),
        ),
        ("cancellation-withdrawn", "{}".to_owned()),
        ("cancellation-rejected", format!(r#"{{"ship_by":{DATE}}}"#)),
        ("cancelled", r#"{"reason":"better-price"}"#.to_owned()),
        ("partly-shipped", "{}".to_owned()),
        ("shipped", windows.clone()),
        ("tracked", r#"{"number":"LP00123456789012","carrier":"Cainiao"}"#.to_owned()),
        ("shipment-cancelled", "{}".to_owned()),
        ("returned-to-seller", "{}".to_owned()),
        ("protection-moved", windows),
        ("delivered", format!(r#"{{"complete_by":{DATE},"dispute_until":{DATE}}}"#)),
        ("disputed", "{}".to_owned()),
        ("frozen", "{}".to_owned()),
        ("unfrozen", "{}".to_owned()),
        ("completed", format!(r#"{{"dispute_until":{DATE}}}"#)),
        ("completed", "{}".to_owned()),
        ("closed", r#"{"cause":"cancellation-unanswered"}"#.to_owned()),
        ("noted", r#"{"text":"wrote to the seller"}"#.to_owned()),
        ("retold", "{}".to_owned()),
        ("repeated", r#"{"seller":true,"said":true}"#.to_owned()),
        ("seen", r#"{"stage":"closed","cause":"unpaid"}"#.to_owned()),
        (
            "learned",
            r#"{"seller":{"name":"Vega Store","store_id":"1105843321"},"placed":"2026-03-02","paid":"2026-03-02T18:00:00Z","was_paid":true,"total":{"minor":13274,"currency":"BRL"},"lines":[{"title":"Pliers","quantity":2,"unit_price":{"minor":1250,"currency":"USD"}}],"prices":[{"title":"Shipping","text":"Free"}],"promises":[{"title":"Refund","text":"if late"}],"said":"Awaiting shipment"}"#
                .to_owned(),
        ),
    ] {
        let event = decode(kind, &body).unwrap_or_else(|error| panic!("{kind}: {error}"));
        let again = encode(&event).expect("a body");
        assert_eq!(again, (kind, body));
    }
}
