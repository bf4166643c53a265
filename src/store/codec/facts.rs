//! What was bought, as rows.

use serde::{Deserialize, Serialize};

use super::text::{Unknown, moment, moment_text, unknown};
use crate::domain::money::{Currency, Money};
use crate::domain::purchase::{Facts, Line, PriceRow, Promise, Repeats, Seller};
use crate::domain::rating::Rating;
use crate::domain::time::Moment;

#[derive(Serialize, Deserialize)]
pub(super) struct MoneyRow {
    minor: i64,
    currency: String,
}

impl MoneyRow {
    pub(super) fn of(money: Money) -> Self {
        Self { minor: money.minor(), currency: money.currency().code().to_owned() }
    }

    pub(super) fn money(&self) -> Result<Money, Unknown> {
        let currency = Currency::parse(&self.currency)
            .ok_or_else(|| unknown("the currency", &self.currency))?;
        Money::from_minor(self.minor, currency)
            .map_err(|_| unknown("the amount", &self.minor.to_string()))
    }
}

#[derive(Serialize, Deserialize)]
struct SellerRow {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    store_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    message_url: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct LineRow {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    product: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sku: Option<String>,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    variant: Option<String>,
    quantity: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit_price: Option<MoneyRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct PairRow {
    title: String,
    text: String,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct FactsRow {
    #[serde(skip_serializing_if = "Option::is_none")]
    seller: Option<SellerRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seller_rating: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    placed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    was_paid: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shipped: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    protected_until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<MoneyRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_method: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<Vec<LineRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prices: Option<Vec<PairRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    promises: Option<Vec<PairRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<String>,
}

impl FactsRow {
    pub(super) fn of(facts: &Facts) -> Self {
        let text = |moment: Option<Moment>| moment.map(moment_text);
        Self {
            seller: facts.seller.clone().map(|Seller { name, store_id, url, message_url }| {
                SellerRow { name, store_id, url, message_url }
            }),
            seller_rating: facts.seller_rating.map(Rating::per_mille),
            placed: text(facts.placed),
            paid: text(facts.paid),
            was_paid: facts.was_paid,
            shipped: text(facts.shipped),
            ended: text(facts.ended),
            protected_until: text(facts.protected_until),
            total: facts.total.map(MoneyRow::of),
            payment_method: facts.payment_method.clone(),
            lines: facts.lines.as_ref().map(|lines| lines.iter().map(LineRow::of).collect()),
            prices: facts.prices.as_ref().map(|rows| {
                let pair =
                    |row: &PriceRow| PairRow { title: row.title.clone(), text: row.value.clone() };
                rows.iter().map(pair).collect()
            }),
            promises: facts.promises.as_ref().map(|rows| {
                let pair =
                    |row: &Promise| PairRow { title: row.title.clone(), text: row.text.clone() };
                rows.iter().map(pair).collect()
            }),
            said: facts.said.clone(),
        }
    }

    pub(super) fn facts(self) -> Result<Facts, Unknown> {
        let moment = |text: Option<String>| text.map(|text| moment(&text)).transpose();
        Ok(Facts {
            seller: self.seller.map(|SellerRow { name, store_id, url, message_url }| Seller {
                name,
                store_id,
                url,
                message_url,
            }),
            seller_rating: self.seller_rating.map(rating).transpose()?,
            placed: moment(self.placed)?,
            paid: moment(self.paid)?,
            was_paid: self.was_paid,
            shipped: moment(self.shipped)?,
            ended: moment(self.ended)?,
            protected_until: moment(self.protected_until)?,
            total: self.total.map(|row| row.money()).transpose()?,
            payment_method: self.payment_method,
            lines: self
                .lines
                .map(|lines| lines.into_iter().map(LineRow::line).collect())
                .transpose()?,
            prices: self.prices.map(|rows| {
                rows.into_iter()
                    .map(|PairRow { title, text }| PriceRow { title, value: text })
                    .collect()
            }),
            promises: self.promises.map(|rows| {
                rows.into_iter().map(|PairRow { title, text }| Promise { title, text }).collect()
            }),
            said: self.said,
        })
    }
}

macro_rules! repeats {
    ($($field:ident),+) => {
        /// The names of the facts that were seen again.
        #[derive(Default, Serialize, Deserialize)]
        #[serde(default)]
        pub(super) struct RepeatsRow {
            $(#[serde(skip_serializing_if = "is_false")] $field: bool,)+
        }

        impl RepeatsRow {
            pub(super) fn of(Repeats { $($field),+ }: Repeats) -> Self {
                Self { $($field),+ }
            }

            pub(super) fn repeats(&self) -> Repeats {
                Repeats { $($field: self.$field),+ }
            }
        }
    };
}

repeats! {
    seller, seller_rating, placed, paid, was_paid, shipped, ended, protected_until, total, payment_method, lines,
    prices, promises, said
}

fn rating(thousandths: u16) -> Result<Rating, Unknown> {
    Rating::from_per_mille(thousandths)
        .ok_or_else(|| unknown("the rating", &thousandths.to_string()))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(value: &bool) -> bool {
    !*value
}

impl LineRow {
    fn of(line: &Line) -> Self {
        let Line { id, product_id, sku_id, title, variant, quantity, unit_price, url } =
            line.clone();
        Self {
            id,
            product: product_id,
            sku: sku_id,
            title,
            variant,
            quantity,
            unit_price: unit_price.map(MoneyRow::of),
            url,
        }
    }

    fn line(self) -> Result<Line, Unknown> {
        Ok(Line {
            id: self.id,
            product_id: self.product,
            sku_id: self.sku,
            title: self.title,
            variant: self.variant,
            quantity: self.quantity,
            unit_price: self.unit_price.map(|row| row.money()).transpose()?,
            url: self.url,
        })
    }
}
