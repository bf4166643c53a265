//! One order that a command is about: named or picked, changed, and shown as it stands then.

use clap::{ArgMatches, Args, FromArgMatches as _};

use super::ask::asker;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::{browse, words};
use crate::app::{Done, Session, Standing, act, status};
use crate::domain::order::Command;
use crate::domain::time::Moment;
use crate::view::{self, Page, stage_words};

// An order that is only looked at. (A doc comment here would become the verb's help.)
#[derive(Debug, Args)]
pub(super) struct OneOrder {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
}

// An order and when something was done to it. (A doc comment here would become the verb's help.)
#[derive(Debug, Args)]
pub(super) struct OrderAt {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    pub(super) order: String,
    /// When it was done, where that is not now
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

impl OrderAt {
    pub(super) fn at(&self, context: &Context) -> Result<Option<Moment>, Failure> {
        at(context, self.at.as_deref())
    }
}

/// The time of a flag `--at`.
pub(super) fn at(context: &Context, text: Option<&str>) -> Result<Option<Moment>, Failure> {
    text.map(|text| words::past("--at", text, &context.page)).transpose()
}

/// Matches that clap has let through but that cannot be read: the tree and the words disagree.
#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` calls")]
pub(super) fn unreadable(error: clap::Error) -> Failure {
    Failure::usage("usage", error.to_string())
}

/// Shows what a view makes of one order, named by the words of [`OneOrder`].
pub(super) fn show(
    context: &mut Context,
    matches: &ArgMatches,
    text: fn(&Standing, &Page) -> String,
) -> Result<(), Failure> {
    let asked = OneOrder::from_arg_matches(matches).map_err(unreadable)?;
    let standing = status(&context.session()?, words::digits(&asked.order)?)?;
    let text = text(&standing, &context.page);
    context.print(&text)?;
    open_page(context, &standing);
    Ok(())
}

/// Does commands to one order and prints how it stands then.
pub(super) fn change(
    context: &mut Context,
    order: &str,
    operation: &str,
    commands: Vec<Command>,
) -> Result<Done, Failure> {
    let session = context.session()?;
    let done = act(&session, words::digits(order)?, operation, commands)?;
    let text = view::status(&done.standing, &context.page);
    context.print_change(&text)?;
    open_page(context, &done.standing);
    Ok(done)
}

/// Opens the order's page, where that is wanted.
pub(super) fn open_page(context: &mut Context, standing: &Standing) {
    browse::open(context, &view::order_url(standing.order.id().as_str()));
}

/// The order that was named, or the one that the person picks among those that `among` finds.
pub(super) fn named_or_picked(
    context: &Context,
    order: Option<&str>,
    question: &str,
    none: &'static str,
    among: impl FnOnce(&Session) -> Result<Vec<Standing>, Failure>,
) -> Result<String, Failure> {
    if let Some(order) = order {
        return Ok(words::digits(order)?.to_owned());
    }
    let asker = asker(context, &[], true)?;
    let standings = among(&context.session()?)?;
    if standings.is_empty() {
        asker.say(none)?;
        return Err(Failure::Told(Exit::DONE));
    }
    let items: Vec<String> =
        standings.iter().map(|standing| item(standing, context, asker.room())).collect();
    let picked = asker.choose(question, &items)?;
    let picked = standings.get(picked).ok_or(Failure::Left)?;
    Ok(picked.order.id().to_string())
}

/// The columns below which an order in a list to pick from is named by the end of its number.
const NARROW: usize = 60;
/// The columns that the name of a store takes among other things to pick by.
const SELLER: usize = 16;

/// An order in a list to pick from: number, money, what is left of its time, store and first title.
fn item(standing: &Standing, context: &Context, room: usize) -> String {
    let order = &standing.order;
    let purchase = order.purchase();
    let digits = order.id().as_str();
    let number = match digits.char_indices().nth_back(3) {
        Some((ending, _)) if room < NARROW => format!("…{}", &digits[ending..]),
        Some(_) | None => digits.to_owned(),
    };
    let total = purchase.total().map(|total| view::money(*total));
    let left =
        standing.dues.first().map(|due| view::relative(due.deadline.due(), context.page.now));
    let seller = purchase.seller().map(|seller| view::fitted(&seller.name, SELLER));
    let title = purchase.lines().and_then(|lines| lines.first()).map(|line| line.title.clone());
    let stage = stage_words(order.stage()).to_owned();
    let parts = [Some(number), total, left, seller, title, Some(stage)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
