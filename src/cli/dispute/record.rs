//! `redress dispute record ORDER FACT`: what the seller and AliExpress did.

use clap::ValueEnum;

use super::files;
use crate::app::{Session, status};
use crate::cli::attach::kept;
use crate::cli::fact_args::only_fitting;
use crate::cli::lines::clarified;
use crate::cli::order_arg::{OrderArg, at, change};
use crate::cli::parse;
use crate::cli::subject_args::LineArgs;
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::money::Money;
use crate::domain::order::{
    Command, DisputeFact, Named, Proposal, Ruling, most_granted, named_numbers,
};
use crate::domain::time::Moment;
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Record {
    #[command(flatten)]
    order: OrderArg,
    /// What happened
    #[arg(value_name = "FACT")]
    fact: FactArg,
    /// How much was offered, agreed or ruled, where it is not everything: "12.50 USD"
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,
    /// What was ruled
    #[arg(long, value_name = "OUTCOME")]
    outcome: Option<OutcomeArg>,
    /// The goods go back for it
    #[arg(long)]
    r#return: bool,
    /// The date that the page prints with it: for your answer, for the evidence, for the decision, for
    /// sending the goods back, or for an appeal
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// A file that proves it; repeatable
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    evidence: Vec<std::path::PathBuf>,
    #[command(flatten)]
    lines: LineArgs,
    /// When it happened (default: now)
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

impl Run for Record {
    const NAME: &str = "record";
    const ABOUT: &str = "Record what the seller or AliExpress did in a dispute";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        only_fitting_flags(&self)?;
        let amount = parse::amount(self.amount.as_deref())?;
        let zone = context.page.zone;
        let until = parse::given(self.until.as_deref(), |t| parse::moment("--until", t, zone))?;
        let fact = fact(&self, amount, until)?;
        let at = at(context, self.at.as_deref())?;
        let order = self.order.digits()?;
        let mut session = context.open()?;
        let told = |about: Named| {
            let (lines, fact) = (about.lines, fact.clone());
            Command::ReportDispute { lines, fact, at }
        };
        let about = Named { lines: self.lines.read()?, ..Named::default() };
        let about = clarified(context, &mut session, order, about, told)?;
        let above = above_most(&session, order, &about, amount)?;
        let command = told(about.clone());
        let mut commands = kept(context, &mut session, order, &command, &self.evidence)?;
        commands.push(command);
        let printed = printed_beside(self.fact, amount.is_some() || self.r#return, until);
        commands.extend(printed.map(|fact| Command::ReportDispute {
            lines: about.lines,
            fact,
            at,
        }));
        change(context, &mut session, &self.order, commands)?;
        if let Some(most) = above {
            let most = view::money(most);
            context.hint(&format!("{most} was left of what was paid: no more is counted as owed"));
        }
        Ok(())
    }
}

/// The date that a page prints beside what doesn't carry one itself.
fn printed_beside(fact: FactArg, proposes: bool, until: Option<Moment>) -> Option<DisputeFact> {
    match fact {
        FactArg::SellerRejected => until.map(DisputeFact::AnswerUntil),
        FactArg::SteppedIn if !proposes => until.map(DisputeFact::DecisionUntil),
        FactArg::SellerAccepted
        | FactArg::SellerOffered
        | FactArg::SteppedIn
        | FactArg::MoreEvidenceAsked
        | FactArg::EvidenceGiven
        | FactArg::Ruled
        | FactArg::ReturnAgreed
        | FactArg::ReturnReceived
        | FactArg::ReturnAccepted
        | FactArg::ReturnRejected => None,
    }
}

/// The most that can be owed, where more than that is given.
fn above_most(
    session: &Session,
    order: &str,
    about: &Named,
    amount: Option<Money>,
) -> Result<Option<Money>, Failure> {
    let Some(amount) = amount else { return Ok(None) };
    let order = status(session, order)?.order;
    let lines = named_numbers(&order, &about.lines).unwrap_or_default();
    let most = most_granted(&order, &lines);
    Ok(most.filter(|most| most.currency() == amount.currency() && amount > *most))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FactArg {
    /// The seller accepted the claim
    SellerAccepted,
    /// The seller rejected it
    SellerRejected,
    /// The seller offered --amount, or everything, perhaps for a --return
    SellerOffered,
    /// AliExpress stepped in; with --amount or --return it proposes that
    SteppedIn,
    /// AliExpress wants more evidence, --until a date
    MoreEvidenceAsked,
    /// You added --evidence on the page
    EvidenceGiven,
    /// AliExpress ruled: --outcome
    Ruled,
    /// A return was agreed on, to be sent --until a date
    ReturnAgreed,
    /// The seller or the warehouse has the goods back
    ReturnReceived,
    /// The returned goods were accepted, or --amount was for a part of them
    ReturnAccepted,
    /// The returned goods were not accepted
    ReturnRejected,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutcomeArg {
    /// Everything that was asked for
    Full,
    /// --amount of it
    Partial,
    /// Nothing
    None,
}

fn fact(
    asked: &Record,
    amount: Option<Money>,
    until: Option<Moment>,
) -> Result<DisputeFact, Failure> {
    let returns = asked.r#return;
    Ok(match asked.fact {
        FactArg::SellerAccepted => DisputeFact::SellerAccepted,
        FactArg::SellerRejected => DisputeFact::SellerRejected,
        FactArg::SellerOffered => DisputeFact::SellerOffered(Proposal { amount, returns, until }),
        FactArg::SteppedIn => {
            let proposes = amount.is_some() || returns;
            let proposal = proposes.then_some(Proposal { amount, returns, until });
            DisputeFact::SteppedIn(proposal)
        }
        FactArg::MoreEvidenceAsked => DisputeFact::MoreEvidenceAsked { until },
        FactArg::EvidenceGiven => {
            if asked.evidence.is_empty() {
                return Err(Failure::needs("--evidence"));
            }
            DisputeFact::EvidenceGiven { files: files::names(&asked.evidence)? }
        }
        FactArg::Ruled => {
            let ruling = match (asked.outcome, amount) {
                (Some(OutcomeArg::Full), None) => Ruling::Full,
                (Some(OutcomeArg::None), None) => Ruling::None,
                (Some(OutcomeArg::Partial), Some(amount)) => Ruling::Partial(amount),
                (Some(OutcomeArg::Partial), None) => return Err(Failure::needs("--amount")),
                (Some(OutcomeArg::Full | OutcomeArg::None), Some(_)) => {
                    let message = "--amount goes with --outcome partial only";
                    return Err(Failure::usage("usage.flag", message));
                }
                (None, _) => return Err(Failure::needs("--outcome")),
            };
            DisputeFact::Ruled { ruling, returns, until }
        }
        FactArg::ReturnAgreed => DisputeFact::ReturnAgreed { amount, until },
        FactArg::ReturnReceived => DisputeFact::ReturnReceived,
        FactArg::ReturnAccepted => DisputeFact::ReturnAccepted { amount },
        FactArg::ReturnRejected => DisputeFact::ReturnRejected { until },
    })
}

/// A flag that the fact doesn't take is a mistake, not something to pass over.
fn only_fitting_flags(asked: &Record) -> Result<(), Failure> {
    let given = [
        ("--amount", asked.amount.is_some()),
        ("--outcome", asked.outcome.is_some()),
        ("--return", asked.r#return),
        ("--until", asked.until.is_some()),
        ("--evidence", !asked.evidence.is_empty()),
    ];
    let fitting: &[&str] = match asked.fact {
        FactArg::SellerAccepted | FactArg::ReturnReceived => &[],
        FactArg::SellerOffered | FactArg::SteppedIn => &["--amount", "--return", "--until"],
        FactArg::SellerRejected | FactArg::MoreEvidenceAsked | FactArg::ReturnRejected => {
            &["--until"]
        }
        FactArg::ReturnAccepted => &["--amount"],
        FactArg::EvidenceGiven => &["--evidence"],
        FactArg::Ruled => &["--outcome", "--amount", "--return", "--until"],
        FactArg::ReturnAgreed => &["--amount", "--until"],
    };
    only_fitting(&given, fitting)
}
