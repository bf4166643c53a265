//! JSON read with patience.
//!
//! The same value arrives as a number on one page and as text on another, some keys are missing,
//! and some stand there twice. Whatever has an unexpected kind counts as absent; of two values
//! with one key the later counts. Only damaged JSON is an error.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess,
};
use serde_json::value::RawValue;

/// The most entries that a list inside one order may have.
const MOST: usize = 10_000;

/// The bytes below which an entry of a file cannot hold a response. It keeps a file of a million
/// empty entries from costing more than its own size.
const SHORTEST: usize = 40;

/// The methods of a visitor that take any plain value for an absent one.
macro_rules! otherwise {
    ($absent:expr) => {
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok($absent)
        }

        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok($absent)
        }

        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok($absent)
        }

        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok($absent)
        }

        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            Ok($absent)
        }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok($absent)
        }
    };
}

/// A text, a number or a truth value, as text. A number keeps every digit if it is whole; one with
/// a fraction or an exponent keeps its point, so that nobody takes it for an id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Text<'a>(Option<Cow<'a, str>>);

impl Text<'_> {
    /// The text, unless it is absent or blank.
    pub(super) fn get(&self) -> Option<&str> {
        self.0.as_deref().filter(|text| !text.trim().is_empty())
    }
}

impl<'a> Text<'a> {
    /// The text itself, empty when absent.
    pub(super) fn into_inner(self) -> Cow<'a, str> {
        self.0.unwrap_or_default()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

/// Reads a text.
struct TextVisitor;

impl<'de> de::Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Text(Some(Cow::Borrowed(text))))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Text(Some(Cow::Owned(text.to_owned()))))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Text(Some(Cow::Owned(text))))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Text(Some(Cow::Borrowed(if value { "true" } else { "false" }))))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Text(Some(Cow::Owned(value.to_string()))))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Text(Some(Cow::Owned(value.to_string()))))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Text(Some(Cow::Owned(format!("{value:?}")))))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Text(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        skip_seq(seq).map(|()| Text(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        skip_map(map).map(|()| Text(None))
    }
}

/// A list; anything else counts as an empty one. More entries than an order can have are an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Many<T>(pub(super) Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ManyVisitor(PhantomData))
    }
}

/// Reads a list.
struct ManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> de::Visitor<'de> for ManyVisitor<T> {
    type Value = Many<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(one) = seq.next_element()? {
            if all.len() == MOST {
                return Err(de::Error::custom("the list is longer than an order can be"));
            }
            all.push(one);
        }
        Ok(Many(all))
    }

    otherwise!(Many::default());

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        skip_map(map).map(|()| Many::default())
    }
}

/// The entries of a list that are long enough to say anything, unread, each with its number from
/// 1; anything but a list counts as an empty one.
#[derive(Debug, Default)]
pub(super) struct Slices<'a>(pub(super) Vec<(usize, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Slices<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SlicesVisitor)
    }
}

/// Reads the entries of a list.
struct SlicesVisitor;

impl<'de> de::Visitor<'de> for SlicesVisitor {
    type Value = Slices<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut slices = Vec::new();
        let mut number = 0;
        while let Some(slice) = seq.next_element::<&RawValue>()? {
            number += 1;
            if slice.get().len() >= SHORTEST {
                slices.push((number, slice));
            }
        }
        Ok(Slices(slices))
    }

    otherwise!(Slices::default());

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        skip_map(map).map(|()| Slices::default())
    }
}

/// The place that a key has among the given ones; `None` when it is not one of them.
pub(super) struct OneOf(pub(super) &'static [&'static str]);

impl<'de> DeserializeSeed<'de> for OneOf {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl de::Visitor<'_> for OneOf {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().position(|known| *known == key))
    }
}

/// Reads past the rest of a list.
pub(super) fn skip_seq<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<(), A::Error> {
    while seq.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

/// Reads past the rest of an object.
pub(super) fn skip_map<'de, A: MapAccess<'de>>(mut map: A) -> Result<(), A::Error> {
    while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}

/// Declares a structure that is read from a JSON object by the given keys. What is no object gives
/// the empty structure.
macro_rules! object {
    (
        $(#[$meta:meta])*
        $name:ident<$life:lifetime> {
            $($(#[$field_meta:meta])* $field:ident: $kind:ty = $key:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Default)]
        pub(super) struct $name<$life> {
            $($(#[$field_meta])* pub(super) $field: $kind,)+
        }

        impl<'de: $life, $life> serde::Deserialize<'de> for $name<$life> {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                /// Reads the object.
                struct Reader<$life>(std::marker::PhantomData<&$life ()>);

                impl<'de: $life, $life> serde::de::Visitor<'de> for Reader<$life> {
                    type Value = $name<$life>;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<Self::Value, A::Error> {
                        let mut read = $name::default();
                        let keys = || $crate::import::lenient::OneOf(&[$($key),+]);
                        while let Some(place) = map.next_key_seed(keys())? {
                            let mut places = 0..;
                            $(
                                if place == places.next() {
                                    read.$field = map.next_value()?;
                                    continue;
                                }
                            )+
                            map.next_value::<serde::de::IgnoredAny>()?;
                        }
                        Ok(read)
                    }

                    fn visit_seq<A: serde::de::SeqAccess<'de>>(
                        self,
                        seq: A,
                    ) -> Result<Self::Value, A::Error> {
                        $crate::import::lenient::skip_seq(seq).map(|()| $name::default())
                    }

                    $crate::import::lenient::otherwise!($name::default());
                }

                from.deserialize_any(Reader(std::marker::PhantomData))
            }
        }
    };
}

pub(super) use {object, otherwise};
