//! Disputes, told in rounds: what was claimed, and each step that names the dispute.

use super::dates;
use super::ledger::{Entry, Ledger};
use crate::domain::actor::Actor;
use crate::domain::deadline::{Baseline, Deadline, Event, SetBy};
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::order::claim::{Claim, Ruling, Want};
use crate::domain::order::dispute::{Dispute, Ending, Offer, Phase};
use crate::domain::order::fact::{DisputeFact, DisputeStep, FactId, Proposal, Statement, Step};
use crate::domain::order::line::{OrderLine, cost, numbers};
use crate::domain::order::purchase::Purchase;
use crate::domain::order::refund::Owed;
use crate::domain::order::stage::{Cause, Stage};
use crate::domain::policy::Policy;
use crate::domain::rule::{Limit, Rule};
use crate::domain::time::Moment;

/// What the dates and the money of a part of an order are counted by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms<'a> {
    pub(super) purchase: &'a Purchase,
    pub(super) policy: &'a Policy,
    /// All lines of the order.
    pub(super) lines: &'a [OrderLine],
    /// The numbers of those of the part; `None` for the whole order.
    pub(super) part: Option<&'a [u32]>,
}

/// The disputes that the buyer told of, oldest first.
pub(super) fn disputes(ledger: &Ledger<'_>, terms: Terms<'_>) -> Vec<Dispute> {
    let mut disputes: Vec<Dispute> = Vec::new();
    let mut was_completed = false;
    let goes_on = ledger.shown.iter().rev().find(|shown| !shown.page.stage.is_ended());
    for entry in ledger.from(|entry| stands_from(entry, ledger)) {
        if let Some((dispute, fact)) = step_of(entry) {
            if let Some(known) = disputes.iter_mut().find(|known| known.id == dispute) {
                terms.advance(known, &fact, entry);
            }
        } else if let Some(Step::OpenDispute(claim)) = entry.submitted() {
            disputes.push(terms.opened(entry.id, claim, entry));
        } else if let Some(shown) = ledger.shown.iter().find(|shown| shown.id == entry.id) {
            let stage = shown.page.stage;
            // A page that shows an order completed again says nothing of a dispute opened since, nor
            // does one that a newer page contradicts.
            let is_new = stage == Stage::Closed || (stage == Stage::Completed && !was_completed);
            if is_new && goes_on.is_none_or(|goes_on| shown.at > goes_on.at) {
                terms.end_by_page(&mut disputes, stage, entry);
            }
            was_completed |= stage == Stage::Completed;
        } else if let Some(step) = entry.submitted() {
            was_completed |= matches!(step, Step::Receive);
        } else if matches!(entry.fact.what, Statement::Closed(Cause::Dispute))
            && goes_on.is_none_or(|goes_on| entry.told > goes_on.at)
        {
            terms.end_by_silence(&mut disputes, entry);
        }
    }
    disputes
}

/// From when on a fact counts: a step in a dispute not before the dispute.
fn stands_from(entry: &Entry<'_>, ledger: &Ledger<'_>) -> Instant {
    let opened = step_of(entry).and_then(|(dispute, _)| ledger.at_of(dispute));
    opened.map_or(entry.at, |opened| opened.max(entry.at))
}

enum Told<'a> {
    Buyer(&'a DisputeStep),
    Others(&'a DisputeFact),
}

fn step_of<'a>(entry: &Entry<'a>) -> Option<(FactId, Told<'a>)> {
    if let Statement::Dispute { dispute, fact } = &entry.fact.what {
        return Some((*dispute, Told::Others(fact)));
    }
    if let Some(Step::InDispute { dispute, step }) = entry.submitted() {
        return Some((*dispute, Told::Buyer(step)));
    }
    None
}

impl Terms<'_> {
    fn opened(&self, id: FactId, claim: &Claim, entry: &Entry<'_>) -> Dispute {
        let opened = entry.fact.at;
        let by = |rule| self.policy.counted(rule, Event::DisputeOpened, opened);
        Dispute {
            id,
            opened,
            claim: claim.clone(),
            phase: Phase::SellerAnswers {
                answer_by: by(Rule::DisputeSellerAnswer),
                step_in_by: by(Rule::DisputeStepIn),
            },
            appeals: 0,
            grant: None,
            told: entry.told,
            last: entry.at,
        }
    }

    /// What was paid for these lines, or for all; `None` where nobody can tell.
    fn cost(&self, lines: Option<&[u32]>) -> Option<Money> {
        match lines {
            Some(lines) => cost(lines, self.lines),
            None => self.purchase.total().copied(),
        }
    }

    /// The numbers of the lines that a claim is about; `None` for the whole order.
    fn claimed(&self, claim: &Claim) -> Option<Vec<u32>> {
        (!claim.lines.is_empty()).then(|| numbers(&claim.lines, self.lines))
    }

    /// What was paid for what a claim is about.
    fn cost_of(&self, claim: &Claim) -> Option<Money> {
        self.cost(self.claimed(claim).as_deref())
    }

    fn owed(&self, amount: Option<Money>, at: Moment) -> Owed {
        let from = Baseline::new(Event::RefundGranted, at);
        let expected = dates::expected(self.purchase, None, from, SetBy::Estimate, self.policy);
        Owed { amount, expected }
    }

    fn step_in_by(&self, dispute: &Dispute) -> Deadline {
        self.policy.counted(Rule::DisputeStepIn, Event::DisputeOpened, dispute.opened)
    }

    fn advance(&self, dispute: &mut Dispute, told: &Told<'_>, entry: &Entry<'_>) {
        let at = entry.fact.at;
        dispute.told = dispute.told.max(entry.told);
        dispute.last = dispute.last.max(entry.at);
        match told {
            Told::Buyer(step) => self.buyer_acts(dispute, step, at),
            Told::Others(fact) => self.others_act(dispute, fact, at),
        }
    }

    fn buyer_acts(&self, dispute: &mut Dispute, step: &DisputeStep, at: Moment) {
        let by_platform = dispute.phase.offer().is_some_and(|offer| offer.by == Actor::Platform);
        let decide_by = self.policy.counted(Rule::DisputeDecision, Event::SteppedIn, at);
        match step {
            DisputeStep::Accept => {
                if let Some(offer) = dispute.phase.offer() {
                    self.agree(dispute, offer, at);
                }
            }
            DisputeStep::Reject | DisputeStep::Counter(_) => {
                if let DisputeStep::Counter(amount) = step {
                    dispute.claim.amount = Some(*amount);
                }
                dispute.phase = if by_platform {
                    Phase::SteppedIn { decide_by }
                } else {
                    Phase::Disagreed { step_in_by: self.step_in_by(dispute) }
                };
            }
            DisputeStep::Escalate => dispute.phase = Phase::SteppedIn { decide_by },
            DisputeStep::Cancel => end(dispute, Ending::Cancelled, at, None, None),
            DisputeStep::Appeal => {
                dispute.appeals = dispute.appeals.saturating_add(1);
                dispute.grant = None;
                dispute.phase = Phase::Appealed { decide_by };
            }
            DisputeStep::ShipReturn(parcel) => {
                let (parcel, amount) = (parcel.clone(), returned_for(dispute));
                let arrive_by = self.policy.counted(Rule::ReturnWarehouse, Event::ReturnSent, at);
                dispute.phase = Phase::ReturnSent { sent: at, parcel, amount, arrive_by };
            }
        }
    }

    fn others_act(&self, dispute: &mut Dispute, fact: &DisputeFact, at: Moment) {
        let decide_by = self.policy.counted(Rule::DisputeDecision, Event::SteppedIn, at);
        let step_in_by = self.step_in_by(dispute);
        let printed = |rule, event, until: Option<Moment>| match until {
            Some(until) => self.policy.told(until, rule, SetBy::Buyer),
            None => self.policy.counted(rule, event, at),
        };
        let answer_by = |until| printed(Rule::DisputeBuyerAnswer, Event::Proposed, until);
        match fact {
            DisputeFact::SellerAccepted => {
                self.agree(dispute, as_claimed(dispute, Actor::Seller), at);
            }
            DisputeFact::SellerRejected => {
                let (answer_by, step_in_by) = (answer_by(None), Some(step_in_by));
                dispute.phase = Phase::BuyerAnswers { offer: None, answer_by, step_in_by };
            }
            DisputeFact::SellerOffered(proposal) => {
                let offer = Some(offered(Actor::Seller, proposal));
                let (answer_by, step_in_by) = (answer_by(proposal.until), Some(step_in_by));
                dispute.phase = Phase::BuyerAnswers { offer, answer_by, step_in_by };
            }
            DisputeFact::SteppedIn(None) => dispute.phase = Phase::SteppedIn { decide_by },
            DisputeFact::SteppedIn(Some(proposal)) => {
                let offer = Some(offered(Actor::Platform, proposal));
                let answer_by = answer_by(proposal.until);
                dispute.phase = Phase::BuyerAnswers { offer, answer_by, step_in_by: None };
            }
            DisputeFact::MoreEvidenceAsked { until } => {
                let evidence_by = printed(Rule::DisputeEvidence, Event::EvidenceAsked, *until);
                dispute.phase = Phase::EvidenceAsked { evidence_by };
            }
            DisputeFact::EvidenceGiven { files } => {
                dispute.claim.evidence.extend(files.iter().cloned());
                if matches!(dispute.phase, Phase::EvidenceAsked { .. }) {
                    dispute.phase = Phase::SteppedIn { decide_by };
                }
            }
            DisputeFact::Ruled { ruling, returns, until } => {
                let appeal_by = printed(Rule::DisputeAppeal, Event::DisputeEnded, *until);
                self.rule(dispute, *ruling, *returns, at, appeal_by);
            }
            DisputeFact::ReturnAgreed { amount, until } => {
                let ship_by = printed(Rule::ReturnShip, Event::ReturnAgreed, *until);
                let amount = amount.or(dispute.claim.amount);
                dispute.phase = Phase::ReturnAgreed { ship_by, amount };
            }
            DisputeFact::ReturnReceived => {
                let amount = returned_for(dispute);
                if dispute.claim.free_return {
                    // A warehouse checks it first.
                    dispute.phase = Phase::ReturnReceived { received: at, amount };
                } else {
                    end(dispute, Ending::ReturnReceived, at, Some(self.owed(amount, at)), None);
                }
            }
            DisputeFact::ReturnAccepted { amount } => self.accept_return(dispute, *amount, at),
            DisputeFact::ReturnRejected { until } => {
                let appeal_by =
                    until.map(|until| self.policy.told(until, Rule::DisputeAppeal, SetBy::Buyer));
                end(dispute, Ending::ReturnRejected, at, None, appeal_by);
            }
            DisputeFact::AnswerUntil(until) => {
                if let Phase::BuyerAnswers { answer_by, .. } = &mut dispute.phase {
                    *answer_by = self.policy.told(*until, Rule::DisputeBuyerAnswer, SetBy::Buyer);
                }
            }
            DisputeFact::DecisionUntil(until) => {
                if let Phase::SteppedIn { decide_by } | Phase::Appealed { decide_by } =
                    &mut dispute.phase
                {
                    *decide_by = self.policy.told(*until, Rule::DisputeDecision, SetBy::Buyer);
                }
            }
        }
    }

    fn agree(&self, dispute: &mut Dispute, offer: Offer, at: Moment) {
        let amount = offer.amount.or(dispute.claim.amount);
        if offer.returns {
            let ship_by = self.policy.counted(Rule::ReturnShip, Event::ReturnAgreed, at);
            dispute.phase = Phase::ReturnAgreed { ship_by, amount };
        } else {
            end(dispute, Ending::Agreed, at, Some(self.owed(amount, at)), None);
        }
    }

    /// Pays back what was agreed on for the goods, or a part of it.
    fn accept_return(&self, dispute: &mut Dispute, amount: Option<Money>, at: Moment) {
        let agreed = returned_for(dispute);
        let all = agreed.or_else(|| self.cost_of(&dispute.claim));
        let is_less = |amount: &Money| all.is_none_or(|all| *amount < all);
        let ending = match amount.filter(is_less) {
            Some(amount) => Ending::ReturnAcceptedInPart(amount),
            None => Ending::ReturnAccepted,
        };
        end(dispute, ending, at, Some(self.owed(amount.or(agreed), at)), None);
    }

    /// What a ruling ends with. What was appealed already cannot be appealed again, nor can what
    /// gives everything.
    fn rule(
        &self,
        dispute: &mut Dispute,
        ruling: Ruling,
        returns: bool,
        at: Moment,
        appeal_by: Deadline,
    ) {
        let amount = match ruling {
            Ruling::Full => dispute.claim.amount,
            Ruling::Partial(amount) => Some(amount),
            Ruling::None => None,
        };
        if returns && ruling != Ruling::None {
            let ship_by = self.policy.counted(Rule::ReturnShip, Event::ReturnAgreed, at);
            dispute.phase = Phase::ReturnAgreed { ship_by, amount };
            return;
        }
        let asked = dispute.claim.amount.or_else(|| self.cost_of(&dispute.claim));
        let is_all = ruling == Ruling::Full || (amount.is_some() && amount == asked);
        let may_appeal = !is_all && dispute.appeals < self.policy.limit(Limit::Appeals);
        let appeal_by = may_appeal.then_some(appeal_by);
        let owed = (ruling != Ruling::None).then(|| self.owed(amount, at));
        end(dispute, Ending::Ruled(ruling), at, owed, appeal_by);
    }

    /// Ends the open disputes by a page that shows the order ended: by the seller's silence where
    /// that leads to the very stage, else without it.
    fn end_by_page(&self, disputes: &mut [Dispute], stage: Stage, entry: &Entry<'_>) {
        let at = entry.fact.at;
        for dispute in disputes.iter_mut().filter(|dispute| !dispute.phase.is_ended()) {
            match self.silenced(dispute, entry.at, stage) {
                Some(silent) => *dispute = silent,
                None => end(dispute, Ending::Superseded, at, None, None),
            }
        }
    }

    /// Ends by the seller's silence the open disputes that close the order by it, where somebody told
    /// that a dispute closed it.
    fn end_by_silence(&self, disputes: &mut [Dispute], entry: &Entry<'_>) {
        let open = disputes.iter_mut().filter(|dispute| !dispute.phase.is_ended());
        for dispute in open.filter(|dispute| dispute.told < entry.told) {
            if let Some(silent) = self.silenced(dispute, entry.at, Stage::Closed) {
                *dispute = silent;
            }
        }
    }

    /// The dispute ended by a timer that had passed at `at`, where that leads to this very stage.
    fn silenced(&self, dispute: &Dispute, at: Instant, stage: Stage) -> Option<Dispute> {
        let timer = dispute.phase.timer().filter(|timer| timer.passed(at))?;
        let mut silent = dispute.clone();
        self.run_out(&mut silent, timer);
        let cost = self.cost_of(&dispute.claim);
        let gives_all = silent.grant.is_some_and(|owed| {
            owed.amount.is_none_or(|amount| cost.is_none_or(|cost| amount >= cost))
        });
        (silent.phase.is_ended() && gives_all == (stage == Stage::Closed)).then_some(silent)
    }

    pub(super) fn run_out(&self, dispute: &mut Dispute, timer: Deadline) {
        let at = Moment::At(timer.due());
        let decide_by = self.policy.counted(Rule::DisputeDecision, Event::SteppedIn, at);
        match &dispute.phase {
            Phase::SellerAnswers { .. } if timer.rule() == Rule::DisputeSellerAnswer => {
                self.agree(dispute, as_claimed(dispute, Actor::Platform), at);
                if let Phase::Ended { ending, .. } = &mut dispute.phase {
                    *ending = Ending::Unanswered;
                }
            }
            Phase::SellerAnswers { .. } | Phase::Disagreed { .. } | Phase::BuyerAnswers { .. } => {
                dispute.phase = Phase::SteppedIn { decide_by }
            }
            Phase::EvidenceAsked { .. } => end(dispute, Ending::EvidenceMissed, at, None, None),
            Phase::ReturnAgreed { .. } => end(dispute, Ending::ReturnMissed, at, None, None),
            Phase::SteppedIn { .. }
            | Phase::Appealed { .. }
            | Phase::ReturnSent { .. }
            | Phase::ReturnReceived { .. }
            | Phase::Ended { .. } => {}
        }
    }
}

fn offered(by: Actor, proposal: &Proposal) -> Offer {
    Offer { by, amount: proposal.amount, returns: proposal.returns }
}

fn as_claimed(dispute: &Dispute, by: Actor) -> Offer {
    let returns = dispute.claim.want == Want::ReturnAndRefund;
    Offer { by, amount: dispute.claim.amount, returns }
}

fn end(
    dispute: &mut Dispute,
    ending: Ending,
    at: Moment,
    grant: Option<Owed>,
    appeal_by: Option<Deadline>,
) {
    dispute.phase = Phase::Ended { ending, at, appeal_by };
    dispute.grant = grant;
}

fn returned_for(dispute: &Dispute) -> Option<Money> {
    match &dispute.phase {
        Phase::ReturnAgreed { amount, .. }
        | Phase::ReturnSent { amount, .. }
        | Phase::ReturnReceived { amount, .. } => *amount,
        Phase::Ended { .. } if dispute.grant.is_some() => dispute.grant.and_then(|it| it.amount),
        Phase::SellerAnswers { .. }
        | Phase::BuyerAnswers { .. }
        | Phase::Disagreed { .. }
        | Phase::SteppedIn { .. }
        | Phase::EvidenceAsked { .. }
        | Phase::Appealed { .. }
        | Phase::Ended { .. } => dispute.claim.amount,
    }
}

impl Terms<'_> {
    /// Whether disputes gave back everything that was paid for the part.
    pub(super) fn give_all_back(&self, disputes: &[Dispute]) -> bool {
        let paid = self.cost(self.part);
        let granted = disputes.iter().filter_map(|dispute| Some((dispute, dispute.grant?)));
        let mut sum: i64 = 0;
        for (dispute, owed) in granted {
            // An amount that is not said is all that was paid.
            let Some(amount) = owed.amount else { return true };
            let (claimed, cost) = (self.claimed(&dispute.claim), self.cost_of(&dispute.claim));
            let in_currency = |money: &Money| money.currency() == amount.currency();
            let Some(cost) = cost.filter(in_currency) else { continue };
            if amount >= cost && cost.minor() > 0 {
                return true;
            }
            let of_part = if claimed.as_deref() == self.part {
                Some(amount.minor())
            } else {
                let paid = paid.map_or(0, Money::minor);
                let share = i128::from(amount.minor()) * i128::from(paid);
                i64::try_from(share / i128::from(cost.minor().max(1))).ok()
            };
            sum = sum.saturating_add(of_part.unwrap_or(0));
        }
        paid.is_some_and(|paid| sum > 0 && sum >= paid.minor())
    }
}
