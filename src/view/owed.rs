//! What is owed, what came of it, and what to do where it is late.

use super::date::{moment, on_day};
use super::dispute_phrase::method_words;
use super::money::money;
use super::page::Page;
use crate::app::Standing;
use crate::domain::order::{Account, Order, Progress, Step};
use crate::domain::payment::Method;
use crate::domain::time::{Moment, SetBy};

/// A sentence or two for each refund that is owed, and for the last that came.
pub(super) fn refund_sentences(standing: &Standing, page: &Page) -> Vec<String> {
    let order = &standing.order;
    standing.accounts.iter().map(|account| refund_sentence(account, order, page)).collect()
}

fn refund_sentence(account: &Account, order: &Order, page: &Page) -> String {
    let whole = account.owed.map(money);
    let the_refund = match &whole {
        Some(whole) => format!("The refund of {whole}"),
        None => "The refund".to_owned(),
    };
    if let Some(failed) = account.failed {
        return format!(
            "{the_refund} failed, {}. Ask AliExpress support to send it again; they name the \
             reference that the bank needs to look for it.",
            moment(failed, page)
        );
    }
    if account.is_settled() {
        let came = last_received(order).map(|at| format!(", {}", moment(at, page)));
        return format!("{the_refund} came{}.", came.unwrap_or_default());
    }
    let came = match (account.received, &whole) {
        (Some(received), Some(whole)) => format!("{} of {whole} came. ", money(received)),
        (Some(received), None) => format!("{} came. ", money(received)),
        (None, _) => String::new(),
    };
    if account.is_overdue(page.now) {
        let since = on_day(account.expected.by.due(), page);
        let what = if came.is_empty() { the_refund } else { "The rest".to_owned() };
        return format!(
            "{came}{what} is overdue since {since}. {}",
            ladder(account.expected.method)
        );
    }
    let when = when(account, page);
    match account.progress {
        Progress::Part => format!(
            "{came}The rest{} is due {when}.",
            account.outstanding().map(|rest| format!(", {},", money(rest))).unwrap_or_default()
        ),
        Progress::Started => format!("{the_refund} is on its way and arrives {when}."),
        Progress::Expected | Progress::Received | Progress::Failed => match &whole {
            Some(whole) if is_full(account, order) => {
                format!("A full refund of {whole} is due {when}.")
            }
            Some(whole) => format!("A refund of {whole} is due {when}."),
            None => format!("A refund is due {when}; the price is not known."),
        },
    }
}

/// Whether it is everything that was paid.
fn is_full(account: &Account, order: &Order) -> bool {
    account.owed.as_ref() == order.purchase().total()
}

fn last_received(order: &Order) -> Option<Moment> {
    order.transfers().iter().rev().find_map(|transfer| match transfer.step {
        Step::Received(_) => Some(transfer.at),
        Step::Started(_) | Step::Failed => None,
    })
}

/// Between which days it arrives, by which way, and whether that is only estimated.
fn when(account: &Account, page: &Page) -> String {
    let expected = account.expected;
    let (from, by) = (expected.from, expected.by.due());
    let (first, last) = (on_day(from, page), on_day(by, page));
    let window = if from <= page.now || first == last {
        format!("by {last}")
    } else {
        format!("between {first} and {last}")
    };
    let way = expected.method.map(method_words);
    let estimated = (expected.by.set_by() == SetBy::Estimate).then_some("estimated");
    let about: Vec<&str> = way.into_iter().chain(estimated).collect();
    if about.is_empty() { window } else { format!("{window} ({})", about.join(", ")) }
}

/// Whom to ask for money that is late, one after the other.
fn ladder(method: Option<Method>) -> &'static str {
    match method {
        Some(Method::Balance) => {
            "Look into the AliExpress balance first; then ask AliExpress support."
        }
        Some(
            Method::Card
            | Method::Paypal
            | Method::Alipay
            | Method::Klarna
            | Method::Ideal
            | Method::Sofort
            | Method::Boleto
            | Method::Ewallet
            | Method::BankTransfer
            | Method::WesternUnion
            | Method::Cash
            | Method::Other,
        )
        | None => {
            "Look for it on the statement under the date of the purchase; then ask AliExpress \
             support; then the bank, with the refund's reference."
        }
    }
}
