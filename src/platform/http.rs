//! The one door to the network.

use std::cell::Cell;
use std::rc::Rc;

use reqwasm::http::{Method as WireMethod, Request as WireRequest};
use wasm_bindgen::JsValue;
use web_sys::{AbortController, FormData};

use super::photo::blob;
use super::timer::Timeout;

/// The verbs that the contract uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Patch,
    Delete,
}

/// One request, complete.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: Method,
    pub url: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: Option<Body>,
    /// After so long the request is given up.
    pub timeout_ms: u32,
}

/// What a request carries.
#[derive(Clone, Debug)]
pub enum Body {
    /// JSON text.
    Json(String),
    /// A JPEG, as the part `file` of a form.
    Photo(Vec<u8>),
}

/// What came back, whatever its status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    pub status: u16,
    /// Seconds, from `Retry-After`.
    pub retry_after: Option<u32>,
    pub body: Vec<u8>,
}

/// Why nothing came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The browser could not reach the server, or the connection broke.
    Unreachable,
    /// Given up after the time-out.
    TimedOut,
}

/// Sends one request and reads the whole answer (numbers stay exact: `zhihui_json` decodes them, not the browser).
pub async fn send(request: Request) -> Result<Response, NoAnswer> {
    let abort = AbortController::new().map_err(|_| NoAnswer::Unreachable)?;
    let timed_out = Rc::new(Cell::new(false));
    let _timer = Timeout::new(request.timeout_ms, {
        let (abort, timed_out) = (abort.clone(), Rc::clone(&timed_out));
        move || {
            timed_out.set(true);
            // Without a reason: gloo-net 0.1 panics on a rejection that is not an Error.
            abort.abort();
        }
    });
    let signal = abort.signal();
    let answer = async {
        let mut wire = WireRequest::new(&request.url).abort_signal(Some(&signal)).method(match request.method {
            Method::Get => WireMethod::GET,
            Method::Post => WireMethod::POST,
            Method::Patch => WireMethod::PATCH,
            Method::Delete => WireMethod::DELETE,
        });
        for (name, value) in &request.headers {
            wire = wire.header(name, value);
        }
        match request.body {
            Some(Body::Json(text)) => wire = wire.header("Content-Type", "application/json").body(text),
            // The browser writes the boundary into the type itself.
            Some(Body::Photo(bytes)) => wire = wire.body(form(&bytes)),
            None => {}
        }
        let response = wire.send().await?;
        let retry_after = response.headers().get("retry-after").and_then(|v| v.parse().ok());
        // As bytes, because a file is no text; what is text is UTF-8 (RFC 8259).
        Ok::<_, reqwasm::Error>(Response { status: response.status(), retry_after, body: response.binary().await? })
    };
    answer.await.map_err(|_| if timed_out.get() { NoAnswer::TimedOut } else { NoAnswer::Unreachable })
}

fn form(photo: &[u8]) -> JsValue {
    let form = FormData::new().ok();
    let part = blob(photo, "image/jpeg");
    if let Some((form, part)) = form.as_ref().zip(part) {
        // Refused only for a name that is no text.
        let _ = form.append_with_blob_and_filename("file", &part, "photo.jpg");
    }
    form.into()
}
