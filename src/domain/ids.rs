//! Enums whose variants have a stable id.

/// Defines an enum with one stable id for each variant, so that `from_id(v.id())` is `v` for all of
/// them. Ids are stored and printed; none is ever reused for another meaning.
macro_rules! ids {
    (
        $(#[$outer:meta])*
        $vis:vis enum $kind:ident { $($(#[$doc:meta])* $name:ident = $id:literal,)+ }
    ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $kind { $($(#[$doc])* $name,)+ }

        impl $kind {
            $vis const COUNT: usize = [$($id),+].len();

            $vis const ALL: [Self; Self::COUNT] = [$(Self::$name),+];

            $vis const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            $vis fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$name),)+ _ => None }
            }
        }

        // Every enum can be listed and reads back, also where nobody asks for it.
        const _: (usize, fn(&str) -> Option<$kind>) = ($kind::ALL.len(), $kind::from_id);
    };
}

/// Defines an enum whose variants carry data, with one stable id for each. A variant behind `..` has
/// the ids of the enum that it holds.
macro_rules! named {
    (
        $(#[$outer:meta])*
        $vis:vis enum $kind:ident {
            $(
                $(#[$doc:meta])*
                $name:ident
                $({ $($(#[$note:meta])* $field:ident: $type:ty,)+ })?
                $(($held:ty))?
                = $id:literal,
            )+
            $(..$outer_name:ident($inner:ty),)*
        }
    ) => {
        $(#[$outer])*
        $vis enum $kind {
            $($(#[$doc])* $name $({ $($(#[$note])* $field: $type,)+ })? $(($held))?,)+
            $($outer_name($inner),)*
        }

        impl $kind {
            $vis const fn id(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $id,)+
                    $(Self::$outer_name(inner) => inner.id(),)*
                }
            }
        }

        $(impl From<$inner> for $kind {
            fn from(inner: $inner) -> Self {
                Self::$outer_name(inner)
            }
        })*
    };
}

pub(crate) use {ids, named};

#[cfg(test)]
mod tests {
    ids! {
        /// A test enum.
        enum Colour {
            /// Red.
            Red = "red",
            /// Blue.
            Blue = "blue",
        }
    }

    #[test]
    fn every_id_reads_back() {
        assert_eq!(Colour::COUNT, 2);
        for colour in Colour::ALL {
            assert_eq!(Colour::from_id(colour.id()), Some(colour));
        }
        assert_eq!(Colour::from_id("green"), None);
    }
}
