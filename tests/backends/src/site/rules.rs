//! What happens to a request before it is served or led on.

use axum::body::Body;
use axum::response::Response;
use tokio::sync::watch;
use zhihui_browser_tests::fits;

/// An answer that no backend gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    /// A gateway's or the backend's own failure.
    pub fn status(status: u16) -> Self {
        Self { status, body: "{}".to_owned(), ..Self::default() }.with("content-type", "application/json")
    }

    /// JSON as a backend writes it.
    pub fn json(body: &str) -> Self {
        Self { status: 200, body: body.to_owned(), ..Self::default() }.with("content-type", "application/json")
    }

    /// The way to somewhere else, said anew each time: browsers remember what is moved for good.
    pub fn redirect(status: u16, to: &str) -> Self {
        Self { status, ..Self::default() }.with("location", to).with("cache-control", "no-store")
    }

    /// What lets every page of the world ask and read, with any header.
    pub fn open_to_all(status: u16, body: &str) -> Self {
        Self::json(body)
            .of(status)
            .with("access-control-allow-origin", "*")
            .with("access-control-allow-headers", "*, authorization, x-access-token")
            .with("access-control-allow-methods", "*")
    }

    /// The same with another status.
    pub fn of(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// The same with one more header.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(super) fn response(self) -> Result<Response, axum::http::Error> {
        let started = Response::builder().status(self.status);
        let headed = self.headers.into_iter().fold(started, |response, (name, value)| response.header(name, value));
        headed.body(Body::from(self.body))
    }
}

/// What a request meets.
#[derive(Clone, Debug)]
pub enum Meeting {
    Answer(Answer),
    /// Until the other end is gone.
    Wait(watch::Receiver<()>),
}

/// All rules of a web server, the latest last.
#[derive(Debug, Default)]
pub struct Rules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    requests: String,
    meeting: Meeting,
    /// How often it still applies; without end where there is none.
    left: Option<usize>,
}

impl Rules {
    /// Adds a rule. It comes before those that are there.
    pub fn add(&mut self, requests: &str, meeting: Meeting, left: Option<usize>) {
        self.0.push(Rule { requests: requests.to_owned(), meeting, left });
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// What this request meets.
    pub fn meet(&mut self, method: &str, path: &str) -> Option<Meeting> {
        let request = (method.to_owned(), path.to_owned());
        let applies = |rule: &&mut Rule| rule.left != Some(0) && fits(&rule.requests, &request);
        let rule = self.0.iter_mut().rev().find(applies)?;
        rule.left = rule.left.map(|left| left - 1);
        Some(rule.meeting.clone())
    }
}
