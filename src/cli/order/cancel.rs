//! `redress order cancel [ORDER]`: picks the order and the reason where they are not named.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::ask::{Asker, asker};
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::super::words;
use super::{at, named_or_picked, open_page, unreadable};
use crate::app::{Session, Standing, act, cancellable, seller_of, status};
use crate::domain::order::{
    Command, Fault, Order, Reason, Stage, at as order_at, may_complain, reasons, refused,
};
use crate::domain::seller::SellerRecord;
use crate::domain::time::Moment;
use crate::view::{self, fault_words, fitted, headline, reason_words};

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end; in a terminal it can be picked
    #[arg(value_name = "ORDER")]
    order: Option<String>,
    /// Why; `order status` and the prompt show which reasons fit
    #[arg(long, value_name = "REASON", value_parser = PossibleValuesParser::new(reason_names()))]
    reason: Option<String>,
    /// What to write to it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Complain about the seller with it; only for a reason that is the seller's fault
    #[arg(long)]
    complain: bool,
    /// When the request was made, where that is not now
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "cancel",
    about: "Cancel an unpaid order, or ask the seller to cancel one that has not shipped",
    args: Words::augment_args,
    run,
};

/// The names of all reasons, each once.
fn reason_names() -> Vec<&'static str> {
    let mut names: Vec<&'static str> =
        Reason::UNPAID.into_iter().chain(Reason::PAID).map(Reason::id).collect();
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(*name));
    names
}

/// What the person answers beyond the order.
struct Answers {
    reason: Reason,
    note: Option<String>,
    complaint: bool,
}

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let at = at(context, asked.at.as_deref())?;
    let note = asked.note.as_deref().map(|note| words::text("--note", note)).transpose()?;
    let reason = asked.reason.as_deref().and_then(Reason::from_id);
    if asked.order.is_none() && reason.is_none() && !context.may_ask() {
        return Err(Failure::Unanswered { flags: vec!["--reason"], order: true });
    }
    let order = named_or_picked(
        context,
        asked.order.as_deref(),
        "Cancel which order?",
        "No order can be cancelled: none is unpaid or waits for its shipment.",
        |session| Ok(cancellable(session)?),
    )?;
    let answers = if let Some(reason) = reason {
        Answers { reason, note, complaint: asked.complain }
    } else {
        let standing = status(&context.session()?, &order)?;
        ask(context, &standing, note, asked.complain, at)?
    };
    let Answers { reason, note, complaint } = answers;
    let command = Command::Cancel { reason, note, complaint, at };
    let session = context.session()?;
    let done = act(&session, &order, "order cancel", vec![command])?;
    let seller =
        if context.page.is_for_people() { asked_of(&session, &done.standing.order) } else { None };
    let text = view::after_cancel(&done, seller.as_ref(), &context.page);
    context.print_change(&text)?;
    open_page(context, &done.standing);
    Ok(())
}

/// Asks for the reason, a note, the complaint where it is the seller's fault, and a yes. An order
/// that cannot be cancelled asks nothing: the refusal comes from where it is decided.
fn ask(
    context: &Context,
    standing: &Standing,
    note: Option<String>,
    complaint: bool,
    at: Option<Moment>,
) -> Result<Answers, Failure> {
    // What is told of an earlier time is judged as the order stood then.
    let session = context.session()?;
    let then =
        at.map(|at| order_at(&standing.recorded, at.last().min(context.page.now), &session.policy));
    let order = then.as_ref().unwrap_or(&standing.order);
    if let Some(refusal) = refused(order) {
        let standing = Box::new(standing.clone());
        return Err(Failure::App(crate::app::AppError::Refused { standing, refusal }));
    }
    let asker = asker(context, &["--reason"], false)?;
    asker.say(&format!("Cancel {}", headline(order)))?;
    let seller = asked_of(&session, order);
    if let Some(before) = seller.as_ref().and_then(view::granted_before) {
        asker.say(&before)?;
    }
    let reason = choose_reason(&asker, reasons(order))?;
    let note = match note {
        Some(note) => Some(note),
        None => Some(asker.line("A note for your record (Enter alone: none)")?)
            .filter(|note| !note.is_empty()),
    };
    let complaint = complaint || (may_complain(order, reason) && choose_complaint(&asker)?);
    if !context.globals.yes {
        asker.say(&summary(reason, note.as_deref(), complaint))?;
        if !asker.confirm("Record it?")? {
            return Err(Failure::Left);
        }
    }
    Ok(Answers { reason, note, complaint })
}

/// What is on record of the seller, where it has to agree. Whatever cannot be read of its other orders
/// stands in nobody's way.
fn asked_of(session: &Session, order: &Order) -> Option<SellerRecord> {
    let is_asked = matches!(order.stage(), Stage::AwaitingShipment | Stage::CancellationPending);
    if is_asked { seller_of(session, order).ok().flatten() } else { None }
}

fn choose_reason(asker: &Asker, reasons: &[Reason]) -> Result<Reason, Failure> {
    let lines = reason_lines(reasons, asker.room());
    let chosen = asker.choose("Why?", &lines)?;
    reasons.get(chosen).copied().ok_or(Failure::Left)
}

/// The columns of the longer side.
const SIDE: usize = "seller's side".len();

/// A line for each reason, with the side that it lies on: in a column of its own where there is
/// room for one, else in short after the words, which are cut before the side is.
fn reason_lines(reasons: &[Reason], room: usize) -> Vec<String> {
    let width = |text: &str| text.chars().count();
    let widest = reasons.iter().map(|reason| width(reason_words(*reason))).max().unwrap_or(0);
    let is_aligned = widest + 2 + SIDE <= room;
    reasons
        .iter()
        .map(|reason| {
            let (words, fault) = (reason_words(*reason), reason.fault());
            if is_aligned {
                return format!("{words:widest$}  {}", fault_words(fault)).trim_end().to_owned();
            }
            let side = match fault {
                Fault::Buyer => " · you",
                Fault::Seller => " · seller",
                Fault::Nobody => "",
            };
            format!("{}{side}", fitted(words, room.saturating_sub(width(side))))
        })
        .collect()
}

/// The old form's question.
fn choose_complaint(asker: &Asker) -> Result<bool, Failure> {
    asker.say(
        "This reason is the seller's fault. With a complaint AliExpress looks at the seller too; \
         the seller may agree less easily.",
    )?;
    let items = ["No, only ask the seller", "Yes, complain as well"].map(str::to_owned);
    Ok(asker.choose("Submit a complaint too?", &items)? == 1)
}

fn summary(reason: Reason, note: Option<&str>, complaint: bool) -> String {
    let mut text = format!("Reason     {}", reason_words(reason));
    if let Some(note) = note {
        text.push_str("\nNote       ");
        text.push_str(&view::clean(note));
    }
    if complaint {
        text.push_str("\nComplaint  yes");
    }
    text
}
