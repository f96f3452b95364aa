//! The one door to the network.

use std::cell::Cell;
use std::rc::Rc;

use reqwasm::http::{Method as WireMethod, Request as WireRequest};
use wasm_bindgen::JsValue;
use web_sys::{AbortController, FormData, RequestCredentials, RequestRedirect};

use super::photo::blob;
use super::timer::Timeout;

/// One request, complete.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    pub method: String,
    pub url: String,
    pub headers: Vec<(String, String)>,
    pub body: Body,
    pub cookies: Cookies,
    /// After so long the request is given up.
    pub timeout_ms: u32,
}

/// What a request carries.
#[derive(Clone, Debug)]
pub enum Body {
    Nothing,
    /// Its type stands among the headers.
    Text(String),
    /// A form with these fields, and a JPEG in the part of that name.
    Photo {
        part: String,
        fields: Vec<(String, String)>,
        photo: Vec<u8>,
    },
}

/// Whom the browser gives its cookies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookies {
    Nobody,
    OwnOrigin,
    Everybody,
}

/// What came back, whatever its status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    pub status: u16,
    /// Those that the browser lets us see.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Why nothing came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The browser could not reach the server, or the connection broke.
    Unreachable,
    /// Given up after the time-out.
    TimedOut,
    /// The server sends us elsewhere. Nobody goes there: a token would go along.
    Redirected,
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
        let mut wire = WireRequest::new(&request.url)
            .abort_signal(Some(&signal))
            .redirect(RequestRedirect::Manual)
            .credentials(match request.cookies {
                Cookies::Nobody => RequestCredentials::Omit,
                Cookies::OwnOrigin => RequestCredentials::SameOrigin,
                Cookies::Everybody => RequestCredentials::Include,
            })
            .method(match request.method.as_str() {
                "POST" => WireMethod::POST,
                "PUT" => WireMethod::PUT,
                "PATCH" => WireMethod::PATCH,
                "DELETE" => WireMethod::DELETE,
                _ => WireMethod::GET,
            });
        for (name, value) in &request.headers {
            wire = wire.header(name, value);
        }
        match request.body {
            Body::Text(text) => wire = wire.body(text),
            // The browser writes the boundary into the type itself.
            Body::Photo { part, fields, photo } => wire = wire.body(form(&part, &fields, &photo)),
            Body::Nothing => {}
        }
        let response = wire.send().await?;
        let headers = response.headers().entries().collect();
        // As bytes, because a file is no text; what is text is UTF-8 (RFC 8259).
        Ok::<_, reqwasm::Error>(Response { status: response.status(), headers, body: response.binary().await? })
    };
    match answer.await {
        // What a redirection looks like that is not followed.
        Ok(response) if response.status == 0 => Err(NoAnswer::Redirected),
        Ok(response) => Ok(response),
        Err(_) => Err(if timed_out.get() { NoAnswer::TimedOut } else { NoAnswer::Unreachable }),
    }
}

fn form(part: &str, fields: &[(String, String)], photo: &[u8]) -> JsValue {
    let form = FormData::new().ok();
    if let Some((form, blob)) = form.as_ref().zip(blob(photo, "image/jpeg")) {
        for (name, value) in fields {
            // Refused only for a name that is no text.
            let _ = form.append_with_str(name, value);
        }
        let _ = form.append_with_blob_and_filename(part, &blob, "photo.jpg");
    }
    form.into()
}
