//! Addresses that are worth keeping: pages of the marketplace itself, without secrets.

use std::borrow::Cow;

use super::clean;

/// The sites of the marketplace; their subdomains belong to them.
const SITES: [&str; 3] = ["aliexpress.com", "aliexpress.us", "aliexpress.ru"];

/// The most bytes that an address may have, as it stands in the file.
const LONGEST: usize = 2_000;

/// What the name of a query parameter must not contain, because its value could sign somebody in.
const SECRETS: [&str; 5] = ["token", "sign", "cookie", "session", "sid"];

/// The address as it may be kept: over `https`, of the marketplace, without user, port or secret
/// parameters. An address that begins with `//` is taken as `https`. Anything else is `None`.
pub(super) fn kept(raw: &str) -> Option<String> {
    let raw = raw.trim();
    let is_clean =
        if raw.is_ascii() { raw.bytes().all(is_in_place) } else { !raw.contains(is_out_of_place) };
    if raw.len() > LONGEST || !is_clean {
        return None;
    }
    let rest = raw.strip_prefix("//").or_else(|| {
        let (scheme, rest) = raw.split_once("://")?;
        scheme.eq_ignore_ascii_case("https").then_some(rest)
    })?;
    let end = rest.bytes().position(|byte| b"/?#".contains(&byte)).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(end)?;
    let has_capitals = host.bytes().any(|byte| byte.is_ascii_uppercase());
    let host =
        if has_capitals { Cow::Owned(host.to_ascii_lowercase()) } else { Cow::Borrowed(host) };
    if !is_of_the_marketplace(&host) {
        return None;
    }
    let mut address = String::with_capacity("https://".len() + rest.len());
    address.push_str("https://");
    address.push_str(&host);
    if path.bytes().any(|byte| b"?#".contains(&byte)) {
        address.push_str(&without_secrets(path));
    } else {
        address.push_str(path);
    }
    Some(address)
}

/// The number of a store: the digits that follow `/store/` in its address.
pub(super) fn store_id(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("/store/")?;
    let end = rest.find(|char: char| !char.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let ends = after.is_empty() || after.starts_with(['/', '?', '#', '.']);
    (ends && (1..=20).contains(&digits.len())).then(|| digits.to_owned())
}

/// Whether an ASCII character has its place in an address.
fn is_in_place(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'@' | b'"' | b'<' | b'>')
}

/// Whether a character has no place in an address. Browsers read `\` as `/`, and what stands
/// before `@` is no host; neither is worth understanding.
fn is_out_of_place(char: char) -> bool {
    char.is_whitespace()
        || clean::is_invisible(char)
        || matches!(char, '\\' | '@' | '"' | '<' | '>')
}

/// Whether a host, in small letters, is one of the sites or a subdomain of one.
fn is_of_the_marketplace(host: &str) -> bool {
    let Some(sub) = SITES.iter().find_map(|site| host.strip_suffix(site)) else {
        return false;
    };
    let mut before = b'.';
    let is_plain = sub.bytes().all(|byte| {
        let empty_label = byte == b'.' && before == b'.';
        before = byte;
        (byte.is_ascii_alphanumeric() || b"-.".contains(&byte)) && !empty_label
    });
    is_plain && before == b'.'
}

/// A path with its query, less the secret parameters; a fragment that carries parameters goes too.
fn without_secrets(path: &str) -> String {
    let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let query: Vec<_> =
        query.split('&').filter(|pair| !pair.is_empty() && !is_secret(pair)).collect();
    let mut kept = path.to_owned();
    for (mark, part) in [('?', query.join("&")), ('#', fragment.to_owned())] {
        let is_secret = mark == '#' && part.contains('=');
        if !(part.is_empty() || is_secret) {
            kept.push(mark);
            kept.push_str(&part);
        }
    }
    kept
}

/// Whether a pair of a query is named like a secret, however its name is written.
fn is_secret(pair: &str) -> bool {
    pair.split(';').any(|pair| {
        let name = pair.split_once('=').map_or(pair, |(name, _)| name);
        let name = if name.contains('%') { unescaped(name).into() } else { Cow::Borrowed(name) };
        let has = |word: &str| {
            name.as_bytes()
                .windows(word.len())
                .any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
        };
        SECRETS.into_iter().any(has)
    })
}

/// A name with its percent escapes resolved, as far as they are ASCII.
fn unescaped(name: &str) -> String {
    let mut pieces = name.split('%');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let code = piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code.filter(u8::is_ascii).zip(piece.get(2..)) {
            Some((code, rest)) => {
                plain.push(char::from(code));
                plain.push_str(rest);
            }
            None => plain.push_str(piece),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_marketplace_are_kept() {
        for (given, then) in [
            ("//www.aliexpress.com/store/1101", Some("https://www.aliexpress.com/store/1101")),
            ("https://aliexpress.us", Some("https://aliexpress.us")),
            ("HTTPS://WWW.AliExpress.RU/Item/1", Some("https://www.aliexpress.ru/Item/1")),
            ("https://m.aliexpress.com/a#top", Some("https://m.aliexpress.com/a#top")),
            ("http://www.aliexpress.com/", None),
            ("javascript:alert(1)//www.aliexpress.com/", None),
            ("data://www.aliexpress.com/", None),
            ("https://evil.com/aliexpress.com", None),
            ("https://evil.com/?//www.aliexpress.com", None),
            ("https://aliexpress.com.evil.com/", None),
            ("https://notaliexpress.com/", None),
            ("https://evil.com\\.aliexpress.com/", None),
            ("https://aliexpress.com@evil.com/", None),
            ("https://me:pw@www.aliexpress.com/", None),
            ("https://www.aliexpress.com:8443/", None),
            ("https://www.aliexpress.com./", None),
            ("https://.aliexpress.com/", None),
            ("https://wwẉ.aliexpress.com/", None),
            ("https://www.aliexpress.com/a b", None),
            ("https://www.aliexpress.com/a\u{1b}[31m", None),
            ("https://www.aliexpress.com/\u{202e}a", None),
            ("www.aliexpress.com/store/1", None),
            ("/store/1", None),
            ("", None),
        ] {
            assert_eq!(kept(given).as_deref(), then, "{given}");
        }
        assert_eq!(kept(&format!("//aliexpress.com/{}", "a".repeat(2_000))), None);
    }

    #[test]
    fn secret_parameters_are_dropped() {
        for (given, then) in [
            ("?from=order&digest=ab12", "?from=order&digest=ab12"),
            ("?a=1&xman_us_t_TOKEN=2&_sign=3&sid=4&b=5", "?a=1&b=5"),
            ("?%74oken=2", ""),
            ("?a=1;token=2", ""),
            ("?sessionid=1&cookie2=2#token=3", ""),
            ("?a=%&b=%zz&c=%C3%A9", "?a=%&b=%zz&c=%C3%A9"),
        ] {
            let address = kept(&format!("//msg.aliexpress.com/x{given}"));
            assert_eq!(address, Some(format!("https://msg.aliexpress.com/x{then}")), "{given}");
        }
    }

    #[test]
    fn the_number_of_a_store_is_in_its_address() {
        for (given, then) in [
            ("https://www.aliexpress.com/store/1100000077", Some("1100000077")),
            ("https://www.aliexpress.com/store/1100000077/pages/all.html?x=1", Some("1100000077")),
            ("https://www.aliexpress.com/store/1100000077.html", Some("1100000077")),
            ("https://www.aliexpress.com/store/aurora", None),
            ("https://www.aliexpress.com/store/12aurora", None),
            ("https://www.aliexpress.com/", None),
        ] {
            assert_eq!(store_id(given).as_deref(), then, "{given}");
        }
    }
}
