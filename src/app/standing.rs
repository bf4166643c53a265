//! An order as it stands at a time: with what was recorded, what is presumed, and what is to come.

use chrono::TimeDelta;

use super::drafts::is_doubtful;
use super::session::Session;
use super::tracking::Tracked;
use crate::domain::evidence::Kept;
use crate::domain::message::Topic;
use crate::domain::order::{
    self, Account, Actor, Due, Expected, Happened, Move, OpenRoad, Order, Stage, Witness, dues_at,
    lapsed, moves,
};
use crate::domain::policy::{Policy, Rule};
use crate::domain::time::{Deadline, Instant, Moment, Opening, SetBy, Span};
use crate::store::Told;
use crate::vault::Glance;

/// An order as it stands at a time, with what can be done and what has a date.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    /// The order as it is recorded.
    pub(crate) recorded: Order,
    /// The order as it stands, presumptions among it.
    pub(crate) order: Order,
    /// What was recorded of it, with its sources, oldest first; empty for one order of many.
    pub(crate) history: Vec<Told>,
    /// Its parcels, each with what is doubtful about its number; empty for one order of many.
    pub(crate) parcels: Vec<Tracked>,
    /// How the copy of each kept file looks, in the order of its evidence; empty for one order of
    /// many.
    pub(crate) copies: Vec<Glance>,
    /// What the clock presumes beyond its history, oldest first.
    pub(crate) presumed: Vec<Happened>,
    /// Its open dates, soonest first.
    pub(crate) dues: Vec<Due>,
    /// What can be done.
    pub(crate) moves: Vec<Move>,
    /// The refunds that are owed or were, with what came of each.
    pub(crate) accounts: Vec<Account>,
    /// When AliExpress steps into each dispute that the two sides do not settle before.
    pub(crate) step_ins: Vec<Deadline>,
    /// When the money arrives, where the seller's silence ends the order or its dispute.
    pub(crate) after_silence: Option<Expected>,
    /// The roads outside that the order has, whether or not they are over.
    pub(crate) roads: Vec<OpenRoad>,
    /// Whether the road inside is closed or runs out with money owed or goods missing.
    pub(crate) needs_roads: bool,
    /// What to write to the seller about.
    pub(crate) topic: Option<Topic>,
    /// How long the rules give that set the dates.
    spans: Vec<(Rule, Span)>,
}

impl Standing {
    pub(super) fn new(session: &Session, recorded: Order, history: Vec<Told>) -> Self {
        let (now, policy) = (session.now, &session.policy);
        let (presumed, order) = lapsed(&recorded, now, policy);
        let dues = dues_at(&order, now, policy);
        let moves = moves(&recorded, now, policy);
        let accounts = order::accounts(&order);
        let after_silence = after_silence(&order, &dues, policy);
        let step_ins = order.disputes().iter().filter_map(|one| one.phase.step_in_by()).collect();
        let roads = order::roads(&order, policy);
        let needs_roads = order::needed_since(&order, now).is_some();
        let topic = order::topics(&order, false, now, policy).first().copied();
        let mut standing = Self {
            recorded,
            order,
            history,
            parcels: Vec::new(),
            copies: Vec::new(),
            presumed,
            dues,
            moves,
            accounts,
            step_ins,
            after_silence,
            roads,
            needs_roads,
            topic,
            spans: Vec::new(),
        };
        standing.spans = spans(&standing, policy);
        standing
    }

    /// The same with its parcels, and a look at its copies. What a trial would keep counts as kept.
    pub(super) fn carrying(self, session: &Session, parcels: Vec<Tracked>) -> Self {
        let is_doubtful = is_doubtful(&parcels);
        let topics = order::topics(&self.order, is_doubtful, session.now, &session.policy);
        let vault = session.vault();
        let glance = |kept: &Kept| {
            let glance = vault.glance(kept.evidence.digest, kept.evidence.bytes);
            let is_tried =
                !session.keep && glance == Glance::Missing && kept.added == Moment::At(session.now);
            if is_tried { Glance::There } else { glance }
        };
        let copies = self.order.evidence().iter().map(glance).collect();
        Self { parcels, copies, topic: topics.first().copied(), ..self }
    }

    /// How the copy of the file at this place looks.
    pub(crate) fn copy(&self, place: usize) -> Glance {
        self.copies.get(place).copied().unwrap_or(Glance::There)
    }

    /// How long the rule of a date gives; `None` where it does not lead to that date, because the
    /// rule was another one when the date was set.
    pub(crate) fn span(&self, rule: Rule) -> Option<Span> {
        self.spans.iter().find(|(known, _)| *known == rule).map(|(_, span)| *span)
    }
}

/// When the money arrives, where the seller must act next and stays silent.
fn after_silence(order: &Order, dues: &[Due], policy: &Policy) -> Option<Expected> {
    let waits = matches!(order.stage(), Stage::CancellationPending | Stage::InDispute);
    let next = dues.iter().find(|due| due.who == Actor::Seller).filter(|_| waits)?;
    let silent = order::at(order, next.deadline.due() + TimeDelta::seconds(1), policy);
    let owed = order::accounts(&silent);
    owed.iter().rev().find(|account| !account.is_settled()).map(|account| account.expected)
}

/// How long the rules give that set the dates of an order and what is presumed of it, as far as they
/// lead to these dates.
fn spans(standing: &Standing, policy: &Policy) -> Vec<(Rule, Span)> {
    let purchase = standing.order.purchase();
    let facts = [purchase.placed(), purchase.paid(), purchase.shipped()];
    // A date most often counts from what happened last.
    let told = standing.history.iter().rev().map(|told| told.entry.happened.at);
    let presumed = standing.presumed.iter().map(|happened| happened.at);
    let dues = standing.dues.iter().map(|due| Moment::At(due.deadline.due()));
    let windows = standing.order.windows();
    let ends = windows.map(|windows| [windows.deliver_by, windows.complete_by]);
    let ends = ends.into_iter().flatten().map(|end| Moment::At(end.due()));
    let told = told.chain(presumed).chain(dues).chain(ends);
    let starts: Vec<Moment> = facts.into_iter().flatten().copied().chain(told).collect();
    let leads = |rule: Rule, due: Instant| {
        starts.iter().any(|start| policy.deadline(rule, *start, SetBy::Rule).due() == due)
    };
    let silence = standing.after_silence.map(|expected| expected.by);
    let step_ins = standing.step_ins.iter().copied();
    let dated = standing.dues.iter().map(|due| due.deadline).chain(step_ins).chain(silence);
    let dated = dated
        .filter(|deadline| deadline.set_by() == SetBy::Rule)
        .map(|deadline| (deadline.rule(), deadline.due()));
    let recorded = standing.history.iter().map(|told| &told.entry.happened);
    let ran_out = recorded.chain(&standing.presumed).filter_map(|happened| {
        match (happened.witness, happened.at) {
            (Witness::Rule(rule), Moment::At(at)) => Some((rule, at)),
            (Witness::Rule(_) | Witness::Buyer | Witness::Page, _) => None,
        }
    });
    let opening = windows.map(|windows| windows.dispute_from);
    let opening = opening
        .filter(|opening| {
            let mut starts = starts.iter();
            starts.any(|start| {
                policy.opening(opening.rule(), *start, SetBy::Rule).from() == opening.from()
            })
        })
        .map(Opening::rule);
    let mut rules: Vec<Rule> = Vec::new();
    for (rule, due) in dated.chain(ran_out) {
        let is_of_today = standing.roads.iter().any(|road| road.by.rule() == rule);
        if !rules.contains(&rule) && (is_of_today || leads(rule, due)) {
            rules.push(rule);
        }
    }
    rules.extend(opening);
    rules.into_iter().map(|rule| (rule, policy.window(rule).span)).collect()
}
