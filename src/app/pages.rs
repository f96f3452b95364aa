//! Addresses to screens.

use leptos::prelude::*;

use super::chunks::{CARD, CASES, OWN};
use crate::features::events;
use crate::i18n::use_texts;
use crate::screen::{Frame, Route, frame, use_navigator};
use crate::ui::button::{self, Weight};
use crate::ui::faces::Skeleton;
use crate::ui::{Icon, faces};

/// The screen of the present address; drawn anew for another one.
pub fn pages() -> AnyView {
    let navigator = use_navigator();
    let route = Memo::new(move |_| Route::parse(&navigator.address()));
    (move || route.get().map_or_else(not_found, page)).into_any()
}

fn page(route: Route) -> AnyView {
    let texts = use_texts();
    let (card, cases) = (texts.app_tab_card(), texts.app_tab_cases());
    match route {
        Route::Events(when) => events::list_page(when),
        Route::Event(id) => events::event_page(id),
        Route::Register(id) => events::register_page(id),
        Route::RegisterCheck(id) => events::check_page(id),
        Route::Registration(id) => events::registration_page(id),
        Route::Home => OWN.show(texts.app_tab_home(), Skeleton::Card, |screens| (screens.home)()),
        Route::Card => CARD.show(card, Skeleton::Card, |screens| (screens.card)()),
        Route::CardApply(step) => CARD.show(card, Skeleton::Article, move |screens| (screens.apply)(step)),
        Route::Cases => CASES.show(cases, Skeleton::List, |screens| (screens.list)()),
        Route::NewCase => CASES.show(cases, Skeleton::Article, |screens| (screens.new)()),
        Route::NewCaseCheck => CASES.show(cases, Skeleton::Article, |screens| (screens.check)()),
        Route::Case(reference) => {
            CASES.show(cases, Skeleton::Article, move |screens| (screens.case)(reference.clone()))
        }
        Route::Me => OWN.show(texts.account_me(), Skeleton::List, |screens| (screens.me)()),
        Route::SignIn { next } => {
            let next = Route::safe_next(next);
            OWN.show(texts.app_sign_in(), Skeleton::Article, move |screens| (screens.sign_in)(next.clone()))
        }
    }
}

fn not_found() -> AnyView {
    let texts = use_texts();
    let home = button::link(Weight::Primary, texts.app_go_home(), Route::Home.href());
    let face = faces::empty(Icon::Search, texts.app_not_found_title(), texts.app_not_found_body(), home);
    frame(Frame::new(texts.app_not_found_title(), face))
}
