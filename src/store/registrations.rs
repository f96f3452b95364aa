//! Registrations seen or made on this phone: a ticket must be there with no signal.

use zhihui_domain::ids::{EventId, RegistrationId};
use zhihui_domain::registration::{Registration, RegistrationState};

use super::{Key, read, write};

/// All of them, newest first. A guest's carry their secret.
pub fn all() -> Vec<Registration> {
    read(&Key::Registrations).unwrap_or_default()
}

/// One of them.
pub fn find(id: &RegistrationId) -> Option<Registration> {
    all().into_iter().find(|r| r.id == *id)
}

/// The live registration for an event.
pub fn for_event(event: &EventId) -> Option<Registration> {
    all().into_iter().find(|r| r.event_id == *event && r.state != RegistrationState::Cancelled)
}

/// Keeps a registration in its newest version. The secret, which the server says only once, is kept with it.
pub fn keep(registration: &Registration) {
    let mut held = all();
    let mut newest = registration.clone();
    if let Some(at) = held.iter().position(|r| r.id == newest.id) {
        newest.secret = newest.secret.or_else(|| held[at].secret.take());
        held[at] = newest;
    } else {
        held.insert(0, newest);
    }
    write(&Key::Registrations, &held);
}

/// Drops one that the server does not know any more.
pub fn drop(id: &RegistrationId) {
    let mut held = all();
    held.retain(|r| r.id != *id);
    write(&Key::Registrations, &held);
}
