//! The command as it was given, for the log of operations.

use std::ffi::OsString;

use clap::{Arg, Args as _, Command};

use super::globals::Globals;

/// The arguments without the program's path and without what every command takes, which says how to
/// answer and not what to do; quoted as a shell would need them.
pub(super) fn command_line(args: &[OsString]) -> String {
    let everywhere = Globals::augment_args(Command::new("redress"));
    let mut words = args.iter().skip(1).map(|word| word.to_string_lossy());
    let mut told = Vec::new();
    while let Some(word) = words.next() {
        match everywhere.get_arguments().find_map(|arg| takes(arg, &word)) {
            Some(Value::Next) => drop(words.next()),
            Some(Value::None) => {}
            None => told.push(quoted(&word)),
        }
    }
    told.join(" ")
}

/// Where the value of a flag is.
enum Value {
    /// It is the next word.
    Next,
    /// There is none, or it stands in the same word.
    None,
}

/// Whether the word is this flag: `--name`, `--name=value`, `-n` or `-nvalue`.
fn takes(arg: &Arg, word: &str) -> Option<Value> {
    let has_value = arg.get_action().takes_values();
    let long = arg.get_long().and_then(|long| word.strip_prefix("--")?.strip_prefix(long));
    let short = arg.get_short().and_then(|short| word.strip_prefix('-')?.strip_prefix(short));
    match (long, short) {
        (Some(""), _) | (_, Some("")) => Some(if has_value { Value::Next } else { Value::None }),
        (Some(rest), _) if has_value && rest.starts_with('=') => Some(Value::None),
        (_, Some(_)) if has_value => Some(Value::None),
        _another => None,
    }
}

fn quoted(word: &str) -> String {
    let is_plain = |character: char| {
        character.is_alphanumeric()
            || matches!(character, '-' | '_' | '.' | '/' | ':' | '=' | ',' | '@' | '+' | '%' | '…')
    };
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_as_a_shell_would_read_them() {
        let args = ["/usr/bin/redress", "order", "note", "…3327", "it's two; words", ""];
        let line = command_line(&args.map(OsString::from));
        assert_eq!(line, r"order note …3327 'it'\''s two; words' ''");
    }

    #[test]
    fn what_every_command_takes_is_left_out() {
        let line = |words: &str| {
            let args: Vec<OsString> = words.split(' ').map(OsString::from).collect();
            command_line(&args)
        };
        for words in [
            "redress --db a/b.db order pay 33 --at 2026-03-02 -o json",
            "redress --now=2026-03-02 -q -y order pay 33 -ojson --at 2026-03-02 --no-input",
        ] {
            assert_eq!(line(words), "order pay 33 --at 2026-03-02", "{words}");
        }
        assert_eq!(
            line("redress order correct 3 --total 5 --paid page"),
            "order correct 3 --total 5 --paid page"
        );
    }
}
