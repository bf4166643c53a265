//! The commands: a table of nouns and verbs, built only as far as it is needed.
//!
//! Building all verbs costs more than everything else that a read does. So the verb that the
//! arguments seem to name is built alone; when that does not fit, the whole tree decides.

use std::ffi::OsString;

use clap::{ArgMatches, Args as _, Command};

use super::globals::Globals;
use super::verb::{Run, Verb};
use super::{
    agenda, completions, config, demo, dispute, evidence, history, import, message, order, policy,
    refund, seller, store, tracking,
};

/// A word after the program's name.
#[derive(Debug, Clone, Copy)]
enum Entry {
    /// A verb that stands alone.
    Verb(Verb),
    /// A noun with its verbs.
    Noun { name: &'static str, about: &'static str, verbs: &'static [Verb] },
}

const ENTRIES: &[Entry] = &[
    Entry::Verb(agenda::VERB),
    Entry::Verb(import::VERB),
    Entry::Noun {
        name: "order",
        about: "Record, list, inspect and cancel orders",
        verbs: &[
            order::ADD,
            order::LIST,
            order::STATUS,
            order::SHOW,
            order::CANCEL,
            order::WITHDRAW,
            order::PAY,
            order::RECEIVE,
            order::REFUSE,
            order::EXTEND,
            order::RECORD,
            order::CORRECT,
            order::NOTE,
            order::FORGET,
        ],
    },
    Entry::Noun {
        name: "dispute",
        about: "Open disputes, answer in them, and record how they go",
        verbs: &[
            dispute::OPEN,
            dispute::LIST,
            dispute::STATUS,
            dispute::ANSWER,
            dispute::ESCALATE,
            dispute::CANCEL,
            dispute::APPEAL,
            dispute::SHIP_RETURN,
            dispute::RECORD,
        ],
    },
    Entry::Noun {
        name: "refund",
        about: "Track refunds: owed, due, received",
        verbs: &[refund::LIST, refund::RECORD],
    },
    Entry::Noun {
        name: "evidence",
        about: "Keep what proves your case, see what is missing, and pack it",
        verbs: &[evidence::ADD, evidence::REMOVE, evidence::LIST, evidence::CHECK, evidence::PACK],
    },
    Entry::Noun {
        name: "message",
        about: "Write to the seller, and keep what was said",
        verbs: &[message::DRAFT, message::LOG, message::LIST],
    },
    Entry::Noun {
        name: "seller",
        about: "See how each seller dealt with you so far",
        verbs: &[seller::LIST, seller::SHOW],
    },
    Entry::Noun {
        name: "tracking",
        about: "Check whether a tracking number can exist, and where to look it up",
        verbs: &[tracking::CHECK],
    },
    Entry::Noun {
        name: "policy",
        about: "Show the marketplace's rules, their sources and conflicting sources",
        verbs: &[policy::LIST, policy::SHOW, policy::SET, policy::RESET],
    },
    Entry::Noun {
        name: "config",
        about: "Show and change your settings",
        verbs: &[config::LIST, config::GET, config::SET, config::RESET],
    },
    Entry::Verb(history::UNDO),
    Entry::Verb(history::REDO),
    Entry::Verb(history::LOG),
    Entry::Noun {
        name: "store",
        about: "Locate, check and rebuild the database",
        verbs: &[store::PATH, store::CHECK, store::REBUILD],
    },
    Entry::Verb(completions::VERB),
    Entry::Verb(demo::VERB),
];

const ABOUT: &str =
    "A buyer's own record of AliExpress orders: what can be done now, and until when";

const EXITS: &str = "Exit codes: 0 done, 1 failed and nothing changed, 2 usage, 3 not found, \
4 refused by a rule, 5 busy, 6 an answer is needed, 7 input rejected in part, 8 something is due, \
9 the check found something, 70 a bug, 130 you left.";

/// The whole tree.
pub(super) fn full_tree() -> Command {
    let root = named_with_version()
        .about(ABOUT)
        .after_help(EXITS)
        .disable_help_subcommand(true)
        .infer_subcommands(false);
    Globals::augment_args(root).subcommands(ENTRIES.iter().map(command))
}

/// The command of an entry.
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
pub(super) fn parse(args: &[OsString]) -> Result<(ArgMatches, Run), clap::Error> {
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
    Ok((matches, run))
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

/// The program's name and version.
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
fn run(matches: &ArgMatches) -> Option<Run> {
    let (first, matches) = matches.subcommand()?;
    match ENTRIES.iter().find(|entry| name(entry) == first)? {
        Entry::Verb(verb) => Some(verb.run),
        Entry::Noun { verbs, .. } => {
            let (second, _) = matches.subcommand()?;
            verbs.iter().find(|verb| verb.name == second).map(|verb| verb.run)
        }
    }
}

/// The matches of the innermost command.
pub(super) fn leaf_matches(matches: &ArgMatches) -> &ArgMatches {
    matches.subcommand().map_or(matches, |(_, inner)| leaf_matches(inner))
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
            let read = |matches: &ArgMatches| {
                let matches = leaf_matches(matches);
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
            assert_eq!(read(&quick), read(&slow), "{words}");
            assert!(
                run(&slow).is_some_and(|slow| std::ptr::fn_addr_eq(quick_run, slow)),
                "{words}"
            );
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
