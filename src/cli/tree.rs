//! The words of the command line: a table of nouns and verbs, built only as far as it is needed.
//!
//! Building all verbs costs more than everything else that a read does. So the branch that the
//! arguments seem to name is built first; when that does not fit, the whole tree decides.

use std::ffi::OsString;

use clap::{ArgMatches, Args as _, Command};

use super::context::Context;
use super::failure::Failure;
use super::globals::Globals;
use super::{completions, demo, import, order, overview, store};

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

const WORDS: [Word; 5] = [
    Word::Verb(import::VERB),
    Word::Noun {
        name: "order",
        about: "Record, list, inspect and cancel orders",
        verbs: &order::VERBS,
    },
    Word::Noun { name: "store", about: "Where the record is kept", verbs: &store::VERBS },
    Word::Verb(completions::VERB),
    Word::Verb(demo::VERB),
];

const ABOUT: &str =
    "A buyer's own record of AliExpress orders: what can be done now, and until when";

const EXITS: &str = "Exit codes: 0 done, 1 failed and nothing changed, 2 usage, 3 not found, \
4 refused by a rule, 5 busy, 6 an answer is needed, 7 input rejected in part, 70 a bug, 130 you left.";

/// The whole tree.
pub(super) fn whole() -> Command {
    WORDS.iter().fold(root(), |root, word| root.subcommand(command(word, None)))
}

fn root() -> Command {
    let root = Command::new("redress")
        .about(ABOUT)
        .version(env!("CARGO_PKG_VERSION"))
        .after_help(EXITS)
        .disable_help_subcommand(true)
        .infer_subcommands(false);
    Globals::augment_args(root)
}

/// The command of a word; of a noun with one verb only, when that one is named.
fn command(word: &Word, only: Option<&str>) -> Command {
    match word {
        Word::Verb(verb) => leaf(verb),
        Word::Noun { name, about, verbs } => {
            let noun = Command::new(*name)
                .about(*about)
                .subcommand_required(true)
                .arg_required_else_help(true);
            let wanted = verbs.iter().filter(|verb| only.is_none_or(|only| only == verb.name));
            wanted.fold(noun, |noun, verb| noun.subcommand(leaf(verb)))
        }
    }
}

fn leaf(verb: &Verb) -> Command {
    Command::new(verb.name).about(verb.about).defer(verb.args)
}

/// Reads the arguments. The branch that they seem to name is tried first; whenever it does not
/// fit, the whole tree says what they mean or what is wrong with them.
pub(super) fn parse(args: &[OsString]) -> Result<(ArgMatches, Run), clap::Error> {
    if let Some(branch) = likely_branch(args)
        && let Ok(matches) = branch.try_get_matches_from(args)
        && let Some(run) = run(&matches)
    {
        return Ok((matches, run));
    }
    let matches = whole().try_get_matches_from(args)?;
    let run = run(&matches).unwrap_or(overview::run);
    Ok((matches, run))
}

/// The root with the one branch whose words come first among the arguments.
fn likely_branch(args: &[OsString]) -> Option<Command> {
    let mut words = args.iter().skip(1).filter_map(|arg| arg.to_str());
    let word = words.find_map(|arg| WORDS.iter().find(|word| name(word) == arg))?;
    let verb = match word {
        Word::Verb(_) => None,
        Word::Noun { verbs, .. } => {
            Some(words.find(|arg| verbs.iter().any(|verb| verb.name == *arg))?)
        }
    };
    Some(root().subcommand(command(word, verb)))
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

    /// The words that led to the innermost matches.
    fn path(matches: &ArgMatches) -> Vec<&str> {
        matches
            .subcommand()
            .map(|(word, inner)| std::iter::once(word).chain(path(inner)).collect())
            .unwrap_or_default()
    }

    #[test]
    fn the_whole_tree_is_sound() {
        whole().debug_assert();
    }

    #[test]
    fn a_branch_reads_what_the_whole_tree_reads() {
        for words in [
            "redress order list --all",
            "redress --db order order list",
            "redress -n order --json cancel 8212313961591322 --reason other",
            "redress import - --dry-run",
            "redress order record 8212313961591322 shipped --at 2026-03-02",
            "redress store path",
        ] {
            let (quick, _) = parse(&args(words)).expect(words);
            let slow = whole().try_get_matches_from(args(words)).expect(words);
            let read = |matches| format!("{:?}", innermost(matches));
            assert_eq!(read(&quick), read(&slow), "{words}");
            assert_eq!(path(&quick), path(&slow), "{words}");
        }
        for words in
            ["redress order", "redress order lst", "redress order list --al", "redress nothing"]
        {
            assert!(parse(&args(words)).is_err(), "{words}");
        }
    }
}
