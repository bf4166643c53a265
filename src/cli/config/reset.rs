//! `redress config reset KEY`.

use crate::app::unset;
use crate::cli::verb::{Context, Failure, Run};
use crate::view::changed;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Reset {
    /// The name of the setting
    #[arg(value_name = "KEY")]
    key: String,
}

impl Run for Reset {
    const NAME: &str = "reset";
    const ABOUT: &str = "Reset a setting to its default";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let folder = context.config_folder();
        let mut session = context.open()?;
        let done = unset(&mut session, folder.as_deref(), &context.settings, &self.key)?;
        context.print_change(&changed(&done, &context.page))
    }
}
