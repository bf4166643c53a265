//! The items and parcels of an order: how many are how far, one row for each, alike ones together.

use super::clean::clean;
use super::command;
use super::line::{is_long, line_stage_words, name, names, origin_words, share_words};
use super::money::{about_or_exact, money};
use super::number_range::item_numbers;
use super::page::{Format, Page};
use super::phrase::capitalised;
use super::table::{columns, fitted_apart, fold, padding};
use crate::domain::money::Money;
use crate::domain::order::{
    Bill, Cause, LineMoney, LineStage, Order, OrderLine, OrderParcel, ParcelStage, unknown_sums,
};
use crate::domain::time::Moment;
use crate::view::date::moment;

/// The columns that a tracking number takes at most in a table.
const MAX_NUMBER: usize = 24;
/// The columns that a title is given at least; with less, the rest goes on in the next line.
const MIN_TITLE: usize = 16;
/// How many lines a sentence names.
const NAMED: usize = 3;
/// A table of more items shows of those that are as far the first ones alone.
const MOST_ITEMS: usize = 12;
/// So many of them.
const FIRST_ALIKE: usize = 2;

/// How many items are how far, and what of their money comes back: `3 items: 1 cancelled ($8.00 to come
/// back), 1 shipped, 1 to ship.`
pub(super) fn summary(order: &Order, bill: &Bill) -> String {
    let mut counts: Vec<(LineStage, String, Vec<u32>)> = Vec::new();
    for line in &order.lines {
        let words = how_far(line, order);
        match counts.iter_mut().find(|(_, known, _)| *known == words) {
            Some((.., lines)) => lines.push(line.number),
            None => counts.push((line.stage, words, vec![line.number])),
        }
    }
    counts.sort_by_key(|(stage, ..)| std::cmp::Reverse(*stage));
    let told = counts.iter().map(|(_, words, lines)| {
        let back = expected(bill, lines, order).map(|back| format!(" ({back} to come back)"));
        format!("{} {words}{}", lines.len(), back.unwrap_or_default())
    });
    // What comes back for none stands with the items where that is told of all of them in one.
    let apart = bill.of_no_line().filter(|rest| counts.len() > 1 && minor(rest.expected) > 0);
    let apart = apart.filter(|_| order.lines.iter().all(|line| line.share.is_some()));
    let apart = apart
        .and_then(|rest| Some((rest, rest.expected?)))
        .map(|(rest, back)| format!("{} of {} to come back", money(back), rest_name(rest, order)));
    let told: Vec<String> = told.chain(apart).collect();
    format!("{} items: {}.", order.lines.len(), told.join(", "))
}

fn minor(money: Option<Money>) -> i64 {
    money.map_or(0, Money::minor)
}

/// What that is which was paid for no item.
fn rest_name(rest: &LineMoney, order: &Order) -> &'static str {
    if order.purchase().shipping().copied() == rest.paid { "shipping" } else { "other costs" }
}

/// How far a line is, in words: where its parcel did not reach the buyer, where its money is still to
/// come, and where only a timer says so too.
fn how_far(line: &OrderLine, order: &Order) -> String {
    let words = line_stage_words(line.stage);
    if order.lines.len() == 1 {
        return words.to_owned();
    }
    let parts = order.parts_with(&[line.number]);
    let is_all =
        |is_so: fn(&Order) -> bool| !parts.is_empty() && parts.iter().all(|part| is_so(part));
    let words = match line.stage {
        LineStage::Shipped if is_all(|part| part.returned_at.is_some()) => "went back",
        LineStage::Shipped if is_all(|part| part.lost_at.is_some()) => "lost",
        LineStage::Shipped if is_all(|part| part.refused_at.is_some()) => "refused at the door",
        LineStage::Closed if is_all(|part| part.state().cause() == Some(Cause::Dispute)) => {
            "to be refunded"
        }
        LineStage::Unknown
        | LineStage::ToPay
        | LineStage::ToShip
        | LineStage::Cancelling
        | LineStage::MaybeShipped
        | LineStage::Shipped
        | LineStage::ShipmentCancelled
        | LineStage::Delivered
        | LineStage::InDispute
        | LineStage::Returning
        | LineStage::Frozen
        | LineStage::Completed
        | LineStage::Cancelled
        | LineStage::Refunded
        | LineStage::Closed => words,
    };
    let is_assumed = line.stage.is_ended() && is_all(|part| part.assumed_by().is_some());
    if is_assumed { format!("probably {words}") } else { words.to_owned() }
}

/// What is expected back for these lines, where something is, with what is for none where they are all;
/// `about` where it is only estimated.
fn expected(bill: &Bill, lines: &[u32], order: &Order) -> Option<String> {
    let is_all = lines.len() == order.lines.len();
    let is_of_them = |one: &&LineMoney| one.line.map_or(is_all, |line| lines.contains(&line));
    let of_lines = bill.lines.iter().filter(is_of_them);
    let sum =
        Money::sum(of_lines.filter_map(|line| line.expected)).filter(|sum| sum.minor() > 0)?;
    let is_exact = order.is_cost_exact(lines) || (is_all && is_owed_exact(bill));
    Some(about_or_exact(sum, is_exact))
}

/// Whether all that is owed and has not come is known to the cent.
fn is_owed_exact(bill: &Bill) -> bool {
    bill.accounts.iter().filter(|account| !account.is_settled()).all(|account| account.is_exact)
}

/// What parts of an order are called of which the same is told: their items, else their parcels, else
/// what has not shipped.
pub(super) fn part_names(order: &Order, parts: &[&Order]) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut known: Vec<u32> = Vec::new();
    for part in parts {
        let numbers: Vec<u32> = part.lines.iter().map(|line| line.number).collect();
        let is_known = !numbers.is_empty() && numbers.len() < order.lines.len();
        if is_known && is_long(order) {
            known.extend(numbers);
            continue;
        }
        let parcels: Vec<String> =
            part.declared_parcels().map(|parcel| clean(&parcel.number)).collect();
        // What is in which of its parcels nobody may have said: then these tell its parts apart.
        let is_shared = order.parts_with(&numbers).len() > 1;
        let name = match (is_known, parcels.as_slice()) {
            (true, [only]) if is_shared => format!("{} in {only}", some_names(order, &numbers)),
            (true, _) => some_names(order, &numbers),
            (false, []) => "What has no parcel yet".to_owned(),
            (false, [only]) => format!("Parcel {only}"),
            (false, several) => format!("Parcels {}", several.join(", ")),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if !known.is_empty() {
        known.sort_unstable();
        known.dedup();
        names.insert(0, capitalised(&some_names(order, &known)));
    }
    names.join(", ")
}

/// The names of the first of these lines, and how many more there are.
pub(super) fn some_names(order: &Order, numbers: &[u32]) -> String {
    if is_long(order) {
        return names(order, numbers);
    }
    let (shown, rest) = numbers.split_at(numbers.len().min(NAMED));
    match rest.len() {
        0 => names(order, shown),
        more => format!("{} and {more} more", names(order, shown)),
    }
}

/// A row of a list of goods.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    /// The first and the last of the numbers that it stands for; 0 for what is no item.
    numbers: (u32, u32),
    title: String,
    /// What is told behind the title and never cut: which variant, how many, and the price of one.
    more: String,
    paid: String,
    state: String,
}

/// How much of the items is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// The first rows.
    Some(usize),
    /// Every row, with the price of one; of many that are as far, the first.
    All,
}

/// Why nobody can tell what each item cost, where nobody can.
pub(super) fn why_unknown(order: &Order) -> Option<String> {
    if order.lines.iter().all(|line| line.share.is_some()) {
        return None;
    }
    let total = order.purchase().total().is_none().then_some("the total");
    let has_price = |line: &OrderLine| line.line.unit_price.or(line.line.paid).is_some();
    let prices = (!order.lines.iter().all(has_price)).then_some("the prices of all items");
    let sums: Vec<&str> = total.into_iter().chain(prices).collect();
    let why = match &sums[..] {
        [] => "the sums that are known contradict each other".to_owned(),
        ["the total"] => "nor is the total".to_owned(),
        missing => format!("that needs {}", missing.join(" and ")),
    };
    Some(format!("What each item cost isn't known: {why}."))
}

/// Why what was paid for the items is only estimated, where it is.
pub(super) fn why_estimated(order: &Order) -> Option<String> {
    let mut shares = order.lines.iter().filter_map(|line| line.share);
    if shares.all(|share| share.is_exact()) {
        return None;
    }
    let unknown = unknown_sums(order.purchase());
    let sums = match &unknown[..] {
        [] => return Some("Shares are estimated.".to_owned()),
        [only] => format!("the {only} isn't known"),
        [first @ .., last] => format!("the {} and {last} aren't known", first.join(", ")),
    };
    Some(format!("Shares are estimated: {sums}."))
}

/// A row for each item; those that follow each other and are alike are one.
pub(super) fn item_rows(order: &Order, bill: &Bill, page: &Page, extent: Extent) -> String {
    let mut rows: Vec<Row> = Vec::new();
    for line in &order.lines {
        let row = row(line, order, bill, extent);
        match rows.last_mut() {
            // A number that a corrected item left free belongs to no row.
            Some(last)
                if last.numbers.1 + 1 == line.number
                    && Row { numbers: row.numbers, ..last.clone() } == row =>
            {
                last.numbers.1 = line.number;
            }
            Some(_) | None => rows.push(row),
        }
    }
    let for_none = bill.of_no_line().and_then(|rest| for_none(rest, order));
    if let Extent::Some(most) = extent {
        let rest = rows.iter().skip(most);
        let left_out: u32 = rest.map(|row| row.numbers.1 - row.numbers.0 + 1).sum();
        rows.truncate(most);
        let show = command::show(order.id()).line();
        let more = (left_out > 0).then(|| format!("  and {left_out} more: {show}\n"));
        return drawn(&rows, more, for_none, page);
    }
    if rows.len() <= MOST_ITEMS || page.format == Format::Wide {
        return drawn(&rows, None, for_none, page);
    }
    let (first, rest) = alike(order, rows);
    let more = rest.iter().map(|(words, numbers)| {
        format!("{} more {words} ({})", numbers.len(), item_numbers(numbers))
    });
    let more = more.collect::<Vec<_>>().join(", ");
    let all = command::show(order.id()).with(&["-o", "wide"]).unbroken();
    let more = fold(&format!("  and {more}: {all}"), page.width, "    ");
    drawn(&first, Some(more), for_none, page)
}

/// The row of what was paid for no item, where something was: with it the rows come to the total.
fn for_none(rest: &LineMoney, order: &Order) -> Option<Row> {
    let paid = rest.paid.filter(|paid| paid.minor() > 0)?;
    let is_shared = order.lines.iter().all(|line| line.share.is_some());
    is_shared.then(|| Row {
        numbers: (0, 0),
        title: rest_name(rest, order).to_owned(),
        more: String::new(),
        paid: money(paid),
        state: came_words(rest, false).join(", "),
    })
}

/// The first rows of the items that are as far, and which others are, where one row would not do.
fn alike(order: &Order, rows: Vec<Row>) -> (Vec<Row>, Vec<(String, Vec<u32>)>) {
    let mut stages: Vec<(String, Vec<Row>)> = Vec::new();
    for row in rows {
        let line = order.line(row.numbers.0);
        let words = line.map(|line| how_far(line, order)).unwrap_or_default();
        match stages.iter_mut().find(|(known, _)| *known == words) {
            Some((_, rows)) => rows.push(row),
            None => stages.push((words, vec![row])),
        }
    }
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for (words, mut rows) in stages {
        if rows.len() > FIRST_ALIKE + 1 {
            let more = rows.split_off(FIRST_ALIKE);
            rest.push((words, more.iter().flat_map(|row| row.numbers.0..=row.numbers.1).collect()));
        }
        first.extend(rows);
    }
    first.sort_by_key(|row| row.numbers);
    (first, rest)
}

fn row(line: &OrderLine, order: &Order, bill: &Bill, extent: Extent) -> Row {
    let of_line = bill.of_line(line.number);
    let variant = line.line.variant.as_deref().map(|it| format!(" ({})", clean(it)));
    let price = line.line.unit_price.filter(|_| extent == Extent::All);
    let price = price.map(|price| format!(" at {}", money(price))).unwrap_or_default();
    let (variant, quantity) = (variant.unwrap_or_default(), line.line.quantity);
    let more = format!("{variant} ×{quantity}{price}");
    let came = of_line.map_or_else(Vec::new, |of_line| came_words(of_line, is_long(order)));
    let mut state = vec![how_far(line, order)];
    state.extend(came);
    state.extend(origin_words(line.origin).map(str::to_owned));
    Row {
        numbers: (line.number, line.number),
        title: name(line),
        more,
        paid: line.share.map(share_words).unwrap_or_default(),
        state: state.join(", "),
    }
}

/// What came back for a line, and what is to. Of many items, all of what one cost is told without the sum that stands beside it.
fn came_words(of_line: &LineMoney, is_one_of_many: bool) -> Vec<String> {
    let is_any = |money: &Money| money.minor() > 0;
    let came = Some(of_line.refunded).filter(is_any);
    let expected = of_line.expected.filter(is_any);
    let came =
        came.map(|came| format!("{} came back", about_or_exact(came, of_line.is_refunded_exact)));
    let expected = expected.map(|back| {
        let is_all = is_one_of_many && of_line.paid == Some(back);
        let sum = if is_all { "all".to_owned() } else { about_or_exact(back, of_line.is_exact) };
        format!("{sum} to come back")
    });
    came.into_iter().chain(expected).collect()
}

/// The rows in columns, what says how many more there are, and last the row of what is for none; where
/// there is no room, what each cost and how far it is go into the next line.
fn drawn(rows: &[Row], more: Option<String>, for_none: Option<Row>, page: &Page) -> String {
    let items = rows.len();
    let rows: Vec<Row> = rows.iter().cloned().chain(for_none).collect();
    let mut left_out = more;
    let number = |row: &Row| match row.numbers {
        (0, _) => String::new(),
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}–{last}"),
    };
    let widest = |cell: &dyn Fn(&Row) -> String| rows.iter().map(|row| columns(&cell(row))).max();
    let numbers = widest(&number).unwrap_or(0);
    let paid = widest(&|row| row.paid.clone()).unwrap_or(0);
    let state = widest(&|row| row.state.clone()).unwrap_or(0);
    let title = widest(&|row| format!("{}{}", row.title, row.more)).unwrap_or(0);
    let more = widest(&|row| row.more.clone()).unwrap_or(0);
    let beside = 2 + numbers + 2;
    let width = if page.format == Format::Wide { usize::MAX } else { page.width.min(100) };
    let room = width.saturating_sub(beside + 2 + paid + 2 + state);
    let is_table = room >= (MIN_TITLE + more).min(title);
    let room = room.min(title);
    let titles: Vec<&str> = rows.iter().map(|row| &*row.title).collect();
    let cut = fitted_apart(&titles, room.saturating_sub(more).max(1));
    let mut text = String::new();
    for (place, (row, cut)) in rows.iter().zip(cut).enumerate() {
        if place == items {
            text.extend(left_out.take());
        }
        let number = number(row);
        let lead = format!("  {}{number}  ", padding(&number, numbers));
        if is_table {
            let is_whole = columns(&row.title) + columns(&row.more) <= room;
            let title = if is_whole { row.title.clone() } else { cut } + &row.more;
            let gap = padding(&title, room);
            let before = padding(&row.paid, paid);
            let line = format!("{lead}{title}{gap}  {before}{}  {}", row.paid, row.state);
            text.extend([line.trim_end(), "\n"]);
        } else {
            let indent = " ".repeat(beside);
            text.push_str(&fold(&format!("{lead}{}{}", row.title, row.more), page.width, &indent));
            let rest: Vec<&str> =
                [&*row.paid, &row.state].into_iter().filter(|it| !it.is_empty()).collect();
            let rest = format!("{indent}{}", rest.join(" · "));
            text.push_str(&fold(&rest, page.width, &indent));
        }
    }
    text.extend(left_out);
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

/// A line for each parcel, in columns where there are many; those that follow each other and differ by
/// their numbers alone are one.
pub(super) fn parcel_lines(order: &Order, page: &Page) -> Vec<String> {
    let mut rows: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for parcel in &order.parcels {
        let words = parcel_words(order, parcel, page);
        let number = clean(&parcel.number);
        match rows.last_mut() {
            Some((numbers, known)) if *known == words => numbers.push(number),
            Some(_) | None => rows.push((vec![number], words)),
        }
    }
    let is_table = is_long(order) && rows.len() > 1;
    let rows: Vec<(String, Vec<String>)> =
        rows.into_iter().map(|(numbers, words)| (numbers.join(", "), words)).collect();
    let widest =
        |widths: &mut dyn Iterator<Item = usize>| widths.filter(|_| is_table).max().unwrap_or(0);
    let numbers = rows.iter().map(|(numbers, _)| columns(numbers));
    let number_width = widest(&mut numbers.filter(|width| *width <= MAX_NUMBER));
    let stages = rows.iter().filter_map(|(_, words)| words.first());
    let stage_width = widest(&mut stages.map(|stage| columns(stage)));
    let line = |(numbers, words): &(String, Vec<String>)| {
        let stage = words.first().map(|stage| padding(stage, stage_width)).unwrap_or_default();
        let gap = padding(numbers, number_width);
        let line = format!("{numbers}{gap}  {}", words.join(" · "));
        if is_table { line.replacen(" · ", &format!("{stage}  "), 1) } else { line }
    };
    rows.iter().map(line).collect()
}

/// What is told of a parcel beside its number.
fn parcel_words(order: &Order, parcel: &OrderParcel, page: &Page) -> Vec<String> {
    let at = |at: Option<Moment>| at.map(|at| format!(" {}", moment(at, page)));
    let stage = parcel_stage_words(parcel.stage);
    let stage = format!("{stage}{}", at(parcel.delivered_at).unwrap_or_default());
    let carrier = parcel.carrier.iter().map(|carrier| clean(carrier));
    let earlier: Vec<String> = parcel.earlier.iter().map(|number| clean(number)).collect();
    let earlier = (!earlier.is_empty()).then(|| format!("before {}", earlier.join(", ")));
    let contents = contents(order, parcel);
    if is_long(order) {
        // Stage and items first: by them the parcels are told apart.
        return [stage].into_iter().chain(contents).chain(carrier).chain(earlier).collect();
    }
    carrier.chain([stage]).chain(earlier).chain(contents).collect()
}

/// What is in a parcel.
fn contents(order: &Order, parcel: &OrderParcel) -> Option<String> {
    if parcel.contents.is_empty() {
        let is_open = order.lines.len() > 1 && order.declared_parcels().nth(1).is_some();
        return is_open.then(|| "unknown which items".to_owned());
    }
    let times = |count: Option<u32>| count.map(|it| format!(" ×{it}")).unwrap_or_default();
    let is_whole = parcel.contents.iter().all(|packed| packed.count.is_none());
    if is_long(order) && parcel.contents.len() > 1 && is_whole {
        let numbers: Vec<u32> = parcel.contents.iter().map(|packed| packed.line).collect();
        return Some(item_numbers(&numbers));
    }
    let packed = parcel.contents.iter().filter_map(|packed| {
        let line = order.line(packed.line)?;
        let is_by_title = !is_long(order) || parcel.contents.len() == 1;
        let name = if is_by_title { name(line) } else { item_numbers(&[packed.line]) };
        Some(format!("{name}{}", times(packed.count)))
    });
    Some(packed.collect::<Vec<_>>().join(", "))
}
