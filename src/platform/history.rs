//! The address bar: where the app is, and moving without loading the page anew.
//!
//! The History API and one click listener, instead of a router crate: the app's addresses are one enum that a `match`
//! turns into a screen, and the crate's matching of nested routes weighed a quarter of the landing's budget.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, MouseEvent, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

/// Path and query of the page.
pub fn address() -> String {
    let location = window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| read(location).ok()).unwrap_or_default()
    };
    part(web_sys::Location::pathname) + &part(web_sys::Location::search)
}

/// Moves to an address of this app; “back” returns here.
pub fn push(address: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // Refused only for another origin, which an address that begins with `/` never is.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Moves to an address of this app in place of this one.
pub fn replace(address: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Calls `arrive` with the new address when the person goes back or forward. For the life of the page.
pub fn on_pop(arrive: impl Fn(String) + 'static) {
    if let Some(window) = window() {
        EventListener::new(&window, "popstate", move |_| arrive(address())).forget();
    }
}

/// Calls `follow` with the address of a pressed link to this app, instead of loading the page. For the life of the page.
///
/// A press that asks for something else (a new tab, a download, another site) is left to the browser.
pub fn on_link(follow: impl Fn(String) + 'static) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "click", options, move |event| {
        if let Some(address) = event.dyn_ref::<MouseEvent>().and_then(followed) {
            event.prevent_default();
            follow(address);
        }
    })
    .forget();
}

fn followed(press: &MouseEvent) -> Option<String> {
    let modified = press.meta_key() || press.ctrl_key() || press.shift_key() || press.alt_key();
    if press.default_prevented() || press.button() != 0 || modified {
        return None;
    }
    let link: HtmlAnchorElement =
        press.target()?.dyn_into::<web_sys::Element>().ok()?.closest("a[href]").ok()??.dyn_into().ok()?;
    let elsewhere = !link.target().is_empty() || link.has_attribute("download");
    if elsewhere || link.origin() != window()?.location().origin().ok()? {
        return None;
    }
    Some(link.pathname() + &link.search())
}
