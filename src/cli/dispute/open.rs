//! `redress dispute open [ORDER]`: asks for what the flags lack, in the order of the page's own form.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::keeping::change_with_files;
use super::super::tree::Verb;
use super::super::words;
use super::form::Typed;
use super::{at, country, files, form, named_or_picked, unreadable};
use crate::app::{disputable, status};
use crate::domain::order::{Command, DisputeReason, Order, Want};
use crate::view::Problem;

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end; in a terminal it can be picked
    #[arg(value_name = "ORDER")]
    order: Option<String>,
    /// What is wrong
    #[arg(long, value_name = "REASON", value_parser = PossibleValuesParser::new(DisputeReason::all().map(DisputeReason::id)))]
    reason: Option<String>,
    /// What you ask for
    #[arg(long, value_name = "WANT", value_parser = PossibleValuesParser::new(Want::ALL.map(Want::id)))]
    want: Option<String>,
    /// How much you ask for, where it is not all that was paid: "12.50 USD"
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,
    /// An order line that it is about, by its number or its place from 1; may be given again
    #[arg(long, value_name = "LINE")]
    line: Vec<String>,
    /// What happened, in your words
    #[arg(long, value_name = "TEXT")]
    describe: Option<String>,
    /// A file that proves it, a photo or a video; may be given again
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    evidence: Vec<PathBuf>,
    /// The page offers a free return for it
    #[arg(long)]
    free_return: bool,
    /// Where you live, as two letters such as DE; decides which law helps you, and is kept
    #[arg(long, value_name = "COUNTRY")]
    country: Option<String>,
    /// When it was opened, where that is not now
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "open",
    about: "Open a dispute: goods that did not come, or that are not right",
    args: Words::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let at = at(context, asked.at.as_deref())?;
    let typed = typed(&asked)?;
    if let Some(country) = &asked.country {
        country::remember(context, country::read(country)?)?;
    }
    if typed.reason.is_none() && !context.may_ask() {
        let order = asked.order.is_none();
        return Err(Failure::Unanswered { flags: vec!["--reason"], order });
    }
    let order = named_or_picked(
        context,
        asked.order.as_deref(),
        "A dispute about which order?",
        "No dispute can be opened: no order has shipped, or the time for each is over.",
        |session| Ok(disputable(session)?),
    )?;
    let standing = status(&context.session()?, &order)?;
    let lines = lines(&standing.order, &asked.line)?;
    let (claim, files) = match typed.reason {
        Some(reason) if typed.is_enough(reason) || !context.may_ask() => {
            (typed.claim(reason, lines)?, asked.evidence)
        }
        Some(_) | None => form::ask(context, &standing, typed, asked.evidence, lines, at)?,
    };
    let command = Command::OpenDispute { claim: Box::new(claim), at };
    change_with_files(context, &order, "dispute open", command, &files)?;
    context.advise(
        "This is your record. AliExpress learns of it only from you: open the dispute on the order's \
         page with the same words and files. Do not close it for a promise, and never settle outside \
         AliExpress.",
    );
    Ok(())
}

/// What the flags say.
fn typed(asked: &Words) -> Result<Typed, Failure> {
    let amount =
        asked.amount.as_deref().map(|amount| words::money("--amount", amount)).transpose()?;
    if amount.is_some_and(|amount| amount.minor() == 0) {
        return Err(Failure::usage("usage.money", "--amount is zero"));
    }
    Ok(Typed {
        reason: asked.reason.as_deref().and_then(DisputeReason::from_id),
        want: asked.want.as_deref().and_then(Want::from_id),
        amount,
        description: asked
            .describe
            .as_deref()
            .map(|text| words::text("--describe", text))
            .transpose()?,
        evidence: files::names(&asked.evidence)?,
        free_return: asked.free_return,
    })
}

/// The order lines that are named, by their number on the page or, where it gave none, their place.
fn lines(order: &Order, named: &[String]) -> Result<Vec<String>, Failure> {
    let known = order.purchase().lines().map_or(&[][..], Vec::as_slice);
    let key = |place: usize, id: &Option<String>| id.clone().unwrap_or((place + 1).to_string());
    let mut keys = Vec::new();
    for name in named {
        let by_place = name.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
        let found = known
            .iter()
            .enumerate()
            .find(|(_, line)| line.id.as_deref() == Some(name))
            .or_else(|| by_place.and_then(|place| Some((place, known.get(place)?))));
        let Some((place, line)) = found else {
            let places = format!("the order has {} lines", known.len());
            return Err(Failure::Usage(Box::new(
                Problem::new("usage.line", format!("--line {name} is no line of this order"))
                    .cause(places)
                    .hint(format!("redress order show {}", order.id())),
            )));
        };
        let key = key(place, &line.id);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    // All lines by name are the whole order.
    if keys.len() == known.len() { Ok(Vec::new()) } else { Ok(keys) }
}
