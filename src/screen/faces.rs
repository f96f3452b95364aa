use leptos::prelude::*;
use zhihui_domain::failure::Failure;

use super::{Route, use_navigator};
use crate::backend::{Remote, RemoteState};
use crate::i18n::use_texts;
use crate::platform::timer::Timeout;
use crate::ui::button::{self, Weight};
use crate::ui::faces::{self, Skeleton};
use crate::ui::{Icon, notice};

/// After so long a loading screen says that the network is slow.
const SLOW_AFTER_MS: u32 = 4_000;

/// A read in whichever face it has: loading, failed with a retry, or its content.
pub fn remote<T: Clone + Send + Sync + 'static>(
    remote: Remote<T>,
    shape: Skeleton,
    content: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    (move || match remote.state() {
        RemoteState::Loading => loading(shape),
        RemoteState::Ready(value) => content(value),
        RemoteState::Failed(failure) => failed(&failure, move || remote.retry()),
    })
    .into_any()
}

/// Grey shapes, and after a while a word about the network.
pub(super) fn loading(shape: Skeleton) -> AnyView {
    let texts = use_texts();
    let slow = RwSignal::new(None);
    let timer = StoredValue::new_local(Some(Timeout::new(SLOW_AFTER_MS, move || {
        // The screen may be gone by now.
        let _ = slow.try_set(Some(texts.app_slow()));
    })));
    on_cleanup(move || {
        timer.try_update_value(|timer| timer.take());
    });
    faces::loading(shape, texts.app_loading(), slow.into())
}

/// The face of a failed read: what happened and one way on.
pub fn failed(failure: &Failure, retry: impl Fn() + 'static) -> AnyView {
    let texts = use_texts();
    let sentence = texts.failure(failure);
    let (mark, way_on) = match failure {
        Failure::Unauthenticated => (Icon::Lock, sign_in_link()),
        Failure::NotFound | Failure::Forbidden => {
            (Icon::Search, button::link(Weight::Quiet, texts.app_go_home(), Route::Home.href()))
        }
        Failure::Offline => (Icon::Offline, button::button(Weight::Primary, texts.app_retry(), retry)),
        _ => (Icon::Alert, button::button(Weight::Primary, texts.app_retry(), retry)),
    };
    faces::failed(mark, sentence.title, sentence.body, way_on)
}

/// A link to signing in that comes back to this page.
pub fn sign_in_link() -> AnyView {
    let path = untrack(|| use_navigator().address());
    button::link(Weight::Primary, use_texts().app_sign_in(), Route::SignIn { next: Some(path) }.href())
}

/// Says that what is shown is the phone's own copy, because the server could not be asked.
pub fn offline_copy(failure: &Failure) -> AnyView {
    let texts = use_texts();
    notice::information(texts.app_kept_copy(), texts.failure(failure).title)
}
