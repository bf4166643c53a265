//! The minimal program behind a clap tree of the product's size, built at once as most programs
//! build theirs.

use clap::{Arg, ArgAction, Command};

use crate::mini;

/// A word and what it takes: `!` is a flag, `=` an option, the rest a name.
type Leaf = (&'static str, &'static str);

const EVERYWHERE: &str =
    "=db =now !json =output !quiet =color !no-input !yes !dry-run !web !verbose";

const ALONE: [Leaf; 3] = [("import", "files =as"), ("completions", "shell"), ("demo", "")];

const ORDER: [Leaf; 10] = [
    ("add", "order =seller =total =placed =paid =shipped =tracking =item"),
    ("list", "=stage =seller =since =until =search !due !all =sort =limit"),
    ("status", "order"),
    ("show", "order"),
    ("cancel", "order =reason =note !complain =at"),
    ("withdraw", "order =at"),
    ("pay", "order =at"),
    ("receive", "order =at"),
    ("record", "order fact =at =tracking =carrier =until =cause =note"),
    ("note", "order text =at"),
];

const STORE: [Leaf; 1] = [("path", "")];

/// Reads the words as the product does and runs the minimal program.
pub(crate) fn run() {
    // The first word chose this program and stands for its name.
    let matches = tree().get_matches_from(std::env::args().skip(1));
    match matches.subcommand() {
        Some(("order", order)) => match order.subcommand() {
            Some(("list", _)) => mini::list(),
            Some(("status", status)) => {
                mini::status(status.get_one::<String>("order").expect("an order"));
            }
            _other => {}
        },
        _other => {}
    }
}

fn tree() -> Command {
    let root = arguments(Command::new("miniclap").version("0.1.0"), EVERYWHERE, true);
    root.subcommands(ALONE.map(leaf))
        .subcommand(Command::new("order").about("A noun").subcommands(ORDER.map(leaf)))
        .subcommand(Command::new("store").about("A noun").subcommands(STORE.map(leaf)))
}

fn leaf((name, takes): Leaf) -> Command {
    arguments(Command::new(name).about("What it does, in half a line"), takes, false)
}

fn arguments(command: Command, takes: &'static str, global: bool) -> Command {
    command.args(takes.split_whitespace().map(|word| {
        let name = word.trim_start_matches(['!', '=']);
        let arg = Arg::new(name).help("What it is, in half a line").global(global);
        match word.as_bytes().first() {
            Some(b'!') => arg.long(name).action(ArgAction::SetTrue),
            Some(b'=') => arg.long(name).value_name("VALUE"),
            _positional => arg,
        }
    }))
}
