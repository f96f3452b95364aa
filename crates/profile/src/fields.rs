//! What a bad answer says about single fields, in our form's own names.

use zhihui_domain::problem::{FieldCode, FieldError};
use zhihui_json::{Value, pointer_part};

use crate::origin::source;
use crate::template::{Scene, pointer_of, text_of, words_in};

/// What was said about fields that we sent, and the first word about the whole: one that names no field of ours.
#[derive(Debug, Default)]
pub(crate) struct FieldWords {
    pub errors: Vec<FieldError>,
    pub whole: Option<String>,
}

/// Reads `errors.fields` of the profile over the answer's body.
pub(crate) fn field_words(scene: &Scene, operation: &Value, body: &Value) -> FieldWords {
    let fields = scene.profile.errors().and_then(|errors| errors.get("fields"));
    let mut words = FieldWords::default();
    let Some((fields, at)) = fields.and_then(|fields| Some((fields, fields.get("at")?))) else { return words };
    let reader = Reader { scene, fields, template: operation.get("body") };
    match scene.pick(at, body) {
        Some(Value::Array(items)) => {
            for item in items {
                let name = fields.get("pointer").and_then(|pointer| scene.pick(pointer, item));
                let (message, code) = reader.said(item);
                match name.and_then(text_of) {
                    Some(name) => reader.note(&pointer_of(name), message, code, &mut words),
                    None => words.whole = words.whole.or(message),
                }
            }
        }
        Some(Value::Object(items)) => {
            for (name, item) in items {
                reader.read(&pointer_of(name), item, &mut words);
            }
        }
        _ => {}
    }
    words
}

struct Reader<'r> {
    scene: &'r Scene<'r>,
    fields: &'r Value,
    /// The operation's own body: it leads from the wire's names back to ours.
    template: Option<&'r Value>,
}

impl Reader<'_> {
    /// An item that says nothing itself holds the items of the fields inside.
    fn read(&self, pointer: &str, item: &Value, words: &mut FieldWords) {
        let (message, code) = self.said(item);
        match item {
            _ if message.is_some() || code.is_some() => self.note(pointer, message, code, words),
            Value::Object(items) => {
                for (name, item) in items {
                    self.read(&[pointer, &pointer_part(name)].concat(), item, words);
                }
            }
            Value::Array(items) => {
                for (number, item) in items.iter().enumerate() {
                    self.read(&[pointer, &pointer_part(&number.to_string())].concat(), item, words);
                }
            }
            _ => {}
        }
    }

    fn said(&self, item: &Value) -> (Option<String>, Option<FieldCode>) {
        let message = match self.fields.get("message") {
            Some(message) => self.scene.pick(message, item),
            None => Some(item),
        };
        let code = self.fields.get("code").and_then(|code| self.scene.pick(code, item));
        let code = code.and_then(|code| {
            let known = self.fields.get("codes").and_then(|codes| codes.get(text_of(code)?));
            text_of(code).map(|_| zhihui_json::read_value(known.unwrap_or(code)).unwrap_or(FieldCode::Other))
        });
        (message.and_then(words_in), code)
    }

    fn note(&self, pointer: &str, message: Option<String>, code: Option<FieldCode>, words: &mut FieldWords) {
        let ours = match self.template {
            // Some write `answers.0.text`.
            Some(template) => [pointer, &pointer.replace('.', "/")]
                .into_iter()
                .find_map(|wire| source(self.scene.profile, template, wire, self.scene.input)),
            None => Some(pointer.to_owned()),
        };
        match ours {
            Some(pointer) => {
                let (code, message) = (code.unwrap_or(FieldCode::Other), message.unwrap_or_default());
                words.errors.push(FieldError { pointer, code, message });
            }
            None => words.whole = words.whole.take().or(message),
        }
    }
}
