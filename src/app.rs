//! Composition: alone knows all features.

mod chunks;
mod home;
mod me;
mod pages;
mod profile_fault;
mod shell;

use leptos::prelude::*;
use zhihui_domain::text::Language;

use crate::backend::profile::{Fault, Profile};
use crate::backend::{Backend, SessionState};
use crate::i18n::I18n;
use crate::platform::http::{self, Method, NoAnswer, Request};
use crate::platform::{document, task};
use crate::screen::Navigator;
use crate::store;
use crate::ui::DomId;
use shell::EasyMode;

/// Where the profile is, beside `index.html`.
const PROFILE_FILE: &str = "backend.json";
const PROFILE_TIMEOUT_MS: u32 = 15_000;

/// Reads the profile and draws the app, or the page that says what is wrong with the profile.
pub fn start() {
    let language = store::preferences::language();
    document::set_language(language.tag());
    task::spawn(async move {
        let profile = read_profile().await;
        document::remove_element(&DomId::Boot.name());
        mount_to_body(move || match profile {
            Ok(profile) => root(profile, language),
            Err(faults) => {
                I18n::provide(language);
                profile_fault::page(PROFILE_FILE, &faults)
            }
        });
    });
}

async fn read_profile() -> Result<Profile, Vec<Fault>> {
    let request = Request {
        method: Method::Get,
        url: format!("/{PROFILE_FILE}"),
        headers: vec![("Accept", "application/json".to_owned())],
        body: None,
        timeout_ms: PROFILE_TIMEOUT_MS,
    };
    let unread = |why: String| vec![Fault { pointer: String::new(), message: why }];
    match http::send(request).await {
        Ok(response) if response.status == 200 => Profile::parse(&response.body),
        Ok(response) => Err(unread(format!("HTTP {}", response.status))),
        Err(NoAnswer::TimedOut) => Err(unread("no answer".to_owned())),
        Err(NoAnswer::Unreachable) => Err(unread("the server cannot be reached".to_owned())),
    }
}

fn root(profile: Profile, language: Language) -> AnyView {
    let i18n = I18n::provide(language);
    Navigator::provide();
    let easy = EasyMode::provide(store::preferences::easy_mode());
    let backend = Backend::new(profile, store::session::load());
    backend.provide();
    Effect::new(move || {
        let language = i18n.language();
        document::set_language(language.tag());
        store::preferences::keep_language(language);
    });
    Effect::new(move || easy.apply());
    Effect::new(move || match backend.session() {
        SessionState::SignedIn(session) => store::session::keep(&session),
        SessionState::SignedOut | SessionState::Expired => store::session::forget(),
    });
    shell::shell()
}
