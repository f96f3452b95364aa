//! Content that comes in the zone's two languages.

use serde::{Deserialize, Serialize};

/// The languages the app speaks (BCP 47 tags on the wire).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Language {
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// The BCP 47 tag, for `<html lang>` and `Intl`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language of a BCP 47 tag; anything that is not Chinese reads English.
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") { Self::Chinese } else { Self::English }
    }
}

/// A text that is always there in Chinese and often in English too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LocalText {
    pub zh: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl LocalText {
    /// Both languages at once.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: Some(en.into()) }
    }

    /// The text in `language`, or the Chinese one where there is no other.
    pub fn in_language(&self, language: Language) -> &str {
        match (language, self.en.as_deref()) {
            (Language::English, Some(en)) if !en.is_empty() => en,
            _ => &self.zh,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_falls_back_to_chinese() {
        let only_chinese = LocalText { zh: "活动".into(), en: None };
        assert_eq!(only_chinese.in_language(Language::English), "活动");
        assert_eq!(LocalText::new("活动", "Event").in_language(Language::English), "Event");
    }

    #[test]
    fn any_chinese_tag_reads_chinese() {
        assert_eq!(Language::from_tag("zh-Hans-CN"), Language::Chinese);
        assert_eq!(Language::from_tag("fr"), Language::English);
    }
}
