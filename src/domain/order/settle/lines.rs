//! The lines of an order: what each source tells of them, matched one to one.
//!
//! A line is matched by its number on the page; where one side has none, by product and variant, by
//! title and price, by title, as the only one of its price, and last by its place where both sides have
//! as many left at the same prices. Lines only grow: what matches none is another line. One that the
//! buyer corrected away is gone, and the others keep their numbers.

use super::ledger::{Entry, Ledger};
use crate::domain::details::{Details, Line};
use crate::domain::instant::Instant;
use crate::domain::order::fact::{Parcel, Statement, Step};
use crate::domain::order::line::{LineStage, OrderLine, Origin};
use crate::domain::order::line_ref::LineRef;
use crate::domain::order::purchase::Purchase;
use crate::domain::order::share::shares;

/// One source's list of lines.
#[derive(Debug, Clone, Copy)]
struct List<'a> {
    first_told: Instant,
    rank: Rank,
    /// Whether it is a page's, and has all the lines that the page says there are.
    is_complete: bool,
    /// Whether the buyer corrected it since: it tells nothing any more, and its lines keep their places.
    is_replaced: bool,
    lines: &'a [Line],
}

/// How much a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    level: Level,
    seen: Instant,
}

impl Rank {
    /// Whether the list is the buyer's own.
    fn is_own(self) -> bool {
        matches!(self.level, Level::Entered | Level::Corrected)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Entered,
    /// A mail or an export.
    Told,
    Page,
    Corrected,
}

/// What the lists say of one line.
#[derive(Debug, Default)]
struct Draft<'a> {
    names: Vec<LineRef>,
    tellings: Vec<(Rank, &'a Line)>,
    /// Whether a fact names it.
    is_named: bool,
}

/// The buyer's word that a line entered by hand is the one with a number on the page.
type Pair<'a> = (&'a LineRef, &'a str);

/// The lines of the order, in the order of their numbers, with what was paid for each.
pub(super) fn lines(ledger: &Ledger<'_>, purchase: &Purchase) -> Vec<OrderLine> {
    let lists = lists(ledger);
    let drafts = numbered(drafts(ledger, &lists), &lists);
    let told: Vec<Line> = drafts.iter().map(|(_, draft)| draft.told()).collect();
    let shares = shares(&told.iter().collect::<Vec<_>>(), purchase);
    let complete = lists.iter().filter(|list| list.is_complete).map(|list| list.rank.seen).max();
    let lines = drafts.into_iter().zip(told).zip(shares);
    lines
        .map(|(((number, draft), line), share)| OrderLine {
            number,
            origin: draft.origin(complete),
            names: draft.names,
            line,
            share,
            stage: LineStage::Unknown,
        })
        .collect()
}

/// The lines that are left with their numbers, which those that are gone leave free; unless all that the
/// buyer once listed are.
fn numbered<'a>(drafts: Vec<Draft<'a>>, lists: &[List<'_>]) -> Vec<(u32, Draft<'a>)> {
    let is_left = |draft: &Draft<'_>| draft.is_named || !draft.tellings.is_empty();
    let gone = drafts.iter().take_while(|draft| !is_left(draft)).count();
    let replaced = lists.iter().find(|list| list.is_replaced).map(|list| list.lines.len());
    let free = if replaced.is_some_and(|count| gone >= count) { gone } else { 0 };
    (1..).zip(drafts.into_iter().skip(free)).filter(|(_, draft)| is_left(draft)).collect()
}

/// The lists of all sources, the first told first. Of the buyer's own the newest correction replaces
/// the others.
#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else lists lines")]
fn lists<'a>(ledger: &Ledger<'a>) -> Vec<List<'a>> {
    let list = |entry: &Entry<'a>, level, seen, details: &'a Details| {
        let lines = details.lines.as_deref()?;
        let is_whole = details.line_count.is_none_or(|count| fits(count, lines.len()));
        let is_complete = level == Level::Page && is_whole;
        let rank = Rank { level, seen };
        let first_told = entry.first_told;
        Some(List { first_told, rank, is_complete, is_replaced: false, lines })
    };
    let of_entry = |entry: &Entry<'a>| match &entry.fact.what {
        Statement::Looked(look) => {
            let is_page = entry.fact.source.is_order_page();
            let level = if is_page { Level::Page } else { Level::Told };
            list(entry, level, entry.at, &look.details)
        }
        Statement::Entered(details) => list(entry, Level::Entered, entry.told, details),
        Statement::Corrected(details) if entry.told >= ledger.lifted("lines") => {
            list(entry, Level::Corrected, entry.told, details)
        }
        _ => None,
    };
    let mut lists: Vec<List<'a>> = ledger.entries.iter().filter_map(of_entry).collect();
    let newest = lists.iter().map(|list| list.rank).filter(|rank| rank.is_own()).max();
    for list in lists.iter_mut().filter(|list| list.rank.is_own()) {
        list.is_replaced = Some(list.rank) != newest;
    }
    lists.sort_by_key(|list| (list.first_told, list.rank));
    lists
}

fn fits(count: u32, len: usize) -> bool {
    usize::try_from(count).is_ok_and(|count| count <= len)
}

fn drafts<'a>(ledger: &Ledger<'a>, lists: &[List<'a>]) -> Vec<Draft<'a>> {
    let pairs: Vec<Pair<'_>> = ledger.entries.iter().filter_map(pair).collect();
    let mut drafts: Vec<Draft<'a>> = Vec::new();
    let mut before: (&[Line], Vec<usize>) = (&[], Vec::new());
    for list in lists {
        if before.0 != list.lines {
            before = (list.lines, matched(list, &mut drafts, &pairs));
        }
        for (line, place) in list.lines.iter().zip(&before.1).filter(|_| !list.is_replaced) {
            if let Some(draft) = drafts.get_mut(*place) {
                draft.tellings.push((list.rank, line));
            }
        }
    }
    for name in ledger.entries.iter().flat_map(names) {
        match drafts.iter_mut().find(|draft| draft.names.contains(name)) {
            Some(draft) => draft.is_named = true,
            None => drafts.push(Draft {
                names: vec![name.clone()],
                tellings: Vec::new(),
                is_named: true,
            }),
        }
    }
    drafts
}

fn pair<'a>(entry: &Entry<'a>) -> Option<Pair<'a>> {
    let Statement::LineIs { line, id } = &entry.fact.what else { return None };
    Some((line, id))
}

/// The lines that a fact names: each is one of the order, whatever page is left that lists it.
#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else names lines beside its scope")]
fn names<'a>(entry: &Entry<'a>) -> Vec<&'a LineRef> {
    let of_parcel = |parcel: &'a Parcel| parcel.contents.iter().map(|content| &content.line);
    let scope = entry.fact.scope.lines.iter();
    match &entry.fact.what {
        Statement::Submitted(step) | Statement::Prepared(step) => {
            let claim = if let Step::OpenDispute(claim) = &**step { &claim.lines[..] } else { &[] };
            scope.chain(claim).collect()
        }
        Statement::Tracked(parcel) => scope.chain(of_parcel(parcel)).collect(),
        Statement::Looked(look) => look.parcels.iter().flat_map(of_parcel).collect(),
        _ => scope.collect(),
    }
}

/// Whether two tellings are of one line.
type Alike = fn(&Line, &Line) -> bool;

/// What makes two tellings one line, the surest first.
const PASSES: [Alike; 4] = [
    |one, other| one.id.is_some() && one.id == other.id,
    |one, other| {
        let is_same = one.product_id.is_some() && one.product_id == other.product_id;
        let same_sku = one.sku_id.is_some() && one.sku_id == other.sku_id;
        is_same && (same_sku || (one.variant.is_some() && one.variant == other.variant))
    },
    |one, other| has_title(one, other) && one.unit_price.is_some() && has_price(one, other),
    has_title,
];

fn has_title(one: &Line, other: &Line) -> bool {
    !one.title.is_empty() && one.title == other.title
}

fn has_price(one: &Line, other: &Line) -> bool {
    one.unit_price == other.unit_price
}

/// Lines that are matched to the drafts.
struct Matching<'a, 'm> {
    new: &'a [Line],
    names: &'m [Option<LineRef>],
    old: Vec<Line>,
    drafts: &'m [Draft<'a>],
    pairs: &'m [Pair<'a>],
    /// The draft of each new line.
    places: Vec<Option<usize>>,
}

/// The place among the drafts of each line of a list; one that matches none becomes another draft.
fn matched<'a>(list: &List<'a>, drafts: &mut Vec<Draft<'a>>, pairs: &[Pair<'a>]) -> Vec<usize> {
    let new = list.lines;
    let names: Vec<Option<LineRef>> = (0..new.len()).map(|at| LineRef::of(at, new)).collect();
    let mut matching = Matching {
        new,
        names: &names,
        old: drafts.iter().map(Draft::told).collect(),
        drafts,
        pairs,
        places: vec![None; new.len()],
    };
    if !matching.old.is_empty() {
        matching.run();
        if list.rank.level == Level::Corrected {
            // What is left of a correction corrects what is left of the buyer's own, one by one.
            matching.pass(|it, new, old| it.is_own(old) && it.may_be(new, old));
        }
    }
    let places = matching.places;
    let mut found = Vec::with_capacity(new.len());
    for (name, place) in names.into_iter().zip(places) {
        let place = place.unwrap_or(drafts.len());
        if place == drafts.len() {
            drafts.push(Draft::default());
        }
        if let (Some(draft), Some(name)) = (drafts.get_mut(place), name)
            && !draft.names.contains(&name)
        {
            draft.names.push(name);
        }
        found.push(place);
    }
    found
}

impl Matching<'_, '_> {
    fn run(&mut self) {
        self.pass(Self::is_paired);
        for alike in PASSES {
            self.pass(|it, new, old| it.may_be(new, old) && it.compare(new, old, alike));
        }
        let prices = |lines: Vec<&Line>| -> Vec<_> {
            lines.into_iter().map(|line| line.unit_price).collect()
        };
        let (new, old) = (prices(self.open_new()), prices(self.open_old()));
        let is_only = |prices: &[_], price| prices.iter().filter(|one| **one == price).count() == 1;
        let price_of = |it: &Self, at: usize| it.new.get(at).and_then(|line| line.unit_price);
        self.pass(|it, at, draft| {
            let price = price_of(it, at);
            price.is_some()
                && is_only(&new, price)
                && is_only(&old, price)
                && it.may_be(at, draft)
                && it.compare(at, draft, has_price)
        });
        let (new, old) = (prices(self.open_new()), prices(self.open_old()));
        if new == old {
            self.pass(|it, at, draft| it.may_be(at, draft) && it.compare(at, draft, has_price));
        }
    }

    /// Matches each line that is still open to the first open draft that fits.
    fn pass(&mut self, fits: impl Fn(&Self, usize, usize) -> bool) {
        let mut open: Vec<usize> =
            (0..self.old.len()).filter(|at| !self.places.contains(&Some(*at))).collect();
        for new in 0..self.new.len() {
            if self.places.get(new) == Some(&None)
                && let Some(found) = open.iter().position(|old| fits(self, new, *old))
                && let Some(place) = self.places.get_mut(new)
            {
                *place = Some(open.remove(found));
            }
        }
    }

    fn open_new(&self) -> Vec<&Line> {
        let open = self.new.iter().zip(&self.places).filter(|(_, place)| place.is_none());
        open.map(|(line, _)| line).collect()
    }

    fn open_old(&self) -> Vec<&Line> {
        let places = self.old.iter().enumerate();
        let open = places.filter(|(place, _)| !self.places.contains(&Some(*place)));
        open.map(|(_, line)| line).collect()
    }

    fn compare(&self, new: usize, old: usize, alike: Alike) -> bool {
        match (self.new.get(new), self.old.get(old)) {
            (Some(new), Some(old)) => alike(new, old),
            (None, _) | (_, None) => false,
        }
    }

    /// The number that the buyer said a line or a draft has on the page.
    fn paired(&self, is_it: impl Fn(&LineRef) -> bool) -> Option<&str> {
        self.pairs.iter().rev().find(|(line, _)| is_it(line)).map(|(_, id)| *id)
    }

    fn paired_new(&self, new: usize) -> Option<&str> {
        let name = self.names.get(new)?.as_ref()?;
        self.paired(|line| line == name)
    }

    fn paired_old(&self, old: usize) -> Option<&str> {
        let draft = self.drafts.get(old)?;
        self.paired(|line| draft.names.contains(line))
    }

    /// Whether the buyer alone tells of a draft.
    fn is_own(&self, old: usize) -> bool {
        let is_own = |(rank, _): &(Rank, &Line)| rank.is_own();
        self.drafts.get(old).is_some_and(|draft| draft.tellings.iter().all(is_own))
    }

    fn id_of(lines: &[Line], at: usize) -> Option<&str> {
        lines.get(at)?.id.as_deref()
    }

    fn is_paired(&self, new: usize, old: usize) -> bool {
        let by_new = self.paired_new(new).is_some_and(|id| Self::id_of(&self.old, old) == Some(id));
        let by_old = self.paired_old(old).is_some_and(|id| Self::id_of(self.new, new) == Some(id));
        by_new || by_old
    }

    /// Whether nothing says that they are two lines.
    fn may_be(&self, new: usize, old: usize) -> bool {
        let new_id = Self::id_of(self.new, new).or(self.paired_new(new));
        let old_id = self.paired_old(old).or(Self::id_of(&self.old, old));
        new_id.is_none() || old_id.is_none() || new_id == old_id
    }
}

impl Draft<'_> {
    /// What it is: each part from the telling that counts most and has it.
    fn told(&self) -> Line {
        let mut tellings: Vec<&(Rank, &Line)> = self.tellings.iter().collect();
        tellings.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        let mut tellings = tellings.into_iter().map(|(_, line)| *line);
        let Some(first) = tellings.next() else { return self.as_named() };
        tellings.fold(first.clone(), |line, other| Line {
            id: line.id.or_else(|| other.id.clone()),
            product_id: line.product_id.or_else(|| other.product_id.clone()),
            sku_id: line.sku_id.or_else(|| other.sku_id.clone()),
            title: if line.title.is_empty() { other.title.clone() } else { line.title },
            variant: line.variant.or_else(|| other.variant.clone()),
            quantity: line.quantity,
            unit_price: line.unit_price.or(other.unit_price),
            paid: line.paid.or(other.paid),
            url: line.url.or_else(|| other.url.clone()),
        })
    }

    /// A line of which no more is left than what a fact names it by.
    fn as_named(&self) -> Line {
        let quantity = 1;
        match self.names.first() {
            Some(LineRef::Id(id)) => Line { id: Some(id.clone()), quantity, ..Line::default() },
            Some(LineRef::Like { title, price, .. }) => {
                Line { title: title.clone(), unit_price: *price, quantity, ..Line::default() }
            }
            None => Line::default(),
        }
    }

    fn origin(&self, complete: Option<Instant>) -> Origin {
        let Some(complete) = complete else { return Origin::Listed };
        let of_page = |(rank, _): &&(Rank, &Line)| rank.level == Level::Page;
        match self.tellings.iter().filter(of_page).map(|(rank, _)| rank.seen).max() {
            Some(seen) if seen >= complete => Origin::Listed,
            Some(_) => Origin::Missing,
            None => Origin::ByHand,
        }
    }
}
