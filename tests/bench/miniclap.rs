//! The minimal program behind a clap tree of the product's size, built at once as most programs
//! build theirs.

use clap::{Arg, ArgAction, Command};

use crate::mini;

/// A word and what it takes: `!` is a flag, `=` an option, the rest a name.
type Leaf = (&'static str, &'static str);

const EVERYWHERE: &str =
    "=db =now !json =output !quiet =color !no-input !yes !dry-run !web !verbose";

const ALONE: [Leaf; 4] = [
    ("agenda", "=days =who =limit !exit-code"),
    ("import", "files =as"),
    ("completions", "shell"),
    ("demo", ""),
];

const ORDER: [Leaf; 12] = [
    ("add", "order =seller =total =placed =paid =method =shipped =tracking =item"),
    ("list", "=stage =seller =since =until =search !due !all =sort =limit"),
    ("status", "order"),
    ("show", "order"),
    ("cancel", "order =reason =note !complain =at"),
    ("withdraw", "order =at"),
    ("pay", "order =at"),
    ("receive", "order =at"),
    ("refuse", "order =at"),
    ("extend", "order =until =at"),
    ("record", "order fact =at =tracking =carrier =until =cause =road =step =note"),
    ("note", "order text =at"),
];

const DISPUTE: [Leaf; 9] = [
    ("open", "order =reason =want =amount =line =describe =evidence !free-return =at"),
    ("list", "!all"),
    ("status", "order"),
    ("answer", "order answer =amount =line =at"),
    ("escalate", "order =line =at"),
    ("cancel", "order =line =at"),
    ("appeal", "order =line =at"),
    ("ship-return", "order =line =at =tracking =carrier"),
    ("record", "order fact =amount =outcome !return =until =evidence =line =at"),
];

const REFUND: [Leaf; 2] = [("list", "!all =limit"), ("record", "order fact =amount =method =at")];

const POLICY: [Leaf; 4] =
    [("list", ""), ("show", "rule =for"), ("set", "rule value"), ("reset", "rule")];

const STORE: [Leaf; 1] = [("path", "")];

/// Reads the words as the product does and runs the minimal program.
pub(crate) fn run() {
    // The first word chose this program and stands for its name.
    let matches = tree().get_matches_from(std::env::args().skip(1));
    match matches.subcommand() {
        Some(("agenda", _)) => mini::agenda(),
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
        .subcommand(Command::new("dispute").about("A noun").subcommands(DISPUTE.map(leaf)))
        .subcommand(Command::new("refund").about("A noun").subcommands(REFUND.map(leaf)))
        .subcommand(Command::new("policy").about("A noun").subcommands(POLICY.map(leaf)))
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
