//! What a date of the law rests on.

use super::policy::titled;
use crate::app::{OrderView, cited, rule_entry};
use crate::domain::buyer::Law;
use crate::domain::order::Remedy;
use crate::domain::rule::Rule;

/// What a remedy of the law rests on, and that this is no legal advice; `None` for what no law gives.
pub(super) fn basis_of_law(remedy: Remedy, view: &OrderView) -> Option<String> {
    let rule = match remedy {
        Remedy::Withdrawal => view.policy().buyer.law().and_then(Law::withdrawal)?,
        Remedy::BillingError => Rule::UsFcba,
        Remedy::Section75 => Rule::UkS75,
        Remedy::Guarantee => Rule::EuGuarantee,
        Remedy::CardChargeback | Remedy::Paypal | Remedy::KlarnaReport | Remedy::OutOfCourt => {
            return None;
        }
    };
    let text = rule_entry(rule).and_then(|entry| cited(entry.sources).next());
    Some(match text {
        Some(text) => format!(
            "rests on: {} (redress policy show {}); no legal advice",
            titled(&text),
            rule.id()
        ),
        None => format!(
            "general knowledge, no text was seen (redress policy show {}); no legal advice",
            rule.id()
        ),
    })
}
