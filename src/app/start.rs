//! The fact of an order that a rule counts from, and who told it.

use super::standing::Standing;
use crate::domain::buyer::Law;
use crate::domain::order::{
    DisputeEvent, Event, Happened, Order, Stage, State, Step, Windows, Witness, paid_by,
    shipped_at_the_earliest, shipped_at_the_latest,
};
use crate::domain::payment::Method;
use crate::domain::policy::{Policy, Rule, any_refund};
use crate::domain::purchase::Facts;
use crate::domain::time::{Deadline, Moment, SetBy};

/// What a rule counts from on one order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Start {
    /// What happened.
    pub(crate) what: What,
    /// When.
    pub(crate) moment: Moment,
    /// Who says so.
    pub(crate) by: Teller,
}

/// What happened where a rule begins to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// The order was placed.
    Placed,
    /// It was paid.
    Paid,
    /// The payment was found good.
    PaymentVerified,
    /// The buyer asked to cancel.
    CancellationAsked,
    /// It was shipped.
    Shipped,
    /// The seller claimed to have shipped.
    ShippingClaimed,
    /// It was delivered.
    Delivered,
    /// The goods came, as far as that is known.
    Received,
    /// The time for the delivery is over.
    DeliveryDue,
    /// It completes, or has completed.
    Completed,
    /// The buyer's protection ends.
    ProtectionEnds,
    /// A dispute was opened.
    DisputeOpened,
    /// Something was proposed in it.
    Proposed,
    /// More evidence was asked for.
    EvidenceAsked,
    /// The marketplace began to decide.
    SteppedIn,
    /// A dispute ended.
    DisputeEnded,
    /// A return was agreed on.
    ReturnAgreed,
    /// The marketplace began to hold it.
    Frozen,
    /// A refund was granted.
    RefundGranted,
    /// A refund was sent.
    RefundSent,
    /// Something happened on a road outside the marketplace.
    RoadTaken,
}

/// Who says when it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Teller {
    /// A page of the marketplace.
    Page,
    /// The person who keeps the record.
    Buyer,
    /// This rule.
    Rule(Rule),
    /// Nobody: it is the nearest moment that is known.
    Estimate,
}

/// Why a rule gives no date on an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoDate {
    /// The rule is no length of time that redress counts.
    NoTime,
    /// The order is not paid.
    NotPaid,
    /// Nobody asked to cancel it.
    NotAsked,
    /// It has not shipped.
    NotShipped,
    /// It was not delivered.
    NotDelivered,
    /// The seller has not claimed to have shipped without a number.
    NotClaimed,
    /// That step of a dispute has not come.
    NotReached,
    /// No dispute was opened.
    NoDispute,
    /// The marketplace does not hold it.
    NotFrozen,
    /// No money has to come back.
    NothingOwed,
    /// It was paid in this way, which has another rule.
    OtherMethod(Method),
    /// Nobody told how it was paid.
    NoMethod,
    /// The rule is the law of another country.
    OtherLaw,
    /// Nobody told where the buyer lives.
    NoCountry,
    /// The record does not tell when that happened from which the rule counts.
    Untold,
}

/// What the rule counts from, or why it gives no date.
pub(super) fn start(rule: Rule, standing: &Standing, policy: &Policy) -> Result<Start, NoDate> {
    let told = Telling { standing, policy };
    match rule {
        Rule::UnpaidAutoClose => told.placed().ok_or(NoDate::Untold),
        Rule::PaymentVerification => told.paid(),
        Rule::SellerShipBy => told.verified(),
        Rule::CancelSellerAnswer => told.asked().ok_or(NoDate::NotAsked),
        Rule::TrackingGive => told.claimed().ok_or(NoDate::NotClaimed),
        Rule::TrackingFirstScan | Rule::DeliveryDeadline | Rule::ProtectionLength => {
            told.shipped(shipped_early)
        }
        Rule::DisputeOpenFrom => told.shipped(shipped_late),
        Rule::ProtectionExtend | Rule::ProtectionLastCall => told.protection(),
        Rule::OrderAutoComplete => told.delivered().ok_or(NoDate::NotDelivered),
        Rule::DisputeOpenUntil => told.ended(),
        Rule::FreeReturnWindow => told.received(),
        Rule::EuWithdrawal => told.under(Law::Eu).and_then(|()| told.received()),
        Rule::UkWithdrawal => told.under(Law::Uk).and_then(|()| told.received()),
        Rule::UsFcba => told.under(Law::Us).and_then(|()| told.estimated_by_card()),
        Rule::UkS75 => told.under(Law::Uk).and_then(|()| told.estimated_by_card()),
        Rule::DisputeSellerAnswer | Rule::DisputeStepIn => told.disputed().ok_or(NoDate::NoDispute),
        Rule::DisputeBuyerAnswer => {
            told.step(What::Proposed, |event| matches!(event, DisputeEvent::Proposed { .. }))
        }
        Rule::DisputeEvidence => told
            .step(What::EvidenceAsked, |event| matches!(event, DisputeEvent::EvidenceAsked { .. })),
        Rule::DisputeDecision => told.step(What::SteppedIn, decides),
        Rule::DisputeAppeal => told.step(What::DisputeEnded, |event| {
            matches!(event, DisputeEvent::Ended { appeal_by: Some(_), .. })
        }),
        Rule::ReturnShip => told
            .step(What::ReturnAgreed, |event| matches!(event, DisputeEvent::ReturnAgreed { .. })),
        Rule::OrderFrozen => told.frozen().ok_or(NoDate::NotFrozen),
        any_refund!() => told.refunded_by(rule),
        Rule::CardChargeback => told.not_paid_but_by(Method::Card).and_then(|()| told.chargeable()),
        Rule::PaypalOpen => {
            told.not_paid_but_by(Method::Paypal).and_then(|()| told.paid_or_placed())
        }
        Rule::PaypalEscalate
        | Rule::PaypalOffer
        | Rule::PaypalDecision
        | Rule::EuReturn
        | Rule::UkReturn => told.on_a_road(rule).ok_or(NoDate::Untold),
    }
}

/// Whether the marketplace decides from then on.
fn decides(event: &DisputeEvent) -> bool {
    matches!(
        event,
        DisputeEvent::SteppedIn { .. }
            | DisputeEvent::EvidenceGiven { .. }
            | DisputeEvent::Appealed { .. }
            | DisputeEvent::Declined { decide_by: Some(_), .. }
    )
}

/// The day of shipping for a date to act by, where nobody told it.
fn shipped_early(order: &Order, seen: Moment, _policy: &Policy) -> Moment {
    shipped_at_the_earliest(order.purchase(), seen)
}

/// The same for a date to wait for.
fn shipped_late(order: &Order, seen: Moment, policy: &Policy) -> Moment {
    shipped_at_the_latest(order.purchase(), seen, policy)
}

/// What is told of one order.
struct Telling<'a> {
    standing: &'a Standing,
    policy: &'a Policy,
}

impl Telling<'_> {
    fn order(&self) -> &Order {
        &self.standing.order
    }

    fn placed(&self) -> Option<Start> {
        let placed = *self.order().purchase().placed()?;
        Some(self.fact(What::Placed, placed, |facts| facts.placed))
    }

    fn paid(&self) -> Result<Start, NoDate> {
        match self.order().purchase().paid() {
            Some(paid) => Ok(self.fact(What::Paid, *paid, |facts| facts.paid)),
            None => self.seen_paid(),
        }
    }

    /// An order that was seen paid, of which nobody told when.
    fn seen_paid(&self) -> Result<Start, NoDate> {
        if !self.order().is_paid() {
            return Err(NoDate::NotPaid);
        }
        let paid =
            |event: &Event| matches!(event, Event::Paid { .. } | Event::PaymentVerified { .. });
        let seen = self.last(paid).map(|seen| seen.at).or(self.order().since());
        seen.map(|moment| estimate(What::Paid, moment)).ok_or(NoDate::Untold)
    }

    /// The check of the payment, where its end was told on its own; else the payment.
    fn verified(&self) -> Result<Start, NoDate> {
        let verified = self.last(|event| matches!(event, Event::PaymentVerified { .. }));
        let paid = self.order().purchase().paid().copied();
        match verified.filter(|verified| verified.witness == Witness::Buyer) {
            Some(verified) if paid != Some(verified.at) => {
                Ok(Start { what: What::PaymentVerified, moment: verified.at, by: Teller::Buyer })
            }
            Some(_) | None => self.paid(),
        }
    }

    fn asked(&self) -> Option<Start> {
        let asked = self.last(|event| matches!(event, Event::CancellationRequested { .. }))?;
        Some(happened(What::CancellationAsked, asked))
    }

    fn shipped(&self, estimated: fn(&Order, Moment, &Policy) -> Moment) -> Result<Start, NoDate> {
        if let Some(shipped) = self.order().purchase().shipped() {
            return Ok(self.fact(What::Shipped, *shipped, |facts| facts.shipped));
        }
        let seen = self.last(|event| matches!(event, Event::Shipped(_) | Event::Delivered { .. }));
        let seen = seen.ok_or(NoDate::NotShipped)?;
        Ok(estimate(What::Shipped, estimated(self.order(), seen.at, self.policy)))
    }

    /// The dates that count from shipping, as they were recorded.
    fn windows(&self) -> Option<&Windows> {
        self.order().windows()
    }

    fn claimed(&self) -> Option<Start> {
        let claimed = self.last(|event| matches!(event, Event::ShippingClaimed { .. }))?;
        Some(happened(What::ShippingClaimed, claimed))
    }

    fn protection(&self) -> Result<Start, NoDate> {
        let windows = self.windows().ok_or(NoDate::NotShipped)?;
        Ok(due(What::ProtectionEnds, windows.deliver_by))
    }

    fn delivered(&self) -> Option<Start> {
        let delivered = self.last(|event| matches!(event, Event::Delivered { .. }))?;
        Some(happened(What::Delivered, delivered))
    }

    fn received(&self) -> Result<Start, NoDate> {
        let moment = self.order().received_at().ok_or(NoDate::NotDelivered)?;
        let delivered = self.delivered().filter(|delivered| delivered.moment == moment);
        let told = || self.events().find(|told| told.at == moment);
        let received = || told().map(|told| happened(What::Received, told));
        Ok(delivered.or_else(received).unwrap_or_else(|| estimate(What::Received, moment)))
    }

    fn disputed(&self) -> Option<Start> {
        let opened =
            self.last(|event| matches!(event, Event::Disputed | Event::DisputeOpened { .. }))?;
        Some(happened(What::DisputeOpened, opened))
    }

    /// The last such step of a dispute.
    fn step(&self, what: What, is_it: fn(&DisputeEvent) -> bool) -> Result<Start, NoDate> {
        let step =
            self.last(|event| matches!(event, Event::DisputeMoved { event, .. } if is_it(event)));
        match step {
            Some(step) => Ok(happened(what, step)),
            None if self.order().disputes().is_empty() => Err(NoDate::NoDispute),
            None => Err(NoDate::NotReached),
        }
    }

    fn frozen(&self) -> Option<Start> {
        let frozen = self.last(|event| matches!(event, Event::Frozen { .. }))?;
        Some(happened(What::Frozen, frozen)).filter(|_| self.order().stage() == Stage::Frozen)
    }

    /// What ended the order, or will: the receipt that was confirmed, else the time for the delivery
    /// or the completion, whichever is first.
    fn ended(&self) -> Result<Start, NoDate> {
        let state = self.standing.recorded.state();
        let completed = self
            .last(|event| matches!(event, Event::Completed { .. }))
            .filter(|completed| !matches!(completed.witness, Witness::Rule(_)));
        if let State::Completed { dispute_until } = state {
            dispute_until.ok_or(NoDate::Untold)?;
            if let Some(completed) = completed {
                return Ok(happened(What::Completed, completed));
            }
        }
        let windows = self.windows().map(|windows| due(What::DeliveryDue, windows.deliver_by));
        let delivered = self.last(|event| matches!(event, Event::Delivered { .. }));
        let Some(delivered) = delivered else { return windows.ok_or(NoDate::NotShipped) };
        let Event::Delivered { complete_by, .. } = delivered.event else {
            return Err(NoDate::NotDelivered);
        };
        let by_itself = due(What::Completed, complete_by);
        let in_time = windows.filter(|windows| {
            let end = windows.moment.last();
            delivered.at.first() <= end && end < complete_by.due()
        });
        Ok(in_time.unwrap_or(by_itself))
    }

    /// The refund by this rule: from its sending, else from what made it owed.
    fn refunded_by(&self, rule: Rule) -> Result<Start, NoDate> {
        let accounts = &self.standing.accounts;
        let Some(account) = accounts.iter().find(|known| known.expected.by.rule() == rule) else {
            let known = accounts.last().map(|account| account.expected.method);
            return Err(match known.unwrap_or_else(|| self.method()) {
                Some(method) if method.refund_rule() != rule => NoDate::OtherMethod(method),
                None if rule != Rule::RefundDefault => NoDate::NoMethod,
                Some(_) | None => NoDate::NothingOwed,
            });
        };
        let sent = self.last(|event| {
            matches!(event, Event::RefundMoved(Step::Started(sent)) if *sent == account.expected)
        });
        Ok(match sent {
            Some(sent) => happened(What::RefundSent, sent),
            None => estimate(What::RefundGranted, account.refund.granted),
        })
    }

    fn on_a_road(&self, rule: Rule) -> Option<Start> {
        let taken = self.last(|event| {
            matches!(event, Event::RoadTaken { next: Some(next), .. } if next.rule() == rule)
        })?;
        Some(happened(What::RoadTaken, taken))
    }

    /// The day of the payment, or of the delivery, done or promised, when that is later.
    fn chargeable(&self) -> Result<Start, NoDate> {
        let paid = self.paid_or_placed()?;
        let promised = self.windows().map(|windows| due(What::DeliveryDue, windows.deliver_by));
        let later = self.received().ok().or(promised);
        let later = later.filter(|later| later.moment.day() >= paid.moment.day()).unwrap_or(paid);
        Ok(Start { moment: Moment::Day(later.moment.day()), ..later })
    }

    /// The payment, which was not before the order was placed.
    fn paid_or_placed(&self) -> Result<Start, NoDate> {
        let paid = self.paid()?;
        match (self.order().purchase().paid(), self.order().purchase().placed()) {
            (None, Some(placed)) => Ok(estimate(What::Paid, *placed)),
            (Some(_) | None, _) => Ok(paid),
        }
    }

    /// The payment by card, where what the rule counts from is later and not known.
    fn estimated_by_card(&self) -> Result<Start, NoDate> {
        self.not_paid_but_by(Method::Card)?;
        Ok(Start { by: Teller::Estimate, ..self.paid_or_placed()? })
    }

    fn method(&self) -> Option<Method> {
        paid_by(self.order().purchase(), self.policy)
    }

    /// Nothing where it was paid so, or where nobody told how.
    fn not_paid_but_by(&self, wanted: Method) -> Result<(), NoDate> {
        match self.method() {
            Some(method) if method != wanted => Err(NoDate::OtherMethod(method)),
            Some(_) | None => Ok(()),
        }
    }

    fn under(&self, wanted: Law) -> Result<(), NoDate> {
        match self.policy.buyer.law() {
            Some(law) if law == wanted => Ok(()),
            Some(_) => Err(NoDate::OtherLaw),
            None => Err(NoDate::NoCountry),
        }
    }

    /// What happened and what is presumed beyond it, the last first.
    fn events(&self) -> impl Iterator<Item = &Happened> {
        let history = self.standing.history.iter().map(|told| &told.entry.happened);
        self.standing.presumed.iter().rev().chain(history.rev())
    }

    /// The last event of a kind.
    fn last(&self, is_it: impl Fn(&Event) -> bool) -> Option<&Happened> {
        self.events().find(|happened| is_it(&happened.event))
    }

    /// A fact, with the one who told it last.
    fn fact(&self, what: What, moment: Moment, of: fn(&Facts) -> Option<Moment>) -> Start {
        let told =
            self.last(|event| matches!(event, Event::Learned(facts) if of(facts) == Some(moment)));
        Start { what, moment, by: told.map_or(Teller::Buyer, |told| by(told.witness)) }
    }
}

fn by(witness: Witness) -> Teller {
    match witness {
        Witness::Buyer => Teller::Buyer,
        Witness::Page => Teller::Page,
        Witness::Rule(rule) => Teller::Rule(rule),
    }
}

/// Something that happened when somebody told it. A page that shows it was there before tells no
/// moment.
fn happened(what: What, happened: &Happened) -> Start {
    let seen = Moment::At(happened.known);
    let by = match by(happened.witness) {
        Teller::Page if happened.at == seen => Teller::Estimate,
        told @ (Teller::Page | Teller::Buyer | Teller::Rule(_) | Teller::Estimate) => told,
    };
    Start { what, moment: happened.at, by }
}

fn estimate(what: What, moment: Moment) -> Start {
    Start { what, moment, by: Teller::Estimate }
}

/// A date that was recorded itself.
fn due(what: What, deadline: Deadline) -> Start {
    let by = match deadline.set_by() {
        SetBy::Rule => Teller::Rule(deadline.rule()),
        SetBy::Estimate => Teller::Estimate,
        SetBy::Page => Teller::Page,
        SetBy::Buyer => Teller::Buyer,
    };
    Start { what, moment: Moment::At(deadline.due()), by }
}
