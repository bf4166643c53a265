//! The whole comparison, as a table for people.

use std::time::Duration;

use crate::count;
use crate::page;
use crate::place::Place;
use crate::program::{Program, median, medians};
use crate::rival::Rival;

/// How often each program runs; they take turns.
const ROUNDS: usize = 41;

/// Beyond this size counting the instructions of an import takes minutes.
const COUNTED: usize = 10_000;

/// Measures in stores of these sizes and prints as it goes.
pub(crate) fn run(sizes: &[usize]) {
    let counting = count::can_count_instructions();
    let binary = std::fs::metadata(env!("CARGO_BIN_EXE_redress")).expect("the program").len();
    println!("redress {}, {} KiB stripped", env!("CARGO_PKG_VERSION"), binary / 1024);
    if !counting {
        println!("valgrind is not installed: no instructions are counted");
    }
    println!("\nmedians of {ROUNDS} runs each, by turns; instructions in millions\n");
    println!(
        "{:<24}{:>8} │{:>10}{:>10}{:>10} │{:>8}{:>8} │{:>8}{:>7}{:>10} │{:>7}",
        "",
        "orders",
        "redress",
        "mini",
        "miniclap",
        "/mini",
        "/clap",
        "redress",
        "mini",
        "miniclap",
        "peak"
    );
    let (mut first, mut first_old) = (None, None);
    for (nth, size) in sizes.iter().enumerate() {
        let place = Place::new(*size);
        if nth == 0 {
            compare(&place, &["--version"], &["--version"], counting);
            let one = Place::of_one_order();
            compare(&one, &["order", "status", &page::id(0)], &[], counting);
        }
        let id = page::id(1);
        let status = ["order", "status", &id];
        let list = ["order", "list"];
        compare(&place, &status, &status, counting);
        compare(&place, &[&status[..], &["-o", "table"]].concat(), &status, counting);
        compare(&place, &list, &list, counting);
        compare(&place, &[&list[..], &["-o", "table"]].concat(), &list, counting);
        let agenda = ["agenda", "--limit", "20"];
        let rich = [&agenda[..], &["-o", "table"]].concat();
        compare(&place, &agenda, &agenda, counting);
        let agenda = compare(&place, &rich, &agenda, counting);
        first = first.or(Some(agenda));
        if let Some(first) = first.filter(|_| nth > 0) {
            growth("agenda -o table", first, agenda);
        }
        beside_taskwarrior(&place);
        import(&place, counting);
        let old = Place::of_old_orders(*size);
        let now = compare(&old, &rich, &["agenda"], counting);
        first_old = first_old.or(Some(now));
        if let Some(first) = first_old.filter(|_| nth > 0) {
            growth("agenda -o table over old orders", first, now);
        }
        compare(&old, &["order", "list", "--due"], &["agenda"], counting);
        println!();
    }
}

/// What a size costs more than the first.
fn growth(name: &str, first: (Duration, Option<u64>), now: (Duration, Option<u64>)) {
    print!("{name}: {:.2} times the time of the first size", now.0.div_duration_f64(first.0));
    if let (Some(first), Some(now)) = (first.1, now.1) {
        print!(", {}.{:02} times its instructions", now / first, now % first * 100 / first);
    }
    println!();
}

/// One line on the agenda beside Taskwarrior's `next` on the same items.
fn beside_taskwarrior(place: &Place) {
    let Some(rival) = Rival::new(place) else {
        println!("taskwarrior next: not installed, or too many items for its import");
        return;
    };
    let [redress, task] = medians(&[place.redress(&["agenda", "-o", "table"]), rival.next()], 11);
    println!(
        "taskwarrior next, {} items: {}, agenda {}: {:.1} times faster",
        place.orders(),
        milliseconds(task),
        milliseconds(redress),
        task.div_duration_f64(redress)
    );
}

/// One row: the product beside the two minimal programs, which get `least` as their words. Returns
/// the time and the instructions of the product.
fn compare(
    place: &Place,
    words: &[&str],
    least: &[&str],
    counting: bool,
) -> (Duration, Option<u64>) {
    let least = if least.is_empty() { words } else { least };
    let programs = [
        place.redress(words),
        place.minimal(&[&["mini"], least].concat()),
        place.minimal(&[&["miniclap"], least].concat()),
    ];
    let [redress, mini, miniclap] = medians(&programs, ROUNDS);
    let counts = programs.each_ref().map(|program| counted(program, counting));
    let name = if words.is_empty() { "redress alone".to_owned() } else { shown(words) };
    println!(
        "{name:<24}{:>8} │{:>10}{:>10}{:>10} │{:>8.2}{:>8.2} │{:>8}{:>7}{:>10} │{:>7}",
        place.orders(),
        milliseconds(redress),
        milliseconds(mini),
        milliseconds(miniclap),
        redress.div_duration_f64(mini),
        redress.div_duration_f64(miniclap),
        counts[0],
        counts[1],
        counts[2],
        peak(&programs[0]),
    );
    (redress, counting.then(|| count::instructions(&programs[0])))
}

/// One line on the import of the pages that the store was made from.
fn import(place: &Place, counting: bool) {
    let rounds = if place.orders() > COUNTED { 3 } else { 11 };
    let time = median((0..rounds).map(|_| place.time_import()).collect());
    let orders = u32::try_from(place.orders()).expect("no more than that");
    let sizes =
        place.pages().into_iter().map(|page| std::fs::metadata(page).expect("a page").len());
    let page = sizes.sum::<u64>() / 1024;
    let store = std::fs::metadata(place.db()).expect("a store").len() / 1024;
    std::fs::remove_file(place.db()).expect("a store");
    let peak = peak(&place.import());
    let instructions = if counting && place.orders() <= COUNTED {
        let [new, again] = place.count_import();
        format!(", {new} instructions each without SHA-256, {again} where nothing is new")
    } else {
        String::new()
    };
    println!(
        "import {orders}: {}, {} µs each{instructions}; page {page} KiB, store {store} KiB, peak {peak}\n",
        milliseconds(time),
        (time / orders).as_micros(),
    );
    let calls = [&["fsync", "fdatasync"][..], &["pwrite64"]]
        .map(|names| count::system_calls(&place.note(), names));
    if let [Some(syncs), Some(writes)] = calls {
        println!("order note: {syncs} fsyncs, {writes} page writes\n");
    } else {
        println!("order note: strace is not installed\n");
    }
}

/// The words without numbers of orders.
fn shown(words: &[&str]) -> String {
    let words = words.iter().map(|word| if word.len() == 16 { "ID" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

fn milliseconds(time: Duration) -> String {
    format!("{}.{:02} ms", time.as_millis(), time.subsec_micros() / 10 % 100)
}

fn counted(program: &Program, counting: bool) -> String {
    if !counting {
        return "–".to_owned();
    }
    let count = count::instructions(program) / 10_000;
    format!("{}.{:02}", count / 100, count % 100)
}

fn peak(program: &Program) -> String {
    count::peak_memory(program)
        .map_or_else(|| "–".to_owned(), |kib| format!("{} MiB", kib.div_ceil(1024)))
}
