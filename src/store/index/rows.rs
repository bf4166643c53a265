//! What the index says of one order: a pure function of what is known of it.

use rusqlite::types::Value;

use super::about::About;
use super::changes::Change;
use super::segments::{Segment, segments, steps};
use super::time::{before, second};
use super::what::What;
use crate::domain::id::OrderId;
use crate::domain::ids::ids;
use crate::domain::instant::Instant;
use crate::domain::listing::AgendaItem;
use crate::domain::money::Money;
use crate::domain::order::{
    Account, Certainty, Known, Order, Stage, Transfer, TransferStep, accounts, bill, dues,
};
use crate::domain::policy::Policy;
use crate::domain::time::Moment;
use crate::store::number::key_of;

ids! {
/// The kinds of words by which orders are found.
pub(super) enum Kind {
    /// The number from its end.
    End = "end",
    /// The name of the store.
    Seller = "seller",
    /// A number of the store, as any source tells it.
    Store = "store",
    /// A tracking number, as all records know it.
    Tracking = "tracking",
    /// The number of a payment.
    Payment = "payment",
    /// The digest of a kept file.
    Evidence = "evidence",
    /// The time of placing an order that has a dispute or had one, the youngest first.
    Disputed = "disputed",
    /// When a refund is due that has not come.
    Owed = "owed",
    /// When one was due that has, or when what was not owed came.
    Settled = "settled",
    /// The last moment of the buyer's own at an order that may have changed.
    Condition = "condition",
    /// After when an order may have changed; `until_at` is when it was seen.
    Outdated = "outdated",
}
}

/// A row, its values in the order of the columns of its table.
pub(super) type Row = Vec<Value>;

/// All rows of one order.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Rows {
    /// Of the table `entry`: one where there is an order.
    pub(super) entry: Vec<Row>,
    /// Of the table `date`.
    pub(super) date: Vec<Row>,
    /// Of the table `lookup`, in order.
    pub(super) lookup: Vec<Row>,
}

impl Rows {
    /// The rows of an order. `stores` are the numbers of its store that its facts tell.
    pub(super) fn of(id: &OrderId, known: &Known, stores: &[&str], policy: &Policy) -> Self {
        if !known.base().exists() {
            return Self::default();
        }
        let key = key_of(id);
        let segments = segments(known);
        let mut rows = Self {
            entry: vec![entry(key, id, &segments)],
            date: Vec::new(),
            lookup: words(key, id, known.base(), stores),
        };
        rows.lookup.extend(outdated(key, &segments));
        for segment in &segments {
            rows.add_dates(key, segment, policy);
            rows.add_refunds(key, segment);
        }
        rows.lookup.sort_by(|one, other| sort_key(one).cmp(&sort_key(other)));
        rows.lookup.dedup();
        rows
    }

    /// Adds when each refund is due.
    fn add_refunds(&mut self, key: i64, segment: &Segment<'_>) {
        for account in accounts(&segment.order) {
            let kind = if account.is_settled() { Kind::Settled } else { Kind::Owed };
            let row = lookup(kind, second(due_of(&account)).into(), key);
            self.add_for_a_time(&row, segment.from, segment.until);
        }
        if let Some(since) = unowed_since(&segment.order) {
            let row = lookup(Kind::Settled, second(since).into(), key);
            self.add_for_a_time(&row, segment.from, segment.until);
        }
    }

    /// Adds a word for a time, which goes on where one before it ends.
    fn add_for_a_time(&mut self, word: &Row, from: i64, until: i64) {
        let of_word = |row: &&mut Row| row.get(..3) == word.get(..3);
        for known in self.lookup.iter_mut().filter(of_word) {
            let [_, _, _, Value::Integer(first), Value::Integer(last)] = known.as_mut_slice()
            else {
                continue;
            };
            if *first <= until && from <= *last {
                (*first, *last) = (from.min(*first), until.max(*last));
                return;
            }
        }
        let mut row = word.clone();
        row.splice(3.., [from.into(), until.into()]);
        self.lookup.push(row);
    }

    fn add_dates(&mut self, key: i64, segment: &Segment<'_>, policy: &Policy) {
        let order = &segment.order;
        let total = order.purchase().total().copied();
        for due in dues(order, policy) {
            let (from, until) = (before(due.from), second(due.until));
            let (from, until) = (from.max(segment.from), until.min(segment.until));
            if from >= until {
                continue;
            }
            let at = second(due.deadline.due());
            let (rule, set_by) = (due.deadline.rule(), due.deadline.set_by());
            let item = AgendaItem::Deadline { rule, who: due.who, then: due.then, set_by };
            let part = order.part_of(&due.lines, &due.parcels);
            let is_condition = part.is_outdated() && due.is_own();
            let what = What { item, by_at: None, is_condition, is_exact: due.is_exact };
            let about = about(order, &due.lines, &due.parcels);
            // What was paid for what is in a parcel nobody knows where nobody told what is in it.
            let money = due.money.or(total.filter(|_| about.parcel.is_none()));
            self.add_date(key, [from, until, at], what, money, about.into());
            if is_condition {
                self.add_for_a_time(&lookup(Kind::Condition, at.into(), key), from, until);
            }
        }
        for step in steps(segment, policy) {
            let item = AgendaItem::Prepared { step: step.kind };
            let by_at = step.submit_by.map(|by| second(by.due()));
            let is_condition = order.is_outdated();
            let what = What { item, by_at, is_condition, is_exact: true };
            let about = about(order, &step.lines, step.parcel.as_slice());
            self.add_date(key, [step.from, step.until, 0], what, total, about.into());
        }
    }

    fn add_date(
        &mut self,
        key: i64,
        times: [i64; 3],
        what: What,
        money: Option<Money>,
        about: Value,
    ) {
        let n = i64::try_from(self.date.len()).unwrap_or(i64::MAX);
        let mut row = vec![key.into(), n.into()];
        row.extend(times.map(Value::from));
        row.extend(amount(money));
        row.push(what.into());
        row.push(about);
        self.date.push(row);
    }
}

/// The row of an order in lists.
fn entry(key: i64, id: &OrderId, segments: &[Segment<'_>]) -> Row {
    let Some(first) = segments.first() else { return Row::new() };
    let order = &first.order;
    let purchase = order.purchase();
    let after =
        |fits: fn(Certainty) -> bool| segments.iter().find(|segment| fits(segment.order.certainty));
    let assumed = after(|certainty| matches!(certainty, Certainty::Assumed { .. }));
    let of = |segment: Option<&Segment<'_>>, value: fn(&Segment<'_>) -> Value| {
        segment.map_or(Value::Null, value)
    };
    let placed = purchase.placed().copied().or(order.since);
    let titles = order.lines.iter().map(|line| line.line.title.as_str());
    let mut row = vec![
        key.into(),
        placed.map_or(0, |placed| second(placed.first())).into(),
        order.stage().is_ended().into(),
        text(order.stage().id()),
        of(assumed, |segment| segment.from.into()),
        of(assumed, |segment| text(segment.order.stage().id())),
        assumed
            .and_then(|segment| segment.order.assumed_by())
            .map_or(Value::Null, |rule| text(rule.id())),
        of(outdated_from(segments), |segment| segment.from.into()),
        seen(order),
    ];
    row.extend(amount(purchase.total().copied()));
    row.push(text(titles.clone().next().unwrap_or_default()));
    row.push(order.line_count().map_or(Value::Null, Into::into));
    let seller = purchase.seller().map_or("", |seller| seller.name.as_str());
    row.push(text(seller));
    let tracking = order.parcels.iter().map(|parcel| parcel.number.as_str());
    let words: Vec<&str> =
        [id.as_str(), seller].into_iter().chain(titles).chain(tracking).collect();
    row.push(words.join(" ").to_lowercase().into());
    row.push(changes(segments));
    row
}

/// What of the order a date is about: its lines, else its parcel where it is not about all of them.
fn about(order: &Order, lines: &[u32], parcels: &[String]) -> About {
    let first = lines.first().and_then(|number| order.line(*number));
    let title = first.map_or_else(String::new, |line| line.line.title.clone());
    let is_of_some = lines.is_empty() && parcels.len() < order.declared_parcels().count();
    let parcel = parcels.first().filter(|_| is_of_some).cloned();
    About { lines: lines.to_vec(), parcel, title }
}

/// The stages of an order whose parts change at times of their own, as far as more is to be told than
/// that it is known, then assumed, and then may have changed.
fn changes(segments: &[Segment<'_>]) -> Value {
    let certainties: Vec<&str> =
        segments.iter().map(|segment| segment.order.certainty.id()).collect();
    let stages = || segments.iter().map(|segment| segment.order.stage());
    let is_plain = matches!(
        certainties[..],
        ["known"] | ["known", "assumed" | "outdated"] | ["known", "assumed", "outdated"]
    );
    let first = stages().next();
    let last = segments.last().filter(|last| last.order.is_outdated());
    let is_whole = outdated_from(segments).is_none_or(|segment| segment.order.is_outdated());
    if is_plain && is_whole && last.is_none_or(|last| Some(last.order.stage()) == first) {
        return Value::Null;
    }
    let changes: Vec<Change> = segments.iter().map(Change::of).collect();
    Value::Text(Change::list(&changes))
}

/// The segment in which the order may have changed.
fn outdated_from<'a, 'b>(segments: &'a [Segment<'b>]) -> Option<&'a Segment<'b>> {
    segments.iter().find(|segment| segment.order.has_outdated_part())
}

fn outdated(key: i64, segments: &[Segment<'_>]) -> Option<Row> {
    let segment = outdated_from(segments)?;
    let mut row = lookup(Kind::Outdated, segment.from.into(), key);
    row.splice(4.., [seen(&segment.order)]);
    Some(row)
}

/// The second of the newest look.
fn seen(order: &Order) -> Value {
    order.as_of.map_or(Value::Null, |seen| second(seen).into())
}

/// The words by which an order is found, each without the order.
fn words(key: i64, id: &OrderId, order: &Order, stores: &[&str]) -> Vec<Row> {
    let lookup = |kind, word| lookup(kind, word, key);
    let backwards: String = id.as_str().chars().rev().collect();
    let mut rows = vec![lookup(Kind::End, backwards.into())];
    let purchase = order.purchase();
    let seller = purchase.seller().map(|seller| seller.name.as_str());
    rows.extend(
        seller.filter(|name| !name.is_empty()).map(|name| lookup(Kind::Seller, text(name))),
    );
    rows.extend(stores.iter().map(|store| lookup(Kind::Store, text(store))));
    let tracking = order.parcels.iter().map(|parcel| normal(&parcel.number));
    rows.extend(tracking.map(|number| lookup(Kind::Tracking, number.into())));
    rows.extend(purchase.payment().map(|payment| lookup(Kind::Payment, text(payment))));
    let evidence = order.evidence.iter().map(|kept| kept.evidence.digest.to_string());
    rows.extend(evidence.map(|digest| lookup(Kind::Evidence, digest.into())));
    if !order.disputes.is_empty() || order.stage() == Stage::InDispute {
        let placed = purchase.placed().copied().or(order.since);
        let placed = placed.map_or(0, |placed| second(placed.first()));
        rows.push(lookup(Kind::Disputed, (-placed).into()));
    }
    rows
}

/// A tracking number in capitals, without what people write between its characters.
fn normal(number: &str) -> String {
    let characters = number.chars().filter(char::is_ascii_alphanumeric);
    characters.map(|character| character.to_ascii_uppercase()).collect()
}

fn lookup(kind: Kind, word: Value, key: i64) -> Row {
    vec![text(kind.id()), word, key.into(), 0.into(), Value::Null]
}

/// When the last money of an order came of which something came without a grant or above one.
pub(super) fn unowed_since(order: &Order) -> Option<Instant> {
    let came = |one: &&Transfer| matches!(one.step, TransferStep::Received(_));
    let last = order.transfers.iter().rev().find(came)?;
    bill(order).unowed.map(|_| last.at.last())
}

/// When a refund is due; one that failed is due at once.
pub(super) fn due_of(account: &Account) -> Instant {
    account.failed.map_or(account.expected.by.due(), Moment::last)
}

/// What rows are sorted by as SQLite does: numbers before texts.
fn sort_key(row: &Row) -> Vec<(i64, &str)> {
    row.iter().map(value_key).collect()
}

fn value_key(value: &Value) -> (i64, &str) {
    match value {
        Value::Integer(number) => (*number, ""),
        Value::Text(text) => (i64::MAX, text.as_str()),
        Value::Null | Value::Real(_) | Value::Blob(_) => (i64::MIN, ""),
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn amount(money: Option<Money>) -> [Value; 2] {
    match money {
        Some(money) => [money.minor().into(), text(money.code())],
        None => [Value::Null, Value::Null],
    }
}
