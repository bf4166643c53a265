//! An order evaluated at a moment: with what can be done and what has a deadline.

use std::sync::Arc;

use super::tracked::{Tracked, is_doubtful};
use crate::domain::deadline::Deadline;
use crate::domain::evidence::Kept;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::message::Topic;
use crate::domain::money::Money;
use crate::domain::order::{
    self, Account, Action, Bill, Dispute, Due, Grounds, Known, OpenRemedy, Order, Prepared, Stage,
    StoryEntry, WayOut, actions, dues_at, look_by, open_steps, story,
};
use crate::domain::policy::Policy;
use crate::domain::rule::Rule;
use crate::domain::time::{Moment, Span};
use crate::vault::{Glance, Vault};

/// An order evaluated at a moment.
#[derive(Debug, Clone)]
pub(crate) struct OrderView {
    pub(crate) order: Order,
    /// What happened to it, oldest first.
    pub(crate) story: Vec<StoryEntry>,
    /// Its parcels, each with what is doubtful about its number; empty for one order of many.
    pub(crate) parcels: Vec<Tracked>,
    /// The other orders that were paid in one go with it; empty for one order of many.
    pub(crate) paid_together: Vec<PaidOrder>,
    /// How the copy of each kept file looks, in the order of its evidence; empty for one order of
    /// many.
    pub(crate) copies: Vec<Glance>,
    /// Its open deadlines, soonest first.
    pub(crate) dues: Vec<Due>,
    pub(crate) actions: Vec<Action>,
    /// The prepared steps that can still be submitted, with their last moment.
    pub(crate) prepared: Vec<(Prepared, Option<Deadline>)>,
    /// The earliest last moment of the buyer's own, where the order may have changed.
    pub(crate) look_by: Option<Deadline>,
    /// What became of its money, with the refunds that are owed or were; nothing for a part of it alone.
    pub(crate) bill: Bill,
    /// When AliExpress steps into each dispute that the two sides do not settle before.
    pub(crate) step_ins: Vec<Prospect>,
    /// When the money arrives, where the seller's silence ends a part of the order or a dispute.
    pub(crate) after_silence: Vec<Prospect>,
    /// The remedies outside that the order has, whether or not they are over.
    pub(crate) remedies: Vec<OpenRemedy>,
    /// Whether the way inside is closed or runs out with money owed or goods missing.
    pub(crate) needs_remedies: bool,
    /// What to write to the seller about.
    pub(crate) topic: Option<Topic>,
    /// What comes back where all of it is closed; `None` where that isn't known to the cent.
    pub(crate) to_come_back: Option<Money>,
    policy: Arc<Policy>,
}

/// What happens by a date where nobody does anything before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Prospect {
    pub(crate) by: Deadline,
    /// The numbers of the lines that it is about; none for the whole order.
    pub(crate) lines: Vec<u32>,
}

/// Another order of a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PaidOrder {
    pub(crate) id: OrderId,
    /// The title of its first item; empty where nobody said.
    pub(crate) title: String,
    pub(crate) total: Option<Money>,
}

impl OrderView {
    /// The order at `now`.
    pub(crate) fn new(known: &Known, now: Instant, policy: &Arc<Policy>) -> Self {
        let now = known.present(now);
        let order = known.at(now);
        let prepared = open_steps(&order, now, policy);
        Self {
            story: story(&order),
            parcels: Vec::new(),
            paid_together: Vec::new(),
            copies: Vec::new(),
            dues: dues_at(&order, now, policy),
            actions: actions(&order, now, policy),
            prepared: prepared.into_iter().map(|(step, until)| (step.clone(), until)).collect(),
            look_by: look_by(&order, now, policy),
            bill: order::bill(&order),
            step_ins: step_ins(&order),
            after_silence: after_silence(known, &order),
            remedies: order::remedies(&order, policy),
            needs_remedies: order::needed_since(&order, now).is_some(),
            topic: order::topics(&order, false, now, policy).first().copied(),
            to_come_back: order.purchase().total().copied(),
            policy: Arc::clone(policy),
            order,
        }
    }

    /// The same with its parcels, and a look at its copies. What a trial would keep counts as kept.
    pub(super) fn with_parcels(
        self,
        parcels: Vec<Tracked>,
        vault: &Vault,
        trial_at: Option<Instant>,
        now: Instant,
    ) -> Self {
        let topics = order::topics(&self.order, is_doubtful(&parcels), now, &self.policy);
        let glance = |kept: &Kept| {
            let glance = vault.glance(kept.evidence.digest, kept.evidence.bytes);
            let is_tried = glance == Glance::Missing
                && trial_at.is_some_and(|at| kept.added == Moment::At(at));
            if is_tried { Glance::There } else { glance }
        };
        let copies = self.order.evidence.iter().map(glance).collect();
        Self { parcels, copies, topic: topics.first().copied(), ..self }
    }

    /// The same with the other orders of its payment.
    pub(super) fn with_payment(self, paid_together: Vec<PaidOrder>) -> Self {
        Self { paid_together, ..self }
    }

    /// How the copy of the file at this place looks.
    pub(crate) fn copy(&self, place: usize) -> Glance {
        self.copies.get(place).copied().unwrap_or(Glance::There)
    }

    /// The same for a part of the order alone, apart from what is told of all of it.
    pub(crate) fn of_part(&self, part: &Order, now: Instant) -> Self {
        Self {
            order: part.clone(),
            dues: dues_at(part, now, &self.policy),
            bill: Bill::default(),
            remedies: Vec::new(),
            parcels: Vec::new(),
            paid_together: Vec::new(),
            needs_remedies: false,
            to_come_back: None,
            ..self.clone()
        }
    }

    /// The same where so much comes back if it is closed.
    pub(crate) fn giving_back(self, to_come_back: Option<Money>) -> Self {
        Self { to_come_back, ..self }
    }

    /// The ways to the money that are open, the best first.
    pub(crate) fn options(&self, now: Instant) -> Vec<WayOut> {
        let grounds = Grounds {
            actions: &self.actions,
            dues: &self.dues,
            remedies: &self.remedies,
            needs_remedies: self.needs_remedies,
        };
        order::options(&self.order, grounds, now)
    }

    /// How long a rule gives on this order: what its date was counted by, where it has one.
    pub(crate) fn span(&self, rule: Rule) -> Span {
        match order::deadline_of_rule(self.order.as_known(), rule, &self.policy) {
            Some(deadline) => self.policy.span_of(deadline),
            None => self.policy.window(rule).span,
        }
    }

    /// The rules that its dates were counted by.
    pub(crate) fn policy(&self) -> &Policy {
        &self.policy
    }
}

/// When the marketplace steps into each dispute.
fn step_ins(order: &Order) -> Vec<Prospect> {
    let step_in = |dispute: &Dispute| {
        let lines = order.unless_all(order.line_numbers(&dispute.claim.lines));
        Some(Prospect { by: dispute.phase.step_in_by()?, lines })
    };
    order.disputes.iter().filter_map(step_in).collect()
}

/// When the money arrives, where the seller must act next and stays silent.
fn after_silence(known: &Known, order: &Order) -> Vec<Prospect> {
    let waits = |part: &&Order| {
        matches!(part.stage(), Stage::CancellationPending | Stage::InDispute)
            && part.assumed_by().is_none()
    };
    if !order.parts().iter().any(|part| waits(&part)) {
        return Vec::new();
    }
    let Some(silent) = known.assumed() else { return Vec::new() };
    let mut owed = order::accounts(&silent);
    owed.retain(|account| {
        let is_waiting = order.parts_with(&account.refund.lines).iter().any(waits);
        !account.is_settled() && account.refund.is_assumed && is_waiting
    });
    let prospect = |account: Account| Prospect {
        by: account.expected.by,
        lines: order.unless_all(account.refund.lines),
    };
    owed.into_iter().map(prospect).collect()
}
