//! `redress order correct ORDER`: details that hold above what pages say.

use clap::builder::PossibleValuesParser;

use crate::app::order_at;
use crate::cli::order_arg::{OrderArg, change};
use crate::cli::parse;
use crate::cli::sum_args::SumArgs;
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::details::{Details, Line, Seller};
use crate::domain::money::Money;
use crate::domain::order::{Command, Order};
use crate::domain::payment::Method;

/// The value that lifts a correction: what the page says holds again.
const PAGE: &str = "page";

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Correct {
    #[command(flatten)]
    order: OrderArg,
    /// The name of the store
    #[arg(long, value_name = "NAME")]
    seller: Option<String>,
    /// The country that the seller is in, as two letters such as CN
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
    /// When it was shipped
    #[arg(long, value_name = "TIME")]
    shipped: Option<String>,
    /// How it was paid; decides when a refund is due
    #[arg(long, value_name = "METHOD", value_parser = PossibleValuesParser::new(methods()))]
    method: Option<String>,
    /// What was bought: "TITLE; QTY; PRICE"; all items, each with the flag
    #[arg(long, value_name = "ITEM")]
    item: Vec<String>,
    /// An item that you entered by hand, as its number or words of its title; with --is
    #[arg(long, value_name = "LINE", requires = "is")]
    line: Option<String>,
    /// The item of the page that it is, by its number on the page or in the order; with --line
    #[arg(long, value_name = "ID", requires = "line")]
    is: Option<String>,
    /// An order that was paid in one go with this one; repeatable; `redress undo` takes it back
    #[arg(long, value_name = "ORDER")]
    paid_with: Vec<String>,
}

impl Run for Correct {
    const NAME: &str = "correct";
    const ABOUT: &str = "Correct details of an order; the value \"page\" takes a correction back";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let mut session = context.open()?;
        let order = order_at(&session, self.order.digits()?, None)?;
        let mut commands: Vec<Command> = correction(&self, &order, context)?.into_iter().collect();
        commands.extend(matched(&self)?);
        for other in &self.paid_with {
            commands.push(Command::PaidWith(session.resolve(parse::digits(other)?)?));
        }
        if commands.is_empty() {
            return Err(Failure::usage("usage.flag", "name what to correct, such as --total"));
        }
        change(context, &mut session, &self.order, commands).map(drop)
    }
}

fn methods() -> impl Iterator<Item = &'static str> {
    Method::ALL.into_iter().map(Method::id).chain([PAGE])
}

/// Which item of the page one that was entered by hand is.
fn matched(args: &Correct) -> Result<Option<Command>, Failure> {
    let (Some(line), Some(id)) = (&args.line, &args.is) else { return Ok(None) };
    let (line, id) = (parse::text("--line", line)?, parse::text("--is", id)?);
    Ok(Some(Command::MatchLine { line, id }))
}

fn correction(
    args: &Correct,
    order: &Order,
    context: &Context,
) -> Result<Option<Command>, Failure> {
    let mut lift = Vec::new();
    let mut given = |field: &str, text: &Option<String>| -> Option<String> {
        if text.as_deref() == Some(PAGE) {
            lift.push(field.to_owned());
            return None;
        }
        text.clone()
    };
    let [seller, country, total, discount, shipping, tax, placed, paid, shipped, method] = [
        ("seller", &args.seller),
        ("seller_country", &args.seller_country),
        ("total", &args.total),
        ("discount", &args.sums.discount),
        ("shipping", &args.sums.shipping),
        ("tax", &args.sums.tax),
        ("placed", &args.placed),
        ("paid", &args.paid),
        ("shipped", &args.shipped),
        ("payment_method", &args.method),
    ]
    .map(|(field, text)| given(field, text));
    let items_are_lifted = args.item.iter().any(|item| item == PAGE);
    if items_are_lifted {
        lift.push("lines".to_owned());
    }
    let time = |flag, text: Option<String>| {
        parse::given(text.as_deref(), |text| parse::past(flag, text, &context.page))
    };
    let total = parse::given(total.as_deref(), |text| parse::money("--total", text))?;
    let currency = total.or(order.purchase().total().copied()).map(Money::currency);
    let sum = |flag, text: Option<String>| {
        parse::given(text.as_deref(), |text| {
            parse::sum(flag, text, currency.ok_or_else(|| Failure::needs("--total"))?)
        })
    };
    let known_seller = order.purchase().seller().cloned().unwrap_or_default();
    let seller = parse::given(seller.as_deref(), |name| parse::text("--seller", name))?;
    let set = Details {
        seller: seller.map(|name| Seller { name, ..known_seller }),
        seller_country: parse::given(country.as_deref(), parse::country)?,
        total,
        discount: sum("--discount", discount)?,
        shipping: sum("--shipping", shipping)?,
        tax: sum("--tax", tax)?,
        placed: time("--placed", placed)?,
        paid: time("--paid", paid)?,
        shipped: time("--shipped", shipped)?,
        payment_method: method,
        lines: if items_are_lifted { None } else { lines(&args.item, total, order)? },
        ..Details::default()
    };
    let is_any = !(set.is_empty() && lift.is_empty());
    Ok(is_any.then(|| Command::Correct { set: Box::new(set), lift }))
}

/// The items, priced in the currency of the order.
fn lines(
    items: &[String],
    total: Option<Money>,
    order: &Order,
) -> Result<Option<Vec<Line>>, Failure> {
    if items.is_empty() {
        return Ok(None);
    }
    let total = total.or(order.purchase().total().copied());
    let currency = total.ok_or_else(|| Failure::needs("--total"))?.currency();
    items.iter().map(|item| parse::item(item, currency)).collect::<Result<_, _>>().map(Some)
}
