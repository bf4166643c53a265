//! Facts on the disk: what is written reads back, and no id ever changes.

use proptest::prelude::*;

use super::arbitrary::fact;
use crate::store::codec::{Parts, decode, encode};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_fact_is_what_was_encoded(fact in fact()) {
        let encoded = encode(&fact).expect("columns");
        let decoded = decode(Parts {
            source: encoded.source,
            scope: encoded.scope.as_deref(),
            at: Some(encoded.at),
            nth: encoded.nth,
            what: &encoded.what,
        });
        let decoded = decoded.expect("a fact");
        prop_assert_eq!(&decoded, &fact);
        prop_assert_eq!(encode(&decoded).expect("columns"), encoded);
    }
}
