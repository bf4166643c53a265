//! Who acts.

use super::ids::ids;

ids! {
/// Who did something, or must.
pub(crate) enum Actor {
    Buyer = "buyer",
    Seller = "seller",
    Platform = "platform",
    Carrier = "carrier",
    /// The bank, the card issuer, the wallet or the payment service.
    Bank = "bank",
}
}
