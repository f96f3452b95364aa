//! The faces of a screen other than its content: loading, empty, failed.

use leptos::prelude::*;

use super::{Icon, icon};

/// What the content will look like, so that nothing jumps when it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skeleton {
    /// A few rows with a date block each.
    List,
    /// A panel of facts and paragraphs.
    Article,
    /// A talent card and its scenes.
    Card,
}

/// Grey shapes of the content's size. `words` is what screen readers hear; `slow` appears when it takes long.
pub fn loading(shape: Skeleton, words: &'static str, slow: Signal<Option<String>>) -> AnyView {
    let shapes: &[&str] = match shape {
        Skeleton::List => &["skeleton--row", "skeleton--row", "skeleton--row", "skeleton--row"],
        Skeleton::Article => &["skeleton--facts", "skeleton--line", "skeleton--line", "skeleton--short"],
        Skeleton::Card => &["skeleton--card", "skeleton--tiles", "skeleton--row"],
    };
    let blocks: Vec<_> = shapes
        .iter()
        .map(|shape| view! { <div class=format!("skeleton {shape}") aria-hidden="true"></div> }.into_any())
        .collect();
    view! {
        <div class="stack" aria-busy="true">
            <p class="visually-hidden" role="status">{words}</p>
            {blocks}
            <p class="quiet centred" role="status">{move || slow.get().into_any()}</p>
        </div>
    }
    .into_any()
}

/// Nothing here yet; `way_on` says what to do next.
pub fn empty(mark: Icon, title: impl Into<String>, body: impl Into<String>, way_on: AnyView) -> AnyView {
    face("face", "note", mark, title.into(), body.into(), way_on)
}

/// It did not work: what happened, what is kept, one way on.
pub fn failed(mark: Icon, title: impl Into<String>, body: impl Into<String>, way_on: AnyView) -> AnyView {
    face("face face--failed", "alert", mark, title.into(), body.into(), way_on)
}

fn face(class: &'static str, role: &'static str, mark: Icon, title: String, body: String, way_on: AnyView) -> AnyView {
    view! {
        <div class=class role=role>
            <span class="face__icon">{icon(mark)}</span>
            <h2 class="face__title">{title}</h2>
            <p class="face__body">{body}</p>
            <div class="face__way-on">{way_on}</div>
        </div>
    }
    .into_any()
}
