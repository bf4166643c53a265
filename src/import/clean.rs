//! Text of a page, made safe to keep and to print.

/// The most characters that a text keeps.
const LONGEST: usize = 1_000;

/// The text without control characters, marks of direction and characters of no width, with every
/// run of white space as one space, and no longer than 1,000 characters; `None` when nothing is
/// left. The joiners that emoji and Indic scripts need are kept.
pub(super) fn text(raw: &str) -> Option<String> {
    let raw = raw.trim();
    if raw.len() <= LONGEST && is_plain(raw) {
        return (!raw.is_empty()).then(|| raw.to_owned());
    }
    let mut kept = String::with_capacity(raw.len().min(4 * LONGEST));
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
        if count + usize::from(gap) >= LONGEST {
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

/// The words of a piece of HTML: its tags are taken out and its commonest entities resolved, then
/// it is cleaned like any other text. It does not know comments, scripts or styles.
pub(super) fn html(raw: &str) -> Option<String> {
    if !raw.contains(['<', '&']) {
        return text(raw);
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
    text(&words)
}

/// Whether a text is all ASCII and clean already, as most are.
fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    text.bytes().all(|byte| {
        let double = byte == b' ' && before == b' ';
        before = byte;
        matches!(byte, b' '..=b'~') && !double
    })
}

/// Whether a character shows nothing, or changes how others are shown: controls, marks of
/// direction, and characters of no width but the two joiners.
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
            assert_eq!(text(given).as_deref(), then, "{given:?}");
        }
    }

    #[test]
    fn a_long_text_is_cut() {
        let long = text(&"ä ".repeat(3_000)).expect("text");
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
            assert_eq!(html(given).as_deref(), Some(then), "{given:?}");
        }
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(given in any::<String>()) {
            let once = text(&given);
            prop_assert_eq!(once.as_deref().and_then(text), once);
        }
    }
}
