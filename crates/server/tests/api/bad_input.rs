use proptest::prelude::*;
use serde_json::{Value, json};
use zhihui_domain::case::Case;
use zhihui_domain::page::Page;
use zhihui_domain::problem::{FieldCode, Problem, ProblemCode};
use zhihui_domain::upload::UPLOAD_MAX;

use crate::support::{App, Call, OFFICER, TALENT, application, new_key, registration, resident_id};

const FORM: &str = "multipart/form-data";

/// Every `POST` of the document by the kind of its body, with ids of things that exist.
struct Posts {
    json: Vec<Call>,
    forms: Vec<Call>,
}

async fn every_post(app: &App) -> Posts {
    let token = app.token(OFFICER).await;
    let cases: Page<Case> = app.get("/desk/cases?state=received").bearer(&token).expect(200).await.json();
    let reference = cases.items[0].reference.as_str();
    let document: Value = serde_json::from_str(&zhihui_server::openapi::document().expect("a document")).expect("JSON");
    let paths = document["paths"].as_object().expect("paths");
    let mut posts = Posts { json: vec![], forms: vec![] };
    for (path, post) in paths.iter().filter_map(|(path, item)| Some((path, item.get("post")?))) {
        let path = path.replace("/events/{id}", "/events/demo-day").replace("{reference}", reference);
        let call = app.post(&format!("={}", path.replace("{id}", "optics"))).bearer(&token);
        let kinds: Vec<_> = post["requestBody"]["content"].as_object().expect("a body").keys().collect();
        match kinds.as_slice() {
            [kind] if *kind == "application/json" => posts.json.push(call),
            [kind] if *kind == FORM => posts.forms.push(call),
            _ => panic!("{path} takes {kinds:?}, which nothing below tries"),
        }
    }
    posts
}

#[tokio::test]
async fn bodies_that_cannot_be_read_are_refused_everywhere() {
    let app = App::demo().await;
    let posts = every_post(&app).await.json;
    assert!(posts.len() >= 11, "{}", posts.len());
    for post in posts {
        for body in ["", "{", "nul", "{\"a\":}", "\u{feff}{}", "\"\\ud800\"", "[1,2", "{} {}", "'x'"] {
            post.clone().raw("application/json", body).refused(400, ProblemCode::Malformed).await;
        }
        for body in ["null", "[]", "3", "\"text\"", "true", "[\"19900001234\"]"] {
            post.clone().raw("application/json", body).refused(400, ProblemCode::Malformed).await;
        }
        post.clone().raw("application/json", [0xff, 0xfe, 0x00]).refused(400, ProblemCode::Malformed).await;
        let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
        post.clone().raw("application/json", deep).refused(400, ProblemCode::Malformed).await;
        let unknown = post.clone().json(&json!({"__proto__": 1})).refused(422, ProblemCode::Validation).await;
        assert_eq!(
            (unknown.errors[0].pointer.as_str(), unknown.errors[0].code),
            ("/__proto__", FieldCode::UnknownField)
        );
    }
}

#[tokio::test]
async fn forms_that_cannot_be_read_are_refused_everywhere() {
    let app = App::demo().await;
    let posts = every_post(&app).await.forms;
    assert!(!posts.is_empty());
    for post in posts {
        let part = "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n";
        for body in ["", "x", "--x", "--x\r\n", "--y--\r\n", part, &format!("{part}\u{89}PNG"), &part[..30]] {
            post.clone().raw("multipart/form-data; boundary=x", body).refused(400, ProblemCode::Malformed).await;
        }
        for kind in [FORM, "multipart/form-data; boundary=", "Multipart/Form-Data; charset=utf-8"] {
            post.clone().raw(kind, part).refused(400, ProblemCode::Malformed).await;
        }
    }
}

#[tokio::test]
async fn other_media_types_are_refused_everywhere() {
    let app = App::demo().await;
    let posts = every_post(&app).await;
    for post in posts.forms {
        for kind in
            ["image/png", "application/x-www-form-urlencoded", "application/json", "multipart/mixed; boundary=x"]
        {
            post.clone().raw(kind, "{}").refused(415, ProblemCode::Malformed).await;
        }
        post.clone().file(b"%PDF-1.7").without("Content-Type").refused(415, ProblemCode::Malformed).await;
    }
    for post in posts.json {
        for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "json"] {
            post.clone().raw(kind, "{}").refused(415, ProblemCode::Malformed).await;
        }
        post.clone().raw("application/json", "{}").without("Content-Type").refused(415, ProblemCode::Malformed).await;
    }
}

#[tokio::test]
async fn a_body_over_its_limit_is_refused_everywhere() {
    let app = App::demo().await;
    let big = format!("{{\"text\":\"{}\"}}", "x".repeat(1024 * 1024));
    let posts = every_post(&app).await;
    for post in posts.json {
        post.clone().raw("application/json", big.as_str()).refused(413, ProblemCode::PayloadTooLarge).await;
        let announced = post.header("Content-Length", "99999999999");
        announced.raw("application/json", "{}").refused(413, ProblemCode::PayloadTooLarge).await;
    }
    let big = [b"%PDF-1.7".as_slice(), &vec![b'x'; UPLOAD_MAX]].concat();
    for post in posts.forms {
        post.clone().file(&big).refused(413, ProblemCode::PayloadTooLarge).await;
        post.clone().form(&[("file", &big), ("file", &big)]).refused(413, ProblemCode::PayloadTooLarge).await;
        let announced = post.header("Content-Length", "99999999999");
        announced.file(b"%PDF-1.7").refused(413, ProblemCode::PayloadTooLarge).await;
    }
}

#[tokio::test]
async fn overlong_texts_are_refused_by_name_and_change_nothing() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let total = async || app.get("/cases").bearer(&token).expect(200).await.json::<Page<Case>>().total;
    let before = total().await;
    let raise =
        |n: usize| app.post("/cases").bearer(&token).json(&json!({"category": "other", "text": "言".repeat(n)}));
    let problem = raise(5_001).refused(422, ProblemCode::Validation).await;
    assert_eq!((problem.errors[0].pointer.as_str(), problem.errors[0].code), ("/text", FieldCode::TooLong));
    assert_eq!(total().await, before);
    raise(5_000).expect(201).await;

    let register =
        |n: usize| app.post("/events/optics/registrations").json(&registration(&"𠮷".repeat(n), "19900001234"));
    register(51).refused(422, ProblemCode::Validation).await;
    register(50).expect(201).await;
}

#[tokio::test]
async fn texts_that_a_database_cannot_hold_are_refused() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let nul = json!({"category": "other", "text": "a\u{0}b"});
    let problem = app.post("/cases").bearer(&token).json(&nul).refused(422, ProblemCode::Validation).await;
    assert_eq!(problem.errors[0].code, FieldCode::Unprintable);
    let mut form = application(&resident_id(1));
    form["employer"]["position"] = json!("a\u{0}");
    app.post("/card/applications").bearer(&token).json(&form).refused(422, ProblemCode::Validation).await;
    app.post("/events/optics/registrations").json(&registration("\u{0}", "19900001234")).expect(422).await;
    app.post("/auth/codes").json(&json!({"phone": "1990000\u{0}1234"})).expect(422).await;
    app.post("/auth/sessions/refresh").json(&json!({"refreshToken": "\u{0}"})).expect(401).await;
}

#[tokio::test]
async fn bad_queries_and_cursors_are_refused() {
    let app = App::demo().await;
    let token = app.token(OFFICER).await;
    for list in ["/events", "/registrations", "/cases", "/desk/applications", "/desk/cases"] {
        for query in [
            "limit=0",
            "limit=101",
            "limit=-1",
            "limit=x",
            "limit=99999999999999999999",
            "cursor=",
            "cursor=AAAA",
            "cursor=%00",
            "cursor=%FF",
            "order=asc",
            "limit=1&limit=2",
            "cursor=cGFzdCAxIGE",
            "%00=1",
        ] {
            app.get(&format!("{list}?{query}")).bearer(&token).refused(400, ProblemCode::Malformed).await;
        }
        app.get(&format!("{list}?limit=1")).bearer(&token).expect(200).await;
    }
    app.get("/events?when=never").refused(400, ProblemCode::Malformed).await;
    // A cursor of one list is none of another.
    let page: Page<Value> = app.get("/events?limit=1").expect(200).await.json();
    let path = format!("/events?when=past&cursor={}", page.next.expect("a next page"));
    app.get(&path).refused(400, ProblemCode::Malformed).await;
}

#[tokio::test]
async fn wrong_ids_and_unknown_routes_are_not_found() {
    let app = App::demo().await;
    let token = app.token(OFFICER).await;
    for id in ["nobody", "%00", "%FF%FE", "a%2Fb", "%E4%BA%BA", "'%3B--", &"x".repeat(200)] {
        for path in ["/events/{}", "/registrations/{}", "/card/applications/{}", "/cases/{}", "/uploads/{}"] {
            app.get(&path.replace("{}", id)).bearer(&token).refused(404, ProblemCode::NotFound).await;
        }
        let answer = app.post(&format!("/desk/cases/{id}/answer")).bearer(&token);
        answer.json(&json!({"text": "答", "outcome": "resolved"})).refused(404, ProblemCode::NotFound).await;
        let register = app.post(&format!("/events/{id}/registrations"));
        register.json(&registration("许闻", "19900001234")).refused(404, ProblemCode::NotFound).await;
    }
    for path in
        ["/nowhere", "/events/optics/nowhere", "/test/clock", "/", "/events/", "=/api", "=/api/", "=/api/v2/events"]
    {
        app.get(path).refused(404, ProblemCode::NotFound).await;
    }
}

#[tokio::test]
async fn other_methods_are_refused() {
    let app = App::demo().await;
    for (method, path) in [("PUT", "/events/optics"), ("POST", "/events"), ("DELETE", "/me"), ("GET", "/auth/codes")] {
        let reply = app.call(method, path).expect(405).await;
        assert!(reply.header("allow").is_some(), "{method} {path}");
        assert_eq!(reply.json::<Problem>().code, ProblemCode::Other);
    }
}

#[tokio::test]
async fn no_body_whatever_makes_the_server_fail() {
    let app = App::demo().await;
    let posts = every_post(&app).await;
    let handle = tokio::runtime::Handle::current();
    let run = move || {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,40}".prop_map(Value::from),
            prop::sample::select(vec!["19900001234", "resolved", "A", "listen", "science", "123456"])
                .prop_map(Value::from),
        ];
        let value = leaf.prop_recursive(3, 16, 4, |inner| {
            let name = prop::sample::select(vec!["name", "number", "kind", "degree", "part", "x", ""]);
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map(name.prop_map(str::to_owned), inner, 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        });
        let name = prop::sample::select(vec![
            "phone",
            "code",
            "refreshToken",
            "name",
            "consent",
            "answers",
            "identity",
            "education",
            "employer",
            "category",
            "text",
            "score",
            "comment",
            "level",
            "reason",
            "outcome",
            "ghost",
        ]);
        let body = prop::collection::btree_map(name.prop_map(str::to_owned), value, 0..6);
        let config = ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() };
        let part = (prop::sample::select(vec!["file", "x", "", "a/b\"c"]), prop::collection::vec(any::<u8>(), 0..40));
        let parts = prop::collection::vec(part, 0..4);
        proptest!(config, |(members in body, parts in parts, cut in 0..200_usize)| {
            let body = Value::Object(members.into_iter().collect());
            for post in &posts.json {
                // Sending checks that an error is a problem and that none is the server's.
                let reply = handle.block_on(post.clone().key(&new_key()).json(&body).send());
                prop_assert!(reply.status.is_client_error() || reply.status.is_success());
            }
            let parts: Vec<_> = parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
            for form in &posts.forms {
                let reply = handle.block_on(form.clone().key(&new_key()).form(&parts).cut(cut).send());
                prop_assert!(reply.status.is_client_error() || reply.status.is_success());
            }
        });
    };
    tokio::task::spawn_blocking(run).await.expect("the property holds");
}
