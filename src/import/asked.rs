//! What a request tells about its answer: the interface, the tab and the language.

use super::number_text::Sign;
use super::status_text;
use crate::domain::order::Stage;

/// The interfaces that answer with orders.
const INTERFACES: [&str; 2] =
    ["mtop.aliexpress.trade.buyer.order.list", "mtop.aliexpress.trade.buyer.order.detail"];

/// What the names of both interfaces begin with.
pub(super) const FAMILY: &str = "mtop.aliexpress.trade.buyer.order.";

/// Languages that write a decimal comma; all others count as writing a point.
const COMMA: [&str; 9] = ["de", "fr", "es", "pt", "pl", "it", "nl", "ru", "tr"];

/// What a request tells about its answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The stage of all orders on the tab that was asked for.
    pub(super) stage: Option<Stage>,
    /// The decimal sign of the language that was asked for.
    pub(super) language: Option<Sign>,
}

impl Asked {
    /// Looks for the two words in the raw text of a request, however it is escaped. Nothing else
    /// of the request is read.
    pub(super) fn read(raw: &str) -> Self {
        let language = word_after(raw, "_lang").map(|language| {
            let short = language.split('_').next().unwrap_or(language);
            let comma = COMMA.contains(&short) && language != "es_MX";
            if comma { Sign::Comma } else { Sign::Point }
        });
        Self { stage: word_after(raw, "statusTab").and_then(status_text::of_tab), language }
    }

    /// What this tells, completed by what another part of the request tells.
    pub(super) fn or(self, other: Self) -> Self {
        Self { stage: self.stage.or(other.stage), language: self.language.or(other.language) }
    }
}

/// Whether a name is that of an interface with orders.
pub(super) fn is_interface(api: &str) -> bool {
    INTERFACES.iter().any(|name| name.eq_ignore_ascii_case(api.trim()))
}

/// Whether an address calls an interface with orders. Its query does not count: reports about
/// calls name them there.
pub(super) fn is_call(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    path.split('/').any(is_interface)
}

/// The word that stands behind a key, past quotes, colons, backslashes and percent escapes.
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
        let both = |stage, language| Asked { stage: Some(stage), language: Some(language) };
        for (raw, then) in [
            ("?_lang=pt_BR&statusTab=unpaid", both(Stage::AwaitingPayment, Sign::Comma)),
            (
                r#"{"params":"{\"statusTab\":\"processing\",\"_lang\":\"en_US\"}"}"#,
                both(Stage::AwaitingShipment, Sign::Point),
            ),
            (
                "data=%7B%22statusTab%22%3A%22shipped%22%2C%22_lang%22%3A%22de_DE%22%7D",
                both(Stage::Shipped, Sign::Comma),
            ),
            (
                "data=%7B%5C%22statusTab%5C%22%3A%5C%22completed%5C%22%2C%5C%22_lang%5C%22%3A%5C%22es_MX%5C%22",
                both(Stage::Completed, Sign::Point),
            ),
            (
                "x_language=x&_lang=fr_FR&statusTabs=unpaid&statusTab=shipped",
                both(Stage::Shipped, Sign::Comma),
            ),
            ("statusTab=all&x=1", Asked::default()),
            ("statusTab%", Asked::default()),
            ("", Asked::default()),
        ] {
            assert_eq!(Asked::read(raw), then, "{raw}");
        }
    }
}
