//! The parts of an order that may stand differently: lines with what was told of them alone, in the
//! parcels that hold them.
//!
//! A fact that names lines or a parcel concerns the parts with them, any other concerns all. What is in
//! a parcel may not be known: then each line without a parcel may be in it.

use std::collections::BTreeMap;

use super::ledger::{Entry, Ledger, Partly, Shown};
use super::parcels::find;
use super::progress::{Reach, progress};
use crate::domain::order::fact::{FactId, Parcel, Statement, Step};
use crate::domain::order::line::{OrderLine, numbers};
use crate::domain::order::line_ref::LineRef;
use crate::domain::order::parcel::OrderParcel;
use crate::domain::order::stage::Stage;

/// Some lines in some parcels.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    /// The numbers of the lines; none where what is in the parcels is not known, or no line is.
    pub(super) lines: Vec<u32>,
    /// The places of the parcels.
    pub(super) parcels: Vec<usize>,
}

/// Whether any fact is about lines or a parcel, so that parts may stand differently.
pub(super) fn is_divided(ledger: &Ledger<'_>) -> bool {
    let has_contents = |parcel: &Parcel| !parcel.contents.is_empty();
    let is_claimed = |entry: &Entry<'_>| matches!(entry.submitted(), Some(Step::OpenDispute(claim)) if !claim.lines.is_empty());
    ledger.entries.iter().any(|entry| {
        let scope = &entry.fact.scope;
        !scope.lines.is_empty()
            || scope.parcel.is_some()
            || entry.look().is_some_and(|look| look.parcels.iter().any(has_contents))
            || matches!(&entry.fact.what, Statement::Tracked(parcel) if has_contents(parcel))
            || is_claimed(entry)
    })
}

/// What a fact is about; nothing for the whole order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct About {
    lines: Option<Vec<u32>>,
    parcel: Option<usize>,
}

impl About {
    fn is_whole(&self) -> bool {
        self.lines.is_none() && self.parcel.is_none()
    }

    fn concerns(&self, part: &Part) -> bool {
        let has_line = |lines: &Vec<u32>| lines.iter().any(|line| part.lines.contains(line));
        self.lines.as_ref().is_none_or(has_line)
            && self.parcel.is_none_or(|parcel| part.parcels.contains(&parcel))
    }
}

/// The facts of an order taken apart by what they are about.
pub(super) struct Parts<'a, 'l> {
    ledger: &'l Ledger<'a>,
    parcels: &'l [OrderParcel],
    /// What each fact is about.
    abouts: Vec<About>,
    pub(super) all: Vec<Part>,
}

impl<'a, 'l> Parts<'a, 'l> {
    pub(super) fn new(
        ledger: &'l Ledger<'a>,
        lines: &'l [OrderLine],
        parcels: &'l [OrderParcel],
    ) -> Self {
        let about = |entry: &Entry<'a>| about(entry, ledger, lines, parcels);
        let abouts: Vec<About> = ledger.entries.iter().map(about).collect();
        let mut parts = Self { ledger, parcels, abouts, all: Vec::new() };
        parts.all = parts.divide(lines);
        parts
    }

    /// The facts that move something and are about a part alone.
    fn dividing(&self) -> impl Iterator<Item = (usize, &About)> {
        let entries = self.ledger.entries.iter().zip(&self.abouts).enumerate();
        let divides = |entry: &Entry<'_>, about: &About| !about.is_whole() && moves(entry);
        entries.filter(move |(_, (entry, about))| divides(entry, about)).map(|(n, (_, it))| (n, it))
    }

    fn divide(&self, lines: &[OrderLine]) -> Vec<Part> {
        let numbers: Vec<u32> = lines.iter().map(|line| line.number).collect();
        let declared =
            |place: &usize| self.parcels.get(*place).is_some_and(OrderParcel::is_declared);
        let all: Vec<usize> = (0..self.parcels.len()).filter(declared).collect();
        let contents = |place: usize| -> Vec<u32> {
            let packed = self.parcels.get(place).map_or(&[][..], |parcel| &parcel.contents);
            packed.iter().map(|packed| packed.line).collect()
        };
        let (packed, open): (Vec<usize>, Vec<usize>) =
            all.iter().partition(|place| !contents(**place).is_empty());
        let is_split = packed.iter().any(|place| contents(*place).len() < numbers.len())
            || packed.len() > 1
            || self.dividing().next().is_some();
        if !is_split {
            return vec![Part { lines: numbers, parcels: all }];
        }
        let told = |line: u32| -> Vec<usize> {
            let of_line = |about: &About| about.lines.as_ref().is_some_and(|it| it.contains(&line));
            self.dividing().filter(|(_, about)| of_line(about)).map(|(place, _)| place).collect()
        };
        let groups = |lines: &[u32]| -> Vec<Vec<u32>> {
            let mut groups: BTreeMap<Vec<usize>, Vec<u32>> = BTreeMap::new();
            for line in lines {
                groups.entry(told(*line)).or_default().push(*line);
            }
            let mut groups: Vec<Vec<u32>> = groups.into_values().collect();
            groups.sort();
            groups
        };
        let mut parts = Vec::new();
        for place in &packed {
            let of_parcel = groups(&contents(*place)).into_iter();
            parts.extend(of_parcel.map(|lines| Part { lines, parcels: vec![*place] }));
        }
        let is_packed = |line: &u32| packed.iter().any(|place| contents(*place).contains(line));
        let rest: Vec<u32> = numbers.iter().filter(|line| !is_packed(line)).copied().collect();
        let is_apart =
            |place: &usize| self.dividing().any(|(_, about)| about.parcel == Some(*place));
        let (apart, alike): (Vec<usize>, Vec<usize>) = open.iter().partition(|at| is_apart(at));
        let has_rest = open.is_empty() || (!apart.is_empty() && !self.all_is_shipped());
        let mut open_groups = groups(&rest);
        if open_groups.is_empty() && (numbers.is_empty() || !open.is_empty()) {
            open_groups.push(Vec::new());
        }
        for lines in open_groups {
            let parcels = apart.iter().map(|place| vec![*place]);
            let parcels = parcels.chain((!alike.is_empty()).then(|| alike.clone()));
            let parcels = parcels.chain(has_rest.then(Vec::new));
            parts.extend(parcels.map(|parcels| Part { lines: lines.clone(), parcels }));
        }
        parts.sort();
        parts
    }

    /// Whether what was told of the whole order says that all of it was shipped.
    fn all_is_shipped(&self) -> bool {
        progress(&self.of_all()).reach >= Some(Reach::Shipped)
    }

    /// The facts that are about the whole order.
    pub(super) fn of_all(&self) -> Ledger<'a> {
        self.ledger.filtered(self.abouts.iter().map(About::is_whole), Partly::Unknown)
    }

    /// The facts that concern a part, by their places.
    pub(super) fn places(&self, part: &Part) -> Vec<usize> {
        let numbered = self.abouts.iter().enumerate();
        numbered.filter(|(_, about)| about.concerns(part)).map(|(place, _)| place).collect()
    }

    /// The facts that concern a part, with what the pages of the whole order say of it: what a word
    /// about other lines explains says nothing of these.
    pub(super) fn ledger(&self, part: &Part) -> Ledger<'a> {
        let concerns = self.abouts.iter().map(|about| about.concerns(part));
        let mut ledger = self.ledger.filtered(concerns, self.partly(part));
        let own = self.abouts.iter().filter(|about| about.concerns(part));
        for (entry, about) in ledger.entries.iter_mut().zip(own) {
            entry.is_own = !about.is_whole();
        }
        let shown = ledger.shown.iter().filter_map(|shown| self.seen_of(shown, part, &ledger));
        ledger.shown = shown.collect();
        ledger
    }

    fn partly(&self, part: &Part) -> Partly {
        let is_sent = |part: &Part| {
            let is_packed = part.parcels.iter().any(|place| {
                self.parcels.get(*place).is_some_and(|parcel| !parcel.contents.is_empty())
            });
            let sent = |place: usize| self.ledger.entries.get(place).is_some_and(was_sent);
            let mut told = self.dividing().filter(|(_, about)| about.concerns(part));
            is_packed || told.any(|(place, _)| sent(place))
        };
        if is_sent(part) {
            if self.all.iter().all(is_sent) { Partly::Everywhere } else { Partly::Here }
        } else if self
            .dividing()
            .any(|(place, _)| self.ledger.entries.get(place).is_some_and(was_sent))
            || self.parcels.iter().any(|parcel| !parcel.contents.is_empty())
        {
            Partly::Elsewhere
        } else {
            Partly::Unknown
        }
    }

    /// What a page of the whole order shows of a part; `None` where it speaks of others.
    fn seen_of(&self, shown: &Shown, part: &Part, ledger: &Ledger<'_>) -> Option<Shown> {
        let is_told = |fits: fn(&Statement) -> bool| {
            let elsewhere = self.dividing().any(|(place, about)| {
                let entry = self.ledger.entries.get(place);
                let fits = entry.is_some_and(|it| fits(&it.fact.what) && it.at <= shown.at);
                fits && !about.concerns(part)
            });
            elsewhere && !ledger.entries.iter().any(|it| fits(&it.fact.what) && it.at <= shown.at)
        };
        let as_stage = |stage| {
            let mut shown = *shown;
            shown.page.stage = stage;
            shown
        };
        match shown.page.stage {
            Stage::PartiallyShipped => Some(match ledger.partly {
                Partly::Unknown => *shown,
                Partly::Here | Partly::Everywhere => as_stage(Stage::Shipped),
                Partly::Elsewhere => as_stage(Stage::AwaitingShipment),
            }),
            Stage::CancellationPending if is_told(asks_to_cancel) => {
                let is_unsent = matches!(ledger.partly, Partly::Unknown | Partly::Elsewhere);
                is_unsent.then(|| as_stage(Stage::AwaitingShipment))
            }
            Stage::InDispute if is_told(opens_dispute) => None,
            Stage::ShipmentCancelled
                if is_told(|what| matches!(what, Statement::ShipmentCancelled)) =>
            {
                None
            }
            Stage::Unknown
            | Stage::AwaitingPayment
            | Stage::VerifyingPayment
            | Stage::AwaitingShipment
            | Stage::CancellationPending
            | Stage::Shipped
            | Stage::ShipmentCancelled
            | Stage::Delivered
            | Stage::InDispute
            | Stage::Frozen
            | Stage::Completed
            | Stage::Closed => Some(*shown),
        }
    }
}

fn asks_to_cancel(what: &Statement) -> bool {
    matches!(what, Statement::Submitted(step) if matches!(**step, Step::Cancel { .. }))
}

fn opens_dispute(what: &Statement) -> bool {
    matches!(what, Statement::Submitted(step) if matches!(**step, Step::OpenDispute(_)))
}

fn about(
    entry: &Entry<'_>,
    ledger: &Ledger<'_>,
    lines: &[OrderLine],
    parcels: &[OrderParcel],
) -> About {
    let scope = &entry.fact.scope;
    let of_tracked =
        if let Statement::Tracked(parcel) = &entry.fact.what { Some(&parcel.number) } else { None };
    let parcel = scope.parcel.as_ref().or(of_tracked).and_then(|it| find(parcels, it));
    let names = lines_of(entry, ledger);
    let numbers = || {
        let mut numbers = numbers(names, lines);
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    };
    let named = (!names.is_empty()).then(numbers);
    About { lines: named.filter(|named| named.len() < lines.len()), parcel }
}

/// The lines that a fact names, or that the request or the dispute does that it is about.
fn lines_of<'a>(entry: &Entry<'a>, ledger: &Ledger<'a>) -> &'a [LineRef] {
    let own = entry.fact.line_names();
    if !own.is_empty() {
        return own;
    }
    let begun = entry.fact.what.about().filter(|id| *id != entry.id);
    let begun = begun.and_then(|id: FactId| ledger.entries.iter().find(|entry| entry.id == id));
    match begun {
        Some(begun) if begun.fact.what.about().is_none() => lines_of(begun, ledger),
        Some(_) | None => &[],
    }
}

/// Whether a fact changes how far something is.
fn moves(entry: &Entry<'_>) -> bool {
    match &entry.fact.what {
        Statement::Submitted(_)
        | Statement::CancellationApproved(_)
        | Statement::CancellationRejected(_)
        | Statement::ShipBy(_)
        | Statement::ClaimedShipped
        | Statement::Shipped { .. }
        | Statement::ShipmentCancelled
        | Statement::ReadyForPickup
        | Statement::Delivered
        | Statement::Lost
        | Statement::ReturnedToSeller
        | Statement::ArrivedAnyway
        | Statement::RefusedAtDoor
        | Statement::ProtectionUntil(_)
        | Statement::Promised { .. }
        | Statement::Frozen
        | Statement::Unfrozen
        | Statement::Closed(_)
        | Statement::Dispute { .. } => true,
        Statement::Looked(_)
        | Statement::NothingChanged
        | Statement::Entered(_)
        | Statement::Corrected(_)
        | Statement::CorrectionLifted(_)
        | Statement::LineIs { .. }
        | Statement::PaidWith(_)
        | Statement::Prepared(_)
        | Statement::Dropped(_)
        | Statement::Paid
        | Statement::PaymentVerified
        | Statement::PaymentFailed
        | Statement::Tracked(_)
        | Statement::SellerRating(_)
        | Statement::SellerCountry(_)
        | Statement::AccountRestricted
        | Statement::Remedy { .. }
        | Statement::RefundStarted { .. }
        | Statement::RefundReceived { .. }
        | Statement::RefundFailed
        | Statement::Noted(_)
        | Statement::Said { .. }
        | Statement::EvidenceAdded(_)
        | Statement::EvidenceRemoved(_) => false,
    }
}

/// Whether a fact says that what it is about was sent.
fn was_sent(entry: &Entry<'_>) -> bool {
    matches!(
        entry.fact.what,
        Statement::Shipped { .. }
            | Statement::ShipmentCancelled
            | Statement::ReadyForPickup
            | Statement::Delivered
            | Statement::Lost
            | Statement::ReturnedToSeller
            | Statement::RefusedAtDoor
    )
}
