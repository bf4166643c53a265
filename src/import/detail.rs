//! One order as its own page shows it.

use std::collections::BTreeSet;

use serde_json::value::RawValue;

use super::flaw::Flaw;
use super::lenient::{Many, Text, object};
use super::line::{self, LineFields};
use super::list;
use super::money_text::Printed;
use super::mtop::{Block, Tag};
use super::page::Page;
use super::{clean, date_text, labelled};
use crate::domain::id::OrderId;
use crate::domain::order::{Parcel, Snapshot};
use crate::domain::purchase::{Facts, PriceRow, Promise};
use crate::domain::time::Moment;

/// What the page calls it that the money goes back, in small letters: a step of the progress bar,
/// and the beginning of a promise.
const REFUND: [&str; 13] = [
    "refund",
    "rückerstattung",
    "erstattung",
    "remboursement",
    "reembolso",
    "zwrot pieniędzy",
    "zwrot środków",
    "refundacja",
    "rimborso",
    "terugbetaling",
    "restitutie",
    "возврат денег",
    "возврат средств",
];

object! {
    /// The keys of the status block.
    StatusFields<'a> {
        /// The status.
        title: Text<'a> = "title",
        /// The number of the order.
        order: Text<'a> = "orderId",
        /// What the buyer can do at this status, and until when.
        reminder: Text<'a> = "reminder",
    }
}

object! {
    /// The keys of the block with the dates. Name, address and telephone number stand beside them
    /// and are not read.
    InfoFields<'a> {
        /// The number of the order.
        order: Text<'a> = "tradeOrderId",
        /// When it was placed.
        placed: Text<'a> = "orderCreatTime",
        /// The label of that date.
        placed_label: Text<'a> = "orderCreatTimeTile",
        /// When it was paid.
        paid: Text<'a> = "payTime",
        /// The label of that date.
        paid_label: Text<'a> = "payTimeTitle",
        /// When it was shipped.
        shipped: Text<'a> = "orderShipTime",
        /// The label of that date.
        shipped_label: Text<'a> = "orderShipTimeTile",
        /// When it ended.
        ended: Text<'a> = "orderEndTime",
        /// The label of that date.
        ended_label: Text<'a> = "orderEndTimeTile",
        /// How it was paid.
        payment_method: Text<'a> = "paymentMethod",
    }
}

object! {
    /// The keys of the price block.
    PriceFields<'a> {
        /// Its rows.
        rows: Many<Row<'a>> = "priceDetails",
        /// The total.
        total: Total<'a> = "totalPrice",
    }
}

object! {
    /// One row of the price block.
    Row<'a> {
        /// What it is for.
        title: Text<'a> = "title",
        /// What stands there.
        value: Text<'a> = "value",
    }
}

object! {
    /// The total of the price block.
    Total<'a> {
        /// The amount, as text.
        value: Text<'a> = "value",
        /// The amount, in parts.
        info: Text<'a> = "formatPriceInfo",
        /// Its currency.
        currency: Text<'a> = "currencyCode",
    }
}

object! {
    /// The keys of the product block.
    ProductFields<'a> {
        /// The lines.
        lines: Many<LineFields<'a>> = "productVOList",
        /// Who sells.
        seller: SellerFields<'a> = "sellerVO",
    }
}

object! {
    /// The keys of the seller.
    SellerFields<'a> {
        /// The name of the store.
        name: Text<'a> = "sellerName",
        /// The address of the store.
        url: Text<'a> = "storeUrl",
        /// The address for writing to the seller.
        message_url: Text<'a> = "connectUrl",
    }
}

object! {
    /// The keys of the progress bar.
    ProgressFields<'a> {
        /// Its steps.
        nodes: Many<Node<'a>> = "nodes",
    }
}

object! {
    /// One step of the progress bar.
    Node<'a> {
        /// What happens.
        text: Text<'a> = "text",
        /// When.
        time: Text<'a> = "time",
    }
}

object! {
    /// The keys of the block with the promises.
    ServiceFields<'a> {
        /// The promises.
        promises: Many<Service<'a>> = "data",
    }
}

object! {
    /// One promise.
    Service<'a> {
        /// Its heading.
        title: Text<'a> = "title",
        /// Its text.
        content: Text<'a> = "content",
    }
}

object! {
    /// The keys of the block with the parcels.
    ParcelFields<'a> {
        /// The parcels.
        parcels: Many<ParcelInfo<'a>> = "packageInfoList",
    }
}

object! {
    /// One parcel.
    ParcelInfo<'a> {
        /// Its tracking number.
        number: Text<'a> = "trackingNumber",
    }
}

impl Total<'_> {
    /// The total as printed.
    pub(super) fn printed(&self) -> Printed<'_> {
        Printed { text: self.value.get(), info: self.info.get() }
    }
}

/// All blocks of an order page that are read, the last of each kind.
#[derive(Debug, Default)]
struct Blocks<'a> {
    status: StatusFields<'a>,
    info: InfoFields<'a>,
    price: PriceFields<'a>,
    product: ProductFields<'a>,
    progress: ProgressFields<'a>,
    services: Vec<Service<'a>>,
    parcels: Vec<ParcelInfo<'a>>,
}

/// Reads the order of one order page; `None` when no block of such a page is there.
pub(super) fn snapshot(page: &Page<'_>) -> Option<Result<Snapshot, Flaw>> {
    let of_order_page = |block: &&Block<'_>| !matches!(block.tag, Tag::Order | Tag::Action);
    let mut blocks = page.blocks.iter().filter(of_order_page).peekable();
    blocks.peek()?;
    Some(sorted(blocks).and_then(|blocks| read(&blocks, page)))
}

/// Reads each block as what its tag says.
fn sorted<'a>(all: impl Iterator<Item = &'a Block<'a>>) -> Result<Blocks<'a>, Flaw> {
    let mut blocks = Blocks::default();
    for block in all {
        let fields = block.fields.map_or("null", RawValue::get);
        match block.tag {
            Tag::Status => blocks.status = parsed(fields)?,
            Tag::Info => blocks.info = parsed(fields)?,
            Tag::Price => blocks.price = parsed(fields)?,
            Tag::Product => blocks.product = parsed(fields)?,
            Tag::Progress => blocks.progress = parsed(fields)?,
            Tag::Services => {
                blocks.services.extend(parsed::<ServiceFields<'_>>(fields)?.promises.0);
            }
            Tag::Parcels => blocks.parcels.extend(parsed::<ParcelFields<'_>>(fields)?.parcels.0),
            Tag::Order | Tag::Action => {}
        }
    }
    Ok(blocks)
}

/// The fields of one block.
fn parsed<'a, T: serde::Deserialize<'a>>(fields: &'a str) -> Result<T, Flaw> {
    serde_json::from_str(fields).map_err(|_| Flaw::Shape)
}

/// Reads the order from the blocks of its page.
fn read(blocks: &Blocks<'_>, page: &Page<'_>) -> Result<Snapshot, Flaw> {
    let Blocks { status, info, price, product, progress, .. } = blocks;
    let currency = line::order_currency(&price.total.currency, &product.lines.0, page)?;
    let total =
        currency.map(|currency| line::amount("the total", price.total.printed(), currency, page));
    let said = status.title.get().and_then(clean::text);
    let mut promises = promises(&blocks.services);
    promises.extend(reminder(status));
    let seller = &product.seller;
    Ok(Snapshot {
        order: order(status, info)?,
        seen: page.seen,
        stage: list::stage(said.as_deref(), page),
        facts: Facts {
            seller: list::seller(&seller.name, &seller.url, &seller.message_url),
            placed: labelled::placed(&info.placed_label, &info.placed, page, &mut promises)?,
            paid: labelled::day(&info.paid_label, &info.paid, &mut promises),
            shipped: labelled::day(&info.shipped_label, &info.shipped, &mut promises),
            ended: labelled::day(&info.ended_label, &info.ended, &mut promises),
            protected_until: refund_step(&progress.nodes.0).or_else(|| promised(&blocks.services)),
            total: total.transpose()?.flatten(),
            payment_method: info.payment_method.get().and_then(clean::text),
            lines: line::lines(&product.lines.0, currency, page)?,
            prices: some(rows(&price.rows.0)),
            promises: some(promises),
            said,
            ..Facts::default()
        },
        parcels: parcels(&blocks.parcels),
    })
}

/// The number of the order, which two blocks give.
fn order(status: &StatusFields<'_>, info: &InfoFields<'_>) -> Result<OrderId, Flaw> {
    let (first, second) = (info.order.get(), status.order.get());
    if let (Some(first), Some(second)) = (first, second)
        && first.trim() != second.trim()
    {
        return Err(Flaw::TwoOrders);
    }
    Ok(OrderId::parse(first.or(second).ok_or(Flaw::NoOrder)?.trim())?)
}

/// The rows of the price table, as said.
fn rows(rows: &[Row<'_>]) -> Vec<PriceRow> {
    let html = |text: &Text<'_>| text.get().and_then(clean::html).unwrap_or_default();
    rows.iter()
        .map(|row| PriceRow { title: html(&row.title), value: html(&row.value) })
        .filter(|row| !(row.title.is_empty() && row.value.is_empty()))
        .collect()
}

/// The promises, as said.
fn promises(services: &[Service<'_>]) -> Vec<Promise> {
    let words = |text: &Text<'_>| text.get().and_then(clean::text).unwrap_or_default();
    services
        .iter()
        .map(|service| Promise { title: words(&service.title), text: words(&service.content) })
        .filter(|promise| !(promise.title.is_empty() && promise.text.is_empty()))
        .collect()
}

/// What the status block reminds of, under its status.
fn reminder(status: &StatusFields<'_>) -> Option<Promise> {
    let text = clean::text(status.reminder.get()?)?;
    Some(Promise { title: status.title.get().and_then(clean::text).unwrap_or_default(), text })
}

/// The day of the step at which the money goes back.
fn refund_step(nodes: &[Node<'_>]) -> Option<Moment> {
    nodes.iter().find_map(|node| {
        let step = clean::text(node.text.get()?)?.to_lowercase();
        REFUND.contains(&step.as_str()).then(|| node.time.get().and_then(date_text::day))?
    })
}

/// The day that a part of a promise names which promises the money back. Parts are separated by
/// `·` or the end of a line.
fn promised(services: &[Service<'_>]) -> Option<Moment> {
    services
        .iter()
        .flat_map(|service| [&service.content, &service.title])
        .filter_map(Text::get)
        .flat_map(|text| text.split(['·', '\n', '\r', '\u{2028}']))
        .filter_map(clean::text)
        .filter(|part| is_of_refund(part))
        .find_map(|part| date_text::only_day(&part))
}

/// Whether a text begins with a word for the money that goes back.
fn is_of_refund(text: &str) -> bool {
    let text = text.to_lowercase();
    let after = |word: &str| text.strip_prefix(word);
    REFUND.into_iter().filter_map(after).any(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The parcels, each once.
fn parcels(infos: &[ParcelInfo<'_>]) -> Vec<Parcel> {
    let mut known = BTreeSet::new();
    infos
        .iter()
        .filter_map(|info| info.number.get().and_then(clean::text))
        .filter(|number| known.insert(number.clone()))
        .map(|number| Parcel { number, carrier: None })
        .collect()
}

/// A list that says something.
fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}
