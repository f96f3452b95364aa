//! Work beside the drawing, before the app is mounted (afterwards `leptos::task` serves).

use futures::FutureExt;

/// Runs a future to its end.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    // Boxed, so that what drives it is in the wasm once.
    wasm_bindgen_futures::spawn_local(future.boxed_local());
}
