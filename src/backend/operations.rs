//! One function an operation of the contract.

pub mod auth;
pub mod card;
pub mod cases;
pub mod events;
pub mod registrations;
mod writes;

pub use writes::body_of;

/// An opaque id as a path segment (RFC 3986: everything but unreserved characters is percent-encoded).
fn segment(id: &str) -> String {
    let mut encoded = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(byte as char),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::segment;

    #[test]
    fn an_id_never_leaves_its_segment() {
        assert_eq!(segment("week-opening"), "week-opening");
        assert_eq!(segment("../me?x#y"), "..%2Fme%3Fx%23y");
        assert_eq!(segment("活"), "%E6%B4%BB");
    }
}
