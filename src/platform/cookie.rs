//! Cookies that scripts may see.

use wasm_bindgen::JsCast;

/// The value of a cookie, if there is one of that name.
pub fn value(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?.dyn_into::<web_sys::HtmlDocument>().ok()?;
    let cookies = document.cookie().ok()?;
    cookies.split(';').find_map(|pair| pair.trim_start().strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
}
