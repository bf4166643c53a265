//! `redress order forget ORDER`: erases an order for good.

use crate::app::{Session, forget, forgettable};
use crate::cli::ask::asker;
use crate::cli::parse;
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::id::OrderId;
use crate::view;

/// What is erased.
const WARNING: &str = "This erases the order, its messages, its evidence and the words of the \
commands about it for good. It cannot be undone.";

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Forget {
    /// The whole order number
    #[arg(value_name = "ORDER")]
    order: String,
}

impl Run for Forget {
    const NAME: &str = "forget";
    const ABOUT: &str = "Erase an order and everything about it for good";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let hint = |failure: Failure| failure.hint("the whole numbers: redress order list");
        let id = parse::order_id(&self.order).map_err(hint)?;
        let mut session = context.open()?;
        make_sure(context, &session, &id)?;
        forget(&mut session, &id)?;
        context.print_change(&view::forgotten(&id, &context.page))
    }
}

/// The number must be typed once more; a script needs `--yes`.
fn make_sure(context: &Context, session: &Session, id: &OrderId) -> Result<(), Failure> {
    let order = forgettable(session, id)?;
    if context.globals.yes || context.globals.dry_run {
        return Ok(());
    }
    let asker = asker(context, &["--yes"], false)?;
    match order {
        Some(order) => asker.say(&view::headline(&order))?,
        None => asker.say(&format!("Order {id}, of which only undone commands tell"))?,
    }
    asker.say(WARNING)?;
    loop {
        match asker.line("Type the order number to erase it")?.as_str() {
            typed if typed == id.as_str() => return Ok(()),
            _other => asker.say("That isn't the number of this order; Esc to leave")?,
        }
    }
}
