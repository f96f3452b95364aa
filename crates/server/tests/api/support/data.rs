use serde_json::{Value, json};
use zhihui_domain::person::{IdentityDocument, IdentityKind};
use zhihui_domain::time::Instant;

/// An instant from its text.
pub fn at(text: &str) -> Instant {
    Instant::parse_from_rfc3339(text).expect("a literal")
}

/// A registration form, filled in.
pub fn registration(name: &str, phone: &str) -> Value {
    json!({ "name": name, "phone": phone, "consent": true, "answers": {} })
}

/// A synthetic resident id that differs for each `n` under 1000.
pub fn resident_id(n: u32) -> String {
    let body = format!("11000019850101{n:03}");
    let fits = |c: &char| IdentityDocument::parse(IdentityKind::ResidentId, &format!("{body}{c}")).is_ok();
    format!("{body}{}", "0123456789X".chars().find(fits).expect("one character fits"))
}

/// Bytes that begin as a picture does, different for each `n`.
pub fn picture(n: u8) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n\x00\xff".as_slice(), &[n]].concat()
}

/// An application form, filled in.
pub fn application(number: &str) -> Value {
    json!({
        "identity": { "name": "林小舟", "kind": "residentId", "number": number, "consent": true },
        "education": { "degree": "doctor", "school": "示范大学" },
        "employer": { "name": "示范光电有限公司", "companyCode": "", "position": "工程师" },
        "category": "science",
        "consent": true
    })
}
