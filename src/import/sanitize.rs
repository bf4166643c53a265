//! Makes the text of a page safe to keep and to print.

/// The maximum length of a text in characters.
const MAX_LENGTH: usize = 1_000;

/// The text on one line, without control characters, direction marks and zero-width characters, with
/// single spaces, and cut at 1,000 characters; `None` when nothing is left. The joiners that emoji
/// and Indic scripts need are kept.
pub(super) fn line(raw: &str) -> Option<String> {
    let raw = raw.trim();
    if raw.len() <= MAX_LENGTH && is_plain(raw) {
        return (!raw.is_empty()).then(|| raw.to_owned());
    }
    let mut kept = String::with_capacity(raw.len().min(4 * MAX_LENGTH));
    let mut count = 0;
    let mut gap = false;
    for char in raw.chars() {
        if char.is_whitespace() {
            gap = !kept.is_empty();
            continue;
        }
        if is_invisible(char) {
            continue;
        }
        if count + usize::from(gap) >= MAX_LENGTH {
            break;
        }
        if gap {
            kept.push(' ');
            count += 1;
            gap = false;
        }
        kept.push(char);
        count += 1;
    }
    (!kept.is_empty()).then_some(kept)
}

/// The text of some HTML on one line: tags are removed and common entities resolved. Comments,
/// scripts and styles are not recognised.
pub(super) fn html_line(raw: &str) -> Option<String> {
    if !raw.contains(['<', '&']) {
        return line(raw);
    }
    let mut words = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(start) = rest.find('<') {
        let (before, from_tag) = rest.split_at(start);
        words.push_str(before);
        let inside = from_tag.strip_prefix('<').unwrap_or(from_tag);
        let opens = inside.starts_with(|next: char| next.is_ascii_alphabetic() || next == '/');
        if let Some((_, after)) = inside.split_once('>').filter(|_| opens) {
            rest = after;
        } else {
            words.push('<');
            rest = inside;
        }
    }
    words.push_str(rest);
    for (entity, meaning) in [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        if words.contains(entity) {
            words = words.replace(entity, meaning);
        }
    }
    line(&words)
}

/// Whether a text is all ASCII and sanitised already, as most are.
fn is_plain(text: &str) -> bool {
    // They are counted and not looked for: without a way out many bytes are compared at once.
    let strange = text.bytes().filter(|byte| !matches!(byte, b' '..=b'~')).count();
    let doubles = text.as_bytes().windows(2).filter(|pair| *pair == b"  ").count();
    strange + doubles == 0
}

/// Whether a character is invisible or changes how others are shown: controls, direction marks, and
/// zero-width characters except the two joiners.
pub(super) fn is_invisible(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{61C}'
                | '\u{200B}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'
                | '\u{2066}'..='\u{2069}'
                | '\u{FEFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_stripped_collapsed_and_trimmed() {
        for (given, then) in [
            ("  Aurora  Store ", Some("Aurora Store")),
            ("Concluído ", Some("Concluído")),
            ("a\n\t\r b\u{a0}c\u{3000}d", Some("a b c d")),
            ("a\0b\u{7f}c\u{9b}31m\u{1b}[0m", Some("abc31m[0m")),
            ("\u{202e}abc\u{202c}\u{2066}d\u{2069}\u{200f}\u{61c}", Some("abcd")),
            ("ze\u{200b}ro\u{feff} wi\u{2060}dth", Some("zero width")),
            ("👩\u{200d}🔧 क्\u{200d}ष", Some("👩\u{200d}🔧 क्\u{200d}ष")),
            ("\u{200b} \0", None),
            ("", None),
        ] {
            assert_eq!(line(given).as_deref(), then, "{given:?}");
        }
    }

    #[test]
    fn a_long_text_is_cut() {
        let long = line(&"ä ".repeat(3_000)).expect("text");
        assert_eq!(long.chars().count(), 999);
        assert!(!long.ends_with(' '));
    }

    #[test]
    fn tags_and_entities_leave_html() {
        for (given, then) in [
            ("<span style=\"color:#009966\">R$5</span> off", "R$5 off"),
            ("Tax &amp; duty&nbsp;<b>R$22,61</b>", "Tax & duty R$22,61"),
            ("3 < 5 and <b", "3 < 5 and <b"),
            ("&amp;lt;", "&lt;"),
            ("plain", "plain"),
        ] {
            assert_eq!(html_line(given).as_deref(), Some(then), "{given:?}");
        }
    }

    proptest! {
        #[test]
        fn sanitizing_twice_changes_nothing(given in any::<String>()) {
            let once = line(&given);
            prop_assert_eq!(once.as_deref().and_then(line), once);
        }
    }
}
