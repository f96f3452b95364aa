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
