//! No profile and no answer brings the engine down, checked or not.

use proptest::prelude::*;
use zhihui_json::{Map, Value};
use zhihui_profile::{Call, Profile, Response, Step};

use crate::arbitrary;

const WORDS: &[&str] = &[
    "$from",
    "$each",
    "$with",
    "$type",
    "$enum",
    "$map",
    "$as",
    "$format",
    "$else",
    "$equals",
    "$then",
    "$over",
    "$value",
    "$input#/body",
    "$before#",
    "$before#/a",
    "$account#/id",
    "$response.body#/a",
    "$response.header.Link",
    "$response.status",
    "$x",
    "",
    "/",
    "/a",
    "/a/0",
    "/body",
    "/id",
    "t",
    "e",
    "instant",
    "day",
    "id",
    "json",
    "jwtExpiry",
    "key15",
    "epochMillis",
    "secondsFromNow",
    "operation",
    "input",
    "where",
    "path",
    "method",
    "means",
    "status",
    "code",
    "repeated",
    "success",
    "validation",
    "contains",
    "present",
    "style",
    "page",
    "offset",
    "range",
    "cursor",
    "link",
    "items",
    "total",
    "next",
    "parameter",
    "size",
    "first",
    "at",
    "pointer",
    "message",
    "fields",
    "x",
    "/{id}",
    "{?id}",
    "{",
    "4xx",
    "form",
    "multipart",
    "../..",
];

/// A profile in which everything that the engine looks at is there, whatever it is.
fn profiles() -> impl Strategy<Value = Value> {
    let any = || arbitrary::value(WORDS);
    let object = || arbitrary::object(WORDS).prop_map(Value::Object);
    let operation = (
        prop_oneof!["/x", "/\\{id\\}", ".{0,12}"],
        prop_oneof![object(), any()],
        object(),
        any(),
        proptest::option::of(any()),
        proptest::option::of(any()),
        proptest::option::of(object()),
        any(),
        proptest::sample::select(&["json", "form", "multipart"][..]),
        any(),
    );
    let operation = operation.prop_map(|(path, query, headers, body, before, then, page, answer, encoding, rules)| {
        let mut fields = Map::new();
        for (name, value) in [("before", before), ("then", then), ("page", page)] {
            fields.extend(value.map(|value| (name.to_owned(), value)));
        }
        let rest = [
            ("path", path.into()),
            ("query", query),
            ("headers", headers),
            ("body", body),
            ("answer", answer),
            ("encoding", encoding.into()),
            ("rules", rules),
        ];
        fields.extend(rest.map(|(name, value)| (name.to_owned(), value)));
        Value::Object(fields)
    });
    (operation, any(), any(), any(), any(), object()).prop_map(|(operation, kind, words, rules, errors, rest)| {
        let own = [("t".to_owned(), kind)].into_iter().collect();
        let enums = [("e".to_owned(), words)].into_iter().collect();
        let operations =
            [("x".to_owned(), operation.clone()), ("uploads.get".to_owned(), operation)].into_iter().collect();
        let mut all = rest.as_object().cloned().unwrap_or_default();
        all.extend([
            ("types".to_owned(), Value::Object(own)),
            ("enums".to_owned(), Value::Object(enums)),
            ("operations".to_owned(), Value::Object(operations)),
            ("rules".to_owned(), rules),
            ("errors".to_owned(), errors),
        ]);
        Value::Object(all)
    })
}

fn responses() -> impl Strategy<Value = Response> {
    let body = prop_oneof![
        arbitrary::value(WORDS).prop_map(|value| value.to_string().into_bytes()),
        proptest::collection::vec(any::<u8>(), 0..20),
    ];
    let name = proptest::sample::select(&["Link", "content-range", "Retry-After", "X"][..]).prop_map(str::to_owned);
    let headers = proptest::collection::vec((name, "[<>/;=, \"a-z0-9-]{0,16}"), 0..3);
    let status = prop_oneof![Just(200), Just(404), Just(422), any::<u16>()];
    (status, headers, body).prop_map(|(status, headers, body)| Response { status, headers, body })
}

fn carry(profile: Value, input: Value, responses: &[Response]) {
    let profile = Profile::of_checked(profile);
    let _ =
        (profile.sign_in(), profile.csrf(), profile.token_header(), profile.timeout_seconds(), profile.credentials());
    for operation in ["x", "uploads.get"] {
        let mut sent = Call::begin(&profile, operation, input.clone());
        let mut responses = responses.iter().cycle();
        let mut requests = 0;
        while let Ok((call, _)) = sent {
            requests += 1;
            assert!(requests <= 8, "an operation without an end");
            match call.go_on(&profile, responses.next().expect("one answer more")) {
                Step::Send(call, request) => sent = Ok((call, request)),
                Step::Done(_) | Step::Failed(_) => break,
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn no_profile_does(
        profile in profiles(),
        input in prop_oneof![arbitrary::value(WORDS), Just(crate::world::json(r#"{"id":"1","cursor":"1.1./a","body":{"a":[1]},"now":"x"}"#))],
        responses in proptest::collection::vec(responses(), 1..4),
    ) {
        carry(profile, input, &responses);
    }

    #[test]
    fn not_even_one_of_no_form_at_all(profile in arbitrary::value(WORDS), input in arbitrary::value(WORDS), response in responses()) {
        carry(profile, input, &[response]);
    }
}

#[test]
fn templates_that_double_at_every_step_end_soon() {
    let began = std::time::Instant::now();
    let mut types: Vec<String> = vec![r#""t0":[1,1]"#.to_owned()];
    types.extend(
        (1..30).map(|level| format!(r#""t{level}":[{{"$type":"t{}"}},{{"$type":"t{}"}}]"#, level - 1, level - 1)),
    );
    let types = [r#""types":{"#, &types.join(","), "},"].concat();
    let misfit = crate::world::read(&types, r#"{"$type":"t29"}"#, "{}");
    assert_eq!(misfit, Err("templates without an end".to_owned()));
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}
