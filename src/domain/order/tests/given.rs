//! The words that the tests of the lifecycle are written in.
//!
//! Times are Pacific: `2026-03-03 10:00`, `2026-03-03 10:00:01`, or a bare date. A bare date is a
//! whole day where a day is meant, and noon of it where a clock is meant.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone as _, Utc};
use chrono_tz::America::Los_Angeles;

use crate::domain::buyer::{Buyer, Country};
use crate::domain::id::OrderId;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{
    Account, Cause, Claim, Command, DisputeCommand, DisputeFact, DisputeReason, Fact, Happened,
    MoveKind, NewOrder, Order, Parcel, Phase, Reason, RefundFact, Refusal, Ruling, Seen, Snapshot,
    Stage, Want, accounts, apply, at, decide, dues_at, moves, observe, roads,
};
use crate::domain::policy::{Policy, Rule};
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
    amount(13274)
}

/// So many hundredths of the order's currency.
pub(super) fn amount(minor: i64) -> Money {
    in_currency(minor, "BRL")
}

/// So many hundredths of a currency.
pub(super) fn in_currency(minor: i64, code: &str) -> Money {
    Money::from_minor(minor, Currency::parse(code).expect("a currency")).expect("an amount")
}

/// An order as the buyer enters it by hand, of which only dates matter.
pub(super) fn by_hand(placed: &str, paid: Option<&str>, shipped: Option<&str>) -> NewOrder {
    NewOrder {
        seller: Seller { name: "Vega Store".to_owned(), ..Seller::default() },
        rating: None,
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

/// A claim about the whole order for everything that was paid, with a photo.
pub(super) fn claim(reason: DisputeReason) -> Claim {
    Claim {
        reason,
        want: Want::Refund,
        amount: None,
        lines: Vec::new(),
        description: None,
        evidence: vec!["photo.jpg".to_owned()],
        free_return: false,
    }
}

/// The same claim for so many hundredths.
pub(super) fn claim_of(minor: i64, reason: DisputeReason) -> Claim {
    Claim { amount: Some(amount(minor)), ..claim(reason) }
}

/// The same claim about one line.
pub(super) fn claim_about(line: &str, claim: Claim) -> Claim {
    Claim { lines: vec![line.to_owned()], ..claim }
}

/// The same claim, and the goods go back.
pub(super) fn claim_with_return(reason: DisputeReason) -> Claim {
    Claim { want: Want::ReturnAndRefund, ..claim(reason) }
}

pub(super) fn open(claim: Claim) -> Command {
    Command::OpenDispute { claim: Box::new(claim), at: None }
}

/// The buyer does something in the only dispute.
pub(super) fn dispute(command: DisputeCommand) -> Command {
    Command::Dispute { line: None, command, at: None }
}

/// The goods go back in a parcel with this number.
pub(super) fn send_back(number: &str) -> Command {
    dispute(DisputeCommand::ShipReturn { parcel: parcel(number) })
}

/// Others did something in the only dispute.
pub(super) fn tell(fact: DisputeFact) -> Command {
    Command::RecordDispute { line: None, fact, at: None }
}

/// The marketplace decided, and the goods stay.
pub(super) fn ruled(ruling: Ruling) -> Command {
    tell(DisputeFact::Ruled { ruling, returns: false })
}

/// The seller offers so many hundredths, and the goods stay.
pub(super) fn offered(minor: i64) -> Command {
    tell(DisputeFact::SellerOffered { amount: Some(amount(minor)), returns: false })
}

/// The same in the dispute about a line.
pub(super) fn about(line: &str, command: Command) -> Command {
    let line = Some(line.to_owned());
    if let Command::Dispute { command, at, .. } = command {
        Command::Dispute { line, command, at }
    } else if let Command::RecordDispute { fact, at, .. } = command {
        Command::RecordDispute { line, fact, at }
    } else {
        command
    }
}

/// Something happened to a refund.
pub(super) fn refund(fact: RefundFact) -> Command {
    Command::RecordRefund { fact, at: None }
}

/// So many hundredths came.
pub(super) fn came(minor: i64) -> Command {
    refund(RefundFact::Received { amount: Some(amount(minor)) })
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
        Command::Say { by, text, .. } => Command::Say { by, text, at },
        Command::Add(_) | Command::Note { .. } | Command::AddEvidence(_) => command,
    }
}

/// An order with its history.
#[derive(Debug, Clone)]
pub(super) struct Tale {
    pub(super) order: Order,
    pub(super) history: Vec<Happened>,
    pub(super) policy: Policy,
}

/// An order of which nothing is known.
pub(super) fn nothing() -> Tale {
    Tale { order: Order::new(number()), history: Vec::new(), policy: EMBEDDED.clone() }
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
    /// The buyer lives there.
    pub(super) fn in_country(mut self, code: &str) -> Self {
        self.policy.buyer = Buyer { country: Country::parse(code), ..self.policy.buyer };
        self
    }

    /// The command is given at a time, and taken.
    pub(super) fn when(self, command: Command, now: &str) -> Self {
        let happened = decide(&self.order, command, clock(now), &self.policy);
        let happened =
            happened.unwrap_or_else(|refusal| unexpected(&format!("at {now}: {refusal:?}")));
        self.take(happened)
    }

    /// The page is read.
    pub(super) fn sees(self, page: Snapshot) -> Self {
        let happened = observe(&self.order, page, &self.policy).expect("a page is never corrupt");
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
        let happened = decide(&self.order, command, clock(now), &self.policy);
        happened.map_or_else(
            |refusal| refusal.code(),
            |happened| unexpected(&format!("at {now}: {happened:?}")),
        )
    }

    /// The refusal of a command.
    pub(super) fn refusal(&self, command: Command, now: &str) -> Refusal {
        let happened = decide(&self.order, command, clock(now), &self.policy);
        happened.err().unwrap_or_else(|| unexpected(&format!("taken at {now}")))
    }

    /// Where each dispute stands at a time and, where it is over, how it ended: `ended agreed`.
    pub(super) fn disputes_at(&self, now: &str) -> Vec<String> {
        let order = self.at(now);
        let name = |phase: &Phase| {
            if let Phase::Ended { ending, .. } = phase {
                format!("ended {}", ending.id())
            } else {
                phase.id().to_owned()
            }
        };
        order.disputes().iter().map(|dispute| name(&dispute.phase)).collect()
    }

    /// Where the only dispute stands at a time.
    pub(super) fn dispute_at(&self, now: &str) -> String {
        let all = self.disputes_at(now);
        assert_eq!(all.len(), 1, "{all:?}");
        all.concat()
    }

    /// How many hundredths are outstanding at a time; 0 when nothing is.
    pub(super) fn owed_at(&self, now: &str) -> i64 {
        self.at(now).refund_owed().map_or(0, Money::minor)
    }

    /// The refunds at a time.
    pub(super) fn accounts_at(&self, now: &str) -> Vec<Account> {
        accounts(&self.at(now))
    }

    /// The only refund at a time.
    pub(super) fn account_at(&self, now: &str) -> Account {
        let all = self.accounts_at(now);
        assert_eq!(all.len(), 1, "{all:?}");
        all[0]
    }

    /// The roads outside with the last moment of each, by what is known at a time.
    pub(super) fn roads_at(&self, now: &str) -> Vec<(&'static str, String)> {
        let open = roads(&self.at(now), &self.policy);
        open.into_iter().map(|open| (open.road.id(), wall(open.by.due()))).collect()
    }

    /// The order as it stands at a time.
    pub(super) fn at(&self, now: &str) -> Order {
        at(&self.order, clock(now), &self.policy)
    }

    /// The stage at a time and, of a closed order, the cause: `closed unpaid`.
    pub(super) fn stands_at(&self, now: &str) -> String {
        stands(&self.at(now))
    }

    /// Until when something is due at a time, as the open dates of the order tell it.
    pub(super) fn due(&self, rule: Rule, now: &str) -> String {
        let order = self.at(now);
        dues_at(&order, clock(now), &self.policy)
            .iter()
            .find(|due| due.deadline.rule() == rule)
            .map_or_else(|| "no date".to_owned(), |due| wall(due.deadline.due()))
    }

    /// The kinds of moves that are offered at a time.
    pub(super) fn offers(&self, now: &str) -> Vec<MoveKind> {
        moves(&self.order, clock(now), &self.policy).into_iter().map(|offer| offer.kind).collect()
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
