//! How a seller ships, cancels, disputes and pays back, in sentences.

use std::fmt::Write as _;

use super::words::{name, sums};
use crate::domain::rating::Rating;
use crate::domain::seller::{Days, Disputes, Refunds, Requests, SellerRecord};
use crate::view::date::moment;
use crate::view::page::Page;
use crate::view::phrase::counted;

/// What the seller did with the cancellations that were asked for before; `None` where none went one
/// way or the other.
pub(crate) fn granted_before(record: &SellerRecord) -> Option<String> {
    let asked = &record.requests;
    let (succeeded, decided) = (asked.succeeded(), asked.decided());
    let granted = match (succeeded, decided) {
        (_, 0) => return None,
        (0, 1) => "didn't grant the one cancellation you asked for".to_owned(),
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
            "Only {rating} % of this seller's ratings are good. Prefer stores with {floor} % or more \
             and many orders."
        )
    })
}

/// A length of time that is the middle one of so many.
fn after(count: u32, of: usize) -> String {
    let length = if count == 0 {
        "on the same day".to_owned()
    } else {
        format!("after {}", counted(count, "day"))
    };
    if of > 1 { format!("{length} (median)") } else { length }
}

/// How many orders there are, what was paid for them and what came back.
pub(super) fn orders(record: &SellerRecord, page: &Page) -> String {
    let count = counted(record.orders, "order");
    let last = record.last.map(|last| match record.orders {
        1 => format!(", placed {}", moment(last, page)),
        _several => format!(", the last placed {}", moment(last, page)),
    });
    let paid = if record.paid.is_empty() {
        " Nothing paid.".to_owned()
    } else {
        format!(" Paid: {}.", sums(&record.paid))
    };
    let back = if record.returned.is_empty() {
        String::new()
    } else {
        format!(" Refunded: {}.", sums(&record.returned))
    };
    format!("{count}{}.{paid}{back}", last.unwrap_or_default())
}

/// How long it takes to ship.
pub(super) fn shipping(shipping: &Days) -> String {
    match (shipping.median(), shipping.count()) {
        (None, _) => "Shipping time not known.".to_owned(),
        (Some(middle), 1) => format!("It shipped {} the payment.", behind(middle)),
        (Some(middle), count) => {
            format!("It ships {} the payment (median of {count} orders).", behind(middle))
        }
    }
}

fn behind(count: u32) -> String {
    if count == 0 { "on the day of".to_owned() } else { format!("{} after", counted(count, "day")) }
}

/// What became of the cancellations that it was asked for.
pub(super) fn requests(record: &SellerRecord) -> String {
    let Requests { rejected, overtaken, lapsed, withdrawn, pending, .. } = record.requests;
    if record.requests.asked() == 0 {
        return "You've never asked this seller to cancel.".to_owned();
    }
    let others = listed(&[
        (rejected, "rejected"),
        (overtaken, "superseded by shipping or another end"),
        (lapsed, "without effect"),
        (withdrawn, "withdrawn by you"),
        (pending, "not answered yet"),
    ]);
    match granted_before(record).filter(|_| record.requests.succeeded() > 0) {
        None => format!("Cancellations you asked for: {others}."),
        Some(granted) if others.is_empty() => granted,
        Some(granted) => format!("{granted} The others: {others}."),
    }
}

pub(super) fn disputes(disputes: &Disputes) -> String {
    let Disputes { won, in_part, lost, withdrawn, overtaken, open } = *disputes;
    if disputes.opened() == 0 {
        return "No disputes.".to_owned();
    }
    let count = counted(disputes.opened(), "dispute");
    let went = listed(&[
        (won, "won"),
        (in_part, "won in part"),
        (lost, "lost"),
        (withdrawn, "withdrawn by you"),
        (overtaken, "superseded"),
        (open, "open"),
    ]);
    format!("{count}: {went}.")
}

/// Which refunds came, how fast, and what is still owed.
pub(super) fn refunds(refunds: &Refunds) -> String {
    if refunds.granted == 0 {
        return "No refunds.".to_owned();
    }
    let came = match (refunds.received, refunds.granted) {
        (1, 1) => "The one refund arrived".to_owned(),
        (0, 1) => "The one refund hasn't arrived".to_owned(),
        (received, granted) => format!("{received} of {granted} refunds arrived"),
    };
    let middle = refunds.days.median();
    let after = middle.map(|middle| format!(" {}", after(middle, refunds.days.count())));
    let mut text = format!("{came}{}.", after.unwrap_or_default());
    if !refunds.owed.is_empty() {
        let _infallible = write!(text, " Still owed: {}.", sums(&refunds.owed));
    }
    if refunds.unknown > 0 {
        let _infallible = write!(text, " Amount not known for {}.", refunds.unknown);
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
