//! Timers.

pub use gloo::timers::callback::{Interval, Timeout};

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Waits so many milliseconds.
pub async fn wait(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Without a timer nobody ever waits to its end; a page without a window has nobody to wait for.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
        }
    });
    // Never rejected.
    let _ = JsFuture::from(promise).await;
}
