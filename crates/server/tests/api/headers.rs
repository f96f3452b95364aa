use zhihui_domain::problem::ProblemCode;
use zhihui_server::{Extras, router};

use crate::support::{App, Call};

/// A built app as `cargo xtask dist` leaves it.
fn dist() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &[u8]| std::fs::write(folder.path().join(name), text).expect("writes");
    write("index.html", b"<!doctype html><title>page</title>");
    write("index.html.gz", b"gzipped page");
    write("zhihui-0123456789abcdef_bg.wasm", b"\0asm plain");
    write("zhihui-0123456789abcdef_bg.wasm.br", b"brotli");
    write("zhihui-0123456789abcdef_bg.wasm.gz", b"gzip");
    write("backend.json", b"{}");
    write("service-worker.js", b"// a worker");
    std::fs::create_dir(folder.path().join("cases")).expect("a folder");
    folder
}

fn get(app: &App, dist: &tempfile::TempDir, path: &str) -> Call {
    let extras = Extras { dist: Some(dist.path()), test_clock: false };
    Call::new(router(app.state.clone(), extras), "GET", &format!("={path}"))
}

// Each answer's security headers are checked where every test's requests are sent: in `Call::send`.

#[tokio::test]
async fn hashed_files_are_kept_and_all_others_checked() {
    let (app, dist) = (App::empty().await, dist());
    let wasm = get(&app, &dist, "/zhihui-0123456789abcdef_bg.wasm").expect(200).await;
    assert_eq!(wasm.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(wasm.header("content-type"), Some("application/wasm"));
    assert_eq!(wasm.text, "\0asm plain");
    let json = get(&app, &dist, "/backend.json").expect(200).await;
    assert_eq!(json.header("cache-control"), Some("no-cache"));
    assert!(json.header("etag").is_some() && json.header("last-modified").is_some());
    let etag = json.header("etag").expect("an ETag").to_owned();
    let unchanged = get(&app, &dist, "/backend.json").header("If-None-Match", &etag).expect(304).await;
    assert!(unchanged.text.is_empty());
    // One that a phone kept would keep the whole app from ever changing.
    let worker = get(&app, &dist, "/service-worker.js").expect(200).await;
    assert_eq!(
        (worker.header("cache-control"), worker.header("content-type")),
        (Some("no-cache"), Some("text/javascript"))
    );
}

#[tokio::test]
async fn precompressed_files_go_to_whoever_takes_them() {
    let (app, dist) = (App::empty().await, dist());
    let wasm = || get(&app, &dist, "/zhihui-0123456789abcdef_bg.wasm");
    for (accepts, encoding, text) in
        [("gzip, br", Some("br"), "brotli"), ("gzip", Some("gzip"), "gzip"), ("identity", None, "\0asm plain")]
    {
        let reply = wasm().header("Accept-Encoding", accepts).expect(200).await;
        assert_eq!((reply.header("content-encoding"), reply.text.as_str()), (encoding, text));
        assert_eq!(reply.header("content-type"), Some("application/wasm"));
        assert_eq!(reply.header("vary"), Some("accept-encoding"));
    }
    let page = get(&app, &dist, "/").header("Accept-Encoding", "gzip").expect(200).await;
    assert_eq!((page.header("content-encoding"), page.text.as_str()), (Some("gzip"), "gzipped page"));
}

#[tokio::test]
async fn every_page_is_the_one_page() {
    let (app, dist) = (App::empty().await, dist());
    let browser = "text/html,application/xhtml+xml,*/*;q=0.8";
    for path in ["/", "/e/optics", "/cases", "/cases/", "/any/depth/at/all"] {
        let page = get(&app, &dist, path).header("Accept", browser).expect(200).await;
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"), "{path}");
        assert_eq!(page.header("cache-control"), Some("no-cache"), "{path}");
        assert!(page.text.contains("<title>page</title>"));
    }
}

#[tokio::test]
async fn a_missing_file_is_missing() {
    let (app, dist) = (App::empty().await, dist());
    get(&app, &dist, "/gone.js").header("Accept", "*/*").refused(404, ProblemCode::NotFound).await;
    get(&app, &dist, "/cases").refused(404, ProblemCode::NotFound).await;
    for path in ["/../Cargo.toml", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/%00", "/%FF"] {
        get(&app, &dist, path).refused(404, ProblemCode::NotFound).await;
    }
    // Nothing below /api is a page, whatever the browser takes.
    for path in ["/api", "/api/", "/api/v1", "/api/v1/nowhere"] {
        get(&app, &dist, path).header("Accept", "text/html").refused(404, ProblemCode::NotFound).await;
    }
}

#[tokio::test]
async fn files_cannot_be_written() {
    let (app, dist) = (App::empty().await, dist());
    let extras = Extras { dist: Some(dist.path()), test_clock: false };
    let post = Call::new(router(app.state.clone(), extras), "POST", "=/index.html");
    post.refused(405, ProblemCode::Other).await;
    let head = Call::new(router(app.state.clone(), extras), "HEAD", "=/index.html").expect(200).await;
    assert!(head.text.is_empty());
}

#[tokio::test]
async fn every_answer_has_its_request_id() {
    let app = App::empty().await;
    let first = app.get("/health").expect(200).await;
    assert_eq!(first.text, r#"{"status":"ok"}"#);
    let second = app.get("/nowhere").expect(404).await;
    assert!(first.header("x-request-id").is_some() && first.header("x-request-id") != second.header("x-request-id"));
}

#[tokio::test]
async fn the_test_clock_is_there_only_when_asked_for() {
    let app = App::empty().await;
    let extras = Extras { dist: None, test_clock: true };
    let body = serde_json::json!({"now": "2027-01-04T08:00:00+08:00"});
    Call::new(router(app.state.clone(), extras), "POST", "/test/clock").json(&body).expect(204).await;
    assert_eq!(app.state.clock.today().to_string(), "2027-01-04");
    app.post("/test/clock").json(&body).expect(404).await;
}
