//! What has a date over all orders: by when, who, which order, how much, and what happens then.

use std::fmt::Write as _;

use serde::Serialize;

use super::clean::clean;
use super::date::{relative, stamp};
use super::dispute_phrase::then_words;
use super::json::json_line;
use super::money::money;
use super::money_json::MoneyJson;
use super::page::{Format, Page};
use super::phrase::{actor_label, actor_words, due_words};
use super::table::{aligned, csv_row, fitted, fold, tsv};
use crate::app::{AgendaFilter, AgendaPage, AgendaRow};
use crate::domain::money::Money;
use crate::domain::order::{Actor, Then};
use crate::domain::policy::{Rule, any_refund};

/// How many commands stand under the table.
const NEXT: usize = 4;

/// What to do when a refund is overdue, one after the other.
pub(super) const LADDER: &str = "A refund is overdue. Look at the day of the purchase on the \
statement: banks book it there. Then ask AliExpress support. Then the bank, with the reference of \
the refund.";

/// One date, schema `redress.agenda/1`.
#[derive(Debug, Serialize)]
struct DueJson<'a> {
    schema: &'static str,
    order: &'a str,
    seller: Option<&'a str>,
    money: Option<MoneyJson>,
    rule: &'a str,
    who: &'a str,
    due_at: String,
    then: &'a str,
    overdue: bool,
    set_by: &'a str,
    command: Vec<String>,
}

impl<'a> DueJson<'a> {
    fn of(row: &'a AgendaRow, page: &Page) -> Self {
        Self {
            schema: "redress.agenda/1",
            order: row.order.as_str(),
            seller: Some(row.seller.as_str()).filter(|name| !name.is_empty()),
            money: row.money.map(MoneyJson::of),
            rule: &row.rule_id,
            who: &row.who,
            due_at: stamp(row.due),
            then: &row.then,
            overdue: is_overdue(row, page),
            set_by: &row.set_by,
            command: command(row),
        }
    }
}

/// The agenda, as far as the filter lets it through.
pub(crate) fn agenda(found: &AgendaPage, filter: &AgendaFilter, page: &Page) -> String {
    let rows = &found.rows;
    match page.format {
        Format::Json => {
            let all: Vec<DueJson<'_>> = rows.iter().map(|row| DueJson::of(row, page)).collect();
            json_line(&all, true)
        }
        Format::Ndjson => {
            rows.iter().map(|row| json_line(&DueJson::of(row, page), false)).collect()
        }
        Format::Id => {
            let mut seen = std::collections::HashSet::new();
            let ids = rows.iter().filter(|row| seen.insert(row.order.as_str()));
            let ids: Vec<&str> = ids.map(|row| row.order.as_str()).collect();
            ids.iter().flat_map(|id| [*id, "\n"]).collect()
        }
        Format::Tsv => rows.iter().map(|row| cells(row, &tsv)).collect(),
        Format::Csv => {
            csv_row(&COLUMNS) + &rows.iter().map(|row| cells(row, &csv_row)).collect::<String>()
        }
        Format::Table | Format::Wide => heading(found, filter, page) + &table(rows, page),
    }
}

const COLUMNS: [&str; 9] =
    ["due_at", "who", "order", "amount", "currency", "rule", "then", "seller", "command"];

fn cells(row: &AgendaRow, separated: &dyn Fn(&[&str]) -> String) -> String {
    separated(&[
        &stamp(row.due),
        &row.who,
        row.order.as_str(),
        &row.money.map_or_else(String::new, Money::decimal),
        row.money.as_ref().map_or("", |money| money.code()),
        &row.rule_id,
        &row.then,
        &clean(&row.seller),
        &command(row).join(" "),
    ])
}

fn table(rows: &[AgendaRow], page: &Page) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut text = String::from("\n");
    let wide = page.format == Format::Wide;
    let width = if wide { usize::MAX } else { page.width };
    let header: &[&str] = if width < 60 {
        &["  DUE", "WHO", "ORDER"]
    } else {
        &["  DUE", "WHO", "ORDER", "MONEY", "THEN"]
    };
    let texts: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let mark = if is_urgent(row, page) { "!" } else { " " };
            let mut cells = vec![
                format!("{mark} {}", relative(row.due, page.now)),
                actor_label(&row.who).to_owned(),
                named(row, width),
                row.money.map(money).unwrap_or_default(),
                then(row),
            ];
            cells.truncate(header.len());
            cells
        })
        .collect();
    let lines = aligned(header, &texts);
    let shown = std::iter::once(None).chain(rows.iter().map(Some));
    for (line, row) in lines.iter().zip(shown) {
        let line = if wide { line.clone() } else { fitted(line, page.width) };
        let line = match row {
            None => page.known(&line),
            Some(row) if is_urgent(row, page) => page.urgent(&line),
            Some(_) => line,
        };
        text.push_str(&line);
        text.push('\n');
        // Where there is no room for a column, what happens then has a line of its own.
        if let Some(row) = row.filter(|_| width < 60) {
            text.push_str(&fold(&format!("    {}", then(row)), page.width, "    "));
        }
    }
    let is_late = |row: &&AgendaRow| row.then == Then::RefundOverdue.id() && is_overdue(row, page);
    if rows.iter().any(|row| is_late(&row)) {
        text.push('\n');
        text.push_str(&fold(LADDER, page.width, ""));
    }
    text.push_str(&next(rows));
    text
}

/// How many dates there are, of those that were asked for, and the day.
fn heading(found: &AgendaPage, filter: &AgendaFilter, page: &Page) -> String {
    let said = answer(found, filter, page);
    let today = page.zone.wall(page.now).format("%a %-d %b %Y").to_string();
    let gap = page.width.min(80).saturating_sub(said.len() + today.len());
    if gap < 2 {
        return format!("{}\n{}\n", page.subject(&said), page.known(&today));
    }
    format!("{}{}{}\n", page.subject(&said), " ".repeat(gap), page.known(&today))
}

/// The first sentence: never more is said than was looked at.
fn answer(found: &AgendaPage, filter: &AgendaFilter, page: &Page) -> String {
    let count = found.rows.len();
    let (things, is_one) = match count {
        0 => ("Nothing".to_owned(), true),
        1 => ("One thing".to_owned(), true),
        2 => ("Two things".to_owned(), false),
        3 => ("Three things".to_owned(), false),
        count => (format!("{count} things"), false),
    };
    let things = match count {
        1 if found.more => "More than one thing".to_owned(),
        _any if found.more => format!("More than {count} things"),
        _any => things,
    };
    let what = match filter.who {
        None if is_one => "has a date".to_owned(),
        None => "have a date".to_owned(),
        Some(who) => {
            let verb = if is_one { "waits" } else { "wait" };
            let article = match who {
                Actor::Buyer | Actor::Platform => "",
                Actor::Seller | Actor::Carrier | Actor::Bank => "the ",
            };
            format!("{verb} for {article}{}", actor_words(who))
        }
    };
    let within =
        filter.until.map_or_else(String::new, |until| match (until - page.now).num_days() {
            days if days <= 0 => " by now".to_owned(),
            1 => " within a day".to_owned(),
            days => format!(" within {days} days"),
        });
    format!("{things} {what}{within}.")
}

/// The end of the number with the store; all of the number where there is room.
fn named(row: &AgendaRow, width: usize) -> String {
    let digits = row.order.as_str();
    let end = digits.get(digits.len().saturating_sub(4)..).unwrap_or(digits);
    let number = if width >= 100 { digits.to_owned() } else { format!("…{end}") };
    let seller = if width >= 100 { clean(&row.seller) } else { fitted(&clean(&row.seller), 16) };
    format!("{number} {seller}").trim_end().to_owned()
}

/// What happens when the date passes, or what is to do by then; short, for a column.
#[expect(clippy::unnested_or_patterns, reason = "the refund rules are one pattern")]
fn then(row: &AgendaRow) -> String {
    let short = row.rule.and_then(|rule| match rule {
        rule @ (Rule::ProtectionExtend | Rule::ProtectionLastCall) => Some(due_words(rule)),
        Rule::UnpaidAutoClose => Some("not paid: closes"),
        Rule::SellerShipBy => Some("not shipped: full refund"),
        Rule::CancelSellerAnswer => Some("no answer: full refund"),
        Rule::DisputeOpenUntil => Some("last day for a dispute"),
        Rule::CardChargeback => Some("last day: chargeback"),
        Rule::PaypalOpen => Some("last day: PayPal dispute"),
        Rule::UsFcba => Some("last day: billing error"),
        Rule::UkS75 => Some("last day: section 75"),
        Rule::EuWithdrawal | Rule::UkWithdrawal => Some("last day to withdraw"),
        Rule::EuReturn | Rule::UkReturn => Some("last day to send it back"),
        Rule::PaypalEscalate => Some("make it a PayPal claim"),
        Rule::PaypalOffer => Some("answer at PayPal"),
        Rule::PaypalDecision => Some("PayPal decides"),
        Rule::PaymentVerification
        | Rule::TrackingGive
        | Rule::TrackingFirstScan
        | Rule::DeliveryDeadline
        | Rule::ProtectionLength
        | Rule::OrderAutoComplete
        | Rule::DisputeOpenFrom
        | Rule::DisputeSellerAnswer
        | Rule::DisputeStepIn
        | Rule::DisputeBuyerAnswer
        | Rule::DisputeEvidence
        | Rule::DisputeDecision
        | Rule::DisputeAppeal
        | Rule::ReturnShip
        | Rule::FreeReturnWindow
        | any_refund!()
        | Rule::OrderFrozen => None,
    });
    short.map_or_else(|| then_words(&row.then), str::to_owned)
}

/// The commands to type for the first rows that the buyer can do something about.
fn next(rows: &[AgendaRow]) -> String {
    let mut commands: Vec<String> = Vec::new();
    let is_for_buyer =
        |row: &&AgendaRow| row.who == Actor::Buyer.id() || row.who == Actor::Bank.id();
    let first = rows.iter().filter(is_for_buyer);
    for row in first.chain(rows.iter().filter(|row| !is_for_buyer(row))) {
        let command = command(row).join(" ");
        if !commands.contains(&command) {
            commands.push(command);
        }
        if commands.len() == NEXT {
            break;
        }
    }
    let mut text = String::from("\n");
    for (place, command) in commands.iter().enumerate() {
        let label = if place == 0 { "Next:" } else { "     " };
        let _infallible = writeln!(text, "{label} {command}");
    }
    text
}

/// The command to type for a date.
fn command(row: &AgendaRow) -> Vec<String> {
    let id = row.order.as_str();
    let words: &[&str] = match row.rule {
        Some(rule) => match rule {
            Rule::UnpaidAutoClose => &["order", "pay", id],
            Rule::ProtectionExtend => &["order", "extend", id],
            Rule::DisputeOpenUntil | Rule::ProtectionLastCall => &["dispute", "open", id],
            Rule::DisputeBuyerAnswer => &["dispute", "status", id],
            Rule::DisputeEvidence => &["dispute", "record", id, "evidence-given"],
            Rule::DisputeAppeal => &["dispute", "appeal", id],
            Rule::ReturnShip => &["dispute", "ship-return", id],
            any_refund!() => &["refund", "record", id, "received"],
            Rule::CardChargeback => {
                &["order", "record", id, "outside", "--road", "card-chargeback"]
            }
            Rule::PaypalOpen => &["order", "record", id, "outside", "--road", "paypal"],
            Rule::UsFcba => &["order", "record", id, "outside", "--road", "billing-error"],
            Rule::UkS75 => &["order", "record", id, "outside", "--road", "section-75"],
            Rule::EuWithdrawal | Rule::UkWithdrawal => {
                &["order", "record", id, "outside", "--road", "withdrawal"]
            }
            Rule::PaypalEscalate => {
                &["order", "record", id, "outside", "--road", "paypal", "--step", "escalated"]
            }
            Rule::DisputeSellerAnswer | Rule::DisputeStepIn | Rule::DisputeDecision => {
                &["dispute", "status", id]
            }
            Rule::PaymentVerification
            | Rule::SellerShipBy
            | Rule::CancelSellerAnswer
            | Rule::TrackingGive
            | Rule::TrackingFirstScan
            | Rule::DeliveryDeadline
            | Rule::ProtectionLength
            | Rule::OrderAutoComplete
            | Rule::DisputeOpenFrom
            | Rule::FreeReturnWindow
            | Rule::OrderFrozen
            | Rule::PaypalOffer
            | Rule::PaypalDecision
            | Rule::EuReturn
            | Rule::UkReturn => &["order", "status", id],
        },
        None => &["order", "status", id],
    };
    std::iter::once("redress").chain(words.iter().copied()).map(str::to_owned).collect()
}

fn is_overdue(row: &AgendaRow, page: &Page) -> bool {
    page.now > row.due
}

/// Whether somebody but the marketplace must act within two days, or should have.
fn is_urgent(row: &AgendaRow, page: &Page) -> bool {
    row.who != Actor::Platform.id() && (row.due - page.now).num_hours() < 48
}
