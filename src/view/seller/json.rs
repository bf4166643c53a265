//! A seller for programs.

use crate::domain::seller::{SellerRecord, Sums};
use crate::view::command;
use crate::view::json::{Json, object};

/// One seller, schema `redress.seller/1`.
pub(super) fn seller_json(record: &SellerRecord, floor: u32) -> Json {
    let all = |sums: &Sums| Json::list(sums.each());
    let (asked, disputes, refunds) = (&record.requests, &record.disputes, &record.refunds);
    let open = record.open.iter().map(|open| {
        object! {
            "order": &open.id,
            "stage": open.stage.id(),
            "certainty": open.certainty.id(),
            "command": command::status(&open.id).into_words(),
        }
    });
    object! {
        "schema": "redress.seller/1",
        "name": &record.seller.name,
        "store_id": record.seller.store_id.as_ref(),
        "url": record.seller.url.as_ref(),
        "orders": record.orders,
        "last_placed_at": record.last,
        "rating": record.rating.map(|(rating, seen)| object! {
            "percent": rating.to_string(),
            "seen_at": seen,
            "floor_percent": floor,
            "below_floor": rating.is_below(floor),
        }),
        "shipping": object! {
            "orders": record.shipping.count(),
            "median_days": record.shipping.median(),
        },
        "cancellations": object! {
            "asked": asked.asked(),
            "granted": asked.granted,
            "unanswered": asked.unanswered,
            "rejected": asked.rejected,
            "superseded": asked.overtaken,
            "lapsed": asked.lapsed,
            "withdrawn": asked.withdrawn,
            "pending": asked.pending,
            "median_days": asked.days.median(),
        },
        "disputes": object! {
            "opened": disputes.opened(),
            "won": disputes.won,
            "in_part": disputes.in_part,
            "lost": disputes.lost,
            "withdrawn": disputes.withdrawn,
            "superseded": disputes.overtaken,
            "open": disputes.open,
        },
        "refunds": object! {
            "granted": refunds.granted,
            "received": refunds.received,
            "overdue": refunds.overdue,
            "median_days": refunds.days.median(),
            "owed": all(&refunds.owed),
            "owed_unknown": refunds.unknown,
        },
        "paid": all(&record.paid),
        "returned": all(&record.returned),
        "open": Json::list(open),
    }
}
