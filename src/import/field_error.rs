//! What can't be read: a whole record, or single fields; the rest of their record still counts.

use std::fmt::Display;

use super::lenient::Fit;
use super::money_text::AmountError;
use super::record::Observation;
use super::sanitize;
use crate::domain::id::NotAnOrderId;

/// The maximum number of characters of the file that a message quotes.
const MAX_QUOTE: usize = 60;

/// Why a field can't be read. The text is for the buyer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum FieldError {
    #[error("the value has an unexpected JSON type")]
    Misfit,
    #[error("the block does not have the structure of an order page")]
    Structure,
    #[error("not a whole number")]
    NotANumber,
    #[error("not a whole number of at least 1; none of the lines of the order were read")]
    Quantity,
    #[error("the line is empty; none of the lines of the order were read")]
    EmptyLine,
    #[error("“{0}” is not a date that can be read")]
    Date(String),
    #[error("the date is later than the page itself")]
    LaterThanPage,
    #[error("unrecognised status text “{0}”")]
    Status(String),
    #[error("unknown currency {0}")]
    Currency(String),
    #[error("the amount has no currency")]
    NoCurrency,
    #[error(transparent)]
    Amount(#[from] AmountError),
}

impl FieldError {
    /// The error for a text that isn't a date.
    pub(super) fn date(text: &str) -> Self {
        Self::Date(quote(text))
    }

    /// The error for an unrecognised status text.
    pub(super) fn status(text: &str) -> Self {
        Self::Status(quote(text))
    }
}

/// The fields of one record that can't be read, each with its name.
#[derive(Debug, Default)]
pub(super) struct FieldErrors(Vec<(String, FieldError)>);

impl FieldErrors {
    /// The value that was read; an error is noted under the name of the field.
    pub(super) fn take<T>(
        &mut self,
        field: impl Display,
        read: Result<Option<T>, FieldError>,
    ) -> Option<T> {
        read.unwrap_or_else(|error| {
            self.0.push((field.to_string(), error));
            None
        })
    }

    /// Notes every value inside a block that has an unexpected JSON type, under the name of the
    /// block and the keys that lead to the value.
    pub(super) fn take_misfits(&mut self, block: Option<&str>, value: &impl Fit) {
        let mut paths = Vec::new();
        value.misfits(&mut paths);
        for path in paths {
            let names =
                block.into_iter().chain(Some(path.as_str()).filter(|path| !path.is_empty()));
            let field = names.collect::<Vec<_>>().join(", ");
            self.0.push((field, FieldError::Misfit));
        }
    }

    /// The names of the fields and what is wrong with each.
    pub(super) fn into_vec(self) -> Vec<(String, FieldError)> {
        self.0
    }
}

/// An order as far as it could be read.
#[derive(Debug)]
pub(super) struct ReadOrder {
    pub(super) observation: Observation,
    pub(super) errors: FieldErrors,
}

/// Why a whole record can't be read. The text is for the buyer and quotes nothing of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum RecordError {
    #[error("the block does not have the structure of an order")]
    Structure,
    #[error("the order number is missing")]
    NoOrder,
    #[error("the page has two different order numbers")]
    TwoOrders,
    #[error(transparent)]
    Order(#[from] NotAnOrderId),
    #[error("the page shows the order twice with different content")]
    Conflict,
}

/// The beginning of a text, safe to print.
fn quote(text: &str) -> String {
    sanitize::line(text).unwrap_or_default().chars().take(MAX_QUOTE).collect()
}
