//! `redress policy show RULE`.

use crate::app::{explain, named_rule};
use crate::cli::parse;
use crate::cli::verb::{Context, Failure, Run};
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Show {
    /// The name of the rule, as `policy list` prints it
    #[arg(value_name = "RULE")]
    rule: String,
    /// Explain its date on this order, step by step
    #[arg(long = "for", value_name = "ORDER")]
    order: Option<String>,
}

impl Run for Show {
    const NAME: &str = "show";
    const ABOUT: &str =
        "Show a rule, its sources and conflicting sources, and its date on an order";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let session = context.open()?;
        let rule = named_rule(&self.rule, &session.settings)?;
        let given = parse::given(self.order.as_deref(), |order| {
            Ok(explain(&session, rule.entry, parse::digits(order)?)?)
        })?;
        context.print(&view::rule_text(&rule, given.as_ref(), &context.page))
    }
}
