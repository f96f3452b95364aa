//! The sample configurations send what the embedded server sends.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

const NGINX: &str = include_str!("../../../deploy/nginx.conf");
const CADDY: &str = include_str!("../../../deploy/Caddyfile");

/// Name and value of every header in the one file that the server reads as well.
fn headers() -> Result<BTreeMap<String, String>> {
    serde_json::from_str(include_str!("../../../deploy/headers.json")).context("deploy/headers.json")
}

/// `NAME "VALUE"` as both servers write it.
fn name_and_value(text: &str) -> Option<(String, String)> {
    let (name, value) = text.trim().split_once(" \"")?;
    Some((name.to_owned(), value.split('"').next()?.to_owned()))
}

#[test]
fn nginx_sends_the_servers_headers_on_every_answer() -> Result<()> {
    let directives = NGINX.lines().map(str::trim).filter_map(|line| line.strip_prefix("add_header "));
    let on_errors_too = directives.filter_map(|line| line.strip_suffix(" always;"));
    let mut sent: BTreeMap<String, String> = on_errors_too.filter_map(name_and_value).collect();
    assert_eq!(sent.remove("Vary").as_deref(), Some("Accept-Encoding"));
    assert_eq!(sent, headers()?);
    Ok(())
}

#[test]
fn caddy_sends_the_servers_headers() -> Result<()> {
    let (_, block) = CADDY.split_once("header {").context("no block of headers")?;
    let (block, _) = block.split_once('}').context("the block does not end")?;
    let sent: BTreeMap<String, String> = block.lines().filter_map(name_and_value).collect();
    assert_eq!(sent, headers()?);
    Ok(())
}

#[test]
fn the_policy_allows_no_inline_script_and_no_other_origin() -> Result<()> {
    let headers = headers()?;
    let policy = headers.get("Content-Security-Policy").context("there is no policy")?;
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    assert!(policy.contains("worker-src 'self';"), "the app is kept by a worker of its own: {policy}");
    for word in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"] {
        assert!(!policy.contains(word), "{word}");
    }
    Ok(())
}

#[test]
fn both_keep_hashed_files_for_ever_and_nothing_else() {
    let hashed = r"-[0-9a-f]{8,16}(_bg)?\.(css|js|wasm)$";
    for sample in [NGINX, CADDY] {
        assert!(sample.contains(hashed) && sample.contains("public, max-age=31536000, immutable"));
        assert!(sample.contains("no-cache"));
    }
}
