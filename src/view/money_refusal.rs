//! Why an amount, a refund or a remedy is refused, with what to do instead.

use serde_json::json;

use super::alternatives::{hint, with_steps};
use super::command;
use super::date::{last_day_there, stamp};
use super::dispute_phrase::remedy_words;
use super::failure::Problem;
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
            with_steps(new(format!("no refund is owed for order {id}")), view)
        }
        MoneyRefusal::AmountUnknown => {
            let received = command::record_refund(id, "received").with(&["--amount", "MONEY"]);
            hint(
                new(format!("it isn't known how much is owed for order {id}")),
                "say how much",
                &received,
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
        MoneyRefusal::AbovePaid { given, paid, counted } => {
            above_paid(view, code, given, paid, *counted)
        }
        MoneyRefusal::RemedyUsed { remedy } => {
            let problem =
                new(format!("{} is recorded for order {id} already", remedy_words(*remedy)));
            hint(problem, "what is recorded", &command::show(id))
        }
        MoneyRefusal::RemedyTooLate { remedy, ended } => {
            new(format!("it's too late: {}, order {id}", remedy_words(*remedy)))
                .cause(format!("the time ended on {}", last_day_there(ended.due(), page)))
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
            let is_open = |open: &OpenRemedy| open.remedy == *remedy && !open.by.passed(page.now);
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
    paid: &Money,
    counted: i64,
) -> Problem {
    let id = view.order.id();
    let counted = Money::from_minor(counted, paid.currency()).ok().filter(|_| counted > 0);
    let given_words = money(*given);
    let on_top = counted.map(|counted| format!(" on top of {}", money(counted)));
    let on_top = on_top.unwrap_or_default();
    let message = format!("{given_words}{on_top} is more than was paid for order {id}");
    let problem = Problem::new(code, message)
        .cause(format!("paid: {}", money(*paid)))
        .causes(counted.map(|counted| format!("counted already: {}", money(counted))))
        .data(json!({
            "given_minor": given.minor(),
            "paid_minor": paid.minor(),
            "counted_minor": counted.map_or(0, Money::minor),
            "currency": paid.code(),
        }));
    hint(problem, "what is counted", &command::show(id))
}
