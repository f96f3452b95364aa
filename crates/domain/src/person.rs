//! What identifies a person or a firm, parsed once at the edge.

mod company;
mod identity;
mod name;
mod phone;

pub use company::CompanyCode;
pub use identity::{IdentityDocument, IdentityKind};
pub use name::PersonName;
pub use phone::PhoneNumber;

use crate::problem::FieldCode;

/// Longest name, in code points.
pub const NAME_MAX: usize = 50;
/// Longest free text, in code points.
pub const TEXT_MAX: usize = 5_000;
/// Longest one-line answer (school, employer, position), in code points.
pub const LINE_MAX: usize = 100;

/// A required one-line text: trimmed, no control characters, at most `max` code points.
pub fn line(text: &str, max: usize) -> Result<String, FieldCode> {
    let text = text.trim();
    if text.is_empty() {
        return Err(FieldCode::Required);
    }
    if text.chars().count() > max {
        return Err(FieldCode::TooLong);
    }
    if text.chars().any(char::is_control) {
        return Err(FieldCode::Unprintable);
    }
    Ok(text.to_owned())
}

/// A required text of several lines: trimmed, line breaks and tabs allowed, at most [`TEXT_MAX`] code points.
pub fn prose(text: &str) -> Result<String, FieldCode> {
    let text = text.trim();
    if text.is_empty() {
        return Err(FieldCode::Required);
    }
    if text.chars().count() > TEXT_MAX {
        return Err(FieldCode::TooLong);
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(FieldCode::Unprintable);
    }
    Ok(text.to_owned())
}

/// Digits and letters as people's keyboards give them: full-width forms become ASCII, spaces and hyphens go.
fn ascii_fold(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '–' | '－'))
        .map(|c| match c {
            // Full-width forms stand at a fixed distance from ASCII (Unicode block FF00).
            '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .collect()
}
