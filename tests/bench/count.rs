//! What other programs count: instructions, and the most memory held.

use std::process::{Command, Stdio};

use crate::program::Program;

const VALGRIND: [&str; 4] =
    ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"];

/// Whether instructions can be counted here.
pub(crate) fn can_count_instructions() -> bool {
    let mut valgrind = Command::new("valgrind");
    let quiet = valgrind.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// The instructions of one run.
pub(crate) fn instructions(program: &Program) -> u64 {
    // "==1234== I   refs:      1,234,567"
    watched(program, &VALGRIND, "refs:")
}

/// How often one run makes any of these system calls; `None` where strace is not installed.
pub(crate) fn system_calls(program: &Program, names: &[&str]) -> Option<usize> {
    let calls = format!("trace={}", names.join(","));
    let mut traced = program.under(&["strace", "-f", "-qq", "-e", &calls]);
    let output = traced.stdout(Stdio::null()).output().ok()?;
    let told = String::from_utf8_lossy(&output.stderr);
    let is_one = |line: &&str| names.iter().any(|name| line.contains(&format!("{name}(")));
    Some(told.lines().filter(is_one).count()).filter(|_| output.status.success())
}

/// The most memory that one run held, in KiB; `None` where GNU time is not installed.
pub(crate) fn peak_memory(program: &Program) -> Option<u64> {
    let time = "/usr/bin/time";
    std::path::Path::new(time)
        .exists()
        .then(|| watched(program, &[time, "-f", "peak: %M"], "peak:"))
}

/// The number that the watcher writes after the label.
fn watched(program: &Program, watcher: &[&str], label: &str) -> u64 {
    let output = program.under(watcher).stdout(Stdio::null()).output().expect("a watcher");
    let told = String::from_utf8_lossy(&output.stderr);
    let digits = told.lines().find_map(|line| line.split_once(label)).map(|(_, count)| count);
    let digits: String = digits.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no count: {told}"))
}
