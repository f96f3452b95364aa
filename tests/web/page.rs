//! The page of a test: drawing into it, looking at it, and doing what a person does.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Event, HtmlElement, HtmlInputElement};
use zhihui::platform::timer;

/// Draws something into the page; it goes with what is answered.
pub fn drawn(draw: impl FnOnce() -> AnyView + 'static) -> impl Drop {
    let page = document().create_element("div").expect("a page makes elements").unchecked_into::<HtmlElement>();
    document().body().expect("a page has a body").append_child(&page).expect("it can be added");
    struct Drawn<M>(Option<M>, HtmlElement);
    impl<M> Drop for Drawn<M> {
        fn drop(&mut self) {
            self.0.take();
            self.1.remove();
        }
    }
    Drawn(Some(mount_to(page.clone(), draw)), page)
}

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("the tests run in a page")
}

pub fn has(selector: &str) -> bool {
    document().query_selector(selector).expect("a selector of this file").is_some()
}

/// The text of the first element of a kind; empty where there is none.
pub fn words(selector: &str) -> String {
    let found = document().query_selector(selector).expect("a selector of this file");
    found.and_then(|element| element.text_content()).unwrap_or_default().trim().to_owned()
}

fn element<T: JsCast>(selector: &str) -> T {
    let found = document().query_selector(selector).expect("a selector of this file");
    found.and_then(|element| element.dyn_into().ok()).unwrap_or_else(|| panic!("{selector} is not there"))
}

pub fn input(selector: &str) -> HtmlInputElement {
    element(selector)
}

pub fn press(selector: &str) {
    element::<HtmlElement>(selector).click();
}

/// Puts words into a field as a keyboard does.
pub fn fill(selector: &str, typed: &str) {
    let field = input(selector);
    field.set_value(typed);
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"bubbles".into(), &JsValue::TRUE).expect("an object takes a property");
    let kind = js_sys::Reflect::get(&js_sys::global(), &"Event".into()).expect("a page has events");
    let arguments = js_sys::Array::of2(&"input".into(), &options);
    let event =
        js_sys::Reflect::construct(kind.unchecked_ref::<js_sys::Function>(), &arguments).expect("an event can be made");
    field.dispatch_event(event.unchecked_ref::<Event>()).expect("it can be sent");
}

/// Waits until something holds.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..200 {
        if holds() {
            return;
        }
        timer::wait(20).await;
    }
    panic!("{what} did not come within four seconds");
}
