//! One order as the list of orders shows it.

use serde_json::value::RawValue;

use super::flaw::Flaw;
use super::lenient::{Many, Text, object};
use super::line::{self, LineFields};
use super::money_text::Printed;
use super::page::Page;
use super::{address, clean, labelled, status_text};
use crate::domain::id::OrderId;
use crate::domain::order::{Seen, Snapshot};
use crate::domain::purchase::{Facts, Seller};

object! {
    /// The keys of an order that are read.
    OrderFields<'a> {
        /// The number of the order.
        order: Text<'a> = "orderId",
        /// When it was placed.
        placed: Text<'a> = "orderDateText",
        /// The label of that date.
        placed_label: Text<'a> = "orderDateTitle",
        /// Its status.
        status: Text<'a> = "statusText",
        /// What it costs, as text.
        total: Text<'a> = "totalPriceText",
        /// What it costs, in parts.
        info: Text<'a> = "formatPriceInfo",
        /// In which currency.
        currency: Text<'a> = "currencyCode",
        /// The name of the store.
        store: Text<'a> = "storeName",
        /// The address of the store.
        store_url: Text<'a> = "storePageUrl",
        /// The address for writing to the seller.
        message_url: Text<'a> = "sellerConnectUrl",
        /// Its lines.
        lines: Many<LineFields<'a>> = "orderLines",
    }
}

impl OrderFields<'_> {
    /// The total as printed.
    pub(super) fn printed(&self) -> Printed<'_> {
        Printed { text: self.total.get(), info: self.info.get() }
    }
}

/// Reads the order of one block.
pub(super) fn snapshot(fields: &RawValue, page: &Page<'_>) -> Result<Snapshot, Flaw> {
    let order: OrderFields<'_> = serde_json::from_str(fields.get()).map_err(|_| Flaw::Shape)?;
    let number = order.order.get().ok_or(Flaw::NoOrder)?;
    let number = OrderId::parse(number.trim())?;
    let currency = line::order_currency(&order.currency, &order.lines.0, page)?;
    let total = currency.map(|currency| line::amount("the total", order.printed(), currency, page));
    let said = order.status.get().and_then(clean::text);
    let mut promises = Vec::new();
    Ok(Snapshot {
        order: number,
        seen: page.seen,
        stage: stage(said.as_deref(), page),
        facts: Facts {
            seller: seller(&order.store, &order.store_url, &order.message_url),
            placed: labelled::placed(&order.placed_label, &order.placed, page, &mut promises)?,
            total: total.transpose()?.flatten(),
            lines: line::lines(&order.lines.0, currency, page)?,
            promises: (!promises.is_empty()).then_some(promises),
            said,
            ..Facts::default()
        },
        parcels: Vec::new(),
    })
}

/// The stage: what the words of the status mean, else what the tab tells.
pub(super) fn stage(said: Option<&str>, page: &Page<'_>) -> Option<Seen> {
    let tab = || page.stage.map(|stage| Seen { stage, cause: None });
    said.and_then(status_text::seen).or_else(tab)
}

/// Who sells; `None` when the page says nothing of it.
pub(super) fn seller(name: &Text<'_>, url: &Text<'_>, message_url: &Text<'_>) -> Option<Seller> {
    let url = url.get().and_then(address::page_address);
    let seller = Seller {
        name: name.get().and_then(clean::text).unwrap_or_default(),
        store_id: url.as_deref().and_then(address::store_id),
        url,
        message_url: message_url.get().and_then(address::page_address),
    };
    (seller != Seller::default()).then_some(seller)
}
