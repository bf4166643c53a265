//! What a message to the seller is about, and which date it names.

use super::error::AppError;
use super::orders::status;
use super::session::Session;
use super::standing::Standing;
use super::tracking::Tracked;
use crate::domain::message::Topic;
use crate::domain::order::{self, deadline_of};
use crate::domain::time::Deadline;
use crate::domain::tracking::Doubt;

/// What a message to the seller is about, with the order that it is about.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The order as it stands.
    pub(crate) standing: Standing,
    /// What about.
    pub(crate) topic: Topic,
    /// What can be written about as the order stands, the most fitting first.
    pub(crate) fitting: Vec<Topic>,
    /// The date that the message names.
    pub(crate) deadline: Option<Deadline>,
    /// What is wrong with the tracking number.
    pub(crate) fault: NumberFault,
}

/// What is wrong with a tracking number, as far as the buyer's record tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct NumberFault {
    /// Its check digit is wrong.
    pub(crate) is_wrong: bool,
    /// Another order has it too.
    pub(crate) is_reused: bool,
}

impl NumberFault {
    fn of(parcels: &[Tracked]) -> Self {
        let has = |told: fn(&Doubt) -> bool| parcels.iter().flat_map(|one| &one.doubts).any(told);
        Self {
            is_wrong: has(|doubt| matches!(doubt, Doubt::WrongCheckDigit { .. })),
            is_reused: has(|doubt| matches!(doubt, Doubt::Reused { .. })),
        }
    }
}

/// Whether a number cannot be this parcel's; one that is only odd can.
pub(super) fn is_doubtful(parcels: &[Tracked]) -> bool {
    parcels.iter().flat_map(|parcel| &parcel.doubts).any(|doubt| match doubt {
        Doubt::WrongCheckDigit { .. } | Doubt::NoSuchCountry | Doubt::Reused { .. } => true,
        Doubt::UnknownShape | Doubt::OtherCountry { .. } => false,
    })
}

impl Draft {
    /// Whether the topic fits the order as it stands.
    pub(crate) fn fits(&self) -> bool {
        self.fitting.contains(&self.topic)
    }
}

/// What to write about the order that these digits name: about this topic, else about the one that
/// fits it most.
pub(crate) fn draft(
    session: &Session,
    digits: &str,
    about: Option<Topic>,
) -> Result<Draft, AppError> {
    let standing = status(session, digits)?;
    Ok(drafted(session, standing, about))
}

fn drafted(session: &Session, standing: Standing, about: Option<Topic>) -> Draft {
    let (order, now, policy) = (&standing.order, session.now, &session.policy);
    let fitting = order::topics(order, is_doubtful(&standing.parcels), now, policy);
    let fault = NumberFault::of(&standing.parcels);
    let topic = about.or(fitting.first().copied()).unwrap_or(Topic::StayInside);
    let deadline = deadline_of(order, topic, now, policy);
    Draft { standing, topic, fitting, deadline, fault }
}
