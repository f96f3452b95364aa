//! The session of the last visit.

use zhihui_domain::account::Session;

use super::{Key, read, remove, write};

/// The session, if one was kept.
pub fn load() -> Option<Session> {
    read(&Key::Session)
}

/// Keeps the session.
pub fn keep(session: &Session) {
    write(&Key::Session, session);
}

/// Forgets the session alone: after it lapsed, the person's drafts stay for when they sign in again.
pub fn forget() {
    remove(&Key::Session);
}
