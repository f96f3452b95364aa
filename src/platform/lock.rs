//! Web Locks: one tab at a time, and free again the moment a tab dies.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Whether this browser has Web Locks: iOS before 15.4 has none, nor has plain HTTP.
pub fn are_there() -> bool {
    manager().is_some()
}

fn manager() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}

/// Does the work while no other tab holds the lock of that name; `None`, without doing it, while one does. `steal` takes
/// the lock from whoever holds it.
pub async fn if_free<T: 'static>(name: &str, steal: bool, work: impl Future<Output = T> + 'static) -> Option<T> {
    let done = Rc::new(RefCell::new(None));
    let result = Rc::clone(&done);
    let held = Closure::once(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            return JsValue::UNDEFINED;
        }
        let work = async move {
            result.replace(Some(work.await));
            Ok(JsValue::UNDEFINED)
        };
        future_to_promise(work).into()
    });
    let promise = request(name, steal, held.as_ref().unchecked_ref())?;
    // Rejected when another tab stole the lock: what was done until then counts.
    let _ = JsFuture::from(promise).await;
    done.take()
}

fn request(name: &str, steal: bool, held: &Function) -> Option<Promise> {
    let (locks, request) = manager()?;
    let options = Object::new();
    Reflect::set(&options, &if steal { "steal" } else { "ifAvailable" }.into(), &JsValue::TRUE).ok()?;
    request.call3(&locks, &name.into(), &options, held).ok()?.dyn_into().ok()
}
