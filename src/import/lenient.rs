//! Tolerant JSON deserialisation.
//!
//! The same value arrives as a number on one page and as text on another, some keys are missing,
//! and some appear twice; of two values with one key the later counts. A value of an unexpected
//! type doesn't stop the reading: it is treated as absent and found by [`Fit::misfits`]. Only
//! damaged JSON is an error.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess,
};
use serde_json::value::RawValue;

/// The maximum length of a list inside one order.
const MAX_LIST: usize = 10_000;

/// The minimum size of a file's entry that can hold a response, in bytes. It keeps a file of a
/// million empty entries from costing more than its own size.
const MIN_ENTRY: usize = 40;

/// A value that knows whether it had the expected JSON type.
pub(super) trait Fit {
    /// Adds the path of every value inside that had an unexpected type, such as
    /// `orderLines.2.quantity`; entries of a list are counted from 1.
    fn misfits(&self, _found: &mut Vec<String>) {}
}

impl Fit for Option<&RawValue> {}

/// Adds the misfits of a value that is found under `name`.
pub(super) fn misfits_under(name: &dyn fmt::Display, value: &impl Fit, found: &mut Vec<String>) {
    let known = found.len();
    value.misfits(found);
    for path in found.iter_mut().skip(known) {
        *path = if path.is_empty() { name.to_string() } else { format!("{name}.{path}") };
    }
}

/// A value that is read from a list or from an object, and is a misfit where anything else stands.
pub(super) trait Lenient<'de>: Default {
    /// The value of what has another type; `null` gives the default.
    fn misfit() -> Self {
        Self::default()
    }

    fn from_list<A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Self::misfit())
    }

    fn from_object<A: MapAccess<'de>>(mut object: A) -> Result<Self, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Self::misfit())
    }

    /// Reads the value, whatever its type.
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyType(PhantomData))
    }
}

/// Reads a [`Lenient`].
struct AnyType<T>(PhantomData<T>);

impl<'de, T: Lenient<'de>> de::Visitor<'de> for AnyType<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<T, A::Error> {
        T::from_list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<T, A::Error> {
        T::from_object(object)
    }

    fn visit_unit<E>(self) -> Result<T, E> {
        Ok(T::default())
    }

    fn visit_bool<E>(self, _: bool) -> Result<T, E> {
        Ok(T::misfit())
    }

    fn visit_u64<E>(self, _: u64) -> Result<T, E> {
        Ok(T::misfit())
    }

    fn visit_i64<E>(self, _: i64) -> Result<T, E> {
        Ok(T::misfit())
    }

    fn visit_f64<E>(self, _: f64) -> Result<T, E> {
        Ok(T::misfit())
    }

    fn visit_str<E>(self, _: &str) -> Result<T, E> {
        Ok(T::misfit())
    }
}

/// A JSON string, number or boolean, as text. A number keeps all its digits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Text<'a> {
    /// Missing or `null`.
    #[default]
    Absent,
    Given(Cow<'a, str>),
    Misfit,
}

impl Text<'_> {
    /// The text, unless it is blank, absent or no text at all.
    pub(super) fn get(&self) -> Option<&str> {
        match self {
            Self::Given(text) => Some(text.as_ref()).filter(|text| !text.trim_start().is_empty()),
            Self::Absent | Self::Misfit => None,
        }
    }

    /// Whether a list or an object was found instead of a text.
    pub(super) fn is_misfit(&self) -> bool {
        *self == Self::Misfit
    }
}

impl Fit for Text<'_> {
    fn misfits(&self, found: &mut Vec<String>) {
        if self.is_misfit() {
            found.push(String::new());
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = <&RawValue>::deserialize(deserializer)?.get();
        Ok(match json.as_bytes().first() {
            Some(b'"') => Self::Given(unquoted(json)),
            Some(b'[' | b'{') => Self::Misfit,
            _ if json == "null" => Self::Absent,
            _ => Self::Given(Cow::Borrowed(json)),
        })
    }
}

/// The text of a JSON string. Half of a surrogate pair, as of an emoji that was cut in two, becomes
/// the replacement character.
fn unquoted(json: &str) -> Cow<'_, str> {
    if let Some(plain) = json.get(1..json.len() - 1).filter(|inside| !inside.contains('\\')) {
        return Cow::Borrowed(plain);
    }
    let read = |json: &str| serde_json::from_str::<String>(json);
    Cow::Owned(read(json).or_else(|_| read(&without_lone_surrogates(json))).unwrap_or_default())
}

/// JSON with every escape of a lone surrogate replaced.
fn without_lone_surrogates(json: &str) -> String {
    let unit = |escape: &str| u16::from_str_radix(escape.strip_prefix("\\u")?.get(..4)?, 16).ok();
    let mut whole = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, escape)) = rest.find('\\').and_then(|at| rest.split_at_checked(at)) {
        whole.push_str(before);
        let low = escape.get(6..).and_then(unit);
        let (length, is_lone) = match unit(escape) {
            Some(0xD800..=0xDBFF) if matches!(low, Some(0xDC00..=0xDFFF)) => (12, false),
            Some(0xD800..=0xDFFF) => (6, true),
            Some(_) | None => (2, false),
        };
        let (escape, after) = escape.split_at_checked(length).unwrap_or((escape, ""));
        whole.push_str(if is_lone { "\\ufffd" } else { escape });
        rest = after;
    }
    whole + rest
}

/// A list; anything else counts as an empty one. More entries than an order can have are an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Many<T> {
    pub(super) items: Vec<T>,
    /// Whether something else than a list was found.
    misfit: bool,
}

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self { items: Vec::new(), misfit: false }
    }
}

impl<T: Fit> Fit for Many<T> {
    fn misfits(&self, found: &mut Vec<String>) {
        if self.misfit {
            found.push(String::new());
        }
        for (item, number) in self.items.iter().zip(1..) {
            misfits_under(&number, item, found);
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer)
    }
}

impl<'de, T: Deserialize<'de>> Lenient<'de> for Many<T> {
    fn misfit() -> Self {
        Self { items: Vec::new(), misfit: true }
    }

    fn from_list<A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            if items.len() == MAX_LIST {
                return Err(de::Error::custom("the list is longer than an order can be"));
            }
            items.push(item);
        }
        Ok(Self { items, misfit: false })
    }
}

/// The entries of a list that are long enough to hold a response, unparsed, each with its number
/// from 1; anything but a list counts as an empty one.
#[derive(Debug, Default)]
pub(super) struct RawEntries<'a>(pub(super) Vec<(usize, &'a RawValue)>);

impl Fit for RawEntries<'_> {}

impl<'de: 'a, 'a> Deserialize<'de> for RawEntries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer)
    }
}

impl<'de: 'a, 'a> Lenient<'de> for RawEntries<'a> {
    fn from_list<A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        let mut entries = Vec::new();
        let mut number = 0;
        while let Some(entry) = list.next_element::<&RawValue>()? {
            number += 1;
            if entry.get().len() >= MIN_ENTRY {
                entries.push((number, entry));
            }
        }
        Ok(Self(entries))
    }
}

/// The index of a key among the given ones; `None` for any other key.
pub(super) struct KeyIndex(pub(super) &'static [&'static str]);

impl<'de> DeserializeSeed<'de> for KeyIndex {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl de::Visitor<'_> for KeyIndex {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().position(|known| *known == key))
    }
}

/// Declares structs that are read from the given keys of a JSON object. Anything but an object
/// gives the empty struct.
macro_rules! object {
    ($(
        $(#[$meta:meta])*
        $name:ident<$life:lifetime> {
            $($(#[$field_meta:meta])* $field:ident: $kind:ty = $key:literal,)+
        }
    )+) => {$(
        $(#[$meta])*
        #[derive(Debug, Default)]
        pub(super) struct $name<$life> {
            $($(#[$field_meta])* pub(super) $field: $kind,)+
            /// Whether something else than an object was found.
            misfit: bool,
        }

        impl $crate::import::lenient::Fit for $name<'_> {
            fn misfits(&self, found: &mut Vec<String>) {
                if self.misfit {
                    found.push(String::new());
                }
                $($crate::import::lenient::misfits_under(&$key, &self.$field, found);)+
            }
        }

        impl<'de: $life, $life> serde::Deserialize<'de> for $name<$life> {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::import::lenient::Lenient::read(from)
            }
        }

        impl<'de: $life, $life> $crate::import::lenient::Lenient<'de> for $name<$life> {
            fn misfit() -> Self {
                Self { misfit: true, ..Self::default() }
            }

            fn from_object<A: serde::de::MapAccess<'de>>(
                mut object: A,
            ) -> Result<Self, A::Error> {
                let mut read = Self::default();
                let keys = || $crate::import::lenient::KeyIndex(&[$($key),+]);
                while let Some(place) = object.next_key_seed(keys())? {
                    let mut places = 0..;
                    $(
                        if place == places.next() {
                            read.$field = object.next_value()?;
                            continue;
                        }
                    )+
                    object.next_value::<serde::de::IgnoredAny>()?;
                }
                Ok(read)
            }
        }
    )+};
}

pub(super) use object;
