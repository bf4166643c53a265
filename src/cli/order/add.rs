//! `redress order add ORDER`: records an order by hand.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args as _};

use crate::app::add;
use crate::cli::ask::{Asker, asker};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::order_arg::print_done;
use crate::cli::parse;
use crate::cli::verb::{Verb, read};
use crate::domain::details::Seller;
use crate::domain::order::{NewOrder, Parcel};
use crate::domain::payment::Method;
use crate::domain::rule::Limit;
use crate::view;

#[derive(Debug, clap::Args)]
struct Args {
    /// The order number, 15 to 17 digits
    #[arg(value_name = "ORDER")]
    order: Option<String>,
    /// The name of the store
    #[arg(long, value_name = "NAME")]
    seller: Option<String>,
    /// The share of good ratings on the store's page, in percent: 94.5
    #[arg(long, value_name = "PERCENT")]
    rating: Option<String>,
    /// What it costs, with its currency: "12.50 USD"
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    total: Option<String>,
    /// When it was placed
    #[arg(long, value_name = "TIME")]
    placed: Option<String>,
    /// When it was paid
    #[arg(long, value_name = "TIME")]
    paid: Option<String>,
    /// How it was paid; decides when a refund is due
    #[arg(long, value_name = "METHOD", value_parser = PossibleValuesParser::new(Method::ALL.map(Method::id)))]
    method: Option<String>,
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

/// The verb.
pub(in crate::cli) const VERB: Verb =
    Verb { name: "add", about: "Record an order by hand", args: Args::augment_args, run };

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut asked: Args = read(matches)?;
    if let Some(order) = &asked.order {
        parse::order_id(order)?;
    }
    ask_for_missing(context, &mut asked)?;
    let id = parse::order_id(asked.order.as_deref().unwrap_or_default())?;
    let new = new_order(context, &asked)?;
    let mut session = context.open()?;
    let done = add(&mut session, &id, new)?;
    print_done(context, &done)?;
    let floor = session.policy.limit(Limit::SellerRating);
    let rating = done.view.order.purchase().seller_rating();
    if let Some(advice) = rating.and_then(|rating| view::rating_advice(*rating, floor)) {
        context.advise(&advice);
    }
    Ok(())
}

/// Asks for what the flags lack, or names the flags when nobody can be asked.
fn ask_for_missing(context: &Context, asked: &mut Args) -> Result<(), Failure> {
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
    if asked.order.is_none() {
        asked.order = Some(ask(&person, "Order number", parse::order_id)?);
    }
    if asked.seller.is_none() {
        asked.seller =
            Some(ask(&person, "Name of the store", |text| parse::text("--seller", text))?);
    }
    if asked.total.is_none() {
        asked.total =
            Some(ask(&person, "Total, such as 12.50 USD", |text| parse::money("--total", text))?);
    }
    if asked.placed.is_none() {
        asked.placed = Some(ask(&person, "Placed on, such as 2026-03-02", |text| {
            parse::past("--placed", text, &context.page)
        })?);
    }
    if asked.paid.is_none() && asked.shipped.is_none() {
        let paid = ask(&person, "Paid on (optional)", |text| {
            if text.is_empty() {
                Ok(())
            } else {
                parse::past("--paid", text, &context.page).map(drop)
            }
        })?;
        asked.paid = Some(paid).filter(|paid| !paid.is_empty());
    }
    if asked.item.is_empty() {
        let item = person.line("What was bought (optional)")?;
        asked.item.extend(Some(item).filter(|item| !item.is_empty()));
    }
    Ok(())
}

/// Asks until the answer can be read.
fn ask<T>(
    asker: &Asker,
    question: &str,
    read: impl Fn(&str) -> Result<T, Failure>,
) -> Result<String, Failure> {
    loop {
        let text = asker.line(question)?;
        match read(&text) {
            Ok(_) => return Ok(text),
            Err(Failure::Usage(problem) | Failure::Refused(problem)) => {
                asker.say(&format!("{}; Esc to leave", problem.message))?;
            }
            Err(other) => return Err(other),
        }
    }
}

fn new_order(context: &Context, asked: &Args) -> Result<NewOrder, Failure> {
    let time = |flag, text: &Option<String>| {
        text.as_deref().map(|text| parse::past(flag, text, &context.page)).transpose()
    };
    let total =
        parse::money("--total", asked.total.as_deref().ok_or_else(|| Failure::needs("--total"))?)?;
    let seller = asked.seller.as_deref().ok_or_else(|| Failure::needs("--seller"))?;
    let parcel = |number: &String| {
        parse::text("--tracking", number).map(|number| Parcel { number, carrier: None })
    };
    Ok(NewOrder {
        seller: Seller { name: parse::text("--seller", seller)?, ..Seller::default() },
        rating: asked
            .rating
            .as_deref()
            .map(|percent| parse::rating("--rating", percent))
            .transpose()?,
        total,
        placed: time("--placed", &asked.placed)?.ok_or_else(|| Failure::needs("--placed"))?,
        paid: time("--paid", &asked.paid)?,
        method: asked.method.clone(),
        shipped: time("--shipped", &asked.shipped)?,
        parcels: asked.tracking.iter().map(parcel).collect::<Result<_, _>>()?,
        lines: asked
            .item
            .iter()
            .map(|item| parse::item(item, total.currency()))
            .collect::<Result<_, _>>()?,
    })
}
