//! What the buyer's own orders tell of a seller: how fast it ships, what it grants, how disputes and
//! refunds went.
//!
//! A store is known by its number. Where an order knows only the name, it belongs to the store that
//! all numbered orders of that name belong to; where they belong to several, the name stands alone.

use std::collections::{BTreeMap, BTreeSet};

use super::id::OrderId;
use super::money::{Currency, Money};
use super::order::{
    Account, Cancellation, Cause, Dispute, Ending, Ground, Order, Outcome, Ruling, Stage, Step,
    accounts,
};
use super::purchase::{Known, Seller};
use super::rating::Rating;
use super::time::{Instant, Moment};

/// Numbers of days, of which the middle one is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Days(Vec<u32>);

impl Days {
    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The one in the middle; between two of them their mean, rounded up to a whole day. `None`
    /// where there are none.
    pub(crate) fn median(&self) -> Option<u32> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let upper = *sorted.get(sorted.len() / 2)?;
        if sorted.len() % 2 == 1 {
            return Some(upper);
        }
        let lower = *sorted.get((sorted.len() / 2).checked_sub(1)?)?;
        Some(lower + (upper - lower).div_ceil(2))
    }

    /// Adds the calendar days from one moment to another, unless they stand the other way round.
    fn between(&mut self, from: Moment, to: Moment) {
        self.0.extend(u32::try_from((to.day() - from.day()).num_days()));
    }

    fn absorb(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

/// Sums of money, one for each currency, in order of their codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sums(BTreeMap<Currency, Money>);

impl Sums {
    /// The sums.
    pub(crate) fn each(&self) -> impl Iterator<Item = Money> {
        self.0.values().copied()
    }

    /// Whether there is nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds an amount; one that no number can hold is left out.
    fn add(&mut self, amount: Money) {
        if amount.minor() == 0 {
            return;
        }
        let sum = match self.0.get(&amount.currency()) {
            Some(sum) => sum.plus(amount).unwrap_or(*sum),
            None => amount,
        };
        self.0.insert(amount.currency(), sum);
    }

    fn absorb(&mut self, other: &Self) {
        other.each().for_each(|amount| self.add(amount));
    }
}

/// The cancellations that the seller was asked for, by how they went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Requests {
    /// The seller agreed.
    pub(crate) granted: u32,
    /// The seller stayed silent, and that closed the order.
    pub(crate) unanswered: u32,
    /// The seller refused.
    pub(crate) rejected: u32,
    /// The order was shipped or ended in another way before an answer.
    pub(crate) overtaken: u32,
    /// Nobody told an answer, and the order went on.
    pub(crate) lapsed: u32,
    /// The buyer took it back.
    pub(crate) withdrawn: u32,
    /// Nobody has answered yet.
    pub(crate) pending: u32,
    /// From the request to the end of the order, where that succeeded.
    pub(crate) days: Days,
}

impl Requests {
    /// How many ended the order: silence closes it as an answer does.
    pub(crate) fn succeeded(&self) -> u32 {
        self.granted + self.unanswered
    }

    /// How many went one way or the other without the buyer's taking them back.
    pub(crate) fn decided(&self) -> u32 {
        self.succeeded() + self.rejected + self.overtaken + self.lapsed
    }

    /// How many there were.
    pub(crate) fn asked(&self) -> u32 {
        self.decided() + self.withdrawn + self.pending
    }

    fn count(&mut self, asked: &Cancellation, order: &Order) {
        let counter = match asked.outcome {
            Outcome::Pending => &mut self.pending,
            Outcome::Granted => &mut self.granted,
            Outcome::Rejected => &mut self.rejected,
            Outcome::Withdrawn => &mut self.withdrawn,
            Outcome::Unanswered => &mut self.unanswered,
            Outcome::Lapsed => &mut self.lapsed,
            Outcome::Overtaken => &mut self.overtaken,
        };
        *counter += 1;
        let is_success = matches!(asked.outcome, Outcome::Granted | Outcome::Unanswered);
        if let Some(closed) = order.since().filter(|_| is_success && is_cancelled(order)) {
            self.days.between(asked.asked, closed);
        }
    }

    fn absorb(&mut self, other: Self) {
        self.granted += other.granted;
        self.unanswered += other.unanswered;
        self.rejected += other.rejected;
        self.overtaken += other.overtaken;
        self.lapsed += other.lapsed;
        self.withdrawn += other.withdrawn;
        self.pending += other.pending;
        self.days.absorb(other.days);
    }
}

/// Whether a cancellation closed the order.
fn is_cancelled(order: &Order) -> bool {
    order.state().cause().is_some_and(|cause| {
        matches!(
            cause,
            Cause::CancellationApproved | Cause::CancellationUnanswered | Cause::CancelledByBuyer
        )
    })
}

/// The disputes with a seller, by how they went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Disputes {
    /// They brought everything that was asked for.
    pub(crate) won: u32,
    /// They brought a part of it.
    pub(crate) in_part: u32,
    /// They brought nothing.
    pub(crate) lost: u32,
    /// The buyer took them back.
    pub(crate) withdrawn: u32,
    /// The order ended or went on without them.
    pub(crate) overtaken: u32,
    /// They are not over.
    pub(crate) open: u32,
}

impl Disputes {
    /// How many there were.
    pub(crate) fn opened(&self) -> u32 {
        self.won + self.in_part + self.lost + self.withdrawn + self.overtaken + self.open
    }

    fn count_all(&mut self, order: &Order) {
        for (place, dispute) in (0..).zip(order.disputes()) {
            *self.counter(dispute, place, order) += 1;
        }
        // A page can show a dispute of which nobody told more.
        let is_open = |dispute: &Dispute| !dispute.phase.is_ended();
        if order.stage() == Stage::InDispute && !order.disputes().iter().any(is_open) {
            self.open += 1;
        }
    }

    fn counter(&mut self, dispute: &Dispute, place: u32, order: &Order) -> &mut u32 {
        let Some(end) = dispute.phase.end() else { return &mut self.open };
        match end.ending {
            Ending::Unanswered | Ending::Ruled(Ruling::Full) => &mut self.won,
            Ending::Ruled(Ruling::Partial(_)) => &mut self.in_part,
            Ending::Ruled(Ruling::None) | Ending::ReturnMissed | Ending::EvidenceMissed => {
                &mut self.lost
            }
            Ending::Cancelled => &mut self.withdrawn,
            Ending::Overtaken => &mut self.overtaken,
            Ending::Agreed | Ending::ReturnReceived => match share(dispute, place, order) {
                Share::All => &mut self.won,
                Share::Part => &mut self.in_part,
                Share::Nothing => &mut self.lost,
            },
        }
    }

    fn absorb(&mut self, other: &Self) {
        self.won += other.won;
        self.in_part += other.in_part;
        self.lost += other.lost;
        self.withdrawn += other.withdrawn;
        self.overtaken += other.overtaken;
        self.open += other.open;
    }
}

/// How much of what was asked for.
enum Share {
    All,
    Part,
    Nothing,
}

/// What an agreement brought of what was asked for.
fn share(dispute: &Dispute, place: u32, order: &Order) -> Share {
    let ground = Ground::Dispute(place);
    let Some(refund) = order.refunds().iter().find(|refund| refund.ground == ground) else {
        return Share::Nothing;
    };
    let all = order.purchase().total().copied();
    match (refund.amount.or(all), dispute.claim.amount.or(all)) {
        (Some(got), _) if got.minor() == 0 => Share::Nothing,
        (Some(got), Some(asked)) if got.minor() < asked.minor() => Share::Part,
        (Some(_) | None, _) => Share::All,
    }
}

/// The refunds of a seller's orders.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Refunds {
    /// How many became owed.
    pub(crate) granted: u32,
    /// How many came whole.
    pub(crate) received: u32,
    /// How many should have come, or were lost on their way.
    pub(crate) overdue: u32,
    /// From the day on which it became owed to the day on which all of it had come.
    pub(crate) days: Days,
    /// What has not come.
    pub(crate) owed: Sums,
    /// Of how many that have not come nobody told the amount.
    pub(crate) unknown: u32,
}

impl Refunds {
    fn count_all(&mut self, order: &Order, now: Instant) {
        let mut before = 0;
        for account in accounts(order) {
            self.granted += 1;
            self.overdue += u32::from(account.is_overdue(now));
            if account.is_settled() {
                self.received += 1;
                let through = before + owed_or_received(&account);
                if let Some(came) = arrived(order, through) {
                    self.days.between(account.refund.granted, came);
                }
                before = through;
            } else {
                match account.outstanding() {
                    Some(left) => self.owed.add(left),
                    None => self.unknown += 1,
                }
                before += owed_or_received(&account);
            }
        }
    }

    fn absorb(&mut self, other: Self) {
        self.granted += other.granted;
        self.received += other.received;
        self.overdue += other.overdue;
        self.days.absorb(other.days);
        self.owed.absorb(&other.owed);
        self.unknown += other.unknown;
    }
}

fn owed_or_received(account: &Account) -> i64 {
    account.owed.or(account.received).map_or(0, Money::minor)
}

/// When so much had come back on an order.
fn arrived(order: &Order, minor: i64) -> Option<Moment> {
    let mut came: i64 = 0;
    order.transfers().iter().find_map(|transfer| match transfer.step {
        Step::Received(amount) => {
            came = came.saturating_add(amount.minor());
            (came >= minor).then_some(transfer.at)
        }
        Step::Started(_) | Step::Failed => None,
    })
}

/// An order that has not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenOrder {
    /// Its number.
    pub(crate) id: OrderId,
    /// Where it stands.
    pub(crate) stage: Stage,
    /// Whether only a rule says so.
    pub(crate) presumed: bool,
}

/// What is on record of one seller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SellerRecord {
    /// The seller as it was seen last, with the number of its store where any order knows it.
    pub(crate) seller: Seller,
    /// When it was seen so.
    pub(crate) seen: Instant,
    /// The names that it went by, folded.
    pub(crate) names: BTreeSet<String>,
    /// How many orders there are.
    pub(crate) orders: u32,
    /// When the last one was placed.
    pub(crate) last: Option<Moment>,
    /// The rating that was seen last, and when that was.
    pub(crate) rating: Option<(Rating, Instant)>,
    /// From payment to shipping, where both dates are known.
    pub(crate) shipping: Days,
    /// The cancellations that the seller was asked for.
    pub(crate) requests: Requests,
    /// The disputes.
    pub(crate) disputes: Disputes,
    /// The refunds.
    pub(crate) refunds: Refunds,
    /// What was paid.
    pub(crate) paid: Sums,
    /// What came back of it.
    pub(crate) returned: Sums,
    /// The orders that have not ended.
    pub(crate) open: Vec<OpenOrder>,
}

impl SellerRecord {
    fn new(known: &Known<Seller>) -> Self {
        Self {
            seller: known.value().clone(),
            seen: known.seen(),
            names: BTreeSet::new(),
            orders: 0,
            last: None,
            rating: None,
            shipping: Days::default(),
            requests: Requests::default(),
            disputes: Disputes::default(),
            refunds: Refunds::default(),
            paid: Sums::default(),
            returned: Sums::default(),
            open: Vec::new(),
        }
    }

    fn of(known: &Known<Seller>, order: &Order, now: Instant) -> Self {
        let mut record = Self::new(known);
        let purchase = order.purchase();
        record.names.extend(Some(folded(&known.value().name)).filter(|name| !name.is_empty()));
        record.orders = 1;
        record.last = purchase.placed().copied();
        record.rating = purchase.rating_as_seen().map(|rating| (*rating.value(), rating.seen()));
        if let (Some(paid), Some(shipped)) = (purchase.paid(), purchase.shipped()) {
            record.shipping.between(*paid, *shipped);
        }
        for asked in order.cancellations().iter().filter(|asked| asked.was_asked_of_seller()) {
            record.requests.count(asked, order);
        }
        record.disputes.count_all(order);
        record.refunds.count_all(order, now);
        if let Some(total) = purchase.total().filter(|_| order.is_paid()) {
            record.paid.add(*total);
        }
        if let Some(back) = order.received() {
            record.returned.add(back);
        }
        if !order.stage().is_ended() {
            record.open.push(OpenOrder {
                id: order.id().clone(),
                stage: order.stage(),
                presumed: order.presumed().is_some(),
            });
        }
        record
    }

    /// Takes in what other orders of the same seller tell.
    fn absorb(&mut self, other: Self) {
        // What is entered by hand knows no number and no address.
        let store_id = self.seller.store_id.clone().or(other.seller.store_id.clone());
        let url = self.seller.url.clone().or(other.seller.url.clone());
        // Of two that were seen at the same time the greater, so that no order of reading decides.
        if (other.seen, &other.seller) > (self.seen, &self.seller) {
            self.seen = other.seen;
            self.seller = other.seller;
        }
        self.seller.store_id = store_id;
        self.seller.url = self.seller.url.take().or(url);
        self.names.extend(other.names);
        self.orders += other.orders;
        self.last = later(self.last, other.last);
        self.rating = newest(self.rating, other.rating);
        self.shipping.absorb(other.shipping);
        self.requests.absorb(other.requests);
        self.disputes.absorb(&other.disputes);
        self.refunds.absorb(other.refunds);
        self.paid.absorb(&other.paid);
        self.returned.absorb(&other.returned);
        self.open.extend(other.open);
    }
}

fn later(one: Option<Moment>, other: Option<Moment>) -> Option<Moment> {
    one.into_iter().chain(other).max_by_key(|moment| (moment.last(), *moment))
}

fn newest(
    one: Option<(Rating, Instant)>,
    other: Option<(Rating, Instant)>,
) -> Option<(Rating, Instant)> {
    one.into_iter().chain(other).max_by_key(|(rating, seen)| (*seen, *rating))
}

/// A name of a store as it is compared: without blanks around it, and in small letters.
pub(crate) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// What a seller is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// The number of the store.
    Store(String),
    /// A name without a number, folded.
    Name(String),
}

impl Key {
    /// What this seller is known by; `None` where it has neither a number nor a name.
    fn of(seller: &Seller) -> Option<Self> {
        let name = || Some(folded(&seller.name)).filter(|name| !name.is_empty()).map(Self::Name);
        seller.store_id.clone().map(Self::Store).or_else(name)
    }
}

/// All sellers of the orders that were looked at.
#[derive(Debug, Default)]
pub(crate) struct Sellers {
    records: BTreeMap<Key, SellerRecord>,
    /// The stores that go by a name.
    stores: BTreeMap<String, BTreeSet<String>>,
}

impl Sellers {
    /// Takes in one order as it stands at `now`. One of which nobody told the seller is left out.
    pub(crate) fn add(&mut self, order: &Order, now: Instant) {
        let Some(known) = order.purchase().seller_as_seen() else { return };
        let Some(key) = Key::of(known.value()) else { return };
        if let Key::Store(store) = &key {
            let stores = self.stores.entry(folded(&known.value().name)).or_default();
            stores.insert(store.clone());
        }
        self.put(key, SellerRecord::of(known, order, now));
    }

    fn put(&mut self, key: Key, record: SellerRecord) {
        match self.records.get_mut(&key) {
            Some(known) => known.absorb(record),
            None => drop(self.records.insert(key, record)),
        }
    }

    /// Where what is known by this belongs: a name to the only store that goes by it.
    fn home(&self, key: Key) -> Key {
        let Key::Name(name) = &key else { return key };
        match self.stores.get(name).map(|stores| stores.iter().collect::<Vec<_>>()).as_deref() {
            Some([only]) => Key::Store((*only).clone()),
            Some(_) | None => key,
        }
    }

    fn settled(mut self) -> Self {
        for (key, record) in std::mem::take(&mut self.records) {
            let home = self.home(key);
            self.put(home, record);
        }
        for record in self.records.values_mut() {
            record.open.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        }
        self
    }

    /// The record of each seller, in no order that means anything.
    pub(crate) fn records(self) -> Vec<SellerRecord> {
        self.settled().records.into_values().collect()
    }

    /// The record of this seller.
    pub(crate) fn record_of(self, seller: &Seller) -> Option<SellerRecord> {
        let mut settled = self.settled();
        let home = settled.home(Key::of(seller)?);
        settled.records.remove(&home)
    }

    /// The numbers of all stores.
    pub(crate) fn store_ids(&self) -> BTreeSet<String> {
        self.stores.values().flatten().cloned().collect()
    }

    /// The names of all sellers, folded.
    pub(crate) fn names(&self) -> BTreeSet<String> {
        self.records.values().flat_map(|record| record.names.iter().cloned()).collect()
    }
}

/// The names that a text means: those that are it, else those that begin with it, else those that
/// have it in them. Names and text are folded.
pub(crate) fn meant<'a>(names: &'a BTreeSet<String>, text: &str) -> Vec<&'a String> {
    let fits: [fn(&str, &str) -> bool; 3] = [
        |name, text| name == text,
        |name, text| name.starts_with(text),
        |name, text| name.contains(text),
    ];
    fits.into_iter()
        .map(|fits| names.iter().filter(|name| fits(name, text)).collect::<Vec<_>>())
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::{
        Claim, Command, DisputeCommand, DisputeFact, DisputeReason, Fact, NewOrder, Reason,
        RefundFact, Want, apply, at, decide,
    };
    use crate::settings::EMBEDDED;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn day(text: &str) -> Moment {
        Moment::Day(text.parse::<NaiveDate>().expect("a date"))
    }

    /// The last second of a day, which every clock of the tests stands at.
    fn clock(text: &str) -> Instant {
        day(text).last()
    }

    fn usd(minor: i64) -> Money {
        Money::from_minor(minor, Currency::parse("USD").expect("a currency")).expect("an amount")
    }

    /// An order under this number from this seller: placed and paid on 2 March for 20.00.
    struct Given(Order);

    impl Given {
        fn from(number: u64, name: &str, store_id: Option<&str>) -> Self {
            let id = OrderId::parse(&format!("{:016}", 8_000_000_000_000_000 + number));
            let seller = Seller {
                name: name.to_owned(),
                store_id: store_id.map(str::to_owned),
                ..Seller::default()
            };
            let new = NewOrder {
                seller,
                rating: None,
                total: usd(2_000),
                placed: day("2026-03-02"),
                paid: Some(day("2026-03-02")),
                method: None,
                shipped: None,
                parcels: Vec::new(),
                lines: Vec::new(),
            };
            Self(Order::new(id.expect("a number"))).on("2026-03-02", Command::Add(Box::new(new)))
        }

        /// The command is given on this day.
        fn on(self, today: &str, command: Command) -> Self {
            let happened = decide(&self.0, command, clock(today), &EMBEDDED).expect("accepted");
            let step = |order, happened| apply(order, happened).expect("sound");
            Self(happened.iter().fold(self.0, step))
        }

        fn tells(self, today: &str, fact: Fact) -> Self {
            self.on(today, Command::Record { fact, at: Some(day(today)) })
        }

        fn asks_to_cancel(self, today: &str) -> Self {
            let (reason, note, complaint) = (Reason::WrongItem, None, false);
            let at = Some(day(today));
            self.on(today, Command::Cancel { reason, note, complaint, at })
        }

        fn rated(self, today: &str, percent: &str) -> Self {
            let rating = Rating::parse(percent).expect("a rating");
            self.tells(today, Fact::SellerRating { rating })
        }

        fn shipped(self, today: &str) -> Self {
            self.tells(today, Fact::Shipped { partly: false, parcel: None })
        }

        /// A dispute for so much is opened on 25 March.
        fn disputed(self, amount: Option<i64>) -> Self {
            let claim = Claim {
                reason: DisputeReason::Damaged,
                want: Want::Refund,
                amount: amount.map(usd),
                lines: Vec::new(),
                description: None,
                evidence: vec!["photo.jpg".to_owned()],
                free_return: false,
            };
            let opened = Command::OpenDispute { claim: Box::new(claim), at: None };
            self.shipped("2026-03-05").tells("2026-03-24", Fact::Delivered).on("2026-03-25", opened)
        }

        fn dispute(self, today: &str, command: DisputeCommand) -> Self {
            self.on(today, Command::Dispute { line: None, command, at: None })
        }

        fn dispute_tells(self, today: &str, fact: DisputeFact) -> Self {
            self.on(today, Command::RecordDispute { line: None, fact, at: None })
        }
    }

    fn sellers(given: Vec<Given>, today: &str) -> Sellers {
        let now = clock(today);
        let mut sellers = Sellers::default();
        for given in given {
            sellers.add(&at(&given.0, now, &EMBEDDED), now);
        }
        sellers
    }

    fn only(given: Vec<Given>, today: &str) -> SellerRecord {
        let mut records = sellers(given, today).records();
        assert_eq!(records.len(), 1, "{records:#?}");
        records.remove(0)
    }

    fn orion(number: u64) -> Given {
        Given::from(number, "Orion Tools", None)
    }

    #[test]
    fn the_median_of_an_even_count_is_a_whole_day_and_never_too_early() {
        for (days, expected) in [
            (vec![], None),
            (vec![4], Some(4)),
            (vec![9, 1], Some(5)),
            (vec![1, 2], Some(2)),
            (vec![7, 1, 3], Some(3)),
            (vec![8, 2, 2, 3], Some(3)),
            (vec![u32::MAX, u32::MAX - 1], Some(u32::MAX)),
        ] {
            assert_eq!(Days(days.clone()).median(), expected, "{days:?}");
        }
    }

    #[test]
    fn each_request_counts_by_how_it_went_and_silence_is_a_success() {
        let today = "2026-03-10";
        let record = only(
            vec![
                orion(1)
                    .asks_to_cancel("2026-03-03")
                    .tells("2026-03-04", Fact::CancellationApproved),
                orion(2).asks_to_cancel("2026-03-03"),
                orion(3)
                    .asks_to_cancel("2026-03-03")
                    .tells("2026-03-04", Fact::CancellationRejected),
                orion(4).asks_to_cancel("2026-03-03").shipped("2026-03-04"),
                orion(5)
                    .asks_to_cancel("2026-03-03")
                    .on("2026-03-03", Command::Withdraw { at: None })
                    .shipped("2026-03-05"),
                orion(6).asks_to_cancel(today),
            ],
            today,
        );
        let asked = &record.requests;
        assert_eq!((asked.granted, asked.unanswered, asked.rejected), (1, 1, 1));
        assert_eq!((asked.overtaken, asked.withdrawn, asked.pending), (1, 1, 1));
        assert_eq!((asked.succeeded(), asked.decided(), asked.asked()), (2, 4, 6));
        // One day to the answer, three and the rest of the day to silence.
        assert_eq!(asked.days, Days(vec![1, 3]));
    }

    #[test]
    fn a_cancellation_that_needs_no_seller_is_no_request() {
        let unpaid = |number| {
            let given = orion(number);
            let id = given.0.id().clone();
            let new = NewOrder {
                seller: Seller { name: "Orion Tools".to_owned(), ..Seller::default() },
                rating: None,
                total: usd(2_000),
                placed: day("2026-03-02"),
                paid: None,
                method: None,
                shipped: None,
                parcels: Vec::new(),
                lines: Vec::new(),
            };
            Given(Order::new(id)).on("2026-03-02", Command::Add(Box::new(new)))
        };
        let reason = Reason::CannotPay;
        let cancel = Command::Cancel { reason, note: None, complaint: false, at: None };
        let while_checked = unpaid(2).on("2026-03-03", Command::Pay { at: None }).on(
            "2026-03-03",
            Command::Cancel { reason: Reason::Other, note: None, complaint: false, at: None },
        );
        let record = only(vec![unpaid(1).on("2026-03-03", cancel), while_checked], "2026-03-04");
        assert_eq!(record.requests, Requests::default());
        assert_eq!(record.paid.each().collect::<Vec<_>>(), [usd(2_000)], "one was never paid");
    }

    #[test]
    fn days_to_ship_need_both_dates() {
        let record = only(
            vec![orion(1).shipped("2026-03-05"), orion(2).shipped("2026-03-09"), orion(3)],
            "2026-03-10",
        );
        assert_eq!((record.orders, record.shipping.count()), (3, 2));
        assert_eq!(record.shipping.median(), Some(5));
        let mut days = Days::default();
        days.between(day("2026-03-05"), day("2026-03-02"));
        assert_eq!(days.median(), None, "what contradicts itself is left out");
    }

    #[test]
    fn a_dispute_is_won_in_part_or_lost_by_what_it_brought() {
        let offers = |minor| {
            let amount = Some(usd(minor));
            DisputeFact::SellerOffered { amount, returns: false }
        };
        let stepped_in = |given: Given| {
            given
                .dispute_tells("2026-03-26", DisputeFact::SellerRejected)
                .dispute("2026-03-26", DisputeCommand::Escalate)
        };
        let ruled = |ruling| DisputeFact::Ruled { ruling, returns: false };
        let tally = |given: Given| {
            let Disputes { won, in_part, lost, withdrawn, overtaken, open } =
                only(vec![given], "2026-04-20").disputes;
            [won, in_part, lost, withdrawn, overtaken, open]
        };
        for (name, given, expected) in [
            (
                "the seller accepts",
                orion(1).disputed(None).dispute_tells("2026-03-26", DisputeFact::SellerAccepted),
                [1, 0, 0, 0, 0, 0],
            ),
            ("the seller stays silent", orion(1).disputed(None), [1, 0, 0, 0, 0, 0]),
            (
                "the buyer takes half",
                orion(1)
                    .disputed(None)
                    .dispute_tells("2026-03-26", offers(1_000))
                    .dispute("2026-03-26", DisputeCommand::Accept),
                [0, 1, 0, 0, 0, 0],
            ),
            (
                "the buyer asked for half and gets it",
                orion(1)
                    .disputed(Some(1_000))
                    .dispute_tells("2026-03-26", DisputeFact::SellerAccepted),
                [1, 0, 0, 0, 0, 0],
            ),
            (
                "a full ruling",
                stepped_in(orion(1).disputed(None))
                    .dispute_tells("2026-03-27", ruled(Ruling::Full)),
                [1, 0, 0, 0, 0, 0],
            ),
            (
                "a partial ruling",
                stepped_in(orion(1).disputed(None))
                    .dispute_tells("2026-03-27", ruled(Ruling::Partial(usd(500)))),
                [0, 1, 0, 0, 0, 0],
            ),
            (
                "a ruling for the seller",
                stepped_in(orion(1).disputed(None))
                    .dispute_tells("2026-03-27", ruled(Ruling::None)),
                [0, 0, 1, 0, 0, 0],
            ),
            (
                "taken back",
                orion(1).disputed(None).dispute("2026-03-26", DisputeCommand::Cancel),
                [0, 0, 0, 1, 0, 0],
            ),
            ("AliExpress decides", stepped_in(orion(1).disputed(None)), [0, 0, 0, 0, 0, 1]),
        ] {
            assert_eq!(tally(given), expected, "{name}");
        }
    }

    #[test]
    fn a_refund_counts_from_the_grant_to_its_last_part() {
        let closed =
            |number| orion(number).tells("2026-03-04", Fact::Closed { cause: Some(Cause::Seller) });
        let came = |given: Given, today: &str, minor| {
            let fact = RefundFact::Received { amount: Some(usd(minor)) };
            given.on(today, Command::RecordRefund { fact, at: Some(day(today)) })
        };
        let whole = came(came(closed(1), "2026-03-10", 500), "2026-03-14", 1_500);
        let part = came(closed(2), "2026-03-10", 500);
        let record = only(vec![whole, part, closed(3)], "2026-06-01");
        let refunds = &record.refunds;
        assert_eq!((refunds.granted, refunds.received, refunds.overdue), (3, 1, 2));
        assert_eq!(refunds.days, Days(vec![10]));
        assert_eq!(refunds.owed.each().collect::<Vec<_>>(), [usd(3_500)]);
        assert_eq!(record.returned.each().collect::<Vec<_>>(), [usd(2_500)]);
        assert_eq!(record.paid.each().collect::<Vec<_>>(), [usd(6_000)]);
    }

    #[test]
    fn the_newest_rating_counts_even_on_an_order_that_has_ended() {
        let ended = orion(1).tells("2026-03-04", Fact::Closed { cause: Some(Cause::Seller) });
        let told_late = orion(2).on(
            "2026-03-20",
            Command::Record {
                fact: Fact::SellerRating { rating: Rating::parse("97").expect("a rating") },
                at: Some(day("2026-03-05")),
            },
        );
        let record = only(vec![ended.rated("2026-03-10", "88.5"), told_late], "2026-03-21");
        let rating = record.rating.map(|(rating, seen)| (rating.per_mille(), seen));
        assert_eq!(rating, Some((885, clock("2026-03-10"))));
    }

    #[test]
    fn a_rating_leaves_what_is_presumed_alone() {
        let silent = orion(1).asks_to_cancel("2026-03-03").rated("2026-03-20", "91");
        let order = at(&silent.0, clock("2026-03-20"), &EMBEDDED);
        assert_eq!(order.state().cause(), Some(Cause::CancellationUnanswered));
    }

    #[test]
    fn a_name_belongs_to_the_only_store_that_goes_by_it() {
        let given = |store: Option<&str>, name: &str, number| Given::from(number, name, store);
        let counted = |given: Vec<Given>| {
            let records = sellers(given, "2026-03-03").records();
            let mut counted: Vec<_> = records
                .into_iter()
                .map(|record| (record.seller.store_id.unwrap_or_default(), record.orders))
                .collect();
            counted.sort();
            counted
        };
        let known = |number: &str, orders| (number.to_owned(), orders);
        let (one, two) = (Some("1100000001"), Some("1100000002"));
        for (name, given, expected) in [
            (
                "one store",
                vec![given(one, "Orion Tools", 1), given(None, " orion TOOLS ", 2)],
                vec![known("1100000001", 2)],
            ),
            (
                "one store under two names",
                vec![
                    given(one, "Orion Tools", 1),
                    given(one, "Orion Pro", 2),
                    given(None, "Orion Pro", 3),
                ],
                vec![known("1100000001", 3)],
            ),
            (
                "two stores of one name",
                vec![given(one, "Orion", 1), given(two, "Orion", 2), given(None, "Orion", 3)],
                vec![known("", 1), known("1100000001", 1), known("1100000002", 1)],
            ),
            ("nobody told the seller", vec![given(None, "  ", 1)], vec![]),
        ] {
            assert_eq!(counted(given), expected, "{name}");
        }
    }

    #[test]
    fn a_text_means_the_closest_names() {
        let names: BTreeSet<String> =
            ["orion", "orion tools", "big orion", "vega"].map(str::to_owned).into();
        for (text, expected) in [
            ("orion", vec!["orion"]),
            ("orio", vec!["orion", "orion tools"]),
            ("rion t", vec!["orion tools"]),
            ("big", vec!["big orion"]),
            ("lyra", vec![]),
        ] {
            assert_eq!(meant(&names, text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_median_lies_between_the_least_and_the_most(
            days in proptest::collection::vec(any::<u32>(), 1..9),
        ) {
            let median = Days(days.clone()).median().expect("some");
            let (least, most) = (days.iter().min().copied(), days.iter().max().copied());
            prop_assert!(Some(median) >= least && Some(median) <= most);
            let below = days.iter().filter(|day| **day <= median).count();
            prop_assert!(2 * below >= days.len(), "half of them take no longer");
        }

        #[test]
        fn the_order_of_reading_makes_no_difference(
            order in Just((0..6_u64).collect::<Vec<_>>()).prop_shuffle(),
        ) {
            let made = |number: u64| match number {
                0 => Given::from(0, "Orion", Some("1100000001")).rated("2026-03-03", "95"),
                1 => Given::from(1, "Orion", None).rated("2026-03-03", "89"),
                2 => Given::from(2, "Orion Pro", Some("1100000001")).shipped("2026-03-04"),
                3 => Given::from(3, "Orion Pro", None).asks_to_cancel("2026-03-03"),
                4 => Given::from(4, "Vega", Some("1100000002")),
                other => Given::from(other, "Vega", Some("1100000003")),
            };
            let read = |numbers: &[u64]| {
                let given = numbers.iter().copied().map(made).collect();
                let mut records = sellers(given, "2026-03-20").records();
                for record in &mut records {
                    record.shipping.0.sort_unstable();
                }
                records
            };
            prop_assert_eq!(read(&order), read(&[0, 1, 2, 3, 4, 5]));
        }
    }
}
