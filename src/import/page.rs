//! What all records of one response have in common.

use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;

use super::block::{Block, Tag};
use super::date_text;
use super::fields::{InfoFields, LineFields, OrderFields, PriceFields, ProductFields};
use super::lenient::{Many, Text};
use super::money_text::PrintedAmount;
use super::number_text::DecimalSign;
use crate::domain::instant::Instant;
use crate::domain::money::Currency;
use crate::domain::order::Stage;

/// What all records of one response have in common.
pub(super) struct PageContext<'a> {
    pub(super) seen: Instant,
    pub(super) stage: Option<Stage>,
    /// The decimal sign of the language in the request.
    pub(super) language: Option<DecimalSign>,
    pub(super) blocks: &'a [Block<'a>],
    /// The decimal signs in it; looked for only when an amount needs one.
    shown: OnceCell<Shown>,
    /// The last currency looked up: most pages have only one, many times over.
    last: Cell<Option<Currency>>,
}

impl<'a> PageContext<'a> {
    /// Creates the context of these blocks.
    pub(super) fn new(
        seen: Instant,
        stage: Option<Stage>,
        language: Option<DecimalSign>,
        blocks: &'a [Block<'a>],
    ) -> Self {
        Self { seen, stage, language, blocks, shown: OnceCell::new(), last: Cell::new(None) }
    }

    /// The currency with this code.
    pub(super) fn currency(&self, code: &str) -> Option<Currency> {
        if self.last.get().is_none_or(|last| last.code() != code) {
            self.last.set(Some(Currency::parse(code)?));
        }
        self.last.get()
    }

    /// The decimal sign of amounts in a currency: the one in other amounts of that currency, else
    /// the one in all amounts of the page, else that of the language in the request, else that of
    /// the language of the month names.
    pub(super) fn sign(&self, currency: Currency) -> Option<DecimalSign> {
        let shown = self.shown.get_or_init(|| shown(self.blocks));
        if let Some(sign) = shown.amounts.get(&currency) {
            return *sign;
        }
        let mut all = shown.amounts.values();
        match all.next() {
            Some(first) => first.filter(|_| all.all(|sign| sign == first)),
            None => self.language.or_else(|| shown.month_sign()),
        }
    }
}

/// The decimal signs found on a page.
#[derive(Debug, Default)]
struct Shown {
    /// The sign in the amounts of each currency; `None` if they have two.
    amounts: BTreeMap<Currency, Option<DecimalSign>>,
    months: BTreeSet<DecimalSign>,
}

impl Shown {
    /// Adds the sign in one amount.
    fn amount(&mut self, code: Option<&str>, printed: PrintedAmount<'_>) {
        if let Some(currency) = code.and_then(Currency::parse)
            && let Some(sign) = printed.sign(currency)
        {
            let known = self.amounts.entry(currency).or_insert(Some(sign));
            *known = known.filter(|known| *known == sign);
        }
    }

    /// Adds the signs in the prices of lines.
    fn lines(&mut self, lines: &Many<LineFields<'_>>) {
        for line in &lines.items {
            self.amount(line.currency.get(), line.printed());
        }
    }

    /// Adds the sign of the language of one date.
    fn date(&mut self, date: &Text<'_>) {
        self.months.extend(date.get().and_then(date_text::sign));
    }

    /// The sign of the month names, if it is only one.
    fn month_sign(&self) -> Option<DecimalSign> {
        self.months.first().copied().filter(|_| self.months.len() == 1)
    }
}

/// Looks for the decimal signs in some blocks.
fn shown(blocks: &[Block<'_>]) -> Shown {
    let mut shown = Shown::default();
    for block in blocks {
        let Some(fields) = block.fields.map(RawValue::get) else {
            continue;
        };
        match block.tag {
            Tag::Order => {
                let order: OrderFields<'_> = serde_json::from_str(fields).unwrap_or_default();
                let of_line = order.lines.items.first().and_then(|line| line.currency.get());
                shown.amount(order.currency.get().or(of_line), order.printed());
                shown.lines(&order.lines);
                shown.date(&order.placed);
            }
            Tag::Product => {
                let product: ProductFields<'_> = serde_json::from_str(fields).unwrap_or_default();
                shown.lines(&product.lines);
            }
            Tag::Price => {
                let price: PriceFields<'_> = serde_json::from_str(fields).unwrap_or_default();
                shown.amount(price.total.currency.get(), price.total.printed());
            }
            Tag::Info => {
                let info: InfoFields<'_> = serde_json::from_str(fields).unwrap_or_default();
                for date in [&info.placed, &info.paid, &info.shipped, &info.ended] {
                    shown.date(date);
                }
            }
            Tag::Action | Tag::Status | Tag::Progress | Tag::Services | Tag::Parcels => {}
        }
    }
    shown
}
