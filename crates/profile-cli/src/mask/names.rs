//! What the name of a field says about its value.

/// What kind of thing a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// What signs somebody in.
    Secret,
    /// May sign somebody in, or name a problem.
    Code,
    /// Of a phone or a document.
    Number,
    Plain,
}

/// Headers that carry a session, by a part of their names.
pub const SECRET_HEADERS: [&str; 5] = ["authorization", "cookie", "csrf", "xsrf", "apikey"];

const SECRETS: [&str; 7] = ["token", "password", "passwd", "pwd", "secret", "apikey", "credential"];
/// These are secrets as whole names alone: `access` is one, `accessExpiresAt` is none.
const WHOLE_SECRETS: [&str; 6] = ["access", "refresh", "jwt", "sid", "sessionid", "csrf"];
const CODES: [&str; 8] =
    ["code", "smscode", "phonecode", "verifycode", "verificationcode", "pincode", "otp", "captcha"];
const NUMBERS: [&str; 6] = ["phone", "mobile", "idnumber", "idcard", "identitynumber", "documentnumber"];
const WHOLE_NUMBERS: [&str; 5] = ["tel", "idno", "certno", "passport", "documentno"];

/// By its name in any spelling: `refreshToken`, `refresh_token`, `refresh-token`.
pub fn sort(name: &str) -> Sort {
    let letters: String = name.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let letters = letters.to_ascii_lowercase();
    let (has, is) = (
        |parts: &[&str]| parts.iter().any(|part| letters.contains(part)),
        |names: &[&str]| names.contains(&letters.as_str()),
    );
    if has(&SECRETS) || is(&WHOLE_SECRETS) {
        Sort::Secret
    } else if is(&CODES) || has(&["ticket"]) {
        Sort::Code
    } else if has(&NUMBERS) || is(&WHOLE_NUMBERS) {
        Sort::Number
    } else {
        Sort::Plain
    }
}

/// Whether an object of this name is somebody's document.
pub fn is_document(name: &str) -> bool {
    matches!(name, "identity" | "identification" | "document")
}
