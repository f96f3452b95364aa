//! Who walks the journeys. Every one of them is made up.

pub use zhihui_browser_tests::forms::RESIDENT_ID;

/// Nobody that the server knows yet.
pub const STRANGER: Person = Person { name: "林小舟", phone: "19912345678" };

/// With a character beyond the Basic Multilingual Plane (CJK Extension B), as names on real documents have.
pub const RARE_NAME: Person = Person { name: "𠮷野清和", phone: "19987654321" };

/// What a person gives when asked.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    pub name: &'static str,
    pub phone: &'static str,
}

/// The same with a check character that does not fit.
pub const RESIDENT_ID_MISTYPED: &str = "110105194912310021";

/// The number of somebody else of the same region and day, with a check character that fits (GB 11643-1999).
pub fn resident_id(number: usize) -> String {
    let body = format!("{}{:03}", &RESIDENT_ID[..14], number % 1000);
    let sum = body.bytes().fold(0, |sum, digit| ((sum + u32::from(digit - b'0')) * 2) % 11);
    let check = match (12 - sum) % 11 {
        10 => 'X'.to_string(),
        digit => digit.to_string(),
    };
    format!("{body}{check}")
}
