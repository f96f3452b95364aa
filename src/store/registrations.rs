//! Registrations seen or made on this phone: a ticket must be there with no signal. No mere copies: a guest's hold the
//! secret that the server says only once.

use zhihui_domain::ids::{EventId, RegistrationId};
use zhihui_domain::registration::{Registration, RegistrationState};
use zhihui_domain::time::Instant;

use super::{instant, records};

/// Their names begin with this.
const REGISTRATION: &str = "registration/";

/// All of them, newest first. A guest's carry their secret.
pub fn all() -> Vec<Registration> {
    let mut newest_first: Vec<Registration> = Vec::new();
    for record in records::beginning_with(REGISTRATION) {
        let Ok(registration) = zhihui_json::read::<Registration>(&record.text) else { continue };
        let place = newest_first.partition_point(|other| other.created_at > registration.created_at);
        newest_first.insert(place, registration);
    }
    newest_first
}

/// One of them.
pub fn find(id: &RegistrationId) -> Option<Registration> {
    zhihui_json::read(&records::get(&name(id))?.text).ok()
}

/// One of them, and when it was kept.
pub fn find_with_age(id: &RegistrationId) -> Option<(Registration, Instant)> {
    let record = records::get(&name(id))?;
    Some((zhihui_json::read(&record.text).ok()?, instant(record.at)))
}

/// The live registration for an event.
pub fn for_event(event: &EventId) -> Option<Registration> {
    all().into_iter().find(|r| r.event_id == *event && r.state != RegistrationState::Cancelled)
}

/// Keeps a registration in its newest version. The secret, which the server says only once, is kept with it.
pub fn keep(registration: &Registration) {
    let mut newest = registration.clone();
    if newest.secret.is_none() {
        newest.secret = find(&newest.id).and_then(|held| held.secret);
    }
    // Registrations are plain structs: they always have a JSON form.
    if let Ok(text) = zhihui_json::write(&newest) {
        records::put(name(&newest.id), text);
    }
}

/// Drops one that the server does not know any more.
pub fn drop(id: &RegistrationId) {
    records::delete(&name(id));
}

fn name(id: &RegistrationId) -> String {
    format!("{REGISTRATION}{id}")
}
