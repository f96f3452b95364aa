//! A backend for one test: it answers what it is told to, and remembers what it was asked.

use zhihui_domain::failure::Failure;
use zhihui_json::Value;
use zhihui_profile::{Answer, Body, Call, Profile, Request, Response, Step};

/// A JSON text of a test.
pub fn json(text: &str) -> Value {
    zhihui_json::parse(text).expect(text)
}

/// A profile, as if it had been checked.
pub fn profile(text: &str) -> Profile {
    Profile::of_checked(json(text))
}

/// An answer without headers.
pub fn answer(status: u16, body: &str) -> Response {
    Response { status, headers: vec![], body: body.into() }
}

/// The same with one header.
pub fn with_header(mut response: Response, name: &str, value: &str) -> Response {
    response.headers.push((name.to_owned(), value.to_owned()));
    response
}

/// Carries an operation through, and answers what it brought and what was asked.
pub fn carry(
    profile: &Profile,
    operation: &str,
    input: &str,
    mut backend: impl FnMut(&Request) -> Response,
) -> (Result<Answer, Failure>, Vec<Request>) {
    let mut asked = vec![];
    let (mut call, mut request) = match Call::begin(profile, operation, json(input)) {
        Ok(begun) => begun,
        Err(failure) => return (Err(failure), asked),
    };
    loop {
        assert!(asked.len() < 20, "an operation without an end");
        asked.push(request.clone());
        match call.go_on(profile, &backend(&request)) {
            Step::Send(next, wanted) => (call, request) = (next, wanted),
            Step::Done(answer) => return (Ok(answer), asked),
            Step::Failed(failure) => return (Err(failure), asked),
        }
    }
}

/// The same with the answers one after the other.
pub fn converse(
    profile: &Profile,
    operation: &str,
    input: &str,
    answers: &[Response],
) -> (Result<Answer, Failure>, Vec<Request>) {
    let mut answers = answers.iter();
    carry(profile, operation, input, |_| answers.next().expect("one answer more").clone())
}

/// What an operation brings whose only request is answered so.
pub fn brought(profile: &Profile, operation: &str, input: &str, response: Response) -> Result<Value, Failure> {
    match converse(profile, operation, input, &[response]).0? {
        Answer::Json(value) => Ok(value),
        Answer::File(_) => panic!("a file"),
    }
}

/// The first request of an operation.
pub fn request(profile: &Profile, operation: &str, input: &str) -> Request {
    Call::begin(profile, operation, json(input)).expect("a request").1
}

/// The text that a request carries.
pub fn text(request: &Request) -> &str {
    match &request.body {
        Body::Text(text) => text,
        other => panic!("no text but {other:?}"),
    }
}

/// A request's header.
pub fn header<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    request.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
}

/// A profile's top with one operation for reading by `template` and one for writing by it.
fn through(top: &str, template: &str) -> Profile {
    let operations = r#"{"in":{"path":"/x","answer":TEMPLATE},"out":{"method":"POST","path":"/x","body":TEMPLATE}}"#;
    let all = ["{", top, r#""baseUrl":"/api","operations":"#, &operations.replace("TEMPLATE", template), "}"].concat();
    profile(&all)
}

/// What becomes of the wire's value on its way in. `top` holds further keys of the profile, each with a comma after it.
pub fn read(top: &str, template: &str, wire: &str) -> Result<Value, String> {
    let input = r#"{"now":"2026-11-25T12:00:00+08:00"}"#;
    brought(&through(top, template), "in", input, answer(200, wire)).map_err(detail)
}

/// What becomes of an input on its way out, as text.
pub fn written(top: &str, template: &str, input: &str) -> Result<String, String> {
    let (_, request) = Call::begin(&through(top, template), "out", json(input)).map_err(detail)?;
    Ok(match request.body {
        Body::Text(text) => text,
        _ => String::new(),
    })
}

/// The words of a protocol failure.
pub fn detail(failure: Failure) -> String {
    match failure {
        Failure::Protocol { detail } => detail,
        other => panic!("no protocol failure but {other:?}"),
    }
}
