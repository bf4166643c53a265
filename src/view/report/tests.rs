//! Reports of orders told in the words of the core's tests.

use std::sync::Arc;

use super::super::Lang;
use super::{manifest, report};
use crate::app::{Case, Exhibit, OrderView, Thumbnail};
use crate::domain::actor::Actor;
use crate::domain::details::{Details, Line, Seller};
use crate::domain::evidence::{Digest, Evidence, Kept, Kind, Proof};
use crate::domain::money::Money;
use crate::domain::order::tests::given::{
    Tale, approved, cancel_for, clock, full_page, in_currency, moment, nothing, prepare, rejected,
    ruled, submit, tell,
};
use crate::domain::order::{
    Cause, Claim, Command, DisputeFact, DisputeReason, DisputeStep, Named, NewOrder, Parcel,
    Proposal, Reason, RefundReport, Remedy, RemedyStep, Report, Ruling, Source, Stage, StepRequest,
    Want,
};
use crate::domain::rule::Rule;
use crate::domain::zone::Zone;
use crate::settings::Settings;

/// One pixel.
const PIXEL: &[u8] = b"\xff\xd8\xff\xd9";

/// The case of an order at a time.
fn case(tale: &Tale, now: &str) -> Case {
    let policy = Arc::new(tale.policy.clone());
    let view = OrderView::new(&tale.known(), clock(now), &policy);
    let kept = view.order.evidence.clone();
    let exhibits = kept.into_iter().enumerate().map(|(place, kept)| exhibit(place + 1, kept));
    Case::new(view, exhibits.collect(), &Settings::of_record(&[], Zone::PACIFIC))
}

fn english(tale: &Tale, now: &str) -> String {
    report(&case(tale, now), Lang::En).expect("a report")
}

fn facts(tale: &Tale, now: &str) -> serde_json::Value {
    serde_json::from_str(&manifest(&case(tale, now))).expect("JSON")
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

fn money(minor: i64) -> Money {
    in_currency(minor, "EUR")
}

fn new_order() -> NewOrder {
    NewOrder {
        seller: Seller {
            name: "Orion Tools".to_owned(),
            store_id: Some("1100000001".to_owned()),
            url: Some("https://www.aliexpress.com/store/1100000001".to_owned()),
            message_url: None,
        },
        discount: None,
        shipping: None,
        tax: None,
        total: money(2566),
        placed: moment("2026-03-02 08:00"),
        paid: Some(moment("2026-03-02 08:10")),
        rating: None,
        country: None,
        method: Some("card".to_owned()),
        shipped: None,
        parcels: Vec::new(),
        lines: vec![Line {
            title: "Crimping pliers".to_owned(),
            variant: Some("Color: red".to_owned()),
            quantity: 2,
            unit_price: Some(money(1283)),
            ..Line::default()
        }],
    }
}

fn entered(new: NewOrder) -> Tale {
    nothing().when(Command::Add(Box::new(new)), "2026-03-02 09:00")
}

fn evidence(name: &str, byte: u8, media: &str) -> Command {
    let file = Box::new(Evidence {
        digest: Digest::new([byte; 32]),
        name: name.to_owned(),
        bytes: 245_760,
        media: media.to_owned(),
        kind: if media == "image/jpeg" { Kind::Photo } else { Kind::Document },
        shows: (media == "image/jpeg").then_some(Proof::PhotoOfDamage),
        changed: Some(clock("2026-03-20 03:00")),
        note: Some("the left handle, call +49 151 12345678".to_owned()),
    });
    Command::AddEvidence { file, lines: Vec::new() }
}

fn say(by: Actor, text: &str) -> Command {
    Command::Say { by, text: text.to_owned(), at: None }
}

fn opened() -> Command {
    let claim = Claim {
        reason: DisputeReason::Damaged,
        want: Want::Refund,
        amount: Some(money(2000)),
        lines: Vec::new(),
        description: Some("The left handle is broken off.\nThe box was whole.".to_owned()),
        evidence: vec!["handle.jpg".to_owned()],
        free_return: false,
    };
    submit(StepRequest::OpenDispute { claim: Some(Box::new(claim)), lines: Vec::new() })
}

fn reported(report: Report) -> Command {
    Command::Report { report, about: Named::default(), by: Source::Buyer, at: None }
}

fn came(minor: i64) -> Command {
    let report = RefundReport::Received { amount: Some(money(minor)), arrived: None, method: None };
    Command::ReportRefund { report, lines: Vec::new(), again: false, at: None }
}

/// A request to cancel that was rejected, a parcel with broken goods, a dispute and its ruling.
fn long_story() -> Tale {
    let asked = submit(StepRequest::Cancel {
        reason: Some(Reason::SellerLate),
        note: Some("Nothing moves.".to_owned()),
        complaint: true,
        lines: Vec::new(),
    });
    let parcel = Parcel {
        number: "LX123456789CN".to_owned(),
        carrier: Some("Cainiao".to_owned()),
        contents: Vec::new(),
    };
    let offer = Proposal { amount: Some(money(300)), returns: false, until: None };
    let reject = StepRequest::InDispute { lines: Vec::new(), step: DisputeStep::Reject };
    entered(new_order())
        .when(asked, "2026-03-03 10:00")
        .when(rejected(), "2026-03-04 10:00")
        .when(reported(Report::Shipped { partly: false, parcel: Some(parcel) }), "2026-03-05 10:00")
        .when(say(Actor::Seller, "Friend,\nplease wait."), "2026-03-06 10:00")
        .when(say(Actor::Buyer, "I wait until Friday."), "2026-03-06 11:00")
        .when(Command::Note { text: "my-private-note".to_owned() }, "2026-03-06 12:00")
        .when(reported(Report::Delivered), "2026-03-20 10:00")
        .when(evidence("handle.jpg", 1, "image/jpeg"), "2026-03-20 11:00")
        .when(evidence("offer.pdf", 2, "application/pdf"), "2026-03-20 11:01")
        .when(opened(), "2026-03-21 10:00")
        .when(tell(DisputeFact::SellerOffered(offer)), "2026-03-22 10:00")
        .when(submit(reject), "2026-03-22 11:00")
        .when(tell(DisputeFact::SteppedIn(None)), "2026-03-25 10:00")
        .when(ruled(Ruling::Partial(money(1000))), "2026-03-28 10:00")
        .when(came(400), "2026-04-02 10:00")
}

/// Of two items one is closed, and a file shows it; whether its price is known the total tells.
#[test]
fn refunds_and_exhibits_name_their_items_and_no_estimate_is_asked_for() {
    for (total, is_exact) in [(3000, true), (2400, false)] {
        let line = |title: &str, price| Line {
            title: title.to_owned(),
            quantity: 1,
            unit_price: Some(money(price)),
            ..Line::default()
        };
        let lines = vec![line("Red mug", 1000), line("Blue mug", 2000)];
        let new = NewOrder { total: money(total), lines, ..new_order() };
        let about = Named { lines: vec!["2".to_owned()], parcels: Vec::new() };
        let report = Report::Closed { cause: Some(Cause::Seller) };
        let closed = Command::Report { report, about, by: Source::Buyer, at: None };
        let mut photo = evidence("mug.jpg", 1, "image/jpeg");
        if let Command::AddEvidence { lines, .. } = &mut photo {
            lines.push("2".to_owned());
        }
        let tale = entered(new).when(closed, "2026-03-04 10:00").when(photo, "2026-03-04 11:00");
        let html = english(&tale, "2026-03-05 10:00");
        assert_eq!(html.matches("<dt>About the items</dt>\n<dd>Blue mug</dd>").count(), 2);
        assert_eq!(html.contains("<dt>Outstanding</dt>"), is_exact, "{total}");
        assert_eq!(html.contains("<dt>Owed to the buyer</dt>"), is_exact, "{total}");
        // What is estimated is marked wherever it stands.
        let marked = html.matches("≈ 16.00 EUR").count();
        assert_eq!((html.matches("16.00").count(), marked > 0), (marked, !is_exact), "{total}");
    }
}

#[test]
fn the_same_case_is_the_same_at_another_time_unless_the_clock_assumes_more() {
    let tale = entered(new_order()).when(cancel_for(Reason::WrongItem), "2026-03-03 10:00");
    let made = |now| (english(&tale, now), manifest(&case(&tale, now)));
    let first = made("2026-03-03 10:00");
    assert!(first == made("2026-03-06 09:00"));
    let later = made("2026-03-06 11:00");
    assert!(first != later);
    assert!(later == made("2026-03-08 10:00"));
    assert!(later.0.contains("assumed by rule cancel-seller-answer"));
}

#[test]
fn what_is_only_assumed_is_marked_and_claims_no_money() {
    let tale = entered(new_order()).when(cancel_for(Reason::WrongItem), "2026-03-03 10:00");
    let html = english(&tale, "2026-03-07 10:00");
    for words in [
        "its status is assumed to be: closed (the seller did not answer the cancellation request)",
        "the seller did not answer in time (assumed)",
        "If so, 25.66 EUR is still to be paid back.",
        "Expected back",
        "that the cancellation is granted and 25.66 EUR is paid back",
    ] {
        assert!(html.contains(words), "{words}");
    }
    assert!(!html.contains("is owed to the buyer"), "nobody saw that it is owed");
    let facts = facts(&tale, "2026-03-07 10:00");
    assert_eq!(facts["order"]["certainty"], "assumed");
    assert_eq!(facts["order"]["refunds"][0]["certainty"], "assumed");
    let known = tale.when(approved(), "2026-03-07 11:00");
    assert!(english(&known, "2026-03-07 12:00").contains("25.66 EUR is owed to the buyer"));
}

#[test]
fn what_is_only_prepared_is_nobodys_but_the_buyers() {
    let tale = entered(new_order())
        .when(prepare(cancel_for(Reason::WrongItem)), "2026-03-03 10:00")
        .when(Command::Note { text: "my-private-note".to_owned() }, "2026-03-06 12:00");
    let case = case(&tale, "2026-03-07 10:00");
    assert_eq!(case.view.prepared.len(), 1);
    for text in [english(&tale, "2026-03-07 10:00"), manifest(&case)] {
        for word in ["ancellation requested", "cancellation-requested", "wrong-item", "my-private"]
        {
            assert!(!text.contains(word), "{word}");
        }
    }
    assert!(!english(&tale, "2026-03-07 10:00").contains("<td>prepared"));
    let facts = facts(&tale, "2026-03-07 10:00");
    let history = facts["order"]["history"].as_array().expect("a history");
    let events: Vec<&str> = history.iter().filter_map(|entry| entry["event"].as_str()).collect();
    assert_eq!(events, ["placed", "paid"]);
    assert_eq!(facts["order"]["prepared"], serde_json::json!([]));
    assert_eq!(facts["order"]["actions"], serde_json::json!([]));
}

#[test]
fn an_outdated_order_is_told_as_it_was_last_seen_and_a_change_between_two_looks_as_such() {
    let details = Details { placed: Some(moment("2026-03-02")), ..Details::default() };
    let tale = nothing()
        .sees(full_page(Stage::AwaitingShipment, details.clone(), "2026-03-03 10:00"))
        .sees(full_page(Stage::Shipped, details, "2026-03-09 10:00"));
    let html = english(&tale, "2026-09-09 10:00");
    for words in [
        "shipped, not delivered (last seen 9 March 2026, 10:00)",
        "The order was last seen on 9 March 2026, 10:00 and may have changed since.",
        "between 3 March 2026, 10:00 and 9 March 2026, 10:00",
        "AliExpress page, captured 9 March 2026, 10:00",
    ] {
        assert!(html.contains(words), "{words}");
    }
    assert_eq!(facts(&tale, "2026-09-09 10:00")["order"]["certainty"], "outdated");
}

#[test]
fn words_from_outside_are_shown_and_never_obeyed() {
    let hostile = "</dd><script>alert(1)</script>{{ 7 * 7 }}\u{202e}\u{7}&\"'";
    let mut new = new_order();
    new.seller.name = hostile.to_owned();
    new.seller.url = Some("javascript:alert(1)".to_owned());
    new.lines[0].title = hostile.to_owned();
    new.parcels = vec![Parcel {
        number: hostile.to_owned(),
        carrier: Some(hostile.to_owned()),
        contents: Vec::new(),
    }];
    new.method = Some(hostile.to_owned());
    new.shipped = Some(moment("2026-03-02 08:20"));
    let tale = entered(new)
        .when(say(Actor::Seller, hostile), "2026-03-03 09:00")
        .when(evidence(hostile, 1, "image/jpeg"), "2026-03-03 09:00");
    let case = case(&tale, "2026-03-03 10:00");
    for lang in Lang::ALL {
        let html = report(&case, lang).expect("a report");
        assert!(!html.contains("<script") && !html.contains("49"), "{}", lang.id());
        assert!(!html.contains("href=\"javascript"), "{}", lang.id());
        assert!(!html.chars().any(|letter| letter == '\u{202e}' || letter == '\u{7}'));
        assert!(html.contains("&lt;script&gt;"));
    }
    let facts = facts(&tale, "2026-03-03 10:00");
    assert_eq!(facts["order"]["seller"]["name"], hostile);
    assert_eq!(facts["order"]["evidence"][0]["name"], hostile);
}

#[test]
fn a_report_needs_nothing_beside_it() {
    let html = english(&long_story(), "2026-04-03 10:00");
    assert!(html.contains("default-src &#x27;none&#x27;") || html.contains("default-src 'none'"));
    for word in ["<script", "<link", "@import", "url(", "src=\"http", "<iframe", "<object"] {
        assert!(!html.contains(word), "{word}");
    }
    assert!(html.contains("src=\"data:image/jpeg;base64,"));
    assert!(html.contains("001-picture%201.jpg\">"));
}

#[test]
fn a_report_tells_what_happened_what_is_owed_and_who_says_so() {
    let html = english(&long_story(), "2026-04-03 10:00");
    for words in [
        "payment of the outstanding refund of 6.00 EUR",
        "So far 4.00 EUR has been refunded.",
        "Cancellation request rejected",
        "LX123456789CN",
        "please wait.",
        "AliExpress ruled for the buyer in part",
        "The left handle is broken off.\nThe box was whole.",
        "Exhibit 2",
        "0101010101010101010101010101010101010101010101010101010101010101",
        "cancel-seller-answer",
        "recorded by the buyer",
    ] {
        assert!(html.contains(words), "{words}");
    }
    assert!(!html.contains("my-private-note"), "notes are the buyer's own");
    let course = html.split("<h4>").nth(1).expect("the course of the dispute");
    for step in ["Dispute opened", "Solution offered", "Proposal declined", "Ruling by AliExpress"]
    {
        assert!(course.contains(step), "{step}");
    }
}

#[test]
fn the_manifest_has_no_telephone_number_and_says_where_each_file_lies() {
    let text = manifest(&case(&long_story(), "2026-04-03 10:00"));
    assert!(!text.contains("12345678\"") && text.contains("+•• ••• ••••••••"), "{text}");
    assert!(text.contains("files/002-picture 1.jpg"));
}

#[test]
fn every_rule_that_is_named_stands_among_the_rules_with_its_sources() {
    let tale = long_story();
    let html = english(&tale, "2026-04-03 10:00");
    let facts = facts(&tale, "2026-04-03 10:00");
    let rules = facts["rules"].as_array().expect("rules");
    let listed: Vec<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
    assert!(listed.contains(&"refund-card") && listed.contains(&"dispute-appeal"), "{listed:?}");
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
    let mut new = new_order();
    new.paid = None;
    new.lines.clear();
    new.method = None;
    let html = english(&entered(new), "2026-03-02 10:00");
    assert!(html.contains("Nothing is asked for; this file only records the order."));
    assert!(!html.contains("What was ordered"));
}

#[test]
fn texts_of_rules_are_quotations_in_other_languages() {
    let case = case(&long_story(), "2026-04-03 10:00");
    let says = "The seller must answer a cancellation request.";
    let english = report(&case, Lang::En).expect("a report");
    assert!(english.contains(&format!("<dd>{says}</dd>")));
    let german = report(&case, Lang::De).expect("a report");
    assert!(german.contains(&format!("<q lang=\"en\">{says}</q>")));
    assert!(german.contains("<html lang=\"de\">"));
}

#[test]
fn money_can_be_asked_for_through_a_remedy_outside() {
    let step = Report::Remedy { remedy: Remedy::CardChargeback, step: RemedyStep::Opened };
    let tale = long_story().when(reported(step), "2026-04-30 10:00");
    let html = english(&tale, "2026-04-30 11:00");
    assert!(html.contains("6.00 EUR back through this remedy: chargeback by the bank of the card"));
}
