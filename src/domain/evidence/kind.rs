//! What a file is to a case.

use crate::domain::ids::ids;

ids! {
/// What a file is to the case.
pub(crate) enum Kind {
    /// A photo of the goods or the parcel.
    Photo = "photo",
    /// A video of the goods or of unpacking them.
    Video = "video",
    /// A picture of a screen.
    Screenshot = "screenshot",
    /// A receipt of the post, the carrier or the bank.
    Receipt = "receipt",
    /// What was said between buyer and seller.
    Chat = "chat",
    /// A paper of an authority, an expert or a brand, and anything else.
    Document = "document",
}
}
