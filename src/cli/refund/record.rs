//! `redress refund record ORDER started|received|failed`.

use clap::ValueEnum;

use crate::app::{Session, remember_method, status};
use crate::cli::ask::asker;
use crate::cli::lines::clarified;
use crate::cli::order_arg::{OrderArg, at, change};
use crate::cli::parse;
use crate::cli::subject_args::LineArgs;
use crate::cli::verb::{Context, Failure, Run};
use crate::cli::words::ids;
use crate::domain::order::{Command, Named, RefundReport};
use crate::domain::payment::Method;
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Record {
    #[command(flatten)]
    order: OrderArg,
    /// What happened to the money
    #[arg(value_name = "FACT")]
    fact: FactArg,
    /// How much arrived, where it is not all that is left: "12.50 USD"
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,
    /// How it is paid back, where no page told
    #[arg(long, value_name = "METHOD", value_parser = ids(Method::ALL, Method::id))]
    method: Option<Method>,
    /// When it happened (default: now)
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// What arrived, where that was in another currency than was paid: "7.31 EUR"
    #[arg(long = "as", value_name = "MONEY", allow_hyphen_values = true)]
    arrived: Option<String>,
    #[command(flatten)]
    lines: LineArgs,
    /// The very same happened once more, such as a second part of the same amount
    #[arg(long)]
    again: bool,
}

impl Run for Record {
    const NAME: &str = "record";
    const ABOUT: &str = "Record that a refund was sent, arrived or failed";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let at = at(context, self.at.as_deref())?;
        let method = self.method;
        let unfitting = [
            ("--amount", self.amount.is_some() && self.fact != FactArg::Received),
            ("--method", method.is_some() && self.fact == FactArg::Failed),
            ("--as", self.arrived.is_some() && self.fact != FactArg::Received),
        ];
        if let Some((flag, _)) = unfitting.into_iter().find(|(_, unfitting)| *unfitting) {
            return Err(Failure::usage("usage.flag", format!("{flag} does not go with this fact")));
        }
        let amount = parse::amount(self.amount.as_deref())?;
        let arrived = parse::given(self.arrived.as_deref(), |text| parse::money("--as", text))?;
        let lines = self.lines.read()?;
        let mut session = context.open()?;
        let method = match method {
            None if self.fact == FactArg::Started => {
                ask_method(context, &mut session, &self.order)?
            }
            given => given,
        };
        let report = match self.fact {
            FactArg::Started => RefundReport::Started { method },
            FactArg::Received => RefundReport::Received { amount, arrived, method },
            FactArg::Failed => RefundReport::Failed,
        };
        let again = self.again;
        let told = |about: Named| {
            let (report, lines) = (report, about.lines);
            Command::ReportRefund { report, lines, again, at }
        };
        let about = Named { lines, ..Named::default() };
        let about = clarified(context, &mut session, self.order.digits()?, about, told)?;
        change(context, &mut session, &self.order, vec![told(about)]).map(drop)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FactArg {
    /// AliExpress shows it as processed: the days count from here
    Started,
    /// It arrived, or --amount of it did
    Received,
    /// It went back, or got lost on its way
    Failed,
}

/// How the money is paid back, where neither a page nor the settings say; asked once and kept.
fn ask_method(
    context: &Context,
    session: &mut Session,
    order: &OrderArg,
) -> Result<Option<Method>, Failure> {
    if !context.may_ask() {
        return Ok(None);
    }
    let view = status(session, order.digits()?)?;
    let open = view.bill.accounts.iter().find(|account| !account.is_settled());
    if open.is_none_or(|account| account.expected.method.is_some()) {
        return Ok(None);
    }
    let asker = asker(context, &["--method"], false)?;
    asker.say(&view::headline(&view.order))?;
    let question = "How did you pay? It is kept for later orders";
    let items = Method::ALL.map(|method| view::method_words(method).to_owned());
    let method = *asker.pick(question, &Method::ALL, &items)?;
    remember_method(session, method)?;
    Ok(Some(method))
}
