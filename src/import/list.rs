//! An order as shown on the list of orders.

use serde_json::value::RawValue;

use super::field_error::{FieldError, FieldErrors, ReadOrder, RecordError};
use super::fields::OrderFields;
use super::lenient::Text;
use super::line;
use super::page::PageContext;
use super::record::Observation;
use super::{address, date_field, sanitize, status_text};
use crate::domain::details::{Details, Seller};
use crate::domain::id::OrderId;
use crate::domain::order::{Look, ShownStage, Source};

/// Reads the order of one block.
pub(super) fn order(fields: &RawValue, page: &PageContext<'_>) -> Result<ReadOrder, RecordError> {
    let fields: OrderFields<'_> =
        serde_json::from_str(fields.get()).map_err(|_| RecordError::Structure)?;
    let number = fields.order.get().ok_or(RecordError::NoOrder)?;
    let order = OrderId::parse(number.trim())?;
    let mut errors = FieldErrors::default();
    errors.take_misfits(None, &fields);
    let currency = line::order_currency(&fields.currency, &fields.lines, page);
    let currency = errors.take("currency", currency);
    let total = line::amount(fields.printed(), &fields.currency, currency, page);
    let said = fields.status.get().and_then(sanitize::line);
    let look = Look {
        stage: stage(said.as_deref(), page, &mut errors),
        details: Details {
            seller: seller(&fields.store, &fields.store_url, &fields.message_url),
            placed: errors.take("order date", date_field::past_day(&fields.placed, page)),
            total: errors.take("total", total),
            payment: errors.take("payment number", line::id(&fields.payment)),
            lines: line::lines(&fields.lines, currency, page, &mut errors),
            line_count: errors.take("number of lines", line::count(&fields.line_count)),
            status_text: said,
            ..Details::default()
        },
        parcels: Vec::new(),
    };
    let observation = Observation { order, source: Source::OrderList, seen: page.seen, look };
    Ok(ReadOrder { observation, errors })
}

/// The stage that the status text stands for, else the one that all orders on the tab are in.
pub(super) fn stage(
    said: Option<&str>,
    page: &PageContext<'_>,
    errors: &mut FieldErrors,
) -> Option<ShownStage> {
    let recognised = said.map(|said| status_text::seen(said).ok_or(FieldError::status(said)));
    let seen = errors.take("status", recognised.transpose());
    seen.or_else(|| page.stage.map(|stage| ShownStage { stage, cause: None }))
}

/// The seller; `None` when the page names none.
pub(super) fn seller(name: &Text<'_>, url: &Text<'_>, message_url: &Text<'_>) -> Option<Seller> {
    let url = url.get().and_then(address::page_address);
    let seller = Seller {
        name: name.get().and_then(sanitize::line).unwrap_or_default(),
        store_id: url.as_deref().and_then(address::store_id),
        url,
        message_url: message_url.get().and_then(address::page_address),
    };
    (seller != Seller::default()).then_some(seller)
}
