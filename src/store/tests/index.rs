//! The index says what the orders themselves say, at any time.

use std::cmp::Reverse;

use chrono::{SubsecRound as _, TimeDelta};
use proptest::prelude::*;
use rusqlite::types::Value;

use super::arbitrary::life;
use super::given::{Model, lived, number, rules};
use crate::domain::instant::Instant;
use crate::domain::listing::{
    AgendaEntry, AgendaFilter, AgendaItem, ListFilter, ListSort, OutdatedOrders,
};
use crate::domain::money::Money;
use crate::domain::order::{
    Certainty, Order, Progress, Stage, accounts, bill, dues, dues_at, look_by, open_steps, turns,
};
use crate::store::Store;

const ORDERS: usize = 3;

/// The orders that there are, as they stand at `now`.
fn standing(model: &Model, now: Instant) -> Vec<Order> {
    (0..ORDERS).filter_map(|place| Some(model.known(&number(place))?.at(now))).collect()
}

/// What the index keeps of certainty: full seconds.
fn rounded(certainty: Certainty) -> Certainty {
    match certainty {
        Certainty::Known => Certainty::Known,
        Certainty::Assumed { rule, since } => {
            Certainty::Assumed { rule, since: since.trunc_subsecs(0) }
        }
        Certainty::Outdated { since } => Certainty::Outdated { since: since.trunc_subsecs(0) },
    }
}

/// Every moment at which something may change, and a second after it, beside these.
fn times(model: &Model, last: Instant, later: &[i64]) -> Vec<Instant> {
    let mut times: Vec<Instant> =
        later.iter().map(|seconds| last + TimeDelta::seconds(*seconds)).collect();
    for known in (0..ORDERS).filter_map(|place| model.known(&number(place))) {
        let moments = known.moments();
        let ends = moments.iter().copied().chain([last]);
        for order in ends.map(|moment| known.at(moment + TimeDelta::seconds(1))) {
            let dues = dues(&order, &rules().policy);
            times.extend(dues.iter().flat_map(|due| [due.deadline.due(), due.from, due.until]));
            times.extend(turns(&order, &rules().policy));
            let windows = order.windows().into_iter();
            times.extend(windows.flat_map(|it| [it.dispute_from.from(), it.dispute_until.due()]));
        }
        times.extend(moments);
    }
    let is_real = |time: &Instant| (0..8_000_000_000).contains(&time.timestamp());
    let around =
        |time: Instant| [-1, 0, 1].map(|off| time.trunc_subsecs(0) + TimeDelta::seconds(off));
    let mut times: Vec<_> = times.into_iter().filter(is_real).flat_map(around).collect();
    times.sort();
    times.dedup();
    times
}

fn list_is_right(store: &Store, orders: &[Order], now: Instant) {
    let filter = ListFilter { all: true, ..ListFilter::default() };
    let page = store.list(&filter, now).expect("a list");
    assert_eq!(page.rows.len(), orders.len());
    for order in orders {
        let row = page.rows.iter().find(|row| row.id == *order.id()).expect("its row");
        assert_eq!(row.stage, order.stage(), "at {now}");
        assert_eq!(row.certainty, rounded(order.certainty), "at {now}");
        assert_eq!(row.as_of, order.as_of.map(|seen| seen.trunc_subsecs(0)));
        assert_eq!(row.total, order.purchase().total().copied());
        let due = dues_at(order, now, &rules().policy).into_iter().next();
        assert_eq!(
            row.due.map(|due| (due.at, due.rule, due.who, due.then)),
            due.map(|due| {
                let deadline = due.deadline;
                (deadline.due().trunc_subsecs(0), deadline.rule(), due.who, due.then)
            }),
            "at {now}"
        );
    }
    let open = store.list(&ListFilter::default(), now).expect("a list");
    let goes_on = orders.iter().filter(|order| !order.as_known().stage().is_ended());
    assert_eq!(open.rows.len(), goes_on.count());
    let outdated = ListFilter { outdated: true, ..ListFilter::default() };
    let outdated = store.list(&outdated, now).expect("a list");
    let changed = orders.iter().filter(|order| order.has_outdated_part());
    assert_eq!(outdated.rows.len(), changed.count());
    for stage in Stage::ALL {
        let filter = ListFilter { stages: vec![stage], all: true, ..ListFilter::default() };
        let at_it = orders.iter().filter(|order| order.stage() == stage);
        assert_eq!(store.list(&filter, now).expect("a list").rows.len(), at_it.count());
    }
    by_date_is_right(store, orders, now);
}

fn by_date_is_right(store: &Store, orders: &[Order], now: Instant) {
    let filter = ListFilter { due: true, ..ListFilter::default() };
    let dated = store.list(&filter, now).expect("a list").rows;
    let count = orders.iter().filter(|order| !dues_at(order, now, &rules().policy).is_empty());
    assert_eq!(dated.len(), count.count(), "at {now}");
    assert!(dated.is_sorted_by_key(|row| row.due.map(|due| due.at)), "{dated:?}");
    let filter = ListFilter { sort: ListSort::Due, all: true, ..ListFilter::default() };
    let every = store.list(&filter, now).expect("a list").rows;
    assert_eq!(every.len(), orders.len());
    assert_eq!(&every[..dated.len()], &dated[..]);
}

/// The agenda that the orders themselves make.
fn agenda(orders: &[Order], now: Instant) -> Vec<String> {
    let policy = rules().policy;
    let mut rows = Vec::new();
    for order in orders {
        let total = order.purchase().total().copied();
        for due in dues_at(order, now, &policy) {
            let deadline = due.deadline;
            let (rule, set_by) = (deadline.rule(), deadline.set_by());
            let item = AgendaItem::Deadline { rule, who: due.who, then: due.then, set_by };
            let at = Some(deadline.due().trunc_subsecs(0));
            let part = order.part_of(&due.lines, &due.parcels);
            let is_condition = part.is_outdated() && due.is_own();
            let is_of_parcel = due.lines.is_empty()
                && (1..order.declared_parcels().count()).contains(&due.parcels.len());
            let money = due.money.or(total.filter(|_| !is_of_parcel));
            rows.push(format!("{:?}", (order.id(), item, at, money, is_condition)));
        }
        for (prepared, by) in open_steps(order, now, &policy) {
            let item = AgendaItem::Prepared { step: prepared.step.kind() };
            let at = by.map(|by| by.due().trunc_subsecs(0));
            rows.push(format!("{:?}", (order.id(), item, at, total, order.is_outdated())));
        }
    }
    rows.sort();
    rows
}

fn agenda_is_right(store: &Store, orders: &[Order], now: Instant) {
    let page = store.agenda(AgendaFilter::default(), now).expect("an agenda");
    let told = |row: &AgendaEntry| {
        format!("{:?}", (&row.order, row.item, row.due, row.money, row.is_condition))
    };
    let mut rows: Vec<String> = page.rows.iter().map(told).collect();
    rows.sort();
    assert_eq!(rows, agenda(orders, now), "at {now}");
    let order_of = |row: &AgendaEntry| {
        let is_deadline = matches!(row.item, AgendaItem::Deadline { .. });
        let money = row.money.filter(|_| is_deadline);
        let currency = money.map(|money| money.code().to_owned());
        let last = (row.due.is_none(), row.due);
        (is_deadline, last, currency, Reverse(money.map(Money::minor)))
    };
    assert!(page.rows.is_sorted_by_key(order_of), "{:?}", page.rows);
    assert_eq!(page.has_orders, !orders.is_empty());
    assert_eq!(page.outdated, outdated(orders, now), "at {now}");
    for limit in 1..page.rows.len() {
        let filter = AgendaFilter { limit, ..AgendaFilter::default() };
        let part = store.agenda(filter, now).expect("an agenda");
        assert_eq!((&part.rows[..], part.more), (&page.rows[..limit], true));
    }
}

fn outdated(orders: &[Order], now: Instant) -> Option<OutdatedOrders> {
    let outdated = || orders.iter().filter(|order| order.has_outdated_part());
    let count = u64::try_from(outdated().count()).expect("a few");
    let looks = outdated().filter_map(|order| order.as_of).map(|seen| seen.trunc_subsecs(0));
    let first = outdated().filter_map(|order| look_by(order, now, &rules().policy));
    let first = first.map(|by| by.due().trunc_subsecs(0));
    let (oldest_look, look_by) = (looks.min(), first.min());
    (count > 0).then_some(OutdatedOrders { count, oldest_look, look_by })
}

fn refunds_are_right(store: &Store, orders: &[Order], now: Instant) {
    for all in [false, true] {
        let page = store.refunds(all, 0, now).expect("refunds");
        let mut rows: Vec<String> = page
            .rows
            .iter()
            .map(|row| {
                let what = row.grant.map(|grant| (grant.progress, grant.is_overdue));
                let unowed = row.received.filter(|_| what.is_none());
                format!("{:?}", (&row.order, row.owed, unowed, what))
            })
            .collect();
        let mut owed = Vec::new();
        for order in orders {
            let accounts = accounts(order).into_iter().filter(|one| all || !one.is_settled());
            owed.extend(accounts.map(|one| {
                let what = Some((one.progress, one.is_overdue(now)));
                format!("{:?}", (order.id(), one.owed, None::<Money>, what))
            }));
            let unowed = bill(order).unowed.filter(|_| all);
            owed.extend(unowed.map(|unowed| {
                let none = None::<(Progress, bool)>;
                format!("{:?}", (order.id(), None::<Money>, Some(unowed), none))
            }));
        }
        rows.sort();
        owed.sort();
        assert_eq!(rows, owed, "at {now}");
    }
}

/// Every row of the tables of the index.
fn kept(store: &Store) -> Vec<Vec<Value>> {
    let tables = [("entry", "1"), ("date", "1, 2"), ("lookup", "1, 2, 3")];
    let mut kept = Vec::new();
    for (table, key) in tables {
        let sql = format!("SELECT * FROM {table} ORDER BY {key}");
        let mut statement = store.connection().prepare(&sql).expect("a table");
        let columns = statement.column_count();
        let rows = statement
            .query_map([], |row| (0..columns).map(|column| row.get(column)).collect())
            .expect("rows");
        kept.extend(rows.collect::<Result<Vec<Vec<Value>>, _>>().expect("values"));
    }
    kept
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::store::tests::cases(100)))]

    #[test]
    fn lists_tell_of_orders_what_the_orders_tell_at_any_time(
        life in life(ORDERS),
        later in prop::collection::vec(-90_000..9_000_000_i64, 4),
    ) {
        let (store, model, last) = lived(life);
        for place in 0..ORDERS {
            let id = number(place);
            prop_assert_eq!(store.facts(&id).expect("facts"), model.facts(&id));
        }
        for now in times(&model, last, &later) {
            let orders = standing(&model, now);
            list_is_right(&store, &orders, now);
            agenda_is_right(&store, &orders, now);
            refunds_are_right(&store, &orders, now);
            let open = orders.iter().filter(|order| order.stage() == Stage::InDispute).count();
            prop_assert_eq!(store.disputed(true, now).expect("orders").len(), open);
        }
    }

    #[test]
    fn an_index_made_anew_is_the_kept_one(life in life(ORDERS)) {
        let (mut store, model, last) = lived(life);
        let before = kept(&store);
        let count = store.rebuild(true).expect("an index");
        prop_assert_eq!(count, standing(&model, last).len());
        prop_assert_eq!(kept(&store), before);
    }
}
