//! A fact taken apart into the columns of its row, and put together again.

use serde::de::DeserializeOwned;
use serde::ser::Error as _;
use sha2::{Digest as _, Sha256};

use super::coded::{Coded, Unknown};
use super::scalar::moment_text;
use crate::domain::id::OrderId;
use crate::domain::order::{Fact, FactId, Scope, Source, Statement};
use crate::domain::time::Moment;

/// More bytes than most of what pages show takes.
const USUAL: usize = 1 << 10;

/// A fact with its parts as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Encoded {
    pub(in crate::store) source: &'static str,
    /// What it is about, as JSON; `None` for the whole order.
    pub(in crate::store) scope: Option<String>,
    pub(in crate::store) at: Moment,
    /// Which of several that say the very same.
    pub(in crate::store) nth: u32,
    pub(in crate::store) what: String,
}

/// The parts of a fact as they are read.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Parts<'a> {
    pub(in crate::store) source: &'a str,
    pub(in crate::store) scope: Option<&'a str>,
    pub(in crate::store) at: Option<Moment>,
    pub(in crate::store) nth: u32,
    pub(in crate::store) what: &'a str,
}

/// Why a row is no fact: damaged, or written by a newer program.
#[derive(Debug, thiserror::Error)]
pub(in crate::store) enum NotAFact {
    /// A part of it is no JSON of its kind.
    #[error("{0}")]
    Shape(#[from] serde_json::Error),
    /// A value in it is not known.
    #[error("{0}")]
    Unknown(#[from] Unknown),
}

/// The parts of a fact.
pub(in crate::store) fn encode(fact: &Fact) -> Result<Encoded, NotAFact> {
    let Fact { source, scope, at, nth, what } = fact;
    let is_whole = scope.lines.is_empty() && scope.parcel.is_none();
    Ok(Encoded {
        source: source.id(),
        scope: (!is_whole).then(|| json(scope)).transpose()?,
        at: *at,
        nth: *nth,
        what: json(what)?,
    })
}

/// The fact of these parts.
pub(in crate::store) fn decode(parts: Parts<'_>) -> Result<Fact, NotAFact> {
    let Parts { source, scope, at, nth, what } = parts;
    Ok(Fact {
        source: Source::from_id(source).ok_or_else(|| Unknown::new("the source", source))?,
        scope: scope.map_or(Ok(Scope::default()), from_json)?,
        at: at.ok_or_else(|| Unknown::new("the time", ""))?,
        nth,
        what: from_json::<Statement>(what)?,
    })
}

impl Encoded {
    /// The id of the fact: the first half of the SHA-256 over a line for each part that is there.
    /// The same on every device and for ever.
    pub(in crate::store) fn id(&self, order: &OrderId) -> FactId {
        let Self { source, scope, at, nth, what } = self;
        let mut hash = Sha256::new();
        let mut line = |name: &str, value: &str| {
            hash.update(name);
            hash.update(value);
            hash.update("\n");
        };
        line("order ", order.as_str());
        line("source ", source);
        if let Some(scope) = scope {
            line("scope ", scope);
        }
        line("at ", &moment_text(*at));
        if *nth != 1 {
            line("nth ", &nth.to_string());
        }
        line("what ", what);
        let digest: [u8; 32] = hash.finalize().into();
        let (half, _) = digest.as_chunks::<16>();
        FactId::new(half.first().copied().unwrap_or_default())
    }
}

fn json<T: Coded>(value: &T) -> Result<String, serde_json::Error> {
    let mut text = Vec::with_capacity(USUAL);
    serde_json::to_writer(&mut text, &value.shape())?;
    String::from_utf8(text).map_err(serde_json::Error::custom)
}

fn from_json<T: Coded>(text: &str) -> Result<T, NotAFact>
where
    for<'a> T::Shape<'a>: DeserializeOwned,
{
    Ok(T::value(serde_json::from_str::<T::Shape<'_>>(text)?)?)
}
