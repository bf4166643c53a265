//! The money of the order, and the refunds.

use super::super::clean::clean;
use super::super::language::{fill, named};
use super::super::method::method_in;
use super::items::items;
use super::localizer::{Field, Localizer};
use crate::domain::money::Money;
use crate::domain::order::{Account, Order, RefundCause, refund_to_demand};
use crate::domain::payment::Method;

/// What was paid and how, what came back, and what has not.
pub(super) fn money(order: &Order, localizer: &Localizer) -> Vec<Field> {
    let words = localizer.words();
    let labels = &words.labels;
    let purchase = order.purchase();
    let paid = match (purchase.paid(), order.is_paid) {
        (Some(at), _) => Some(localizer.moment(*at).text),
        (None, true) => Some(labels.yes.clone()),
        (None, false) => None,
    };
    let mut fields: Vec<Field> = Vec::new();
    for (name, part) in [
        (&labels.discount, purchase.discount()),
        (&labels.shipping, purchase.shipping()),
        (&labels.tax, purchase.tax()),
    ] {
        fields.extend(amount(name, part.copied(), localizer));
    }
    fields.extend(amount(&labels.total, purchase.total().copied(), localizer));
    fields.extend(paid.map(|paid| Field::new(&labels.paid, paid)));
    let method = purchase.payment_method();
    fields.extend(method.map(|method| {
        let known = Method::from_id(method).map(|method| method_in(&words.methods, method));
        Field::new(&labels.paid_with, known.unwrap_or_else(|| clean(method)))
    }));
    fields.extend(amount(&labels.received, order.received(), localizer));
    // What is only assumed to be owed, or only estimated, is not asked for.
    let outstanding = refund_to_demand(order.as_known(), &[]);
    fields.extend(amount(&labels.outstanding, outstanding, localizer).map(Field::strong));
    fields
}

/// One refund: for what, how much, when and by which way.
pub(super) fn refund(order: &Order, account: &Account, localizer: &Localizer) -> Vec<Field> {
    let words = localizer.words();
    let labels = &words.labels;
    let cause = match account.refund.cause {
        RefundCause::Closing => labels.for_closing.clone(),
        RefundCause::Dispute(place) => {
            let number = place.saturating_add(1).to_string();
            fill(&words.headings.dispute, &[("number", &number)])
        }
    };
    let mut fields = vec![Field::new(&labels.refund_for, cause)];
    let lines = &account.refund.lines;
    fields.extend((!lines.is_empty()).then(|| Field::new(&labels.lines, items(order, lines))));
    let owed = account.owed.filter(|_| account.is_exact);
    let granted = localizer.moment(account.refund.granted).text;
    if account.refund.is_assumed {
        fields.extend(amount(&labels.expected, owed, localizer));
        fields.push(Field::new(&labels.expected_since, localizer.assumed(&granted)));
    } else {
        fields.extend(amount(&labels.owed, owed, localizer));
        fields.push(Field::new(&labels.granted, granted));
    }
    let ways = account.ways(&order.transfers);
    let ways: Vec<_> = ways.iter().map(|way| method_in(&words.methods, *way)).collect();
    fields.extend((!ways.is_empty()).then(|| Field::new(&labels.way_back, ways.join(", "))));
    fields.push(Field::new(&labels.expected_by, localizer.deadline(account.expected.by)));
    fields.push(Field::new(&labels.state, named(&words.progress, account.progress.id())));
    fields.extend(amount(&labels.received, account.received, localizer));
    let outstanding = account.outstanding();
    let outstanding = outstanding.filter(|_| account.is_exact && !account.refund.is_assumed);
    fields.extend(amount(&labels.outstanding, outstanding, localizer).map(Field::strong));
    fields
}

fn amount(name: &str, amount: Option<Money>, localizer: &Localizer) -> Option<Field> {
    amount.map(|amount| Field::new(name, localizer.money(amount)))
}
