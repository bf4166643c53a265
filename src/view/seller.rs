//! What the buyer's own orders tell of sellers.

use std::fmt::Write as _;

use serde::Serialize;

use super::clean::clean;
use super::date::{day_of_moment, moment, moment_stamp, on_day, short_day, stamp};
use super::json::json_line;
use super::money::money;
use super::money_json::MoneyJson;
use super::page::{Format, Page};
use super::phrase::stage_words;
use super::table::{aligned, csv_row, fitted, fold, tsv};
use crate::domain::rating::Rating;
use crate::domain::seller::{Days, Disputes, Refunds, Requests, SellerRecord, Sums};

/// The columns of a name where others must stand beside it.
const NAME: usize = 22;

/// The same in a narrow terminal.
const SHORT_NAME: usize = 18;

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

/// One seller.
pub(crate) fn seller(record: &SellerRecord, floor: u32, page: &Page) -> String {
    match page.format {
        Format::Json => json_line(&SellerJson::of(record, floor), true),
        Format::Ndjson | Format::Id | Format::Tsv | Format::Csv => {
            sellers(std::slice::from_ref(record), floor, page)
        }
        Format::Table | Format::Wide => text(record, floor, page),
    }
}

/// What the seller did with the cancellations that were asked for before; `None` where none went one
/// way or the other.
pub(crate) fn granted_before(record: &SellerRecord) -> Option<String> {
    let asked = &record.requests;
    let (succeeded, decided) = (asked.succeeded(), asked.decided());
    let granted = match (succeeded, decided) {
        (_, 0) => return None,
        (0, 1) => "did not grant the one cancellation you asked for".to_owned(),
        (1, 1) => "granted the one cancellation you asked for".to_owned(),
        (0, decided) => format!("granted none of {decided} cancellations you asked for"),
        (some, decided) => format!("granted {some} of {decided} cancellations you asked for"),
    };
    let after = asked.days.median().map(|days| format!(", {}", after(days, asked.days.count())));
    let silent = match (asked.unanswered, succeeded) {
        (0, _) => String::new(),
        (silent, all) if silent == all => ", by silence".to_owned(),
        (silent, _) => format!(", {silent} of them by silence"),
    };
    Some(format!("{} {granted}{}{silent}.", name(record), after.unwrap_or_default()))
}

/// The advice on a rating below the floor; `None` where it is not below.
pub(crate) fn rating_advice(rating: Rating, floor: u32) -> Option<String> {
    rating.is_below(floor).then(|| {
        format!(
            "Only {rating} % of this seller's ratings are good. Buy from stores with {floor} % or \
             more and many orders."
        )
    })
}

/// The name of a seller for people.
fn name(record: &SellerRecord) -> String {
    let name = clean(record.seller.name.trim());
    match &record.seller.store_id {
        Some(number) if name.is_empty() => format!("store {}", clean(number)),
        Some(_) | None => name,
    }
}

/// What `seller show` takes for this seller.
fn id(record: &SellerRecord) -> String {
    clean(record.seller.store_id.as_ref().unwrap_or(&record.seller.name))
}

fn days(count: u32) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

/// A length of time that is the middle one of so many.
fn after(count: u32, of: usize) -> String {
    let length =
        if count == 0 { "on the same day".to_owned() } else { format!("after {}", days(count)) };
    if of > 1 { format!("{length} (median)") } else { length }
}

fn sums(sums: &Sums) -> String {
    sums.each().map(money).collect::<Vec<_>>().join(", ")
}

/// Everything that is on record of a seller, in sentences.
fn text(record: &SellerRecord, floor: u32, page: &Page) -> String {
    let number = record.seller.store_id.as_ref();
    let number = number.map(|number| format!(" · store {}", clean(number))).unwrap_or_default();
    let head = fold(&format!("{}{number}", name(record)), page.width, "");
    let mut text = page.subject(head.trim_end()) + "\n\n";
    let rating = record.rating;
    let said = [
        Some(orders_sentence(record, page)),
        rating.map(|(rating, seen)| {
            format!("{rating} % of its ratings were good on {}.", on_day(seen, page))
        }),
        rating.and_then(|(rating, _)| rating_advice(rating, floor)),
        Some(shipping_sentence(&record.shipping)),
        Some(requests_sentence(record)),
        Some(disputes_sentence(&record.disputes)),
        Some(refunds_sentence(&record.refunds)),
    ];
    text.extend(said.into_iter().flatten().map(|sentence| fold(&sentence, page.width, "")));
    if !record.open.is_empty() {
        text.push_str("\nOpen orders\n");
    }
    for open in &record.open {
        let mark = if open.presumed { " (?)" } else { "" };
        let (id, stage) = (&open.id, stage_words(open.stage));
        text.push_str(&fold(&format!("{id}  {stage}{mark}"), page.width, "  "));
        text.extend(["  redress order status ", id.as_str(), "\n"]);
    }
    text
}

fn orders_sentence(record: &SellerRecord, page: &Page) -> String {
    let count = match record.orders {
        1 => "1 order".to_owned(),
        count => format!("{count} orders"),
    };
    let last = record.last.map(|last| match record.orders {
        1 => format!(", placed {}", moment(last, page)),
        _several => format!(", the last placed {}", moment(last, page)),
    });
    let paid = if record.paid.is_empty() {
        " Nothing was paid.".to_owned()
    } else {
        format!(" Paid: {}.", sums(&record.paid))
    };
    let back = if record.returned.is_empty() {
        String::new()
    } else {
        format!(" Came back: {}.", sums(&record.returned))
    };
    format!("{count}{}.{paid}{back}", last.unwrap_or_default())
}

fn shipping_sentence(shipping: &Days) -> String {
    match (shipping.median(), shipping.count()) {
        (None, _) => "How fast it ships is not known.".to_owned(),
        (Some(middle), 1) => format!("It shipped {} the payment.", behind(middle)),
        (Some(middle), count) => {
            format!("It ships {} the payment (median of {count} orders).", behind(middle))
        }
    }
}

fn behind(count: u32) -> String {
    if count == 0 { "on the day of".to_owned() } else { format!("{} after", days(count)) }
}

fn requests_sentence(record: &SellerRecord) -> String {
    let Requests { rejected, overtaken, lapsed, withdrawn, pending, .. } = record.requests;
    if record.requests.asked() == 0 {
        return "You never asked it to cancel.".to_owned();
    }
    let others = listed(&[
        (rejected, "rejected"),
        (overtaken, "overtaken by the shipping or another end"),
        (lapsed, "without effect"),
        (withdrawn, "taken back by you"),
        (pending, "not answered yet"),
    ]);
    match granted_before(record) {
        None => format!("Cancellations you asked for: {others}."),
        Some(granted) if others.is_empty() => granted,
        Some(granted) => format!("{granted} The others: {others}."),
    }
}

fn disputes_sentence(disputes: &Disputes) -> String {
    let Disputes { won, in_part, lost, withdrawn, overtaken, open } = *disputes;
    let count = match disputes.opened() {
        0 => return "No dispute.".to_owned(),
        1 => "1 dispute".to_owned(),
        count => format!("{count} disputes"),
    };
    let went = listed(&[
        (won, "won"),
        (in_part, "won in part"),
        (lost, "lost"),
        (withdrawn, "taken back by you"),
        (overtaken, "overtaken"),
        (open, "open"),
    ]);
    format!("{count}: {went}.")
}

fn refunds_sentence(refunds: &Refunds) -> String {
    if refunds.granted == 0 {
        return "No refund was owed.".to_owned();
    }
    let came = match (refunds.received, refunds.granted) {
        (1, 1) => "The one refund came".to_owned(),
        (0, 1) => "The one refund has not come".to_owned(),
        (received, granted) => format!("{received} of {granted} refunds came"),
    };
    let middle = refunds.days.median();
    let after = middle.map(|middle| format!(" {}", after(middle, refunds.days.count())));
    let mut text = format!("{came}{}.", after.unwrap_or_default());
    if !refunds.owed.is_empty() {
        let _infallible = write!(text, " Still owed: {}.", sums(&refunds.owed));
    }
    if refunds.unknown > 0 {
        let _infallible = write!(text, " Of {} the amount is not known.", refunds.unknown);
    }
    if refunds.overdue > 0 {
        let _infallible = write!(text, " Overdue: {}.", refunds.overdue);
    }
    text
}

/// The counts that are not zero, each with its words.
fn listed(counts: &[(u32, &str)]) -> String {
    let some = counts.iter().filter(|(count, _)| *count > 0);
    some.map(|(count, words)| format!("{count} {words}")).collect::<Vec<_>>().join(", ")
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
    let texts: Vec<Vec<String>> = records
        .iter()
        .map(|record| {
            let mut cells = row(record, width, page);
            cells.truncate(header.len());
            cells
        })
        .collect();
    let lines = aligned(header, &texts).into_iter();
    let lines = lines.map(|line| if wide { line } else { fitted(&line, page.width) });
    let dimmed = |(place, line): (usize, String)| if place == 0 { page.known(&line) } else { line };
    lines.enumerate().flat_map(|line| [dimmed(line), "\n".to_owned()]).collect()
}

fn row(record: &SellerRecord, width: usize, page: &Page) -> Vec<String> {
    let name = match width {
        0..60 => fitted(&name(record), SHORT_NAME),
        60..120 => fitted(&name(record), NAME),
        _wide => name(record),
    };
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

/// One seller, schema `redress.seller/1`.
#[derive(Debug, Serialize)]
struct SellerJson<'a> {
    schema: &'static str,
    name: &'a str,
    store_id: Option<&'a str>,
    url: Option<&'a str>,
    orders: u32,
    last_placed_at: Option<String>,
    rating: Option<RatingJson>,
    shipping: ShippingJson,
    cancellations: RequestsJson,
    disputes: DisputesJson,
    refunds: RefundsJson,
    paid: Vec<MoneyJson>,
    returned: Vec<MoneyJson>,
    open: Vec<OpenJson<'a>>,
}

#[derive(Debug, Serialize)]
struct RatingJson {
    percent: String,
    seen_at: String,
    floor_percent: u32,
    below_floor: bool,
}

#[derive(Debug, Serialize)]
struct ShippingJson {
    orders: usize,
    median_days: Option<u32>,
}

#[derive(Debug, Serialize)]
struct RequestsJson {
    asked: u32,
    granted: u32,
    unanswered: u32,
    rejected: u32,
    overtaken: u32,
    lapsed: u32,
    withdrawn: u32,
    pending: u32,
    median_days: Option<u32>,
}

#[derive(Debug, Serialize)]
struct DisputesJson {
    opened: u32,
    won: u32,
    in_part: u32,
    lost: u32,
    withdrawn: u32,
    overtaken: u32,
    open: u32,
}

#[derive(Debug, Serialize)]
struct RefundsJson {
    granted: u32,
    received: u32,
    overdue: u32,
    median_days: Option<u32>,
    owed: Vec<MoneyJson>,
    owed_unknown: u32,
}

#[derive(Debug, Serialize)]
struct OpenJson<'a> {
    order: &'a str,
    stage: &'static str,
    presumed: bool,
    command: [&'a str; 4],
}

impl<'a> SellerJson<'a> {
    fn of(record: &'a SellerRecord, floor: u32) -> Self {
        let all = |sums: &Sums| sums.each().map(MoneyJson::of).collect();
        let (asked, disputes, refunds) = (&record.requests, &record.disputes, &record.refunds);
        Self {
            schema: "redress.seller/1",
            name: &record.seller.name,
            store_id: record.seller.store_id.as_deref(),
            url: record.seller.url.as_deref(),
            orders: record.orders,
            last_placed_at: record.last.map(moment_stamp),
            rating: record.rating.map(|(rating, seen)| RatingJson {
                percent: rating.to_string(),
                seen_at: stamp(seen),
                floor_percent: floor,
                below_floor: rating.is_below(floor),
            }),
            shipping: ShippingJson {
                orders: record.shipping.count(),
                median_days: record.shipping.median(),
            },
            cancellations: RequestsJson {
                asked: asked.asked(),
                granted: asked.granted,
                unanswered: asked.unanswered,
                rejected: asked.rejected,
                overtaken: asked.overtaken,
                lapsed: asked.lapsed,
                withdrawn: asked.withdrawn,
                pending: asked.pending,
                median_days: asked.days.median(),
            },
            disputes: DisputesJson {
                opened: disputes.opened(),
                won: disputes.won,
                in_part: disputes.in_part,
                lost: disputes.lost,
                withdrawn: disputes.withdrawn,
                overtaken: disputes.overtaken,
                open: disputes.open,
            },
            refunds: RefundsJson {
                granted: refunds.granted,
                received: refunds.received,
                overdue: refunds.overdue,
                median_days: refunds.days.median(),
                owed: all(&refunds.owed),
                owed_unknown: refunds.unknown,
            },
            paid: all(&record.paid),
            returned: all(&record.returned),
            open: record
                .open
                .iter()
                .map(|open| OpenJson {
                    order: open.id.as_str(),
                    stage: open.stage.id(),
                    presumed: open.presumed,
                    command: ["redress", "order", "status", open.id.as_str()],
                })
                .collect(),
        }
    }
}
