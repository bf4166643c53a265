//! `redress store check`.

use std::mem::take;

use crate::app::{Looked, Progress as _, check_store};
use crate::cli::exit::Exit;
use crate::cli::progress::{BytesBar, RecordsBar};
use crate::cli::verb::{Context, Failure, Run};
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Check {}

impl Run for Check {
    const NAME: &str = "check";
    const ABOUT: &str = "Check the integrity of store and evidence; changes nothing";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let setup = context.setup()?;
        let mut bar = RecordsBar::new(context, "orders");
        bar.file("checking");
        let own = context.world.data_folder.clone();
        let files = BytesBar::new(context);
        let mut is_counting = true;
        let checked = check_store(&setup, own.as_deref(), &mut |looked| match looked {
            Looked::Orders(count) => bar.records(count),
            Looked::Files { done, total } => {
                if take(&mut is_counting) {
                    bar.done();
                }
                files.show("checking the files", done, total);
            }
        });
        files.done();
        bar.done();
        let checked = checked?;
        context.print(&view::check(checked.as_ref(), &context.page))?;
        let Some(checked) = checked else {
            context.hint("There is no store yet, and nothing to check.");
            return Ok(());
        };
        if checked.findings.is_empty() { Ok(()) } else { Err(Failure::Reported(Exit::UNSOUND)) }
    }
}
