//! The commands that a story prints: each is run on a copy of the story's store, at the story's clock
//! or at the time from which it holds, and must be accepted.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use serde_json::Value;

use crate::harness::{Place, Ran, list_page, page_order};

/// A file for whatever wants one: a saved page with an order of its own.
const PAGE: &str = "page-of-another-order.json";

/// A command that was printed, and the time from which it holds where that is said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Printed {
    words: Vec<String>,
    from: Option<String>,
}

/// The commands that were run already, each with its store and its clock.
#[derive(Debug, Default)]
pub(super) struct Accepted {
    tried: BTreeSet<(u64, String, Vec<String>)>,
}

impl Accepted {
    /// Runs every command that `words` printed, and every one that lists and agenda name for programs.
    pub(super) fn check(&mut self, place: &Place, now: &str, words: &[String], ran: &Ran) {
        let text = format!("{}{}", ran.stdout, ran.stderr);
        let store = digest(&place.db());
        let streams = [&ran.stdout, &ran.stderr].into_iter();
        let of = |stream: &String| in_json(stream).unwrap_or_else(|| in_text(stream));
        let mut printed: Vec<Printed> = streams.flat_map(of).collect();
        let clock = now;
        let now = taken_as_now(words).filter(|_| ran.exit != 2).unwrap_or(clock);
        if store.is_some() {
            printed.extend(in_lists(place, clock, now));
        }
        let store = store.unwrap_or_default();
        for Printed { words, from } in printed {
            let at = from.filter(|from| from.as_str() > now).unwrap_or_else(|| now.to_owned());
            if self.tried.insert((store, at.clone(), words.clone())) {
                let refusal = refusal(place, clock, &at, &words);
                assert!(refusal.is_none(), "{}\n{text}", refusal.unwrap_or_default());
            }
        }
        for alternatives in flags_in(&text) {
            let refused =
                |flags: &Vec<String>| refusal(place, clock, now, &with_flags(words, flags));
            let refusals: Vec<Option<String>> = alternatives.iter().map(refused).collect();
            assert!(refusals.iter().any(Option::is_none), "{refusals:?}\n{text}");
        }
    }
}

/// The time that a command takes as the present.
fn taken_as_now(words: &[String]) -> Option<&str> {
    let flag = words.iter().position(|word| word == "--now")?;
    words.get(flag + 1).map(String::as_str)
}

/// Which store it is, by its content; `None` where there is none.
fn digest(store: &Path) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    std::fs::read(store).ok()?.hash(&mut hasher);
    Some(hasher.finish())
}

/// The same place at this time, with nothing of it shared.
fn copy_of(place: &Place, now: &str) -> Place {
    let mut copy = Place::new();
    copy_folder(place.folder(), copy.folder());
    copy.at(now).in_zone(place.zone());
    let page = list_page(now, &[page_order("8999000000000099", "Completed")]);
    drop(copy.file(PAGE, page));
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Why a command is not accepted: neither done, nor in want of a value or of `--yes` that nobody can be
/// asked for. `None` where it is.
fn refusal(place: &Place, clock: &str, now: &str, words: &[String]) -> Option<String> {
    let copy = copy_of(place, clock);
    let folders = [place.folder(), copy.folder()].map(|folder| folder.display().to_string());
    let [there, here] = folders;
    let given = words.iter().map(|word| filled(word, words, &copy).replace(&there, &here));
    let then = ["--now", now].into_iter().filter(|_| now != clock).map(str::to_owned);
    let mut typed: Vec<String> = then.chain(given).collect();
    let mut ran = copy.run_with(&typed, b"Dear seller\n");
    while ran.exit == 6
        && let Some(value) = missing(&ran, &typed, &copy)
    {
        typed.extend(value);
        ran = copy.run_with(&typed, b"Dear seller\n");
    }
    let line = typed.join(" ");
    // Which of several is meant, a command that is printed says itself.
    let wants = ran.exit == 6 && ran.stderr.starts_with("error: an answer is needed");
    (ran.exit != 0 && !wants).then(|| {
        format!("redress {line}, at {now}: exit {}\n{}{}", ran.exit, ran.stdout, ran.stderr)
    })
}

/// A fitting value for what a command wants; `None` where only the buyer can choose one.
fn missing(ran: &Ran, words: &[String], copy: &Place) -> Option<Vec<String>> {
    let (_, flag) = ran.stderr.lines().next()?.rsplit_once(' ')?;
    if words.iter().any(|word| word == flag) {
        return None;
    }
    let value = match flag {
        "--yes" => return Some(vec![flag.to_owned()]),
        "--tracking" => "NUMBER",
        "--evidence" => "FILE",
        "--reason" if words.iter().any(|word| word == "cancel") => "other",
        _flag => return None,
    };
    Some(vec![flag.to_owned(), filled(value, words, copy)])
}

/// A word, or a fitting value where it stands for one.
fn filled(word: &str, words: &[String], copy: &Place) -> String {
    match word {
        "MONEY" => {
            format!("1 {}", shown(words, copy)["total"]["currency"].as_str().expect("a currency"))
        }
        "FILE" => copy.folder().join(PAGE).display().to_string(),
        "TEXT" => "Dear seller".to_owned(),
        "CODE" => "DE".to_owned(),
        "METHOD" => "card".to_owned(),
        "NUMBER" if words.iter().any(|word| word == "--is") => {
            let lines = shown(words, copy)["lines"].as_array().expect("its items").len();
            lines.to_string()
        }
        "NUMBER" => "RX123456785DE".to_owned(),
        "RULE" => "seller-ship-by".to_owned(),
        // The day on which the order was placed is in time for whatever was begun in time.
        "TIME" => shown(words, copy)["placed_at"].as_str().expect("a day")[..10].to_owned(),
        _word => word.to_owned(),
    }
}

/// The order that a command names.
fn shown(words: &[String], copy: &Place) -> Value {
    let order = words.iter().find(|word| word.len() > 3 && word.parse::<u64>().is_ok());
    copy.json(&["order", "show", order.expect("an order")])
}

/// The words of a command with these flags, in the place of those it had.
fn with_flags(words: &[String], flags: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    match (flags, words.iter().position(|word| *word == flags[0])) {
        ([_, value], Some(place)) => words[place + 1].clone_from(value),
        (_, Some(_)) => {}
        (_, None) => words.extend_from_slice(flags),
    }
    words
}

/// The commands in what is printed for people: after two blanks, a colon or at the beginning of a line
/// that is set off. The program's name in a sentence is none.
fn in_text(text: &str) -> Vec<Printed> {
    let mut printed = Vec::new();
    let mut before = "";
    for line in text.lines() {
        for (place, name) in line.match_indices("redress ") {
            let (head, rest) = (&line[..place], &line[place + name.len()..]);
            let is_set_off = match head.trim_end() {
                "" => place > 0 || before.ends_with(':'),
                _words => head.ends_with("  ") || head.ends_with(": "),
            };
            let is_usage = head.contains("Usage:") || rest.contains(['<', '[']);
            if is_set_off && !is_usage {
                printed.push(Printed { words: command(rest), from: None });
            }
        }
        before = line.trim_end();
    }
    printed
}

/// A command as it is typed, without what comes after it in the sentence.
fn command(rest: &str) -> Vec<String> {
    let ends = [". ", ", ", "; ", " (", "  "].into_iter().filter_map(|end| rest.find(end));
    let line = &rest[..ends.min().unwrap_or(rest.len())];
    shell_words::split(line.trim_end_matches(['.', ',', ';'])).unwrap()
}

/// The flags that hints add to the command, each hint with its alternatives.
fn flags_in(text: &str) -> Vec<Vec<Vec<String>>> {
    let hints = text.lines().filter_map(|line| line.strip_prefix("hint: "));
    let flags = hints.map(|hint| hint.rsplit_once(": ").map_or(hint, |(_, flags)| flags));
    let flags = flags.filter(|flags| flags.starts_with("--"));
    flags
        .map(|flags| {
            let flag = flags.split(' ').next().unwrap_or_default();
            let alternatives = flags.split(" or ").map(|alternative| {
                let begins = if alternative.starts_with("--") { "" } else { flag };
                shell_words::split(&format!("{begins} {alternative}")).unwrap()
            });
            alternatives.collect()
        })
        .collect()
}

/// The commands in what is printed for programs, one document or one a line; `None` where it is none.
fn in_json(text: &str) -> Option<Vec<Printed>> {
    let documents = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let documents: Vec<Value> = documents.collect::<Result<_, _>>().ok()?;
    let is_json = documents.iter().any(|document| document.is_object() || document.is_array());
    let mut printed = Vec::new();
    for document in &documents {
        collect(document, &mut printed);
    }
    is_json.then_some(printed)
}

fn collect(value: &Value, printed: &mut Vec<Printed>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, printed)),
        Value::Object(fields) => {
            if let Some(Value::Array(words)) = fields.get("command") {
                let words = words.iter().map(|word| word.as_str().expect("a word").to_owned());
                let from = fields.get("from").and_then(Value::as_str).map(str::to_owned);
                let words: Vec<String> = words.skip(1).collect();
                printed.push(Printed { words, from });
            }
            if let Some(Value::Array(hints)) = fields.get("hints") {
                let hints = hints.iter().filter_map(Value::as_str);
                printed.extend(hints.flat_map(|hint| in_text(&format!("hint: {hint}"))));
            }
            fields.values().for_each(|value| collect(value, printed));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What programs are told that can be done with every order, and what is due.
fn in_lists(place: &Place, clock: &str, now: &str) -> Vec<Printed> {
    let copy = copy_of(place, clock);
    let lists = [&["order", "list", "--all", "--limit", "0", "--json"][..], &["agenda", "--json"]];
    lists
        .into_iter()
        .map(|words| [&["--now", now], words].concat())
        .flat_map(|words| in_json(&copy.run(&words).stdout).unwrap_or_default())
        .collect()
}

#[test]
fn commands_are_found_where_they_are_printed() {
    let words = |text: &str| -> Vec<String> {
        in_text(text).into_iter().map(|printed| printed.words.join(" ")).collect()
    };
    assert_eq!(words("You can\n  you paid  redress order pay 12\n"), ["order pay 12"]);
    assert_eq!(words("Next  redress a b\n      redress c\n"), ["a b", "c"]);
    assert_eq!(
        words("Look again: redress import FILE, or, if not:\nredress c"),
        ["import FILE", "c"]
    );
    assert_eq!(words("  see: redress a. All: redress b --c.\n"), ["a", "b --c"]);
    assert_eq!(words("hint: first: redress a (once)\n"), ["a"]);
    assert_eq!(words("a shape that redress knows; redress can't\nredress knows it\n"), [""; 0]);
    assert_eq!(words("Usage: redress order pay <ORDER>\n"), [""; 0]);
    let json = r#"{"a":[{"command":["redress","a","b"],"from":"2026"},{"command":null}],"hints":["x: redress c"]}"#;
    let from = Some("2026".to_owned());
    let printed = |words: &[&str], from| Printed {
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        from,
    };
    assert_eq!(in_json(json).unwrap(), [printed(&["c"], None), printed(&["a", "b"], from)]);
    assert_eq!(
        flags_in("hint: say: --reason a or b\nhint: --reason takes one of: a b\nhint: c\n"),
        [[["--reason", "a"], ["--reason", "b"]]]
    );
}

#[test]
#[should_panic(expected = "redress capture, at 2026-03-03T18:00:00Z: exit 2")]
fn a_hint_that_names_no_command_is_found() {
    let stderr = "hint: look again: redress capture\n".to_owned();
    let ran = Ran { exit: 4, stdout: String::new(), stderr };
    Accepted::default().check(&Place::new(), crate::harness::NOW, &[], &ran);
}

#[test]
#[should_panic(expected = "exit 3")]
fn a_hint_that_is_refused_is_found() {
    let stdout = "You can\n  you paid  redress order pay 8000000000000000\n".to_owned();
    let ran = Ran { exit: 0, stdout, stderr: String::new() };
    Accepted::default().check(&Place::new(), crate::harness::NOW, &[], &ran);
}
