//! What holds for all records of one response.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::detail::{PriceFields, ProductFields};
use super::line::LineFields;
use super::list::OrderFields;
use super::money_text::Printed;
use super::mtop::{Block, Tag};
use super::number_text::Sign;
use crate::domain::money::Currency;
use crate::domain::order::Stage;
use crate::domain::time::Instant;

/// What holds for all records of one response.
pub(super) struct Page<'a> {
    /// When it was captured.
    pub(super) seen: Instant,
    /// The stage of all orders on the tab that it shows.
    pub(super) stage: Option<Stage>,
    /// The decimal sign of the language that was asked for.
    pub(super) language: Option<Sign>,
    /// Its blocks.
    pub(super) blocks: &'a [Block<'a>],
    /// The decimal sign of each currency, as far as its amounts show it; looked for only when an
    /// amount needs it. A currency whose amounts show two has none.
    signs: OnceCell<BTreeMap<Currency, Option<Sign>>>,
    /// The currency that was named last, because most pages name but one, many times over.
    last: Cell<Option<Currency>>,
}

impl<'a> Page<'a> {
    /// A page of these blocks.
    pub(super) fn new(
        seen: Instant,
        stage: Option<Stage>,
        language: Option<Sign>,
        blocks: &'a [Block<'a>],
    ) -> Self {
        Self { seen, stage, language, blocks, signs: OnceCell::new(), last: Cell::new(None) }
    }

    /// The currency with this code.
    pub(super) fn currency(&self, code: &str) -> Option<Currency> {
        if self.last.get().is_none_or(|last| last.code() != code) {
            self.last.set(Some(Currency::parse(code)?));
        }
        self.last.get()
    }

    /// The decimal sign of amounts in a currency: the one that other amounts in it show, else the
    /// one that all amounts of the page show, else that of the language that was asked for.
    pub(super) fn sign(&self, currency: Currency) -> Option<Sign> {
        let signs = self.signs.get_or_init(|| shown(self.blocks));
        if let Some(sign) = signs.get(&currency) {
            return *sign;
        }
        let mut all = signs.values();
        match all.next() {
            Some(first) => first.filter(|_| all.all(|sign| sign == first)),
            None => self.language,
        }
    }
}

/// The decimal signs that the amounts in some blocks show.
fn shown(blocks: &[Block<'_>]) -> BTreeMap<Currency, Option<Sign>> {
    let mut signs = BTreeMap::new();
    for block in blocks {
        let Some(fields) = block.fields.map(RawValue::get) else {
            continue;
        };
        match block.tag {
            Tag::Order => {
                let order: OrderFields<'_> = serde_json::from_str(fields).unwrap_or_default();
                let of_line = order.lines.0.first().and_then(|line| line.currency.get());
                note(&mut signs, order.currency.get().or(of_line), order.printed());
                note_lines(&mut signs, &order.lines.0);
            }
            Tag::Product => {
                let product: ProductFields<'_> = serde_json::from_str(fields).unwrap_or_default();
                note_lines(&mut signs, &product.lines.0);
            }
            Tag::Price => {
                let price: PriceFields<'_> = serde_json::from_str(fields).unwrap_or_default();
                note(&mut signs, price.total.currency.get(), price.total.printed());
            }
            Tag::Action
            | Tag::Status
            | Tag::Info
            | Tag::Progress
            | Tag::Services
            | Tag::Parcels => {}
        }
    }
    signs
}

/// Notes what the prices of lines show.
fn note_lines(signs: &mut BTreeMap<Currency, Option<Sign>>, lines: &[LineFields<'_>]) {
    for line in lines {
        note(signs, line.currency.get(), line.printed());
    }
}

/// Notes what one amount shows.
fn note(signs: &mut BTreeMap<Currency, Option<Sign>>, code: Option<&str>, printed: Printed<'_>) {
    if let Some(currency) = code.and_then(Currency::parse)
        && let Some(sign) = printed.sign(currency)
    {
        let known = signs.entry(currency).or_insert(Some(sign));
        *known = known.filter(|known| *known == sign);
    }
}
