//! Addresses to screens.

use leptos::prelude::*;

use super::chunks::LATER;
use crate::backend::{Capability, use_backend};
use crate::features::events;
use crate::i18n::use_texts;
use crate::screen::{Frame, Route, frame, use_navigator};
use crate::ui::button::{self, Weight};
use crate::ui::faces::Skeleton;
use crate::ui::{Icon, faces, live};

/// The screen of the present address; drawn anew for another one.
pub fn pages() -> AnyView {
    let (navigator, backend) = (use_navigator(), use_backend());
    let route =
        Memo::new(move |_| Route::parse(&navigator.address()).filter(|route| route.is_there(|what| backend.can(what))));
    // Where nobody signs in by hand, who is there may be found out after the first screen was drawn.
    let is_met = !backend.can(Capability::SignIn);
    let person = Memo::new(move |_| if is_met { backend.person() } else { None });
    live(move || {
        person.get();
        route.get().map_or_else(not_found, page)
    })
}

fn page(route: Route) -> AnyView {
    let texts = use_texts();
    let (card, cases) = (texts.app_tab_card(), texts.app_tab_cases());
    match route {
        Route::Events(when) => events::list_page(when),
        Route::Event(id) => events::event_page(id),
        Route::Register(id) => {
            LATER.show(texts.events_form_title(), Skeleton::Article, move |screens| (screens.register)(id.clone()))
        }
        Route::RegisterCheck(id) => LATER
            .show(texts.events_check_title(), Skeleton::Article, move |screens| (screens.register_check)(id.clone())),
        Route::Registration(id) => LATER
            .show(texts.events_ticket_title(), Skeleton::Article, move |screens| (screens.registration)(id.clone())),
        Route::Home => LATER.show(texts.app_tab_home(), Skeleton::Card, |screens| (screens.home)()),
        Route::Card => LATER.show(card, Skeleton::Card, |screens| (screens.card)()),
        Route::CardApply(step) => LATER.show(card, Skeleton::Article, move |screens| (screens.apply)(step)),
        Route::Cases => LATER.show(cases, Skeleton::List, |screens| (screens.cases)()),
        Route::NewCase => LATER.show(cases, Skeleton::Article, |screens| (screens.new_case)()),
        Route::CaseDraft(draft) => {
            LATER.show(cases, Skeleton::Article, move |screens| (screens.case_draft)(draft.clone()))
        }
        Route::CaseCheck(draft) => {
            LATER.show(cases, Skeleton::Article, move |screens| (screens.case_check)(draft.clone()))
        }
        Route::Case(reference) => {
            LATER.show(cases, Skeleton::Article, move |screens| (screens.case)(reference.clone()))
        }
        Route::Me => LATER.show(texts.account_me(), Skeleton::List, |screens| (screens.me)()),
        Route::SignIn { next } => {
            let next = Route::safe_next(next);
            LATER.show(texts.app_sign_in(), Skeleton::Article, move |screens| (screens.sign_in)(next.clone()))
        }
    }
}

fn not_found() -> AnyView {
    let texts = use_texts();
    let home = button::link(Weight::Primary, texts.app_go_home(), Route::Home.href());
    let face = faces::empty(Icon::Search, texts.app_not_found_title(), texts.app_not_found_body(), home);
    frame(Frame::new(texts.app_not_found_title(), face))
}
