use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ascii_fold;
use crate::problem::FieldCode;

/// Which document a person shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum IdentityKind {
    /// 居民身份证 (GB 11643).
    #[default]
    ResidentId,
    /// 外国人永久居留身份证: 15 characters until 2023, 18 digits that begin with 9 since.
    ForeignPermanentResident,
    Passport,
}

/// A document number whose shape, date and check digit hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityDocument {
    pub kind: IdentityKind,
    number: String,
}

impl IdentityDocument {
    /// Parses a number as typed; letters become capitals.
    pub fn parse(kind: IdentityKind, text: &str) -> Result<Self, FieldCode> {
        let number = ascii_fold(text).to_ascii_uppercase();
        if number.is_empty() {
            return Err(FieldCode::Required);
        }
        match kind {
            IdentityKind::ResidentId => resident_id(&number)?,
            IdentityKind::ForeignPermanentResident if number.len() == 18 => {
                if !number.starts_with('9') {
                    return Err(FieldCode::IdFormat);
                }
                eighteen_digits(&number)?;
            }
            IdentityKind::ForeignPermanentResident => old_permanent_resident(&number)?,
            IdentityKind::Passport => passport(&number)?,
        }
        Ok(Self { kind, number })
    }

    /// The number in full: only for the server that has to check it.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Enough for the owner to recognise it: the last four characters.
    pub fn masked(&self) -> String {
        let tail = self.number.get(self.number.len().saturating_sub(4)..).unwrap_or_default();
        format!("**** {tail}")
    }
}

fn resident_id(number: &str) -> Result<(), FieldCode> {
    // Provinces, autonomous regions, municipalities and, since 2018, 81–83 for residents from Hong Kong, Macao, Taiwan.
    let region = number.get(..2).and_then(|r| r.parse::<u8>().ok());
    let known =
        region.is_some_and(|r| matches!(r, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83));
    if number.len() != 18 || !known {
        return Err(FieldCode::IdFormat);
    }
    eighteen_digits(number)
}

/// Shape, date of birth (positions 7–14) and check character (ISO 7064 MOD 11-2) shared by both 18-digit documents.
fn eighteen_digits(number: &str) -> Result<(), FieldCode> {
    let bytes = number.as_bytes();
    let (body, check) = bytes.split_at_checked(17).ok_or(FieldCode::IdFormat)?;
    if check.len() != 1 || !body.iter().all(u8::is_ascii_digit) || !matches!(check[0], b'0'..=b'9' | b'X') {
        return Err(FieldCode::IdFormat);
    }
    // Digits, as was seen above; chrono's parser for patterns would be 5 KB of the app.
    let year = i32::try_from(value(&body[6..10])).unwrap_or_default();
    if year < 1900 || NaiveDate::from_ymd_opt(year, value(&body[10..12]), value(&body[12..14])).is_none() {
        return Err(FieldCode::IdDate);
    }
    if check[0] == check_character(body) { Ok(()) } else { Err(FieldCode::IdChecksum) }
}

/// The 18th character for 17 digits (GB 11643-1999, ISO 7064 MOD 11-2).
fn check_character(body: &[u8]) -> u8 {
    let sum = body.iter().fold(0_u32, |sum, digit| ((sum + u32::from(digit - b'0')) * 2) % 11);
    match (12 - sum) % 11 {
        10 => b'X',
        digit => b'0' + digit as u8,
    }
}

/// Three letters of the country, four digits of the region, the birth date as yymmdd, a sequence and a check digit.
fn old_permanent_resident(number: &str) -> Result<(), FieldCode> {
    let bytes = number.as_bytes();
    let shaped =
        bytes.len() == 15 && bytes[..3].iter().all(u8::is_ascii_uppercase) && bytes[3..].iter().all(u8::is_ascii_digit);
    if !shaped {
        return Err(FieldCode::IdFormat);
    }
    // The century is not written: 2000 stands in because it accepts 29 February.
    let birth = NaiveDate::from_ymd_opt(2000, value(&bytes[9..11]), value(&bytes[11..13]));
    birth.map(|_| ()).ok_or(FieldCode::IdDate)
}

/// The number that a few digits write.
fn value(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))
}

/// Countries differ: 5–15 letters and digits with at least one digit.
fn passport(number: &str) -> Result<(), FieldCode> {
    let bytes = number.as_bytes();
    let shaped = (5..=15).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && bytes.iter().any(u8::is_ascii_digit);
    if shaped { Ok(()) } else { Err(FieldCode::IdFormat) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn with_check(body: &str) -> String {
        format!("{body}{}", check_character(body.as_bytes()) as char)
    }

    #[test]
    fn the_standards_own_example_holds() {
        // GB 11643-1999 gives 11010519491231002X as its example.
        assert!(IdentityDocument::parse(IdentityKind::ResidentId, "11010519491231002x").is_ok());
    }

    #[test]
    fn one_wrong_digit_is_named() {
        let parse = |n: &str| IdentityDocument::parse(IdentityKind::ResidentId, n).map(|_| ());
        assert_eq!(parse("110105194912310021"), Err(FieldCode::IdChecksum));
        assert_eq!(parse("11010519491331002X"), Err(FieldCode::IdDate));
        assert_eq!(parse("99010519491231002X"), Err(FieldCode::IdFormat));
        assert_eq!(parse("1101051949"), Err(FieldCode::IdFormat));
        assert_eq!(parse("身份证号码身份"), Err(FieldCode::IdFormat));
    }

    #[test]
    fn both_permanent_resident_cards_are_taken() {
        let parse = |n: &str| IdentityDocument::parse(IdentityKind::ForeignPermanentResident, n).map(|_| ());
        assert_eq!(parse(&with_check("91184019850308001")), Ok(()));
        assert_eq!(parse("CAN110085030801"), Ok(()));
        assert_eq!(parse("CAN110085130801"), Err(FieldCode::IdDate));
        assert_eq!(parse("11010519491231002X"), Err(FieldCode::IdFormat));
    }

    #[test]
    fn masking_shows_the_tail_only() {
        let id = IdentityDocument::parse(IdentityKind::Passport, "e12345678").map(|d| d.masked());
        assert_eq!(id, Ok("**** 5678".into()));
    }

    proptest! {
        #[test]
        fn a_changed_digit_never_passes(day in 1_u32..=28, seq in 0_u32..=999, at in 14_usize..17, by in 1_u8..=9) {
            let number = with_check(&format!("110105194912{day:02}{seq:03}"));
            let mut bytes = number.into_bytes();
            bytes[at] = b'0' + (bytes[at] - b'0' + by) % 10;
            let changed = String::from_utf8_lossy(&bytes).into_owned();
            prop_assert_eq!(
                IdentityDocument::parse(IdentityKind::ResidentId, &changed),
                Err(FieldCode::IdChecksum)
            );
        }

        #[test]
        fn any_text_is_answered(text in ".{0,30}") {
            for kind in [IdentityKind::ResidentId, IdentityKind::ForeignPermanentResident, IdentityKind::Passport] {
                let _ = IdentityDocument::parse(kind, &text);
            }
        }
    }
}
