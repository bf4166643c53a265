//! Disputes, refunds and remedies, each in a line or a few, for everything known of an order.

use super::clean::clean;
use super::date::{last_day, moment, on_day};
use super::dispute_phrase::{claim_words, phase_words, progress_words, remedy_words};
use super::goods::some_names;
use super::line::{line_stage_words, names, told_lines};
use super::method::method_words;
use super::money::{about_or_exact, money};
use super::page::Page;
use super::refund_text::{rest, unowed};
use super::transfer_text::{how_it_came, transfer_words};
use crate::app::OrderView;
use crate::domain::order::{
    Account, Dispute, LineAccount, LineStage, Order, Phase, RefundCause, Transfer, UsedRemedy,
    dispute_due,
};

/// The disputes, oldest first: what is claimed, with what proves it, and the status of each.
pub(super) fn dispute_lines(order: &Order, page: &Page) -> Vec<String> {
    order.disputes.iter().flat_map(|dispute| dispute_text(order, dispute, page)).collect()
}

fn dispute_text(order: &Order, dispute: &Dispute, page: &Page) -> Vec<String> {
    let claim = &dispute.claim;
    let mut lines = vec![format!("{}  {}", moment(dispute.opened, page), claim_words(claim))];
    if !claim.lines.is_empty() {
        lines.push(format!("  lines: {}", told_lines(order, &claim.lines)));
    }
    if let Some(description) = &claim.description {
        lines.push(format!("  \"{}\"", clean(description)));
    }
    if !claim.evidence.is_empty() {
        lines.push(format!("  evidence: {}", clean(&claim.evidence.join(", "))));
    }
    let mark =
        if is_assumed(order, dispute) { " (assumed, not confirmed by AliExpress)" } else { "" };
    lines.push(format!("  {}{mark}", status_words(&dispute.phase, page)));
    if dispute.appeals > 0 {
        lines.push("  appealed".to_owned());
    }
    lines
}

/// Whether only a timer says that it stands there.
pub(super) fn is_assumed(order: &Order, dispute: &Dispute) -> bool {
    let known = &order.as_known().disputes;
    known.iter().any(|known| known.id == dispute.id && known.phase != dispute.phase)
}

/// The status of a dispute, with its dates.
fn status_words(phase: &Phase, page: &Page) -> String {
    let words = phase_words(phase);
    if let Phase::Ended { at, appeal_by, .. } = phase {
        let appeal = appeal_by.map(|by| format!("; appeal until {}", last_day(by.due(), page)));
        return format!("over, {}: {words}{}", moment(*at, page), appeal.unwrap_or_default());
    }
    match dispute_due(phase) {
        Some(due) => format!("{words}, until {}", last_day(due.deadline.due(), page)),
        None => words,
    }
}

/// The refunds with what is owed for which line, what came, and when the rest is expected.
pub(super) fn refund_lines(view: &OrderView, page: &Page) -> Vec<String> {
    let order = &view.order;
    let refunds = view.bill.accounts.iter().flat_map(|account| refund_text(order, account, page));
    refunds.chain(unowed(view)).collect()
}

fn refund_text(order: &Order, account: &Account, page: &Page) -> Vec<String> {
    let cause = cause_words(order, account);
    let owed = |owed| about_or_exact(owed, account.is_exact);
    let owed = account.owed.map_or_else(|| "amount not known".to_owned(), owed);
    let granted = moment(account.refund.granted, page);
    let progress = progress_words(account.progress);
    let mark = if account.refund.is_assumed { " (assumed)" } else { "" };
    let mut lines = vec![format!("{granted}  {owed}, {cause}{mark}: {progress}")];
    if order.lines.len() > 1 {
        lines.extend(account.lines.iter().map(|part| line_text(order, account, part)));
    }
    if let Some(rest) = rest(account).filter(|_| !account.lines.is_empty()) {
        lines.push(format!("  shipping: {}", about_or_exact(rest, account.is_exact)));
    }
    if let Some(received) = account.received {
        let how = how_it_came(account, &order.transfers);
        lines.push(format!("  received: {}{how}", money(received)));
    }
    if !account.is_settled() {
        let expected = account.expected;
        let way = expected.method.map(|method| format!(" ({})", method_words(method)));
        let late = if account.is_overdue(page.now) { ", overdue" } else { "" };
        lines.push(format!(
            "  expected: {} to {}{}{late}",
            on_day(expected.from, page),
            on_day(expected.by.due(), page),
            way.unwrap_or_default()
        ));
    }
    lines
}

/// By what a refund is owed, with the names of the lines whose closing it is.
fn cause_words(order: &Order, account: &Account) -> String {
    let refund = &account.refund;
    match refund.cause {
        RefundCause::Closing if refund.lines.is_empty() => "the order closed".to_owned(),
        RefundCause::Closing => {
            let mut lines = refund.lines.iter().filter_map(|number| order.line(*number));
            let is_cancelled = lines.all(|line| line.stage == LineStage::Cancelled);
            let stage = if is_cancelled { LineStage::Cancelled } else { LineStage::Closed };
            format!("{} {}", some_names(order, &refund.lines), line_stage_words(stage))
        }
        RefundCause::Dispute(_) => "by the dispute".to_owned(),
    }
}

/// What of a refund is for one line.
fn line_text(order: &Order, account: &Account, part: &LineAccount) -> String {
    let name = names(order, &[part.line]);
    let came = if part.received.minor() > 0 && !account.is_settled() {
        format!(", {} of it received", money(part.received))
    } else {
        String::new()
    };
    format!("  {name}: {}{came}", about_or_exact(part.owed, part.is_exact))
}

/// What happened to money on its way back, oldest first.
pub(super) fn transfer_lines(order: &Order, page: &Page) -> Vec<String> {
    let line = |one: &Transfer| {
        let names = names(order, &one.lines);
        let about = if names.is_empty() { names } else { format!(": {names}") };
        format!("{}  {}{about}", moment(one.at, page), transfer_words(one))
    };
    order.transfers.iter().map(line).collect()
}

/// The remedies that the buyer uses, then those that the order has, with the last day of each.
pub(super) fn remedy_lines(view: &OrderView, page: &Page) -> Vec<String> {
    let used = &view.order.remedies;
    let begun = used.iter().map(|one| used_text(one, page));
    let is_new = |remedy| used.iter().all(|one| one.remedy != remedy);
    let left = view.remedies.iter().filter(|open| is_new(open.remedy)).map(|open| {
        let until = if open.is_over(page.now) { "was open until" } else { "until" };
        let by = open.by.map(|by| format!("  {until} {}", last_day(by.due(), page)));
        format!("{}{}", remedy_words(open.remedy), by.unwrap_or_default())
    });
    begun.chain(left).collect()
}

fn used_text(used: &UsedRemedy, page: &Page) -> String {
    let state = if used.is_ended { "over" } else { "in use" };
    let next = used.next.map(|next| format!("; next until {}", last_day(next.due(), page)));
    let at = moment(used.at, page);
    format!("{}  {state}, {at}{}", remedy_words(used.remedy), next.unwrap_or_default())
}
