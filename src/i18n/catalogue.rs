use zhihui_domain::text::{Language, LocalText};

/// The texts in one language; an accessor a key, named `<file>_<key>` after `locales/<tag>/<file>.json`.
///
/// Both languages are in the wasm: switching needs no network, and a text can never be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts(Language);

impl Texts {
    pub fn new(language: Language) -> Self {
        Self(language)
    }

    /// The language of these texts.
    pub fn language(self) -> Language {
        self.0
    }

    /// The backend's text in this language.
    pub fn local(self, text: &LocalText) -> String {
        text.in_language(self.0).to_owned()
    }

    /// Takes Chinese and English.
    fn plain(self, texts: &[&'static str; 2]) -> &'static str {
        let [chinese, english] = texts;
        match self.0 {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    /// `singular` is English, and empty for a text that has none.
    fn filled(
        self,
        texts: &[&'static str; 2],
        singular: &'static str,
        count: Option<u32>,
        values: &[(&str, &str)],
    ) -> String {
        // CLDR: English has a form of its own for the integer 1, Chinese has one form for all.
        let is_singular = self.0 == Language::English && count == Some(1) && !singular.is_empty();
        let template = if is_singular { singular } else { self.plain(texts) };
        let mut text = String::with_capacity(template.len() + 16);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            text.push_str(values.iter().find(|(n, _)| *n == name).map_or("", |(_, value)| value));
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_has_its_singular() {
        let english = Texts::new(Language::English);
        assert_eq!(english.events_seats_left(1), "1 seat left");
        assert_eq!(english.events_seats_left(46), "46 seats left");
        assert_eq!(Texts::new(Language::Chinese).events_seats_left(1), "余 1 席");
    }
}
