//! Damaged, strange and hostile files.

use std::io::{self, Read};

use proptest::prelude::*;

use super::*;
use crate::domain::money::Money;

const HAR: &str = include_str!("../../../tests/fixtures/import/orders.har");
const LIST: &str = include_str!("../../../tests/fixtures/import/list.json");
const DETAIL: &str = include_str!("../../../tests/fixtures/import/detail.json");
const CAPTURE: &str = include_str!("../../../tests/fixtures/import/capture.json");

/// A source that never ends and counts what is taken from it.
struct Endless<'a>(&'a mut usize, u8);

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        *self.0 += buffer.len();
        buffer.fill(self.1);
        Ok(buffer.len())
    }
}

/// The error of a file that gives nothing.
fn refused(bytes: &[u8]) -> FileError {
    match read(bytes) {
        Err(error) => error,
        Ok(outcome) => {
            assert_eq!(outcome.records, []);
            outcome.end.expect_err("nothing in it")
        }
    }
}

#[test]
fn an_endless_source_is_refused_after_its_first_bytes() {
    for (byte, kind) in [(0, "binary data"), (b' ', "white space"), (b'x', "text"), (b'[', "JSON")]
    {
        let mut taken = 0;
        let error = Document::load(Endless(&mut taken, byte), None).expect_err("refused");
        assert!(error.to_string().contains(kind), "{error}");
        assert!(taken <= 64 << 10, "{taken} bytes taken");
    }
}

#[test]
fn what_is_no_saved_page_is_named() {
    for (bytes, words) in [
        (b"".as_slice(), "empty"),
        (b" \n", "empty"),
        (b"<!DOCTYPE html><html>", "an HTML page"),
        (b"<?xml version=\"1.0\"?><a/>", "an XML file"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\xff\xfe{\0", "UTF-16"),
        (b"Order Id,Order date", "text"),
        (b"\x7fELF\x02\x01\x01\0", "binary data"),
        (b"{1}", "JSON of another kind"),
        (b"[1,2]", "JSON of another kind"),
        (b"{\"name\":\"x\"}", "JSON of another kind"),
        (b"{}", "JSON of another kind"),
        (b"[]", "no order page"),
        (b"[{\"orderId\":\"8199000000000011\",\"title\":\"x\"}]", "no order page"),
        (b"{\"log\":{\"entries\":[]}}", "no order page"),
        (b"{\"log\":5}", "no order page"),
        (
            b"{\"api\":\"mtop.aliexpress.trade.buyer.order.count\",\"ret\":[\"SUCCESS\"]}",
            "no order page",
        ),
    ] {
        let error = refused(bytes).to_string();
        assert!(error.contains(words), "{}: {error}", String::from_utf8_lossy(bytes));
    }
    assert!(matches!(refused(b"{\"log\":\"\xff\"}"), FileError::NotUtf8 { at: 8 }));
}

#[test]
fn a_damaged_file_tells_where() {
    for (text, line, column, words) in [
        ("{\"api\":\"x\",\n \"da", 2, 4, "ends in the middle"),
        ("\u{feff}/**/\ncb({\"api\":\n1,,});", 3, 3, "damaged"),
        ("{\"log\":{\"entries\":[{}]}} x", 1, 26, "damaged"),
        ("[{\"url\":\"a\"}", 1, 12, "ends in the middle"),
        ("{\"api\"", 1, 6, "ends in the middle"),
        ("{", 1, 1, "ends in the middle"),
    ] {
        let error = refused(text.as_bytes());
        let FileError::Syntax { line: at_line, column: at_column, message } = &error else {
            panic!("{text}: {error:?}");
        };
        assert_eq!((*at_line, *at_column), (line, column), "{text}: {error}");
        assert!(message.contains(words), "{text}: {error}");
    }
    for cut in [100, 5_000, HAR.len() - 3] {
        assert!(matches!(refused(&HAR.as_bytes()[..cut]), FileError::Syntax { .. }), "{cut}");
    }
}

#[test]
fn ten_thousand_nested_lists_are_passed_over() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let whole = LIST.replacen('{', &format!("{{\"x\":{deep},"), 1);
    assert_eq!(good(whole.as_bytes()).records.len(), 3);
    let har = HAR.replace("\"creator\":", &format!("\"deep\": {deep}, \"creator\":"));
    assert_eq!(good(har.as_bytes()).records.len(), 3);
    for field in ["orderId", "orderLines", "statusText", "skuAttrs", "formatPriceInfo"] {
        let outcome = good(list(&order(&format!("\"{field}\":{deep}"))).as_bytes());
        assert_eq!(outcome.rejected[0].reason, "the order number is missing");
    }
    for open in ["{\"log\":", "{\"data\":", "[{\"url\":", "{\"log\":{\"entries\":"] {
        let text = format!("{open}{}", "[".repeat(10_000));
        assert!(matches!(refused(text.as_bytes()), FileError::Syntax { .. }), "{open}");
    }
}

#[test]
fn keys_that_stand_there_twice_do_no_harm() {
    let twice = order(r#""orderId":"1","orderId":8199000000000011,"orderId":"8199000000000012""#);
    let outcome = good(list(&format!("{twice},{twice}")).as_bytes());
    let orders: Vec<_> = outcome.records.iter().map(|one| one.value.order.as_str()).collect();
    assert_eq!(orders, ["8199000000000012"]);
    let text = r#"{"log":1,"log":{"entries":[],"entries":[]},"log":{"entries":{}}}"#;
    assert!(matches!(refused(text.as_bytes()), FileError::NoOrders));
}

#[test]
fn an_order_that_stands_there_twice_must_say_the_same() {
    let block = |key: &str, status: &str, more: &str| {
        let fields = format!(r#""orderId":"8199000000000011","statusText":"{status}"{more}"#);
        order(&fields).replacen("\"o\"", &format!("\"{key}\""), 1)
    };
    let why = "the page shows the order twice with different content";
    let blocks = [
        block("a", "To ship", ""),
        block("b", "Canceled", ""),
        block("c", " To ship", r#","buttons":[]"#),
    ];
    let outcome = good(list(&blocks.join(",")).as_bytes());
    let [kept] = outcome.records.as_slice() else { panic!("one order") };
    assert_eq!(kept.value.look.details.status_text.as_deref(), Some("To ship"));
    let [rejected] = outcome.rejected.as_slice() else { panic!("one rejection") };
    assert_eq!((rejected.place.as_str(), rejected.reason.as_str()), ("block b", why));
    assert_eq!(outcome.end.expect("read"), Tally { undated: 1, ..tally(1, 1, 1) });

    let page = r#""d":{"tag":"detail_order_status_block","fields":{"orderId":"8199000000000011"}}"#;
    let outcome = good(list(&format!("{},{page}", blocks[0])).as_bytes());
    assert_eq!(outcome.rejected[0].reason, why);
    assert_eq!(outcome.rejected[0].place, "order page");
}

#[test]
fn one_bad_record_is_rejected_alone() {
    let blocks = [
        order(r#""orderId":"8199000000000011""#),
        order(r#""orderId":"819900000000001x""#),
        r#""n":5,"m":{"tag":"pc_om_list_order"},"k":{"tag":["pc_om_list_order"]}"#.to_owned(),
        order(r#""orderId":8199000000000012,"orderLines":[{"quantity":"3"}]"#),
    ];
    let outcome = good(list(&blocks.join(",")).as_bytes());
    assert_eq!(outcome.end.expect("read"), Tally { undated: 1, ..tally(1, 2, 2) });
    assert_eq!(outcome.records[1].value.order.as_str(), "8199000000000012");
    assert_eq!(outcome.rejected[1].place, "block m");
}

#[test]
fn a_rejected_record_says_why() {
    for (fields, words) in [
        (r#""orderId":"819900000000001x""#, "other than digits"),
        (r#""orderId":"123""#, "3 digits"),
        (r#""orderId":8.199e15"#, "other than digits"),
        (r#""orderId":8199000000000011.0"#, "other than digits"),
        (r#""orderId":99999999999999999999"#, "20 digits"),
        (r#""orderId":null"#, "is missing"),
        (r#""orderId":["8199000000000011"]"#, "is missing"),
        ("", "is missing"),
    ] {
        let outcome = good(list(&order(fields)).as_bytes());
        assert_eq!(outcome.records, [], "{fields}");
        let [rejected] = outcome.rejected.as_slice() else { panic!("{fields}") };
        assert!(rejected.reason.contains(words), "{fields}: {}", rejected.reason);
    }
}

#[test]
fn a_field_that_cannot_be_read_is_rejected_alone() {
    let read = |more: &str| {
        let fields = format!(r#""orderId":"8199000000000011","storeName":"Aurora",{more}"#);
        good(list(&order(&fields)).as_bytes())
    };
    for (more, field) in [
        (r#""currencyCode":"XQX","totalPriceText":"XQX 4.59""#, "currency: unknown currency XQX"),
        (r#""currencyCode":"USD","totalPriceText":"-US $4.59""#, "total: the amount is negative"),
        (r#""currencyCode":"USD","totalPriceText":"a lot""#, "total: the amount is not a number"),
        (
            r#""currencyCode":"KWD","totalPriceText":"KD 1.234""#,
            "total: the amount can be read in two ways",
        ),
        (
            r#""currencyCode":"USD","formatPriceInfo":"US $4.59|5|59""#,
            "total: the amount and its parts differ",
        ),
        (r#""currencyCode":"","totalPriceText":"US $4.59""#, "total: the amount has no currency"),
        (r#""formatPriceInfo":"|4|59""#, "total: the amount has no currency"),
        (
            r#""orderLines":[{"productId":1},{"productId":1.5e9}]"#,
            "line 2, product number: not a whole number",
        ),
        (r#""orderLines":[{"orderLineId":"x"}]"#, "line 1, line number: not a whole number"),
        (
            r#""orderLines":[{"skuId":"-1","itemTitle":"x"}]"#,
            "line 1, variant number: not a whole number",
        ),
        (
            r#""orderLines":[{"itemPriceText":"Free","currencyCode":"USD"}]"#,
            "line 1, price: the amount is not a number",
        ),
        (r#""orderLines":[{"itemPriceText":"1"}]"#, "line 1, price: the amount has no currency"),
        (
            r#""orderLines":[{"itemPriceText":"1","currencyCode":"XQX"}]"#,
            "line 1, currency: unknown currency XQX",
        ),
        (r#""storeName":{}"#, "storeName: the value has an unexpected JSON type"),
        (r#""statusText":[1,[2]]"#, "statusText: the value has an unexpected JSON type"),
        (r#""orderDateText":{}"#, "orderDateText: the value has an unexpected JSON type"),
        (r#""orderLines":"2 items""#, "orderLines: the value has an unexpected JSON type"),
        (
            r#""orderLines":[{"productId":1,"skuAttrs":[{"name":"Color"},5]}]"#,
            "orderLines.1.skuAttrs.2: the value has an unexpected JSON type",
        ),
    ] {
        let outcome = read(more);
        let place = "block o, order 8199000000000011";
        assert_eq!(rejected(&outcome), [format!("{place}, {field}")], "{more}");
        let facts = &outcome.records[0].value.look.details;
        assert_eq!(facts.seller.is_none(), more.contains("storeName"), "{more}");
        assert_eq!(facts.lines.is_some(), more.contains("orderLines\":["), "{more}");
        assert!(facts.total.is_none());
    }
    for fine in [
        r#""x":1"#,
        r#""currencyCode":"","totalPriceText":" - ","formatPriceInfo":"||""#,
        r#""orderLines":[{"productId":1005}]"#,
        r#""orderLines":[{"quantity":"2.00","skuId":"0","productId":null}]"#,
        r#""orderLines":null,"statusText":null,"orderDateText":"""#,
    ] {
        assert_eq!(rejected(&read(fine)), [""; 0], "{fine}");
    }
}

#[test]
fn lines_are_read_all_or_none() {
    let good_line = r#"{"productId":1005,"quantity":1}"#;
    for (bad, why) in [
        (r#"{"quantity":0}"#, "quantity"),
        (r#"{"quantity":-1}"#, "quantity"),
        (r#"{"quantity":"two"}"#, "quantity"),
        (r#"{"quantity":1.5}"#, "quantity"),
        (r#"{"quantity":99999999999}"#, "quantity"),
        (r#"{"quantity":[2],"productId":1}"#, "quantity"),
        (r#"{"quantity":true}"#, "quantity"),
        ("5", "the line is empty"),
        ("{}", "the line is empty"),
    ] {
        let fields = format!(
            r#""orderId":"8199000000000011","statusText":"To ship","orderLines":[{good_line},{bad}]"#
        );
        let outcome = good(list(&order(&fields)).as_bytes());
        let facts = &outcome.records[0].value.look.details;
        assert_eq!((facts.status_text.as_deref(), &facts.lines), (Some("To ship"), &None), "{bad}");
        let rejected = rejected(&outcome);
        let last = rejected.last().map_or("", String::as_str);
        assert!(
            last.contains("order 8199000000000011, line 2") && last.contains(why),
            "{bad}: {last}"
        );
        assert!(last.ends_with("none of the lines of the order were read"), "{last}");
    }
}

#[test]
fn a_damaged_block_of_an_order_page_is_rejected_alone() {
    let rows = format!(r#""priceDetails": [{}{{}}], "x""#, "{},".repeat(10_000));
    let text = DETAIL.replace(r#""priceDetails""#, &rows);
    let text = text.replacen(r#""trackingNumber": "#, r#""trackingNumber": [5], "x": "#, 1);
    let outcome = good(text.as_bytes());
    let facts = &outcome.records[0].value.look.details;
    assert_eq!((facts.total, &facts.prices), (None, &None));
    assert!(facts.lines.is_some() && facts.placed.is_some() && facts.status_text.is_some());
    let place = "order page, order 8199000000000012, block";
    let rejected = rejected(&outcome);
    assert_eq!(rejected.len(), 2, "{rejected:?}");
    let structure = "does not have the structure of an order page";
    assert!(rejected[0].starts_with(&format!("{place} detail_order_price_block")));
    assert!(rejected[0].ends_with(structure), "{rejected:?}");
    assert!(rejected[1].starts_with(&format!("{place} detail_logistic_package_block")));
    assert!(rejected[1].contains(", packageInfoList.1.trackingNumber: "), "{rejected:?}");
}

#[test]
fn half_an_emoji_costs_no_order() {
    for (json, title) in [
        (r"a\ud83d", "a\u{fffd}"),
        (r"\ud83d\ud83d\ude00b", "\u{fffd}😀b"),
        (r"\ude00\n\\ud83d\u00e9", "\u{fffd} \\ud83dé"),
        (r"\ud83d\u0041", "\u{fffd}A"),
    ] {
        let fields =
            format!(r#""orderId":"8199000000000011","orderLines":[{{"itemTitle":"{json}"}}]"#);
        let outcome = good(list(&order(&fields)).as_bytes());
        assert_eq!(rejected(&outcome), [""; 0]);
        let lines = outcome.records[0].value.look.details.lines.as_deref().expect("lines");
        assert_eq!(lines[0].title, title, "{json}");
    }
}

#[test]
fn a_success_without_any_part_of_a_page_is_rejected() {
    let success = |data: &str| {
        format!(r#"{{"api":"mtop.aliexpress.trade.buyer.order.list","ret":["SUCCESS::ok"]{data}}}"#)
    };
    for data in ["", r#","data":null"#, r#","data":{}"#, r#","data":{"data":{}}"#] {
        let outcome = good(success(data).as_bytes());
        assert_eq!(
            rejected(&outcome),
            ["the response: it holds no part of an order page"],
            "{data}"
        );
    }
    let empty_page = success(r#","data":{"data":{"b":{"tag":"pc_om_list_body"}}}"#);
    let outcome = good(empty_page.as_bytes());
    assert_eq!(outcome.end.expect("read"), Tally { undated: 1, ..tally(1, 0, 0) });
}

#[test]
fn the_page_tells_its_decimal_sign_where_an_amount_does_not() {
    let order = |number: u32, total: &str| {
        order(&format!(
            r#""orderId":"81990000000000{number}","currencyCode":"KWD","totalPriceText":"{total}""#
        ))
    };
    let minor = |blocks: &[String]| {
        let outcome = good(list(&blocks.join(",")).as_bytes());
        let total = |one: &Located<Observation>| one.value.look.details.total.map(Money::minor);
        outcome.records.iter().filter_map(total).collect::<Vec<_>>()
    };
    let lone = order(11, "1.234");
    assert_eq!(minor(&[lone.clone(), order(12, "1,000.500")]), [1_234, 1_000_500]);
    assert_eq!(minor(&[lone.clone(), order(12, "1.000,500")]), [1_234_000, 1_000_500]);
    assert_eq!(minor(&[lone.clone(), order(12, "0.5"), order(13, "0,5")]), [500, 500]);
    let entry = format!(
        r#"[{{"url":"https://a/h5/mtop.aliexpress.trade.buyer.order.list/1.0/?data=%7B%22_lang%22%3A%22pt_BR%22%7D","body":{}}}]"#,
        list(&lone)
    );
    let outcome = good(entry.as_bytes());
    assert_eq!(outcome.records[0].value.look.details.total.map(Money::minor), Some(1_234_000));
}

#[test]
fn the_months_of_the_page_tell_its_decimal_sign_where_nothing_else_does() {
    let with = |code: &str, total: &str, date: &str| {
        let fields = format!(
            r#""orderId":"8199000000000011","currencyCode":"{code}","totalPriceText":"{total}","orderDateText":"{date}""#
        );
        let outcome = good(list(&order(&fields)).as_bytes());
        let total = outcome.records[0].value.look.details.total.map(Money::decimal);
        total.or_else(|| Some(outcome.rejected.first()?.reason.clone()))
    };
    let too_precise = "the amount has more decimal digits than USD has";
    for (code, total, date, then) in [
        ("USD", "US $1.005", "Sep 20, 2026", too_precise),
        ("USD", "US $1.005", "20 set 2026", "1005.00"),
        ("USD", "US $1.005", "", "1005.00"),
        ("USD", "US $1,234", "Sep 20, 2026", "1234.00"),
        ("BRL", "R$1.234", "20 de fevereiro de 2026", "1234.00"),
        ("KWD", "KD 1.234", "Sep 20, 2026", "1.234"),
        ("KWD", "KD 1.234", "20. März 2026", "1234.000"),
    ] {
        assert_eq!(with(code, total, date).as_deref(), Some(then), "{total} {date}");
    }
    let of_page = DETAIL
        .replace("€7,49|7|49", "")
        .replace("€7,49", "€1.005")
        .replace("€13,98|13|98", "")
        .replace("€13,98", "€1.005");
    let why = "the amount has more decimal digits than EUR has";
    let of_order = |field: &str| format!("order page, order 8199000000000012, {field}: {why}");
    let rejected = rejected(&good(of_page.as_bytes()));
    assert_eq!(rejected, [of_order("total"), of_order("line 1, price")]);
}

#[test]
fn a_whole_amount_in_parts_is_one_whatever_the_sign_of_the_page() {
    let order = |number: u32, info: &str| {
        let fields = format!(
            r#""orderId":"81990000000000{number}","currencyCode":"USD","formatPriceInfo":"{info}""#
        );
        order(&fields)
    };
    let blocks = [order(11, "US $1,234|1234|"), order(12, "5,00 US $||")].join(",");
    let outcome = good(list(&blocks).as_bytes());
    assert_eq!(outcome.records[0].value.look.details.total.map(Money::minor), Some(123_400));
}

#[test]
fn a_file_of_failures_says_what_failed() {
    let failed = |ret: &str| {
        format!(r#"{{"api":"mtop.aliexpress.trade.buyer.order.list","ret":["{ret}"],"data":{{}}}}"#)
    };
    let body = failed("FAIL_SYS_SESSION_EXPIRED::Session expired");
    assert!(matches!(refused(body.as_bytes()), FileError::SessionExpired));
    let body = failed("FAIL_SYS_USER_VALIDATE::x");
    assert!(
        matches!(refused(body.as_bytes()), FileError::Failed { ret } if ret == "FAIL_SYS_USER_VALIDATE")
    );
    let both = format!(
        r#"[{{"url":"","body":{}}},{{"url":"","body":{}}}]"#,
        failed("FAIL_SYS_TOKEN_EXOIRED::x"),
        failed("FAIL_SYS_SESSION_EXPIRED::x")
    );
    assert!(matches!(refused(both.as_bytes()), FileError::SessionExpired));
}

#[test]
fn bodies_that_are_missing_or_no_data_are_rejected_with_the_reason() {
    let entry = |content: &str| {
        format!(
            r#"{{"request":{{"url":"https://acs.aliexpress.com/h5/mtop.aliexpress.trade.buyer.order.list/1.0/?x=1"}},"response":{{"content":{{{content}}}}}}}"#
        )
    };
    for (content, words) in [
        ("", "did not keep"),
        (r#""text":"""#, "did not keep"),
        (r#""text":null"#, "did not keep"),
        (r#""text":"<html>""#, "a web page"),
        (r#""text":"{\"api\":""#, "ends in the middle"),
        (r#""text":"{\"api\":,""#, "damaged"),
        (r#""text":"5""#, "not a response"),
        (r#""text":{}"#, "not a text"),
        (r#""text":"%%%","encoding":"base64""#, "Base64"),
        (r#""text":"//4=","encoding":"base64""#, "Base64"),
    ] {
        let har = format!(r#"{{"log":{{"entries":[5,null,{{}},{}]}}}}"#, entry(content));
        let outcome = good(har.as_bytes());
        let [rejected] = outcome.rejected.as_slice() else { panic!("{content}") };
        assert_eq!(rejected.place, "entry 4");
        assert!(rejected.reason.contains(words), "{content}: {}", rejected.reason);
    }
}

#[test]
fn the_consumer_can_stop() {
    let document = Document::load(LIST.as_bytes(), None).expect("readable");
    let mut taken = 0;
    let stopped = document.items(fallback(), |_| {
        taken += 1;
        Err("enough")
    });
    assert!(matches!(stopped, Err(Stopped::Taker("enough"))));
    assert_eq!(taken, 1);
}

#[test]
fn a_forced_format_overrules_the_look() {
    let outcome = read_as(CAPTURE.as_bytes(), Some(Format::Har)).expect("loaded");
    assert!(matches!(outcome.end, Err(FileError::NoOrders)));
    let outcome = read_as(LIST.as_bytes(), Some(Format::Capture)).expect("loaded");
    assert!(matches!(outcome.end, Err(FileError::NoOrders)));
    for format in Format::ALL {
        assert!(read_as(b"\0\0", Some(format)).is_err());
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for forced in [None, Some(Format::Har), Some(Format::Mtop), Some(Format::Capture)] {
            drop(read_as(&bytes, forced));
        }
    }

    #[test]
    fn no_change_of_a_good_file_makes_it_panic(
        file in 0..3_usize,
        place in any::<proptest::sample::Index>(),
        cut in 0..40_usize,
        instead in prop_oneof![".{0,6}", "[0-9\\[\\]{}\",:-]{0,6}"],
    ) {
        let text = [HAR, LIST, CAPTURE][file];
        let start = text.floor_char_boundary(place.index(text.len()));
        let end = text.floor_char_boundary((start + cut).min(text.len())).max(start);
        let changed = format!("{}{instead}{}", &text[..start], &text[end..]);
        drop(read(changed.as_bytes()));
    }
}
