//! Reading rows by the names of their columns, and times as numbers.

use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use super::codec::{Unknown, moment, moment_text};
use crate::domain::instant::Instant;
use crate::domain::money::{Currency, Money};
use crate::domain::order::Stage;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

/// Defines the places of the columns of a statement, found by their names once: a statement that is
/// made by one text alone has them in the same places ever after.
macro_rules! columns {
    ($name:ident { $($column:ident),+ $(,)? }) => {
        #[derive(Debug, Clone, Copy)]
        struct $name {
            $($column: usize,)+
        }

        impl $name {
            fn of(statement: &rusqlite::Statement<'_>) -> rusqlite::Result<Self> {
                static PLACES: std::sync::OnceLock<$name> = std::sync::OnceLock::new();
                if let Some(places) = PLACES.get() {
                    return Ok(*places);
                }
                let places = Self { $($column: statement.column_index(stringify!($column))?,)+ };
                Ok(*PLACES.get_or_init(|| places))
            }
        }
    };
}

pub(super) use columns;

/// A moment in a column: milliseconds where they tell it, else text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At(pub(super) Moment);

impl ToSql for At {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let exact = |instant: &Instant| {
            let nanoseconds = instant.timestamp_subsec_nanos();
            nanoseconds < 1_000_000_000 && nanoseconds.is_multiple_of(1_000_000)
        };
        match self.0 {
            Moment::At(instant) if exact(&instant) => Ok(instant.timestamp_millis().into()),
            Moment::Day(_) | Moment::At(_) => Ok(moment_text(self.0).into()),
        }
    }
}

impl FromSql for At {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let moment = if let ValueRef::Integer(milliseconds) = value {
            Instant::from_timestamp_millis(milliseconds).map(Moment::At)
        } else {
            moment(value.as_str()?)
        };
        moment.map(Self).ok_or(FromSqlError::InvalidType)
    }
}

/// An instant in a column that counts milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Millis(pub(super) Instant);

impl ToSql for Millis {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.timestamp_millis().into())
    }
}

impl FromSql for Millis {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let instant = Instant::from_timestamp_millis(value.as_i64()?);
        instant.map(Self).ok_or(FromSqlError::InvalidType)
    }
}

/// Reads values from columns that have their ids.
macro_rules! named {
    ($($kind:ident: $what:literal;)+) => {$(
        impl FromSql for $kind {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let id = value.as_str()?;
                Self::from_id(id).ok_or_else(|| FromSqlError::other(Unknown::new($what, id)))
            }
        }
    )+};
}

named! {
    Rule: "the rule";
    Stage: "the stage";
}

/// The amount whose minor units and currency stand in these columns.
pub(super) fn money(
    row: &Row<'_>,
    minor: usize,
    currency: usize,
) -> rusqlite::Result<Option<Money>> {
    let minor: Option<i64> = row.get(minor)?;
    let currency = row.get_ref(currency)?.as_str_or_null()?;
    let known = minor.zip(currency.and_then(Currency::parse));
    Ok(known.and_then(|(minor, currency)| Money::from_minor(minor, currency).ok()))
}
