//! The document around the app: title, language, focus, scroll.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// Sets the window's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets `<html lang>`, which fonts, hyphenation and screen readers follow.
pub fn set_language(tag: &str) {
    set_root_attribute("lang", tag);
}

/// Sets or removes an attribute without a value on `<html>`, for the style sheets.
pub fn set_root_flag(name: &str, on: bool) {
    if let Some(root) = root() {
        let _ = if on { root.set_attribute(name, "") } else { root.remove_attribute(name) };
    }
}

/// An attribute of `<html>`.
pub fn root_attribute(name: &str) -> Option<String> {
    root()?.get_attribute(name)
}

/// Sets an attribute of `<html>`.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = root() {
        // Setting an attribute fails only for an invalid name.
        let _ = root.set_attribute(name, value);
    }
}

/// Takes the static start page away once the app is drawn.
pub fn remove_element(id: &str) {
    if let Some(element) = document().and_then(|d| d.get_element_by_id(id)) {
        element.remove();
    }
}

/// Moves the focus to an element, without scrolling, and says whether it was there.
pub fn focus(id: &str) -> bool {
    let Some(element) = document().and_then(|d| d.get_element_by_id(id)) else { return false };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.dyn_into::<HtmlElement>().is_ok_and(|e| e.focus_with_options(&options).is_ok())
}

/// Brings an element into the middle of the view and focuses it: an on-screen keyboard may cover the rest.
pub fn reveal(id: &str) {
    if let Some(element) = document().and_then(|d| d.get_element_by_id(id)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        options.set_behavior(ScrollBehavior::Instant);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
    focus(id);
}

/// Scrolls to the top, as a new page would start.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
