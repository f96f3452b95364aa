//! The life of the page: leaving the screen, coming back, losing and finding the network, other tabs.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{StorageEvent, VisibilityState, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

/// Whether nobody sees the page.
pub fn is_hidden() -> bool {
    window().and_then(|window| window.document()).is_some_and(|d| d.visibility_state() == VisibilityState::Hidden)
}

/// Whether the browser is sure that there is no network. That it says otherwise means nothing.
pub fn is_surely_offline() -> bool {
    window().is_some_and(|window| !window.navigator().on_line())
}

/// Calls back whenever the page may be killed without a further word. For the life of the page.
pub fn on_leave(leave: impl Fn() + Clone + 'static) {
    let Some(window) = window() else { return };
    if let Some(document) = window.document() {
        let leave = leave.clone();
        EventListener::new(&document, "visibilitychange", move |_| {
            if is_hidden() {
                leave();
            }
        })
        .forget();
    }
    // Not `unload`, which keeps Safari from going back to the page as it was.
    EventListener::new(&window, "pagehide", move |_| leave()).forget();
}

/// Calls back when the page is looked at again. For the life of the page.
pub fn on_return(back: impl Fn() + 'static) {
    if let Some(document) = window().and_then(|window| window.document()) {
        EventListener::new(&document, "visibilitychange", move |_| {
            if !is_hidden() {
                back();
            }
        })
        .forget();
    }
}

/// Calls back when the browser finds (`true`) or loses (`false`) the network. For the life of the page.
pub fn on_network(change: impl Fn(bool) + Clone + 'static) {
    let Some(window) = window() else { return };
    for (event, found) in [("online", true), ("offline", false)] {
        let change = change.clone();
        EventListener::new(&window, event, move |_| change(found)).forget();
    }
}

/// Calls back when another tab writes that record of `localStorage`. For the life of the page.
pub fn on_stored_elsewhere(key: &'static str, changed: impl Fn() + 'static) {
    let Some(window) = window() else { return };
    EventListener::new(&window, "storage", move |event| {
        if event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key).as_deref() == Some(key) {
            changed();
        }
    })
    .forget();
}
