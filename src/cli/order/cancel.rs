//! `redress order cancel [ORDER]`: picks the order and the reason where they are not named.

use crate::app::{OrderView, Session, orders_allowing, status};
use crate::cli::ask::{Asker, asker};
use crate::cli::lines::ask as pick_lines;
use crate::cli::order_arg::named_or_picked;
use crate::cli::parse;
use crate::cli::subject_args::LineArgs;
use crate::cli::submit::{
    Submission, SubmitArgs, Submittable, asked_seller, check_allowed, submit,
};
use crate::cli::verb::{Context, Failure, Run};
use crate::cli::words::ids;
use crate::domain::order::{
    ActionKind, Fault, Order, Reason, StepKind, StepRequest, may_complain, named_numbers,
};
use crate::view::{self, fault_words, fitted, headline_of, reason_words};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Cancel {
    /// The order number, or its beginning or end; in a terminal it can be picked
    #[arg(value_name = "ORDER")]
    order: Option<String>,
    /// Why; with --submitted the reason that was prepared, where none is given
    #[arg(long, value_name = "REASON", value_parser = ids(Reason::ALL, Reason::id))]
    reason: Option<Reason>,
    /// What to write to it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Complain about the seller with it; only for a reason that is the seller's fault
    #[arg(long)]
    complain: bool,
    #[command(flatten)]
    lines: LineArgs,
    #[command(flatten)]
    submit: SubmitArgs,
}

impl Run for Cancel {
    const NAME: &str = "cancel";
    const ABOUT: &str =
        "Cancel an unpaid order, or ask the seller to cancel one that has not shipped";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let submission = self.submit.read(context)?;
        let note = parse::given(self.note.as_deref(), |note| parse::text("--note", note))?;
        let lines = self.lines.read()?;
        if self.order.is_none() && self.reason.is_none() && !context.may_ask() {
            return Err(Failure::InputRequired { flags: vec!["--reason"], order: true });
        }
        let mut session = context.open()?;
        let order = named_or_picked(
            context,
            &session,
            self.order.as_deref(),
            "Cancel which order?",
            "No order can be cancelled: none is unpaid or waits for its shipment.",
            |session| orders_allowing(session, ActionKind::Cancel),
        )?;
        let given = Answers { reason: self.reason, note, complaint: self.complain };
        let mut lines = lines;
        let Answers { reason, note, complaint } = if given.reason.is_some() {
            given
        } else {
            let view = status(&session, &order)?;
            if lines.is_empty() && !submission.submitted {
                lines = pick_lines(context, &view, ActionKind::Cancel, "Cancel which items?")?;
            }
            complete(context, &session, (&view, &lines), given, submission)?
        };
        let step = StepRequest::Cancel { reason, note, complaint, lines };
        let what = Submittable::new(step, submission);
        submit(context, &mut session, &order, what).map(drop)
    }
}

/// What to know before a reason is picked.
const TRUE_REASON: &str = "A true reason is best. A cancellation that you start doesn't count against \
the store, whatever the reason; a seller who asks you to change it breaks the rules and can be \
reported.";

/// What the person answers beyond the order.
struct Answers {
    reason: Option<Reason>,
    note: Option<String>,
    complaint: bool,
}

/// The reason and the rest, where no reason is given: what is prepared for one that was submitted
/// now, else what the person answers. An order that cannot be cancelled asks nothing.
fn complete(
    context: &Context,
    session: &Session,
    (view, lines): (&OrderView, &[String]),
    given: Answers,
    submission: Submission,
) -> Result<Answers, Failure> {
    check_allowed(context, session, view, ActionKind::Cancel, submission)?;
    let is_prepared = view.order.prepared_step(StepKind::Cancel).is_some();
    if submission.submitted && is_prepared {
        return Ok(given);
    }
    let lines = named_numbers(&view.order, lines).unwrap_or_default();
    ask(context, session, (&view.order, &lines), given)
}

/// Asks for the reason, a note, and the complaint where it is the seller's fault.
fn ask(
    context: &Context,
    session: &Session,
    (order, lines): (&Order, &[u32]),
    given: Answers,
) -> Result<Answers, Failure> {
    let asker = asker(context, &["--reason"], false)?;
    asker.say(&format!("Cancel {}", headline_of(order, lines)))?;
    let seller = asked_seller(session, order);
    if let Some(before) = seller.as_ref().and_then(view::granted_before) {
        asker.say(&before)?;
    }
    asker.say(TRUE_REASON)?;
    let lines = reason_lines(&Reason::PICKED, asker.room());
    let reason = *asker.pick("Why?", &Reason::PICKED, &lines)?;
    let note = match given.note {
        Some(note) => Some(note),
        None => Some(asker.line("Note (optional)")?).filter(|note| !note.is_empty()),
    };
    let complaint = given.complaint || (may_complain(order, reason) && choose_complaint(&asker)?);
    Ok(Answers { reason: Some(reason), note, complaint })
}

/// The columns of the longer side.
const SIDE: usize = "seller's fault".len();

/// A line for each reason, with the side that it lies on: in a column of its own where there is
/// room for one, else in short after the words, which are cut before the side is.
fn reason_lines(reasons: &[Reason], room: usize) -> Vec<String> {
    let width = |text: &str| text.chars().count();
    let widest = reasons.iter().map(|reason| width(reason_words(*reason))).max().unwrap_or(0);
    let is_aligned = widest + 2 + SIDE <= room;
    reasons
        .iter()
        .map(|reason| {
            let (words, fault) = (reason_words(*reason), reason.fault());
            if is_aligned {
                return format!("{words:widest$}  {}", fault_words(fault)).trim_end().to_owned();
            }
            let side = match fault {
                Fault::Buyer => " · you",
                Fault::Seller => " · seller",
                Fault::Nobody => "",
            };
            format!("{}{side}", fitted(words, room.saturating_sub(width(side))))
        })
        .collect()
}

/// The old form's question.
fn choose_complaint(asker: &Asker) -> Result<bool, Failure> {
    asker.say(
        "This reason is the seller's fault. With a complaint AliExpress looks at the seller too; \
         the seller may agree less easily.",
    )?;
    let items = ["No, only ask the seller", "Yes, complain as well"].map(str::to_owned);
    Ok(asker.choose("Submit a complaint too?", &items)? == 1)
}
