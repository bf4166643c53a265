//! The number that AliExpress gives an order.

use std::fmt;

/// An order number: 15 to 17 decimal digits, kept as text because it is a name, not a quantity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct OrderId(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotAnOrderId {
    #[error("the order number has characters other than digits")]
    NotDigits,
    #[error("the order number has {0} digits; AliExpress order numbers have 15 to 17")]
    Length(usize),
}

impl OrderId {
    /// Reads an order number from text that must be nothing else.
    pub(crate) fn parse(text: &str) -> Result<Self, NotAnOrderId> {
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotAnOrderId::NotDigits);
        }
        if !(15..=17).contains(&text.len()) {
            return Err(NotAnOrderId::Length(text.len()));
        }
        Ok(Self(text.to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OrderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_to_seventeen_digits_and_nothing_else() {
        for good in ["812345678901234", "8212313961591322", "82123139615913229"] {
            assert_eq!(OrderId::parse(good).expect("a number").as_str(), good);
        }
        assert_eq!(OrderId::parse("81234567890123"), Err(NotAnOrderId::Length(14)));
        assert_eq!(OrderId::parse(&"8".repeat(40)), Err(NotAnOrderId::Length(40)));
        assert_eq!(OrderId::parse("821231396159132x"), Err(NotAnOrderId::NotDigits));
        assert_eq!(OrderId::parse("٨٢١٢٣١٣٩٦١٥٩١٣٢٢"), Err(NotAnOrderId::NotDigits));
        assert_eq!(OrderId::parse(""), Err(NotAnOrderId::Length(0)));
    }
}
