//! Carries requests to the real backend, much as a browser would.

mod form;

use std::time::Duration;

use ureq::http;
use zhihui_profile::{Body, Credentials, Profile, Request, Response};

use crate::cookies::Cookies;

pub use form::pixel;

/// Larger than any answer that a phone should get.
const MOST_BYTES: u64 = 50 * 1024 * 1024;

/// The way to one backend.
pub struct Carrier<'p> {
    profile: &'p Profile,
    agent: ureq::Agent,
    /// What comes before an address that is a path: `http://127.0.0.1:8080`.
    origin: String,
    /// `None` where the profile has the browser send none.
    cookies: Option<Cookies>,
    /// What a photo's part holds.
    photo: Vec<u8>,
}

/// A request as it goes out, complete.
#[derive(Clone, Debug)]
pub struct Sent {
    pub method: String,
    pub url: String,
    pub headers: Vec<(String, String)>,
    pub body: Body,
}

impl<'p> Carrier<'p> {
    /// A way to where `origin` and the profile's `baseUrl` lead together.
    pub fn new(profile: &'p Profile, origin: String, photo: Vec<u8>) -> Self {
        let agent = ureq::Agent::config_builder()
            // A redirection is not followed: a token would go along.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent("zhihui-profile")
            .timeout_global(Some(Duration::from_secs(profile.timeout_seconds().into())))
            .build()
            .new_agent();
        let cookies = (profile.credentials() != Credentials::Omit).then(Cookies::default);
        Self { profile, agent, origin, cookies, photo }
    }

    /// The request with the token, the cookies and what repeats one of them.
    pub fn prepare(&self, request: &Request, token: Option<&str>) -> Sent {
        let mut headers = request.headers.clone();
        if let Some((token, header)) = token.filter(|_| !request.as_guest).zip(self.profile.token_header()) {
            headers.push((header.name, [&header.prefix, token].concat()));
        }
        if let Some(cookies) = &self.cookies {
            if request.method != "GET"
                && let Some((name, header)) = self.profile.csrf()
            {
                headers.extend(cookies.value(name).map(|value| (header.to_owned(), value.to_owned())));
            }
            headers.extend(cookies.header().map(|value| ("Cookie".to_owned(), value)));
        }
        let own = if request.url.starts_with('/') { self.origin.as_str() } else { "" };
        let (method, body) = (request.method.clone(), request.body.clone());
        Sent { method, url: [own, &request.url].concat(), headers, body }
    }

    /// Sends it and reads the whole answer. `Err` says why there is none.
    pub fn send(&mut self, sent: &Sent) -> Result<Response, String> {
        let mut request = http::Request::builder().method(sent.method.as_str()).uri(&sent.url);
        for (name, value) in &sent.headers {
            request = request.header(name, value);
        }
        let body = match &sent.body {
            Body::Nothing => None,
            Body::Text(text) => Some(text.clone().into_bytes()),
            Body::Photo { part, fields } => {
                request = request.header("Content-Type", form::TYPE);
                Some(form::body(part, fields, &self.photo))
            }
        };
        let wrong = |error: http::Error| format!("this is no request: {error}");
        let answer = match body {
            Some(body) => self.agent.run(request.body(body).map_err(wrong)?),
            // These say their length even where it is nothing.
            None if matches!(sent.method.as_str(), "POST" | "PUT" | "PATCH") => {
                self.agent.run(request.body(Vec::new()).map_err(wrong)?)
            }
            None => self.agent.run(request.body(()).map_err(wrong)?),
        };
        let mut answer = answer.map_err(|error| reason(&error))?;
        let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers: Vec<(String, String)> =
            answer.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
        if let Some(cookies) = &mut self.cookies {
            headers.iter().filter(|(name, _)| name == "set-cookie").for_each(|(_, line)| cookies.set(line));
        }
        let status = answer.status().as_u16();
        let body = answer.body_mut().with_config().limit(MOST_BYTES).read_to_vec().map_err(|error| reason(&error))?;
        Ok(Response { status, headers, body })
    }

    /// What nobody should read over one's shoulder.
    pub fn secrets(&self) -> impl Iterator<Item = &str> {
        self.cookies.iter().flat_map(Cookies::values)
    }
}

fn reason(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Timeout(_) => "no answer in time".to_owned(),
        other => format!("the backend cannot be reached: {other}"),
    }
}

#[cfg(test)]
mod tests;
