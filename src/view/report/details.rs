//! The details of an event: reasons, amounts, dates and numbers, each under its name.

use super::super::clean::clean;
use super::super::language::named;
use super::super::method::method_in;
use super::localizer::{Field, Localizer};
use crate::app::OrderView;
use crate::domain::order::{
    Cause, DisputeFact, DisputeStep, Ending, Parcel, Proposal, Ruling, Statement, Step, StoryEvent,
};
use crate::domain::time::Moment;

/// The details of an event, and what tells it from others of its kind in a few words.
pub(super) fn details(
    event: &StoryEvent,
    view: &OrderView,
    localizer: &Localizer,
) -> (Vec<Field>, Option<String>) {
    let mut details = Details { localizer, view, fields: Vec::new(), brief: None };
    match event {
        StoryEvent::Told(what) => details.of_statement(what),
        StoryEvent::Ended(page) | StoryEvent::Seen(page) => {
            if let Some(cause) = page.cause {
                details.cause(cause);
            }
        }
        StoryEvent::Placed
        | StoryEvent::Paid
        | StoryEvent::Shipped
        | StoryEvent::Assumed { .. } => {}
    }
    (details.fields, details.brief)
}

/// The details as they are gathered.
struct Details<'a> {
    localizer: &'a Localizer,
    view: &'a OrderView,
    fields: Vec<Field>,
    brief: Option<String>,
}

impl Details<'_> {
    fn say(&mut self, name: &str, text: &str) {
        self.fields.push(Field::new(name, text));
    }

    /// A detail that tells the event from others of its kind.
    fn tell(&mut self, name: &str, text: &str) {
        self.brief = Some(text.to_owned());
        self.say(name, text);
    }

    fn quote(&mut self, name: &str, text: Option<&String>) {
        self.fields.extend(text.map(|text| Field::quoted(name, text)));
    }

    fn until(&mut self, name: &str, until: Option<Moment>) {
        if let Some(until) = until {
            let text = self.localizer.moment(until).text;
            self.say(name, &text);
        }
    }

    fn parcel(&mut self, parcel: &Parcel) {
        let labels = &self.localizer.words().labels;
        self.tell(&labels.number, &clean(&parcel.number));
        if let Some(carrier) = &parcel.carrier {
            self.say(&labels.carrier, &clean(carrier));
        }
    }

    fn proposal(&mut self, proposal: &Proposal) {
        let total = self.view.order.purchase().total().copied();
        let text = self.localizer.offer(proposal.amount.or(total), proposal.returns);
        self.tell(&self.localizer.words().labels.offer, &text);
    }

    fn cause(&mut self, cause: Cause) {
        let words = self.localizer.words();
        self.tell(&words.labels.reason, named(&words.causes, cause.id()));
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the name of any other says all of it")]
    fn of_statement(&mut self, what: &Statement) {
        let words = self.localizer.words();
        let labels = &words.labels;
        match what {
            Statement::Submitted(step) => self.of_step(step),
            Statement::ShipBy(until) => self.until(&labels.ship_by, Some(*until)),
            Statement::Tracked(parcel) => self.parcel(parcel),
            Statement::ProtectionUntil(until) | Statement::Promised { until, .. } => {
                self.until(&labels.until, Some(*until));
            }
            Statement::Closed(cause) => self.cause(*cause),
            Statement::Remedy { remedy, step } => {
                let remedy = named(&words.remedies, remedy.id());
                let step = named(&words.remedy_steps, step.id());
                self.tell(&labels.step, &format!("{remedy}: {step}"));
            }
            Statement::Dispute { fact, .. } => self.of_dispute(fact),
            Statement::RefundStarted { method: Some(method) } => {
                self.say(&labels.way_back, &method_in(&words.methods, *method));
            }
            Statement::RefundReceived { amount, arrived, method } => {
                let amount = self.localizer.money(*amount);
                let arrived =
                    arrived.map(|arrived| format!(" ({})", self.localizer.money(arrived)));
                self.tell(&labels.amount, &(amount + &arrived.unwrap_or_default()));
                if let Some(method) = method {
                    self.say(&labels.way_back, &method_in(&words.methods, *method));
                }
            }
            Statement::Said { text, .. } => self.fields.push(Field::quoted("", &first_line(text))),
            Statement::EvidenceAdded(evidence) => self.tell(&labels.file, &clean(&evidence.name)),
            _ => {}
        }
    }

    fn of_step(&mut self, step: &Step) {
        let words = self.localizer.words();
        let labels = &words.labels;
        match step {
            Step::Cancel { reason, note, complaint, .. } => {
                self.tell(&labels.reason, self.localizer.cancel_reason(*reason));
                self.quote(&labels.note, note.as_ref());
                if *complaint {
                    self.say(&labels.complaint, &labels.yes);
                }
            }
            Step::OpenDispute(claim) => {
                self.tell(&labels.reason, self.localizer.dispute_reason(claim.reason));
                self.say(&labels.asked, named(&words.wants, claim.want.id()));
                if let Some(amount) = claim.amount {
                    self.say(&labels.amount, &self.localizer.money(amount));
                }
            }
            Step::InDispute { step: DisputeStep::Counter(amount), .. } => {
                self.tell(&labels.amount, &self.localizer.money(*amount));
            }
            Step::InDispute { step: DisputeStep::ShipReturn(parcel), .. } => self.parcel(parcel),
            Step::Withdraw { .. } | Step::Receive | Step::Extend | Step::InDispute { .. } => {}
        }
    }

    fn of_dispute(&mut self, fact: &DisputeFact) {
        let words = self.localizer.words();
        let labels = &words.labels;
        match fact {
            DisputeFact::SellerOffered(proposal) | DisputeFact::SteppedIn(Some(proposal)) => {
                self.proposal(proposal);
            }
            DisputeFact::EvidenceGiven { files } => {
                let files: Vec<String> = files.iter().map(|file| clean(file)).collect();
                self.tell(&labels.files, &files.join(", "));
            }
            DisputeFact::Ruled { ruling, .. } => {
                let ending = Ending::Ruled(*ruling).id();
                self.tell(&labels.outcome, named(&words.endings, ending));
                if let Ruling::Partial(amount) = ruling {
                    self.say(&labels.amount, &self.localizer.money(*amount));
                }
            }
            DisputeFact::ReturnAgreed { amount, .. } | DisputeFact::ReturnAccepted { amount } => {
                if let Some(amount) = amount {
                    self.tell(&labels.amount, &self.localizer.money(*amount));
                }
            }
            DisputeFact::SellerAccepted
            | DisputeFact::SellerRejected
            | DisputeFact::SteppedIn(None)
            | DisputeFact::MoreEvidenceAsked { .. }
            | DisputeFact::ReturnReceived
            | DisputeFact::ReturnRejected { .. }
            | DisputeFact::AnswerUntil(_)
            | DisputeFact::DecisionUntil(_) => {}
        }
        self.until(&labels.until, fact.until());
    }
}

/// The beginning of what was said; all of it stands among the messages.
fn first_line(text: &str) -> String {
    const MOST: usize = 80;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let is_all = line.chars().count() <= MOST && text.trim().lines().count() <= 1;
    let mut start: String = line.chars().take(MOST).collect();
    if !is_all {
        start.push('…');
    }
    start
}
