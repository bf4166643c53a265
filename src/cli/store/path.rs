//! `redress store path`.

use serde_json::json;

use crate::cli::verb::{Context, Failure, Run};
use crate::view::{Format, clean, json_line};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Path {}

impl Run for Path {
    const NAME: &str = "path";
    const ABOUT: &str = "Print where the store is, whether or not it is there yet";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let path = context.store_path()?;
        let text = match context.page.format {
            Format::Json | Format::Ndjson => {
                json_line(&json!({ "path": path.display().to_string() }), false)
            }
            Format::Table | Format::Wide | Format::Tsv | Format::Csv | Format::Id => {
                format!("{}\n", clean(&path.display().to_string()))
            }
        };
        context.print(&text)
    }
}
