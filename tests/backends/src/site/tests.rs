use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, Method};
use serde_json::json;
use tempfile::TempDir;

use super::*;

fn test(body: impl Future<Output = Result<()>>) -> Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(body)
}

fn folder() -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    for (name, text) in [
        ("index.html", "<h1>app</h1>"),
        ("app-01234567_bg.wasm", "\0asm"),
        ("app-01234567_bg.wasm.br", "x"),
        ("backend.json", "{}"),
    ] {
        fs::write(folder.path().join(name), text)?;
    }
    fs::create_dir(folder.path().join("backends"))?;
    fs::write(folder.path().join("backends/drf.json"), r#"{"baseUrl":"/api"}"#)?;
    Ok(folder)
}

/// A backend and the web server before it: `/api/` leads on.
fn both() -> Result<(TempDir, Site, Site)> {
    let folder = folder()?;
    let backend = Site::open(Plan::default())?;
    let site = Site::open(Plan {
        dist: Some(folder.path().to_owned()),
        profile: json!({ "extends": "drf" }),
        forwards: vec![("/api/".to_owned(), backend.origin())],
        connect: vec!["http://127.0.0.1:1".to_owned()],
    })?;
    Ok((folder, site, backend))
}

fn client() -> Result<Client> {
    Ok(Client::builder().redirect(Policy::none()).no_proxy().build()?)
}

#[test]
fn the_app_is_served_with_its_headers_and_the_tests_own_profile() -> Result<()> {
    test(async {
        let (_folder, site, _backend) = both()?;
        let get = async |path: &str| Ok::<_, anyhow::Error>(client()?.get(site.origin() + path).send().await?);
        for address in ["/", "/e/1790000000000000123", "/events?when=past"] {
            let page = get(address).await?;
            let policy = page.headers()["content-security-policy"].to_str()?.to_owned();
            ensure!(policy.contains("connect-src 'self' http://127.0.0.1:1;"), "{policy}");
            ensure!(page.text().await? == "<h1>app</h1>", "{address} is the page");
        }
        ensure!(get("/backend.json").await?.text().await? == r#"{"extends":"drf"}"#);
        site.set_profile(&json!({ "extends": "ruoyi" }));
        ensure!(get("/backend.json").await?.text().await? == r#"{"extends":"ruoyi"}"#);
        ensure!(get("/backends/drf.json").await?.text().await? == r#"{"baseUrl":"/api"}"#);
        ensure!(get("/app-01234567_bg.wasm").await?.headers()[CONTENT_TYPE] == "application/wasm");
        ensure!(get("/app-89abcdef_bg.wasm").await?.status() == 404, "a file that is gone is no page");
        ensure!(client()?.post(site.origin() + "/events").send().await?.status() == 404);
        let served = site.served();
        ensure!(served.keys().eq(["app-01234567_bg.wasm", "backends/drf.json", "index.html"]), "{served:?}");
        ensure!(
            served["app-01234567_bg.wasm"].starts_with("cd5d4935a48c0672"),
            "the hash of the bytes: {}",
            served["app-01234567_bg.wasm"]
        );
        Ok(())
    })
}

#[test]
fn a_request_is_led_on_unchanged() -> Result<()> {
    test(async {
        let (_folder, site, backend) = both()?;
        backend.answers("PATCH /api/", Answer::json("{}"));
        let path = "/api/x%2Fy/?page=2&filter=%28a%3D%27b%27%29&fields=name,phone";
        let body = r#"{"eventId":1790000000000000123}"#;
        let request = client()?.request(Method::PATCH, site.origin() + path).body(body).header("X-Access-Token", "t");
        let request = request.header(COOKIE, "sessionid=1; csrftoken=2").header(CONTENT_TYPE, "application/json");
        ensure!(request.send().await?.status() == 200);
        let seen = backend.seen().pop().context("nothing arrived")?;
        ensure!((seen.method.as_str(), seen.path.as_str(), seen.text().as_str()) == ("PATCH", path, body), "{seen:?}");
        ensure!(seen.header(HOST.as_str()) == site.origin().strip_prefix("http://"), "the host is kept: {seen:?}");
        for (name, value) in
            [("x-access-token", "t"), ("cookie", "sessionid=1; csrftoken=2"), ("content-type", "application/json")]
        {
            ensure!(seen.header(name) == Some(value), "{name} of {seen:?}");
        }
        ensure!(seen.headers.iter().filter(|(name, _)| name == "content-length").count() == 1, "{seen:?}");
        Ok(())
    })
}

#[test]
fn an_answer_is_led_back_unchanged() -> Result<()> {
    test(async {
        let (_folder, site, backend) = both()?;
        let two_cookies = Answer::status(409).with("set-cookie", "a=1; Path=/; HttpOnly").with("set-cookie", "b=2");
        backend.answers("GET /api/cookies", two_cookies.with("content-range", "items 0-19/57"));
        let answer = client()?.get(site.origin() + "/api/cookies").send().await?;
        ensure!(answer.status() == 409 && answer.headers()["content-range"] == "items 0-19/57");
        let cookies: Vec<_> = answer.headers().get_all(SET_COOKIE).iter().collect();
        ensure!(cookies == ["a=1; Path=/; HttpOnly", "b=2"], "{cookies:?}");

        for status in [301, 302, 307] {
            backend.answers("GET /api/away", Answer::redirect(status, "http://127.0.0.1:1/elsewhere"));
            let away = client()?.get(site.origin() + "/api/away").send().await?;
            ensure!(away.status() == status && away.headers()[LOCATION] == "http://127.0.0.1:1/elsewhere");
        }
        drop(backend);
        ensure!(client()?.get(site.origin() + "/api/cookies").send().await?.status() == 502, "nobody is there");
        Ok(())
    })
}

#[test]
fn requests_are_counted_and_can_be_answered_in_the_backends_place() -> Result<()> {
    test(async {
        let (_folder, site, backend) = both()?;
        let post = async || Ok::<_, anyhow::Error>(client()?.post(site.origin() + "/api/cases").send().await?.status());
        backend.answers("POST /api/cases", Answer::status(201));
        site.answers("POST /api/cases", Answer::status(503));
        site.answers_once("POST /api/cases", Answer::status(401));
        ensure!([post().await?, post().await?, post().await?] == [401, 503, 503]);
        site.mend();
        ensure!(post().await? == 201);
        client()?.get(site.origin() + "/events").send().await?;
        ensure!(site.count("POST /api/cases") == 4 && backend.count("POST /api/cases") == 1);
        ensure!(
            site.asked().len() == 4 && site.seen().len() == 5,
            "a screen of the app is none of the backend's business"
        );
        Ok(())
    })
}

#[test]
fn what_is_held_goes_on_when_it_is_let_go() -> Result<()> {
    test(async {
        let (_folder, site, backend) = both()?;
        backend.answers("POST /api/refresh", Answer::status(200));
        let held = site.holds("POST /api/refresh");
        let url = site.origin() + "/api/refresh";
        let waiting = tokio::spawn(async move { Ok::<_, anyhow::Error>(client()?.post(url).send().await?.status()) });
        while site.count("POST /api/refresh") == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        // The others are served meanwhile.
        ensure!(client()?.get(site.origin() + "/").send().await?.status() == 200);
        ensure!(!waiting.is_finished() && backend.seen().is_empty());
        drop(held);
        ensure!(waiting.await?? == 200 && backend.count("POST /api/refresh") == 1);
        Ok(())
    })
}
