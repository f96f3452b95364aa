//! The grammar as JSON Schema 2020-12, so that an editor completes and checks a profile while it is written.

use zhihui_json::{Map, Value};

use crate::shape::{DIRECTIVES, Key, Kind, OPERATIONS, PROFILE};

/// The schema of one file. What must be there is said only inside of parts that a file states as a whole: the rest may
/// come from the preset that it extends, and null takes away what comes from there.
pub fn json_schema() -> Value {
    let mut schema = object(PROFILE);
    put(&mut schema, "$schema", text("https://json-schema.org/draft/2020-12/schema"));
    put(&mut schema, "title", text("A backend's profile"));
    put(&mut schema, "description", text("How the app's operations become HTTP on one backend."));
    let mut definitions = Map::new();
    definitions.insert("template".to_owned(), template());
    definitions.insert("selector".to_owned(), selector());
    put(&mut schema, "$defs", Value::Object(definitions));
    schema
}

fn object(keys: &[Key]) -> Value {
    let properties = keys.iter().map(|key| {
        let mut value = of_kind(&key.kind);
        put(&mut value, "description", text(key.about));
        (key.name.to_owned(), or_null(value))
    });
    schema_of(
        "object",
        [("properties", Value::Object(properties.collect())), ("additionalProperties", Value::Bool(false))],
    )
}

fn of_kind(kind: &Kind) -> Value {
    let pattern = |pattern: &str| schema_of("string", [("pattern", text(pattern))]);
    match kind {
        Kind::Text => schema_of("string", []),
        Kind::Bool => schema_of("boolean", []),
        Kind::Whole(least, most) => {
            schema_of("integer", [("minimum", Value::from(*least)), ("maximum", Value::from(*most))])
        }
        Kind::Word(words) => one([("enum", texts(words))]),
        Kind::Object(keys) => object(keys),
        Kind::Named(kind) => schema_of("object", [("additionalProperties", or_null(of_kind(kind)))]),
        Kind::Pointers(kind) => {
            let names = one([("pattern", text(POINTER))]);
            schema_of("object", [("propertyNames", names), ("additionalProperties", of_kind(kind))])
        }
        Kind::Operations(kind) => {
            let names = one([("enum", texts(OPERATIONS))]);
            schema_of("object", [("propertyNames", names), ("additionalProperties", or_null(of_kind(kind)))])
        }
        Kind::List(kind) => schema_of("array", [("items", of_kind(kind))]),
        Kind::BaseUrl => pattern(r"^(/([^/\\?# ][^?#\\ ]*)?|https?://[^?#\\ ]+)$"),
        Kind::Zone => pattern(r"^(Z|[+-]([01][0-9]):[0-5][0-9])$"),
        Kind::Preset => pattern("^[a-z0-9-]+$"),
        Kind::Header => pattern("^[ -~]*$"),
        Kind::Path => pattern("^([/?{].*)?$"),
        Kind::Pointer => pattern(POINTER),
        Kind::Selector => reference("selector"),
        Kind::Template => reference("template"),
        Kind::Status => {
            let one = any_of([
                schema_of("integer", [("minimum", Value::from(100)), ("maximum", Value::from(599))]),
                pattern("^[1-5]xx$"),
            ]);
            any_of([one.clone(), schema_of("array", [("items", one), ("minItems", Value::from(1))])])
        }
        Kind::Wanted => {
            let condition = |name: &str, kind: &str| {
                let fields = [(name.to_owned(), schema_of(kind, []))].into_iter().collect();
                let needed = [("properties", Value::Object(fields)), ("required", texts(&[name]))];
                let mut condition = schema_of("object", needed);
                put(&mut condition, "additionalProperties", Value::Bool(false));
                condition
            };
            let scalar = one([("type", texts(&["string", "number", "boolean", "null"]))]);
            any_of([
                scalar,
                schema_of("array", [("items", Value::Bool(true))]),
                condition("contains", "string"),
                condition("present", "boolean"),
            ])
        }
        Kind::Any => Value::Object(Map::new()),
    }
}

const POINTER: &str = "^(/([^~]|~[01])*)*$";

fn selector() -> Value {
    let one = schema_of(
        "string",
        [(
            "description",
            text(
                "A pointer such as /data/id, a runtime expression such as $input#/id, or a text that stands for itself.",
            ),
        )],
    );
    any_of([one.clone(), schema_of("array", [("items", one), ("minItems", Value::from(1))])])
}

/// A directive is told by the key that it alone has. Beside `$over` stand the fields that change.
fn template() -> Value {
    let mut kinds = vec![
        schema_of("string", []),
        one([("type", texts(&["number", "boolean", "null"]))]),
        schema_of("array", [("items", reference("template"))]),
        schema_of(
            "object",
            [
                ("propertyNames", one([("pattern", text(r"^[^$]"))])),
                ("additionalProperties", reference("template")),
                ("description", text("An object, each field of it filled in.")),
            ],
        ),
    ];
    for (name, keys) in DIRECTIVES {
        let mut directive = object(keys);
        match *name {
            "" => put(&mut directive, "minProperties", Value::from(1)),
            "$over" => {
                put(&mut directive, "required", texts(&[name]));
                put(&mut directive, "additionalProperties", reference("template"));
            }
            name => put(&mut directive, "required", texts(&[name])),
        }
        kinds.push(directive);
    }
    one([("anyOf", Value::Array(kinds))])
}

fn one<const N: usize>(parts: [(&str, Value); N]) -> Value {
    Value::Object(parts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn schema_of<const N: usize>(kind: &str, parts: [(&str, Value); N]) -> Value {
    let mut schema = one(parts);
    put(&mut schema, "type", text(kind));
    schema
}

fn any_of<const N: usize>(kinds: [Value; N]) -> Value {
    one([("anyOf", Value::Array(kinds.into()))])
}

fn or_null(schema: Value) -> Value {
    any_of([schema, schema_of("null", [])])
}

fn reference(name: &str) -> Value {
    one([("$ref", text(&["#/$defs/", name].concat()))])
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn texts(words: &[&str]) -> Value {
    Value::Array(words.iter().map(|word| text(word)).collect())
}

fn put(schema: &mut Value, name: &str, value: Value) {
    if let Value::Object(fields) = schema {
        fields.insert(name.to_owned(), value);
    }
}
