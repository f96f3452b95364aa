use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::{JoinHandle, spawn};

use anyhow::{Context, Result};
use zhihui_profile::read;

use super::*;

const CSRF: &str = r#"{
    "baseUrl": "/api",
    "signIn": { "style": "password", "csrf": { "cookie": "c", "header": "X-C" } },
    "operations": { "session.start": { "path": "/x" }, "me.get": { "path": "/y" } }
}"#;

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

fn profile(text: &str) -> Result<Profile> {
    read(text).and_then(Profile::checked).map_err(|faults| anyhow::anyhow!("{faults:?}"))
}

fn request(method: &str, body: Body) -> Request {
    Request { method: method.to_owned(), url: "/api/x".to_owned(), headers: vec![], body, as_guest: false }
}

/// A server of one answer each; brings what it was asked.
fn server<const N: usize>(answers: &[&'static str; N]) -> Result<(String, JoinHandle<Result<Vec<String>>>)> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let origin = format!("http://{}", listener.local_addr()?);
    let answers = *answers;
    let asked = move || {
        answers
            .iter()
            .map(|answer| {
                let (mut stream, _) = listener.accept()?;
                let (mut asked, mut some) = (Vec::new(), [0; 4096]);
                while !is_whole(&asked) {
                    let count = stream.read(&mut some)?;
                    asked.extend(some.get(..count).filter(|some| !some.is_empty()).context("no more")?);
                }
                stream.write_all(answer.as_bytes())?;
                Ok(String::from_utf8_lossy(&asked).into_owned())
            })
            .collect()
    };
    Ok((origin, spawn(asked)))
}

/// The head, and as many bytes as it says.
fn is_whole(asked: &[u8]) -> bool {
    let text = String::from_utf8_lossy(asked).to_lowercase();
    let Some((head, _)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
    asked.windows(4).position(|end| end == b"\r\n\r\n").is_some_and(|end| asked.len() >= end + 4 + length)
}

#[test]
fn a_cookie_goes_back_and_is_repeated_by_writes() -> Result<()> {
    let profile = profile(CSRF)?;
    let cookie = "HTTP/1.1 200 OK\r\nSet-Cookie: c=abc; Path=/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let (origin, asked) = server(&[cookie, OK, OK])?;
    let mut carrier = Carrier::new(&profile, origin, vec![]);
    for method in ["GET", "GET", "DELETE"] {
        let sent = carrier.prepare(&request(method, Body::Nothing), None);
        carrier.send(&sent).map_err(anyhow::Error::msg)?;
    }
    let asked = asked.join().map_err(|_| anyhow::anyhow!("the server"))??;
    let has = |number: usize, header: &str| asked[number].to_lowercase().contains(header);
    assert!(!has(0, "cookie:") && has(1, "cookie: c=abc") && !has(1, "x-c:"), "{asked:?}");
    assert!(has(2, "cookie: c=abc") && has(2, "x-c: abc"), "{asked:?}");
    Ok(())
}

#[test]
fn a_redirection_is_brought_and_not_followed() -> Result<()> {
    let profile = profile(CSRF)?;
    let (origin, asked) =
        server(&["HTTP/1.1 302 Found\r\nLocation: /api/y\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"])?;
    let mut carrier = Carrier::new(&profile, origin, vec![]);
    let sent = carrier.prepare(&request("GET", Body::Nothing), None);
    let answer = carrier.send(&sent).map_err(anyhow::Error::msg)?;
    assert_eq!((answer.status, answer.header("Location")), (302, Some("/api/y")));
    assert!(asked.join().is_ok_and(|asked| asked.is_ok()));
    Ok(())
}

#[test]
fn writes_say_how_long_they_are() -> Result<()> {
    let profile = profile(CSRF)?;
    let (origin, asked) = server(&[OK; 3])?;
    let mut carrier = Carrier::new(&profile, origin, pixel());
    let photo = Body::Photo { part: "file".to_owned(), fields: vec![("a".to_owned(), "b".to_owned())] };
    for (method, body) in [("POST", Body::Nothing), ("DELETE", Body::Text("end".to_owned())), ("POST", photo)] {
        let sent = carrier.prepare(&request(method, body), None);
        carrier.send(&sent).map_err(anyhow::Error::msg)?;
    }
    let asked = asked.join().map_err(|_| anyhow::anyhow!("the server"))??;
    let has = |number: usize, words: &str| asked[number].to_lowercase().contains(words);
    assert!(has(0, "content-length: 0") && has(1, "content-length: 3"), "{asked:?}");
    assert!(
        has(2, "name=\"a\"\r\n\r\nb\r\n") && has(2, "filename=\"photo.jpg\"\r\ncontent-type: image/jpeg"),
        "{asked:?}"
    );
    Ok(())
}

#[test]
fn a_token_goes_nowhere_as_a_guest() -> Result<()> {
    let profile = profile(
        &CSRF.replace(r#""csrf": { "cookie": "c", "header": "X-C" }"#, r#""token": { "header": "T", "prefix": "B " }"#),
    )?;
    let carrier = Carrier::new(&profile, "http://h".to_owned(), vec![]);
    let (plain, guest) = (request("GET", Body::Nothing), Request { as_guest: true, ..request("GET", Body::Nothing) });
    let sent = carrier.prepare(&plain, Some("abc"));
    assert_eq!((sent.url.as_str(), sent.headers), ("http://h/api/x", vec![("T".to_owned(), "B abc".to_owned())]));
    assert_eq!(carrier.prepare(&guest, Some("abc")).headers, vec![]);
    Ok(())
}
