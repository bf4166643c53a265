//! `redress store path`.

use serde_json::json;

use crate::cli::verb::{Context, Failure, Run};
use crate::view::{clean, json_line};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Path {}

impl Run for Path {
    const NAME: &str = "path";
    const ABOUT: &str = "Print where the store is, whether or not it is there yet";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let path = context.store_path()?.display().to_string();
        let text = if context.page.format.is_json() {
            json_line(&json!({ "path": path }), false)
        } else {
            clean(&path) + "\n"
        };
        context.print(&text)
    }
}
