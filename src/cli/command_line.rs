//! The command as it was given, for the log of operations.

use std::ffi::OsString;

/// The arguments without the program's path, quoted as a shell would need them.
pub(super) fn command_line(args: &[OsString]) -> String {
    let words = args.iter().skip(1).map(|arg| quoted(&arg.to_string_lossy()));
    words.collect::<Vec<_>>().join(" ")
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
}
