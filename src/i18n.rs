//! Everything the app says, in both languages, and how it writes dates and distances.

mod catalogue;
mod format;
mod sentences;

pub use catalogue::Texts;
pub use sentences::Sentence;

use leptos::prelude::*;
use zhihui_domain::text::Language;

/// The language in use. Screens are drawn anew when it changes, so a text is a plain `&'static str` and no closure.
#[derive(Clone, Copy)]
pub struct I18n(RwSignal<Language>);

impl I18n {
    /// Puts the language into the context.
    pub fn provide(language: Language) -> Self {
        let i18n = Self(RwSignal::new(language));
        provide_context(i18n);
        i18n
    }

    /// The language. Tracks.
    pub fn language(self) -> Language {
        self.0.get()
    }

    /// Changes to the other language.
    pub fn switch(self) {
        self.0.update(|language| {
            *language = match language {
                Language::Chinese => Language::English,
                Language::English => Language::Chinese,
            };
        });
    }
}

/// The texts in the language of this drawing of the screen.
pub fn use_texts() -> Texts {
    Texts::new(use_i18n().0.get_untracked())
}

/// The language, to switch it.
pub fn use_i18n() -> I18n {
    expect_context()
}
