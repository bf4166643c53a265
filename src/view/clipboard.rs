//! What makes a terminal take a text to the clipboard.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The sequence (OSC 52) with which a terminal puts the text on the clipboard of the person who
/// sits at it, be it over a connection; terminals that do not know it do nothing.
pub(crate) fn to_clipboard(text: &str) -> String {
    format!("\u{1b}]52;c;{}\u{7}", STANDARD.encode(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_carried_as_base64() {
        assert_eq!(to_clipboard("Grüße\n"), "\u{1b}]52;c;R3LDvMOfZQo=\u{7}");
        assert_eq!(to_clipboard(""), "\u{1b}]52;c;\u{7}");
    }
}
