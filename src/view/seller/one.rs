//! Everything that is on record of one seller.

use super::list::{ROWS, shown_json};
use super::sentences::{disputes, orders, rating_advice, refunds, requests, shipping};
use super::words::name;
use crate::domain::order::Certainty;
use crate::domain::seller::SellerRecord;
use crate::view::clean::clean;
use crate::view::date::on_day;
use crate::view::page::Page;
use crate::view::phrase::stage_words;
use crate::view::table::fold;

pub(crate) fn seller(record: &SellerRecord, floor: u32, page: &Page) -> String {
    ROWS.one(|| shown_json(record, floor, page), page, || text(record, floor, page))
}

/// Everything that is on record of a seller, in sentences.
fn text(record: &SellerRecord, floor: u32, page: &Page) -> String {
    let number = record.seller.store_id.as_ref();
    let number = number.map(|number| format!(" · store {}", clean(number))).unwrap_or_default();
    let head = fold(&format!("{}{number}", name(record)), page.width, "");
    let mut text = page.subject(head.trim_end()) + "\n\n";
    let rating = record.rating;
    let said = [
        Some(orders(record, page)),
        rating.map(|(rating, seen)| format!("{rating} % good ratings on {}.", on_day(seen, page))),
        rating.and_then(|(rating, _)| rating_advice(rating, floor)),
        Some(shipping(&record.shipping)),
        Some(requests(record)),
        Some(disputes(&record.disputes)),
        Some(refunds(&record.refunds)),
    ];
    text.extend(said.into_iter().flatten().map(|sentence| fold(&sentence, page.width, "")));
    if !record.open.is_empty() {
        text.push_str("\nOpen orders\n");
    }
    for open in &record.open {
        let (id, stage) = (&open.id, stage_words(open.stage));
        let mark = match open.certainty {
            Certainty::Known => "",
            Certainty::Assumed { .. } => ", probably closed since",
            Certainty::Outdated { .. } => ", may have changed since",
        };
        text.push_str(&fold(&format!("{id}  {stage}{mark}"), page.width, "  "));
        text.extend(["  redress order status ", id.as_str(), "\n"]);
    }
    text
}
