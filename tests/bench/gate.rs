//! The limits that no change may pass, in instructions: they do not depend on the machine's mood.

use std::process::ExitCode;

use crate::count;
use crate::page;
use crate::place::Place;
use crate::program::Program;

/// Beyond this the tree of commands is built too eagerly.
const VERSION: u64 = 616_000;

/// What a read of one order may take, as a script reads it and as people do.
const STATUS: [u64; 2] = [1_620_000, 1_690_000];

/// What the twenty most urgent dates may take.
const AGENDA: [u64; 2] = [1_880_000, 2_180_000];

/// What they may take where a hundred orders may have changed.
const AGENDA_OF_OLD: [u64; 2] = [2_090_000, 2_450_000];

/// What a list of twenty orders may take.
const LIST: [u64; 2] = [1_850_000, 2_510_000];

/// What the orders of old dates may take, the most urgent first.
const LIST_DUE: [u64; 2] = [2_050_000, 2_700_000];

/// What the same may take of a hundred times as many orders, in percent.
const GROWTH: u64 = 115;

/// What an order may take that is imported, and imported again, without SHA-256.
const IMPORT: [u64; 2] = [228_000, 30_000];

/// The calls of a durable change that reach the disk: syncs, and writes of pages and of the journal.
const CHANGE: [u64; 2] = [5, 25];

/// Counts, prints, and fails when a limit is passed or nothing can be counted.
pub(crate) fn run() -> ExitCode {
    if !count::can_count_instructions() {
        println!("valgrind is not installed: nothing can be counted");
        return ExitCode::FAILURE;
    }
    let mut gate = Gate { passed: true };
    let places = [1_000, 100_000].map(Place::new);
    let [small, large] = &places;
    gate.check("--version", &small.redress(&["--version"]), VERSION);
    let of_one = Place::of_one_order();
    gate.check(
        "order status, 1 order",
        &of_one.redress(&["order", "status", &page::id(0)]),
        STATUS[0],
    );
    let id = page::id(1);
    gate.grow("order status", [small, large], &["order", "status", &id], STATUS);
    gate.grow("agenda", [small, large], &["agenda", "--limit", "20"], AGENDA);
    gate.grow("order list", [small, large], &["order", "list"], LIST);
    let old = [1_000, 100_000].map(Place::of_old_orders);
    let [small_old, large_old] = &old;
    gate.grow(
        "agenda, old orders",
        [small_old, large_old],
        &["agenda", "--limit", "20"],
        AGENDA_OF_OLD,
    );
    gate.grow(
        "list --due, old orders",
        [small_old, large_old],
        &["order", "list", "--due"],
        LIST_DUE,
    );
    let [new, again] = small.count_import();
    gate.judge("import, an order", new, "instructions", IMPORT[0]);
    gate.judge("import, an order that is known", again, "instructions", IMPORT[1]);
    for (names, what, limit) in
        [(&["fsync", "fdatasync"][..], "syncs", CHANGE[0]), (&["pwrite64"], "writes", CHANGE[1])]
    {
        match count::system_calls(&small.note(), names) {
            Some(calls) => {
                gate.judge("order note", u64::try_from(calls).expect("a few"), what, limit);
            }
            None => println!("order note: strace is not installed, {what} skipped"),
        }
    }
    if gate.passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Gate {
    passed: bool,
}

impl Gate {
    /// The same of a thousand orders and of a hundred thousand, for scripts and as a table.
    fn grow(&mut self, name: &str, [small, large]: [&Place; 2], words: &[&str], limits: [u64; 2]) {
        for (more, limit) in [&[][..], &["-o", "table"]].into_iter().zip(limits) {
            let words = [words, more].concat();
            let as_what = if more.is_empty() { "" } else { ", a table" };
            let before = count::instructions(&small.redress(&words));
            self.judge(&format!("{name}{as_what}, 1,000"), before, "instructions", limit);
            let after = &large.redress(&words);
            self.check(&format!("{name}{as_what}, 100,000"), after, before * GROWTH / 100);
        }
    }

    fn check(&mut self, name: &str, program: &Program, limit: u64) {
        self.judge(name, count::instructions(program), "instructions", limit);
    }

    fn judge(&mut self, name: &str, count: u64, what: &str, limit: u64) {
        let verdict = if count <= limit { "" } else { "  too many" };
        println!("{name:<38} {count:>11} {what}, limit {limit:>9}{verdict}");
        self.passed &= count <= limit;
    }
}
