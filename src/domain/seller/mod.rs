//! What the buyer's own orders tell of a seller: how fast it ships, what it grants, how disputes and
//! refunds went.

mod counts;
mod record;
mod stores;
#[cfg(test)]
mod tests;

pub(crate) use counts::{Days, Disputes, Refunds, Requests, Sums};
pub(crate) use record::{SellerRecord, folded, meant};
pub(crate) use stores::Sellers;
