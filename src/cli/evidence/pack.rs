//! `redress evidence pack ORDER`: one file with the report of a case and everything that proves it.

use std::path::{Path, PathBuf};

use clap::Arg;
use serde_json::json;

use crate::app::{Case, case, pack};
use crate::cli::ask::asker;
use crate::cli::globals::{Output, OutputParser};
use crate::cli::order_arg::OrderArg;
use crate::cli::progress::BytesBar;
use crate::cli::verb::{Context, Failure, Run};
use crate::cli::words::ids;
use crate::view::{self, Lang, Problem, clean};

#[derive(Debug, clap::Args)]
#[command(mut_arg("output", file_or_format))]
pub(in crate::cli) struct Pack {
    #[command(flatten)]
    order: OrderArg,
    /// The language of the report
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = ids(Lang::ALL, Lang::id))]
    lang: Lang,
}

impl Run for Pack {
    const NAME: &str = "pack";
    const ABOUT: &str = "Pack the report of an order and its files into one file to hand over";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let session = context.open()?;
        let bar = BytesBar::new(context);
        let case = case(&session, self.order.digits()?, &mut |done, total| {
            bar.show("checking the files", done, total);
        });
        bar.done();
        let case = case?;
        let target = target(context, &case);
        let overwrite = may_replace(context, &target)?;
        let report = view::case_report(&case, self.lang)
            .map_err(|problem| Failure::Failed(Box::new(problem)))?;
        let documents = [("report.html", report), ("manifest.json", view::manifest(&case))];
        let bar = BytesBar::new(context);
        let packed = pack(&session, &case, &documents, &target, overwrite, &mut |done, total| {
            bar.show("packing", done, total);
        });
        bar.done();
        let packed = packed?;
        let text = view::packed(&case, &packed, &target.display().to_string(), &context.page);
        context.print_change(&text)?;
        for exhibit in case.exhibits.iter().filter(|exhibit| exhibit.is_located) {
            let name = clean(&exhibit.kept.evidence.name);
            context.warn(&format!(
                "{name} tells where it was taken; whoever gets the pack can read it"
            ));
        }
        Ok(())
    }
}

/// `-o` for the file too: what ends with `.zip` is no format.
fn file_or_format(output: Arg) -> Arg {
    output
        .value_name("FILE.zip|FORMAT")
        .help("The file to write [default: redress-ORDER.zip], or the format of what is printed")
        .value_parser(OutputParser { takes_file: true })
}

/// The file that is asked for, or one in this folder that is named after the order.
fn target(context: &Context, case: &Case) -> PathBuf {
    match &context.globals.output {
        Some(Output::File(file)) => file.clone(),
        Some(Output::Format(_)) | None => {
            PathBuf::from(format!("redress-{}.zip", case.view.order.id()))
        }
    }
}

/// Whether a file at this place is to be replaced: the flag, or the person where one is there.
fn may_replace(context: &Context, target: &Path) -> Result<bool, Failure> {
    if context.globals.yes || context.globals.dry_run {
        return Ok(true);
    }
    // What is no file is refused when it is to be written.
    if !target.is_file() {
        return Ok(false);
    }
    if !context.may_ask() {
        return Err(Failure::Unconfirmed(Box::new(taken(target))));
    }
    let asker = asker(context, &["--yes"], false)?;
    let question = format!("Replace {}?", clean(&target.display().to_string()));
    asker.confirm(&question).map(|()| true)
}

/// A file that is there, and nobody to ask about it.
fn taken(target: &Path) -> Problem {
    let message = format!(
        "the file {} is there already and nobody can be asked whether to replace it: --yes",
        target.display()
    );
    let mut problem = Problem::new("input.needed", message);
    problem.data = json!({ "flags": ["--yes"], "order": false });
    problem.hint("name another file with -o FILE.zip")
}
