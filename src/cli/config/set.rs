//! `redress config set KEY VALUE`.

use crate::app::{ProgramKey, configure};
use crate::cli::verb::{Context, Failure, Run};
use crate::view::changed;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Set {
    /// The name of the setting, as `config list` prints it
    #[arg(value_name = "KEY")]
    key: String,
    /// Its value: a country such as DE, a payment method, dates with commas between them, …
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    value: String,
}

impl Run for Set {
    const NAME: &str = "set";
    const ABOUT: &str = "Set your country, payment method, holidays, or the program's defaults";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let value = self.value.trim();
        of_program(&self.key, value)?;
        let folder = context.config_folder();
        let mut session = context.open()?;
        let done = configure(&mut session, folder.as_deref(), &context.settings, &self.key, value)?;
        context.print_change(&changed(&done, &context.page))
    }
}

/// Refuses a value that a setting of the program doesn't take.
fn of_program(key: &str, value: &str) -> Result<(), Failure> {
    let Some(known) = ProgramKey::from_id(key).map(ProgramKey::values) else { return Ok(()) };
    if known.contains(&value) {
        return Ok(());
    }
    let message = format!("{key} can't be {value}; it is one of {}", known.join(", "));
    Err(Failure::usage("config.value", message))
}
