//! Evidence: kept once, listed, and compared with what a claim needs.

use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::{MONDAY, PAID, texts};
use crate::harness::Place;

/// A JPEG by its first bytes; what follows is of no importance.
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01 a photo";

fn add(place: &Place, file: &Path, more: &[&str]) -> serde_json::Value {
    let file = file.display().to_string();
    place.json(&[&["evidence", "add", PAID, &file][..], more].concat())
}

/// The copies that are kept.
fn copies(place: &Place) -> Vec<PathBuf> {
    let folder = place.folder().join("redress.db.evidence");
    let folders = std::fs::read_dir(folder).into_iter().flatten();
    let files = folders.filter_map(|entry| std::fs::read_dir(entry.ok()?.path()).ok()).flatten();
    files.map(|entry| entry.expect("an entry").path()).collect()
}

#[test]
fn a_copy_is_kept_by_its_content_and_the_source_stays_as_it_is() {
    let place = Place::with_paid();
    let photo = place.file("photo.dat", JPEG);
    let before = std::fs::metadata(&photo).unwrap();
    let list = add(&place, &photo, &["--note", "the shade"]);
    assert_eq!(list[0]["schema"], "redress.evidence/1");
    assert_eq!(list[0]["media"], "image/jpeg");
    assert_eq!(list[0]["kind"], "photo");
    assert_eq!(list[0]["name"], "photo.dat");
    assert_eq!(list[0]["note"], "the shade");
    assert_eq!(list[0]["bytes"], JPEG.len());
    assert_eq!(list[0]["added_at"], crate::harness::NOW);
    let [copy] = &copies(&place)[..] else { panic!("{:?}", copies(&place)) };
    let name = copy.file_name().unwrap().to_string_lossy().into_owned();
    assert_eq!(list[0]["sha256"], name);
    assert_eq!(std::fs::read(copy).unwrap(), JPEG);
    assert_eq!(std::fs::metadata(copy).unwrap().permissions().mode() & 0o777, 0o600);
    let after = std::fs::metadata(&photo).unwrap();
    assert_eq!(before.modified().unwrap(), after.modified().unwrap());
    assert_eq!(std::fs::read(&photo).unwrap(), JPEG);
    assert_eq!(place.json(&["order", "show", PAID])["evidence"], list);
}

#[test]
fn the_same_content_is_kept_once_and_what_is_told_of_it_later_is_added() {
    let place = Place::with_paid();
    let photo = place.file("photo.jpg", JPEG);
    add(&place, &photo, &[]);
    let again = place.file("again.jpg", JPEG);
    let before = std::fs::read(place.db()).unwrap();
    let list = add(&place, &again, &[]);
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!(std::fs::read(place.db()).unwrap(), before, "nothing new was told");
    let list = add(&place, &again, &["--shows", "photo-of-damage", "--kind", "receipt"]);
    assert_eq!(list[0]["shows"], "photo-of-damage");
    assert_eq!(list[0]["kind"], "receipt");
    assert_eq!(list[0]["name"], "photo.jpg");
    let list = add(&place, &again, &["--note", "from the post office"]);
    assert_eq!(
        (&list[0]["kind"], &list[0]["shows"]),
        (&json!("receipt"), &json!("photo-of-damage"))
    );
    assert_eq!(copies(&place).len(), 1);
}

#[test]
fn what_is_no_file_is_refused_and_nothing_is_recorded() {
    let place = Place::with_paid();
    let good = place.file("good.jpg", JPEG).display().to_string();
    let empty = place.file("empty.jpg", "").display().to_string();
    let folder = place.folder().display().to_string();
    for (file, code) in [
        ("/nowhere/photo.jpg", "evidence.no-file"),
        (empty.as_str(), "evidence.empty"),
        (folder.as_str(), "evidence.folder"),
        ("/dev/null", "evidence.not-a-file"),
    ] {
        let error = place.error(&["evidence", "add", PAID, &good, file], 1);
        assert_eq!(error["code"], code, "{file}");
        assert!(error["message"].as_str().unwrap().contains(file), "{error}");
    }
    assert_eq!(place.json(&["evidence", "list", PAID]), json!([]));
    place.error(&["evidence", "add", "8999", &good], 3);
}

#[test]
fn a_trial_reads_and_keeps_nothing() {
    let place = Place::with_paid();
    let photo = place.file("photo.jpg", JPEG);
    let words = ["evidence", "add", PAID, &photo.display().to_string()];
    let told = [["files", "", "1"].map(str::to_owned)];
    assert_eq!(place.difference(&words), told);
    assert_eq!(copies(&place), Vec::<PathBuf>::new());
    assert_eq!(place.json(&["evidence", "list", PAID]), json!([]));
}

#[test]
fn names_of_every_kind_are_kept_and_shown_harmless() {
    let mut place = Place::with_paid();
    let cjk = "証".repeat(85);
    let names: [&[u8]; 5] =
        [b"a\nb\x1b[31m.jpg", b"..\\..\\x.jpg", cjk.as_bytes(), b"-rf", b"\xff\xfe.jpg"];
    for (number, name) in names.iter().enumerate() {
        let path = place.folder().join(std::ffi::OsStr::from_bytes(name));
        std::fs::write(&path, [JPEG, number.to_string().as_bytes()].concat()).unwrap();
    }
    let outside = place.file("target.jpg", [JPEG, b"linked"].concat());
    std::os::unix::fs::symlink(outside, place.folder().join("link.jpg")).unwrap();
    let files: Vec<std::ffi::OsString> = names
        .iter()
        .map(|name| std::ffi::OsStr::from_bytes(name).to_owned())
        .chain(["link.jpg".into()])
        .map(|name| place.folder().join(name).into_os_string())
        .collect();
    let ran = place.command().args(["evidence", "add", PAID, "--"]).args(&files).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let list = place.json(&["evidence", "list", PAID]);
    // Those of one command stand in the order of their names.
    let kept =
        ["-rf", "..\\..\\x.jpg", "a\nb\u{1b}[31m.jpg", "link.jpg", &cjk, "\u{fffd}\u{fffd}.jpg"];
    assert_eq!(texts(&list, "name"), kept);
    assert!(copies(&place).iter().all(|copy| !copy.is_symlink()));
    for text in [
        place.run(&["evidence", "list", PAID]).stdout,
        place.in_terminal(40).run(&["evidence", "list", PAID]).stdout,
        place.run(&["order", "show", PAID]).stdout,
    ] {
        assert!(!text.contains('\u{1b}'), "{text:?}");
    }
    let rows = place.piped().run(&["evidence", "list", PAID]).stdout;
    assert_eq!(rows.lines().count(), 6, "{rows}");
}

#[test]
fn the_checklist_tells_what_is_there_what_is_missing_and_until_when() {
    let mut place = Place::with_paid();
    place.does(&["order", "record", PAID, "shipped", "--at", "2026-03-03T09:00"]);
    place.at("2026-04-10T18:00:00Z");
    place.does(&["order", "record", PAID, "delivered"]);
    assert_eq!(place.error(&["evidence", "check", PAID], 6)["data"]["flags"], json!(["--reason"]));
    let photo = place.file("photo.jpg", JPEG).display().to_string();
    let open = ["dispute", "open", PAID, "--reason", "damaged", "--evidence", &photo];
    place.at("2026-04-10T19:00:00Z").does(&open);
    // What is only prepared is checked too, until its own last moment.
    let list = place.json(&["evidence", "check", PAID]);
    assert_eq!((&list["reason"], &list["rule"]), (&json!("damaged"), &json!("dispute-open-until")));
    place.does(&[&open[..], &["--submitted"]].concat());
    let list = place.json(&["evidence", "check", PAID]);
    assert_eq!(list["schema"], "redress.checklist/1");
    assert_eq!((&list["reason"], &list["complete"]), (&json!("damaged"), &json!(false)));
    assert_eq!(
        list["items"][0],
        json!({"proof": "photo-of-damage", "weight": "needed", "found": "perhaps", "files": [1]})
    );
    assert_eq!(list["rule"], "dispute-step-in");
    place.does(&["evidence", "add", PAID, &photo, "--shows", "photo-of-damage"]);
    place.does(&["message", "log", PAID, "--from", "seller", "sorry"]);
    let list = place.json(&["evidence", "check", PAID]);
    assert_eq!(list["complete"], true);
    let there = |proof: &str| {
        let items = list["items"].as_array().unwrap();
        items.iter().find(|item| item["proof"] == proof).unwrap()["found"].clone()
    };
    assert_eq!(there("photo-of-damage"), "there");
    assert_eq!(there("seller-chat"), "there");
    assert_eq!(there("unpacking-video"), "missing");
    place.at("2026-04-10T20:00:00Z");
    place.does(&["dispute", "record", PAID, "seller-rejected"]);
    place.does(&["dispute", "record", PAID, "stepped-in"]);
    place.does(&["dispute", "record", PAID, "more-evidence-asked", "--until", "2026-04-13"]);
    let list = place.json(&["evidence", "check", PAID]);
    assert_eq!(
        (&list["rule"], &list["due_at"]),
        (&json!("dispute-evidence"), &json!("2026-04-14T06:59:59Z"))
    );
}

#[test]
fn a_dispute_keeps_the_files_that_it_names_and_one_that_is_refused_keeps_none() {
    let mut place = Place::with_paid();
    let photo = place.file("photo.jpg", JPEG).display().to_string();
    let open = ["dispute", "open", PAID, "--reason", "damaged", "--evidence", &photo];
    place.error(&open, 4);
    assert_eq!(copies(&place), Vec::<PathBuf>::new());
    place.does(&["order", "record", PAID, "shipped", "--at", "2026-03-03T09:00"]);
    place.at("2026-04-10T18:00:00Z");
    place.does(&["order", "record", PAID, "delivered"]);
    place.does(&open);
    // It is there for the submission, and proves once.
    assert_eq!(copies(&place).len(), 1);
    place.at("2026-04-10T19:00:00Z").does(&[&open[..], &["--submitted"]].concat());
    assert_eq!(copies(&place).len(), 1);
    let list = place.json(&["evidence", "list", PAID]);
    assert_eq!(list[0]["name"], "photo.jpg");
    assert_eq!(place.json(&["dispute", "status", PAID])[0]["evidence"], json!(["photo.jpg"]));
}

#[test]
fn limits_are_the_buyers_own_and_warn() {
    let place = Place::with("8000222333323327", &["--paid", MONDAY]);
    let photo = place.file("photo.jpg", JPEG).display().to_string();
    let clip = place.file("clip.bin", [7; 3_000]).display().to_string();
    let ran = place.run(&["evidence", "add", "3327", &photo, &clip]);
    assert_eq!((ran.exit, ran.stderr.as_str()), (0, ""), "without limits nothing is said");
    for (setting, value) in
        [("evidence-count", "1"), ("evidence-size", "2 kB"), ("evidence-types", "jpg,png")]
    {
        place.does(&["config", "set", setting, value]);
    }
    let other = place.file("other.bin", [8; 3_000]).display().to_string();
    let ran = place.run(&["evidence", "add", "3327", &other]);
    assert_eq!(ran.exit, 0);
    for part in ["takes 1 files", "takes 2 kB", "takes image/jpeg, image/png"] {
        assert!(ran.stderr.contains(part), "{part}: {}", ran.stderr);
    }
    let excess =
        place.json(&["evidence", "check", "3327", "--reason", "damaged"])["excess"].clone();
    let whys: Vec<_> = excess.as_array().unwrap().iter().map(|one| &one["why"]).collect();
    assert_eq!(whys.len(), 6, "{excess}");
    place.error(&["config", "set", "evidence-size", "many"], 2);
    assert_eq!(place.json(&["config", "get", "evidence-types"])["value"], "image/jpeg, image/png");
}

#[test]
fn a_copy_that_is_gone_or_of_another_size_is_shown_and_proves_nothing() {
    let mut place = Place::with_paid();
    for (number, name) in ["whole.jpg", "gone.jpg", "shorter.jpg"].into_iter().enumerate() {
        let file = place.file(name, [JPEG, number.to_string().as_bytes()].concat());
        add(&place, &file, &["--shows", "tracking-page"]);
    }
    let digests: Vec<String> = (0..3)
        .map(|number| {
            let list = place.json(&["evidence", "list", PAID]);
            list[number]["sha256"].as_str().unwrap().to_owned()
        })
        .collect();
    let copy = |number: usize| {
        let digest = &digests[number];
        place.folder().join("redress.db.evidence").join(&digest[..2]).join(digest)
    };
    std::fs::remove_file(copy(1)).unwrap();
    std::fs::write(copy(2), "short").unwrap();
    let list = place.json(&["evidence", "list", PAID]);
    let seen: Vec<_> = (0..3).map(|number| list[number]["copy"].as_str().unwrap()).collect();
    assert_eq!(seen, ["there", "missing", "altered"]);
    let check = ["evidence", "check", PAID, "--reason", "not-received"];
    assert_eq!(place.json(&check)["items"][0]["files"], json!([1]));
    place.in_terminal(80);
    for words in [&check[..], &["evidence", "list", PAID]] {
        let shown = place.run(words).stdout;
        assert!(!shown.contains("File 1:"), "{shown}");
        assert!(shown.contains("File 2: its copy is missing. See: redress store check"), "{shown}");
        assert!(
            shown.contains("File 3: its copy was altered. See: redress store check"),
            "{shown}"
        );
    }
    // What a trial would keep is not told to be gone.
    let new = place.file("new.jpg", [JPEG, b"new"].concat());
    place.piped().at("2026-03-03T19:00:00Z");
    let told = place.difference(&["evidence", "add", PAID, &new.display().to_string()]);
    assert!(!format!("{told:?}").contains("missing"), "{told:?}");
}

#[test]
fn the_wide_list_alone_tells_type_times_and_note() {
    let mut place = Place::with_paid();
    add(&place, &place.file("photo.jpg", JPEG), &["--note", "the shade is broken"]);
    place.in_terminal(80);
    let shown = place.run(&["evidence", "list", PAID]).stdout;
    assert!(!shown.contains("MEDIA") && !shown.contains("image/jpeg"), "{shown}");
    let wide = place.run(&["evidence", "list", PAID, "-o", "wide"]).stdout;
    for words in ["MEDIA", "CHANGED", "ADDED", "NOTE", "image/jpeg", "the shade is broken"] {
        assert!(wide.contains(words), "{words}: {wide}");
    }
}

#[test]
fn the_check_of_the_store_finds_copies_that_are_gone_altered_strange_or_open_to_others() {
    let place = Place::with_paid();
    for (number, name) in ["gone.jpg", "altered.jpg", "whole.jpg"].into_iter().enumerate() {
        let file = place.file(name, [JPEG, number.to_string().as_bytes()].concat());
        add(&place, &file, &[]);
    }
    let check = place.json(&["store", "check"]);
    assert_eq!((&check["sound"], &check["files"]), (&json!(true), &json!(3)));
    let copy = |number: usize| {
        let list = place.json(&["evidence", "list", PAID]);
        let digest = list[number]["sha256"].as_str().unwrap().to_owned();
        place.folder().join("redress.db.evidence").join(&digest[..2]).join(digest)
    };
    std::fs::remove_file(copy(0)).unwrap();
    let mut altered = std::fs::read(copy(1)).unwrap();
    altered[20] ^= 1;
    std::fs::write(copy(1), altered).unwrap();
    std::fs::set_permissions(copy(2), std::fs::Permissions::from_mode(0o644)).unwrap();
    let stranger = place.folder().join("redress.db.evidence/stranger");
    std::fs::write(&stranger, "?").unwrap();
    std::fs::set_permissions(&stranger, std::fs::Permissions::from_mode(0o600)).unwrap();
    let ran = place.run(&["store", "check", "--json"]);
    assert_eq!(ran.exit, 9, "{}", ran.stderr);
    let check: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let found: Vec<_> = check["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (finding["what"].as_str().unwrap(), finding["remedy"][0].as_str().unwrap()))
        .collect();
    let (wide, strange) = (copy(2).display().to_string(), stranger.display().to_string());
    assert_eq!(
        found,
        [
            ("evidence.missing", &*format!("redress evidence add {PAID} gone.jpg")),
            ("evidence.altered", &*format!("redress evidence add {PAID} altered.jpg")),
            ("evidence.unknown", &*format!("rm {strange}")),
            ("evidence.mode-too-wide", &*format!("chmod 600 {wide}")),
        ]
    );
    let vault = place.folder().join("redress.db.evidence");
    std::fs::set_permissions(&vault, std::fs::Permissions::from_mode(0o755)).unwrap();
    let check = place.run(&["store", "check", "--json"]).stdout;
    let named: Vec<_> = check.match_indices("chmod").map(|(at, _)| &check[at..at + 9]).collect();
    assert_eq!(named, ["chmod 700", "chmod 600"], "the folder of the copies once: {check}");
    std::fs::set_permissions(&vault, std::fs::Permissions::from_mode(0o700)).unwrap();
    // Each remedy mends.
    for name in ["gone.jpg", "altered.jpg"] {
        add(&place, &place.folder().join(name), &[]);
    }
    std::fs::remove_file(stranger).unwrap();
    std::fs::set_permissions(copy(2), std::fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(place.json(&["store", "check"])["sound"], true);
}

/// Two disputes are open: each is checked for itself, against what is kept for its items.
#[test]
fn of_two_disputes_the_check_names_its_items_and_takes_no_photo_of_the_others() {
    let mut place = Place::new();
    place.at("2026-03-02T18:00:00Z");
    let add =
        ["order", "add", PAID, "--seller", "Orion", "--placed", "2026-03-02", "--total", "15 USD"];
    place.does(
        &[&add[..], &["--paid", "2026-03-02", "--item", "Red cup; 1; 10", "--item", "Plate; 1; 5"]]
            .concat(),
    );
    place.does(&["order", "record", PAID, "shipped"]);
    place.at("2026-03-20T18:00:00Z").does(&["order", "record", PAID, "delivered"]);
    let photo = place.file("photo.jpg", JPEG).display().to_string();
    for (line, reason, day) in [("1", "damaged", "21"), ("2", "not-as-described", "22")] {
        place.at(&format!("2026-03-{day}T18:00:00Z"));
        let open = ["dispute", "open", PAID, "--line", line, "--reason", reason, "--submitted"];
        place.does(&[&open[..], &["--evidence", &photo]].concat());
    }
    let plate = place.file("plate.jpg", [JPEG, b"plate"].concat()).display().to_string();
    place.does(&["evidence", "add", PAID, &plate, "--shows", "photo-of-damage", "--line", "2"]);
    let list = place.json(&["evidence", "check", PAID]);
    assert_eq!((&list["reason"], &list["lines"]), (&json!("damaged"), &json!([1])));
    assert_eq!(list["others"], json!([{"reason": "not-as-described", "lines": [2]}]));
    assert_ne!(list["items"][0]["found"], "there", "{list:#}");
    let shown = place.does(&["evidence", "check", PAID, "--line", "plate", "-o", "table"]);
    assert!(shown.starts_with(&format!("Plate · {PAID}\n")), "{shown}");
    assert!(shown.contains("\"not as described\" about Plate:"), "{shown}");
    let other = format!("redress evidence check {PAID} --reason damaged --line 1\n");
    assert!(shown.contains("\"the goods are damaged\" about Red cup:") && shown.ends_with(&other));
    assert!(shown.contains("FILE --shows photo-of-goods --line 2\n"), "{shown}");
}
