//! The sums of which the total of an order is made, as arguments.

use clap::Args;

// The sums beside the prices of the items. (A doc comment here would become the verb's help.)
#[derive(Debug, Args)]
pub(super) struct SumArgs {
    /// What was taken off the prices of the items: coupons, coins, promotions
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    pub(super) discount: Option<String>,
    /// What sending costs, in the total
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    pub(super) shipping: Option<String>,
    /// The tax in the total
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    pub(super) tax: Option<String>,
}
