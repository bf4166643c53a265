//! The prompts, in a terminal: what stands on its screen, and how each is left.

use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use pty_process::blocking::{Command, Pty, open};
use serde_json::json;

use crate::harness::{NOW, Place, list_page, page_order};

const ENTER: &str = "\r";
const ESC: &str = "\x1b";
const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const CTRL_C: &str = "\x03";
const CTRL_D: &str = "\x04";
const BACKSPACE: &str = "\x7f";
/// So long a screen is waited for.
const PATIENCE: Duration = Duration::from_secs(20);
/// A screen that did not change for so long is complete: the program waits for a key.
const STILL: Duration = Duration::from_millis(60);
/// What stood on the screen before the program was started.
const BEFORE: &str = "what stood here before";

const PAID: &str = "8000222333323327";
const UNPAID: &str = "8212313961591322";
const CJK: &str = "8500000000000117";

/// The program in a terminal.
struct Terminal {
    pty: Arc<Pty>,
    child: Child,
    seen: Arc<Mutex<Seen>>,
    reader: JoinHandle<()>,
}

/// What the program wrote.
struct Seen {
    screen: vt100::Parser,
    bytes: Vec<u8>,
    changed: Instant,
}

/// A terminal, not yet started in.
struct Start<'a> {
    place: &'a Place,
    columns: u16,
    rows: u16,
    color: bool,
    stdin: bool,
    browser: Option<&'a str>,
}

impl<'a> Start<'a> {
    fn new(place: &'a Place) -> Self {
        Self { place, columns: 80, rows: 30, color: false, stdin: true, browser: None }
    }

    fn browser(mut self, program: &'a str) -> Self {
        self.browser = Some(program);
        self
    }

    fn columns(mut self, columns: u16) -> Self {
        self.columns = columns;
        self
    }

    fn rows(mut self, rows: u16) -> Self {
        self.rows = rows;
        self
    }

    fn color(mut self) -> Self {
        self.color = true;
        self
    }

    fn without_stdin(mut self) -> Self {
        self.stdin = false;
        self
    }

    fn run(self, words: &[&str]) -> Terminal {
        let (pty, pts) = open().unwrap();
        pty.resize(pty_process::Size::new(self.rows, self.columns)).unwrap();
        let color = if self.color { "always" } else { "never" };
        let place = self.place.command();
        let set = place.get_envs().filter_map(|(name, value)| Some((name, value?)));
        let mut command = Command::new(place.get_program())
            .args(["--color", color])
            .args(words)
            .env_clear()
            .envs(set)
            .env("TERM", "xterm-256color")
            .current_dir(self.place.folder());
        if let Some(browser) = self.browser {
            command = command.env("REDRESS_BROWSER", browser);
        }
        if !self.stdin {
            command = command.stdin(Stdio::null());
        }
        let child = command.spawn(pts).unwrap();
        let (rows, columns) = (NonZeroU16::new(self.rows), NonZeroU16::new(self.columns));
        let mut screen = vt100::Parser::new(rows.unwrap(), columns.unwrap(), 0);
        screen.process(format!("{BEFORE}\r\n").as_bytes());
        let seen = Seen { screen, bytes: Vec::new(), changed: Instant::now() };
        let (pty, seen) = (Arc::new(pty), Arc::new(Mutex::new(seen)));
        let reader = std::thread::spawn({
            let (pty, seen) = (Arc::clone(&pty), Arc::clone(&seen));
            move || read_on(&pty, &seen)
        });
        Terminal { pty, child, seen, reader }
    }
}

/// Reads until the program has gone.
fn read_on(pty: &Pty, seen: &Mutex<Seen>) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = (&*pty).read(&mut buffer) {
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.screen.process(&buffer[..count]);
        seen.bytes.extend_from_slice(&buffer[..count]);
        seen.changed = Instant::now();
    }
}

impl Terminal {
    fn text(&self) -> String {
        self.seen.lock().unwrap().screen.screen().contents()
    }

    /// Waits until the screen shows this and no longer changes.
    fn shows(&self, text: &str) -> &Self {
        let begun = Instant::now();
        loop {
            let still = self.seen.lock().unwrap().changed.elapsed() > STILL;
            if still && self.text().contains(text) {
                return self;
            }
            assert!(begun.elapsed() < PATIENCE, "no {text:?} on the screen:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Types, and waits until the screen has taken it in.
    fn types(&self, keys: &str) -> &Self {
        (&*self.pty).write_all(keys.as_bytes()).unwrap();
        std::thread::sleep(STILL);
        self
    }

    /// Interrupts as a person does: once more when it went by between two keys.
    fn interrupts(&mut self) -> &mut Self {
        for _ in 0..5 {
            self.types(CTRL_C);
            let begun = Instant::now();
            while begun.elapsed() < Duration::from_secs(1) {
                if self.child.try_wait().unwrap().is_some() {
                    return self;
                }
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        self
    }

    /// The line of the screen that has this in it.
    fn line(&self, text: &str) -> String {
        let screen = self.text();
        let line = screen.lines().find(|line| line.contains(text));
        line.unwrap_or_else(|| panic!("no {text:?} on the screen:\n{screen}")).to_owned()
    }

    /// The item that the cursor is at.
    fn chosen(&self) -> String {
        self.line("> ")
    }

    fn no_line_wraps(&self) -> &Self {
        let seen = self.seen.lock().unwrap();
        let screen = seen.screen.screen();
        let rows = screen.size().0.get();
        let wrapped: Vec<u16> = (0..rows).filter(|row| screen.row_wrapped(*row)).collect();
        assert_eq!(wrapped, Vec::<u16>::new(), "{}", screen.contents());
        drop(seen);
        self
    }

    /// Waits for the program to end and returns its exit code; the cursor must be back by then.
    /// All that the program wrote, with what it took back.
    fn written(&self) -> String {
        String::from_utf8_lossy(&self.seen.lock().unwrap().bytes).into_owned()
    }

    fn exit(&mut self) -> i32 {
        let begun = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(begun.elapsed() < PATIENCE, "it did not end:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        };
        while !self.reader.is_finished() {
            assert!(begun.elapsed() < PATIENCE, "somebody still holds the terminal");
            std::thread::sleep(Duration::from_millis(5));
        }
        let seen = self.seen.lock().unwrap();
        let bytes = String::from_utf8_lossy(&seen.bytes);
        let (hidden, shown) = (bytes.rfind("\x1b[?25l"), bytes.rfind("\x1b[?25h"));
        assert!(hidden <= shown, "the cursor stays hidden: {bytes:?}");
        assert!(!seen.screen.screen().hide_cursor(), "the cursor stays hidden");
        status.code().expect("an exit code, not a signal")
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A place with three orders: paid, unpaid, and paid with wide characters in its words.
fn place() -> Place {
    let place = Place::new();
    for words in [
        [PAID, "Orion Tools", "25.66 USD", "Crimping pliers, red"],
        [
            CJK,
            "アルタイル電子工業株式会社",
            "12349 JPY",
            "大きなペンチと圧着工具セット、赤い取っ手付き、防水ケース入り",
        ],
    ] {
        let [id, seller, total, item] = words;
        let add = ["order", "add", id, "--seller", seller, "--total", total, "--item", item];
        let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02T08:00"];
        assert_eq!(place.run(&[&add[..], &dates].concat()).exit, 0);
    }
    let add = ["order", "add", UNPAID, "--seller", "Vega Store", "--total", "132.74 BRL"];
    assert_eq!(place.run(&[&add[..], &["--placed", "2026-03-03"]].concat()).exit, 0);
    place
}

fn stage(place: &Place, id: &str) -> String {
    place.json(&["order", "status", id])["stage"].as_str().unwrap().to_owned()
}

/// The questions of `order cancel` without arguments, each with what it shows and the keys that
/// answer it.
const CANCEL: [(&str, &str); 4] = [
    ("Cancel which order?", ENTER),
    ("Why?", "\x1b[A\x1b[A\r"),
    ("Note (optional)", "they wrote it is sold out\r"),
    ("Submit a complaint too?", "\x1b[B\r"),
];

/// The question after a step is prepared, at which Enter alone is a no.
const SUBMITTED: &str = "Submitted on AliExpress?";

/// What is prepared for an order.
fn prepared(place: &Place, id: &str) -> Vec<String> {
    let order = place.json(&["order", "status", id]);
    let steps = order["prepared"].as_array().unwrap().iter();
    steps.map(|step| step["action"].as_str().unwrap().to_owned()).collect()
}

/// Answers the first `count` questions and waits for the next.
fn answered(terminal: &Terminal, count: usize) {
    for (at, (shown, keys)) in CANCEL.into_iter().enumerate().take(count + 1) {
        terminal.shows(shown);
        if at < count {
            terminal.types(keys);
        }
    }
}

#[test]
fn cancelling_asks_for_the_order_the_reason_a_note_a_complaint_and_whether_it_was_submitted() {
    let place = place();
    let mut terminal = Start::new(&place).rows(60).run(&["order", "cancel"]);
    terminal.shows("? Cancel which order?  (↑↓, Enter; Esc to leave)");
    // The one whose chance ends first stands first; among equals the order is stable.
    let text = terminal.text();
    assert!(text.contains("…3327") && text.contains("…1322") && text.contains("…0117"), "{text}");
    while !terminal.chosen().contains("…3327") {
        terminal.types(DOWN).shows("Cancel which order?");
    }
    let item = terminal.chosen();
    assert!(
        item.starts_with("> Crimping pliers, red · $25.66 · Orion Tools · in 7 days"),
        "{item}"
    );
    terminal.types(ENTER).shows("Why?");
    terminal.shows(&format!("Cancel Crimping pliers, red · Orion Tools · $25.66 · {PAID}"));
    assert!(terminal.text().contains("A true reason is best"), "{}", terminal.text());
    assert!(terminal.chosen().starts_with("> I no longer need it "));
    assert!(terminal.line("I ordered the wrong item").ends_with("  your choice"));
    assert!(terminal.line("The seller says it is out of stock").ends_with("  seller's fault"));
    assert_eq!(terminal.line("Shipping takes too long").trim(), "Shipping takes too long");
    assert_eq!(terminal.text().matches("seller's fault").count(), 2);
    assert!(!terminal.text().contains("coupon"), "a reason for scripts is offered");
    terminal.types(UP).types(UP);
    terminal.shows("> The seller says it is out of stock");
    terminal.types(ENTER).shows("Note (optional):");
    terminal.types("sold out 大").types(BACKSPACE).types("!\r");
    terminal.shows("? Submit a complaint too?");
    assert!(terminal.text().contains("AliExpress looks at"), "{}", terminal.text());
    assert!(terminal.chosen().contains("No, only ask the seller"));
    assert_eq!(prepared(&place, PAID), Vec::<String>::new());
    terminal.types(DOWN).types(ENTER).shows(SUBMITTED);
    // What to press stands above the question, and nothing runs yet.
    assert!(terminal.text().contains("To do: submit the cancellation"), "{}", terminal.text());
    assert_eq!(prepared(&place, PAID), ["cancel"]);
    assert_eq!(stage(&place, PAID), "awaiting-shipment");
    assert!(terminal.chosen().contains("Not yet"));
    terminal.types(UP).types(ENTER);
    assert_eq!(terminal.exit(), 0);
    assert!(terminal.text().contains("Cancellation requested"), "{}", terminal.text());
    let order = place.json(&["order", "show", PAID]);
    assert_eq!(order["stage"], "cancellation-pending");
    let asked = &order["cancellations"][0];
    assert_eq!(asked["reason"], "out-of-stock");
    assert_eq!(asked["fault"], "seller");
    assert_eq!(asked["note"], "sold out !");
    assert_eq!(asked["complaint"], true);
}

#[test]
fn enter_alone_and_yes_to_everything_never_say_that_it_was_submitted() {
    let words = ["order", "cancel", PAID, "--reason", "wrong-item"];
    for more in [&[][..], &["--yes"], &["--json"]] {
        let place = place();
        let mut terminal = Start::new(&place).run(&[&words[..], more].concat());
        terminal.shows(SUBMITTED).types(ENTER);
        assert_eq!(terminal.exit(), 0);
        assert_eq!(prepared(&place, PAID), ["cancel"], "{more:?}");
        assert_eq!(stage(&place, PAID), "awaiting-shipment", "{more:?}");
    }
}

#[test]
fn leaving_the_question_whether_it_was_submitted_leaves_it_prepared() {
    for interrupt in [false, true] {
        let place = place();
        let words = ["order", "cancel", PAID, "--reason", "wrong-item"];
        let mut terminal = Start::new(&place).run(&words);
        terminal.shows(SUBMITTED);
        if interrupt {
            terminal.interrupts();
        } else {
            terminal.types(ESC);
        }
        assert_eq!(terminal.exit(), 130);
        terminal.shows("It is prepared, not submitted.");
        assert_eq!(prepared(&place, PAID), ["cancel"]);
    }
}

#[test]
fn the_page_can_be_opened_before_the_answer_whether_it_was_submitted() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = place();
    let browser = place.file("browser", "#!/bin/sh\nprintf %s \"$1\" > \"$0.opened\"\n");
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o700)).unwrap();
    let browser = browser.display().to_string();
    let words = ["order", "cancel", PAID, "--reason", "wrong-item"];
    let mut terminal = Start::new(&place).browser(&browser).run(&words);
    terminal.shows(SUBMITTED).types(DOWN).shows("> Open the page").types(ENTER);
    terminal.shows("> Not yet").types(UP).types(ENTER);
    assert_eq!(terminal.exit(), 0);
    assert_eq!(stage(&place, PAID), "cancellation-pending");
    let opened = std::fs::read_to_string(format!("{browser}.opened")).unwrap();
    assert!(opened.ends_with(PAID), "{opened}");
}

#[test]
fn what_the_seller_granted_before_stands_above_the_reasons() {
    let place = place();
    let earlier = "8300000000000115";
    let add = ["order", "add", earlier, "--seller", "Orion Tools", "--total", "9 USD"];
    let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02"];
    let cancel =
        ["order", "cancel", earlier, "--reason", "other", "--submitted", "--at", "2026-03-02"];
    let granted = ["order", "record", earlier, "cancellation-approved"];
    for words in [&[&add[..], &dates].concat()[..], &cancel, &granted] {
        assert_eq!(place.run(words).exit, 0, "{words:?}");
    }
    let terminal = Start::new(&place).run(&["order", "cancel", PAID]);
    terminal.shows("? Why?");
    let text = terminal.text();
    let said = "Orion Tools granted the one cancellation you asked for, after 1 day.";
    let (said, why) = (text.find(said), text.find("? Why?"));
    assert!(said.is_some() && said < why, "{text}");
    terminal.types(ESC);
    // Nobody has to agree to the end of an unpaid order.
    let add = ["order", "add", "8400000000000116", "--seller", "Orion Tools", "--total", "9 USD"];
    assert_eq!(place.run(&[&add[..], &["--placed", "2026-03-02"]].concat()).exit, 0);
    let terminal = Start::new(&place).run(&["order", "cancel", "8400000000000116"]);
    terminal.shows("? Why?");
    assert!(!terminal.text().contains("granted"), "{}", terminal.text());
    terminal.types(ESC);
}

#[test]
fn an_unpaid_order_is_cancelled_for_the_sellers_fault_without_a_complaint() {
    let place = place();
    let mut terminal = Start::new(&place).run(&["order", "cancel", UNPAID]);
    terminal.shows("Why?");
    terminal.types(UP).types(UP).shows("> The seller says it is out of stock");
    terminal.types(ENTER).shows("Note (optional)").types(ENTER).shows(SUBMITTED);
    assert!(!terminal.text().contains("omplaint"), "{}", terminal.text());
    assert_eq!(stage(&place, UNPAID), "awaiting-payment");
    terminal.types(UP).types(ENTER);
    assert_eq!(terminal.exit(), 0);
    assert_eq!(stage(&place, UNPAID), "closed");
}

#[test]
fn a_reason_on_the_buyers_side_asks_for_no_complaint() {
    let place = place();
    let mut terminal = Start::new(&place).run(&["order", "cancel", PAID]);
    terminal.shows("Why?").types(ENTER).shows("Note (optional)").types(ENTER);
    terminal.shows(SUBMITTED).types(UP).types(ENTER);
    assert_eq!(terminal.exit(), 0);
    assert!(!terminal.text().contains("omplaint"), "{}", terminal.text());
    let order = place.json(&["order", "show", PAID]);
    assert_eq!(order["cancellations"][0]["complaint"], false);
    assert_eq!(order["cancellations"][0]["note"], serde_json::Value::Null);
}

#[test]
fn what_the_flags_answer_is_not_asked_again() {
    let place = place();
    let words = ["order", "cancel", PAID, "--note", "as agreed in chat", "--submitted"];
    let mut terminal = Start::new(&place).run(&words);
    terminal.shows("Why?").types(DOWN).types(ENTER);
    assert_eq!(terminal.exit(), 0);
    assert!(!terminal.text().contains("Note (optional)"), "{}", terminal.text());
    assert!(!terminal.text().contains(SUBMITTED), "{}", terminal.text());
    let asked = &place.json(&["order", "show", PAID])["cancellations"][0];
    assert_eq!(asked["note"], "as agreed in chat");
    assert_eq!(asked["reason"], "created-by-mistake");
}

#[test]
fn what_was_prepared_is_not_asked_again_when_it_was_submitted() {
    let place = place();
    let cancel = ["order", "cancel", PAID, "--reason", "wrong-item", "--note", "sorry"];
    assert_eq!(place.run(&cancel).exit, 0);
    let mut terminal = Start::new(&place).run(&["order", "cancel", PAID, "--submitted"]);
    assert_eq!(terminal.exit(), 0);
    let asked = &place.json(&["order", "show", PAID])["cancellations"][0];
    assert_eq!((&asked["reason"], &asked["note"]), (&"wrong-item".into(), &"sorry".into()));
}

#[test]
fn escape_leaves_at_each_question_and_nothing_is_recorded() {
    let place = place();
    let before = std::fs::read(place.db()).unwrap();
    for (count, (question, _)) in CANCEL.into_iter().enumerate() {
        let mut terminal = Start::new(&place).run(&["order", "cancel"]);
        answered(&terminal, count);
        terminal.types(ESC);
        assert_eq!(terminal.exit(), 130, "{question}");
        assert_eq!(std::fs::read(place.db()).unwrap(), before, "{question}");
    }
}

#[test]
fn an_interrupt_leaves_at_each_question_with_the_cursor_back_and_nothing_recorded() {
    let place = place();
    let before = std::fs::read(place.db()).unwrap();
    for color in [false, true] {
        for (count, (question, _)) in CANCEL.into_iter().enumerate() {
            let start = Start::new(&place);
            let start = if color { start.color() } else { start };
            let mut terminal = start.run(&["order", "cancel"]);
            answered(&terminal, count);
            assert_eq!(terminal.interrupts().exit(), 130, "{question}");
            assert_eq!(std::fs::read(place.db()).unwrap(), before, "{question}");
            let column = terminal.seen.lock().unwrap().screen.screen().cursor_position().1;
            assert_eq!(column, 0, "the shell goes on in the middle of {question}");
        }
    }
}

#[test]
fn the_end_of_the_input_leaves_a_line_that_is_empty() {
    let place = place();
    let mut terminal = Start::new(&place).run(&["order", "cancel"]);
    answered(&terminal, 2);
    terminal.types(CTRL_D);
    assert_eq!(terminal.exit(), 130);
}

#[test]
fn moving_through_a_list_erases_nothing_above_it() {
    let place = place();
    for columns in [40, 80, 200] {
        let mut terminal = Start::new(&place).columns(columns).run(&["order", "cancel"]);
        terminal.shows("Cancel which order?");
        for key in [DOWN, DOWN, DOWN, UP] {
            terminal.types(key).shows("Cancel which order?");
        }
        terminal.shows(BEFORE);
        terminal.types(ENTER).shows("Why?").types(DOWN).types(UP).shows("Why?");
        terminal.shows(BEFORE).shows("Cancel ");
        terminal.types(ESC);
        assert_eq!(terminal.exit(), 130);
        terminal.shows(BEFORE);
    }
}

#[test]
fn no_line_of_a_prompt_is_wider_than_the_terminal() {
    let place = place();
    for columns in [40, 80, 200] {
        let mut terminal = Start::new(&place).columns(columns).run(&["order", "cancel"]);
        terminal.shows("Cancel which order?").no_line_wraps();
        let cut = terminal.line("大きなペンチ");
        assert!(cut.ends_with("…0117"), "{cut}");
        while !terminal.chosen().contains("大きなペンチ") {
            terminal.types(DOWN).shows("Cancel which order?");
        }
        terminal.types(ENTER).shows("Why?").no_line_wraps();
        let side = if columns == 40 { " · seller" } else { "  seller's fault" };
        assert!(terminal.line("The seller says it is out").ends_with(side));
        terminal.types(UP).types(UP).types(ENTER);
        terminal.shows("Note (optional)").no_line_wraps();
        terminal.types(&"とても長い".repeat(columns.into())).no_line_wraps();
        terminal.types(ENTER).shows("Submit a complaint too?").no_line_wraps();
        terminal.types(ESC);
        assert_eq!(terminal.exit(), 130);
    }
}

#[test]
fn more_orders_than_rows_are_shown_page_by_page() {
    let place = place();
    for number in 0..20 {
        let id = format!("90000000000000{number:02}");
        let add = [
            "order",
            "add",
            &id,
            "--seller",
            "Lyra",
            "--total",
            "1.00 USD",
            "--placed",
            "2026-03-02",
        ];
        assert_eq!(place.run(&add).exit, 0);
    }
    let mut terminal = Start::new(&place).columns(48).rows(12).run(&["order", "cancel"]);
    terminal.shows("[Page 1/3]").no_line_wraps();
    terminal.types(UP).shows("[Page 3/3]").no_line_wraps();
    terminal.types(DOWN).shows("[Page 1/3]").no_line_wraps();
    terminal.types(ESC);
    assert_eq!(terminal.exit(), 130);
}

#[test]
fn an_order_that_cannot_be_cancelled_is_refused_before_anything_is_asked() {
    let place = place();
    assert_eq!(place.run(&["order", "record", PAID, "shipped"]).exit, 0);
    let mut terminal = Start::new(&place).run(&["order", "cancel", PAID]);
    assert_eq!(terminal.exit(), 4);
    assert!(!terminal.text().contains("Why?"), "{}", terminal.text());
    // One that was submitted earlier is judged by what is recorded, too.
    let earlier = ["order", "cancel", PAID, "--submitted", "--at", "2026-03-02T11:00"];
    let mut terminal = Start::new(&place).run(&earlier);
    assert_eq!(terminal.exit(), 4);
}

#[test]
fn a_cancellation_that_was_submitted_in_time_can_be_told_after_it() {
    let mut place = place();
    place.at("2026-03-25T18:00:00Z");
    assert_eq!(place.json(&["order", "status", UNPAID])["certainty"], "outdated");
    let words = ["order", "cancel", UNPAID, "--submitted", "--at", "2026-03-20"];
    let mut terminal = Start::new(&place).run(&words);
    terminal.shows("Why?").types(ENTER).shows("Note (optional)").types(ENTER);
    assert_eq!(terminal.exit(), 0);
    let order = place.json(&["order", "status", UNPAID]);
    assert_eq!(order["closed"]["cause"], "cancelled-by-buyer");
}

#[test]
fn with_no_order_to_cancel_it_says_so() {
    let place = Place::new();
    let mut terminal = Start::new(&place).run(&["order", "cancel"]);
    assert_eq!(terminal.exit(), 0);
    assert!(terminal.text().contains("No order can be cancelled"), "{}", terminal.text());
    let mut terminal = Start::new(&place).run(&["order", "status"]);
    assert_eq!(terminal.exit(), 0);
    assert!(terminal.text().contains("There is no open order"), "{}", terminal.text());
    assert!(!place.db().exists());
}

#[test]
fn the_status_of_an_order_that_is_not_named_is_picked() {
    let place = place();
    let mut terminal = Start::new(&place).run(&["order", "status"]);
    terminal.shows("Which order?");
    while !terminal.chosen().contains("…1322") {
        terminal.types(DOWN).shows("Which order?");
    }
    terminal.types(ENTER);
    assert_eq!(terminal.exit(), 0);
    assert!(terminal.text().contains("Awaiting payment."), "{}", terminal.text());
}

#[test]
fn adding_asks_for_what_the_flags_lack_until_it_can_be_read() {
    let place = Place::new();
    let mut terminal = Start::new(&place).run(&["order", "add", PAID]);
    terminal.shows("Name of the store: ").types(ENTER).shows("is empty");
    terminal.types("Orion Tools\r").shows("Total, such as 12.50 USD: ");
    terminal.types("12,50\r").shows("an amount and a currency are needed");
    terminal.types("12.50 USD\r").shows("Placed on, such as 2026-03-02: ");
    terminal.types("monday\r").shows("is not a time");
    terminal.types("2026-03-02\r").shows("Paid on (optional): ");
    terminal.types("today\r").shows("today is not a time");
    terminal.types("2026-03-03\r").shows("What was bought (optional): ");
    terminal.types("Crimping pliers; 2; 6.25\r");
    assert_eq!(terminal.exit(), 0);
    let order = place.json(&["order", "show", PAID]);
    assert_eq!(order["lines"][0]["quantity"], 2);
    assert_eq!(order["seller"]["name"], "Orion Tools");
    assert_eq!(order["total"]["minor"], 1250);
    assert_eq!(order["placed_at"], "2026-03-02");
    assert_eq!(order["paid_at"], "2026-03-03");
}

#[test]
fn adding_asks_for_nothing_that_a_flag_gives() {
    let place = Place::new();
    let words = ["order", "add", PAID, "--seller", "Orion", "--placed", "2026-03-02"];
    let mut terminal = Start::new(&place).run(&words);
    terminal.shows("Total, such as 12.50 USD: ").types("3.00 EUR\r");
    terminal.shows("Paid on (optional): ").types(ENTER);
    terminal.shows("What was bought (optional): ").types(ENTER);
    assert_eq!(terminal.exit(), 0);
    assert_eq!(stage(&place, PAID), "awaiting-payment");
}

#[test]
fn leaving_while_adding_records_nothing() {
    let answers = [
        ("Name of the store", "Orion\r"),
        ("Total", "3.00 EUR\r"),
        ("Placed on", "2026-03-02\r"),
        ("Paid on", ""),
    ];
    for by_interrupt in [false, true] {
        for count in 0..answers.len() {
            let place = Place::new();
            let mut terminal = Start::new(&place).run(&["order", "add", PAID]);
            for (shown, keys) in &answers[..count] {
                terminal.shows(shown).types(keys);
            }
            terminal.shows(answers[count].0);
            if by_interrupt {
                terminal.interrupts();
            } else {
                terminal.types(ESC);
            }
            assert_eq!(terminal.exit(), 130, "{}", answers[count].0);
            assert!(!place.db().exists(), "{}", answers[count].0);
        }
    }
}

#[test]
fn nobody_is_asked_who_does_not_want_to_be_or_cannot_answer() {
    let place = place();
    for words in [
        &["order", "cancel"][..],
        &["order", "cancel", PAID],
        &["order", "status"],
        &["order", "add", "8000222333323328"],
    ] {
        let mut terminal = Start::new(&place).run(&[words, &["--no-input"]].concat());
        assert_eq!(terminal.exit(), 6, "{words:?}");
        let mut terminal = Start::new(&place).without_stdin().run(words);
        assert_eq!(terminal.exit(), 6, "{words:?}");
        assert!(terminal.text().contains("an answer is needed"), "{}", terminal.text());
    }
}

#[test]
fn a_dry_run_asks_for_what_lacks_and_saves_nothing() {
    let place = place();
    let before = std::fs::read(place.db()).unwrap();
    let mut terminal = Start::new(&place).run(&["order", "cancel", PAID, "--dry-run"]);
    terminal.shows("Why?").types(ENTER).shows("Note (optional)").types(ENTER);
    assert_eq!(terminal.exit(), 0);
    terminal.shows("prepared  + cancel").shows("Dry run: nothing saved.");
    assert!(!terminal.text().contains(SUBMITTED), "{}", terminal.text());
    assert_eq!(std::fs::read(place.db()).unwrap(), before);
}

#[test]
fn receipt_is_confirmed_only_after_a_warning_and_a_yes() {
    let place = place();
    assert_eq!(place.run(&["order", "record", PAID, "shipped"]).exit, 0);
    let ask = || Start::new(&place).run(&["order", "receive", PAID]);
    let mut terminal = ask();
    terminal.shows("Never confirm before").shows("Have you seen the goods").types(ENTER);
    assert_eq!(terminal.exit(), 130);
    assert_eq!(prepared(&place, PAID), Vec::<String>::new());
    let mut terminal = ask();
    terminal.shows("Have you seen the goods").types("y").shows(SUBMITTED);
    assert_eq!(stage(&place, PAID), "shipped");
    terminal.types(UP).types(ENTER);
    assert_eq!(terminal.exit(), 0);
    assert_eq!(stage(&place, PAID), "completed");
}

#[test]
fn an_order_is_forgotten_only_after_its_number_is_typed() {
    let place = place();
    let before = std::fs::read(place.db()).unwrap();
    let mut terminal = Start::new(&place).run(&["order", "forget", PAID]);
    terminal.shows("It cannot be undone").shows("Type the order number").types("y\r");
    terminal.shows("That isn't the number of this order").types(ESC);
    assert_eq!(terminal.exit(), 130);
    assert_eq!(std::fs::read(place.db()).unwrap(), before);
    let mut terminal = Start::new(&place).run(&["order", "forget", PAID]);
    terminal.shows("Type the order number").types(&format!("{PAID}\r"));
    assert_eq!(terminal.exit(), 0);
    assert_eq!(place.run(&["order", "status", PAID]).exit, 3);
}

#[test]
fn a_forgotten_order_comes_back_from_a_file_only_after_a_yes() {
    let place = Place::new();
    let page = list_page(NOW, &[page_order(PAID, "Awaiting shipment")]);
    let file = place.file("page.json", page).display().to_string();
    assert_eq!(place.run(&["import", &file]).exit, 0);
    assert_eq!(place.run(&["order", "forget", PAID, "--yes"]).exit, 0);
    let ran = place.run(&["import", &file]);
    assert!(ran.exit == 0 && ran.stdout.contains("forgotten\t"), "{}", ran.stdout);
    for (key, exit) in [("n", 3), (ESC, 3), ("y", 0)] {
        let mut terminal = Start::new(&place).run(&["import", &file]);
        terminal.shows("was forgotten on purpose. Bring it back?").types(key);
        assert_eq!(terminal.exit(), 0);
        assert_eq!(place.run(&["order", "status", PAID]).exit, exit, "{key:?}");
    }
}

#[test]
fn an_undo_that_takes_the_ground_from_later_operations_says_which_and_asks() {
    let place = place();
    let cancel = ["order", "cancel", PAID, "--reason", "wrong-item", "--submitted"];
    assert_eq!(place.run(&cancel).exit, 0);
    assert_eq!(place.run(&["order", "record", PAID, "cancellation-approved"]).exit, 0);
    let operations = place.json(&["log", PAID]);
    let requested = operations[1]["id"].as_str().unwrap();
    let before = std::fs::read(place.db()).unwrap();
    let refused = place.error(&["undo", requested], 6);
    assert_eq!(refused["code"], "operation.relied-upon");
    let mut terminal = Start::new(&place).columns(200).run(&["undo", requested]);
    terminal.shows("Undo it all the same?");
    assert!(terminal.line("cancellation-approved").contains(PAID), "{}", terminal.text());
    terminal.types("n");
    assert_eq!(terminal.exit(), 130);
    assert_eq!(std::fs::read(place.db()).unwrap(), before);
    let mut terminal = Start::new(&place).run(&["undo", requested]);
    terminal.shows("Undo it all the same?").types("y");
    assert_eq!(terminal.exit(), 0);
    assert_eq!(place.json(&["log", PAID])[1]["withdrawn"], true);
}

/// The questions of `dispute open` without arguments about goods that came, each with what it shows
/// and the keys that answer it.
const DISPUTE: [(&str, &str); 5] = [
    ("What is wrong?", "\x1b[B\r"),
    ("Evidence, a photo or video file", "photo.jpg\r"),
    ("What happened, and what do you ask for", "the shade is broken\r"),
    ("What do you want?", "\x1b[B\r"),
    ("How much", "5.66\r"),
];

/// A place with one order that was delivered, and a photo of it.
fn delivered() -> Place {
    let mut place = Place::new();
    place.at("2026-04-10T18:00:00Z");
    let add = ["order", "add", PAID, "--seller", "Orion Tools", "--total", "25.66 USD"];
    let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02", "--shipped", "2026-03-09"];
    assert_eq!(place.run(&[&add[..], &dates].concat()).exit, 0);
    assert_eq!(place.run(&["order", "record", PAID, "delivered"]).exit, 0);
    place.file("photo.jpg", "a photo");
    place
}

fn dispute_answered(terminal: &Terminal, count: usize) {
    for (at, (shown, keys)) in DISPUTE.into_iter().enumerate().take(count + 1) {
        terminal.shows(shown);
        if at < count {
            terminal.types(keys);
        }
    }
}

/// A place with an order of three cups and a pot that was delivered, and a photo.
fn cups(total: &str) -> Place {
    let mut place = Place::new();
    place.at("2026-04-10T18:00:00Z");
    let add = ["order", "add", PAID, "--seller", "Orion Tools", "--total", total];
    let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02", "--shipped", "2026-03-09"];
    let items = ["--item", "Cups; 3; 4.35", "--item", "Pot; 1; 6.95"];
    assert_eq!(place.run(&[&add[..], &dates, &items].concat()).exit, 0);
    assert_eq!(place.run(&["order", "record", PAID, "delivered"]).exit, 0);
    place.file("photo.jpg", "a photo");
    place
}

#[test]
fn enter_alone_claims_one_of_several_and_else_says_what_is_needed() {
    for (total, unit) in [("20.00 USD", "$4.35"), ("18.00 USD", "about $3.92")] {
        let place = cups(total);
        let mut terminal =
            Start::new(&place).rows(50).run(&["dispute", "open", PAID, "--line", "1"]);
        dispute_answered(&terminal, 4);
        terminal.shows(&format!("How much (press Enter for one of 3: {unit})")).types("\r");
        terminal.shows(&format!("Ask for {}.", unit.trim_start_matches("about ")));
        terminal.shows("Submitted on AliExpress?").types("\r");
        assert_eq!(terminal.exit(), 0, "{}", terminal.text());
        let order = place.json(&["order", "status", PAID]);
        assert_eq!(order["prepared"][0]["action"], "open-dispute", "{order:#}");
    }
    let place = cups("20.00 USD");
    let mut terminal = Start::new(&place).run(&["dispute", "open", PAID, "--line", "2"]);
    dispute_answered(&terminal, 4);
    terminal.shows("How much:").types("\r").shows("say how much of it you ask for, such as 5.00");
    terminal.types("9\r").shows("that is more than you paid").types("\x1b");
    assert_eq!(terminal.exit(), 130);
}

/// Three mugs of one order, of which none has shipped.
fn three_mugs() -> Place {
    let mut place = Place::new();
    place.at("2026-03-04T18:00:00Z");
    let add = ["order", "add", PAID, "--seller", "Orion Tools", "--total", "24 USD"];
    let items = ["--item", "Red mug; 1; 8", "--item", "Blue mug; 1; 8", "--item", "Cup; 1; 8"];
    let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02"];
    assert_eq!(place.run(&[&add[..], &items, &dates].concat()).exit, 0);
    place
}

/// The questions after the pick speak of all items, as if it had not been taken.
#[test]
fn what_is_picked_is_named_before_the_reason() {
    let place = three_mugs();
    let mut terminal = Start::new(&place).run(&["order", "cancel", PAID]);
    terminal.shows("Cancel which items?").types(" ").types("\x1b[B").types(" ").types(ENTER);
    terminal.shows("Why?");
    let said = terminal.line("Cancel ");
    assert_eq!(said, format!("Cancel Cup · $8.00 · Orion Tools · {PAID}"));
    terminal.types(ESC);
    assert_eq!(terminal.exit(), 130);
}

/// A terminal is told which flag is missing, as a script is.
#[test]
fn of_several_refunds_a_person_picks_one() {
    let place = three_mugs();
    for line in ["1", "2"] {
        let closed = ["order", "record", PAID, "closed", "--cause", "seller", "--line", line];
        assert_eq!(place.run(&closed).exit, 0);
    }
    let received = ["refund", "record", PAID, "received"];
    assert_eq!(place.run(&received).exit, 6);
    let mut terminal = Start::new(&place).run(&received);
    terminal.shows("Which one?").types("\x1b[B").types(ENTER);
    assert_eq!(terminal.exit(), 0);
    let lines = place.json(&["order", "status", PAID])["lines"].clone();
    assert_eq!(
        (&lines[0]["refunded"]["minor"], &lines[1]["refunded"]["minor"]),
        (&json!(0), &json!(800))
    );
}

#[test]
fn items_to_pick_keep_their_sums_and_differ_where_their_titles_begin_alike() {
    let mut place = Place::new();
    place.at("2026-04-10T18:00:00Z");
    let title = "Professional crimping pliers with ratchet, set of 5 for cable lugs";
    let (red, blue) = (format!("{title}, red; 3; 100"), format!("{title}, blue; 2; 400"));
    let add = ["order", "add", PAID, "--seller", "Orion Tools", "--total", "1000 USD"];
    let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02", "--shipped", "2026-03-09"];
    assert_eq!(place.run(&[&add[..], &dates, &["--item", &red, "--item", &blue]].concat()).exit, 0);
    assert_eq!(place.run(&["order", "record", PAID, "delivered"]).exit, 0);
    for columns in [40, 60, 80, 120] {
        let mut terminal = Start::new(&place).columns(columns).run(&["dispute", "open", PAID]);
        terminal.shows("A dispute about whi").no_line_wraps();
        let (red, blue) = (terminal.line("about $272.73"), terminal.line("about $727.27"));
        assert!(red.contains("red ×3") && blue.contains("blue ×2"), "{red}\n{blue}");
        assert_eq!(columns > 40, red.ends_with("delivered"), "{red}");
        terminal.types(ESC);
        assert_eq!(terminal.exit(), 130);
    }
}

#[test]
fn a_parcel_on_its_way_says_from_when_it_counts_as_not_received() {
    let mut place = Place::new();
    place.at("2026-04-10T18:00:00Z");
    let add = ["order", "add", PAID, "--seller", "Orion Tools", "--total", "25.66 USD"];
    let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02", "--shipped", "2026-03-09"];
    assert_eq!(place.run(&[&add[..], &dates].concat()).exit, 0);
    let mut terminal = Start::new(&place).run(&["dispute", "open", PAID]);
    terminal.shows("You can report it as not received from Wed 6 May").shows("What is wrong?");
    terminal.types(ESC);
    assert_eq!(terminal.exit(), 130);
    assert_eq!(stage(&place, PAID), "shipped");
}

#[test]
fn a_dispute_asks_in_the_order_of_the_form() {
    let place = delivered();
    let mut terminal = Start::new(&place).run(&["dispute", "open", PAID]);
    terminal.shows("What is wrong?");
    assert!(terminal.chosen().starts_with("> The goods are damaged "), "{}", terminal.chosen());
    assert!(terminal.line("The goods are damaged").ends_with("  received"));
    assert!(terminal.line("There is no tracking number").ends_with("  not received"));
    dispute_answered(&terminal, 0);
    terminal.types(DISPUTE[0].1).shows(DISPUTE[1].0).types(ENTER);
    terminal.shows("Add at least one photo or video").types("nothing.jpg\r");
    terminal.shows("nothing.jpg: ").types(DISPUTE[1].1);
    terminal.shows(DISPUTE[2].0).types(DISPUTE[2].1);
    terminal.shows(DISPUTE[3].0).types(DISPUTE[3].1);
    terminal.shows(DISPUTE[4].0).types("30\r");
    terminal.shows("more than you paid").types(DISPUTE[4].1);
    terminal.shows(SUBMITTED);
    assert_eq!(prepared(&place, PAID), ["open-dispute"]);
    assert_eq!(stage(&place, PAID), "delivered");
    terminal.types(UP).types(ENTER);
    assert_eq!(terminal.exit(), 0);
    let dispute = &place.json(&["dispute", "status", PAID])[0];
    assert_eq!(dispute["reason"], "not-as-described");
    assert_eq!(dispute["want"], "refund");
    assert_eq!(dispute["amount"]["minor"], 566);
    assert_eq!(dispute["description"], "the shade is broken");
    assert_eq!(dispute["evidence"], serde_json::json!(["photo.jpg"]));
}

#[test]
fn escape_leaves_a_dispute_at_each_question_and_nothing_is_recorded() {
    let place = delivered();
    let before = std::fs::read(place.db()).unwrap();
    for (count, (question, _)) in DISPUTE.into_iter().enumerate() {
        for interrupt in [false, true] {
            let mut terminal = Start::new(&place).run(&["dispute", "open", PAID]);
            dispute_answered(&terminal, count);
            if interrupt {
                terminal.interrupts();
            } else {
                terminal.types(ESC);
            }
            assert_eq!(terminal.exit(), 130, "{question}");
            assert_eq!(std::fs::read(place.db()).unwrap(), before, "{question}");
        }
    }
}

#[test]
fn accepting_an_offer_is_asked_for_twice() {
    let place = delivered();
    let photo = place.folder().join("photo.jpg").display().to_string();
    let open =
        ["dispute", "open", PAID, "--reason", "damaged", "--evidence", &photo, "--submitted"];
    assert_eq!(place.run(&open).exit, 0);
    let offer = ["dispute", "record", PAID, "seller-offered", "--amount", "3 USD"];
    assert_eq!(place.run(&offer).exit, 0);
    let ask = || Start::new(&place).run(&["dispute", "answer", PAID, "accept"]);
    let mut terminal = ask();
    terminal.shows("for good, however small").shows("Accept it?").types("y");
    terminal.shows("For good?").types("n");
    assert_eq!(terminal.exit(), 130);
    assert_eq!(prepared(&place, PAID), Vec::<String>::new());
    let mut terminal = ask();
    terminal.shows("Accept it?").types("y").shows("For good?").types("y").shows(SUBMITTED);
    assert_eq!(stage(&place, PAID), "in-dispute");
    terminal.types(UP).types(ENTER);
    assert_eq!(terminal.exit(), 0);
    assert_eq!(stage(&place, PAID), "completed");
}

#[test]
fn a_draft_is_put_on_the_clipboard_of_the_terminal() {
    let place = place();
    let copied = |words: &[&str]| {
        let mut terminal =
            Start::new(&place).run(&[&["message", "draft", PAID][..], words].concat());
        assert_eq!(terminal.exit(), 0);
        terminal.written()
    };
    assert!(!copied(&[]).contains("\x1b]52"));
    let bytes = copied(&["--copy"]);
    let (_, carried) = bytes.split_once("\x1b]52;c;").unwrap();
    let (carried, _) = carried.split_once('\x07').unwrap();
    let text = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, carried);
    let text = String::from_utf8(text.unwrap()).unwrap();
    assert!(text.starts_with("Hello,\n\n") && text.ends_with("Thank you."), "{text}");
    assert!(bytes.replace("\r\n", "\n").contains(&text), "{bytes:?}");
}

#[test]
fn what_a_claim_about_goods_that_came_is_for_is_picked_before_its_checklist() {
    let place = delivered();
    let mut terminal = Start::new(&place).run(&["evidence", "check", PAID]);
    terminal.shows("What is wrong?").types("\x1b[B\r");
    assert_eq!(terminal.exit(), 0);
    assert!(terminal.text().contains("For the claim \"not as described\""), "{}", terminal.text());
    let mut terminal = Start::new(&place).run(&["evidence", "check", PAID]);
    terminal.shows("What is wrong?").types("\x1b");
    assert_eq!(terminal.exit(), 130);
}

#[test]
fn a_case_file_that_is_there_is_replaced_only_after_a_yes() {
    let place = delivered();
    let target = place.file("case.zip", "another file").display().to_string();
    let pack = ["evidence", "pack", PAID, "-o", &target];
    for (key, exit) in [("n", 130), ("\x1b", 130)] {
        let mut terminal = Start::new(&place).run(&pack);
        terminal.shows("Replace ").types(key);
        assert_eq!(terminal.exit(), exit);
        assert_eq!(std::fs::read(&target).unwrap(), b"another file");
    }
    let mut terminal = Start::new(&place).run(&pack);
    terminal.shows("Replace ").types("y");
    assert_eq!(terminal.exit(), 0);
    assert!(std::fs::read(&target).unwrap().starts_with(b"PK"));
}

#[test]
fn reading_large_files_shows_how_far_it_is_and_leaves_no_trace_of_it() {
    let place = delivered();
    let small = place.file("small.mp4", vec![1; 8_000_000]).display().to_string();
    let large = place.file("large.mp4", vec![2; 12_000_000]).display().to_string();
    let steps: [(&[&str], &[&str]); 4] = [
        (&["evidence", "add", PAID, &small], &[]),
        (&["evidence", "add", PAID, &large], &["large.mp4  "]),
        (&["evidence", "pack", PAID], &["checking the files", "packing"]),
        (&["store", "check"], &["checking the files"]),
    ];
    for (words, messages) in steps {
        let mut terminal = Start::new(&place).run(words);
        assert_eq!(terminal.exit(), 0, "{}", terminal.text());
        let written = terminal.written();
        for message in messages {
            assert!(written.contains(message), "{words:?}: {written:?}");
        }
        let total = if words.contains(&"add") { "of 12.00 MB" } else { "of 20.00 MB" };
        assert_eq!(written.contains(total), !messages.is_empty(), "{words:?}: {written:?}");
        assert!(!terminal.text().contains(" MB, "), "{words:?}: {}", terminal.text());
    }
}
