//! JSON that several outputs share.

use std::fmt::Write as _;

use serde::Serialize;

use super::clean::is_safe;
use super::date::{moment_stamp, stamp};
use crate::domain::deadline::{Deadline, SetBy};
use crate::domain::order::Prepared;

/// The page of an order.
pub(crate) fn order_url(id: &str) -> String {
    format!("https://www.aliexpress.com/p/order/detail.html?orderId={id}")
}

/// Who set a date.
pub(super) fn set_by(set_by: SetBy) -> &'static str {
    match set_by {
        SetBy::Rule => "rule",
        SetBy::Estimate => "estimate",
        SetBy::Page => "page",
        SetBy::Buyer => "buyer",
    }
}

/// A step that is prepared and not submitted.
#[derive(Debug, Serialize)]
pub(super) struct PreparedJson {
    action: &'static str,
    at: String,
    until: Option<String>,
}

impl PreparedJson {
    pub(super) fn of((step, until): &(Prepared, Option<Deadline>)) -> Self {
        Self {
            action: step.step.kind().id(),
            at: moment_stamp(step.at),
            until: until.map(|until| stamp(until.due())),
        }
    }
}

/// A value as JSON, indented for one value, on one line for one of many. What a terminal would
/// obey or a reader could not see is written as `\u….`: the text is the same to a program.
pub(crate) fn json_line(value: &impl Serialize, pretty: bool) -> String {
    let text =
        if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    // Values of text, numbers and lists always have a JSON form.
    let text = text.unwrap_or_default() + "\n";
    if text.chars().all(|character| character == '\n' || is_safe(character)) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '\n' || is_safe(character) {
            escaped.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _infallible = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn json_is_lossless_and_holds_nothing_that_a_terminal_obeys(words in any::<String>()) {
            for pretty in [false, true] {
                let text = json_line(&vec![&words], pretty);
                prop_assert!(text.chars().all(|character| character == '\n' || is_safe(character)));
                prop_assert_eq!(serde_json::from_str::<Vec<String>>(&text).expect("JSON"), vec![words.clone()]);
            }
        }
    }
}
