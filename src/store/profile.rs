//! The backend's profile as it was last read, for a start without a network.

use super::records;

/// It belongs to the app and to no person: signing out leaves it.
pub(super) const PROFILE: &str = "profile";

/// The text of the last good one.
pub fn kept() -> Option<String> {
    Some(records::get(PROFILE)?.text)
}

/// Keeps the text of a good one.
pub fn keep(text: &str) {
    if kept().as_deref() != Some(text) {
        records::put(PROFILE.to_owned(), text.to_owned());
    }
}
