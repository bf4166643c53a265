//! What holds for all records of one response.

use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;

use super::date_text;
use super::detail::{InfoFields, PriceFields, ProductFields};
use super::lenient::Text;
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
    /// What it shows of decimal signs; looked for only when an amount needs it.
    shown: OnceCell<Shown>,
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
        Self { seen, stage, language, blocks, shown: OnceCell::new(), last: Cell::new(None) }
    }

    /// The currency with this code.
    pub(super) fn currency(&self, code: &str) -> Option<Currency> {
        if self.last.get().is_none_or(|last| last.code() != code) {
            self.last.set(Some(Currency::parse(code)?));
        }
        self.last.get()
    }

    /// The decimal sign of amounts in a currency: the one that other amounts in it show, else the
    /// one that all amounts of the page show, else that of the language that was asked for, else
    /// that of the language in which its months are named.
    pub(super) fn sign(&self, currency: Currency) -> Option<Sign> {
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

/// What a page shows of decimal signs.
#[derive(Debug, Default)]
struct Shown {
    /// The sign of each currency, as far as its amounts show it; none where they show two.
    amounts: BTreeMap<Currency, Option<Sign>>,
    /// The signs of the languages in which the months are named.
    months: BTreeSet<Sign>,
}

impl Shown {
    /// Notes what one amount shows.
    fn amount(&mut self, code: Option<&str>, printed: Printed<'_>) {
        if let Some(currency) = code.and_then(Currency::parse)
            && let Some(sign) = printed.sign(currency)
        {
            let known = self.amounts.entry(currency).or_insert(Some(sign));
            *known = known.filter(|known| *known == sign);
        }
    }

    /// Notes what the prices of lines show.
    fn lines(&mut self, lines: &[LineFields<'_>]) {
        for line in lines {
            self.amount(line.currency.get(), line.printed());
        }
    }

    /// Notes what one date shows.
    fn date(&mut self, date: &Text<'_>) {
        self.months.extend(date.get().and_then(date_text::sign));
    }

    /// The one sign that the names of the months tell.
    fn month_sign(&self) -> Option<Sign> {
        self.months.first().copied().filter(|_| self.months.len() == 1)
    }
}

/// What some blocks show of decimal signs.
fn shown(blocks: &[Block<'_>]) -> Shown {
    let mut shown = Shown::default();
    for block in blocks {
        let Some(fields) = block.fields.map(RawValue::get) else {
            continue;
        };
        match block.tag {
            Tag::Order => {
                let order: OrderFields<'_> = serde_json::from_str(fields).unwrap_or_default();
                let of_line = order.lines.0.first().and_then(|line| line.currency.get());
                shown.amount(order.currency.get().or(of_line), order.printed());
                shown.lines(&order.lines.0);
                shown.date(&order.placed);
            }
            Tag::Product => {
                let product: ProductFields<'_> = serde_json::from_str(fields).unwrap_or_default();
                shown.lines(&product.lines.0);
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
