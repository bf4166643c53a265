//! When somebody last looked, and what a look and a word say of an order that is held.

use super::endings::{Ending, Ends};
use super::ledger::{Entry, Ledger};
use crate::domain::instant::Instant;
use crate::domain::order::fact::Statement;
use crate::domain::order::stage::Stage;
use crate::domain::time::Moment;

/// Since when the order is frozen; `None` where it is not, or where it was told since how it ended.
#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else freezes an order")]
pub(super) fn frozen(ledger: &Ledger<'_>, ending: Option<&Ending>) -> Option<Moment> {
    let page = ledger.newest(|stage| stage != Stage::Unknown);
    let shown = page.map(|page| {
        let run = ledger.shown.iter().rev().take_while(|shown| shown.page.stage == Stage::Frozen);
        let since = run.last().map_or(page.at, |first| first.at);
        (page.at, page.page.stage == Stage::Frozen, Moment::At(since), page.at)
    });
    let told = ledger.told_after(page.map(|page| page.at));
    let told = told.filter_map(|(from, entry)| match entry.fact.what {
        Statement::Frozen => Some((from, true, entry.fact.at, entry.told)),
        Statement::Unfrozen => Some((from, false, entry.fact.at, entry.told)),
        _ => None,
    });
    let newest = shown.into_iter().chain(told).max_by_key(|(from, ..)| *from);
    let (_, is_frozen, since, said) = newest?;
    let is_over = |ending: &Ending| matches!(ending.ends, Ends::ToldBefore(told) if said < told);
    (is_frozen && !ending.is_some_and(is_over)).then_some(since)
}

/// When somebody last looked, or spoke of the marketplace.
pub(super) fn as_of(ledger: &Ledger<'_>) -> Option<Instant> {
    ledger.entries.iter().filter_map(look_of).max()
}

/// The instant for which a fact speaks of the marketplace; `None` where it does not.
fn look_of(entry: &Entry<'_>) -> Option<Instant> {
    if let Statement::Entered(details) = &entry.fact.what {
        let dates = [details.placed, details.paid, details.shipped];
        return dates.into_iter().flatten().map(|at| at.last().min(entry.told)).max();
    }
    entry.fact.what.nature().is_look.then_some(entry.at)
}
