//! Bad input to `import`: a clear message, the right exit code, nothing half written.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::scene::{
    Ended, FEW_ORDERS, all_orders, assert_sound, number, page, redress, run, shell, stocked,
    succeed,
};
use crate::harness::{NOW, Place, list_page, page_order};

/// Imports with no more than this much memory.
const MEMORY_KIB: usize = 400_000;

fn import(place: &Place, files: &[&Path]) -> Ended {
    let files = files.iter().map(|file| file.display().to_string());
    let words: Vec<String> =
        ["import".to_owned()].into_iter().chain(files).chain(["--json".to_owned()]).collect();
    run(&mut shell(place, &format!("ulimit -v {MEMORY_KIB}; exec \"$@\""), &words))
}

/// The reason for which the only file of an import was refused as a whole.
#[track_caller]
fn refused(ended: &Ended) -> String {
    assert_eq!((ended.exit, ended.signal), (Some(7), None), "{ended:?}");
    assert!(!ended.stderr.contains("bug"), "{ended:?}");
    let report: Value = serde_json::from_str(&ended.stdout).expect("a report");
    report[0]["error"].as_str().unwrap_or_else(|| panic!("{report}")).to_owned()
}

#[test]
fn a_file_of_the_wrong_kind_is_refused_by_name_and_nothing_is_written() {
    let whole = page(0..30);
    let cases: [(&str, Vec<u8>, &str); 16] = [
        ("empty.json", Vec::new(), "empty"),
        ("blank.json", b" \n\t\n".to_vec(), "empty"),
        ("cut.json", whole.as_bytes()[..whole.len() / 2].to_vec(), "ends in the middle"),
        ("brace.json", b"{".to_vec(), "ends in the middle"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "an image"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), "an image"),
        ("pages.zip", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(), "a ZIP archive"),
        ("pages.har.gz", b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), "a gzip archive"),
        ("invoice.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3".to_vec(), "a PDF"),
        ("orders.html", b"<!DOCTYPE html><html><body>".to_vec(), "an HTML page"),
        ("orders.csv", b"order,total\n8200000000000001,3".to_vec(), "text"),
        ("other.json", br#"{"name":"redress","version":"1"}"#.to_vec(), "JSON of another kind"),
        ("latin.json", b"{\"data\":\"caf\xe9\"}".to_vec(), "not UTF-8"),
        ("wide.json", "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect(), "UTF-16"),
        ("nested.har", nested(r#"{"log":{"entries":"#, "}}"), "no order page"),
        ("nested.json", nested(r#"{"data":"#, "}"), ""),
    ];
    let count = cases.len();
    for (name, bytes, words) in cases {
        let place = stocked(FEW_ORDERS);
        let file = place.file(name, bytes);
        let before = std::fs::read(place.db()).expect("a store");
        let reason = refused(&import(&place, &[&file]));
        assert!(reason.contains(words), "{name}: {reason}");
        assert_eq!(std::fs::read(place.db()).expect("a store"), before, "{name}");
    }
    println!("store: {count} wrong files refused, each with its reason; not a byte written");
}

/// Ten thousand lists, one in the other.
fn nested(before: &str, after: &str) -> Vec<u8> {
    format!("{before}{}{}{after}", "[".repeat(10_000), "]".repeat(10_000)).into_bytes()
}

#[test]
fn a_file_of_gigabytes_is_refused_at_once_and_without_reading_it() {
    const HUGE: u64 = 3 << 30;
    for (name, begin, words) in [
        ("zeros.json", &b""[..], "larger than 1 GiB"),
        ("object.json", b"{", "larger than 1 GiB"),
        ("page.json", b"{\"data\":{\"a\":\"", "larger than 1 GiB"),
    ] {
        let place = stocked(FEW_ORDERS);
        let path = place.folder().join(name);
        let mut file = File::create(&path).expect("a file");
        file.write_all(begin).and_then(|()| file.set_len(HUGE)).expect("a sparse file");
        let begun = Instant::now();
        let reason = refused(&import(&place, &[&path]));
        let took = begun.elapsed();
        assert!(reason.contains(words), "{name}: {reason}");
        assert!(took < Duration::from_secs(1), "{name}: {took:?}");
        println!("store: {name} of 3 GiB refused after {} ms", took.as_millis());
    }
    // A stream has no size: it is judged by its first bytes.
    let place = stocked(FEW_ORDERS);
    let script = format!("ulimit -v {MEMORY_KIB}; head -c {HUGE} /dev/zero | \"$@\"");
    let begun = Instant::now();
    let reason = refused(&run(&mut shell(&place, &script, &["import", "-", "--json"])));
    assert!(reason.contains("binary data"), "{reason}");
    assert!(begun.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_file_that_cannot_be_opened_fails_and_makes_no_store() {
    let place = Place::new();
    let missing = place.folder().join("missing.json");
    for (file, words) in [(missing.as_path(), "no such file"), (place.folder(), "a folder")] {
        let ended = import(&place, &[file]);
        assert_eq!((ended.exit, ended.stdout.as_str()), (Some(1), ""), "{ended:?}");
        let error = ended.error();
        assert_eq!(error["code"], "import.cannot-read");
        assert!(error.to_string().contains(words), "{error}");
        assert!(super::scene::names(place.folder()).is_empty());
    }
}

#[test]
fn the_good_file_is_in_when_the_other_is_bad() {
    for bad in ["missing.json", "picture.png", "cut.json"] {
        let place = Place::new();
        let good = place.file("good.json", page(0..5));
        place.file("picture.png", b"\x89PNG\r\n");
        let cut = page(5..9);
        place.file("cut.json", &cut.as_bytes()[..cut.len() - 9]);
        for files in [[good.clone(), place.folder().join(bad)], [place.folder().join(bad), good]] {
            let files: Vec<&Path> = files.iter().map(AsRef::as_ref).collect();
            let ended = import(&place, &files);
            assert_eq!(ended.exit, Some(7), "{bad}: {ended:?}");
            let report: Value = serde_json::from_str(&ended.stdout).expect("a report");
            let errors = report.as_array().expect("files").iter();
            assert_eq!(errors.filter(|file| file["error"].is_string()).count(), 1, "{report}");
            assert_eq!(all_orders(&place), (0..5).map(number).collect());
            assert_sound(&place.db());
        }
    }
}

#[test]
fn an_empty_standard_input_is_refused() {
    let place = stocked(FEW_ORDERS);
    let ended = run(&mut redress(&place, &["import", "-", "--json"]));
    assert!(refused(&ended).contains("empty"));
}

#[test]
fn more_files_than_may_be_open_at_once_are_read() {
    let place = Place::new();
    let files: Vec<String> = (0..100)
        .map(|row| place.file(&format!("{row}.json"), page(row..row + 1)).display().to_string())
        .collect();
    let words: Vec<String> = ["import".to_owned()].into_iter().chain(files).collect();
    let ended = run(&mut shell(&place, "ulimit -n 32; exec \"$@\"", &words));
    assert!(ended.acknowledged(), "{ended:?}");
    assert_eq!(all_orders(&place).len(), 100);
}

#[test]
fn a_slow_stream_keeps_nobody_waiting() {
    let place = stocked(FEW_ORDERS);
    place.file("page.json", page(50..52));
    let id = number(1);
    // While the pipe is open, another process writes.
    let script = format!(
        "mkfifo pipe; \"$1\" import pipe --json > report & \
         exec 3> pipe; head -c 60 page.json >&3; sleep 0.2; \
         \"$1\" order note {id} seen > note || exit 1; cat report; \
         tail -c +61 page.json >&3; exec 3>&-; wait; cat report"
    );
    let begun = Instant::now();
    let ended = run(&mut shell::<&str>(&place, &script, &[]));
    assert_eq!(ended.exit, Some(0), "{ended:?}");
    assert!(ended.stdout.contains("\"new\": 2"), "{ended:?}");
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(all_orders(&place).len(), FEW_ORDERS + 2);
}

#[test]
fn a_record_that_cannot_be_is_rejected_with_its_place_and_the_others_are_in() {
    let with = |field: &str, value: Value| {
        let mut order = page_order(&number(1), "Awaiting shipment");
        order[field] = value;
        order
    };
    for bad in [
        with("orderId", json!("8".repeat(40))),
        with("orderId", json!("")),
        with("orderId", json!("820000000000000x")),
        with("orderId", json!(null)),
        with("orderId", json!([1, 2])),
    ] {
        let place = Place::new();
        let orders = [bad.clone(), page_order(&number(2), "Awaiting shipment")];
        let file = place.file("page.json", list_page(NOW, &orders));
        let ended = import(&place, &[&file]);
        assert_eq!(ended.exit, Some(7), "{bad}: {ended:?}");
        let report: Value = serde_json::from_str(&ended.stdout).expect("a report");
        let rejected = report[0]["rejected"].as_array().expect("rejects");
        assert_eq!(rejected.len(), 1, "{report}");
        assert!(!rejected[0]["where"].as_str().expect("a place").is_empty());
        assert!(!rejected[0]["reason"].as_str().expect("a reason").is_empty());
        assert_eq!(all_orders(&place), [number(2)].into());
    }
}

#[test]
fn money_below_zero_never_becomes_an_amount() {
    for price in ["-US $25.66", "US $-25.66", "-25.66"] {
        let place = Place::new();
        let mut order = page_order(&number(1), "Awaiting shipment");
        order["totalPriceText"] = json!(price);
        order["formatPriceInfo"] = json!("-US $25.66|-25|66");
        let file = place.file("page.json", list_page(NOW, &[order]));
        let ended = import(&place, &[&file]);
        assert!(matches!(ended.exit, Some(0 | 7)), "{ended:?}");
        for order in place.json(&["order", "list", "--all"]).as_array().expect("orders") {
            let minor = order["total"]["minor"].as_i64();
            assert!(minor.is_none_or(|minor| minor >= 0), "{price}: {order}");
            assert_ne!(minor, Some(2_566), "{price}: the sign was dropped");
        }
    }
}

#[test]
fn what_a_terminal_would_obey_comes_out_of_json_alone_and_escaped() {
    const EVIL: &str = "red \u{1b}[31mX\u{1b}]0;title\u{7} \u{9b}2J \u{202e}gnp.exe\u{202c} \u{200b}\u{85}\u{7f} end";
    let place = Place::new();
    let mut order = page_order(&number(1), "Awaiting shipment");
    order["storeName"] = json!(EVIL);
    order["orderLines"][0]["itemTitle"] = json!(EVIL);
    order["statusText"] = json!(format!("Awaiting shipment {EVIL}"));
    let bad = page_order(&"9".repeat(40), EVIL);
    let file = place.file("evil \u{1b}[31m\u{202e}.json", list_page(NOW, &[order, bad]));
    let obeyed = |text: &str| {
        text.chars().any(|c| {
            (c.is_control() && !matches!(c, '\n' | '\t'))
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        })
    };
    let file = file.display().to_string();
    let id = number(1);
    for words in [
        vec!["import", &file, "-o", "tsv"],
        vec!["import", &file, "-o", "table"],
        vec!["import", &file, "-o", "csv"],
        vec!["order", "list", "-o", "table"],
        vec!["order", "list", "-o", "wide"],
        vec!["order", "list", "-o", "tsv"],
        vec!["order", "list", "-o", "csv"],
        vec!["order", "status", &id, "-o", "table"],
        vec!["order", "status", &id],
        vec!["order", "show", &id, "-o", "table"],
        vec!["order", "show", &id],
        vec!["order", "note", &id, EVIL, "-o", "table"],
        vec!["order", "cancel", &id, "--reason", "wrong-item", "--note", EVIL],
        vec!["order", "status", EVIL],
        vec!["import", EVIL],
    ] {
        let ran = place.run(&words);
        assert_ne!(ran.exit, 70, "{words:?}: {}", ran.stderr);
        assert!(!obeyed(&ran.stdout), "{words:?}: {:?}", ran.stdout);
        assert!(!obeyed(&ran.stderr), "{words:?}: {:?}", ran.stderr);
    }
    let ended =
        run(&mut redress(&place, &["--db", &format!("{EVIL}/a"), "order", "list", "--verbose"]));
    assert!(!obeyed(&ended.stdout) && !obeyed(&ended.stderr), "{ended:?}");
    let shown = place.run(&["order", "show", &id, "--json"]);
    succeed(&shown);
    assert!(!shown.stdout.bytes().any(|byte| byte < b' ' && byte != b'\n'), "JSON escapes");
    let seller = place.json(&["order", "show", &id])["seller"]["name"].clone();
    let connection = rusqlite::Connection::open(place.db()).expect("a store");
    let stored: String =
        connection.query_row("SELECT seller FROM entry", [], |row| row.get(0)).expect("a seller");
    assert_eq!(seller, json!(stored), "JSON tells what is stored");
}
