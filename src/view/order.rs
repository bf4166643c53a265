//! One order: how it stands, what has a date, what can be done; and everything known of it.

use std::fmt::Write as _;

use super::clean::clean;
use super::date::{first_day, last_day, moment, moment_stamp, relative, stamp};
use super::json::{OrderJson, WholeJson, move_command, order_url};
use super::money::money;
use super::page::{Format, Page};
use super::phrase::{
    cause_words, due_words, fault_words, outcome_words, reason_words, stage_words,
};
use super::table::{csv_row, fold, tsv};
use crate::app::{Done, Standing};
use crate::domain::order::{
    Cause, Due, Event, MoveKind, Order, Stage, State, Witness,
};
use crate::domain::policy::Rule;
use crate::domain::time::{Deadline, SetBy};
use crate::store::Told;

/// How an order stands.
pub(crate) fn status(standing: &Standing, page: &Page) -> String {
    match page.format {
        Format::Json => json_line(&OrderJson::of(standing, page.now), true),
        Format::Ndjson => json_line(&OrderJson::of(standing, page.now), false),
        Format::Id => format!("{}\n", standing.order.id()),
        Format::Tsv => fields(standing, &tsv),
        Format::Csv => fields(standing, &csv_row),
        Format::Table | Format::Wide => status_text(standing, page),
    }
}

/// Everything known of an order.
pub(crate) fn show(standing: &Standing, history: &[Told], page: &Page) -> String {
    match page.format {
        Format::Json => json_line(&WholeJson::of(standing, history, page.now), true),
        Format::Ndjson => json_line(&WholeJson::of(standing, history, page.now), false),
        Format::Id => format!("{}\n", standing.order.id()),
        Format::Tsv => whole_fields(standing, history, &tsv),
        Format::Csv => whole_fields(standing, history, &csv_row),
        Format::Table | Format::Wide => show_text(standing, history, page),
    }
}

/// What cancelling did, and what to do next.
pub(crate) fn after_cancel(done: &Done, page: &Page) -> String {
    let standing = &done.standing;
    if !page.is_for_people() {
        return status(standing, page);
    }
    let order = &standing.order;
    let mut text = status_text(standing, page);
    let mut advice = |words: &str| {
        text.push('\n');
        text.push_str(&fold(words, page.width, ""));
    };
    match order.stage() {
        Stage::CancellationPending => {
            advice(
                "This is your record. AliExpress learns of it only from you: press \"Cancel order\" \
                 on the page above and give the same reason there.",
            );
            let seller = order.purchase().seller().and_then(|seller| seller.message_url.as_deref());
            advice(
                "Write to the seller at once that you have asked to cancel and that the goods must \
                 not be shipped: a request does not stop a parcel by itself.",
            );
            if let Some(address) = seller {
                text.push_str(&format!("Messages  {}\n", clean(address)));
            }
        }
        Stage::Closed if done.before.as_ref().map(Order::stage) == Some(Stage::VerifyingPayment) => {
            advice(
                "This is your record. Press \"Cancel order\" on the page above. While the payment is \
                 being checked AliExpress can refuse; then type:",
            );
            text.push_str(&format!("  redress order record {} cancellation-rejected\n", order.id()));
        }
        Stage::Closed => advice(
            "This is your record. Press \"Cancel order\" on the page above; nobody has to agree, \
             and nothing is charged.",
        ),
        Stage::Unknown
        | Stage::AwaitingPayment
        | Stage::VerifyingPayment
        | Stage::AwaitingShipment
        | Stage::PartiallyShipped
        | Stage::Shipped
        | Stage::ShipmentCancelled
        | Stage::Delivered
        | Stage::InDispute
        | Stage::Frozen
        | Stage::Completed => {}
    }
    text
}

fn json_line(value: &impl serde::Serialize, pretty: bool) -> String {
    let text = if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    // Values of text, numbers and lists always have a JSON form.
    text.unwrap_or_default() + "\n"
}

/// Number, store and money of an order in one line.
pub(crate) fn headline(order: &Order) -> String {
    let mut text = order.id().to_string();
    if let Some(seller) = order.purchase().seller() {
        text.push_str(" · ");
        text.push_str(&clean(&seller.name));
    }
    if let Some(total) = order.purchase().total() {
        text.push_str(" · ");
        text.push_str(&money(*total));
    }
    text
}

fn status_text(standing: &Standing, page: &Page) -> String {
    let order = &standing.order;
    let mut text = fold(&headline(order), page.width, "");
    if page.color {
        text = page.subject(text.trim_end()) + "\n";
    }
    for line in order.purchase().lines().into_iter().flatten().take(5) {
        let title = format!("{} ×{}", clean(&line.title), line.quantity);
        text.push_str(&fold(&title, page.width, ""));
    }
    text.push('\n');
    text.push_str(&fold(&sentence(standing, page), page.width, ""));
    if let Some(words) = page_says_otherwise(standing) {
        text.push_str(&fold(&words, page.width, ""));
    }
    text.push_str(&dates(&standing.dues, page));
    let choices = choices(standing);
    if !choices.is_empty() {
        text.push_str("\nYou can\n");
        let widest = choices.iter().map(|(words, _)| words.chars().count()).max().unwrap_or(0);
        for (words, command) in choices {
            if widest + 4 + command.chars().count() <= page.width {
                let _infallible = writeln!(text, "  {words:widest$}  {command}");
            } else {
                let _infallible = writeln!(text, "  {words}\n    {command}");
            }
        }
    }
    let url = order_url(order.id().as_str());
    let _infallible = writeln!(text, "\nPage  {url}");
    text
}

/// How the order stands, in one or two sentences.
fn sentence(standing: &Standing, page: &Page) -> String {
    let order = &standing.order;
    let since = order.since().map(|since| moment(since, page)).unwrap_or_default();
    if let Some(rule) = order.presumed() {
        let said = presumption(order, rule);
        return format!(
            "Presumed {} since {since} ({said}).{}",
            stage_words(order.stage()),
            owed(order)
        );
    }
    let by = |deadline: Deadline| {
        let estimated = if deadline.set_by() == SetBy::Estimate { " (estimated)" } else { "" };
        let due = deadline.due();
        format!("{}, {}{estimated}", last_day(due, page), relative(due, page.now))
    };
    let back = order.purchase().total().map(|total| money(*total));
    let refund = back.map_or_else(String::new, |back| format!(" and refunds {back}"));
    match order.state() {
        State::Unknown => match order.purchase().said() {
            Some(said) => format!(
                "Unknown. The page said \"{}\", which redress does not know; nothing is guessed from it.",
                clean(said)
            ),
            None => "Unknown. No page has told a status yet.".to_owned(),
        },
        State::AwaitingPayment { pay_by } => {
            format!("Awaiting payment. Pay by {}, or it closes by itself; nothing is charged.", by(*pay_by))
        }
        State::VerifyingPayment { verified_by, .. } => {
            format!("Payment being verified until {}. Then the seller must ship.", by(*verified_by))
        }
        State::AwaitingShipment { ship_by } => format!(
            "Awaiting shipment. The seller ships by {}. Otherwise the order closes{refund}.",
            by(*ship_by)
        ),
        State::CancellationPending { answer_by, .. } => format!(
            "Cancellation requested{}. The seller answers by {}. Silence closes the order{refund}.",
            asked_for(order),
            by(*answer_by)
        ),
        State::PartiallyShipped => format!("Partly shipped since {since}."),
        State::Shipped(windows) => format!(
            "Shipped{}. A dispute can be opened from {} until {}.",
            match order.purchase().shipped() {
                Some(shipped) => format!(" on {}", moment(*shipped, page)),
                None => format!(" (the day is not known; seen so on {since})"),
            },
            first_day(windows.dispute_from.from(), page),
            by(windows.dispute_until)
        ),
        State::ShipmentCancelled => {
            format!("Shipment cancelled since {since}. The seller gives a new number or the money back.")
        }
        State::Delivered { complete_by, dispute_until } => format!(
            "Delivered, {since}. It completes by itself on {}. A dispute can be opened until {}.",
            by(*complete_by),
            by(*dispute_until)
        ),
        State::InDispute => format!("In dispute since {since}."),
        State::Frozen { before } => format!(
            "Frozen by AliExpress since {since}; before that {}.",
            stage_words(before.stage())
        ),
        State::Completed { dispute_until } => match dispute_until {
            Some(until) if !until.passed(page.now) => {
                format!("Completed, {since}. A dispute can still be opened until {}.", by(*until))
            }
            Some(until) => format!(
                "Completed, {since}. The time for a dispute ended on {}.",
                last_day(until.due(), page)
            ),
            None => "Completed; no page has told when.".to_owned(),
        },
        State::Closed { cause } => {
            format!("Closed, {since}: {}.{}", cause_words(*cause), owed(order))
        }
    }
}

/// The reason of the last cancellation, for a sentence.
fn asked_for(order: &Order) -> String {
    let reason = order.cancellations().last().and_then(|last| last.reason);
    reason.map(|reason| format!(" ({})", reason_words(reason))).unwrap_or_default()
}

/// Why a stage is presumed.
fn presumption(order: &Order, rule: Rule) -> &'static str {
    match (order.state(), rule) {
        (State::Closed { cause }, _) => cause_words(*cause),
        (_, Rule::PaymentVerification) => "a payment is checked within a day",
        (_, Rule::OrderAutoComplete) => "nobody confirmed or complained",
        (_, Rule::ProtectionLength) => "its protection is over",
        (
            _,
            Rule::UnpaidAutoClose
            | Rule::SellerShipBy
            | Rule::CancelSellerAnswer
            | Rule::DeliveryDeadline
            | Rule::DisputeOpenFrom
            | Rule::DisputeOpenUntil,
        ) => due_words(rule),
    }
}

/// What is owed after the order closed.
fn owed(order: &Order) -> String {
    match (order.refund_owed(), order.stage() == Stage::Closed && order.is_paid()) {
        (Some(owed), _) => format!(" A full refund of {} is due.", money(owed)),
        (None, true) => " A refund is due; the price is not known.".to_owned(),
        (None, false) => String::new(),
    }
}

/// What the newest page said when it does not fit how the order stands.
fn page_says_otherwise(standing: &Standing) -> Option<String> {
    let order = &standing.order;
    let refuted = standing.dues.iter().find(|due| {
        order.known().is_some_and(|known| due.deadline.passed(known))
            && matches!(due.deadline.rule(), Rule::SellerShipBy | Rule::UnpaidAutoClose)
    })?;
    Some(format!(
        "By the rule {} that time is over, but a later page showed the order as it stands here: \
         the page's own countdown decides.",
        refuted.deadline.rule().id()
    ))
}

/// The open dates, a line each: when, how far away, what must happen, and where the date is from.
fn dates(dues: &[Due], page: &Page) -> String {
    if dues.is_empty() {
        return String::new();
    }
    let rows: Vec<[String; 4]> = dues
        .iter()
        .map(|due| {
            let at = due.deadline.due();
            let what = due_words(due.deadline.rule()).to_owned();
            [last_day(at, page), relative(at, page.now), what, basis(due.deadline)]
        })
        .collect();
    let widest = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let (first, second, third) = (widest(0), widest(1), widest(2));
    let room_for_basis = first + second + third + widest(3) + 8 <= page.width;
    let mut text = String::from("\n");
    for (row, due) in rows.iter().zip(dues) {
        let [at, distance, what, basis] = row;
        let urgent = due.deadline.passed(page.now) || is_near(due.deadline, page);
        let mark = if urgent { "!" } else { " " };
        let basis = if room_for_basis { basis.as_str() } else { "" };
        let line = format!("{mark} {at:first$}  {distance:second$}  {what:third$}  {basis}");
        let line = fold(line.trim_end(), page.width, "    ");
        let line = if urgent { page.urgent(line.trim_end()) + "\n" } else { line };
        text.push_str(&line);
    }
    text
}

/// Whether a date is less than two days away.
fn is_near(deadline: Deadline, page: &Page) -> bool {
    (deadline.due() - page.now).num_hours() < 48
}

/// Where a date is from.
fn basis(deadline: Deadline) -> String {
    match deadline.set_by() {
        SetBy::Rule => deadline.rule().id().to_owned(),
        SetBy::Estimate => format!("{}, estimated", deadline.rule().id()),
        SetBy::Page => "printed on the page".to_owned(),
        SetBy::Buyer => "as you recorded".to_owned(),
    }
}

/// What can be done, in words and as a command; what the page must settle comes with it.
pub(super) fn choices(standing: &Standing) -> Vec<(&'static str, String)> {
    let order = &standing.order;
    let id = order.id();
    let record = |fact: &str| format!("redress order record {id} {fact}");
    let mut choices: Vec<(&'static str, String)> = standing
        .moves
        .iter()
        .map(|r#move| {
            let words = match r#move.kind {
                MoveKind::Pay => "you paid",
                MoveKind::Cancel if order.stage() == Stage::AwaitingShipment => "ask to cancel",
                MoveKind::Cancel => "cancel it",
                MoveKind::Withdraw => "take it back",
                MoveKind::Receive => "goods are fine",
            };
            (words, move_command(order, r#move).join(" "))
        })
        .collect();
    match order.state() {
        State::CancellationPending { .. } => {
            choices.push(("seller agreed", record("cancellation-approved")));
            choices.push(("seller refused", record("cancellation-rejected")));
            choices.push(("it was shipped", record("shipped")));
        }
        State::AwaitingShipment { .. } => choices.push(("it was shipped", record("shipped"))),
        State::PartiallyShipped => choices.push(("rest was shipped", record("shipped"))),
        State::Shipped(_) => choices.push(("it arrived", record("delivered"))),
        State::ShipmentCancelled => choices.push(("it was sent again", record("shipped"))),
        State::Closed { cause: Cause::CancellationUnanswered } if order.presumed().is_some() => {
            choices.push(("it did close", record("closed")));
            choices.push(("seller agreed", record("cancellation-approved")));
            choices.push(("seller refused", record("cancellation-rejected")));
        }
        State::Closed { cause: Cause::NotShipped } if order.presumed().is_some() => {
            choices.push(("it did close", record("closed")));
            choices.push(("it was shipped", record("shipped")));
        }
        State::Closed { cause: Cause::Unpaid } if order.presumed().is_some() => {
            choices.push(("it did close", record("closed")));
        }
        State::Frozen { .. } => {
            choices.push(("it goes on", record("unfrozen")));
            choices.push(("it was closed", record("closed --cause security")));
        }
        State::Unknown => {
            choices.push(("payment is good", record("payment-verified")));
            choices.push(("it was shipped", record("shipped")));
            choices.push(("it was closed", record("closed")));
        }
        State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::Delivered { .. }
        | State::InDispute
        | State::Completed { .. }
        | State::Closed { .. } => {}
    }
    choices
}

/// One field a line, for scripts.
fn fields(standing: &Standing, row: &dyn Fn(&[&str]) -> String) -> String {
    let order = &standing.order;
    let purchase = order.purchase();
    let mut text = String::new();
    let mut put = |cells: &[&str]| text.push_str(&row(cells));
    put(&["id", order.id().as_str()]);
    put(&["stage", order.stage().id()]);
    if let Some(since) = order.since() {
        put(&["since", &moment_stamp(since)]);
    }
    if let Some(rule) = order.presumed() {
        put(&["presumed", rule.id()]);
    }
    if let State::Closed { cause } = order.state() {
        put(&["cause", cause.id()]);
    }
    if let Some(said) = purchase.said() {
        put(&["said", &clean(said)]);
    }
    if let Some(seller) = purchase.seller() {
        put(&["seller", &clean(&seller.name)]);
    }
    if let Some(total) = purchase.total() {
        put(&["total", &total.decimal(), total.currency().code()]);
    }
    if let Some(owed) = order.refund_owed() {
        put(&["refund_owed", &owed.decimal(), owed.currency().code()]);
    }
    for due in &standing.dues {
        let (rule, due_at) = (due.deadline.rule().id(), stamp(due.deadline.due()));
        put(&["deadline", rule, due.who.id(), &due_at, due.then.id()]);
    }
    for r#move in &standing.moves {
        put(&["move", r#move.kind.id(), &move_command(order, r#move).join(" ")]);
    }
    put(&["url", &order_url(order.id().as_str())]);
    text
}

fn whole_fields(
    standing: &Standing,
    history: &[Told],
    row: &dyn Fn(&[&str]) -> String,
) -> String {
    let mut text = fields(standing, row);
    let order = &standing.order;
    for line in order.purchase().lines().into_iter().flatten() {
        let price = line.unit_price.map_or_else(String::new, |price| price.decimal());
        let cells = [
            "line",
            line.id.as_deref().unwrap_or(""),
            &clean(&line.title),
            &line.quantity.to_string(),
            &price,
        ];
        text.push_str(&row(&cells));
    }
    for parcel in order.parcels() {
        let carrier = parcel.carrier.as_deref().unwrap_or("");
        text.push_str(&row(&["parcel", &clean(&parcel.number), &clean(carrier)]));
    }
    for asked in order.cancellations() {
        let reason = asked.reason.map_or("", |reason| reason.id());
        let asked_at = moment_stamp(asked.asked);
        text.push_str(&row(&["cancellation", &asked_at, reason, asked.outcome.id()]));
    }
    for (at, note) in order.notes() {
        text.push_str(&row(&["note", &moment_stamp(*at), &clean(note)]));
    }
    for told in history {
        let happened_at = moment_stamp(told.entry.happened.at);
        let words = event_words(&told.entry.happened.event);
        text.push_str(&row(&["event", &happened_at, told.entry.happened.by.id(), &words, &source(told)]));
    }
    text
}

fn show_text(standing: &Standing, history: &[Told], page: &Page) -> String {
    let order = &standing.order;
    let purchase = order.purchase();
    let mut text = status_text(standing, page);
    let mut section = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _infallible = writeln!(text, "\n{}", page.subject(title));
            for line in lines {
                text.push_str(&fold(&format!("  {line}"), page.width, "      "));
            }
        }
    };
    section("Lines", purchase.lines().into_iter().flatten().map(line_text).collect());
    section(
        "Price",
        purchase
            .prices()
            .into_iter()
            .flatten()
            .map(|row| format!("{}  {}", clean(&row.title), clean(&row.value)))
            .collect(),
    );
    section(
        "The page promises",
        purchase
            .promises()
            .into_iter()
            .flatten()
            .map(|row| format!("{}: {}", clean(&row.title), clean(&row.text)))
            .collect(),
    );
    section(
        "Parcels",
        order
            .parcels()
            .iter()
            .map(|parcel| {
                format!("{}  {}", clean(&parcel.number), clean(parcel.carrier.as_deref().unwrap_or("")))
            })
            .collect(),
    );
    section(
        "Cancellations",
        order
            .cancellations()
            .iter()
            .map(|asked| {
                let reason = asked.reason.map_or("seen on the page", reason_words);
                let complaint = if asked.complaint { ", with a complaint" } else { "" };
                let side = asked.reason.map_or("", |reason| fault_words(reason.fault()));
                let side = if side.is_empty() { String::new() } else { format!(" ({side})") };
                let note = asked.note.as_deref().map(|note| format!(" — {}", clean(note)));
                format!(
                    "{}  {reason}{side}{complaint}: {}{}",
                    moment(asked.asked, page),
                    outcome_words(asked.outcome),
                    note.unwrap_or_default()
                )
            })
            .collect(),
    );
    section(
        "Notes",
        order
            .notes()
            .iter()
            .map(|(at, note)| format!("{}  {}", moment(*at, page), clean(note)))
            .collect(),
    );
    section(
        "History",
        history
            .iter()
            .map(|told| {
                format!(
                    "{}  {}  [{}]",
                    moment(told.entry.happened.at, page),
                    event_words(&told.entry.happened.event),
                    source(told)
                )
            })
            .collect(),
    );
    text
}

fn line_text(line: &crate::domain::purchase::Line) -> String {
    let price = line.unit_price.map(|price| format!(" at {}", money(price)));
    let variant = line.variant.as_deref().map(|variant| format!(" ({})", clean(variant)));
    format!(
        "{} ×{}{}{}",
        clean(&line.title),
        line.quantity,
        price.unwrap_or_default(),
        variant.unwrap_or_default()
    )
}

/// Who told an event, and where.
fn source(told: &Told) -> String {
    match (&told.origin, told.entry.happened.witness) {
        (Some(origin), _) => {
            format!("{}, {}, captured {}", clean(&origin.file), clean(&origin.place), stamp(origin.captured))
        }
        (None, Witness::Rule(rule)) => format!("presumed by {}", rule.id()),
        (None, Witness::Buyer | Witness::Page) => "you".to_owned(),
    }
}

/// An event in words.
fn event_words(event: &Event) -> String {
    match event {
        Event::Placed { .. } => "placed".to_owned(),
        Event::Learned(_) => "details read".to_owned(),
        Event::Seen(_) => "seen unchanged".to_owned(),
        Event::Repeated(_) => "details seen unchanged".to_owned(),
        Event::Retold => "the pages told again, oldest first".to_owned(),
        Event::Paid { .. } => "paid".to_owned(),
        Event::PaymentVerified { .. } => "payment verified".to_owned(),
        Event::ShipByMoved { .. } => "time to ship changed".to_owned(),
        Event::CancellationRequested { reason, .. } => match reason {
            Some(reason) => format!("cancellation requested, {}", reason_words(*reason)),
            None => "cancellation requested".to_owned(),
        },
        Event::CancellationWithdrawn => "cancellation request withdrawn".to_owned(),
        Event::CancellationRejected { .. } => "cancellation rejected".to_owned(),
        Event::Cancelled { reason, .. } => format!("cancelled, {}", reason_words(*reason)),
        Event::PartlyShipped => "partly shipped".to_owned(),
        Event::Shipped(_) => "shipped".to_owned(),
        Event::Tracked(parcel) => format!("tracking number {}", clean(&parcel.number)),
        Event::ShipmentCancelled => "shipment cancelled".to_owned(),
        Event::ReturnedToSeller => "returned to the seller".to_owned(),
        Event::ProtectionMoved(_) => "end of protection changed".to_owned(),
        Event::Delivered { .. } => "delivered".to_owned(),
        Event::Disputed => "in dispute".to_owned(),
        Event::Frozen => "frozen".to_owned(),
        Event::Unfrozen => "goes on".to_owned(),
        Event::Completed { .. } => "completed".to_owned(),
        Event::Closed { cause } => format!("closed, {}", cause_words(*cause)),
        Event::Noted { .. } => "note".to_owned(),
    }
}
