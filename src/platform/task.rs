//! Work beside the drawing, before the app is mounted (afterwards `leptos::task` serves).

/// Runs a future to its end.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}
