//! How the person wants the app: language, easy mode, and when a new version.

use zhihui_domain::text::Language;

use super::key::Key;
use super::{read, write};
use crate::platform::{location, storage};

/// The chosen language, or the browser's.
pub fn language() -> Language {
    read(Key::Language).or_else(|| location::browser_language().map(|tag| Language::from_tag(&tag))).unwrap_or_default()
}

/// Keeps the chosen language.
pub fn keep_language(language: Language) {
    write(Key::Language, &language);
}

/// Whether 关怀模式 is on.
pub fn easy_mode() -> bool {
    read(Key::EasyMode).unwrap_or(false)
}

/// Keeps whether 关怀模式 is on.
pub fn keep_easy_mode(on: bool) {
    write(Key::EasyMode, &on);
}

/// The build of the app that the person wants later.
pub fn put_off() -> Option<String> {
    storage::read(Key::PutOff.name())
}

/// Keeps that the person wants this build later.
pub fn keep_put_off(build: &str) {
    storage::write(Key::PutOff.name(), build);
}
