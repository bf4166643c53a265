//! What has a shape on the disk, and how structs and enums get theirs.
//!
//! The shapes are a contract with every file ever written: keys and ids here never change their
//! meaning, whatever becomes of the names in the domain.

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value on the disk that cannot be understood: damaged, or written by a newer program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} `{found}` is not known")]
pub(in crate::store) struct Unknown {
    what: &'static str,
    found: String,
}

impl Unknown {
    /// A text that is none of what it should be.
    pub(in crate::store) fn new(what: &'static str, found: impl Into<String>) -> Self {
        Self { what, found: found.into() }
    }
}

/// A value that has a shape on the disk.
pub(super) trait Coded: Sized {
    /// The shape, borrowed from the value when it is written.
    type Shape<'a>: Serialize + DeserializeOwned
    where
        Self: 'a;

    /// The shape of the value.
    fn shape(&self) -> Self::Shape<'_>;

    fn value(shape: Self::Shape<'_>) -> Result<Self, Unknown>;
}

/// Gives a struct the shape of an object: fields that are always there, then fields that may be
/// absent, then lists that are absent where they are empty.
macro_rules! record {
    ($kind:ident { $($field:ident: $type:ty),* $(; $($maybe:ident: $maybe_type:ty),* $(; $($list:ident: $item:ty),*)?)? }) => {
        const _: () = {
            #[derive(serde::Serialize, serde::Deserialize)]
            #[serde(deny_unknown_fields)]
            pub(super) struct Shape<'a> {
                $($field: <$type as Coded>::Shape<'a>,)*
                $(
                    $(
                        #[serde(default, skip_serializing_if = "Option::is_none")]
                        $maybe: Option<<$maybe_type as Coded>::Shape<'a>>,
                    )*
                    $($(
                        #[serde(default, skip_serializing_if = "Vec::is_empty")]
                        $list: Vec<<$item as Coded>::Shape<'a>>,
                    )*)?
                )?
            }

            impl Coded for $kind {
                type Shape<'a> = Shape<'a>;

                fn shape(&self) -> Shape<'_> {
                    let Self { $($field,)* $($($maybe,)* $($($list,)*)?)? } = self;
                    Shape {
                        $($field: $field.shape(),)*
                        $(
                            $($maybe: $maybe.as_ref().map(Coded::shape),)*
                            $($($list: $list.shape(),)*)?
                        )?
                    }
                }

                fn value(shape: Shape<'_>) -> Result<Self, Unknown> {
                    Ok(Self {
                        $($field: Coded::value(shape.$field)?,)*
                        $(
                            $($maybe: shape.$maybe.map(Coded::value).transpose()?,)*
                            $($($list: Coded::value(shape.$list)?,)*)?
                        )?
                    })
                }
            }
        };
    };
}

/// Gives an enum with data a shape with the id of its variant: the id alone, the id with one value,
/// or the id with an object.
macro_rules! cases {
    ($kind:ident {
        $(alone { $($unit:ident = $unit_id:literal,)+ })?
        $(with_value { $($one:ident = $one_id:literal: $one_type:ty,)+ })?
        $(with_fields { $(
            $many:ident = $many_id:literal { $($field:ident: $type:ty),* $(; $($maybe:ident: $maybe_type:ty),*)? },
        )+ })?
    }) => {
        const _: () = {
            #[derive(serde::Serialize, serde::Deserialize)]
            #[serde(deny_unknown_fields)]
            pub(super) enum Shape<'a> {
                $($(#[serde(rename = $unit_id)] $unit,)+)?
                $($(#[serde(rename = $one_id)] $one(<$one_type as Coded>::Shape<'a>),)+)?
                $($(
                    #[serde(rename = $many_id)]
                    $many {
                        $($field: <$type as Coded>::Shape<'a>,)*
                        $($(
                            #[serde(default, skip_serializing_if = "Option::is_none")]
                            $maybe: Option<<$maybe_type as Coded>::Shape<'a>>,
                        )*)?
                    },
                )+)?
            }

            impl Coded for $kind {
                type Shape<'a> = Shape<'a>;

                fn shape(&self) -> Shape<'_> {
                    match self {
                        $($(Self::$unit => Shape::$unit,)+)?
                        $($(Self::$one(value) => Shape::$one(value.shape()),)+)?
                        $($(Self::$many { $($field,)* $($($maybe,)*)? } => Shape::$many {
                            $($field: $field.shape(),)*
                            $($($maybe: $maybe.as_ref().map(Coded::shape),)*)?
                        },)+)?
                    }
                }

                fn value(shape: Shape<'_>) -> Result<Self, Unknown> {
                    Ok(match shape {
                        $($(Shape::$unit => Self::$unit,)+)?
                        $($(Shape::$one(value) => Self::$one(Coded::value(value)?),)+)?
                        $($(Shape::$many { $($field,)* $($($maybe,)*)? } => Self::$many {
                            $($field: Coded::value($field)?,)*
                            $($($maybe: $maybe.map(Coded::value).transpose()?,)*)?
                        },)+)?
                    })
                }
            }
        };
    };
}

/// Gives enums the shape of their ids.
macro_rules! named {
    ($($kind:ident = $what:literal,)+) => {$(
        impl Coded for $kind {
            type Shape<'a> = Cow<'a, str>;

            fn shape(&self) -> Cow<'_, str> {
                Cow::Borrowed(self.id())
            }

            fn value(shape: Cow<'_, str>) -> Result<Self, Unknown> {
                Self::from_id(&shape).ok_or_else(|| Unknown::new($what, shape))
            }
        }
    )+};
}

/// Gives plain values the shape that serde has for them.
macro_rules! plain {
    ($($kind:ident),+) => {$(
        impl Coded for $kind {
            type Shape<'a> = Self;

            fn shape(&self) -> Self {
                *self
            }

            fn value(shape: Self) -> Result<Self, Unknown> {
                Ok(shape)
            }
        }
    )+};
}

pub(super) use {cases, named, record};

plain!(bool, u32, u64);

impl Coded for String {
    type Shape<'a> = Cow<'a, str>;

    fn shape(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }

    fn value(shape: Cow<'_, str>) -> Result<Self, Unknown> {
        Ok(shape.into_owned())
    }
}

impl<T: Coded> Coded for Box<T> {
    type Shape<'a>
        = T::Shape<'a>
    where
        T: 'a;

    fn shape(&self) -> T::Shape<'_> {
        T::shape(self)
    }

    fn value(shape: T::Shape<'_>) -> Result<Self, Unknown> {
        T::value(shape).map(Self::new)
    }
}

impl<T: Coded> Coded for Option<T> {
    type Shape<'a>
        = Option<T::Shape<'a>>
    where
        T: 'a;

    fn shape(&self) -> Option<T::Shape<'_>> {
        self.as_ref().map(T::shape)
    }

    fn value(shape: Option<T::Shape<'_>>) -> Result<Self, Unknown> {
        shape.map(T::value).transpose()
    }
}

impl<T: Coded> Coded for Vec<T> {
    type Shape<'a>
        = Vec<T::Shape<'a>>
    where
        T: 'a;

    fn shape(&self) -> Vec<T::Shape<'_>> {
        self.iter().map(T::shape).collect()
    }

    fn value(shape: Vec<T::Shape<'_>>) -> Result<Self, Unknown> {
        shape.into_iter().map(T::value).collect()
    }
}
