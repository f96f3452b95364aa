//! Buttons and links that look like them. One primary a screen.

use crate::ui::handler;
use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Primary,
    Quiet,
    /// Gives something away that is not easily got back.
    Danger,
    /// Text alone.
    Plain,
}

impl Weight {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Quiet => "button button--quiet",
            Self::Danger => "button button--danger",
            Self::Plain => "button button--plain",
        }
    }
}

/// A button that does something here.
pub fn button(weight: Weight, label: impl Into<String>, on_press: impl Fn() + 'static) -> AnyView {
    // Made once for all actions, and not for each anew.
    fn boxed(weight: Weight, label: String, on_press: Box<dyn Fn()>) -> AnyView {
        view! {
            <button type="button" class=weight.class() on:click=handler(move |_| on_press())>
                {label}
            </button>
        }
        .into_any()
    }
    boxed(weight, label.into(), Box::new(on_press))
}

/// The button that sends a form; while `busy` it says so and takes no second press.
pub fn submit(label: impl Into<String>, busy_label: &'static str, busy: Signal<bool>) -> AnyView {
    submit_weighed(Weight::Primary, label, busy_label, busy)
}

/// The same where sending is not what the screen is for.
pub fn submit_weighed(
    weight: Weight,
    label: impl Into<String>,
    busy_label: &'static str,
    busy: Signal<bool>,
) -> AnyView {
    let label: String = label.into();
    view! {
        <button
            type="submit"
            class=weight.class()
            aria-disabled=move || busy.get().then_some("true")
        >
            <span class="button__spinner" aria-hidden="true" hidden=move || (!busy.get()).then_some("")></span>
            {move || if busy.get() { busy_label.to_owned() } else { label.clone() }.into_any()}
        </button>
    }
    .into_any()
}

/// A link in a button's dress: goes somewhere.
pub fn link(weight: Weight, label: impl Into<String>, href: String) -> AnyView {
    let label: String = label.into();
    view! {
        <a class=weight.class() href=href>
            {label}
        </a>
    }
    .into_any()
}
