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

/// The reason for which one order of these fields is rejected; empty when it is not.
fn reason(fields: &str) -> String {
    let outcome = good(list(&order(fields)).as_bytes());
    outcome.rejected.into_iter().map(|rejected| rejected.reason).collect()
}

/// The error of a file that gives nothing.
fn refused(bytes: &[u8]) -> Unreadable {
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
    assert!(matches!(refused(b"{\"log\":\"\xff\"}"), Unreadable::NotUtf8 { at: 8 }));
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
        let Unreadable::Syntax { line: at_line, column: at_column, message } = &error else {
            panic!("{text}: {error:?}");
        };
        assert_eq!((*at_line, *at_column), (line, column), "{text}: {error}");
        assert!(message.contains(words), "{text}: {error}");
    }
    for cut in [100, 5_000, HAR.len() - 3] {
        assert!(matches!(refused(&HAR.as_bytes()[..cut]), Unreadable::Syntax { .. }), "{cut}");
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
        assert_eq!(outcome.rejected[0].reason, "no order number stands there");
    }
    for open in ["{\"log\":", "{\"data\":", "[{\"url\":", "{\"log\":{\"entries\":"] {
        let text = format!("{open}{}", "[".repeat(10_000));
        assert!(matches!(refused(text.as_bytes()), Unreadable::Syntax { .. }), "{open}");
    }
}

#[test]
fn keys_that_stand_there_twice_do_no_harm() {
    let twice = order(r#""orderId":"1","orderId":8199000000000011,"orderId":"8199000000000012""#);
    let outcome = good(list(&format!("{twice},{twice}")).as_bytes());
    let orders: Vec<_> = outcome.records.iter().map(|one| one.value.order.as_str()).collect();
    assert_eq!(orders, ["8199000000000012"]);
    let text = r#"{"log":1,"log":{"entries":[],"entries":[]},"log":{"entries":{}}}"#;
    assert!(matches!(refused(text.as_bytes()), Unreadable::NoOrders));
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
    assert_eq!(kept.value.facts.said.as_deref(), Some("To ship"));
    let [rejected] = outcome.rejected.as_slice() else { panic!("one rejection") };
    assert_eq!((rejected.place.as_str(), rejected.reason.as_str()), ("block b", why));
    assert_eq!(outcome.end.expect("read"), Tally { responses: 1, records: 1, rejected: 1 });

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
    assert_eq!(outcome.end.expect("read"), Tally { responses: 1, records: 2, rejected: 2 });
    assert_eq!(outcome.records[1].value.order.as_str(), "8199000000000012");
    assert_eq!(outcome.rejected[1].place, "block m");
}

#[test]
fn a_rejection_says_why() {
    let with = |more: &str| reason(&format!(r#""orderId":"8199000000000011",{more}"#));
    for (more, words) in [
        (r#""orderId":"819900000000001x""#, "other than digits"),
        (r#""orderId":"123""#, "3 digits"),
        (r#""orderId":8.199e15"#, "other than digits"),
        (r#""orderId":8199000000000011.0"#, "other than digits"),
        (r#""orderId":99999999999999999999"#, "other than digits"),
        (r#""orderId":null"#, "no order number"),
        (r#""currencyCode":"XQX""#, "the currency XQX is not known"),
        (
            r#""currencyCode":"USD","totalPriceText":"-US $4.59""#,
            "the total: the amount is negative",
        ),
        (r#""currencyCode":"USD","totalPriceText":"a lot""#, "not a number"),
        (r#""currencyCode":"KWD","totalPriceText":"KD 1.234""#, "two ways"),
        (r#""currencyCode":"USD","formatPriceInfo":"US $4.59|5|59""#, "not the same"),
        (r#""orderLines":[{"quantity":0}]"#, "quantity"),
        (r#""orderLines":[{"quantity":-1}]"#, "quantity"),
        (r#""orderLines":[{"quantity":"two"}]"#, "quantity"),
        (r#""orderLines":[{"quantity":1.5}]"#, "quantity"),
        (r#""orderLines":[{"quantity":99999999999}]"#, "quantity"),
        (r#""orderLines":[{"productId":1.5e9}]"#, "the number of a product"),
        (r#""orderLines":[{"itemPriceText":"-1","currencyCode":"USD"}]"#, "the price of a line"),
        (r#""orderLines":[5]"#, "shape"),
        (r#""orderLines":[{}]"#, "shape"),
        (r#""orderLines":[{"itemTitle":"\ud83d"}]"#, "shape"),
    ] {
        let reason = with(more);
        assert!(reason.contains(words), "{more}: {reason:?}");
    }
    for fine in [
        r#""x":1"#,
        r#""currencyCode":"","totalPriceText":"US $4.59""#,
        r#""orderLines":[{"productId":1005}]"#,
        r#""orderLines":[{"quantity":"2.00","skuId":"0","productId":null}]"#,
        r#""orderLines":null,"storeName":{},"statusText":[1,[2]]"#,
    ] {
        assert_eq!(with(fine), "", "{fine}");
    }
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
        let total = |one: &Located<Snapshot>| one.value.facts.total.map_or(0, Money::minor);
        outcome.records.iter().map(total).collect::<Vec<_>>()
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
    assert_eq!(outcome.records[0].value.facts.total.map(Money::minor), Some(1_234_000));
}

#[test]
fn the_months_of_the_page_tell_its_decimal_sign_where_nothing_else_does() {
    let with = |code: &str, total: &str, date: &str| {
        let fields = format!(
            r#""orderId":"8199000000000011","currencyCode":"{code}","totalPriceText":"{total}","orderDateText":"{date}""#
        );
        let outcome = good(list(&order(&fields)).as_bytes());
        let reason = |one: &Rejected| one.reason.clone();
        let total = |one: &Located<Snapshot>| one.value.facts.total.map(Money::decimal);
        outcome.records.first().map_or_else(|| outcome.rejected.first().map(reason), total)
    };
    let too_precise = "the total: the amount has more decimal digits than USD has";
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
    let reason = &good(of_page.as_bytes()).rejected[0].reason;
    assert_eq!(reason, "the total: the amount has more decimal digits than EUR has");
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
    assert_eq!(outcome.records[0].value.facts.total.map(Money::minor), Some(123_400));
}

#[test]
fn a_file_of_failures_says_what_failed() {
    let failed = |ret: &str| {
        format!(r#"{{"api":"mtop.aliexpress.trade.buyer.order.list","ret":["{ret}"],"data":{{}}}}"#)
    };
    let body = failed("FAIL_SYS_SESSION_EXPIRED::Session expired");
    assert!(matches!(refused(body.as_bytes()), Unreadable::SessionExpired));
    let body = failed("FAIL_SYS_USER_VALIDATE::x");
    assert!(
        matches!(refused(body.as_bytes()), Unreadable::Failed { ret } if ret == "FAIL_SYS_USER_VALIDATE")
    );
    let both = format!(
        r#"[{{"url":"","body":{}}},{{"url":"","body":{}}}]"#,
        failed("FAIL_SYS_TOKEN_EXOIRED::x"),
        failed("FAIL_SYS_SESSION_EXPIRED::x")
    );
    assert!(matches!(refused(both.as_bytes()), Unreadable::SessionExpired));
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
        (r#""text":"5""#, "no response"),
        (r#""text":"%%%","encoding":"base64""#, "base64"),
        (r#""text":"//4=","encoding":"base64""#, "base64"),
    ] {
        let har = format!(r#"{{"log":{{"entries":[5,null,{{}},{}]}}}}"#, entry(content));
        let outcome = good(har.as_bytes());
        let [rejected] = outcome.rejected.as_slice() else { panic!("{content}") };
        assert_eq!(rejected.place, "entry 4");
        assert!(rejected.reason.contains(words), "{content}: {}", rejected.reason);
    }
}

#[test]
fn whoever_takes_the_items_can_stop() {
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
    assert!(matches!(outcome.end, Err(Unreadable::NoOrders)));
    let outcome = read_as(LIST.as_bytes(), Some(Format::Capture)).expect("loaded");
    assert!(matches!(outcome.end, Err(Unreadable::NoOrders)));
    for format in Format::ALL {
        assert_eq!(Format::from_id(format.id()), Some(format));
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
