//! What the store's tests share: sizes, chance, stocked places, spawned processes.

use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, RandomState};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::harness::{NOW, Place, Ran, list_page, page_order};

/// How many: the variable's value, else the full size when `REDRESS_FULL` is set, else the small one.
#[expect(clippy::disallowed_methods, reason = "a test's size is told from outside")]
pub(super) fn size(variable: &str, small: usize, full: usize) -> usize {
    match std::env::var(variable) {
        Ok(count) => count.parse().expect("a number"),
        Err(_) if std::env::var_os("REDRESS_FULL").is_some() => full,
        Err(_) => small,
    }
}

/// Numbers that differ from run to run; the first is printed, so that a run can be told from others.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new() -> Self {
        Self(RandomState::new().hash_one(0) | 1)
    }

    /// A number below this one.
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }

    /// A place in a list of this length.
    pub(super) fn place(&mut self, length: usize) -> usize {
        let length = u64::try_from(length).expect("a short list");
        usize::try_from(self.below(length)).expect("a place in it")
    }

    /// A length of time up to this one.
    pub(super) fn within(&mut self, longest: Duration) -> Duration {
        let longest = u64::try_from(longest.as_nanos()).expect("a short time");
        Duration::from_nanos(self.below(longest))
    }
}

/// The number of the order at this place of a row.
pub(super) fn number(row: usize) -> String {
    format!("{}", 8_200_000_000_000_000 + row)
}

/// A page with these orders, all paid and not shipped.
pub(super) fn page(rows: std::ops::Range<usize>) -> String {
    let orders: Vec<Value> =
        rows.map(|row| page_order(&number(row), "Awaiting shipment")).collect();
    list_page(NOW, &orders)
}

/// The words that record an order by hand.
pub(super) fn add(row: usize) -> Vec<String> {
    let number = number(row);
    let words = ["order", "add", &number, "--seller", "Orion Tools", "--total", "12.50 USD"];
    let times = ["--placed", "2026-03-02", "--paid", "2026-03-02", "--no-input"];
    words.into_iter().chain(times).map(str::to_owned).collect()
}

/// The words of a command, owned.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

/// A place whose store holds the first orders of the row.
pub(super) fn stocked(count: usize) -> Place {
    static FEW: OnceLock<Vec<u8>> = OnceLock::new();
    static MANY: OnceLock<Vec<u8>> = OnceLock::new();
    let store = |count| {
        let place = Place::new();
        let page = place.file("page.json", page(0..count));
        succeed(&place.run(&["import", &page.display().to_string()]));
        std::fs::read(place.db()).expect("a store")
    };
    let bytes = match count {
        FEW_ORDERS => FEW.get_or_init(|| store(FEW_ORDERS)),
        MANY_ORDERS => MANY.get_or_init(|| store(MANY_ORDERS)),
        other => panic!("no stock of {other} orders is kept"),
    };
    let place = Place::new();
    let store = place.file("redress.db", bytes);
    let private = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    std::fs::set_permissions(store, private).expect("a mode");
    place
}

/// The orders of a small stock.
pub(super) const FEW_ORDERS: usize = 8;

/// The orders of a large stock: their list does not fit into a pipe.
pub(super) const MANY_ORDERS: usize = 1_000;

/// Expects that a run went well.
#[track_caller]
pub(super) fn succeed(ran: &Ran) {
    assert_eq!(ran.exit, 0, "{} {}", ran.stdout, ran.stderr);
}

/// The numbers of all orders in the place's store, in no order; fails when one is there twice.
#[track_caller]
pub(super) fn all_orders(place: &Place) -> BTreeSet<String> {
    let ran = place.run(&["order", "list", "--all", "--limit", "0", "-o", "id"]);
    succeed(&ran);
    let orders: BTreeSet<String> = ran.stdout.lines().map(str::to_owned).collect();
    assert_eq!(orders.len(), ran.stdout.lines().count(), "an order is listed twice");
    orders
}

/// Expects that SQLite finds nothing wrong with the store, that its index tells of exactly the orders
/// of which facts are kept, and that the program's own check finds it sound.
#[track_caller]
pub(super) fn assert_sound(path: &Path) {
    let connection = rusqlite::Connection::open(path).expect("a store");
    let text = |sql: &str| -> String {
        connection
            .query_row(sql, [], |row| row.get(0))
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
    };
    assert_eq!(text("PRAGMA integrity_check"), "ok");
    let count = |sql: &str| count(&connection, sql);
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    let told = "SELECT count(*) FROM operation o WHERE (orders, facts) IS NOT \
                (SELECT count(DISTINCT order_key), count(*) FROM fact WHERE operation = o.seq)";
    assert_eq!(count(told), 0, "operations are not counted right");
    let silent = "SELECT count(*) FROM operation WHERE seq NOT IN (SELECT operation FROM fact) \
                  AND seq NOT IN (SELECT operation FROM setting) AND command <> ''";
    assert_eq!(count(silent), 0, "an operation told nothing");
    assert_eq!(
        count("SELECT count(*) FROM entry"),
        count("SELECT count(DISTINCT order_key) FROM fact")
    );
    drop(connection);
    let place = Place::new();
    succeed(&place.run(&["--db", &path.display().to_string(), "store", "check"]));
}

/// A count of the store.
#[track_caller]
pub(super) fn count(connection: &rusqlite::Connection, sql: &str) -> i64 {
    let count = connection.query_row(sql, [], |row| row.get(0));
    count.unwrap_or_else(|error| panic!("{sql}: {error}"))
}

/// How a spawned process ended.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) exit: Option<i32>,
    pub(super) signal: Option<i32>,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Self {
            exit: output.status.code(),
            signal: output.status.signal(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Ended {
    /// Whether the process said that it is done, in words and by its exit code.
    pub(super) fn acknowledged(&self) -> bool {
        self.exit == Some(0) && !self.stdout.is_empty()
    }

    /// The error that a process with `--json` told.
    #[track_caller]
    pub(super) fn error(&self) -> Value {
        let last = self.stderr.lines().last().unwrap_or_default();
        let error: Value =
            serde_json::from_str(last).unwrap_or_else(|error| panic!("{error}: {self:?}"));
        error["error"].clone()
    }
}

/// Runs a command to its end.
pub(super) fn run(command: &mut Command) -> Ended {
    command.output().expect("a process").into()
}

/// Begins a command whose output is kept.
pub(super) fn begin(command: &mut Command) -> Child {
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a process")
}

/// Waits for a command that was begun.
pub(super) fn end(child: Child) -> Ended {
    child.wait_with_output().expect("a process").into()
}

/// `redress` with these words, to be spawned.
pub(super) fn redress<S: AsRef<str>>(place: &Place, words: &[S]) -> Command {
    let mut command = place.command();
    command.args(words.iter().map(AsRef::as_ref));
    command
}

/// A shell that runs the script with `redress` and these words as its `"$@"`, in the place.
pub(super) fn shell<S: AsRef<str>>(place: &Place, script: &str, words: &[S]) -> Command {
    under(place, &["/bin/sh"], script, words)
}

/// The same in a name space of its own, in which the script may mount; `None`, with a word about
/// it, where the system does not let us.
pub(super) fn shell_that_mounts<S: AsRef<str>>(
    place: &Place,
    script: &str,
    words: &[S],
) -> Option<Command> {
    let wrapper = ["/usr/bin/unshare", "-rm", "/bin/sh"];
    let trial = "mount -t tmpfs -o size=64k none \"$PWD\"";
    let can_mount = Path::new(wrapper[0]).exists()
        && run(&mut under::<&str>(place, &wrapper, trial, &[])).exit == Some(0);
    if !can_mount {
        println!("store: skipped, nothing can be mounted here");
    }
    can_mount.then(|| under(place, &wrapper, script, words))
}

fn under<S: AsRef<str>>(place: &Place, wrapper: &[&str], script: &str, words: &[S]) -> Command {
    let redress = redress(place, words);
    let mut shell = Command::new(wrapper[0]);
    shell.args(&wrapper[1..]).args(["-c", script, "sh"]).arg(redress.get_program());
    shell.args(redress.get_args()).env_clear().current_dir(place.folder()).stdin(Stdio::null());
    for (name, value) in redress.get_envs() {
        shell.env(name, value.expect("a value"));
    }
    shell.env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
    shell
}

/// Runs all of these commands as nearly at the same time as can be: each waits in a shell until the
/// gate is opened for all.
pub(super) fn at_once(place: &Place, commands: &[Vec<String>]) -> Vec<Ended> {
    let mut waiting: Vec<Child> = commands
        .iter()
        .map(|words| {
            let mut command = shell(place, "echo; read -r _; exec \"$@\"", words);
            command.stdin(Stdio::piped());
            begin(&mut command)
        })
        .collect();
    for child in &mut waiting {
        let mut ready = [0_u8];
        let stdout = child.stdout.as_mut().expect("piped");
        std::io::Read::read_exact(stdout, &mut ready).expect("a line");
    }
    for child in &mut waiting {
        drop(child.stdin.take());
    }
    waiting.into_iter().map(end).collect()
}

/// The names in a folder.
pub(super) fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect()
}

/// What must not change of a file: its content, its time and its neighbours.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Untouched {
    content: Option<Vec<u8>>,
    changed: Option<SystemTime>,
    beside: BTreeSet<String>,
}

impl Untouched {
    pub(super) fn of(path: &Path) -> Self {
        Self {
            content: std::fs::read(path).ok(),
            changed: std::fs::metadata(path).and_then(|metadata| metadata.modified()).ok(),
            beside: names(path.parent().expect("a folder")),
        }
    }
}

/// Leaves the store of the place as a process that died in the middle of a large write would: half
/// of the change is in the file, and the journal knows how to undo it.
pub(super) fn die_in_the_middle(place: &Place) {
    let (store, journal) = (place.db(), journal_of(&place.db()));
    let connection = rusqlite::Connection::open(&store).expect("a store");
    connection
        .execute_batch(
            "PRAGMA cache_size = 1; BEGIN IMMEDIATE; \
             UPDATE entry SET words = hex(zeroblob(3000)), stage = 'closed'; \
             DELETE FROM date;",
        )
        .expect("a change");
    let (half, undo) = (std::fs::read(&store), std::fs::read(&journal));
    drop(connection);
    std::fs::write(&store, half.expect("a store")).expect("written");
    std::fs::write(&journal, undo.expect("a journal")).expect("written");
}

/// The file in which SQLite keeps what is to be undone.
pub(super) fn journal_of(store: &Path) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}
