//! Lists whose next page the backend gives the address of. The session's token goes with it, so it must not lead astray.

use proptest::prelude::*;
use zhihui_json::Value;
use zhihui_profile::{Profile, Response};

use crate::world::{answer, brought, detail, json, profile, request, with_header};

fn list(base: &str, next: &str) -> Profile {
    let text = r#"{"baseUrl":"BASE","operations":{"list":{"path":"/things/list","query":{"a":1},"page":{"style":"link","next":"NEXT","sizeParameter":"limit","size":2,"items":"/rows"}}}}"#;
    profile(&text.replace("BASE", base).replace("NEXT", next))
}

/// The address of the second page.
fn second(profile: &Profile, response: Response) -> Result<Option<String>, String> {
    let page = brought(profile, "list", "{}", response).map_err(detail)?;
    let Some(next) = page["next"].as_str() else { return Ok(None) };
    Ok(Some(request(profile, "list", &["{\"cursor\":", &Value::from(next).to_string(), "}"].concat()).url))
}

fn follows(base: &str, link: &str) -> Result<Option<String>, String> {
    let body = [r#"{"rows":[{"id":1}],"next":"#, &Value::from(link).to_string(), "}"].concat();
    second(&list(base, "/next"), answer(200, &body))
}

const HERE: &str = "https://host/api/v1";

#[test]
fn the_first_page_is_the_operations_own() {
    assert_eq!(request(&list(HERE, "/next"), "list", "{}").url, "https://host/api/v1/things/list?a=1&limit=2");
}

#[test]
fn a_link_under_base_url_is_followed_as_it_is() {
    for (link, url) in [
        ("https://host/api/v1/things?cursor=cD0yMDI2&limit=2", "https://host/api/v1/things?cursor=cD0yMDI2&limit=2"),
        ("https://HOST:443/api/v1/things?c=1", "https://host/api/v1/things?c=1"),
        ("https://host/api/v1?c=https://host/x", "https://host/api/v1?c=https://host/x"),
        ("/api/v1/things?c=1#top", "https://host/api/v1/things?c=1"),
        ("?c=1", "https://host/api/v1/things/list?c=1"),
        ("more?c=../x", "https://host/api/v1/things/more?c=../x"),
        (" /api/v1/things?c=a%2F..%2Fb ", "https://host/api/v1/things?c=a%2F..%2Fb"),
        ("/api/v1/a%2Fb/c..d/.well-known", "https://host/api/v1/a%2Fb/c..d/.well-known"),
    ] {
        assert_eq!(follows(HERE, link), Ok(Some(url.to_owned())), "{link}");
    }
}

#[test]
fn behind_a_proxy_only_path_and_query_count() {
    for link in ["http://django.internal:8000/api/x?c=1", "https://other/api/x?c=1", "/api/x?c=1"] {
        assert_eq!(follows("/api", link), Ok(Some("/api/x?c=1".to_owned())), "{link}");
    }
    assert_eq!(follows("", "http://127.0.0.1:3000/x?c=1"), Ok(Some("/x?c=1".to_owned())));
}

#[test]
fn a_link_that_leaves_base_url_is_a_failure() {
    let leaves = Err("/next: a link that leaves baseUrl".to_owned());
    for link in [
        "https://evil.example/api/v1/things",
        "http://host/api/v1/things",
        "https://host:8443/api/v1/things",
        "https://host.evil.example/api/v1/x",
        "https://host@evil.example/api/v1/x",
        "https://user@host/api/v1/x",
        "//evil.example/api/v1/x",
        "//host/api/v1/x",
        "///evil.example/api/v1",
        "/\\evil.example/api/v1",
        "\\\\evil.example/api/v1",
        "/\t/evil.example/api/v1",
        "https:evil.example/api/v1",
        "https:/api/v1",
        "javascript:alert(1)",
        "data:,x",
        "ftp://host/api/v1/x",
        "https:///api/v1/x",
        "https://host/api",
        "https://host/api/v1x",
        "https://host/api/v10/x",
        "/api/v2/x",
        "/",
        "/API/V1/x",
        "/api/v1/../admin",
        "/api/v1/..",
        "/api/v1/./x",
        "/api/v1/%2e%2e/admin",
        "/api/v1/%2E./admin",
        "/api/v1/x/..%2f..%2fadmin",
        "/api/v1/..%5cadmin",
        "/api/v1/..;/admin",
        "/api/v1/x y",
        "../list?c=1",
        "/api/v1//../x",
    ] {
        assert_eq!(follows(HERE, link), leaves, "{link}");
    }
    for link in ["//evil.example/x", "https://other//evil.example", "/\\evil.example", "/%2e%2e/x"] {
        assert_eq!(follows("", link), leaves, "{link}");
    }
}

#[test]
fn a_cursor_from_elsewhere_leads_nowhere_else() {
    for place in [".evil.example/x", "@evil.example/", ":8443/x", "//evil.example", "/../x"] {
        let input = ["{\"cursor\":\"1.1.", place, "\"}"].concat();
        let begun = zhihui_profile::Call::begin(&list("https://host", "/next"), "list", json(&input))
            .map_err(detail)
            .map(|_| ());
        assert_eq!(begun, Err("a link that leaves baseUrl".to_owned()));
    }
}

#[test]
fn no_link_is_the_end() {
    for next in ["null", r#""""#, "7", "{}"] {
        let body = [r#"{"rows":[{"id":1}],"next":"#, next, "}"].concat();
        assert_eq!(second(&list(HERE, "/next"), answer(200, &body)), Ok(None), "{next}");
    }
}

#[test]
fn a_link_may_stand_in_the_header() {
    let linked = list("https://host/api", "$response.header.Link");
    let follows = |header: &str| second(&linked, with_header(answer(200, r#"{"rows":[1]}"#), "link", header));
    for header in [
        r#"<https://host/api/x?page=2>; rel="next", <https://host/api/x?page=9>; rel="last""#,
        r#"<https://host/api/x?page=1>; rel=first, <https://host/api/x?page=2>; title="a, b; rel=\"x\""; REL="prev  NEXT""#,
        "</api/x?page=2>;rel=next",
    ] {
        assert_eq!(follows(header), Ok(Some("https://host/api/x?page=2".to_owned())), "{header}");
    }
    assert_eq!(
        follows(r#"<https://host/api/x?a=1,2;b>; rel="next""#),
        Ok(Some("https://host/api/x?a=1,2;b".to_owned()))
    );
    for header in [
        "",
        "next",
        "<x",
        "<>",
        r#"</api/x>; rel="prev""#,
        r#"</api/x>; title="rel=next""#,
        "</api/x>; rel=nextish",
        "</api/x>;;=,",
    ] {
        assert_eq!(follows(header), Ok(None), "{header}");
    }
    assert_eq!(second(&linked, answer(200, r#"{"rows":[1]}"#)), Ok(None));
    assert!(follows("<https://evil.example/api/x>; rel=next").is_err_and(|what| what.ends_with("leaves baseUrl")));
}

proptest! {
    #[test]
    fn no_link_leads_out(link in prop_oneof![".{0,40}", "(https?:)?[/\\\\@:.?#%2efhost-]{0,12}(api/v1)?[/.%2eE;a]{0,12}"]) {
        if let Ok(Some(url)) = follows(HERE, &link) {
            let path = url.strip_prefix(HERE).expect("under baseUrl").split('?').next().expect("a path");
            prop_assert!(path.is_empty() || path.starts_with('/'), "{}", url);
            let plain = path.to_lowercase().replace("%2e", ".").replace("%2f", "/");
            prop_assert!(!plain.contains('\\') && plain.split('/').all(|segment| segment != ".." && segment != "."), "{}", url);
        }
        if let Ok(Some(url)) = follows("", &link) {
            prop_assert!(url.starts_with(['/', '?']) && !url.starts_with("//"), "{}", url);
        }
    }

    #[test]
    fn any_header_is_read(header in "[<>;,=\"\\\\ a-z/]{0,40}") {
        let _ = second(&list(HERE, "$response.header.Link"), with_header(answer(200, r#"{"rows":[1]}"#), "Link", &header));
    }
}
