//! A run from its arguments to its exit code.

use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use clap::FromArgMatches as _;
use clap::error::ErrorKind;

use super::context::{Context, Program};
use super::error_style::ErrorStyle;
use super::exit::Exit;
use super::failure::{Failure, render};
use super::globals::Globals;
use super::tree;
use crate::view::{Format, Page, Problem, clean, stamp};
use crate::world::World;

/// The program itself.
const PROGRAM: Program = Program { commands: tree::full_tree, run: guarded };

/// Runs the program in the given world and says how it ended. Prints all that is to be said.
///
/// A bug that panics is told of here; whoever starts the program keeps the panic hook quiet.
pub fn run(world: World) -> Exit {
    // Whatever a bug leaves behind is not looked at again, but for the message.
    catch_unwind(AssertUnwindSafe(|| guarded(world))).unwrap_or_else(|panic| {
        let words = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("no words");
        let told = writeln!(
            std::io::stderr(),
            "error: this is a bug in redress {}; what was acknowledged before is safe\n\
             cause: {}\n\
             hint: report it with the command that you typed",
            env!("CARGO_PKG_VERSION"),
            clean(words)
        );
        drop(told);
        Exit::BUG
    })
}

fn guarded(mut world: World) -> Exit {
    let args = std::mem::take(&mut world.args);
    let (mut matches, run) = match tree::parse(&args) {
        Ok(parsed) => parsed,
        Err(error) => {
            let json = args.iter().any(|arg| arg == "--json");
            return explain(&mut world, &error, json);
        }
    };
    world.args = args;
    let globals = match Globals::from_arg_matches_mut(&mut matches) {
        Ok(globals) => globals,
        Err(error) => return explain(&mut world, &error, false),
    };
    let json = globals.format(false) == Format::Json;
    let mut context = match Context::new(world, globals, PROGRAM) {
        Ok(context) => context,
        Err(failed) => {
            let (mut world, failure) = *failed;
            let (zone, now) = (world.zone, world.now);
            let page = Page { format: Format::Tsv, width: 80, color: false, zone, now };
            return tell(&mut world, &failure, &page, ErrorStyle::bare(json));
        }
    };
    if context.globals.verbose {
        verbose(&mut context);
    }
    match run(&mut context, &mut matches) {
        Ok(()) => Exit::DONE,
        Err(failure) => {
            let (page, style) = (context.page, context.error_style);
            tell(&mut context.world, &failure, &page, style)
        }
    }
}

/// Says what a run uses.
fn verbose(context: &mut Context) {
    let now = stamp(context.page.now);
    let zone = context.page.zone;
    let store = context.store_path().map(|path| path.display().to_string()).unwrap_or_default();
    let store = clean(&store);
    let settings =
        context.config_folder().map(|path| path.display().to_string()).unwrap_or_default();
    let settings = clean(&settings);
    context.hint(&format!("store: {store}\nsettings: {settings}\nnow: {now}\nzone: {zone}"));
}

/// Prints a failure once, and returns its exit code.
fn tell(world: &mut World, failure: &Failure, page: &Page, style: ErrorStyle) -> Exit {
    let exit = failure.exit();
    // When even this cannot be said, the exit code still says it.
    if let Some(problem) = failure.problem(page) {
        drop(world.stderr.write_all(render(&problem, exit, style).as_bytes()));
    } else if matches!(failure, Failure::Aborted) {
        drop(writeln!(world.stderr, "Nothing changed."));
    }
    exit
}

/// Prints what clap has to say: help and version as data, the rest as an error.
#[expect(clippy::wildcard_enum_match_arm, reason = "the kinds are not ours and grow")]
fn explain(world: &mut World, error: &clap::Error, json: bool) -> Exit {
    let text = error.render();
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let asked = error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
            let stream = if asked { &mut world.stdout } else { &mut world.stderr };
            let written = write!(stream, "{text}").and_then(|()| stream.flush());
            match (asked, written) {
                (false, _) => Exit::USAGE,
                (true, Ok(())) => Exit::DONE,
                (true, Err(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::DONE,
                (true, Err(_)) => Exit::FAILED,
            }
        }
        _ => {
            let text = text.to_string();
            if json {
                let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
                let problem = Problem::new("usage", message).hint("redress --help");
                let rendered = render(&problem, Exit::USAGE, ErrorStyle::bare(true));
                drop(world.stderr.write_all(rendered.as_bytes()));
            } else {
                drop(write!(world.stderr, "{text}"));
            }
            Exit::USAGE
        }
    }
}
