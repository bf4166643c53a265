//! An order's life as a line in time: what happened, what is assumed, today, and what comes.
//!
//! A row is a day, a sign, words, and who says so. No row depends on its sign or its colour: what is
//! assumed and what is overdue says so in words.

use chrono::{NaiveDate, TimeDelta};

use super::certainty_text::condition_words;
use super::clean::clean;
use super::command;
use super::date::{day_of, day_of_moment, short_day, short_first_day, short_last_day};
use super::deadline_source::{basis, basis_of, rule_words};
use super::goods::some_names;
use super::history::{Happened, source_words};
use super::line::is_long;
use super::messages::one_line;
use super::page::Page;
use super::phrase::{deadline_words, due_words, is_overdue, is_to_ask_for};
use super::table::{columns, fitted, padding, wrapped};
use crate::app::{OrderView, Prospect};
use crate::domain::actor::Actor;
use crate::domain::deadline::Deadline;
use crate::domain::instant::Instant;
use crate::domain::order::{
    Consequence, Due, Order, Source, State, Statement, StoryEntry, StoryEvent,
};
use crate::domain::rule::Rule;

/// So many rows of the past are shown; of a longer one the oldest are counted in one line.
const SHOWN: usize = 12;
/// So many of a long order, where its history stands below.
const SHOWN_ABOVE: usize = 5;
/// The columns of the terminal below which nobody is told who says so.
const NARROW: usize = 72;
/// The columns that words are given at least before the source goes.
const MIN_WIDTH: usize = 22;

/// The columns of a note that are shown.
const NOTE: usize = 40;

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Happened,
    Assumed,
    Today,
    ToCome,
    Urgent,
}

impl Sign {
    const fn glyph(self) -> &'static str {
        match self {
            Self::Happened => "●",
            Self::Assumed => "◌",
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
/// What is older than its rows stands in the history, where that is `below`.
pub(super) fn timeline(view: &OrderView, page: &Page, below: bool) -> String {
    let most = if below && is_long(&view.order) { SHOWN_ABOVE } else { SHOWN };
    let (earlier, past) = past(view, page, most);
    let to_come = to_come(view, page);
    if past.is_empty() && to_come.is_empty() {
        return String::new();
    }
    let mut text = String::from("\n");
    if earlier > 0 {
        let where_else =
            if below { "under History".to_owned() } else { command::show(view.order.id()).line() };
        text.push_str(&page.known(&format!("  … {earlier} earlier: {where_else}")));
        text.push('\n');
    }
    let is_over = to_come.is_empty() && view.order.stage().is_ended();
    let today = (!is_over).then(|| Row {
        day: short_day(day_of(page.now, page), page),
        sign: Sign::Today,
        words: "today".to_owned(),
        source: String::new(),
    });
    let rows: Vec<Row> = past.into_iter().chain(today).chain(to_come).collect();
    text + &drawn(&rows, is_long(&view.order), page)
}

/// What happened and what is assumed, oldest first, and how many older rows are not among it.
fn past(view: &OrderView, page: &Page, most: usize) -> (usize, Vec<Row>) {
    let mut rows: Vec<(NaiveDate, Row)> = Vec::new();
    for happened in Happened::all(&view.story, &view.order, page) {
        let entry = happened.entry;
        let at = day_of_moment(entry.at, page);
        let words = milestone_words(&happened, &view.order, page);
        let sign = if entry.source.is_some() { Sign::Happened } else { Sign::Assumed };
        let source = source(entry, view);
        match rows.last_mut() {
            Some((day, row)) if *day == at && joins(row, &words, sign, &source) => {
                row.words = joined(&row.words, &words);
            }
            Some(_) | None => {
                rows.push((at, Row { day: short_day(at, page), sign, words, source }));
            }
        }
    }
    let earlier = if rows.len() > most { rows.len() - (most - 1) } else { 0 };
    (earlier, rows.into_iter().skip(earlier).map(|(_, row)| row).collect())
}

/// What happened, with the first words of a note or a message.
fn milestone_words(happened: &Happened<'_>, order: &Order, page: &Page) -> String {
    let words = happened.words(order, page);
    let event = &happened.entry.event;
    if let StoryEvent::Told(Statement::Noted(text) | Statement::Said { text, .. }) = event {
        return format!("{words}: {}", fitted(&one_line(text), NOTE));
    }
    words
}

/// Who says so: a page, the buyer, or a rule.
fn source(entry: &StoryEntry, view: &OrderView) -> String {
    match (&entry.event, entry.source) {
        (StoryEvent::Assumed { rule, .. }, _) => rule_words(*rule, view),
        (_, source) => source_words(source.unwrap_or(Source::Buyer)).to_owned(),
    }
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

/// What is late, then what comes, soonest first. Of an order that may have changed only what the buyer
/// can still do in time, as a condition, and money that is known to be owed.
fn to_come(view: &OrderView, page: &Page) -> Vec<Row> {
    let order = &view.order;
    let mut rows: Vec<(Instant, Row)> = Vec::new();
    let mut put = |deadline: Deadline, words: String, who: Actor, is_late: bool| {
        let due = deadline.due();
        let is_near = who != Actor::Platform && due - page.now < TimeDelta::hours(48);
        let sign = if is_late || is_near { Sign::Urgent } else { Sign::ToCome };
        let words = if is_late { format!("overdue: {words}") } else { words };
        let source = basis(deadline, view);
        rows.push((due, Row { day: short_last_day(due, page), sign, words, source }));
    };
    for due in together(view, page) {
        let is_late = is_overdue(&due, order, page.now);
        put(due.deadline, due_text(&due, view), due.who, is_late);
    }
    if !order.is_outdated() {
        let is_due = |one: &&Prospect| {
            view.dues.iter().any(|due| due.deadline == one.by && due.lines == one.lines)
        };
        let about = |words: &str, one: &Prospect| match &one.lines[..] {
            [] => words.to_owned(),
            lines => format!("{words}: {}", some_names(order, lines)),
        };
        for one in view.step_ins.iter().filter(|one| !is_due(one)) {
            let words = about(due_words(Rule::DisputeStepIn), one);
            put(one.by, words, Actor::Platform, one.by.passed(page.now));
        }
        for one in &view.after_silence {
            let words = about("refund, if the seller stays silent", one);
            put(one.by, words, Actor::Bank, false);
        }
    }
    for part in order.parts() {
        let opens = opening(part, view, page);
        let is_known = |at: &Instant, row: &Row| {
            rows.iter().any(|(known, other)| {
                let is_of_day = is_long(order) && day_of(*known, page) == day_of(*at, page);
                known == at || (is_of_day && other.words == row.words)
            })
        };
        let opens: Vec<_> = opens.filter(|(at, row)| !is_known(at, row)).into_iter().collect();
        rows.extend(opens);
    }
    rows.sort_by_key(|(at, _)| *at);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The dates to come and those that are late; in a long order those of one day that tell the same are
/// one, by the first of them.
fn together(view: &OrderView, page: &Page) -> Vec<Due> {
    let order = &view.order;
    let is_told = |due: &&Due| {
        let is_open = !due.deadline.passed(page.now) || is_to_ask_for(due.who, due.then);
        is_open || is_overdue(due, order, page.now)
    };
    let told = view.dues.iter().filter(is_told);
    if !is_long(order) {
        return told.cloned().collect();
    }
    let mut together: Vec<Due> = Vec::new();
    for due in told {
        let is_same = |known: &&mut Due| {
            let day = |due: &Due| day_of(due.deadline.due(), page);
            let about = |due: &Due| (due.lines.is_empty(), due.parcels.is_empty());
            day(known) == day(due)
                && (known.who, known.then, about(known)) == (due.who, due.then, about(due))
                && about(due) != (true, true)
                && is_overdue(known, order, page.now) == is_overdue(due, order, page.now)
                && plain_due_text(known, view) == plain_due_text(due, view)
        };
        match together.iter_mut().find(is_same) {
            Some(known) => {
                known.lines.extend(&due.lines);
                known.parcels.extend(due.parcels.iter().cloned());
            }
            None => together.push(due.clone()),
        }
    }
    together
}

/// What must happen by a date, and under which condition.
fn due_text(due: &Due, view: &OrderView) -> String {
    match due_subject(due, &view.order) {
        Some(subject) => format!("{}: {subject}", plain_due_text(due, view)),
        None => plain_due_text(due, view),
    }
}

/// What of the order a date is about, where that is not all of it.
pub(super) fn due_subject(due: &Due, order: &Order) -> Option<String> {
    if !due.lines.is_empty() {
        return Some(some_names(order, &due.lines));
    }
    let numbers: Vec<String> = due.parcels.iter().map(|number| clean(number)).collect();
    let is_all = order.declared_parcels().count() == numbers.len();
    (!numbers.is_empty() && !is_all).then(|| numbers.join(", "))
}

fn plain_due_text(due: &Due, view: &OrderView) -> String {
    let words = deadline_words(due.deadline.rule(), due.who, due.then);
    let mut assumed = view.bill.accounts.iter().filter(|account| account.refund.is_assumed);
    if due.then == Consequence::RefundOverdue
        && assumed.any(|account| account.expected.by == due.deadline)
    {
        return format!("{words}, expected");
    }
    let part = view.order.part_of(&due.lines, &due.parcels);
    if part.is_outdated() && due.is_own() {
        return format!("{}: {words}", condition_words(part.stage()));
    }
    words.to_owned()
}

/// From when a dispute about a parcel on its way can be opened.
fn opening(part: &Order, view: &OrderView, page: &Page) -> Option<(Instant, Row)> {
    let State::Shipped(windows) = part.state() else { return None };
    let from = windows.dispute_from;
    let is_open = from.from() <= page.now || part.is_undeliverable();
    if is_open || from.from() > windows.deliver_by.due() {
        return None;
    }
    let source = basis_of(from.date().rule(), from.date().set_by(), view);
    let words = due_words(from.date().rule()).to_owned();
    let day = short_first_day(from.from(), page);
    Some((from.from(), Row { day, sign: Sign::ToCome, words, source }))
}

/// The rows in columns; where there is no room the source goes, and words go on in the next line.
/// In a `long` order the source of what would go on goes too.
fn drawn(rows: &[Row], long: bool, page: &Page) -> String {
    let widest =
        |cell: fn(&Row) -> &String| rows.iter().map(|row| columns(cell(row))).max().unwrap_or(0);
    let days = widest(|row| &row.day);
    let left = 2 + days + 2 + 1 + 2;
    let source = widest(|row| &row.source);
    let beside = page.width.saturating_sub(left + 2 + source);
    let is_told = page.width >= NARROW && beside >= MIN_WIDTH;
    let room = if is_told { beside } else { page.width.saturating_sub(left).max(12) };
    let words = widest(|row| &row.words).min(room);
    let mut text = String::new();
    for row in rows {
        // Words beside a short source may take its place; else they go on in the next line.
        let beside = page.width.saturating_sub(left + 2 + columns(&row.source));
        let fits = is_told && columns(&row.words) <= beside;
        let is_bare = is_told && long && !fits;
        let room = match (is_bare, fits) {
            (true, _) => page.width.saturating_sub(left),
            (false, true) => beside,
            (false, false) => words,
        };
        let mut lines = wrapped(&row.words, room).into_iter();
        let first = lines.next().unwrap_or_default();
        let day = format!("  {}{}", row.day, padding(&row.day, days));
        let mark = |line: String| if row.sign == Sign::Urgent { page.urgent(&line) } else { line };
        let mut line = mark(format!("{day}  {}  {first}", row.sign.glyph()));
        if is_told && !is_bare && !row.source.is_empty() {
            let gap = padding(&first, words);
            line.extend([&gap, "  ", &page.known(&row.source)]);
        }
        text.extend([line.trim_end(), "\n"]);
        text.extend(lines.map(|rest| mark(format!("{:left$}{rest}", "")) + "\n"));
    }
    text
}
