//! Many sellers, a row each.

use std::collections::HashMap;

use super::json::SellerJson;
use super::words::{days, id, name, sums};
use crate::domain::seller::{SellerRecord, Sums};
use crate::view::clean::clean;
use crate::view::date::{day_of_moment, moment_stamp, short_day};
use crate::view::json::json_line;
use crate::view::page::{Format, Page};
use crate::view::table::{aligned, csv_row, fitted, tsv};

/// The columns of a name where others must stand beside it.
const NAME: usize = 22;

/// The same in a narrow terminal.
const SHORT_NAME: usize = 18;

const COLUMNS: [&str; 19] = [
    "name",
    "store_id",
    "orders",
    "open",
    "days_to_ship",
    "asked",
    "granted",
    "unanswered",
    "rejected",
    "disputes",
    "won",
    "in_part",
    "lost",
    "refund_days",
    "owed",
    "paid",
    "returned",
    "last_placed_at",
    "rating_percent",
];

/// A list of sellers. `floor` is the share of good ratings, in percent, that is advised.
pub(crate) fn sellers(records: &[SellerRecord], floor: u32, page: &Page) -> String {
    match page.format {
        Format::Json => {
            let all: Vec<_> = records.iter().map(|record| SellerJson::of(record, floor)).collect();
            json_line(&all, true)
        }
        Format::Ndjson => {
            records.iter().map(|record| json_line(&SellerJson::of(record, floor), false)).collect()
        }
        Format::Id => records.iter().map(|record| id(record) + "\n").collect(),
        Format::Tsv => records.iter().map(|record| cells(record, &tsv)).collect(),
        Format::Csv => {
            let rows = records.iter().map(|record| cells(record, &csv_row));
            std::iter::once(csv_row(&COLUMNS)).chain(rows).collect()
        }
        Format::Table | Format::Wide => table(records, page),
    }
}

fn table(records: &[SellerRecord], page: &Page) -> String {
    let wide = page.format == Format::Wide;
    let width = if wide { usize::MAX } else { page.width };
    let header: &[&str] = if width < 60 {
        &["SELLER", "ORDERS", "GRANTED"]
    } else if width < 120 {
        &["SELLER", "ORDERS", "GRANTED", "SHIPS IN", "DISPUTES", "PAID"]
    } else {
        &[
            "SELLER",
            "ORDERS",
            "GRANTED",
            "SHIPS IN",
            "DISPUTES",
            "PAID",
            "REFUND IN",
            "OWED",
            "LAST",
            "RATING",
            "STORE",
        ]
    };
    let mut names: HashMap<String, usize> = HashMap::new();
    for record in records {
        *names.entry(name(record)).or_default() += 1;
    }
    let texts: Vec<Vec<String>> = records
        .iter()
        .map(|record| {
            let mut cells = row(record, &twin(record, &names), width, page);
            cells.truncate(header.len());
            cells
        })
        .collect();
    let lines = aligned(header, &texts).into_iter();
    let lines = lines.map(|line| if wide { line } else { fitted(&line, page.width) });
    let dimmed = |(place, line): (usize, String)| if place == 0 { page.known(&line) } else { line };
    lines.enumerate().flat_map(|line| [dimmed(line), "\n".to_owned()]).collect()
}

/// What tells a seller from another of the same name in the list; nothing where there is none. `names`
/// tells how many have each name.
fn twin(record: &SellerRecord, names: &HashMap<String, usize>) -> String {
    if names.get(&name(record)).is_none_or(|count| *count < 2) {
        return String::new();
    }
    let number = record.seller.store_id.as_deref().map_or_else(|| "no number".into(), clean);
    format!(" ({number})")
}

fn row(record: &SellerRecord, twin: &str, width: usize, page: &Page) -> Vec<String> {
    // However long the number is, a part of the name stays.
    let room = |room: usize| room.saturating_sub(twin.chars().count()).max(6);
    let name = match width {
        0..60 => fitted(&name(record), room(SHORT_NAME)),
        60..120 => fitted(&name(record), room(NAME)),
        _wide => name(record),
    } + twin;
    let of =
        |some: u32, all: u32| if all == 0 { String::new() } else { format!("{some} of {all}") };
    let (asked, disputes) = (&record.requests, &record.disputes);
    let middle = |middle: Option<u32>| middle.map(days).unwrap_or_default();
    let won = of(disputes.won, disputes.opened());
    vec![
        name,
        record.orders.to_string(),
        of(asked.succeeded(), asked.decided()),
        middle(record.shipping.median()),
        if won.is_empty() { won } else { format!("{won} won") },
        sums(&record.paid),
        middle(record.refunds.days.median()),
        sums(&record.refunds.owed),
        record.last.map(|last| short_day(day_of_moment(last, page), page)).unwrap_or_default(),
        record.rating.map(|(rating, _)| format!("{rating} %")).unwrap_or_default(),
        record.seller.store_id.as_deref().map(clean).unwrap_or_default(),
    ]
}

fn cells(record: &SellerRecord, separated: &dyn Fn(&[&str]) -> String) -> String {
    let (asked, disputes) = (&record.requests, &record.disputes);
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let amounts = |sums: &Sums| {
        let each = sums.each().map(|sum| format!("{} {}", sum.decimal(), sum.currency()));
        each.collect::<Vec<_>>().join(";")
    };
    let cells = [
        clean(&record.seller.name),
        record.seller.store_id.as_deref().map(clean).unwrap_or_default(),
        record.orders.to_string(),
        record.open.len().to_string(),
        number(record.shipping.median()),
        asked.asked().to_string(),
        asked.granted.to_string(),
        asked.unanswered.to_string(),
        asked.rejected.to_string(),
        disputes.opened().to_string(),
        disputes.won.to_string(),
        disputes.in_part.to_string(),
        disputes.lost.to_string(),
        number(record.refunds.days.median()),
        amounts(&record.refunds.owed),
        amounts(&record.paid),
        amounts(&record.returned),
        record.last.map(moment_stamp).unwrap_or_default(),
        record.rating.map(|(rating, _)| rating.to_string()).unwrap_or_default(),
    ];
    separated(&cells.iter().map(String::as_str).collect::<Vec<_>>())
}
