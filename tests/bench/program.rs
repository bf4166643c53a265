//! One program, ready to be run as often as is needed.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A program with its words, in a bare environment.
pub(crate) struct Program {
    path: PathBuf,
    words: Vec<OsString>,
    env: Vec<(&'static str, PathBuf)>,
}

impl Program {
    pub(crate) fn new(path: &Path, words: &[&str]) -> Self {
        let words = words.iter().map(OsString::from).collect();
        Self { path: path.to_owned(), words, env: Vec::new() }
    }

    #[must_use]
    pub(crate) fn env(mut self, name: &'static str, value: &Path) -> Self {
        self.env.push((name, value.to_owned()));
        self
    }

    /// The program under another one that watches it, named with its own words first.
    pub(crate) fn under(&self, watcher: &[&str]) -> Command {
        let mut words = watcher.iter().map(OsStr::new).chain([self.path.as_os_str()]);
        let mut command = Command::new(words.next().expect("a program"));
        let env = self.env.iter().map(|(name, value)| (name, value));
        command.args(words).args(&self.words).env_clear().envs(env).stdin(Stdio::null());
        command
    }

    /// Runs it and stops the benchmark when it fails.
    pub(crate) fn run(&self) {
        let mut command = self.under(&[]);
        let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
        let status = quiet.status().expect("a program that starts");
        assert!(status.success(), "{:?}: {status}", self.words);
    }

    /// What one run prints.
    pub(crate) fn output(&self) -> String {
        let output = self.under(&[]).stderr(Stdio::null()).output().expect("a program that starts");
        assert!(output.status.success(), "{:?}: {}", self.words, output.status);
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// How long one run takes, from start to end.
    pub(crate) fn time(&self) -> Duration {
        let begun = Instant::now();
        self.run();
        begun.elapsed()
    }
}

/// The median times of programs that are run by turns, so often each.
pub(crate) fn medians<const N: usize>(programs: &[Program; N], rounds: usize) -> [Duration; N] {
    let mut times = [const { Vec::new() }; N];
    for _ in 0..rounds {
        for (program, times) in programs.iter().zip(&mut times) {
            times.push(program.time());
        }
    }
    times.map(median)
}

/// The one in the middle.
pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
