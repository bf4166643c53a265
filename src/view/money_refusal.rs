//! Why an amount, a refund or a road to the money is refused, with what to do instead.

use serde_json::json;

use super::date::{last_day_there, stamp};
use super::dispute_phrase::road_words;
use super::failure::Problem;
use super::money::money;
use super::page::Page;
use super::refusal::with_choices;
use crate::app::Standing;
use crate::domain::money::Money;
use crate::domain::order::MoneyRefusal;

/// Why an amount or a road does not fit.
pub(super) fn refused(
    standing: &Standing,
    code: &'static str,
    refusal: &MoneyRefusal,
    page: &Page,
) -> Problem {
    let id = standing.order.id();
    let new = |message: String| Problem::new(code, message);
    match refusal {
        MoneyRefusal::NothingOwed => {
            with_choices(new(format!("no refund is owed for order {id}")), standing)
        }
        MoneyRefusal::AmountUnknown => {
            new(format!("nobody has told how much is owed for order {id}"))
                .hint(format!("redress refund record {id} received --amount \"12.50 USD\""))
        }
        MoneyRefusal::OtherCurrency { given, paid } => {
            let mut problem = new(format!(
                "{} is in another currency than order {id}, which was paid in {}",
                money(*given),
                paid.code()
            ));
            problem.data = json!({ "currency": given.code(), "paid_currency": paid.code() });
            problem.hint(format!("give the amount in {}, as AliExpress pays it back", paid.code()))
        }
        MoneyRefusal::AbovePaid { given, paid, counted } => {
            above_paid(standing, code, given, paid, *counted)
        }
        MoneyRefusal::RoadTaken { road } => {
            new(format!("the {} is recorded for order {id} already", road_words(*road)))
                .hint(format!("redress order show {id}"))
        }
        MoneyRefusal::RoadClosed { road, ended } => {
            let mut problem =
                new(format!("it is too late for the {} of order {id}", road_words(*road)))
                    .cause(format!("the time ended on {}", last_day_there(ended.due(), page)));
            problem.data = json!({ "road": road.id(), "ended_at": stamp(ended.due()) });
            problem.hint("if you began it in time, say when: --at TIME")
        }
        MoneyRefusal::RoadDoesNotFit { road } => {
            new(format!("there is no {} for order {id}", road_words(*road)))
                .cause(
                    "it does not fit how the order was paid, where you live, or what an item cost",
                )
                .hint(format!("redress order status {id}"))
                .hint("redress policy show country")
        }
        MoneyRefusal::RoadNotTaken { road } => {
            let first = format!("redress order record {id} outside --road {}", road.id());
            new(format!("no {} is recorded for order {id}", road_words(*road))).hint(first)
        }
    }
}

fn above_paid(
    standing: &Standing,
    code: &'static str,
    given: &Money,
    paid: &Money,
    counted: i64,
) -> Problem {
    let id = standing.order.id();
    let counted = Money::from_minor(counted, paid.currency()).ok().filter(|_| counted > 0);
    let (given_words, on_top) = match counted {
        Some(counted) => (money(*given), format!(" on top of {}", money(counted))),
        None => (money(*given), String::new()),
    };
    let mut problem =
        Problem::new(code, format!("{given_words}{on_top} is more than was paid for order {id}"))
            .cause(format!("paid: {}", money(*paid)));
    if let Some(counted) = counted {
        problem = problem.cause(format!("counted already: {}", money(counted)));
    }
    problem.data = json!({
        "given_minor": given.minor(),
        "paid_minor": paid.minor(),
        "counted_minor": counted.map_or(0, Money::minor),
        "currency": paid.code(),
    });
    problem.hint(format!("redress order show {id}"))
}
