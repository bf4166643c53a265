//! The words of the command line: a table of nouns and verbs, built only as far as it is needed.
//!
//! Building all verbs costs more than everything else that a read does. So the verb that the
//! arguments seem to name is built alone; when that does not fit, the whole tree decides.

use std::ffi::OsString;

use clap::{ArgMatches, Args as _, Command};

use super::context::Context;
use super::failure::Failure;
use super::globals::Globals;
use super::{
    agenda, completions, demo, dispute, evidence, import, message, order, policy, refund, seller,
    store, tracking,
};

/// What a verb does.
pub(super) type Run = fn(&mut Context, &ArgMatches) -> Result<(), Failure>;

/// One verb.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verb {
    /// Its name.
    pub(super) name: &'static str,
    /// What it does, in half a line.
    pub(super) about: &'static str,
    /// Adds its own arguments.
    pub(super) args: fn(Command) -> Command,
    /// Does it.
    pub(super) run: Run,
}

/// A word after the program's name.
#[derive(Debug, Clone, Copy)]
enum Word {
    /// A verb that stands alone.
    Verb(Verb),
    /// A noun with its verbs.
    Noun { name: &'static str, about: &'static str, verbs: &'static [Verb] },
}

const WORDS: &[Word] = &[
    Word::Verb(agenda::VERB),
    Word::Verb(import::VERB),
    Word::Noun {
        name: "order",
        about: "Record, list, inspect and cancel orders",
        verbs: &order::VERBS,
    },
    Word::Noun {
        name: "dispute",
        about: "Open disputes, answer in them, and record how they go",
        verbs: &dispute::VERBS,
    },
    Word::Noun {
        name: "refund",
        about: "What is owed, by when, and what arrived",
        verbs: &refund::VERBS,
    },
    Word::Noun {
        name: "evidence",
        about: "Keep what proves your case, see what is missing, and pack it",
        verbs: &evidence::VERBS,
    },
    Word::Noun {
        name: "message",
        about: "Write to the seller, and keep what was said",
        verbs: &message::VERBS,
    },
    Word::Noun {
        name: "seller",
        about: "How each seller dealt with you so far",
        verbs: &seller::VERBS,
    },
    Word::Noun {
        name: "tracking",
        about: "Whether a tracking number can exist, and where to look it up",
        verbs: &tracking::VERBS,
    },
    Word::Noun {
        name: "policy",
        about: "The rules, where they come from, and who says otherwise",
        verbs: &policy::VERBS,
    },
    Word::Noun {
        name: "store",
        about: "Where the record is kept, and whether it is whole",
        verbs: &store::VERBS,
    },
    Word::Verb(completions::VERB),
    Word::Verb(demo::VERB),
];

const ABOUT: &str =
    "A buyer's own record of AliExpress orders: what can be done now, and until when";

const EXITS: &str = "Exit codes: 0 done, 1 failed and nothing changed, 2 usage, 3 not found, \
4 refused by a rule, 5 busy, 6 an answer is needed, 7 input rejected in part, 8 something is due, 70 a bug, 130 you left.";

/// The whole tree.
pub(super) fn whole() -> Command {
    let root = alone_with_version()
        .about(ABOUT)
        .after_help(EXITS)
        .disable_help_subcommand(true)
        .infer_subcommands(false);
    Globals::augment_args(root).subcommands(WORDS.iter().map(command))
}

/// The command of a word.
fn command(word: &Word) -> Command {
    match word {
        Word::Verb(verb) => leaf(verb),
        Word::Noun { name, about, verbs } => Command::new(*name)
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
        && let Ok(matches) = (verb.args)(alone()).try_get_matches_from(rest)
    {
        return Ok((matches, verb.run));
    }
    if let [_, only] = args
        && (only == "--version" || only == "-V")
    {
        // What needs no verb needs no tree.
        alone_with_version().try_get_matches_from(args)?;
    }
    let matches = whole().try_get_matches_from(args)?;
    let run = run(&matches).unwrap_or(agenda::run_alone);
    Ok((matches, run))
}

/// The verb whose words come first among the arguments, with nothing but flags for every command
/// before them; and the other arguments.
fn likely_verb(args: &[OsString]) -> Option<(&'static Verb, Vec<&OsString>)> {
    let (_program, args) = args.split_first()?;
    let (at, word) = args
        .iter()
        .enumerate()
        .find_map(|(at, arg)| Some((at, WORDS.iter().find(|word| arg == name(word))?)))?;
    let (flags, words) = args.split_at(at);
    let (verb, rest) = match word {
        Word::Verb(verb) => (verb, words.get(1..)?),
        Word::Noun { verbs, .. } => {
            let second = words.get(1)?;
            (verbs.iter().find(|verb| second == verb.name)?, words.get(2..)?)
        }
    };
    let are_flags = flags.is_empty()
        || (flags.iter().all(|flag| flag != "--") && alone().try_get_matches_from(flags).is_ok());
    are_flags.then(|| (verb, flags.iter().chain(rest).collect()))
}

/// The program's name and version.
fn alone_with_version() -> Command {
    Command::new("redress").version(env!("CARGO_PKG_VERSION"))
}

/// The flags of every command, without a tree around them. They read; they explain nothing.
fn alone() -> Command {
    let command = Command::new("redress").no_binary_name(true).disable_help_flag(true);
    Globals::augment_args(command)
}

fn name(word: &Word) -> &'static str {
    match word {
        Word::Verb(verb) => verb.name,
        Word::Noun { name, .. } => name,
    }
}

/// What the matched words do; `None` when there are none.
fn run(matches: &ArgMatches) -> Option<Run> {
    let (first, matches) = matches.subcommand()?;
    match WORDS.iter().find(|word| name(word) == first)? {
        Word::Verb(verb) => Some(verb.run),
        Word::Noun { verbs, .. } => {
            let (second, _) = matches.subcommand()?;
            verbs.iter().find(|verb| verb.name == second).map(|verb| verb.run)
        }
    }
}

/// The matches of the innermost word.
pub(super) fn innermost(matches: &ArgMatches) -> &ArgMatches {
    matches.subcommand().map_or(matches, |(_, inner)| innermost(inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(words: &str) -> Vec<OsString> {
        words.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_whole_tree_is_sound() {
        whole().debug_assert();
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
            let slow = whole().try_get_matches_from(args(words)).expect(words);
            let read = |matches: &ArgMatches| {
                let matches = innermost(matches);
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
