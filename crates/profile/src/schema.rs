//! The grammar as JSON Schema 2020-12, so that an editor completes and checks a profile while it is written.
//!
//! It describes one file, and a file alone is seldom a whole profile: the rest comes from the preset that it extends.
//! So nothing is required but in lists, which a file replaces as a whole, and every key may be null, which takes away
//! what the preset says (RFC 7396). What has to agree with something elsewhere (names of types, styles and their keys) is
//! left to the check of the whole.

use zhihui_json::{Map, Value};

use crate::shape::{DIRECTIVES, Key, Kind, OPERATION, OPERATIONS, PROFILE, RULE, asked_with};

/// A name and no place: the file lies beside each app.
const ID: &str = "urn:zhihui:backend-profile";

const POINTER: &str = "^(?:/(?:[^~/]|~[01])*)*$";
/// A place: a pointer or a runtime expression.
const PLACE: &str = "(?:/(?:[^~/]|~[01])*)*|\\$(?:input|account|before|response\\.body)(?:#(?:/(?:[^~/]|~[01])*)*)?|\\$response\\.status|\\$response\\.header\\.[-_.!#$%&'*+^`|~0-9A-Za-z]+";
const HEADER_NAME: &str = "^[-_.!#$%&'*+^`|~0-9A-Za-z]+$";
const BASE_URL: &str = "^(?:/(?:[^/?#\\\\\"<>{}|^`\\s][^?#\\\\\"<>{}|^`\\s]*)?|https?://[^/:@?#\\\\\"<>{}|^`\\s][^/@?#\\\\\"<>{}|^`\\s]*(?:/[^?#\\\\\"<>{}|^`\\s]*)?)$";
const ADDRESS: &str = "^https?://[^/:@?#\\\\\"<>{}|^`\\s][^/@?#\\\\\"<>{}|^`\\s]*(?:/[^?#\\\\\"<>{}|^`\\s]*)?$";
/// `{x}` `{+x}` `{?x,y}` `{&x}` among what may stand in an address.
const PATH: &str = "^(?:(?:[/?]|\\{[+?&]?[A-Za-z0-9_]+(?:,[A-Za-z0-9_]+)*\\})(?:[^\\s{}\\\\<>\"^`|#]|\\{[+?&]?[A-Za-z0-9_]+(?:,[A-Za-z0-9_]+)*\\})*)?$";

/// The schema of a file: `backend.json` or a preset.
pub fn json_schema() -> Value {
    let mut operation = object(OPERATION, true);
    put(&mut operation, "title", "An operation");
    let mut rule = object(RULE, false);
    put(&mut rule, "title", "A rule");
    let mut schema = fields([
        ("$schema", "https://json-schema.org/draft/2020-12/schema".into()),
        ("$id", ID.into()),
        ("title", "A backend's profile".into()),
        ("description", "How the app's operations become HTTP on one backend, and its answers the app's.".into()),
    ]);
    if let (Value::Object(whole), Value::Object(profile)) = (&mut schema, object(PROFILE, true)) {
        whole.extend(profile);
    }
    let definitions = fields([
        ("operation", operation),
        ("rule", rule),
        ("place", typed("string", [("pattern", among(&[PLACE]).into())])),
        ("template", template()),
    ]);
    put(&mut schema, "$defs", definitions);
    schema
}

/// Of what a file replaces as a whole, everything has to be there.
fn object(keys: &[Key], merges: bool) -> Value {
    let properties = keys.iter().map(|key| {
        let mut value = of_kind(&key.kind);
        if merges {
            value = or_null(value);
        }
        put(&mut value, "description", key.about);
        let examples: Vec<Value> = key.examples.iter().filter_map(|text| zhihui_json::parse(text).ok()).collect();
        if !examples.is_empty() {
            put(&mut value, "examples", Value::Array(examples));
        }
        (key.name.to_owned(), value)
    });
    let mut schema =
        typed("object", [("properties", Value::Object(properties.collect())), ("additionalProperties", false.into())]);
    let needed: Vec<&str> = keys.iter().filter(|key| key.is_needed).map(|key| key.name).collect();
    if !merges && !needed.is_empty() {
        put(&mut schema, "required", texts(&needed));
    }
    schema
}

fn of_kind(kind: &Kind) -> Value {
    let pattern = |pattern: &str| typed("string", [("pattern", pattern.into())]);
    match kind {
        Kind::Text => typed("string", []),
        Kind::Bool => typed("boolean", []),
        Kind::Whole(least, most) => typed("integer", [("minimum", (*least).into()), ("maximum", (*most).into())]),
        Kind::Word(words) => fields([("enum", texts(words))]),
        Kind::Object(keys) => object(keys, true),
        Kind::Named(inner) => typed("object", [("additionalProperties", or_null(of_kind(inner)))]),
        Kind::Pointers(inner) => named(POINTER, of_kind(inner)),
        Kind::Headers(inner) => named(HEADER_NAME, or_null(of_kind(inner))),
        Kind::Parameters => named("^[^$]", reference("template")),
        Kind::Operations(_) => operations(),
        Kind::List(Kind::Object(_)) => typed("array", [("items", reference("rule"))]),
        Kind::List(inner) => typed("array", [("items", of_kind(inner))]),
        Kind::BaseUrl => pattern(BASE_URL),
        Kind::Address => pattern(ADDRESS),
        Kind::Zone => pattern("^(?:Z|[+-](?:0[0-9]|1[0-8]):[0-5][0-9])$"),
        Kind::Preset => pattern("^[a-z0-9-]+$"),
        Kind::Header => pattern("^[ -~]*$"),
        Kind::HeaderName => pattern(HEADER_NAME),
        Kind::Path => pattern(PATH),
        Kind::Pointer => pattern(POINTER),
        Kind::Place => reference("place"),
        Kind::Selector => {
            any_of([reference("place"), typed("array", [("items", reference("place")), ("minItems", 1.into())])])
        }
        Kind::Template => reference("template"),
        Kind::Status => {
            let status = || {
                any_of([
                    typed("integer", [("minimum", 100.into()), ("maximum", 599.into())]),
                    typed("string", [("pattern", "^[1-5]xx$".into())]),
                ])
            };
            any_of([status(), typed("array", [("items", status()), ("minItems", 1.into())])])
        }
        Kind::Wanted => any_of([wanted(), typed("array", [("items", wanted())])]),
        Kind::Any => Value::Bool(true),
    }
}

fn operations() -> Value {
    let each = OPERATIONS.iter().map(|name| {
        let mut operation = or_null(reference("operation"));
        let asked = [asked_with(name), &["now", "account"]].concat().join(", ");
        put(&mut operation, "description", ["Asked with ", &asked, "."].concat());
        ((*name).to_owned(), operation)
    });
    typed("object", [("properties", Value::Object(each.collect())), ("additionalProperties", false.into())])
}

/// What a rule looks for.
fn wanted() -> Value {
    let condition = |name: &str, kind: &str| {
        let properties = fields([(name, typed(kind, []))]);
        typed(
            "object",
            [("properties", properties), ("required", texts(&[name])), ("additionalProperties", false.into())],
        )
    };
    let scalar = fields([("type", texts(&["string", "number", "boolean", "null"]))]);
    any_of([scalar, condition("contains", "string"), condition("present", "boolean")])
}

/// Of the words each speaks of one kind of value alone, so that an editor can say what is wrong with which. Directives
/// are not told apart: where files are laid over each other, one may bring `$from` and the other its `$else`.
fn template() -> Value {
    let mut known = Map::new();
    for key in DIRECTIVES.iter().flat_map(|(_, keys)| *keys) {
        let mut value = or_null(of_kind(&key.kind));
        if key.name == "$value" {
            value = fields([]);
        }
        put(&mut value, "description", key.about);
        known.entry(key.name).or_insert(value);
    }
    let names: Vec<&str> = DIRECTIVES.iter().flat_map(|(_, keys)| *keys).map(|key| key.name).collect();
    let other_names = fields([("pattern", "^(?:[^$]|$)".into())]);
    fields([
        ("title", "A template".into()),
        (
            "description",
            "JSON with holes: \"/x\" is a pointer into the node at hand, \"$input#/x\" an expression, { \"$from\": … } a directive; anything else stands for itself.".into(),
        ),
        ("pattern", among(&["[^/$][^]*", PLACE]).into()),
        ("items", reference("template")),
        ("properties", Value::Object(known)),
        ("propertyNames", any_of([fields([("enum", texts(&names))]), other_names])),
        ("additionalProperties", reference("template")),
    ])
}

fn among(patterns: &[&str]) -> String {
    ["^(?:", &patterns.join("|").replace("[^]", "[\\s\\S]"), ")$"].concat()
}

fn named(pattern: &str, inner: Value) -> Value {
    typed("object", [("propertyNames", fields([("pattern", pattern.into())])), ("additionalProperties", inner)])
}

fn fields<const N: usize>(parts: [(&str, Value); N]) -> Value {
    Value::Object(parts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn typed<const N: usize>(kind: &str, parts: [(&str, Value); N]) -> Value {
    let parts = parts.into_iter().map(|(name, value)| (name.to_owned(), value));
    Value::Object([("type".to_owned(), Value::from(kind))].into_iter().chain(parts).collect())
}

fn any_of<const N: usize>(kinds: [Value; N]) -> Value {
    fields([("anyOf", Value::Array(kinds.into()))])
}

/// The plainest way to say so: an editor's message names what is wrong and not that two ways have failed.
fn or_null(mut schema: Value) -> Value {
    if let Some(Value::Array(words)) = schema.get_mut("enum") {
        words.push(Value::Null);
    } else if let Some(kind) = schema.get("type").and_then(Value::as_str) {
        let kinds = texts(&[kind, "null"]);
        put(&mut schema, "type", kinds);
    } else if schema != reference("template") {
        // A template may be null as it stands.
        return any_of([schema, typed("null", [])]);
    }
    schema
}

fn reference(name: &str) -> Value {
    fields([("$ref", ["#/$defs/", name].concat().into())])
}

fn texts(words: &[&str]) -> Value {
    words.iter().map(|word| Value::from(*word)).collect()
}

fn put(schema: &mut Value, name: &str, value: impl Into<Value>) {
    if let Value::Object(fields) = schema {
        fields.insert(name.to_owned(), value.into());
    }
}
