//! Who acts.

use super::ids::ids;

ids! {
/// Who did something, or must.
pub(crate) enum Actor {
    /// The person whose record this is.
    Buyer = "buyer",
    /// The store.
    Seller = "seller",
    /// AliExpress.
    Platform = "platform",
    /// The carrier of the parcel.
    Carrier = "carrier",
    /// The bank, the card issuer, the wallet or the payment service.
    Bank = "bank",
}
}
