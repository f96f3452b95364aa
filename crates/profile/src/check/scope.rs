//! What a template can see where it stands.

use std::cell::RefCell;

use zhihui_json::{Map, Value};

use super::Check;
use super::near::add_meant;
use crate::pointer::step;
use crate::uri;

/// What a template can see.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s> {
    /// The names of what the operation is asked with.
    pub asked: &'s [&'s str],
    pub has_before: bool,
    /// Whether an answer has come.
    pub has_answer: bool,
    /// Whether the node at hand is what the operation is asked with.
    pub is_at_input: bool,
}

/// What every operation is asked with.
const ALWAYS: &[&str] = &["now", "account"];

impl Check<'_> {
    pub(super) fn sees(&mut self, template: &Value, scope: Scope) {
        match template {
            Value::String(selector) => self.leads(selector, scope),
            Value::Array(items) => {
                for (number, item) in items.iter().enumerate() {
                    self.within(&number.to_string(), |check| check.sees(item, scope));
                }
            }
            Value::Object(fields) => self.fields_see(fields, scope),
            _ => {}
        }
    }

    fn fields_see(&mut self, fields: &Map, scope: Scope) {
        if fields.contains_key("$value") {
            return;
        }
        for (name, value) in fields {
            let is_at_input = match name.as_str() {
                "$map" | "$type" | "$enum" | "$as" | "$format" => continue,
                "$each" => false,
                "$with" => scope.is_at_input && !fields.contains_key("$from") && !fields.contains_key("$each"),
                _ => scope.is_at_input,
            };
            self.within(name, |check| check.sees(value, Scope { is_at_input, ..scope }));
        }
    }

    fn leads(&mut self, selector: &str, scope: Scope) {
        let input = if scope.is_at_input && selector.starts_with('/') {
            Some(selector)
        } else {
            selector.strip_prefix("$input#")
        };
        if let Some((name, _)) = input.and_then(step) {
            if let Some(what) = stranger(&name, scope.asked) {
                self.note(&what);
            }
            return;
        }
        if selector.starts_with("$before") && !scope.has_before {
            self.note("there is no \"before\" here whose answer this could be");
        }
        if selector.starts_with("$response") && !scope.has_answer {
            self.note("nothing is answered yet when this is sent");
        }
    }

    /// The variables of a path are what the operation is asked with, too.
    pub(super) fn variables(&mut self, path: &str, asked: &[&str]) {
        let fault = RefCell::new(None);
        // Whether it is a template at all is said elsewhere.
        _ = uri::expand(path, &|name| {
            let mut fault = fault.borrow_mut();
            *fault = fault.take().or_else(|| stranger(name, asked));
            Some("x")
        });
        if let Some(what) = fault.into_inner() {
            self.note(&what);
        }
    }
}

fn stranger(name: &str, asked: &[&str]) -> Option<String> {
    if asked.contains(&name) || ALWAYS.contains(&name) {
        return None;
    }
    let known = || asked.iter().chain(ALWAYS).copied();
    let all: Vec<&str> = known().collect();
    let mut what = ["this operation is not asked with \"", name, "\" but with ", &all.join(", ")].concat();
    add_meant(&mut what, name, known());
    Some(what)
}
