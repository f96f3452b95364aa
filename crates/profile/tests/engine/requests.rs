//! What goes out.

use proptest::prelude::*;
use zhihui_json::Value;
use zhihui_profile::{Body, Call, Credentials, Profile, SignIn};

use crate::world::{detail, header, json, profile, request, text};

fn of(operation: &str) -> Profile {
    let text = r#"{"baseUrl":"https://host/api/","headers":{"tenant-id":"1","Content-Type":"application/json; v=2"},"operations":{"x":OPERATION}}"#;
    profile(&text.replace("OPERATION", operation))
}

fn url(path: &str, input: &str) -> Result<String, String> {
    let operation = [r#"{"path":""#, path, r#""}"#].concat();
    Call::begin(&of(&operation), "x", json(input)).map(|(_, request)| request.url).map_err(detail)
}

#[test]
fn addresses_are_filled_in() {
    let ok = |path: &str, input: &str| url(path, input).map(|url| url.replace("https://host/api", ""));
    assert_eq!(ok("/events/{id}", r#"{"id":"a/b c?d#智"}"#), Ok("/events/a%2Fb%20c%3Fd%23%E6%99%BA".to_owned()));
    assert_eq!(ok("/events/{id}/x", r#"{"id":1790000000000000123}"#), Ok("/events/1790000000000000123/x".to_owned()));
    assert_eq!(ok("/f/{+id}", r#"{"id":"a/b?c d"}"#), Ok("/f/a/b?c%20d".to_owned()));
    assert_eq!(ok("/r{?when,secret}", r#"{"when":"past","secret":"s&s"}"#), Ok("/r?when=past&secret=s%26s".to_owned()));
    assert_eq!(ok("/r{?when,secret}", r#"{"secret":"s"}"#), Ok("/r?secret=s".to_owned()));
    assert_eq!(ok("/r{?when,secret}", "{}"), Ok("/r".to_owned()));
    assert_eq!(ok("/r?a=1{&when}", r#"{"when":""}"#), Ok("/r?a=1&when=".to_owned()));
    assert_eq!(ok("", "{}"), Ok(String::new()));
}

#[test]
fn a_path_without_its_id_is_not_asked_for() {
    for input in ["{}", r#"{"id":null}"#, r#"{"id":""}"#, r#"{"id":{}}"#] {
        assert_eq!(url("/events/{id}", input), Err("/path: the input has no id".to_owned()));
    }
}

#[test]
fn no_id_leads_out_of_base_url() {
    for id in ["..", "."] {
        let input = ["{\"id\":\"", id, "\"}"].concat();
        assert_eq!(url("/events/{id}", &input), Err("/path: an address that leaves baseUrl".to_owned()));
    }
    for (path, id) in
        [("/f/{+id}", "../../x"), ("{+id}", ".evil.example"), ("{+id}", "//evil.example"), ("/{+id}", "/evil.example")]
    {
        assert!(
            url(path, &["{\"id\":\"", id, "\"}"].concat()).is_err_and(|what| what.ends_with("leaves baseUrl")),
            "{id}"
        );
    }
}

#[test]
fn a_query_follows_what_is_there() {
    let operation = r#"{"path":"/x?a=1","query":{"when":"/when","none":"/none","n":3,"filter":{"$from":"/when","$map":{"past":"date < now && x"}}}}"#;
    let sent = request(&of(operation), "x", r#"{"when":"past"}"#);
    assert_eq!(sent.url, "https://host/api/x?a=1&when=past&n=3&filter=date%20%3C%20now%20%26%26%20x");
    assert_eq!(
        request(&of(r#"{"path":"/x","query":{"page[size]":1}}"#), "x", "{}").url,
        "https://host/api/x?page%5Bsize%5D=1"
    );
    // A filter that does not fit is not left out: that would show what nobody asked for.
    let wrong = Call::begin(&of(operation), "x", json(r#"{"when":"now"}"#)).map_err(detail).map(|_| ());
    assert_eq!(wrong, Err("/when: a word that the profile does not know".to_owned()));
    let wrong = Call::begin(&of(r#"{"path":"/x","query":{"a":["b"]}}"#), "x", json("{}")).map_err(detail).map(|_| ());
    assert_eq!(wrong, Err("/query/a: not a single value".to_owned()));
}

#[test]
fn headers_replace_each_other_whatever_their_case() {
    let operation = r#"{"method":"PUT","path":"/x","headers":{"TENANT-ID":"2","If-Match":"/version","accept":"text/json","none":"/none"},"body":{}}"#;
    let sent = request(&of(operation), "x", r#"{"version":7}"#);
    let headers: Vec<_> = sent.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(
        headers,
        [("Content-Type", "application/json; v=2"), ("TENANT-ID", "2"), ("If-Match", "7"), ("accept", "text/json")]
    );
    for value in ["line\nbreak", "智", "\u{7f}"] {
        let input = ["{\"version\":", &Value::from(value).to_string(), "}"].concat();
        let wrong = Call::begin(&of(operation), "x", json(&input)).map_err(detail).map(|_| ());
        assert_eq!(wrong, Err("/headers/If-Match: not plain ASCII".to_owned()));
    }
}

#[test]
fn bodies_go_out_as_json_a_form_or_beside_a_photo() {
    let body = r#""body":{"a":"/id","智":"x&y","n":1.50,"none":"/none","nothing":null}"#;
    let operation = |encoding: &str| ["{\"method\":\"POST\",\"path\":\"/x\",", body, encoding, "}"].concat();
    let sent = request(&of(&operation("")), "x", r#"{"id":"1"}"#);
    assert_eq!(
        (text(&sent), header(&sent, "Content-Type")),
        (r#"{"a":"1","智":"x&y","n":1.50,"nothing":null}"#, Some("application/json; v=2"))
    );
    let sent = request(&of(&operation(r#","encoding":"form""#)), "x", r#"{"id":"1 2"}"#);
    assert_eq!(text(&sent), "a=1%202&%E6%99%BA=x%26y&n=1.50");
    let sent = request(&of(&operation(r#","encoding":"multipart","part":"photo""#)), "x", r#"{"id":"1"}"#);
    let fields = [("a", "1"), ("智", "x&y"), ("n", "1.50")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(sent.body, Body::Photo { part: "photo".to_owned(), fields: fields.into() });
    assert_eq!(header(&sent, "Content-Type"), None);
    let sent = request(&of(r#"{"path":"/x"}"#), "x", "{}");
    assert_eq!((sent.body, sent.method.as_str(), sent.headers.len()), (Body::Nothing, "GET", 2));
    let wrong = of(r#"{"method":"POST","path":"/x","encoding":"form","body":{"a":{"$value":{}}}}"#);
    assert_eq!(
        Call::begin(&wrong, "x", json("{}")).map_err(detail).map(|_| ()),
        Err("/body/a: not a single value".to_owned())
    );
}

#[test]
fn a_json_body_without_a_type_of_its_own_says_what_it_is() {
    for (encoding, kind) in [("json", "application/json"), ("form", "application/x-www-form-urlencoded")] {
        let text = r#"{"baseUrl":"","operations":{"x":{"method":"POST","path":"/x","body":{},"encoding":"ENCODING"}}}"#;
        let sent = request(&profile(&text.replace("ENCODING", encoding)), "x", "{}");
        assert_eq!(header(&sent, "Content-Type"), Some(kind));
    }
}

#[test]
fn a_file_may_be_of_any_type() {
    let files = profile(r#"{"baseUrl":"","operations":{"uploads.get":{"path":"/f/{id}","before":{"path":"/csrf"}}}}"#);
    let (result, asked) = crate::world::converse(
        &files,
        "uploads.get",
        r#"{"id":"1"}"#,
        &[crate::world::answer(200, "<html>"), crate::world::answer(200, "\u{0}png")],
    );
    assert_eq!(result, Ok(zhihui_profile::Answer::File(b"\0png".to_vec())));
    assert_eq!(
        asked.iter().map(|request| header(request, "Accept")).collect::<Vec<_>>(),
        [Some("application/json"), Some("*/*")]
    );
}

#[test]
fn a_profile_says_what_it_can_do() {
    let known = profile(
        r#"{"baseUrl":"/a//","timeoutSeconds":9000,"credentials":"include","signIn":{"style":"password","token":{"header":"X-Access-Token"},"csrf":{"cookie":"c","header":"X-CSRFToken"},"guestOnBadToken":true},
        "operations":{"a":{"path":"/a","signedIn":true,"repeat":"key","asGuest":true},"b":{"path":"/b","repeat":"never"},"c":null}}"#,
    );
    assert_eq!((known.base_url(), known.timeout_seconds(), known.credentials()), ("/a", 120, Credentials::Include));
    assert_eq!((known.has("a"), known.has("c"), known.has("d")), (true, false, false));
    assert_eq!((known.needs_account("a"), known.needs_account("b"), known.needs_account("d")), (true, false, false));
    assert_eq!((known.may_repeat("a"), known.may_repeat("b"), known.may_repeat("d")), (true, false, false));
    assert_eq!(
        (known.sign_in(), known.csrf(), known.takes_bad_token_for_guest()),
        (SignIn::Password, Some(("c", "X-CSRFToken")), true)
    );
    assert_eq!(
        known.token_header().map(|header| (header.name, header.prefix)),
        Some(("X-Access-Token".to_owned(), String::new()))
    );
    assert_eq!((request(&known, "a", "{}").as_guest, request(&known, "b", "{}").as_guest), (true, false));
    assert_eq!(profile("{}").sign_in(), SignIn::Never);
}

proptest! {
    #[test]
    fn any_id_stays_one_segment(id in ".{1,20}") {
        let input = ["{\"id\":", &Value::from(id.as_str()).to_string(), "}"].concat();
        match url("/events/{id}/x", &input) {
            Ok(url) => {
                let segment = url.strip_prefix("https://host/api/events/").and_then(|rest| rest.strip_suffix("/x"));
                prop_assert!(segment.is_some_and(|segment| !segment.contains(['/', '?', '#', '\\'])), "{}", url);
            }
            Err(what) => prop_assert!(what.ends_with("leaves baseUrl") && id.contains(['.', ' ', '\\', '\u{7f}', '/']) || id.chars().any(char::is_control), "{} {}", id, what),
        }
    }
}

#[test]
fn a_version_goes_out_in_quotes() {
    // An entity tag is a text in quotes (RFC 9110); `json` writes them.
    let operation = r#"{"method":"PUT","path":"/x","headers":{"If-Match":{"$from":"/version","$with":{"$as":"text"},"$as":"json"}}}"#;
    for version in ["3", r#""3""#] {
        let sent = request(&of(operation), "x", &["{\"version\":", version, "}"].concat());
        assert_eq!(header(&sent, "If-Match"), Some(r#""3""#));
    }
    assert_eq!(header(&request(&of(operation), "x", "{}"), "If-Match"), None);
}
