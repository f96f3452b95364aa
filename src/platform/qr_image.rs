//! A QR code as an `<img>` source, so that a long press in WeChat can save it.

use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of white around the code (ISO/IEC 18004 asks for four).
const QUIET_ZONE: i32 = 4;

/// `text` as a QR code in an SVG `data:` URL, always dark on white; `None` when it does not fit in a code.
pub fn data_url(text: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = code.size() + 2 * QUIET_ZONE;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                path.push_str(&format!("M{},{}h1v1h-1z", x + QUIET_ZONE, y + QUIET_ZONE));
            }
        }
    }
    // `#` would end the URL, so the colours are named.
    Some(format!(
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {side} {side}' \
         shape-rendering='crispEdges'><path fill='white' d='M0,0h{side}v{side}H0z'/><path d='{path}'/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_code_makes_a_small_code_with_its_quiet_zone() {
        let url = data_url("ZHT:0123456789ABCDEF").expect("fits");
        // Version 1 has 21 modules a side; four of quiet zone on each side make 29.
        assert!(url.contains("viewBox='0 0 29 29'"), "{}", &url[..120]);
        assert!(!url.contains('#'));
    }

    #[test]
    fn what_does_not_fit_is_no_panic() {
        assert_eq!(data_url(&"言".repeat(5000)), None);
    }
}
