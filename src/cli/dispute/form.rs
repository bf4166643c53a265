//! The page's own form, question by question, for what the flags of `dispute open` lack.

use std::path::PathBuf;

use super::{country, files};
use crate::app::{OrderView, Session, dispute_reasons};
use crate::cli::ask::{Asker, asker};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::parse;
use crate::domain::money::Money;
use crate::domain::order::{Claim, DisputeReason, Want, find_line, left_of, unit_share};
use crate::domain::time::Moment;
use crate::view::{self, capitalised, dispute_reason_words};

pub(super) struct Typed {
    pub(super) reason: Option<DisputeReason>,
    pub(super) want: Option<Want>,
    pub(super) amount: Option<Money>,
    pub(super) description: Option<String>,
    pub(super) evidence: Vec<String>,
    pub(super) free_return: bool,
}

impl Typed {
    /// Whether nothing must be asked.
    pub(super) fn is_enough(&self, reason: DisputeReason) -> bool {
        !reason.needs_evidence() || !self.evidence.is_empty()
    }

    /// The claim of a script: nothing is asked, and a reason that must be proven names its flag.
    pub(super) fn claim(self, reason: DisputeReason) -> Result<Claim, Failure> {
        if !self.is_enough(reason) {
            return Err(Failure::needs("--evidence"));
        }
        let fitting = if reason == DisputeReason::ChangeOfMind {
            Want::ReturnAndRefund
        } else {
            Want::Refund
        };
        let want = self.want.unwrap_or(fitting);
        Ok(self.with(reason, want))
    }

    fn with(self, reason: DisputeReason, want: Want) -> Claim {
        let Self { amount, description, evidence, free_return, .. } = self;
        Claim { reason, want, amount, lines: Vec::new(), description, evidence, free_return }
    }
}

/// What a dispute is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) view: &'a OrderView,
    /// The items, as they are named; none for all of the order.
    pub(super) lines: &'a [String],
}

impl About<'_> {
    /// The numbers of the items.
    fn numbers(self) -> Vec<u32> {
        let lines = self.lines.iter().flat_map(|text| find_line(text, &self.view.order.lines));
        let mut numbers: Vec<u32> = lines.map(|line| line.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// What is left of what was paid for them, and whether that is known to the cent.
    fn left(self) -> Option<(Money, bool)> {
        left_of(&self.view.order, &self.numbers())
    }

    /// The most that can be claimed: where what they cost is a guess, what is left of all of the order.
    fn most(self) -> Option<Money> {
        let of_them = self.left().filter(|(_, is_exact)| *is_exact);
        of_them.or_else(|| left_of(&self.view.order, &[])).map(|(left, _)| left)
    }

    /// What one of several alike costs, where that may be what is claimed, and how it is said.
    fn one_of(self) -> Option<(Money, String)> {
        let order = &self.view.order;
        let only = match (&self.numbers()[..], &order.lines[..]) {
            ([number], _) => order.line(*number)?,
            ([], [only]) => only,
            (_, _) => return None,
        };
        let unit = unit_share(order, only.number)?;
        let words = view::about_or_exact(unit, order.is_cost_exact(&[only.number]));
        Some((unit, format!("one of {}: {words}", only.line.quantity)))
    }
}

/// Asks in the order of the page's form: the reason, the evidence, the description, what is wanted,
/// and how much. An order on which nothing can be opened asks nothing.
pub(super) fn ask(
    context: &Context,
    session: &mut Session,
    about: About<'_>,
    typed: Typed,
    files: Vec<PathBuf>,
    at: Option<Moment>,
) -> Result<(Claim, Vec<PathBuf>), Failure> {
    let (view, lines) = (about.view, about.numbers());
    let reasons = dispute_reasons(session, &view.order, &lines, at)
        .map_err(|refusal| Failure::refused(view, refusal))?;
    let asker = asker(context, &["--reason"], false)?;
    asker.say(&format!("Dispute about {}", view::headline_of(&view.order, &lines)))?;
    let reason = if let Some(reason) = typed.reason {
        reason
    } else {
        if let Some(from) = reasons.not_received_from {
            asker.say(&view::not_received_from(from, &context.page))?;
        }
        let items = reason_lines(&reasons.fitting, asker.room());
        *asker.pick("What is wrong?", &reasons.fitting, &items)?
    };
    let (evidence, files) = if typed.evidence.is_empty() {
        files::ask(&asker, reason)?
    } else {
        (typed.evidence, files)
    };
    let description = match typed.description {
        Some(description) => Some(description),
        None => Some(asker.line("What happened, and what do you ask for")?)
            .filter(|text| !text.is_empty()),
    };
    let (want, amount) = match typed.want {
        Some(want) => (want, typed.amount),
        None => ask_want(&asker, about, reason, typed.amount)?,
    };
    // A sixth question at most: who asks for a part has been asked how much.
    if amount.is_none() && session.policy.buyer.country.is_none() {
        country::ask(session, &asker)?;
    }
    Ok((Typed { amount, description, evidence, ..typed }.with(reason, want), files))
}

/// A line for each reason, with the side of the parcel that it lies on, where there is room.
fn reason_lines(reasons: &[DisputeReason], room: usize) -> Vec<String> {
    let words = |reason: &DisputeReason| capitalised(dispute_reason_words(*reason));
    let widest = reasons.iter().map(|reason| words(reason).chars().count()).max().unwrap_or(0);
    let side = |reason: &DisputeReason| {
        if reason.is_of_received() { "received" } else { "not received" }
    };
    reasons
        .iter()
        .map(|reason| {
            if widest + 2 + "not received".len() <= room {
                format!("{:widest$}  {}", words(reason), side(reason))
            } else {
                words(reason)
            }
        })
        .collect()
}

/// What is wanted, and how much where it is not everything.
fn ask_want(
    asker: &Asker,
    about: About<'_>,
    reason: DisputeReason,
    amount: Option<Money>,
) -> Result<(Want, Option<Money>), Failure> {
    if reason == DisputeReason::ChangeOfMind {
        return Ok((Want::ReturnAndRefund, amount));
    }
    if amount.is_some() {
        return Ok((Want::Refund, amount));
    }
    let paid = about.left().map(|(paid, is_exact)| view::about_or_exact(paid, is_exact));
    let paid = paid.map(|paid| format!(" of {paid}")).unwrap_or_default();
    let items = [
        format!("A full refund{paid}"),
        "A part of it, and I keep the goods".to_owned(),
        "Return the goods for a full refund".to_owned(),
    ];
    let items = if reason.is_of_received() { &items[..] } else { &items[..2] };
    match asker.choose("What do you want?", items)? {
        0 => Ok((Want::Refund, None)),
        1 => Ok((Want::Refund, Some(ask_amount(asker, about)?))),
        _return => Ok((Want::ReturnAndRefund, None)),
    }
}

fn ask_amount(asker: &Asker, about: About<'_>) -> Result<Money, Failure> {
    let (most, one) = (about.most(), about.one_of());
    let enter = one.as_ref().map(|(_, words)| format!(" (press Enter for {words})"));
    asker.read(&format!("How much{}", enter.unwrap_or_default()), |text| {
        if text.is_empty() {
            let one = one.as_ref().map(|(unit, _)| *unit);
            let needed = "say how much of it you ask for, such as 5.00";
            return one.ok_or_else(|| Failure::usage("usage.money", needed));
        }
        let with_currency = match most {
            Some(paid) if !text.contains(' ') => format!("{text} {}", paid.code()),
            Some(_) | None => text.to_owned(),
        };
        let amount = parse::money("--amount", &with_currency)?;
        let wrong = if amount.minor() == 0 {
            "the amount is zero"
        } else if most.is_some_and(|paid| paid.currency() != amount.currency()) {
            "that is another currency than you paid"
        } else if most.is_some_and(|paid| amount > paid) {
            "that is more than you paid"
        } else {
            return Ok(amount);
        };
        Err(Failure::usage("usage.money", wrong))
    })
}
