//! How far the order has come: the furthest of what the newest page shows, what was told after it,
//! and where the goods are known to be.

use super::ledger::{Entry, Ledger, Partly, Shown};
use crate::domain::instant::Instant;
use crate::domain::order::fact::{FactId, Source, Statement, Step};
use crate::domain::order::stage::Stage;
use crate::domain::time::Moment;

/// How far an order has come, apart from how it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    Placed,
    /// Paid; the payment is checked.
    Verifying,
    ToShip,
    PartlyShipped,
    Shipped,
    Delivered,
}

impl Reach {
    /// How far a page says that it has come; `None` where its stage does not speak of that.
    pub(super) fn of(stage: Stage) -> Option<Self> {
        match stage {
            Stage::AwaitingPayment => Some(Self::Placed),
            Stage::VerifyingPayment => Some(Self::Verifying),
            Stage::AwaitingShipment | Stage::CancellationPending => Some(Self::ToShip),
            Stage::PartiallyShipped => Some(Self::PartlyShipped),
            Stage::Shipped | Stage::ShipmentCancelled => Some(Self::Shipped),
            Stage::Delivered => Some(Self::Delivered),
            Stage::Unknown
            | Stage::InDispute
            | Stage::Frozen
            | Stage::Completed
            | Stage::Closed => None,
        }
    }

    pub(super) fn stage(self) -> Stage {
        match self {
            Self::Placed => Stage::AwaitingPayment,
            Self::Verifying => Stage::VerifyingPayment,
            Self::ToShip => Stage::AwaitingShipment,
            Self::PartlyShipped => Stage::PartiallyShipped,
            Self::Shipped => Stage::Shipped,
            Self::Delivered => Stage::Delivered,
        }
    }
}

/// Somebody's word that the order has come so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) reach: Reach,
    pub(super) happened: Moment,
    pub(super) at: Instant,
    pub(super) told: Instant,
    pub(super) source: Source,
    pub(super) id: FactId,
    /// Whether it is about where the goods are, which no page of the order knows better.
    about_goods: bool,
    /// Whether it is about a parcel, and says of the others nothing.
    is_of_parcel: bool,
    /// Whether it is about a part of the order alone.
    is_own: bool,
}

/// How far the order has come, and how that is known.
#[derive(Debug)]
pub(super) struct Progress {
    pub(super) reach: Option<Reach>,
    pub(super) source: Option<Source>,
    /// When it came so far, where somebody told.
    pub(super) told_at: Option<Moment>,
    /// The first page that showed it.
    pub(super) first_seen: Option<Instant>,
    /// The last page that showed less.
    pub(super) after: Option<Instant>,
    /// When it was delivered, where somebody told or a page showed it first.
    pub(super) delivered_at: Option<Moment>,
    /// Whether only a page showed the delivery.
    pub(super) is_delivery_only_seen: bool,
    /// When the shipment was cancelled, where nothing was sent since.
    pub(super) shipment_cancelled: Option<Moment>,
    /// The words that count.
    pub(super) words: Vec<Word>,
    /// The words that a newer page contradicts.
    pub(super) fallen: Vec<Word>,
    pub(super) page: Option<Shown>,
}

impl Progress {
    /// When the order came to `reach` by the word that counts; the last where there are several.
    pub(super) fn told(&self, reach: Reach) -> Option<Moment> {
        self.words.iter().rev().find(|word| word.reach == reach).map(|word| word.happened)
    }

    /// When it was delivered by a source other than the buyer's own confirmation.
    pub(super) fn said_delivered_at(&self, ledger: &Ledger<'_>) -> Option<Moment> {
        let confirms = |entry: &Entry<'_>| matches!(&entry.fact.what, Statement::Submitted(step) if **step == Step::Receive);
        let is_receipt =
            |word: &&Word| ledger.entries.iter().any(|it| it.id == word.id && confirms(it));
        let said = self.words.iter().filter(|word| !is_receipt(word)).map(|word| word.reach);
        let shown = self.page.and_then(|page| Reach::of(page.page.stage));
        let is_said = said.chain(shown).any(|reach| reach == Reach::Delivered);
        self.delivered_at.filter(|_| is_said)
    }
}

pub(super) fn progress(ledger: &Ledger<'_>) -> Progress {
    let page = ledger.newest(|stage| Reach::of(stage).is_some()).copied();
    let shown = page.and_then(|page| Reach::of(page.page.stage));
    let words: Vec<Word> =
        ledger.entries.iter().flat_map(|entry| words_of(entry, ledger.partly)).collect();
    // What was told of the whole order loses to what was told later of this part, which still moves.
    let moves = words.iter().filter(|word| word.is_own && word.is_of_parcel);
    let moves = moves.map(|word| word.at.min(word.told)).max();
    let is_outdone =
        |word: &Word| word.about_goods && !word.is_own && moves.is_some_and(|at| at > word.told);
    let (words, fallen): (Vec<Word>, Vec<Word>) = words.into_iter().partition(|word| match page {
        _ if is_outdone(word) => false,
        Some(page) => {
            word.about_goods || word.told > page.at || shown.is_some_and(|it| word.reach <= it)
        }
        None => true,
    });
    let reach = furthest(&words, shown);
    let looks = |fits: &dyn Fn(Reach) -> bool| -> Vec<&Shown> {
        let of = |shown: &&Shown| Reach::of(shown.page.stage).is_some_and(fits);
        ledger.shown.iter().filter(of).collect()
    };
    let since = |wanted: Reach| {
        let after = looks(&|it| it < wanted).last().map(|shown| shown.at);
        let counts = |at: Instant| after.is_none_or(|after| at > after);
        let seen = looks(&|it| it >= wanted).into_iter().map(|shown| shown.at);
        let first_seen = seen.filter(|at| counts(*at)).min();
        let told = words.iter().filter(|word| word.reach == wanted).filter_map(|word| {
            if word.about_goods || counts(word.at) {
                return Some(word.happened);
            }
            // A late word with too early a date stands, and its date moves behind that page.
            counts(word.told).then_some(Moment::At(word.told))
        });
        let told_at = told.min_by_key(|happened| (happened.last(), *happened));
        (told_at, first_seen, after)
    };
    let (told_at, first_seen, after) = reach.map_or((None, None, None), since);
    let is_delivered = reach == Some(Reach::Delivered);
    let source = words
        .iter()
        .filter(|word| Some(word.reach) == reach)
        .map(|word| word.source)
        .next()
        .or(page.map(|page| page.source));
    Progress {
        reach,
        source,
        told_at,
        first_seen,
        after,
        delivered_at: told_at.or(first_seen.map(Moment::At)).filter(|_| is_delivered),
        is_delivery_only_seen: is_delivered && told_at.is_none(),
        shipment_cancelled: shipment_cancelled(ledger, page)
            .filter(|_| reach == Some(Reach::Shipped)),
        words,
        fallen,
        page,
    }
}

/// The furthest of what a page shows and what the words say. What is told of a parcel says that all
/// was shipped only where nobody says that a part was.
fn furthest(words: &[Word], shown: Option<Reach>) -> Option<Reach> {
    let of_all = words.iter().filter(|word| !word.is_of_parcel).map(|word| word.reach).max();
    let of_all = of_all.max(shown);
    if of_all == Some(Reach::PartlyShipped) {
        return of_all;
    }
    words.iter().map(|word| word.reach).max().max(shown)
}

/// When the shipment was cancelled, where nothing was sent since.
fn shipment_cancelled(ledger: &Ledger<'_>, page: Option<Shown>) -> Option<Moment> {
    let after = page.map(|page| page.at);
    let told = |fits: fn(&Statement) -> bool| {
        ledger.told_after(after).map(|(_, entry)| entry).filter(move |it| fits(&it.fact.what))
    };
    let sent = |what: &Statement| matches!(what, Statement::Shipped { .. } | Statement::Tracked(_));
    let mut cancelled: Vec<&Entry<'_>> =
        told(|what| matches!(what, Statement::ShipmentCancelled)).collect();
    cancelled.retain(|entry| !told(sent).any(|sent| entry.is_before(sent)));
    if let Some(last) = cancelled.last() {
        return Some(last.fact.at);
    }
    page.filter(|page| page.page.stage == Stage::ShipmentCancelled)?;
    let run = ledger.shown.iter().rev().take_while(|shown| {
        matches!(shown.page.stage, Stage::ShipmentCancelled | Stage::InDispute | Stage::Frozen)
    });
    let since = run.last().or(page.as_ref()).map(|shown| Moment::At(shown.at));
    since.filter(|_| told(sent).next().is_none())
}

/// How far this is where some of the order was shipped.
fn some_shipped(partly: Partly) -> Reach {
    match partly {
        Partly::Unknown => Reach::PartlyShipped,
        Partly::Here | Partly::Everywhere => Reach::Shipped,
        Partly::Elsewhere => Reach::ToShip,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else says how far it has come")]
fn words_of(entry: &Entry<'_>, partly: Partly) -> Vec<Word> {
    let word = |reach, happened: Moment, about_goods| Word {
        reach,
        happened,
        at: happened.last().min(entry.told),
        told: entry.told,
        source: entry.fact.source,
        id: entry.id,
        about_goods,
        is_of_parcel: false,
        is_own: entry.is_own,
    };
    let at = entry.fact.at;
    let one = |reach| vec![word(reach, at, false)];
    let parcel = || vec![Word { is_of_parcel: true, ..word(Reach::Shipped, at, false) }];
    match &entry.fact.what {
        Statement::Looked(look) => {
            let reach =
                look.stage.and_then(|page| Reach::of(page.stage)).map(|reach| match reach {
                    Reach::PartlyShipped => some_shipped(partly),
                    other => other,
                });
            let is_tracking = entry.fact.source == Source::TrackingPage;
            // A mail or an export tells what happened by then, and never that less has.
            let told = Word { told: entry.at, ..word(Reach::Placed, at, is_tracking) };
            reach
                .filter(|_| !entry.fact.source.is_order_page())
                .map(|reach| Word { reach, ..told })
                .into_iter()
                .collect()
        }
        Statement::Entered(details) => {
            let steps = [
                (details.placed, Reach::Placed),
                (details.paid, Reach::ToShip),
                (details.shipped, Reach::Shipped),
            ];
            let told =
                |(happened, reach): (Option<Moment>, Reach)| Some(word(reach, happened?, false));
            steps.into_iter().filter_map(told).collect()
        }
        Statement::Paid | Statement::PaymentVerified => one(Reach::ToShip),
        Statement::Shipped { partly: true } => one(some_shipped(partly)),
        Statement::Shipped { partly: false } => one(Reach::Shipped),
        Statement::ShipmentCancelled
        | Statement::ReadyForPickup
        | Statement::Lost
        | Statement::ReturnedToSeller
        | Statement::RefusedAtDoor => parcel(),
        Statement::Delivered => vec![word(Reach::Delivered, at, true)],
        Statement::Submitted(step) => match **step {
            Step::Receive => vec![word(Reach::Delivered, at, true)],
            // Whoever has paid can ask before the payment is verified.
            Step::Cancel { needs_consent: true, .. } => one(Reach::Verifying),
            Step::Cancel { needs_consent: false, .. } => one(Reach::Placed),
            Step::Extend => parcel(),
            Step::Withdraw { .. } | Step::OpenDispute(_) | Step::InDispute { .. } => Vec::new(),
        },
        _ => Vec::new(),
    }
}
