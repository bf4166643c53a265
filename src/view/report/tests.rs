//! Reports of orders that were recorded in a store of their own.

use super::super::Lang;

use super::{manifest, report};
use crate::app::{Case, Exhibit, Session, Thumbnail, act, add, own_settings, status};
use crate::domain::evidence::{Digest, Evidence, Kept, Kind, Proof};
use crate::domain::id::OrderId;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{
    Actor, Claim, Command, DisputeCommand, DisputeFact, DisputeReason, Fact, NewOrder, Parcel,
    Reason, RefundFact, Road, RoadStep, Ruling, Want,
};
use crate::domain::policy::Rule;
use crate::domain::purchase::{Line, Seller};
use crate::domain::time::{Instant, Moment};
use crate::settings::EMBEDDED;

const ID: &str = "8212313961591322";
/// One pixel.
const PIXEL: &[u8] = b"\xff\xd8\xff\xd9";

/// A store of its own, with a clock.
struct Shelf {
    folder: tempfile::TempDir,
}

impl Shelf {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn session(&self, now: &str) -> Session {
        let now = instant(now);
        Session {
            path: self.folder.path().join("redress.db"),
            now,
            clock: now,
            policy: EMBEDDED.clone(),
            keep: true,
            waiting: || (),
            writing: || (),
        }
    }

    fn adds(&self, now: &str, new: NewOrder) {
        let id = OrderId::parse(ID).expect("a number");
        add(&self.session(now), &id, new).expect("an order");
    }

    fn does(&self, now: &str, command: Command) {
        act(&self.session(now), ID, "test", vec![command]).expect("done");
    }

    fn case(&self, now: &str) -> Case {
        let standing = status(&self.session(now), ID).expect("an order");
        let kept = standing.order.evidence().to_vec();
        let exhibits = kept.into_iter().enumerate().map(|(place, kept)| exhibit(place + 1, kept));
        Case::new(standing, exhibits.collect(), &own_settings(None).expect("settings"))
    }
}

fn exhibit(number: usize, kept: Kept) -> Exhibit {
    let picture = (kept.evidence.media == "image/jpeg").then(|| Thumbnail {
        jpeg: PIXEL.to_vec(),
        width: 1,
        height: 1,
    });
    Exhibit {
        number,
        path: format!("files/{number:03}-{}", "picture 1.jpg"),
        kept,
        picture,
        is_located: false,
    }
}

fn instant(text: &str) -> Instant {
    text.parse().expect("a time")
}

fn at(text: &str) -> Moment {
    Moment::At(instant(text))
}

fn money(amount: &str) -> Money {
    Money::from_decimal(amount, Currency::parse("EUR").expect("a currency")).expect("an amount")
}

fn new_order() -> NewOrder {
    NewOrder {
        seller: Seller {
            name: "Orion Tools".to_owned(),
            store_id: Some("1100000001".to_owned()),
            url: Some("https://www.aliexpress.com/store/1100000001".to_owned()),
            message_url: None,
        },
        total: money("25.66"),
        placed: at("2026-03-02T16:00:00Z"),
        paid: Some(at("2026-03-02T16:10:00Z")),
        rating: None,
        method: Some("card".to_owned()),
        shipped: None,
        parcels: Vec::new(),
        lines: vec![Line {
            title: "Crimping pliers".to_owned(),
            variant: Some("Color: red".to_owned()),
            quantity: 2,
            unit_price: Some(money("12.83")),
            ..Line::default()
        }],
    }
}

fn evidence(name: &str, byte: u8, media: &str) -> Command {
    Command::AddEvidence(Box::new(Evidence {
        digest: Digest::new([byte; 32]),
        name: name.to_owned(),
        bytes: 245_760,
        media: media.to_owned(),
        kind: if media == "image/jpeg" { Kind::Photo } else { Kind::Document },
        shows: (media == "image/jpeg").then_some(Proof::PhotoOfDamage),
        changed: Some(instant("2026-03-20T10:00:00Z")),
        note: Some("the left handle".to_owned()),
    }))
}

fn say(by: Actor, text: &str) -> Command {
    Command::Say { by, text: text.to_owned(), at: None }
}

fn claim(reason: DisputeReason, want: Want) -> Command {
    Command::OpenDispute {
        claim: Box::new(Claim {
            reason,
            want,
            amount: Some(money("20.00")),
            lines: Vec::new(),
            description: Some("The left handle is broken off.\nThe box was whole.".to_owned()),
            evidence: vec!["handle.jpg".to_owned()],
            free_return: false,
        }),
        at: None,
    }
}

/// A request to cancel that was rejected, a parcel with broken goods, a dispute and its ruling.
fn long_story() -> Shelf {
    let shelf = Shelf::new();
    shelf.adds("2026-03-02T17:00:00Z", new_order());
    let cancel = Command::Cancel {
        reason: Reason::SellerLate,
        note: Some("Nothing moves.".to_owned()),
        complaint: true,
        at: None,
    };
    shelf.does("2026-03-03T18:00:00Z", cancel);
    let fact = |fact| Command::Record { fact, at: None };
    shelf.does("2026-03-04T18:00:00Z", fact(Fact::CancellationRejected));
    let parcel = Parcel { number: "LX123456789CN".to_owned(), carrier: Some("Cainiao".to_owned()) };
    let shipped = Fact::Shipped { partly: false, parcel: Some(parcel) };
    shelf.does("2026-03-05T18:00:00Z", fact(shipped));
    shelf.does("2026-03-06T18:00:00Z", say(Actor::Seller, "Friend,\nplease wait."));
    shelf.does("2026-03-06T19:00:00Z", say(Actor::Buyer, "I wait until Friday."));
    shelf.does("2026-03-06T20:00:00Z", Command::Note { text: "my-private-note".to_owned() });
    shelf.does("2026-03-20T18:00:00Z", fact(Fact::Delivered));
    shelf.does("2026-03-20T19:00:00Z", evidence("handle.jpg", 1, "image/jpeg"));
    shelf.does("2026-03-20T19:01:00Z", evidence("offer.pdf", 2, "application/pdf"));
    shelf.does("2026-03-21T18:00:00Z", claim(DisputeReason::Damaged, Want::Refund));
    let offered = DisputeFact::SellerOffered { amount: Some(money("3.00")), returns: false };
    let told = |fact| Command::RecordDispute { line: None, fact, at: None };
    shelf.does("2026-03-22T18:00:00Z", told(offered));
    let command = DisputeCommand::Reject;
    shelf.does("2026-03-22T19:00:00Z", Command::Dispute { line: None, command, at: None });
    shelf.does("2026-03-25T18:00:00Z", told(DisputeFact::SteppedIn { proposal: None }));
    let ruled = DisputeFact::Ruled { ruling: Ruling::Partial(money("10.00")), returns: false };
    shelf.does("2026-03-28T18:00:00Z", told(ruled));
    let came = RefundFact::Received { amount: Some(money("4.00")) };
    shelf.does("2026-04-02T18:00:00Z", Command::RecordRefund { fact: came, at: None });
    shelf
}

#[test]
fn the_same_case_is_the_same_at_another_time_unless_the_clock_presumes_more() {
    let shelf = Shelf::new();
    shelf.adds("2026-03-02T17:00:00Z", new_order());
    let made = |now| {
        let case = shelf.case(now);
        (report(&case, Lang::En).expect("a report"), manifest(&case))
    };
    let first = made("2026-03-02T18:00:00Z");
    assert!(first == made("2026-03-02T18:00:00Z"));
    assert!(first == made("2026-03-02T23:59:59Z"));
    let later = made("2026-04-02T18:00:00Z");
    assert!(first != later);
    assert!(later == made("2026-04-02T19:00:00Z"));
    assert!(later.0.contains("presumed by rule seller-ship-by"));
}

#[test]
fn words_from_outside_are_shown_and_never_obeyed() {
    let shelf = Shelf::new();
    let hostile = "</dd><script>alert(1)</script>{{ 7 * 7 }}\u{202e}\u{7}&\"'";
    let mut new = new_order();
    new.seller.name = hostile.to_owned();
    new.seller.url = Some("javascript:alert(1)".to_owned());
    new.lines[0].title = hostile.to_owned();
    new.parcels = vec![Parcel { number: hostile.to_owned(), carrier: Some(hostile.to_owned()) }];
    new.method = Some(hostile.to_owned());
    new.shipped = Some(at("2026-03-02T16:20:00Z"));
    shelf.adds("2026-03-02T17:00:00Z", new);
    shelf.does("2026-03-03T17:00:00Z", say(Actor::Seller, hostile));
    shelf.does("2026-03-03T17:00:00Z", evidence(hostile, 1, "image/jpeg"));
    let case = shelf.case("2026-03-03T18:00:00Z");
    for lang in Lang::ALL {
        let html = report(&case, lang).expect("a report");
        assert!(!html.contains("<script") && !html.contains("49"), "{}", lang.id());
        assert!(!html.contains("href=\"javascript"), "{}", lang.id());
        assert!(!html.chars().any(|letter| letter == '\u{202e}' || letter == '\u{7}'));
        assert!(html.contains("&lt;script&gt;"));
    }
    let facts: serde_json::Value = serde_json::from_str(&manifest(&case)).expect("JSON");
    assert_eq!(facts["seller"]["name"], hostile);
    assert_eq!(facts["evidence"][0]["name"], hostile);
}

#[test]
fn a_report_needs_nothing_beside_it() {
    let html = report(&long_story().case("2026-04-03T18:00:00Z"), Lang::En).expect("a report");
    assert!(html.contains("default-src &#x27;none&#x27;") || html.contains("default-src 'none'"));
    for word in ["<script", "<link", "@import", "url(", "src=\"http", "<iframe", "<object"] {
        assert!(!html.contains(word), "{word}");
    }
    assert!(html.contains("src=\"data:image/jpeg;base64,"));
    assert!(html.contains("001-picture%201.jpg\">"));
}

#[test]
fn a_report_tells_what_happened_what_is_owed_and_who_says_so() {
    let html = report(&long_story().case("2026-04-03T18:00:00Z"), Lang::En).expect("a report");
    for words in [
        "payment of the outstanding refund of 6.00 EUR",
        "So far 4.00 EUR has come back.",
        "Request to cancel rejected",
        "LX123456789CN",
        "please wait.",
        "AliExpress ruled for the buyer in part",
        "The left handle is broken off.\nThe box was whole.",
        "Exhibit 2",
        "0101010101010101010101010101010101010101010101010101010101010101",
        "cancel-seller-answer",
    ] {
        assert!(html.contains(words), "{words}");
    }
    assert!(!html.contains("my-private-note"), "notes are the buyer's own");
}

#[test]
fn every_rule_that_is_named_stands_among_the_rules_with_its_sources() {
    let case = long_story().case("2026-04-03T18:00:00Z");
    let html = report(&case, Lang::En).expect("a report");
    let facts: serde_json::Value = serde_json::from_str(&manifest(&case)).expect("JSON");
    let listed: Vec<&str> = facts["rules"]
        .as_array()
        .expect("rules")
        .iter()
        .filter_map(|r| r["rule"].as_str())
        .collect();
    assert!(listed.contains(&"refund-card") && listed.contains(&"dispute-decision"), "{listed:?}");
    for rule in Rule::ALL.iter().map(|rule| rule.id()) {
        let is_named = html.contains(&format!("rule {rule}"));
        assert!(!is_named || listed.contains(&rule), "{rule}");
        assert_eq!(
            html.contains(&format!("<code>{rule}</code>")),
            listed.contains(&rule),
            "{rule}"
        );
    }
}

#[test]
fn an_order_of_which_little_is_known_has_a_report_too() {
    let shelf = Shelf::new();
    let mut new = new_order();
    new.paid = None;
    new.lines.clear();
    new.method = None;
    shelf.adds("2026-03-02T17:00:00Z", new);
    let html = report(&shelf.case("2026-03-02T18:00:00Z"), Lang::En).expect("a report");
    assert!(html.contains("Nothing is asked for; this file only records the order."));
    assert!(!html.contains("What was ordered"));
}

#[test]
fn texts_of_rules_are_quotations_in_other_languages() {
    let case = long_story().case("2026-04-03T18:00:00Z");
    let says = "The seller must answer a cancellation request.";
    let english = report(&case, Lang::En).expect("a report");
    assert!(english.contains(&format!("<dd>{says}</dd>")));
    let german = report(&case, Lang::De).expect("a report");
    assert!(german.contains(&format!("<q lang=\"en\">{says}</q>")));
    assert!(german.contains("<html lang=\"de\">"));
}

#[test]
fn money_can_be_asked_for_on_a_road_outside() {
    let shelf = long_story();
    let fact = Fact::Outside { road: Road::CardChargeback, step: RoadStep::Opened };
    shelf.does("2026-04-30T18:00:00Z", Command::Record { fact, at: None });
    let html = report(&shelf.case("2026-04-30T19:00:00Z"), Lang::En).expect("a report");
    assert!(html.contains("6.00 EUR back by this way: chargeback by the bank of the card"));
}
