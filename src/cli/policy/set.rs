//! `redress policy set RULE VALUE`.

use crate::app::set_rule;
use crate::cli::parse;
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::time::Moment;
use crate::view::changed;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Set {
    /// The name of the rule, as `policy list` prints it
    #[arg(value_name = "RULE")]
    rule: String,
    /// 48h, 14d, 5bd (business days), 2y, a range 3-20bd, or a number
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    value: String,
    /// The day from which it holds (default: now)
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
}

impl Run for Set {
    const NAME: &str = "set";
    const ABOUT: &str = "Change a rule";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let zone = context.page.zone;
        let from = self.from.as_deref().map(|from| parse::moment("--from", from, zone));
        let from = from.transpose()?.map(Moment::first);
        let mut session = context.open()?;
        let done = set_rule(&mut session, &self.rule, self.value.trim(), from)?;
        context.print_change(&changed(&done, &context.page))
    }
}
