use leptos::prelude::*;

use super::{Route, failed};
use crate::backend::{Capability, Failure, SessionState, use_backend};
use crate::i18n::use_texts;
use crate::platform::location;
use crate::ui::button::{self, Weight};
use crate::ui::{Icon, faces, live, notice};

/// Who is looking at a screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visitor {
    Guest,
    Person,
    /// Was signed in until a moment ago.
    Lapsed,
}

/// What a guest or what a signed-in person sees. Where the session has lapsed, it says so and leads back here.
pub fn by_visitor(
    guest: impl Fn() -> AnyView + Send + 'static,
    person: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    drawn_by_visitor(Box::new(guest), Box::new(person))
}

type Draw = Box<dyn Fn() -> AnyView + Send>;

fn drawn_by_visitor(guest: Draw, person: Draw) -> AnyView {
    let backend = use_backend();
    // A memo: every renewed token changes the session, and must not draw the screen anew.
    let visitor = Memo::new(move |_| match backend.session() {
        SessionState::SignedOut => Visitor::Guest,
        SessionState::SignedIn(_) => Visitor::Person,
        SessionState::Expired(_) => Visitor::Lapsed,
    });
    live(move || match visitor.get() {
        Visitor::Guest => guest(),
        Visitor::Person => person(),
        Visitor::Lapsed => failed(&Failure::Unauthenticated, || ()),
    })
}

/// The face of a page that is for somebody who is signed in: why, and the way over signing in back to it.
pub fn sign_in_first(title: &'static str, body: &'static str, here: &Route) -> AnyView {
    let texts = use_texts();
    let (title, body) = match use_backend().can(Capability::SignIn) {
        true => (title, body),
        false => (texts.account_elsewhere(), texts.account_elsewhere_body()),
    };
    faces::empty(Icon::Lock, title, body, sign_in_button(texts.app_sign_in(), here.href()))
}

/// The button that leads over signing in to `next`. Where nobody signs in by hand, it asks anew who is there: a gateway
/// that knows people lets them in when the page is loaded.
pub fn sign_in_button(label: &'static str, next: String) -> AnyView {
    if use_backend().can(Capability::SignIn) {
        button::link(Weight::Primary, label, Route::SignIn { next: Some(next) }.href())
    } else {
        button::button(Weight::Primary, use_texts().app_reload(), location::reload)
    }
}

/// The way to one's own things beside what a page shows to a guest: a link over signing in back to it. Where nobody signs in
/// by hand, it says what to do.
pub fn sign_in_for_own(weight: Weight, label: &'static str, here: Route) -> AnyView {
    if use_backend().can(Capability::SignIn) {
        return button::link(weight, label, over_sign_in(here).href());
    }
    let texts = use_texts();
    notice::information(texts.account_elsewhere(), texts.account_elsewhere_body())
}

/// The address that leads to this page, for a guest over signing in. Where nobody signs in by hand, the page itself says
/// what to do.
pub fn over_sign_in(page: Route) -> Route {
    match use_backend().can(Capability::SignIn) {
        true => Route::SignIn { next: Some(page.href()) },
        false => page,
    }
}
