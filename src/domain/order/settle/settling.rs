//! Puts the answers together: the order with its rounds as they are known, or as a timer would make
//! them.

use std::sync::Arc;

use super::dispute_rounds::{Terms, disputes};
use super::endings::{Ending, Endings, Ends, Kind, endings};
use super::ledger::{Entry, Ledger, Shown};
use super::looks::{as_of, frozen};
use super::parts::Part;
use super::progress::{Progress, Reach, Word};
use super::promises::promises;
use super::requests::{close_pending, requests};
use super::whole::mark;
use super::{dates, disagreements, money, steps};
use crate::domain::deadline::{Deadline, Event, SetBy};
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::order::cancellation::{Cancellation, Outcome};
use crate::domain::order::dispute::{Dispute, Ending as DisputeEnding, Phase};
use crate::domain::order::fact::{Source, Statement};
use crate::domain::order::line::{OrderLine, numbers};
use crate::domain::order::parcel::OrderParcel;
use crate::domain::order::promised::Promised;
use crate::domain::order::purchase::Purchase;
use crate::domain::order::stage::Stage;
use crate::domain::order::standing::{Certainty, Extent, Order};
use crate::domain::order::state::{State, Windows};
use crate::domain::order::telling::RecordedFact;
use crate::domain::policy::Policy;
use crate::domain::promise::PromiseKind;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

/// The rounds of an order: what a timer can move.
#[derive(Debug, Clone)]
pub(super) struct Rounds {
    pub(super) requests: Vec<Cancellation>,
    pub(super) disputes: Vec<Dispute>,
    pub(super) ending: Option<Ending>,
    pub(super) timer: Option<Deadline>,
}

/// What is asked of a whole order, whatever its parts do.
#[derive(Debug)]
pub(super) struct Whole<'a> {
    pub(super) id: &'a OrderId,
    pub(super) policy: &'a Policy,
    pub(super) lines: &'a [OrderLine],
    pub(super) parcels: &'a [OrderParcel],
}

/// All answers about an order or a part of it, before they are put together.
pub(super) struct Settling<'a> {
    whole: &'a Whole<'a>,
    /// The part; `None` for the whole order.
    part: Option<&'a Part>,
    pub(super) ledger: &'a Ledger<'a>,
    pub(super) policy: &'a Policy,
    progress: Progress,
    purchase: Arc<Purchase>,
    promises: Vec<Promised>,
    endings: Endings,
    pub(super) rounds: Rounds,
    pub(super) frozen: Option<Moment>,
    pub(super) as_of: Option<Instant>,
    facts: &'a Arc<[RecordedFact]>,
}

impl<'a> Settling<'a> {
    pub(super) fn new(
        whole: &'a Whole<'a>,
        part: Option<&'a Part>,
        facts: &'a Arc<[RecordedFact]>,
        ledger: &'a Ledger<'a>,
        (progress, purchase): (Progress, Arc<Purchase>),
    ) -> Self {
        let policy = whole.policy;
        let numbers = part.map(|part| part.lines.as_slice());
        let terms = Terms { purchase: &purchase, policy, lines: whole.lines, part: numbers };
        let mut requests = requests(ledger, policy);
        for request in &mut requests {
            request.lines = ledger.lines_of(&request.ids, whole.lines);
        }
        let mut disputes = disputes(ledger, terms);
        let endings = endings(ledger, terms, &requests, &disputes);
        if let Some(ending) = endings.ending {
            supersede(&mut disputes, &ending);
        }
        close_pending(&mut requests, progress.reach, endings.ending.map(|it| it.kind));
        let rounds = Rounds { requests, disputes, ending: endings.ending, timer: None };
        let frozen = frozen(ledger, endings.ending.as_ref());
        let as_of = as_of(ledger);
        let promises = promises(ledger, &purchase);
        Self {
            whole,
            part,
            ledger,
            policy,
            progress,
            purchase,
            promises,
            endings,
            rounds,
            frozen,
            as_of,
            facts,
        }
    }

    pub(super) fn terms(&self) -> Terms<'_> {
        let part = self.part.map(|part| part.lines.as_slice());
        let (purchase, policy) = (&self.purchase, self.policy);
        Terms { purchase, policy, lines: self.whole.lines, part }
    }

    pub(super) fn order(&self, rounds: &Rounds, assumed: Option<Certainty>) -> Order {
        let (ledger, policy) = (self.ledger, self.policy);
        let windows = self.windows();
        let state = self.state(rounds, windows.as_ref());
        let (since, since_after, is_only_seen) = self.since(&state, rounds);
        let ending = rounds.ending.as_ref().filter(|_| state.stage().is_ended());
        let is_paid = money::is_paid(ledger, &self.purchase, &self.progress);
        let is_followed = money::is_followed(ledger);
        let mut refunds = money::by_disputes(&rounds.disputes, &self.rounds.disputes);
        if let Some(ending) = rounds.ending.as_ref().filter(|_| is_paid && is_followed) {
            let (disputes, terms) = (&rounds.disputes, self.terms());
            refunds.extend(money::by_closing(ending, disputes, terms, assumed.is_some()));
        }
        if is_paid && rounds.ending.is_none() {
            refunds.extend(money::by_rest(&rounds.requests, &self.rounds.requests, self.terms()));
        }
        for refund in &mut refunds {
            let dispute = refund.cause.dispute().and_then(|place| rounds.disputes.get(place));
            refund.lines = match dispute {
                Some(dispute) => numbers(&dispute.claim.lines, self.whole.lines),
                None => self.part.map(|part| part.lines.clone()).unwrap_or_default(),
            };
        }
        let last_of_parcel = self.last_of_parcel();
        let mut order = Order {
            id: self.whole.id.clone(),
            since,
            since_after,
            stage_source: ending.map(|ending| ending.source).or(self.progress.source),
            is_only_seen,
            as_of: self.as_of,
            certainty: assumed.unwrap_or(Certainty::Known),
            known: None,
            is_paid,
            is_followed,
            purchase: Arc::clone(&self.purchase),
            lines: self.lines(),
            parcels: self.parcels(),
            parts: Vec::new(),
            extent: self.part.map_or(Extent::Whole, |_| Extent::Part),
            paid_with: steps::paid_with(ledger),
            cancellations: rounds.requests.clone(),
            disputes: rounds.disputes.clone(),
            refunds,
            transfers: steps::transfers(ledger, self.terms()),
            windows,
            promises: self.promises.clone(),
            remedies: steps::remedies(ledger, self.received_at().is_some(), policy),
            prepared: steps::prepared(ledger, self.whole.lines, self.whole.parcels),
            verified_at: self.verified_at(),
            shipped_at: self.shipped_at(),
            received_at: self.received_at(),
            said_delivered_at: self.progress.said_delivered_at(ledger),
            asked_before_shipping: self.asked_before_shipping(rounds),
            returned_at: last_of_parcel(|what| matches!(what, Statement::ReturnedToSeller)),
            refused_at: last_of_parcel(|what| matches!(what, Statement::RefusedAtDoor)),
            lost_at: last_of_parcel(|what| matches!(what, Statement::Lost)),
            ready_at: last_of_parcel(|what| matches!(what, Statement::ReadyForPickup)),
            arrived_anyway_at: last_of_parcel(|what| matches!(what, Statement::ArrivedAnyway)),
            carried_at: self.carried_at(),
            extension_requested_at: steps::extension(ledger),
            tracking_due: self.tracking_due(&state),
            notes: steps::notes(ledger),
            messages: steps::messages(ledger),
            evidence: steps::evidence(ledger, self.whole.lines),
            disagreements: disagreements::fallen(&self.progress, &self.endings),
            facts: Arc::clone(self.facts),
            state,
        };
        if self.part.is_none() {
            mark(&mut order);
            let surplus = disagreements::above_paid(&order, ledger);
            order.disagreements.extend(surplus);
        }
        order
    }

    /// When a carrier showed that it has the parcel.
    fn carried_at(&self) -> Option<Moment> {
        let of_carrier = |word: &&Word| word.source == Source::TrackingPage;
        let first = self.progress.words.iter().find(of_carrier).map(|word| word.happened);
        first.filter(|_| self.is_shipped())
    }

    fn lines(&self) -> Vec<OrderLine> {
        let is_here =
            |line: &&OrderLine| self.part.is_none_or(|part| part.lines.contains(&line.number));
        self.whole.lines.iter().filter(is_here).cloned().collect()
    }

    fn parcels(&self) -> Vec<OrderParcel> {
        let parcels = self.whole.parcels.iter().enumerate();
        let is_here = |place: usize| self.part.is_none_or(|part| part.parcels.contains(&place));
        parcels.filter(|(place, _)| is_here(*place)).map(|(_, parcel)| parcel.clone()).collect()
    }

    fn seen(&self) -> Moment {
        let first = self.progress.first_seen.map(Moment::At);
        first.or(self.as_of.map(Moment::At)).unwrap_or(Moment::At(Instant::MIN_UTC))
    }

    fn verified_at(&self) -> Option<Moment> {
        let is_verified = |what: &Statement| matches!(what, Statement::PaymentVerified);
        steps::last(self.ledger, is_verified)
    }

    fn is_shipped(&self) -> bool {
        self.progress.reach >= Some(Reach::Shipped)
    }

    /// When it was shipped; where nobody said, when it was first seen shipped.
    fn shipped_at(&self) -> Option<Moment> {
        let told = self.purchase.shipped().copied().or(self.progress.told(Reach::Shipped));
        let seen = || self.progress.first_seen.map(Moment::At).or(self.progress.told_at);
        self.is_shipped().then(|| told.or_else(seen)).flatten()
    }

    /// When the buyer asked to cancel what was shipped on a later day, by what was told of the shipping
    /// or by a page that showed it not shipped then.
    fn asked_before_shipping(&self, rounds: &Rounds) -> Option<Moment> {
        let told = self.purchase.shipped().copied().or(self.progress.told(Reach::Shipped));
        let seen = || self.progress.after.filter(|_| self.progress.reach == Some(Reach::Shipped));
        let shipped = told.or_else(|| seen().map(Moment::At)).filter(|_| self.is_shipped())?;
        let went_on = |asked: &&Cancellation| match asked.outcome {
            Outcome::Rejected | Outcome::Lapsed | Outcome::Superseded => {
                asked.was_asked_of_seller() && asked.asked.day() < shipped.day()
            }
            Outcome::Pending | Outcome::Granted | Outcome::Withdrawn | Outcome::Unanswered => false,
        };
        rounds.requests.iter().rfind(went_on).map(|asked| asked.asked)
    }

    /// When the first of it was shipped.
    fn sent_at(&self) -> Option<Moment> {
        let of_part = || self.progress.told_at.or(self.progress.first_seen.map(Moment::At));
        let is_partly = self.progress.reach == Some(Reach::PartlyShipped);
        self.shipped_at().or_else(|| is_partly.then(of_part).flatten())
    }

    pub(super) fn windows(&self) -> Option<Windows> {
        let told = self.purchase.shipped().copied();
        let told = told.or_else(|| self.progress.told(Reach::PartlyShipped));
        let promised = self.promised(PromiseKind::RefundIfLate);
        let sent = self.sent_at()?;
        Some(dates::windows(&self.purchase, promised, (told, sent), self.policy))
    }

    /// When the goods were first known to be with the buyer.
    fn received_at(&self) -> Option<Moment> {
        let anyway = |what: &Statement| matches!(what, Statement::ArrivedAnyway);
        self.progress.delivered_at.or_else(|| steps::last(self.ledger, anyway))
    }

    fn promised(&self, kind: PromiseKind) -> Option<Promised> {
        self.promises.iter().find(|promised| promised.kind == kind).copied()
    }

    fn ship_by(&self) -> Deadline {
        if let Some(told) = self.told_ship_by() {
            return told;
        }
        let seen = self.progress.told_at.unwrap_or(self.seen());
        dates::ship_by(&self.purchase, self.verified_at(), seen, self.policy)
    }

    fn told_ship_by(&self) -> Option<Deadline> {
        let told = self.ledger.entries.iter().filter_map(|entry| {
            let Statement::ShipBy(until) = entry.fact.what else { return None };
            Some((entry.told, entry.id, until))
        });
        told.max().map(|(_, _, until)| self.policy.told(until, Rule::SellerShipBy, SetBy::Buyer))
    }

    /// Where the order stands apart from disputes, from being frozen and from how it ended.
    fn on_its_way(&self, rounds: &Rounds, windows: Option<&Windows>) -> State {
        let Some(reach) = self.progress.reach else { return State::Unknown };
        let policy = self.policy;
        let pending = rounds.requests.last().filter(|last| last.outcome == Outcome::Pending);
        let answer_by = pending.and_then(|request| request.answer_by);
        match reach {
            Reach::Placed => State::AwaitingPayment {
                pay_by: self
                    .promised(PromiseKind::PayBy)
                    .and_then(|promised| promised.told(Rule::UnpaidAutoClose, self.policy))
                    .unwrap_or_else(|| dates::pay_by(&self.purchase, self.seen(), policy)),
            },
            Reach::Verifying => {
                let ship_by = self.told_ship_by().unwrap_or_else(|| {
                    dates::ship_by_of_unverified(&self.purchase, self.seen(), policy)
                });
                match answer_by {
                    Some(answer_by) => State::CancellationPending { answer_by, ship_by },
                    None => State::VerifyingPayment {
                        verified_by: dates::verified_by(&self.purchase, self.seen(), policy),
                        ship_by,
                    },
                }
            }
            Reach::ToShip => {
                let ship_by = self.ship_by();
                match answer_by {
                    Some(answer_by) => State::CancellationPending { answer_by, ship_by },
                    None => State::AwaitingShipment { ship_by },
                }
            }
            Reach::PartlyShipped => {
                let Some(windows) = windows.copied() else { return State::Unknown };
                let is_over = |last: &Cancellation| {
                    last.of_rest && matches!(last.outcome, Outcome::Granted | Outcome::Unanswered)
                };
                if rounds.requests.last().is_some_and(is_over) {
                    return State::Shipped(windows);
                }
                State::PartiallyShipped { ship_by: self.ship_by(), answer_by, windows }
            }
            Reach::Shipped | Reach::Delivered => {
                let Some(windows) = windows else { return State::Unknown };
                match self.progress.delivered_at {
                    Some(at) => {
                        let is_only_seen = self.progress.is_delivery_only_seen;
                        let (complete_by, dispute_until) =
                            dates::delivered(windows, at, is_only_seen, policy);
                        State::Delivered { complete_by, dispute_until }
                    }
                    None if self.progress.shipment_cancelled.is_some() => State::ShipmentCancelled,
                    None => State::Shipped(*windows),
                }
            }
        }
    }

    pub(super) fn state(&self, rounds: &Rounds, windows: Option<&Windows>) -> State {
        let going_on = self.on_its_way(rounds, windows);
        let reached = match rounds.ending {
            Some(Ending { kind: Kind::Closed(cause), .. }) => State::Closed { cause },
            Some(ending) => State::Completed { dispute_until: self.disputable(&ending, &going_on) },
            None => going_on,
        };
        let disputed = if self.is_disputed(rounds) {
            // A request to cancel does not outlive a dispute.
            let before = if let State::CancellationPending { ship_by, .. } = reached {
                State::AwaitingShipment { ship_by }
            } else {
                reached
            };
            State::InDispute { before: Box::new(before) }
        } else {
            reached
        };
        if self.frozen.is_some() { State::Frozen { before: Box::new(disputed) } } else { disputed }
    }

    /// The last moment to open a dispute on an order that completed.
    fn disputable(&self, ending: &Ending, going_on: &State) -> Option<Deadline> {
        if ending.is_of_dispute {
            return going_on.dispute_until();
        }
        (!ending.is_only_seen).then(|| dates::disputable_until(ending.at, self.policy))
    }

    /// Whether a dispute is open: one that was told of, or one that the newest page shows and no
    /// word since ends.
    fn is_disputed(&self, rounds: &Rounds) -> bool {
        if rounds.disputes.iter().any(|dispute| !dispute.phase.is_ended()) {
            return true;
        }
        let speaks = |stage| !matches!(stage, Stage::Unknown | Stage::Frozen);
        let page = self.ledger.newest(speaks).filter(|page| page.page.stage == Stage::InDispute);
        let is_over = |page: &Shown| {
            rounds.disputes.iter().any(|dispute| dispute.told > page.at)
                || rounds.ending.is_some()
                || rounds.timer.is_some()
        };
        page.is_some_and(|page| !is_over(page))
    }

    /// Since when the order stands where it does, at the latest; after which look, where only looks
    /// bound that; and whether only a page shows it.
    fn since(&self, state: &State, rounds: &Rounds) -> (Option<Moment>, Option<Instant>, bool) {
        let seen = |at: Option<Instant>| (at.map(Moment::At), self.progress.after, true);
        let told = |at: Moment| (Some(at), None, false);
        let told_or_seen = |at: Option<Moment>| at.map_or(seen(self.progress.first_seen), told);
        let purchase = &self.purchase;
        match state {
            State::Unknown => (self.as_of.map(Moment::At), None, true),
            State::AwaitingPayment { .. } => told_or_seen(purchase.placed().copied()),
            State::VerifyingPayment { .. } => told_or_seen(purchase.paid().copied()),
            State::AwaitingShipment { .. } => {
                let verified = self.verified_at().or(purchase.paid().copied());
                told_or_seen(verified.or(self.progress.told_at))
            }
            State::CancellationPending { .. } => match rounds.requests.last() {
                Some(request) if request.is_told => told(request.asked),
                Some(request) => (Some(request.asked), self.progress.after, true),
                None => seen(self.progress.first_seen),
            },
            State::ShipmentCancelled => {
                self.progress.shipment_cancelled.map_or(seen(self.progress.first_seen), told)
            }
            State::Shipped(_) => {
                told_or_seen(purchase.shipped().copied().or(self.progress.told_at))
            }
            State::PartiallyShipped { .. } | State::Delivered { .. } => {
                told_or_seen(self.progress.told_at)
            }
            State::InDispute { .. } => {
                let open = rounds.disputes.iter().find(|dispute| !dispute.phase.is_ended());
                match open {
                    Some(dispute) => told(dispute.opened),
                    None => (self.first_of_run(Stage::InDispute), None, true),
                }
            }
            State::Frozen { .. } => (self.frozen, None, false),
            State::Completed { .. } | State::Closed { .. } => match rounds.ending {
                Some(ending) => (Some(ending.at), ending.after, ending.is_only_seen),
                None => (None, None, true),
            },
        }
    }

    /// The first page of those that showed this stage last.
    fn first_of_run(&self, stage: Stage) -> Option<Moment> {
        let newest = self.ledger.shown.iter().rev();
        let run = newest.skip_while(|shown| shown.page.stage != stage);
        run.take_while(|shown| shown.page.stage == stage).last().map(|shown| Moment::At(shown.at))
    }

    /// When a seller who claims to have shipped must have named a tracking number.
    fn tracking_due(&self, state: &State) -> Option<Deadline> {
        if self.is_shipped() || state.stage().is_ended() {
            return None;
        }
        // A number that the seller only wrote in a message is none.
        let is_number = |entry: &&Entry<'_>| {
            let is_said = entry.fact.source == Source::Seller;
            matches!(entry.fact.what, Statement::Tracked(_) | Statement::Shipped { .. }) && !is_said
        };
        let is_claim = |what: &Statement| matches!(what, Statement::ClaimedShipped);
        let claimed = steps::last(self.ledger, is_claim)?;
        let number = self.ledger.entries.iter().rfind(is_number).map(|entry| entry.fact.at);
        let is_open = number.is_none_or(|number| number.last() < claimed.first());
        is_open.then(|| self.policy.counted(Rule::TrackingGive, Event::ShippingClaimed, claimed))
    }

    /// When something was told last of the parcel that was sent last.
    fn last_of_parcel(&self) -> impl Fn(fn(&Statement) -> bool) -> Option<Moment> {
        let entry = |fits: fn(&Statement) -> bool| {
            self.ledger.entries.iter().rev().find(|entry| fits(&entry.fact.what))
        };
        let sent = entry(|what| matches!(what, Statement::Shipped { partly: false }));
        move |fits| {
            let of_this = entry(fits).filter(|it| sent.is_none_or(|sent| !it.is_before(sent)));
            of_this.map(|entry| entry.fact.at)
        }
    }
}

/// Ends the disputes that were open when the order ended in another way.
fn supersede(disputes: &mut [Dispute], ending: &Ending) {
    let is_ended = |dispute: &Dispute| match ending.ends {
        Ends::ToldBefore(told) => dispute.told < told,
        Ends::OpenedBefore(seen) => dispute.opened.first() < seen,
    };
    let open = disputes.iter_mut().filter(|dispute| !dispute.phase.is_ended());
    for dispute in open.filter(|dispute| is_ended(dispute)) {
        let (ending, at) = (DisputeEnding::Superseded, ending.at);
        dispute.phase = Phase::Ended { ending, at, appeal_by: None };
        dispute.grant = None;
    }
}
