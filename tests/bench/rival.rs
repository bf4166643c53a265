//! Taskwarrior on the same items, where it is installed: its `next` beside the agenda.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::place::Place;
use crate::program::Program;

/// Beyond this size its import takes minutes.
const MOST: usize = 10_000;

/// A list of tasks made from the dates of a store: one for each open date, and a completed one for
/// each order that has ended.
pub(crate) struct Rival {
    folder: tempfile::TempDir,
    path: std::path::PathBuf,
}

impl Rival {
    /// The same items; `None` where Taskwarrior is not installed or there are too many.
    pub(crate) fn new(place: &Place) -> Option<Self> {
        let path = ["/usr/bin/task", "/usr/local/bin/task"].map(Path::new);
        let path = path.into_iter().find(|path| path.exists())?.to_owned();
        if place.orders() > MOST {
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let dates = place.redress(&["agenda", "--limit", "0", "-o", "tsv"]).output();
        let mut tasks = String::new();
        let mut open = 0;
        for line in dates.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let due = cells[0].replace(['-', ':'], "");
            let task = format!("{} {} {}", cells[2], cells[6], cells[7]);
            let begun = r#"{"status":"pending","entry":"20260101T000000Z""#;
            let _infallible = writeln!(tasks, r#"{begun},"due":"{due}","description":"{task}"}}"#);
            open += 1;
        }
        for number in open..place.orders() {
            let ended =
                r#"{"status":"completed","entry":"20250101T000000Z","end":"20250301T000000Z""#;
            let _infallible = writeln!(tasks, r#"{ended},"description":"order {number}"}}"#);
        }
        let file = folder.path().join("tasks.json");
        std::fs::write(&file, tasks).expect("a file");
        let rival = Self { folder, path };
        let mut import = Command::new(&rival.path);
        import.args(rival.words()).arg("import").arg(&file).env_clear();
        // Without a home it crashes.
        import.env("HOME", rival.folder.path());
        let quiet = import.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        assert!(quiet.status().expect("taskwarrior").success(), "its import");
        Some(rival)
    }

    fn words(&self) -> Vec<String> {
        let data = format!("rc.data.location={}", self.folder.path().display());
        ["rc:/dev/null", "rc.confirmation=no", "rc.gc=off", &data].map(str::to_owned).to_vec()
    }

    /// Its list of what is the most urgent.
    pub(crate) fn next(&self) -> Program {
        let mut words = self.words();
        words.extend(["next", "limit:20"].map(str::to_owned));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        Program::new(&self.path, &words).env("HOME", self.folder.path())
    }
}
