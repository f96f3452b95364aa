use super::ascii_fold;
use crate::problem::FieldCode;

/// A phone number that can receive a message, kept as E.164 (`+8619900001234`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Parses a mainland mobile number (11 digits, with or without +86) or any other E.164 number with its `+`.
    pub fn parse(text: &str) -> Result<Self, FieldCode> {
        let text: String = ascii_fold(text).chars().filter(|c| !matches!(c, '(' | ')')).collect();
        if text.is_empty() {
            return Err(FieldCode::Required);
        }
        let international = text.strip_prefix('+').or_else(|| text.strip_prefix("00"));
        let mainland = match international {
            Some(rest) => rest.strip_prefix("86"),
            None => Some(text.as_str()),
        };
        if let Some(mobile) = mainland {
            return if is_mainland_mobile(mobile) {
                Ok(Self(format!("+86{mobile}")))
            } else {
                Err(FieldCode::PhoneFormat)
            };
        }
        let digits = international.unwrap_or_default();
        let plausible =
            (8..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        if plausible { Ok(Self(format!("+{digits}"))) } else { Err(FieldCode::PhoneFormat) }
    }

    /// E.164, with the `+`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as its owner writes it: mainland numbers without the country code.
    pub fn display(&self) -> &str {
        self.0.strip_prefix("+86").unwrap_or(&self.0)
    }

    /// Enough to recognise one's own number: 199****1234.
    pub fn masked(&self) -> String {
        let shown = self.display();
        let head = shown.get(..3).unwrap_or_default();
        let tail = shown.get(shown.len().saturating_sub(4)..).unwrap_or_default();
        format!("{head}****{tail}")
    }
}

/// 11 digits from 13 to 19 (the public numbering plan of mainland mobile services).
fn is_mainland_mobile(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    bytes.len() == 11 && bytes.iter().all(u8::is_ascii_digit) && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(text: &str) -> Result<String, FieldCode> {
        PhoneNumber::parse(text).map(|p| p.0)
    }

    #[test]
    fn mainland_numbers_come_in_many_dresses() {
        for typed in ["19900001234", "199 0000 1234", "+86 199-0000-1234", "008619900001234", "１９９００００１２３４"]
        {
            assert_eq!(parsed(typed), Ok("+8619900001234".into()), "{typed}");
        }
    }

    #[test]
    fn ten_digits_are_refused() {
        assert_eq!(parsed("1990000123"), Err(FieldCode::PhoneFormat));
        assert_eq!(parsed("12900001234"), Err(FieldCode::PhoneFormat));
        assert_eq!(parsed("+861290000123"), Err(FieldCode::PhoneFormat));
        assert_eq!(parsed("  "), Err(FieldCode::Required));
    }

    #[test]
    fn foreign_numbers_need_their_plus() {
        assert_eq!(parsed("+44 20 7946 0000"), Ok("+442079460000".into()));
        assert_eq!(parsed("442079460000"), Err(FieldCode::PhoneFormat));
    }

    #[test]
    fn masking_hides_the_middle() {
        assert_eq!(PhoneNumber::parse("19900001234").map(|p| p.masked()), Ok("199****1234".into()));
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in ".{0,40}") {
            if let Ok(phone) = PhoneNumber::parse(&text) {
                prop_assert_eq!(PhoneNumber::parse(phone.as_str()), Ok(phone.clone()));
                prop_assert!(phone.masked().contains("****"));
            }
        }
    }
}
