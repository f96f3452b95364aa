//! What a backend prints, for whoever reads a failure.

use std::path::{Path, PathBuf};

use crate::person::LIN;

const LINES: usize = 40;

/// Where it goes.
pub fn file(folder: &Path) -> PathBuf {
    folder.join("printed")
}

/// All of it so far; what is not UTF-8 is marked.
pub fn read(folder: &Path) -> String {
    std::fs::read(file(folder)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// Its end.
pub fn last_lines(text: &str) -> String {
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(LINES)..].join("\n")
}

/// Without the name, password and numbers of a person: tests print to places where such things have no business, even
/// where the people are made up.
pub fn without_people(text: &str) -> String {
    let named = [LIN.name, LIN.password].iter().fold(text.to_owned(), |text, word| text.replace(word, "…"));
    let mut told = String::with_capacity(named.len());
    let mut number = String::new();
    for character in named.chars().chain(['\0']) {
        if character.is_ascii_digit() || (character == 'X' && number.len() == 17) {
            number.push(character);
            continue;
        }
        told.push_str(if is_personal(&number) { "…" } else { &number });
        number.clear();
        told.push(character);
    }
    told.truncate(told.len() - 1);
    told
}

/// As long as a phone number or a document's.
fn is_personal(number: &str) -> bool {
    [11, 13, 15, 18].contains(&number.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_tells_nobodys_numbers() {
        let text =
            "POST 400 {\"phone\":\"19900001234\",\"name\":\"林小舟\"} 11010519491231002X on event 1790000000000000123";
        let told = "POST 400 {\"phone\":\"…\",\"name\":\"…\"} … on event 1790000000000000123";
        assert_eq!(without_people(text), told);
        assert_eq!(without_people("8617990001234\n"), "…\n");
        assert_eq!(without_people("2026-11-28 port 40123"), "2026-11-28 port 40123");
    }

    #[test]
    fn a_log_ends_with_its_latest_lines() {
        let text: String = (1..=100).map(|line| format!("{line}\n")).collect();
        let told = last_lines(&text);
        assert!(told.starts_with("61\n") && told.ends_with("\n100"), "{told}");
    }
}
