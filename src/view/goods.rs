//! The items and parcels of an order: how many are how far, one row for each, alike ones together.

use super::clean::clean;
use super::line::{line_stage_words, name, names, origin_words, share_words};
use super::money::money;
use super::page::Page;
use super::table::{columns, fitted, fold, padding};
use crate::domain::money::Money;
use crate::domain::order::{
    Bill, LineMoney, LineStage, Order, OrderLine, OrderParcel, ParcelStage, bill,
};
use crate::domain::time::Moment;
use crate::view::date::moment;

/// The columns that a title is given at least; with less, the rest goes on in the next line.
const MIN_TITLE: usize = 16;
/// How many lines a sentence names.
const NAMED: usize = 3;

/// How many items are how far, and what of their money comes back: `3 items: 1 cancelled ($8.00 to come
/// back), 1 shipped, 1 to ship.`
pub(super) fn summary(order: &Order) -> String {
    let bill = bill(order);
    let mut counts: Vec<(LineStage, Vec<u32>)> = Vec::new();
    for line in &order.lines {
        match counts.iter_mut().find(|(stage, _)| *stage == line.stage) {
            Some((_, lines)) => lines.push(line.number),
            None => counts.push((line.stage, vec![line.number])),
        }
    }
    counts.sort_by_key(|(stage, _)| std::cmp::Reverse(*stage));
    let told = counts.iter().map(|(stage, lines)| {
        let back = expected(&bill, lines, order).map(|back| format!(" ({back} to come back)"));
        format!("{} {}{}", lines.len(), line_stage_words(*stage), back.unwrap_or_default())
    });
    let told: Vec<String> = told.collect();
    format!("{} items: {}.", order.lines.len(), told.join(", "))
}

/// What is expected back for these lines, where something is; `about` where it is only estimated.
fn expected(bill: &Bill, lines: &[u32], order: &Order) -> Option<String> {
    let of_lines = bill.lines.iter().filter(|one| one.line.is_some_and(|it| lines.contains(&it)));
    let sum = Money::sum(of_lines.map(|line| line.expected)).filter(|sum| sum.minor() > 0)?;
    let is_exact = |line: &OrderLine| line.share.is_some_and(|share| share.is_exact());
    let all_exact = lines.iter().filter_map(|line| order.line(*line)).all(is_exact);
    Some(if all_exact { money(sum) } else { format!("about {}", money(sum)) })
}

/// What a part of an order is called: its items, else its parcels, else what has not shipped.
pub(super) fn part_name(order: &Order, part: &Order) -> String {
    let numbers: Vec<u32> = part.lines.iter().map(|line| line.number).collect();
    let parcels: Vec<String> =
        part.declared_parcels().map(|parcel| clean(&parcel.number)).collect();
    let is_known = !numbers.is_empty() && numbers.len() < order.lines.len();
    match (is_known, parcels.as_slice()) {
        (true, _) => some_names(order, &numbers),
        (false, []) => "What has no parcel yet".to_owned(),
        (false, [only]) => format!("Parcel {only}"),
        (false, several) => format!("Parcels {}", several.join(", ")),
    }
}

/// The names of the first of these lines, and how many more there are.
pub(super) fn some_names(order: &Order, numbers: &[u32]) -> String {
    let (shown, rest) = numbers.split_at(numbers.len().min(NAMED));
    match rest.len() {
        0 => names(order, shown),
        more => format!("{} and {more} more", names(order, shown)),
    }
}

/// A row of a list of goods.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    /// The first and the last of the numbers that it stands for.
    numbers: (u32, u32),
    title: String,
    paid: String,
    state: String,
}

/// How much of the items is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// The first rows.
    Some(usize),
    /// Every row, with the price of one.
    All,
}

/// A row for each item; those that follow each other and are alike are one.
pub(super) fn item_rows(order: &Order, page: &Page, extent: Extent) -> String {
    let most = if let Extent::Some(most) = extent { most } else { usize::MAX };
    let bill = bill(order);
    let mut rows: Vec<Row> = Vec::new();
    for line in &order.lines {
        let row = row(line, &bill, extent);
        match rows.last_mut() {
            Some(last) if Row { numbers: row.numbers, ..last.clone() } == row => {
                last.numbers.1 = line.number;
            }
            Some(_) | None => rows.push(row),
        }
    }
    let rest = rows.len().saturating_sub(most);
    let left_out: u32 = rows.iter().skip(most).map(|row| row.numbers.1 - row.numbers.0 + 1).sum();
    rows.truncate(most);
    let mut text = drawn(&rows, page);
    if rest > 0 {
        text.push_str(&format!("  and {left_out} more: redress order show {}\n", order.id()));
    }
    text
}

fn row(line: &OrderLine, bill: &Bill, extent: Extent) -> Row {
    let of_line = bill.lines.iter().find(|one| one.line == Some(line.number));
    let variant = line.line.variant.as_deref().map(|it| format!(" ({})", clean(it)));
    let price = line.line.unit_price.filter(|_| extent == Extent::All);
    let price = price.map(|price| format!(" at {}", money(price))).unwrap_or_default();
    let (variant, quantity) = (variant.unwrap_or_default(), line.line.quantity);
    let title = format!("{}{variant} ×{quantity}{price}", name(line));
    let came = of_line.map_or_else(Vec::new, |of_line| came_words(of_line, line));
    let mut state = vec![line_stage_words(line.stage).to_owned()];
    state.extend(came);
    state.extend(origin_words(line.origin).map(str::to_owned));
    Row {
        numbers: (line.number, line.number),
        title,
        paid: line.share.map(share_words).unwrap_or_default(),
        state: state.join(", "),
    }
}

/// What came back for a line, and what is to.
fn came_words(of_line: &LineMoney, line: &OrderLine) -> Vec<String> {
    let about = if line.share.is_some_and(|share| share.is_exact()) { "" } else { "about " };
    let is_any = |money: &Money| money.minor() > 0;
    let came = Some(of_line.refunded).filter(is_any);
    let expected = Some(of_line.expected).filter(is_any);
    let came = came.map(|came| format!("{} came back", money(came)));
    let expected = expected.map(|back| format!("{about}{} to come back", money(back)));
    came.into_iter().chain(expected).collect()
}

/// The rows in columns; where there is no room, what each cost and how far it is go into the next line.
fn drawn(rows: &[Row], page: &Page) -> String {
    let number = |row: &Row| match row.numbers {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}–{last}"),
    };
    let widest = |cell: &dyn Fn(&Row) -> String| rows.iter().map(|row| columns(&cell(row))).max();
    let numbers = widest(&number).unwrap_or(0);
    let paid = widest(&|row| row.paid.clone()).unwrap_or(0);
    let state = widest(&|row| row.state.clone()).unwrap_or(0);
    let title = widest(&|row| row.title.clone()).unwrap_or(0);
    let beside = 2 + numbers + 2;
    let room = page.width.min(100).saturating_sub(beside + 2 + paid + 2 + state);
    let mut text = String::new();
    for row in rows {
        let number = number(row);
        let lead = format!("  {}{number}  ", padding(&number, numbers));
        if room >= MIN_TITLE.min(title) {
            let room = room.min(title);
            let title = fitted(&row.title, room);
            let gap = padding(&title, room);
            let before = padding(&row.paid, paid);
            let line = format!("{lead}{title}{gap}  {before}{}  {}", row.paid, row.state);
            text.extend([line.trim_end(), "\n"]);
        } else {
            let indent = " ".repeat(beside);
            text.push_str(&fold(&format!("{lead}{}", row.title), page.width, &indent));
            let rest: Vec<&str> =
                [&*row.paid, &row.state].into_iter().filter(|it| !it.is_empty()).collect();
            let rest = format!("{indent}{}", rest.join(" · "));
            text.push_str(&fold(&rest, page.width, &indent));
        }
    }
    text
}

const fn parcel_stage_words(stage: ParcelStage) -> &'static str {
    match stage {
        ParcelStage::OnlySaid => "only said by the seller in a message",
        ParcelStage::Announced => "number known, not shipped",
        ParcelStage::Shipped => "shipped",
        ParcelStage::OnTheWay => "on the way",
        ParcelStage::ReadyForPickup => "ready for pickup",
        ParcelStage::Delivered => "delivered",
        ParcelStage::Refused => "refused at the door",
        ParcelStage::Lost => "lost",
        ParcelStage::Returned => "returned to the seller",
        ParcelStage::ShipmentCancelled => "shipment cancelled",
    }
}

/// A line for each parcel; those that follow each other and differ by their numbers alone are one.
pub(super) fn parcel_lines(order: &Order, page: &Page) -> Vec<String> {
    let mut rows: Vec<(Vec<String>, String)> = Vec::new();
    for parcel in &order.parcels {
        let words = parcel_words(order, parcel, page);
        let number = clean(&parcel.number);
        match rows.last_mut() {
            Some((numbers, known)) if *known == words => numbers.push(number),
            Some(_) | None => rows.push((vec![number], words)),
        }
    }
    rows.into_iter().map(|(numbers, words)| format!("{}  {words}", numbers.join(", "))).collect()
}

fn parcel_words(order: &Order, parcel: &OrderParcel, page: &Page) -> String {
    let mut words: Vec<String> = parcel.carrier.iter().map(|carrier| clean(carrier)).collect();
    let at = |at: Option<Moment>| at.map(|at| format!(" {}", moment(at, page)));
    let stage = parcel_stage_words(parcel.stage);
    words.push(format!("{stage}{}", at(parcel.delivered_at).unwrap_or_default()));
    if !parcel.earlier.is_empty() {
        let earlier: Vec<String> = parcel.earlier.iter().map(|number| clean(number)).collect();
        words.push(format!("before {}", earlier.join(", ")));
    }
    if parcel.contents.is_empty() {
        if order.lines.len() > 1 && order.declared_parcels().nth(1).is_some() {
            words.push("unknown which items".to_owned());
        }
    } else {
        let packed = parcel.contents.iter().filter_map(|packed| {
            let line = order.line(packed.line)?;
            let count = packed.count.map(|count| format!(" ×{count}")).unwrap_or_default();
            Some(format!("{}{count}", name(line)))
        });
        words.push(packed.collect::<Vec<_>>().join(", "));
    }
    words.join(" · ")
}
