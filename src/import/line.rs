//! One line of an order, the same on the list and on the order page.

use super::flaw::Flaw;
use super::lenient::{Many, Text, object};
use super::money_text::Printed;
use super::page::Page;
use super::{address, clean};
use crate::domain::money::{Currency, Money};
use crate::domain::purchase::Line;

object! {
    /// The keys of a line that are read.
    LineFields<'a> {
        /// The number of the line.
        id: Text<'a> = "orderLineId",
        /// The number of the product.
        product_id: Text<'a> = "productId",
        /// The number of the variant.
        sku_id: Text<'a> = "skuId",
        /// The title.
        title: Text<'a> = "itemTitle",
        /// What makes the variant.
        attributes: Many<Attribute<'a>> = "skuAttrs",
        /// How many.
        quantity: Text<'a> = "quantity",
        /// The price of one, as text.
        price: Text<'a> = "itemPriceText",
        /// The price of one, in parts.
        info: Text<'a> = "formatPriceInfo",
        /// Its currency.
        currency: Text<'a> = "currencyCode",
        /// The address of the product.
        url: Text<'a> = "itemDetailUrl",
    }
}

object! {
    /// One property of a variant.
    Attribute<'a> {
        /// Its name, such as `Color`.
        name: Text<'a> = "name",
        /// Its value, such as `red`.
        text: Text<'a> = "text",
    }
}

impl LineFields<'_> {
    /// The price of one as printed.
    pub(super) fn printed(&self) -> Printed<'_> {
        Printed { text: self.price.get(), info: self.info.get() }
    }

    /// Whether it says nothing of what was bought.
    fn is_empty(&self) -> bool {
        let said = [&self.id, &self.product_id, &self.title, &self.price, &self.quantity];
        said.into_iter().all(|text| text.get().is_none())
    }

    /// The line itself, in `currency` where it names none of its own. A line that names no
    /// quantity is one piece.
    fn read(&self, currency: Option<Currency>, page: &Page<'_>) -> Result<Line, Flaw> {
        if self.is_empty() {
            return Err(Flaw::Shape);
        }
        let own = currency_of(&self.currency, page)?;
        let price = own
            .or(currency)
            .map(|currency| amount("the price of a line", self.printed(), currency, page));
        Ok(Line {
            id: number(&self.id, "the number of a line")?,
            product_id: number(&self.product_id, "the number of a product")?,
            sku_id: number(&self.sku_id, "the number of a variant")?,
            title: self.title.get().and_then(clean::text).unwrap_or_default(),
            variant: variant(&self.attributes.0),
            quantity: quantity(&self.quantity)?,
            unit_price: price.transpose()?.flatten(),
            url: self.url.get().and_then(address::page_address),
        })
    }
}

/// The lines of an order; `None` when there is none.
pub(super) fn lines(
    fields: &[LineFields<'_>],
    currency: Option<Currency>,
    page: &Page<'_>,
) -> Result<Option<Vec<Line>>, Flaw> {
    let lines: Vec<_> =
        fields.iter().map(|line| line.read(currency, page)).collect::<Result<_, _>>()?;
    Ok((!lines.is_empty()).then_some(lines))
}

/// The currency of an order: its own, else that of its first line.
pub(super) fn order_currency(
    own: &Text<'_>,
    lines: &[LineFields<'_>],
    page: &Page<'_>,
) -> Result<Option<Currency>, Flaw> {
    match (currency_of(own, page)?, lines.first()) {
        (None, Some(line)) => currency_of(&line.currency, page),
        (own, _) => Ok(own),
    }
}

/// The currency that a code means; `None` when there is no code.
fn currency_of(code: &Text<'_>, page: &Page<'_>) -> Result<Option<Currency>, Flaw> {
    let Some(code) = code.get().map(str::trim) else {
        return Ok(None);
    };
    let known = page.currency(code).map(Some);
    known.ok_or_else(|| {
        Flaw::Currency(code.chars().filter(char::is_ascii_graphic).take(8).collect())
    })
}

/// An amount, with the page's own decimal sign where the amount needs it.
pub(super) fn amount(
    what: &'static str,
    printed: Printed<'_>,
    currency: Currency,
    page: &Page<'_>,
) -> Result<Option<Money>, Flaw> {
    printed.amount(currency, || page.sign(currency)).map_err(|why| Flaw::Amount { what, why })
}

/// The digits of a number that is a name; `None` when it is absent or zero.
fn number(text: &Text<'_>, what: &'static str) -> Result<Option<String>, Flaw> {
    let Some(digits) = text.get().map(str::trim) else {
        return Ok(None);
    };
    if digits.len() > 40 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Flaw::NotANumber(what));
    }
    Ok((digits != "0").then(|| digits.to_owned()))
}

/// How many pieces a line is.
fn quantity(text: &Text<'_>) -> Result<u32, Flaw> {
    let Some(count) = text.get().map(str::trim) else {
        return Ok(1);
    };
    let whole = count.split_once('.').filter(|(_, zeros)| zeros.bytes().all(|byte| byte == b'0'));
    let digits = whole.map_or(count, |(whole, _)| whole);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|count| plain && *count > 0).ok_or(Flaw::Quantity)
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
    clean::text(&named.join(", "))
}
