//! `redress order add ORDER`: records an order by hand.

use crate::app::{add, duplicates};
use crate::cli::ask::asker;
use crate::cli::order_arg::print_done;
use crate::cli::parse;
use crate::cli::sum_args::SumArgs;
use crate::cli::verb::{Context, Failure, Run};
use crate::cli::words::ids;
use crate::domain::details::Seller;
use crate::domain::order::{NewOrder, Parcel};
use crate::domain::payment::Method;
use crate::domain::rule::Limit;
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Add {
    /// The order number, 15 to 17 digits
    #[arg(value_name = "ORDER")]
    order: Option<String>,
    /// The name of the store
    #[arg(long, value_name = "NAME")]
    seller: Option<String>,
    /// The share of good ratings on the store's page, in percent: 94.5
    #[arg(long, value_name = "PERCENT")]
    rating: Option<String>,
    /// The country that the seller is in, as two letters such as CN; decides how long goods with a free
    /// return can go back
    #[arg(long, value_name = "COUNTRY")]
    seller_country: Option<String>,
    /// What it costs, with its currency: "12.50 USD"
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    total: Option<String>,
    #[command(flatten)]
    sums: SumArgs,
    /// When it was placed
    #[arg(long, value_name = "TIME")]
    placed: Option<String>,
    /// When it was paid
    #[arg(long, value_name = "TIME")]
    paid: Option<String>,
    /// How it was paid; decides when a refund is due
    #[arg(long, value_name = "METHOD", value_parser = ids(Method::ALL, Method::id))]
    method: Option<Method>,
    /// When it was shipped
    #[arg(long, value_name = "TIME")]
    shipped: Option<String>,
    /// A tracking number; repeatable
    #[arg(long, value_name = "NUMBER")]
    tracking: Vec<String>,
    /// What was bought: "TITLE; QTY; PRICE"; repeatable
    #[arg(long, value_name = "ITEM")]
    item: Vec<String>,
}

impl Run for Add {
    const NAME: &str = "add";
    const ABOUT: &str = "Record an order by hand";

    fn run(mut self, context: &mut Context) -> Result<(), Failure> {
        if let Some(order) = &self.order {
            parse::order_id(order)?;
        }
        ask_for_missing(context, &mut self)?;
        let id = parse::order_id(self.order.as_deref().unwrap_or_default())?;
        let new = new_order(context, &self)?;
        let mut session = context.open()?;
        let done = add(&mut session, &id, new)?;
        print_done(context, &done)?;
        for found in duplicates(&session, vec![done.view.order.as_known().clone()])? {
            context.advise(&view::duplicate_sentence(&found));
        }
        let floor = session.policy.limit(Limit::SellerRating);
        let rating = done.view.order.purchase().seller_rating();
        if let Some(advice) = rating.and_then(|rating| view::rating_advice(*rating, floor)) {
            context.advise(&advice);
        }
        Ok(())
    }
}

/// Asks for what the flags lack, or names the flags when nobody can be asked.
fn ask_for_missing(context: &Context, asked: &mut Add) -> Result<(), Failure> {
    let wanted = [
        ("--seller", asked.seller.is_none()),
        ("--total", asked.total.is_none()),
        ("--placed", asked.placed.is_none()),
    ];
    let missing: Vec<&'static str> =
        wanted.into_iter().filter_map(|(flag, missing)| missing.then_some(flag)).collect();
    if missing.is_empty() && asked.order.is_some() {
        return Ok(());
    }
    let person = asker(context, &missing, asked.order.is_none())?;
    // The words are kept: they are read once more with what the flags say.
    let ask = |known: &mut Option<String>, question, read: &dyn Fn(&str) -> Result<(), Failure>| {
        if known.is_none() {
            *known = Some(person.read(question, |text| read(text).map(|()| text.to_owned()))?);
        }
        Ok::<(), Failure>(())
    };
    let date = |flag, text: &str| parse::past(flag, text, &context.page).map(drop);
    ask(&mut asked.order, "Order number", &|text| parse::order_id(text).map(drop))?;
    ask(&mut asked.seller, "Name of the store", &|text| parse::text("--seller", text).map(drop))?;
    let example = "Total, such as 12.50 USD";
    ask(&mut asked.total, example, &|text| parse::money("--total", text).map(drop))?;
    ask(&mut asked.placed, "Placed on, such as 2026-03-02", &|text| date("--placed", text))?;
    if asked.paid.is_none() && asked.shipped.is_none() {
        ask(&mut asked.paid, "Paid on (optional)", &|text| {
            if text.is_empty() { Ok(()) } else { date("--paid", text) }
        })?;
        asked.paid.take_if(|paid| paid.is_empty());
    }
    if asked.item.is_empty() {
        let item = person.line("What was bought (optional)")?;
        asked.item.extend(Some(item).filter(|item| !item.is_empty()));
    }
    Ok(())
}

fn new_order(context: &Context, asked: &Add) -> Result<NewOrder, Failure> {
    let time = |flag, text: &Option<String>| {
        parse::given(text.as_deref(), |text| parse::past(flag, text, &context.page))
    };
    let total =
        parse::money("--total", asked.total.as_deref().ok_or_else(|| Failure::needs("--total"))?)?;
    let seller = asked.seller.as_deref().ok_or_else(|| Failure::needs("--seller"))?;
    let sum = |flag, text: &Option<String>| {
        parse::given(text.as_deref(), |text| parse::sum(flag, text, total.currency()))
    };
    let parcel = |number: &String| {
        parse::text("--tracking", number).map(|number| Parcel { number, ..Parcel::default() })
    };
    Ok(NewOrder {
        seller: Seller { name: parse::text("--seller", seller)?, ..Seller::default() },
        rating: parse::given(asked.rating.as_deref(), |text| parse::rating("--rating", text))?,
        country: parse::given(asked.seller_country.as_deref(), parse::country)?,
        total,
        discount: sum("--discount", &asked.sums.discount)?,
        shipping: sum("--shipping", &asked.sums.shipping)?,
        tax: sum("--tax", &asked.sums.tax)?,
        placed: time("--placed", &asked.placed)?.ok_or_else(|| Failure::needs("--placed"))?,
        paid: time("--paid", &asked.paid)?,
        method: asked.method.map(|method| method.id().to_owned()),
        shipped: time("--shipped", &asked.shipped)?,
        parcels: asked.tracking.iter().map(parcel).collect::<Result<_, _>>()?,
        lines: asked
            .item
            .iter()
            .map(|item| parse::item(item, total.currency()))
            .collect::<Result<_, _>>()?,
    })
}
