//! `redress policy list`.

use crate::app::rules;
use crate::cli::verb::{Context, Failure, Run};
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct List {}

impl Run for List {
    const NAME: &str = "list";
    const ABOUT: &str = "List the rules with their values, yours marked";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let session = context.open()?;
        context.print(&view::rule_list(&rules(&session.settings), &context.page))
    }
}
