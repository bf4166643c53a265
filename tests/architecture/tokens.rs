//! Rust source as words and signs, without what doesn't run: comments, texts and tests.

/// Stands for a text or a character.
const LITERAL: &str = "\"\"";

/// The first words of items that may have a body in braces.
const ITEMS: [&str; 11] =
    ["async", "const", "enum", "extern", "fn", "impl", "mod", "struct", "trait", "union", "unsafe"];

/// The words and signs of some source; `::` is one sign, and lifetimes are left out.
pub(crate) fn tokens(code: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let (token, length) = next(rest, first);
        tokens.extend(token.map(str::to_owned));
        rest = &rest[length..];
    }
    without_tests(&tokens)
}

/// The token at the start of the source, if it is one, and how many bytes it takes.
fn next(code: &str, first: char) -> (Option<&str>, usize) {
    if code.starts_with("//") {
        return (None, code.find('\n').unwrap_or(code.len()));
    }
    if code.starts_with("/*") {
        return (None, comment(code));
    }
    if let Some(length) = literal(code) {
        return (Some(LITERAL), length);
    }
    if first == '\'' {
        return (None, 1 + word(&code[1..]));
    }
    // A raw identifier is the word behind its prefix.
    if code.starts_with("r#") {
        return (None, 2);
    }
    let length = match word(code) {
        0 if code.starts_with("::") => 2,
        0 => first.len_utf8(),
        length => length,
    };
    (Some(&code[..length]).filter(|_| !first.is_whitespace()), length)
}

/// How long the word at the start is.
fn word(code: &str) -> usize {
    code.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(code.len())
}

/// How long the comment at the start is; comments nest.
fn comment(code: &str) -> usize {
    let (mut at, mut depth) = (2, 1);
    while depth > 0 {
        let Some(end) = code[at..].find("*/") else { return code.len() };
        let inner = code[at..at + end].find("/*");
        depth = if inner.is_some() { depth + 1 } else { depth - 1 };
        at += inner.unwrap_or(end) + 2;
    }
    at
}

/// How long the text or the character at the start is.
fn literal(code: &str) -> Option<usize> {
    let prefix = ["br", "cr", "r", "b", "c", ""].into_iter().find(|it| code.starts_with(it))?;
    let body = &code[prefix.len()..];
    if prefix.ends_with('r') {
        let hashes = body.find(|c| c != '#')?;
        let text = body[hashes..].strip_prefix('"')?;
        let end = format!("\"{}", &body[..hashes]);
        let length = text.find(&end).map_or(text.len(), |at| at + end.len());
        return Some(prefix.len() + hashes + 1 + length);
    }
    let quote = body.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let is_lifetime = quote == '\'' && !body[1..].starts_with('\\') && {
        let letter = body[1..].chars().next()?;
        !body[1 + letter.len_utf8()..].starts_with('\'')
    };
    (!is_lifetime).then(|| prefix.len() + quoted(body, quote))
}

/// How long a text between two quotes is.
fn quoted(code: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, letter) in code.char_indices().skip(1) {
        if letter == quote && !is_escaped {
            return at + 1;
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    code.len()
}

/// The tokens without the items that exist in tests alone.
fn without_tests(tokens: &[String]) -> Vec<String> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match attribute(tokens, at) {
            Some(end) if is_for_tests(&tokens[at..end]) => at = item_end(tokens, end),
            Some(end) => {
                kept.extend_from_slice(&tokens[at..end]);
                at = end;
            }
            None => {
                kept.push(tokens[at].clone());
                at += 1;
            }
        }
    }
    kept
}

/// Where the attribute that begins here ends.
pub(crate) fn attribute(tokens: &[String], at: usize) -> Option<usize> {
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token == sign);
    let bracket = at + 1 + usize::from(is(at + 1, "!"));
    (is(at, "#") && is(bracket, "[")).then(|| group_end(tokens, bracket))
}

/// Where the group that opens here ends.
pub(crate) fn group_end(tokens: &[String], at: usize) -> usize {
    let mut depth = 0_usize;
    for (place, token) in tokens.iter().enumerate().skip(at) {
        match token.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" if depth <= 1 => return place + 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Whether this attribute is a `cfg` that holds in tests alone.
fn is_for_tests(attribute: &[String]) -> bool {
    let has = |word: &str| attribute.iter().any(|token| token == word);
    has("cfg") && has("test") && !has("not") && !has("any")
}

/// Where the item that begins here, with its attributes, ends: at its `;` or behind its body. What
/// is no item, such as a field, ends at its comma.
pub(crate) fn item_end(tokens: &[String], at: usize) -> usize {
    let mut at = keyword(tokens, at);
    let first = tokens.get(at).map_or("", String::as_str);
    let second = tokens.get(at + 1).map_or("", String::as_str);
    let is_constant = first == "const" && !["fn", "unsafe", "async", "extern"].contains(&second);
    let has_body = !is_constant && !["use", "static", "type", "let"].contains(&first);
    let is_item = !has_body || ITEMS.contains(&first) || second == "!";
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            ";" => return at + 1,
            "," if !is_item => return at + 1,
            ")" | "]" | "}" => return at,
            "{" if has_body => return group_end(tokens, at),
            "(" | "[" | "{" => at = group_end(tokens, at),
            _ => at += 1,
        }
    }
    at
}

/// Where the item's first word stands that is neither an attribute nor its visibility.
pub(crate) fn keyword(tokens: &[String], mut at: usize) -> usize {
    while let Some(end) = attribute(tokens, at) {
        at = end;
    }
    if tokens.get(at).is_some_and(|token| token == "pub") {
        at += 1;
        if tokens.get(at).is_some_and(|token| token == "(") {
            at = group_end(tokens, at);
        }
    }
    at
}
