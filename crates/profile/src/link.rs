//! Addresses that a backend hands out: followed only where they stay under `baseUrl`, because the session's token goes
//! with every request.

/// What has to be added to `base` for a link, as RFC 3986 reads it in an answer from `current`. `None` where it leaves
/// `base`. Under a base without an origin only the link's path and query count: behind a proxy a backend does not know
/// the origin that the browser sees.
pub(crate) fn followed(base: &str, current: &str, link: &str) -> Option<String> {
    let link = link.trim().split('#').next()?;
    // Browsers read `\` as `/`, and read over tabs and line breaks.
    if link.is_empty()
        || link.bytes().any(|byte| byte <= b' ' || byte == 0x7f || byte == b'\\')
        || link.starts_with("//")
    {
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
            if path.split(['/', '?']).next().is_some_and(|start| start.contains(':')) {
                return None;
            }
            let current = split(current).1.split('?').next()?;
            let end = if first == Some(b'?') { current.len() } else { current.rfind('/')? + 1 };
            [current.get(..end)?, path].concat()
        }
    };
    let added = path.strip_prefix(base_path)?;
    stays(added).then(|| added.to_owned())
}

/// Whether an address is under the base that this is added to, however a browser or a server reads it.
pub(crate) fn stays(added: &str) -> bool {
    let path = added.split(['?', '#']).next().unwrap_or_default();
    let plain = path.to_ascii_lowercase().replace("%2e", ".").replace("%2f", "/").replace("%5c", "\\");
    // Some servers take what is after a `;` for parameters of the segment.
    let is_plain = |segment: &str| !matches!(segment.split(';').next(), Some("." | ".."));
    (added.is_empty() || added.starts_with(['/', '?']))
        && !path.starts_with("//")
        && !plain.bytes().any(|byte| byte <= b' ' || byte == 0x7f || byte == b'\\')
        && plain.split('/').all(is_plain)
}

/// The origin, if there is one, and what is after it.
fn split(address: &str) -> (Option<&str>, &str) {
    let scheme = address.find("://").filter(|end| !address[..*end].contains(['/', '?']));
    match scheme {
        Some(end) => {
            let start = end + 3;
            let length = address[start..].find(['/', '?', '#']).unwrap_or(address.len() - start);
            let (origin, rest) = address.split_at(start + length);
            (Some(origin), rest)
        }
        None => (None, address),
    }
}

/// An origin in the one form that compares. `None` for what is none of a web server's.
fn normal(origin: &str) -> Option<String> {
    let origin = origin.to_ascii_lowercase();
    let (scheme, host) = origin.split_once("://")?;
    let host = match scheme {
        "https" => host.strip_suffix(":443").unwrap_or(host),
        "http" => host.strip_suffix(":80").unwrap_or(host),
        _ => return None,
    };
    (!host.is_empty()).then(|| [scheme, "://", host].concat())
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
                && relations.trim().trim_matches('"').split_whitespace().any(|name| name.eq_ignore_ascii_case("next"))
            {
                return Some(target);
            }
        }
        rest = others;
    }
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
