//! What is hidden in a text whatever stands around it.

use zhihui_domain::person::{IdentityDocument, IdentityKind};

use super::MASK;

/// JSON Web Tokens begin with `{"` in base64, whatever they are called.
pub fn without_web_tokens(text: &str) -> String {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    let mut shown = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("eyJ") {
        let (before, token) = rest.split_at(start);
        let (token, after) = token.split_at(token.find(|letter| !is_part(letter)).unwrap_or(token.len()));
        shown.push_str(before);
        shown.push_str(if token.matches('.').count() == 2 { MASK } else { token });
        rest = after;
    }
    shown + rest
}

/// Mainland mobile numbers, and numbers with a plus sign: the first three and the last four digits stay.
pub fn without_phones(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, run) = rest.split_at(start);
        let (digits, after) = run.split_at(run.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(run.len()));
        let is_word = before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '.');
        let is_mobile = digits.len() == 11 && digits.starts_with('1') && !is_word;
        let is_international = (8..=15).contains(&digits.len()) && (before.ends_with('+') || before.ends_with("%2B"));
        shown.push_str(before);
        if is_mobile || is_international {
            shown.extend([&digits[..3], MASK, &digits[digits.len() - 4..]]);
        } else {
            shown.push_str(digits);
        }
        rest = after;
    }
    shown + rest
}

/// Resident and permanent residence ids: their check digit tells them apart from other long numbers.
pub fn without_documents(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_alphanumeric()) {
        let (before, word) = rest.split_at(start);
        let (word, after) =
            word.split_at(word.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(word.len()));
        let is_document = |kind| word.len() == 18 && IdentityDocument::parse(kind, word).is_ok();
        shown.push_str(before);
        if is_document(IdentityKind::ResidentId) || is_document(IdentityKind::ForeignPermanentResident) {
            shown.push_str(&masked_number(word));
        } else {
            shown.push_str(word);
        }
        rest = after;
    }
    shown + rest
}

/// The last four characters stay, and the first three of what is long enough.
pub fn masked_number(number: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
    let first = if letters.len() > 10 { 3 } else { 0 };
    let last = letters.len().saturating_sub(4).max(first);
    letters[..first].iter().chain(&['*'; 4]).chain(&letters[last..]).collect()
}
