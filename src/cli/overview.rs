//! `redress` alone: what has a date, or how to begin.

use clap::ArgMatches;

use super::context::Context;
use super::failure::Failure;
use super::order;
use crate::app::{Filter, list};

const BEGINNING: &str = "\
There is no order in the record yet. To begin:
  1. open My Orders on aliexpress.com, with the browser's Network tab (F12),
  2. click through the tabs of the list, and save everything as a HAR file,
  3. redress import orders.har, or by hand: redress order add NUMBER.
To see it work first, in a throw-away store: redress demo
";

/// Prints the orders that have a date, soonest first; on an empty record, how to begin.
pub(super) fn run(context: &mut Context, _matches: &ArgMatches) -> Result<(), Failure> {
    let session = context.session()?;
    let any = Filter { all: true, limit: 1, ..Filter::default() };
    let empty = list(&session, &any)?.is_none_or(|page| page.rows.is_empty());
    if empty && context.page.is_for_people() {
        return context.print(BEGINNING);
    }
    if empty {
        context.hint(BEGINNING.trim_end());
    }
    order::list_due(context)
}
