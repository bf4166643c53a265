//! Every verb that tells the marketplace something: prepared until the buyer says it was submitted.

use serde_json::{Value, json};

use super::{PAID, any_value, text, texts};
use crate::harness::Place;

/// A verb that prepares a step of an order.
struct Case {
    /// What was told before, a command a line, each an hour after the last.
    before: &'static [&'static str],
    /// The command; `PHOTO` stands for the path of a photo.
    words: &'static str,
    /// The stable id of what it prepares.
    action: &'static str,
    /// Until when it can be submitted.
    until: Option<&'static str>,
    /// Whether it cannot be taken back on the marketplace.
    is_final: bool,
    /// How the order, or its dispute, stands before and once it is submitted.
    stands: [&'static str; 2],
}

const OPEN: &str = "dispute open ORDER --reason damaged --evidence PHOTO --submitted";

const CASES: [Case; 13] = [
    Case {
        before: &[],
        words: "order cancel ORDER --reason wrong-item",
        action: "cancel",
        until: Some("2026-04-14T06:59:59Z"),
        is_final: false,
        stands: ["awaiting-shipment", "cancellation-pending"],
    },
    Case {
        before: &["order cancel ORDER --reason wrong-item --submitted"],
        words: "order withdraw ORDER",
        action: "withdraw",
        until: Some("2026-04-13T13:00:00Z"),
        is_final: false,
        stands: ["cancellation-pending", "awaiting-shipment"],
    },
    Case {
        before: &["order record ORDER shipped"],
        words: "order receive ORDER",
        action: "receive",
        until: None,
        is_final: true,
        stands: ["shipped", "completed"],
    },
    Case {
        before: &["order record ORDER shipped"],
        words: "order extend ORDER",
        action: "extend",
        until: Some("2026-06-09T13:00:00Z"),
        is_final: false,
        stands: ["shipped", "shipped"],
    },
    Case {
        before: &["order record ORDER shipped", "order record ORDER delivered"],
        words: "dispute open ORDER --reason damaged --evidence PHOTO",
        action: "open-dispute",
        until: Some("2026-05-10T14:00:00Z"),
        is_final: false,
        stands: ["delivered", "seller-answers"],
    },
    Case {
        before: &[
            "order record ORDER shipped",
            "order record ORDER delivered",
            OPEN,
            "dispute record ORDER seller-offered --amount '3 USD'",
        ],
        words: "dispute answer ORDER accept",
        action: "accept",
        until: Some("2026-04-27T16:00:00Z"),
        is_final: true,
        stands: ["buyer-answers", "agreed"],
    },
    Case {
        before: &[
            "order record ORDER shipped",
            "order record ORDER delivered",
            OPEN,
            "dispute record ORDER seller-offered --amount '3 USD'",
        ],
        words: "dispute answer ORDER reject",
        action: "reject",
        until: Some("2026-04-27T16:00:00Z"),
        is_final: false,
        stands: ["buyer-answers", "disagreed"],
    },
    Case {
        before: &[
            "order record ORDER shipped",
            "order record ORDER delivered",
            OPEN,
            "dispute record ORDER seller-offered --amount '3 USD'",
        ],
        words: "dispute answer ORDER counter --amount '20 USD'",
        action: "counter",
        until: Some("2026-04-27T16:00:00Z"),
        is_final: false,
        stands: ["buyer-answers", "disagreed"],
    },
    Case {
        before: &[
            "order record ORDER shipped",
            "order record ORDER delivered",
            OPEN,
            "dispute record ORDER seller-rejected",
        ],
        words: "dispute escalate ORDER",
        action: "escalate",
        until: Some("2026-04-29T15:00:00Z"),
        is_final: false,
        stands: ["buyer-answers", "stepped-in"],
    },
    Case {
        before: &["order record ORDER shipped", "order record ORDER delivered", OPEN],
        words: "dispute cancel ORDER",
        action: "cancel-dispute",
        until: None,
        is_final: true,
        stands: ["seller-answers", "cancelled"],
    },
    Case {
        before: &[
            "order record ORDER shipped",
            "order record ORDER delivered",
            OPEN,
            "dispute record ORDER seller-rejected",
            "dispute escalate ORDER --submitted",
            "dispute record ORDER ruled --outcome none",
        ],
        words: "dispute appeal ORDER",
        action: "appeal",
        until: None,
        is_final: false,
        stands: ["ruled-none", "appealed"],
    },
    Case {
        before: &[
            "order record ORDER shipped",
            "order record ORDER delivered",
            OPEN,
            "dispute record ORDER return-agreed",
        ],
        words: "dispute ship-return ORDER --tracking RX123456785CN",
        action: "ship-return",
        until: None,
        is_final: false,
        stands: ["return-agreed", "return-sent"],
    },
    Case {
        before: &["order record ORDER shipped"],
        words: "dispute open ORDER --reason no-tracking --amount '5 USD'",
        action: "open-dispute",
        until: None,
        is_final: false,
        stands: ["shipped", "seller-answers"],
    },
];

/// The words of a command, as a shell would read them.
fn words(place: &Place, line: &str) -> Vec<String> {
    let photo = place.folder().join("photo.jpg").display().to_string();
    let mut words: Vec<String> = Vec::new();
    for (part, piece) in line.split('\'').enumerate() {
        if part % 2 == 1 {
            words.push(piece.to_owned());
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    let named = |word: String| match word.as_str() {
        "ORDER" => PAID.to_owned(),
        "PHOTO" => photo.clone(),
        _ => word,
    };
    words.into_iter().map(named).collect()
}

fn does(place: &Place, line: &str, more: &[&str]) {
    let words = words(place, line);
    let words: Vec<&str> = words.iter().map(String::as_str).chain(more.iter().copied()).collect();
    place.does(&words);
}

/// A place where the case's verb is to be used, on 10 or 22 April.
fn place(case: &Case) -> Place {
    let mut place = Place::new();
    place.at("2026-04-10T12:00:00Z");
    place.file("photo.jpg", "a photo");
    let add = ["order", "add", PAID, "--seller", "Orion Tools", "--total", "25.66 USD"];
    let dates = ["--placed", "2026-04-01", "--paid", "2026-04-02"];
    place.does(&[&add[..], &dates].concat());
    // Disputes can be opened ten days after the shipment.
    let (mut day, mut hour) = (10, 12);
    for line in case.before {
        hour += 1;
        if *line == OPEN {
            day = 22;
        }
        place.at(&format!("2026-04-{day:02}T{hour}:00:00Z"));
        does(&place, line, &[]);
    }
    if case.action == "open-dispute" {
        day = 22;
    }
    place.at(&format!("2026-04-{day:02}T23:30:00Z"));
    place
}

/// How the order stands, or its dispute where it has one.
fn stands(place: &Place) -> String {
    let order = place.status(PAID);
    let dispute = &order["disputes"][0];
    let told = [&dispute["ending"], &dispute["phase"], &order["stage"]];
    let told = told.into_iter().find_map(Value::as_str);
    told.expect("a stage").to_owned()
}

#[test]
fn every_verb_that_tells_the_marketplace_something_only_prepares() {
    for case in &CASES {
        let line = case.words;
        let place = place(case);
        assert_eq!(stands(&place), case.stands[0], "{line}");
        let before = place.status(PAID);
        does(&place, line, &["--dry-run"]);
        assert_eq!(place.status(PAID), before, "{line}");
        for more in [&[][..], &["--yes"], &["--yes", "--no-input"]] {
            does(&place, line, more);
            let order = place.status(PAID);
            assert_eq!(texts(&order["prepared"], "action"), [case.action], "{line} {more:?}");
            assert_eq!(stands(&place), case.stands[0], "{line} {more:?}");
            // No clock of anybody starts, and none stops.
            assert_eq!(order["deadlines"], before["deadlines"], "{line}");
            assert_eq!(order["refunds"], before["refunds"], "{line}");
        }
        let until = place.status(PAID)["prepared"][0]["until"].clone();
        if let Some(expected) = case.until {
            assert_eq!(until, expected, "{line}");
        }
        let agenda = place.json(&["agenda", "--who", "you"]);
        assert_eq!(
            (text(&agenda, "/0/kind"), text(&agenda, "/0/action")),
            ("prepared", case.action)
        );
        assert_eq!(agenda[0]["due_at"], until, "{line}");
    }
}

#[test]
fn what_was_prepared_is_submitted_by_the_command_that_the_status_names() {
    for case in &CASES {
        let line = case.words;
        let mut place = place(case);
        does(&place, line, &[]);
        let said = place.in_terminal(300).does(&["order", "status", PAID]);
        place.piped();
        let named = said.lines().find_map(|line| line.trim().strip_prefix("When done: redress "));
        let named = named.unwrap_or_else(|| panic!("{line}: {said}"));
        let named: Vec<&str> = named.split(' ').collect();
        assert_eq!(named.last(), Some(&"--submitted"), "{line}");
        if case.is_final {
            let error = place.error(&named, 6);
            assert_eq!(error["data"]["flags"], json!(["--yes"]), "{line}");
            assert_eq!(stands(&place), case.stands[0], "{line}");
            place.does(&[&named[..], &["--yes"]].concat());
        } else {
            place.does(&named);
        }
        assert_eq!(stands(&place), case.stands[1], "{line}");
        assert_eq!(place.status(PAID)["prepared"], json!([]), "{line}");
        // A submission that is undone leaves what was prepared.
        place.does(&["undo"]);
        assert_eq!(stands(&place), case.stands[0], "{line}");
        assert_eq!(texts(&place.status(PAID)["prepared"], "action"), [case.action], "{line}");
        // It can be said at once, too, and of an earlier time.
        place.does(&["undo"]);
        assert_eq!(place.status(PAID)["prepared"], json!([]), "{line}");
        let last = if case.action == "open-dispute" || case.before.len() > 2 { 22 } else { 10 };
        let at = format!("2026-04-{last}T23:15:00Z");
        let yes: &[&str] = if case.is_final { &["--yes"] } else { &[] };
        does(&place, line, &[&["--submitted", "--at", &at], yes].concat());
        assert_eq!(stands(&place), case.stands[1], "{line}");
    }
}

#[test]
fn a_time_belongs_to_a_submission() {
    for case in &CASES {
        let place = place(case);
        let words = words(&place, case.words);
        let words: Vec<&str> =
            words.iter().map(String::as_str).chain(["--at", "2026-04-10T12:00"]).collect();
        assert_eq!(text(&place.error(&words, 2), "/code"), "usage.flag", "{}", case.words);
        assert_eq!(place.status(PAID)["prepared"], json!([]), "{}", case.words);
    }
}

/// The commands that a text names, with amounts for their places; what needs a file is left out.
pub(super) fn commands(text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for line in text.lines() {
        for command in line.split("redress ").skip(1) {
            let mut words = Vec::new();
            for word in command.split(' ').take_while(|word| !word.is_empty()) {
                let plain = word.trim_end_matches([',', '.', ';']);
                words.push(if plain == "MONEY" { "1 USD".to_owned() } else { plain.to_owned() });
                if plain != word {
                    break;
                }
            }
            let is_known = matches!(
                words.first().map(String::as_str),
                Some(
                    "order"
                        | "dispute"
                        | "refund"
                        | "evidence"
                        | "message"
                        | "policy"
                        | "tracking"
                        | "undo"
                        | "log"
                )
            );
            if is_known && !words.iter().any(|word| word == "FILE" || word == "-") {
                found.push(words);
            }
        }
    }
    found
}

#[test]
fn every_command_that_is_named_is_taken_at_any_time() {
    let mut tried = 0;
    for case in &CASES {
        let mut place = place(case);
        let yes: &[&str] = if case.is_final { &["--yes"] } else { &[] };
        for step in [&[][..], &["prepared"], &["--submitted"]] {
            place.at("2026-04-22T23:30:00Z").piped();
            match step {
                ["--submitted"] => does(&place, case.words, &[step, yes].concat()),
                ["prepared"] => does(&place, case.words, &[]),
                _ => {}
            }
            for now in ["2026-04-22T23:30:00Z", "2026-04-28T12:00:00Z", "2026-07-01T12:00:00Z"] {
                place.at(now).in_terminal(300);
                let mut named = commands(&place.does(&["order", "show", PAID]));
                named.extend(commands(&place.does(&["agenda"])));
                let disputes = place.run(&["dispute", "status", PAID]);
                named.extend(commands(&disputes.stdout));
                named.sort();
                named.dedup();
                for words in named {
                    let words: Vec<&str> = words.iter().map(|word| any_value(word)).collect();
                    let ran = place.run(&[&words[..], &["--dry-run"]].concat());
                    // An answer may be missing that a person is asked for.
                    assert!(
                        matches!(ran.exit, 0 | 6),
                        "{} {step:?} {now}: {words:?}: {}",
                        case.words,
                        ran.stderr
                    );
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 500, "{tried}");
}
