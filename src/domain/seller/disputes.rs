//! How the disputes with a seller went: by what they brought of what was asked for.

use crate::domain::order::{Dispute, Ending, Order, RefundCause, Ruling, Stage};

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

    pub(super) fn count_all(&mut self, order: &Order) {
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
            Ending::Superseded => &mut self.overtaken,
            Ending::Agreed | Ending::ReturnReceived => match share(dispute, place, order) {
                Share::All => &mut self.won,
                Share::Part => &mut self.in_part,
                Share::Nothing => &mut self.lost,
            },
        }
    }

    pub(super) fn absorb(&mut self, other: &Self) {
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
    let ground = RefundCause::Dispute(place);
    let Some(refund) = order.refunds().iter().find(|refund| refund.cause == ground) else {
        return Share::Nothing;
    };
    let all = order.purchase().total().copied();
    match (refund.amount.or(all), dispute.claim.amount.or(all)) {
        (Some(got), _) if got.minor() == 0 => Share::Nothing,
        (Some(got), Some(asked)) if got.minor() < asked.minor() => Share::Part,
        (Some(_) | None, _) => Share::All,
    }
}
