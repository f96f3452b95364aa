use leptos::prelude::*;

use super::failed;
use crate::backend::{Failure, SessionState, use_backend};
use crate::ui::live;

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
