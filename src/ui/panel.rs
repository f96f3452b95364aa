//! The white sheet on the paper that most content sits on.

use leptos::prelude::*;

/// A panel with a heading of level 2.
pub fn titled(title: impl Into<String>, content: AnyView) -> AnyView {
    let title: String = title.into();
    view! {
        <section class="panel">
            <h2 class="panel__title">{title}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// A panel with a heading and something at its right: a link or a tag.
pub fn titled_with(title: impl Into<String>, aside: AnyView, content: AnyView) -> AnyView {
    let title: String = title.into();
    view! {
        <section class="panel">
            <div class="row row--between">
                <h2 class="panel__title">{title}</h2>
                {aside}
            </div>
            {content}
        </section>
    }
    .into_any()
}

/// A panel without a heading.
pub fn plain(content: AnyView) -> AnyView {
    view! { <div class="panel">{content}</div> }.into_any()
}
