//! What a request tells about its response: the interface, the tab and the language.

use super::number_text::DecimalSign;
use super::status_text;
use crate::domain::order::Stage;

/// The interfaces that return orders.
const INTERFACES: [&str; 2] =
    ["mtop.aliexpress.trade.buyer.order.list", "mtop.aliexpress.trade.buyer.order.detail"];

/// The common prefix of their names.
pub(super) const API_PREFIX: &str = "mtop.aliexpress.trade.buyer.order.";

/// Languages with a decimal comma; all others count as having a point.
const COMMA: [&str; 9] = ["de", "fr", "es", "pt", "pl", "it", "nl", "ru", "tr"];

/// What a request tells about its response.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RequestHints {
    /// The stage that all orders on the requested tab are in.
    pub(super) stage: Option<Stage>,
    pub(super) language: Option<DecimalSign>,
}

impl RequestHints {
    /// Looks for the tab and the language in the raw text of a request, however it is escaped.
    /// Nothing else of the request is read.
    pub(super) fn read(raw: &str) -> Self {
        let language = word_after(raw, "_lang").map(|language| {
            let short = language.split('_').next().unwrap_or(language);
            let comma = COMMA.contains(&short) && language != "es_MX";
            if comma { DecimalSign::Comma } else { DecimalSign::Point }
        });
        Self { stage: word_after(raw, "statusTab").and_then(status_text::from_tab), language }
    }

    /// These hints, completed by those in another part of the request.
    pub(super) fn or(self, other: Self) -> Self {
        Self { stage: self.stage.or(other.stage), language: self.language.or(other.language) }
    }
}

/// Whether this is the name of an interface that returns orders.
pub(super) fn is_interface(api: &str) -> bool {
    INTERFACES.iter().any(|name| name.eq_ignore_ascii_case(api.trim()))
}

/// Whether an address calls an interface that returns orders. The query does not count: tracking
/// calls name the interface there.
pub(super) fn is_call(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    path.split('/').any(is_interface)
}

/// The word after a key, past quotes, colons, backslashes and percent escapes.
fn word_after<'a>(raw: &'a str, key: &str) -> Option<&'a str> {
    raw.match_indices(key).find_map(|(start, _)| {
        let mut rest = raw.get(start + key.len()..)?;
        if rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_') {
            return None;
        }
        loop {
            rest = if let Some(after) = rest.strip_prefix(['"', '\\', ':', '=', ' ']) {
                after
            } else if let Some(escape) = rest.strip_prefix('%') {
                escape.get(2..)?
            } else {
                break;
            };
        }
        let end = rest.find(|char: char| !char.is_ascii_alphabetic() && char != '_');
        let word = rest.split_at(end.unwrap_or(rest.len())).0;
        (!word.is_empty()).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_known_by_its_path() {
        for url in [
            "https://acs.aliexpress.com/h5/mtop.aliexpress.trade.buyer.order.list/1.0/?jsv=2.5.1",
            "https://acs.aliexpress.us/h5/MTOP.AliExpress.trade.buyer.order.DETAIL/1.0",
        ] {
            assert!(is_call(url), "{url}");
        }
        for url in [
            "https://ae.mmstat.com/x?api=mtop.aliexpress.trade.buyer.order.list",
            "https://acs.aliexpress.com/h5/mtop.aliexpress.trade.buyer.order.count/1.0/",
            "https://acs.aliexpress.com/h5/mtop.aliexpress.trade.buyer.order.listing/1.0/",
            "",
        ] {
            assert!(!is_call(url), "{url}");
        }
    }

    #[test]
    fn the_tab_and_the_language_are_found_in_any_escaping() {
        let both = |stage, language| RequestHints { stage: Some(stage), language: Some(language) };
        for (raw, then) in [
            ("?_lang=pt_BR&statusTab=unpaid", both(Stage::AwaitingPayment, DecimalSign::Comma)),
            (
                r#"{"params":"{\"statusTab\":\"processing\",\"_lang\":\"en_US\"}"}"#,
                both(Stage::AwaitingShipment, DecimalSign::Point),
            ),
            (
                "data=%7B%22statusTab%22%3A%22shipped%22%2C%22_lang%22%3A%22de_DE%22%7D",
                both(Stage::Shipped, DecimalSign::Comma),
            ),
            (
                "data=%7B%5C%22statusTab%5C%22%3A%5C%22shipped%5C%22%2C%5C%22_lang%5C%22%3A%5C%22es_MX%5C%22",
                both(Stage::Shipped, DecimalSign::Point),
            ),
            (
                "x_language=x&_lang=fr_FR&statusTabs=unpaid&statusTab=shipped",
                both(Stage::Shipped, DecimalSign::Comma),
            ),
            ("statusTab=all&x=1", RequestHints::default()),
            ("statusTab%", RequestHints::default()),
            ("", RequestHints::default()),
        ] {
            assert_eq!(RequestHints::read(raw), then, "{raw}");
        }
    }
}
