//! The words that the tests of the core are written in.
//!
//! Times are Pacific: `2026-03-03 10:00`, `2026-03-03 10:00:01`, or a bare date. A bare date is a
//! whole day where a day is meant, and noon of it where a clock is meant.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone as _, Utc};
use chrono_tz::America::Los_Angeles;

use crate::domain::buyer::{Buyer, Country};
use crate::domain::details::{Details, Line, Seller};
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{
    Account, ActionKind, Cause, Claim, Command, DisputeFact, DisputeReason, DisputeStep, Fact,
    FactId, Known, Look, Named, NewOrder, OpenRemedy, OperationId, Order, Parcel, Phase, Reason,
    RecordedFact, RefundReport, Refusal, Report, Ruling, ShownStage, Source, Stage, State,
    StepRequest, Telling, Want, accounts, actions, admit, dues_at, refund_owed, remedies, settle,
};
use crate::domain::payment::Method;
use crate::domain::policy::Policy;
use crate::domain::promise::PromiseKind;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;
use crate::settings::EMBEDDED;

/// The order that all tests are about.
pub(crate) fn number() -> OrderId {
    OrderId::parse("8212313961591322").expect("an order number")
}

/// The clock at this time; noon, when only a date is given.
pub(crate) fn clock(text: &str) -> Instant {
    match moment(text) {
        Moment::Day(day) => pacific(day.and_time(NaiveTime::from_hms_opt(12, 0, 0).expect("noon"))),
        Moment::At(instant) => instant,
    }
}

/// This time, or this whole day.
pub(crate) fn moment(text: &str) -> Moment {
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
pub(crate) fn wall(instant: DateTime<Utc>) -> String {
    instant.with_timezone(&Los_Angeles).format("%Y-%m-%d %H:%M:%S").to_string()
}

/// 132.74 of an order's currency.
pub(crate) fn price() -> Money {
    amount(13274)
}

/// An amount in hundredths; 0 for none.
pub(super) fn minor(money: Option<Money>) -> i64 {
    money.map_or(0, Money::minor)
}

/// So many hundredths of the order's currency.
pub(crate) fn amount(minor: i64) -> Money {
    in_currency(minor, "BRL")
}

/// So many hundredths of a currency.
pub(crate) fn in_currency(minor: i64, code: &str) -> Money {
    Money::from_minor(minor, Currency::parse(code).expect("a currency")).expect("an amount")
}

/// A line with this number and price.
pub(crate) fn line(id: &str, title: &str, minor: i64) -> Line {
    Line {
        id: Some(id.to_owned()),
        title: title.to_owned(),
        quantity: 1,
        unit_price: Some(amount(minor)),
        ..Line::default()
    }
}

/// A line as the buyer enters it, with this price.
pub(crate) fn item(title: &str, minor: i64) -> Line {
    Line { id: None, ..line("", title, minor) }
}

/// What a page says that lists these lines and sums them up to this total.
pub(crate) fn lists(lines: Vec<Line>, total: i64) -> Details {
    Details { lines: Some(lines), total: Some(amount(total)), ..Details::default() }
}

/// An order of these lines, entered by hand and paid on 2 March.
pub(crate) fn of_lines(lines: Vec<Line>, total: i64) -> NewOrder {
    NewOrder {
        total: amount(total),
        lines,
        ..by_hand("2026-03-02 10:00", Some("2026-03-02 10:00"), None)
    }
}

/// An order as the buyer enters it by hand, of which only dates matter.
pub(crate) fn by_hand(placed: &str, paid: Option<&str>, shipped: Option<&str>) -> NewOrder {
    NewOrder {
        seller: Seller { name: "Vega Store".to_owned(), ..Seller::default() },
        rating: None,
        country: None,
        total: price(),
        discount: None,
        shipping: None,
        tax: None,
        placed: moment(placed),
        paid: paid.map(moment),
        method: None,
        shipped: shipped.map(moment),
        parcels: Vec::new(),
        lines: Vec::new(),
    }
}

/// A parcel with this number.
pub(crate) fn parcel(number: &str) -> Parcel {
    Parcel { number: number.to_owned(), ..Parcel::default() }
}

/// The page of an order that shows a stage at a time, and nothing else.
pub(crate) fn page(stage: Stage, seen: &str) -> Fact {
    shows(Source::OrderPage, stage, Details::default(), seen)
}

/// The same page that shows details too.
pub(crate) fn full_page(stage: Stage, details: Details, seen: &str) -> Fact {
    shows(Source::OrderPage, stage, details, seen)
}

/// A page that shows details at a time, and no stage.
pub(crate) fn details(details: Details, seen: &str) -> Fact {
    let look = Look { details, ..Look::default() };
    Fact::look(Source::OrderPage, Moment::At(clock(seen)), look)
}

/// What a source shows at a time.
pub(crate) fn shows(source: Source, stage: Stage, details: Details, seen: &str) -> Fact {
    let stage = Some(ShownStage { stage, cause: None });
    let look = Look { stage, details, parcels: Vec::new() };
    Fact::look(source, Moment::At(clock(seen)), look)
}

/// A page that shows an order closed for this cause.
pub(crate) fn page_closed(cause: Cause, seen: &str) -> Fact {
    let stage = Some(ShownStage { stage: Stage::Closed, cause: Some(cause) });
    let look = Look { stage, ..Look::default() };
    Fact::look(Source::OrderPage, Moment::At(clock(seen)), look)
}

/// A step, submitted at the marketplace.
pub(crate) fn submit(step: StepRequest) -> Command {
    Command::Step { step, submitted: true, at: None }
}

/// The same step, only prepared.
pub(crate) fn prepare(command: Command) -> Command {
    if let Command::Step { step, at, .. } = command {
        Command::Step { step, submitted: false, at }
    } else {
        command
    }
}

pub(crate) fn cancel_for(reason: Reason) -> Command {
    let (reason, lines) = (Some(reason), Vec::new());
    submit(StepRequest::Cancel { reason, note: None, complaint: false, lines })
}

pub(crate) fn cancel() -> Command {
    cancel_for(Reason::NoLongerNeeded)
}

pub(crate) fn withdraw() -> Command {
    submit(StepRequest::Withdraw { lines: Vec::new() })
}

pub(crate) fn receive() -> Command {
    submit(StepRequest::Receive { about: Named::default() })
}

pub(crate) fn extend() -> Command {
    submit(StepRequest::Extend { about: Named::default() })
}

pub(crate) fn pay() -> Command {
    Command::Pay { at: None }
}

pub(crate) fn refuse() -> Command {
    Command::Refuse { about: Named::default(), at: None }
}

pub(crate) fn note() -> Command {
    Command::Note { text: "wrote to the seller".to_owned() }
}

/// The report of what happened when it is told.
pub(crate) fn report(report: Report) -> Command {
    Command::Report { report, about: Named::default(), by: Source::Buyer, at: None }
}

/// Everything was shipped, in a parcel without a number.
pub(crate) fn shipped() -> Command {
    report(Report::Shipped { partly: false, parcel: None })
}

/// Some of it was shipped.
pub(crate) fn partly_shipped() -> Command {
    report(Report::Shipped { partly: true, parcel: None })
}

/// The seller has until then to ship.
pub(crate) fn ship_by(until: &str) -> Command {
    report(Report::ShipBy { until: moment(until) })
}

/// The seller is in this country.
pub(crate) fn in_country(code: &str) -> Command {
    report(Report::SellerCountry { country: Country::parse(code).expect("a country") })
}

/// This is promised until then.
pub(crate) fn promised(kind: PromiseKind, until: &str) -> Command {
    report(Report::Promise { kind, until: moment(until) })
}

/// It was closed for this cause.
pub(crate) fn closed(cause: Cause) -> Command {
    report(Report::Closed { cause: Some(cause) })
}

/// The seller agreed to the cancellation.
pub(crate) fn approved() -> Command {
    report(Report::CancellationApproved)
}

/// The cancellation was rejected.
pub(crate) fn rejected() -> Command {
    report(Report::CancellationRejected)
}

/// A claim about the whole order for everything that was paid, with a photo.
pub(crate) fn claim(reason: DisputeReason) -> Claim {
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
pub(crate) fn claim_of(minor: i64, reason: DisputeReason) -> Claim {
    Claim { amount: Some(amount(minor)), ..claim(reason) }
}

/// The same claim, and the goods go back.
pub(crate) fn claim_with_return(reason: DisputeReason) -> Claim {
    Claim { want: Want::ReturnAndRefund, ..claim(reason) }
}

pub(crate) fn open(claim: Claim) -> Command {
    open_about(&[], claim)
}

/// The same about these lines.
pub(crate) fn open_about(lines: &[&str], claim: Claim) -> Command {
    let lines = lines.iter().map(|line| (*line).to_owned()).collect();
    submit(StepRequest::OpenDispute { claim: Some(Box::new(claim)), lines })
}

/// The buyer does something in the only dispute.
pub(crate) fn dispute(step: DisputeStep) -> Command {
    submit(StepRequest::InDispute { lines: Vec::new(), step })
}

/// The goods go back in a parcel with this number.
pub(crate) fn send_back(number: &str) -> Command {
    dispute(DisputeStep::ShipReturn(parcel(number)))
}

/// Others did something in the only dispute.
pub(crate) fn tell(fact: DisputeFact) -> Command {
    Command::ReportDispute { lines: Vec::new(), fact, at: None }
}

/// The marketplace decided, and the goods stay.
pub(crate) fn ruled(ruling: Ruling) -> Command {
    tell(DisputeFact::Ruled { ruling, returns: false, until: None })
}

/// The seller offers so many hundredths, and the goods stay.
pub(crate) fn offered(minor: i64) -> Command {
    use crate::domain::order::Proposal;
    tell(DisputeFact::SellerOffered(Proposal {
        amount: Some(amount(minor)),
        returns: false,
        until: None,
    }))
}

/// The same in the dispute about a line.
pub(crate) fn about(line: &str, command: Command) -> Command {
    lines(&[line], command)
}

/// Something happened to a refund.
pub(crate) fn refund(report: RefundReport) -> Command {
    Command::ReportRefund { report, lines: Vec::new(), again: false, at: None }
}

/// So many hundredths came.
pub(crate) fn came(minor: i64) -> Command {
    let amount = Some(amount(minor));
    refund(RefundReport::Received { amount, arrived: None, method: None })
}

/// The same command about these lines.
pub(crate) fn lines(names: &[&str], command: Command) -> Command {
    let about = Named { lines: names.iter().map(|it| (*it).to_owned()).collect(), parcels: vec![] };
    named(about, command)
}

/// The same command about this parcel.
pub(crate) fn of_parcel(number: &str, command: Command) -> Command {
    named(Named { lines: Vec::new(), parcels: vec![number.to_owned()] }, command)
}

fn named(about: Named, command: Command) -> Command {
    let lines = about.lines.clone();
    match command {
        Command::Step { step, submitted, at } => {
            Command::Step { step: step.about(about), submitted, at }
        }
        Command::Refuse { at, .. } => Command::Refuse { about, at },
        Command::Report { report, by, at, .. } => Command::Report { report, about, by, at },
        Command::ReportRefund { report, again, at, .. } => {
            Command::ReportRefund { report, lines, again, at }
        }
        Command::ReportDispute { fact, at, .. } => Command::ReportDispute { lines, fact, at },
        Command::Add(_)
        | Command::Correct { .. }
        | Command::MatchLine { .. }
        | Command::PaidWith(_)
        | Command::Pay { .. }
        | Command::Note { .. }
        | Command::Say { .. }
        | Command::AddEvidence { .. }
        | Command::RemoveEvidence(_) => command,
    }
}

/// The same report as the seller makes it in a message.
pub(crate) fn said_by_seller(command: Command) -> Command {
    if let Command::Report { report, about, at, .. } = command {
        Command::Report { report, about, by: Source::Seller, at }
    } else {
        command
    }
}

/// It was shipped in a parcel with this number.
pub(crate) fn shipped_in(number: &str) -> Command {
    report(Report::Shipped { partly: false, parcel: Some(parcel(number)) })
}

/// The same command, done at another time than it is told.
pub(crate) fn done(command: Command, time: &str) -> Command {
    at_moment(command, Some(moment(time)))
}

/// The same command, done at this moment.
pub(crate) fn at_moment(command: Command, at: Option<Moment>) -> Command {
    match command {
        Command::Pay { .. } => Command::Pay { at },
        Command::Refuse { about, .. } => Command::Refuse { about, at },
        Command::Step { step, submitted, .. } => Command::Step { step, submitted, at },
        Command::Report { report, about, by, .. } => Command::Report { report, about, by, at },
        Command::ReportDispute { lines, fact, .. } => Command::ReportDispute { lines, fact, at },
        Command::ReportRefund { report, lines, again, .. } => {
            Command::ReportRefund { report, lines, again, at }
        }
        Command::Say { by, text, .. } => Command::Say { by, text, at },
        Command::Add(_)
        | Command::Correct { .. }
        | Command::MatchLine { .. }
        | Command::PaidWith(_)
        | Command::Note { .. }
        | Command::AddEvidence { .. }
        | Command::RemoveEvidence(_) => command,
    }
}

/// The id of a fact in the tests: any that is the same for the same words.
pub(crate) fn id_of(fact: &Fact) -> FactId {
    let mut bytes = [0; 16];
    for (half, salt) in bytes.chunks_mut(8).zip([1_u8, 2]) {
        let mut hasher = DefaultHasher::new();
        (salt, format!("{fact:?}")).hash(&mut hasher);
        half.copy_from_slice(&hasher.finish().to_be_bytes());
    }
    FactId::new(bytes)
}

/// The id of the operation with this number.
pub(crate) fn operation(number: u16) -> OperationId {
    let mut bytes = [0; 16];
    bytes[..2].copy_from_slice(&number.to_be_bytes());
    OperationId::new(bytes)
}

/// Adds a telling of a fact to a record; one fact that is told twice stands once.
pub(crate) fn record(facts: &mut Vec<RecordedFact>, fact: Fact, telling: Telling) {
    let id = id_of(&fact);
    match facts.iter_mut().find(|known| known.id == id) {
        Some(known) => {
            known.tellings.push(telling);
            known.tellings.sort();
            known.tellings.dedup();
        }
        None => facts.push(RecordedFact { id, fact, tellings: vec![telling] }),
    }
}

/// An order with its record and the rules.
#[derive(Debug, Clone)]
pub(crate) struct Tale {
    pub(crate) facts: Vec<RecordedFact>,
    pub(crate) policy: Policy,
    operations: u16,
}

/// An order of which nothing is known.
pub(crate) fn nothing() -> Tale {
    Tale { facts: Vec::new(), policy: EMBEDDED.clone(), operations: 0 }
}

/// An order placed at a time and entered then.
pub(crate) fn placed(time: &str) -> Tale {
    added(time, None, None, time)
}

/// An order placed and paid at a time and entered then.
pub(crate) fn paid(time: &str) -> Tale {
    added(time, Some(time), None, time)
}

/// An order entered by hand at a time.
pub(crate) fn added(placed: &str, paid: Option<&str>, shipped: Option<&str>, now: &str) -> Tale {
    nothing().when(Command::Add(Box::new(by_hand(placed, paid, shipped))), now)
}

/// An order that a page showed.
pub(crate) fn seen(stage: Stage, time: &str) -> Tale {
    nothing().sees(page(stage, time))
}

impl Tale {
    /// The buyer lives there.
    pub(crate) fn in_country(mut self, code: &str) -> Self {
        self.policy.buyer = Buyer { country: Country::parse(code), ..self.policy.buyer };
        self
    }

    /// The buyer always pays so.
    pub(crate) fn paying_by(mut self, method: Method) -> Self {
        self.policy.buyer.method = Some(method);
        self
    }

    /// The command is given at a time, and taken.
    pub(crate) fn when(self, command: Command, now: &str) -> Self {
        let facts = self.admit(command, now);
        let facts = facts.unwrap_or_else(|refusal| unexpected(&format!("at {now}: {refusal:?}")));
        self.told(facts, clock(now))
    }

    /// The page is read when it is captured.
    pub(crate) fn sees(self, page: Fact) -> Self {
        let told = page.at.last();
        self.told(vec![page], told)
    }

    /// The page is read at a later time.
    pub(crate) fn reads(self, page: Fact, now: &str) -> Self {
        self.told(vec![page], clock(now))
    }

    /// One operation tells these facts; its time is never before what was told earlier.
    pub(crate) fn told(mut self, facts: Vec<Fact>, now: Instant) -> Self {
        self.operations += 1;
        let newest = self.facts.iter().map(RecordedFact::told).max();
        let next = newest.map(|newest| newest + TimeDelta::milliseconds(1));
        let told = next.map_or(now, |next| next.max(now));
        let telling = Telling { told, operation: operation(self.operations), place: None };
        for fact in facts {
            record(&mut self.facts, fact, telling.clone());
        }
        self
    }

    /// The operations from the last one on, `count` of them, are withdrawn.
    pub(crate) fn undone(mut self, count: u16) -> Self {
        let from = self.operations - count;
        for fact in &mut self.facts {
            fact.tellings.retain(|telling| telling.operation <= operation(from));
        }
        self.facts.retain(|fact| !fact.tellings.is_empty());
        self
    }

    pub(crate) fn admit(&self, command: Command, now: &str) -> Result<Vec<Fact>, Refusal> {
        admit(&self.at(now), command, clock(now), &self.policy)
    }

    /// The code of the refusal of a command.
    pub(crate) fn refuses(&self, command: Command, now: &str) -> &'static str {
        self.refusal(command, now).code()
    }

    /// The refusal of a command.
    pub(crate) fn refusal(&self, command: Command, now: &str) -> Refusal {
        let facts = self.admit(command, now);
        facts.err().unwrap_or_else(|| unexpected(&format!("taken at {now}")))
    }

    pub(crate) fn known(&self) -> Known {
        settle(&number(), &self.facts, &self.policy)
    }

    /// The order as it stands at a time.
    pub(crate) fn at(&self, now: &str) -> Order {
        self.known().at(clock(now))
    }

    /// The stage at a time, of a closed order the cause, and how certain it is where that is not
    /// known: `closed unpaid`, `shipped, outdated`.
    pub(crate) fn stands_at(&self, now: &str) -> String {
        stands(&self.at(now))
    }

    /// How far each line is at a time, by their numbers.
    pub(crate) fn lines_at(&self, now: &str) -> Vec<&'static str> {
        self.at(now).lines.iter().map(|line| line.stage.id()).collect()
    }

    /// The parcels at a time, each with how far it is: `LP1 shipped`.
    pub(crate) fn parcels_at(&self, now: &str) -> Vec<String> {
        let parcels = self.at(now).parcels;
        parcels.iter().map(|one| format!("{} {}", one.number, one.stage.id())).collect()
    }

    /// Where each dispute stands at a time and, where it is over, how it ended: `ended agreed`.
    pub(crate) fn disputes_at(&self, now: &str) -> Vec<String> {
        let order = self.at(now);
        let name = |phase: &Phase| match phase.end() {
            Some(end) => format!("ended {}", end.ending.id()),
            None => phase.id().to_owned(),
        };
        order.disputes.iter().map(|dispute| name(&dispute.phase)).collect()
    }

    /// Where the only dispute stands at a time.
    pub(crate) fn dispute_at(&self, now: &str) -> String {
        let all = self.disputes_at(now);
        assert_eq!(all.len(), 1, "{all:?}");
        all.concat()
    }

    /// How many hundredths are outstanding at a time; 0 when nothing is.
    pub(crate) fn owed_at(&self, now: &str) -> i64 {
        refund_owed(&self.at(now)).map_or(0, Money::minor)
    }

    /// The refunds at a time.
    pub(crate) fn accounts_at(&self, now: &str) -> Vec<Account> {
        accounts(&self.at(now))
    }

    /// The only refund at a time.
    pub(crate) fn account_at(&self, now: &str) -> Account {
        let all = self.accounts_at(now);
        assert_eq!(all.len(), 1, "{all:?}");
        all[0].clone()
    }

    /// The remedies outside with the last moment of each, by what is known at a time.
    pub(crate) fn remedies_at(&self, now: &str) -> Vec<(&'static str, String)> {
        let open = remedies(&self.at(now), &self.policy);
        let by =
            |open: &OpenRemedy| open.by.map_or_else(|| "no date".to_owned(), |by| wall(by.due()));
        open.iter().map(|open| (open.remedy.id(), by(open))).collect()
    }

    /// Until when something is due at a time, as the open dates of the order tell it.
    pub(crate) fn due(&self, rule: Rule, now: &str) -> String {
        let order = self.at(now);
        dues_at(&order, clock(now), &self.policy)
            .iter()
            .find(|due| due.deadline.rule() == rule)
            .map_or_else(|| "no date".to_owned(), |due| wall(due.deadline.due()))
    }

    /// The kinds of actions that are offered at a time.
    pub(crate) fn offers(&self, now: &str) -> Vec<ActionKind> {
        let open = actions(&self.at(now), clock(now), &self.policy);
        open.into_iter().map(|action| action.kind).collect()
    }
}

/// The stage of an order, where it is closed the cause, and its certainty where it is not known.
pub(crate) fn stands(order: &Order) -> String {
    let stage = if let State::Closed { cause } = order.state() {
        format!("closed {}", cause.id())
    } else {
        order.stage().id().to_owned()
    };
    match order.certainty.id() {
        "known" => stage,
        certainty => format!("{stage}, {certainty}"),
    }
}

fn unexpected(what: &str) -> ! {
    panic!("{what}")
}
