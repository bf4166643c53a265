//! The stories run: each file in `stories/` is prose, commands, and exactly what they print.
//!
//! A fenced block `console` holds commands after `$ ` (a `\` at the end of a line goes on in the
//! next) and what each prints: standard output, then standard error, then `[exit N]` when N is not
//! zero. A comment sets the clock, the zone and the terminal for what follows: `<!-- now: TIME -->`,
//! `<!-- zone: NAME -->`, `<!-- columns: N -->`, `<!-- piped -->`. A comment `<!-- shows: TEXT -->` holds what the block after
//! it must print somewhere, whatever it prints else. A block `json file=NAME` is a file that commands can
//! name. The blocks of a story share one throw-away store. `REDRESS_BLESS=1` writes what is printed
//! into the stories instead of comparing.

mod accepted;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use crate::harness::{NOW, Place};

use accepted::Accepted;

/// The columns of the terminal where a story does not say.
const COLUMNS: u16 = 80;

macro_rules! stories {
    ($list:ident, $accepted:ident: $($name:ident)*) => {
        $(#[test]
        fn $name() {
            tell(&file_of(stringify!($name)));
        })*

        /// Every command that these stories print is accepted where it is printed.
        mod $accepted {
            $(#[test]
            fn $name() {
                super::accept(&super::file_of(stringify!($name)));
            })*
        }

        const $list: &[&str] = &[$(stringify!($name)),*];
    };
}

stories! {
    STORIES, commands_of_stories:
    a_number_in_the_chat
    asked_in_the_first_hours
    by_script
    cancelled_in_time
    imported_twice
    if_the_seller_had_less_time
    lost_on_the_way
    never_paid
    one_minute_too_late
    out_of_sight
    paid_twice_by_mistake
    rejected_then_never_shipped
    second_thoughts
    shipped_all_the_same
    the_seller_stays_silent
    the_true_reason
    what_sellers_may_not_ask
    where_the_buyer_lives
    who_says_so
    wrong_on_purpose
}

// What happens to buyers, from never paid to asked to confirm early, each with its dates.
stories! {
    SCENARIOS, commands_of_scenarios:
    scenario_01_never_paid
    scenario_02_unpaid_and_cancelled
    scenario_03_cancelled_while_the_payment_is_checked
    scenario_04_the_seller_agrees
    scenario_05_the_seller_stays_silent
    scenario_06_rejected_and_never_shipped
    scenario_07_already_sent_says_the_seller
    scenario_08_a_wrong_number
    scenario_09_more_time_for_the_seller
    scenario_10_shipped_while_the_request_waits
    scenario_11_a_part_is_shipped
    scenario_12_it_moves_and_is_not_wanted
    scenario_13_it_never_arrives
    scenario_14_more_protection_time
    scenario_15_damaged
    scenario_16_a_partial_offer
    scenario_17_a_return_is_agreed
    scenario_18_a_free_return
    scenario_19_a_buyer_in_the_eu
    scenario_20_refused_at_the_door
    scenario_21_delivered_says_the_page
    scenario_22_taken_back_for_a_promise
    scenario_23_ruled_against_the_buyer
    scenario_24_frozen
    scenario_25_the_shipment_is_cancelled
    scenario_26_completed_but_not_in_the_bank
    scenario_27_the_window_is_missed
    scenario_28_paid_twice
    scenario_29_a_wrong_address
    scenario_30_close_it_says_the_seller
}

// What the guides tell a buyer, line by line, each with its command or why it is left out.
stories! {
    GUIDES, commands_of_guides:
    guide_after_payment
    guide_cancelling_at_large
    guide_closing_an_order
    guide_simple_steps
    guide_step_by_step
}

// What happens to the lines and parcels of one order, each with its money to the cent.
stories! {
    LINES, commands_of_lines:
    line_a_coupon_order
    line_entered_by_hand_and_on_the_page
    line_one_of_three_cancelled
    line_one_of_three_cups
    line_two_disputes_by_line
    line_two_parcels
    line_two_requests
}

// What the rules of today say, each as it was once told wrong.
stories! {
    RULES, commands_of_rules:
    rule_frozen_by_stage
    rule_many_disputes
    rule_paid_with_klarna
    rule_what_happens_to_buyers
    rule_withdrawn_before_it_came
}

// What a page or a seller promises, and goods that go back, each with its dates.
stories! {
    PROMISES, commands_of_promises:
    promise_a_free_return_by_country
    promise_a_return_on_its_way
    promise_the_countdown_of_a_proposal
    promise_what_a_page_prints
    promise_what_the_page_promises
}

#[test]
fn the_readme_shows_what_one_gets() {
    tell(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md"));
}

#[test]
fn every_command_of_the_readme_is_accepted() {
    accept(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md"));
}

#[test]
fn every_story_is_told() {
    let kinds = [
        (STORIES, folder()),
        (SCENARIOS, folder().join("scenarios")),
        (GUIDES, folder().join("guides")),
        (LINES, folder().join("lines")),
        (PROMISES, folder().join("promises")),
        (RULES, folder().join("rules")),
    ];
    for (names, folder) in kinds {
        let told: BTreeSet<PathBuf> = names.iter().map(|name| file_of(name)).collect();
        let written: BTreeSet<PathBuf> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
            .collect();
        assert_eq!(told, written);
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/stories")
}

fn file_of(name: &str) -> PathBuf {
    let file = |name: &str| format!("{}.md", name.replace('_', "-"));
    if let Some(name) = name.strip_prefix("scenario_") {
        folder().join("scenarios").join(file(name))
    } else if let Some(name) = name.strip_prefix("guide_") {
        folder().join("guides").join(file(name))
    } else if let Some(name) = name.strip_prefix("line_") {
        folder().join("lines").join(file(name))
    } else if let Some(name) = name.strip_prefix("promise_") {
        folder().join("promises").join(file(name))
    } else if let Some(name) = name.strip_prefix("rule_") {
        folder().join("rules").join(file(name))
    } else {
        folder().join(file(name))
    }
}

/// Runs a story and compares it with what comes out, or writes it.
#[expect(clippy::disallowed_methods, reason = "the person who runs the tests asks for it")]
fn tell(file: &PathBuf) {
    let story = std::fs::read_to_string(file).unwrap();
    let told = Telling::default().tell(&story);
    assert!(told.contains("\n$ redress"), "{}: no command", file.display());
    if told == story {
        return;
    }
    if std::env::var_os("REDRESS_BLESS").is_some_and(|bless| bless == "1") {
        std::fs::write(file, told).unwrap();
        return;
    }
    let difference = difference(&story, &told);
    panic!(
        "{} (- written, + printed; REDRESS_BLESS=1 takes what is printed)\n{difference}",
        file.display()
    );
}

/// Tells a story and runs each command that it prints on a copy of its store.
fn accept(file: &PathBuf) {
    let story = std::fs::read_to_string(file).unwrap();
    let telling = Telling { accepted: Some(Accepted::default()), ..Telling::default() };
    drop(telling.tell(&story));
}

/// A story in the middle of being told.
struct Telling {
    place: Place,
    now: String,
    files: Vec<String>,
    shown: Vec<String>,
    told: String,
    /// Where the commands that are printed are run.
    accepted: Option<Accepted>,
}

impl Default for Telling {
    fn default() -> Self {
        let mut place = Place::new();
        place.in_terminal(COLUMNS);
        Self {
            place,
            now: NOW.to_owned(),
            files: Vec::new(),
            shown: Vec::new(),
            told: String::new(),
            accepted: None,
        }
    }
}

impl Telling {
    /// The story with what its commands print now.
    fn tell(mut self, story: &str) -> String {
        let mut lines = story.lines();
        while let Some(line) = lines.next() {
            self.put(line);
            if let Some(comment) = line.strip_prefix("<!--") {
                self.set(comment.trim_end_matches("-->").trim());
            } else if let Some(fence) = line.strip_prefix("```").filter(|fence| !fence.is_empty()) {
                let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                self.block(fence, &block);
                self.put("```");
            }
        }
        self.told
    }

    fn put(&mut self, line: &str) {
        self.told.push_str(line);
        self.told.push('\n');
    }

    fn set(&mut self, comment: &str) {
        match comment.split_once(": ") {
            Some(("now", now)) => {
                now.clone_into(&mut self.now);
                self.place.at(now);
            }
            Some(("zone", zone)) => drop(self.place.in_zone(zone)),
            Some(("shows", text)) => self.shown.push(text.to_owned()),
            Some(("columns", columns)) => drop(self.place.in_terminal(columns.parse().unwrap())),
            None if comment == "piped" => drop(self.place.piped()),
            None if comment == "terminal" => drop(self.place.in_terminal(COLUMNS)),
            _other => panic!("<!-- {comment} --> sets nothing"),
        }
    }

    fn block(&mut self, fence: &str, block: &[&str]) {
        if let Some((_, name)) = fence.split_once(" file=") {
            drop(self.place.file(name, block.join("\n") + "\n"));
            self.files.push(name.to_owned());
        }
        if fence != "console" {
            for line in block {
                self.put(line);
            }
            return;
        }
        let begun = self.told.len();
        let mut lines = block.iter();
        while let Some(line) = lines.next() {
            let Some(first) = line.strip_prefix("$ ") else { continue };
            self.put(line);
            let mut command = first.to_owned();
            while let Some(begun) = command.strip_suffix('\\') {
                let next = lines.next().expect("the line that is gone on with");
                self.put(next);
                command = format!("{begun}{next}");
            }
            self.run(&command);
        }
        // Folded lines show it too.
        let shown = self.told[begun..].split_whitespace().collect::<Vec<_>>().join(" ");
        for text in self.shown.drain(..) {
            assert!(shown.contains(&text), "{text} is not shown:\n{}", &self.told[begun..]);
        }
    }

    fn run(&mut self, command: &str) {
        let words = shell_words::split(command).unwrap();
        let (program, words) = words.split_first().expect("a command");
        assert_eq!(program, "redress", "{command}");
        let folder = format!("{}/", self.place.folder().display());
        let words: Vec<String> =
            words
                .iter()
                .map(|word| {
                    if self.files.contains(word) { format!("{folder}{word}") } else { word.clone() }
                })
                .collect();
        let ran = self.place.run(&words);
        if let Some(accepted) = &mut self.accepted {
            accepted.check(&self.place, &self.now, &words, &ran);
        }
        let printed = format!("{}{}", ran.stdout, ran.stderr).replace(&folder, "");
        self.told.push_str(&printed);
        if !printed.is_empty() && !printed.ends_with('\n') {
            self.told.push('\n');
        }
        if ran.exit != 0 {
            self.put(&format!("[exit {}]", ran.exit));
        }
    }
}

/// The lines that differ, with the last heading or command before each.
fn difference(written: &str, printed: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (written.lines().collect(), printed.lines().collect());
    // common[i][j]: the most lines that old[i..] and new[j..] share in order.
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let (mut text, mut place) = (String::new(), None);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            if old[i].starts_with("$ ") || old[i].starts_with('#') {
                place = Some(old[i]);
            }
            (i, j) = (i + 1, j + 1);
            continue;
        }
        if let Some(place) = place.take() {
            let _infallible = writeln!(text, "\n  {place}");
        }
        if j >= new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            let _infallible = writeln!(text, "- {}", old[i]);
            i += 1;
        } else {
            let _infallible = writeln!(text, "+ {}", new[j]);
            j += 1;
        }
    }
    text
}

#[test]
fn a_story_that_is_wrong_shows_the_lines_that_differ() {
    let story = "# A\n\n```console\n$ redress store path\nwrong\n```\n";
    let told = Telling::default().tell(story);
    assert_eq!(told, "# A\n\n```console\n$ redress store path\nredress.db\n```\n");
    assert_eq!(difference(story, &told), "\n  $ redress store path\n- wrong\n+ redress.db\n");
}

#[test]
#[should_panic(expected = "tomorrow is not shown")]
fn a_story_that_must_show_something_shows_it() {
    drop(
        Telling::default()
            .tell("<!-- shows: tomorrow -->\n```console\n$ redress store path\n```\n"),
    );
}

#[test]
fn a_story_names_the_exit_code_that_is_not_zero() {
    let story = "```console\n$ redress order \\\n  status 1234\n```\n";
    let told = Telling::default().tell(story);
    assert!(told.starts_with("```console\n$ redress order \\\n  status 1234\nerror: "), "{told}");
    assert!(told.ends_with("\n[exit 3]\n```\n"), "{told}");
}
