//! A second, deliberately simple telling of the main line, and random lives that both must live
//! alike: from placing an order over its cancellation, shipping and dispute to the money.
//!
//! The model knows stages, plain dates and sums. Its dates are counted here, on the marketplace's
//! own clock by `chrono-tz`, and its numbers are those of the rules as written down; it asks nothing
//! of what it checks. After every step both are compared: whether the step is taken, the stage, the
//! disputes, every open date, and the money that is outstanding.
//!
//! `PROPTEST_CASES` says how many lives; a hundred thousand are lived by
//! `PROPTEST_CASES=100000 cargo test --release --lib model`.

#![expect(clippy::wildcard_enum_match_arm, reason = "what is not told apart here is refused")]

use chrono::{Datelike as _, Days, TimeDelta, TimeZone as _, Weekday};
use chrono_tz::America::Los_Angeles;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::given::{
    amount, by_hand, cancel, claim, dispute, number, parcel, price, receive, record, refund, ruled,
    shipped, tell, withdraw,
};
use crate::domain::money::Money;
use crate::domain::order::{
    Claim, Command, DisputeCommand, DisputeFact, DisputeReason, Fact, NewOrder, Order, Phase,
    RefundFact, Ruling, Then, Want, apply, at, decide, dues_at,
};
use crate::domain::time::{Instant, Moment};
use crate::settings::EMBEDDED;

const TOTAL: i64 = 13274;

/// The same time of the marketplace's day, so many days later.
fn days(from: Instant, count: u64) -> Instant {
    let wall = from.with_timezone(&Los_Angeles).naive_local() + Days::new(count);
    let exists = Los_Angeles.from_local_datetime(&wall).latest();
    let skipped = || Los_Angeles.from_local_datetime(&(wall + TimeDelta::hours(1))).latest();
    exists.or_else(skipped).expect("a clock skips one hour").to_utc()
}

/// The same time of the marketplace's day, so many Mondays to Fridays later.
fn business_days(from: Instant, count: u32) -> Instant {
    let start = from.with_timezone(&Los_Angeles).date_naive();
    let is_work =
        |day: &u64| !matches!((start + Days::new(*day)).weekday(), Weekday::Sat | Weekday::Sun);
    let nth = usize::try_from(count).expect("small") - 1;
    days(from, (1..).filter(is_work).nth(nth).expect("there is always another"))
}

/// Where the model's order stands.
#[derive(Debug, Clone, PartialEq)]
enum Place {
    Unpaid {
        pay_by: Instant,
    },
    Checked {
        until: Instant,
        ship_by: Instant,
    },
    ToShip {
        ship_by: Instant,
    },
    Asked {
        answer_by: Instant,
        ship_by: Instant,
    },
    Sent(Sent),
    Delivered {
        complete_by: Instant,
        dispute_until: Instant,
    },
    Disputed {
        before: Box<Self>,
    },
    Completed {
        dispute_until: Instant,
    },
    /// Closed; since when everything is owed for it, and where a refused cancellation leads.
    Closed {
        owed: Option<Instant>,
        back: Option<(Instant, Instant)>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Sent {
    dispute_from: Instant,
    deliver_by: Instant,
    complete_by: Instant,
    dispute_until: Instant,
}

/// Where one of its disputes stands.
#[derive(Debug, Clone, PartialEq)]
enum Talk {
    Seller {
        answer_by: Instant,
        step_in: Instant,
    },
    /// An offer is for so much; for what was claimed when it does not say.
    Buyer {
        offer: Option<Share>,
        answer_by: Instant,
        step_in: Option<Instant>,
    },
    Disagreed {
        step_in: Instant,
    },
    SteppedIn {
        decide_by: Instant,
    },
    Appealed {
        decide_by: Instant,
    },
    Return {
        send_by: Instant,
    },
    Returning,
    Over {
        how: &'static str,
        appeal_by: Option<Instant>,
    },
}

/// So much; everything that is claimed or was paid when it does not say.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Share(Option<i64>);

#[derive(Debug, Clone, PartialEq)]
struct Dispute {
    claimed: Option<i64>,
    returns: bool,
    appeals: u32,
    talk: Talk,
}

/// What a dispute gave: so much, everything when it is not said, and when.
#[derive(Debug, Clone, PartialEq)]
struct Grant {
    dispute: usize,
    amount: Option<i64>,
    granted: Instant,
}

#[derive(Debug, Clone, PartialEq)]
struct Model {
    place: Place,
    /// The last time at which somebody told where it stands: timers that ended sooner are dead.
    known: Instant,
    placed: Instant,
    is_paid: bool,
    paid: Option<Instant>,
    sent: Option<Sent>,
    shipped: Option<Instant>,
    disputes: Vec<Dispute>,
    grants: Vec<Grant>,
    received: i64,
}

/// What happens in a life.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Wait,
    Pay,
    Verified,
    Failed,
    Cancel,
    Withdraw,
    Approved,
    Refused,
    Shipped,
    Delivered,
    Receive,
    Open { claimed: Option<i64>, returns: bool, missing: bool },
    SellerAccepts,
    SellerRejects,
    SellerOffers(Option<i64>),
    StepsIn,
    RulesAll,
    Rules(i64),
    RulesNothing,
    Accept,
    Reject,
    Counter(i64),
    Escalate,
    TakeBack,
    Appeal,
    SendBack,
    CameBack,
    Came(Option<i64>),
}

fn is_open(dispute: &Dispute) -> bool {
    !matches!(dispute.talk, Talk::Over { .. })
}

fn is_ended(place: &Place) -> bool {
    matches!(place, Place::Completed { .. } | Place::Closed { .. })
}

/// A change of the model by a timer.
type Timer = (Instant, Box<dyn Fn(&mut Model, Instant)>);

impl Model {
    fn new(now: Instant) -> Self {
        Self {
            place: Place::Unpaid { pay_by: days(now, 20) },
            known: now,
            placed: now,
            is_paid: false,
            paid: None,
            sent: None,
            shipped: None,
            disputes: Vec::new(),
            grants: Vec::new(),
            received: 0,
        }
    }

    /// Goes to a place; whoever leaves a dispute open leaves it behind.
    fn go(&mut self, place: Place) {
        if !matches!(place, Place::Disputed { .. }) {
            for dispute in self.disputes.iter_mut().filter(|dispute| is_open(dispute)) {
                dispute.talk = Talk::Over { how: "overtaken", appeal_by: None };
            }
        }
        self.place = place;
    }

    fn close(&mut self, at: Instant) {
        let owed = self.grants.is_empty().then_some(at);
        self.go(Place::Closed { owed, back: None });
    }

    /// Ends the dispute at this place.
    fn end(
        &mut self,
        place: usize,
        how: &'static str,
        gives: Option<Share>,
        appeal_by: Option<Instant>,
        at: Instant,
    ) {
        self.disputes[place].talk = Talk::Over { how, appeal_by };
        self.grants.retain(|grant| grant.dispute != place);
        self.grants.extend(gives.map(|Share(amount)| Grant {
            dispute: place,
            amount,
            granted: at,
        }));
        let Place::Disputed { before } = self.place.clone() else { panic!("in a dispute") };
        let all = self.grants.iter().try_fold(0, |sum, grant| Some(sum + grant.amount?));
        if all.is_none_or(|sum| sum >= TOTAL) {
            return self.go(Place::Closed { owed: None, back: None });
        }
        let completes = |place: Place| match place {
            Place::Sent(sent) => Place::Completed { dispute_until: sent.dispute_until },
            Place::Delivered { dispute_until, .. } => Place::Completed { dispute_until },
            other => other,
        };
        let is_past = match &*before {
            Place::Sent(Sent { complete_by, .. }) | Place::Delivered { complete_by, .. } => {
                *complete_by < at
            }
            _ => false,
        };
        let is_settled = gives.is_some() || how == "return-missed";
        self.go(if is_settled || is_past { completes(*before) } else { *before });
    }

    /// Both sides agree on so much.
    fn agree(&mut self, place: usize, how: &'static str, amount: Option<i64>, at: Instant) {
        let amount = amount.or(self.disputes[place].claimed);
        if self.disputes[place].returns {
            self.disputes[place].talk = Talk::Return { send_by: days(at, 10) };
        } else {
            self.end(place, how, Some(Share(amount)), None, at);
        }
    }

    fn step_in(&mut self, place: usize, at: Instant) {
        self.disputes[place].talk = Talk::SteppedIn { decide_by: days(at, 10) };
    }

    fn timers(&self) -> Vec<Timer> {
        fn timer(due: Instant, change: impl Fn(&mut Model, Instant) + 'static) -> Timer {
            (due, Box::new(change))
        }
        let completes = |due, dispute_until| {
            timer(due, move |model, _| model.go(Place::Completed { dispute_until }))
        };
        match self.place {
            Place::Unpaid { pay_by } => {
                vec![timer(pay_by, |model, _| model.go(Place::Closed { owed: None, back: None }))]
            }
            Place::Checked { until, ship_by } => {
                vec![timer(until, move |model, _| model.go(Place::ToShip { ship_by }))]
            }
            Place::ToShip { ship_by } => vec![timer(ship_by, Self::close)],
            Place::Asked { answer_by, ship_by } => {
                vec![timer(answer_by, Self::close), timer(ship_by, Self::close)]
            }
            Place::Sent(sent) => vec![completes(sent.complete_by, sent.dispute_until)],
            Place::Delivered { complete_by, dispute_until } => {
                vec![completes(complete_by, dispute_until)]
            }
            Place::Disputed { .. } => {
                let mut timers = Vec::new();
                for (place, dispute) in self.disputes.iter().enumerate() {
                    let stepping = move |model: &mut Self, at| model.step_in(place, at);
                    match dispute.talk {
                        Talk::Seller { answer_by, step_in } => {
                            timers.push(timer(answer_by, move |model, at| {
                                model.agree(place, "unanswered", None, at);
                            }));
                            timers.push(timer(step_in, stepping));
                        }
                        Talk::Buyer { step_in: Some(step_in), .. }
                        | Talk::Disagreed { step_in } => {
                            timers.push(timer(step_in, stepping));
                        }
                        Talk::Return { send_by } => {
                            timers.push(timer(send_by, move |model, at| {
                                model.end(place, "return-missed", None, None, at);
                            }));
                        }
                        _ => {}
                    }
                }
                timers
            }
            Place::Completed { .. } | Place::Closed { .. } => Vec::new(),
        }
    }

    /// The model after the timers that ran out before `now`, as far as they may.
    fn by(&self, now: Instant, may: impl Fn(&Self, &Self) -> bool) -> Self {
        let mut model = self.clone();
        loop {
            let known = model.known;
            let live = model.timers().into_iter().filter(|(due, _)| *due >= known);
            let Some((due, change)) =
                live.min_by_key(|(due, _)| *due).filter(|(due, _)| *due < now)
            else {
                return model;
            };
            let mut next = model.clone();
            change(&mut next, due);
            if !may(&model, &next) {
                return model;
            }
            model = next;
        }
    }

    /// The place of the dispute that is open.
    fn open(&self) -> Option<usize> {
        self.disputes.iter().position(is_open)
    }

    /// The model after the step; `None` where it is refused.
    fn after(&self, step: &Step, now: Instant) -> Option<Self> {
        let all = self.by(now, |_, _| true);
        let openly = self.by(now, |_, next| !is_ended(&next.place));
        let still = self.by(now, |model, next| model.disputes == next.disputes);
        let unended = self.by(now, |model, next| {
            let over = |model: &Self| model.disputes.iter().filter(|one| !is_open(one)).count();
            over(model) == over(next)
        });
        let mut next = match step {
            Step::Verified | Step::Failed => self.clone(),
            Step::Approved | Step::Refused | Step::Shipped | Step::Delivered => openly,
            Step::SellerAccepts
            | Step::SellerRejects
            | Step::SellerOffers(_)
            | Step::StepsIn
            | Step::RulesAll
            | Step::Rules(_)
            | Step::RulesNothing => still,
            Step::CameBack => unended,
            // A receipt beats the presumption that the order completed by itself.
            Step::Receive if all.place != self.place && is_ended(&all.place) => openly,
            _ => all.clone(),
        };
        match step {
            Step::Wait => return Some(self.clone()),
            Step::Came(amount) => {
                let amount = amount.or_else(|| all.first_open())?;
                let mut same = self.clone();
                same.received += amount;
                return (self.is_paid && same.received <= TOTAL).then_some(same);
            }
            _ => {}
        }
        let is_taken = next.moves(step, now);
        next.known = now;
        is_taken.then_some(next)
    }

    /// Moves the model; `false` where the step is refused.
    fn moves(&mut self, step: &Step, now: Instant) -> bool {
        match (step, self.place.clone()) {
            (Step::Pay, Place::Unpaid { .. }) => {
                (self.is_paid, self.paid) = (true, Some(now));
                let until = now + TimeDelta::hours(24);
                self.go(Place::Checked { until, ship_by: business_days(now, 7) });
            }
            (Step::Verified, Place::Unpaid { .. } | Place::Checked { .. }) => {
                self.is_paid = true;
                self.go(Place::ToShip { ship_by: business_days(now, 7) });
            }
            (Step::Failed, Place::Checked { .. } | Place::Unpaid { .. })
            | (Step::Cancel, Place::Unpaid { .. }) => {
                self.go(Place::Closed { owed: None, back: None });
            }
            (Step::Cancel, Place::Checked { until, ship_by }) => {
                self.go(Place::Closed { owed: Some(now), back: Some((until, ship_by)) });
            }
            (Step::Cancel, Place::ToShip { ship_by }) => {
                self.go(Place::Asked { answer_by: now + TimeDelta::hours(72), ship_by });
            }
            (Step::Withdraw | Step::Refused, Place::Asked { ship_by, .. }) => {
                self.go(Place::ToShip { ship_by });
            }
            (Step::Refused, Place::Closed { back: Some((until, ship_by)), .. }) => {
                let is_checked = now > until;
                self.go(if is_checked {
                    Place::ToShip { ship_by }
                } else {
                    Place::Checked { until, ship_by }
                });
            }
            (Step::Approved, Place::Asked { .. } | Place::Closed { back: Some(_), .. }) => {
                self.close(now);
            }
            (
                Step::Shipped,
                Place::Checked { .. } | Place::ToShip { .. } | Place::Asked { .. } | Place::Sent(_),
            ) => {
                let deliver_by = days(now, 60);
                let sent = Sent {
                    dispute_from: days(now, 10),
                    deliver_by,
                    complete_by: days(now, 90),
                    dispute_until: days(deliver_by, 15),
                };
                (self.sent, self.shipped) = (Some(sent), Some(now));
                self.go(Place::Sent(sent));
            }
            (Step::Delivered, Place::ToShip { .. } | Place::Asked { .. } | Place::Sent(_)) => {
                let deliver_by = days(self.shipped.or(self.paid).unwrap_or(self.placed), 60);
                let complete_by = days(now, 15);
                let is_first = now <= deliver_by && deliver_by < complete_by;
                let end = if is_first { deliver_by } else { complete_by };
                self.go(Place::Delivered { complete_by, dispute_until: days(end, 15) });
            }
            (Step::Receive, Place::Sent(_) | Place::Delivered { .. }) => {
                self.go(Place::Completed { dispute_until: days(now, 15) });
            }
            (Step::Open { claimed, returns, missing }, _) => {
                return self.opens(*claimed, *returns, *missing, now);
            }
            (Step::Appeal, before) => {
                if self.open().is_some() || matches!(before, Place::Closed { .. }) {
                    return false;
                }
                let Some(last) = self.disputes.last_mut() else { return false };
                let Talk::Over { how, appeal_by: Some(appeal_by) } = last.talk else {
                    return false;
                };
                if !how.starts_with("ruled") || now > appeal_by {
                    return false;
                }
                last.appeals += 1;
                last.talk = Talk::Appealed { decide_by: days(now, 10) };
                self.go(Place::Disputed { before: Box::new(before) });
            }
            (step, Place::Disputed { .. }) => {
                let Some(place) = self.open() else { return false };
                return self.argues(step, place, now);
            }
            _ => return false,
        }
        true
    }

    /// Opens a dispute.
    fn opens(&mut self, claimed: Option<i64>, returns: bool, missing: bool, now: Instant) -> bool {
        let before = self.place.clone();
        let from = self.sent.map(|sent| sent.dispute_from);
        let (from, wait, until) = match before {
            Place::Sent(sent) => {
                (from, Some(sent.deliver_by - TimeDelta::hours(48)), sent.dispute_until)
            }
            Place::Delivered { dispute_until, .. } => (from, None, dispute_until),
            Place::Completed { dispute_until } => (None, None, dispute_until),
            _ => return false,
        };
        let granted: i64 = self.grants.iter().filter_map(|grant| grant.amount).sum();
        let is_final = |dispute: &Dispute| matches!(dispute.talk, Talk::Over { how, .. } if !["cancelled", "overtaken"].contains(&how));
        let is_refused = from.is_some_and(|from| now < from)
            || wait.is_some_and(|wait| missing && now < wait)
            || now > until
            || claimed.is_some_and(|claimed| granted + claimed > TOTAL)
            || (returns && missing)
            || self.disputes.iter().any(is_final);
        if is_refused {
            return false;
        }
        let talk = Talk::Seller { answer_by: days(now, 5), step_in: days(now, 7) };
        self.disputes.push(Dispute { claimed, returns, appeals: 0, talk });
        self.go(Place::Disputed { before: Box::new(before) });
        true
    }

    /// Moves the open dispute.
    fn argues(&mut self, step: &Step, place: usize, now: Instant) -> bool {
        let Dispute { claimed, appeals, talk, .. } = self.disputes[place].clone();
        let step_in = match talk {
            Talk::Seller { step_in, .. } | Talk::Disagreed { step_in } => Some(step_in),
            Talk::Buyer { step_in, .. } => step_in,
            _ => None,
        };
        let appeal_by = |is_all: bool| (!is_all && appeals == 0).then(|| days(now, 7));
        let answer_by = days(now, 5);
        match (step, talk) {
            (Step::SellerAccepts, _) => self.agree(place, "agreed", None, now),
            (Step::SellerRejects, _) => {
                self.disputes[place].talk = Talk::Buyer { offer: None, answer_by, step_in };
            }
            (Step::SellerOffers(amount), _) => {
                if amount.is_some_and(|amount| amount > TOTAL) {
                    return false;
                }
                self.disputes[place].talk =
                    Talk::Buyer { offer: Some(Share(*amount)), answer_by, step_in };
            }
            (Step::StepsIn, _) => self.step_in(place, now),
            (Step::RulesAll, _) => self.end(place, "ruled-full", Some(Share(claimed)), None, now),
            (Step::Rules(amount), _) => {
                if *amount > TOTAL {
                    return false;
                }
                let appeal_by = appeal_by(*amount == claimed.unwrap_or(TOTAL));
                self.end(place, "ruled-partial", Some(Share(Some(*amount))), appeal_by, now);
            }
            (Step::RulesNothing, _) => self.end(place, "ruled-none", None, appeal_by(false), now),
            (Step::Accept, Talk::Buyer { offer: Some(Share(amount)), .. }) => {
                // The offers here are to keep the goods.
                self.disputes[place].returns = false;
                self.agree(place, "agreed", amount, now);
            }
            (Step::Reject | Step::Counter(_), Talk::Buyer { .. }) => {
                if let Step::Counter(amount) = step {
                    if *amount > TOTAL {
                        return false;
                    }
                    self.disputes[place].claimed = Some(*amount);
                }
                match step_in {
                    Some(step_in) => self.disputes[place].talk = Talk::Disagreed { step_in },
                    None => self.step_in(place, now),
                }
            }
            (Step::Escalate, Talk::Disagreed { .. } | Talk::Buyer { step_in: Some(_), .. }) => {
                self.step_in(place, now);
            }
            (Step::Escalate, Talk::Seller { answer_by, .. }) if now > answer_by => {
                self.step_in(place, now);
            }
            (Step::TakeBack, Talk::Return { .. } | Talk::Returning) => return false,
            (Step::TakeBack, _) => self.end(place, "cancelled", None, None, now),
            (Step::SendBack, Talk::Return { send_by }) if now <= send_by => {
                self.disputes[place].talk = Talk::Returning;
            }
            (Step::CameBack, Talk::Return { .. } | Talk::Returning) => {
                self.end(place, "return-received", Some(Share(claimed)), None, now);
            }
            _ => return false,
        }
        true
    }

    /// What is outstanding of each debt, with the day by which it is to come.
    fn debts(&self) -> Vec<(i64, Instant)> {
        let mut debts: Vec<(Option<i64>, Instant)> =
            self.grants.iter().map(|grant| (grant.amount, grant.granted)).collect();
        if let Place::Closed { owed: Some(at), .. } = self.place {
            debts.push((None, at));
        }
        let (mut left, mut unclaimed) = (self.received, TOTAL);
        let mut open = Vec::new();
        for (amount, granted) in debts {
            let owed = amount.unwrap_or(unclaimed).min(unclaimed);
            let came = left.min(owed);
            (left, unclaimed) = (left - came, unclaimed - owed);
            if came < owed {
                open.push((owed - came, business_days(granted, 20)));
            }
        }
        open
    }

    fn first_open(&self) -> Option<i64> {
        self.debts().first().map(|(outstanding, _)| *outstanding)
    }

    /// Every date that is open at `now`.
    fn dates(&self, now: Instant) -> Vec<Instant> {
        let window = |until: Instant| (now <= until).then_some(until);
        let is_settled = self.disputes.iter().any(|dispute| {
            matches!(dispute.talk, Talk::Over { how, .. } if !["cancelled", "overtaken"].contains(&how))
        });
        let mut dates: Vec<Instant> = match &self.place {
            Place::Unpaid { pay_by } => vec![*pay_by],
            Place::Checked { until, ship_by } => vec![*until, *ship_by],
            Place::ToShip { ship_by } => vec![*ship_by],
            Place::Asked { answer_by, ship_by } => vec![*answer_by, *ship_by],
            Place::Sent(Sent { complete_by, .. }) | Place::Delivered { complete_by, .. }
                if is_settled =>
            {
                vec![*complete_by]
            }
            Place::Sent(sent) => {
                let dates = [window(sent.deliver_by), window(sent.dispute_until)];
                dates.into_iter().flatten().collect()
            }
            Place::Delivered { complete_by, dispute_until } => {
                [Some(*complete_by), window(*dispute_until)].into_iter().flatten().collect()
            }
            Place::Completed { dispute_until } if !is_settled => {
                window(*dispute_until).into_iter().collect()
            }
            Place::Disputed { .. } | Place::Completed { .. } | Place::Closed { .. } => Vec::new(),
        };
        dates.extend(self.disputes.iter().filter_map(|dispute| match dispute.talk {
            Talk::Seller { answer_by, .. } | Talk::Buyer { answer_by, .. } => Some(answer_by),
            Talk::Disagreed { step_in } => Some(step_in),
            Talk::SteppedIn { decide_by } | Talk::Appealed { decide_by } => Some(decide_by),
            Talk::Return { send_by } => Some(send_by),
            Talk::Returning => None,
            Talk::Over { appeal_by, .. } => appeal_by.and_then(window),
        }));
        dates.extend(self.debts().into_iter().map(|(_, by)| by));
        dates.sort_unstable();
        dates
    }

    fn stage(&self) -> &'static str {
        match self.place {
            Place::Unpaid { .. } => "awaiting-payment",
            Place::Checked { .. } => "verifying-payment",
            Place::ToShip { .. } => "awaiting-shipment",
            Place::Asked { .. } => "cancellation-pending",
            Place::Sent(_) => "shipped",
            Place::Delivered { .. } => "delivered",
            Place::Disputed { .. } => "in-dispute",
            Place::Completed { .. } => "completed",
            Place::Closed { .. } => "closed",
        }
    }

    fn talks(&self) -> Vec<&'static str> {
        let name = |talk: &Talk| match talk {
            Talk::Seller { .. } => "seller-answers",
            Talk::Buyer { .. } => "buyer-answers",
            Talk::Disagreed { .. } => "disagreed",
            Talk::SteppedIn { .. } => "stepped-in",
            Talk::Appealed { .. } => "appealed",
            Talk::Return { .. } => "return-agreed",
            Talk::Returning => "return-sent",
            Talk::Over { how, .. } => how,
        };
        self.disputes.iter().map(|dispute| name(&dispute.talk)).collect()
    }
}

/// The step as the command that is tested.
fn command(step: &Step) -> Command {
    let said = |minor: &Option<i64>| minor.map(amount);
    match step {
        Step::Wait => Command::Note { text: "waited".to_owned() },
        Step::Pay => super::given::pay(),
        Step::Verified => record(Fact::PaymentVerified),
        Step::Failed => record(Fact::PaymentFailed),
        Step::Cancel => match cancel() {
            Command::Cancel { note, complaint, at, .. } => {
                let reason = crate::domain::order::Reason::Other;
                Command::Cancel { reason, note, complaint, at }
            }
            other => other,
        },
        Step::Withdraw => withdraw(),
        Step::Approved => record(Fact::CancellationApproved),
        Step::Refused => record(Fact::CancellationRejected),
        Step::Shipped => shipped(),
        Step::Delivered => record(Fact::Delivered),
        Step::Receive => receive(),
        Step::Open { claimed, returns, missing } => {
            let reason = if *missing { DisputeReason::NotReceived } else { DisputeReason::Damaged };
            let want = if *returns { Want::ReturnAndRefund } else { Want::Refund };
            let claim = Claim { want, amount: said(claimed), ..claim(reason) };
            super::given::open(claim)
        }
        Step::SellerAccepts => tell(DisputeFact::SellerAccepted),
        Step::SellerRejects => tell(DisputeFact::SellerRejected),
        Step::SellerOffers(minor) => {
            tell(DisputeFact::SellerOffered { amount: said(minor), returns: false })
        }
        Step::StepsIn => tell(DisputeFact::SteppedIn { proposal: None }),
        Step::RulesAll => ruled(Ruling::Full),
        Step::Rules(minor) => ruled(Ruling::Partial(amount(*minor))),
        Step::RulesNothing => ruled(Ruling::None),
        Step::Accept => dispute(DisputeCommand::Accept),
        Step::Reject => dispute(DisputeCommand::Reject),
        Step::Counter(minor) => dispute(DisputeCommand::Counter { amount: amount(*minor) }),
        Step::Escalate => dispute(DisputeCommand::Escalate),
        Step::TakeBack => dispute(DisputeCommand::Cancel),
        Step::Appeal => dispute(DisputeCommand::Appeal),
        Step::SendBack => dispute(DisputeCommand::ShipReturn { parcel: parcel("RR123456785CN") }),
        Step::CameBack => tell(DisputeFact::ReturnReceived),
        Step::Came(minor) => refund(RefundFact::Received { amount: said(minor) }),
    }
}

/// How far the clock moves before a step.
#[derive(Debug, Clone)]
enum Pause {
    Seconds(i64),
    /// To the soonest open date that is still to come, or a second before or after it.
    ToDate(i64),
}

fn pause() -> impl Strategy<Value = Pause> {
    prop_oneof![
        3 => (0..200_000_i64).prop_map(Pause::Seconds),
        2 => (0..20 * 86_400_i64).prop_map(Pause::Seconds),
        1 => (20..100_i64).prop_map(|days| Pause::Seconds(days * 86_400)),
        4 => (-1..=1_i64).prop_map(Pause::ToDate),
    ]
}

fn money() -> impl Strategy<Value = i64> {
    select(vec![1, 5000, 8274, 13274, 20000])
}

fn step() -> impl Strategy<Value = Step> {
    let order = prop_oneof![
        Just(Step::Wait),
        Just(Step::Pay),
        Just(Step::Verified),
        Just(Step::Failed),
        Just(Step::Cancel),
        Just(Step::Withdraw),
        Just(Step::Approved),
        Just(Step::Refused),
        Just(Step::Shipped),
        Just(Step::Delivered),
        Just(Step::Receive),
    ];
    let told = prop_oneof![
        Just(Step::SellerAccepts),
        Just(Step::SellerRejects),
        of(money()).prop_map(Step::SellerOffers),
        Just(Step::StepsIn),
        Just(Step::RulesAll),
        money().prop_map(Step::Rules),
        Just(Step::RulesNothing),
        Just(Step::CameBack),
    ];
    let answered = prop_oneof![
        Just(Step::Accept),
        Just(Step::Reject),
        money().prop_map(Step::Counter),
        Just(Step::Escalate),
        Just(Step::TakeBack),
        Just(Step::Appeal),
        Just(Step::SendBack),
    ];
    prop_oneof![
        4 => order,
        2 => opened(),
        3 => told,
        3 => answered,
        1 => of(money()).prop_map(Step::Came),
    ]
}

fn opened() -> impl Strategy<Value = Step> {
    (of(money()), any::<bool>(), any::<bool>()).prop_map(|(claimed, returns, missing)| Step::Open {
        claimed,
        returns,
        missing,
    })
}

/// How an order comes as far as most of them do.
fn beginning() -> impl Strategy<Value = Vec<(Pause, Step)>> {
    let day = 86_400_i64;
    let road = [
        (0..day, Step::Pay),
        (0..day, Step::Verified),
        (0..5 * day, Step::Shipped),
        (0..20 * day, Step::Delivered),
        (0..12 * day, Step::Wait),
    ];
    let most = road.len() + 1;
    (0..=most, opened(), any::<bool>()).prop_flat_map(move |(count, opened, delivers)| {
        let mut steps: Vec<_> = road.iter().take(count).cloned().collect();
        if count == most {
            steps.push((10 * day..11 * day, opened));
        }
        if !delivers {
            steps.retain(|(_, step)| *step != Step::Delivered);
        }
        steps
            .into_iter()
            .map(|(pauses, step)| (pauses.prop_map(Pause::Seconds), Just(step)))
            .collect::<Vec<_>>()
    })
}

fn start() -> impl Strategy<Value = Instant> {
    let days = ["2026-03-06", "2026-10-30", "2028-02-27", "2027-12-30", "2026-02-01", "2026-09-20"];
    (select(days.to_vec()), 0..86_400_i64).prop_map(|(day, second)| {
        Moment::Day(day.parse().expect("a date")).first() + TimeDelta::seconds(second)
    })
}

/// What both must agree on at a time.
#[derive(Debug, PartialEq)]
struct Standing {
    stage: &'static str,
    disputes: Vec<&'static str>,
    dates: Vec<Instant>,
    outstanding: i64,
}

fn expected(model: &Model, now: Instant) -> Standing {
    let model = model.by(now, |_, _| true);
    Standing {
        stage: model.stage(),
        disputes: model.talks(),
        dates: model.dates(now),
        outstanding: model.debts().iter().map(|(outstanding, _)| outstanding).sum(),
    }
}

fn actual(order: &Order, now: Instant) -> Standing {
    let order = at(order, now, &EMBEDDED);
    let name = |phase: &Phase| match phase {
        Phase::Ended { ending, .. } => ending.id(),
        open => open.id(),
    };
    let is_on_the_main_line =
        |then: Then| !matches!(then, Then::LastCall | Then::ProtectionEnds | Then::RoadCloses);
    Standing {
        stage: order.stage().id(),
        disputes: order.disputes().iter().map(|dispute| name(&dispute.phase)).collect(),
        dates: dues_at(&order, now, &EMBEDDED)
            .into_iter()
            .filter(|due| is_on_the_main_line(due.then))
            .map(|due| due.deadline.due())
            .collect(),
        outstanding: order.refund_owed().map_or(0, Money::minor),
    }
}

proptest! {
    #[test]
    fn an_order_lives_as_the_model_does(
        start in start(),
        beginning in beginning(),
        steps in vec((pause(), step()), 1..16),
    ) {
        let new = NewOrder { placed: Moment::At(start), ..by_hand("2026-03-02", None, None) };
        let mut order = Order::new(number());
        for event in decide(&order, Command::Add(Box::new(new)), start, &EMBEDDED).expect("new") {
            order = apply(order, &event).expect("applies");
        }
        prop_assert_eq!(price().minor(), TOTAL);
        let mut model = Model::new(start);
        let mut now = start;
        for (pause, step) in beginning.into_iter().chain(steps) {
            now = match pause {
                Pause::Seconds(seconds) => now + TimeDelta::seconds(seconds),
                Pause::ToDate(second) => {
                    let dates = model.by(now, |_, _| true).dates(now);
                    let next = dates.into_iter().find(|date| *date > now).unwrap_or(now);
                    now.max(next + TimeDelta::seconds(second))
                }
            };
            prop_assert_eq!(actual(&order, now), expected(&model, now), "before {:?} at {}", step, now);
            let decided = decide(&order, command(&step), now, &EMBEDDED);
            let after = model.after(&step, now);
            prop_assert_eq!(decided.is_ok(), after.is_some(), "{:?} at {}: {:?}", step, now, decided);
            for event in decided.unwrap_or_default() {
                order = apply(order, &event).expect("what was decided applies");
            }
            model = after.unwrap_or(model);
            prop_assert_eq!(actual(&order, now), expected(&model, now), "after {:?} at {}", step, now);
        }
    }
}
