//! FNV-1a: tells texts apart, and hides nothing.

/// Of nothing yet.
pub(crate) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// Goes on with more bytes.
pub(crate) fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
