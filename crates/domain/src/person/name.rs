use super::NAME_MAX;
use crate::problem::FieldCode;

/// A person's name: 1–50 code points, any script and any Han extension.
///
/// Callers normalise to NFC at their edge (the browser has `String.prototype.normalize`, the server a crate), because the
/// tables for it would weigh more than the rest of the form in the wasm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// Parses what was typed: trims, folds inner white space, and writes every middle dot in use (• ・ ‧ ･ ∙) as `·`,
    /// the one that names such as 阿依古丽·买买提 are registered with.
    pub fn parse(text: &str) -> Result<Self, FieldCode> {
        if text.chars().any(char::is_control) {
            return Err(FieldCode::Unprintable);
        }
        let dotted: String =
            text.chars().map(|c| if matches!(c, '•' | '・' | '‧' | '･' | '∙') { '·' } else { c }).collect();
        let name = dotted.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.chars().count() {
            0 => Err(FieldCode::Required),
            n if n > NAME_MAX => Err(FieldCode::TooLong),
            _ => Ok(Self(name)),
        }
    }

    /// The name in full.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as a stranger may see it: first and last code point with a star between (王*明); two keep the first.
    pub fn masked(&self) -> String {
        let chars: Vec<char> = self.0.chars().collect();
        match chars.as_slice() {
            [] => String::new(),
            [only] => only.to_string(),
            [first, _] => format!("{first}*"),
            [first, .., last] => format!("{first}*{last}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn middle_dots_become_the_registered_one() {
        for typed in ["阿依古丽•买买提", "阿依古丽・买买提", "阿依古丽‧买买提", " 阿依古丽·买买提 "]
        {
            assert_eq!(PersonName::parse(typed).map(|n| n.0), Ok("阿依古丽·买买提".to_owned()));
        }
    }

    #[test]
    fn rare_han_characters_count_as_one() {
        let fifty = "𠮷".repeat(50);
        assert!(PersonName::parse(&fifty).is_ok());
        assert_eq!(PersonName::parse(&format!("{fifty}𠮷")), Err(FieldCode::TooLong));
    }

    #[test]
    fn blanks_are_no_name() {
        assert_eq!(PersonName::parse(" \u{3000} "), Err(FieldCode::Required));
    }

    #[test]
    fn masking_keeps_ends_only() {
        let masked = |t: &str| PersonName::parse(t).map(|n| n.masked());
        assert_eq!(masked("王小明"), Ok("王*明".into()));
        assert_eq!(masked("王明"), Ok("王*".into()));
        assert_eq!(masked("欧阳小明"), Ok("欧*明".into()));
    }

    proptest! {
        #[test]
        fn parsing_twice_changes_nothing(text in ".{0,60}") {
            if let Ok(name) = PersonName::parse(&text) {
                prop_assert_eq!(PersonName::parse(name.as_str()), Ok(name.clone()));
                prop_assert!(name.as_str().chars().count() <= NAME_MAX);
            }
        }
    }
}
