//! Hashes and keyed hashes. What proves something (tokens, codes, secrets) is stored as one of these only.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// SHA-256 of something with enough randomness of its own, in base64url.
pub fn digest(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(bytes))
}

/// The server's key for things that could be guessed from a plain hash: codes, document numbers, addresses.
#[derive(Clone)]
pub struct HashKey([u8; 32]);

/// What a keyed hash is about, so that one kind never equals another.
#[derive(Clone, Copy, Debug)]
pub enum About {
    SignInCode,
    Address,
    Document,
    GuestSecret,
}

impl HashKey {
    /// A key from its stored form.
    pub fn parse(stored: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(stored).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// HMAC-SHA-256 over the parts, in base64url. Each part goes with its length, so that none can run into the next.
    pub fn mac(&self, about: About, parts: &[&str]) -> String {
        URL_SAFE_NO_PAD.encode(self.over(about, parts).finalize().into_bytes())
    }

    /// Whether `stored` is the keyed hash of the parts, compared in constant time.
    pub fn proves(&self, about: About, parts: &[&str], stored: &str) -> bool {
        URL_SAFE_NO_PAD.decode(stored).is_ok_and(|bytes| self.over(about, parts).verify_slice(&bytes).is_ok())
    }

    fn over(&self, about: About, parts: &[&str]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(&[about as u8]);
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac
    }
}

impl std::fmt::Debug for HashKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HashKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> HashKey {
        HashKey::parse(&URL_SAFE_NO_PAD.encode([7; 32])).expect("32 bytes")
    }

    #[test]
    fn a_keyed_hash_proves_only_its_own_parts() {
        let mac = key().mac(About::SignInCode, &["+8619900001234", "123456"]);
        assert!(key().proves(About::SignInCode, &["+8619900001234", "123456"], &mac));
        assert!(!key().proves(About::SignInCode, &["+86199000012341", "23456"], &mac));
        assert!(!key().proves(About::Document, &["+8619900001234", "123456"], &mac));
        assert!(!key().proves(About::SignInCode, &["+8619900001234", "123456"], "not base64!"));
    }

    #[test]
    fn a_short_key_is_none() {
        assert!(HashKey::parse("c2hvcnQ").is_none());
    }
}
