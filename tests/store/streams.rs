//! Streams that end early, are full or were never there.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::scene::{
    FEW_ORDERS, MANY_ORDERS, add, all_orders, assert_sound, begin, end, journal_of, number, page,
    redress, run, shell, stocked, succeed, words,
};
use crate::harness::Place;

#[test]
fn a_reader_that_goes_away_ends_the_list_quietly() {
    let place = stocked(MANY_ORDERS);
    for format in ["tsv", "json", "csv", "ndjson"] {
        let list = ["order", "list", "--all", "--limit", "0", "-o", format];
        let mut child = begin(&mut redress(&place, &list));
        let mut first = String::new();
        let mut stdout = BufReader::new(child.stdout.take().expect("piped"));
        stdout.read_line(&mut first).expect("a line");
        drop(stdout);
        let ended = end(child);
        assert_eq!((ended.exit, ended.stderr.as_str()), (Some(0), ""), "{format}");
        assert!(!first.is_empty());
    }
    let ended =
        run(&mut shell(&place, "\"$@\" | head -n 1", &words("order list --all --limit 0 -o tsv")));
    assert_eq!((ended.stdout.lines().count(), ended.stderr.as_str()), (1, ""));
}

#[test]
fn output_that_cannot_be_written_is_an_error_and_a_change_is_kept_and_said() {
    let place = stocked(FEW_ORDERS);
    let id = number(1);
    let script = "exec \"$@\" > /dev/full";
    for command in ["order list", "order list --json", "--version", "--help", "completions bash"] {
        let ended = run(&mut shell(&place, script, &words(command)));
        assert_eq!((ended.exit, ended.signal), (Some(1), None), "{command}: {ended:?}");
        assert!(!ended.stderr.contains("panicked"), "{ended:?}");
    }
    let listed = run(&mut shell(&place, script, &words("order list --json")));
    assert_eq!(listed.error()["code"], "output.failed");
    let file = place.file("page.json", page(50..53));
    for (words, code) in [
        (words(&format!("order note {id} seen --json")), "output.failed-after-change"),
        (
            words(&format!("order cancel {id} --reason wrong-item --submitted --json")),
            "output.failed-after-change",
        ),
        (add(40).into_iter().chain(["--json".to_owned()]).collect(), "output.failed-after-change"),
        (
            vec!["import".to_owned(), file.display().to_string(), "--json".to_owned()],
            "output.failed-after-change",
        ),
        (words(&format!("order note {id} again --json --dry-run")), "output.failed"),
    ] {
        let ended = run(&mut shell(&place, script, &words));
        assert_eq!(ended.exit, Some(1), "{ended:?}");
        assert_eq!(ended.error()["code"], code, "{ended:?}");
    }
    assert_eq!(place.json(&["order", "status", &id])["stage"], "cancellation-pending");
    assert_eq!(all_orders(&place).len(), FEW_ORDERS + 4);
    // An error stream that is full takes nothing away either.
    let ended = run(&mut shell(&place, "exec \"$@\" 2> /dev/full", &words("order status 99")));
    assert_eq!((ended.exit, ended.signal), (Some(3), None));
}

#[test]
fn closed_streams_are_no_bug() {
    let place = stocked(FEW_ORDERS);
    let id = number(1);
    for (script, command, exit) in [
        ("exec \"$@\" >&-", "order list", 0),
        ("exec \"$@\" 2>&-", "order status 99", 3),
        ("exec \"$@\" <&-", "order list", 0),
        ("exec \"$@\" <&-", "import -", 7),
        ("exec \"$@\" <&- >&- 2>&-", "order list", 0),
        (
            "exec \"$@\" <&- >&- 2>&-",
            &format!("order cancel {id} --reason wrong-item --submitted"),
            0,
        ),
        ("exec \"$@\" <&-", "order cancel", 6),
    ] {
        let ended = run(&mut shell(&place, script, &words(command)));
        assert_eq!((ended.exit, ended.signal), (Some(exit), None), "{script} {command}: {ended:?}");
    }
    // A store is opened with the numbers that a closed stream left free; nothing is printed into it.
    assert_eq!(place.json(&["order", "status", &id])["stage"], "cancellation-pending");
    assert_sound(&place.db());
}

#[test]
fn ctrl_c_ends_a_long_import_and_nothing_of_it_is_kept() {
    const SIGINT: u64 = 1 << 1;
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok());
    if ignored.unwrap_or_default() & SIGINT != 0 {
        println!("store: skipped, this process and its children ignore Ctrl-C");
        return;
    }
    let place = Place::new();
    let few = place.file("few.json", page(0..FEW_ORDERS));
    succeed(&place.run(&["import", &few.display().to_string()]));
    let file = place.file("page.json", page(FEW_ORDERS..4_000));
    let mut child = begin(&mut redress(&place, &["import", &file.display().to_string()]));
    let begun = Instant::now();
    while !journal_of(&place.db()).exists() && begun.elapsed() < Duration::from_secs(20) {
        std::thread::yield_now();
    }
    let pid = child.id().to_string();
    let told = std::process::Command::new("/bin/kill")
        .args(["-INT", &pid])
        .stderr(Stdio::null())
        .status()
        .expect("kill");
    assert!(told.success() && child.try_wait().is_ok());
    let ended = end(child);
    assert!(ended.signal == Some(2) || ended.exit == Some(130), "{ended:?}");
    assert_eq!(ended.stdout, "");
    assert_eq!(all_orders(&place), (0..FEW_ORDERS).map(number).collect());
    succeed(&place.run(&["import", &file.display().to_string()]));
    assert_eq!(all_orders(&place).len(), 4_000);
    assert_sound(&place.db());
}
