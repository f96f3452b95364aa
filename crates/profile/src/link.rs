//! Addresses that a backend hands out: followed only where they stay under `baseUrl`, because the session's token goes
//! with every request.

/// What has to be added to `base` for a link, as RFC 3986 reads it in an answer from `current`. `None` where it leaves
/// `base`. Under a base without an origin only the link's path and query count: behind a proxy a backend does not know
/// the origin that the browser sees.
pub(crate) fn followed(base: &str, current: &str, link: &str) -> Option<String> {
    let link = before(link.trim(), b"#");
    // Browsers read `\` as `/`, and read over tabs and line breaks.
    if link.is_empty() || link.bytes().any(is_misread) || link.starts_with("//") {
        return None;
    }
    let (base_origin, base_path) = split(base);
    let (origin, path) = split(link);
    if let Some(origin) = origin {
        let origin = normal(origin)?;
        if base_origin.is_some_and(|base| normal(base).as_ref() != Some(&origin)) {
            return None;
        }
    }
    let path = match path.bytes().next() {
        Some(b'/') => path.to_owned(),
        _ if origin.is_some() => ["/", path].concat(),
        first => {
            // A scheme without `//`: browsers take `https:x` for an origin.
            if before(path, b"/?").contains(':') {
                return None;
            }
            let current = before(split(current).1, b"?");
            let kept = if first == Some(b'?') {
                current
            } else {
                let slash = current.bytes().rposition(|byte| byte == b'/')?;
                current.get(..=slash)?
            };
            [kept, path].concat()
        }
    };
    let added = path.strip_prefix(base_path)?;
    stays(added).then(|| added.to_owned())
}

/// Whether an address is under the base that this is added to, however a browser or a server reads it.
pub(crate) fn stays(added: &str) -> bool {
    let path = before(added, b"?#");
    let mut plain = Vec::new();
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, after) = match rest {
            [b'%', b'2', b'e' | b'E', after @ ..] => (b'.', after),
            [b'%', b'2', b'f' | b'F', after @ ..] => (b'/', after),
            [b'%', b'5', b'c' | b'C', after @ ..] => (b'\\', after),
            _ => (*first, after),
        };
        plain.push(byte);
        rest = after;
    }
    // Some servers take what is after a `;` for parameters of the segment.
    let is_plain = |segment: &[u8]| !matches!(segment.split(|byte| *byte == b';').next(), Some(b"." | b".."));
    (added.is_empty() || added.starts_with(['/', '?']))
        && !path.starts_with("//")
        && !plain.iter().copied().any(is_misread)
        && plain.split(|byte| *byte == b'/').all(is_plain)
}

fn is_misread(byte: u8) -> bool {
    byte <= b' ' || byte == 0x7f || byte == b'\\'
}

/// What is before the first of these bytes: all of it, if there is none.
fn before<'t>(text: &'t str, ends: &[u8]) -> &'t str {
    let end = text.bytes().position(|byte| ends.contains(&byte)).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// The origin, if there is one, and what is after it.
fn split(address: &str) -> (Option<&str>, &str) {
    let scheme = before(address, b":/?#");
    let Some(rest) = address[scheme.len()..].strip_prefix("://") else { return (None, address) };
    let rest = &rest[before(rest, b"/?#").len()..];
    (address.strip_suffix(rest), rest)
}

/// An origin in the one form that compares. `None` for what is none of a web server's.
fn normal(origin: &str) -> Option<String> {
    let mut origin = origin.to_ascii_lowercase();
    let usual_port = match before(&origin, b":") {
        "https" => ":443",
        "http" => ":80",
        _ => return None,
    };
    if origin.ends_with(usual_port) {
        origin.truncate(origin.len() - usual_port.len());
    }
    (!origin.ends_with('/')).then_some(origin)
}

/// The address of the next page in a header `Link` (RFC 8288).
pub(crate) fn next_in(header: &str) -> Option<&str> {
    let mut rest = header;
    loop {
        let (target, after) = rest.split_once('<')?.1.split_once('>')?;
        let (mut parameters, others) = cut(after, b',');
        while !parameters.is_empty() {
            let (parameter, more) = cut(parameters, b';');
            parameters = more;
            if let Some((name, relations)) = parameter.split_once('=')
                && name.trim().eq_ignore_ascii_case("rel")
                && words(relations).any(|name| name.eq_ignore_ascii_case(b"next"))
            {
                return Some(target);
            }
        }
        rest = others;
    }
}

fn words(text: &str) -> impl Iterator<Item = &[u8]> {
    let text = text.trim();
    let bare = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    bare.as_bytes().split(|byte| b" \t".contains(byte))
}

/// What is before and after the first separator outside of quotes.
fn cut(text: &str, separator: u8) -> (&str, &str) {
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (place, byte) in text.bytes().enumerate() {
        if byte == separator && !is_quoted {
            return (&text[..place], &text[place + 1..]);
        }
        is_quoted ^= byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && is_quoted && !is_escaped;
    }
    (text, "")
}
