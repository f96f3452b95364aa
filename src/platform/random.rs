//! Randomness from the browser.

/// 128 random bits as 32 hex digits.
///
/// `crypto.getRandomValues` and not `randomUUID`: the latter is missing on plain HTTP, as on a LAN address.
/// `None` where the browser has no `crypto` at all.
pub fn token() -> Option<String> {
    let crypto = web_sys::window()?.crypto().ok()?;
    let mut bytes = [0_u8; 16];
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    const HEX: &[u8; 16] = b"0123456789abcdef";
    Some(bytes.iter().flat_map(|b| [HEX[usize::from(b >> 4)] as char, HEX[usize::from(b & 15)] as char]).collect())
}

/// Evenly from 0 to 1.
pub fn share() -> f64 {
    js_sys::Math::random()
}
