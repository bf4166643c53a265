//! The money of the order, and the refunds.

use super::super::clean::clean;
use super::super::language::named;
use super::pen::{Field, Pen};
use super::summary::fill;
use crate::domain::money::Money;
use crate::domain::order::{Account, Ground, Order};

/// What was paid and how, what came back, and what has not.
pub(super) fn money(order: &Order, pen: &Pen) -> Vec<Field> {
    let words = pen.words();
    let labels = &words.labels;
    let purchase = order.purchase();
    let paid = match (purchase.paid(), order.is_paid()) {
        (Some(at), _) => Some(pen.moment(*at).text),
        (None, true) => Some(labels.yes.clone()),
        (None, false) => None,
    };
    let mut fields: Vec<Field> = Vec::new();
    fields.extend(amount(&labels.total, purchase.total().copied(), pen));
    fields.extend(paid.map(|paid| Field::new(&labels.paid, paid)));
    let method = purchase.payment_method();
    fields.extend(method.map(|method| {
        let known = words.methods.get(method).cloned();
        Field::new(&labels.paid_with, known.unwrap_or_else(|| clean(method)))
    }));
    fields.extend(amount(&labels.received, order.received(), pen));
    fields.extend(amount(&labels.outstanding, order.refund_owed(), pen).map(Field::strong));
    fields
}

/// One refund: for what, how much, when and by which way.
pub(super) fn refund(account: &Account, pen: &Pen) -> Vec<Field> {
    let words = pen.words();
    let labels = &words.labels;
    let ground = match account.refund.ground {
        Ground::Closing => labels.for_closing.clone(),
        Ground::Dispute(place) => {
            let number = place.saturating_add(1).to_string();
            fill(&words.headings.dispute, &[("number", &number)])
        }
    };
    let mut fields = vec![Field::new(&labels.refund_for, ground)];
    fields.extend(amount(&labels.owed, account.owed, pen));
    fields.push(Field::new(&labels.granted, pen.moment(account.refund.granted).text));
    let method = account.expected.method;
    fields.extend(
        method.map(|method| Field::new(&labels.way_back, named(&words.methods, method.id()))),
    );
    fields.push(Field::new(&labels.expected_by, pen.deadline(account.expected.by)));
    fields.push(Field::new(&labels.state, named(&words.progress, account.progress.id())));
    fields.extend(amount(&labels.received, account.received, pen));
    fields.extend(amount(&labels.outstanding, account.outstanding(), pen).map(Field::strong));
    fields
}

fn amount(name: &str, amount: Option<Money>, pen: &Pen) -> Option<Field> {
    amount.map(|amount| Field::new(name, pen.money(amount)))
}
