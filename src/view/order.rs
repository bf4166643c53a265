//! One order as it stands: what is so, what has a date, what can be done, where the page is.

use std::fmt::Write as _;

use super::choices::you_can;
use super::clean::clean;
use super::draft::inbox;
use super::fields::fields;
use super::json::{OrderJson, json_line, order_url};
use super::list::csv;
use super::money::money;
use super::page::{Format, Page};
use super::seller::granted_before;
use super::sentence::sentences;
use super::table::fold;
use super::timeline::timeline;
use crate::app::{Done, Standing};
use crate::domain::order::{Order, Stage};
use crate::domain::seller::SellerRecord;

/// How an order stands.
pub(crate) fn status(standing: &Standing, page: &Page) -> String {
    match page.format {
        Format::Json => json_line(&OrderJson::of(standing, page.now), true),
        Format::Ndjson => json_line(&OrderJson::of(standing, page.now), false),
        Format::Id => format!("{}\n", standing.order.id()),
        Format::Tsv => fields(standing, page.now),
        Format::Csv => csv(standing),
        Format::Table | Format::Wide => status_text(standing, page),
    }
}

/// What cancelling did, what the seller did with such requests before, and what to do next.
pub(crate) fn after_cancel(done: &Done, seller: Option<&SellerRecord>, page: &Page) -> String {
    let standing = &done.standing;
    if !page.is_for_people() {
        return status(standing, page);
    }
    let order = &standing.order;
    let mut text = status_text(standing, page);
    let mut advice = |words: &str| {
        text.push('\n');
        text.push_str(&fold(words, page.width, ""));
    };
    match order.stage() {
        Stage::CancellationPending => {
            advice(
                "This is your record. AliExpress learns of it only from you: press \"Cancel order\" \
                 on the page above and give the same reason there.",
            );
            if let Some(before) = seller.and_then(granted_before) {
                advice(&before);
            }
            if order.cancellations().len() > 1 {
                advice(
                    "You have asked before. No source says how often one may; the page decides.",
                );
            }
            advice(
                "Write to the seller at once that you have asked to cancel and that the goods must \
                 not be shipped: a request does not stop a parcel by itself.",
            );
            let id = order.id().as_str();
            text.extend(["  redress message draft ", id, "\nMessages  ", &inbox(order), "\n"]);
        }
        Stage::Closed
            if done.before.as_ref().map(Order::stage) == Some(Stage::VerifyingPayment) =>
        {
            advice(
                "This is your record. Press \"Cancel order\" on the page above. While the payment is \
                 being checked AliExpress can refuse; then type:",
            );
            text.extend([
                "  redress order record ",
                order.id().as_str(),
                " cancellation-rejected\n",
            ]);
        }
        Stage::Closed => advice(
            "This is your record. Press \"Cancel order\" on the page above; nobody has to agree, \
             and nothing is charged.",
        ),
        Stage::Unknown
        | Stage::AwaitingPayment
        | Stage::VerifyingPayment
        | Stage::AwaitingShipment
        | Stage::PartiallyShipped
        | Stage::Shipped
        | Stage::ShipmentCancelled
        | Stage::Delivered
        | Stage::InDispute
        | Stage::Frozen
        | Stage::Completed => {}
    }
    text
}

/// Number, store and money of an order in one line.
pub(crate) fn headline(order: &Order) -> String {
    let mut text = order.id().to_string();
    if let Some(seller) = order.purchase().seller() {
        text.push_str(" · ");
        text.push_str(&clean(&seller.name));
    }
    if let Some(total) = order.purchase().total() {
        text.push_str(" · ");
        text.push_str(&money(*total));
    }
    text
}

/// How an order stands, for people.
pub(super) fn status_text(standing: &Standing, page: &Page) -> String {
    let order = &standing.order;
    let mut text = fold(&headline(order), page.width, "");
    if page.color {
        text = page.subject(text.trim_end()) + "\n";
    }
    for line in order.purchase().lines().into_iter().flatten().take(5) {
        let title = format!("{} ×{}", clean(&line.title), line.quantity);
        text.push_str(&fold(&title, page.width, ""));
    }
    text.push('\n');
    let paragraphs = sentences(standing, page);
    let folded: Vec<String> = paragraphs.iter().map(|words| fold(words, page.width, "")).collect();
    text.push_str(&folded.join("\n"));
    text.push_str(&timeline(standing, page));
    text.push_str(&you_can(standing, page));
    let url = order_url(order.id().as_str());
    let _infallible = writeln!(text, "\nPage  {url}");
    text
}
