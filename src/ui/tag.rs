//! A short status word. Colour never says it alone.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Good,
    Attention,
    Bad,
    Information,
    Plain,
}

/// One tag.
pub fn tag(tone: Tone, text: impl Into<String>) -> AnyView {
    let class = match tone {
        Tone::Good => "tag tag--good",
        Tone::Attention => "tag tag--attention",
        Tone::Bad => "tag tag--bad",
        Tone::Information => "tag tag--information",
        Tone::Plain => "tag tag--plain",
    };
    let text: String = text.into();
    view! { <span class=class>{text}</span> }.into_any()
}
