//! What a message to the seller is about, and which date it names.

use super::error::AppError;
use super::order_view::OrderView;
use super::orders::status;
use super::session::Session;
use super::tracked::{Tracked, is_doubtful};
use crate::domain::deadline::Deadline;
use crate::domain::message::Topic;
use crate::domain::order::{self, Matter, deadline_of, matter};
use crate::domain::tracking::Doubt;

/// What a message to the seller is about, with the order that it is about.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) view: OrderView,
    pub(crate) topic: Topic,
    /// The numbers of the lines that the buyer wants it to be about; none where it is not said.
    pub(crate) named: Vec<u32>,
    /// What can be written about for the order, the most fitting first.
    pub(crate) fitting: Vec<Topic>,
    pub(crate) deadline: Option<Deadline>,
    /// What is wrong with the tracking number.
    pub(crate) fault: NumberFault,
}

/// What is wrong with a tracking number, as far as the buyer's record tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct NumberFault {
    pub(crate) is_wrong: bool,
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

impl Draft {
    /// Whether the topic fits the order.
    pub(crate) fn fits(&self) -> bool {
        self.fitting.contains(&self.topic)
    }

    /// What of the order it is about, as it is known.
    pub(crate) fn matter(&self) -> Matter<'_> {
        matter(self.view.order.as_known(), self.topic, &self.named)
    }
}

/// What to write about the order that these digits name: about this topic, else about the one that
/// fits it most; about these lines, else about those that the topic concerns.
pub(crate) fn draft(
    session: &Session,
    digits: &str,
    about: Option<Topic>,
    lines: &[String],
) -> Result<Draft, AppError> {
    let view = status(session, digits)?;
    match order::named_numbers(&view.order, lines) {
        Ok(named) => Ok(drafted(session, view, about, named)),
        Err(refusal) => Err(AppError::Refused { view: Box::new(view), refusal }),
    }
}

fn drafted(session: &Session, view: OrderView, about: Option<Topic>, named: Vec<u32>) -> Draft {
    let (order, now, policy) = (&view.order, session.now, &session.policy);
    let part = if named.is_empty() { order } else { order.part_of(&named, &[]) };
    let fitting = order::topics(part, is_doubtful(&view.parcels), now, policy);
    let fault = NumberFault::of(&view.parcels);
    let topic = about.or(fitting.first().copied()).unwrap_or(Topic::OffPlatform);
    let deadline = deadline_of(order, topic, &matter(order, topic, &named), now, policy);
    Draft { view, topic, named, fitting, deadline, fault }
}
