//! The words that the tests of the lifecycle are written in.
//!
//! Times are Pacific: `2026-03-03 10:00`, `2026-03-03 10:00:01`, or a bare date. A bare date is a
//! whole day where a day is meant, and noon of it where a clock is meant.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone as _, Utc};
use chrono_tz::America::Los_Angeles;

use crate::domain::id::OrderId;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{
    Cause, Command, Fact, Happened, MoveKind, NewOrder, Order, Parcel, Reason, Seen, Snapshot,
    Stage, apply, at, decide, dues_at, moves, observe,
};
use crate::domain::policy::Rule;
use crate::domain::purchase::{Facts, Seller};
use crate::domain::time::{Instant, Moment};
use crate::settings::EMBEDDED;

/// The order that all tests are about.
pub(super) fn number() -> OrderId {
    OrderId::parse("8212313961591322").expect("an order number")
}

/// The clock at this time; noon, when only a date is given.
pub(super) fn clock(text: &str) -> Instant {
    match moment(text) {
        Moment::Day(day) => pacific(day.and_time(NaiveTime::from_hms_opt(12, 0, 0).expect("noon"))),
        Moment::At(instant) => instant,
    }
}

/// This time, or this whole day.
pub(super) fn moment(text: &str) -> Moment {
    let time = |format| NaiveDateTime::parse_from_str(text, format).ok();
    match text.parse::<NaiveDate>() {
        Ok(day) => Moment::Day(day),
        Err(_) => Moment::At(pacific(
            time("%Y-%m-%d %H:%M:%S").or(time("%Y-%m-%d %H:%M")).expect("a time"),
        )),
    }
}

fn pacific(wall: NaiveDateTime) -> Instant {
    Los_Angeles.from_local_datetime(&wall).latest().expect("a time that exists").to_utc()
}

/// How the tests print a time.
pub(super) fn wall(instant: DateTime<Utc>) -> String {
    instant.with_timezone(&Los_Angeles).format("%Y-%m-%d %H:%M:%S").to_string()
}

/// 132.74 of an order's currency.
pub(super) fn price() -> Money {
    Money::from_minor(13274, Currency::parse("BRL").expect("a currency")).expect("an amount")
}

/// An order as the buyer enters it by hand, of which only dates matter.
pub(super) fn by_hand(placed: &str, paid: Option<&str>, shipped: Option<&str>) -> NewOrder {
    NewOrder {
        seller: Seller { name: "Vega Store".to_owned(), ..Seller::default() },
        total: price(),
        placed: moment(placed),
        paid: paid.map(moment),
        method: None,
        shipped: shipped.map(moment),
        parcels: Vec::new(),
        lines: Vec::new(),
    }
}

/// A parcel with this number.
pub(super) fn parcel(number: &str) -> Parcel {
    Parcel { number: number.to_owned(), carrier: None }
}

/// A page that shows a stage at a time, and nothing else.
pub(super) fn page(stage: Stage, seen: &str) -> Snapshot {
    Snapshot {
        order: number(),
        seen: clock(seen),
        stage: Some(Seen { stage, cause: None }),
        facts: Facts::default(),
        parcels: Vec::new(),
    }
}

/// A page that shows facts at a time, and no stage.
pub(super) fn facts(facts: Facts, seen: &str) -> Snapshot {
    Snapshot { stage: None, facts, ..page(Stage::Unknown, seen) }
}

pub(super) fn cancel() -> Command {
    Command::Cancel { reason: Reason::NoLongerNeeded, note: None, complaint: false, at: None }
}

pub(super) fn withdraw() -> Command {
    Command::Withdraw { at: None }
}

pub(super) fn pay() -> Command {
    Command::Pay { at: None }
}

pub(super) fn receive() -> Command {
    Command::Receive { at: None }
}

pub(super) fn note() -> Command {
    Command::Note { text: "wrote to the seller".to_owned() }
}

/// The command that records a fact at the time it is told.
pub(super) fn record(fact: Fact) -> Command {
    Command::Record { fact, at: None }
}

/// Everything was shipped, in a parcel without a number.
pub(super) fn shipped() -> Command {
    record(Fact::Shipped { partly: false, parcel: None })
}

/// Some of it was shipped.
pub(super) fn partly_shipped() -> Command {
    record(Fact::Shipped { partly: true, parcel: None })
}

/// The seller has until then to ship.
pub(super) fn ship_by(until: &str) -> Command {
    record(Fact::ShipBy { until: moment(until) })
}

/// It was closed for this cause.
pub(super) fn closed(cause: Cause) -> Command {
    record(Fact::Closed { cause: Some(cause) })
}

/// The same command, done at another time than it is told.
pub(super) fn done(command: Command, time: &str) -> Command {
    let at = Some(moment(time));
    match command {
        Command::Cancel { reason, note, complaint, .. } => {
            Command::Cancel { reason, note, complaint, at }
        }
        Command::Withdraw { .. } => Command::Withdraw { at },
        Command::Pay { .. } => Command::Pay { at },
        Command::Receive { .. } => Command::Receive { at },
        Command::Record { fact, .. } => Command::Record { fact, at },
        Command::Refuse { .. } => Command::Refuse { at },
        Command::AskExtension { .. } => Command::AskExtension { at },
        Command::OpenDispute { claim, .. } => Command::OpenDispute { claim, at },
        Command::Dispute { line, command, .. } => Command::Dispute { line, command, at },
        Command::RecordDispute { line, fact, .. } => Command::RecordDispute { line, fact, at },
        Command::RecordRefund { fact, .. } => Command::RecordRefund { fact, at },
        Command::Add(_) | Command::Note { .. } => command,
    }
}

/// An order with its history.
#[derive(Debug, Clone)]
pub(super) struct Tale {
    pub(super) order: Order,
    pub(super) history: Vec<Happened>,
}

/// An order of which nothing is known.
pub(super) fn nothing() -> Tale {
    Tale { order: Order::new(number()), history: Vec::new() }
}

/// An order placed at a time and entered then.
pub(super) fn placed(time: &str) -> Tale {
    added(time, None, None, time)
}

/// An order placed and paid at a time and entered then.
pub(super) fn paid(time: &str) -> Tale {
    added(time, Some(time), None, time)
}

/// An order entered by hand at a time.
pub(super) fn added(placed: &str, paid: Option<&str>, shipped: Option<&str>, now: &str) -> Tale {
    nothing().when(Command::Add(Box::new(by_hand(placed, paid, shipped))), now)
}

/// An order that a page showed.
pub(super) fn seen(stage: Stage, time: &str) -> Tale {
    nothing().sees(page(stage, time))
}

impl Tale {
    /// The command is given at a time, and taken.
    pub(super) fn when(self, command: Command, now: &str) -> Self {
        let happened = decide(&self.order, command, clock(now), &EMBEDDED);
        let happened =
            happened.unwrap_or_else(|refusal| unexpected(&format!("at {now}: {refusal:?}")));
        self.take(happened)
    }

    /// The page is read.
    pub(super) fn sees(self, page: Snapshot) -> Self {
        let happened = observe(&self.order, page, &EMBEDDED).expect("a page is never corrupt");
        self.take(happened)
    }

    pub(super) fn take(mut self, happened: Vec<Happened>) -> Self {
        for event in &happened {
            self.order = apply(self.order, event).expect("what was decided applies");
        }
        self.history.extend(happened);
        self
    }

    /// The code of the refusal of a command.
    pub(super) fn refuses(&self, command: Command, now: &str) -> &'static str {
        let happened = decide(&self.order, command, clock(now), &EMBEDDED);
        happened.map_or_else(
            |refusal| refusal.code(),
            |happened| unexpected(&format!("at {now}: {happened:?}")),
        )
    }

    /// The order as it stands at a time.
    pub(super) fn at(&self, now: &str) -> Order {
        at(&self.order, clock(now), &EMBEDDED)
    }

    /// The stage at a time and, of a closed order, the cause: `closed unpaid`.
    pub(super) fn stands_at(&self, now: &str) -> String {
        stands(&self.at(now))
    }

    /// Until when something is due at a time, as the open dates of the order tell it.
    pub(super) fn due(&self, rule: Rule, now: &str) -> String {
        let order = self.at(now);
        dues_at(&order, clock(now), &EMBEDDED)
            .iter()
            .find(|due| due.deadline.rule() == rule)
            .map_or_else(|| "no date".to_owned(), |due| wall(due.deadline.due()))
    }

    /// The kinds of moves that are offered at a time.
    pub(super) fn offers(&self, now: &str) -> Vec<MoveKind> {
        moves(&self.order, clock(now), &EMBEDDED).into_iter().map(|offer| offer.kind).collect()
    }
}

/// The stage of an order and, where it is closed, the cause.
pub(super) fn stands(order: &Order) -> String {
    use crate::domain::order::State;
    if let State::Closed { cause } = order.state() {
        format!("closed {}", cause.id())
    } else {
        order.stage().id().to_owned()
    }
}

fn unexpected(what: &str) -> ! {
    panic!("{what}")
}
