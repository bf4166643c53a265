//! The key of an order in the store: its number as an integer.

use crate::domain::id::OrderId;

/// Above every number of 17 digits.
const BEYOND: i64 = 100_000_000_000_000_000;

/// The key of an order. A number that begins with 0 has a negative one that tells its length.
pub(super) fn key_of(id: &OrderId) -> i64 {
    let digits = id.as_str();
    let value = digits.bytes().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
    if digits.starts_with('0') {
        let length = i64::try_from(digits.len()).unwrap_or(0);
        -(length * BEYOND + value)
    } else {
        value
    }
}

/// The order with this key; `None` where it is none.
pub(super) fn order_of(key: i64) -> Option<OrderId> {
    let digits = if key < 0 {
        let positive = key.checked_neg()?;
        let length = usize::try_from(positive / BEYOND).ok()?;
        format!("{:0length$}", positive % BEYOND)
    } else {
        key.to_string()
    };
    OrderId::parse(&digits).ok().filter(|id| key_of(id) == key)
}

/// The ranges of keys of the numbers that begin with these digits.
pub(super) fn keys_beginning(digits: &str) -> Vec<(i64, i64)> {
    let range = |length: usize| {
        let fill = length.checked_sub(digits.len())?;
        let first = OrderId::parse(&format!("{digits}{}", "0".repeat(fill))).ok()?;
        let last = OrderId::parse(&format!("{digits}{}", "9".repeat(fill))).ok()?;
        let (first, last) = (key_of(&first), key_of(&last));
        Some((first.min(last), first.max(last)))
    };
    (15..=17).filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_key_is_of_one_number_and_lies_in_the_ranges_of_its_beginnings_alone(
            digits in "[0-9]{15,17}",
            length in 1..17_usize,
            other in "[0-9]{1,17}",
        ) {
            let id = OrderId::parse(&digits).expect("a number");
            let key = key_of(&id);
            prop_assert_eq!(order_of(key), Some(id));
            let is_in = |beginning: &str| {
                keys_beginning(beginning).iter().any(|(first, last)| (*first..=*last).contains(&key))
            };
            prop_assert!(is_in(&digits[..length.min(digits.len())]));
            prop_assert_eq!(is_in(&other), digits.starts_with(&other), "{}", other);
        }

        #[test]
        fn no_other_integer_is_a_key(key in any::<i64>()) {
            prop_assert!(order_of(key).is_none_or(|id| key_of(&id) == key));
        }
    }
}
