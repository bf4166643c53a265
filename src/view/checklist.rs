//! What a claim needs of proof, and what of it is still missing.

use super::command;
use super::date::{last_day, relative};
use super::dispute_phrase::dispute_reason_words;
use super::evidence::copy_lines;
use super::json::{Json, object};
use super::line::names;
use super::order::headline;
use super::page::Page;
use super::proof_phrase::{excess_words, proof_words};
use super::rows::Rows;
use super::table::fold;
use crate::app::Checklist;
use crate::domain::evidence::Excess;
use crate::domain::order::{Check, DisputeReason, Found, Order, Weight};

const ROWS: Rows = Rows { id: "order", columns: "proof weight found files due_at", between: "," };

fn files_of(found: &Found) -> Vec<usize> {
    match found {
        Found::There(places) | Found::Perhaps(places) => {
            places.iter().map(|place| place + 1).collect()
        }
        Found::Said | Found::Missing => Vec::new(),
    }
}

fn item_json(check: &Check) -> Json {
    object! {
        "proof": check.proof.id(),
        "weight": check.weight.id(),
        "found": check.found.id(),
        "files": files_of(&check.found),
    }
}

/// The checklist of a claim, schema `redress.checklist/1`.
fn checklist_json(list: &Checklist) -> Json {
    let excess = list.excess.iter().map(|(place, excess)| {
        let why = match excess {
            Excess::TooMany { .. } => "too-many",
            Excess::TooLarge { .. } => "too-large",
            Excess::OtherType { .. } => "other-type",
        };
        object! { "file": place + 1, "why": why }
    });
    let others = list.others.iter().map(|(reason, lines)| {
        object! { "reason": reason.id(), "lines": Json::list(lines.iter().copied()) }
    });
    object! {
        "schema": "redress.checklist/1",
        "order": list.view.order.id(),
        "reason": list.reason.id(),
        "lines": Json::list(list.lines.iter().copied()),
        "others": Json::list(others),
        "due_at": list.due,
        "rule": list.due.map(|due| due.rule().id()),
        "complete": list.is_complete(),
        "items": Json::list(list.checks.iter().map(item_json)),
        "excess": Json::list(excess),
    }
}

/// What a claim needs, what is there, what is missing, and by when.
pub(crate) fn checklist(list: &Checklist, page: &Page) -> String {
    if page.is_separated() {
        let rows = list.checks.iter().map(|check| item_json(check).with("due_at", list.due));
        return ROWS.many(rows, page, String::new);
    }
    ROWS.one(|| checklist_json(list), page, || check_text(list, page))
}

fn check_text(list: &Checklist, page: &Page) -> String {
    let order = &list.view.order;
    let head = match &list.lines[..] {
        [] => headline(order),
        lines => format!("{} · {}", names(order, lines), order.id()),
    };
    let mut text = fold(&head, page.width, "");
    let missing = list.checks.iter().filter(|check| is_open(check, Weight::Needed)).count();
    let state = match missing {
        0 if list.checks.iter().any(|check| check.weight == Weight::Needed) => {
            "everything required is there".to_owned()
        }
        0 => "nothing is required; these help".to_owned(),
        1 => "1 required item is missing".to_owned(),
        more => format!("{more} required items are missing"),
    };
    text.push('\n');
    let claim = claim_words(order, list.reason, &list.lines);
    text.push_str(&fold(&format!("For the claim {claim}: {state}."), page.width, ""));
    if let Some(due) = list.due {
        let add = if order.is_outdated() { "If nothing has changed, add it" } else { "Add it" };
        let by = format!(
            "{add} by {}, {} (rule {}).",
            last_day(due.due(), page),
            relative(due.due(), page.now),
            due.rule().id()
        );
        text.push_str(&fold(&by, page.width, ""));
    }
    text.push('\n');
    for check in &list.checks {
        let (sign, rest) = match &check.found {
            Found::There(places) => ("●", format!("file {}", numbers(places))),
            Found::Said => ("●", "in the messages".to_owned()),
            Found::Perhaps(places) => ("◌", format!("maybe file {}", numbers(places))),
            Found::Missing if check.weight == Weight::Needed => ("!", "missing".to_owned()),
            Found::Missing => ("○", "optional, not added".to_owned()),
        };
        let line = format!("  {sign}  {}: {rest}", proof_words(check.proof));
        let line = fold(&line, page.width, "     ");
        text.push_str(&if sign == "!" { page.urgent(line.trim_end()) + "\n" } else { line });
    }
    for (place, excess) in &list.excess {
        let words = format!("File {}: {}.", place + 1, excess_words(excess));
        text.push_str(&fold(&words, page.width, ""));
    }
    for line in copy_lines(&list.view) {
        text.push_str(&fold(&page.urgent(&line), page.width, ""));
    }
    if let Some(next) = next(list) {
        text.extend(["\nNext: ", &next, "\n"]);
    }
    for (reason, lines) in &list.others {
        let check = command::evidence_check(order.id()).with(&["--reason", reason.id()]);
        let claim = claim_words(order, *reason, lines);
        let words = format!("There is another claim, {claim}: {}", check.about(lines).unbroken());
        text.extend(["\n", &fold(&words, page.width, "")]);
    }
    text
}

/// A claim with the items that it is about.
fn claim_words(order: &Order, reason: DisputeReason, lines: &[u32]) -> String {
    let about =
        if lines.is_empty() { String::new() } else { format!(" about {}", names(order, lines)) };
    format!("\"{}\"{about}", dispute_reason_words(reason))
}

/// Whether something of this weight is not there.
fn is_open(check: &Check, weight: Weight) -> bool {
    check.weight == weight && matches!(check.found, Found::Missing | Found::Perhaps(_))
}

/// The command for the most important thing that is not there.
fn next(list: &Checklist) -> Option<String> {
    let of = |weight| list.checks.iter().find(|check| is_open(check, weight));
    let check = of(Weight::Needed).or_else(|| of(Weight::Helps))?;
    Some(command::evidence_add(list.view.order.id(), check.proof).about(&list.lines).line())
}

fn numbers(places: &[usize]) -> String {
    places.iter().map(|place| (place + 1).to_string()).collect::<Vec<_>>().join(", ")
}
