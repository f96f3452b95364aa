//! The build of the app that this page is, and a newer one that waits. Workers and caches are the business of
//! `boot/boot.js`; here is what the app has to do with it.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::document;

/// `<html>` has it while a newer build waits, with that build's name.
const WAITING: &str = "data-waiting";
/// `<html>` has it once the person has put off a build, with that build's name.
const PUT_OFF: &str = "data-put-off";

#[wasm_bindgen(js_namespace = zhihui)]
extern "C" {
    #[wasm_bindgen(js_name = isReplaced, catch)]
    async fn replaced() -> Result<JsValue, JsValue>;

    /// Loads the page anew, with the newer build if one waits. Other tabs go on as they are.
    #[wasm_bindgen(js_name = takeOver)]
    pub fn take_over();
}

/// Whether the server has another build by now, so that files of this one may be gone.
pub async fn is_replaced() -> bool {
    replaced().await.is_ok_and(|answer| answer.is_truthy())
}

/// The newer build that waits, if there is one that was not put off.
pub fn waiting() -> Option<String> {
    document::root_attribute(WAITING)
}

/// Has nothing said of that build any more.
pub fn put_off(build: &str) {
    document::set_root_attribute(PUT_OFF, build);
    if waiting().is_some_and(|waiting| waiting == build) {
        document::set_root_flag(WAITING, false);
    }
}
