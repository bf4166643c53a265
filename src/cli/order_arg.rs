//! One order that a command is about: named or picked, changed, and shown.

use clap::Args;
use unicode_width::UnicodeWidthStr as _;

use super::ask::asker;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::{browse, parse};
use crate::app::{AppError, Done, OrderView, Session, act, status};
use crate::domain::order::Command;
use crate::domain::time::Moment;
use crate::view::{self, Page, stage_words};

// An order by its number. (A doc comment here would become the verb's help.)
#[derive(Debug, Args)]
pub(super) struct OrderArg {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
}

impl OrderArg {
    /// The digits that begin or end its number.
    pub(super) fn digits(&self) -> Result<&str, Failure> {
        parse::digits(&self.order)
    }
}

// An order and when something happened to it. (A doc comment here would become the verb's help.)
#[derive(Debug, Args)]
pub(super) struct OrderAtArgs {
    #[command(flatten)]
    pub(super) order: OrderArg,
    /// When it happened (default: now)
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

impl OrderAtArgs {
    /// When it happened; `None` for now.
    pub(super) fn at(&self, context: &Context) -> Result<Option<Moment>, Failure> {
        at(context, self.at.as_deref())
    }
}

/// The time of a flag `--at`.
pub(super) fn at(context: &Context, text: Option<&str>) -> Result<Option<Moment>, Failure> {
    parse::given(text, |text| parse::past("--at", text, &context.page))
}

/// Shows what a view makes of one order.
pub(super) fn show(
    context: &mut Context,
    order: &OrderArg,
    text: fn(&OrderView, &Page) -> String,
) -> Result<(), Failure> {
    let session = context.open()?;
    let view = status(&session, order.digits()?)?;
    print_view(context, &view, text)
}

/// Prints what a view makes of an order, and opens its page where that is wanted.
pub(super) fn print_view(
    context: &mut Context,
    view: &OrderView,
    text: fn(&OrderView, &Page) -> String,
) -> Result<(), Failure> {
    context.print(&text(view, &context.page))?;
    open_page(context, view);
    Ok(())
}

/// Does commands to one order and prints its status then.
pub(super) fn change(
    context: &mut Context,
    session: &mut Session,
    order: &OrderArg,
    commands: Vec<Command>,
) -> Result<Done, Failure> {
    let done = act(session, order.digits()?, commands)?;
    print_done(context, &done)?;
    Ok(done)
}

/// Prints the status of an order after a change, or what a dry run would have changed.
pub(super) fn print_done(context: &mut Context, done: &Done) -> Result<(), Failure> {
    print_done_as(context, done, view::status(&done.view, &context.page))
}

/// Prints this text about an order after a change, or what a dry run would have changed.
pub(super) fn print_done_as(
    context: &mut Context,
    done: &Done,
    text: String,
) -> Result<(), Failure> {
    let text = if context.globals.dry_run {
        view::difference(done.before.as_ref(), &done.view, &context.page)
    } else {
        text
    };
    context.print_change(&text)?;
    open_page(context, &done.view);
    Ok(())
}

/// Opens the order's page, where that is wanted.
pub(super) fn open_page(context: &mut Context, view: &OrderView) {
    browse::open_if_wanted(context, &view::order_url(view.order.id().as_str()));
}

/// The order that was named, or the one that the person picks among those that `among` finds.
pub(super) fn named_or_picked(
    context: &Context,
    session: &Session,
    order: Option<&str>,
    question: &str,
    none: &'static str,
    among: impl FnOnce(&Session) -> Result<Vec<OrderView>, AppError>,
) -> Result<String, Failure> {
    if let Some(order) = order {
        return Ok(parse::digits(order)?.to_owned());
    }
    let asker = asker(context, &[], true)?;
    let views = among(session)?;
    if views.is_empty() {
        asker.say(none)?;
        return Err(Failure::Reported(Exit::DONE));
    }
    let items: Vec<String> = views.iter().map(|view| item(view, context, asker.room())).collect();
    Ok(asker.pick(question, &views, &items)?.order.id().to_string())
}

/// The columns below which an order in a list to pick from has no money.
const NARROW: usize = 60;
/// The columns from which it has its store too.
const MEDIUM: usize = 70;
/// The columns from which it has its stage too.
const WIDE: usize = 100;
/// The columns that the name of a store takes among other things to pick by.
const SELLER: usize = 16;
/// The columns that the title keeps at least.
const MIN_TITLE: usize = 10;

/// An order in a list to pick from: its first title, then what tells it from others.
fn item(view: &OrderView, context: &Context, room: usize) -> String {
    let order = &view.order;
    let purchase = order.purchase();
    let number = Some(view::short_number(order.id()));
    let due = view.dues.first().map(|due| view::relative(due.deadline.due(), context.page.now));
    let total = purchase.total().map(|total| view::money(*total));
    let seller = purchase.seller().map(|seller| view::fitted(&seller.name, SELLER));
    let stage = Some(stage_words(order.stage()).to_owned());
    let parts = match room {
        0..NARROW => vec![due, number],
        NARROW..MEDIUM => vec![total, due, number],
        MEDIUM..WIDE => vec![total, seller, due, number],
        _wider => vec![total, seller, due, stage, number],
    };
    let rest = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let title = order.lines.first().map(|line| line.line.title.as_str());
    let title_room = room.saturating_sub(rest.width() + " · ".len()).max(MIN_TITLE);
    format!("{} · {rest}", view::fitted(title.unwrap_or(order.id().as_str()), title_room))
}
