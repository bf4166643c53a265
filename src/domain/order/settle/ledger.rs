//! The facts of an order in the order in which they happened, whatever the order of their arrival.

use std::sync::Arc;

use crate::domain::instant::Instant;
use crate::domain::order::fact::{Fact, FactId, Look, Source, Statement, Step};
use crate::domain::order::line::{OrderLine, numbers};
use crate::domain::order::stage::{ShownStage, Stage};
use crate::domain::order::telling::RecordedFact;

/// A fact with when it was told last and the instant for which it speaks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) id: FactId,
    pub(super) fact: &'a Fact,
    pub(super) told: Instant,
    pub(super) first_told: Instant,
    pub(super) at: Instant,
    /// Whether it is about a part of the order alone.
    pub(super) is_own: bool,
}

/// What it says of a part of the order that some of the order was shipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Partly {
    /// Any of it may have been.
    Unknown,
    /// This was, and something else may not have been.
    Here,
    /// Each part of it was.
    Everywhere,
    /// Something else was.
    Elsewhere,
}

/// A stage that a page of the order showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) id: FactId,
    pub(super) at: Instant,
    pub(super) source: Source,
    pub(super) page: ShownStage,
}

#[derive(Debug)]
pub(super) struct Ledger<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    /// What pages of the order showed, oldest first.
    pub(super) shown: Vec<Shown>,
    pub(super) partly: Partly,
}

impl<'a> Ledger<'a> {
    /// The ledger of facts that are [`in_order`].
    pub(super) fn new(facts: &'a [RecordedFact]) -> Self {
        let entry = |recorded: &'a RecordedFact| Entry {
            id: recorded.id,
            fact: &recorded.fact,
            told: recorded.told(),
            first_told: recorded.first_told(),
            at: recorded.speaks_for(),
            is_own: false,
        };
        let entries: Vec<Entry<'a>> = facts.iter().map(entry).collect();
        let shown = entries.iter().filter_map(|entry| {
            let look = entry.look()?;
            let page = look.stage.filter(|page| page.stage != Stage::Unknown)?;
            let source = entry.fact.source;
            source.is_order_page().then_some(Shown { id: entry.id, at: entry.at, source, page })
        });
        let shown = without_lists_beside_pages(shown.collect());
        Self { entries, shown, partly: Partly::Unknown }
    }

    /// The facts that `concerns` says of, in turn, with all that pages showed.
    pub(super) fn filtered(&self, concerns: impl Iterator<Item = bool>, partly: Partly) -> Self {
        let concerned = self.entries.iter().zip(concerns).filter(|(_, concerns)| *concerns);
        let entries = concerned.map(|(entry, _)| *entry).collect();
        Self { entries, shown: self.shown.clone(), partly }
    }

    /// The newest page whose stage `speaks` about a question.
    pub(super) fn newest(&self, speaks: impl Fn(Stage) -> bool) -> Option<&Shown> {
        self.shown.iter().rev().find(|shown| speaks(shown.page.stage))
    }

    /// The facts from when on each counts.
    pub(super) fn from(&self, counts: impl Fn(&Entry<'a>) -> Instant) -> Vec<&Entry<'a>> {
        let mut entries: Vec<_> = self.entries.iter().map(|it| (counts(it), it)).collect();
        entries.sort_by_key(|(from, entry)| (*from, entry.fact.what.nature().rank));
        entries.into_iter().map(|(_, entry)| entry).collect()
    }

    /// The numbers of the lines that the first of these facts names that names any; none where it is
    /// about the whole order.
    pub(super) fn lines_of(&self, ids: &[FactId], lines: &[OrderLine]) -> Vec<u32> {
        let named_by = self.entries.iter().filter(|entry| ids.contains(&entry.id));
        let names = named_by.map(|entry| entry.fact.line_names()).find(|names| !names.is_empty());
        names.map_or_else(Vec::new, |names| numbers(names, lines))
    }

    /// When the corrections of this detail were lifted last; what was corrected before holds no more.
    pub(super) fn lifted(&self, field: &str) -> Instant {
        let lifts = self.entries.iter().filter(|entry| {
            matches!(
                &entry.fact.what,
                Statement::CorrectionLifted(fields) if fields.iter().any(|one| one == field)
            )
        });
        lifts.map(|entry| entry.told).max().unwrap_or(Instant::MIN_UTC)
    }

    /// The instant for which the fact with this id speaks.
    pub(super) fn at_of(&self, id: FactId) -> Option<Instant> {
        self.entries.iter().find(|entry| entry.id == id).map(|entry| entry.at)
    }

    /// What was told after a page, each with the instant from which it counts: a late word with too
    /// early a date stands, and counts from that page.
    pub(super) fn told_after(
        &self,
        page: Option<Instant>,
    ) -> impl Iterator<Item = (Instant, &Entry<'a>)> {
        let late = self.entries.iter().filter(move |entry| page.is_none_or(|at| entry.told > at));
        late.map(move |entry| (page.map_or(entry.at, |page| page.max(entry.at)), entry))
    }
}

impl<'a> Entry<'a> {
    /// Whether it happened before the other; where their moments leave that open, by which was told
    /// first.
    pub(super) fn is_before(&self, other: &Self) -> bool {
        let (this, that) = (self.fact.at, other.fact.at);
        if this.last() < that.first_anywhere() {
            return true;
        }
        let is_after = that.last() < this.first_anywhere();
        !is_after && self.told < other.told
    }

    pub(super) fn look(&self) -> Option<&'a Look> {
        self.fact.as_look()
    }

    pub(super) fn submitted(&self) -> Option<&'a Step> {
        if let Statement::Submitted(step) = &self.fact.what { Some(step) } else { None }
    }
}

/// The facts in the order in which they happened.
pub(super) fn in_order(mut facts: Vec<RecordedFact>) -> Arc<[RecordedFact]> {
    facts.sort_by_cached_key(|recorded| {
        let (what, source) = (recorded.fact.what.nature().rank, page_rank(recorded.fact.source));
        // When a page was imported says nothing of what it shows.
        let is_page = recorded.fact.as_look().is_some();
        let told = if is_page { Instant::MIN_UTC } else { recorded.told() };
        (recorded.speaks_for(), what, source, told, recorded.id)
    });
    Arc::from(facts)
}

/// A page of the order is believed before a mail, and that before the list.
pub(super) fn page_rank(source: Source) -> u8 {
    match source {
        Source::OrderList => 0,
        Source::Export | Source::Seller => 1,
        Source::Mail => 2,
        Source::Buyer => 3,
        Source::OrderPage => 4,
        Source::TrackingPage => 5,
    }
}

/// Of a list and a page of the order captured at one instant, the page alone; of several alike, the
/// last by stage, so that no order of reading decides.
fn without_lists_beside_pages(shown: Vec<Shown>) -> Vec<Shown> {
    let mut kept: Vec<Shown> = Vec::with_capacity(shown.len());
    for next in shown {
        match kept.last_mut() {
            Some(last) if last.at == next.at => {
                let key = |shown: &Shown| (page_rank(shown.source), shown.page, shown.id);
                if key(&next) > key(last) {
                    *last = next;
                }
            }
            Some(_) | None => kept.push(next),
        }
    }
    kept
}
