//! `redress evidence pack`: one file with the report, the facts, the sums and the files, the same
//! for the same case, whole or not there.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{MONDAY, PAID, text};
use crate::harness::{Place, list_page, page_order};

const PHOTO: &[u8] = include_bytes!("../fixtures/evidence/broken-handle.jpg");

/// A place with an order, a message, a note, and two files.
fn place() -> Place {
    let place = Place::with_paid();
    let photo = place.file("handle <b>.jpg", PHOTO).display().to_string();
    let paper = place.file("repair shop.txt", "broken at the joint\n").display().to_string();
    place.does(&["evidence", "add", PAID, &photo, "--shows", "photo-of-damage"]);
    place.does(&["evidence", "add", PAID, &paper]);
    place.does(&["message", "log", PAID, "--from", "seller", "please wait, friend"]);
    place.does(&["order", "note", PAID, "my-private-thought"]);
    place
}

fn target(place: &Place) -> PathBuf {
    place.folder().join("case.zip")
}

/// Packs the order, and reads the pack back.
fn packed(place: &Place, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let file = target(place).display().to_string();
    place.does(&[&["evidence", "pack", PAID, "--yes", "-o", &file], more].concat());
    unpacked(&target(place))
}

fn unpacked(pack: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(File::open(pack).expect("a pack")).expect("a zip");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("a file");
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("content");
            (file.name().expect("a name").into_owned(), content)
        })
        .collect()
}

fn sum(content: &[u8]) -> String {
    Sha256::digest(content).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

fn has(content: &[u8], words: &str) -> bool {
    content.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn a_pack_holds_the_report_the_facts_the_files_and_the_sums_of_all() {
    let files = packed(&place(), &[]);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names.len(), 5, "{names:?}");
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).expect("UTF-8");
    assert_eq!(sums.lines().count(), 4);
    for line in sums.lines() {
        let (sum_of, name) = line.split_once("  ").expect("a sum and a name");
        assert_eq!(sum_of, sum(&files[name]), "{name}");
    }
    let photo = names.iter().find(|name| name.contains(".jpg")).expect("the photo");
    assert!(photo.starts_with("files/001-"), "{photo}");
    assert_eq!(files[*photo], PHOTO);
    let report = String::from_utf8(files["report.html"].clone()).expect("UTF-8");
    assert!(report.contains(PAID));
    assert!(report.contains("handle &lt;b&gt;.jpg") && !report.contains("handle <b>"));
    assert!(report.contains("please wait, friend"));
    assert!(report.contains("data:image/jpeg;base64,"));
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).expect("JSON");
    assert_eq!(manifest["schema"], "redress.case/1");
    assert_eq!(
        (&manifest["files"][0]["number"], &manifest["files"][0]["path"]),
        (&json!(1), &json!(photo))
    );
    assert_eq!(manifest["order"]["evidence"][0]["sha256"], sum(PHOTO));
    assert_eq!(manifest["order"]["messages"][0]["text"], "please wait, friend");
    for (name, content) in &files {
        assert!(!has(content, "my-private-thought"), "the note is in {name}");
    }
}

#[test]
fn the_same_case_gives_the_same_bytes_whatever_the_clock_says() {
    let mut place = place();
    packed(&place, &[]);
    let first = std::fs::read(target(&place)).expect("a pack");
    place.at("2026-03-03T19:30:00Z");
    packed(&place, &[]);
    assert_eq!(std::fs::read(target(&place)).expect("a pack"), first);
    place.does(&["message", "log", PAID, "--from", "me", "no"]);
    packed(&place, &[]);
    assert_ne!(std::fs::read(target(&place)).expect("a pack"), first);
}

#[test]
fn the_report_is_written_in_the_language_that_is_asked_for() {
    let place = place();
    for lang in ["en", "zh", "ru", "es", "pt", "fr", "de", "pl", "it", "nl"] {
        let files = packed(&place, &["--lang", lang]);
        assert!(has(&files["report.html"], &format!("<html lang=\"{lang}\">")), "{lang}");
    }
    assert_eq!(place.run(&["evidence", "pack", PAID, "--lang", "tlh"]).exit, 2);
}

#[test]
fn a_number_that_cannot_be_and_one_that_others_have_stand_in_the_case_with_the_rule() {
    let place = place();
    for number in ["RB123456784CN", "RR123456785CN"] {
        place.does(&["order", "record", PAID, "tracking", "--tracking", number]);
    }
    place.adds("8000222333323327", &["--paid", MONDAY]);
    place.does(&["order", "record", "3327", "tracking", "--tracking", "RR 123456785 CN"]);
    for (lang, digit) in [("en", "would have to be 5"), ("ru", "должна быть 5")] {
        let files = packed(&place, &["--lang", lang]);
        let report = String::from_utf8(files["report.html"].clone()).expect("UTF-8");
        assert!(report.contains(digit) && report.contains("tracking-format"), "{lang}");
        assert!(report.contains("8000222333323327"), "{lang}");
        let manifest: Value = serde_json::from_slice(&files["manifest.json"]).expect("JSON");
        let doubts = manifest["order"]["doubts"].as_array().expect("doubts");
        let doubts: Vec<_> = doubts.iter().map(|one| one["doubt"].as_str().unwrap()).collect();
        assert_eq!(doubts, ["wrong-check-digit", "reused"]);
    }
}

#[test]
fn a_telephone_number_that_was_typed_is_in_no_file_of_the_case() {
    let place = place();
    let phone = "+49 151 12345678";
    let said = format!("call me: {phone}");
    place.does(&["message", "log", PAID, "--from", "me", &said]);
    place.does(&["order", "cancel", PAID, "--reason", "other", "--note", &said]);
    let files = packed(&place, &[]);
    for (name, content) in &files {
        assert!(!has(content, "151 12345678"), "it is in {name}");
    }
    assert!(has(&files["report.html"], "call me: +•• ••• ••••••••"));
    // The record itself keeps what was said.
    assert_eq!(place.json(&["message", "list", PAID])[1]["text"], said);
}

#[test]
fn it_tells_what_was_packed() {
    let place = place();
    let file = target(&place).display().to_string();
    let told = place.json(&["evidence", "pack", PAID, "-o", &file]);
    assert_eq!(told["schema"], "redress.pack/1");
    assert_eq!(told["order"], PAID);
    assert_eq!(told["file"], file);
    assert_eq!(told["bytes"], std::fs::metadata(&file).expect("a pack").len());
    assert_eq!(told["files"].as_array().map(Vec::len), Some(5));
    let lines = place.does(&["evidence", "pack", PAID, "--yes", "-o", &file]);
    let first: Vec<&str> = lines.lines().next().expect("a line").split('\t').collect();
    assert_eq!(first[..3], ["pack", &file, "5"]);
    assert_eq!(lines.lines().filter(|line| line.starts_with("file\t")).count(), 5);
}

#[test]
fn a_trial_lists_what_would_be_in_it_and_writes_nothing() {
    let place = place();
    let file = target(&place).display().to_string();
    let trial = place.run(&["evidence", "pack", PAID, "-o", &file, "--dry-run"]);
    assert_eq!(trial.exit, 0, "{}", trial.stderr);
    assert!(trial.stdout.contains("manifest.json") && trial.stdout.contains("files/002-"));
    assert!(!target(&place).exists());
}

#[test]
fn a_file_that_is_there_is_replaced_only_with_yes() {
    let place = place();
    let file = place.file("case.zip", "something else").display().to_string();
    let error = place.error(&["evidence", "pack", PAID, "-o", &file], 6);
    assert_eq!(error["data"]["flags"], json!(["--yes"]));
    assert!(text(&error, "/message").contains(&format!("the file {file} is there")), "{error}");
    assert_eq!(std::fs::read(&file).expect("a file"), b"something else");
    place.does(&["evidence", "pack", PAID, "-o", &file, "--yes"]);
    assert_eq!(unpacked(Path::new(&file)).len(), 5);
}

#[test]
fn a_copy_that_is_missing_or_altered_is_named_and_nothing_is_written() {
    let place = place();
    let list = place.json(&["order", "show", PAID]);
    let hex = text(&list, "/evidence/0/sha256");
    let folder = place.folder().join("redress.db.evidence");
    let copy = std::fs::read_dir(folder)
        .expect("copies")
        .map(|entry| entry.expect("an entry").path().join(hex))
        .find(|copy| copy.is_file())
        .expect("the copy");
    let file = target(&place).display().to_string();
    let ask = ["evidence", "pack", PAID, "-o", &file];
    let mut altered = PHOTO.to_vec();
    altered[1000] ^= 1;
    std::fs::remove_file(&copy).expect("removed");
    std::fs::write(&copy, &altered).expect("altered");
    let error = place.error(&ask, 1);
    assert_eq!(error["code"], "evidence.broken");
    assert_eq!(error["message"], "the copy of handle <b>.jpg was altered");
    assert_eq!(error["hints"], json!(["redress store check"]));
    std::fs::remove_file(&copy).expect("removed");
    assert_eq!(place.error(&ask, 1)["message"], "the copy of handle <b>.jpg is missing");
    assert!(!target(&place).exists());
}

#[test]
fn a_file_is_named_where_a_format_is_named_by_this_verb_alone() {
    let place = place();
    let wrong = place.run(&["order", "list", "-o", "case.zip"]);
    assert_eq!(wrong.exit, 2);
    assert!(wrong.stderr.contains("invalid value 'case.zip' for '--output <FORMAT>'"));
    assert!(wrong.stderr.contains("possible values: table, wide, tsv, csv, json, ndjson, id"));
    let wrong = place.run(&["evidence", "pack", PAID, "-o", "case.tar"]);
    assert_eq!(wrong.exit, 2);
    assert!(wrong.stderr.contains("possible values: table"), "{}", wrong.stderr);
    for name in ["case.pdf", "p4"] {
        let wrong = place.run(&["evidence", "pack", PAID, "-o", name]);
        assert_eq!(wrong.exit, 2);
        assert!(wrong.stderr.contains("a case file ends in .zip"), "{}", wrong.stderr);
    }
    assert_eq!(place.run(&["evidence", "pack", PAID, "-o", "-"]).exit, 2);
}

#[test]
fn nothing_of_an_address_on_a_page_is_in_a_pack() {
    let mut place = Place::new();
    place.at("2026-09-22T18:00:00Z");
    let id = "8199000000000012";
    let mut page: Value =
        serde_json::from_str(include_str!("../fixtures/import/detail.json")).expect("JSON");
    let secrets = ["Zebulon Quimby", "Umbrella Lane 77", "+49-555-0147", "Xanadutown", "90909"];
    let fields = page.pointer_mut("/data/data/detail_simple_order_info_component_12/fields");
    let fields = fields.and_then(Value::as_object_mut).expect("fields");
    let address = json!({ "contactPerson": secrets[0], "address": secrets[1],
        "mobileNo": secrets[2], "city": secrets[3], "zip": secrets[4] });
    fields.insert("addressVO".to_owned(), address.clone());
    fields.insert("logisticsReceiverInfo".to_owned(), address);
    let file = place.file("page.json", page.to_string()).display().to_string();
    place.does(&["import", &file]);
    place.does(&["message", "log", id, "--from", "me", "where is it?"]);
    let target = target(&place).display().to_string();
    place.does(&["evidence", "pack", id, "-o", &target]);
    let home = place.folder().display().to_string();
    for (name, content) in unpacked(Path::new(&target)) {
        assert!(!has(&content, &home), "a folder of the buyer's is in {name}");
        for secret in secrets {
            assert!(!has(&content, secret), "{secret} is in {name}");
        }
    }
}

#[test]
fn a_photo_that_tells_where_it_was_taken_is_named() {
    let place = Place::with_paid();
    // A JPEG with a latitude in its Exif directory.
    let tiff = [
        &b"MM\x00\x2a\x00\x00\x00\x08\x00\x01\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x1a"[..],
        &[0; 4],
        b"\x00\x01\x00\x02\x00\x05\x00\x00\x00\x03\x00\x00\x00\x2c",
        &[0; 4],
        &b"\x00\x00\x00\x30\x00\x00\x00\x01".repeat(3),
    ]
    .concat();
    let length = u16::try_from(tiff.len() + 8).expect("short").to_be_bytes();
    let exif = [&b"\xff\xe1"[..], &length, b"Exif\x00\x00", &tiff].concat();
    let located = [&PHOTO[..2], &exif, &PHOTO[2..]].concat();
    let photo = place.file("at-home.jpg", located).display().to_string();
    place.does(&["evidence", "add", PAID, &photo]);
    let file = target(&place).display().to_string();
    let ran = place.run(&["evidence", "pack", PAID, "-o", &file]);
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("at-home.jpg tells where it was taken"), "{}", ran.stderr);
}

#[test]
fn a_pack_that_is_killed_half_way_leaves_no_file_of_its_name() {
    let place = Place::with("8212313961591322", &["--paid", MONDAY]);
    let large = place.file("video.mp4", vec![7; 48 << 20]).display().to_string();
    place.does(&["evidence", "add", PAID, &large]);
    let file = target(&place);
    let mut killed = false;
    for wait in [5, 20, 60, 120, 200, 300, 450, 600, 900] {
        let mut child = place
            .command()
            .args(["evidence", "pack", PAID, "-o"])
            .arg(&file)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("spawned");
        std::thread::sleep(std::time::Duration::from_millis(wait));
        child.kill().expect("killed");
        let ended = child.wait().expect("ended");
        if ended.success() {
            break;
        }
        killed = true;
        assert!(!file.exists(), "after {wait} ms");
    }
    assert!(killed, "no run was short enough to be killed");
    place.does(&["evidence", "pack", PAID, "--yes", "-o", &file.display().to_string()]);
    assert_eq!(unpacked(&file).len(), 4);
    let left = std::fs::read_dir(place.folder()).expect("a folder");
    let parts = left.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    assert_eq!(parts.filter(|name| name.contains("part-")).count(), 0);
}

#[test]
fn a_pack_of_a_page_holds_no_secret_of_its_addresses_and_no_promise_that_is_none() {
    let place = Place::new();
    let mut order = page_order(PAID, "Awaiting shipment");
    order["orderDateText"] = json!("02/03/2026");
    let secrets =
        "?auth=s3cret&_m_h5_tk=s3cret&redirect=%3Fjwt%3Ds3cret;xman_t=s3cret#email=s3cret";
    for (fields, key) in [("", "storePageUrl"), ("/orderLines/0", "itemDetailUrl")] {
        let page = format!("//me:s3cret@www.aliexpress.com/store/1100000001;sid=s3cret{secrets}");
        order.pointer_mut(fields).expect("fields")[key] = json!(page);
    }
    order["sellerConnectUrl"] =
        json!(format!("//msg.aliexpress.com/msgDetail.htm{secrets}&digest=s3cret"));
    let page = place.file("orders.json", list_page("2026-03-03T17:00:00Z", &[order]));
    assert_eq!(place.run(&["import", &page.display().to_string()]).exit, 7);
    let files = packed(&place, &[]);
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).expect("JSON");
    let address = "https://www.aliexpress.com/store/1100000001";
    assert_eq!(text(&manifest, "/order/seller/url"), address);
    for (name, content) in &files {
        for word in ["s3cret", "auth", "_m_h5_tk", "jwt", "xman_t", "02/03/2026"] {
            assert!(!has(content, word), "{word} is in {name}");
        }
    }
    assert!(!place.whole(PAID).to_string().contains("s3cret"));
}

/// Of three items in two parcels one parcel came, and two items of it are disputed.
#[test]
fn a_report_tells_what_each_item_cost_where_it_is_and_which_ones_are_disputed() {
    let mut place = Place::new();
    place.at("2026-03-02T18:00:00Z");
    let add =
        ["order", "add", PAID, "--seller", "Orion", "--total", "46 USD", "--shipping", "3 USD"];
    let items = ["--item", "Red cup; 3; 10", "--item", "Plate; 1; 5", "--item", "Bowl; 1; 8"];
    place.does(&[&add[..], &["--placed", "2026-03-01", "--paid", "2026-03-01"], &items].concat());
    place.at("2026-03-03T18:00:00Z");
    place.does(&["order", "cancel", PAID, "--line", "2", "--reason", "wrong-item", "--submitted"]);
    place.does(&["order", "record", PAID, "cancellation-rejected"]);
    place.at("2026-03-05T18:00:00Z");
    for (number, lines) in [("LP00000000000001", "1"), ("LP00000000000002", "2,3")] {
        let ship = ["order", "record", PAID, "shipped", "--tracking", number, "--line", lines];
        place.does(&ship);
    }
    place.at("2026-03-20T18:00:00Z");
    place.does(&["order", "record", PAID, "delivered", "--parcel", "LP00000000000002"]);
    let photo = place.file("photo.jpg", PHOTO).display().to_string();
    let open = ["dispute", "open", PAID, "--line", "2", "--reason", "damaged", "--submitted"];
    place.does(&[&open[..], &["--amount", "4 USD", "--evidence", &photo]].concat());

    let pack = packed(&place, &["--lang", "de"]);
    let html = String::from_utf8(pack["report.html"].clone()).unwrap();
    for words in [
        "versandt, nicht zugestellt (1) · Streitfall offen (1) · zugestellt (1)",
        "die Stornierung eines Teils der Bestellung (Plate); Ergebnis: Antrag abgelehnt.",
        "(Grund: Ware ist beschädigt – Plate)",
        "<td class=\"number\">30,00 USD</td><td>versandt, nicht zugestellt</td>",
        "<td class=\"number\">5,00 USD</td><td>Streitfall offen</td>",
        "<dt>Versandkosten</dt>\n<dd>3,00 USD</dd>",
        "<td dir=\"auto\">Red cup</td><td>unterwegs</td><td>5. März 2026, 10:00 Uhr</td>",
        "<td dir=\"auto\">Plate, Bowl</td><td>Paket zugestellt</td>",
        "<td>5. März 2026, 10:00 Uhr – 20. März 2026, 11:00 Uhr</td>",
        "Paket zugestellt: LP00000000000002 – Plate, Bowl",
    ] {
        assert!(html.contains(words), "{words}:\n{html}");
    }
}
