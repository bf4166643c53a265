//! The JSON inside a response that may be a JavaScript call (JSONP).

/// The JSON of a body, and the number of bytes before it. A byte order mark, white space, comments
/// and a call such as `mtopjsonp3(…);` around it are removed. Anything else is returned as it is.
pub(super) fn payload(body: &str) -> (usize, &str) {
    let json = blank_trimmed(body);
    let json = inside_call(json).map_or(json, blank_trimmed);
    (json.as_ptr().addr().saturating_sub(body.as_ptr().addr()), json)
}

/// Whether a text begins like a call with an object: a name, a parenthesis, `{`.
pub(super) fn is_call(text: &str) -> bool {
    arguments(text).is_some_and(|inside| blank_trimmed(inside).starts_with('{'))
}

/// The text without a byte order mark and comments at its beginning, and without white space around
/// it.
pub(super) fn blank_trimmed(text: &str) -> &str {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim();
    loop {
        let after = match rest.strip_prefix("/*") {
            Some(comment) => comment.split_once("*/").map(|(_, after)| after),
            None => rest
                .strip_prefix("//")
                .map(|comment| comment.split_at(comment.find('\n').unwrap_or(comment.len())).1),
        };
        match after {
            Some(after) => rest = after.trim_start(),
            None => return rest,
        }
    }
}

/// The text after the name and the opening parenthesis of a call.
fn arguments(text: &str) -> Option<&str> {
    let of_name = |char: char| char.is_alphanumeric() || matches!(char, '_' | '$' | '.');
    if text.starts_with(|char: char| char.is_ascii_digit() || !of_name(char)) {
        return None;
    }
    let (_, after) = text.split_at_checked(text.find(|char| !of_name(char))?)?;
    after.trim_start().strip_prefix('(')
}

/// The argument of a call, up to its last parenthesis. If that is missing, the call was cut off:
/// then everything, and the JSON parser finds the place.
fn inside_call(text: &str) -> Option<&str> {
    let inside = arguments(text)?;
    Some(
        inside
            .rfind(')')
            .filter(|end| is_end(inside, *end))
            .map_or(inside, |end| inside.split_at(end).0),
    )
}

/// Whether only the end of the statement follows the parenthesis at this place.
fn is_end(text: &str, parenthesis: usize) -> bool {
    text.get(parenthesis + 1..)
        .is_some_and(|after| blank_trimmed(after.trim_start_matches([';', ' '])).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_taken_off() {
        for (body, json) in [
            ("{}", "{}"),
            (" {} \n", "{}"),
            ("mtopjsonp3({\"a\":1});", "{\"a\":1}"),
            ("\u{feff}/**/ cb.x_$1 ( {\"a\":\")\"} ) ; ", "{\"a\":\")\"}"),
            ("// saved\n/* by me */mtopjsonp3({})", "{}"),
            ("mtopjsonp3({}); // end", "{}"),
            ("mtopjsonp3({\"a\":", "{\"a\":"),
            ("mtopjsonp3({\"a\":\"b)", "{\"a\":\"b"),
            ("[1]", "[1]"),
            ("", ""),
            ("(1)", "(1)"),
            ("/* never ends", "/* never ends"),
        ] {
            let (start, found) = payload(body);
            assert_eq!(found, json, "{body}");
            assert_eq!(body.get(start..start + json.len()), Some(json), "{body}");
        }
    }

    #[test]
    fn only_a_name_makes_a_call() {
        assert!(is_call("mtopjsonp3 (\n{"));
        for text in ["1cb({", "a b({", "cb([", "cb", "({", "x;y({"] {
            assert!(!is_call(text), "{text}");
        }
    }
}
