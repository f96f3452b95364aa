//! What this phone keeps between visits: preferences, the session, drafts and registrations.

mod draft;
mod key;
pub mod preferences;
pub mod registrations;
pub mod session;

pub use draft::Draft;
pub use key::{DraftOf, Key};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::platform::storage;

/// A record, if there is one and this version can read it.
fn read<T: DeserializeOwned>(key: &Key) -> Option<T> {
    // A record of another version reads as none: the server's copy wins.
    serde_json::from_str(&storage::read(&key.name())?).ok()
}

fn write<T: Serialize>(key: &Key, record: &T) {
    // The records are plain structs with string keys: they always have a JSON form.
    if let Ok(text) = serde_json::to_string(record) {
        storage::write(&key.name(), &text);
    }
}

fn remove(key: &Key) {
    storage::remove(&key.name());
}

/// Erases everything about a person; how the app looks stays.
pub fn erase_personal() {
    let kept = [Key::Language.name(), Key::EasyMode.name()];
    for name in storage::names().into_iter().filter(|n| n.starts_with(key::PREFIX) && !kept.contains(n)) {
        storage::remove(&name);
    }
}
