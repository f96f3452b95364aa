//! Text operations whose tables the browser already has.

/// Unicode NFC, as the domain's parsers expect it.
pub fn nfc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}
