//! `redress config list`.

use crate::cli::verb::{Context, Failure, Run};
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct List {}

impl Run for List {
    const NAME: &str = "list";
    const ABOUT: &str = "List your settings";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let session = context.open()?;
        context.print(&view::config_list(&session.settings, &context.settings, &context.page))
    }
}
