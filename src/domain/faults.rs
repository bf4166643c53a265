//! What can go wrong with a file, each fault with its stable code and its sentence.

/// Defines an enum of faults. In a sentence the path of the file and the detail of the fault are
/// filled in.
macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident $(($kind:ty))?: $code:literal, $sentence:literal;)+) => {
        #[derive(Debug)]
        pub(super) enum Fault { $($(#[$doc])* $name $(($kind))?,)+ }

        impl Fault {
            fn code(&self) -> &'static str {
                match self { $($crate::domain::faults::faults!(@any $name $(($kind))?) => $code,)+ }
            }

            /// The sentence about the file at this path.
            fn sentence(&self, path: &std::path::Path) -> String {
                let (sentence, detail) = match self {
                    $($crate::domain::faults::faults!(@with detail $name $(($kind))?) => {
                        ($sentence, $crate::domain::faults::faults!(@told detail $(($kind))?))
                    })+
                };
                sentence.replace("{path}", &path.display().to_string()).replace("{detail}", &detail)
            }
        }
    };
    (@any $name:ident) => { Self::$name };
    (@any $name:ident ($kind:ty)) => { Self::$name(_) };
    (@with $detail:ident $name:ident) => { Self::$name };
    (@with $detail:ident $name:ident ($kind:ty)) => { Self::$name($detail) };
    (@told $detail:ident) => { String::new() };
    (@told $detail:ident ($kind:ty)) => { $detail.to_string() };
}

pub(crate) use faults;
