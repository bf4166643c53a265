//! The commands: a table of nouns and verbs, built only as far as it is needed.
//!
//! Building all verbs costs more than everything else that a read does. So the verb that the
//! arguments seem to name is built alone; when that does not fit, the whole tree decides.

use std::ffi::OsString;

use clap::{ArgMatches, Args as _, Command};

use super::globals::Globals;
use super::verb::{RunMatches, Verb};
use super::{
    agenda, completions, config, demo, dispute, evidence, history, import, message, order, policy,
    refund, seller, store, tracking,
};

/// A word after the program's name.
#[derive(Debug, Clone, Copy)]
enum Entry {
    Verb(Verb),
    /// A noun with its verbs.
    Noun {
        name: &'static str,
        about: &'static str,
        verbs: &'static [Verb],
    },
}

const ENTRIES: &[Entry] = &[
    Entry::Verb(Verb::of::<agenda::Agenda>()),
    Entry::Verb(Verb::of::<import::Import>()),
    Entry::Noun {
        name: "order",
        about: "Record, list, inspect and cancel orders",
        verbs: &[
            Verb::of::<order::add::Add>(),
            Verb::of::<order::list::List>(),
            Verb::of::<order::status::Status>(),
            Verb::of::<order::show::Show>(),
            Verb::of::<order::cancel::Cancel>(),
            Verb::of::<order::withdraw::Withdraw>(),
            Verb::of::<order::pay::Pay>(),
            Verb::of::<order::receive::Receive>(),
            Verb::of::<order::refuse::Refuse>(),
            Verb::of::<order::extend::Extend>(),
            Verb::of::<order::record::Record>(),
            Verb::of::<order::correct::Correct>(),
            Verb::of::<order::note::Note>(),
            Verb::of::<order::forget::Forget>(),
        ],
    },
    Entry::Noun {
        name: "dispute",
        about: "Open disputes, answer in them, and record how they go",
        verbs: &[
            Verb::of::<dispute::open::Open>(),
            Verb::of::<dispute::list::List>(),
            Verb::of::<dispute::status::Status>(),
            Verb::of::<dispute::answer::Answer>(),
            Verb::of::<dispute::steps::Escalate>(),
            Verb::of::<dispute::steps::Cancel>(),
            Verb::of::<dispute::steps::Appeal>(),
            Verb::of::<dispute::steps::ShipReturn>(),
            Verb::of::<dispute::record::Record>(),
        ],
    },
    Entry::Noun {
        name: "refund",
        about: "Track refunds: owed, due, received",
        verbs: &[Verb::of::<refund::list::List>(), Verb::of::<refund::record::Record>()],
    },
    Entry::Noun {
        name: "evidence",
        about: "Keep what proves your case, see what is missing, and pack it",
        verbs: &[
            Verb::of::<evidence::add::Add>(),
            Verb::of::<evidence::remove::Remove>(),
            Verb::of::<evidence::list::List>(),
            Verb::of::<evidence::check::Check>(),
            Verb::of::<evidence::pack::Pack>(),
        ],
    },
    Entry::Noun {
        name: "message",
        about: "Write to the seller, and keep what was said",
        verbs: &[
            Verb::of::<message::draft::Draft>(),
            Verb::of::<message::log::Log>(),
            Verb::of::<message::list::List>(),
        ],
    },
    Entry::Noun {
        name: "seller",
        about: "See how each seller dealt with you so far",
        verbs: &[Verb::of::<seller::list::List>(), Verb::of::<seller::show::Show>()],
    },
    Entry::Noun {
        name: "tracking",
        about: "Check whether a tracking number can exist, and where to look it up",
        verbs: &[Verb::of::<tracking::check::Check>()],
    },
    Entry::Noun {
        name: "policy",
        about: "Show the marketplace's rules, their sources and conflicting sources",
        verbs: &[
            Verb::of::<policy::list::List>(),
            Verb::of::<policy::show::Show>(),
            Verb::of::<policy::set::Set>(),
            Verb::of::<policy::reset::Reset>(),
        ],
    },
    Entry::Noun {
        name: "config",
        about: "Show and change your settings",
        verbs: &[
            Verb::of::<config::list::List>(),
            Verb::of::<config::get::Get>(),
            Verb::of::<config::set::Set>(),
            Verb::of::<config::reset::Reset>(),
        ],
    },
    Entry::Verb(Verb::of::<history::undo::Undo>()),
    Entry::Verb(Verb::of::<history::redo::Redo>()),
    Entry::Verb(Verb::of::<history::log::Log>()),
    Entry::Noun {
        name: "store",
        about: "Locate, check and rebuild the database",
        verbs: &[
            Verb::of::<store::path::Path>(),
            Verb::of::<store::check::Check>(),
            Verb::of::<store::rebuild::Rebuild>(),
        ],
    },
    Entry::Verb(Verb::of::<completions::Completions>()),
    Entry::Verb(Verb::of::<demo::Demo>()),
];

const ABOUT: &str =
    "A buyer's own record of AliExpress orders: what can be done now, and until when";

const EXITS: &str = "Exit codes: 0 done, 1 failed and nothing changed, 2 usage, 3 not found, \
4 refused by a rule, 5 busy, 6 an answer is needed, 7 input rejected in part, 8 something is due, \
9 the check found something, 70 a bug, 130 you left.";

pub(super) fn full_tree() -> Command {
    let root = named_with_version()
        .about(ABOUT)
        .after_help(EXITS)
        .disable_help_subcommand(true)
        .infer_subcommands(false);
    Globals::augment_args(root).subcommands(ENTRIES.iter().map(command))
}

fn command(entry: &Entry) -> Command {
    match entry {
        Entry::Verb(verb) => leaf(verb),
        Entry::Noun { name, about, verbs } => Command::new(*name)
            .about(*about)
            .subcommand_required(true)
            .arg_required_else_help(true)
            .subcommands(verbs.iter().map(leaf)),
    }
}

fn leaf(verb: &Verb) -> Command {
    Command::new(verb.name).about(verb.about).defer(verb.args)
}

/// Reads the arguments. The verb that they seem to name is built alone and reads the rest; whenever
/// that does not fit, the whole tree says what they mean or what is wrong with them.
pub(super) fn parse(args: &[OsString]) -> Result<(ArgMatches, RunMatches), clap::Error> {
    if let Some((verb, rest)) = likely_verb(args)
        && let Ok(matches) = (verb.args)(globals_only()).try_get_matches_from(rest)
    {
        return Ok((matches, verb.run));
    }
    if let [_, only] = args
        && (only == "--version" || only == "-V")
    {
        // What needs no verb needs no tree.
        named_with_version().try_get_matches_from(args)?;
    }
    let matches = full_tree().try_get_matches_from(args)?;
    let run = run(&matches).unwrap_or(agenda::run_alone);
    Ok((leaf_matches(matches), run))
}

/// The verb whose names come first among the arguments, with nothing but flags for every command
/// before them; and the other arguments.
fn likely_verb(args: &[OsString]) -> Option<(&'static Verb, Vec<&OsString>)> {
    let (_program, args) = args.split_first()?;
    let (at, entry) = args
        .iter()
        .enumerate()
        .find_map(|(at, arg)| Some((at, ENTRIES.iter().find(|entry| arg == name(entry))?)))?;
    let (flags, words) = args.split_at(at);
    let (verb, rest) = match entry {
        Entry::Verb(verb) => (verb, words.get(1..)?),
        Entry::Noun { verbs, .. } => {
            let second = words.get(1)?;
            (verbs.iter().find(|verb| second == verb.name)?, words.get(2..)?)
        }
    };
    let are_flags = flags.is_empty()
        || (flags.iter().all(|flag| flag != "--")
            && globals_only().try_get_matches_from(flags).is_ok());
    are_flags.then(|| (verb, flags.iter().chain(rest).collect()))
}

fn named_with_version() -> Command {
    Command::new("redress").version(env!("CARGO_PKG_VERSION"))
}

/// The flags of every command, without a tree around them. They read; they explain nothing.
fn globals_only() -> Command {
    let command = Command::new("redress").no_binary_name(true).disable_help_flag(true);
    Globals::augment_args(command)
}

fn name(entry: &Entry) -> &'static str {
    match entry {
        Entry::Verb(verb) => verb.name,
        Entry::Noun { name, .. } => name,
    }
}

/// What the matched verb does; `None` when there are none.
fn run(matches: &ArgMatches) -> Option<RunMatches> {
    let (first, matches) = matches.subcommand()?;
    match ENTRIES.iter().find(|entry| name(entry) == first)? {
        Entry::Verb(verb) => Some(verb.run),
        Entry::Noun { verbs, .. } => {
            let (second, _) = matches.subcommand()?;
            verbs.iter().find(|verb| verb.name == second).map(|verb| verb.run)
        }
    }
}

/// The arguments of the verb itself.
fn leaf_matches(mut matches: ArgMatches) -> ArgMatches {
    match matches.remove_subcommand() {
        Some((_, inner)) => leaf_matches(inner),
        None => matches,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(words: &str) -> Vec<OsString> {
        words.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_whole_tree_is_sound() {
        full_tree().debug_assert();
    }

    #[test]
    fn a_verb_alone_reads_what_the_whole_tree_reads() {
        for words in [
            "redress order list --all",
            "redress order list --seller order --all -o json --limit 3",
            "redress order status 8212313961591322 --db order -q",
            "redress --db order order list",
            "redress -o json --db list order list --limit 3",
            "redress -n order --json cancel 8212313961591322 --reason other",
            "redress import - --dry-run",
            "redress order record 8212313961591322 shipped --at 2026-03-02",
            "redress store path",
        ] {
            let (quick, quick_run) = parse(&args(words)).expect(words);
            let slow = full_tree().try_get_matches_from(args(words)).expect(words);
            let run = run(&slow);
            let read = |matches: &ArgMatches| {
                let mut read: Vec<_> = matches
                    .ids()
                    // The name of a group of flags, which the tree does not hand down.
                    .filter(|id| *id != "Globals")
                    .map(|id| {
                        let values = matches.get_raw(id.as_str()).map(Iterator::collect::<Vec<_>>);
                        format!("{id} {values:?}")
                    })
                    .collect();
                read.sort();
                read
            };
            assert_eq!(read(&quick), read(&leaf_matches(slow)), "{words}");
            assert!(run.is_some_and(|run| std::ptr::fn_addr_eq(quick_run, run)), "{words}");
        }
        for words in [
            "redress order",
            "redress order lst",
            "redress order list --al",
            "redress order list -h",
            "redress order list --version",
            "redress -- order list",
            "redress --all order list",
            "redress nothing",
        ] {
            assert!(parse(&args(words)).is_err(), "{words}");
        }
    }
}
