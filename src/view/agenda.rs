//! What is due over all orders: what needs the buyer first, then what the buyer waits for.

use std::fmt::Write as _;

use super::clean::clean;
use super::command::{self, Command};
use super::date::{last_day, relative};
use super::json::{Json, object, said};
use super::line::first_of;
use super::money::{about_or_exact, basis};
use super::order::short_number;
use super::page::{Format, Page};
use super::phrase::{
    actor_words, capitalised, counted, deadline_words, is_to_ask_for, press_words,
};
use super::rows::Rows;
use super::table::{columns, fitted, fitted_apart, fold, padding};
use crate::domain::actor::Actor;
use crate::domain::instant::Instant;
use crate::domain::listing::{
    AgendaEntry, AgendaFilter, AgendaItem, AgendaPage, MOST_OUTDATED, OutdatedOrders,
};
use crate::domain::order::{ActionKind, Consequence, Remedy, RemedyStep};
use crate::domain::rule::Rule;

/// How many commands stand under the table.
const MAX_NEXT: usize = 4;
/// Which column the title is.
const TITLE_COLUMN: usize = 2;
/// The columns that a title is given at least and at most.
const MIN_TITLE: usize = 6;
const MAX_TITLE: usize = 32;

/// What to do when a refund is overdue, one after the other.
pub(super) const OVERDUE_STEPS: &str = "A refund is overdue. Look for it on the statement under the \
date of the purchase: banks book it there. Then ask AliExpress support. Then the bank, with the \
refund's reference.";

const ROWS: Rows = Rows {
    id: "order",
    columns: "due_at who order amount:money.amount currency:money.currency rule:rule|action then \
              seller title kind condition command",
    between: " ",
};

/// One date, schema `redress.agenda/1`.
fn entry_json(entry: &AgendaEntry, now: Instant) -> Json {
    let (kind, rule, action, then, set) = match entry.item {
        AgendaItem::Deadline { rule, then, set_by: set, .. } => {
            ("deadline", Some(rule.id()), None, Some(then), Some(set.id()))
        }
        AgendaItem::Prepared { step } => {
            let then = entry.due.map(|_| Consequence::StepLapses);
            ("prepared", None, Some(step.id()), then, None)
        }
    };
    object! {
        "schema": "redress.agenda/1",
        "kind": kind,
        "order": &entry.order,
        "title": said(&entry.title),
        "seller": said(&entry.seller),
        "money": entry.money,
        "lines": Json::list(entry.lines.iter().copied()),
        "parcel": entry.parcel.clone(),
        "money_is": entry.money.map(|_| basis(entry.is_exact)),
        "who": entry.item.who().id(),
        "rule": rule,
        "action": action,
        "due_at": entry.due,
        "from": Json::Null,
        "then": then.map(Consequence::id),
        "overdue": is_overdue(entry, now),
        "condition": entry.is_condition,
        "set_by": set,
        "command": command(entry, now).into_words(),
    }
}

/// The agenda, as far as the filter lets it through.
pub(crate) fn agenda(found: &AgendaPage, filter: &AgendaFilter, page: &Page) -> String {
    let json = found.rows.iter().map(|row| entry_json(row, page.now));
    ROWS.many(json, page, || text(found, filter, page))
}

/// Under which heading a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    You,
    /// The buyer must act, if nothing has changed since the last look.
    Condition,
    Others,
}

impl Group {
    const ALL: [Self; 3] = [Self::You, Self::Condition, Self::Others];

    fn of(entry: &AgendaEntry) -> Self {
        match (entry.item.who(), entry.is_condition) {
            (Actor::Buyer, false) => Self::You,
            (Actor::Buyer, true) => Self::Condition,
            (Actor::Seller | Actor::Platform | Actor::Carrier | Actor::Bank, _) => Self::Others,
        }
    }

    const fn heading(self) -> &'static str {
        match self {
            Self::You => "You",
            Self::Condition => "You, if nothing has changed since you last looked",
            Self::Others => "Waiting for",
        }
    }
}

fn text(found: &AgendaPage, filter: &AgendaFilter, page: &Page) -> String {
    let rows = &found.rows;
    let mut text = heading(found, filter, page);
    if !rows.is_empty() {
        text.push('\n');
        let lines = lines(rows, page);
        for group in Group::ALL {
            let of_group = || rows.iter().zip(&lines).filter(|(row, _)| Group::of(row) == group);
            if of_group().next().is_some() {
                text.extend([group.heading(), "\n"]);
            }
            for (row, line) in of_group() {
                let line = if is_urgent(row, page) { page.urgent(line) } else { line.clone() };
                text.extend([&line, "\n"]);
            }
        }
    }
    if rows.iter().any(|row| is_refund(row) && is_overdue(row, page.now)) {
        text.push('\n');
        text.push_str(&fold(OVERDUE_STEPS, page.width, ""));
    }
    if let Some(outdated) = &found.outdated {
        text.push('\n');
        text.push_str(&fold(&outdated_words(outdated, page), page.width, ""));
    }
    text.push_str(&next(rows, page.now));
    text
}

/// Each row as a line: when, what, which order, its number, how much. Where there is no room the money
/// goes first, then the number; a title is cut.
fn lines(rows: &[AgendaEntry], page: &Page) -> Vec<String> {
    let width = if page.format == Format::Wide { usize::MAX } else { page.width };
    let mut shown = match width {
        0..60 => TITLE_COLUMN + 1,
        60..72 => TITLE_COLUMN + 2,
        _wider => TITLE_COLUMN + 3,
    };
    let mut texts: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let title = match &row.parcel {
                Some(number) => format!("parcel {}", clean(number)),
                None => first_of(row.line_count, &row.title),
            };
            let title = if title.is_empty() { clean(&row.seller) } else { title };
            let is_whole = width >= 110;
            let number = if is_whole { row.order.to_string() } else { short_number(&row.order) };
            let cells = [
                row.due.map_or_else(|| "now".to_owned(), |due| relative(due, page.now)),
                what(row, page.now),
                if title.is_empty() { number.clone() } else { title },
                number,
                row.money.map(|sum| about_or_exact(sum, row.is_exact)).unwrap_or_default(),
            ];
            cells.into_iter().take(shown).collect()
        })
        .collect();
    let widest = |texts: &[Vec<String>], column: usize| {
        let cells = texts.iter().filter_map(|row| row.get(column));
        cells.map(|cell| columns(cell)).max().unwrap_or(0)
    };
    let taken = |shown: usize| -> usize {
        let others = (0..shown).filter(|column| *column != TITLE_COLUMN);
        others.map(|column| 2 + widest(&texts, column)).sum::<usize>() + 2
    };
    // What does not fit is left out: a sum that is cut is another sum.
    while shown > TITLE_COLUMN + 1 && taken(shown) + MIN_TITLE > width {
        shown -= 1;
    }
    let room = width.saturating_sub(taken(shown)).clamp(MIN_TITLE, MAX_TITLE);
    let titles: Vec<&str> =
        texts.iter().filter_map(|row| row.get(TITLE_COLUMN).map(String::as_str)).collect();
    let titles = fitted_apart(&titles, room);
    for (row, title) in texts.iter_mut().zip(titles) {
        row.truncate(shown);
        if let Some(cell) = row.get_mut(TITLE_COLUMN) {
            *cell = title;
        }
    }
    let widths: Vec<usize> = (0..shown).map(|column| widest(&texts, column)).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths);
        let cells = cells.map(|(cell, width)| format!("  {cell}{}", padding(cell, *width)));
        fitted(cells.collect::<String>().trim_end(), width)
    };
    texts.iter().map(line).collect()
}

/// What must happen by the date.
fn what(entry: &AgendaEntry, now: Instant) -> String {
    match entry.item {
        AgendaItem::Deadline { rule, who, then, .. } => {
            let words = deadline_words(rule, who, then);
            let (is_late, is_refund) = (is_overdue(entry, now), is_refund(entry));
            match (is_late, is_refund) {
                (true, _) => format!("overdue: {words}"),
                (false, true) => format!("{words} expected"),
                (false, false) => words.to_owned(),
            }
        }
        AgendaItem::Prepared { step } => press_words(step).to_owned(),
    }
}

/// How much there is, of what was asked for, and the day.
fn heading(found: &AgendaPage, filter: &AgendaFilter, page: &Page) -> String {
    let said = answer(found, filter, page);
    let today = page.zone.wall(page.now).format("%a %-d %b %Y").to_string();
    let gap = page.width.min(80).saturating_sub(columns(&said) + today.len());
    let gap = if gap < 2 { "\n".to_owned() } else { " ".repeat(gap) };
    format!("{}{gap}{}\n", page.subject(&said), page.known(&today))
}

/// The first sentence: never more is said than was looked at.
fn answer(found: &AgendaPage, filter: &AgendaFilter, page: &Page) -> String {
    let within = filter.until.map(|until| match ((until - page.now).num_hours() + 12) / 24 {
        days if days <= 0 => "by now".to_owned(),
        1 => "in the next day".to_owned(),
        days => format!("in the next {days} days"),
    });
    let within = within.map_or_else(String::new, |within| format!(" {within}"));
    let from = filter.who.map_or_else(String::new, |who| match who {
        Actor::Buyer => " for you".to_owned(),
        Actor::Platform => " from AliExpress".to_owned(),
        Actor::Seller | Actor::Carrier | Actor::Bank => format!(" from the {}", actor_words(who)),
    });
    let count = |group: Group| found.rows.iter().filter(|row| Group::of(row) == group).count();
    let at_least = if found.more { "at least " } else { "" };
    let things = |count| format!("{at_least}{}", counted(count, "thing"));
    let needs = |yours| {
        let need = if yours == 1 { "needs" } else { "need" };
        format!("{} {need} you", things(yours))
    };
    let said = match (count(Group::You), count(Group::Others), count(Group::Condition)) {
        (0, 0, 0) => return format!("Nothing due{within}{from}."),
        (0, 0, _) => "nothing is certain to need you".to_owned(),
        (0, others, _) => format!("{} to wait for", things(others)),
        (yours, 0, _) => needs(yours),
        (yours, others, _) => format!("{}, {} to wait for", needs(yours), things(others)),
    };
    format!("{}{within}.", capitalised(&said))
}

/// What to know of the orders that nobody has looked at for long.
fn outdated_words(outdated: &OutdatedOrders, page: &Page) -> String {
    let OutdatedOrders { count, oldest_look, look_by } = outdated;
    let (orders, oldest) = match count {
        1 => ("1 order".to_owned(), ""),
        many if *many > MOST_OUTDATED => {
            (format!("More than {MOST_OUTDATED} orders"), "oldest look ")
        }
        several => (format!("{several} orders"), "oldest look "),
    };
    let mut text = format!("{orders} may have changed since you last looked");
    if let Some(look) = oldest_look {
        let _infallible = write!(text, " ({oldest}{})", relative(*look, page.now));
    }
    if let Some(by) = look_by {
        let day = last_day(*by, page);
        let _infallible =
            write!(text, "; if nothing has changed, the first last day for you to act is {day}");
    }
    let (import, list) = (command::import(), command::list_outdated());
    let _infallible =
        write!(text, ". Look again: {}. List them: {}", import.unbroken(), list.unbroken());
    text
}

/// The commands to type for the first rows.
fn next(rows: &[AgendaEntry], now: Instant) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut commands: Vec<String> = Vec::new();
    for group in Group::ALL {
        for row in rows.iter().filter(|row| Group::of(row) == group) {
            let line = command(row, now).line();
            if !commands.contains(&line) {
                commands.push(line);
            }
        }
    }
    let mut text = String::from("\n");
    for (place, command) in commands.iter().take(MAX_NEXT).enumerate() {
        let label = if place == 0 { "Next" } else { "    " };
        let _infallible = writeln!(text, "{label}  {command}");
    }
    text
}

/// What there is to do about a date, where it is more than to look at the order.
#[derive(Debug, Clone, Copy)]
enum Next {
    /// Something that the buyer can do until the date.
    Action(ActionKind),
    /// A step of a remedy outside, until the date.
    Remedy(Remedy, RemedyStep),
    Dispute,
}

const NEXT: [(Rule, Next); 24] = [
    (Rule::FreeReturnWindow, Next::Action(ActionKind::OpenDispute)),
    (Rule::FreeReturnChina, Next::Action(ActionKind::OpenDispute)),
    (Rule::FreeReturnEu, Next::Action(ActionKind::OpenDispute)),
    (Rule::FreeReturnBrazil, Next::Action(ActionKind::OpenDispute)),
    (Rule::UnpaidAutoClose, Next::Action(ActionKind::Pay)),
    (Rule::ProtectionExtend, Next::Action(ActionKind::Extend)),
    (Rule::ProtectionLastCall, Next::Action(ActionKind::OpenDispute)),
    (Rule::DisputeAppeal, Next::Action(ActionKind::Appeal)),
    (Rule::DisputeBuyerAnswer, Next::Dispute),
    (Rule::DisputeEvidence, Next::Dispute),
    (Rule::ReturnShip, Next::Dispute),
    (Rule::DisputeSellerAnswer, Next::Dispute),
    (Rule::DisputeStepIn, Next::Dispute),
    (Rule::DisputeDecision, Next::Dispute),
    (Rule::CardChargeback, Next::Remedy(Remedy::CardChargeback, RemedyStep::Opened)),
    (Rule::PaypalOpen, Next::Remedy(Remedy::Paypal, RemedyStep::Opened)),
    (Rule::PaypalEscalate, Next::Remedy(Remedy::Paypal, RemedyStep::Escalated)),
    (Rule::UsFcba, Next::Remedy(Remedy::BillingError, RemedyStep::Opened)),
    (Rule::UkS75, Next::Remedy(Remedy::Section75, RemedyStep::Opened)),
    (Rule::EuWithdrawal, Next::Remedy(Remedy::Withdrawal, RemedyStep::Opened)),
    (Rule::UkWithdrawal, Next::Remedy(Remedy::Withdrawal, RemedyStep::Opened)),
    (Rule::BrWithdrawal, Next::Remedy(Remedy::Withdrawal, RemedyStep::Opened)),
    (Rule::KrWithdrawal, Next::Remedy(Remedy::Withdrawal, RemedyStep::Opened)),
    (Rule::EuGuarantee, Next::Remedy(Remedy::Guarantee, RemedyStep::Opened)),
];

/// The command to type for a date: one that the program accepts now.
fn command(entry: &AgendaEntry, now: Instant) -> Command {
    let id = &entry.order;
    let AgendaItem::Deadline { rule, then, .. } = entry.item else { return command::status(id) };
    if then == Consequence::RepaymentOverdue {
        return command::record_refund(id, "received").with(&["--amount", "MONEY"]);
    }
    let about = |command: Command| match &entry.parcel {
        Some(number) => command.with(&["--parcel"]).and(clean(number)),
        None => command.about(&entry.lines),
    };
    if is_refund(entry) && entry.money.is_some() {
        let came = about(command::action(id, ActionKind::RefundReceived));
        return if entry.is_exact { came } else { came.with(&["--amount", "MONEY"]) };
    }
    let next = NEXT.iter().find(|(known, _)| *known == rule).map(|(_, next)| *next);
    let is_open = entry.due.is_none_or(|due| now <= due);
    match next {
        Some(Next::Action(kind)) if is_open => about(command::action(id, kind)),
        Some(Next::Remedy(remedy, step)) if is_open => command::record_remedy(id, remedy, step),
        Some(Next::Dispute) => command::dispute_status(id),
        Some(Next::Action(_) | Next::Remedy(..)) | None => command::status(id),
    }
}

fn is_refund(entry: &AgendaEntry) -> bool {
    matches!(entry.item, AgendaItem::Deadline { then: Consequence::RefundOverdue, .. })
}

/// Whether the date passed without what it asked for; of an order that may have changed nobody knows.
fn is_overdue(entry: &AgendaEntry, now: Instant) -> bool {
    let is_open = match entry.item {
        AgendaItem::Deadline { who, then, .. } => is_to_ask_for(who, then),
        AgendaItem::Prepared { .. } => false,
    };
    !entry.is_condition && !is_open && entry.due.is_some_and(|due| now > due)
}

/// Whether somebody but the marketplace must act within two days, or should have.
fn is_urgent(entry: &AgendaEntry, page: &Page) -> bool {
    let is_near = entry.due.is_none_or(|due| (due - page.now).num_hours() < 48);
    entry.item.who() != Actor::Platform && is_near
}
