//! The domain crate is the same everywhere and every time: no clock, no chance, no input or output.

use super::tokens::{self, Kind, Token};

/// Words that have no business in the domain, and what to do instead.
const WORDS: [(&str, &str); 5] = [
    ("SystemTime", "the time is an argument"),
    ("rand", "random numbers are an argument"),
    ("getrandom", "random numbers are an argument"),
    ("web_sys", "only src/platform touches the browser"),
    ("js_sys", "only src/platform touches the browser"),
];

/// Pairs `a::b` with the same meaning: parts of std and of chrono.
const PATHS: [(&str, &str, &str); 7] = [
    ("Instant", "now", "the time is an argument"),
    ("Utc", "now", "the time is an argument"),
    ("Local", "now", "the time is an argument"),
    ("std", "fs", "the domain reads no files"),
    ("std", "net", "the domain has no network"),
    ("std", "env", "the domain has no environment"),
    ("std", "process", "the domain starts nothing"),
];

/// The faults of one file of the domain crate.
pub fn faults(name: &str, text: &str) -> Vec<String> {
    let tokens = tokens::read(text);
    let words = tokens.iter().filter_map(|token| {
        let (word, why) = WORDS.iter().find(|(word, _)| token.word() == Some(word))?;
        Some((token.line, format!("the domain must not use {word}: {why}")))
    });
    let paths = tokens.windows(3).filter_map(|three| {
        let (first, second, why) = PATHS.iter().find(|(first, second, _)| is_path(three, first, second))?;
        Some((three[0].line, format!("the domain must not use {first}::{second}: {why}")))
    });
    let mut found: Vec<(usize, String)> = words.chain(paths).collect();
    found.sort();
    found.into_iter().map(|(line, fault)| format!("{name}:{line}: {fault}")).collect()
}

fn is_path(three: &[Token], first: &str, second: &str) -> bool {
    matches!(three, [a, b, c] if a.word() == Some(first) && b.kind == Kind::PathSeparator && c.word() == Some(second))
}
