//! `redress order record ORDER FACT`: what others did.

use crate::cli::fact_args::{FactArg, FactFlags};
use crate::cli::lines::clarified;
use crate::cli::order_arg::{OrderAtArgs, change};
use crate::cli::parse;
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::order::{Command, Named, Source};
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Record {
    #[command(flatten)]
    args: OrderAtArgs,
    /// What happened
    #[arg(value_name = "FACT")]
    fact: FactArg,
    #[command(flatten)]
    flags: FactFlags,
    /// A note to keep with it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Run for Record {
    const NAME: &str = "record";
    const ABOUT: &str = "Record what the seller, the carrier or AliExpress did";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let at = self.args.at(context)?;
        let report = self.flags.read(Some(self.fact), Source::Buyer, at, context)?;
        let mut session = context.open()?;
        let mut commands: Vec<Command> = Vec::new();
        let order = self.args.order.digits()?;
        if let Some(Command::Report { report, about, by, at }) = report {
            let told = |about| Command::Report { report: report.clone(), about, by, at };
            let about = clarified(context, &mut session, order, about, told)?;
            commands.push(told(about));
        } else if let Some(Command::ReportDispute { lines, fact, at }) = report {
            let told = |about: Named| {
                let (lines, fact) = (about.lines, fact.clone());
                Command::ReportDispute { lines, fact, at }
            };
            let about = Named { lines, ..Named::default() };
            let about = clarified(context, &mut session, order, about, told)?;
            commands.push(told(about));
        }
        if let Some(note) = &self.note {
            commands.push(Command::Note { text: parse::text("--note", note)? });
        }
        let done = change(context, &mut session, &self.args.order, commands)?;
        if self.fact == FactArg::Remedy && !context.page.is_for_people() {
            for warning in view::remedy_warnings(&done.view) {
                context.hint(warning);
            }
        }
        Ok(())
    }
}
