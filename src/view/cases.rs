//! Disputes, refunds and roads outside, each in a line or a few, for everything known of an order.

use super::clean::clean;
use super::date::{last_day, moment, on_day};
use super::dispute_phrase::{
    claim_words, method_words, phase_words, progress_words, road_words, step_words,
};
use super::money::money;
use super::page::Page;
use super::shares::Shares;
use crate::app::Standing;
use crate::domain::money::Money;
use crate::domain::order::{Account, Dispute, Ground, Order, Phase, Taken, dispute_due};

/// The disputes, oldest first: what is claimed, with what proves it, and where each stands.
pub(super) fn dispute_lines(order: &Order, page: &Page) -> Vec<String> {
    order.disputes().iter().flat_map(|dispute| dispute_text(dispute, page)).collect()
}

fn dispute_text(dispute: &Dispute, page: &Page) -> Vec<String> {
    let claim = &dispute.claim;
    let mut lines = vec![format!("{}  {}", moment(dispute.opened, page), claim_words(claim))];
    if !claim.lines.is_empty() {
        lines.push(format!("  lines: {}", clean(&claim.lines.join(", "))));
    }
    if let Some(description) = &claim.description {
        lines.push(format!("  \"{}\"", clean(description)));
    }
    if !claim.evidence.is_empty() {
        lines.push(format!("  evidence: {}", clean(&claim.evidence.join(", "))));
    }
    lines.push(format!("  {}", stands(&dispute.phase, page)));
    if dispute.appeals > 0 {
        lines.push("  appealed".to_owned());
    }
    lines
}

/// Where a dispute stands, with its dates.
fn stands(phase: &Phase, page: &Page) -> String {
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
pub(super) fn refund_lines(standing: &Standing, page: &Page) -> Vec<String> {
    let order = &standing.order;
    standing.accounts.iter().flat_map(|account| refund_text(order, account, page)).collect()
}

fn refund_text(order: &Order, account: &Account, page: &Page) -> Vec<String> {
    let ground = match account.refund.ground {
        Ground::Closing => "the order closed",
        Ground::Dispute(_) => "by the dispute",
    };
    let owed = account.owed.map_or_else(|| "price not known".to_owned(), money);
    let granted = moment(account.refund.granted, page);
    let progress = progress_words(account.progress);
    let mut lines = vec![format!("{granted}  {owed}, {ground}: {progress}")];
    let shares = Shares::of(order, account);
    let share = |title: &str, amount: Money| format!("  {}: {}", clean(title), money(amount));
    lines.extend(shares.lines.iter().map(|(title, amount)| share(title, *amount)));
    lines.extend(shares.rest.map(|rest| share("shipping and fees", rest)));
    if let Some(received) = account.received {
        lines.push(format!("  received: {}", money(received)));
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

/// What happened to money on its way back, oldest first.
pub(super) fn transfer_lines(order: &Order, page: &Page) -> Vec<String> {
    let transfers = order.transfers().iter();
    transfers
        .map(|transfer| format!("{}  {}", moment(transfer.at, page), step_words(&transfer.step)))
        .collect()
}

/// The roads outside that the buyer took, then those that the order has, with the last day of each.
pub(super) fn road_lines(standing: &Standing, page: &Page) -> Vec<String> {
    let taken = standing.order.roads();
    let begun = taken.iter().map(|one| taken_text(one, page));
    let is_new = |road| taken.iter().all(|one| one.road != road);
    let left = standing.roads.iter().filter(|open| is_new(open.road)).map(|open| {
        let until = if open.by.passed(page.now) { "was open until" } else { "until" };
        format!("{}  {until} {}", road_words(open.road), last_day(open.by.due(), page))
    });
    begun.chain(left).collect()
}

fn taken_text(taken: &Taken, page: &Page) -> String {
    let state = if taken.is_ended { "over" } else { "taken" };
    let next = taken.next.map(|next| format!("; next until {}", last_day(next.due(), page)));
    let at = moment(taken.at, page);
    format!("{}  {state}, {at}{}", road_words(taken.road), next.unwrap_or_default())
}
