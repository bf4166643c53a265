//! Counts what became of the money of an order, by line and to the cent: paid is refunded, expected and not
//! refunded together.
//!
//! What is owed follows from how the order, its lines and its disputes ended; what arrived, the buyer
//! says. Money for named lines is theirs alone, as far as what was paid for them is known to the cent, and
//! their surplus where it is more than that; any other settles what is expected, the oldest ground first,
//! then the lines on which nothing is owed in proportion to what was paid for them, then what is for no
//! line. What is left is more than was paid.
//!
//! All that came is refunded or a surplus, once: refunded, whether anybody granted it or not, as far as
//! what was paid for its line goes, else for the order; what is above that is the surplus. Beside that,
//! and of both, unowed is what came without a grant or above one.

use std::collections::{BTreeMap, BTreeSet};

use super::bill::{Bill, LineMoney};
use super::line::OrderLine;
use super::refund::{Account, Grant, LineAccount, Progress, Refund, TransferStep};
use super::share::{Basis, spread};
use super::standing::Order;
use crate::domain::money::{Currency, Money};

/// What was paid for a line, or for none, in minor units.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    line: Option<u32>,
    is_exact: bool,
    paid: i64,
    owed: i64,
    /// What came of what is owed.
    settled: i64,
    /// What came although nothing was owed.
    given: i64,
    /// Whether nobody said that what came although nothing was owed was for this line.
    is_guessed: bool,
    /// What the buyer said was for this line although it was not owed.
    unowed: i64,
    /// What of that is above what was paid for it.
    surplus: i64,
    /// What came that the buyer said was for this line alone.
    named: i64,
}

impl Bucket {
    fn open(&self) -> i64 {
        self.paid - self.owed - self.given
    }
}

/// A part of a refund.
#[derive(Debug, Clone, Copy)]
struct Part {
    /// The place of the bucket that it is owed from; `None` for what was not paid in this currency.
    bucket: Option<usize>,
    owed: i64,
    came: i64,
}

/// A refund with what came of it.
#[derive(Debug)]
struct Ground<'a> {
    refund: &'a Refund,
    parts: Vec<Part>,
    /// `None` where nobody said how much is owed.
    currency: Option<Currency>,
    /// What came where nobody said how much is owed.
    came: i64,
    is_exact: bool,
    /// The places of the transfers that it came by.
    transfers: BTreeSet<usize>,
}

/// Money that came.
#[derive(Debug, Clone, Copy)]
struct Came<'a> {
    /// The place of its transfer.
    place: usize,
    lines: &'a [u32],
    amount: i64,
}

/// What came that the buyer said was for one line alone of which nobody knows what was paid for it.
#[derive(Debug, Clone, Copy, Default)]
struct Named {
    came: i64,
    /// What of it was not owed.
    unowed: i64,
}

/// The money of an order while it is counted.
pub(super) struct Till<'a> {
    buckets: Vec<Bucket>,
    /// By the numbers of the lines that have no bucket.
    named: BTreeMap<u32, Named>,
    grounds: Vec<Ground<'a>>,
    currency: Option<Currency>,
    /// All that came.
    came: i64,
    /// What of it was not owed.
    unowed: i64,
    /// What of that is above what was paid for its lines, or for the order.
    surplus: i64,
}

impl<'a> Till<'a> {
    fn new(order: &Order) -> Self {
        let total = order.purchase().total();
        let bucket = |line, is_exact, paid| Bucket {
            line,
            is_exact,
            paid,
            owed: 0,
            settled: 0,
            given: 0,
            is_guessed: false,
            unowed: 0,
            surplus: 0,
            named: 0,
        };
        let of_line = |line: &OrderLine| {
            let share = line.share?;
            Some(bucket(Some(line.number), share.basis != Basis::Estimated, share.amount.minor()))
        };
        let lines: Option<Vec<Bucket>> = order.lines.iter().map(of_line).collect();
        let mut buckets = lines.filter(|_| total.is_some()).unwrap_or_default();
        if let Some(total) = total {
            let rest = total.minor() - buckets.iter().map(|bucket| bucket.paid).sum::<i64>();
            buckets.push(bucket(None, true, rest));
        }
        let currency = total.copied().or(order.received()).map(Money::currency);
        let (named, grounds) = (BTreeMap::new(), Vec::new());
        Self { buckets, named, grounds, currency, came: 0, unowed: 0, surplus: 0 }
    }

    /// What is owed, whatever came of it.
    pub(super) fn owing(order: &'a Order) -> Self {
        let mut till = Self::new(order);
        order.refunds.iter().for_each(|refund| till.owe(refund));
        till
    }

    /// What is owed, and what came.
    pub(super) fn filled(order: &'a Order) -> Self {
        let mut till = Self::owing(order);
        let currency = till.currency;
        let mut beyond = Vec::new();
        for (place, transfer) in order.transfers.iter().enumerate() {
            // What came in another currency settles what it was told to settle.
            if let TransferStep::Received(amount) = transfer.step
                && Some(amount.currency()) == currency
            {
                till.came += amount.minor();
                // What is for all lines is for their sending too.
                let is_all = order.lines.iter().all(|line| transfer.lines.contains(&line.number));
                let lines = if is_all { &[][..] } else { &transfer.lines };
                beyond.push(Came { place, lines, amount: amount.minor() });
            }
        }
        for came in beyond.iter_mut().filter(|came| !came.lines.is_empty()) {
            came.amount = till.take_for(came);
        }
        till.take(&beyond);
        till
    }

    /// Notes what came for these lines although it was not owed, and what of it is above what was paid for
    /// them; at the line, where it came for one alone.
    fn note_unowed(&mut self, lines: &[u32], unowed: i64, surplus: i64) {
        self.unowed += unowed;
        self.surplus += surplus;
        let &[line] = lines else { return };
        if let Some(bucket) = self.buckets.iter_mut().find(|bucket| bucket.line == Some(line)) {
            bucket.unowed += unowed;
            bucket.surplus += surplus;
        } else if unowed > 0 {
            self.named.entry(line).or_default().unowed += unowed;
        }
    }

    /// The places of the buckets that these lines are paid from; all where none is named.
    fn places(&self, lines: &[u32], with_rest: bool) -> Vec<usize> {
        let has_lines = self.buckets.iter().any(|bucket| bucket.line.is_some());
        let fits = |bucket: &Bucket| match bucket.line {
            Some(line) => lines.is_empty() || lines.contains(&line),
            None => with_rest || !has_lines,
        };
        let places = self.buckets.iter().enumerate();
        places.filter(|(_, bucket)| fits(bucket)).map(|(place, _)| place).collect()
    }

    /// The place of what was paid for no line, where it is none of these.
    fn beside(&self, places: &[usize]) -> Vec<usize> {
        let rest = self.buckets.len().checked_sub(1).filter(|place| !places.contains(place));
        rest.into_iter().collect()
    }

    /// What was paid for these.
    fn paid(&self, places: &[usize]) -> i64 {
        places.iter().filter_map(|place| self.buckets.get(*place)).map(|bucket| bucket.paid).sum()
    }

    /// Whether nobody knows what was paid for these lines; for all where none is named.
    fn is_unknown(&self, lines: &[u32]) -> bool {
        let has = |line: &u32| self.buckets.iter().any(|bucket| bucket.line == Some(*line));
        self.buckets.is_empty() || !lines.iter().all(has)
    }

    fn owe(&mut self, refund: &'a Refund) {
        let places = self.places(&refund.lines, refund.lines.is_empty() || refund.with_shipping);
        let is_exact = |place: &usize| self.buckets.get(*place).is_some_and(|it| it.is_exact);
        let all_exact = places.iter().all(is_exact);
        let ground = |parts, currency, is_exact| {
            let transfers = BTreeSet::new();
            Ground { refund, parts, currency, came: 0, is_exact, transfers }
        };
        let left = |till: &Self, places: &[usize]| -> Vec<i64> {
            let left = |place: &usize| till.buckets.get(*place).map_or(0, |it| it.paid - it.owed);
            places.iter().map(left).collect()
        };
        let made = match refund.amount {
            Grant::Part => ground(Vec::new(), None, false),
            // Of what nobody knows the share nobody knows how much of it is owed.
            Grant::All if self.is_unknown(&refund.lines) => ground(Vec::new(), None, false),
            Grant::All => {
                let owed = left(self, &places);
                // All that is left is known to the cent, however it is shared.
                let is_exact = all_exact || refund.lines.is_empty();
                ground(self.parts(&places, &owed), self.currency, is_exact)
            }
            Grant::Of(amount)
                if self.buckets.is_empty() || Some(amount.currency()) != self.currency =>
            {
                let part = Part { bucket: None, owed: amount.minor(), came: 0 };
                ground(vec![part], Some(amount.currency()), true)
            }
            Grant::Of(amount) => {
                let mut parts = self.in_proportion(&places, amount.minor());
                // What is granted above what its lines cost is for sending them.
                let above = (amount.minor() - self.paid(&places)).max(0);
                parts.extend(self.in_proportion(&self.beside(&places), above));
                let beyond = amount.minor() - parts.iter().map(|part| part.owed).sum::<i64>();
                // What a guess makes too much for its lines is owed from the others.
                if beyond > 0 && !all_exact {
                    let others = self.places(&[], true);
                    parts.extend(self.in_proportion(&others, beyond));
                }
                ground(parts, self.currency, true)
            }
        };
        self.grounds.push(made);
    }

    /// Owes so much from each of these buckets.
    fn parts(&mut self, places: &[usize], owed: &[i64]) -> Vec<Part> {
        let mut parts = Vec::with_capacity(places.len());
        for (place, owed) in places.iter().zip(owed) {
            if let Some(bucket) = self.buckets.get_mut(*place) {
                bucket.owed += owed;
                parts.push(Part { bucket: Some(*place), owed: *owed, came: 0 });
            }
        }
        parts
    }

    /// Owes so much from the lines in proportion to what is left of them, and then from what is for none.
    fn in_proportion(&mut self, places: &[usize], sum: i64) -> Vec<Part> {
        let of_lines =
            |place: &&usize| self.buckets.get(**place).is_some_and(|it| it.line.is_some());
        let (lines, rest): (Vec<usize>, Vec<usize>) =
            places.iter().partition(|place| of_lines(place));
        let mut parts = Vec::new();
        let mut open = sum;
        for places in [lines, rest] {
            let left = |place: &usize| self.buckets.get(*place).map_or(0, |it| it.paid - it.owed);
            let left: Vec<i64> = places.iter().map(left).collect();
            let most = open.min(left.iter().sum());
            parts.extend(self.parts(&places, &spread(most, &left)));
            open -= most;
        }
        parts
    }

    /// Takes money for lines; returns what is beyond a guess of what was paid for them.
    fn take_for(&mut self, came: &Came<'_>) -> i64 {
        let places = self.places(came.lines, false);
        let left = self.settle(came, |refund, part| {
            let about = &refund.lines;
            let is_of_them = !about.is_empty() && about.iter().all(|it| came.lines.contains(it));
            is_of_them || part.bucket.is_some_and(|place| places.contains(&place))
        });
        let is_for = |refund: &Refund| came.lines.iter().any(|line| refund.lines.contains(line));
        let taken = self.take_unknown(left, &BTreeSet::from([came.place]), &places, is_for);
        self.give(&places, taken);
        let beyond = self.give(&places, left - taken);
        self.note_unowed(came.lines, left - taken - beyond, 0);
        if let &[line] = came.lines {
            match self.buckets.iter_mut().find(|bucket| bucket.line == Some(line)) {
                Some(bucket) => bucket.named += came.amount - beyond,
                None => self.named.entry(line).or_default().came += came.amount,
            }
        }
        let is_exact = |place: &usize| {
            self.buckets.get(*place).is_some_and(|it| it.is_exact && it.line.is_some())
        };
        if !places.is_empty() && places.iter().all(is_exact) {
            self.note_unowed(came.lines, beyond, beyond);
            return 0;
        }
        beyond
    }

    /// Takes money for no line in particular, with what was beyond a guess for lines.
    fn take(&mut self, all: &[Came<'_>]) {
        let left: Vec<i64> = all.iter().map(|came| self.settle(came, |_, _| true)).collect();
        let sum = left.iter().sum();
        let by = all.iter().zip(left).filter(|(_, left)| *left > 0);
        let by = by.map(|(came, _)| came.place).collect();
        let taken = self.take_unknown(sum, &by, &self.places(&[], true), |_| true);
        self.give_to_all(taken);
        // What settled other lines was meant for those: the money for none first, then what was beyond.
        let mut other = sum - taken;
        for came in all.iter().filter(|came| !came.lines.is_empty()) {
            let of_lines = came.amount.min(other);
            self.note_unowed(came.lines, of_lines, of_lines);
            other -= of_lines;
        }
        let above = self.give_to_all(other);
        self.note_unowed(&[], other, above);
    }

    /// Gives money on which nothing was owed to the lines, then to what is for none; returns what is
    /// beyond all that was paid.
    fn give_to_all(&mut self, sum: i64) -> i64 {
        let (lines, rest): (Vec<usize>, Vec<usize>) = (0..self.buckets.len())
            .partition(|place| self.buckets.get(*place).is_some_and(|it| it.line.is_some()));
        let left = self.give(&lines, sum);
        self.give(&rest, left)
    }

    /// Settles what is owed, the oldest ground first; returns what is left.
    fn settle(&mut self, came: &Came<'_>, fits: impl Fn(&Refund, &Part) -> bool) -> i64 {
        let mut left = came.amount;
        for ground in &mut self.grounds {
            for part in ground.parts.iter_mut().filter(|part| fits(ground.refund, part)) {
                let settled = left.min(part.owed - part.came);
                part.came += settled;
                left -= settled;
                if settled > 0 {
                    ground.transfers.insert(came.place);
                }
                if let Some(bucket) = part.bucket.and_then(|place| self.buckets.get_mut(place)) {
                    bucket.settled += settled;
                }
            }
        }
        left
    }

    /// What is owed of which nobody said how much takes all that comes, as far as what was paid goes;
    /// returns how much that is.
    fn take_unknown(
        &mut self,
        left: i64,
        by: &BTreeSet<usize>,
        places: &[usize],
        fits: impl Fn(&Refund) -> bool,
    ) -> i64 {
        let open = self.opens(places).iter().sum();
        let most = if self.buckets.is_empty() { left } else { left.min(open) };
        let is_it = |it: &&mut Ground<'_>| it.currency.is_none() && fits(it.refund);
        let Some(ground) = self.grounds.iter_mut().find(is_it).filter(|_| most > 0) else {
            return 0;
        };
        ground.transfers.extend(by);
        ground.came += most;
        most
    }

    fn opens(&self, places: &[usize]) -> Vec<i64> {
        let open = |place: &usize| self.buckets.get(*place).map_or(0, Bucket::open);
        places.iter().map(open).collect()
    }

    /// Gives money on which nothing was owed, in proportion to what is left; returns what is beyond.
    fn give(&mut self, places: &[usize], left: i64) -> i64 {
        let open = self.opens(places);
        let most = left.min(open.iter().sum());
        for (place, given) in places.iter().zip(spread(most, &open)) {
            if let Some(bucket) = self.buckets.get_mut(*place) {
                bucket.given += given;
                bucket.is_guessed |= given > 0 && places.len() > 1;
            }
        }
        left - most
    }

    /// What is left of what was paid for these lines, for all where none is named, in minor units; and
    /// whether that is known to the cent.
    pub(super) fn left_of(&self, lines: &[u32]) -> (i64, bool) {
        let chosen = self.buckets_of(lines);
        let left = chosen.iter().map(|bucket| bucket.open()).sum();
        let is_exact = chosen.iter().all(|it| it.line.is_some() && it.is_exact && !it.is_guessed);
        (left, is_exact || lines.is_empty())
    }

    /// The same, though nobody knows for which lines some of it came. `None` where what was paid for them
    /// is not known to the cent.
    pub(super) fn most_of(&self, lines: &[u32]) -> Option<i64> {
        let chosen = self.buckets_of(lines);
        let is_exact = chosen.iter().all(|bucket| bucket.is_exact && bucket.line.is_some());
        let most = chosen.iter().map(|bucket| {
            let named = bucket.unowed - bucket.surplus;
            bucket.paid - bucket.owed - if bucket.is_guessed { named } else { bucket.given }
        });
        is_exact.then(|| most.sum())
    }

    /// What is not granted yet, whatever came, in minor units: of these lines with what is for none, where
    /// what was paid for them is known to the cent; else of all.
    pub(super) fn ungranted(&self, lines: &[u32]) -> i64 {
        let is_exact = self.most_of(lines).is_some();
        let places = self.places(if is_exact { lines } else { &[] }, true);
        let chosen = places.iter().filter_map(|place| self.buckets.get(*place));
        chosen.map(|bucket| bucket.paid - bucket.owed).sum()
    }

    fn buckets_of(&self, lines: &[u32]) -> Vec<&Bucket> {
        let places = self.places(lines, lines.is_empty());
        places.iter().filter_map(|place| self.buckets.get(*place)).collect()
    }

    /// What became of the money.
    pub(super) fn close(self, order: &Order) -> Bill {
        let money = |minor: i64| Money::from_minor(minor, self.currency?).ok();
        let some = |minor: i64| money(minor).filter(|it| it.minor() > 0);
        let is_priced = !self.buckets.is_empty();
        let paid: i64 = self.buckets.iter().map(|bucket| bucket.paid).sum();
        let surplus = if is_priced { self.surplus } else { 0 };
        let is_surplus_exact =
            surplus == self.came - paid || self.buckets.iter().all(|bucket| bucket.is_exact);
        Bill {
            lines: self.of_lines(order, surplus),
            accounts: self.accounts(order),
            above_paid: some(self.came - paid).filter(|_| is_priced),
            surplus: some(surplus),
            is_surplus_exact,
            unowed: some(self.unowed),
        }
    }

    /// What became of what was paid for each line, and for none, where so much is a surplus.
    fn of_lines(&self, order: &Order, surplus: i64) -> Vec<LineMoney> {
        let money = |minor: i64| Money::from_minor(minor, self.currency?).ok();
        let refunded = |bucket: &Bucket| bucket.settled + bucket.given;
        let received = order.received().map_or(0, Money::minor);
        // What came for none: of it is what came for the lines of which nobody knows what was paid.
        let mut rest = match self.buckets.last() {
            Some(bucket) => refunded(bucket),
            None => received,
        };
        let mut lines: Vec<LineMoney> = Vec::new();
        for (line, named) in &self.named {
            let of_line = named.came.min(rest);
            rest -= of_line;
            lines.extend(of_unpriced(Some(*line), money(of_line), money(named.unowed)));
        }
        let noted = |of: fn(&Bucket) -> i64| -> i64 { self.buckets.iter().map(of).sum() };
        let of_named: i64 = self.named.values().map(|named| named.unowed).sum();
        let unowed_rest = self.unowed - noted(|it| it.unowed) - of_named;
        let surplus_rest = surplus - noted(|it| it.surplus);
        let line = |bucket: &Bucket| {
            let all = refunded(bucket);
            let is_rest = bucket.line.is_none();
            // All that was paid for a line is no guess, for whatever it came.
            let is_guess = bucket.is_guessed && bucket.given > 0 && all != bucket.paid;
            let expected = bucket.owed - bucket.settled;
            Some(LineMoney {
                line: bucket.line,
                paid: Some(money(bucket.paid)?),
                is_exact: bucket.is_exact,
                refunded: money(if is_rest { rest } else { all })?,
                is_refunded_exact: bucket.named == all || (bucket.is_exact && !is_guess),
                expected: Some(money(expected)?),
                not_refunded: money(bucket.paid - all - expected),
                surplus: money(if is_rest { surplus_rest } else { bucket.surplus })?,
                unowed: money(if is_rest { unowed_rest } else { bucket.unowed })?,
            })
        };
        lines.extend(self.buckets.iter().filter_map(line));
        if self.buckets.is_empty() && rest > 0 {
            lines.extend(of_unpriced(None, money(rest), money(unowed_rest)));
        }
        lines
    }

    /// The refunds with what came of each.
    fn accounts(&self, order: &Order) -> Vec<Account> {
        let mut accounts: Vec<Account> = Vec::new();
        let mut earlier = 0;
        let mut is_first_open = true;
        for ground in &self.grounds {
            let mut account = self.account(ground);
            if account.progress != Progress::Received {
                let transfers = ground.refund.transfers(&order.transfers, earlier, is_first_open);
                is_first_open = false;
                account.follow(&transfers);
            }
            earlier += account.received.map_or(0, Money::minor);
            accounts.push(account);
        }
        accounts
    }

    /// A refund with what came of it, as far as amounts tell.
    fn account(&self, ground: &Ground<'_>) -> Account {
        let owed: i64 = ground.parts.iter().map(|part| part.owed).sum();
        let came = ground.came + ground.parts.iter().map(|part| part.came).sum::<i64>();
        let money = |minor: i64, currency: Option<Currency>| {
            currency.and_then(|currency| Money::from_minor(minor, currency).ok())
        };
        let line = |part: &Part| {
            let bucket = self.buckets.get(part.bucket?)?;
            let of = |minor| money(minor, ground.currency);
            Some(LineAccount {
                line: bucket.line?,
                owed: of(part.owed)?,
                received: of(part.came)?,
                is_exact: bucket.is_exact,
            })
        };
        let is_full = if ground.currency.is_some() { came == owed } else { came > 0 };
        let progress = match (is_full, came > 0) {
            (true, _) => Progress::Received,
            (false, true) => Progress::Part,
            (false, false) => Progress::Expected,
        };
        Account {
            refund: ground.refund.clone(),
            owed: money(owed, ground.currency),
            received: money(came, ground.currency.or(self.currency)).filter(|_| came > 0),
            is_exact: ground.is_exact,
            lines: ground.parts.iter().filter_map(line).collect(),
            expected: ground.refund.expected,
            transfers: ground.transfers.iter().copied().collect(),
            progress,
            failed: None,
        }
    }
}

/// What came for a line of which nobody knows what was paid for it.
fn of_unpriced(
    line: Option<u32>,
    refunded: Option<Money>,
    unowed: Option<Money>,
) -> Option<LineMoney> {
    let refunded = refunded?;
    Some(LineMoney {
        line,
        paid: None,
        is_exact: false,
        refunded,
        is_refunded_exact: true,
        expected: None,
        not_refunded: None,
        surplus: Money::from_minor(0, refunded.currency()).ok()?,
        unowed: unowed?,
    })
}
