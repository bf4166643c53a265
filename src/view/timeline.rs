//! An order's life as a line in time: what happened, what is presumed, today, and what comes.
//!
//! A row is a day, a sign, words, and who says so. No row depends on its sign or its colour: what is
//! presumed and what is overdue says so in words.

use chrono::{NaiveDate, TimeDelta};

use super::basis::{basis, basis_of};
use super::date::{day_of, short_day, short_first_day, short_last_day};
use super::milestone::{Milestone, milestones};
use super::page::Page;
use super::phrase::due_words;
use super::table::{columns, padding, wrapped};
use crate::app::Standing;
use crate::domain::order::{Actor, State};
use crate::domain::policy::Rule;
use crate::domain::time::{Deadline, Instant};

/// So many rows of the past are shown; of a longer one the oldest are counted in one line.
const SHOWN: usize = 12;
/// The columns of the terminal below which nobody is told who says so.
const NARROW: usize = 72;
/// The columns that words are given at least before the source goes.
const ROOM: usize = 22;

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Happened,
    Presumed,
    Today,
    ToCome,
    Urgent,
}

impl Sign {
    const fn glyph(self) -> &'static str {
        match self {
            Self::Happened => "●",
            Self::Presumed => "◌",
            Self::Today => "┃",
            Self::ToCome => "○",
            Self::Urgent => "!",
        }
    }
}

#[derive(Debug)]
struct Row {
    day: String,
    sign: Sign,
    words: String,
    source: String,
}

/// The timeline of an order; empty where nothing has a date.
pub(super) fn timeline(standing: &Standing, page: &Page) -> String {
    let (earlier, past) = past(standing, page);
    let to_come = to_come(standing, page);
    if past.is_empty() && to_come.is_empty() {
        return String::new();
    }
    let mut text = String::from("\n");
    if earlier > 0 {
        let id = standing.order.id();
        text.push_str(&page.known(&format!("  … {earlier} earlier: redress order show {id}")));
        text.push('\n');
    }
    let is_over = to_come.is_empty() && standing.order.stage().is_ended();
    let today = (!is_over).then(|| Row {
        day: short_day(day_of(page.now, page), page),
        sign: Sign::Today,
        words: "today".to_owned(),
        source: String::new(),
    });
    let rows: Vec<Row> = past.into_iter().chain(today).chain(to_come).collect();
    text + &drawn(&rows, page)
}

/// What happened and what is presumed, oldest first, and how many older rows are not among it.
fn past(standing: &Standing, page: &Page) -> (usize, Vec<Row>) {
    let mut rows: Vec<(NaiveDate, Row)> = Vec::new();
    for Milestone { at, words, is_presumed, source, .. } in milestones(standing, page) {
        let sign = if is_presumed { Sign::Presumed } else { Sign::Happened };
        match rows.last_mut() {
            Some((day, row)) if *day == at && joins(row, &words, sign, &source) => {
                row.words = joined(&row.words, &words);
            }
            Some(_) | None => {
                rows.push((at, Row { day: short_day(at, page), sign, words, source }));
            }
        }
    }
    let earlier = if rows.len() > SHOWN { rows.len() - (SHOWN - 1) } else { 0 };
    (earlier, rows.into_iter().skip(earlier).map(|(_, row)| row).collect())
}

/// Whether words of the same day fit into the row of the ones before.
fn joins(row: &Row, words: &str, sign: Sign, source: &str) -> bool {
    let is_plain = |words: &str| !words.contains([',', ':']) && words.len() <= 20;
    row.sign == sign && row.source == source && is_plain(words) && is_plain(&row.words)
}

/// Short things that happened on one day, as a list.
fn joined(first: &str, second: &str) -> String {
    if first.ends_with(second) {
        return first.to_owned();
    }
    format!("{} and {second}", first.replacen(" and ", ", ", 1))
}

/// What is late, then what comes, soonest first.
fn to_come(standing: &Standing, page: &Page) -> Vec<Row> {
    let mut rows: Vec<(Instant, Row)> = Vec::new();
    let mut put = |deadline: Deadline, words: &str, who: Actor| {
        let due = deadline.due();
        let is_late = deadline.passed(page.now);
        let is_near = who != Actor::Platform && due - page.now < TimeDelta::hours(48);
        let sign = if is_late || is_near { Sign::Urgent } else { Sign::ToCome };
        let words = if is_late { format!("overdue: {words}") } else { words.to_owned() };
        let source = basis(deadline, standing);
        rows.push((due, Row { day: short_last_day(due, page), sign, words, source }));
    };
    for due in &standing.dues {
        put(due.deadline, due_words(due.deadline.rule()), due.who);
    }
    let is_due = |by: &Deadline| standing.dues.iter().any(|due| due.deadline == *by);
    for step_in in standing.step_ins.iter().filter(|by| !is_due(by)) {
        put(*step_in, due_words(Rule::DisputeStepIn), Actor::Platform);
    }
    if let Some(expected) = standing.after_silence {
        put(expected.by, "after silence: the refund arrives", Actor::Bank);
    }
    rows.extend(opening(standing, page));
    rows.sort_by_key(|(at, _)| *at);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// From when a dispute about a parcel on its way can be opened.
fn opening(standing: &Standing, page: &Page) -> Option<(Instant, Row)> {
    let State::Shipped(windows) = standing.order.state() else { return None };
    let from = windows.dispute_from;
    if from.from() <= page.now || from.from() > windows.deliver_by.due() {
        return None;
    }
    let source = basis_of(from.rule(), from.set_by(), standing);
    let words = due_words(from.rule()).to_owned();
    let day = short_first_day(from.from(), page);
    Some((from.from(), Row { day, sign: Sign::ToCome, words, source }))
}

/// The rows in columns; where there is no room the source goes, and words go on in the next line.
fn drawn(rows: &[Row], page: &Page) -> String {
    let widest =
        |cell: fn(&Row) -> &String| rows.iter().map(|row| columns(cell(row))).max().unwrap_or(0);
    let days = widest(|row| &row.day);
    let left = 2 + days + 2 + 1 + 2;
    let source = widest(|row| &row.source);
    let beside = page.width.saturating_sub(left + 2 + source);
    let is_told = page.width >= NARROW && beside >= ROOM;
    let room = if is_told { beside } else { page.width.saturating_sub(left).max(12) };
    let words = widest(|row| &row.words).min(room);
    let mut text = String::new();
    for row in rows {
        // Words beside a short source may take its place; else they go on in the next line.
        let beside = page.width.saturating_sub(left + 2 + columns(&row.source));
        let fits = is_told && columns(&row.words) <= beside;
        let mut lines = wrapped(&row.words, if fits { beside } else { words }).into_iter();
        let first = lines.next().unwrap_or_default();
        let day = format!("  {}{}", row.day, padding(&row.day, days));
        let mut line = format!("{day}  {}  {first}", row.sign.glyph());
        if row.sign == Sign::Urgent {
            line = page.urgent(&line);
        }
        if is_told && !row.source.is_empty() {
            let gap = padding(&first, words);
            line.extend([&gap, "  ", &page.known(&row.source)]);
        }
        text.push_str(line.trim_end());
        text.push('\n');
        for rest in lines {
            let rest = format!("{:left$}{rest}", "");
            let rest = if row.sign == Sign::Urgent { page.urgent(&rest) } else { rest };
            text.push_str(&rest);
            text.push('\n');
        }
    }
    text
}
