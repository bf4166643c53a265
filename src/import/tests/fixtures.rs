//! The files that a buyer saves.

use chrono::NaiveDate;

use super::*;
use crate::domain::details::{Details, Line, PriceRow, Promise, Seller};
use crate::domain::money::{Currency, Money};
use crate::domain::order::{Cause, Parcel, ShownStage, Stage};
use crate::domain::promise::{PromiseKind, Term, TermEnd};
use crate::domain::time::Moment;

const LIST: &str = include_str!("../../../tests/fixtures/import/list.json");
const JSONP: &str = include_str!("../../../tests/fixtures/import/list.jsonp");
const DETAIL: &str = include_str!("../../../tests/fixtures/import/detail.json");
const HAR: &str = include_str!("../../../tests/fixtures/import/orders.har");
const CAPTURE: &str = include_str!("../../../tests/fixtures/import/capture.json");
const MIXED: &str = include_str!("../../../tests/fixtures/import/mixed-locales.json");

fn day(year: i32, month: u32, day: u32) -> Option<Moment> {
    NaiveDate::from_ymd_opt(year, month, day).map(Moment::Day)
}

fn seen(stage: Stage, cause: Option<Cause>) -> ShownStage {
    ShownStage { stage, cause }
}

/// The total as a number with its currency.
fn total(snapshot: &Observation) -> Option<String> {
    snapshot.look.details.total.map(|total| format!("{} {}", total.decimal(), total.currency()))
}

fn unit_price(line: &Line) -> Option<String> {
    line.unit_price.map(|price| format!("{} {}", price.decimal(), price.currency()))
}

#[test]
fn a_list_gives_each_order_with_all_it_shows() {
    let outcome = good(LIST.as_bytes());
    assert_eq!(outcome.format, Format::Mtop);
    assert_eq!(outcome.end.expect("read"), tally(1, 3, 0));
    let [unpaid, shipped, expired] = outcome.records.as_slice() else { panic!("three orders") };

    assert_eq!(unpaid.place, "block pc_om_list_order_8199000000000011");
    assert_eq!(unpaid.value.order.as_str(), "8199000000000011");
    assert_eq!(unpaid.value.seen, at("2026-09-21T14:13:20Z"));
    assert_eq!(unpaid.value.look.stage, Some(seen(Stage::AwaitingPayment, None)));
    assert_eq!(total(&unpaid.value).as_deref(), Some("1204.50 USD"));
    let facts = &unpaid.value.look.details;
    assert_eq!(facts.placed, day(2026, 9, 20));
    assert_eq!(facts.status_text.as_deref(), Some("Awaiting payment"));
    assert_eq!(
        facts.seller,
        Some(Seller {
            name: "Aurora Store".to_owned(),
            store_id: Some("1100000011".to_owned()),
            url: Some("https://www.aliexpress.com/store/1100000011".to_owned()),
            message_url: Some("https://msg.aliexpress.com/msgDetail.htm?digest=ab12cd".to_owned()),
        })
    );

    assert_eq!(shipped.value.look.stage, Some(seen(Stage::Shipped, None)));
    let lines = shipped.value.look.details.lines.as_deref().expect("lines");
    let [cable, set] = lines else { panic!("two lines") };
    assert_eq!(
        Line { unit_price: None, ..cable.clone() },
        Line {
            id: Some("8199000000000121".to_owned()),
            product_id: Some("1005000000000012".to_owned()),
            sku_id: Some("1200009000000012".to_owned()),
            title: "USB-C cable, braided".to_owned(),
            variant: Some("Color: red, Length: 2m".to_owned()),
            quantity: 2,
            paid: None,
            unit_price: None,
            url: Some("https://www.aliexpress.com/item/1005000000000012.html".to_owned()),
        }
    );
    assert_eq!(unit_price(cable).as_deref(), Some("7.49 USD"));
    assert_eq!((set.variant.as_deref(), set.quantity), (None, 1));
    assert_eq!(unit_price(set).as_deref(), Some("5.49 USD"));

    assert_eq!(expired.value.order.as_str(), "819900000000013");
    assert_eq!(expired.value.look.stage, Some(seen(Stage::Closed, Some(Cause::Unpaid))));
    assert_eq!(expired.value.look.details.total, None);
    assert_eq!(expired.value.look.details.seller, None);
    let line = &expired.value.look.details.lines.as_deref().expect("lines")[0];
    assert_eq!(line.sku_id, None);
    assert_eq!(unit_price(line).as_deref(), Some("1.99 USD"));
}

#[test]
fn a_call_with_text_for_numbers_says_the_same_and_its_tab_helps_out() {
    let outcome = good(JSONP.as_bytes());
    assert_eq!(outcome.format, Format::Mtop);
    let [done, new] = outcome.records.as_slice() else { panic!("two orders") };
    assert_eq!(done.value.seen, at("2026-09-21T14:16:40Z"));
    assert_eq!(done.value.look.stage, Some(seen(Stage::Completed, None)));
    assert_eq!(done.value.look.details.status_text.as_deref(), Some("Concluído"));
    assert_eq!(done.value.look.details.placed, day(2026, 8, 3));
    assert_eq!(total(&done.value).as_deref(), Some("1032.74 BRL"));
    assert_eq!(done.value.look.details.lines.as_deref().expect("lines")[0].quantity, 2);
    assert_eq!(new.value.look.stage, Some(seen(Stage::AwaitingShipment, None)));
    assert_eq!(new.value.look.details.status_text.as_deref(), Some("Uma palavra nova"));
    assert_eq!(total(&new.value).as_deref(), Some("9.90 BRL"));
    let [unknown] = rejected(&outcome).try_into().expect("one field");
    assert!(
        unknown.ends_with(", status: unrecognised status text “Uma palavra nova”"),
        "{unknown}"
    );
}

#[test]
fn an_order_page_gives_one_order() {
    let outcome = good(DETAIL.as_bytes());
    let [Located { place, value }] = outcome.records.as_slice() else { panic!("one order") };
    assert_eq!(place, "order page");
    assert_eq!(value.order.as_str(), "8199000000000012");
    assert_eq!(value.seen, at("2026-09-21T14:15:00Z"));
    assert_eq!(value.look.stage, Some(seen(Stage::Shipped, None)));
    assert_eq!(total(value).as_deref(), Some("13.98 EUR"));
    let euros = |cents| Money::from_minor(cents, Currency::parse("EUR")?).ok();
    let row = |title: &str, value: &str| PriceRow { title: title.into(), value: value.into() };
    let promise = |title: &str, text: &str, terms: &[Term]| Promise {
        title: title.into(),
        text: text.into(),
        terms: terms.to_vec(),
    };
    let refund = Term {
        kind: PromiseKind::RefundIfLate,
        end: TermEnd::Date(day(2026, 10, 21).expect("a day")),
    };
    let back = Term { kind: PromiseKind::FreeReturn, end: TermEnd::Days(15) };
    let facts = value.look.details.clone();
    let line = &facts.lines.as_deref().expect("lines")[0];
    assert_eq!(unit_price(line).as_deref(), Some("7.49 EUR"));
    assert_eq!(
        Details { total: None, lines: None, ..facts },
        Details {
            seller: Some(Seller {
                name: "Borealis Store".to_owned(),
                store_id: Some("1100000012".to_owned()),
                url: Some("https://www.aliexpress.com/store/1100000012".to_owned()),
                message_url: Some(
                    "https://msg.aliexpress.com/msgDetail.htm?digest=ab12".to_owned()
                ),
            }),
            placed: day(2026, 8, 30),
            paid: day(2026, 8, 31),
            shipped: day(2026, 9, 2),
            protected_until: day(2026, 10, 21),
            discount: euros(100),
            coupons: euros(100),
            shipping: euros(0),
            tax: euros(0),
            payment_method: Some("Credit/Debit card".to_owned()),
            prices: Some(vec![
                row("Subtotal", "€14,98"),
                row("Shipping", "Free shipping"),
                row("Store Coupon", "-€1,00"),
            ]),
            promises: Some(vec![
                promise(
                    "Fast delivery",
                    "Refund if no delivery before Oct 21, 2026 · Refund if package lost",
                    &[refund],
                ),
                promise("Free returns", "Send it back within 15 days after delivery.", &[back]),
                promise(
                    "Awaiting delivery",
                    "You can open a dispute until the protection ends.",
                    &[]
                ),
            ]),
            status_text: Some("Awaiting delivery".to_owned()),
            ..Details::default()
        }
    );
    assert_eq!(
        value.look.parcels,
        [Parcel { number: "LX000000012DE".to_owned(), ..Parcel::default() }]
    );
}

#[test]
fn the_promise_tells_the_end_of_protection_where_no_step_does() {
    let without_step = DETAIL.replace(r#""text": "Refund""#, r#""text": "Return""#);
    let until = |text: &str| good(text.as_bytes()).records[0].value.look.details.protected_until;
    assert_eq!(until(&without_step), day(2026, 10, 21));
    let promise = "Refund if no delivery before Oct 21, 2026 · Refund if package lost";
    for (text, then) in [
        ("Refund if no delivery before Oct 21, 2026", day(2026, 10, 21)),
        ("Rückerstattung bei Nichtlieferung bis 21. Okt. 2026", day(2026, 10, 21)),
        ("ERSTATTUNG, wenn nicht bis 21. Oktober 2026 geliefert", day(2026, 10, 21)),
        ("Remboursement si non livré avant le 21 oct. 2026", day(2026, 10, 21)),
        ("Reembolso si no se entrega antes del 21 de octubre de 2026", day(2026, 10, 21)),
        ("Reembolso se não for entregue até 21 de out. de 2026", day(2026, 10, 21)),
        ("Zwrot pieniędzy w razie braku dostawy do 21 paź 2026", day(2026, 10, 21)),
        ("Rimborso in caso di mancata consegna entro il 21 ott 2026", day(2026, 10, 21)),
        ("Terugbetaling indien niet geleverd vóór 21 okt 2026", day(2026, 10, 21)),
        ("Возврат средств, если не доставлено до 21 окт. 2026 г.", day(2026, 10, 21)),
        ("возврат денег при недоставке до 21 октября 2026", day(2026, 10, 21)),
        (r"Coupon by Aug 3, 2026\nrefund until Oct 21, 2026\nand so on", day(2026, 10, 21)),
        ("Coupon by Aug 3, 2026 · Refund if lost · Refund by Oct 21, 2026", day(2026, 10, 21)),
        ("Apply for R$5 coupon if delayed by Aug 3, 2026", None),
        ("No refund after Aug 3, 2026", None),
        ("Refunds end on Aug 3, 2026", None),
        ("Refund between Aug 3, 2026 and Sep 4, 2026", None),
        ("Refund if package lost · by Aug 3, 2026", None),
        ("Refund by 03/08/2026", None),
    ] {
        assert_eq!(until(&without_step.replace(promise, text)), then, "{text}");
    }
    let german = without_step.replace("\"Return\"", "\"Rückerstattung \"");
    assert_eq!(until(&german.replace("no delivery before", "x")), day(2026, 10, 21));
}

#[test]
fn a_har_gives_the_orders_of_its_calls_and_nothing_of_the_person() {
    let outcome = good(HAR.as_bytes());
    assert_eq!(outcome.format, Format::Har);
    assert_eq!(outcome.end.as_ref().ok(), Some(&tally(2, 3, 0)));
    let places: Vec<_> = outcome.records.iter().map(|record| record.place.as_str()).collect();
    assert_eq!(
        places,
        [
            "entry 3, block pc_om_list_order_8199000000000012",
            "entry 3, block pc_om_list_order_8199000000000011",
            "entry 5, order page",
        ]
    );
    let times: Vec<_> = outcome.records.iter().map(|record| record.value.seen).collect();
    let started = at("2026-09-21T14:13:20Z");
    assert_eq!(times, [started, started, at("2026-09-21T14:15:00Z")]);
    let all = format!("{outcome:?}");
    let files = [HAR, DETAIL].concat();
    for secret in ["secret", "Erika", "Musterweg", "5550199", "token"] {
        assert!(files.contains(secret));
        assert!(!all.contains(secret), "{secret} is kept");
    }
}

#[test]
fn an_envelope_gives_bodies_of_both_kinds() {
    let outcome = good(CAPTURE.as_bytes());
    assert_eq!(outcome.format, Format::Capture);
    let places: Vec<_> = outcome.records.iter().map(|record| record.place.as_str()).collect();
    assert_eq!(
        places,
        ["response 1, block pc_om_list_order_8199000000000011", "response 3, order page"]
    );
    let [failed] = outcome.rejected.as_slice() else { panic!("one rejection") };
    assert_eq!(failed.place, "response 4");
    assert!(failed.reason.contains("FAIL_SYS_TOKEN_EXOIRED"), "{}", failed.reason);
}

#[test]
fn amounts_and_dates_of_many_countries_are_read() {
    let outcome = good(MIXED.as_bytes());
    let last = "block order_9, order 8199000000000040";
    assert_eq!(
        rejected(&outcome),
        [
            format!("{last}, status: unrecognised status text “FINISH”"),
            format!("{last}, order date: “07/08/2026” is not a date that can be read"),
        ]
    );
    let read: Vec<_> = outcome
        .records
        .iter()
        .map(|record| {
            let stage = record.value.look.stage.map_or("-", |seen| seen.stage.id());
            let placed = record.value.look.details.placed.map(|moment| moment.day().to_string());
            (total(&record.value).unwrap_or_default(), placed.unwrap_or_default(), stage)
        })
        .collect();
    let expected = [
        ("1234.56 EUR", "2024-03-12", "completed"),
        ("48.88 EUR", "2026-07-15", "awaiting-shipment"),
        ("11110 KRW", "2026-07-15", "shipped"),
        ("129.46 PLN", "2026-09-03", "completed"),
        ("1234.56 RUB", "2026-07-15", "completed"),
        ("1234.50 CHF", "2026-07-15", "completed"),
        ("2.500 KWD", "2026-07-15", "completed"),
        ("1.250 KWD", "2026-07-15", "completed"),
        ("1234.00 NOK", "2026-07-15", "completed"),
        ("1234.00 USD", "", "-"),
    ];
    let expected = expected.map(|(total, day, stage)| (total.to_owned(), day.to_owned(), stage));
    assert_eq!(read, expected);
    assert_eq!(outcome.records[0].place, "block order_0");
}

#[test]
fn a_reminder_is_kept_as_a_promise_under_its_status() {
    let promises = |reminder: &str| {
        let text = DETAIL.replace("You can open a dispute until the protection ends.", reminder);
        good(text.as_bytes()).records[0].value.look.details.promises.clone().expect("promises")
    };
    let words = "you can open a dispute within 90 days after order was placed.";
    assert_eq!(
        promises(&format!(r"  \u202e{words}\n"))[2..],
        [Promise {
            title: "Awaiting delivery".to_owned(),
            text: words.to_owned(),
            terms: Vec::new()
        }]
    );
    assert_eq!(promises(" ").len(), 2);
}

#[test]
fn a_date_that_cannot_be_read_is_reported_and_never_a_promise() {
    let unread = DETAIL
        .replace(r#""Aug 30, 2026""#, r#""31 Feb 2026""#)
        .replace(r#""payTime": "Aug 31, 2026""#, r#""payTime": "20/10/2026""#)
        .replace(r#""Sep 2, 2026""#, r#""gib\u202eberish""#)
        .replace(r#""orderIdTitle""#, r#""orderEndTime": " soon ", "orderIdTitle""#);
    let outcome = good(unread.as_bytes());
    let field = |name: &str, date: &str| {
        format!(
            "order page, order 8199000000000012, {name}: “{date}” is not a date that can be read"
        )
    };
    assert_eq!(
        rejected(&outcome),
        [
            field("order date", "31 Feb 2026"),
            field("payment date", "20/10/2026"),
            field("shipping date", "gibberish"),
            field("end date", "soon"),
        ]
    );
    assert_eq!(outcome.end.expect("read"), tally(1, 1, 4));
    let whole = good(DETAIL.as_bytes()).records[0].value.look.details.clone();
    let facts = outcome.records[0].value.look.details.clone();
    assert_eq!(facts, Details { placed: None, paid: None, shipped: None, ended: None, ..whole });

    let of_list = |date: &str| {
        let outcome = good(LIST.replace(r#""Sep 20, 2026""#, &format!(r#""{date}""#)).as_bytes());
        assert_eq!(outcome.records[0].value.look.details.promises, None);
        assert_eq!(outcome.records.len(), 3);
        rejected(&outcome).concat()
    };
    assert!(
        of_list("20/09/2026")
            .ends_with("11, order date: “20/09/2026” is not a date that can be read")
    );
    for nothing in [" ", "--", "Sep 19, 2026"] {
        assert_eq!(of_list(nothing), "", "{nothing}");
    }
}

#[test]
fn what_a_page_cannot_know_yet_is_reported() {
    let reasons = |file: &str, date: &str, instead: &str| {
        let outcome = good(file.replace(date, instead).as_bytes());
        assert!(outcome.records.iter().any(|record| record.value.look.details.total.is_some()));
        rejected(&outcome)
    };
    let why = "the date is later than the page itself";
    let place = "block pc_om_list_order_8199000000000011, order 8199000000000011, order date";
    assert_eq!(reasons(LIST, "Sep 20, 2026", "Oct 20, 2099"), [format!("{place}: {why}")]);
    assert_eq!(reasons(LIST, "Sep 20, 2026", "Sep 23, 2026"), [format!("{place}: {why}")]);
    assert!(reasons(LIST, "Sep 20, 2026", "Sep 22, 2026").is_empty());
    for (date, field) in [
        ("Aug 30, 2026", "order date"),
        ("Aug 31, 2026", "payment date"),
        ("Sep 2, 2026", "shipping date"),
    ] {
        let place = format!("order page, order 8199000000000012, {field}");
        assert_eq!(reasons(DETAIL, date, "Oct 20, 2099"), [format!("{place}: {why}")]);
    }
}

#[test]
fn a_date_of_the_refund_that_cannot_be_read_is_reported() {
    let step = r#""text": "Refund",
              "time": "#;
    assert!(DETAIL.contains(step));
    let promise = "Refund if no delivery before Oct 21, 2026";
    for (step_date, promised, until, reasons) in [
        ("21/10/2026", promise, day(2026, 10, 21), vec!["refund step: “21/10/2026”"]),
        ("", "Refund by 21/10/2026", None, vec!["refund promise: “Refund by 21/10/2026”"]),
        ("", "Refund within 15 days", None, vec![]),
        ("", "Coupon by 21/10/2026", None, vec![]),
        ("Oct 21, 2026", "Refund by 21/10/2026", day(2026, 10, 21), vec![]),
    ] {
        let text = DETAIL.replacen(step, &format!("{step}\"{step_date}\", \"x\": "), 1);
        let outcome = good(text.replace(promise, promised).as_bytes());
        assert_eq!(outcome.records[0].value.look.details.protected_until, until, "{step_date}");
        let place = "order page, order 8199000000000012, date of the";
        let reasons: Vec<_> = reasons
            .into_iter()
            .map(|reason| format!("{place} {reason} is not a date that can be read"))
            .collect();
        assert_eq!(rejected(&outcome), reasons, "{step_date} {promised}");
    }
}

#[test]
fn a_time_of_capture_that_cannot_be_read_is_reported() {
    let time = "“soon” is not a date that can be read";
    let page = LIST.replace(r#""curTime": 1790000000123"#, r#""curTime": "soon""#);
    let outcome = good(page.as_bytes());
    assert_eq!(rejected(&outcome), [format!("time of the page: {time}")]);
    assert_eq!(outcome.records[0].value.seen, fallback());
    let started =
        HAR.replace(r#""startedDateTime": "2026"#, r#""startedDateTime": "soon", "x": "2026"#);
    let outcome = good(started.as_bytes());
    assert_eq!(rejected(&outcome), [format!("entry 3, time of the request: {time}")]);
    assert_eq!(outcome.records.len(), 3);
}

#[test]
fn an_unrecognised_status_never_becomes_the_stage_of_a_tab_with_others() {
    let stage = |tab: &str| {
        let action =
            format!(r#""a":{{"tag":"pc_om_list_header_action","fields":{{"statusTab":"{tab}"}}}}"#);
        let order = order(r#""orderId":"8199000000000011","statusText":"취소됨""#);
        let outcome = good(list(&format!("{action},{order}")).as_bytes());
        let reason = "status: unrecognised status text “취소됨”";
        assert_eq!(
            rejected(&outcome),
            [format!("block o, order 8199000000000011, {reason}")],
            "{tab}"
        );
        outcome.records[0].value.look.stage.map(|seen| seen.stage)
    };
    assert_eq!(stage("completed"), None);
    assert_eq!(stage("shipped"), Some(Stage::Shipped));
}
