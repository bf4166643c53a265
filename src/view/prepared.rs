//! Steps that are prepared: what to press on AliExpress, by when, and how to say that it was done.

use super::clean::{clean, harmless};
use super::command;
use super::date::{last_day, moment, relative};
use super::dispute_phrase::{dispute_reason_words, shipping_at_stake, want_words};
use super::line::names;
use super::money::money;
use super::page::Page;
use super::phrase::{capitalised, entry_words, press_words, reason_words, stage_words};
use super::table::fold;
use crate::app::OrderView;
use crate::domain::deadline::Deadline;
use crate::domain::order::{
    DisputeStep, Order, Prepared, Reason, Stage, Step, StepKind, of_prepared,
};

/// A step as a noun, without its article.
pub(super) fn step_noun(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Cancel => "cancellation",
        StepKind::Withdraw => "withdrawal of the request",
        StepKind::Receive => "confirmation of receipt",
        StepKind::Extend => "request for longer protection",
        StepKind::OpenDispute => "dispute",
        StepKind::Accept => "acceptance of the offer",
        StepKind::Reject => "rejection of the offer",
        StepKind::Counter => "counter-offer",
        StepKind::Escalate => "request that AliExpress step in",
        StepKind::CancelDispute => "cancellation of the dispute",
        StepKind::Appeal => "appeal",
        StepKind::ShipReturn => "tracking number of the return",
    }
}

/// What is to do on AliExpress, a block for each prepared step, and what became too late.
pub(super) fn to_do(view: &OrderView, page: &Page) -> Vec<String> {
    let open = view.prepared.iter().map(|(step, until)| block(view, step, *until, page));
    let is_open = |step: &&Prepared| view.prepared.iter().any(|(open, _)| open.id == step.id);
    let late = view.order.prepared.iter().filter(|step| !is_open(step));
    open.chain(late.map(|step| fold(&too_late(&view.order, step, page), page.width, ""))).collect()
}

fn block(view: &OrderView, step: &Prepared, until: Option<Deadline>, page: &Page) -> String {
    let kind = step.step.kind();
    let can_ship = matches!(view.order.stage(), Stage::VerifyingPayment | Stage::AwaitingShipment);
    let before = if can_ship && kind == StepKind::Cancel { ", before it ships" } else { "" };
    let until = until.map_or_else(String::new, |until| {
        let due = until.due();
        format!(" (by {}, {})", last_day(due, page), relative(due, page.now))
    });
    let head = format!("To do: submit the {} on AliExpress{before}{until}.", step_noun(kind));
    let mut text = page.urgent(fold(&head, page.width, "  ").trim_end()) + "\n";
    for line in how(&view.order, step) {
        text.push_str(&fold(&format!("  {line}"), page.width, "  "));
    }
    let done = command::submitted(view.order.id(), kind);
    let choice = of_prepared(&view.order, step);
    let done = match &choice.parcel {
        Some(number) => done.with(&["--parcel"]).and(clean(number)),
        None => done.about(&choice.lines),
    };
    let done = done.line();
    text.extend(["  When done: ", &done, "\n"]);
    text
}

/// What to press, choose and write.
fn how(order: &Order, prepared: &Prepared) -> Vec<String> {
    let press = capitalised(press_words(prepared.step.kind()));
    let mut lines = Vec::new();
    if !prepared.lines.is_empty() {
        lines.push(format!("For: {}", names(order, &prepared.lines)));
    }
    lines.extend(prepared.parcel.iter().map(|number| format!("For: parcel {}", clean(number))));
    match &prepared.step {
        Step::Cancel { reason, note, complaint, .. } => {
            lines.extend(on_the_form(&press, *reason, order.is_paid));
            lines.extend(note.as_ref().map(|note| format!("Write: {}", harmless(note))));
            lines.extend(complaint.then(|| "Add the complaint about the seller.".to_owned()));
        }
        Step::OpenDispute(claim) => {
            lines.push(format!(
                "{press}: \"{}\", {}.",
                dispute_reason_words(claim.reason),
                want_words(claim.want)
            ));
            lines.extend(claim.amount.map(|amount| format!("Ask for {}.", money(amount))));
            lines.extend(
                claim.description.as_ref().map(|text| format!("Write: {}", harmless(text))),
            );
            lines.extend(shipping_at_stake(order, claim).map(str::to_owned));
            if !claim.evidence.is_empty() {
                lines.push(format!("Attach: {}", clean(&claim.evidence.join(", "))));
            }
        }
        Step::InDispute { step: DisputeStep::Counter(amount), .. } => {
            lines.push(format!("{press}: {}.", money(*amount)));
        }
        Step::InDispute { step: DisputeStep::ShipReturn(parcel), .. } => {
            lines.push(format!("{press}: {}.", clean(&parcel.number)));
        }
        Step::Withdraw { .. } | Step::Receive | Step::Extend | Step::InDispute { .. } => {
            lines.push(format!("{press}."));
        }
    }
    lines
}

/// What to press and choose on the cancellation form: its entry nearest to the reason, and the button that
/// ends the form, which is another for a request than for an unpaid order.
fn on_the_form(press: &str, reason: Reason, is_paid: bool) -> [String; 2] {
    let (then, last) = if is_paid {
        (", then \"Request order cancellation\" if asked", "Submit")
    } else {
        ("", "Confirm")
    };
    let (words, entry) = (reason_words(reason), entry_words(reason.entry()));
    let nearest = if words == entry { String::new() } else { format!(" (nearest to \"{words}\")") };
    [format!("{press}{then}."), format!("Choose \"{entry}\"{nearest} and press \"{last}\".")]
}

/// A step that was prepared and can no longer be submitted, and how to drop it.
fn too_late(order: &Order, step: &Prepared, page: &Page) -> String {
    let mut facts = order.facts.iter().filter(|fact| fact.id == step.id);
    let operation = facts.next().and_then(|fact| fact.tellings.last()).map(|one| one.operation);
    let drop =
        operation.map(|operation| format!(" Drop it: {}", command::undo(operation).unbroken()));
    let parcels: Vec<String> = step.parcel.iter().cloned().collect();
    let part = order.part_of(&step.lines, &parcels);
    let what = match step.lines.as_slice() {
        [] => "the order".to_owned(),
        lines => names(order, lines),
    };
    format!(
        "Too late: the {}, prepared on {}, can no longer be submitted: {what} is {}.{}",
        step_noun(step.step.kind()),
        moment(step.at, page),
        stage_words(part.stage()),
        drop.unwrap_or_default()
    )
}
