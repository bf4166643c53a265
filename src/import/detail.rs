//! An order as shown on its own page.

use std::collections::BTreeSet;

use serde_json::value::RawValue;

use super::block::{Block, Tag};
use super::field_error::{FieldError, FieldErrors, ReadOrder, RecordError};
use super::fields::{
    InfoFields, Node, ParcelFields, ParcelInfo, PriceFields, ProductFields, ProgressFields, Row,
    Service, ServiceFields, StatusFields,
};
use super::lenient::{Fit, Text};
use super::page::PageContext;
use super::record::Observation;
use super::{date_field, date_text, line, list, price_rows, promise_text, sanitize};
use crate::domain::details::{Details, PriceRow, Promise};
use crate::domain::id::OrderId;
use crate::domain::order::{Look, Parcel, Source};
use crate::domain::time::Moment;

/// The blocks of an order page, the last of each kind.
#[derive(Debug, Default)]
struct PageBlocks<'a> {
    status: StatusFields<'a>,
    info: InfoFields<'a>,
    price: PriceFields<'a>,
    product: ProductFields<'a>,
    progress: ProgressFields<'a>,
    services: Vec<Service<'a>>,
    parcels: Vec<ParcelInfo<'a>>,
}

/// Reads the order of an order page; `None` when the response has no block of such a page.
pub(super) fn order(page: &PageContext<'_>) -> Option<Result<ReadOrder, RecordError>> {
    let of_order_page = |block: &&Block<'_>| !matches!(block.tag, Tag::Order | Tag::Action);
    let mut blocks = page.blocks.iter().filter(of_order_page).peekable();
    blocks.peek()?;
    let mut errors = FieldErrors::default();
    let blocks = sorted(blocks, &mut errors);
    let read = observation(&blocks, page, &mut errors);
    Some(read.map(|observation| ReadOrder { observation, errors }))
}

/// Reads each block by its tag.
fn sorted<'a>(
    all: impl Iterator<Item = &'a Block<'a>>,
    errors: &mut FieldErrors,
) -> PageBlocks<'a> {
    let mut blocks = PageBlocks::default();
    for block in all {
        match block.tag {
            Tag::Status => blocks.status = parsed(block, errors),
            Tag::Info => blocks.info = parsed(block, errors),
            Tag::Price => blocks.price = parsed(block, errors),
            Tag::Product => blocks.product = parsed(block, errors),
            Tag::Progress => blocks.progress = parsed(block, errors),
            Tag::Services => {
                blocks.services.extend(parsed::<ServiceFields<'_>>(block, errors).promises.items);
            }
            Tag::Parcels => {
                blocks.parcels.extend(parsed::<ParcelFields<'_>>(block, errors).parcels.items);
            }
            Tag::Order | Tag::Action => {}
        }
    }
    blocks
}

/// The fields of a block; none of a block that isn't valid.
fn parsed<'a, T>(block: &Block<'a>, errors: &mut FieldErrors) -> T
where
    T: serde::Deserialize<'a> + Default + Fit,
{
    let fields = serde_json::from_str(block.fields.map_or("null", RawValue::get));
    let fields = fields.map(Some).map_err(|_| FieldError::Structure);
    let fields: T = errors.take(block.name(), fields).unwrap_or_default();
    errors.take_misfits(Some(&block.name()), &fields);
    fields
}

/// Reads the order from the blocks of its page.
fn observation(
    blocks: &PageBlocks<'_>,
    page: &PageContext<'_>,
    errors: &mut FieldErrors,
) -> Result<Observation, RecordError> {
    let PageBlocks { status, info, price, product, progress, services, parcels } = blocks;
    let order = order_number(status, info)?;
    let code = &price.total.currency;
    let currency = errors.take("currency", line::order_currency(code, &product.lines, page));
    let total = line::amount(price.total.printed(), code, currency, page);
    let total = errors.take("total", total);
    let prices = rows(&price.rows.items);
    let is_whole = prices.len() == price.rows.items.len();
    let sums = total.filter(|_| is_whole).and_then(|all| price_rows::sums(&prices, all, page));
    let said = status.title.get().and_then(sanitize::line);
    let mut promises = promises(services);
    promises.extend(reminder(status));
    let refund_day = errors.take("date of the refund step", refund_step(&progress.nodes.items));
    let refund_day =
        refund_day.or_else(|| errors.take("date of the refund promise", promised(services)));
    let seller = &product.seller;
    let look = Look {
        stage: list::stage(said.as_deref(), page, errors),
        details: Details {
            seller: list::seller(&seller.name, &seller.url, &seller.message_url),
            placed: errors.take("order date", date_field::past_day(&info.placed, page)),
            paid: errors.take("payment date", date_field::past_day(&info.paid, page)),
            shipped: errors.take("shipping date", date_field::past_day(&info.shipped, page)),
            ended: errors.take("end date", date_field::past_day(&info.ended, page)),
            protected_until: refund_day,
            total,
            discount: sums.map(|sums| sums.discount),
            coupons: sums.map(|sums| sums.coupons),
            shipping: sums.map(|sums| sums.shipping),
            tax: sums.map(|sums| sums.tax),
            payment_method: info.payment_method.get().and_then(sanitize::line),
            lines: line::lines(&product.lines, currency, page, errors),
            prices: some(prices),
            promises: some(promises),
            status_text: said,
            ..Details::default()
        },
        parcels: parcel_numbers(parcels),
    };
    Ok(Observation { order, source: Source::OrderPage, seen: page.seen, look })
}

/// The order number, which is in two blocks.
fn order_number(status: &StatusFields<'_>, info: &InfoFields<'_>) -> Result<OrderId, RecordError> {
    let (first, second) = (info.order.get(), status.order.get());
    if let (Some(first), Some(second)) = (first, second)
        && first.trim() != second.trim()
    {
        return Err(RecordError::TwoOrders);
    }
    Ok(OrderId::parse(first.or(second).ok_or(RecordError::NoOrder)?.trim())?)
}

/// The rows of the price table, as printed.
fn rows(rows: &[Row<'_>]) -> Vec<PriceRow> {
    let html = |text: &Text<'_>| text.get().and_then(sanitize::html_line).unwrap_or_default();
    rows.iter()
        .map(|row| PriceRow { title: html(&row.title), value: html(&row.value) })
        .filter(|row| !(row.title.is_empty() && row.value.is_empty()))
        .collect()
}

fn promises(services: &[Service<'_>]) -> Vec<Promise> {
    let words = |text: &Text<'_>| text.get().and_then(sanitize::line).unwrap_or_default();
    let raw = |text: &Text<'_>| text.get().unwrap_or_default().to_owned();
    let promise = |service: &Service<'_>| Promise {
        title: words(&service.title),
        text: words(&service.content),
        terms: promise_text::terms(&raw(&service.title), &raw(&service.content)),
    };
    let is_there = |promise: &Promise| !(promise.title.is_empty() && promise.text.is_empty());
    services.iter().map(promise).filter(is_there).collect()
}

/// The reminder in the status block, under its status.
fn reminder(status: &StatusFields<'_>) -> Option<Promise> {
    let text = sanitize::line(status.reminder.get()?)?;
    Some(Promise {
        title: status.title.get().and_then(sanitize::line).unwrap_or_default(),
        text,
        terms: Vec::new(),
    })
}

/// The day of the step at which the money goes back.
fn refund_step(nodes: &[Node<'_>]) -> Result<Option<Moment>, FieldError> {
    let steps = nodes.iter().filter(|node| is_refund_step(node));
    first_day(steps.map(|node| date_field::day(&node.time)))
}

/// Whether a step of the progress bar is the refund.
fn is_refund_step(node: &Node<'_>) -> bool {
    let step = node.text.get().and_then(sanitize::line).unwrap_or_default();
    promise_text::REFUND.contains(&step.to_lowercase().as_str())
}

/// The day in the part of a promise that promises the money back. Parts are separated by `·` or a
/// line break.
fn promised(services: &[Service<'_>]) -> Result<Option<Moment>, FieldError> {
    let parts = services
        .iter()
        .flat_map(|service| [&service.content, &service.title])
        .filter_map(Text::get)
        .flat_map(promise_text::parts)
        .filter(|part| promise_text::is_of_refund(part));
    first_day(parts.map(|part| match date_text::only_day(&part) {
        None if date_text::has_year(&part) => Err(FieldError::date(&part)),
        day => Ok(day),
    }))
}

/// The first day that can be read, else the first error.
fn first_day(
    days: impl Iterator<Item = Result<Option<Moment>, FieldError>>,
) -> Result<Option<Moment>, FieldError> {
    let mut first_error = None;
    for day in days {
        match day {
            Ok(None) => {}
            Ok(day) => return Ok(day),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    first_error.map_or(Ok(None), Err)
}

fn parcel_numbers(infos: &[ParcelInfo<'_>]) -> Vec<Parcel> {
    let mut known = BTreeSet::new();
    infos
        .iter()
        .filter_map(|info| info.number.get().and_then(sanitize::line))
        .filter(|number| known.insert(number.clone()))
        .map(|number| Parcel { number, ..Parcel::default() })
        .collect()
}

/// The list, unless it is empty.
fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}
