//! `redress order extend ORDER`: more time, asked for or granted.

use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::super::words;
use super::{at, change, unreadable};
use crate::app::{AppError, Standing, status};
use crate::domain::order::{Command, Fact, Refusal, Stage};
use crate::domain::time::{Instant, Moment};

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// The new date: of the protection that the seller granted, or, before shipping, of the time to
    /// ship that you grant the seller
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// When it was done, where that is not now
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "extend",
    about: "Ask the seller for more protection time, or record more time that was granted",
    args: Words::augment_args,
    run,
};

/// Protection can be lengthened, never shortened.
fn shorter(standing: Standing, until: Moment, ends: Instant) -> Failure {
    let refusal = Refusal::TooEarly { given: until, earliest: Moment::At(ends) };
    Failure::App(AppError::Refused { standing: Box::new(standing), refusal })
}

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let at = at(context, asked.at.as_deref())?;
    let until = asked
        .until
        .as_deref()
        .map(|until| words::moment("--until", until, context.page.zone))
        .transpose()?;
    let digits = words::digits(&asked.order)?;
    let standing = status(&context.session()?, digits)?;
    let stage = standing.order.stage();
    let is_unshipped = matches!(
        stage,
        Stage::VerifyingPayment | Stage::AwaitingShipment | Stage::CancellationPending
    );
    let command = match until {
        Some(until) if is_unshipped => Command::Record { fact: Fact::ShipBy { until }, at },
        Some(until) => {
            let ends = standing.order.windows().map(|windows| windows.deliver_by.due());
            if let Some(ends) = ends.filter(|ends| until.last() < *ends) {
                return Err(shorter(standing, until, ends));
            }
            Command::Record { fact: Fact::ProtectionUntil { until }, at }
        }
        None if is_unshipped => {
            return Err(Failure::Unanswered { flags: vec!["--until"], order: false });
        }
        None => Command::AskExtension { at },
    };
    change(context, digits, "order extend", vec![command])?;
    match (until, is_unshipped) {
        (Some(_), true) => context.advise(
            "You gave the seller more time to ship: until then the order does not close by itself.",
        ),
        (None, _) => context.advise(
            "This is your record. Ask the seller on the order's page too; a seller who stays silent \
             grants nothing, and shortly before the end a dispute is what keeps the money safe.",
        ),
        (Some(_), false) => {}
    }
    Ok(())
}
