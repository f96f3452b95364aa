//! The built app beside the API: hashed files for a year, everything else checked each time, every page one page.

use std::io::ErrorKind;
use std::path::Path;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use axum::http::{Method, StatusCode, Uri};
use axum::response::Response;
use tower_http::services::ServeDir;

use crate::problem::ApiError;

const INDEX: &str = "/index.html";

/// The folder with the app. Files with `.br` and `.gz` siblings are sent compressed to whoever takes that.
#[derive(Clone, Debug)]
pub struct Files(ServeDir);

impl Files {
    /// Serves what lies in `dist`.
    pub fn in_folder(dist: &Path) -> Self {
        // A folder is no page; what looks like one is the app's to route.
        Self(ServeDir::new(dist).append_index_html_on_directories(false).precompressed_br().precompressed_gzip())
    }

    /// A file, or the app's page for an address that the app routes.
    pub async fn serve(self, request: Request) -> Result<Response, ApiError> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Err(ApiError::MethodNotAllowed);
        }
        let page = accepts_html(&request).then(|| at_index(&request));
        let root = request.uri().path() == "/";
        let file = if root { None } else { self.clone().file(request).await? };
        match (file, page) {
            (Some(file), _) => Ok(file),
            (None, Some(page)) => self.file(page).await?.ok_or(ApiError::NotFound),
            (None, None) => Err(ApiError::NotFound),
        }
    }

    async fn file(mut self, request: Request) -> Result<Option<Response>, ApiError> {
        let name = request.uri().path().rsplit('/').next().unwrap_or_default().to_owned();
        let response = match self.0.try_call(request).await {
            Ok(response) => response,
            Err(error) if is_no_file(error.kind()) => return Ok(None),
            Err(_) => return Err(ApiError::Internal("a file cannot be read")),
        };
        let status = response.status();
        if !status.is_success() && status != StatusCode::NOT_MODIFIED {
            return Ok(None);
        }
        let mut response = response.map(Body::new);
        let cache = if is_hashed(&name) { "public, max-age=31536000, immutable" } else { "no-cache" };
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
        if headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "text/html") {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        }
        Ok(Some(response))
    }
}

/// A person's browser opening an address says so; a script or an image asks for anything (`*/*`) and wants its 404.
fn accepts_html(request: &Request) -> bool {
    let accepted = request.headers().get(ACCEPT).and_then(|accept| accept.to_str().ok());
    request.uri().path() == "/" || accepted.is_some_and(|accept| accept.contains("text/html"))
}

/// Whether opening failed because there is no file to see by that name.
fn is_no_file(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::PermissionDenied)
}

/// The same request for the app's page.
fn at_index(request: &Request) -> Request {
    let mut page = Request::new(Body::empty());
    *page.method_mut() = request.method().clone();
    *page.uri_mut() = Uri::from_static(INDEX);
    *page.headers_mut() = request.headers().clone();
    page
}

/// Whether a file's name changes with its content: `-` and at least eight hexadecimal digits.
fn is_hashed(name: &str) -> bool {
    name.split('-').skip(1).any(|part| part.bytes().take_while(u8::is_ascii_hexdigit).count() >= 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names_are_known() {
        for name in ["zhihui-0123abcd4567ef89_bg.wasm", "zhihui-1a2b3c4d.js", "main-page-deadbeef.css"] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "index.html",
            "backend.json",
            "service-worker.js",
            "zh-CN.json",
            "icon-192.png",
            "0123abcd4567.js",
            "app-1234567.js",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
