//! Addresses to screens.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route as Page};
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::path;
use zhihui_domain::ids::{EventId, Reference, RegistrationId};

use super::home;
use crate::features::{account, card, cases, events};
use crate::i18n::use_texts;
use crate::screen::{ApplyStep, Frame, Route, UrlParameter, frame};
use crate::ui::button::{self, Weight};
use crate::ui::{Icon, faces};

/// The screen of the present address.
pub fn pages() -> AnyView {
    view! {
        <FlatRoutes fallback=not_found>
            <Page path=path!("/") view=home::page />
            <Page path=path!("/events") view=|| events::list_page(query(UrlParameter::When)) />
            <Page path=path!("/e/:id") view=|| events::event_page(EventId::new(parameter(UrlParameter::Id))) />
            <Page
                path=path!("/e/:id/register")
                view=|| events::register_page(EventId::new(parameter(UrlParameter::Id)))
            />
            <Page
                path=path!("/e/:id/register/check")
                view=|| events::check_page(EventId::new(parameter(UrlParameter::Id)))
            />
            <Page
                path=path!("/r/:id")
                view=|| events::registration_page(RegistrationId::new(parameter(UrlParameter::Id)))
            />
            <Page path=path!("/card") view=card::card_page />
            <Page path=path!("/card/apply/:step") view=apply_page />
            <Page path=path!("/cases") view=cases::list_page />
            <Page path=path!("/cases/new") view=cases::new_page />
            <Page path=path!("/cases/new/check") view=cases::check_page />
            <Page
                path=path!("/cases/:reference")
                view=|| cases::case_page(Reference::new(parameter(UrlParameter::Reference)))
            />
            <Page path=path!("/me") view=super::me::page />
            <Page path=path!("/sign-in") view=|| account::sign_in_page(Route::safe_next(query(UrlParameter::Next))) />
        </FlatRoutes>
    }
    .into_any()
}

/// A part of the path. Screens are made anew for another path, so reading it once is enough.
fn parameter(name: UrlParameter) -> String {
    use_params_map().with_untracked(|map| map.get(name.name())).unwrap_or_default()
}

fn query(name: UrlParameter) -> Option<String> {
    use_query_map().with_untracked(|map| map.get(name.name()))
}

/// A form page shows another step without leaving its route, so the step is tracked.
fn apply_page() -> AnyView {
    let map = use_params_map();
    (move || {
        let step = map.with(|map| map.get(UrlParameter::Step.name())).unwrap_or_default();
        match ApplyStep::from_segment(&step) {
            Some(step) => card::apply_page(step),
            None => not_found(),
        }
    })
    .into_any()
}

fn not_found() -> AnyView {
    let texts = use_texts();
    let home = button::link(Weight::Primary, texts.app_go_home(), Route::Home.href());
    frame(Frame::new(
        texts.app_not_found_title(),
        faces::empty(Icon::Search, texts.app_not_found_title(), texts.app_not_found_body(), home),
    ))
}
