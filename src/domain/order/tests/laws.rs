//! What holds for every order, whatever was told of it.
//!
//! How many lives each law is tried on is set by `PROPTEST_CASES`.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::given::{amount, id_of, lines, minor, number, record};
use super::lives::{
    command, lives, lives_and_commands, look, look_at, pause, scope, start, statement,
    step_command, union,
};
use crate::domain::actor::Actor;
use crate::domain::deadline::Opening;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::order::actions::submitting;
use crate::domain::order::window::dispute_window;
use crate::domain::order::{
    Account, Action, ActionKind, Asked, Claim, Command, Dispute, DisputeFact, DisputeReason,
    DisputeStep, Ending, Fact, FactId, Grant, Known, LineMoney, Named, Order, Outcome, Phase,
    Prepared, Reason, RecordedFact, RefundReport, Refusal, Source, Stage, Statement, Step,
    StepKind, StepRequest, TransferStep, accounts, actions, admit, bill, dispute_reasons, dues,
    dues_at, may, open_steps, refund_owed, remedies, settle, topics,
};
use crate::domain::policy::Policy;
use crate::domain::time::Moment;
use crate::settings::EMBEDDED;

/// Whether an action is about one of several requests, disputes or refunds, by its lines.
fn is_by_lines(action: &Action) -> bool {
    let is_one = action.kind.is_of_dispute()
        || matches!(action.kind, ActionKind::Withdraw | ActionKind::RefundReceived);
    is_one && !action.lines.is_empty()
}

/// The command that does what is offered, as a person would give it.
fn doing(order: &Order, kind: ActionKind, now: Instant, policy: &Policy) -> Command {
    let submit = |step| Command::Step { step, submitted: true, at: None };
    let in_dispute = |step| submit(StepRequest::InDispute { lines: Vec::new(), step });
    let either = || [order, order.as_known()].into_iter();
    match kind {
        ActionKind::Pay => Command::Pay { at: None },
        ActionKind::Refuse => Command::Refuse { about: of_parcel(order), at: None },
        ActionKind::Cancel => {
            let reason = Some(Reason::Other);
            submit(StepRequest::Cancel { reason, note: None, complaint: false, lines: Vec::new() })
        }
        ActionKind::Withdraw => submit(StepRequest::Withdraw { lines: Vec::new() }),
        ActionKind::Receive => submit(StepRequest::Receive { about: Named::default() }),
        ActionKind::Extend => submit(StepRequest::Extend { about: Named::default() }),
        ActionKind::OpenDispute => {
            let fitting = either().find_map(|order| {
                let reasons = dispute_reasons(order, &[], Moment::At(now), now, policy).ok()?;
                reasons.fitting.first().copied()
            });
            let reason = fitting.unwrap_or(DisputeReason::NotReceived);
            let claim = Some(Box::new(Claim::complete(reason)));
            submit(StepRequest::OpenDispute { claim, lines: Vec::new() })
        }
        ActionKind::Accept => in_dispute(DisputeStep::Accept),
        ActionKind::Reject => in_dispute(DisputeStep::Reject),
        ActionKind::Escalate => in_dispute(DisputeStep::Escalate),
        ActionKind::ShipReturn => {
            in_dispute(DisputeStep::ShipReturn(super::given::parcel("RR123456785CN")))
        }
        ActionKind::Appeal => in_dispute(DisputeStep::Appeal),
        ActionKind::CancelDispute => in_dispute(DisputeStep::Cancel),
        ActionKind::RefundReceived => {
            // What is owed in another currency than was paid comes in the one that was paid.
            let is_of_order = |owed: &Money| {
                order.purchase().total().is_none_or(|total| total.code() == owed.code())
            };
            let owed = accounts(order).iter().find_map(Account::outstanding).filter(is_of_order);
            let amount = owed.or_else(|| Some(amount(1)));
            let report = RefundReport::Received { amount, arrived: None, method: None };
            Command::ReportRefund { report, lines: Vec::new(), again: false, at: None }
        }
    }
}

/// The first of several parcels under way: a person is asked which.
fn of_parcel(order: &Order) -> Named {
    let of_part = |part: &Order| part.declared_parcels().next().map(|parcel| parcel.number.clone());
    let parts: Vec<&Order> = order.parts().iter().collect();
    let is_refusable = |part: &&&Order| {
        let known = part.as_known();
        [**part, known].iter().any(|part| {
            let is_back = part.refused_at.is_some() || part.returned_at.is_some();
            part.stage() == Stage::PartiallyShipped || (part.stage() == Stage::Shipped && !is_back)
        })
    };
    let fitting: Vec<&&Order> = parts.iter().filter(is_refusable).collect();
    let count = fitting.iter().flat_map(|part| part.declared_parcels()).count();
    let first = fitting.iter().find_map(|part| of_part(part)).filter(|_| count > 1);
    Named { lines: Vec::new(), parcels: first.into_iter().collect() }
}

fn is_too_late(refusal: &Refusal) -> bool {
    [
        "order.payment-too-late",
        "order.protection-over",
        "dispute.too-late",
        "dispute.appeal-too-late",
        "dispute.return-too-late",
        "remedy.too-late",
    ]
    .contains(&refusal.code())
}

/// Refuses a fact that was told and that neither the order shows nor a part of it.
fn shown(order: &Order, fact: &Fact) -> Result<(), &'static str> {
    let known = order.as_known();
    let is_shown = std::iter::once(known).chain(&known.parts).any(|one| shows(one, fact));
    if is_shown { Ok(()) } else { Err("it is not shown") }
}

fn shows(known: &Order, fact: &Fact) -> bool {
    let id = id_of(fact);
    let named = |request: FactId| known.cancellations.iter().find(|one| one.ids.contains(&request));
    let went = |request, outcome| named(request).is_some_and(|one| one.outcome == outcome);
    let happened = |last: Option<Moment>| last.is_some_and(|last| last.last() >= fact.at.first());
    match &fact.what {
        Statement::Looked(_)
        | Statement::NothingChanged
        | Statement::CorrectionLifted(_)
        | Statement::AccountRestricted => true,
        Statement::Entered(details) => {
            let corrects = |known: &RecordedFact| matches!(&known.fact.what, Statement::Corrected(to) if to.placed.is_some());
            known.facts.iter().any(corrects) || known.purchase().placed() == details.placed.as_ref()
        }
        Statement::Corrected(details) => {
            details.total.is_none() || known.purchase().total() == details.total.as_ref()
        }
        Statement::Prepared(_) => known.prepared.iter().any(|prepared| prepared.id == id),
        Statement::Submitted(step) => match &**step {
            Step::Cancel { needs_consent, .. } => {
                let is_here = named(id).is_some();
                is_here && (*needs_consent || known.stage() == Stage::Closed)
            }
            Step::Withdraw { request } => went(*request, Outcome::Withdrawn),
            Step::Receive => known.stage() == Stage::Completed,
            Step::Extend => happened(known.extension_requested_at),
            Step::OpenDispute(_) => known.disputes.iter().any(|dispute| dispute.id == id),
            Step::InDispute { dispute, step } => {
                let dispute = known.disputes.iter().find(|one| one.id == *dispute);
                dispute.is_some_and(|dispute| is_moved(&dispute.phase, step.kind()))
            }
        },
        Statement::Dropped(kind) => known.prepared_step(*kind).is_none(),
        Statement::Paid => known.is_paid && known.stage() != Stage::AwaitingPayment,
        Statement::PaymentVerified => happened(known.verified_at),
        Statement::PaymentFailed | Statement::Closed(_) => known.stage() == Stage::Closed,
        Statement::CancellationApproved(request) => {
            known.stage() == Stage::Closed && went(*request, Outcome::Granted)
        }
        Statement::CancellationRejected(request) => went(*request, Outcome::Rejected),
        Statement::ShipBy(until) => {
            known.state().ship_by().is_none_or(|by| by.due() == until.last())
        }
        Statement::ClaimedShipped => known.tracking_due.is_some(),
        Statement::Shipped { partly } => *partly || known.shipped_at.is_some(),
        Statement::Tracked(parcel) => known.parcels.iter().any(|one| one.number == parcel.number),
        Statement::ShipmentCancelled => {
            known.state().underlying().stage() == Stage::ShipmentCancelled
        }
        Statement::ReadyForPickup => happened(known.ready_at),
        Statement::Delivered => known.received_at.is_some(),
        Statement::Lost => happened(known.lost_at),
        Statement::ReturnedToSeller => happened(known.returned_at),
        Statement::ArrivedAnyway => happened(known.arrived_anyway_at),
        Statement::RefusedAtDoor => happened(known.refused_at),
        Statement::ProtectionUntil(until) => {
            let told = known.purchase().protected_until.as_ref();
            told.is_some_and(|told| {
                told.value == *until || told.is_corrected || told.source != Source::Buyer
            })
        }
        Statement::Frozen => known.stage() == Stage::Frozen,
        Statement::Unfrozen => known.stage() != Stage::Frozen,
        Statement::SellerRating(rating) => known.purchase().seller_rating() == Some(rating),
        Statement::SellerCountry(country) => known.purchase().seller_country() == Some(country),
        Statement::Promised { kind, .. } => known.promised(*kind).is_some(),
        Statement::Remedy { remedy, .. } => {
            known.remedies.iter().any(|used| used.remedy == *remedy && used.at == fact.at)
        }
        Statement::Dispute { dispute, .. } => known.disputes.iter().any(|one| one.id == *dispute),
        Statement::RefundStarted { .. }
        | Statement::RefundReceived { .. }
        | Statement::RefundFailed => known.transfers.iter().any(|transfer| transfer.at == fact.at),
        Statement::Noted(text) => known.notes.iter().any(|(_, known)| known == text),
        Statement::Said { text, .. } => known.messages.iter().any(|one| one.text == *text),
        Statement::EvidenceAdded(evidence) => {
            known.evidence.iter().any(|one| one.evidence.digest == evidence.digest)
        }
        Statement::EvidenceRemoved(digest) => {
            known.evidence.iter().all(|one| one.evidence.digest != *digest)
        }
        Statement::LineIs { id, .. } => {
            known.lines.iter().any(|line| line.line.id.as_ref() == Some(id))
        }
        Statement::PaidWith(order) => known.paid_with.contains(order),
    }
}

fn is_moved(phase: &Phase, step: StepKind) -> bool {
    match step {
        StepKind::Accept => matches!(phase, Phase::Ended { .. } | Phase::ReturnAgreed { .. }),
        StepKind::Reject | StepKind::Counter => {
            matches!(phase, Phase::Disagreed { .. } | Phase::SteppedIn { .. })
        }
        StepKind::Escalate => matches!(phase, Phase::SteppedIn { .. }),
        StepKind::CancelDispute => phase.is_ended(),
        StepKind::Appeal => matches!(phase, Phase::Appealed { .. }),
        StepKind::ShipReturn => matches!(phase, Phase::ReturnSent { .. }),
        StepKind::Cancel
        | StepKind::Withdraw
        | StepKind::Receive
        | StepKind::Extend
        | StepKind::OpenDispute => false,
    }
}

/// All instants at which what can be done with an order changes, as far as its dates tell.
fn boundaries(known: &Known, now: Instant, policy: &Policy) -> BTreeSet<Instant> {
    let order = known.at(now);
    let mut found: BTreeSet<Instant> = known.moments().into_iter().collect();
    for order in [&order, order.as_known(), known.base()] {
        for due in dues(order, policy) {
            found.extend([due.deadline.due(), due.from, due.until]);
        }
        for part in std::iter::once(order).chain(&order.parts) {
            let opening = dispute_window(part).and_then(|window| window.from);
            found.extend(opening.map(Opening::from));
            // What an outdated order no longer waits for still ends what the buyer may do.
            let windows = part.windows().into_iter();
            found.extend(windows.flat_map(|own| [own.deliver_by.due(), own.dispute_until.due()]));
        }
    }
    found
}

/// Takes away what is prepared and what was told.
fn without_facts(order: &mut Order) {
    order.prepared.clear();
    order.facts = std::sync::Arc::from([]);
    order.parts.iter_mut().for_each(without_facts);
    order.known.as_deref_mut().into_iter().for_each(without_facts);
}

/// What is compared of a due date.
fn dated(order: &Order, now: Instant, policy: &Policy) -> Vec<String> {
    dues_at(order, now, policy).iter().map(|due| format!("{due:?}")).collect()
}

/// Records of facts that nobody would tell, at the ends of time.
fn anything() -> impl Strategy<Value = Vec<RecordedFact>> {
    let instants = || {
        prop_oneof![
            4 => start(),
            1 => select(vec![
                Instant::MIN_UTC,
                Instant::MAX_UTC,
                DateTime::<Utc>::UNIX_EPOCH,
                Instant::MAX_UTC - TimeDelta::days(40),
                Instant::MIN_UTC + TimeDelta::days(40),
            ]),
        ]
    };
    let moments = (instants(), select(vec![NaiveDate::MIN, NaiveDate::MAX]), 0..9_u8).prop_map(
        |(instant, extreme, way)| match way {
            0 => Moment::Day(extreme),
            1..4 => Moment::Day(instant.date_naive()),
            _ => Moment::At(instant),
        },
    );
    let looks = instants().prop_flat_map(|now| {
        look(now.clamp(
            Instant::MIN_UTC + TimeDelta::days(100),
            Instant::MAX_UTC - TimeDelta::days(100),
        ))
    });
    let plain = start().prop_flat_map(statement);
    let facts = prop_oneof![
        2 => (select(&Source::ALL[..]), scope(), moments.clone(), plain).prop_map(
            |(source, scope, at, what)| Fact { source, scope, at, nth: 1, what }
        ),
        1 => (looks, moments).prop_map(|(look, at)| Fact { at, ..look }),
    ];
    vec((facts, instants(), 0..9_u16), 1..9).prop_map(|told| {
        let mut facts = Vec::new();
        for (fact, told, operation) in told {
            let operation = super::given::operation(operation);
            let telling = crate::domain::order::Telling { told, operation, place: None };
            record(&mut facts, fact, telling);
        }
        facts
    })
}

proptest! {
    #[test]
    fn neither_the_order_of_facts_nor_duplicates_count(
        (life, shuffled) in (lives(), vec(any::<prop::sample::Index>(), 0..4)).prop_flat_map(|(life, twice)| {
            let mut facts = life.facts.clone();
            let again = twice.iter().filter(|_| !life.facts.is_empty());
            facts.extend(again.map(|place| place.get(&life.facts).clone()));
            (Just(life), Just(facts).prop_shuffle())
        })
    ) {
        prop_assert_eq!(settle(&number(), &shuffled, &life.policy), life.known());
    }

    #[test]
    fn two_copies_are_one_record_on_both(life in lives(), sides in vec(0..3_u8, 40)) {
        let mut sides = sides.into_iter().cycle();
        let (mut one, mut other) = (Vec::new(), Vec::new());
        for fact in &life.facts {
            for telling in &fact.tellings {
                let side = sides.next();
                if side != Some(0) {
                    record(&mut one, fact.fact.clone(), telling.clone());
                }
                if side != Some(1) {
                    record(&mut other, fact.fact.clone(), telling.clone());
                }
            }
        }
        let known = life.known();
        prop_assert_eq!(&settle(&number(), &union(&one, &other), &life.policy), &known);
        prop_assert_eq!(&settle(&number(), &union(&other, &one), &life.policy), &known);
    }

    #[test]
    fn an_operation_that_is_withdrawn_is_as_if_it_never_was(life in lives(), operation in 0..13_u16) {
        let operation = super::given::operation(operation);
        let mut never = Vec::new();
        for fact in life.facts.iter().rev() {
            for telling in fact.tellings.iter().filter(|telling| telling.operation != operation) {
                record(&mut never, fact.fact.clone(), telling.clone());
            }
        }
        let withdrawn = life.without(operation);
        prop_assert_eq!(withdrawn.known(), settle(&number(), &never, &life.policy));
        let restored = union(&withdrawn.facts, &life.facts);
        prop_assert_eq!(settle(&number(), &restored, &life.policy), life.known());
    }

    #[test]
    fn what_is_admitted_is_shown((life, command, now) in lives_and_commands()) {
        let order = life.known().at(now);
        if let Ok(facts) = admit(&order, command.clone(), now, &life.policy) {
            let after = life.with(facts.clone(), now);
            let order = after.known().at(now);
            for fact in &facts {
                prop_assert!(order.facts.iter().any(|known| known.fact == *fact));
                let shown = shown(&order, fact);
                prop_assert!(shown.is_ok(), "{:?} of {:?}: {:?}", fact, command, order);
            }
            if let Command::ReportDispute { fact, at: None, .. } = &command {
                let is_shown = order.as_known().disputes.iter().any(|one| follows(one, fact));
                prop_assert!(is_shown, "{:?}: {:?}", fact, order.as_known().disputes);
            }
        }
    }

    #[test]
    fn what_is_offered_is_admitted_and_nothing_else(life in lives(), later in pause()) {
        let now = life.next(life.now + later);
        let order = life.known().at(now);
        let offered = actions(&order, now, &life.policy);
        for kind in ActionKind::ALL {
            let command = doing(&order, kind, now, &life.policy);
            let admitted = admit(&order, command, now, &life.policy);
            let is_offered = offered.iter().any(|action| action.kind == kind);
            if kind == ActionKind::RefundReceived && !is_offered {
                continue;
            }
            // One of several is admitted as it is offered, by its lines: unnamed another may be meant.
            let is_of_several = offered.iter().any(|one| one.kind == kind && is_by_lines(one));
            // Submitting unnamed means the prepared step: one must be named of several, and it may be
            // about what is over.
            let open = open_steps(&order, now, &life.policy);
            let is_of_kind = |one: &&Prepared| ActionKind::of(one.step.kind()) == kind;
            let prepared: Vec<&Prepared> = order.prepared.iter().filter(is_of_kind).collect();
            let is_over = |one: &&Prepared| open.iter().all(|(open, _)| open.id != one.id);
            let is_stuck = prepared.len() > 1 || prepared.iter().any(is_over);
            // What of an order of unknown parcels did not come must be named.
            let is_asked = kind == ActionKind::OpenDispute
                && admitted.as_ref().is_err_and(|refusal| !refusal.choices().is_empty());
            let is_right =
                is_of_several || is_stuck || is_offered == (admitted.is_ok() || is_asked);
            prop_assert!(is_right, "{:?}: {:?} {:?}", kind, admitted, order);
        }
        for action in &offered {
            if is_by_lines(action) {
                let names: Vec<String> = action.lines.iter().map(u32::to_string).collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let command = lines(&names, doing(&order, action.kind, now, &life.policy));
                let admitted = admit(&order, command, now, &life.policy);
                prop_assert!(admitted.is_ok(), "{:?}: {:?} {:?}", action, admitted, order);
            }
            prop_assert!(action.until.is_none_or(|until| !until.passed(now)), "{:?}", action);
        }
        for (prepared, _) in open_steps(&order, now, &life.policy) {
            let step = submitting(&order, prepared);
            let command = Command::Step { step, submitted: true, at: None };
            let admitted = admit(&order, command, now, &life.policy);
            prop_assert!(admitted.is_ok(), "{:?}: {:?}", prepared, admitted);
        }
    }

    #[test]
    fn what_is_too_late_stays_so((life, command, now) in lives_and_commands(), later in 0..9_000_000_i64) {
        let known = life.known();
        if let Err(refusal) = admit(&known.at(now), command.clone(), now, &life.policy)
            && is_too_late(&refusal)
        {
            let then = now + TimeDelta::seconds(later);
            let later = admit(&known.at(then), command, then, &life.policy);
            prop_assert!(later.is_err(), "{:?}: {:?}", refusal, later);
        }
    }

    #[test]
    fn at_the_deadline_is_in_time_and_a_second_later_is_not(life in lives(), later in pause()) {
        let known = life.known();
        let now = life.next(life.now + later);
        for action in actions(&known.at(now), now, &life.policy) {
            let Some(until) = action.until else { continue };
            let last = until.due();
            // What is offered because of an assumption ends with it.
            if known.moments().iter().any(|moment| (now..last).contains(moment)) {
                continue;
            }
            let order = known.at(last);
            if is_by_lines(&action) {
                let offers = |now| {
                    let offered = actions(&known.at(now), now, &life.policy);
                    offered.iter().any(|one| one.kind == action.kind && one.lines == action.lines)
                };
                prop_assert!(offers(last), "{:?}: {:?}", action, order);
                let ends = matches!(action.kind, ActionKind::ShipReturn | ActionKind::Appeal);
                prop_assert!(!ends || !offers(last + TimeDelta::seconds(1)), "{:?}", action);
                continue;
            }
            let asked = Asked::now(last, &life.policy);
            prop_assert!(may(&order, action.kind, asked).is_ok(), "{:?}: {:?}", action, order);
            let ends = matches!(action.kind, ActionKind::Extend | ActionKind::OpenDispute | ActionKind::ShipReturn | ActionKind::Appeal | ActionKind::Pay);
            let late = last + TimeDelta::seconds(1);
            let asked = Asked::now(late, &life.policy);
            // Another part of the order may have a later end.
            let ends = ends && order.parts.is_empty();
            prop_assert!(!ends || may(&known.at(late), action.kind, asked).is_err(), "{:?}", action);
        }
    }

    #[test]
    fn no_more_is_owed_than_was_paid_and_what_came_is_held_by_what_is_owed(life in lives(), later in pause()) {
        let now = life.next(life.now + later);
        let order = life.known().at(now);
        let accounts = accounts(&order);
        prop_assert!(accounts.is_empty() || order.is_paid);
        if let Some(paid) = order.purchase().total() {
            let received = minor(order.received().filter(|it| it.currency() == paid.currency()));
            let of_order = |account: &&Account| {
                account.owed.is_some_and(|owed| owed.currency() == paid.currency())
            };
            let of_order: Vec<&Account> = accounts.iter().filter(of_order).collect();
            let owed: i64 = of_order.iter().map(|one| minor(one.owed)).sum();
            let refunded: i64 = of_order.iter().map(|one| minor(one.received)).sum();
            let expected: i64 = of_order.iter().map(|one| minor(one.outstanding())).sum();
            prop_assert!(owed <= paid.minor(), "{:?}", accounts);
            prop_assert_eq!(refunded + expected, owed, "{:?}", accounts);
            // What came for lines of which nothing is owed settles nothing.
            let is_named = order.transfers.iter().any(|transfer| !transfer.lines.is_empty());
            if of_order.len() == accounts.len() && !is_named {
                prop_assert_eq!(refunded, received.min(owed), "{:?}", accounts);
            }
        }
        for account in &accounts {
            prop_assert!(!account.refund.is_assumed || !account.is_overdue(Instant::MAX_UTC));
        }
        let outstanding: i64 = accounts.iter().map(|account| minor(account.outstanding())).sum();
        prop_assert_eq!(minor(refund_owed(&order)), outstanding);
    }

    #[test]
    fn what_was_paid_is_refunded_expected_or_not_refunded_by_line_and_in_sum(life in lives(), later in pause()) {
        let now = life.next(life.now + later);
        let order = life.known().at(now);
        let bill = bill(&order);
        let is_plain = |money: Option<Money>| money.is_none_or(|it| Some(it.code()) == order.purchase().total().map(Money::code));
        let plain_grants = order.refunds.iter().all(|one| match one.amount { Grant::Of(money) => is_plain(Some(money)), Grant::All | Grant::Part => true });
        if let Some(total) = order.purchase().total() {
            let sum = |of: fn(&LineMoney) -> Option<Money>| -> i64 { bill.lines.iter().map(|line| minor(of(line))).sum() };
            for line in &bill.lines {
                prop_assert!(line.paid.is_none() || line.not_refunded.is_some(), "more than was paid: {:?}", line);
            }
            prop_assert_eq!(sum(|line| line.paid), total.minor(), "shares make the payment: {:?}", bill);
            let refunded = sum(|line| Some(line.refunded));
            let came = order.transfers.iter().filter_map(|one| match one.step {
                TransferStep::Received(amount) => Some(amount).filter(|it| it.code() == total.code()),
                TransferStep::Started(_) | TransferStep::Failed => None,
            });
            let received = Money::sum(came);
            let of_grants: i64 = if plain_grants { 0 } else { minor(received) };
            prop_assert!((refunded + minor(bill.surplus) - minor(received)).abs() <= of_grants, "{:?}", bill);
            if plain_grants {
                let expected: i64 = bill.accounts.iter().map(|one| minor(one.outstanding())).sum();
                prop_assert_eq!(sum(|line| line.expected), expected, "{:?}", bill);
            }
        }
        // No line is granted more than it cost, and no claim is above what its lines did.
        for line in order.lines.iter().filter(|line| line.share.is_some_and(|share| share.is_exact())) {
            let owed = bill.accounts.iter().flat_map(|one| &one.lines).filter(|one| one.line == line.number);
            let owed: i64 = owed.map(|one| one.owed.minor()).sum();
            prop_assert!(owed <= minor(line.share.map(|share| share.amount)), "{:?}", bill);
        }
    }

    #[test]
    fn an_outdated_order_claims_nothing_and_keeps_the_buyers_own_last_moments(life in lives(), later in pause()) {
        let known = life.known();
        let now = life.next(life.now + later);
        let order = known.at(now);
        let shown = dues_at(&order, now, &life.policy);
        let own = |order: &Order| -> Vec<_> {
            dues_at(order, now, &life.policy).into_iter().filter(super::super::Due::is_own).collect()
        };
        if order.is_outdated() {
            use crate::domain::order::{Consequence, UsedRemedy};
            let is_used = |due: &super::super::Due| {
                let is_of = |used: &UsedRemedy| {
                    let date = if due.who == Actor::Buyer { used.next } else { used.repaid_by };
                    date == Some(due.deadline)
                };
                order.remedies.iter().any(is_of)
            };
            let claims: Vec<_> = shown
                .iter()
                .filter(|due| !due.is_own() && due.then != Consequence::RefundOverdue)
                .filter(|due| !is_used(due))
                .collect();
            prop_assert!(claims.is_empty(), "{:?}", claims);
            let open = |order: &Order| -> Vec<_> {
                let own = own(order).into_iter().filter(|due| !due.deadline.passed(now));
                own.map(|due| (due.deadline, due.then)).collect()
            };
            prop_assert_eq!(open(&order), open(known.base()));
            prop_assert!(own(&order).iter().all(|due| !due.deadline.passed(now)));
            let assumed = accounts(&order).iter().any(|account| account.refund.is_assumed);
            prop_assert!(!assumed);
        }
        if order.assumed_by().is_some() {
            for due in own(known.base()) {
                let is_same = |other: &super::super::Due| {
                    other.deadline == due.deadline && other.then == due.then
                };
                let is_shown = own(&order).iter().any(is_same);
                prop_assert!(due.deadline.passed(now) || is_shown, "{:?}", due);
            }
        }
    }

    #[test]
    fn what_is_only_prepared_starts_no_clock(
        (life, command, now) in (lives(), pause()).prop_flat_map(|(life, later)| {
            let now = life.next(life.now + later);
            (Just(life), step_command(now), Just(now))
        }),
        later in pause()
    ) {
        let command = super::given::prepare(command);
        let before = life.known();
        if let Ok(facts) = admit(&before.at(now), command, now, &life.policy) {
            let after = life.with(facts, now).known();
            prop_assert_eq!(before.moments(), after.moments());
            for then in [now, now + later] {
                let plain = |known: &Known| {
                    let mut order = known.at(then);
                    without_facts(&mut order);
                    order
                };
                let (before, after) = (plain(&before), plain(&after));
                prop_assert_eq!(&before, &after);
                prop_assert_eq!(dues(&before, &life.policy), dues(&after, &life.policy));
            }
        }
    }

    #[test]
    fn an_older_page_changes_no_stage_that_a_newer_one_states(
        (life, newest, older) in lives().prop_flat_map(|life| {
            let seen = life.next(life.now) + TimeDelta::seconds(1);
            (Just(life), look_at(Source::OrderPage, seen), (1..40 * 86_400_i64).prop_flat_map(move |age| {
                look_at(Source::OrderPage, seen - TimeDelta::seconds(age))
            }))
        })
    ) {
        let look = newest.as_look();
        let states = look.and_then(|look| look.stage).map(|page| page.stage).filter(|stage| *stage != Stage::Unknown);
        if let Some(stage) = states {
            let told = newest.at.last();
            let with = life.with(vec![newest], told);
            let (before, after) = (with.known(), with.with(vec![older], told).known());
            let stands = |known: &Known| {
                let order = known.base();
                // Where it stood before it was frozen or disputed, older pages say.
                let below = !matches!(stage, Stage::Frozen | Stage::InDispute);
                (order.stage(), below.then(|| order.state().underlying().stage()))
            };
            // It may only bring the order nearer to what the newer one states.
            // Whether a page that shows an order completed says that its dispute is over, depends on
            // whether it was completed before.
            let is_of_dispute = stage == Stage::Completed && !before.base().disputes.is_empty();
            // What was told of lines alone is of a finer grain than the page of the order.
            let is_divided = !after.base().parts.is_empty();
            let is_stated = after.base().stage() == stage || is_of_dispute || is_divided;
            prop_assert!(stands(&before) == stands(&after) || is_stated, "{:?} {:?}", stands(&before), stands(&after));
        }
    }

    #[test]
    fn an_order_changes_only_at_its_own_moments(life in lives(), first in 0..20_000_000_i64, second in 0..20_000_000_i64) {
        let known = life.known();
        let start = known.base().as_of.map_or(life.now, |seen| seen.max(life.now));
        let start = life.next(start);
        let (from, to) = (first.min(second), first.max(second));
        let mut times = vec![start + TimeDelta::seconds(from), start + TimeDelta::seconds(to)];
        // The very seconds around each boundary are where a change would hide.
        for moment in boundaries(&known, start, &life.policy) {
            if moment > start && moment < start + TimeDelta::days(400) {
                times.extend([moment, moment + TimeDelta::seconds(1)]);
            }
        }
        times.sort();
        for pair in times.windows(2) {
            let (one, two) = (pair[0], pair[1]);
            let (before, after) = (known.at(one), known.at(two));
            let crossed = known.moments().iter().any(|moment| (one..two).contains(moment));
            prop_assert_eq!(before == after, !crossed, "{} {}", one, two);
            if crossed {
                continue;
            }
            let dates = dues(&before, &life.policy);
            let begins = dates.iter().any(|due| one < due.from && due.from <= two);
            let ends = dates.iter().any(|due| (one..two).contains(&due.until));
            if !begins && !ends {
                prop_assert_eq!(dated(&before, one, &life.policy), dated(&after, two, &life.policy));
            }
            let edges = boundaries(&known, one, &life.policy);
            if edges.range(one..=two).next().is_none() {
                let kinds = |order: &Order, now| -> Vec<_> {
                    actions(order, now, &life.policy).iter().map(|action| action.kind).collect()
                };
                prop_assert_eq!(kinds(&before, one), kinds(&after, two), "{} {}", one, two);
            }
        }
    }

    #[test]
    fn nothing_that_can_be_told_stops_the_program(
        facts in anything(),
        now in prop_oneof![start(), Just(Instant::MIN_UTC), Just(Instant::MAX_UTC)],
        command in start().prop_flat_map(command)
    ) {
        let known = settle(&number(), &facts, &EMBEDDED);
        let order = known.at(now);
        drop((actions(&order, now, &EMBEDDED), dues_at(&order, now, &EMBEDDED)));
        drop((open_steps(&order, now, &EMBEDDED), remedies(&order, &EMBEDDED)));
        drop((accounts(&order), topics(&order, false, now, &EMBEDDED), known.moments()));
        drop(admit(&order, command, now, &EMBEDDED));
    }

    #[test]
    fn a_line_is_in_one_open_dispute_at_most_and_one_request_waits(life in lives(), later in pause()) {
        let now = life.next(life.now + later);
        let order = life.known().at(now);
        let pending = order.cancellations.iter().filter(|one| one.outcome == Outcome::Pending).count();
        prop_assert!(pending <= 1, "{:?}", order.cancellations);
        if order.stage() == Stage::CancellationPending {
            prop_assert_eq!(pending, 1);
        }
        let is_open = order.disputes.iter().any(|dispute| !dispute.phase.is_ended());
        if is_open {
            prop_assert!(matches!(order.stage(), Stage::InDispute | Stage::Frozen), "{:?}", order);
        }
    }

    #[test]
    fn what_was_agreed_is_final((life, command, now) in lives_and_commands()) {
        let order = life.known().at(now);
        let ends = |order: &Order| -> Vec<(FactId, String)> {
            let ended = order.disputes.iter().filter_map(|one| Some((one.id, one.phase.end()?)));
            ended.filter(|(_, end)| end.ending.is_final()).map(|(id, end)| (id, end.ending.id().to_owned())).collect()
        };
        if let Ok(facts) = admit(&order, command, now, &life.policy) {
            let is_appeal = facts.iter().any(|fact| matches!(&fact.what, Statement::Submitted(step) if step.kind() == StepKind::Appeal));
            let after = life.with(facts, now).known().at(now);
            if !is_appeal && order.assumed_by().is_none() {
                for end in ends(&order) {
                    prop_assert!(ends(&after).contains(&end), "{:?}", end);
                }
            }
        }
    }

    #[test]
    fn no_page_takes_away_what_came(life in lives(), page in start().prop_flat_map(look)) {
        let told = life.next(life.now);
        let (before, after) = (life.known(), life.with(vec![page], told).known());
        prop_assume!(before.base().exists());
        prop_assert_eq!(before.base().received(), after.base().received());
        let at = |known: &Known| -> Vec<_> { known.base().transfers.iter().map(|one| one.at).collect() };
        prop_assert_eq!(at(&before), at(&after));
    }

    #[test]
    fn the_buyers_newest_word_is_not_taken_back_by_an_older_page((life, command, now) in lives_and_commands(), age in 1..4_000_000_i64, page in start().prop_flat_map(|now| look_at(Source::OrderPage, now))) {
        let order = life.known().at(now);
        if let Ok(facts) = admit(&order, command, now, &life.policy) {
            let after = life.with(facts.clone(), now);
            let seen = Moment::At(now - TimeDelta::seconds(age));
            let page = Fact { at: seen, ..page };
            let older = after.with(vec![page.clone()], after.next(now));
            let order = older.known().at(now);
            // How far an order came says nothing against that it ended.
            let look = page.as_look();
            let is_ended = look.and_then(|look| look.stage).is_some_and(|page| page.stage.is_ended());
            let speaks = |fact: &&Fact| {
                is_of_ending(&fact.what) || (!is_ended && is_of_stage(&fact.what))
            };
            for fact in facts.iter().filter(speaks) {
                let shown = shown(&order, fact);
                prop_assert!(shown.is_ok(), "{:?}: {:?}", fact, order);
            }
        }
    }
}

/// Words about how far the order is, which a look from before them cannot contradict.
fn is_of_stage(what: &Statement) -> bool {
    matches!(
        what,
        Statement::Paid
            | Statement::Shipped { .. }
            | Statement::Delivered
            | Statement::CancellationRejected(_)
    ) || matches!(what, Statement::Submitted(step) if matches!(**step, Step::Withdraw { .. }))
}

/// The same about how the order ended, or is held.
fn is_of_ending(what: &Statement) -> bool {
    matches!(
        what,
        Statement::PaymentFailed
            | Statement::Closed(_)
            | Statement::CancellationApproved(_)
            | Statement::Frozen
            | Statement::Unfrozen
            | Statement::RefundReceived { .. }
    ) || matches!(what, Statement::Submitted(step) if matches!(**step, Step::Receive))
}

/// Whether a dispute stands where this fact puts it.
fn follows(dispute: &Dispute, fact: &DisputeFact) -> bool {
    match (fact, &dispute.phase) {
        (DisputeFact::SellerRejected, Phase::BuyerAnswers { offer, .. }) => offer.is_none(),
        (DisputeFact::SellerOffered(_), Phase::BuyerAnswers { offer, .. })
        | (DisputeFact::SteppedIn(Some(_)), Phase::BuyerAnswers { offer, .. }) => offer.is_some(),
        (DisputeFact::SteppedIn(None), Phase::SteppedIn { .. })
        | (DisputeFact::MoreEvidenceAsked { .. }, Phase::EvidenceAsked { .. })
        | (DisputeFact::ReturnAgreed { .. }, Phase::ReturnAgreed { .. })
        | (
            DisputeFact::SellerAccepted | DisputeFact::Ruled { .. },
            Phase::ReturnAgreed { .. } | Phase::Ended { .. },
        )
        | (DisputeFact::ReturnReceived, Phase::ReturnReceived { .. } | Phase::Ended { .. }) => true,
        (DisputeFact::ReturnAccepted { .. }, Phase::Ended { ending, .. }) => {
            matches!(ending, Ending::ReturnAccepted | Ending::ReturnAcceptedInPart(_))
        }
        (DisputeFact::ReturnRejected { .. }, Phase::Ended { ending, .. }) => {
            *ending == Ending::ReturnRejected && dispute.grant.is_none()
        }
        (DisputeFact::AnswerUntil(until), Phase::BuyerAnswers { answer_by: by, .. })
        | (
            DisputeFact::DecisionUntil(until),
            Phase::SteppedIn { decide_by: by } | Phase::Appealed { decide_by: by },
        ) => by.due() == until.last(),
        (DisputeFact::EvidenceGiven { files }, _) => {
            files.iter().all(|file| dispute.claim.evidence.contains(file))
        }
        _ => false,
    }
}
