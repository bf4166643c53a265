//! What can be done with an order and what can be recorded of it, as commands to type.

use std::fmt::Write as _;

use super::clean::clean;
use super::command::{self, Command};
use super::line::is_long;
use super::page::Page;
use super::phrase::action_words;
use super::table::{columns, padding};
use crate::app::OrderView;
use crate::domain::order::{
    Account, Action, ActionKind, Cause, Consequence, Due, Order, OrderParcel, Phase, Progress,
    Remedy, RemedyStep, Stage, State,
};

/// More of a kind are no help.
const MAX_STEPS: usize = 6;
/// So many kinds of what the buyer can do are never cut: each may be the one that is needed.
const MAX_KINDS: usize = 8;

/// Something that can be typed next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NextStep {
    /// What it is, in a few words.
    pub(super) words: &'static str,
    /// The command, without the lines.
    command: Command,
    /// The numbers of the lines that it is about; none for the whole order.
    lines: Vec<u32>,
}

impl NextStep {
    const fn new(words: &'static str, command: Command) -> Self {
        Self { words, command, lines: Vec::new() }
    }

    pub(super) fn command(&self) -> Command {
        self.command.clone().about(&self.lines)
    }
}

/// What can be done and what can be recorded, as blocks of the page, each with its command beside it
/// or, where there is no room, under it.
pub(super) fn next_steps(view: &OrderView, page: &Page) -> String {
    block("You can", actions(view), page) + &block("Record when", records(view), page)
}

fn block(heading: &str, steps: Vec<NextStep>, page: &Page) -> String {
    if steps.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{heading}\n");
    let widest = steps.iter().map(|step| columns(step.words)).max().unwrap_or(0);
    for step in steps {
        let (words, command) = (step.words, step.command().line());
        if widest + 4 + columns(&command) <= page.width {
            let _infallible = writeln!(text, "  {words}{}  {command}", padding(words, widest));
        } else {
            let _infallible = writeln!(text, "  {words}\n    {command}");
        }
    }
    text
}

/// What the buyer can do, the most urgent first.
pub(super) fn actions(view: &OrderView) -> Vec<NextStep> {
    let order = &view.order;
    let mut useful: Vec<Action> =
        view.actions.iter().filter_map(|action| useful(action, view)).collect();
    if is_long(order) || useful.len() > MAX_STEPS {
        useful = by_kind(useful, order);
    }
    let step =
        |action: &Action| NextStep::new(action_words(action, order), command_of(action, view));
    let is_time = is_time_to_dispute(view);
    useful.sort_by_key(|action| {
        let kind = action.kind;
        kind != ActionKind::Appeal && !(is_time && kind == ActionKind::OpenDispute)
    });
    let mut steps: Vec<NextStep> = Vec::new();
    for step in useful.iter().map(step) {
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    if view.topic.is_some_and(|topic| !topic.is_always_apt()) {
        // While an answer is waited for, a word to the seller is what helps most.
        let waits = order.stage() == Stage::CancellationPending;
        let place = if waits { 0 } else { steps.len().min(MAX_STEPS - 1) };
        steps.insert(place, NextStep::new("write to the seller", command::draft(order.id())));
    }
    steps.truncate(MAX_KINDS);
    steps
}

/// What can be done, once for each kind, about all of the order that allows it. What never comes is
/// neither waited for nor fine: of it a dispute is.
fn by_kind(actions: Vec<Action>, order: &Order) -> Vec<Action> {
    let mut kinds: Vec<Action> = Vec::new();
    for action in actions {
        let is_of_one = action.kind.is_of_dispute()
            || matches!(action.kind, ActionKind::Withdraw | ActionKind::RefundReceived);
        match kinds.iter_mut().find(|known| known.kind == action.kind && !is_of_one) {
            Some(known) if known.lines.is_empty() || action.lines.is_empty() => known.lines.clear(),
            Some(known) => known.lines.extend(action.lines),
            None => kinds.push(action),
        }
    }
    let gone = gone(order);
    kinds.retain_mut(|action| {
        let is_whole = action.lines.is_empty();
        let waits =
            [ActionKind::Receive, ActionKind::Refuse, ActionKind::Extend].contains(&action.kind);
        if waits {
            action.lines.retain(|line| !gone.contains(line));
        } else if action.kind == ActionKind::OpenDispute
            && action.lines.iter().any(|line| gone.contains(line))
        {
            action.lines.retain(|line| gone.contains(line));
        }
        let is_left = is_whole || !action.lines.is_empty();
        action.lines = order.unless_all(std::mem::take(&mut action.lines));
        is_left
    });
    kinds
}

/// The command that does it; where a refund that came isn't known to the cent, the buyer says how much.
fn plain_command(action: &Action, view: &OrderView) -> Command {
    let command = command::action(view.order.id(), action.kind).about(&action.lines);
    let is_of_it = |account: &&Account| {
        let about = &account.refund.lines;
        action.lines.is_empty() || action.lines.iter().any(|line| about.contains(line))
    };
    let mut open = view.bill.accounts.iter().filter(|account| !account.is_settled());
    let is_known =
        open.find(is_of_it).is_none_or(|account| account.owed.is_some() && account.is_exact);
    if action.kind == ActionKind::RefundReceived && !is_known {
        return command.with(&["--amount", "MONEY"]);
    }
    command
}

/// The numbers of the lines whose parcels were lost or went back, of an order whose parts stand
/// differently.
fn gone(order: &Order) -> Vec<u32> {
    let numbers = |is_gone: bool| {
        let parts = order.parts.iter().filter(move |part| part.is_undeliverable() == is_gone);
        parts.flat_map(|part| &part.lines).map(|line| line.number).collect::<Vec<u32>>()
    };
    let others = numbers(false);
    numbers(true).into_iter().filter(|line| !others.contains(line)).collect()
}

/// The command that does it; with one of the parcels under way, where one must be named.
pub(super) fn command_of(action: &Action, view: &OrderView) -> Command {
    let order = &view.order;
    if action.kind != ActionKind::Refuse {
        return plain_command(action, view);
    }
    let command = command::action(order.id(), action.kind);
    let is_sent = |part: &&Order| {
        matches!(part.stage(), Stage::Shipped | Stage::PartiallyShipped)
            && part.refused_at.is_none()
            && part.returned_at.is_none()
    };
    let sent = || order.parts().iter().filter(is_sent);
    let parcels: Vec<&OrderParcel> = sent().flat_map(Order::declared_parcels).collect();
    let comes = |part: &&Order| part.lost_at.is_none();
    let coming = sent().filter(comes).flat_map(Order::declared_parcels).next();
    match (coming.or(parcels.first().copied()), parcels.len()) {
        (Some(parcel), 2..) => command.with(&["--parcel"]).and(clean(&parcel.number)),
        (_, _) => command.about(&action.lines),
    }
}

/// What others may do next and the buyer can record, and a remedy that the buyer needs.
pub(super) fn records(view: &OrderView) -> Vec<NextStep> {
    let order = &view.order;
    let mut steps: Vec<NextStep> = Vec::new();
    // Of a long order one parcel that may still come stands for all: the command names it.
    let mut parts: Vec<&Order> = order.parts().iter().collect();
    if is_long(order) {
        parts.sort_by_key(|part| part.is_undeliverable());
    }
    for part in parts {
        for step in records_of(part, view) {
            let is_like = |known: &&mut NextStep| {
                known.words == step.words && (known.command == step.command || is_long(order))
            };
            match steps.iter_mut().find(is_like) {
                Some(known) if known.command != step.command => {}
                Some(known) if known.lines.is_empty() || step.lines.is_empty() => {
                    known.lines.clear();
                }
                Some(known) => known.lines.extend(step.lines),
                None => steps.push(step),
            }
        }
    }
    for step in &mut steps {
        step.lines = order.unless_all(std::mem::take(&mut step.lines));
    }
    steps.extend(refund(view));
    steps.extend(remedy(view));
    steps.truncate(MAX_STEPS);
    steps
}

/// The same about the part of the order that it is for, where it has several: by its parcel, else by
/// its lines.
fn about(step: NextStep, part: &Order, order: &Order, is_of_parcel: bool) -> NextStep {
    let is_whole = order.parts.is_empty();
    let mut parcels = part.declared_parcels();
    match parcels.next().filter(|_| is_of_parcel) {
        Some(parcel) if !is_whole || parcels.next().is_some() => {
            let command = step.command.with(&["--parcel"]).and(clean(&parcel.number));
            NextStep { command, ..step }
        }
        Some(_) | None if is_whole => step,
        Some(_) | None => {
            let lines = part.lines.iter().map(|line| line.number);
            NextStep { lines: order.unless_all(lines.collect()), ..step }
        }
    }
}

fn records_of(part: &Order, view: &OrderView) -> Vec<NextStep> {
    let order = &view.order;
    let record = |words, fact: &'static str| {
        let is_of_parcel = matches!(fact, "delivered" | "returned-to-seller");
        about(NextStep::new(words, command::record(order.id(), fact)), part, order, is_of_parcel)
    };
    // Each request is answered by itself.
    let answer = |words, fact| {
        let step = record(words, fact);
        NextStep::new(words, step.command())
    };
    let shipped = |words| record(words, "shipped");
    let answers = || {
        let agrees = answer("the seller agrees", "cancellation-approved");
        [agrees, answer("the seller refuses", "cancellation-rejected")]
    };
    let mut steps: Vec<NextStep> = Vec::new();
    match part.state() {
        State::CancellationPending { .. } => {
            steps.extend(answers());
            steps.push(shipped("it ships all the same"));
        }
        State::InDispute { .. } => steps.extend(in_dispute(part, view)),
        State::AwaitingShipment { .. } => steps.push(shipped("it ships")),
        State::PartiallyShipped { answer_by, .. } => {
            if answer_by.is_some() {
                steps.extend(answers());
            }
            steps.push(shipped("the rest ships"));
            steps.push(record("what was sent arrives", "delivered"));
        }
        State::Shipped(_) => {
            steps.push(record("it arrives", "delivered"));
            if part.returned_at.is_none() {
                steps.push(record("it goes back", "returned-to-seller"));
            }
        }
        State::ShipmentCancelled => steps.push(shipped("it is sent again")),
        State::Closed { cause: Cause::CancellationUnanswered } if part.assumed_by().is_some() => {
            steps.extend(answers());
        }
        State::Frozen { .. } => {
            steps.push(record("it goes on", "unfrozen"));
            let closed = command::record(order.id(), "closed").with(&["--cause", "security"]);
            steps.push(about(NextStep::new("it is closed", closed), part, order, false));
        }
        State::Unknown => {
            steps.push(record("the payment is verified", "payment-verified"));
            steps.push(shipped("it ships"));
            steps.push(record("it is closed", "closed"));
        }
        State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::Delivered { .. }
        | State::Completed { .. }
        | State::Closed { .. } => {}
    }
    steps
}

/// An action that the rules allow, about those lines for which it isn't prepared and to submit; `None`
/// where there are none.
fn useful(action: &Action, view: &OrderView) -> Option<Action> {
    let order = &view.order;
    let all = || order.lines.iter().map(|line| line.number).collect::<Vec<u32>>();
    let prepared = view.prepared.iter().map(|(prepared, _)| prepared);
    let prepared = prepared.filter(|one| ActionKind::of(one.step.kind()) == action.kind);
    let mut lines = if action.lines.is_empty() { all() } else { action.lines.clone() };
    for prepared in prepared {
        let about: Vec<u32> = match (prepared.lines.as_slice(), &prepared.parcel) {
            ([], None) => return None,
            ([], Some(parcel)) => {
                let has_it = |part: &&Order| part.parcels.iter().any(|one| one.has(parcel));
                let parts = order.parts().iter().filter(has_it);
                parts.flat_map(|part| &part.lines).map(|line| line.number).collect()
            }
            (lines, _) => lines.to_vec(),
        };
        let before = lines.len();
        lines.retain(|line| !about.contains(line));
        // A step in a dispute or of a request is about all of its lines.
        let is_of_one = action.kind.is_of_dispute() || action.kind == ActionKind::Withdraw;
        if lines.is_empty() || (is_of_one && lines.len() < before) {
            return None;
        }
    }
    is_useful(action.kind, view)
        .then(|| Action { lines: order.unless_all(lines), ..action.clone() })
}

/// Whether an action that the rules allow makes sense: a parcel that was refused, went back or was lost is
/// neither refused nor waited for again.
#[expect(clippy::wildcard_enum_match_arm, reason = "the rules alone decide on all others")]
fn is_useful(kind: ActionKind, view: &OrderView) -> bool {
    let order = &view.order;
    let is_gone = order.is_undeliverable();
    match kind {
        ActionKind::Receive | ActionKind::Extend => !is_gone,
        ActionKind::Refuse => !is_gone && order.refused_at.is_none(),
        ActionKind::Pay => !order.is_paid,
        _ => true,
    }
}

/// Whether a dispute is what is left to do: the parcel is late or went back, or protection ends.
fn is_time_to_dispute(view: &OrderView) -> bool {
    let order = &view.order;
    let is_due = |then| view.dues.iter().any(|due| due.then == then);
    // While the parcel may still arrive in time, the day on which it must have is due.
    let is_late = order.stage() == Stage::Shipped && !is_due(Consequence::DisputeOpens);
    is_due(Consequence::ProtectionEnds)
        || is_late
        || order.parts().iter().any(Order::is_undeliverable)
        || order.stage() == Stage::ShipmentCancelled
}

/// What others may do in the open dispute of this part.
fn in_dispute(part: &Order, view: &OrderView) -> Vec<NextStep> {
    let order = &view.order;
    let Some(dispute) = part.open_disputes().next() else { return Vec::new() };
    let is_only = order.open_disputes().nth(1).is_none();
    let claimed = || order.line_numbers(&dispute.claim.lines);
    let about = if is_only { Vec::new() } else { claimed() };
    let offers = ("the seller offers something", &["seller-offered", "--amount", "MONEY"][..]);
    let steps_in = ("AliExpress steps in", &["stepped-in"][..]);
    let ruled_for = ("AliExpress rules for you", &["ruled", "--outcome", "full"][..]);
    let ruled_against = ("AliExpress rules against you", &["ruled", "--outcome", "none"][..]);
    let return_rejected = ("the return is rejected", &["return-rejected"][..]);
    let ruled_partly = ["ruled", "--outcome", "partial", "--amount", "MONEY"];
    let facts: Vec<(&'static str, &[&'static str])> = match &dispute.phase {
        Phase::SellerAnswers { .. } => vec![
            ("the seller accepts", &["seller-accepted"]),
            ("the seller rejects", &["seller-rejected"]),
            offers,
        ],
        Phase::BuyerAnswers { .. } => vec![steps_in],
        Phase::Disagreed { .. } => vec![offers, steps_in],
        Phase::SteppedIn { .. } => vec![
            ruled_for,
            ("AliExpress rules for a part", &ruled_partly),
            ruled_against,
            ("AliExpress wants more evidence", &["more-evidence-asked"]),
        ],
        Phase::EvidenceAsked { .. } => {
            vec![("you added the evidence", &["evidence-given", "--evidence", "FILE"])]
        }
        Phase::Appealed { .. } => vec![ruled_for, ruled_against],
        Phase::ReturnSent { .. } => {
            let words = if dispute.claim.free_return {
                "the warehouse has the goods"
            } else {
                "the seller has the goods"
            };
            vec![(words, &["return-received"]), return_rejected]
        }
        Phase::ReturnReceived { .. } => vec![
            ("the return is accepted", &["return-accepted"]),
            ("a part is accepted", &["return-accepted", "--amount", "MONEY"]),
            return_rejected,
        ],
        Phase::ReturnAgreed { .. } | Phase::Ended { .. } => Vec::new(),
    };
    let step = |(words, fact): (&'static str, &[&'static str])| {
        NextStep::new(words, command::record_dispute(order.id(), fact).about(&about))
    };
    facts.into_iter().map(step).collect()
}

/// What may happen to money that is still owed, to each refund where the buyer can name it.
fn refund(view: &OrderView) -> Vec<NextStep> {
    let received = view.actions.iter().filter(|one| one.kind == ActionKind::RefundReceived);
    let lines: Vec<&[u32]> = received.map(|one| one.lines.as_slice()).collect();
    let step = |account: &Account| {
        let (words, fact) = match account.progress {
            Progress::Expected | Progress::Failed => ("the refund is sent", "started"),
            Progress::Started | Progress::Part => ("the refund fails", "failed"),
            Progress::Received => return None,
        };
        let about = if lines.len() > 1 { account.refund.lines.clone() } else { Vec::new() };
        let command = command::record_refund(view.order.id(), fact).about(&about);
        Some(NextStep::new(words, command))
    };
    let open = view.bill.accounts.iter().filter(|account| !account.is_settled());
    open.take(lines.len().max(1)).filter_map(step).collect()
}

/// The remedy outside that ends first, where the buyer needs one and uses none.
fn remedy(view: &OrderView) -> Option<NextStep> {
    let order = &view.order;
    let uses_one = order.remedies.iter().any(|used| !used.is_ended);
    let is_left = |due: &&Due| due.then == Consequence::RemedyCloses;
    let next = view.dues.iter().find(is_left).filter(|_| view.needs_remedies && !uses_one)?;
    let remedy = view.remedies.iter().find(|open| open.by == Some(next.deadline))?.remedy;
    let words = match remedy {
        Remedy::CardChargeback => "you ask for a chargeback",
        Remedy::Paypal => "you open a PayPal dispute",
        Remedy::BillingError => "you report a billing error",
        Remedy::Section75 => "you claim under section 75",
        Remedy::KlarnaReport => "you report it to Klarna",
        Remedy::Withdrawal => "you withdraw by law",
        Remedy::Guarantee => "you claim under the guarantee",
        Remedy::OutOfCourt => "you go to a body or a court",
    };
    let command = command::record_remedy(order.id(), remedy, RemedyStep::Opened);
    Some(NextStep::new(words, command))
}
