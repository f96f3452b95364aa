//! A box that says how something went, announced to screen readers.

use leptos::prelude::*;

use super::{Icon, icon};

/// Good news after an action.
pub fn success(title: impl Into<String>, body: impl Into<String>) -> AnyView {
    notice("notice notice--good", Icon::Check, "status", title.into(), body.into(), ().into_any())
}

/// Something to know before acting.
pub fn information(title: impl Into<String>, body: impl Into<String>) -> AnyView {
    notice("notice notice--information", Icon::Info, "note", title.into(), body.into(), ().into_any())
}

/// An action that is not done yet and needs nobody: `why` is the reason, in a few words.
pub fn waiting(title: impl Into<String>, body: impl Into<String>, why: impl Into<String>) -> AnyView {
    let why: String = why.into();
    let why = (!why.is_empty()).then(|| view! { <p class="quiet">{why}</p> }.into_any());
    notice("notice notice--information", Icon::Clock, "status", title.into(), body.into(), why.into_any())
}

/// An action failed; `way_on` is the one thing to do.
pub fn failure(title: impl Into<String>, body: impl Into<String>, way_on: AnyView) -> AnyView {
    notice("notice notice--bad", Icon::Alert, "alert", title.into(), body.into(), way_on)
}

/// Words for whoever has set up the app, below those for everybody. In English whatever the app's language.
pub fn small_print(words: String) -> AnyView {
    view! { <p class="small-print"><code lang="en">{words}</code></p> }.into_any()
}

fn notice(
    class: &'static str,
    mark: Icon,
    role: &'static str,
    title: String,
    body: String,
    way_on: AnyView,
) -> AnyView {
    view! {
        <div class=class role=role>
            <span class="notice__icon">{icon(mark)}</span>
            <div class="notice__text">
                <p class="notice__title">{title}</p>
                {(!body.is_empty()).then(|| view! { <p>{body}</p> }.into_any())}
                {way_on}
            </div>
        </div>
    }
    .into_any()
}
