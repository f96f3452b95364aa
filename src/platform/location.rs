//! Where the page was loaded from.

/// The preferred language of the browser, as a BCP 47 tag.
pub fn browser_language() -> Option<String> {
    web_sys::window()?.navigator().language()
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Nothing to do where the browser refuses: the person still sees the page they were on.
        let _ = window.location().reload();
    }
}

/// `https://host`, where the app was loaded from.
pub fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Leaves the app for an address elsewhere.
pub fn leave_for(address: &str) {
    if let Some(window) = web_sys::window() {
        // Nothing to do where the browser refuses: the person still sees the page they were on.
        let _ = window.location().assign(address);
    }
}

/// What a query such as `?a=1&b=2` says of a name.
pub fn query_value(query: &str, name: &str) -> Option<String> {
    web_sys::UrlSearchParams::new_with_str(query).ok()?.get(name)
}

/// A text as it stands in a query.
pub fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
