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

/// An action failed; `way_on` is the one thing to do.
pub fn failure(title: impl Into<String>, body: impl Into<String>, way_on: AnyView) -> AnyView {
    notice("notice notice--bad", Icon::Alert, "alert", title.into(), body.into(), way_on)
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
                {(!body.is_empty()).then(|| view! { <p>{body}</p> })}
                {way_on}
            </div>
        </div>
    }
    .into_any()
}
