//! Composition: alone knows all features.

mod banner;
mod begun;
mod chunks;
mod home;
mod me;
mod network;
mod new_version;
mod pages;
mod profile;
mod profile_fault;
mod shell;
mod unsent;

use leptos::prelude::*;
use zhihui_domain::text::Language;
use zhihui_profile::{Profile, SignIn};

use crate::backend::{Backend, Keeper, SessionState};
use crate::i18n::I18n;
use crate::platform::{document, task};
use crate::screen::{Age, Navigator, Outbox, effect};
use crate::store;
use crate::ui::DomId;
use shell::EasyMode;

/// Reads the profile and draws the app, or the page that says what is wrong with the profile.
pub fn start() {
    let language = store::preferences::language();
    document::set_language(language.tag());
    task::spawn(async move {
        store::open().await;
        let profile = profile::read_profile().await;
        document::remove_element(&DomId::Boot.name());
        mount_to_body(move || match profile {
            Ok(profile) => root(profile, language),
            Err(faults) => {
                I18n::provide(language);
                profile_fault::page(profile::PROFILE_FILE, &faults)
            }
        });
    });
}

const KEEPER: Keeper = Keeper {
    alone: |work| Box::pin(store::session::alone(work)),
    latest: || Box::pin(store::session::latest()),
    keep: |session| Box::pin(store::session::keep_for_all(session)),
    keep_begun: |text| Box::pin(store::session::keep_begun(text)),
    take_begun: || Box::pin(store::session::take_begun()),
};

fn root(profile: Profile, language: Language) -> AnyView {
    let i18n = I18n::provide(language);
    Navigator::provide();
    let easy = EasyMode::provide(store::preferences::easy_mode());
    let backend = Backend::new(profile, store::session::load(), KEEPER);
    backend.provide();
    if backend.sign_in_style() == SignIn::Elsewhere {
        task::spawn(backend.meet());
    }
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
