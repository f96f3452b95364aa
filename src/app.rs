//! Composition: alone knows all features.

mod banner;
mod begun;
mod chunks;
mod home;
mod me;
mod network;
mod new_version;
mod pages;
mod profile_fault;
mod shell;
mod unsent;

use leptos::prelude::*;
use zhihui_domain::text::Language;

use crate::backend::profile::{Fault, Profile};
use crate::backend::{Backend, SessionState};
use crate::i18n::I18n;
use crate::platform::http::{self, Method, NoAnswer, Request};
use crate::platform::{document, task};
use crate::screen::{Age, Navigator, Outbox, effect};
use crate::store;
use crate::ui::DomId;
use shell::EasyMode;

/// Where the profile is, beside `index.html`.
const PROFILE_FILE: &str = "backend.json";
const PROFILE_TIMEOUT_MS: u32 = 15_000;
/// Nobody waits longer for it where the phone keeps an earlier one.
const KEPT_PROFILE_AFTER_MS: u32 = 2_000;

/// Reads the profile and draws the app, or the page that says what is wrong with the profile.
pub fn start() {
    let language = store::preferences::language();
    document::set_language(language.tag());
    task::spawn(async move {
        store::open().await;
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

/// The server's, or the kept one where the server does not say.
async fn read_profile() -> Result<Profile, Vec<Fault>> {
    let kept = store::profile::kept().and_then(|text| Profile::parse(&text).ok());
    match kept {
        None => ask_for_profile(PROFILE_TIMEOUT_MS).await.unwrap_or_else(|why| Err(unread(why))),
        Some(kept) => match ask_for_profile(KEPT_PROFILE_AFTER_MS).await {
            Ok(answer) => answer,
            Err(_) => {
                // At leisure: what comes is for the next start.
                task::spawn(async { _ = ask_for_profile(PROFILE_TIMEOUT_MS).await });
                Ok(kept)
            }
        },
    }
}

/// What the server says; or, in words, that it does not. A good profile is kept.
async fn ask_for_profile(timeout_ms: u32) -> Result<Result<Profile, Vec<Fault>>, String> {
    let request = Request {
        method: Method::Get,
        url: format!("/{PROFILE_FILE}"),
        headers: vec![("Accept", "application/json".to_owned())],
        body: None,
        timeout_ms,
    };
    match http::send(request).await {
        Ok(response) if response.status == 200 => {
            let text = String::from_utf8_lossy(&response.body);
            let profile = Profile::parse(&text);
            if profile.is_ok() {
                store::profile::keep(&text);
            }
            Ok(profile)
        }
        // A gateway before a server that is down.
        Ok(response) if response.status >= 500 => Err(format!("HTTP {}", response.status)),
        Ok(response) => Ok(Err(unread(format!("HTTP {}", response.status)))),
        Err(NoAnswer::TimedOut) => Err("no answer".to_owned()),
        Err(NoAnswer::Unreachable) => Err("the server cannot be reached".to_owned()),
    }
}

fn unread(why: String) -> Vec<Fault> {
    vec![Fault { pointer: String::new(), message: why }]
}

fn root(profile: Profile, language: Language) -> AnyView {
    let i18n = I18n::provide(language);
    Navigator::provide();
    let easy = EasyMode::provide(store::preferences::easy_mode());
    let backend = Backend::new(profile, store::session::load());
    backend.provide();
    Age::provide();
    Outbox::provide(backend);
    network::watch(backend);
    effect(move || {
        let language = i18n.language();
        document::set_language(language.tag());
        store::preferences::keep_language(language);
    });
    effect(move || easy.apply());
    effect(move || match backend.session() {
        SessionState::SignedIn(session) => store::session::keep(&session),
        SessionState::SignedOut | SessionState::Expired(_) => store::session::forget(),
    });
    shell::shell()
}
