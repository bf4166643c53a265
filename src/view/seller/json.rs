//! A seller for programs.

use serde::Serialize;

use crate::domain::seller::{SellerRecord, Sums};
use crate::view::date::{moment_stamp, stamp};
use crate::view::money_json::MoneyJson;

/// One seller, schema `redress.seller/1`.
#[derive(Debug, Serialize)]
pub(super) struct SellerJson<'a> {
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
    superseded: u32,
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
    superseded: u32,
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
    certainty: &'static str,
    command: [&'a str; 4],
}

impl<'a> SellerJson<'a> {
    pub(super) fn of(record: &'a SellerRecord, floor: u32) -> Self {
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
                superseded: asked.overtaken,
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
                superseded: disputes.overtaken,
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
                    certainty: open.certainty.id(),
                    command: ["redress", "order", "status", open.id.as_str()],
                })
                .collect(),
        }
    }
}
