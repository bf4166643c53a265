//! A place to run `redress` in: a folder of its own, a clock, and what is printed taken down.

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;

use redress::World;
use serde_json::Value;

/// The time at which a run happens when a test does not say: 10:00 in the marketplace's zone.
pub(crate) const NOW: &str = "2026-03-03T18:00:00Z";

/// The marketplace's zone, where the machine is when a test does not say.
const PACIFIC: &str = "America/Los_Angeles";

/// A folder of its own with a store in it, and a clock.
pub(crate) struct Place {
    folder: tempfile::TempDir,
    now: String,
    zone: String,
    columns: Option<u16>,
}

/// What a run gave back.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) exit: u8,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder, now: NOW.to_owned(), zone: PACIFIC.to_owned(), columns: None }
    }

    /// The clock stands at this RFC 3339 time from now on.
    pub(crate) fn at(&mut self, now: &str) -> &mut Self {
        now.clone_into(&mut self.now);
        self
    }

    /// The machine is in this zone from now on.
    pub(crate) fn in_zone(&mut self, zone: &str) -> &mut Self {
        zone.clone_into(&mut self.zone);
        self
    }

    pub(crate) fn zone(&self) -> &str {
        &self.zone
    }

    /// An hour before the clock: what is told then is told before what follows.
    pub(crate) fn hour_ago(&self) -> String {
        let now: chrono::DateTime<chrono::Utc> = self.now.parse().expect("a time");
        (now - chrono::TimeDelta::hours(1)).to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }

    /// Standard output is a terminal of this width from now on.
    pub(crate) fn in_terminal(&mut self, columns: u16) -> &mut Self {
        self.columns = Some(columns);
        self
    }

    /// Standard output is no terminal any more.
    pub(crate) fn piped(&mut self) -> &mut Self {
        self.columns = None;
        self
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn db(&self) -> PathBuf {
        self.folder.path().join("redress.db")
    }

    /// The folder of the buyer's own settings, made by the first that is set.
    pub(crate) fn config(&self) -> PathBuf {
        self.folder.path().join("config")
    }

    /// Writes a file into the folder and returns its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).expect("a file");
        path
    }

    /// Runs `redress` in this process, at the place's time and in its store.
    pub(crate) fn run<S: AsRef<str>>(&self, words: &[S]) -> Ran {
        self.run_with(words, b"")
    }

    /// The same with something on the standard input.
    pub(crate) fn run_with<S: AsRef<str>>(&self, words: &[S], stdin: &[u8]) -> Ran {
        let (stdout, stderr) = (Taken::default(), Taken::default());
        let words = words.iter().map(|word| word.as_ref().to_owned());
        let stdin = io::Cursor::new(stdin.to_vec());
        let mut world = World::test(words, &self.now, stdin, stdout.clone(), stderr.clone())
            .with_env("TZ", &self.zone)
            .with_env("REDRESS_DB", self.db())
            .with_env("REDRESS_CONFIG", self.config());
        if let Some(columns) = self.columns {
            world = world.with_terminal_output(columns).with_env("NO_COLOR", "1");
        }
        let exit = redress::run(world).code();
        Ran { exit, stdout: stdout.text(), stderr: stderr.text() }
    }

    /// Runs it, expects it to succeed, and returns the JSON that it prints.
    pub(crate) fn json<S: AsRef<str>>(&self, words: &[S]) -> Value {
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).chain(["--json"]).collect();
        let ran = self.run(&words);
        assert_eq!(ran.exit, 0, "{words:?}: {}", ran.stderr);
        serde_json::from_str(&ran.stdout).expect("JSON")
    }

    /// Runs it with `--json`, expects it to fail with this exit code, and returns the error.
    pub(crate) fn error<S: AsRef<str>>(&self, words: &[S], exit: u8) -> Value {
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).chain(["--json"]).collect();
        let ran = self.run(&words);
        assert_eq!(ran.exit, exit, "{words:?}: {} {}", ran.stdout, ran.stderr);
        assert_eq!(ran.stdout, "", "{words:?}");
        let error: Value = serde_json::from_str(&ran.stderr).expect("JSON");
        error["error"].clone()
    }

    /// The program itself, to be spawned: its store and clock are the place's, its environment
    /// is bare.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_redress"));
        command
            .env_clear()
            .env("REDRESS_DB", self.db())
            .env("REDRESS_CONFIG", self.config())
            .env("REDRESS_NOW", &self.now)
            .env("TZ", &self.zone)
            .env("HOME", self.folder.path())
            .stdin(Stdio::null());
        command
    }
}

/// A writer whose text can be looked at afterwards.
#[derive(Clone, Default)]
pub(crate) struct Taken(Rc<RefCell<Vec<u8>>>);

impl Taken {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).expect("UTF-8")
    }
}

impl Write for Taken {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An order list response in the shape of the page, with these orders, captured at this time.
pub(crate) fn list_page(captured: &str, orders: &[Value]) -> String {
    let captured: chrono::DateTime<chrono::Utc> = captured.parse().expect("a time");
    let mut blocks = serde_json::Map::new();
    for (number, order) in orders.iter().enumerate() {
        blocks.insert(
            format!("pc_om_list_order_{number}"),
            serde_json::json!({ "tag": "pc_om_list_order", "fields": order }),
        );
    }
    serde_json::json!({
        "api": "mtop.aliexpress.trade.buyer.order.list",
        "ret": ["SUCCESS::ok"],
        "data": { "global": { "curTime": captured.timestamp_millis() }, "data": blocks },
    })
    .to_string()
}

/// The fields of an order on such a page.
pub(crate) fn page_order(id: &str, status: &str) -> Value {
    serde_json::json!({
        "orderId": id,
        "orderDateText": "Mar 2, 2026",
        "statusText": status,
        "totalPriceText": "US $25.66",
        "formatPriceInfo": "US $25.66|25|66",
        "currencyCode": "USD",
        "storeName": "Orion Tools",
        "storePageUrl": "//www.aliexpress.com/store/1100000001",
        "orderLines": [{
            "orderLineId": format!("{}1", &id[..15]),
            "productId": "1005000000000001",
            "itemTitle": "Crimping pliers",
            "itemPriceText": "US $25.66",
            "formatPriceInfo": "US $25.66|25|66",
            "currencyCode": "USD",
            "quantity": 1,
        }],
    })
}
