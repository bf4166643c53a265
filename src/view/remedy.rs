//! Remedies outside AliExpress in sentences: those that are used, and those that are left.

use super::command;
use super::date::{last_day, moment};
use super::dispute_phrase::remedy_words;
use super::method::{method_words, paid_by};
use super::page::Page;
use super::phrase::due_words;
use super::window::dispute_ended;
use crate::app::{OrderView, Setting};
use crate::domain::instant::Instant;
use crate::domain::order::UsedRemedy;
use crate::domain::payment::{Method, Recourse};

/// What a buyer risks with the remedies in use.
pub(crate) fn remedy_warnings(view: &OrderView) -> Vec<&'static str> {
    let order = &view.order;
    let used: Vec<_> = order.remedies.iter().filter(|used| !used.is_ended).collect();
    let mut warnings = Vec::new();
    if used.iter().any(|used| used.remedy.takes_the_payment_back()) {
        warnings.push(
            "AliExpress freezes an order whose payment is taken back: until the bank has decided, \
             nothing moves there.",
        );
    }
    if used.len() > 1 || (order.has_open_dispute() && !used.is_empty()) {
        warnings.push(
            "Running two claims for the same money can sink both: each side can refuse because of \
             the other.",
        );
    }
    warnings
}

/// Whether the remedies that are not in use are told: of an order that may have changed or has ended
/// only where money is known to be owed or AliExpress no longer helps.
pub(super) fn are_told(view: &OrderView, now: Instant) -> bool {
    let order = &view.order;
    let goes_on = !order.is_outdated() && !order.stage().is_ended();
    goes_on || view.needs_remedies || is_window_over(view, now)
}

fn is_window_over(view: &OrderView, now: Instant) -> bool {
    dispute_ended(view, now).is_some() && !view.order.is_outdated()
}

/// The remedies in use, with what they risk; else, where AliExpress no longer helps, what is not known of
/// those that are left, or that none is.
pub(super) fn remedy_sentences(view: &OrderView, page: &Page) -> Vec<String> {
    let used: Vec<&UsedRemedy> = view.order.remedies.iter().filter(|used| !used.is_ended).collect();
    if !used.is_empty() {
        let each = used.iter().map(|used| used_sentence(used, page));
        let warnings = remedy_warnings(view).into_iter().map(str::to_owned);
        return vec![each.chain(warnings).collect::<Vec<_>>().join(" ")];
    }
    if !view.needs_remedies && !is_window_over(view, page.now) {
        return Vec::new();
    }
    let is_none_left = view.needs_remedies
        && !view.remedies.is_empty()
        && view.remedies.iter().all(|open| open.is_over(page.now));
    let none = "Outside AliExpress nothing is left: those deadlines have passed too.";
    is_none_left.then(|| none.to_owned()).into_iter().chain(of_method(view)).collect()
}

/// What the means of payment gives besides the remedies with a last day; where nobody told it, how to
/// tell it.
fn of_method(view: &OrderView) -> Option<String> {
    if !view.order.is_paid {
        return None;
    }
    if let Some(method) = paid_by(view) {
        return method_remedy(method);
    }
    let order = command::correct_method(view.order.id()).unbroken();
    let all = command::set_config(Setting::PaymentMethod.id(), "METHOD").unbroken();
    Some(format!(
        "Whether a bank or payment service can take the payment back depends on how you paid, which \
         isn't known. Tell it: {order}, or for all your orders: {all}"
    ))
}

/// Whom to ask where the remedy of a method has no last day of its own, or that it has none.
pub(super) fn method_remedy(method: Method) -> Option<String> {
    let name = method_words(method);
    Some(match method.recourse() {
        // They are remedies of their own.
        Some(Recourse::Chargeback | Recourse::PaypalDispute | Recourse::KlarnaReport) => {
            return None;
        }
        Some(Recourse::CardBehind) => format!(
            "You paid with {name}: the card behind it decides. Ask its issuer about a chargeback."
        ),
        None if method == Method::Other => {
            "No remedy is known for the way you paid: only AliExpress and the law can help."
                .to_owned()
        }
        None => format!(
            "No remedy of its own is known for {name}: only AliExpress and the law can help."
        ),
    })
}

fn used_sentence(used: &UsedRemedy, page: &Page) -> String {
    let next = used.next.map(|next| {
        let by = if next.passed(page.now) { "was due by" } else { "by" };
        format!("; {} ({by} {})", due_words(next.rule()), last_day(next.due(), page))
    });
    let repaid = used.repaid_by.map(|by| {
        let by = last_day(by.due(), page);
        format!("; the trader must have paid back by {by}, or may wait for goods that were sent")
    });
    format!(
        "Outside AliExpress: {}, last step {}{}{}.",
        remedy_words(used.remedy),
        moment(used.at, page),
        next.unwrap_or_default(),
        repaid.unwrap_or_default()
    )
}
