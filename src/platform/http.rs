//! The one door to the network.

use std::cell::Cell;
use std::rc::Rc;

use reqwasm::http::{Method as WireMethod, Request as WireRequest};
use web_sys::AbortController;

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
    /// JSON text.
    pub body: Option<String>,
    /// After so long the request is given up.
    pub timeout_ms: u32,
}

/// What came back, whatever its status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    pub status: u16,
    /// Seconds, from `Retry-After`.
    pub retry_after: Option<u32>,
    pub body: String,
}

/// Why nothing came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The browser could not reach the server, or the connection broke.
    Unreachable,
    /// Given up after the time-out.
    TimedOut,
}

/// Sends one request and reads the whole answer as text (numbers stay exact: `serde_json` decodes it, not the browser).
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
        if let Some(body) = request.body {
            wire = wire.header("Content-Type", "application/json").body(body);
        }
        let response = wire.send().await?;
        let retry_after = response.headers().get("retry-after").and_then(|v| v.parse().ok());
        Ok::<_, reqwasm::Error>(Response { status: response.status(), retry_after, body: response.text().await? })
    };
    answer.await.map_err(|_| if timed_out.get() { NoAnswer::TimedOut } else { NoAnswer::Unreachable })
}
