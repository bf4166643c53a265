//! `redress dispute open [ORDER]`: asks for what the flags lack, in the order of the page's own form.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::ask::{Asker, asker};
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::keeping::change_with_files;
use super::super::tree::Verb;
use super::super::words;
use super::{at, named_or_picked, unreadable};
use crate::app::{AppError, Standing, disputable, dispute_reasons, reindex, status};
use crate::domain::buyer::Country;
use crate::domain::money::Money;
use crate::domain::order::{Claim, Command, DisputeReason, Order, Want};
use crate::domain::time::Moment;
use crate::settings;
use crate::view::{self, Problem, dispute_reason_words, want_words};

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
    let typed = Typed::read(&asked)?;
    if let Some(country) = &asked.country {
        remember(context, country_of(country)?)?;
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
        Some(_) | None => ask(context, &standing, typed, asked.evidence, lines, at)?,
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

/// Reads a country.
fn country_of(text: &str) -> Result<Country, Failure> {
    Country::parse(text.trim()).ok_or_else(|| {
        Failure::Usage(Box::new(
            Problem::new("usage.country", format!("{text} is no country"))
                .hint("two letters, such as DE, GB or US"),
        ))
    })
}

/// Keeps where the buyer lives, so that it is asked once; a trial keeps nothing.
fn remember(context: &Context, country: Country) -> Result<(), Failure> {
    let folder = context.config_folder().filter(|_| !context.globals.dry_run);
    match folder {
        Some(folder) => {
            settings::remember_country(&folder, country).map_err(AppError::from)?;
            reindex(&context.session()?)?;
            Ok(())
        }
        None => Ok(()),
    }
}

/// What the flags say.
struct Typed {
    reason: Option<DisputeReason>,
    want: Option<Want>,
    amount: Option<Money>,
    description: Option<String>,
    evidence: Vec<String>,
    free_return: bool,
}

impl Typed {
    fn read(asked: &Words) -> Result<Self, Failure> {
        let amount =
            asked.amount.as_deref().map(|amount| words::money("--amount", amount)).transpose()?;
        if amount.is_some_and(|amount| amount.minor() == 0) {
            return Err(Failure::usage("usage.money", "--amount is zero"));
        }
        Ok(Self {
            reason: asked.reason.as_deref().and_then(DisputeReason::from_id),
            want: asked.want.as_deref().and_then(Want::from_id),
            amount,
            description: asked
                .describe
                .as_deref()
                .map(|text| words::text("--describe", text))
                .transpose()?,
            evidence: evidence(&asked.evidence)?,
            free_return: asked.free_return,
        })
    }

    /// Whether nothing must be asked.
    fn is_enough(&self, reason: DisputeReason) -> bool {
        !reason.needs_evidence() || !self.evidence.is_empty()
    }

    /// The claim of a script: nothing is asked, and a reason that must be proven names its flag.
    fn claim(self, reason: DisputeReason, lines: Vec<String>) -> Result<Claim, Failure> {
        if reason.needs_evidence() && self.evidence.is_empty() {
            return Err(Failure::Unanswered { flags: vec!["--evidence"], order: false });
        }
        let fitting = if reason == DisputeReason::ChangeOfMind {
            Want::ReturnAndRefund
        } else {
            Want::Refund
        };
        Ok(Claim {
            reason,
            want: self.want.unwrap_or(fitting),
            amount: self.amount,
            lines,
            description: self.description,
            evidence: self.evidence,
            free_return: self.free_return,
        })
    }
}

/// The names of the files, each of which must be there and readable.
pub(super) fn evidence(files: &[PathBuf]) -> Result<Vec<String>, Failure> {
    files
        .iter()
        .map(|file| {
            let wrong = |why: String| {
                Failure::Failed(Box::new(
                    Problem::new("evidence.unreadable", format!("{}: {why}", file.display()))
                        .hint("name a file that is there; nothing was recorded"),
                ))
            };
            let opened = std::fs::File::open(file).and_then(|file| file.metadata());
            match opened {
                Ok(about) if about.is_file() => {}
                Ok(_) => return Err(wrong("it is no file".to_owned())),
                Err(error) => return Err(wrong(error.to_string())),
            }
            let name = file.file_name().unwrap_or(file.as_os_str());
            Ok(name.to_string_lossy().into_owned())
        })
        .collect()
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

/// Asks in the order of the page's form: the reason, the evidence, the description, what is wanted,
/// how much, and a yes. An order on which nothing can be opened asks nothing.
fn ask(
    context: &Context,
    standing: &Standing,
    typed: Typed,
    files: Vec<PathBuf>,
    lines: Vec<String>,
    at: Option<Moment>,
) -> Result<(Claim, Vec<PathBuf>), Failure> {
    let session = context.session()?;
    let reasons = dispute_reasons(&session, standing, at).map_err(|refusal| {
        Failure::App(AppError::Refused { standing: Box::new(standing.clone()), refusal })
    })?;
    let asker = asker(context, &["--reason"], false)?;
    asker.say(&format!("Dispute about {}", view::headline(&standing.order)))?;
    let reason = if let Some(reason) = typed.reason {
        reason
    } else {
        if let Some(from) = reasons.not_received_from {
            asker.say(&view::not_received_from(from, &context.page))?;
        }
        let items = reason_lines(&reasons.fitting, asker.room());
        *reasons.fitting.get(asker.choose("What is wrong?", &items)?).ok_or(Failure::Left)?
    };
    let (evidence, files) = if typed.evidence.is_empty() {
        ask_evidence(&asker, reason)?
    } else {
        (typed.evidence, files)
    };
    let description = match typed.description {
        Some(description) => Some(description),
        None => Some(asker.line("What happened, and what do you ask for")?)
            .filter(|text| !text.is_empty()),
    };
    let (want, amount) = match typed.want {
        Some(want) => (want, typed.amount),
        None => ask_want(&asker, &standing.order, reason, typed.amount)?,
    };
    // A sixth question at most: who asks for a part has been asked how much.
    if amount.is_none() && session.policy.buyer.country.is_none() {
        ask_country(context, &asker)?;
    }
    let claim = Claim {
        reason,
        want,
        amount,
        lines,
        description,
        evidence,
        free_return: typed.free_return,
    };
    if !context.globals.yes {
        asker.say(&summary(&claim))?;
        if !asker.confirm("Record it?")? {
            return Err(Failure::Left);
        }
    }
    Ok((claim, files))
}

/// A line for each reason, with the side of the parcel that it lies on, where there is room.
fn reason_lines(reasons: &[DisputeReason], room: usize) -> Vec<String> {
    let words = |reason: &DisputeReason| sentence(dispute_reason_words(*reason));
    let widest = reasons.iter().map(|reason| words(reason).chars().count()).max().unwrap_or(0);
    let side = |reason: &DisputeReason| {
        if reason.is_of_received() { "received" } else { "not received" }
    };
    reasons
        .iter()
        .map(|reason| {
            if widest + 2 + "not received".len() <= room {
                format!("{:widest$}  {}", words(reason), side(reason))
            } else {
                words(reason)
            }
        })
        .collect()
}

/// The words with a capital.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// Asks for files until they are there, and returns their names and where they are; a reason that
/// needs none may go without.
fn ask_evidence(
    asker: &Asker,
    reason: DisputeReason,
) -> Result<(Vec<String>, Vec<PathBuf>), Failure> {
    let question = if reason.needs_evidence() {
        "Evidence, a photo or video file (several: with ; between)"
    } else {
        "Evidence, a file (Enter alone: none)"
    };
    loop {
        let text = asker.line(question)?;
        let files: Vec<PathBuf> = text
            .split(';')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(PathBuf::from)
            .collect();
        if files.is_empty() && reason.needs_evidence() {
            asker.say("A claim about goods that came is dropped without evidence; Esc leaves")?;
            continue;
        }
        match evidence(&files) {
            Ok(names) => return Ok((names, files)),
            Err(Failure::Failed(problem)) => {
                asker.say(&format!("{}; Esc leaves", problem.message))?;
            }
            Err(other) => return Err(other),
        }
    }
}

/// Where the buyer lives, which is asked until it is told once.
fn ask_country(context: &Context, asker: &Asker) -> Result<(), Failure> {
    loop {
        let text = asker.line("Where do you live, such as DE or US (Enter alone: not told)")?;
        if text.is_empty() {
            return Ok(());
        }
        match country_of(&text) {
            Ok(country) => return remember(context, country),
            Err(Failure::Usage(problem)) => {
                asker.say(&format!("{}; Esc leaves", problem.message))?;
            }
            Err(other) => return Err(other),
        }
    }
}

/// What is wanted, and how much where it is not everything.
fn ask_want(
    asker: &Asker,
    order: &Order,
    reason: DisputeReason,
    amount: Option<Money>,
) -> Result<(Want, Option<Money>), Failure> {
    if reason == DisputeReason::ChangeOfMind {
        return Ok((Want::ReturnAndRefund, amount));
    }
    if amount.is_some() {
        return Ok((Want::Refund, amount));
    }
    let paid = order.purchase().total().map(|total| format!(" of {}", view::money(*total)));
    let paid = paid.unwrap_or_default();
    let items = [
        format!("A full refund{paid}"),
        "A part of it, and I keep the goods".to_owned(),
        "Return the goods for a full refund".to_owned(),
    ];
    let items = if reason.is_of_received() { &items[..] } else { &items[..2] };
    match asker.choose("What do you want?", items)? {
        0 => Ok((Want::Refund, None)),
        1 => Ok((Want::Refund, Some(ask_amount(asker, order)?))),
        _return => Ok((Want::ReturnAndRefund, None)),
    }
}

fn ask_amount(asker: &Asker, order: &Order) -> Result<Money, Failure> {
    let paid = order.purchase().total();
    let currency = paid.map(|paid| paid.code().to_owned());
    loop {
        let text = asker.line("How much")?;
        let with_currency = match &currency {
            Some(currency) if !text.contains(' ') => format!("{text} {currency}"),
            Some(_) | None => text,
        };
        let problem = match words::money("--amount", &with_currency) {
            Ok(amount) if amount.minor() == 0 => "the amount is zero".to_owned(),
            Ok(amount) if paid.is_some_and(|paid| paid.currency() != amount.currency()) => {
                "that is another currency than you paid".to_owned()
            }
            Ok(amount) if paid.is_some_and(|paid| amount > *paid) => {
                "that is more than you paid".to_owned()
            }
            Ok(amount) => return Ok(amount),
            Err(Failure::Usage(problem)) => problem.message,
            Err(other) => return Err(other),
        };
        asker.say(&format!("{problem}; Esc leaves"))?;
    }
}

fn summary(claim: &Claim) -> String {
    let amount = claim.amount.map_or_else(|| "everything that was paid".to_owned(), view::money);
    let mut text = format!(
        "Reason       {}\nWant         {}\nAmount       {amount}",
        dispute_reason_words(claim.reason),
        want_words(claim.want),
    );
    if let Some(description) = &claim.description {
        text.push_str("\nDescription  ");
        text.push_str(&view::clean(description));
    }
    for file in &claim.evidence {
        text.push_str("\nEvidence     ");
        text.push_str(&view::clean(file));
    }
    text
}
