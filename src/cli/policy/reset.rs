//! `redress policy reset RULE`.

use crate::app::reset_rule;
use crate::cli::verb::{Context, Failure, Run};
use crate::view::changed;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Reset {
    /// The name of the rule
    #[arg(value_name = "RULE")]
    rule: String,
}

impl Run for Reset {
    const NAME: &str = "reset";
    const ABOUT: &str = "Reset a rule to its default";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let mut session = context.open()?;
        let done = reset_rule(&mut session, &self.rule)?;
        context.print_change(&changed(&done, &context.page))
    }
}
