use super::ascii_fold;
use crate::problem::FieldCode;

/// 统一社会信用代码 (GB 32100-2015). A wrong one warns and never blocks: old firms and foreign ones have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyCode(String);

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

impl CompanyCode {
    /// Parses 18 characters and proves the last (weights 3^i mod 31).
    pub fn parse(text: &str) -> Result<Self, FieldCode> {
        let code = ascii_fold(text).to_ascii_uppercase();
        if code.is_empty() {
            return Err(FieldCode::Required);
        }
        let values: Option<Vec<u32>> =
            code.bytes().map(|b| ALPHABET.iter().position(|a| *a == b).map(|v| v as u32)).collect();
        let values = values.filter(|v| v.len() == 18).ok_or(FieldCode::CompanyCode)?;
        let (sum, _) = values[..17].iter().fold((0, 1), |(sum, weight), v| (sum + v * weight, weight * 3 % 31));
        if (31 - sum % 31) % 31 == values[17] { Ok(Self(code)) } else { Err(FieldCode::CompanyCode) }
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_character_decides() {
        // Synthetic: region 999999 does not exist; the check character is computed by hand from the standard's weights.
        let body = "91999999MA00000000";
        let found =
            ALPHABET.iter().filter(|c| CompanyCode::parse(&format!("{}{}", &body[..17], **c as char)).is_ok()).count();
        assert_eq!(found, 1);
        assert_eq!(CompanyCode::parse("91I99999MA0000000X"), Err(FieldCode::CompanyCode));
        assert_eq!(CompanyCode::parse("短"), Err(FieldCode::CompanyCode));
    }
}
