//! What the buyer's own orders tell of a seller: how fast it ships, what it grants, how disputes and
//! refunds went.

mod days;
mod disputes;
mod names;
mod record;
mod refunds;
mod requests;
mod stores;
mod sums;
#[cfg(test)]
mod tests;

pub(crate) use days::Days;
pub(crate) use disputes::Disputes;
pub(crate) use names::{folded, meant};
pub(crate) use record::SellerRecord;
pub(crate) use refunds::Refunds;
pub(crate) use requests::Requests;
pub(crate) use stores::Sellers;
pub(crate) use sums::Sums;
