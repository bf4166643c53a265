//! Many sellers, a row each.

use std::collections::HashMap;

use super::json::seller_json;
use super::words::{name, sums};
use crate::domain::seller::SellerRecord;
use crate::view::clean::clean;
use crate::view::date::{day_of_moment, short_day};
use crate::view::json::Json;
use crate::view::page::{Format, Page};
use crate::view::phrase::counted;
use crate::view::rows::Rows;
use crate::view::table::{fitted, table};

/// The columns of a name where others must stand beside it.
const NAME: usize = 22;

/// The same in a narrow terminal.
const SHORT_NAME: usize = 18;

const HEADER: [&str; 11] = [
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
];

pub(super) const ROWS: Rows = Rows {
    id: "id:store_id|name",
    columns: "name store_id orders open days_to_ship:shipping.median_days \
              asked:cancellations.asked granted:cancellations.granted \
              unanswered:cancellations.unanswered rejected:cancellations.rejected \
              disputes:disputes.opened won:disputes.won in_part:disputes.in_part \
              lost:disputes.lost refund_days:refunds.median_days owed:refunds.owed paid returned \
              last_placed_at rating_percent:rating.percent",
    between: ";",
};

/// A list of sellers. `floor` is the share of good ratings, in percent, that is advised.
pub(crate) fn sellers(records: &[SellerRecord], floor: u32, page: &Page) -> String {
    let json = records.iter().map(|record| shown_json(record, floor, page));
    ROWS.many(json, page, || list_text(records, page))
}

/// A seller for programs: in a row the number of its open orders.
pub(super) fn shown_json(record: &SellerRecord, floor: u32, page: &Page) -> Json {
    let json = seller_json(record, floor);
    if page.is_separated() { json.with("open", record.open.len()) } else { json }
}

fn list_text(records: &[SellerRecord], page: &Page) -> String {
    let width = if page.format == Format::Wide { usize::MAX } else { page.width };
    let shown = match width {
        0..60 => 3,
        60..120 => 6,
        _wide => HEADER.len(),
    };
    let mut names: HashMap<String, usize> = HashMap::new();
    for record in records {
        *names.entry(name(record)).or_default() += 1;
    }
    let header = HEADER.get(..shown).unwrap_or(&HEADER);
    let cells = |record: &SellerRecord| row(record, &twin(record, &names), width, page);
    table(header, records, page, cells, |_, line| line)
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
    let middle = |middle: Option<u32>| middle.map(|days| counted(days, "day")).unwrap_or_default();
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
