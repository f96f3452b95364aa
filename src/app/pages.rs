//! Addresses to screens.

use leptos::prelude::*;

use super::{home, me};
use crate::features::{account, card, cases, events};
use crate::i18n::use_texts;
use crate::screen::{Frame, Route, frame, use_navigator};
use crate::ui::button::{self, Weight};
use crate::ui::{Icon, faces};

/// The screen of the present address; drawn anew for another one.
pub fn pages() -> AnyView {
    let navigator = use_navigator();
    let route = Memo::new(move |_| Route::parse(&navigator.address()));
    (move || route.get().map_or_else(not_found, page)).into_any()
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Home => home::page(),
        Route::Events(when) => events::list_page(when),
        Route::Event(id) => events::event_page(id),
        Route::Register(id) => events::register_page(id),
        Route::RegisterCheck(id) => events::check_page(id),
        Route::Registration(id) => events::registration_page(id),
        Route::Card => card::card_page(),
        Route::CardApply(step) => card::apply_page(step),
        Route::Cases => cases::list_page(),
        Route::NewCase => cases::new_page(),
        Route::NewCaseCheck => cases::check_page(),
        Route::Case(reference) => cases::case_page(reference),
        Route::Me => me::page(),
        Route::SignIn { next } => account::sign_in_page(Route::safe_next(next)),
    }
}

fn not_found() -> AnyView {
    let texts = use_texts();
    let home = button::link(Weight::Primary, texts.app_go_home(), Route::Home.href());
    let face = faces::empty(Icon::Search, texts.app_not_found_title(), texts.app_not_found_body(), home);
    frame(Frame::new(texts.app_not_found_title(), face))
}
