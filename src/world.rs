//! The edge: arguments, environment, clock, zone, folders and streams, each read once, here.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::io::{self, IsTerminal as _, Read, Write};
use std::path::PathBuf;
#[cfg(unix)]
use std::sync::Arc;
#[cfg(unix)]
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, SubsecRound as _, Utc};

use crate::domain::zone::Zone;

/// The environment variables that are looked at; no other is read.
const VARIABLES: [&str; 16] = [
    "REDRESS_DB",
    "REDRESS_CONFIG",
    "REDRESS_NOW",
    "REDRESS_OUTPUT",
    "REDRESS_COLOR",
    "REDRESS_NO_INPUT",
    "REDRESS_YES",
    "REDRESS_DRY_RUN",
    "REDRESS_BROWSER",
    "BROWSER",
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "TERM",
    "COLUMNS",
    "TZ",
];

/// Everything that a run takes from outside and everything it gives back.
pub struct World {
    pub(crate) args: Vec<OsString>,
    pub(crate) env: BTreeMap<&'static str, OsString>,
    pub(crate) now: DateTime<Utc>,
    pub(crate) zone: Zone,
    pub(crate) data_folder: Option<PathBuf>,
    pub(crate) config_folder: Option<PathBuf>,
    pub(crate) temporary_folder: PathBuf,
    pub(crate) stdin: Box<dyn Read>,
    pub(crate) stdout: Box<dyn Write>,
    pub(crate) stderr: Box<dyn Write>,
    pub(crate) terminals: Terminals,
    pub(crate) columns: Option<u16>,
    /// Whether the process ends with this run.
    pub(crate) is_process: bool,
}

/// Which of the standard streams are terminals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Terminals {
    pub(crate) stdin: bool,
    pub(crate) stdout: bool,
    pub(crate) stderr: bool,
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("World")
            .field("args", &self.args)
            .field("now", &self.now)
            .field("zone", &self.zone)
            .finish_non_exhaustive()
    }
}

impl World {
    /// The world that the process was started in.
    pub fn real() -> Self {
        let env = environment();
        let terminals = Terminals {
            stdin: io::stdin().is_terminal(),
            stdout: io::stdout().is_terminal(),
            stderr: io::stderr().is_terminal(),
        };
        let folders = directories::ProjectDirs::from("", "", "redress");
        Self {
            args: arguments(),
            now: clock(),
            zone: zone(env.get("TZ")),
            data_folder: folders.as_ref().map(|folders| folders.data_dir().to_owned()),
            config_folder: folders.map(|folders| folders.config_dir().to_owned()),
            temporary_folder: std::env::temp_dir(),
            stdin: Box::new(io::stdin()),
            stdout: Box::new(io::BufWriter::new(io::stdout())),
            stderr: Box::new(io::stderr()),
            terminals,
            columns: terminals
                .stdout
                .then(terminal_size::terminal_size)
                .flatten()
                .map(|(terminal_size::Width(columns), _)| columns),
            is_process: true,
            env,
        }
    }

    /// A world without a terminal, for tests: these arguments, this time (RFC 3339), this input;
    /// what is printed goes to the two writers. Nothing of the real environment is read.
    ///
    /// # Panics
    ///
    /// Panics when `now` is no RFC 3339 time.
    #[expect(clippy::expect_used, reason = "a test with a wrong time must stop")]
    pub fn test(
        args: impl IntoIterator<Item = impl Into<OsString>>,
        now: &str,
        stdin: impl Read + 'static,
        stdout: impl Write + 'static,
        stderr: impl Write + 'static,
    ) -> Self {
        Self {
            args: std::iter::once(OsString::from("redress"))
                .chain(args.into_iter().map(Into::into))
                .collect(),
            env: BTreeMap::new(),
            now: DateTime::parse_from_rfc3339(now).expect("an RFC 3339 time").with_timezone(&Utc),
            zone: Zone::PACIFIC,
            data_folder: None,
            config_folder: None,
            temporary_folder: std::env::temp_dir(),
            stdin: Box::new(stdin),
            stdout: Box::new(stdout),
            stderr: Box::new(stderr),
            terminals: Terminals { stdin: false, stdout: false, stderr: false },
            columns: None,
            is_process: false,
        }
    }

    /// The same world with an environment variable set; `TZ` moves its zone. Names that are never
    /// looked at are ignored.
    #[must_use]
    pub fn with_env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        if let Some(known) = VARIABLES.into_iter().find(|known| *known == name) {
            let value = value.into();
            if known == "TZ" {
                self.zone = zone(Some(&value));
            }
            self.env.insert(known, value);
        }
        self
    }

    /// The same world with a terminal of this width as its standard output, for tests.
    #[must_use]
    pub fn with_terminal_output(mut self, columns: u16) -> Self {
        self.terminals.stdout = true;
        self.columns = Some(columns);
        self
    }

    /// A variable's value when it is set and not empty.
    pub(crate) fn variable(&self, name: &str) -> Option<&OsString> {
        self.env.get(name).filter(|value| !value.is_empty())
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the place where they are read")]
fn arguments() -> Vec<OsString> {
    std::env::args_os().collect()
}

#[expect(clippy::disallowed_methods, reason = "this is the place where they are read")]
fn environment() -> BTreeMap<&'static str, OsString> {
    VARIABLES.into_iter().filter_map(|name| Some((name, std::env::var_os(name)?))).collect()
}

/// The time in whole milliseconds: nothing here is exact to less.
#[expect(clippy::disallowed_methods, reason = "this is the place where it is read")]
fn clock() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(3)
}

/// The person's zone: `TZ` when it names one, else the system's, else UTC.
fn zone(tz: Option<&OsString>) -> Zone {
    let named = tz.and_then(|name| name.to_str()).map(|name| name.trim_start_matches(':'));
    named
        .and_then(Zone::named)
        .or_else(|| Zone::named(&iana_time_zone::get_timezone().ok()?))
        .unwrap_or(Zone::UTC)
}

/// Lets a write that would make a file larger than the system allows fail like any other, instead
/// of ending the process (`SIGXFSZ`). A run that only reads has no need of it.
pub(crate) fn outlive_size_limits() {
    #[cfg(unix)]
    {
        // Any handler is enough: the write then returns an error. Should none be let in, the
        // signal ends the process, and the next one undoes what it had begun.
        let seen = Arc::new(AtomicBool::new(false));
        drop(signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen));
    }
}

/// Says on the standard error stream that another process holds the store.
pub(crate) fn say_waiting() {
    // When even this cannot be said, the command goes on waiting all the same.
    drop(writeln!(io::stderr(), "waiting for another redress process …"));
}
