//! Addresses of AliExpress pages, reduced to what names the page.
//!
//! What is kept goes into the case file and so to strangers: everything that isn't known to be
//! needed is left out, because its value could sign somebody in or say who they are.

/// The sites of AliExpress; their subdomains belong to them.
const SITES: [&str; 3] = ["aliexpress.com", "aliexpress.us", "aliexpress.ru"];

/// The maximum length of an address in the file, in bytes.
const MAX_LENGTH: usize = 2_000;

/// The query parameters that say which page is meant. Each is the number of a product, a store or
/// an order.
const NUMBERS: [&str; 7] =
    ["itemId", "productId", "skuId", "storeId", "storeNo", "orderId", "tradeOrderId"];

/// The page for writing to a seller. It finds the conversation by the hexadecimal parameter
/// `digest`, which opens it only to somebody who is signed in.
const MESSAGE_PAGE: &str = "/msgDetail.htm";

/// The address as it may be kept: `https`, an AliExpress host without user and port, a path of
/// plain characters, and of the query the numbers that name the page. Fragment and matrix
/// parameters are dropped. An address that begins with `//` or `http:` becomes `https`; anything
/// else is `None`.
pub(super) fn page_address(raw: &str) -> Option<String> {
    let raw = raw.trim();
    if raw.len() > MAX_LENGTH {
        return None;
    }
    let rest = raw.strip_prefix("//").or_else(|| {
        let (scheme, rest) = raw.split_once("://")?;
        ["https", "http"].iter().any(|web| scheme.eq_ignore_ascii_case(web)).then_some(rest)
    })?;
    let rest = rest.split('#').next().unwrap_or(rest);
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = authority.rsplit('@').next().unwrap_or(authority).to_ascii_lowercase();
    if !is_aliexpress(&host) {
        return None;
    }
    let mut address = String::with_capacity("https:".len() + raw.len());
    address.push_str("https://");
    address.push_str(&host);
    for segment in path.split('/').skip(1) {
        let name = segment.split(';').next().unwrap_or(segment);
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)) {
            return None;
        }
        address.push('/');
        address.push_str(name);
    }
    let is_message_page = address.ends_with(MESSAGE_PAGE);
    let needed = query.split('&').filter(|pair| names_the_page(pair, is_message_page));
    for (pair, mark) in needed.zip(std::iter::once('?').chain(std::iter::repeat('&'))) {
        address.push(mark);
        address.push_str(pair);
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

/// Whether a host in lower case is one of the sites or a subdomain of one.
fn is_aliexpress(host: &str) -> bool {
    let Some(sub) = SITES.iter().find_map(|site| host.strip_suffix(site)) else {
        return false;
    };
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    sub.is_empty() || sub.strip_suffix('.').is_some_and(|labels| labels.split('.').all(is_label))
}

/// Whether a pair of a query says which page is meant. Its name must be written exactly so, and its
/// value can't hold anything but the number.
fn names_the_page(pair: &str, is_message_page: bool) -> bool {
    pair.split_once('=').is_some_and(|(name, value)| {
        let is_number = || value.len() <= 20 && value.bytes().all(|byte| byte.is_ascii_digit());
        let is_hex = || value.len() <= 200 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
        !value.is_empty()
            && (NUMBERS.contains(&name) && is_number()
                || is_message_page && name == "digest" && is_hex())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names whose values sign somebody in, follow them or say who they are.
    const FORBIDDEN: &str = "_m_h5_tk _m_h5_tk_enc _tb_token_ access_token account \
        address ali_apache_id apikey \
        auth authorization buyerId cna code cookie cookie2 ctoken email havana \
        intl_common_forever isg jwt key login loginId memberSeq mobile name passwd password \
        phone pwd sessionid sgcookie sid sign signature spm st ticket tfstk uid user xman_t \
        xman_us_f";

    #[test]
    fn only_aliexpress_addresses_are_kept() {
        for (given, then) in [
            ("//www.aliexpress.com/store/1101", Some("https://www.aliexpress.com/store/1101")),
            ("https://aliexpress.us", Some("https://aliexpress.us")),
            ("HTTPS://WWW.AliExpress.RU/Item/1", Some("https://www.aliexpress.ru/Item/1")),
            ("https://m.aliexpress.com/a#top", Some("https://m.aliexpress.com/a")),
            ("http://www.aliexpress.com/", Some("https://www.aliexpress.com/")),
            ("https://me:pw@www.aliexpress.com/", Some("https://www.aliexpress.com/")),
            ("https://a@b@www.aliexpress.com/", Some("https://www.aliexpress.com/")),
            ("javascript:alert(1)//www.aliexpress.com/", None),
            ("javascript://www.aliexpress.com/", None),
            ("data://www.aliexpress.com/", None),
            ("https://evil.com/aliexpress.com", None),
            ("https://evil.com/?//www.aliexpress.com", None),
            ("https://evil.com/@www.aliexpress.com/", None),
            ("https://evil.com?@www.aliexpress.com/", None),
            ("https://evil.com#@www.aliexpress.com/", None),
            ("https://aliexpress.com.evil.com/", None),
            ("https://notaliexpress.com/", None),
            ("https://evil.com\\.aliexpress.com/", None),
            ("https://aliexpress.com@evil.com/", None),
            ("https://www.aliexpress.com:8443/", None),
            ("https://www.aliexpress.com./", None),
            ("https://.aliexpress.com/", None),
            ("https://a..aliexpress.com/", None),
            ("https://wwẉ.aliexpress.com/", None),
            ("https://www.aliexpress.com/a b", None),
            ("https://www.aliexpress.com/a\u{1b}[31m", None),
            ("https://www.aliexpress.com/\u{202e}a", None),
            ("https://www.aliexpress.com/a\"><b", None),
            ("www.aliexpress.com/store/1", None),
            ("/store/1", None),
            ("", None),
        ] {
            assert_eq!(page_address(given).as_deref(), then, "{given}");
        }
        assert_eq!(page_address(&format!("//aliexpress.com/{}", "a".repeat(2_000))), None);
    }

    #[test]
    fn only_what_names_the_page_is_kept_of_a_query() {
        for (given, then) in [
            ("/a?itemId=1005&orderId=8199&from=x&skuId=12", "/a?itemId=1005&orderId=8199&skuId=12"),
            ("/a?x=1&storeNo=11&", "/a?storeNo=11"),
            ("/a?orderId=8199;auth=x&orderId=", "/a"),
            ("/a?orderId=8199%26auth%3Dx&orderId=https://x", "/a"),
            ("/a?ORDERID=8199&orderid=8199&%6FrderId=8199&orderId", "/a"),
            ("/a?orderId=123456789012345678901", "/a"),
            ("/a?title=café au lait", "/a"),
            ("/msgDetail.htm?from=x&digest=aB12&showTitle=true", "/msgDetail.htm?digest=aB12"),
            ("/msgDetail.htm?digest=secret&Digest=ab", "/msgDetail.htm"),
            ("/store/1?digest=ab12", "/store/1"),
        ] {
            let address = page_address(&format!("//msg.aliexpress.com{given}"));
            assert_eq!(address, Some(format!("https://msg.aliexpress.com{then}")), "{given}");
        }
    }

    #[test]
    fn no_forbidden_name_survives_in_whatever_form() {
        let page = "https://www.aliexpress.com/item/1005.html";
        let escape = |text: &str, mark: &str| {
            text.bytes().fold(String::new(), |escaped, byte| format!("{escaped}{mark}{byte:02X}"))
        };
        for plain in FORBIDDEN.split(' ') {
            let spellings = [
                plain.to_owned(),
                plain.to_ascii_uppercase(),
                escape(plain, "%"),
                escape(plain, "%25"),
            ];
            for name in &spellings {
                let pair = format!("{name}=s3cret");
                let escaped = escape(&pair, "%");
                for tail in [
                    format!("?{pair}"),
                    format!("?itemId=1005&{pair}&orderId=2"),
                    format!("?itemId=1005;{pair}"),
                    format!("#{pair}"),
                    format!("#/?{pair}"),
                    format!("?#?{pair}"),
                    format!(";{pair}"),
                    format!(";{pair}/x.html?{pair}"),
                    format!("?redirect=https://www.aliexpress.com/?{pair}"),
                    format!("?redirect=https%3A%2F%2Fwww.aliexpress.com%2F%3F{escaped}"),
                    format!("?itemId=https%3A%2F%2Fwww.aliexpress.com%2F%3F{escaped}"),
                ] {
                    let kept = page_address(&format!("{page}{tail}")).expect("a page");
                    let rest = kept.strip_prefix(page).expect("the page");
                    assert!(
                        ["", "?itemId=1005&orderId=2", "/x.html"].contains(&rest),
                        "{tail}: {kept}"
                    );
                }
                for in_path in [format!("/{pair}"), format!("%3B{pair}"), escaped.clone()] {
                    assert_eq!(page_address(&format!("{page}{in_path}")), None, "{in_path}");
                }
                let signed_in = page_address(&format!("https://{pair}:x@www.aliexpress.com/a"));
                assert_eq!(signed_in.as_deref(), Some("https://www.aliexpress.com/a"));
            }
        }
    }

    #[test]
    fn the_number_of_a_store_is_in_its_address() {
        for (given, then) in [
            ("https://www.aliexpress.com/store/1100000077", Some("1100000077")),
            ("https://www.aliexpress.com/store/1100000077/pages/all.html", Some("1100000077")),
            ("https://www.aliexpress.com/store/1100000077.html", Some("1100000077")),
            ("https://www.aliexpress.com/store/1100000077?itemId=1", Some("1100000077")),
            ("https://www.aliexpress.com/store/aurora", None),
            ("https://www.aliexpress.com/store/12aurora", None),
            ("https://www.aliexpress.com/", None),
        ] {
            assert_eq!(store_id(given).as_deref(), then, "{given}");
        }
    }
}
