//! `redress config get KEY`.

use crate::app::AppError;
use crate::cli::verb::{Context, Failure, Run};
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Get {
    /// The name of the setting, as `config list` prints it
    #[arg(value_name = "KEY")]
    key: String,
}

impl Run for Get {
    const NAME: &str = "get";
    const ABOUT: &str = "Print a setting";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let settings = context.open()?.settings.clone();
        let text = view::config_value(&self.key, &settings, &context.settings, &context.page);
        let text = text.ok_or(AppError::NoSetting { key: self.key })?;
        context.print(&text)
    }
}
