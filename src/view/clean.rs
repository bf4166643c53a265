//! Makes outside text safe to print: no control character, no turned direction, nothing invisible.

/// The text without anything that a terminal would obey or a reader could not see.
pub(crate) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    push_clean(text, &mut cleaned);
    cleaned
}

/// Adds it to another text.
pub(super) fn push_clean(text: &str, to: &mut String) {
    // Every byte is looked at, which takes less than a way out after each.
    if text.bytes().fold(true, |plain, byte| plain & (b' '..=b'~').contains(&byte)) {
        to.push_str(text);
    } else {
        to.extend(text.chars().map(|sign| if is_safe(sign) { sign } else { '\u{fffd}' }));
    }
}

/// The text, which may have several lines, without anything that a terminal would obey or that turns
/// the direction of writing. What joins letters stays: pictures of people are made with it.
pub(crate) fn harmless(text: &str) -> String {
    let is_harmless = |character: char| match character {
        '\n' | '\t' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => false,
        other => !other.is_control(),
    };
    let lines = text.replace("\r\n", "\n");
    lines.chars().map(|sign| if is_harmless(sign) { sign } else { '\u{fffd}' }).collect()
}

/// Whether a character is neither obeyed by a terminal nor invisible.
pub(super) fn is_safe(character: char) -> bool {
    !character.is_control()
        && !matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_that_a_terminal_obeys_comes_through() {
        assert_eq!(
            clean("red \u{1b}[31mX\u{7}\r\n\u{9b}2J\u{7f}"),
            "red \u{fffd}[31mX\u{fffd}\u{fffd}\u{fffd}\u{fffd}2J\u{fffd}"
        );
        assert_eq!(clean("a\u{202e}b\u{200b}c"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(clean("Größe 大 é ₩"), "Größe 大 é ₩");
    }

    #[test]
    fn lines_stay_lines_and_nothing_in_them_is_obeyed() {
        assert_eq!(
            harmless("a\r\nb\t\u{1b}[31mc\n\u{9b}2J\r\u{202e}d 👩\u{200d}🔧"),
            "a\nb\t\u{fffd}[31mc\n\u{fffd}2J\u{fffd}\u{fffd}d 👩\u{200d}🔧"
        );
    }

    proptest! {
        #[test]
        fn no_text_keeps_a_control_character(text in any::<String>()) {
            prop_assert!(!clean(&text).chars().any(char::is_control));
        }
    }
}
