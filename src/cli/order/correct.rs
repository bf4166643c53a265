//! `redress order correct ORDER`: details that hold above what pages say.

use clap::builder::PossibleValuesParser;

use crate::app::order_at;
use crate::cli::order_arg::{OrderArg, change};
use crate::cli::parse;
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
    /// What it costs, with its currency: "12.50 USD"
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    total: Option<String>,
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
}

impl Run for Correct {
    const NAME: &str = "correct";
    const ABOUT: &str = "Correct details of an order; the value \"page\" takes a correction back";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let mut session = context.open()?;
        let order = order_at(&session, self.order.digits()?, None)?;
        let command = correction(&self, &order, context)?;
        change(context, &mut session, &self.order, vec![command]).map(drop)
    }
}

fn methods() -> impl Iterator<Item = &'static str> {
    Method::ALL.into_iter().map(Method::id).chain([PAGE])
}

fn correction(args: &Correct, order: &Order, context: &Context) -> Result<Command, Failure> {
    let mut lift = Vec::new();
    let mut given = |field: &str, text: &Option<String>| -> Option<String> {
        if text.as_deref() == Some(PAGE) {
            lift.push(field.to_owned());
            return None;
        }
        text.clone()
    };
    let [seller, total, placed, paid, shipped, method] = [
        ("seller", &args.seller),
        ("total", &args.total),
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
    let known_seller = order.purchase().seller().cloned().unwrap_or_default();
    let seller = parse::given(seller.as_deref(), |name| parse::text("--seller", name))?;
    let set = Details {
        seller: seller.map(|name| Seller { name, ..known_seller }),
        total,
        placed: time("--placed", placed)?,
        paid: time("--paid", paid)?,
        shipped: time("--shipped", shipped)?,
        payment_method: method,
        lines: if items_are_lifted { None } else { lines(&args.item, total, order)? },
        ..Details::default()
    };
    if set.is_empty() && lift.is_empty() {
        return Err(Failure::usage("usage.flag", "name what to correct, such as --total"));
    }
    Ok(Command::Correct { set: Box::new(set), lift })
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
