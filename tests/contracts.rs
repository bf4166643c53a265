//! What scripts depend on: streams, exit codes, error codes, completions.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::harness::{Place, list_page, page_order};

const ORDER: &str = "8212313961591322";

/// The scripts that lie in `completions/`, by shell.
const COMPLETIONS: [(&str, &str); 5] = [
    ("bash", "redress.bash"),
    ("zsh", "_redress"),
    ("fish", "redress.fish"),
    ("elvish", "redress.elv"),
    ("powershell", "_redress.ps1"),
];

#[test]
fn completions_are_fresh() {
    for (shell, name) in COMPLETIONS {
        let script = Place::new().run(&["completions", shell]).stdout;
        let file = completions().join(name);
        if std::env::vars_os().any(|(name, _)| name == "REDRESS_BLESS") {
            std::fs::write(&file, &script).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            kept == script,
            "{} is stale; refresh it with: REDRESS_BLESS=1 cargo test --locked completions",
            file.display()
        );
    }
}

#[test]
fn completions_hold_every_verb() {
    for (shell, _) in COMPLETIONS {
        let script = Place::new().run(&["completions", shell]).stdout;
        for word in [
            "import",
            "order",
            "cancel",
            "withdraw",
            "record",
            "correct",
            "undo",
            "redo",
            "log",
            "config",
            "demo",
            "--submitted",
            "--dry-run",
        ] {
            let word = if shell == "fish" { word.trim_start_matches('-') } else { word };
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

fn completions() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("completions")
}

#[test]
fn help_and_version_are_data() {
    let place = Place::new();
    for words in [
        &["--help"][..],
        &["-h"],
        &["--version"],
        &["order", "--help"],
        &["order", "list", "-h"],
        &["order", "cancel", "--help"],
        &["import", "--help"],
    ] {
        let ran = place.run(words);
        assert_eq!((ran.exit, ran.stderr.as_str()), (0, ""), "{words:?}");
        assert!(ran.stdout.contains("redress"), "{words:?}: {}", ran.stdout);
    }
    assert_eq!(
        place.run(&["--version"]).stdout,
        concat!("redress ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn words_that_fit_no_command_are_a_usage_error() {
    let place = Place::new();
    for words in [
        &["--unknown"][..],
        &["nothing"],
        &["order"],
        &["order", "nothing"],
        &["order", "list", "--unknown"],
        &["order", "list", "--limit", "many"],
        &["order", "list", "--all", "--all"],
        &["--all", "order", "list"],
        &["order", "status", ORDER, "twice"],
        &["order", "show"],
        &["import"],
        &["completions", "cmd"],
        &["order", "list", "-o", "xml"],
        &["order", "list", "--now", "yesterday"],
    ] {
        let ran = place.run(words);
        assert_eq!((ran.exit, ran.stdout.as_str()), (2, ""), "{words:?}: {}", ran.stderr);
        assert_ne!(ran.stderr, "", "{words:?}");
    }
    assert!(!place.db().exists(), "a usage error made a store");
}

#[test]
fn every_error_has_its_code_and_exit() {
    let place = Place::new();
    let no_store = place.error(&["order", "status", ORDER], 3);
    assert_eq!(no_store["code"], "order.not-found");
    add(&place, ORDER);
    add(&place, "8212313961591999");
    let file = place.file("holiday.jpg", b"\xff\xd8\xff\xe0");
    let file = file.display().to_string();
    for (words, exit, code) in [
        (&["order", "status", "777"][..], 3, "order.not-found"),
        (&["order", "status", "82123"], 3, "order.ambiguous"),
        (&["order", "status", "not-a-number"], 2, "usage.order-number"),
        (&["order", "list", "--now", "yesterday"], 2, "usage.time"),
        (&["order", "list", "--unknown"], 2, "usage"),
        (&["order", "withdraw", ORDER], 4, "order.no-request"),
        (&["order", "cancel", ORDER, "--reason", "bored"], 2, "usage"),
        (&["order", "status"], 6, "input.needed"),
    ] {
        let error = place.error(words, exit);
        assert_eq!(error["code"], code, "{words:?}: {error}");
        assert_eq!(error["exit"], exit, "{words:?}: {error}");
        assert!(error["message"].as_str().is_some_and(|words| !words.is_empty()), "{error}");
    }
    let rejected = place.run(&["import", &file]);
    assert_eq!(rejected.exit, 7, "{}", rejected.stderr);
    let elsewhere = Place::new();
    elsewhere.file(
        "redress.db",
        "A text of more than seventy-two bytes, kept where a store is looked for.",
    );
    let foreign = elsewhere.error(&["order", "list"], 1);
    assert_eq!(foreign["code"], "store.foreign");
}

#[test]
fn an_empty_record_says_in_five_lines_how_to_begin() {
    let mut place = Place::new();
    let piped = place.run::<&str>(&[]);
    assert_eq!((piped.exit, piped.stdout.as_str()), (0, ""));
    assert_eq!(piped.stderr.lines().count(), 5, "{}", piped.stderr);
    let read = place.in_terminal(80).run::<&str>(&[]);
    assert_eq!((read.exit, read.stdout.as_str()), (0, piped.stderr.as_str()));
    assert!(!place.db().exists(), "reading made a store");
}

#[test]
fn quiet_prints_ids_only() {
    let place = Place::new();
    let page = list_page(
        "2026-03-03T10:00:00Z",
        &[page_order(ORDER, "Awaiting delivery"), page_order("8000222333323327", "Finished")],
    );
    let page = place.file("page.json", page);
    assert_eq!(place.run(&["import", &page.display().to_string()]).exit, 0);
    for words in [&["order", "list", "-q"][..], &["-q"], &["order", "status", ORDER, "--quiet"]] {
        assert_eq!(place.run(words).stdout, format!("{ORDER}\n"), "{words:?}");
    }
    let all = place.run(&["order", "list", "--all", "-o", "id"]).stdout;
    assert_eq!(all.lines().count(), 2, "{all}");
    assert!(all.lines().all(|line| line.bytes().all(|byte| byte.is_ascii_digit())), "{all}");
}

#[test]
fn flags_stand_before_and_after_the_words() {
    let place = Place::new();
    add(&place, ORDER);
    let after = place.run(&["order", "status", ORDER, "-o", "json"]);
    assert_eq!(after.exit, 0, "{}", after.stderr);
    for words in [
        &["-o", "json", "order", "status", ORDER][..],
        &["order", "-o", "json", "status", ORDER],
        &["order", "status", "-o=json", ORDER],
        &["--json", "order", "status", ORDER],
    ] {
        assert_eq!(place.run(words).stdout, after.stdout, "{words:?}");
    }
}

#[test]
fn without_colour_there_is_no_escape_even_from_outside() {
    let mut place = Place::new();
    let mut order = page_order(ORDER, "Awaiting delivery");
    order["storeName"] = json!("Orion \u{1b}[31mTools\u{9b}2J");
    order["orderLines"][0]["itemTitle"] = json!("Pliers \u{1b}]0;owned\u{7}");
    let page = place.file("page.json", list_page("2026-03-03T10:00:00Z", &[order]));
    let page = page.display().to_string();
    for terminal in [false, true] {
        if terminal {
            place.in_terminal(120);
        }
        for words in [
            &["import", &page][..],
            &[],
            &["order", "list"],
            &["order", "list", "-o", "wide"],
            &["order", "list", "-o", "csv"],
            &["order", "list", "--json"],
            &["order", "status", ORDER],
            &["order", "show", ORDER],
            &["order", "show", ORDER, "--json"],
            &["order", "status", "777"],
            &["order", "lst"],
            &["--help"],
        ] {
            let ran = place.run(words);
            let printed = [ran.stdout, ran.stderr].concat();
            let obeyed =
                printed.chars().find(|char| char.is_control() && *char != '\n' && *char != '\t');
            assert_eq!(obeyed, None, "{words:?}: {printed:?}");
        }
    }
}

fn add(place: &Place, id: &str) {
    let ran = place.run(&[
        "order",
        "add",
        id,
        "--seller",
        "Orion",
        "--total",
        "9 USD",
        "--placed",
        "2026-03-02",
    ]);
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
}
