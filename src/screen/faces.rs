use leptos::prelude::*;
use zhihui_domain::failure::Failure;

use super::{Route, sign_in_button, use_navigator};
use crate::backend::{Capability, Read, Remote, RemoteState, Shared, use_backend};
use crate::i18n::use_texts;
use crate::platform::timer::Timeout;
use crate::store::{Keeping, keeping};
use crate::ui::button::{self, Weight};
use crate::ui::faces::{self, Skeleton};
use crate::ui::{Icon, live, notice};

/// After so long a loading screen says that the network is slow.
const SLOW_AFTER_MS: u32 = 4_000;

/// A read in whichever face it has: loading, failed with a retry, or its content.
pub fn remote<T: Clone + Send + Sync + 'static>(
    remote: Remote<T>,
    shape: Skeleton,
    content: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    in_its_face(remote.read(), shape, Box::new(move |value| content(Remote::<T>::typed(value))))
}

fn in_its_face(read: Read, shape: Skeleton, content: Box<dyn Fn(&Shared) -> AnyView + Send>) -> AnyView {
    let draws = StoredValue::new(0_u32);
    live(move || match read.state() {
        RemoteState::Loading => loading(shape),
        RemoteState::Ready(value) => {
            draws.update_value(|draws| *draws += 1);
            let content = content(&value);
            // Every second time another element. Leptos would otherwise change the one that is there, and what stands below
            // a part that has grown would jump; so all of it is new.
            match draws.get_value() % 2 {
                1 => view! { <div class="stack">{content}</div> }.into_any(),
                _ => view! { <section class="stack">{content}</section> }.into_any(),
            }
        }
        RemoteState::Failed(failure) => failed(&failure, move || read.retry()),
    })
}

/// Grey shapes, and after a while a word about the network.
pub fn loading(shape: Skeleton) -> AnyView {
    let texts = use_texts();
    let slow = RwSignal::new(None);
    let timer = StoredValue::new_local(Some(Timeout::new(SLOW_AFTER_MS, move || {
        // The screen may be gone by now.
        let _ = slow.try_set(Some(texts.app_slow().to_owned()));
    })));
    on_cleanup(move || {
        timer.try_update_value(|timer| timer.take());
    });
    faces::loading(shape, texts.app_loading(), slow.into())
}

/// The face of a failed read: what happened and one way on.
pub fn failed(failure: &Failure, retry: impl Fn() + 'static) -> AnyView {
    drawn_failed(failure, Box::new(retry))
}

fn drawn_failed(failure: &Failure, retry: Box<dyn Fn()>) -> AnyView {
    let texts = use_texts();
    let retry = move |weight| button::button(weight, texts.app_retry(), retry);
    if *failure == Failure::Unauthenticated && !use_backend().can(Capability::Account) {
        // Nobody can sign in: whoever asks is a guest, and this is not for guests.
        return faces::failed(
            Icon::Lock,
            texts.failure_not_open(),
            texts.failure_not_open_body(),
            retry(Weight::Quiet),
        );
    }
    let sentence = texts.failure(failure);
    let (mark, way_on) = match failure {
        Failure::Unauthenticated => (Icon::Lock, sign_in_link()),
        Failure::NotFound | Failure::Forbidden => {
            (Icon::Search, button::link(Weight::Quiet, texts.app_go_home(), Route::Home.href()))
        }
        Failure::Offline => (Icon::Offline, retry(Weight::Primary)),
        _ => (Icon::Alert, retry(Weight::Primary)),
    };
    let way_on = view! {
        {small_print(failure)}
        {way_on}
    };
    faces::failed(mark, sentence.title, sentence.body, way_on.into_any())
}

/// What is of use to whoever has set up the app: where an answer does not fit, or what it lacks.
pub(super) fn small_print(failure: &Failure) -> Option<AnyView> {
    match failure {
        Failure::Protocol { detail } if !detail.is_empty() => Some(notice::small_print(detail.clone())),
        _ => None,
    }
}

/// A link to signing in that comes back to this page.
pub fn sign_in_link() -> AnyView {
    sign_in_button(use_texts().app_sign_in(), untrack(|| use_navigator().address()))
}

/// What becomes of the words of a form, at its end: kept, or not and why.
pub fn saved() -> AnyView {
    let texts = use_texts();
    let words = move || {
        let words = match keeping() {
            Keeping::Durably => texts.app_saved(),
            Keeping::InMemory => texts.app_not_kept(),
            Keeping::Full => texts.app_full(),
        };
        words.to_owned().into_any()
    };
    view! { <p class="quiet centred" role="status">{words}</p> }.into_any()
}
