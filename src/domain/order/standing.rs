//! One order with all that is known of it at one moment.

use std::sync::Arc;

use super::cancellation::Cancellation;
use super::dispute::Dispute;
use super::fact::{FactId, Source, Step, StepKind};
use super::line::{OrderLine, cost, numbers};
use super::line_ref::LineRef;
use super::parcel::OrderParcel;
use super::promised::Promised;
use super::purchase::Purchase;
use super::refund::{Refund, Transfer, TransferStep};
use super::remedy_name::Remedy;
use super::stage::Stage;
use super::state::{State, Windows};
use super::telling::RecordedFact;
use crate::domain::deadline::Deadline;
use crate::domain::evidence::Kept;
use crate::domain::id::OrderId;
use crate::domain::ids::named;
use crate::domain::instant::Instant;
use crate::domain::message::Message;
use crate::domain::money::Money;
use crate::domain::promise::PromiseKind;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

named! {
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Certainty {
    /// Somebody saw or said it, and nothing has ended since that would have changed it.
    Known = "known",
    /// A timer of the marketplace ran out on something that was submitted or seen; nobody saw what
    /// came of it.
    Assumed { rule: Rule, since: Instant, } = "assumed",
    /// The marketplace itself may have changed it since it was last seen.
    Outdated { since: Instant, } = "outdated",
}
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Prepared {
    /// The fact that says so.
    pub(crate) id: FactId,
    pub(crate) step: Step,
    pub(crate) at: Moment,
    /// The numbers of the lines that it is about; none for the whole order or a parcel of it.
    pub(crate) lines: Vec<u32>,
    /// The number of the parcel that it is about.
    pub(crate) parcel: Option<String>,
}

impl Prepared {
    /// Whether it does the same, about the same.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        self.step.kind() == other.step.kind()
            && self.step.about() == other.step.about()
            && self.lines == other.lines
            && self.parcel == other.parcel
    }
}

/// A remedy outside the marketplace that the buyer uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct UsedRemedy {
    pub(crate) remedy: Remedy,
    pub(crate) at: Moment,
    pub(crate) next: Option<Deadline>,
    /// When others must have paid back.
    pub(crate) repaid_by: Option<Deadline>,
    pub(crate) is_ended: bool,
}

/// Two sources that contradict each other, and which of them counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Disagreement {
    /// What about, by a stable id such as `stage` or `total`.
    pub(crate) about: &'static str,
    pub(crate) counts: Side,
    pub(crate) falls: Side,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Side {
    pub(crate) says: String,
    /// Who says so.
    pub(crate) source: Source,
    pub(crate) at: Instant,
}

/// How much of an order something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Whole,
    Part,
}

/// One order with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Order {
    pub(super) id: OrderId,
    pub(super) state: State,
    /// Since when it stands there, at the latest.
    pub(crate) since: Option<Moment>,
    /// After which look it came to stand there, where only two looks bound the moment.
    pub(crate) since_after: Option<Instant>,
    /// Who says that it stands there; `None` where nobody does.
    pub(super) stage_source: Option<Source>,
    /// Whether a page showed the stage and nobody said when it began.
    pub(crate) is_only_seen: bool,
    /// When somebody last looked, or spoke of the marketplace.
    pub(crate) as_of: Option<Instant>,
    pub(crate) certainty: Certainty,
    /// The order as it is known, where this one is assumed.
    pub(super) known: Option<Box<Self>>,
    /// Whether the buyer has paid, as far as anybody said.
    pub(crate) is_paid: bool,
    /// Whether the money of a closing is followed: not where it was closed when first seen and the
    /// buyer never spoke of it.
    pub(super) is_followed: bool,
    pub(super) purchase: Arc<Purchase>,
    /// Its lines, by their numbers.
    pub(crate) lines: Vec<OrderLine>,
    pub(crate) parcels: Vec<OrderParcel>,
    /// The parts of it that stand differently, each an order of its own with its lines and parcels;
    /// none where all of it stands alike.
    pub(crate) parts: Vec<Self>,
    pub(super) extent: Extent,
    /// The orders that the buyer said were paid in one go with it.
    pub(crate) paid_with: Vec<OrderId>,
    /// The cancellations that the buyer submitted, oldest first.
    pub(crate) cancellations: Vec<Cancellation>,
    pub(crate) disputes: Vec<Dispute>,
    /// The refunds that are owed, or were, in the order in which they became so.
    pub(crate) refunds: Vec<Refund>,
    /// What happened to money on its way back, oldest first.
    pub(crate) transfers: Vec<Transfer>,
    pub(super) windows: Option<Windows>,
    /// What is promised of it, or of this part of it, by the kinds.
    pub(crate) promises: Vec<Promised>,
    /// The remedies outside the marketplace that the buyer uses.
    pub(crate) remedies: Vec<UsedRemedy>,
    /// The steps that are prepared and not submitted, oldest first.
    pub(crate) prepared: Vec<Prepared>,
    pub(super) verified_at: Option<Moment>,
    /// As far as anybody said; else when it was first seen shipped.
    pub(super) shipped_at: Option<Moment>,
    /// When the goods were first known to be with the buyer.
    pub(crate) received_at: Option<Moment>,
    /// When it was delivered by a source other than the buyer's own confirmation.
    pub(crate) said_delivered_at: Option<Moment>,
    /// When the buyer had asked to cancel what was shipped on a later day.
    pub(crate) asked_before_shipping: Option<Moment>,
    /// When the parcel went back to the seller; `None` where another one was sent since.
    pub(crate) returned_at: Option<Moment>,
    pub(crate) refused_at: Option<Moment>,
    pub(crate) lost_at: Option<Moment>,
    pub(crate) ready_at: Option<Moment>,
    pub(crate) arrived_anyway_at: Option<Moment>,
    /// When a carrier showed that it has the parcel.
    pub(super) carried_at: Option<Moment>,
    /// When the buyer asked for longer protection that was not granted since.
    pub(crate) extension_requested_at: Option<Moment>,
    /// When a seller who claims to have shipped must have named a tracking number.
    pub(crate) tracking_due: Option<Deadline>,
    pub(crate) notes: Vec<(Moment, String)>,
    pub(crate) messages: Vec<Message>,
    /// The kept files, in the order in which they were added.
    pub(crate) evidence: Vec<Kept>,
    /// Where sources contradict each other.
    pub(crate) disagreements: Vec<Disagreement>,
    /// All that was said of it, in the order in which it happened.
    pub(crate) facts: Arc<[RecordedFact]>,
}

impl Order {
    pub(crate) fn id(&self) -> &OrderId {
        &self.id
    }

    /// Whether a fact begins it; else its facts wait, and it is not listed.
    pub(crate) fn exists(&self) -> bool {
        !self.facts.is_empty()
    }

    pub(crate) fn state(&self) -> &State {
        &self.state
    }

    pub(crate) fn stage(&self) -> Stage {
        self.state.stage()
    }

    pub(crate) fn as_known(&self) -> &Self {
        self.known.as_deref().unwrap_or(self)
    }

    /// The rule by which the stage is assumed; `None` where it is not.
    pub(crate) fn assumed_by(&self) -> Option<Rule> {
        match self.certainty {
            Certainty::Assumed { rule, .. } => Some(rule),
            Certainty::Known | Certainty::Outdated { .. } => None,
        }
    }

    /// Whether the stage may have changed since it was last seen.
    pub(crate) fn is_outdated(&self) -> bool {
        matches!(self.certainty, Certainty::Outdated { .. })
    }

    /// Whether it, or any part of it, may have changed since it was last seen.
    pub(crate) fn has_outdated_part(&self) -> bool {
        self.parts().iter().any(Self::is_outdated)
    }

    pub(crate) fn purchase(&self) -> &Purchase {
        &self.purchase
    }

    /// The parts of it that stand differently: itself where all of it stands alike.
    pub(crate) fn parts(&self) -> &[Self] {
        if self.parts.is_empty() { std::slice::from_ref(self) } else { &self.parts }
    }

    /// Of parts that stand differently, the one with the most of this names the order.
    pub(super) fn weight(&self) -> (u8, std::cmp::Reverse<Option<Moment>>) {
        (self.stage().weight(), std::cmp::Reverse(self.since))
    }

    /// The promise of this kind, where one holds.
    pub(crate) fn promised(&self, kind: PromiseKind) -> Option<Promised> {
        self.promises.iter().find(|promised| promised.kind == kind).copied()
    }

    /// Whether it is a part of an order.
    pub(crate) fn is_part(&self) -> bool {
        self.extent == Extent::Part
    }

    /// The part that a date of these lines, and of these parcels, is of; the order itself where it stands
    /// alike.
    pub(crate) fn part_of(&self, lines: &[u32], parcels: &[String]) -> &Self {
        let has_line = |part: &&Self| {
            lines.is_empty() || part.lines.iter().any(|line| lines.contains(&line.number))
        };
        let has_parcel =
            |part: &&Self| part.parcels.iter().any(|parcel| parcels.contains(&parcel.number));
        let of_lines = || self.parts.iter().filter(has_line);
        let of_both = of_lines().find(has_parcel);
        of_both.or_else(|| of_lines().next().filter(|_| !lines.is_empty())).unwrap_or(self)
    }

    /// The parts with any of these lines; all where none is named.
    pub(crate) fn parts_with(&self, lines: &[u32]) -> Vec<&Self> {
        let has = |part: &&Self| {
            lines.is_empty() || part.lines.iter().any(|line| lines.contains(&line.number))
        };
        self.parts().iter().filter(has).collect()
    }

    /// How many lines it has, as a page counts them or as they are known; `None` where nobody said.
    pub(crate) fn line_count(&self) -> Option<u32> {
        let known = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
        let told = self.purchase.line_count().copied().unwrap_or(0);
        Some(known.max(told)).filter(|count| *count > 0)
    }

    /// The numbers of these lines; none for the whole order.
    pub(crate) fn line_numbers(&self, names: &[LineRef]) -> Vec<u32> {
        numbers(names, &self.lines)
    }

    /// These lines in their order, each once; none where they are all of the order.
    pub(crate) fn unless_all(&self, mut lines: Vec<u32>) -> Vec<u32> {
        lines.sort_unstable();
        lines.dedup();
        if lines.len() == self.lines.len() { Vec::new() } else { lines }
    }

    /// Whether its parcel is known not to arrive.
    pub(crate) fn is_undeliverable(&self) -> bool {
        self.returned_at.is_some() || self.lost_at.is_some()
    }

    /// What was paid for these lines; `None` where nobody can tell.
    pub(crate) fn cost_of(&self, lines: &[u32]) -> Option<Money> {
        cost(lines, &self.lines)
    }

    /// Whether what was paid for each of these lines is known to the cent.
    pub(crate) fn is_cost_exact(&self, lines: &[u32]) -> bool {
        let mut shares = lines.iter().map(|number| self.line(*number).and_then(|line| line.share));
        shares.all(|share| share.is_some_and(|share| share.is_exact()))
    }

    /// The line with this number.
    pub(crate) fn line(&self, number: u32) -> Option<&OrderLine> {
        self.lines.iter().find(|line| line.number == number)
    }

    /// The parcels whose numbers are declared in the order.
    pub(crate) fn declared_parcels(&self) -> impl Iterator<Item = &OrderParcel> {
        self.parcels.iter().filter(|parcel| parcel.is_declared())
    }

    pub(crate) fn prepared_step(&self, kind: StepKind) -> Option<&Prepared> {
        self.prepared.iter().find(|prepared| prepared.step.kind() == kind)
    }

    /// The dates that count from shipping, where it was shipped.
    pub(crate) fn windows(&self) -> Option<&Windows> {
        self.windows.as_ref()
    }

    pub(crate) fn has_arrived(&self) -> bool {
        self.received_at.is_some()
    }

    /// All the money that arrived; `None` when none did.
    pub(crate) fn received(&self) -> Option<Money> {
        let amounts = self.transfers.iter().filter_map(|transfer| match transfer.step {
            TransferStep::Received(amount) => Some(amount),
            TransferStep::Started(_) | TransferStep::Failed => None,
        });
        Money::sum(amounts)
    }

    /// Whether a dispute settled it, or this part of it, for good.
    pub(crate) fn has_settled_dispute(&self) -> bool {
        let ends = self.disputes.iter().filter_map(|dispute| dispute.phase.end());
        self.parts.is_empty() && ends.into_iter().any(|end| end.ending.is_final())
    }

    pub(crate) fn open_disputes(&self) -> impl Iterator<Item = &Dispute> {
        self.disputes.iter().filter(|dispute| !dispute.phase.is_ended())
    }

    pub(crate) fn has_open_dispute(&self) -> bool {
        self.open_disputes().next().is_some()
    }
}
