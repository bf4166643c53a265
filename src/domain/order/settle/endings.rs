//! How the order ended: a word told after the newest page, else that page.

use super::dispute_rounds::Terms;
use super::ledger::{Entry, Ledger, Partly, Shown};
use crate::domain::instant::Instant;
use crate::domain::order::cancellation::{Cancellation, Outcome};
use crate::domain::order::dispute::{Dispute, Ending as DisputeEnding};
use crate::domain::order::fact::{FactId, Source, Statement, Step};
use crate::domain::order::purchase::Purchase;
use crate::domain::order::stage::{Cause, ShownStage, Stage};
use crate::domain::time::Moment;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Completed,
    Closed(Cause),
}

impl Kind {
    /// How an order ended of which a page shows this.
    fn of(shown: ShownStage) -> Option<Self> {
        if shown.stage == Stage::Closed {
            return Some(Self::Closed(shown.cause.unwrap_or(Cause::Unknown)));
        }
        (shown.stage == Stage::Completed).then_some(Self::Completed)
    }

    pub(super) fn stage(self) -> Stage {
        match self {
            Self::Completed => Stage::Completed,
            Self::Closed(_) => Stage::Closed,
        }
    }
}

/// Which disputes an ending ends: those of which nothing was told after it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ends {
    ToldBefore(Instant),
    OpenedBefore(Instant),
}

/// How an order ended, and how that is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ending {
    pub(super) kind: Kind,
    pub(super) source: Source,
    /// When, at the latest.
    pub(super) at: Moment,
    /// After this look, where only looks bound the moment.
    pub(super) after: Option<Instant>,
    /// Whether only a page showed it, and nobody said when.
    pub(super) is_only_seen: bool,
    /// Whether it only follows from how its disputes ended.
    pub(super) is_of_dispute: bool,
    pub(super) ends: Ends,
}

/// Somebody's word that the order ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) kind: Kind,
    pub(super) source: Source,
    pub(super) happened: Moment,
    pub(super) at: Instant,
    pub(super) told: Instant,
    pub(super) id: Option<FactId>,
    is_of_dispute: bool,
    /// Whether it is about a part of the order alone.
    is_own: bool,
}

/// How the order ended, and the words that a newer page contradicts, with that page.
#[derive(Debug)]
pub(super) struct Endings {
    pub(super) ending: Option<Ending>,
    pub(super) fallen: Vec<Word>,
    pub(super) page: Option<Shown>,
}

pub(super) fn endings(
    ledger: &Ledger<'_>,
    terms: Terms<'_>,
    requests: &[Cancellation],
    disputes: &[Dispute],
) -> Endings {
    // What ends the rest of an order that was shipped in part ends no more.
    let is_of_rest = |entry: &&Entry<'_>| {
        let about = entry.fact.what.about();
        let mut rest = requests.iter().filter(|request| request.of_rest);
        about.is_some_and(|id| rest.any(|request| request.ids.contains(&id)))
    };
    let whole = ledger.entries.iter().filter(|entry| !is_of_rest(entry));
    // What closes the unsent says nothing of a part that was sent, unless it names it.
    let is_of_unsent = |entry: &&Entry<'_>| {
        let Statement::Closed(cause) = entry.fact.what else { return false };
        !entry.is_own && ledger.partly == Partly::Here && cause.is_of_unsent()
    };
    let told: Vec<Word> = whole.filter(|entry| !is_of_unsent(entry)).filter_map(word_of).collect();
    let purchase = terms.purchase;
    let settle = |words: Vec<Word>| strongest(words, ledger, purchase, requests, disputes);
    let plain = settle(told.clone());
    let is_completed = plain.ending.is_some_and(|it| it.kind == Kind::Completed);
    // A dispute completes no order that was completed before it.
    match dispute_word(ledger, terms, disputes)
        .filter(|it| it.kind != Kind::Completed || !is_completed)
    {
        Some(word) => settle(told.into_iter().chain([word]).collect()),
        None => plain,
    }
}

fn strongest(
    words: Vec<Word>,
    ledger: &Ledger<'_>,
    purchase: &Purchase,
    requests: &[Cancellation],
    disputes: &[Dispute],
) -> Endings {
    let page = ledger.newest(|stage| stage != Stage::Unknown).copied();
    // No page of the whole order says that a line which was told to have ended goes on.
    let is_late = |word: &Word| word.is_own || page.is_none_or(|page| word.told > page.at);
    let going_on = |at: Instant| {
        let before = ledger.shown.iter().filter(|shown| shown.at <= at);
        before.filter(|shown| !shown.page.stage.is_ended()).map(|shown| shown.at).next_back()
    };
    let (late, earlier): (Vec<Word>, Vec<Word>) = words.into_iter().partition(is_late);
    if let Some(word) = late.iter().max_by_key(|word| (word.told, word.at, word.id)) {
        // A late word with too early a date stands, and its date moves behind the page.
        let after = going_on(word.told).filter(|after| word.at <= *after);
        let ending = Ending {
            kind: word.kind,
            source: word.source,
            at: if after.is_some() { Moment::At(word.told) } else { word.happened },
            after,
            is_only_seen: false,
            is_of_dispute: word.is_of_dispute,
            ends: Ends::ToldBefore(word.told),
        };
        return Endings { ending: Some(ending), fallen: Vec::new(), page };
    }
    let shown = page.and_then(|page| Some((page, Kind::of(page.page)?)));
    let Some((page, shown)) = shown else {
        return Endings { ending: None, fallen: earlier, page };
    };
    let (agreeing, fallen): (Vec<Word>, Vec<Word>) =
        earlier.into_iter().partition(|word| word.kind.stage() == shown.stage());
    let kind = match shown {
        Kind::Completed => Kind::Completed,
        Kind::Closed(cause) => {
            Kind::Closed(closing_cause(cause, ledger, &agreeing, requests, disputes))
        }
    };
    let after = going_on(page.at);
    let is_since = |at: Instant| after.is_none_or(|after| at > after);
    let run = ledger.shown.iter().map(|shown| shown.at).filter(|at| is_since(*at));
    let first_seen = run.min().unwrap_or(page.at);
    let since: Vec<&Word> = agreeing.iter().filter(|word| is_since(word.at)).collect();
    let told = since.iter().max_by_key(|word| (word.told, word.at)).map(|word| word.happened);
    let known = since.iter().map(|word| word.at).min().map_or(first_seen, |at| at.min(first_seen));
    let printed = purchase.ended().copied().filter(|ended| is_since(ended.last()));
    let at = printed.or(told);
    let ending = Ending {
        kind,
        source: page.source,
        at: at.unwrap_or(Moment::At(first_seen)),
        after: after.filter(|_| at.is_none()),
        is_only_seen: at.is_none(),
        is_of_dispute: false,
        ends: Ends::OpenedBefore(known),
    };
    Endings { ending: Some(ending), fallen, page: Some(page) }
}

/// Why an order is closed that a page shows closed: as some page or the buyer says, else what it
/// waited for by then.
fn closing_cause(
    shown: Cause,
    ledger: &Ledger<'_>,
    agreeing: &[Word],
    requests: &[Cancellation],
    disputes: &[Dispute],
) -> Cause {
    let pages = ledger.shown.iter().rev().take_while(|shown| shown.page.stage == Stage::Closed);
    let said = pages.filter_map(|shown| shown.page.cause).find(|cause| *cause != Cause::Unknown);
    let told = agreeing
        .iter()
        .max_by_key(|word| (word.told, word.at))
        .and_then(|word| if let Kind::Closed(cause) = word.kind { Some(cause) } else { None });
    let by_request = requests.last().and_then(|last| match last.outcome {
        Outcome::Granted => Some(if last.was_asked_of_seller() {
            Cause::CancellationApproved
        } else {
            Cause::CancelledByBuyer
        }),
        Outcome::Unanswered => Some(Cause::CancellationUnanswered),
        Outcome::Pending
        | Outcome::Rejected
        | Outcome::Withdrawn
        | Outcome::Lapsed
        | Outcome::Superseded => None,
    });
    let was_disputed = || {
        let before = ledger.shown.iter().rev().find(|shown| shown.page.stage != Stage::Closed);
        before.is_some_and(|shown| shown.page.stage == Stage::InDispute)
    };
    let gives = |dispute: &Dispute| match dispute.phase.end() {
        Some(end) => dispute.grant.is_some() || end.ending == DisputeEnding::Superseded,
        None => false,
    };
    let by_dispute = (disputes.iter().any(gives) || was_disputed()).then_some(Cause::Dispute);
    let known = Some(shown).filter(|cause| *cause != Cause::Unknown);
    known
        .or(said)
        .or(told.filter(|cause| *cause != Cause::Unknown))
        .or(by_request)
        .or(by_dispute)
        .unwrap_or(Cause::Unknown)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else ends an order")]
fn word_of(entry: &Entry<'_>) -> Option<Word> {
    let kind = match &entry.fact.what {
        Statement::CancellationApproved(_) => Kind::Closed(Cause::CancellationApproved),
        Statement::Closed(cause) => Kind::Closed(*cause),
        Statement::PaymentFailed => Kind::Closed(Cause::PaymentFailed),
        Statement::Submitted(step) => match **step {
            Step::Cancel { needs_consent: false, .. } => Kind::Closed(Cause::CancelledByBuyer),
            Step::Receive => Kind::Completed,
            Step::Cancel { needs_consent: true, .. }
            | Step::Withdraw { .. }
            | Step::Extend
            | Step::OpenDispute(_)
            | Step::InDispute { .. } => return None,
        },
        Statement::Looked(look) if !entry.fact.source.is_order_page() => Kind::of(look.stage?)?,
        _ => return None,
    };
    let happened = entry.fact.at;
    let told = if entry.look().is_some() { entry.at } else { entry.told };
    let (at, source, id) = (entry.at, entry.fact.source, Some(entry.id));
    let is_own = entry.is_own;
    Some(Word { kind, source, happened, at, told, id, is_of_dispute: false, is_own })
}

/// How the order ended by its disputes, once all of them are over: closed where everything was paid
/// back, completed where a part was, or the goods were not sent back or not accepted.
fn dispute_word(ledger: &Ledger<'_>, terms: Terms<'_>, disputes: &[Dispute]) -> Option<Word> {
    if disputes.iter().any(|dispute| !dispute.phase.is_ended()) {
        return None;
    }
    let ended = disputes.iter().filter_map(|dispute| Some((dispute, dispute.phase.end()?)));
    let (last, end) = ended.max_by_key(|(dispute, end)| (end.at.last(), dispute.id))?;
    // How an order goes on that left its dispute behind, pages say.
    if end.ending == DisputeEnding::Superseded {
        return None;
    }
    let kind = if terms.give_all_back(disputes) {
        Kind::Closed(Cause::Dispute)
    } else if last.grant.is_some()
        || matches!(end.ending, DisputeEnding::ReturnMissed | DisputeEnding::ReturnRejected)
    {
        Kind::Completed
    } else {
        return None;
    };
    let at = end.at.last().min(last.told);
    let (source, told, id) = (Source::Buyer, last.told, Some(last.id));
    let is_own = ledger.entries.iter().any(|entry| entry.id == last.id && entry.is_own);
    Some(Word { kind, source, happened: end.at, at, told, id, is_of_dispute: true, is_own })
}
