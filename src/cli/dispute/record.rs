//! `redress dispute record ORDER FACT`: what the seller and AliExpress did.

use clap::{ArgMatches, Args, FromArgMatches as _, ValueEnum};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::keeping::change_with_files;
use super::super::tree::Verb;
use super::super::words;
use super::{at, files, unreadable};
use crate::domain::money::Money;
use crate::domain::order::{Command, DisputeFact, Proposal, Ruling};
use crate::domain::time::Moment;

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// What happened
    #[arg(value_name = "FACT")]
    fact: FactWord,
    /// How much was offered, agreed or ruled, where it is not everything: "12.50 USD"
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,
    /// What was ruled
    #[arg(long, value_name = "OUTCOME")]
    outcome: Option<OutcomeWord>,
    /// The goods go back for it
    #[arg(long)]
    r#return: bool,
    /// The date that the page prints: for the evidence, or for sending the goods back
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// A file that proves it; may be given again
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    evidence: Vec<std::path::PathBuf>,
    /// A line that the dispute is about, where several are open
    #[arg(long, value_name = "LINE")]
    line: Option<String>,
    /// When it happened, where that is not now
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FactWord {
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
    /// The seller has the goods back
    ReturnReceived,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutcomeWord {
    /// Everything that was asked for
    Full,
    /// --amount of it
    Partial,
    /// Nothing
    None,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "record",
    about: "Record what the seller or AliExpress did in a dispute",
    args: Words::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    only_fitting_flags(&asked)?;
    let amount =
        asked.amount.as_deref().map(|amount| words::money("--amount", amount)).transpose()?;
    if amount.is_some_and(|amount| amount.minor() == 0) {
        return Err(Failure::usage("usage.money", "--amount is zero"));
    }
    let until = asked
        .until
        .as_deref()
        .map(|until| words::moment("--until", until, context.page.zone))
        .transpose()?;
    let fact = fact(&asked, amount, until)?;
    let at = at(context, asked.at.as_deref())?;
    let command = Command::RecordDispute { line: asked.line.clone(), fact, at };
    let order = words::digits(&asked.order)?;
    change_with_files(context, order, "dispute record", command, &asked.evidence)
}

fn fact(
    asked: &Words,
    amount: Option<Money>,
    until: Option<Moment>,
) -> Result<DisputeFact, Failure> {
    let needed = |flag| Failure::Unanswered { flags: vec![flag], order: false };
    let returns = asked.r#return;
    Ok(match asked.fact {
        FactWord::SellerAccepted => DisputeFact::SellerAccepted,
        FactWord::SellerRejected => DisputeFact::SellerRejected,
        FactWord::SellerOffered => DisputeFact::SellerOffered { amount, returns },
        FactWord::SteppedIn => {
            let proposes = amount.is_some() || returns;
            let proposal = proposes.then_some(Proposal { amount, returns });
            DisputeFact::SteppedIn { proposal }
        }
        FactWord::MoreEvidenceAsked => DisputeFact::MoreEvidenceAsked { until },
        FactWord::EvidenceGiven => {
            if asked.evidence.is_empty() {
                return Err(needed("--evidence"));
            }
            DisputeFact::EvidenceGiven { files: files::names(&asked.evidence)? }
        }
        FactWord::Ruled => {
            let ruling = match (asked.outcome, amount) {
                (Some(OutcomeWord::Full), None) => Ruling::Full,
                (Some(OutcomeWord::None), None) => Ruling::None,
                (Some(OutcomeWord::Partial), Some(amount)) => Ruling::Partial(amount),
                (Some(OutcomeWord::Partial), None) => return Err(needed("--amount")),
                (Some(OutcomeWord::Full | OutcomeWord::None), Some(_)) => {
                    return Err(Failure::usage(
                        "usage.flag",
                        "--amount goes with --outcome partial only",
                    ));
                }
                (None, _) => return Err(needed("--outcome")),
            };
            DisputeFact::Ruled { ruling, returns }
        }
        FactWord::ReturnAgreed => DisputeFact::ReturnAgreed { amount, until },
        FactWord::ReturnReceived => DisputeFact::ReturnReceived,
    })
}

/// A flag that the fact has no use for is a mistake, not something to pass over.
fn only_fitting_flags(asked: &Words) -> Result<(), Failure> {
    use FactWord::{
        EvidenceGiven, MoreEvidenceAsked, ReturnAgreed, Ruled, SellerOffered, SteppedIn,
    };
    let is = |facts: &[FactWord]| facts.contains(&asked.fact);
    let unfitting = [
        (
            "--amount",
            asked.amount.is_some() && !is(&[SellerOffered, SteppedIn, Ruled, ReturnAgreed]),
        ),
        ("--outcome", asked.outcome.is_some() && !is(&[Ruled])),
        ("--return", asked.r#return && !is(&[SellerOffered, SteppedIn, Ruled])),
        ("--until", asked.until.is_some() && !is(&[MoreEvidenceAsked, ReturnAgreed])),
        ("--evidence", !asked.evidence.is_empty() && !is(&[EvidenceGiven])),
    ];
    match unfitting.into_iter().find(|(_, unfitting)| *unfitting) {
        Some((flag, _)) => {
            Err(Failure::usage("usage.flag", format!("{flag} does not go with this fact")))
        }
        None => Ok(()),
    }
}
