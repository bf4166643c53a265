//! What people and programs are told of orders that are known, assumed, outdated, or prepared for.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use super::{
    Format, Page, agenda, difference, list, operations, problem, refunds, show, status, switched,
};
use crate::app::{AppError, OrderView, Switched};
use crate::domain::actor::Actor;
use crate::domain::deadline::SetBy;
use crate::domain::details::{Details, Line, Seller};
use crate::domain::id::OrderId;
use crate::domain::listing::{
    AgendaEntry, AgendaFilter, AgendaItem, AgendaPage, ListedGrant, ListedOperation, ListedOrder,
    ListedRefund, OutdatedOrders, RefundPage,
};
use crate::domain::order::tests::given::{
    Tale, amount, approved, cancel, cancel_for, claim, clock, dispute, done, full_page,
    in_currency, moment, nothing, number, offered, open, placed, prepare, record, shipped,
    withdraw,
};
use crate::domain::order::tests::lives::{lives, pause};
use crate::domain::order::{
    Basis, Certainty, Command, Consequence, DisputeReason, DisputeStep, OperationId, Progress,
    Reason, RecordedFact, RefundCause, Stage, StepKind, settle,
};
use crate::domain::rule::Rule;
use crate::domain::zone::Zone;

fn page(now: &str) -> Page {
    let zone = Zone::named("America/Los_Angeles").expect("a zone");
    Page { format: Format::Table, width: 80, color: false, zone, now: clock(now) }
}

fn view(tale: &Tale, now: &str) -> OrderView {
    OrderView::new(&tale.known(), clock(now), &Arc::new(tale.policy.clone()))
}

/// The status for people, its lines joined: where they end is nobody's business.
fn text(tale: &Tale, now: &str) -> String {
    status(&view(tale, now), &page(now)).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn json(tale: &Tale, now: &str) -> Value {
    let page = Page { format: Format::Json, ..page(now) };
    serde_json::from_str(&status(&view(tale, now), &page)).expect("JSON")
}

/// Two lines, paid on Monday 2 March.
fn bought() -> Tale {
    let line = |title: &str| Line { title: title.to_owned(), quantity: 1, ..Line::default() };
    let details = Details {
        seller: Some(Seller { name: "Orion Tools".to_owned(), ..Seller::default() }),
        total: Some(amount(2566)),
        placed: Some(moment("2026-03-02")),
        paid: Some(moment("2026-03-02")),
        lines: Some(vec![line("Crimping pliers"), line("Glass jar")]),
        ..Details::default()
    };
    nothing().sees(full_page(Stage::AwaitingShipment, details, "2026-03-02 18:00"))
}

fn asked() -> Tale {
    bought().when(cancel(), "2026-03-03 10:00")
}

/// Shipped on 9 March: promised by 8 May, disputable until 23 May.
fn on_its_way() -> Tale {
    bought().when(done(shipped(), "2026-03-09"), "2026-03-10")
}

fn disputed() -> Tale {
    on_its_way().when(open(claim(DisputeReason::NotReceived)), "2026-05-07 10:00")
}

/// Fails where a text has none of the first or any of the second.
fn says(text: &str, expected: &[&str], never: &[&str]) {
    for words in expected {
        assert!(text.contains(words), "\"{words}\" is missing:\n{text}");
    }
    for words in never {
        assert!(!text.contains(words), "\"{words}\" is said:\n{text}");
    }
}

#[test]
fn a_prepared_step_comes_first_and_starts_no_clock() {
    let tale = bought().when(prepare(cancel()), "2026-03-03 10:00");
    let text = text(&tale, "2026-03-05");
    let to_do = "To do: submit the cancellation on AliExpress, before it ships (by Wed 11 Mar, in 6 \
                 days). Press \"Cancel order\" on the page, then \"Request order cancellation\" if \
                 asked. Choose \"Other reasons\" (nearest to \"I no longer need it\") and press \
                 \"Submit\". When done: redress order cancel 8212313961591322 --submitted Awaiting shipment.";
    says(
        &text,
        &[to_do, "cancellation prepared", "You can drop the request redress order withdraw"],
        &["answer", "requested"],
    );
    let json = json(&tale, "2026-03-05");
    assert_eq!(json["stage"], "awaiting-shipment");
    assert_eq!(json["prepared"][0]["action"], "cancel");
    assert_eq!(json["prepared"][0]["until"], "2026-03-12T06:59:59Z");
    let shipped = tale.when(shipped(), "2026-03-09 12:00");
    let text = self::text(&shipped, "2026-03-10");
    says(&text, &["Too late: the cancellation, prepared on Tue 3 Mar"], &["To do:"]);
}

/// What is to be chosen is an entry of the form, and the last button is that of its dialog.
#[test]
fn the_entry_of_the_form_and_its_last_button_are_named() {
    let paid = bought().when(prepare(cancel_for(Reason::ModifyAddress)), "2026-03-03 10:00");
    let chosen = "Choose \"Need to modify shipping address\" and press \"Submit\".";
    says(&text(&paid, "2026-03-05"), &[chosen], &["nearest"]);
    let unpaid = placed("2026-03-02").when(prepare(cancel_for(Reason::CannotPay)), "2026-03-02");
    let chosen = "Press \"Cancel order\" on the page. Choose \"Other reasons\" (nearest to \"I cannot \
                  pay\") and press \"Confirm\".";
    says(&text(&unpaid, "2026-03-03"), &[chosen], &["Submit\"", "Request order"]);
    let reworded = [Reason::CreatedByMistake, Reason::ModifyOrder, Reason::PaymentFee];
    for reason in reworded {
        let tale = bought().when(prepare(cancel_for(reason)), "2026-03-03 10:00");
        let entry = format!("Choose \"{}\" and", crate::view::reason_words(reason));
        says(&text(&tale, "2026-03-05"), &[&entry], &["nearest"]);
    }
}

#[test]
fn every_prepared_step_names_the_command_that_says_it_was_submitted() {
    let offer = disputed().when(offered(500), "2026-05-08 10:00");
    let counter = dispute(DisputeStep::Counter(amount(2000)));
    let escalate = prepare(dispute(DisputeStep::Escalate));
    for (tale, command, submitted) in [
        (asked(), withdraw(), "redress order withdraw 8212313961591322 --submitted"),
        (
            on_its_way(),
            open(claim(DisputeReason::NotReceived)),
            "Attach: photo.jpg When done: redress dispute open 8212313961591322 --submitted",
        ),
        (
            offer.clone(),
            counter,
            "R$20.00. When done: redress dispute answer 8212313961591322 counter --submitted",
        ),
        (offer, escalate, "redress dispute escalate 8212313961591322 --submitted"),
    ] {
        let now = if submitted.contains("withdraw") { "2026-03-04" } else { "2026-05-09" };
        says(&text(&tale.when(prepare(command), now), now), &[submitted], &[]);
    }
}

#[test]
fn what_is_assumed_is_probable_and_its_money_expected() {
    let text = text(&asked(), "2026-03-07");
    says(
        &text,
        &[
            "Probably closed since Fri 6 Mar 10:00: the seller didn't answer in 72 hours.",
            "If so, a full refund of R$25.66 is expected between",
            "redress order record 8212313961591322 closed --cause cancellation-unanswered",
            "refund, expected",
        ],
        &["is due", "overdue", "Other options"],
    );
    let json = json(&asked(), "2026-03-07");
    assert_eq!(json["certainty"], "assumed");
    assert_eq!(json["assumed"]["rule"], "cancel-seller-answer");
    assert_eq!(json["assumed"]["known_stage"], "cancellation-pending");
    assert_eq!(json["refunds"][0]["certainty"], "assumed");
    // Once the money should have come nobody claims that it is late.
    says(
        &self::text(&asked(), "2026-05-07"),
        &["may have answered"],
        &["overdue", "depends on how you paid"],
    );
    let approved = asked().when(approved(), "2026-03-05");
    says(
        &self::text(&approved, "2026-05-07"),
        &["has been overdue since", "depends on how you paid"],
        &[],
    );
}

#[test]
fn an_outdated_order_keeps_the_buyers_own_dates_as_conditions() {
    let tale = on_its_way();
    says(
        &text(&tale, "2026-05-20"),
        &[
            "Shipped when last seen, 71 days ago; it may have arrived since.",
            "If it hasn't arrived: open the dispute now, the last day is Sat 23 May (in 3 days).",
            "redress order record 8212313961591322 seen",
            "if it hasn't arrived: last day to",
        ],
        &["overdue", "Other options", "completes"],
    );
    says(
        &text(&tale, "2026-06-20"),
        &["The time for a dispute ended on Sat 23 May."],
        &["open the dispute", "Other options", "chargeback"],
    );
    let json = json(&tale, "2026-05-20");
    assert_eq!(json["certainty"], "outdated");
    assert_eq!(json["look_by"], "2026-05-24T06:59:59Z");
    for deadline in json["deadlines"].as_array().expect("a list") {
        assert_eq!((&deadline["who"], &deadline["overdue"]), (&"buyer".into(), &false.into()));
    }
    let unpaid = placed("2026-03-02");
    says(&text(&unpaid, "2026-03-29"), &["it may have been paid or closed since"], &["overdue"]);
    let dispute = text(&disputed().when(offered(500), "2026-05-08"), "2026-07-20");
    says(&dispute, &["the dispute may have moved on since"], &["AliExpress decides", "overdue"]);
}

#[test]
fn a_line_is_as_far_as_its_order() {
    let stage = |tale: &Tale, now: &str| json(tale, now)["lines"][1]["stage"].clone();
    assert_eq!(stage(&bought(), "2026-03-03"), "to-ship");
    assert_eq!(stage(&asked(), "2026-03-04"), "cancelling");
    assert_eq!(stage(&asked().when(approved(), "2026-03-05"), "2026-03-06"), "cancelled");
    assert_eq!(stage(&on_its_way(), "2026-03-12"), "shipped");
    assert_eq!(stage(&disputed(), "2026-05-08"), "in-dispute");
}

#[test]
fn a_refusal_offers_only_what_the_order_allows() {
    let refused = |tale: &Tale, command: Command, now: &str| {
        let (view, refusal) = (Box::new(view(tale, now)), tale.refusal(command, now));
        problem(&AppError::Refused { view, refusal }, &page(now))
    };
    let early = refused(&on_its_way(), cancel(), "2026-03-12");
    assert_eq!(early.code, "order.already-shipped");
    let hints = early.hints.join("\n");
    says(
        &hints,
        &["redress order refuse", "you can open a dispute from Thu 19 Mar until Sat 23 May"],
        &["redress dispute open"],
    );
    let late = refused(&on_its_way(), cancel(), "2026-05-20");
    says(&late.hints.join("\n"), &["redress dispute open", "redress import FILE"], &[]);
    says(&late.causes.join("\n"), &["last seen 71 days ago; it may have changed since"], &[]);
    let unpaid = refused(&placed("2026-03-02"), cancel(), "2026-04-04");
    assert_eq!(unpaid.code, "order.payment-too-late");
}

fn entry(item: AgendaItem, due: &str, is_condition: bool) -> AgendaEntry {
    AgendaEntry {
        lines: Vec::new(),
        parcel: None,
        order: OrderId::parse("8000222333323327").expect("a number"),
        title: "Crimping pliers".to_owned(),
        line_count: Some(1),
        seller: "Orion Tools".to_owned(),
        item,
        due: Some(clock(due)),
        is_condition,
        money: Some(amount(2566)),
        is_exact: true,
    }
}

fn deadline(rule: Rule, who: Actor, then: Consequence) -> AgendaItem {
    AgendaItem::Deadline { rule, who, then, set_by: SetBy::Rule }
}

#[test]
fn the_agenda_is_grouped_by_who_must_act_and_how_certain_it_is() {
    let dispute = deadline(Rule::DisputeOpenUntil, Actor::Buyer, Consequence::DisputeCloses);
    let refund = deadline(Rule::RefundCard, Actor::Bank, Consequence::RefundOverdue);
    let found = AgendaPage {
        rows: vec![
            entry(AgendaItem::Prepared { step: StepKind::Cancel }, "2026-03-11", false),
            entry(dispute, "2026-03-04", true),
            entry(refund, "2026-03-04", false),
        ],
        more: false,
        has_orders: true,
        outdated: Some(OutdatedOrders {
            count: 12,
            oldest_look: Some(clock("2026-01-29")),
            look_by: Some(clock("2026-03-14")),
        }),
    };
    let text = agenda(&found, &AgendaFilter::default(), &page("2026-03-05"));
    let heads: Vec<&str> = text.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(
        heads[0].trim_end_matches(char::is_numeric),
        "1 thing needs you, 1 thing to wait for.                           Thu 5 Mar "
    );
    assert_eq!(
        heads[2..5],
        ["You", "You, if nothing has changed since you last looked", "Waiting for"]
    );
    says(
        &text,
        &[
            "press \"Cancel order\" on the page",
            "1 day ago  last day to open a dispute",
            "overdue: refund",
            "12 orders may have changed since you last looked (oldest look 35 days ago)",
        ],
        &["overdue: last day"],
    );
    let json = agenda(
        &found,
        &AgendaFilter::default(),
        &Page { format: Format::Json, ..page("2026-03-05") },
    );
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&json[0]["kind"], &json[0]["action"]), (&"prepared".into(), &"cancel".into()));
    assert_eq!((&json[1]["condition"], &json[1]["overdue"]), (&true.into(), &false.into()));
    assert_eq!((&json[2]["condition"], &json[2]["overdue"]), (&false.into(), &true.into()));
}

#[test]
fn an_empty_agenda_says_no_more_than_was_looked_at() {
    let filter = AgendaFilter {
        who: Some(Actor::Seller),
        until: Some(clock("2026-03-12")),
        ..AgendaFilter::default()
    };
    let text = agenda(&AgendaPage::default(), &filter, &page("2026-03-05"));
    assert!(text.starts_with("Nothing due in the next 7 days from the seller."), "{text}");
}

#[test]
fn a_narrow_agenda_loses_the_money_then_the_number_and_never_its_width() {
    let dispute = deadline(Rule::DisputeOpenUntil, Actor::Buyer, Consequence::DisputeCloses);
    let mut row = entry(dispute, "2026-03-14", false);
    row.title = "A title as long as the shops like them".to_owned();
    let found = AgendaPage { rows: vec![row], has_orders: true, ..AgendaPage::default() };
    for (width, has_money, has_number) in [(80, true, true), (64, false, true), (56, false, false)]
    {
        let page = Page { width, ..page("2026-03-05") };
        let text = agenda(&found, &AgendaFilter::default(), &page);
        let line = text.lines().find(|line| line.contains("last day")).expect("a row");
        assert!(line.chars().count() <= width, "{line}");
        let (money, number) = (line.contains("25.66"), line.contains("…3327"));
        assert_eq!((money, number), (has_money, has_number), "{line}");
    }
}

#[test]
fn lists_mark_what_is_assumed_and_what_is_outdated() {
    let since = clock("2026-03-01");
    let row = |stage, certainty| ListedOrder {
        id: OrderId::parse("8000222333323327").expect("a number"),
        title: "Crimping pliers".to_owned(),
        line_count: Some(1),
        stage,
        certainty,
        as_of: Some(since),
        seller: "Orion Tools".to_owned(),
        total: None,
        due: None,
    };
    let assumed = Certainty::Assumed { rule: Rule::CancelSellerAnswer, since };
    let rows = [
        row(Stage::Closed, assumed),
        row(Stage::Shipped, Certainty::Outdated { since }),
        row(Stage::Delivered, Certainty::Known),
    ];
    let text = list(&rows, &[], &page("2026-03-05"));
    says(&text, &["closed (?)", "shipped (old)", "(?) assumed", "(old) may have changed"], &[]);
    let csv = list(&rows, &[], &Page { format: Format::Csv, ..page("2026-03-05") });
    says(&csv, &["closed,assumed,", "shipped,outdated,", "delivered,known,"], &[]);
    let known = list(&rows[2..], &[], &page("2026-03-05"));
    says(&known, &[], &["(?)", "(old)"]);
}

#[test]
fn refunds_that_are_only_expected_are_not_owed() {
    let row = |minor, is_assumed| ListedRefund {
        order: OrderId::parse("8000222333323327").expect("a number"),
        seller: "Orion Tools".to_owned(),
        is_whole: true,
        lines: Vec::new(),
        owed: Some(in_currency(minor, "USD")),
        basis: Basis::Exact,
        received: None,
        grant: Some(ListedGrant {
            cause: RefundCause::Closing,
            granted: moment("2026-03-01"),
            expected_from: clock("2026-03-06"),
            expected_by: clock("2026-04-02"),
            rule: Rule::RefundCard,
            method: None,
            progress: Progress::Expected,
            is_overdue: false,
            is_assumed,
        }),
    };
    let found = RefundPage { rows: vec![row(1200, false), row(500, true)], more: false };
    let text = refunds(&found, &page("2026-03-05"));
    says(&text, &["$5.00 (?)", "Owed: $12.00. Expected: $5.00 (?)"], &[]);
    let json = refunds(&found, &Page { format: Format::Json, ..page("2026-03-05") });
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(
        (&json[0]["certainty"], &json[1]["certainty"]),
        (&"known".into(), &"assumed".into())
    );
}

#[test]
fn a_change_is_told_by_what_differs() {
    let before = bought().at("2026-03-03 10:00");
    let after = view(&asked(), "2026-03-03 10:00");
    assert_eq!(
        difference(Some(&before), &after, &page("2026-03-03 10:00")),
        "  stage                 awaiting-shipment → cancellation-pending\n  \
         request               + pending\n  \
         cancel-seller-answer  + Fri 6 Mar 10:00\n"
    );
    let same = difference(Some(&after.order), &after, &page("2026-03-03 10:00"));
    assert_eq!(same, "Nothing would change.\n");
}

#[test]
fn an_operation_is_named_so_that_it_can_be_undone_and_tells_what_that_changed() {
    let operation = ListedOperation {
        id: OperationId::new([0x01, 0x95, 0x3a, 0xee, 0x12, 0xf4, 0x7c, 0, 1, 2, 3, 4, 5, 6, 7, 8]),
        at: clock("2026-03-03 10:00"),
        device: [7; 16],
        is_own: true,
        command: "redress order cancel 8212313961591322".to_owned(),
        orders: vec![OrderId::parse("8212313961591322").expect("a number")],
        order_count: 1,
        facts: 1,
        settings: 0,
        is_withdrawn: false,
    };
    let log = operations(std::slice::from_ref(&operation), &page("2026-03-05"));
    says(&log, &["01953aee12f4", "…1322", "redress order cancel 8212313961591322"], &["undone"]);
    let (before, after) = (asked().at("2026-03-05"), bought().at("2026-03-05"));
    let done = Switched { operation, orders: vec![(Some(before), Some(after))] };
    let text = switched(&done, true, &page("2026-03-05"));
    says(
        &text,
        &["Undone: redress order cancel", "cancellation-pending → awaiting-shipment"],
        &["No order changed"],
    );
    let page = Page { format: Format::Json, ..page("2026-03-05") };
    let json: Value = serde_json::from_str(&switched(&done, true, &page)).expect("JSON");
    assert_eq!(json["withdrawn"], true);
    assert_eq!(json["changed"][0]["changes"][0]["what"], "stage");
}

proptest! {
    /// A bag of facts: in any order, doubled, split over two records and united, it is shown the same.
    #[test]
    fn records_that_were_split_and_united_are_shown_the_same_to_the_byte(
        (life, facts) in lives().prop_flat_map(|life| {
            let facts = Just(life.facts.clone()).prop_shuffle();
            (Just(life), facts)
        }),
        sides in vec(0..3_u8, 1..40),
        later in pause(),
    ) {
        let mut sides = sides.into_iter().cycle();
        let (mut one, mut other) = (Vec::new(), Vec::new());
        for fact in &facts {
            for telling in &fact.tellings {
                let side = sides.next();
                if side != Some(0) {
                    record(&mut one, fact.fact.clone(), telling.clone());
                }
                if side != Some(1) {
                    record(&mut other, fact.fact.clone(), telling.clone());
                }
            }
        }
        let policy = Arc::new(life.policy.clone());
        let shown = |facts: &[RecordedFact], now| {
            let known = settle(&number(), facts, &life.policy);
            let page = Page { format: Format::Json, now, ..page("2026-03-03") };
            show(&OrderView::new(&known, now, &policy), &page)
        };
        for now in [life.now, life.now + later] {
            let expected = shown(&life.facts, now);
            for united in [[&one[..], &other].concat(), [&other[..], &one].concat()] {
                prop_assert_eq!(&shown(&united, now), &expected);
            }
        }
    }
}

/// Scripts miss the items in a status, or get them twice where everything is told.
#[test]
fn scripts_are_told_of_each_line_by_status_and_show() {
    let (tale, page) = (bought(), Page { format: Format::Tsv, ..page("2026-03-03") });
    let view = view(&tale, "2026-03-03");
    let names = |text: &str| -> Vec<String> {
        text.lines().filter_map(|line| line.split('\t').next().map(str::to_owned)).collect()
    };
    let (status, show) = (names(&status(&view, &page)), names(&show(&view, &page)));
    assert_eq!(show[..status.len()], status);
    for told in [status, show] {
        assert_eq!(told.iter().filter(|name| *name == "line").count(), 2, "{told:?}");
    }
}
