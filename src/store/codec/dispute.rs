//! Disputes as rows.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::NotAnEvent;
use super::ParcelRow;
use super::dates::Date;
use super::facts::MoneyRow;
use super::refund::OwedRow;
use super::text::{Unknown, actor, unknown};
use crate::domain::order::{
    Claim, DisputeEvent, DisputeReason, Ending, Offer, Parcel, Ruling, Want,
};

#[derive(Serialize, Deserialize)]
pub(super) struct ClaimRow<'a> {
    reason: Cow<'a, str>,
    want: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    amount: Option<MoneyRow>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    free_return: bool,
}

impl<'a> ClaimRow<'a> {
    pub(super) fn of(claim: &'a Claim) -> Self {
        let Claim { reason, want, amount, lines, description, evidence, free_return } = claim;
        Self {
            reason: Cow::Borrowed(reason.id()),
            want: Cow::Borrowed(want.id()),
            amount: amount.map(MoneyRow::of),
            lines: lines.clone(),
            description: description.as_deref().map(Cow::Borrowed),
            evidence: evidence.clone(),
            free_return: *free_return,
        }
    }

    pub(super) fn claim(self) -> Result<Claim, Unknown> {
        Ok(Claim {
            reason: DisputeReason::from_id(&self.reason)
                .ok_or_else(|| unknown("the dispute reason", &self.reason))?,
            want: Want::from_id(&self.want).ok_or_else(|| unknown("the wish", &self.want))?,
            amount: self.amount.map(|row| row.money()).transpose()?,
            lines: self.lines,
            description: self.description.map(Cow::into_owned),
            evidence: self.evidence,
            free_return: self.free_return,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct Opening<'a> {
    #[serde(borrow)]
    pub(super) claim: ClaimRow<'a>,
    pub(super) answer_by: Date<'a>,
    pub(super) step_in_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct OfferRow<'a> {
    by: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    amount: Option<MoneyRow>,
    returns: bool,
}

#[derive(Serialize, Deserialize)]
struct Proposal<'a> {
    place: u32,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    offer: Option<OfferRow<'a>>,
    answer_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct Decline<'a> {
    place: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    counter: Option<MoneyRow>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    decide_by: Option<Date<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Decision<'a> {
    place: u32,
    #[serde(borrow)]
    decide_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct Question<'a> {
    place: u32,
    #[serde(borrow)]
    evidence_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct Evidence<'a> {
    place: u32,
    files: Vec<String>,
    #[serde(borrow)]
    decide_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct Return<'a> {
    place: u32,
    #[serde(borrow)]
    ship_by: Date<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    amount: Option<MoneyRow>,
}

#[derive(Serialize, Deserialize)]
struct Sending<'a> {
    place: u32,
    #[serde(borrow)]
    parcel: ParcelRow<'a>,
}

#[derive(Serialize, Deserialize)]
struct End<'a> {
    place: u32,
    ending: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part: Option<MoneyRow>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    refund: Option<OwedRow<'a>>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    appeal_by: Option<Date<'a>>,
}

/// The kind and the body of what happened to the dispute at this place.
pub(super) fn encode(
    place: u32,
    event: &DisputeEvent,
) -> (&'static str, Result<String, serde_json::Error>) {
    match event {
        DisputeEvent::Proposed { offer, answer_by } => {
            let offer = offer.map(|offer| OfferRow {
                by: Cow::Borrowed(offer.by.id()),
                amount: offer.amount.map(MoneyRow::of),
                returns: offer.returns,
            });
            let row = Proposal { place, offer, answer_by: Date::of(*answer_by) };
            ("dispute-proposed", serde_json::to_string(&row))
        }
        DisputeEvent::Declined { counter, decide_by } => {
            let row = Decline {
                place,
                counter: counter.map(MoneyRow::of),
                decide_by: decide_by.map(Date::of),
            };
            ("dispute-declined", serde_json::to_string(&row))
        }
        DisputeEvent::SteppedIn { decide_by } => {
            let row = Decision { place, decide_by: Date::of(*decide_by) };
            ("dispute-stepped-in", serde_json::to_string(&row))
        }
        DisputeEvent::Appealed { decide_by } => {
            let row = Decision { place, decide_by: Date::of(*decide_by) };
            ("dispute-appealed", serde_json::to_string(&row))
        }
        DisputeEvent::EvidenceAsked { evidence_by } => {
            let row = Question { place, evidence_by: Date::of(*evidence_by) };
            ("dispute-evidence-asked", serde_json::to_string(&row))
        }
        DisputeEvent::EvidenceGiven { files, decide_by } => {
            let row = Evidence { place, files: files.clone(), decide_by: Date::of(*decide_by) };
            ("dispute-evidence-given", serde_json::to_string(&row))
        }
        DisputeEvent::ReturnAgreed { ship_by, amount } => {
            let amount = amount.map(MoneyRow::of);
            let row = Return { place, ship_by: Date::of(*ship_by), amount };
            ("dispute-return-agreed", serde_json::to_string(&row))
        }
        DisputeEvent::ReturnSent { parcel } => {
            let row = Sending { place, parcel: ParcelRow::of(parcel) };
            ("dispute-return-sent", serde_json::to_string(&row))
        }
        DisputeEvent::Ended { ending, refund, appeal_by } => {
            let part = if let Ending::Ruled(Ruling::Partial(part)) = ending {
                Some(MoneyRow::of(*part))
            } else {
                None
            };
            let row = End {
                place,
                ending: Cow::Borrowed(ending.id()),
                part,
                refund: refund.map(OwedRow::of),
                appeal_by: appeal_by.map(Date::of),
            };
            ("dispute-ended", serde_json::to_string(&row))
        }
    }
}

/// What happened to which dispute; `None` when the kind is not one of a dispute.
pub(super) fn decode(kind: &str, body: &str) -> Result<Option<(u32, DisputeEvent)>, NotAnEvent> {
    let decision = || -> Result<Decision<'_>, NotAnEvent> { Ok(serde_json::from_str(body)?) };
    Ok(Some(match kind {
        "dispute-proposed" => {
            let row: Proposal<'_> = serde_json::from_str(body)?;
            let offer = row.offer.map(offer).transpose()?;
            (row.place, DisputeEvent::Proposed { offer, answer_by: row.answer_by.deadline()? })
        }
        "dispute-declined" => {
            let row: Decline<'_> = serde_json::from_str(body)?;
            let counter = row.counter.map(|row| row.money()).transpose()?;
            let decide_by = row.decide_by.map(|date| date.deadline()).transpose()?;
            (row.place, DisputeEvent::Declined { counter, decide_by })
        }
        "dispute-stepped-in" => {
            let row = decision()?;
            (row.place, DisputeEvent::SteppedIn { decide_by: row.decide_by.deadline()? })
        }
        "dispute-appealed" => {
            let row = decision()?;
            (row.place, DisputeEvent::Appealed { decide_by: row.decide_by.deadline()? })
        }
        "dispute-evidence-asked" => {
            let row: Question<'_> = serde_json::from_str(body)?;
            (row.place, DisputeEvent::EvidenceAsked { evidence_by: row.evidence_by.deadline()? })
        }
        "dispute-evidence-given" => {
            let row: Evidence<'_> = serde_json::from_str(body)?;
            let decide_by = row.decide_by.deadline()?;
            (row.place, DisputeEvent::EvidenceGiven { files: row.files, decide_by })
        }
        "dispute-return-agreed" => {
            let row: Return<'_> = serde_json::from_str(body)?;
            let amount = row.amount.map(|row| row.money()).transpose()?;
            (row.place, DisputeEvent::ReturnAgreed { ship_by: row.ship_by.deadline()?, amount })
        }
        "dispute-return-sent" => {
            let row: Sending<'_> = serde_json::from_str(body)?;
            (row.place, DisputeEvent::ReturnSent { parcel: Parcel::from(row.parcel) })
        }
        "dispute-ended" => {
            let row: End<'_> = serde_json::from_str(body)?;
            let ending = ending(&row)?;
            let refund = row.refund.map(|row| row.owed()).transpose()?;
            let appeal_by = row.appeal_by.map(|date| date.deadline()).transpose()?;
            (row.place, DisputeEvent::Ended { ending, refund, appeal_by })
        }
        _not_of_a_dispute => return Ok(None),
    }))
}

fn offer(row: OfferRow<'_>) -> Result<Offer, Unknown> {
    let amount = row.amount.map(|row| row.money()).transpose()?;
    Ok(Offer { by: actor(&row.by)?, amount, returns: row.returns })
}

fn ending(row: &End<'_>) -> Result<Ending, Unknown> {
    Ok(match (&*row.ending, &row.part) {
        ("agreed", _) => Ending::Agreed,
        ("unanswered", _) => Ending::Unanswered,
        ("ruled-full", _) => Ending::Ruled(Ruling::Full),
        ("ruled-partial", Some(part)) => Ending::Ruled(Ruling::Partial(part.money()?)),
        ("ruled-none", _) => Ending::Ruled(Ruling::None),
        ("cancelled", _) => Ending::Cancelled,
        ("return-received", _) => Ending::ReturnReceived,
        ("return-missed", _) => Ending::ReturnMissed,
        ("evidence-missed", _) => Ending::EvidenceMissed,
        (other, _) => return Err(unknown("the end of the dispute", other)),
    })
}
