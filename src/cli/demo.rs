//! `redress demo`: the main job on a bundled page capture, in a throw-away store.
//!
//! Each step is the program itself, run with the words that are shown.

use std::cell::RefCell;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use serde::Serialize;

use super::verb::{Context, Failure, Run};
use crate::view::{Format, folded, json_line};
use crate::world::{Terminals, World};

/// A capture in the shape of the order page, with invented values.
const CAPTURE: &str = include_str!("demo.json");

/// One step: what it shows, the words to type, and the time at which they are typed.
type Step = (&'static str, &'static str, &'static str);

const STEPS: [Step; 10] = [
    ("Read a page that the browser saved.", "import orders.json", "2026-03-03T18:00:00Z"),
    ("See what has a deadline, and who must act.", "order list --due", "2026-03-03T18:00:00Z"),
    (
        "Prepare to cancel an order that hasn't shipped: it says what to press, and until when.",
        "order cancel 3327 --reason wrong-item",
        "2026-03-03T18:00:00Z",
    ),
    (
        "Once it is submitted on AliExpress, say so: now the seller must answer.",
        "order cancel 3327 --submitted",
        "2026-03-03T18:10:00Z",
    ),
    (
        "Tell the seller, in words that are ready to paste.",
        "message draft 3327",
        "2026-03-03T18:10:00Z",
    ),
    (
        "\"Already sent\", says the seller. Check whether the number can exist.",
        "tracking check RX123456784CN",
        "2026-03-04T18:00:00Z",
    ),
    (
        "One that has shipped can no longer be cancelled; it says what can be done instead.",
        "order cancel 0033 --reason no-longer-needed",
        "2026-03-04T18:00:00Z",
    ),
    (
        "Three days later the seller hasn't answered: the order is probably closed, and the \
                page will tell.",
        "order status 3327",
        "2026-03-06T19:00:00Z",
    ),
    (
        "What would prove a claim about goods that arrived damaged.",
        "evidence check 0033 --reason damaged",
        "2026-03-06T19:00:00Z",
    ),
    ("Import the same page again: nothing changes.", "import orders.json", "2026-03-06T19:00:00Z"),
];

const BEGIN: &str = "\
That was a throw-away store; it is gone. To start for real:
  1. open My Orders on aliexpress.com, with the browser's Network tab (F12),
  2. click through the tabs of the list, and save everything as a HAR file,
  3. redress import orders.har
";

#[derive(Debug, clap::Args)]
pub(super) struct Demo {}

impl Run for Demo {
    const NAME: &str = "demo";
    const ABOUT: &str = "Run a short guided tour in a throw-away store";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let folder = Folder::make(&context.world.temporary_folder).map_err(|error| {
            let message = format!("no folder could be made for the demo ({error})");
            Failure::failed("demo.no-folder", message)
        })?;
        let json = context.error_style.is_json();
        let mut shown = Vec::new();
        for step in STEPS {
            let done = play(step, &folder.0, context);
            if !json {
                context.print(&text(&done, context.page.width))?;
            }
            shown.push(done);
        }
        if json {
            let pretty = context.page.format == Format::Json;
            context.print(&json_line(&shown, pretty))
        } else {
            context.print(BEGIN)
        }
    }
}
#[derive(Debug, Serialize)]
struct Shown {
    shows: &'static str,
    command: String,
    exit: u8,
    stdout: String,
    stderr: String,
}

fn text(done: &Shown, width: usize) -> String {
    let exit = match done.exit {
        0 => String::new(),
        code => format!("(exit {code})\n"),
    };
    let shows = folded(&format!("# {}", done.shows), width, "# ");
    format!("{shows}$ {}\n{}{}{exit}\n", done.command, done.stdout, done.stderr)
}

/// Runs one step and takes down what it prints.
fn play((shows, words, now): Step, folder: &Path, context: &Context) -> Shown {
    let (stdout, stderr) = (Captured::default(), Captured::default());
    let mut args =
        vec!["redress".into(), "--db".into(), folder.join("redress.db").into_os_string()];
    args.extend(["--now", now, "--no-input", "--output", "table"].map(Into::into));
    args.extend(words.split(' ').map(|word| match word {
        "orders.json" => folder.join(word).into_os_string(),
        word => word.into(),
    }));
    let world = World {
        args,
        env: std::collections::BTreeMap::new(),
        now: context.page.now,
        zone: context.page.zone,
        data_folder: None,
        config_folder: None,
        temporary_folder: folder.to_owned(),
        stdin: Box::new(io::empty()),
        stdout: Box::new(stdout.clone()),
        stderr: Box::new(stderr.clone()),
        terminals: Terminals { stdin: false, stdout: context.page.color, stderr: false },
        columns: u16::try_from(context.page.width).ok(),
        is_process: false,
    };
    let exit = (context.program.run)(world);
    Shown {
        shows,
        command: format!("redress {words}"),
        exit: exit.code(),
        stdout: stdout.text(folder),
        stderr: stderr.text(folder),
    }
}

/// What a step prints.
#[derive(Debug, Clone, Default)]
struct Captured(Rc<RefCell<Vec<u8>>>);

impl Captured {
    /// The text, with the throw-away folder left out of the names of files.
    fn text(&self, folder: &Path) -> String {
        let text = String::from_utf8_lossy(&self.0.borrow()).into_owned();
        text.replace(&format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR), "")
    }
}

impl io::Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A folder of its own that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn make(under: &Path) -> io::Result<Self> {
        let folder = under.join(format!("redress-demo-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder)?;
        let made = Self(folder);
        std::fs::write(made.0.join("orders.json"), CAPTURE)?;
        Ok(made)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed here holds invented values only.
        drop(std::fs::remove_dir_all(&self.0));
    }
}
