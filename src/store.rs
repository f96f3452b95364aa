//! What this phone keeps between visits. Preferences in `localStorage`, because they are needed at once; the session,
//! drafts, the outbox, registrations and copies of what the server said in IndexedDB.

mod all;
pub mod copies;
mod draft;
mod draft_of;
mod draft_record;
pub mod drafts;
mod erased;
pub mod files;
mod key;
mod migration;
pub mod outbox;
pub mod preferences;
pub mod profile;
mod records;
pub mod registrations;
pub mod session;

pub use draft::Draft;
pub use draft_of::DraftOf;
pub use draft_record::DraftRecord;
pub use erased::Erased;
pub use records::{Keeping, keeping};

use chrono::{TimeZone, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zhihui_domain::time::{Instant, in_zone};

use crate::platform::storage;
use key::Key;

/// Opens the store. To be awaited before anything else of it is used, but for the preferences.
pub async fn open() {
    records::open().await;
    migration::from_local_storage();
}

/// Erases everything about a person; how the app looks stays.
pub async fn erase_personal() {
    records::clear_but(profile::PROFILE).await;
}

/// A record of `localStorage`, if there is one and this version can read it.
fn read<T: DeserializeOwned>(key: Key) -> Option<T> {
    zhihui_json::read(&storage::read(key.name())?).ok()
}

fn write<T: Serialize>(key: Key, record: &T) {
    // The records are plain structs with string keys: they always have a JSON form.
    if let Ok(text) = zhihui_json::write(record) {
        storage::write(key.name(), &text);
    }
}

/// A record's time, in the zone.
fn instant(milliseconds: f64) -> Instant {
    in_zone(&Utc.timestamp_millis_opt(milliseconds as i64).single().unwrap_or_default())
}
