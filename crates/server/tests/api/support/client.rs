use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tower::ServiceExt;
use zhihui_domain::problem::{Problem, ProblemCode};
use zhihui_server::random;

/// A key that was never used.
pub fn new_key() -> String {
    random::token()
}

/// One request. Paths are below `/api/v1`, unless they begin with `=`.
#[derive(Clone)]
pub struct Call {
    router: Router,
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Call {
    pub fn new(router: Router, method: &str, path: &str) -> Self {
        let path = path.strip_prefix('=').map_or_else(|| format!("/api/v1{path}"), str::to_owned);
        Self { router, method: method.into(), path, headers: vec![], body: vec![] }
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(n, _)| !n.eq_ignore_ascii_case(name));
        self.headers.push((name.into(), value.into()));
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(n, _)| !n.eq_ignore_ascii_case(name));
        self
    }

    pub fn key(self, key: &str) -> Self {
        self.header("Idempotency-Key", key)
    }

    pub fn bearer(self, token: &str) -> Self {
        self.header("Authorization", &format!("Bearer {token}"))
    }

    pub fn if_match(self, version: impl std::fmt::Display) -> Self {
        self.header("If-Match", &format!("\"{version}\""))
    }

    pub fn secret(self, secret: &str) -> Self {
        self.header("Registration-Secret", secret)
    }

    pub fn json(self, body: &impl Serialize) -> Self {
        let text = serde_json::to_vec(body).expect("serialises");
        self.raw("application/json", text)
    }

    /// A form with one file, as a browser sends it: the boundary is another one each time.
    pub fn file(self, bytes: &[u8]) -> Self {
        self.form(&[("file", bytes)])
    }

    /// A form with these parts.
    pub fn form(self, parts: &[(&str, &[u8])]) -> Self {
        let boundary = new_key();
        let mut body = Vec::new();
        for (name, bytes) in parts {
            let disposition = format!("Content-Disposition: form-data; name=\"{name}\"; filename=\"IMG 1.png\"");
            let head = format!("--{boundary}\r\n{disposition}\r\nContent-Type: image/png\r\n\r\n");
            body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
        }
        body.extend(format!("--{boundary}--\r\n").into_bytes());
        self.raw(&format!("multipart/form-data; boundary={boundary}"), body)
    }

    pub fn raw(mut self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self.header("Content-Type", content_type)
    }

    /// The same with a body that ends so many bytes early.
    pub fn cut(mut self, bytes: usize) -> Self {
        self.body.truncate(self.body.len().saturating_sub(bytes));
        self
    }

    /// Sends the request and checks what every answer must have.
    pub async fn send(self) -> Reply {
        let mut request = Request::builder().method(self.method.as_str()).uri(self.path.as_str());
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(self.body)).expect("a request");
        let response = self.router.oneshot(request).await.expect("the router never fails");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        let what = format!("{} {}", self.method, self.path);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let reply = Reply { what, status: parts.status, headers: parts.headers, text, bytes: bytes.into() };
        reply.check();
        reply
    }

    /// Sends the request and wants this status.
    pub async fn expect(self, status: u16) -> Reply {
        let reply = self.send().await;
        assert_eq!(reply.status.as_u16(), status, "{}: {}", reply.what, reply.text);
        reply
    }

    /// Sends the request and wants this problem.
    pub async fn refused(self, status: u16, code: ProblemCode) -> Problem {
        let problem: Problem = self.expect(status).await.json();
        assert_eq!(problem.code, code, "{problem:?}");
        problem
    }
}

/// One answer.
#[derive(Debug)]
pub struct Reply {
    pub what: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
}

impl Reply {
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("{}: {e}: {}", self.what, self.text))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    fn check(&self) {
        let what = &self.what;
        assert!(!self.status.is_server_error(), "{what}: {} {}", self.status, self.text);
        let csp = self.header("content-security-policy").unwrap_or_default();
        assert!(csp.contains("default-src 'none'") && !csp.contains("unsafe-inline"), "{what}: {csp}");
        assert_eq!(self.header("x-content-type-options"), Some("nosniff"), "{what}");
        assert_eq!(self.header("referrer-policy"), Some("no-referrer"), "{what}");
        assert!(self.header("permissions-policy").is_some(), "{what}");
        assert_eq!(self.header("cross-origin-opener-policy"), Some("same-origin"), "{what}");
        if what.contains(" /api") {
            assert_eq!(self.header("cache-control"), Some("no-store"), "{what}");
        }
        if self.status.is_client_error() {
            assert_eq!(self.header("content-type"), Some("application/problem+json"), "{what}: {}", self.text);
            let problem: Problem = self.json();
            assert_eq!(problem.status, self.status.as_u16(), "{what}");
            assert!(problem.kind.starts_with("urn:zhihui:problem:"), "{what}: {problem:?}");
        }
    }
}
