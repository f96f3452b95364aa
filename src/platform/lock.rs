//! Web Locks: one tab at a time, and free again the moment a tab dies.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use futures::FutureExt;
use futures::future::{Either, LocalBoxFuture, select};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::timer;

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
        promised(async move {
            result.replace(Some(work.await));
        })
    });
    let option = if steal { "steal" } else { "ifAvailable" };
    let promise = request(name, option, held.as_ref().unchecked_ref())?;
    // Rejected when another tab stole the lock: what was done until then counts.
    let _ = JsFuture::from(promise).await;
    done.take()
}

/// Does the work as soon as no other tab holds the lock of that name. After so long it is taken from whoever holds it.
pub async fn when_free(name: &str, patience_ms: i32, work: LocalBoxFuture<'static, ()>) {
    let waiting = Rc::new(RefCell::new(Some(work)));
    let granted = Rc::clone(&waiting);
    let held = Closure::once(move |_: JsValue| -> JsValue {
        // Nothing is left to do where patience came to its end first.
        let Some(work) = granted.take() else { return JsValue::UNDEFINED };
        promised(work)
    });
    let Some(promise) = request(name, "mode", held.as_ref().unchecked_ref()) else { return };
    if let Either::Right((_, queued)) = select(JsFuture::from(promise), Box::pin(timer::wait(patience_ms))).await {
        let Some(work) = waiting.take() else {
            // Under way: as long as it takes.
            let _ = queued.await;
            return;
        };
        if_free(name, true, work).await;
        // Called yet, once the request that is still queued is granted.
        held.forget();
    }
}

/// What holds a lock until the work is done. Boxed, so that what drives it is in the wasm once.
fn promised(work: impl Future<Output = ()> + 'static) -> JsValue {
    future_to_promise(work.map(|()| Ok(JsValue::UNDEFINED)).boxed_local()).into()
}

fn request(name: &str, option: &str, held: &Function) -> Option<Promise> {
    let (locks, request) = manager()?;
    let options = Object::new();
    // `mode` is a word, the others are yes or no.
    let value = if option == "mode" { "exclusive".into() } else { JsValue::TRUE };
    Reflect::set(&options, &option.into(), &value).ok()?;
    request.call3(&locks, &name.into(), &options, held).ok()?.dyn_into().ok()
}
