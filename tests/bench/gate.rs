//! The limits that no change may pass, in instructions: they do not depend on the machine's mood.

use std::process::ExitCode;

use crate::count;
use crate::page;
use crate::place::Place;
use crate::program::Program;

/// Beyond this the tree of commands is built too eagerly.
const VERSION: u64 = 800_000;

/// Beyond this a read of one order does more than it needs.
const STATUS: u64 = 2_500_000;

/// Beyond this a list of twenty orders does.
const LIST: u64 = 3_600_000;

/// Beyond this the agenda does, as a script reads it.
const AGENDA: u64 = 2_700_000;

/// Beyond this it does as a table for people.
const AGENDA_TABLE: u64 = 3_000_000;

/// What a read of one order may cost at ten times as many orders, in percent.
const GROWTH: u64 = 110;

/// Counts, prints, and fails when a limit is passed or nothing can be counted.
pub(crate) fn run() -> ExitCode {
    if !count::can_count_instructions() {
        println!("valgrind is not installed: nothing can be counted");
        return ExitCode::FAILURE;
    }
    let one = Place::of_one_order();
    let (small, large) = (Place::new(1_000), Place::new(10_000));
    let id = page::id(1);
    let status = ["order", "status", &id, "-o", "table"];
    let list = ["order", "list", "-o", "table"];
    let status_of_one = ["order", "status", &page::id(0), "-o", "table"];
    let before = count::instructions(&small.redress(&status));
    let mut gate = Gate { passed: true };
    gate.check("--version", &small.redress(&["--version"]), VERSION);
    gate.check("order status, 1 order", &one.redress(&status_of_one), STATUS);
    gate.check("order status, 1,000 orders", &small.redress(&status), STATUS);
    gate.check("order status, 10,000 orders", &large.redress(&status), before * GROWTH / 100);
    let (agenda, table) = (["agenda", "--limit", "20"], ["agenda", "-o", "table"]);
    let agenda_before = count::instructions(&small.redress(&agenda));
    gate.check("agenda, 1,000 orders", &small.redress(&agenda), AGENDA);
    gate.check("agenda, 10,000 orders", &large.redress(&agenda), agenda_before * GROWTH / 100);
    let old = [1_000, 10_000].map(Place::of_old_orders);
    let old_before = count::instructions(&old[0].redress(&agenda));
    gate.check("agenda, 1,000 old orders", &old[0].redress(&agenda), AGENDA);
    gate.check("agenda, 10,000 old orders", &old[1].redress(&agenda), old_before * GROWTH / 100);
    gate.check("list --due, 10,000 old orders", &old[1].redress(&["order", "list", "--due"]), LIST);
    gate.check("agenda as a table", &large.redress(&table), AGENDA_TABLE);
    gate.check("order list, 1,000 orders", &small.redress(&list), LIST);
    gate.check("order list, 10,000 orders", &large.redress(&list), LIST);
    if gate.passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Gate {
    passed: bool,
}

impl Gate {
    fn check(&mut self, name: &str, program: &Program, limit: u64) {
        let count = count::instructions(program);
        let verdict = if count <= limit { "" } else { "  too many" };
        println!("{name:<30} {count:>11} instructions, limit {limit:>9}{verdict}");
        self.passed &= count <= limit;
    }
}
