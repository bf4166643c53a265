//! A line of an order, the same on the list and on the order page.

use super::field_error::{FieldError, FieldErrors};
use super::fields::{Attribute, LineFields};
use super::lenient::{Many, Text};
use super::money_text::PrintedAmount;
use super::page::PageContext;
use super::{address, sanitize};
use crate::domain::details::Line;
use crate::domain::money::{Currency, Money};

/// The lines of an order; `None` when there are none, or when it isn't known of one of them how
/// much of what it is: the others would pass for the whole order.
pub(super) fn lines(
    fields: &Many<LineFields<'_>>,
    currency: Option<Currency>,
    page: &PageContext<'_>,
    errors: &mut FieldErrors,
) -> Option<Vec<Line>> {
    let numbered = fields.items.iter().zip(1..);
    let lines: Vec<_> =
        numbered.map(|(fields, number)| line(fields, number, currency, page, errors)).collect();
    lines.into_iter().collect::<Option<Vec<_>>>().filter(|lines| !lines.is_empty())
}

/// A line, in `currency` unless it has its own.
fn line(
    fields: &LineFields<'_>,
    number: u32,
    currency: Option<Currency>,
    page: &PageContext<'_>,
    errors: &mut FieldErrors,
) -> Option<Line> {
    if is_empty(fields) {
        return errors.take(format_args!("line {number}"), Err(FieldError::EmptyLine));
    }
    let mut id = |what, text| errors.take(format_args!("line {number}, {what}"), id(text));
    let ids = [
        id("line number", &fields.id),
        id("product number", &fields.product_id),
        id("variant number", &fields.sku_id),
    ];
    let [id, product_id, sku_id] = ids;
    let own = currency_of(&fields.currency, page);
    let own = errors.take(format_args!("line {number}, currency"), own);
    let price = amount(fields.printed(), &fields.currency, own.or(currency), page);
    let unit_price = errors.take(format_args!("line {number}, price"), price);
    let quantity = quantity(&fields.quantity).map(Some);
    Some(Line {
        id,
        product_id,
        sku_id,
        title: fields.title.get().and_then(sanitize::line).unwrap_or_default(),
        variant: variant(&fields.attributes.items),
        quantity: errors.take(format_args!("line {number}, quantity"), quantity)?,
        unit_price,
        paid: None,
        url: fields.url.get().and_then(address::page_address),
    })
}

/// Whether a line doesn't say what was bought.
fn is_empty(fields: &LineFields<'_>) -> bool {
    let LineFields { id, product_id, title, price, quantity, .. } = fields;
    [id, product_id, title, price, quantity].into_iter().all(|text| text.get().is_none())
}

/// The currency of an order: its own, else that of its first line, whose code is checked with the
/// line.
pub(super) fn order_currency(
    own: &Text<'_>,
    lines: &Many<LineFields<'_>>,
    page: &PageContext<'_>,
) -> Result<Option<Currency>, FieldError> {
    match (currency_of(own, page)?, lines.items.first()) {
        (None, Some(line)) => Ok(currency_of(&line.currency, page).unwrap_or(None)),
        (own, _) => Ok(own),
    }
}

/// The currency with this code; `None` when there is no code.
fn currency_of(code: &Text<'_>, page: &PageContext<'_>) -> Result<Option<Currency>, FieldError> {
    let Some(code) = code.get().map(str::trim) else {
        return Ok(None);
    };
    let quote = || code.chars().filter(char::is_ascii_graphic).take(8).collect();
    page.currency(code).map(Some).ok_or_else(|| FieldError::Currency(quote()))
}

/// An amount, with the decimal sign of the page where the amount alone isn't clear. Where `code`
/// gives no currency because it is unknown, that is the error and not the amount.
pub(super) fn amount(
    printed: PrintedAmount<'_>,
    code: &Text<'_>,
    currency: Option<Currency>,
    page: &PageContext<'_>,
) -> Result<Option<Money>, FieldError> {
    match currency {
        Some(currency) => Ok(printed.amount(currency, || page.sign(currency))?),
        None if printed.is_absent() || code.get().is_some() => Ok(None),
        None => Err(FieldError::NoCurrency),
    }
}

/// How many lines the page says that there are; `None` when it doesn't, or says zero.
pub(super) fn count(text: &Text<'_>) -> Result<Option<u32>, FieldError> {
    let count = text.get().map(|text| whole(text).ok_or(FieldError::NotANumber)).transpose()?;
    Ok(count.filter(|count| *count > 0))
}

/// The digits of an identifier; `None` when it is absent or zero.
pub(super) fn id(text: &Text<'_>) -> Result<Option<String>, FieldError> {
    let Some(digits) = text.get().map(str::trim) else {
        return Ok(None);
    };
    if digits.len() > 40 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(FieldError::NotANumber);
    }
    Ok((digits != "0").then(|| digits.to_owned()))
}

/// The number of pieces; one when none is given.
fn quantity(text: &Text<'_>) -> Result<u32, FieldError> {
    match text.get() {
        Some(count) => whole(count).filter(|count| *count > 0).ok_or(FieldError::Quantity),
        None if text.is_misfit() => Err(FieldError::Quantity),
        None => Ok(1),
    }
}

/// A whole number, perhaps with zeros for decimals.
fn whole(text: &str) -> Option<u32> {
    let text = text.trim();
    let zeros = text.split_once('.').filter(|(_, zeros)| zeros.bytes().all(|byte| byte == b'0'));
    let digits = zeros.map_or(text, |(whole, _)| whole);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

/// The variant in words, such as `Color: red, Length: 2m`.
fn variant(attributes: &[Attribute<'_>]) -> Option<String> {
    let named: Vec<_> = attributes
        .iter()
        .filter_map(|attribute| {
            let text = attribute.text.get()?.trim();
            Some(match attribute.name.get() {
                Some(name) => format!("{}: {text}", name.trim()),
                None => text.to_owned(),
            })
        })
        .collect();
    sanitize::line(&named.join(", "))
}
