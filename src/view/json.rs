//! The JSON contract: values whose names are written once, beside them and in the order in which
//! they are printed.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::{Serialize, Serializer};
use serde_json::Number;

use super::clean::is_safe;
use super::date::{moment_stamp, stamp};
use crate::domain::buyer::Country;
use crate::domain::deadline::Deadline;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::order::Prepared;
use crate::domain::time::Moment;

/// A value of the contract: a date is RFC 3339, an amount `{amount, currency, minor}`, what nobody
/// knows `null`.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'static, str>),
    List(Vec<Self>),
    /// Its names keep their order.
    Object(Vec<(&'static str, Self)>),
}

/// An object of the contract, each name beside its value.
macro_rules! object {
    ($($name:literal: $value:expr),+ $(,)?) => {
        $crate::view::json::Json::Object(vec![$(($name, $crate::view::json::Json::from($value))),+])
    };
}

pub(super) use object;

impl Json {
    pub(super) fn list<T: Into<Self>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    /// The value of a name; `None` where there is none, or it is `null`.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        let found = members.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        found.filter(|value| **value != Self::Null)
    }

    /// The values of a list, to be changed; of a name that has no list, none.
    pub(super) fn list_mut(&mut self, name: &str) -> &mut [Self] {
        match self.member(name) {
            Some(Self::List(items)) => items,
            Some(_) | None => &mut [],
        }
    }

    fn member(&mut self, name: &str) -> Option<&mut Self> {
        let Self::Object(members) = self else { return None };
        members.iter_mut().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The text of a name as another.
    pub(super) fn change(&mut self, name: &str, change: impl Fn(&str) -> String) {
        if let Some(Self::Text(text)) = self.member(name) {
            *text = change(text).into();
        }
    }

    /// The object with another value of this name: in its place, or at the end.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Self>) -> Self {
        let value = value.into();
        if let Some(known) = self.member(name) {
            *known = value;
        } else if let Self::Object(members) = &mut self {
            members.push((name, value));
        }
        self
    }

    /// The object with the members of another behind its own.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Object(own), Self::Object(more)) => {
                Self::Object(own.into_iter().chain(more).collect())
            }
            (own, _) => own,
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Bool(value) => value.serialize(serializer),
            Self::Number(value) => value.serialize(serializer),
            Self::Text(value) => value.serialize(serializer),
            Self::List(items) => items.serialize(serializer),
            Self::Object(members) => {
                serializer.collect_map(members.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

/// How values of a type are written.
macro_rules! written {
    ($($kind:ty: $value:ident => $json:expr,)+) => {
        $(impl From<$kind> for Json {
            fn from($value: $kind) -> Self {
                $json
            }
        })+
    };
}

written! {
    bool: value => Self::Bool(value),
    u32: value => Self::Number(value.into()),
    u64: value => Self::Number(value.into()),
    usize: value => Self::Number(value.into()),
    char: value => Self::Text(value.to_string().into()),
    &'static str: value => Self::Text(value.into()),
    &String: value => Self::Text(value.clone().into()),
    String: value => Self::Text(value.into()),
    Cow<'_, str>: value => Self::Text(value.into_owned().into()),
    &OrderId: value => Self::Text(value.to_string().into()),
    &Country: value => Self::Text(value.code().to_owned().into()),
    Instant: value => Self::Text(stamp(value).into()),
    Moment: value => Self::Text(moment_stamp(value).into()),
    &Moment: value => Self::from(*value),
    Deadline: value => Self::from(value.due()),
    &Money: value => Self::from(*value),
    Money: value => object! {
        "amount": value.decimal(),
        "currency": value.code().to_owned(),
        "minor": Self::Number(value.minor().into()),
    },
}

impl<T: Into<Self>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Json {
    fn from(items: Vec<T>) -> Self {
        Self::list(items)
    }
}

/// A text; `None` where it is empty, for nobody said.
pub(super) fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The page of an order.
pub(crate) fn order_url(id: &str) -> String {
    format!("https://www.aliexpress.com/p/order/detail.html?orderId={id}")
}

/// A step that is prepared and not submitted.
pub(super) fn prepared_json((step, until): &(Prepared, Option<Deadline>)) -> Json {
    object! {
        "action": step.step.kind().id(),
        "at": step.at,
        "until": *until,
        "lines": Json::list(step.lines.iter().copied()),
        "parcel": step.parcel.clone(),
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
