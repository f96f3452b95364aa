//! Who may register: everybody, or only who is signed in. The profile says which.

use leptos::prelude::*;

use crate::backend::use_backend;
use crate::i18n::use_texts;
use crate::screen::{Route, by_visitor, over_sign_in, sign_in_first};

/// What registering is called in a profile.
const REGISTER: &str = "registrations.create";

/// The way to a form of registering; for a guest over signing in, where the backend takes no guests.
pub fn way_to(form: Route) -> Route {
    let backend = use_backend();
    let is_closed = backend.needs_account(REGISTER) && backend.account_id().is_none();
    if is_closed { over_sign_in(form) } else { form }
}

/// A page of registering; where the backend takes no guests, it asks a guest to sign in first.
pub fn for_those_who_may(here: Route, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    if !use_backend().needs_account(REGISTER) {
        return draw();
    }
    let texts = use_texts();
    by_visitor(move || sign_in_first(texts.events_sign_in_first(), texts.events_sign_in_first_body(), &here), draw)
}
