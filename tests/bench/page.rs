//! The body of an order list response with many orders, as the marketplace's page gets it.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::ops::Range;
use std::path::Path;

use chrono::{DateTime, Days, Utc};
use serde_json::{Value, json};

/// When the page was captured, which is the present of every run.
pub(crate) const NOW: &str = "2026-03-03T18:00:00Z";

/// How the youngest orders stand; the others have ended.
const YOUNG: [&str; 12] = [
    "Awaiting delivery",
    "Awaiting shipment",
    "Awaiting delivery",
    "Awaiting payment",
    "Awaiting delivery",
    "Awaiting shipment",
    "Awaiting delivery",
    "Awaiting delivery",
    "Awaiting cancellation",
    "Awaiting shipment",
    "Awaiting delivery",
    "Delivered",
];

const TITLES: [&str; 5] = [
    "USB-C cable, braided, 100 W, for phone and laptop",
    "Crimping pliers with 1200 ferrules, self-adjusting",
    "Desk lamp, dimmable, three colours of light",
    "Screwdriver set, 25 in 1, magnetic, with case",
    "Bicycle light, rechargeable, front and rear",
];

/// How orders stood on a page that nobody captured again: time alone has ended nearly all of them.
const PAST: [&str; 6] = [
    "Awaiting delivery",
    "Awaiting delivery",
    "Delivered",
    "Awaiting delivery",
    "Awaiting delivery",
    "Delivered",
];

/// How many days ago that was.
const AGO: u64 = 400;

/// Writes a page with these of so many orders, the youngest first.
pub(crate) fn write(path: &Path, numbers: Range<usize>, orders: usize) -> io::Result<()> {
    write_page(path, now(), numbers.map(|number| (number, fields(number, orders))))
}

/// Writes a page of long ago with these orders, all of them young then.
pub(crate) fn write_past(path: &Path, numbers: Range<usize>) -> io::Result<()> {
    let captured = now().checked_sub_days(Days::new(AGO)).expect("a time");
    write_page(
        path,
        captured,
        numbers.map(|number| {
            let age = AGO + u64::try_from(number % 30).expect("a few days");
            (number, told(number, PAST[number % PAST.len()], age))
        }),
    )
}

fn write_page(
    path: &Path,
    captured: DateTime<Utc>,
    orders: impl Iterator<Item = (usize, Value)>,
) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    let time = captured.timestamp_millis();
    write!(
        file,
        r#"{{"api":"mtop.aliexpress.trade.buyer.order.list","ret":["SUCCESS::ok"],"data":{{"global":{{"curTime":{time}}},"data":{{"#
    )?;
    for (nth, (number, fields)) in orders.enumerate() {
        let comma = if nth == 0 { "" } else { "," };
        let block = json!({
            "tag": "pc_om_list_order",
            "type": "pc_om_list_order",
            "id": id(number),
            "position": "body",
            "status": "normal",
            "fields": fields,
        });
        write!(file, r#"{comma}"pc_om_list_order_{}":{block}"#, id(number))?;
    }
    write!(file, "}}}}}}")?;
    file.flush()
}

/// The number of an order, the same in every page: sixteen digits, scattered.
pub(crate) fn id(number: usize) -> String {
    let scattered = number * 387_420_489 % 1_000_000_000_000;
    format!("8200{scattered:012}")
}

fn now() -> DateTime<Utc> {
    NOW.parse().expect("a time")
}

/// One in fifty orders is young, but always enough of them to fill a list.
fn fields(number: usize, orders: usize) -> Value {
    let young = (orders / 50).max(60);
    let (status, age) = if number < young {
        (YOUNG[number % YOUNG.len()], number % 30)
    } else if number.is_multiple_of(10) {
        ("Canceled", 60 + number * 3_600 / orders)
    } else {
        ("Completed", 60 + number * 3_600 / orders)
    };
    told(number, status, u64::try_from(age).expect("a few years"))
}

/// What the page tells of an order with this status, placed so many days ago.
fn told(number: usize, status: &str, age: u64) -> Value {
    let placed = now().date_naive().checked_sub_days(Days::new(age)).expect("a day");
    let (whole, cents) = (3 + number % 90, number % 100);
    let price = format!("US ${whole}.{cents:02}");
    let parts = format!("US ${whole}.{cents:02}|{whole}|{cents:02}");
    json!({
        "orderId": id(number),
        "orderDateText": placed.format("%b %-d, %Y").to_string(),
        "orderDateTitle": "Date",
        "orderDetailUrl": "https://www.aliexpress.com/p/order/detail.html",
        "statusText": status,
        "totalPriceText": price,
        "formatPriceInfo": parts,
        "currencyCode": "USD",
        "baseCurrency": "CNY",
        "storeName": format!("Orion Tools {}", number % 700),
        "storePageUrl": format!("//www.aliexpress.com/store/{}", 1_100_000_000 + number % 700),
        "buttons": [{ "type": "REPURCHASE", "text": "Add to cart" }],
        "orderLineSize": 1,
        "orderLines": [{
            "orderLineId": id(number),
            "productId": format!("{}", 1_005_000_000_000_000 + number),
            "skuId": format!("{}", 12_000_000_000_000_000 + number),
            "itemTitle": TITLES[number % TITLES.len()],
            "itemDetailUrl": format!("//www.aliexpress.com/item/{}.html", 1_005_000_000_000_000 + number),
            "itemImgUrl": "https://ae-pic-a1.aliexpress-media.com/kf/example.jpg_220x220.jpg",
            "itemPriceText": price,
            "formatPriceInfo": parts,
            "currencyCode": "USD",
            "skuAttrs": [{ "id": 14, "name": "Color", "text": "white", "vid": 1 }],
            "quantity": 1,
        }],
    })
}
