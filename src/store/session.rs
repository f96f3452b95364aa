//! The session of the last visit. In the database and not in `localStorage`, of which browsers keep the last seconds in
//! memory: a refresh token works once, and an older one would end the session.

use zhihui_domain::account::Session;

use super::records;
use crate::platform::task;

const SESSION: &str = "session";

/// The session, if one was kept.
pub fn load() -> Option<Session> {
    zhihui_json::read(&records::get(SESSION)?.text).ok()
}

/// Keeps the session.
pub fn keep(session: &Session) {
    // A plain struct always has a JSON form.
    if let Ok(text) = zhihui_json::write(session) {
        records::put(SESSION.to_owned(), text);
        task::spawn(records::save());
    }
}

/// Forgets the session alone: after it lapsed, the person's drafts stay for when they sign in again.
pub fn forget() {
    if records::get(SESSION).is_some() {
        records::delete(SESSION);
    }
}
