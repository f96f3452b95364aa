//! Other servers that the build names. The app asks none: a zone's network may not reach them, and people's visits are
//! nobody else's business.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;

use crate::files;
use crate::web;

/// Names that identify a vocabulary and are never fetched.
const NAMESPACES: [&str; 1] = ["www.w3.org"];

/// The hosts named by pages, sheets, scripts and manifests.
pub fn in_dist(dist: &Path) -> Result<BTreeSet<String>> {
    let mut origins = BTreeSet::new();
    for file in web::files_of(dist)? {
        if ["html", "css", "js", "webmanifest", "svg"].contains(&files::extension(&file).as_str()) {
            origins.extend(in_text(&files::read_text(&file)?));
        }
    }
    Ok(origins)
}

/// The hosts behind `http://`, `https://` and, where an address begins, `//`.
fn in_text(text: &str) -> BTreeSet<String> {
    let mut hosts = BTreeSet::new();
    for (at, _) in text.match_indices("//") {
        let before = &text[..at];
        let begins_an_address = ["http:", "https:", "wss:", "ws:", "=\"", "='", "=", "url(", "url(\"", "url('"];
        if begins_an_address.iter().any(|start| before.ends_with(start)) {
            let host = host_at_start(&text[at + 2..]);
            if host.contains('.') && !NAMESPACES.contains(&host) {
                hosts.insert(host.to_owned());
            }
        }
    }
    hosts
}

fn host_at_start(text: &str) -> &str {
    let end =
        text.find(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | ':' | '[' | ']')));
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        in_text(text).into_iter().collect()
    }

    #[test]
    fn absolute_and_scheme_relative_addresses_count() {
        assert_eq!(found("<script src=https://cdn.example.net/a.js>"), ["cdn.example.net"]);
        assert_eq!(found("<link href=//fonts.example.org/css>"), ["fonts.example.org"]);
        assert_eq!(
            found("@import url(//a.example/x.css); b{background:url('https://b.example/i.png')}"),
            ["a.example", "b.example"]
        );
        assert_eq!(found("new WebSocket(\"wss://live.example.com:8443/s\")"), ["live.example.com:8443"]);
    }

    #[test]
    fn own_paths_comments_and_namespaces_do_not() {
        for text in
            ["<a href=/me//x>", "// see a.b/c", "createElementNS('http://www.w3.org/2000/svg')", "http://localhost"]
        {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
