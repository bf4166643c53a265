//! Why an amount, a refund or a remedy is refused, with what to do instead.

use serde_json::json;

use super::alternatives::{hint, with_steps};
use super::command;
use super::date::{last_day, stamp};
use super::dispute_phrase::remedy_words;
use super::failure::Problem;
use super::line::names;
use super::money::money;
use super::page::Page;
use crate::app::OrderView;
use crate::domain::money::Money;
use crate::domain::order::{MoneyRefusal, OpenRemedy, RemedyStep};

/// Why an amount or a remedy does not fit.
pub(super) fn refused(
    view: &OrderView,
    code: &'static str,
    refusal: &MoneyRefusal,
    page: &Page,
) -> Problem {
    let id = view.order.id();
    let new = |message: String| Problem::new(code, message);
    match refusal {
        MoneyRefusal::NothingOwed => {
            let problem = with_steps(new(format!("no refund is owed for order {id}")), view);
            let received = command::record_refund(id, "received").with(&["--amount", "MONEY"]);
            hint(problem, "if money came all the same", &received)
        }
        MoneyRefusal::AmountUnknown { lines } => {
            let received = command::record_refund(id, "received").about(lines);
            hint(
                new(format!("it isn't known how much is owed for order {id}")),
                "say how much",
                &received.with(&["--amount", "MONEY"]),
            )
        }
        MoneyRefusal::OtherCurrency { given, paid } => {
            let (given_words, code) = (money(*given), paid.code());
            new(format!(
                "{given_words} is in another currency than order {id}, which was paid in {code}"
            ))
            .data(json!({ "currency": given.code(), "paid_currency": code }))
            .hint(format!("give the amount in {code}, as AliExpress refunds it"))
        }
        MoneyRefusal::SameCurrency { given } => {
            let (words, code) = (money(*given), given.code());
            let amount = format!("\"{} {code}\"", given.decimal());
            let received = command::record_refund(id, "received").with(&["--amount"]).and(amount);
            let problem = new(format!("{words} is in the currency that order {id} was paid in"))
                .cause("--as is for what arrived in another currency")
                .data(json!({ "currency": code }));
            hint(problem, "say how much arrived", &received)
        }
        MoneyRefusal::AbovePaid { given, left, lines } => {
            above_paid(view, code, given, left, lines)
        }
        MoneyRefusal::RemedyUsed { remedy } => {
            let problem =
                new(format!("{} is recorded for order {id} already", remedy_words(*remedy)));
            hint(problem, "what is recorded", &command::show(id))
        }
        MoneyRefusal::RemedyTooLate { remedy, ended } => {
            new(format!("it's too late: {}, order {id}", remedy_words(*remedy)))
                .cause(format!("the time ended on {}", last_day(ended.due(), page)))
                .data(json!({ "remedy": remedy.id(), "ended_at": stamp(ended.due()) }))
                .hint("if you began it in time, say when: --at TIME")
        }
        MoneyRefusal::RemedyDoesNotFit { remedy } => {
            let problem = new(format!("order {id} has no {}", remedy_words(*remedy)))
                .cause(
                    "it doesn't fit how the order was paid, where you live, or what an item cost",
                )
                .data(json!({ "remedy": remedy.id() }));
            hint(problem, "what it has", &command::status(id))
                .hint("your country and payment method: redress config list")
        }
        MoneyRefusal::RemedyNotUsed { remedy } => {
            let first = command::record_remedy(id, *remedy, RemedyStep::Opened);
            let problem = new(format!("{} isn't recorded for order {id}", remedy_words(*remedy)));
            let is_open = |open: &OpenRemedy| open.remedy == *remedy && !open.is_over(page.now);
            if view.remedies.iter().any(is_open) {
                hint(problem, "record that you began it", &first)
            } else {
                hint(problem, "what it has", &command::status(id))
            }
        }
    }
}

fn above_paid(
    view: &OrderView,
    code: &'static str,
    given: &Money,
    left: &Money,
    lines: &[u32],
) -> Problem {
    let id = view.order.id();
    let of = if lines.is_empty() {
        format!("order {id}")
    } else {
        format!("{} of order {id}", names(&view.order, lines))
    };
    let message = format!("{} is more than is left of what was paid for {of}", money(*given));
    let paid = if lines.is_empty() {
        view.order.purchase().total().copied()
    } else {
        view.order.cost_of(lines)
    };
    let problem = Problem::new(code, message)
        .causes(paid.map(|paid| format!("paid: {}", money(paid))))
        .causes(
            (paid != Some(*left))
                .then(|| format!("left after what is granted already: {}", money(*left))),
        )
        .data(json!({
            "given_minor": given.minor(),
            "left_minor": left.minor(),
            "lines": lines,
        }));
    hint(problem, "what is known of it", &command::show(id))
}
