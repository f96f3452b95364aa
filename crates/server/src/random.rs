//! Everything that must not be guessed, from the operating system's random source.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Crockford's Base32: no I, L, O or U, so that a code survives being read aloud.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system's random source works, or nothing here may go on");
    bytes
}

/// A bearer token or a key: 32 bytes in base64url.
pub fn token() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<32>())
}

/// An opaque id: 20 characters, 100 bits, fit for a path segment.
pub fn id() -> String {
    bytes::<20>().map(|b| CROCKFORD[usize::from(b % 32)].to_ascii_lowercase() as char).iter().collect()
}

/// A ticket's code: 16 characters, 80 bits.
pub fn ticket_code() -> String {
    bytes::<16>().map(|b| CROCKFORD[usize::from(b % 32)] as char).iter().collect()
}

/// A short mark that ties the log's lines to an answer.
pub fn request_id() -> String {
    format!("{:08x}", u32::from_be_bytes(bytes()))
}

/// `count` decimal digits, each as likely as any other.
pub fn digits(count: usize) -> String {
    // A byte under 250 falls on each digit equally often; the rest is thrown again.
    let mut thrown = std::iter::repeat_with(bytes::<16>).flatten().filter(|b| *b < 250);
    (0..count).filter_map(|_| thrown.next()).map(|b| char::from(b'0' + b % 10)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_has_its_length_and_alphabet() {
        assert_eq!(token().len(), 43);
        assert_eq!(id().len(), 20);
        let code = ticket_code();
        assert!(code.len() == 16 && code.bytes().all(|b| CROCKFORD.contains(&b)), "{code}");
        let digits = digits(6);
        assert!(digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit()), "{digits}");
    }

    #[test]
    fn nothing_comes_twice() {
        assert_ne!(id(), id());
        assert_ne!(ticket_code(), ticket_code());
    }
}
