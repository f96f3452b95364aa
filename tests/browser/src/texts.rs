use std::collections::HashMap;
use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::settings::project;

/// The languages of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Chinese,
    English,
}

impl Language {
    /// BCP 47, as `locales/` and `<html lang>` have it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// What the phone's browser asks servers for.
    pub(crate) fn accepted(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN,zh",
            Self::English => "en-GB,en",
        }
    }

    /// The text of a `{ zh, en }` pair on the wire.
    pub fn of(self, pair: &Value) -> String {
        let english = pair["en"].as_str().filter(|_| self == Self::English);
        english.or(pair["zh"].as_str()).unwrap_or_default().to_owned()
    }
}

/// What the app says, from the same files that it is built from.
#[derive(Clone, Debug)]
pub struct Texts {
    pub language: Language,
    texts: HashMap<String, Value>,
}

impl Texts {
    /// Reads `locales/<tag>/`.
    pub fn read(language: Language) -> Result<Self> {
        let folder = project().join("locales").join(language.tag());
        let mut texts = HashMap::new();
        for entry in fs::read_dir(&folder).with_context(|| format!("could not read {}", folder.display()))? {
            let path = entry?.path();
            let area = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
            let file: HashMap<String, Value> = serde_json::from_str(&fs::read_to_string(&path)?)
                .with_context(|| format!("{} is no catalogue", path.display()))?;
            texts.extend(file.into_iter().map(|(key, text)| (format!("{area}.{key}"), text)));
        }
        Ok(Self { language, texts })
    }

    /// The text of `area.key`.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text with its places filled in.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let text = self.texts.get(key).unwrap_or_else(|| panic!("locales/ has no text {key}"));
        let form = text.as_str().or_else(|| text["other"].as_str()).unwrap_or_default();
        filled(form, values)
    }

    /// The text for a number of things.
    pub fn count(&self, key: &str, count: u32) -> String {
        let one = self.texts.get(key).and_then(|text| text["one"].as_str()).filter(|_| count == 1);
        let values = [("count", count.to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        one.map_or_else(|| self.with(key, &values), |one| filled(one, &values))
    }
}

fn filled(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// `2026-11-28T14:00:00+08:00` as the app writes it: `11月28日 14:00` or `Nov 28 14:00`.
pub fn shown_instant(language: Language, instant: &str) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let number = |at: std::ops::Range<usize>| instant.get(at).and_then(|n| n.parse::<usize>().ok()).unwrap_or_default();
    let (month, day, time) = (number(5..7), number(8..10), instant.get(11..16).unwrap_or_default());
    match language {
        Language::Chinese => format!("{month}月{day}日 {time}"),
        Language::English => format!("{} {day} {time}", MONTHS[month.saturating_sub(1).min(11)]),
    }
}
