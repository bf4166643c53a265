//! "Your options today": each way to the money, its last moment, what it brings, what it costs.

use super::date::{first_day, last_day, short_first_day, short_last_day};
use super::dispute_phrase::remedy_words;
use super::goods::some_names;
use super::json::{Json, object};
use super::law::basis_of_law;
use super::line::is_long;
use super::money::{basis, money};
use super::page::Page;
use super::phrase::span_words;
use super::table::{columns, fold, padding};
use crate::app::OrderView;
use crate::domain::buyer::Law;
use crate::domain::deadline::{Deadline, SetBy};
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::order::{ActionKind, Remedy, Way, WayOut};
use crate::domain::rule::Rule;

/// The columns that the list takes at most.
const WIDTH: usize = 80;

/// The ways that are open or open later, as a block of the page; empty where there is none.
pub(super) fn options_text(view: &OrderView, page: &Page) -> String {
    let ways = together(view.options(page.now), view);
    if ways.is_empty() {
        return String::new();
    }
    let mut text = "\nYour options today\n".to_owned();
    let rows: Vec<Cells> = ways.iter().map(|told| cells(told, view, page)).collect();
    let widths =
        [0, 1, 2].map(|at| rows.iter().map(|cells| columns(&cells[at])).max().unwrap_or(0));
    let notes: Vec<Vec<String>> = ways.iter().map(|told| notes(&told.way, view)).collect();
    for (place, (cells, notes_of_it)) in rows.iter().zip(&notes).enumerate() {
        text.push_str(&row(cells, widths, page));
        // What is to be known of several in a row is said once.
        let is_said_below = notes.get(place + 1) == Some(notes_of_it);
        for note in notes_of_it.iter().filter(|_| !is_said_below) {
            text.push_str(&page.known(fold(&format!("    {note}"), page.width, "    ").trim_end()));
            text.push('\n');
        }
    }
    let outside = ways.iter().filter(|told| takes_back(&told.way)).count();
    if outside > 1 {
        text.push_str(&fold(
            "Outside AliExpress use one at a time; running two can sink both.",
            page.width,
            "",
        ));
    }
    text
}

/// A way that is told, or the first of several that are told as one.
struct Told {
    way: WayOut,
    is_first: bool,
}

/// The ways as they are told: those of a long order that differ in nothing but their items and dates are
/// one, by the dates of the first.
fn together(ways: Vec<WayOut>, view: &OrderView) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    for way in ways {
        let is_like = |known: &&mut Told| {
            known.way.way == way.way
                && way_words(&known.way, view) == way_words(&way, view)
                && known.way.from.is_some() == way.from.is_some()
        };
        match told.iter_mut().find(is_like).filter(|_| is_long(&view.order)) {
            Some(known) => {
                known.is_first = true;
                known.way.lines.extend(way.lines);
                known.way.back = known.way.back.zip(way.back).and_then(|((one, a), (other, b))| {
                    Some((Money::sum([one, other].into_iter())?, a && b))
                });
            }
            None => told.push(Told { way, is_first: false }),
        }
    }
    told
}

/// What the columns of a way hold: what it is, when, and what comes back.
type Cells = [String; 3];

fn cells(told: &Told, view: &OrderView, page: &Page) -> Cells {
    let Told { way, is_first } = told;
    let first = if *is_first { "first " } else { "" };
    let from = way.from.map(|from| short_first_day(from, page).trim_start().to_owned());
    let until = way.until.map(|until| {
        let is_estimate = until.set_by() == SetBy::Estimate;
        let about = if is_estimate { ", estimated" } else { "" };
        format!("{}{about}", short_last_day(until.due(), page).trim_start())
    });
    let when = match (from, until) {
        (Some(from), Some(until)) => format!("{first}{from} to {until}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) if way.way == Way::Wait => format!("by {until}"),
        (None, Some(until)) => format!("{first}until {until}"),
        (None, None) => before_arrival(way, view).unwrap_or_default(),
    };
    [words_with_items(way, view), when, back_words(way).unwrap_or_default()]
}

/// Until when the contract can be withdrawn from while the goods have not come.
fn before_arrival(way: &WayOut, view: &OrderView) -> Option<String> {
    let law = view.policy().buyer.law().filter(|_| way.way == Way::Remedy(Remedy::Withdrawal));
    let span = law.and_then(Law::withdrawal).map(|rule| span_words(view.span(rule)));
    span.map(|span| format!("until {span} after it came"))
}

/// A way in columns; where they are too wide, in a line that is folded.
fn row(cells: &Cells, widths: [usize; 3], page: &Page) -> String {
    let [words, when, back] = cells;
    let [of_words, of_when, of_back] = widths;
    if of_words + of_when + of_back + 6 <= page.width.min(WIDTH) {
        let gap = |text: &str, width: usize| padding(text, width);
        let row = format!(
            "  {words}{}  {when}{}  {}{back}",
            gap(words, of_words),
            gap(when, of_when),
            gap(back, of_back)
        );
        return format!("{}\n", row.trim_end());
    }
    let parts = [when, back].into_iter().filter(|part| !part.is_empty());
    let rest: String = parts.map(|part| format!(", {part}")).collect();
    fold(&format!("  {words}{rest}"), page.width, "    ")
}

/// What comes back: at most so much where somebody decides about it.
fn back_words(way: &WayOut) -> Option<String> {
    let (back, is_exact) = way.back?;
    let is_decided = match way.way {
        Way::Action(ActionKind::Cancel | ActionKind::Accept) | Way::FreeReturn | Way::Wait => false,
        Way::Remedy(remedy) => remedy != Remedy::Withdrawal,
        Way::Action(_) => true,
    };
    Some(match (is_decided, is_exact) {
        (true, _) => format!("up to {}", money(back)),
        (false, true) => money(back),
        (false, false) => format!("about {}", money(back)),
    })
}

fn words_with_items(way: &WayOut, view: &OrderView) -> String {
    let words = way_words(way, view);
    match &way.lines[..] {
        [] => words.to_owned(),
        lines => format!("{words}: {}", some_names(&view.order, lines)),
    }
}

/// A way in one sentence.
pub(super) fn way_text(way: &WayOut, view: &OrderView, page: &Page) -> String {
    let from = way.from.map(|from| format!(" from {}", first_day(from, page)));
    let until = way.until.map(|until| format!(" until {}", last_day(until.due(), page)));
    let back = back_words(way).map(|back| format!(" ({back})"));
    let when = [from, until, back].into_iter().flatten().collect::<String>();
    format!("{}{when}", words_with_items(way, view))
}

fn way_words(way: &WayOut, view: &OrderView) -> &'static str {
    let has_arrived = || view.order.parts_with(&way.lines).iter().any(|part| part.has_arrived());
    match way.way {
        Way::Action(ActionKind::Cancel) => "ask to cancel before it ships",
        Way::Action(ActionKind::OpenDispute) if has_arrived() => "dispute, if something is wrong",
        Way::Action(ActionKind::OpenDispute) => "dispute, if it doesn't arrive",
        Way::Action(ActionKind::Accept) => "accept the offer, for good",
        Way::Action(ActionKind::Escalate) => "ask AliExpress to step in",
        Way::Action(ActionKind::ShipReturn) => "send the goods back",
        Way::Action(ActionKind::Appeal) => "appeal, once",
        Way::Action(
            ActionKind::Pay
            | ActionKind::Withdraw
            | ActionKind::Receive
            | ActionKind::Refuse
            | ActionKind::Extend
            | ActionKind::Reject
            | ActionKind::CancelDispute
            | ActionKind::RefundReceived,
        ) => "",
        Way::FreeReturn => "free return, for any reason",
        Way::Wait => match way.until.map(Deadline::rule) {
            Some(Rule::CancelSellerAnswer) => "wait: closes without an answer",
            Some(Rule::DisputeSellerAnswer) => "wait: granted without an answer",
            Some(_) | None => "wait: closes if not shipped",
        },
        Way::Remedy(remedy) => remedy_words(remedy),
    }
}

/// What a way costs, what it blocks, and what is lost where it is not taken in time.
fn notes(way: &WayOut, view: &OrderView) -> Vec<String> {
    let span = |rule| span_words(view.span(rule));
    let mut notes = match way.way {
        Way::Action(ActionKind::OpenDispute) if way.until.is_some() => {
            vec!["not opened by then, AliExpress no longer helps".to_owned()]
        }
        Way::Action(ActionKind::Accept) => {
            vec![
                "nothing more can be claimed then; without an answer AliExpress decides".to_owned(),
            ]
        }
        Way::Action(ActionKind::ShipReturn) => {
            vec!["else the dispute closes and the seller keeps the money".to_owned()]
        }
        Way::Action(ActionKind::Appeal) => vec!["else the decision stands".to_owned()],
        Way::FreeReturn => {
            vec!["unused, with the label from the page; free of charge once an order".to_owned()]
        }
        Way::Action(_) | Way::Wait => Vec::new(),
        Way::Remedy(remedy) => vec![match remedy {
            Remedy::CardChargeback => {
                "the order is frozen until the bank has decided; it may ask what AliExpress said"
                    .to_owned()
            }
            Remedy::Paypal => format!(
                "the order is frozen; make it a claim within {}, else it closes for good",
                span(Rule::PaypalEscalate)
            ),
            Remedy::KlarnaReport => format!(
                "in the Klarna app: your payments pause, and after {} Klarna takes it over",
                span(Rule::KlarnaTakeover)
            ),
            Remedy::BillingError => "in writing, for credit cards; the order is frozen".to_owned(),
            Remedy::Section75 => {
                "for credit cards, paid straight to the seller and not through another firm"
                    .to_owned()
            }
            Remedy::Withdrawal => withdrawal_note(view),
            Remedy::Guarantee => {
                "for what was wrong when it came: repair or replacement, else the money".to_owned()
            }
            Remedy::OutOfCourt => bodies(view).to_owned(),
        }],
    };
    if let Way::Remedy(remedy) = way.way {
        notes.extend(basis_of_law(remedy, view));
    }
    notes
}

fn withdrawal_note(view: &OrderView) -> String {
    let law = view.policy().buyer.law();
    let repaid = law.and_then(Law::paid_back_by).map(|rule| span_words(view.span(rule)));
    let repaid = repaid.map(|span| format!("; the trader pays back within {span} of it"));
    let returned = law.and_then(Law::sent_back_by).map(|rule| span_words(view.span(rule)));
    let back = match (view.order.has_arrived(), returned) {
        (false, _) => "tell the seller; what has not come need not be sent back".to_owned(),
        (true, Some(span)) => {
            format!(
                "tell the seller, send it back within {span}, at your cost unless told otherwise"
            )
        }
        (true, None) => "tell the seller, and send it back".to_owned(),
    };
    format!("{back}{}", repaid.unwrap_or_default())
}

/// Who takes a dispute without a court, where the buyer lives.
fn bodies(view: &OrderView) -> &'static str {
    match view.policy().buyer.law() {
        Some(Law::Eu) => {
            "a European Consumer Centre (with a trader in the EU), or a dispute body certified under \
             the Digital Services Act (with AliExpress)"
        }
        Some(Law::Brazil) => "consumidor.gov.br takes complaints about firms that take part in it",
        Some(Law::Us) => "a small claims court takes claims up to the limit of your state",
        Some(Law::Uk | Law::Korea | Law::Other) | None => "",
    }
}

const fn takes_back(way: &WayOut) -> bool {
    match way.way {
        Way::Remedy(remedy) => remedy.takes_the_payment_back(),
        Way::Action(_) | Way::FreeReturn | Way::Wait => false,
    }
}

pub(super) fn options_json(view: &OrderView, now: Instant) -> Json {
    Json::list(view.options(now).iter().map(|way| {
        object! {
            "option": way.way.id(),
            "lines": Json::list(way.lines.iter().copied()),
            "from": way.from,
            "until": way.until,
            "money": way.back.map(|(back, _)| back),
            "money_is": way.back.map(|(_, is_exact)| basis(is_exact)),
        }
    }))
}
