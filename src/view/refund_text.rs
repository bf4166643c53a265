//! Refunds in sentences: what is owed or only expected, what arrived, and what to do where it is late.

use super::date::{moment, on_day};
use super::goods::some_names;
use super::line::name;
use super::method::{method_words, overdue_steps};
use super::money::{about_or_exact, money};
use super::page::Page;
use super::transfer_text::how_it_came;
use crate::app::OrderView;
use crate::domain::deadline::SetBy;
use crate::domain::money::Money;
use crate::domain::order::{Account, Order, Progress, RefundCause};
use crate::domain::rule::Rule;

/// A sentence or two for each refund. What was only assumed is not told of an order that may have
/// changed since.
pub(super) fn refund_sentences(view: &OrderView, page: &Page) -> Vec<String> {
    let order = &view.order;
    let told = |account: &&Account| !(order.is_outdated() && account.refund.is_assumed);
    let accounts = view.bill.accounts.iter().filter(told);
    let mut sentences: Vec<String> =
        accounts.map(|account| refund_sentence(account, order, page)).collect();
    sentences.extend(unowed(view));
    sentences.extend(coupons(view));
    sentences
}

/// What arrived without a grant or above one, for which items the buyer said it was, and what of it is
/// more than was paid.
pub(super) fn unowed(view: &OrderView) -> Option<String> {
    let (order, bill) = (&view.order, &view.bill);
    if order.transfers.is_empty() || order.is_part() {
        return None;
    }
    let unowed = bill.unowed?;
    let words = |sum| about_or_exact(sum, bill.is_unowed_exact());
    let parts = bill.lines.iter().filter(|part| part.unowed.minor() > 0).map(|part| {
        let line = part.line.and_then(|number| order.line(number));
        (part.unowed, line.map(name))
    });
    let parts: Vec<(Money, Option<String>)> = parts.collect();
    let (of, cost, split) = match &parts[..] {
        [(_, Some(name))] if order.lines.len() > 1 => {
            (format!(" for {name}"), "it cost", String::new())
        }
        [] | [_] => (String::new(), "was paid", String::new()),
        several => {
            let part = |(sum, name): &(Money, Option<String>)| {
                let name = name.as_deref().unwrap_or("no item in particular");
                format!("{} for {name}", words(*sum))
            };
            let split = several.iter().map(part).collect::<Vec<_>>().join(", ");
            (String::new(), "was paid", format!(": {split}"))
        }
    };
    let is_all = bill.surplus == Some(unowed);
    let above = if is_all { cost } else { "was owed" };
    let rest = bill.surplus.filter(|_| !is_all).map(|surplus| {
        let surplus = about_or_exact(surplus, bill.is_surplus_exact);
        format!("; {surplus} of it is more than {cost}")
    });
    let rest = rest.unwrap_or_default();
    Some(format!("{} more arrived{of} than {above}{split}{rest}.", words(unowed)))
}

/// What becomes of coupons where something of the order was closed: they aren't money.
fn coupons(view: &OrderView) -> Option<String> {
    let order = &view.order;
    let is_closing = |account: &Account| account.refund.cause == RefundCause::Closing;
    let coupons = order.purchase().coupons().filter(|it| it.minor() > 0)?;
    view.bill.accounts.iter().any(is_closing).then(|| {
        format!(
            "The coupons of {} that you used aren't money: one that hasn't expired may come back as \
             a coupon.",
            money(*coupons)
        )
    })
}

fn refund_sentence(account: &Account, order: &Order, page: &Page) -> String {
    let items = if account.refund.lines.is_empty() {
        String::new()
    } else {
        let has_rest = account.refund.with_shipping && rest(account).is_some();
        let shipping = if has_rest { " and shipping" } else { "" };
        format!(" for {}{shipping}", some_names(order, &account.refund.lines))
    };
    let whole = account.owed.map(|owed| about_or_exact(owed, account.is_exact) + &items);
    let came = account.received.filter(|_| account.is_settled());
    let the_refund = match (&whole, came) {
        (Some(whole), _) => format!("The refund of {whole}"),
        (None, Some(came)) => format!("The refund of {}{items}", money(came)),
        (None, None) => format!("The refund{items}"),
    };
    if let Some(failed) = account.failed {
        let open = account.outstanding().filter(|_| account.received.is_some());
        let open = open.map(|open| about_or_exact(open, account.is_exact));
        let what =
            open.map_or(the_refund, |open| format!("The rest of {open} of the refund{items}"));
        return format!(
            "{what} failed on {}. Ask AliExpress support to send it again; they give you the \
             reference that the bank needs to look for it.",
            moment(failed, page)
        );
    }
    let how = how_it_came(account, &order.transfers);
    if account.is_settled() {
        let arrived = account
            .came_by(&order.transfers)
            .last()
            .map(|last| last.at)
            .map(|at| format!(" on {}", moment(at, page)));
        return format!("{the_refund} arrived{}{how}.", arrived.unwrap_or_default());
    }
    let arrived = match (account.received, &whole) {
        (Some(received), Some(whole)) => format!("{} of {whole} arrived{how}. ", money(received)),
        (Some(received), None) => format!("{} arrived{how}. ", money(received)),
        (None, _) => String::new(),
    };
    if account.is_overdue(page.now) {
        let since = on_day(account.expected.by.due(), page);
        let what = if arrived.is_empty() { the_refund } else { "The rest".to_owned() };
        let steps = overdue_steps(account.expected.method);
        return format!("{arrived}{what} has been overdue since {since}. {steps}");
    }
    let when = when(account, page);
    let is_due = if account.refund.is_assumed { "is expected" } else { "is due" };
    match account.progress {
        Progress::Part => {
            let rest = account.outstanding().map(|rest| about_or_exact(rest, account.is_exact));
            let rest = rest.map(|rest| format!(", {rest},"));
            format!("{arrived}The rest{} {is_due} {when}.", rest.unwrap_or_default())
        }
        Progress::Started => format!("{the_refund} is on its way and should arrive {when}."),
        Progress::Expected | Progress::Received | Progress::Failed => {
            let what = match &whole {
                Some(whole) if is_full(account, order) => format!("full refund of {whole}"),
                Some(whole) => format!("refund of {whole}"),
                None => format!("refund{items}"),
            };
            let unknown = if whole.is_none() { "; the amount isn't known" } else { "" };
            let a = if account.refund.is_assumed { "If so, a" } else { "A" };
            format!("{a} {what} {is_due} {when}{unknown}.")
        }
    }
}

/// What of a refund is for no line.
pub(super) fn rest(account: &Account) -> Option<Money> {
    let of_lines: i64 = account.lines.iter().map(|part| part.owed.minor()).sum();
    let owed = account.owed?;
    let rest = owed.minor() - of_lines;
    Money::from_minor(rest, owed.currency()).ok().filter(|rest| rest.minor() > 0)
}

/// Whether it is everything that was paid.
fn is_full(account: &Account, order: &Order) -> bool {
    account.owed.as_ref() == order.purchase().total()
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
    let is_general = way.is_some() && expected.by.rule() == Rule::RefundDefault;
    let general = is_general.then_some("the general window");
    let estimated = (expected.by.set_by() == SetBy::Estimate).then_some("estimated");
    let about: Vec<&str> = way.into_iter().chain(general).chain(estimated).collect();
    if about.is_empty() { window } else { format!("{window} ({})", about.join(", ")) }
}
