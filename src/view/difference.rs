//! What a change does to an order: each thing before and after.

use super::clean::clean;
use super::date::{last_day, moment};
use super::json::{Json, object};
use super::money::{about_or_exact, money};
use super::number_range::item_numbers;
use super::page::Page;
use super::rows::Rows;
use super::table::{columns, fold, padding};
use crate::app::OrderView;
use crate::domain::deadline::Deadline;
use crate::domain::money::Money;
use crate::domain::order::{Account, Order, State, accounts, dispute_due};

/// One thing that a change does.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    what: String,
    /// What it was; `None` where there was none.
    before: Option<String>,
    /// What it is then; `None` where there is none.
    after: Option<String>,
}

impl Change {
    pub(super) fn json(&self) -> Json {
        object! {
            "what": &self.what,
            "before": self.before.as_ref(),
            "after": self.after.as_ref(),
        }
    }
}

/// What a command would do to an order, schema `redress.difference/1`.
pub(crate) fn difference(before: Option<&Order>, after: &OrderView, page: &Page) -> String {
    let id = after.order.id();
    let changes = changes(before, Some(&after.order), page);
    let rows = Rows { id: "order", columns: "order what before after", between: " " };
    if page.is_separated() {
        let each = changes.iter().map(|one| one.json().with("order", id));
        return rows.many(each, page, String::new);
    }
    let json = || {
        object! {
            "schema": "redress.difference/1",
            "order": id,
            "changes": Json::list(changes.iter().map(Change::json)),
        }
    };
    rows.one(json, page, || {
        if changes.is_empty() {
            "Nothing would change.\n".to_owned()
        } else {
            lines(&changes, page)
        }
    })
}

/// Changes as lines for people, the names in a column.
pub(super) fn lines(changes: &[Change], page: &Page) -> String {
    let width = changes.iter().map(|one| columns(&one.what)).max().unwrap_or(0);
    let line = |one: &Change| {
        let name = format!("{}{}", one.what, padding(&one.what, width));
        let words = match (&one.before, &one.after) {
            (Some(before), Some(after)) => format!("{before} → {after}"),
            (None, Some(after)) => format!("+ {after}"),
            (Some(before), None) => format!("- {before}"),
            (None, None) => String::new(),
        };
        fold(&format!("  {name}  {words}"), page.width, &" ".repeat(width + 4))
    };
    changes.iter().map(line).collect()
}

/// What differs between two states of an order; either may not be there.
pub(super) fn changes(before: Option<&Order>, after: Option<&Order>, page: &Page) -> Vec<Change> {
    let has_parts = before.into_iter().chain(after).any(|order| !order.parts.is_empty());
    let told = |order: Option<&Order>| {
        order.map(|order| aspects(order, has_parts, page)).unwrap_or_default()
    };
    let (old, new) = (told(before), told(after));
    let value = |aspects: &[(String, String)], what: &str| {
        let mut found = aspects.iter().filter(|(name, _)| name == what);
        found.next().map(|(_, value)| value.clone())
    };
    let names = new.iter().chain(&old).map(|(name, _)| name);
    let mut changes: Vec<Change> = Vec::new();
    for what in names {
        if changes.iter().any(|one| one.what == *what) {
            continue;
        }
        changes.push(Change {
            what: what.clone(),
            before: value(&old, what),
            after: value(&new, what),
        });
    }
    changes.retain(|one| one.before != one.after);
    changes
}

/// What an order is compared by, in the order in which it is told; by each item where they stand
/// differently.
fn aspects(order: &Order, by_item: bool, page: &Page) -> Vec<(String, String)> {
    let mut aspects: Vec<(String, String)> = Vec::new();
    let mut put = |what: &str, value: String| aspects.push((what.to_owned(), value));
    put("stage", stage(order));
    for step in &order.prepared {
        put(&named("prepared", &step.lines), step.step.kind().id().to_owned());
    }
    let purchase = order.purchase();
    if let Some(seller) = purchase.seller() {
        put("seller", clean(&seller.name));
    }
    if let Some(total) = purchase.total() {
        put("total", money(*total));
    }
    let details = [
        ("discount", purchase.discount()),
        ("shipping costs", purchase.shipping()),
        ("tax", purchase.tax()),
    ];
    for (what, sum) in details {
        if let Some(sum) = sum {
            put(what, money(*sum));
        }
    }
    if !order.paid_with.is_empty() {
        let ids: Vec<String> = order.paid_with.iter().map(ToString::to_string).collect();
        put("paid with", ids.join(", "));
    }
    for asked in &order.cancellations {
        put(&named("request", &asked.lines), asked.outcome.id().to_owned());
    }
    if let Some(method) = purchase.payment_method() {
        put("paid by", clean(method));
    }
    let moments = [
        ("placed", purchase.placed()),
        ("paid", purchase.paid()),
        ("shipped", purchase.shipped()),
        ("ended", purchase.ended()),
    ];
    for (what, at) in moments {
        if let Some(at) = at {
            put(what, moment(*at, page));
        }
    }
    for part in order.parts() {
        let lines = part.lines.iter().map(|line| line.number).collect();
        let lines = order.unless_all(lines);
        for (what, by) in dates(part) {
            put(&named(&what, &lines), last_day(by.due(), page));
        }
        let of_parcel = [
            ("ready for pickup", part.ready_at),
            ("refused", part.refused_at),
            ("lost", part.lost_at),
            ("returned", part.returned_at),
        ];
        for (what, at) in of_parcel {
            if let Some(at) = at {
                put(&named(what, &lines), moment(at, page));
            }
        }
    }
    for (what, amount) in sums(&accounts(order)) {
        put(what, amount);
    }
    let counts = [
        ("lines", order.lines.len()),
        ("notes", order.notes.len()),
        ("messages", order.messages.len()),
        ("files", order.evidence.len()),
    ];
    for (what, count) in counts {
        if count > 0 {
            put(what, count.to_string());
        }
    }
    let parcels: Vec<String> = order.parcels.iter().map(|one| clean(&one.number)).collect();
    if !parcels.is_empty() {
        put("tracking", parcels.join(", "));
    }
    for line in order.lines.iter().filter(|_| by_item) {
        put(&format!("item {}", line.number), line.stage.id().to_owned());
    }
    for parcel in &order.parcels {
        put(&format!("parcel {}", clean(&parcel.number)), parcel.stage.id().to_owned());
    }
    for dispute in &order.disputes {
        let phase = dispute.phase.end().map_or(dispute.phase.id(), |end| end.ending.id());
        let lines = order.unless_all(order.line_numbers(&dispute.claim.lines));
        put(&named("dispute", &lines), phase.to_owned());
    }
    for used in &order.remedies {
        let state = if used.is_ended { "ended" } else { "used" };
        put(used.remedy.id(), state.to_owned());
    }
    aspects
}

/// What something is called that may be about some items alone.
fn named(what: &str, lines: &[u32]) -> String {
    if lines.is_empty() { what.to_owned() } else { format!("{what}, {}", item_numbers(lines)) }
}

/// The stage with why the order is closed, and how certain it is.
fn stage(order: &Order) -> String {
    let stage = order.stage().id();
    let cause = order.state().cause().map(|cause| format!(" ({})", cause.id()));
    let certainty = match order.certainty {
        crate::domain::order::Certainty::Known => "",
        crate::domain::order::Certainty::Assumed { .. } => ", assumed",
        crate::domain::order::Certainty::Outdated { .. } => ", outdated",
    };
    format!("{stage}{}{certainty}", cause.unwrap_or_default())
}

/// The dates of the stage and of disputes.
fn dates(order: &Order) -> Vec<(String, Deadline)> {
    let of_stage = match order.state() {
        State::AwaitingPayment { pay_by } => vec![*pay_by],
        State::VerifyingPayment { ship_by, .. } | State::AwaitingShipment { ship_by } => {
            vec![*ship_by]
        }
        State::CancellationPending { answer_by, ship_by } => vec![*answer_by, *ship_by],
        State::Shipped(windows) => {
            vec![windows.deliver_by, windows.dispute_until, windows.complete_by]
        }
        State::Delivered { complete_by, dispute_until } => vec![*complete_by, *dispute_until],
        State::Completed { dispute_until } => dispute_until.iter().copied().collect(),
        State::Unknown
        | State::Frozen { .. }
        | State::PartiallyShipped { .. }
        | State::ShipmentCancelled
        | State::InDispute { .. }
        | State::Closed { .. } => Vec::new(),
    };
    let phases = order.disputes.iter().map(|dispute| &dispute.phase);
    let of_disputes = phases.filter_map(|phase| dispute_due(phase).map(|due| due.deadline));
    let all = of_stage.into_iter().chain(of_disputes);
    all.map(|by| (by.rule().id().to_owned(), by)).collect()
}

/// What is owed, only expected, and received.
fn sums(accounts: &[Account]) -> Vec<(&'static str, String)> {
    let left = |is_assumed: bool| {
        let open = || {
            let of_kind = accounts.iter().filter(move |one| one.refund.is_assumed == is_assumed);
            of_kind.filter(|one| !one.is_settled())
        };
        let sum = Money::sum(open().filter_map(Account::outstanding));
        sum.map(|sum| about_or_exact(sum, open().all(|one| one.is_exact)))
    };
    let received = Money::sum(accounts.iter().filter_map(|one| one.received));
    [("owed", left(false)), ("expected", left(true)), ("received", received.map(money))]
        .into_iter()
        .filter_map(|(what, amount)| Some((what, amount?)))
        .collect()
}
