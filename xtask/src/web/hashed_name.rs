//! Which files carry a hash of their contents in their name, and so may be kept for ever.

/// The hash, when the name has the form `STEM-HASH.EXTENSION` or `STEM-HASH_bg.wasm`.
///
/// Trunk writes a 64-bit hash in hexadecimal without leading zeros, and names wasm-bindgen's module `…_bg.wasm`.
pub fn hash_in(name: &str) -> Option<&str> {
    let (stem, extension) = name.rsplit_once('.')?;
    if !["css", "js", "wasm"].contains(&extension) {
        return None;
    }
    let (_, hash) = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-')?;
    let hexadecimal = hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    ((8..=16).contains(&hash.len()) && hexadecimal).then_some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_recognised() {
        assert_eq!(hash_in("zhihui-0f1e2d3c4b5a6978_bg.wasm"), Some("0f1e2d3c4b5a6978"));
        assert_eq!(hash_in("zhihui-f1e2d3c4b5a6978.css"), Some("f1e2d3c4b5a6978"));
    }

    #[test]
    fn names_without_one_are_not() {
        for name in [
            "boot.js",
            "index.html",
            "service-worker.js",
            "icon-1234567890abcdef.png",
            "deep-face.js",
            "a-0F1E2D3C4B.js",
        ] {
            assert_eq!(hash_in(name), None, "{name}");
        }
    }
}
